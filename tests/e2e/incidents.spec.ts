// Several incidents side by side: the list, opening, going back, and addresses.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";
import { wipeLocal, wipeMirror } from "./stores.ts";

const at = (time: string) => new Date(`2026-03-14T${time}Z`);

test("incidents are listed with title, state and last change, the latest first and the resolved last", async ({
  scratchpad,
  page,
}) => {
  await page.clock.install({ time: at("02:38:00") });
  await scratchpad.open();
  await scratchpad.declare("Analytics is behind", "Minor");
  await scratchpad.log("dashboards end at 01:25 UTC");
  await scratchpad.phase.selectOption("Resolved");
  await scratchpad.home.click();

  await page.clock.pauseAt(at("03:10:00"));
  await page.clock.resume();
  await scratchpad.declare("Checkout fails", "Critical");
  await scratchpad.log("every third payment");
  await scratchpad.log("since 03:02 UTC");
  await scratchpad.home.click();

  await page.clock.pauseAt(at("03:20:00"));
  await page.clock.resume();
  await scratchpad.declare("Search is slow", "Major");
  await scratchpad.phase.selectOption("Identified");
  await scratchpad.home.click();

  await expect(scratchpad.title).toBeFocused();
  const rows = scratchpad.incidents.getByRole("listitem");
  const expected = [
    ["Search is slow", "Major", "Identified", "1 entry", "last change 2026-03-14 03:20 UTC (04:20 Europe/Berlin)"],
    ["Checkout fails", "Critical", "Investigating", "2 entries", "last change 2026-03-14 03:10 UTC"],
    ["Analytics is behind", "Minor", "Resolved", "2 entries", "last change 2026-03-14 02:38 UTC"],
  ];
  await expect(rows).toHaveCount(expected.length);
  for (const [place, parts] of expected.entries()) {
    for (const part of parts) await expect(rows.nth(place)).toContainText(part);
  }

  await test.step("an older one that is written to again stands first", async () => {
    await page.clock.pauseAt(at("03:30:00"));
    await page.clock.resume();
    await scratchpad.incidents.getByRole("link", { name: "Checkout fails" }).click();
    await scratchpad.log("fixed by itself?");
    await scratchpad.home.click();
    await expect(rows.first()).toContainText("Checkout fails");
    await expect(rows.first()).toContainText("3 entries");
    await expect(rows.first()).toContainText("last change 2026-03-14 03:30 UTC");
  });
});

test("what is written in one incident stays out of the other", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await scratchpad.declare("First");
  await scratchpad.log("~ a theory of the first");
  await scratchpad.logEntry.fill("half a sentence of the first");
  await scratchpad.write({ Impact: "of the first" });
  await scratchpad.home.click();

  await scratchpad.declare("Second");
  await expect(scratchpad.entries).toHaveCount(0);
  await expect(scratchpad.logEntry).toHaveValue("");
  await expect(scratchpad.part("Impact")).toHaveValue("");
  await expect(scratchpad.theories.getByRole("article")).toHaveCount(0);
  await scratchpad.log("a note of the second");
  await scratchpad.undo.click();
  await scratchpad.undo.click();
  await expect(scratchpad.status.filter({ hasText: "Nothing to undo in this tab." })).toBeVisible();

  await page.goBack();
  await page.goBack();
  await expect(scratchpad.heading).toHaveText("First");
  await expect(scratchpad.logEntry).toHaveValue("half a sentence of the first");
  await expect(scratchpad.part("Impact")).toHaveValue("of the first");
  await expect(scratchpad.theory("a theory of the first")).toBeVisible();
  await expect(scratchpad.entries).toHaveCount(1);
});

