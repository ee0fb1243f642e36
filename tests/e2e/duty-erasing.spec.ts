// On duty: what is erased for good, a handover by link, long texts, a night in which the clocks change, and two tabs.
import type { Locator, Page } from "@playwright/test";
import { Duty, hosts } from "./duty.ts";
import { expect, test } from "./fixtures.ts";

test.describe.configure({ timeout: 120_000 });

/** Everything that this browser keeps: both stores, whole. */
async function kept(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const open = indexedDB.open("incident-scratchpad");
    const database = await new Promise<IDBDatabase>((done, fail) => {
      open.onsuccess = () => done(open.result);
      open.onerror = () => fail(open.error);
    });
    const all = database.transaction("records").objectStore("records").getAll();
    const values = await new Promise<unknown[]>((done, fail) => {
      all.onsuccess = () => done(all.result);
      all.onerror = () => fail(all.error);
    });
    database.close();
    return JSON.stringify([Object.entries(localStorage), values]);
  });
}

test("what is erased is gone from the screen, both stores, what is being typed, other tabs and the file", async ({ scratchpad }) => {
  const one = new Duty(scratchpad);
  await one.open();
  await one.begin("Ana");
  await one.add("Mail", "The password is hunter2");
  await one.note("The password is hunter2", "tried hunter2");
  await one.note("The password is hunter2", "it works");
  await one.add("Alert", "Disk of db-3");
  await one.entry.fill("The password is hunter2, I think");
  const old = await one.file();
  const two = new Duty(await scratchpad.beside());
  await two.open();
  await expect(two.lines).toHaveCount(2);

  // A note alone, then the whole line.
  await one.more("hunter2", "Erase…");
  await one.line("hunter2").getByRole("radio", { name: "Only: tried hunter2" }).check();
  await one.button("Erase for good", one.line("The password is hunter2")).click();
  await expect(one.line("The password is hunter2").getByRole("list", { name: "What was done" }).getByRole("listitem")).toHaveText([/\[redacted\]$/, /it works$/]);
  await expect(one.button(/^More for /, one.line("The password is hunter2"))).toBeFocused();
  await one.more("The password is hunter2", "Erase…");
  await one.button("Erase for good", one.line("The password is hunter2")).click();
  for (const duty of [one, two]) {
    await expect(duty.line("[redacted]")).toHaveCount(1);
    await expect(duty.line("hunter2")).toHaveCount(0);
    expect(await duty.page.locator("body").innerHTML()).not.toContain("hunter2");
  }
  await expect(one.entry).toHaveValue("");
  await expect.poll(() => kept(one.page)).not.toContain("hunter2");
  expect(await one.file()).not.toContain("hunter2");

  // The file from before brings nothing back.
  await one.take(old);
  await expect(one.page.getByText("It brings nothing that is not here already.")).toBeVisible();
  await one.pad.reload();
  await expect(one.line("[redacted]")).toHaveCount(1);
  await expect(one.line("Disk of db-3")).toHaveCount(1);
  await expect.poll(() => kept(one.page)).not.toContain("hunter2");
});

test("words are erased on days that are over, too, after it was shown where they stand", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.open();
  await duty.begin("Ana");
  await duty.add("Mail", "Login of the bank: hunter2");
  await duty.done("Login of the bank");
  await duty.handOver("Ben", "Bank: HUNTER2");
  await duty.begin();
  await expect(duty.lines).toHaveCount(0);
  await duty.button("Erase words of any day…").click();
  const form = duty.page.getByRole("form", { name: "Erase words" });
  await expect(form.getByRole("textbox")).toBeFocused();
  await duty.page.keyboard.type("nowhere");
  await expect(form.getByRole("status")).toHaveText("No text or name of any day has that in it.");
  await expect(duty.button("Erase them for good")).toHaveCount(0);
  await form.getByRole("textbox").fill("hunter2");
  await expect(form.getByRole("list", { name: "What is erased" }).getByRole("listitem")).toHaveText(["Login of the bank: hunter2", "Bank: HUNTER2"]);
  await duty.button("Erase them for good").click();
  await duty.button(/Ana to Ben/).click();
  await expect(duty.page.getByRole("group", { name: "Handover of that day" })).toContainText("[redacted]\n\nNothing is open.");
  await expect.poll(async () => (await kept(duty.page)).toLowerCase()).not.toContain("hunter2");
});

