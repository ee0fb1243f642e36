#!/usr/bin/env node
// The page in a real WebKit along the whole path, wide and narrow, each once as the engine has it and once under Safari's
// rule of the focus: what is clicked and not typed in gets none.
//   WEBKIT=/usr/lib/.../MiniBrowser [ONLY=390safari] smoke.mjs [dist]
// Pictures of each state are left in target/webkit/, to be looked at.
import { mkdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { WebKit, consoleOf, until } from "./driver.mjs";
import { host } from "./host.mjs";

const dist = process.argv[2] ?? fileURLToPath(new URL("../../dist", import.meta.url));
const pictures = fileURLToPath(new URL("../../target/webkit/", import.meta.url));
const FORMATS = [
  "Plain text", "Markdown", "Slack", "Rich text", "Status page", "Short (280)", "Microsoft Teams", "Google Chat", "Discord", "Mattermost",
  "Jira, Confluence", "Atlassian JSON", "Handover line",
];
const KINDS = [
  ["Question", "Why do payments fail?"], ["Theory", "The certificate ran out"], ["For", "log: expired at 02:40"],
  ["Against", "test: another client connects"], ["Finding", "Errors began at 02:41, by the graph"], ["Decision", "We renew it now"],
  ["Change", "Renewed the certificate"], ["Action", "Ana checks the ledger"],
];

const isMarked = (name) => document.documentElement.hasAttribute(name);
const hasHeading = (words) => document.querySelector("h1")?.textContent === words;
const hasEntry = (words) =>
  [...document.querySelectorAll("[role=list][aria-label=Timeline] [role=listitem]")].some((one) => one.textContent.includes(words));
const isSaved = () => /^Saved/.test(document.querySelector("[role=status][aria-label=Saved]")?.textContent ?? "");
const said = () => document.querySelector(".send [role=status]")?.textContent ?? "";
const isAway = (kind) =>
  [...document.querySelectorAll(".kind-button[hidden]")].some((button) => button.textContent.endsWith(kind));
const hasMenu = () => Boolean(document.querySelector("[role=menu]"));
const hasNoMenu = () => !document.querySelector("[role=menu]");
const hasPicture = () => [...document.querySelectorAll(".thumbnail img")].some((image) => image.naturalWidth === 640);
const hasWord = (words) => document.body.innerText.includes(words);

/** Runs in the page: hears what must never happen, and takes on Safari's rule. */
function prepare(isSafari) {
  window.complaints = [];
  addEventListener("error", ({ message }) => window.complaints.push(`error: ${message}`));
  addEventListener("unhandledrejection", ({ reason }) => window.complaints.push(`refused: ${reason}`));
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) => window.complaints.push(`policy: ${effectiveDirective} of ${blockedURI}`));
  if (!isSafari) return;
  addEventListener("mousedown", (event) => {
    const pressed = event.target.closest("button, summary, a[href], input[type=radio], input[type=checkbox]");
    if (!pressed || event.defaultPrevented) return;
    event.preventDefault();
    const around = pressed.parentElement.closest("[tabindex]");
    if (around) around.focus({ preventScroll: true });
    else document.activeElement?.blur();
  });
}

/** Runs in the page: a paste's own event, since WebKitGTK gives a page no file of the clipboard at Ctrl+V. */
async function pastePicture() {
  const canvas = Object.assign(document.createElement("canvas"), { width: 640, height: 360 });
  canvas.getContext("2d").fillRect(0, 0, 320, 180);
  const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([blob], "pasted.png", { type: "image/png" }));
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  document.getElementById("log-entry").dispatchEvent(event);
}

/** One walk. */
class Walk {
  constructor(webkit, site, { width, isSafari }) {
    Object.assign(this, { webkit, site, width, isSafari, complaints: [] });
    this.name = `${width}-${isSafari ? "safari" : "plain"}`;
  }

  async step(what, doIt) {
    try {
      await doIt();
      console.log(`    ${what}`);
    } catch (error) {
      await this.webkit.picture(`${pictures}${this.name}-failed.png`).catch(() => {});
      throw new Error(`${what}: ${error.message}`);
    }
  }

  async ready() {
    await this.webkit.until("the page to be ready", isMarked, "data-ready");
    await this.webkit.until("the page to be whole", isMarked, "data-whole");
    await this.webkit.ask(prepare, this.isSafari);
  }

