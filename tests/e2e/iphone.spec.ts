// Phones and machines of Apple's, as far as another browser can play them: type that is not zoomed into, selects, keys.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { namedSafari } from "./safari.ts";

const CONTROLS = "input:not([type=file], [type=radio], [type=checkbox]), select, textarea";

/** The controls whose type is too small when they have the focus, in px. */
const small = (page: Page) =>
  page.evaluate((controls) => {
    // What is behind a dialog can have no focus.
    const dialog = document.querySelector("dialog[open]");
    const all = [...document.querySelectorAll<HTMLElement>(controls)].filter((one) => one.checkVisibility() && (!dialog || dialog.contains(one)));
    const size = (one: HTMLElement) => {
      one.focus();
      return Number.parseFloat(getComputedStyle(one).fontSize);
    };
    return all.filter((one) => size(one) < 16).map((one) => `${one.tagName} ${one.ariaLabel ?? one.id}: ${size(one)}`);
  }, CONTROLS);

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("no field is so small that the page is zoomed into", async ({ scratchpad, page }) => {
    await scratchpad.open();
    expect(await small(page)).toEqual([]);
    await scratchpad.openIncident();
    for (const line of ["? Why?", "~ The certificate ran out", "+ log: expired"]) await scratchpad.log(line);
    expect(await small(page)).toEqual([]);
    await page.getByRole("button", { name: "Theories", exact: true }).last().click();
    expect(await small(page)).toEqual([]);
    const bar = page.getByRole("button", { name: "Settings", exact: true });
    await bar.click();
    await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
    expect(await small(page)).toEqual([]);
  });

  test("the lines under words stand where the words are", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await page.getByRole("button", { name: "Update", exact: true }).last().click();
    const sizes = await page.evaluate(() => {
      const type = (one: Element) => [getComputedStyle(one).fontSize, getComputedStyle(one).lineHeight, getComputedStyle(one).paddingLeft];
      return [...document.querySelectorAll(".written")].map((written) => [...written.children].map(type));
    });
    expect(sizes.length).toBeGreaterThan(0);
    for (const [under, field] of sizes) expect(under).toEqual(field);
  });
});

test.describe("a select", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("is as wide as what it shows, by no property that a browser may lack", async ({ scratchpad, page }) => {
    await page.addInitScript(() => {
      addEventListener("DOMContentLoaded", () => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("* { field-sizing: fixed !important }");
        document.adoptedStyleSheets = [sheet];
      });
    });
    await scratchpad.openIncident("Checkout fails for customers in Europe", "Minor");
    const widths: number[] = [];
    for (const name of ["Identified", "Investigating"]) {
      await scratchpad.phase.selectOption(name);
      widths.push((await scratchpad.phase.boundingBox())!.width);
    }
    expect(widths[0], "a shorter word").toBeLessThan(widths[1]!);
    const tops = async () => {
      const parts = page.getByRole("banner").locator("h1, select, [role=status], button:visible");
      const all = await parts.evaluateAll((found) => found.map((one) => one.getBoundingClientRect()).filter((box) => box.width).map((box) => box.top + box.height / 2));
      return all.sort((one, other) => one - other);
    };
    const rows = (await tops()).reduce<number[]>((found, top) => (found.length && top - found.at(-1)! < 16 ? found : [...found, top]), []);
    expect(rows, "two rows, no third").toHaveLength(2);

    for (const line of ["? Why?", "~ The certificate ran out", "+ The certificate of the gateway had run out at 02:40"]) await scratchpad.log(line);
    await page.getByRole("button", { name: "Theories", exact: true }).last().click();
    const words = scratchpad.evidence("The certificate ran out").getByText("The certificate of the gateway");
    expect((await words.boundingBox())!.width).toBeGreaterThan(120);
  });
});

/** The key that ends a word of an input method, as Safari tells it: the word is over already. */
async function endWord(page: Page): Promise<void> {
  await page.evaluate(() => {
    const key = { key: "Enter", keyCode: 229, which: 229, bubbles: true, cancelable: true };
    document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", key));
  });
}

test("the Enter that ends a word of an input method adds nothing to the log", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("障害");
  await endWord(page);
  await expect(scratchpad.logEntry).toHaveValue("障害");
  await page.keyboard.press("Enter");
  await expect(scratchpad.entry("障害")).toBeVisible();

  await scratchpad.entry("障害").getByRole("button", { name: "Correct", exact: true }).click();
  const correction = scratchpad.entry("障害").getByRole("textbox", { name: "Corrected words" });
  await correction.fill("障害発生");
  await endWord(page);
  await expect(correction).toBeVisible();

  await scratchpad.logEntry.fill("/sev");
  await endWord(page);
  await expect(scratchpad.logEntry, "the list of commands takes nothing").toHaveValue("/sev");

  await page.keyboard.press("ControlOrMeta+k");
  const field = page.getByRole("combobox", { name: "What do you want to do?" });
  await expect(field).toBeFocused();
  await field.fill("take a");
  await endWord(page);
  await expect(field).toBeVisible();
});

test.describe("before the program is there", () => {
  test.use({ serviceWorkers: "block" });

  test("it adds nothing either", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.context().route(/\/start-[^/]*\.js$/, async (route) => {
      await held;
      await route.continue();
  });
    await page.reload({ waitUntil: "commit" });
    const box = page.locator("#preboot-entry");
    await box.fill("障害");
    await endWord(page);
    await expect(box).toHaveValue("障害");
    release();
    await expect(scratchpad.logEntry).toHaveValue("障害");
  });
});

test("on a Mac the keys are Cmd's, Ctrl+K is the field's, and the hints say so", async ({ scratchpad, page }) => {
  await namedSafari(page);
  await scratchpad.openIncident();
  await scratchpad.log("every third payment");
  await scratchpad.logEntry.fill("half a line");
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await expect(palette).toBeHidden();
  await page.keyboard.press("Meta+k");
  await expect(palette).toBeVisible();
  await expect(palette.getByRole("option", { name: "Undo" })).toContainText("⌘Z");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Command palette", exact: true })).toHaveAttribute("title", "Command palette (⌘K)");
  await expect(scratchpad.copyButton).toHaveAttribute("title", "⌘↵");
  await expect(scratchpad.undo).toHaveAttribute("title", "⌘Z");
  await scratchpad.home.focus();
  await page.keyboard.press("Control+u");
  await expect(scratchpad.part("What is happening"), "Ctrl+U is no plain U").not.toBeFocused();
  expect(await page.evaluate(() => document.body.innerText), "no hint names the other key").not.toContain("Ctrl");
});

test("a browser without navigator.storage, whose language is no tag, keeps everything", async ({ scratchpad, page }) => {
  await page.addInitScript(() => {
    delete (Navigator.prototype as { storage?: unknown }).storage;
    Object.defineProperty(Navigator.prototype, "language", { get: () => "C" });
    Object.defineProperty(Navigator.prototype, "languages", { get: () => ["C"] });
  });
  await scratchpad.openIncident();
  await scratchpad.log("every third payment");
  await scratchpad.isSaved();
  await scratchpad.reload();
  await expect(scratchpad.entry("every third payment")).toBeVisible();
});
