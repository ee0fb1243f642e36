// Fetches the program, starts it, and looks after the copy that works without a network. Bundled with what
// wasm-bindgen wrote; WASM, INTEGRITY and CHECKER are put in by scripts/page.mjs.
import { initSync } from "#glue";
import { fetchKept, fetchRest, lacksRest } from "#rest";

const PATIENCE = 8_000;
const { early } = window;
/** Whether this page came out of the copy in this browser: only then is another version a newer one. */
const isFromCopy = Boolean(navigator.serviceWorker?.controller);

/** Words for a person, not for a log. */
class Why extends Error {}

async function program() {
  if (typeof WebAssembly !== "object") throw new Why("this browser has no WebAssembly, or it is turned off.");
  const response = await fetch(WASM, { integrity: INTEGRITY, credentials: "same-origin" }).catch(() => {
    throw new Why(
      navigator.onLine
        ? "its program did not arrive, or not as it was built."
        : "there is no network, and no copy in this browser yet.",
    );
  });
  if (!response.ok) throw new Why(`the server answered ${response.status} for its program.`);
  const isNamed = response.headers.get("Content-Type")?.startsWith("application/wasm");
  const compiled = isNamed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
  return compiled.catch(() => {
    throw new Why("its program broke off on the way, or this browser cannot run it.");
  });
}

/** Resolves when the rest of the style is there, or will not come. */
function dressed() {
  const link = document.getElementById("style");
  return link.sheet || new Promise((resolve) => (link.onload = link.onerror = resolve));
}

async function start() {
  const slow = setTimeout(early.slow, PATIENCE);
  try {
    const [module] = await Promise.all([program(), fetchKept(), dressed()]);
    await early.settled();
    early.putBack();
    initSync({ module });
    early.takeOver();
    return true;
  } catch (error) {
    console.warn(error);
    early.fail(error instanceof Why ? error.message : "its program stopped with an error.");
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
const allowed = (name) => policy?.createScriptURL(name) ?? name;
let isWhole;
const whole = new Promise((resolve) => (isWhole = resolve));
// Not before the program is whole: it is the rest that hears the checker.
window.startChecker = () => whole.then(() => new Worker(allowed(CHECKER)));

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

async function keepOffline() {
  const workers = navigator.serviceWorker;
  if (!workers || !OFFLINE) return;
  const registration = await workers.register(allowed("./sw.js"), { updateViaCache: "none" });
  if (!registration) return;
  const follow = (worker) => worker?.addEventListener("statechange", () => offer(registration));
  registration.addEventListener("updatefound", () => follow(registration.installing));
  follow(registration.installing);
  offer(registration);
  await workers.ready;
  document.documentElement.setAttribute("data-offline", "");
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

const isStarted = await start();
// A start that wanted the rest before it could be had is no end: with the rest the page begins anew, with what was typed.
if (isStarted || lacksRest()) await fetchRest();
if (isStarted) {
  isWhole();
  await teamSettings().catch((error) => console.warn("no settings of a team:", error));
  // Where there is no such copy the page works all the same.
  keepOffline().catch((error) => console.warn("no offline copy:", error));
}
