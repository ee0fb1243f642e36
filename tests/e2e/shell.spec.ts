// What is around every screen: the command palette, the keys, the commands in the box, and where the focus goes.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const palette = (page: Page) => page.getByRole("dialog", { name: "Command palette", exact: true });
const field = (page: Page) => palette(page).getByRole("combobox", { name: "What do you want to do?", exact: true });
const commands = (page: Page) => palette(page).getByRole("listbox", { name: "Commands", exact: true });
const chosen = (page: Page) => commands(page).getByRole("option", { selected: true });
const open = async (page: Page) => {
  await page.keyboard.press("ControlOrMeta+k");
  await expect(field(page)).toBeFocused();
};

test("the palette finds what can be done by a few letters, and does it", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await open(page);
  await expect(commands(page).getByRole("option").first()).toContainText("Write to the log");
  // Typed on at once: no key is lost between the field behind and this one.
  await page.keyboard.type("sev cri");
  await expect(chosen(page)).toContainText("Severity: critical");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", (await chosen(page).getAttribute("id"))!);
  await page.keyboard.press("Enter");
  await expect(palette(page)).toBeHidden();
  await expect(scratchpad.severity).toHaveValue("Critical");
  await expect(scratchpad.logEntry, "the focus is where it was").toBeFocused();
});

test("what is meant is found by words about it too, with its exports and reports", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await open(page);
  for (const [typed, first] of [["slack", "Copy update"], ["IMPACT", "Impact"], ["csv", "Export as CSV for spreadsheets"], ["postmortem", "Export as Postmortem"], ["shift", "Export the handover"], ["übèrgabe", ""]] as const) {
    await field(page).fill(typed);
    if (first) await expect(chosen(page), typed).toContainText(first);
    else await expect(palette(page).getByRole("status")).toContainText("Nothing goes by that name");
  }
  await field(page).fill("csv prog");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/\.csv$/);
});

test("no key is lost between the field behind and the palette", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.pressSequentially("half a");
  await page.evaluate(() => {
    // As fast as keys can come: one after the other, with nothing but what the browser does between two of them.
    const log: string[] = [];
    Object.assign(window, { log });
    document.addEventListener("keydown", (event) => log.push(`${event.key}: ${document.activeElement?.id || document.activeElement?.tagName}`), true);
  });
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("export as j");
  await expect(field(page)).toHaveValue("export as j");
  await expect(scratchpad.logEntry).toHaveValue("half a");
  await page.keyboard.press("Escape");
  await expect(scratchpad.logEntry).toBeFocused();
  await page.keyboard.type(" sentence");
  await expect(scratchpad.logEntry, "the caret is where it was").toHaveValue("half a sentence");
});

test("arrows go round, Escape and the same key close it, and the focus comes back", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.phase.focus();
  await open(page);
  const all = await commands(page).getByRole("option").count();
  expect(all).toBeGreaterThan(30);
  await expect(palette(page).getByRole("status")).toHaveText(`${all} commands`);
  await page.keyboard.press("ArrowUp");
  await expect(commands(page).getByRole("option").last()).toHaveAttribute("aria-selected", "true");
  await expect(chosen(page)).toBeInViewport();
  await page.keyboard.press("ArrowDown");
  await expect(commands(page).getByRole("option").first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();
  await expect(scratchpad.phase).toBeFocused();
  await open(page);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette(page)).toBeHidden();
  await expect(scratchpad.phase).toBeFocused();
});

test("what cannot be done now is not offered, and nothing found is said", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await open(page);
  await expect(commands(page).getByRole("option", { name: /^Push back/ })).toHaveCount(0);
  await expect(commands(page).getByRole("option", { name: /^Undo/ })).toHaveCount(0);
  await field(page).fill("zzzz");
  await expect(palette(page).getByRole("status")).toHaveText("Nothing goes by that name. Try a shorter word.");
  await expect(field(page)).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");
  await expect(palette(page), "Enter on nothing does nothing").toBeVisible();
  await page.keyboard.press("Escape");
  await scratchpad.log("a note");
  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.markAsSent.click();
  await open(page);
  await expect(commands(page).getByRole("option", { name: /^Push back/ })).toHaveCount(1);
  await field(page).fill("push");
  await page.keyboard.press("Enter");
  await expect(scratchpad.pushBackForm.getByRole("textbox", { name: "Reason", exact: true })).toBeFocused();
});

test("the button opens it for a mouse, and a click does what it says", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await page.getByRole("button", { name: "Command palette", exact: true }).click();
  await commands(page).getByRole("option", { name: /^Log as question/ }).click();
  await expect(scratchpad.kind("Question")).toHaveAttribute("aria-pressed", "true");
  await expect(scratchpad.logEntry).toBeFocused();
  await page.getByRole("button", { name: "Command palette", exact: true }).click();
  await commands(page).getByRole("option", { name: /^All incidents/ }).click();
  await expect(scratchpad.title).toBeFocused();
  await open(page);
  await commands(page).getByRole("option", { name: "Open: Checkout fails" }).click();
  await expect(scratchpad.heading).toHaveText("Checkout fails");
});

test("the keys in the help are those of the palette, and each does what it says", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("a note");
  await scratchpad.undo.focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys", exact: true });
  const rows = help.getByRole("list", { name: "Keys", exact: true }).getByRole("listitem");
  const listed = await rows.allInnerTexts();
  const keys = ["/\ni", "u", "Ctrl+K", "Ctrl+Z", "?", "f"];
  for (const key of keys) expect(listed.some((row) => row.startsWith(key.replace("\n", ""))|| row.startsWith(key)), `${key} in ${listed.join(" | ")}`).toBe(true);
  // Letters do nothing to what lies behind a dialog.
  await page.keyboard.press("u");
  await expect(help).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await expect(scratchpad.undo).toBeFocused();
  await page.keyboard.press("u");
  await expect(scratchpad.part("What is happening")).toBeFocused();
});

