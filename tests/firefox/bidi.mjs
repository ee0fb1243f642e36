// A Firefox without a window, spoken to in WebDriver BiDi: as much of it as tests/firefox/smoke.mjs needs.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { WebSocket } from "ws";

/** How long Firefox may take for anything, in ms. */
const PATIENCE = 120_000;

const prefs = {
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "app.update.disabledForTesting": true,
};

/** What is promised, or an error that says what was waited for. */
export function within(promise, what, time = PATIENCE) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${time / 1000} s for ${what}`)), time);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export class Firefox {
  #process;
  #socket;
  #folder;
  #answers = new Map();
  #listeners = [];
  #number = 0;

  /** Starts the Firefox at this path with a profile of its own, which goes with it. */
  static async start(path) {
    const firefox = new Firefox();
    firefox.#folder = mkdtempSync(join(tmpdir(), "firefox-"));
    firefox.downloads = firefox.#folder;
    const lines = Object.entries({ ...prefs, "browser.download.dir": firefox.downloads });
    const text = lines.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join("");
    writeFileSync(join(firefox.#folder, "user.js"), text);
    const parts = ["--headless", "--no-remote", "--profile", firefox.#folder, "--remote-debugging-port", "0", "about:blank"];
    firefox.#process = spawn(path, parts, { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, TZ: "Europe/Berlin" } });
    const said = createInterface({ input: firefox.#process.stderr });
    const address = await within(
      new Promise((resolve, reject) => {
        said.on("line", (line) => /listening on (ws:\S+)/.test(line) && resolve(/listening on (ws:\S+)/.exec(line)[1]));
        firefox.#process.on("error", reject);
        firefox.#process.on("exit", (code) => reject(new Error(`Firefox ended with ${code} before it answered`)));
      }),
      "Firefox to start",
    );
    firefox.#socket = new WebSocket(`${address}/session`);
    await within(new Promise((resolve, reject) => firefox.#socket.on("open", resolve).on("error", reject)), "Firefox to answer");
    firefox.#socket.on("message", (data) => firefox.#hear(JSON.parse(data)));
    const { capabilities } = await firefox.send("session.new", { capabilities: {} });
    firefox.version = `${capabilities.browserName} ${capabilities.browserVersion}`;
    return firefox;
  }

  send(method, params = {}) {
    const id = ++this.#number;
    const answer = new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
    this.#socket.send(JSON.stringify({ id, method, params }));
    return within(answer, `an answer to ${method}`).catch((error) => {
      throw new Error(`${method}: ${error.message}`);
    });
  }

  /** Calls `then` with what each event of this name tells. */
  async on(event, then) {
    this.#listeners.push({ event, then });
    await this.send("session.subscribe", { events: [event] });
  }

  /** The next event of this name that fits. To be called after `on` for the same name. */
  next(event, fits = () => true) {
    const heard = new Promise((resolve) => {
      const listener = { event, then: (params) => fits(params) && (this.#drop(listener), resolve(params)) };
      this.#listeners.push(listener);
    });
    return within(heard, event);
  }

  async close() {
    const ended = new Promise((resolve) => this.#process.on("exit", resolve));
    await this.send("browser.close").catch(() => this.#process.kill());
    await within(ended, "Firefox to end", 20_000).catch(() => this.#process.kill("SIGKILL"));
    this.#socket.close();
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #drop(listener) {
    this.#listeners = this.#listeners.filter((one) => one !== listener);
  }

  #hear({ id, method, params, result, error, message }) {
    if (id === undefined || id === null) {
      for (const listener of this.#listeners) if (listener.event === method) listener.then(params);
      return;
    }
    const { resolve, reject } = this.#answers.get(id);
    this.#answers.delete(id);
    if (error) reject(new Error(`${error}: ${message}`));
    else resolve(result);
  }
}

/** One tab, as a person has it: what is there by role and name, keys and clicks. */
export class Page {
  constructor(firefox, context) {
    this.firefox = firefox;
    this.context = context;
  }

  static async open(firefox) {
    const { context } = await firefox.send("browsingContext.create", { type: "tab" });
    await firefox.send("browsingContext.setViewport", { context, viewport: { width: 1440, height: 900 } });
    return new Page(firefox, context);
  }

  goto(url) {
    return this.firefox.send("browsingContext.navigate", { context: this.context, url, wait: "complete" });
  }

  reload() {
    return this.firefox.send("browsingContext.reload", { context: this.context, wait: "complete" });
  }

  /** What a function gives that runs in the page; its arguments are texts. */
  async ask(script, ...texts) {
    const { type, result, exceptionDetails } = await this.firefox.send("script.callFunction", {
      functionDeclaration: String(script),
      arguments: texts.map((value) => ({ type: "string", value })),
      awaitPromise: true,
      target: { context: this.context },
    });
    if (type === "exception") throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** Waits until a function in the page gives true: it is asked at each change of the page. */
  until(what, script, ...texts) {
    const watching = `async (...texts) => {
      const isSo = () => (${script})(...texts);
      if (isSo()) return;
      await new Promise((resolve) => {
        const watcher = new MutationObserver(() => isSo() && (watcher.disconnect(), resolve()));
        watcher.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      });
    }`;
    return within(this.ask(watching, ...texts), what);
  }

  /** The one thing of this role and accessible name. */
  async find(role, name) {
    const { nodes } = await this.firefox.send("browsingContext.locateNodes", {
      context: this.context,
      locator: { type: "accessibility", value: { role, name } },
    });
    if (nodes.length !== 1) throw new Error(`${nodes.length} of role ${role} are called "${name}"`);
    return nodes[0];
  }

  async click(role, name) {
    const origin = { type: "element", element: await this.find(role, name) };
    await this.#act("pointer", [
      { type: "pointerMove", x: 0, y: 0, origin },
      { type: "pointerDown", button: 0 },
      { type: "pointerUp", button: 0 },
    ]);
  }

  type(text) {
    return this.#act("key", [...text].flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]));
  }

  #act(type, actions) {
    return this.firefox.send("input.performActions", { context: this.context, actions: [{ type, id: type, actions }] });
  }
}

/** The Enter key. */
export const ENTER = "\uE007";