  async complain() {
    this.complaints.push(...(await this.webkit.ask(() => window.complaints ?? [])));
  }

  async reload() {
    await this.complain();
    await this.webkit.reload();
    await this.webkit.until("the page to begin anew", () => !window.complaints);
    await this.ready();
  }

  /** Brings a pane into sight where they come one at a time. */
  async pane(name) {
    if (await this.webkit.has("button", name)) await this.webkit.click("button", name);
  }

  async log(words) {
    await this.webkit.type("textbox", "Log entry", words);
    await this.webkit.press("Enter");
    await this.webkit.until("the box to be empty", () => document.getElementById("log-entry").value === "");
  }

  async menuItem(opener, name) {
    const { webkit } = this;
    await webkit.click("button", opener);
    await webkit.until("the menu", hasMenu);
    await webkit.click("menuitem", name);
    await webkit.until("the menu to close", hasNoMenu);
  }

  picture(name) {
    return this.webkit.picture(`${pictures}${this.name}-${name}.png`);
  }
}

async function walk(way) {
  const { webkit, site } = way;
  await way.step("a first visit: one can write before the program is there", async () => {
    site.hold();
    await webkit.goto(site.url);
    await webkit.until("the field", () => document.activeElement?.id === "preboot-title");
    await webkit.press(..."Checkout fails");
    await way.picture("before");
    site.release();
    await way.ready();
    await webkit.until("the words", (id) => document.getElementById(id)?.value === "Checkout fails", "incident-title");
    await webkit.until("no newer version", () => document.getElementById("newer").hidden);
  });
  await way.step("an incident is declared", async () => {
    await way.picture("first");
    await webkit.click("button", "Declare incident");
    await webkit.until("the incident", hasHeading, "Checkout fails");
  });
  await way.step("every kind of entry is logged", async () => {
    await way.log("errors since 02:41");
    for (const [kind, words] of KINDS) {
      if (await webkit.ask(isAway, kind)) await webkit.click("button", "More kinds");
      await webkit.click("button", kind);
      await way.log(words);
    }
    await webkit.until("the entries", hasEntry, "Renewed the certificate");
    await webkit.until("the word Saved", isSaved);
    await way.picture("working");
  });
  await way.step("a picture is pasted", async () => {
    await webkit.type("textbox", "Log entry", "the graph");
    await webkit.ask(pastePicture);
    await webkit.until("the picture", hasPicture);
    await webkit.until("the word Saved", isSaved);
  });
  await way.step("a theory is concluded", async () => {
    await way.pane("Theories");
    await webkit.choose("Standing", "Proven");
    await webkit.type("textbox", "Why is it proven?", "renewed, and it works");
    await webkit.click("button", "Conclude");
    await webkit.until("the reason", hasWord, "renewed, and it works");
    await way.picture("theories");
  });
  await way.step("the update is copied in each format", async () => {
    await way.pane("Update");
    await webkit.type("textbox", "What is happening", "Some payments are failing.");
    await webkit.type("textbox", "Impact", "About 1 in 3 payments has failed since 02:41 UTC.");
    for (const format of FORMATS) {
      await webkit.click("button", "Copy update");
      await webkit.until("the menu", hasMenu);
      await webkit.putOnClipboard("nothing was copied");
      if (format === "Slack") await way.picture("copying");
      await webkit.click("menuitem", format);
      await webkit.until("the menu to close", hasNoMenu);
      await webkit.until("what was copied", (words) => document.querySelector(".send [role=status]").textContent.toLowerCase().includes(words), wordOf(format));
      const copied = await webkit.clipboard();
      if (!/payment/i.test(copied) && format !== "Handover line") throw new Error(`${format}: on the clipboard is: ${copied}`);
      if (copied === "nothing was copied") throw new Error(`${format}: nothing was copied`);
      if (format === "Rich text") {
        const html = await webkit.clipboard("text/html");
        if (!/payment/i.test(html)) throw new Error(`no HTML on the clipboard: ${html}`);
        if (!(await webkit.ask(said)).includes("black")) throw new Error("nothing is said of the colour");
      }
      // It is what is advised for dark mail: nothing may paint it.
      if (format === "Plain text" && (await webkit.clipboard("text/html").catch(() => ""))) throw new Error("plain text has HTML beside it");
    }
    await way.picture("update");
  });
  await way.step("a template fills the update, and the button that opened a menu closes it", async () => {
    await webkit.click("button", "Templates");
    await webkit.until("the menu", hasMenu);
    await webkit.click("button", "Templates");
    await webkit.until("the menu to close", hasNoMenu);
    await webkit.click("button", "Templates");
    await webkit.until("the menu", hasMenu);
    const first = await webkit.ask(() => document.querySelector("[role=menuitem]").textContent);
    await webkit.click("menuitem", first);
    // What is written stays: a template fills what is empty.
    await webkit.until("words of the template", () => document.getElementById("update-doing").value !== "");
  });
  await way.step("the record is handed out as a file", async () => {
    await way.pane("Working");
    const markdown = await webkit.downloadOf(() => way.menuItem("Export", "Markdown"));
    if (!markdown.text.includes("errors since 02:41")) throw new Error("the exported record has no such note");
    // What says so lies over the button on a narrow screen, and goes by itself.
    await webkit.until("the toast to go", () => !document.querySelector(".toast"));
    way.file = await webkit.downloadOf(() => way.menuItem("Export", "JSON with pictures"));
    if (!/"jpeg"/.test(way.file.text)) throw new Error("the exported file has no such picture");
  });
  await way.step("a link and a capsule are made", async () => {
    await webkit.until("the toast to go", () => !document.querySelector(".toast"));
    await webkit.click("button", "Send to a colleague");
    way.link = await linkOf(webkit, "i");
    await webkit.type("textbox", "Passphrase (optional)", "correct horse battery");
    await webkit.click("button", "Seal and copy link");
    way.sealed = await linkOf(webkit, "ip");
    way.capsule = await webkit.downloadOf(() => webkit.click("button", "Save capsule"));
    await way.picture("send");
    await webkit.press("Escape");
    await webkit.until("the dialog to close", () => !document.querySelector("dialog[open]"));
  });
  await way.step("after a reload all of it is there", async () => {
    await way.reload();
    await webkit.until("the note", hasEntry, "errors since 02:41");
    await webkit.until("the picture", hasPicture);
  });
  await way.step("what is said in one tab is read in the other", async () => {
    const address = await webkit.ask(() => location.href);
    const { before, handle } = await webkit.newTab();
    await webkit.goTo(handle);
    await webkit.goto(address);
    await way.ready();
    await way.log("said in the second tab");
    await way.complain();
    await webkit.send("DELETE", "/window");
    await webkit.goTo(before);
    await webkit.until("the entry of the other tab", hasEntry, "said in the second tab");
  });
  await way.step("without a network it opens, and takes another note", async () => {
    await webkit.until("the copy for the time without a network", isMarked, "data-offline");
    site.stop();
    await way.reload();
    await webkit.until("the note", hasEntry, "errors since 02:41");
    await way.log("still failing");
    await webkit.until("the word Saved", isSaved);
    await way.picture("offline");
    await way.complain();
  });
}

