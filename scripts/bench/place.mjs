// Where a contestant is visited: its server, and a context of the one browser for each number of entries.
import { BLANK } from "./contestants.mjs";
import { serve } from "./server.mjs";
import { Tab } from "./tab.mjs";

const viewport = { width: 1440, height: 900 };

export class Place {
  #contexts = new Map();
  #servers = new Map();

  constructor(browser, contestant) {
    this.browser = browser;
    this.contestant = contestant;
  }

  /** A visit in a context of its own, with so many entries; with `null` there is nothing, not even an incident. */
  newVisit(count) {
    return this.#visit(count, this.#fill(count));
  }

  /** A visit in the context that has so many entries; the next one finds it as this one left it. */
  visit(count) {
    if (!this.#contexts.has(count)) this.#contexts.set(count, this.#fill(count));
    return this.#visit(count, this.#contexts.get(count), true);
  }

  async #fill(count) {
    const context = await this.browser.newContext({ viewport });
    const page = await context.newPage();
    const url = await this.#url(count);
    await page.goto(url + BLANK);
    await this.contestant.fill?.(page, count);
    await page.close();
    return context;
  }

  async #url(count) {
    // Where nothing else tells them apart, one origin serves all.
    const key = this.contestant.prepare ? count : 0;
    if (!this.#servers.has(key)) this.#servers.set(key, serve(this.contestant.site(count)));
    return (await this.#servers.get(key)).url;
  }

  async #visit(count, made, isKept = false) {
    const context = await made;
    const { contestant } = this;
    const url = await this.#url(count);
    const tab = await Tab.open(context);
    const { page } = tab;
    await page.goto(url + BLANK);
    await page.bringToFront();
    const visit = {
      tab,
      address: url + (contestant.address?.(count) ?? ""),
      async go() {
        const drawn = tab.next("drawn");
        await page.goto(visit.address, { waitUntil: "commit" });
        await drawn;
      },
      async settle() {
        if (contestant.isSettled) await page.waitForFunction(contestant.isSettled);
        if (contestant.isOffline) await page.waitForFunction(contestant.isOffline);
        await tab.calm();
      },
      focus: () => page.locator(contestant.box).focus(),
      close: () => (isKept ? tab.close() : context.close()),
      /** Closes it for good: the next visit begins anew. */
      empty: async () => {
        if (isKept) this.#contexts.delete(count);
        await context.close();
      },
    };
    return visit;
  }

  async close() {
    for (const made of this.#contexts.values()) await (await made).close();
    for (const server of this.#servers.values()) (await server).stop();
  }
}