test("back and forward go between the list and the incidents, and a reload stays", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await expect(page).toHaveTitle("Incident scratchpad");
  await scratchpad.declare("Checkout fails");
  await expect(page).toHaveTitle("Checkout fails");
  const address = page.url();
  expect(address).toContain("#/incident/");

  await scratchpad.isSaved();
  await scratchpad.reload();
  await expect(scratchpad.heading).toHaveText("Checkout fails");
  expect(page.url()).toBe(address);

  await page.goBack();
  await expect(scratchpad.title).toBeVisible();
  await expect(page).toHaveTitle("Incident scratchpad");
  await expect(scratchpad.listed("Checkout fails")).toBeVisible();
  await page.goForward();
  await expect(scratchpad.heading).toHaveText("Checkout fails");

  await scratchpad.home.click();
  await expect(scratchpad.title).toBeVisible();
  await scratchpad.reload();
  await expect(scratchpad.listed("Checkout fails")).toBeVisible();
});

test("a resolved incident lives in the mirror alone from the next visit on, and opens as before", async ({
  scratchpad,
  page,
}) => {
  await scratchpad.openIncident("Over and done");
  await scratchpad.log("the cable was back in at 03:00 UTC");
  await scratchpad.phase.selectOption("Resolved");
  await scratchpad.isSaved();
  const address = new URL(page.url()).hash;
  await scratchpad.home.click();
  await scratchpad.reload();
  await expect(scratchpad.listed("Over and done")).toContainText("Resolved");
  const keys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("isp/e/")).length);
  await expect.poll(keys).toBe(0);

  await scratchpad.reload();
  await expect(scratchpad.listed("Over and done")).toContainText("2 entries");
  await page.goto(`./${address}`);
  await page.reload();
  await expect(scratchpad.heading).toHaveText("Over and done");
  await expect(scratchpad.entry("the cable was back in")).toBeVisible();
});

test("an incident that is not in this browser says so, and names the way to bring it", async ({
  scratchpad,
  elsewhere,
}) => {
  await scratchpad.openIncident("Checkout fails");
  const other = await elsewhere();
  await other.open(new URL(scratchpad.page.url()).hash);
  const said = other.status.filter({ hasText: "The incident at this address is not in this browser." });
  await expect(said).toContainText("An exported JSON file brings it back with Import.");
  await expect(other.title, "a new one can be declared").toBeVisible();
});

test("importing the incident that the address names opens it", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("the one entry");
  const file = await scratchpad.exportAs("JSON");
  const other = await elsewhere();
  await other.open(new URL(scratchpad.page.url()).hash);
  await expect(other.status.filter({ hasText: "is not in this browser" })).toBeVisible();
  await other.chooseFile(file.text);
  await other.importButton("Add incident").click();
  await expect(other.heading).toHaveText("Checkout fails");
  await expect(other.entry("the one entry")).toBeVisible();
  await expect(other.status.filter({ hasText: "is not in this browser" })).toHaveCount(0);
});

test("an address that names nothing opens the first screen", async ({ scratchpad }) => {
  for (const address of ["#/incident/", "#/incident/../../x", "#nonsense", "#/incident/%00"]) {
    await scratchpad.open(address);
    await expect(scratchpad.title).toBeVisible();
  }
});

test("an incident whose data was cleared in both stores says so at its address", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Soon forgotten");
  await wipeLocal(page);
  await wipeMirror(page);
  await scratchpad.reload();
  await expect(
    scratchpad.status.filter({ hasText: "The incident at this address is not in this browser." }),
  ).toBeVisible();
});

const more = (scratchpad: Scratchpad, title: string) =>
  scratchpad.incidents.getByRole("button", { name: `More for ${title}`, exact: true });
const choose = async (scratchpad: Scratchpad, title: string, item: string | RegExp) => {
  await more(scratchpad, title).click();
  await scratchpad.page.getByRole("menu", { name: "Incident", exact: true }).getByRole("menuitem", { name: item }).click();
};
const question = (scratchpad: Scratchpad) => scratchpad.incidents.getByRole("group", { name: "Delete for good", exact: true });

