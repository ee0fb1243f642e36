// A tab of the one browser, with a probe in it, keys that come as from a keyboard, and a condition to work under.
import { probe } from "./probe.mjs";

/** What the pages are measured under. */
export const conditions = [
  { id: "free", name: "unthrottled" },
  { id: "slow", name: "1.6 Mbit/s, 150 ms, processor at a quarter", bytesPerSecond: 200_000, latency: 150, slowdown: 4 },
];

/** How long anything may take before the measure is given up, in ms. */
export const PATIENCE = 60_000;

export class Tab {
  #waiting = [];

  static async open(context) {
    const tab = new Tab();
    tab.page = await context.newPage();
    tab.page.setDefaultTimeout(PATIENCE);
    tab.session = await context.newCDPSession(tab.page);
    tab.session.on("Runtime.bindingCalled", ({ name, payload }) => {
      if (name === "benchTell") tab.#hear(...JSON.parse(payload));
    });
    await tab.session.send("Runtime.enable");
    await tab.session.send("Runtime.addBinding", { name: "benchTell" });
    await tab.page.addInitScript(probe);
    return tab;
  }

  async under({ bytesPerSecond = -1, latency = 0, slowdown = 1 }) {
    await this.session.send("Network.enable");
    await this.session.send("Network.emulateNetworkConditions", {
      offline: false, latency, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond,
    });
    await this.session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  }

  /** A key pressed and let go. */
  async press(key) {
    const { text, code, number } = keyOf(key);
    const common = { key, code, windowsVirtualKeyCode: number };
    await this.session.send("Input.dispatchKeyEvent", { type: "keyDown", text, ...common });
    await this.session.send("Input.dispatchKeyEvent", { type: "keyUp", ...common });
  }

  write(text) {
    return this.session.send("Input.insertText", { text });
  }

  /** Presses a key again and again, as one does who wants to begin, until the page has told `what`. */
  async pressUntil(what) {
    const heard = this.next(what);
    let isHeard = false;
    heard.then(() => (isHeard = true), () => (isHeard = true));
    while (!isHeard) {
      await this.press("x");
      // A key every 10 ms or slower.
      await Promise.race([heard, new Promise((resolve) => setTimeout(resolve, 10))]);
    }
    return heard;
  }

  /** The next time that the page tells `what`: its value. */
  next(what) {
    const told = new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the page never told "${what}"`)), PATIENCE);
      this.#waiting.push({ what, take: (value) => (clearTimeout(timer), resolve(value)) });
    });
    // It may fail while something else is waited for: whoever waits for it hears of it all the same.
    told.catch(() => {});
    return told;
  }

  /** A number that the page gives. */
  ask(script) {
    return this.page.evaluate(script);
  }

  /** Does something that makes the page tell `what`, and gives the value. */
  async after(what, act) {
    const heard = this.next(what);
    await act();
    return heard;
  }

  async calm() {
    await this.after("painted", () => this.ask("bench.whenPainted()"));
  }

  close() {
    return this.page.close();
  }

  #hear(what, value) {
    const waiting = this.#waiting.filter((one) => one.what === what);
    this.#waiting = this.#waiting.filter((one) => one.what !== what);
    waiting.forEach(({ take }) => take(value));
  }
}

function keyOf(key) {
  if (key === "Enter") return { text: "\r", code: "Enter", number: 13 };
  if (key === "Escape") return { text: undefined, code: "Escape", number: 27 };
  if (key === " ") return { text: " ", code: "Space", number: 32 };
  return { text: key, code: /\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`, number: key.toUpperCase().charCodeAt(0) };
}
