// The program comes in parts (src/ui/lazy.rs): what opens the page, and what knows incidents. What is asked for before that is
// there is done when it comes; nothing that is typed meanwhile is lost, and nothing stands still.
import type { Page } from "@playwright/test";
import { readFileSync, readdirSync } from "node:fs";
import { bare, expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";

test.use({ serviceWorkers: "block" });
bare.use({ serviceWorkers: "block" });

const PART = /\/part-[^/]*\.wasm$/;
const LATER_STYLE = /\/style-later-[^/]*\.css$/;
const LATER = /\/part-later-[^/]*\.wasm$/;
const html = (page: Page) => page.locator("html");
const isReady = (page: Page) => expect(html(page)).toHaveAttribute("data-ready", "");
const isWhole = (page: Page) => expect(html(page)).toHaveAttribute("data-whole", "");
const title = (page: Page) => page.getByRole("textbox", { name: "Incident title", exact: true });
const entry = (page: Page) => page.getByRole("textbox", { name: "Log entry", exact: true });
const bar = (page: Page) => page.getByRole("status").filter({ hasText: "A part of this page has not arrived yet" });

/** Keeps the parts back until they are let go. */
async function holdParts(page: Page): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(PART, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test("a first visit and its first words need the main part alone", async ({ page }) => {
  const release = await holdParts(page);
  await page.goto("./");
  await isReady(page);
  await title(page).pressSequentially("Checkout fails");
  await page.reload();
  await isReady(page);
  await expect(title(page), "they are kept").toHaveValue("Checkout fails");
  await expect(title(page)).toBeFocused();
  await expect(html(page)).not.toHaveAttribute("data-whole", "");
  release();
  await isWhole(page);
  await expect(title(page)).toHaveValue("Checkout fails");
  await expect(title(page)).toBeFocused();
});

test("the arrival of the rest disturbs nobody who types", async ({ page }) => {
  const release = await holdParts(page);
  await page.goto("./");
  await isReady(page);
  await page.keyboard.type("Checkout ails");
  for (let step = 0; step < 4; step += 1) await page.keyboard.press("ArrowLeft");
  const session = await page.context().newCDPSession(page);
  await session.send("Input.imeSetComposition", { text: "ｆ", selectionStart: 1, selectionEnd: 1 });
  release();
  await isWhole(page);
  await session.send("Input.insertText", { text: "f" });
  await expect(title(page), "caret and half a word stay").toHaveValue("Checkout fails");
});

test("an incident that is declared before the rest is there: its log can be written at once", async ({ scratchpad, page }) => {
  const release = await holdParts(page);
  await page.goto("./");
  await isReady(page);
  await scratchpad.severityChoice("Critical").check();
  await title(page).fill("Checkout fails");
  await title(page).press("Enter");
  await expect(entry(page)).toBeFocused();
  await page.keyboard.type("errors since 02:41");
  await page.keyboard.press("Enter");
  await page.keyboard.type("? since when");
  await page.keyboard.press("Enter");
  await page.keyboard.type("half a sen");
  await expect(html(page)).not.toHaveAttribute("data-whole", "");

  release();
  await isWhole(page);
  await expect(scratchpad.heading).toHaveText("Checkout fails");
  await expect(scratchpad.severity).toHaveValue("Critical");
  await expect(scratchpad.entry("errors since 02:41")).toBeVisible();
  await expect(scratchpad.entry("since when")).toBeVisible();
  await expect(scratchpad.logEntry).toBeFocused();
  await page.keyboard.type("tence");
  await expect(scratchpad.logEntry).toHaveValue("half a sentence");
  await scratchpad.home.click();
  await expect(scratchpad.listed("Checkout fails")).toHaveCount(1);
  await expect(scratchpad.title).toHaveValue("");
  await expect(scratchpad.severityChoice("Major"), "the next one begins anew").toBeChecked();
});

test("what is asked for by a button before the rest is there opens with it", async ({ page }) => {
  const release = await holdParts(page);
  await page.goto("./");
  await isReady(page);
  await page.getByRole("button", { name: "Settings" }).click();
  release();
  await isWhole(page);
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
});

test("and so does the palette by its key", async ({ page }) => {
  const release = await holdParts(page);
  await page.goto("./");
  await isReady(page);
  await page.keyboard.press("Control+k");
  release();
  await isWhole(page);
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeVisible();
});

test("a file that is chosen before the rest is there is shown with it", async ({ scratchpad, page }) => {
  const release = await holdParts(page);
  await page.goto("./");
  await isReady(page);
  await page.locator("#import-file").setInputFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  release();
  await isWhole(page);
  await expect(scratchpad.alert.filter({ hasText: "cannot be imported" })).toBeVisible();
});

test("no request waits with everything else standing still", async ({ scratchpad, page }) => {
  const kinds: string[] = [];
  page.on("request", (request) => kinds.push(request.resourceType()));
  await scratchpad.openIncident("Checkout fails");
  await isWhole(page);
  expect(kinds).not.toContain("xhr");
});

bare("while the rest cannot be had, the page says so, keeps the words, and goes on with them when it comes", async ({ page }) => {
  let isGone = true;
  await page.route(PART, (route) => (isGone ? route.abort() : route.continue()));
  const scratchpad = new Scratchpad(page);
  await page.goto("./");
  await title(page).fill("Checkout fails");
  await expect(bar(page)).toBeVisible();
  await title(page).press("Enter");
  await entry(page).fill("errors since 02:41");
  await entry(page).press("Enter");
  await expect(bar(page), "over what one writes in").toBeInViewport();

  isGone = false;
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await isWhole(page);
  await expect(bar(page)).toBeHidden();
  await expect(scratchpad.heading).toHaveText("Checkout fails");
  await expect(scratchpad.entry("errors since 02:41")).toBeVisible();
  await scratchpad.isSaved();
  await page.reload();
  await isWhole(page);
  expect((await scratchpad.exportAs("Markdown")).text).toContain("errors since 02:41");
});

bare("a reload while the rest is missing keeps title and lines", async ({ page }) => {
  let isGone = true;
  await page.route(PART, (route) => (isGone ? route.abort() : route.continue()));
  const scratchpad = new Scratchpad(page);
  await page.goto("./");
  await isReady(page);
  await title(page).fill("Checkout fails");
  await title(page).press("Enter");
  await entry(page).pressSequentially("errors since 02:41");
  isGone = false;
  await page.reload();
  await isWhole(page);
  await expect(scratchpad.title).toHaveValue("Checkout fails");
  await expect(page.getByText("These words from before go into the log")).toContainText("errors since 02:41");
  await scratchpad.declareButton.click();
  await expect(scratchpad.logEntry).toHaveValue("errors since 02:41");
});

bare("what is fetched when it is first asked for is shown with its style, or not yet", async ({ page }) => {
  const scratchpad = new Scratchpad(page);
  const asked: string[] = [];
  let isGone = true;
  await page.route(LATER_STYLE, (route) => {
    asked.push(route.request().url());
    return isGone ? route.abort() : route.continue();
  });
  await scratchpad.openIncident("Checkout fails");
  expect(asked, "nobody has asked for it").toEqual([]);
  await page.getByRole("button", { name: "Send to a colleague", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Send to a colleague", exact: true });
  await expect(dialog.getByRole("alert")).toContainText("has not arrived");
  isGone = false;
  await dialog.getByRole("button", { name: "Try again", exact: true }).click();
  await expect(dialog.getByRole("button", { name: "Save file", exact: true })).toBeVisible();
  expect(await page.evaluate(() => [...document.styleSheets].filter(({ href }) => href?.includes("style-later")).length)).toBe(1);
  expect(asked).toHaveLength(2);
});

bare("what is fetched when it is first asked for: it is said when it cannot be had, and it can be asked for again", async ({ page }) => {
  const scratchpad = new Scratchpad(page);
  const asked: string[] = [];
  let isGone = true;
  await page.route(LATER, (route) => {
    asked.push(route.request().url());
    return isGone ? route.abort() : route.continue();
  });
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.logEntry.fill("half a sentence");
  expect(asked, "nobody has asked for it").toEqual([]);

  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Settings", exact: true });
  await expect(dialog.getByRole("alert")).toContainText("has not arrived");
  await expect(dialog.getByRole("button", { name: "Close", exact: true })).toBeFocused();
  isGone = false;
  await dialog.getByRole("button", { name: "Try again", exact: true }).click();
  await expect(dialog.getByRole("combobox", { name: "Theme", exact: true })).toBeVisible();
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  expect(asked).toHaveLength(2);

  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await expect(dialog.getByRole("combobox", { name: "Theme", exact: true })).toBeVisible();
  expect(asked, "it is fetched once").toHaveLength(2);
  await page.keyboard.press("Escape");
  await expect(scratchpad.logEntry).toHaveValue("half a sentence");
});

bare("the main part knows neither incidents nor how they are written down", () => {
  const [main] = readdirSync("dist").filter((name) => /^incident-scratchpad-.*\.wasm$/.test(name));
  const text = readFileSync(`dist/${main}`).toString("latin1");
  // Of the session, of a screen, and of what serde's derives bring.
  for (const words of ["Untitled incident", "What was tried", "missing field", "invalid type: ", "duplicate field"]) {
    expect(text.includes(words), words).toBe(false);
  }
});
