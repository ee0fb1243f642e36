// What every test here starts from: a person in Berlin, a clipboard, and a page that is being watched.
import { test as base, type BrowserContext, type Page } from "@playwright/test";
import { Scratchpad } from "./scratchpad.ts";

export { expect } from "@playwright/test";

/** Collects what a page must never do: fail, complain on the console, crash, or ask another host for anything. */
function watch(context: BrowserContext, home: string): string[] {
  const complaints: string[] = [];
  context.on("weberror", (error) => complaints.push(`page error: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`console: ${message.text()}`);
  });
  context.on("page", (page) => page.on("crash", () => complaints.push("the page crashed")));
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOwn = origin === home || protocol === "data:" || protocol === "blob:";
    if (!isOwn) complaints.push(`request to ${request.url()}`);
  });
  return complaints;
}

/** Breaches of the page's policy, as Chromium words them on the console. */
export function watchPolicy(context: BrowserContext): string[] {
  const breaches: string[] = [];
  context.on("console", (message) => {
    if (/Content Security Policy|requires 'Trusted/.test(message.text())) breaches.push(message.text());
  });
  return breaches;
}

/**
 * For tests in which files or stores are made to fail, of which the browser complains on the console: there a breach of
 * the policy is a failure too, and nothing else that is said.
 */
export const bare = base.extend({
  context: async ({ context }, use) => {
    const breaches = watchPolicy(context);
    await use(context);
    base.expect(breaches, "the policy was breached").toEqual([]);
  },
});

type Fixtures = {
  /** The page under test, in a browser that has never seen it. */
  scratchpad: Scratchpad;
  /** The same page in another browser, which shares nothing with the first. */
  elsewhere: (before?: (page: Page) => Promise<void>) => Promise<Scratchpad>;
};

export const test = base.extend<Fixtures>({
  locale: "en-GB",
  timezoneId: "Europe/Berlin",
  permissions: [["clipboard-read", "clipboard-write"], { option: true }],

  context: async ({ context, baseURL }, use) => {
    const complaints = watch(context, new URL(baseURL!).origin);
    await use(context);
    base.expect(complaints, "what the page must never do").toEqual([]);
  },

  scratchpad: async ({ page }, use) => {
    await use(new Scratchpad(page));
  },

  elsewhere: async ({ browser, baseURL }, use) => {
    const opened: { context: BrowserContext; complaints: string[] }[] = [];
    await use(async (before) => {
      const context = await browser.newContext();
      opened.push({ context, complaints: watch(context, new URL(baseURL!).origin) });
      const page = await context.newPage();
      await before?.(page);
      return new Scratchpad(page);
    });
    for (const { context, complaints } of opened) {
      await context.close();
      base.expect(complaints, "what the page must never do").toEqual([]);
    }
  },
});