const wordOf = (format) =>
  ({ "Plain text": "plain text", Slack: "slack", "Rich text": "rich text", "Status page": "status page", "Short (280)": "short, in 280" })[format] ??
  format.toLowerCase();

/** The link that the dialog shows, of this kind, with what stands behind its # alone. */
async function linkOf(webkit, kind) {
  const ofKind = (kind) => {
    const link = document.querySelector("textarea[aria-label='The link']")?.value ?? "";
    return link.includes(`#/shared/1.${kind}.`) && link.slice(link.indexOf("#"));
  };
  return until(`a link of the kind ${kind}`, () => webkit.ask(ofKind, kind));
}

/** Links and the capsule of the first browser in another one. */
async function open(way, { link, sealed, capsule }) {
  const { webkit, site } = way;
  const hasNote = (words) => document.querySelector("[aria-label=Timeline]")?.textContent.includes(words);
  await way.step("a link opens on another device, and is kept", async () => {
    await webkit.goto(site.url + link);
    await way.ready();
    await webkit.until("the note", hasNote, "errors since 02:41");
    await way.picture("shared");
    await webkit.click("button", "Keep");
    await webkit.until("the incident", hasHeading, "Checkout fails");
    await webkit.until("the note", hasEntry, "errors since 02:41");
    await way.complain();
  });
  await way.step("a sealed link opens with its passphrase, and with no other one", async () => {
    await webkit.goto(`${site.url}?again${sealed}`);
    await webkit.until("the page to begin anew", () => !window.complaints);
    await way.ready();
    await webkit.type("textbox", "Passphrase", "wrong");
    await webkit.press("Enter");
    await webkit.until("that it is wrong", hasWord, "This passphrase does not open it.");
    await webkit.ask(() => document.getElementById("shared-passphrase").select());
    await webkit.type("textbox", "Passphrase", "correct horse battery");
    await webkit.press("Enter");
    await webkit.until("the note", hasNote, "errors since 02:41");
    await way.complain();
  });
  await way.step("a capsule opens from the disk, and is written in", async () => {
    await webkit.goto(pathToFileURL(capsule.path).href);
    await webkit.until("the page to begin anew", () => !window.complaints && location.protocol === "file:");
    await way.ready();
    await webkit.until("the note", hasEntry, "errors since 02:41");
    await way.log("written in the capsule");
    await webkit.until("the note", hasEntry, "written in the capsule");
    await webkit.until("the word Saved", isSaved);
    await way.picture("capsule");
    const markdown = await webkit.downloadOf(() => way.menuItem("Export", "Markdown"));
    if (!/errors since 02:41[^]*written in the capsule/.test(markdown.text)) throw new Error("the record of the capsule lacks a note");
  });
  await way.step("a capsule that says Saved has all of it after a reload", async () => {
    await way.reload();
    await webkit.until("the note", hasEntry, "written in the capsule");
    await way.complain();
  });
}

