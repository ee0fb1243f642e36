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

/** A screen of this size, of its own. */
async function openScreen(width, height) {
  const args = ["-displayfd", "3", "-screen", "0", `${width}x${height}x24`, "-nolisten", "tcp"];
  const child = spawn("Xvfb", args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const number = await new Promise((resolve, reject) => {
    child.stdio[3].on("data", (text) => resolve(String(text).trim()));
    child.once("error", reject).once("exit", (code) => reject(new Error(`Xvfb ended with ${code}`)));
  });
  return { name: `:${number}`, close: () => child.kill() };
}

export class WebKit {
  #driver;
  #folder;
  #session;
  #base;
  /** What the page wrote to the console. */
  said = [];

  static async start(binary) {
    const webkit = new WebKit();
    await webkit.#start(binary);
    return webkit;
  }

  async #start(binary) {
    this.#folder = mkdtempSync(join(tmpdir(), "webkit-"));
    this.downloads = join(this.#folder, "Downloads");
    mkdirSync(this.downloads);
    mkdirSync(join(this.#folder, ".config"));
    writeFileSync(join(this.#folder, ".config", "user-dirs.dirs"), 'XDG_DOWNLOAD_DIR="$HOME/Downloads"\n');
    // The bar above the page would make the window wider than a phone.
    mkdirSync(join(this.#folder, ".config", "gtk-3.0"));
    writeFileSync(join(this.#folder, ".config", "gtk-3.0", "gtk.css"), "* { padding: 0; margin: 0; min-width: 0; font-size: 5px; }");
    this.screen = await openScreen(1400, 1000);
    this.env = {
      ...process.env, DISPLAY: this.screen.name, HOME: this.#folder, TZ: "Europe/Berlin", LANG: "C", LC_ALL: "C",
      GDK_BACKEND: "x11", NO_AT_BRIDGE: "1", LIBGL_ALWAYS_SOFTWARE: "1", WEBKIT_DISABLE_DMABUF_RENDERER: "1",
    };
    for (const name of ["WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"]) delete this.env[name];
    const port = await freePort();
    this.#base = `http://127.0.0.1:${port}`;
    this.#driver = spawn("stdbuf", ["-oL", "WebKitWebDriver", `--port=${port}`], { env: this.env, stdio: ["ignore", "pipe", "pipe"] });
    this.#listen();
    await until("WebKitWebDriver to answer", () => this.#ask("GET", "/status").catch(() => this.#isGone()));
    const args = ["--automation", "--enable-write-console-messages-to-stdout=true"];
    const wanted = { "webkitgtk:browserOptions": { binary, args } };
    const { sessionId, capabilities } = await this.#ask("POST", "/session", { capabilities: { alwaysMatch: wanted } });
    this.#session = sessionId;
    this.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    await this.send("POST", "/timeouts", { script: PATIENCE, pageLoad: PATIENCE, implicit: 0 });
  }

  /** Hears what the driver and, through it, the browser write. */
  #listen() {
    for (const stream of [this.#driver.stdout, this.#driver.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        if (process.env.DEBUG) console.log("|", line);
        if (line.startsWith("CONSOLE")) this.said.push(line);
      });
    }
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
  async close() {
    await this.send("DELETE", "").catch(() => {});
    this.#driver?.kill();
    this.screen?.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
