// Where a contestant is visited: its server, a browser that has never seen it, and a tab for each number of entries
// that stays open from run to run.
import { BLANK } from "./contestants.mjs";
import { serve } from "./server.mjs";
import { Tab } from "./tab.mjs";

const viewport = { width: 1440, height: 900 };

export class Place {
  #servers = new Map();
  #kept = new Map();

  constructor(browser, contestant) {
    this.browser = browser;
    this.contestant = contestant;
  }

  /** A tab of a browser that has nothing of this page, and the address to go to. */
  async firstVisit() {
    const { context, url } = await this.#context(null);
    const tab = await Tab.open(context);
    await tab.page.goto(url + BLANK);
    await tab.page.bringToFront();
    return { tab, address: url + (this.contestant.address?.(null) ?? ""), close: () => context.close() };
  }

  /** The tab that has so many entries, in front and at rest. It is filled and loaded once. */
  async tabWith(count) {
    if (!this.#kept.has(count)) this.#kept.set(count, this.#open(count));
    const tab = await this.#kept.get(count);
    await tab.page.bringToFront();
    return tab;
  }

  /** Waits until all that the page holds is drawn and nothing is under way. */
  async settle(tab) {
    const { isSettled, isOffline } = this.contestant;
    if (isSettled) await tab.page.waitForFunction(isSettled);
    if (isOffline) await tab.page.waitForFunction(isOffline);
    await tab.calm();
  }

  /** The caret into the box, behind all that is there. */
  async focus(tab) {
    await tab.page.locator(this.contestant.box).focus();
    await tab.calm();
  }

  /** Tabs that no longer answer are left; the next measure opens others. */
  async abandon() {
    const left = [...this.#kept.values()];
    this.#kept.clear();
    for (const kept of left) await kept.then((tab) => tab.page.context().close()).catch(() => {});
  }

  async close() {
    for (const kept of this.#kept.values()) await (await kept).page.context().close();
    for (const server of this.#servers.values()) (await server).stop();
  }

  async #open(count) {
    const { context, url } = await this.#context(count);
    const tab = await Tab.open(context);
    const drawn = tab.next("drawn");
    await tab.page.goto(url + (this.contestant.address?.(count) ?? ""), { waitUntil: "commit" });
    await drawn;
    await this.settle(tab);
    return tab;
  }

  async #context(count) {
    const context = await this.browser.newContext({ viewport });
    const { url } = await this.#server(count);
    if (count !== null && this.contestant.fill) {
      const page = await context.newPage();
      await page.goto(url + BLANK);
      await this.contestant.fill(page, count);
      await page.close();
    }
    return { context, url };
  }

  #server(count) {
    // Where nothing else tells them apart, one origin serves all.
    const key = this.contestant.prepare ? count : 0;
    if (!this.#servers.has(key)) this.#servers.set(key, serve(this.contestant.site(count)));
    return this.#servers.get(key);
  }
}
