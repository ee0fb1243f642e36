// The program comes in two parts (scripts/split.mjs): what opens the page, and the rest. Where the line runs is decided
// by scripts/first-load.txt; when these tests fail after a change, `make profile` draws it anew.
import type { Page } from "@playwright/test";
import { bare, expect, test } from "./fixtures.ts";
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

test("a first visit and its first words need the first part alone", async ({ page }) => {
  const { release, waiting } = await holdRest(page);
  await page.goto("./");
  await expect(html(page)).toHaveAttribute("data-ready", "");
  await page.getByRole("textbox", { name: "Incident title" }).pressSequentially("Checkout fails");
  await page.reload();
  await expect(html(page)).toHaveAttribute("data-ready", "");
  await expect(page.getByRole("textbox", { name: "Incident title" })).toHaveValue("Checkout fails");
  await expect(html(page)).not.toHaveAttribute("data-whole", "");
  expect(await page.content(), "words that are with the rest would be noughts").not.toContain("\0");
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

bare("while the rest cannot be had, the page says so, keeps the words, and goes on with them when it comes", async ({ page }) => {
  let isGone = true;
  await page.route(REST, (route) => (isGone ? route.abort() : route.continue()));
  const scratchpad = new Scratchpad(page);
  const title = page.getByRole("textbox", { name: "Incident title" });
  await page.goto("./");
  await title.fill("Checkout fails");
  await title.press("Enter");
  await expect(bar(page)).toBeVisible();

  isGone = false;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expect(html(page)).toHaveAttribute("data-whole", "");
  await expect(bar(page)).toBeHidden();
  // What was broken off may have got as far as the log, or not.
  const heading = page.getByRole("heading", { level: 1, name: "Checkout fails" });
  const link = page.getByRole("link", { name: "Checkout fails" });
  await expect(title.or(heading).first()).toBeVisible();
  if (await link.isVisible()) await link.click();
  else if (await title.isVisible()) {
    await expect(title).toHaveValue("Checkout fails");
    await title.press("Enter");
  }
  await expect(heading).toBeVisible();
  await scratchpad.log("errors since 02:41");
  await scratchpad.isSaved();
  await page.reload();
  expect((await scratchpad.exportAs("Markdown")).text).toContain("errors since 02:41");
});