test("a store that still has words which were erased loses them when the day is opened", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.open();
  await duty.begin("Ana");
  await duty.add("Mail", "The password is hunter2");
  await duty.isSaved();
  const before = await duty.page.evaluate(() => Object.entries(localStorage).find(([, value]) => value.includes("hunter2"))!);
  await duty.more("hunter2", "Erase…");
  await duty.button("Erase for good", duty.line("hunter2")).click();
  await expect.poll(() => kept(duty.page)).not.toContain("hunter2");
  // As if the browser had been killed before it had written that down in one of the two.
  await duty.page.evaluate(([key, value]) => localStorage.setItem(key, value), before);
  await duty.pad.reload();
  await expect(duty.line("[redacted]")).toHaveCount(1);
  await expect.poll(() => kept(duty.page)).not.toContain("hunter2");
  await expect(duty.lines).toHaveCount(1);
});

test("a day goes over by link: it is read there, kept when one says so, and a link that was cut is refused", async ({ scratchpad, elsewhere }) => {
  const ana = new Duty(scratchpad);
  await ana.open();
  await ana.begin("Ana");
  await ana.add("Mail", "Wörter für Ben, “zitiert”");
  await ana.add("Alert", "Disk of db-3");
  await ana.done("Disk of db-3");
  const text = await ana.handOver("Ben", "Mind the release.");
  await ana.button("Copy a link for them").click();
  const field = ana.page.getByRole("textbox", { name: "The link" });
  await expect(field).toHaveValue(/#\/shared\/1\.d\./);
  const link = await field.inputValue();
  expect(await ana.page.evaluate(() => navigator.clipboard.readText())).toBe(link);

  const ben = new Duty(await elsewhere());
  await ben.page.goto(link.slice(0, -30));
  await expect(ben.page.getByRole("alert").filter({ hasText: /./ })).toContainText("This link was not opened: the link was cut");
  await ben.page.goto("about:blank");
  await ben.page.goto(link);
  const shown = ben.page.getByRole("group", { name: "Handover in the link" });
  await expect(shown).toHaveText(text, { useInnerText: false });
  await expect(ben.page.getByRole("heading", { name: "A handover in a link" })).toBeFocused();
  expect(await kept(ben.page)).not.toContain("Disk of db-3");
  await ben.button("Keep it").click();
  await expect(ben.page).toHaveURL(/#\/duty$/);
  await expect(ben.handover).toHaveText(text, { useInnerText: false });
  await expect(shown).toHaveCount(0);
  await ben.begin();
  await expect(ben.line("Wörter für Ben")).toContainText("from Ana");
  // The same link again brings nothing.
  await ben.page.goto("about:blank");
  await ben.page.goto(link);
  await ben.button("Keep it").click();
  await expect(ben.page.getByText("It brings nothing that is not here already.")).toBeVisible();
});

test("a long text is folded, what a button is called follows a correction, and an earlier note takes its place", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.open();
  await duty.begin("Ana");
  await duty.add("Mail", `The first words ${"and more ".repeat(300)}`.trim());
  const words = duty.lines.first().locator(".duty-words");
  const low = (await words.boundingBox())!.height;
  await duty.button(/^All of: The first words/).click();
  expect((await words.boundingBox())!.height).toBeGreaterThan(2 * low);
  await duty.add("Ticket", "Site is dwon");
  await duty.more("Site is dwon", "Correct…");
  const field = duty.line("Site is dwon").getByRole("textbox", { name: "What it should say" });
  await field.fill("Site is down");
  await field.press("Enter");
  await expect(duty.button("Done: Site is down")).toBeVisible();
  await expect(duty.button("Note: Site is down")).toBeVisible();
  await duty.note("Site is down", "second");
  // Somebody else noted something before that.
  const file = JSON.parse(await duty.file());
  const note = file.events.find((event: { fact: object }) => "line_noted" in event.fact);
  const wall = (stamp: string): string => (parseInt(stamp.slice(0, 10), 32) - 500).toString(32).padStart(10, "0") + stamp.slice(10);
  file.events.push({ ...note, stamp: wall(note.stamp), fact: { line_noted: { ...note.fact.line_noted, text: "first" } } });
  await duty.takes(JSON.stringify(file));
  await expect(duty.line("Site is down").getByRole("list", { name: "What was done" }).getByRole("listitem")).toHaveText([/first$/, /second$/]);
});

test("a day that goes on over midnight and the change of clocks keeps its lines and says their times with their days", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, timezoneId: "Europe/Berlin" });
  const page = await context.newPage();
  await hosts(page, ["zone Europe/Berlin", "daily 20:00 Ana", "daily 08:00 Ben"]);
  // Saturday, 24 October 2026, 23:50 in Berlin; in the night the clocks go back.
  await page.clock.install({ time: new Date("2026-10-24T21:50:00Z") });
  await page.goto("./#/duty");
  await page.getByRole("button", { name: "Begin the day" }).click();
  const entry = page.getByRole("textbox", { name: "What came in" });
  const line = (words: string): Locator => page.getByRole("list", { name: "What came in" }).locator("> li").filter({ hasText: words });
  await entry.fill("mail: before midnight");
  await entry.press("Enter");
  await expect(line("before midnight")).toContainText("23:5");
  await page.clock.setSystemTime(new Date("2026-10-25T00:30:00Z"));
  await entry.fill("mail: at half past two");
  await entry.press("Enter");
  await page.clock.setSystemTime(new Date("2026-10-25T01:31:00Z"));
  await entry.fill("mail: an hour later");
  await entry.press("Enter");
  await expect(line("an hour later")).toContainText("02:3");
  await expect(line("before midnight")).toContainText("Sat 24 Oct 23:5");
  await expect(page.getByRole("list", { name: "What came in" }).locator("> li .duty-words")).toHaveText(["before midnight", "at half past two", "an hour later"]);
  await expect(page.getByText("Today: Ana, from 08:00: Ben")).toBeVisible();
  await page.clock.setSystemTime(new Date("2026-10-25T07:00:00Z"));
  await expect(page.getByText("Today: Ben, from 20:00: Ana")).toBeVisible();
  await context.close();
});

