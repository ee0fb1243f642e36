// A long record is taken in while the page goes on: how far it is, cancelling it, and what may happen in the middle.
import type { Page } from "@playwright/test";
import { writeFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { eventsOf, type Scratchpad } from "./scratchpad.ts";
import { eventKeys, localRecords, mirrorRecords } from "./stores.ts";

const NOTES = 12_000;
const TITLE = "A long night";
const PROGRESS = `Taking in “${TITLE}”`;

/** A record with so many notes more than the page itself would write, on the disk. */
async function long(scratchpad: Scratchpad, path: string): Promise<string> {
  await scratchpad.openIncident(TITLE);
  await scratchpad.log("a note");
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  const note = file.events.find((event: { fact: object }) => "note_logged" in event.fact);
  const [wall, , replica] = note.stamp.split("-");
  for (let count = 0; count < NOTES; count += 1) {
    const stamp = `${wall}-${(count + 100).toString(32).padStart(4, "0")}-${replica}`;
    file.events.push({ ...note, stamp, fact: { note_logged: { text: `connection ${count} timed out` } } });
  }
  await writeFile(path, JSON.stringify(file));
  return path;
}

/** Does something in the page at the very moment when it first says how far it is. */
async function inTheMiddle(page: Page, what: "cancel" | "reload" | "leave" | "write"): Promise<void> {
  await page.evaluate(({ what, said }) => {
    const acts: Record<string, () => void> = {
      cancel: () => document.getElementById("import-cancel")?.click(),
      reload: () => location.reload(),
      leave: () => document.querySelector<HTMLElement>("a.home")?.click(),
      write: () => {
        const box = document.getElementById("log-entry") as HTMLTextAreaElement;
        box.value = "written in the middle";
        box.dispatchEvent(new Event("input", { bubbles: true }));
        box.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
      },
    };
    const seen = new MutationObserver(() => {
      const status = [...document.querySelectorAll("[role=status]")].find((one) => one.textContent?.includes(said));
      if (!status) return;
      seen.disconnect();
      (window as unknown as { said: string }).said = status.textContent ?? "";
      acts[what]();
    });
    seen.observe(document.body, { childList: true, characterData: true, subtree: true });
  }, { what, said: PROGRESS });
}

const listed = (scratchpad: Scratchpad) => scratchpad.incidents.getByRole("link", { name: TITLE });

/** The events in both stores. */
const kept = async (page: Page) => [...eventKeys(await localRecords(page)), ...eventKeys(await mirrorRecords(page))];

const wasSaid = (page: Page) => page.evaluate(() => (window as unknown as { said: string }).said);

test("says how far it is, and cancelled it leaves nothing behind", async ({ scratchpad, elsewhere }, testInfo) => {
  test.slow();
  const path = await long(scratchpad, testInfo.outputPath("long.json"));
  const other = await elsewhere();
  await other.open();
  await other.chooseFileAt(path);
  const add = other.importButton("Add incident");
  await expect(add).toBeVisible({ timeout: 60_000 });
  await inTheMiddle(other.page, "cancel");
  await add.click();
  await expect(add).toBeFocused({ timeout: 30_000 });
  expect(await wasSaid(other.page)).toMatch(/^Taking in “A long night”: \d+ %$/);
  await expect(other.status.filter({ hasText: PROGRESS })).toHaveCount(0);
  expect(await kept(other.page)).toEqual([]);

  // It can be taken in after all; a second press in the same moment takes in nothing more.
  await add.evaluate((button: HTMLElement) => {
    button.click();
    button.click();
  });
  await expect(other.saved).toHaveText(/^Saved/, { timeout: 60_000 });
  expect(eventsOf(await other.exportAs("JSON"))).toHaveLength(NOTES + 2);
  await other.home.click();
  await expect(listed(other)).toHaveCount(1);
});

test("a reload in the middle leaves nothing behind", async ({ scratchpad, elsewhere }, testInfo) => {
  test.slow();
  const path = await long(scratchpad, testInfo.outputPath("long.json"));
  const other = await elsewhere();
  await other.open();
  await other.chooseFileAt(path);
  await expect(other.importButton("Add incident")).toBeVisible({ timeout: 60_000 });
  await inTheMiddle(other.page, "reload");
  const reloaded = other.page.waitForEvent("load");
  await other.importButton("Add incident").click();
  await reloaded;
  await expect(other.page.locator("[data-stores]")).toBeAttached();
  await expect(listed(other)).toHaveCount(0);
  expect(await kept(other.page)).toEqual([]);
});

test("whoever goes elsewhere or writes meanwhile loses nothing", async ({ scratchpad }, testInfo) => {
  test.slow();
  const path = await long(scratchpad, testInfo.outputPath("long.json"));
  await scratchpad.chooseFileAt(path);
  const merge = scratchpad.importButton("Merge into it");
  await expect(merge).toBeVisible({ timeout: 60_000 });
  await inTheMiddle(scratchpad.page, "write");
  await merge.click();
  await expect(scratchpad.entry("written in the middle")).toHaveCount(1, { timeout: 60_000 });
  await expect(scratchpad.importPanel).toHaveCount(0, { timeout: 60_000 });
  const events = eventsOf(await scratchpad.exportAs("JSON"));
  expect(events).toHaveLength(NOTES + 3);

  // As a copy, and the screen is left in the middle.
  await scratchpad.chooseFileAt(path);
  await expect(scratchpad.importButton("Open as a copy")).toBeVisible({ timeout: 60_000 });
  await inTheMiddle(scratchpad.page, "leave");
  await scratchpad.importButton("Open as a copy").click();
  await expect(scratchpad.page.getByText(`“${TITLE}” was taken in.`)).toBeVisible({ timeout: 60_000 });
  await expect(scratchpad.declareButton).toBeVisible();
  await expect(listed(scratchpad)).toHaveCount(2);
});