/** Every key of both stores and of the pictures that names the incident, and whether any value holds those words. */
const traces = (page: Page, id: string, words: string) =>
  page.evaluate(
    async ([id, words]) => {
      const found: string[] = [];
      const look = (key: string, value: string) => {
        if ((key.includes(id!) && !key.startsWith("isp/gone/")) || value.includes(words!)) found.push(key);
      };
      for (const key of Object.keys(localStorage)) look(key, localStorage.getItem(key)!);
      // Opening one that is not there would make it, without its store.
      const there = (await indexedDB.databases()).map(({ name }) => name!);
      for (const name of there) {
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          const opening = indexedDB.open(name);
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        if (database.objectStoreNames.contains("records")) {
          const store = database.transaction("records").objectStore("records");
          const all = <T>(asked: IDBRequest<T>) => new Promise<T>((resolve) => (asked.onsuccess = () => resolve(asked.result)));
          const [keys, values] = await Promise.all([all(store.getAllKeys()), all(store.getAll())]);
          keys.forEach((key, at) => look(String(key), String(values[at])));
        }
        database.close();
      }
      return found;
    },
    [id, words],
  );

const idOf = (page: Page) => new URL(page.url()).hash.replace("#/incident/", "");

test("an open one says for how long, and which update is owed", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("02:38:00") });
  await scratchpad.open();
  await scratchpad.declare("Search is slow", "Minor");
  await scratchpad.phase.selectOption("Resolved");
  await scratchpad.home.click();
  await scratchpad.declare("Checkout fails", "Critical");
  await scratchpad.home.click();
  await expect(scratchpad.listed("Checkout fails")).toContainText(/open for \d+ s, first update due in \d+ (min|s)/);
  await page.clock.pauseAt(at("03:12:00"));
  await page.clock.resume();
  await expect(scratchpad.listed("Checkout fails")).toContainText(/open for 3[34] min, update overdue by \d+ min/);
  await expect(scratchpad.listed("Search is slow")).toContainText("lasted");
  await expect(scratchpad.listed("Search is slow")).not.toContainText("overdue");
});

test("one is closed and reopened from the list, and either can be put back", async ({ scratchpad }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.home.click();
  const row = scratchpad.listed("Checkout fails");
  await choose(scratchpad, "Checkout fails", "Close as resolved");
  await expect(row).toContainText("Resolved");
  await expect(more(scratchpad, "Checkout fails"), "the focus stays where one was").toBeFocused();
  await choose(scratchpad, "Checkout fails", "Reopen");
  await expect(row).toContainText("Investigating");
  await expect(scratchpad.status.filter({ hasText: "“Checkout fails” is open again" })).toBeVisible();
  await scratchpad.page.getByRole("button", { name: "Put it back" }).click();
  await expect(row).toContainText("Resolved");
});