test("single-letter keys can be turned off, and stay off", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("a note");
  await scratchpad.undo.focus();
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keys", exact: true });
  await help.getByRole("checkbox", { name: "Single-letter keys", exact: true }).uncheck();
  await page.keyboard.press("Escape");
  for (const visit of ["now", "after a reload"]) {
    await scratchpad.undo.focus();
    for (const key of ["u", "i", "/", "f", "?"]) await page.keyboard.press(key);
    await expect(scratchpad.undo, visit).toBeFocused();
    await expect(help).toHaveCount(0);
    await open(page);
    await page.keyboard.press("Escape");
    await scratchpad.reload();
    await expect(scratchpad.logEntry).toBeFocused();
  }
});

test.describe("a slash in the box", () => {
  const slashes = (scratchpad: Scratchpad) => scratchpad.working.getByRole("listbox", { name: "Commands", exact: true });

  test("lists the commands; Tab takes, arrows choose, and what was taken runs", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.pressSequentially("/");
    await expect(slashes(scratchpad).getByRole("option")).toHaveCount(10);
    await expect(slashes(scratchpad).getByRole("option").first()).toContainText("/severity");
    await page.keyboard.press("ArrowDown");
    await expect(slashes(scratchpad).getByRole("option", { selected: true })).toContainText("/phase");
    await page.keyboard.press("Tab");
    await expect(scratchpad.logEntry).toHaveValue("/phase ");
    await expect(scratchpad.logEntry).toBeFocused();
    await page.keyboard.type("mon");
    await page.keyboard.press("Enter");
    await expect(scratchpad.logEntry).toHaveValue("/phase monitoring");
    await expect(slashes(scratchpad)).toBeHidden();
    await page.keyboard.press("Enter");
    await expect(scratchpad.phase).toHaveValue("Monitoring");
    await expect(scratchpad.logEntry).toHaveValue("");
  });

  test("takes no key away from somebody who types on", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.pressSequentially("/severity critical");
    await page.keyboard.press("Enter");
    await expect(scratchpad.severity).toHaveValue("Critical");
    await scratchpad.logEntry.pressSequentially("/var/log/messages says no");
    await page.keyboard.press("Enter");
    await expect(scratchpad.entry("/var/log/messages says no")).toBeVisible();
    await scratchpad.logEntry.pressSequentially("/late 10m it began");
    await page.keyboard.press("Enter");
    await expect(scratchpad.entry("it began")).toBeVisible();
    await scratchpad.logEntry.pressSequentially("/undo");
    await page.keyboard.press("Enter");
    await expect(scratchpad.entry("it began")).toContainText("undone");
    // Tab leaves the box where nothing is offered; Escape puts the list away, and then Tab leaves too.
    await scratchpad.logEntry.pressSequentially("/");
    await page.keyboard.press("Escape");
    await expect(slashes(scratchpad)).toBeHidden();
    await page.keyboard.press("Tab");
    await expect(scratchpad.logEntry).not.toBeFocused();
  });
});

test.describe("at 320 pixels, as at 400 % zoom", () => {
  test.use({ viewport: { width: 320, height: 400 } });

  test("the dialogs fit, scroll, and can be closed", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    const command = async (words: string) => {
      await page.getByRole("button", { name: "Command palette", exact: true }).click();
      await page.keyboard.type(words);
      await expect(chosen(page)).toBeInViewport();
      await expect(palette(page).getByRole("status")).toBeInViewport({ ratio: 1 });
      await page.keyboard.press("Enter");
    };
    for (const [words, name] of [["settings", "Settings"], ["keys", "Keys"]]) {
      await command(words);
      const dialog = page.getByRole("dialog", { name, exact: true });
      await expect(dialog).toBeInViewport({ ratio: 1 });
      const overhang = await dialog.evaluate((element) => {
        const inner = element.firstElementChild!;
        return Math.max(inner.scrollWidth - inner.clientWidth, document.documentElement.scrollWidth - innerWidth);
      });
      expect(overhang, name).toBeLessThanOrEqual(0);
      await dialog.getByRole("link").or(dialog.getByRole("listitem")).last().scrollIntoViewIfNeeded();
      const close = dialog.getByRole("button", { name: "Close", exact: true });
      await expect(close, "it stays in sight").toBeInViewport({ ratio: 1 });
      await close.click();
      await expect(dialog).toBeHidden();
    }
  });
});

test("the field of the palette keeps the focus ring's place when the system forces its colours", async ({ scratchpad, page }) => {
  await page.emulateMedia({ forcedColors: "active", contrast: "more", reducedMotion: "reduce" });
  await scratchpad.openIncident();
  await open(page);
  const outline = await chosen(page).evaluate((option) => getComputedStyle(option).outlineStyle);
  expect(outline, "what is chosen is told by more than a colour").toBe("solid");
});

test("every command comes first by its own name, and the runbook is in the sheet", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("a line");
  const first = commands(page).getByRole("option").first().locator(".command-name");
  for (const screen of ["the incident", "the first screen"]) {
    await page.keyboard.press("ControlOrMeta+k");
    const names = await commands(page).locator(".command-name").allTextContents();
    expect(names.length, screen).toBeGreaterThan(5);
    for (const name of names) {
      await field(page).fill(name);
      await expect(first, screen).toHaveText(name);
    }
    await field(page).fill("runbook");
    await expect(first, screen).toHaveText("Your system");
    await page.keyboard.press("Escape");
    if (screen === "the incident") await scratchpad.home.click();
    await expect(scratchpad.title).toBeVisible();
  }
});
