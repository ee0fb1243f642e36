// Fetches the program, starts it, and looks after the copy that works without a network. Bundled with what wasm-bindgen and
// the splitter wrote; PROGRAM and CHECKER are put in by scripts/page.mjs.
import { fetchPart } from "#fetch";
import { begin, initSync, mount, prepare } from "#glue";

const PATIENCE = 8_000;
const { preboot, capsule } = window;
/** Whether this page came out of the copy in this browser: only then is another version a newer one. */
const isFromCopy = Boolean(navigator.serviceWorker?.controller);

/** Words for a person, not for a log. */
class Why extends Error {}

async function program() {
  if (typeof WebAssembly !== "object") throw new Why("this browser has no WebAssembly, or it is turned off.");
  const begun = await preboot.begun(PROGRAM.url);
  if (begun) return begun;
  const response = await fetchPart(PROGRAM.url, PROGRAM.integrity).catch(({ status }) => {
    if (status) throw new Why(`the server answered ${status} for its program.`);
    throw new Why(
      navigator.onLine
        ? "its program did not arrive, or not as it was built."
        : "there is no network, and no copy in this browser yet.",
    );
  });
  return WebAssembly.compileStreaming(response).catch(() => {
    throw new Why("its program broke off on the way, or this browser cannot run it.");
  });
}

/** Resolves when the rest of the style is there, or will not come. */
function dressed() {
  const link = document.getElementById("style");
  // A capsule has it inside.
  return !link || link.sheet || new Promise((resolve) => (link.onload = link.onerror = resolve));
}

const PAUSES = [1, 2, 5, 10, 30].map((seconds) => seconds * 1000);
const missing = document.getElementById("part");

const aWhile = (milliseconds) =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
    addEventListener("online", resolve, { once: true });
  });

/** Fetches what knows incidents, again and again until it comes. */
async function fetchRest() {
  for (let tries = 0; ; tries += 1) {
    try {
      await prepare();
      missing.hidden = true;
      return;
    } catch {
      missing.hidden = false;
      await aWhile(PAUSES[Math.min(tries, PAUSES.length - 1)]);
    }
  }
}

/** The program takes over from the page, when nothing is in the middle of a word: what was typed goes into its fields. */
async function takeOver(...steps) {
  await preboot.settled();
  preboot.putBack();
  for (const step of steps) await step();
  preboot.takeOver();
}

/** The first screen at once and incidents after it; both together where only an incident helps, or one that was shared. */
async function run() {
  const isForIncident = /^#\/\w/.test(location.hash) || preboot.isDeclared();
  if (isForIncident) {
    await fetchRest();
    return takeOver(begin, mount);
  }
  await takeOver(mount);
  await fetchRest();
  return preboot.isDeclared() ? takeOver(begin) : begin();
}

/** Rejects when the program stops in the middle: nothing that it was to do will be done. */
const broken = new Promise((_, reject) => {
  addEventListener("error", ({ error }) => error?.name === "RuntimeError" && reject(error));
});
broken.catch(() => {});

async function start() {
  const slow = setTimeout(preboot.slow, PATIENCE);
  try {
    const [module] = await Promise.all([program(), dressed()]);
    initSync({ module });
    await Promise.race([run(), broken]);
    document.documentElement.setAttribute("data-whole", "");
    return true;
  } catch (error) {
    console.warn(error);
    preboot.fail(error instanceof Why ? error.message : "its program stopped with an error.");
    return false;
  } finally {
    clearTimeout(slow);
  }
}

/** Offers the version that waits. Nothing changes until somebody asks for it, and this tab alone is loaded anew. */
function offer(registration) {
  const bar = document.getElementById("newer");
  if (!registration.waiting || !isFromCopy) return;
  bar.hidden = false;
  document.getElementById("newer-later").onclick = () => (bar.hidden = true);
  document.getElementById("newer-now").onclick = () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    registration.waiting?.postMessage("now");
  };
}

