// The program comes in two parts (scripts/split.mjs): what opens the page, and the rest. Where the line runs is decided
// by scripts/first-load.txt; when these tests fail after a change, `make profile` draws it anew.
import { test as bare, type Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";

test.use({ serviceWorkers: "block" });
bare.use({ serviceWorkers: "block" });

const REST = /incident-scratchpad-rest-[^/]*\.wasm$/;
const html = (page: Page) => page.locator("html");
const bar = (page: Page) => page.getByRole("status").filter({ hasText: "A part of this page has not arrived yet" });

/** Keeps the rest back; counts who waits for it with everything else standing still. */
async function holdRest(page: Page) {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const waiting: string[] = [];
  await page.route(REST, async (route) => {
    const isWaitedFor = route.request().resourceType() === "xhr";
    if (isWaitedFor) waiting.push(route.request().url());
    else await held;
    await route.continue();
  });
  return { release, waiting };
}

test("opening, declaring, writing and coming back need the first part alone", async ({ scratchpad, page }) => {
  const { release, waiting } = await holdRest(page);
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("errors since 02:41");
  await scratchpad.isSaved();
  await page.reload();
  await expect(html(page)).toHaveAttribute("data-ready", "");
  await scratchpad.log("seen by support first");
  await expect(scratchpad.entry("errors since 02:41")).toBeVisible();
  await page.goto("./");
  await expect(scratchpad.listed("Checkout fails")).toBeVisible();
  await expect(html(page)).not.toHaveAttribute("data-whole", "");
  expect(waiting, "nothing of the rest was called: run make profile").toEqual([]);
  release();
  await expect(html(page)).toHaveAttribute("data-whole", "");
});

test("what is asked for before the rest is there waits for it, and works", async ({ scratchpad, page }) => {
  const { release, waiting } = await holdRest(page);
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("errors since 02:41");
  expect((await scratchpad.exportAs("Markdown")).text).toContain("errors since 02:41");
  expect(waiting).toHaveLength(1);
  await expect(html(page)).toHaveAttribute("data-whole", "");
  release();
  await scratchpad.log("? since when");
  await expect(scratchpad.entry("since when")).toBeVisible();
});

bare("while the rest cannot be had, the page says so, takes notes, and asks again", async ({ page }) => {
  let isGone = true;
  await page.route(REST, (route) => (isGone ? route.abort() : route.continue()));
  const scratchpad = new Scratchpad(page);
  await scratchpad.openIncident("Checkout fails");
  await expect(bar(page)).toBeVisible();
  await scratchpad.log("errors since 02:41");
  await scratchpad.isSaved();
  await page.getByRole("button", { name: "Export" }).click();
  await expect(bar(page)).toBeVisible();
  await scratchpad.log("written after a button that could not work");
  await scratchpad.isSaved();

  isGone = false;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(bar(page)).toBeHidden();
  await page.reload();
  await expect(scratchpad.entry("written after a button that could not work")).toBeVisible();
  expect((await scratchpad.exportAs("Markdown")).text).toContain("errors since 02:41");
});