test("a rotation that another tab has changed meanwhile is not written over unseen", async ({ scratchpad }) => {
  const one = new Duty(scratchpad);
  await one.open();
  await one.button("Change the rotation").click();
  const field = (duty: Duty): Locator => duty.page.getByRole("textbox", { name: "Rotation, a line a change" });
  await field(one).fill("daily 09:00 Ana");
  const two = new Duty(await scratchpad.beside());
  await two.open();
  // What is half typed in one tab is there in the next.
  await expect(field(two)).toHaveValue("daily 09:00 Ana");
  await field(two).fill("daily 09:00 Ben");
  await two.button("Use this rotation").click();
  await expect(one.page.getByText("Today: Ben")).toBeVisible();
  await one.button("Use this rotation").click();
  await expect(one.page.getByText("It was changed in another tab meanwhile")).toBeVisible();
  await expect(one.page.getByRole("group", { name: "As the other tab has it" })).toHaveText("daily 09:00 Ben");
  await expect(one.page.getByText("Today: Ben")).toBeVisible();
  // A press in the moment of the first one is none: that is nobody's decision.
  await expect(async () => {
    await one.button("Use this rotation").click();
    await expect(one.page.getByText("Today: Ana")).toBeVisible({ timeout: 1000 });
  }).toPass();
});
