// WebKit as WebKitGTK has it, in a window on a screen of its own (Xvfb), spoken to in W3C WebDriver: as much of it as
// tests/webkit/smoke.mjs needs. The window has no window manager around it, so it can be as narrow as a phone.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import sharp from "sharp";

/** How long WebKit may take for anything, in ms. */
const PATIENCE = 60_000;
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const KEYS = { Enter: "\uE007", Escape: "\uE00C", Tab: "\uE004", Control: "\uE009", Down: "\uE015" };

/** Asks again until it is so; what was waited for otherwise. */
export async function until(what, isSo, patience = PATIENCE) {
  for (const end = Date.now() + patience; ; await pause(50)) {
    const found = await isSo();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${patience / 1000} s for ${what}`);
  }
}

/** Runs a program and gives what it writes; `input` goes into it. */
export async function run(program, args, { input, env } = {}) {
  const child = spawn(program, args, { env, stdio: ["pipe", "pipe", "ignore"] });
  const parts = [];
  child.stdout.on("data", (part) => parts.push(part));
  child.stdin.end(input ?? "");
  const [code] = await once(child, "exit");
  if (code) throw new Error(`${program} ended with ${code}`);
  return Buffer.concat(parts);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

/** A screen of this size, of its own, whose pixels are in a file below this folder. */
async function openScreen(width, height, folder) {
  const args = ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp", "-fbdir", folder];
  const child = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].on("data", (text) => resolve(String(text).trim()));
    child.once("error", reject).once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  /** What is on it, as far as this size, as PNG: an X window dump has a header, a table of colours, and the pixels. */
  const picture = (width, height) => {
    const dump = readFileSync(join(folder, "Xvfb_screen0"));
    const [start, line, colours] = [0, 48, 76].map((at) => dump.readUInt32BE(at));
    const pixels = Buffer.alloc(width * height * 4, 255);
    for (let y = 0; y < height; y += 1) {
      for (let x = 0; x < width; x += 1) {
        const from = start + colours * 12 + y * line + x * 4;
        for (const channel of [0, 1, 2]) pixels[(y * width + x) * 4 + channel] = dump[from + 2 - channel];
      }
    }
    return sharp(pixels, { raw: { width, height, channels: 4 } }).png({ palette: true, effort: 10, dither: 0 }).toBuffer();
  };
  return { name: `:${number}`, picture, close: () => child.kill() };
}

/** A home of its own with a screen of its own, in which WebKit keeps and finds nothing of anybody's. */
async function openHome() {
  const folder = mkdtempSync(join(tmpdir(), "webkit-"));
  const downloads = join(folder, "Downloads");
  for (const path of [downloads, join(folder, ".config", "gtk-3.0")]) mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, ".config", "user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
  // The bar above the page would make the window wider than a phone.
  writeFileSync(join(folder, ".config", "gtk-3.0", "gtk.css"), "* { padding: 0; margin: 0; min-width: 0; font-size: 5px; }");
  const screen = await openScreen(1400, 1000, folder);
  const env = {
    ...process.env, DISPLAY: screen.name, HOME: folder, TZ: "Europe/Berlin", LANG: "C", LC_ALL: "C",
    GDK_BACKEND: "x11", NO_AT_BRIDGE: "1", LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  };
  for (const name of ["WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"]) delete env[name];
  const close = () => {
    screen.close();
    // What is ending still writes there.
    rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  };
  return { env, downloads, screen, close };
}

/** What WebKit writes to its console from the opening of a page until it is enough. A driven one writes nothing there. */
export async function consoleOf(binary, url, isEnough) {
  const home = await openHome();
  const said = [];
  const child = spawn(binary, ["--enable-write-console-messages-to-stdout=true", url], { env: home.env, stdio: ["ignore", "pipe", "pipe"] });
  for (const input of [child.stdout, child.stderr]) createInterface({ input }).on("line", (line) => /CONSOLE/.test(line) && said.push(line));
  const ended = once(child, "exit");
  try {
    await until("the page to be asked for as a whole", isEnough);
    return said;
  } finally {
    child.kill();
    await ended;
    home.close();
  }
}

export class WebKit {
  #driver;
  #home;
  #session;
  #size = [0, 0];
  #base;
  static async start(binary) {
    const webkit = new WebKit();
    await webkit.#start(binary);
    return webkit;
  }

  async #start(binary) {
    this.#home = await openHome();
    this.env = this.#home.env;
    this.downloads = this.#home.downloads;
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    this.#driver = spawn("WebKitWebDriver", [`--port=${port}`], { env: this.env, stdio: "ignore" });
    await until("WebKitWebDriver to answer", () => this.#ask("GET", "/status").catch(() => this.#isGone()));
    const args = ["--automation"];
    // Nothing waits for the whole page: it can be written in before.
    const wanted = { pageLoadStrategy: "none", "webkitgtk:browserOptions": { binary, args } };
    const { sessionId, capabilities } = await this.#ask("POST", "/session", { capabilities: { alwaysMatch: wanted } });
    this.#session = sessionId;
    this.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    await this.send("POST", "/timeouts", { script: PATIENCE, pageLoad: PATIENCE, implicit: 0 });
  }

  #isGone() {
    if (this.#driver.exitCode !== null) throw new Error(`WebKitWebDriver ended with ${this.#driver.exitCode}`);
  }

  async #ask(method, path, body) {
    const response = await fetch(this.#base + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(2 * PATIENCE) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  }

  send(method, path, body) {
    return this.#ask(method, `/session/${this.#session}${path}`, body);
  }

  /** What a function gives that runs in the page; its arguments are texts and elements. */
  ask(script, ...args) {
    return this.send("POST", "/execute/sync", { script: `return (${script})(...arguments)`, args });
  }

  /** Waits until a function in the page gives true; a page that is just being loaded gives nothing. */
  until(what, script, ...args) {
    return until(what, () => this.ask(script, ...args).catch(() => false));
  }

  resize(width, height) {
    this.#size = [width, height];
    return this.send("POST", "/window/rect", { x: 0, y: 0, width, height });
  }

  goto(url) {
    return this.send("POST", "/url", { url });
  }

  reload() {
    return this.send("POST", "/refresh", {});
  }

  /** The one thing in sight of this role and accessible name. */
  find(role, name) {
    return until(`${role} "${name}"`, () => this.ask(findOne, role, name).catch(() => null));
  }

  has(role, name) {
    return this.ask(findOne, role, name).then(Boolean);
  }

  /** Presses the mouse on it and lets it go. */
  async click(role, name) {
    const element = await this.find(role, name);
    await this.send("POST", `/element/${element[ELEMENT]}/click`, {});
  }

  async choose(name, option) {
    const element = await this.find("combobox", name);
    const chosen = await this.ask((select, name) => [...select.options].find((one) => one.textContent === name), element, option);
    await this.send("POST", `/element/${chosen[ELEMENT]}/click`, {});
  }

  async type(role, name, text) {
    const element = await this.find(role, name);
    await this.send("POST", `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Gives a file to the page's own field for files. */
  async upload(path) {
    const field = await this.ask(() => document.querySelector("input[type=file]"));
    await this.send("POST", `/element/${field[ELEMENT]}/value`, { text: path });
  }

  /** Keys where the focus is: letters, or names such as Enter; the ones before a plus are held. */
  async press(...keys) {
    const actions = keys.flatMap((key) => {
      const parts = key.split("+").map((part) => KEYS[part] ?? part);
      const down = parts.map((value) => ({ type: "keyDown", value }));
      const up = parts.reverse().map((value) => ({ type: "keyUp", value }));
      return [...down, ...up];
    });
    await this.send("POST", "/actions", { actions: [{ type: "key", id: "keys", actions }] });
  }

  /** A picture of the screen once what has changed is drawn. (The driver's own pictures never come in a narrow window.) */
  async picture(path) {
    const script = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(arguments[0], 100)))";
    await this.send("POST", "/execute/async", { script, args: [] });
    writeFileSync(path, await this.#home.screen.picture(...this.#size));
  }

  /** The tabs, and one more. */
  async newTab() {
    const before = await this.send("GET", "/window");
    const { handle } = await this.send("POST", "/window/new", { type: "tab" });
    return { before, handle };
  }

  goTo(handle) {
    return this.send("POST", "/window", { handle });
  }

  /** What is on the clipboard as this type, as other programs get it. */
  async clipboard(type = "UTF8_STRING") {
    const args = ["-selection", "clipboard", "-o", "-t", type];
    return (await run("xclip", args, { env: this.env })).toString();
  }

  /** Puts something there from another program. */
  async putOnClipboard(data, type = "UTF8_STRING") {
    await run("xclip", ["-selection", "clipboard", "-i", "-t", type], { env: this.env, input: data });
  }

  /** The text of the file that is handed out by what `act` does. */
  async downloadOf(act) {
    const list = () => readdirSync(this.downloads).filter((name) => !/\.(wkdownload|part)$/.test(name));
    const before = new Set(list());
    await act();
    const name = await until("a file to be handed out", () => list().find((name) => !before.has(name)));
    const path = join(this.downloads, name);
    await until("the file to be whole", () => readFileSync(path, "utf8").length > 0);
    return { path, text: readFileSync(path, "utf8") };
  }

  async close() {
    await this.send("DELETE", "").catch(() => {});
    this.#driver?.kill();
    this.#home?.close();
  }
}

/** Runs in the page. */
function findOne(role, name) {
  const kinds = {
    button: "button",
    link: "a[href]",
    menuitem: "[role=menuitem]",
    combobox: "select",
    textbox: "textarea, input:not([type=radio], [type=checkbox], [type=file])",
  };
  const dialog = document.querySelector("dialog[open]");
  const nameOf = (element) => {
    const given = element.getAttribute("aria-label");
    if (given) return given;
    // Of a label around a field, the words alone.
    const copy = (element.labels?.[0] ?? element).cloneNode(true);
    const others = element.labels?.[0] ? "input, select, textarea, [aria-hidden=true]" : "[aria-hidden=true]";
    for (const other of copy.querySelectorAll(others)) other.remove();
    return copy.textContent;
  };
  const fits = (element) => element.checkVisibility() && (!dialog || dialog.contains(element)) && nameOf(element).trim() === name;
  return [...document.querySelectorAll(kinds[role])].find(fits) ?? null;
}