/** The file of the first browser in another one that has never seen the page. */
async function bring(way, file) {
  const { webkit, site } = way;
  await way.step("the file is read on another device", async () => {
    await webkit.goto(site.url);
    await way.ready();
    await webkit.upload(file);
    await webkit.click("button", "Add incident");
    await webkit.until("the incident", hasHeading, "Checkout fails");
    await webkit.until("the note", hasEntry, "errors since 02:41");
    await webkit.until("the picture", hasPicture);
    await way.complain();
  });
}

/** A browser of its own and a server of its own for one walk. */
async function through(options, act) {
  const site = await host(dist);
  const webkit = await WebKit.start(process.env.WEBKIT);
  const way = new Walk(webkit, site, options);
  try {
    await webkit.resize(options.width, 900);
    await act(way);
    if (way.complaints.length) throw new Error(way.complaints.join("\n"));
    return way;
  } finally {
    site.stop();
    // What it has handed out is in its home, and needed after it.
    if (options.keeps) options.keeps.push(() => webkit.close());
    else await webkit.close();
  }
}

/** The page in a browser that nobody drives: no error on its console, and no file of the program asked for twice. */
async function quiet() {
  const site = await host(dist);
  try {
    // The icons are asked for with all that the copy without a network needs; then nothing for a while.
    let [count, same] = [0, 0];
    const isEnough = () => {
      same = site.asked.length === count && site.asked.some((path) => path.includes("icon-maskable")) ? same + 1 : 0;
      count = site.asked.length;
      return same > 40;
    };
    const said = await consoleOf(process.env.WEBKIT, site.url, isEnough);
    const hashed = site.asked.filter((path) => /-[0-9a-f]{12,}[._]/.test(path));
    const twice = hashed.filter((path, at) => hashed.indexOf(path) !== at);
    if (twice.length) throw new Error(`asked for more than once: ${twice.join(" ")}`);
    const errors = said.filter((line) => line.includes("ERROR"));
    if (errors.length) throw new Error(`on the console: ${errors.join("\n")}`);
    console.log("no error on the console, and each hashed file is asked for once");
  } finally {
    site.stop();
  }
}

mkdirSync(pictures, { recursive: true });
let failed = 0;
await quiet().catch((error) => {
  failed += 1;
  console.error(`FAILED: ${error.message}`);
});
const only = process.env.ONLY;
const rules = only ? [only.includes("safari")] : [false, true];
const widths = only ? [Number.parseInt(only)] : [1280, 390];
for (const isSafari of rules) {
  for (const width of widths) {
    console.log(`${width} wide, ${isSafari ? "under Safari's rule" : "as it is"}`);
    const keeps = [];
    try {
      const way = await through({ width, isSafari, keeps }, walk);
      await through({ width, isSafari }, (other) => bring(other, way.file.path));
      await through({ width, isSafari }, (other) => open(other, way));
    } catch (error) {
      failed += 1;
      console.error(`FAILED: ${error.message}`);
    } finally {
      for (const close of keeps) await close();
    }
  }
}
process.exitCode = failed ? 1 : 0;