test("one is deleted for good: asked first, its export offered first, and nothing of it is left", async ({ scratchpad, page }) => {
  const secret = "the key of the vault is 4711";
  await scratchpad.open();
  await scratchpad.declare("Old and over");
  await scratchpad.log(secret);
  await scratchpad.logEntry.evaluate(async (box) => {
    const canvas = new OffscreenCanvas(64, 64);
    canvas.getContext("2d")!.fillRect(8, 8, 16, 16);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([await canvas.convertToBlob({ type: "image/png" })], "pasted", { type: "image/png" }));
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(scratchpad.timeline.getByRole("img")).toHaveCount(1);
  await scratchpad.logEntry.fill(`half a line: ${secret}`);
  await scratchpad.write({ Impact: secret });
  await scratchpad.isSaved();
  const id = idOf(page);
  expect((await traces(page, id, secret)).filter((key) => key.startsWith(`${id}/`)), "the picture's data").toHaveLength(1);
  await scratchpad.home.click();
  await scratchpad.declare("Stays");
  await scratchpad.log("this stays");
  await scratchpad.home.click();

  await test.step("Escape leaves the question, and everything is there", async () => {
    await choose(scratchpad, "Old and over", "Delete for good…");
    await expect(question(scratchpad)).toContainText("Delete “Old and over” for good?");
    await expect(question(scratchpad)).toContainText("its 2 entries, 1 picture");
    await expect(question(scratchpad).getByRole("button", { name: "Export it first" })).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(question(scratchpad)).toHaveCount(0);
    await expect(more(scratchpad, "Old and over")).toBeFocused();
    expect((await traces(page, id, secret)).length).toBeGreaterThan(0);
  });

  await choose(scratchpad, "Old and over", "Delete for good…");
  const file = await scratchpad.downloadOf(question(scratchpad).getByRole("button", { name: "Export it first" }));
  expect(file.text).toContain(secret);
  await question(scratchpad).getByRole("button", { name: "Delete for good", exact: true }).click();
  await expect(scratchpad.listed("Old and over")).toHaveCount(0);
  await expect(scratchpad.status.filter({ hasText: "“Old and over” is deleted: its 2 entries, 1 picture" })).toBeVisible();
  expect(await traces(page, id, secret), "nothing of it in any store").toEqual([]);
  await expect(scratchpad.listed("Stays")).toBeVisible();

  await test.step("a reload does not bring it back, and its address says that it is not here", async () => {
    await scratchpad.reload();
    await expect(scratchpad.listed("Stays")).toBeVisible();
    await expect(scratchpad.listed("Old and over")).toHaveCount(0);
    await page.goto(`./#/incident/${id}`);
    await expect(scratchpad.status.filter({ hasText: "is not in this browser" })).toBeVisible();
    expect(await traces(page, id, secret)).toEqual([]);
  });

  await test.step("its file does, and from then on it is kept", async () => {
    await page.goto("./#/");
    await scratchpad.chooseFile(file.text);
    await scratchpad.importButton("Add incident").click();
    await expect(scratchpad.heading).toHaveText("Old and over");
    await scratchpad.log("written after it came back");
    await scratchpad.isSaved();
    await scratchpad.reload();
    await expect(scratchpad.entry(secret)).toBeVisible();
    await expect(scratchpad.entry("written after it came back")).toBeVisible();
  });
});

test("a second tab that shows it goes to the first screen, and writes nothing of it", async ({ scratchpad, page }) => {
  const secret = "the key of the vault is 4711";
  await scratchpad.openIncident("Old and over");
  await scratchpad.log("a first line");
  const id = idOf(page);
  const other = await scratchpad.beside();
  await other.open(`#/incident/${id}`);
  await other.logEntry.fill(secret);
  await scratchpad.home.click();
  await choose(scratchpad, "Old and over", "Delete for good…");
  await question(scratchpad).getByRole("button", { name: "Delete for good", exact: true }).click();
  await expect(other.status.filter({ hasText: "“Old and over” was deleted in another tab." })).toBeVisible();
  await expect(other.title).toBeVisible();
  await expect(scratchpad.status.filter({ hasText: "is deleted" })).toBeVisible();
  await expect.poll(() => traces(page, id, secret)).toEqual([]);
  await other.reload();
  await expect(other.title).toBeVisible();
  await expect(other.incidents).toHaveCount(0);
  expect(await traces(other.page, id, secret)).toEqual([]);
});

test("a tab that slept through it brings nothing back when it writes", async ({ scratchpad, page }) => {
  const secret = "the key of the vault is 4711";
  await scratchpad.openIncident("Old and over");
  const id = idOf(page);
  const other = await scratchpad.beside();
  // It hears of nothing, as one that the browser has frozen.
  await other.page.addInitScript(() => {
    window.BroadcastChannel = class extends EventTarget { postMessage() {} close() {} } as unknown as typeof BroadcastChannel;
    addEventListener("storage", (event) => event.stopImmediatePropagation(), true);
  });
  await other.open(`#/incident/${id}`);
  await expect(other.heading).toHaveText("Old and over");
  await scratchpad.home.click();
  await choose(scratchpad, "Old and over", "Delete for good…");
  await question(scratchpad).getByRole("button", { name: "Delete for good", exact: true }).click();
  await expect(scratchpad.status.filter({ hasText: "is deleted" })).toBeVisible();
  await expect(other.heading).toHaveText("Old and over");
  await other.logEntry.fill(secret);
  await expect(other.status.filter({ hasText: "“Old and over” was deleted in another tab." })).toBeVisible();
  await expect(other.title).toBeVisible();
  await expect.poll(() => traces(page, id, secret)).toEqual([]);
});
