// Runs at once, before the program is there. What is typed into the two fields of index.html is kept from the first
// key on, in the drafts of the program (src/journal/draft.rs), and handed over to its own fields when they come:
// words, lines that were entered, caret and focus. Where the program does not come, it says why; the words stay. PROGRAM, the
// addresses of all its parts, is put in by scripts/page.mjs.
(() => {
  document.currentScript.remove();

  // Out of the copy in this browser the program is taken at once, and compiled while the page is read. No checksum is asked
  // for: it was when the copy was made. What does not come like that is fetched by the program's own script, which says why.
  const begun = {};
  const begin = async (url) => {
    const response = await fetch(url, { credentials: "same-origin" });
    return response.ok ? WebAssembly.compileStreaming(response) : null;
  };
  if (window.capsule) {
    for (const url of PROGRAM) begun[url] = capsule.program(url);
  } else if (navigator.serviceWorker?.controller) {
    const isForIncident = /^#\/\w/.test(location.hash);
    let before;
    for (const url of PROGRAM) {
      // The first screen needs the first one alone, and the sooner the better.
      before = begun[url] = (isForIncident ? begin(url) : Promise.resolve(before).then(() => begin(url))).catch(() => null);
    }
  }

  const byId = (id) => document.getElementById(id);
  const root = byId("preboot");
  const title = byId("preboot-title");
  const entry = byId("preboot-entry");
  const state = byId("preboot-state");
  const says = byId("preboot-says");
  const help = byId("preboot-help");
  const html = document.documentElement;

  const named = () => /^#\/incident\/(.+)/.exec(location.hash)?.[1];
  const incident = named();
  const storage = (kind) => {
    try {
      return window[kind];
    } catch {
      return undefined; // Site data is blocked.
    }
  };
  const read = (store, key) => {
    try {
      return store?.getItem(key) ?? null;
    } catch {
      return null;
    }
  };
  const put = (store, key, value) => {
    try {
      if (value === null) store.removeItem(key);
      else store.setItem(key, value);
      return true;
    } catch {
      return false;
    }
  };
  const local = storage("localStorage");
  const session = storage("sessionStorage");

  // To WebKit this is an error.
  if (!navigator.vendor?.startsWith("Apple")) {
    document.querySelector("meta[name=viewport]").content += ", interactive-widget=resizes-content";
  }

  // Before anything is seen: the theme that the person has set, else the team's.
  const theme = read(local, "isp/note/theme") || read(local, "isp/note/team/theme");
  if (theme) html.dataset.theme = theme;

  // The name under which this tab keeps its drafts, through reloads. A tab that was duplicated has a copy of it, which
  // says that it is in use, and so has one whose browser was killed: it gets a name of its own and knows the former.
  const formerTabs = () => (read(session, "isp/tab/former") ?? "").split(" ").filter(Boolean);
  const tabName = () => {
    const use = () => put(session, "isp/tab/used", "yes");
    const known = read(session, "isp/tab");
    const isFree = known && !read(session, "isp/tab/used");
    const name = isFree ? known : `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    if (known && !isFree) {
      const former = `${known} ${formerTabs().join(" ")}`.trim().split(" ").slice(0, 4);
      put(session, "isp/tab/former", former.join(" "));
    }
    put(session, "isp/tab", name);
    use();
    addEventListener("pagehide", () => put(session, "isp/tab/used", null));
    addEventListener("pageshow", use);
    return name;
  };
  const tab = tabName();

  // The title takes keys from the first frame on, which may come before this script does.
  const typed = title.value;

  // One of the two fields, with the draft that was there before a key was pressed.
  const field = (element, draft, takes) => {
    const key = `isp/draft/${draft}/${tab}`;
    const before = read(local, key);
    const kept = [tab, ...formerTabs()].map((name) => read(local, `isp/draft/${draft}/${name}`)).find((one) => one !== null);
    const words = kept === undefined ? "" : kept.slice(kept.indexOf(" ") + 1);
    // An input method that is in the middle of a word is not disturbed for nothing.
    if (words) element.value = words;
    const base = words && element.value; // As the browser has it: line ends made alike.
    return { element, key, before, base, takes, lines: [], isPasted: false };
  };
  const asked = field(title, "title", "incident-title");
  const written = field(entry, incident ? `${incident}/log-entry` : "log-entry", "log-entry");

  // What is said of the words: how far the page is, and whether they are kept.
  let lead = "Loading.";
  let kept = "You can write already: it stays.";
  let notKept = "What you pasted is not kept yet: it is looked through for secrets first.";
  const sayState = () => {
    const words = `${lead} ${written.isPasted ? notKept : kept}`;
    if (says.textContent !== words) says.textContent = words;
  };
  const all = ({ lines, element }) => [...lines, element.value].join("\n");
  let isKept = true;
  const keep = (one) => {
    // What opens a door must reach no store: what was pasted is kept once the program has looked through it.
    if (one.isPasted) return;
    if (all(one) === one.base) isKept = put(local, one.key, one.before);
    else isKept = put(local, one.key, `${Date.now()} ${all(one)}`);
  };

  let shown;
  const show = (one) => {
    shown = one;
    root.dataset.shows = one === asked ? "title" : "entry";
    one.element.form.append(state);
    if (!root.dataset.failed) one.element.focus({ preventScroll: true });
    one.element.setSelectionRange(one.element.value.length, one.element.value.length);
  };

  // A title that was entered asks for an incident; its log can be written at once.
  let isDeclared = false;
  let behind;
  const showLog = () => {
    isDeclared = true;
    byId("preboot-head").textContent = title.value;
    show(written);
  };
  title.form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!title.value.trim() || root.dataset.failed) return;
    showLog();
  });

  const listLines = () => {
    byId("preboot-lines").replaceChildren(
      ...written.lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })),
    );
  };
  entry.addEventListener("keydown", (event) => {
    // The number alone tells that the key ended a word of an input method, in Safari.
    if (event.isComposing || event.keyCode === 229) return;
    if (event.key !== "Enter" || event.shiftKey || root.dataset.failed) return;
    event.preventDefault();
    if (!entry.value.trim()) return;
    written.lines.push(entry.value);
    entry.value = "";
    listLines();
    keep(written);
  });
  entry.form.addEventListener("submit", (event) => event.preventDefault());
  asked.element.addEventListener("input", () => keep(asked));
  entry.addEventListener("paste", () => (written.isPasted = true));
  entry.addEventListener("input", ({ inputType }) => {
    const isPasted = written.isPasted || /^insertFrom/.test(inputType ?? "");
    written.isPasted = isPasted && all(written).trim() !== "";
    keep(written);
    sayState();
  });

  let composing = null;
  root.addEventListener("compositionstart", () => {
    composing ??= {};
    composing.ended ??= new Promise((resolve) => (composing.end = resolve));
  });
  root.addEventListener("compositionend", () => {
    // The key that ended it has still to be heard.
    const ended = composing?.end;
    composing = null;
    setTimeout(() => ended?.());
  });

  const copy = async () => {
    const words = [title.value, all(written)].filter((text) => text.trim()).join("\n");
    try {
      await navigator.clipboard.writeText(words);
      says.textContent = "Copied. Paste it somewhere safe.";
    } catch {
      shown.element.select();
      says.textContent = document.execCommand?.("copy")
        ? "Copied. Paste it somewhere safe."
        : `The browser refused to copy. The words are selected: press ${/^(Mac|iP)/.test(navigator.platform) ? "⌘C" : "Ctrl+C"}.`;
    }
  };
  byId("preboot-copy").addEventListener("click", copy);
  byId("preboot-again").addEventListener("click", () => location.reload());
  byId("preboot-close").addEventListener("click", () => root.remove());

  let isHeld = false;
  const type = (element, words, isPasted) => {
    element.value = words;
    element.dispatchEvent(isPasted ? new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }) : new Event("input", { bubbles: true }));
  };
  const later = () => new Promise((resolve) => setTimeout(resolve));

  // Lines that were entered are entered into the program's box, one by one; what it refuses stays to be mended.
  const enterLines = async (box) => {
    while (written.lines.length) {
      type(box, written.lines[0], written.isPasted);
      box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
      await later();
      if (box.value !== "") break;
      written.lines.shift();
      keep(written);
    }
    return written.lines.splice(0);
  };

  const hand = (one, to, leading) => {
    const from = one.element;
    const isUntouched = from.value === one.base && !leading.length;
    const words = isUntouched ? to.value : [...leading, from.value].filter((part) => part !== "").join("\n");
    if (to.value !== words || one.isPasted) type(to, words, one.isPasted);
    const isFocused = from === document.activeElement;
    const moved = words.length - from.value.length;
    isHeld = false;
    if (isFocused) {
      // Before the field goes: a phone's keyboard stays up.
      to.focus({ preventScroll: true });
      to.setSelectionRange(from.selectionStart + moved, from.selectionEnd + moved, from.selectionDirection);
      to.scrollTop = from.scrollTop;
    }
    root.remove();
    html.setAttribute("data-ready", "");
  };

  const takeInto = async (one, to) => {
    // Words that the program found elsewhere, such as those that a closed tab left, come first.
    const found = to.value === one.base || all(one) === one.base ? [] : [to.value];
    const refused = one.lines.length ? await enterLines(to) : [];
    hand(one, to, [...found, ...refused]);
    if (isDeclared) put(local, written.key, `${Date.now()} `);
    isDeclared = false;
  };

  // The words belong to an incident that is not here: they stay, and can be copied.
  const stray = () => {
    isHeld = false;
    keep(written);
    if (!all(written).trim()) root.remove();
    entry.value = all(written);
    written.lines = [];
    listLines();
    entry.readOnly = true;
    root.dataset.shows = "stray";
    const end = written.isPasted ? "What you pasted is not kept: copy it." : "They are kept in this browser.";
    says.textContent = `You wrote these words for an incident that is not on this device. ${end}`;
    help.hidden = false;
    html.setAttribute("data-ready", "");
  };

  const holdFocus = () => {
    isHeld = true;
    document.addEventListener("focusin", ({ target }) => {
      if (isHeld && root.isConnected && !root.contains(target)) shown.element.focus({ preventScroll: true });
    });
  };
  const hasWords = () => all(shown) !== shown.base;
  const find = () => (isDeclared || named() === incident ? byId(shown.takes) : null);

  window.preboot = {
    /** A part of the program that is being compiled already; nothing where it is not, or where that has failed. */
    begun: (url) => (begun[url] ??= window.capsule?.program(url)),
    /** The title as this tab left it, before anything was typed. */
    left: asked.base,
    /** Resolves when no input method is in the middle of a word. */
    async settled() {
      while (composing) await composing.ended;
    },
    /** The drafts are as they were before, so that the program reads them as if nobody had typed meanwhile. */
    putBack() {
      for (const one of [asked, written]) if (all(one) !== one.base) put(local, one.key, one.before);
    },
    /** Whether a title was entered that the program has not taken yet. */
    isDeclared: () => isDeclared,
    /** A title was entered on the program's first screen, and what knows incidents is still on its way. */
    declare(words) {
      title.value = words;
      behind = byId(asked.takes).closest(".first");
      behind.inert = true;
      document.body.append(root);
      showLog();
    },
    /** Called in the same breath as the program's start: no key comes in between. */
    takeOver() {
      if (behind) behind.inert = false;
      if (isDeclared) {
        const to = byId(asked.takes);
        type(to, title.value);
        to.form.requestSubmit();
      }
      const leave = () => {
        root.remove();
        html.setAttribute("data-ready", "");
      };
      // A link that somebody has shared, and a day on duty, have no field for such words: they wait in the one for a title.
      if (/^#\/[ds]/.test(location.hash)) {
        for (const one of [asked, written]) keep(one);
        return void leave();
      }
      const to = find();
      if (to && !shown.lines.length) return void takeInto(shown, to);
      html.removeAttribute("data-ready");
      keep(written);
      // The program's screen takes the focus when it is drawn; until the words are there it stays where one types.
      if (root.contains(document.activeElement)) holdFocus();
      const watcher = new MutationObserver(() => look());
      const look = () => {
        const to = find();
        if (!to && !html.hasAttribute("data-stores")) return;
        watcher.disconnect();
        if (to) takeInto(shown, to);
        else setTimeout(() => (find() ? takeInto(shown, find()) : hasWords() ? stray() : leave()));
      };
      watcher.observe(html, { attributes: true, childList: true, subtree: true });
      look();
    },
    /** It takes long. */
    slow() {
      lead = "Still loading: the network is slow.";
      kept = "What you write is kept.";
      sayState();
      help.hidden = false;
    },
    /** It will not come. */
    fail(why) {
      if (!root.isConnected) document.body.append(root);
      for (const one of [asked, written]) keep(one);
      root.dataset.failed = "yes";
      root.setAttribute("role", "main");
      if (shown === asked) state.before(entry);
      lead = `The page could not be loaded: ${why}`;
      kept = isKept ? "What you write here is kept in this browser." : "This browser keeps nothing: copy your words before you leave.";
      notKept = "What you pasted is not kept: copy your words before you leave.";
      sayState();
      state.classList.add("bad");
      help.hidden = false;
    },
  };
  if (typed) {
    if (incident) title.value = asked.base;
    const first = incident ? written : asked;
    if (first.element.value !== first.base + typed) first.element.value = first.base + typed;
    keep(first);
  }
  show(incident ? written : asked);
})();
