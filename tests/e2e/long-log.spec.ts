// An incident of 10,000 entries: each can be reached, found and read as an item of one list, and writing goes on.
import { BEGIN, stamp } from "../faults/lib/records.mjs";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const COUNT = 10_000;
const FAR_BACK = 17;
const words = (n: number) =>
  n === FAR_BACK ? "a leap second was announced" : `entry ${n}: consumer lag on partition 7 is at ${n * 37}`;

/** The file of an incident with so many notes. */
function longLog(): string {
  const event = (second: number, fact: object) => ({ stamp: stamp(BEGIN + second * 1000), fact });
  const notes = Array.from({ length: COUNT }, (_, at) => event(at + 1, { note_logged: { text: words(at + 1) } }));
  return JSON.stringify({
    format: "incident-scratchpad",
    version: 1,
    exported: "2026-03-14T06:10:00.000Z",
    incident: { id: stamp(BEGIN), title: "Long" },
    events: [event(0, { declared: { title: "Long", severity: "major" } }), ...notes],
  });
}

/** The incident is here, and on the screen as it is after a reload. */
async function openLongLog(scratchpad: Scratchpad): Promise<void> {
  await scratchpad.open();
  await scratchpad.chooseFile(longLog());
  await scratchpad.importButton("Add incident").click();
  await expect(scratchpad.heading).toHaveText("Long");
  await expect(scratchpad.saved).toHaveText(/^Saved/, { timeout: 60_000 });
  await scratchpad.page.reload();
  await expect(scratchpad.heading).toHaveText("Long");
}

test.setTimeout(180_000);

test("of 10,000 entries the last is in view, the first can be scrolled to, and all are one list", async ({ scratchpad, page }) => {
  await openLongLog(scratchpad);
  const items = scratchpad.timeline.getByRole("listitem");
  await expect(items.last()).toContainText(words(COUNT));
  await expect(items.last()).toBeInViewport();

  await expect(items, "the earlier ones have followed").toHaveCount(COUNT, { timeout: 60_000 });
  await expect(items.first()).toContainText(words(1));
  await expect(items.nth(4999), "it is read with its kind, wherever it is").toContainText(`Note: ${words(5000)}`);

  const list = scratchpad.working.getByRole("group", { name: "Entries", exact: true });
  await list.focus();
  await page.keyboard.press("Home");
  const first = items.filter({ hasText: words(1) }).first();
  await expect(first).toBeInViewport();
  await first.hover();
  await first.getByRole("button", { name: "Correct", exact: true }).click();
  await first.getByRole("textbox", { name: "Corrected words" }).fill("entry 1, corrected");
  await page.keyboard.press("Enter");
  await expect(items.first()).toContainText("First written:");
  await expect(items.first()).toContainText("entry 1, corrected");
});

test("rows that were scrolled past are plain words again, and made anew when one comes back", async ({ scratchpad, page }) => {
  await openLongLog(scratchpad);
  const items = scratchpad.timeline.getByRole("listitem");
  await expect(items, "the earlier ones have followed").toHaveCount(COUNT, { timeout: 60_000 });
  await scratchpad.working.getByRole("group", { name: "Entries", exact: true }).focus();
  await page.keyboard.press("Home");
  const correct = items.first().getByRole("button", { name: "Correct", exact: true });
  await expect(correct).toHaveCount(1);
  await scratchpad.log("the rollback is through");
  await expect(items.last(), "what is added while one reads far back is there").toContainText("the rollback is through");

  await scratchpad.working.getByRole("group", { name: "Entries", exact: true }).focus();
  await page.keyboard.press("End");
  await expect(items.last()).toBeInViewport();
  await expect(correct).toHaveCount(0, { timeout: 60_000 });
  await expect(items.first(), "and is still an item of the list").toContainText(words(1));
  await page.keyboard.press("Home");
  await expect(items.first()).toBeInViewport();
  await expect(correct).toHaveCount(1);
});

test("among 10,000 entries one writes on, and finds what stands far back", async ({ scratchpad, page }) => {
  await openLongLog(scratchpad);
  await expect(scratchpad.logEntry).toBeFocused();
  await page.keyboard.type("the rollback is through");
  await expect(scratchpad.logEntry).toHaveValue("the rollback is through");
  await page.keyboard.press("Enter");
  const items = scratchpad.timeline.getByRole("listitem");
  await expect(items.last()).toContainText("the rollback is through");
  await expect(items.last()).toBeInViewport();
  await expect(scratchpad.saved).toHaveText(/^Saved/);

  await scratchpad.working.getByRole("button", { name: "Find", exact: true }).click();
  await page.getByRole("searchbox", { name: "Find in the log" }).fill("leap second");
  const found = page.getByRole("list", { name: "Found entries" }).getByRole("listitem");
  await expect(found).toHaveCount(1);
  await expect(found).toContainText(words(FAR_BACK));
});