// The two programs beside the page, and no other, may be started from it.
const programs = ["./sw.js", CHECKER];
const policy = window.trustedTypes?.createPolicy("page", { createScriptURL: (name) => programs[programs.indexOf(name)] });
// Leptos makes what never changes from markup that stands in the program. Names, words and the attributes that say what a
// part is may be in it; nothing that runs, loads or leads elsewhere.
const PLAIN = /^(?:[^<>]|<\/?[a-z][a-z0-9]*(?: (?:class|id|role|dir|hidden|translate|type|tabindex|title|for|value|scope|aria-[a-z]+)(?:="[^"<>]*")?)*>)*$/;
const isPlain = (markup) => PLAIN.test(markup) && !/<(?:script|iframe|object|embed|base|meta|link|form|style)/.test(markup);
window.trustedTypes?.createPolicy("default", { createHTML: (markup) => (isPlain(markup) ? markup : null) });
const allowed = (name) => policy?.createScriptURL(name) ?? name;
let isWhole;
const whole = new Promise((resolve) => (isWhole = resolve));
// Not before everything that one waits for has arrived.
window.startChecker = () => whole.then(() => capsule?.worker(CHECKER) ?? new Worker(allowed(CHECKER)));
// What makes a capsule is fetched when somebody first asks for one.
const makes = () => import(document.querySelector("meta[name=capsule]").content);
window.makeCapsule = capsule?.make ?? (async (record) => (await makes()).make(record));

/**
 * The settings that a team has put beside the page. None is as good as an empty file; what cannot be asked for stays
 * as it was the last time. (A host that answers every address with a page has no such file.)
 */
async function teamSettings() {
  if (!navigator.onLine) return;
  const response = await fetch("./config.json", { cache: "no-cache", credentials: "same-origin" });
  if (response.status === 204 || (!response.ok && response.status !== 404)) return;
  const text = response.ok ? await response.text() : "";
  window.teamSettings = text.trimStart().startsWith("<") ? "" : text;
  dispatchEvent(new Event("teamSettings"));
}

/** What this page calls itself. */
const version = document.querySelector("meta[name=version]").content;

async function keepOffline() {
  const workers = navigator.serviceWorker;
  if (!workers || !OFFLINE) return;
  workers.addEventListener("message", ({ data, ports }) => data === "version" && ports[0].postMessage(version));
  workers.startMessages();
  const registration = await workers.register(allowed("./sw.js"), { updateViaCache: "none" });
  if (!registration) return;
  const follow = (worker) => worker?.addEventListener("statechange", () => offer(registration));
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  offer(registration);
  const { active } = await workers.ready;
  document.documentElement.setAttribute("data-offline", "");
  active.postMessage("tidy");
}

// Safari gives no focus to a button that is clicked, nor to anything else that one does not type in: it lands on what is
// around it, or nowhere. Here it goes where it goes in every other browser, so that what is opened can give it back, and
// what takes the button's place finds it.
addEventListener(
  "click",
  ({ target }) => {
    const pressed = target.closest?.("button, summary, a[href], input");
    const { activeElement } = document;
    if (pressed && activeElement !== pressed && activeElement?.contains(pressed)) pressed.focus({ preventScroll: true });
  },
  true,
);

// No form here is sent anywhere, also where what handles it is still on its way.
addEventListener("submit", (event) => event.preventDefault(), true);

// A browser opens a file, and some a link, that is dropped where nobody takes it: in place of the page.
const isTaken = ({ target, dataTransfer }) =>
  dataTransfer?.types.includes("Files") || (dataTransfer?.types.includes("text/uri-list") && !target.closest?.("input,textarea"));
for (const kind of ["dragover", "drop"]) addEventListener(kind, (event) => isTaken(event) && event.preventDefault());

// Some browsers lay the keyboard of a phone over the page rather than give it less room: then an incident takes what
// is seen of it. Whoever has zoomed in sees a part on purpose.
const seen = window.visualViewport;
seen?.addEventListener("resize", () => {
  const isCovered = seen.scale === 1 && innerHeight - seen.height > 120;
  const { style } = document.documentElement;
  if (!isCovered) return style.removeProperty("--seen");
  style.setProperty("--seen", `${seen.height}px`);
  if (document.querySelector(".incident")) scrollTo(0, 0);
});

// While somebody writes on a short screen, what stands above the panes is folded to one row (style/typing.css). Not between
// the press and the release of a pointer: what it is on would go from under it.
const SHORT = 520;
const WRITTEN_IN = ".panes textarea, .panes input:not([type=checkbox], [type=radio], [type=file])";
const page = document.documentElement;
let isPressed = false;
let folding;
const fold = () => {
  const height = seen?.scale === 1 ? seen.height : innerHeight;
  const isTyping = height < SHORT && Boolean(document.activeElement?.matches(WRITTEN_IN));
  if (isPressed || isTyping === page.hasAttribute("data-typing")) return;
  page.toggleAttribute("data-typing", isTyping);
  dispatchEvent(new Event("resize"));
};
const foldSoon = () => {
  clearTimeout(folding);
  folding = setTimeout(fold, 100);
};
for (const kind of ["focusin", "focusout", "resize", "pointerdown", "pointerup", "pointercancel"]) {
  addEventListener(
    kind,
    () => {
      if (kind.startsWith("pointer")) isPressed = kind === "pointerdown";
      foldSoon();
    },
    true,
  );
}
seen?.addEventListener("resize", foldSoon);

// What is written in stays in sight when what is around it takes room from it: what folds, or a preview that grows.
const kept = new ResizeObserver(() => {
  const field = document.activeElement;
  if (!isPressed && field?.matches(WRITTEN_IN)) field.scrollIntoView({ block: "nearest" });
});
addEventListener("focusin", ({ target }) => {
  kept.disconnect();
  const around = target.closest?.(".scroll");
  if (around) kept.observe(around);
});

/** What a page on a host looks after, and a capsule has no host for. */
async function besides() {
  await teamSettings().catch((error) => console.warn("no settings of a team:", error));
  // Where there is no such copy the page works all the same.
  keepOffline().catch((error) => console.warn("no offline copy:", error));
}

if (await start()) {
  isWhole();
  if (!capsule) await besides();
}
