// On duty: a week of two people in two browsers, the file between them, the rotation on the clock of whoever looks, and what
// becomes of the record in two tabs, after a reload, with a broken file and with a store that somebody changed.
import { readFile } from "node:fs/promises";
import { DAY, Duty, HOUR, MONDAY, hosts } from "./duty.ts";
import { expect, test } from "./fixtures.ts";

test.describe.configure({ timeout: 180_000 });

const events = (file: string): unknown[] => JSON.parse(file).events;

test("a week of two people: each day opens with what was handed over, and both records agree", async ({ scratchpad, elsewhere }) => {
  const ana = new Duty(scratchpad);
  await ana.page.clock.install({ time: MONDAY });
  await ana.open();
  const ben = new Duty(await elsewhere((page) => page.clock.install({ time: MONDAY })));
  await ben.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await ben.open();

  // Monday, Ana.
  await ana.begin("Ana");
  await ana.add("Mail", "A customer cannot log in");
  await ana.add("Alert", "Disk of db-3 is at 97 %");
  await ana.entry.fill("ticket: Invoices of 2025 for a partner");
  await ana.entry.press("Enter");
  await expect(ana.lines).toHaveCount(3);
  await expect(ana.lines.first()).toContainText("Disk of db-3");
  await expect(ana.line("Invoices of 2025")).toContainText("Ticket");
  await ana.note("Disk of db-3", "Moved the old logs away");
  await ana.handTo("A customer cannot log in", "Dora");
  await ana.at(MONDAY + 9 * HOUR);
  await ana.done("Disk of db-3");
  await expect(ana.lines.first()).toContainText("Disk of db-3");
  const text = await ana.handOver("Ben", "Mind the release at 20:00.");
  expect(text).toContain("Handover from Ana to Ben: Mon 30 Nov, 17:0");
  expect(text).toContain("Mind the release at 20:00.\n\nOpen: 2\n- MAIL 08:0");
  expect(text).toMatch(/A customer cannot log in\. With Dora\.\n- TICKET/);
  expect(text).toMatch(/Done: 1\n- ALERT .* Disk of db-3 is at 97 %\. .*Moved the old logs away\./);
  let file = await ana.file();

  // Tuesday, Ben: his day opens with it.
  await ben.at(MONDAY + DAY);
  await ben.takes(file);
  await expect(ben.handover).toHaveText(text, { useInnerText: false });
  await expect(ben.page.getByRole("textbox", { name: "Who is on duty" })).toHaveValue("Ben");
  await ben.begin();
  await expect(ben.lines).toHaveCount(2);
  await expect(ben.line("Invoices of 2025")).toContainText("from Ana");
  await expect(ben.line("Invoices of 2025")).toContainText("Mon 30 Nov");
  await ben.take(file);
  await expect(ben.page.getByText("It brings nothing that is not here already.")).toBeVisible();

  // An incident grows out of a line.
  await ben.add("Question", "Why is the checkout slow?");
  await ben.more("Why is the checkout slow?", "Declare an incident");
  await expect(ben.pad.heading).toHaveText("Why is the checkout slow?");
  await expect(ben.pad.timeline).toContainText("From Ben’s day on duty, Tue 1 Dec: Question at 08:0");
  await ben.pad.home.click();
  await expect(ben.page.getByRole("link", { name: /On duty/ })).toHaveText("On duty · 3 open");
  await ben.page.getByRole("link", { name: /On duty/ }).click();
  await expect(ben.lines.first()).toContainText("Why is the checkout slow?");
  await expect(ben.line("Why is the checkout slow?").getByRole("link")).toHaveText("Why is the checkout slow?");
  await expect(ben.line("Why is the checkout slow?")).toContainText("(Investigating)");
  await ben.done("Invoices of 2025");
  const second = await ben.handOver("Ana");
  expect(second).toContain("- QUESTION 08:0");
  expect(second).toContain("Incident: Why is the checkout slow? (Investigating).");
  file = await ben.file();

  // Wednesday to Friday: to and fro.
  for (const [day, from, to] of [[2, ana, ben], [3, ben, ana], [4, ana, ben]] as const) {
    const who = from === ana ? "Ana" : "Ben";
    const next = from === ana ? "Ben" : "Ana";
    await from.at(MONDAY + day * DAY);
    await from.takes(file);
    await from.begin();
    await expect(from.page.getByRole("heading", { name: `${who}’s day` })).toBeVisible();
    await expect(from.line("A customer cannot log in")).toContainText("from Ana");
    if (from === ana) await expect(from.line("Why is the checkout slow?")).toContainText("not on this device");
    await from.add("Ticket", `Ticket of day ${day}`);
    if (day > 2) await from.done(`Ticket of day ${day - 1}`);
    await from.handOver(next);
    file = await from.file();
    await to.at(MONDAY + day * DAY + 10 * HOUR);
  }
  await ben.takes(file);
  expect(events(await ben.file())).toEqual(events(await ana.file()));
  const earlier = ben.page.getByRole("region", { name: "Earlier days" });
  await expect(earlier.getByRole("listitem")).toHaveText([/Thu 3 Dec, Ben to Ana/, /Wed 2 Dec, Ana to Ben/, /Tue 1 Dec, Ben to Ana/, /Mon 30 Nov, Ana to Ben/]);
  await ben.button(/Mon 30 Nov, Ana to Ben/).click();
  await expect(earlier.getByRole("group", { name: "Handover of that day" })).toHaveText(text, { useInnerText: false });

  // What became of the incident since is not in the text of that day.
  await ben.pad.open();
  await ben.pad.listed("Why is the checkout slow?").getByRole("link").click();
  await ben.pad.phase.selectOption("Resolved");
  await expect(ben.pad.phase).toHaveValue("Resolved");
  await ben.open();
  await ben.button(/Tue 1 Dec, Ben to Ana/).click();
  await expect(earlier.getByRole("group", { name: "Handover of that day" })).toHaveText(second, { useInnerText: false });

  // Nothing of it is an incident's.
  await ben.pad.open();
  await expect(ben.pad.incidents.getByRole("listitem")).toHaveCount(1);
  await ana.pad.open();
  await expect(ana.page.getByRole("region", { name: "Incidents on this device" })).toHaveCount(0);
});

test("the rotation of a hosted file is said on the clock of whoever looks, and in another zone on theirs", async ({ scratchpad, browser, baseURL }) => {
  const rotation = ["zone Europe/Berlin", "Mon-Fri 09:00 Ana", "Mon-Fri 18:00 Ben", "Mno 09:00 Eve"];
  await hosts(scratchpad.page, rotation);
  await scratchpad.page.clock.install({ time: MONDAY + HOUR });
  await scratchpad.open();
  const link = scratchpad.page.getByRole("link", { name: /^On duty/ });
  await expect(link).toHaveText("On duty today: Ana, from 18:00: Ben");
  await link.click();
  const duty = new Duty(scratchpad);
  await expect(duty.page.getByText("Today: Ana, from 18:00: Ben")).toBeVisible();
  await expect(duty.page.getByText("Line 4, “Mno 09:00 Eve”: no day of the week is called “Mno”.")).toBeVisible();
  await expect(duty.page.getByRole("textbox", { name: "Who is on duty" })).toHaveValue("Ana");
  await duty.at(MONDAY + 10 * HOUR);
  await expect(duty.page.getByText("Today: Ben, from Tue 1 Dec 09:00: Ana")).toBeVisible();

  const context = await browser.newContext({ baseURL, timezoneId: "America/New_York", locale: "en-US" });
  const page = await context.newPage();
  await hosts(page, rotation);
  await page.clock.install({ time: MONDAY + 6 * HOUR });
  await page.goto("./");
  await expect(page.getByRole("link", { name: /^On duty/ })).toHaveText("On duty today: Ana, from 12:00: Ben (18:00 in Berlin)");
  await context.close();
});

test("a rotation is edited as text, survives a reload while it is typed, and is exported with the settings", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.page.clock.install({ time: MONDAY + HOUR });
  await duty.open();
  await expect(duty.page.getByText("No rotation says who is on duty now.")).toBeVisible();
  await duty.button("Change the rotation").click();
  const field = duty.page.getByRole("textbox", { name: "Rotation, a line a change" });
  await field.fill("zone Europe/Berlin\ndaily 09:00 Cem\ndaily 25:00 Eve");
  await duty.pad.reload();
  await expect(field).toHaveValue("zone Europe/Berlin\ndaily 09:00 Cem\ndaily 25:00 Eve");
  await duty.button("Use this rotation").click();
  await expect(duty.page.getByText("Today: Cem")).toBeVisible();
  await expect(duty.page.getByText("“25:00” is no time like 09:00")).toBeVisible();
  await duty.page.keyboard.press("Control+k");
  await duty.page.getByRole("combobox").fill("Settings");
  await duty.page.keyboard.press("Enter");
  const [download] = await Promise.all([duty.page.waitForEvent("download"), duty.button("Export settings").click()]);
  const file = JSON.parse(await readFile((await download.path())!, "utf8"));
  expect(file.settings.rotation).toEqual(["zone Europe/Berlin", "daily 09:00 Cem", "daily 25:00 Eve"]);
});

test("two tabs write into one day, a reload brings all of it back, and a line half typed is still there", async ({ scratchpad }) => {
  const one = new Duty(scratchpad);
  await one.open();
  await one.begin("Ana");
  const two = new Duty(await scratchpad.beside());
  await two.open();
  await two.add("Mail", "from the second tab");
  await one.add("Mail", "from the first tab");
  await expect(one.lines).toHaveCount(2);
  await expect(two.lines).toHaveCount(2);
  await two.done("from the first tab");
  await expect(one.button(/^Reopen: /, one.line("from the first tab"))).toBeVisible();
  await two.isSaved();
  await one.entry.fill("half a li");
  await one.button(/^Note: /, one.line("from the second tab")).click();
  await one.line("from the second tab").getByRole("textbox", { name: "What was done" }).fill("half a note");
  await one.pad.reload();
  await expect(one.lines).toHaveCount(2);
  await expect(one.entry).toHaveValue("half a li");
  await expect(one.line("from the second tab").getByRole("textbox", { name: "What was done" })).toHaveValue("half a note");
  await two.handOver("Ben");
  await expect(one.page.getByRole("heading", { name: /handed over to Ben/ })).toBeVisible();
});

test("a day that nobody handed over ends when the next one begins, with whoever is next by the rotation", async ({ scratchpad }) => {
  await hosts(scratchpad.page, ["zone Berlin", "daily 09:00 Ana", "daily 18:00 Ben"]);
  const duty = new Duty(scratchpad);
  await duty.page.clock.install({ time: MONDAY + HOUR });
  await duty.open();
  await expect(duty.page.getByRole("textbox", { name: "Who is on duty" })).toHaveValue("Ana");
  await duty.begin();
  await duty.add("Mail", "left open");
  await duty.button("Hand over").click();
  await expect(duty.page.getByRole("textbox", { name: "To whom" })).toHaveValue("Ben");
  await duty.button("Not yet").click();
  await expect(duty.button("Hand over")).toBeFocused();
  await duty.at(MONDAY + DAY);
  await duty.button("Begin a new day without a handover").click();
  await duty.page.getByRole("textbox", { name: "Who is on duty" }).fill("Ben");
  await duty.button("Begin the day").click();
  await expect(duty.page.getByRole("heading", { name: "Ben’s day" })).toBeVisible();
  await expect(duty.line("left open")).toContainText("from Ana");
  await expect(duty.button("Mon 30 Nov, Ana, not handed over")).toBeVisible();
});

test("what was removed is put back, and what was wrong is corrected", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.open();
  await duty.begin("Ana");
  await duty.add("Mail", "Site is dwon");
  await duty.more("Site is dwon", "Correct…");
  await duty.line("Site is dwon").getByRole("radio", { name: "Alert" }).check();
  const field = duty.line("Site is dwon").getByRole("textbox", { name: "What it should say" });
  await expect(field).toHaveValue("Site is dwon");
  await field.fill("Site is down");
  await field.press("Enter");
  await expect(duty.line("Site is down")).toContainText("Alert");
  await duty.add("Mail", "Somebody cannot print");
  await duty.more("Somebody cannot print", "Urgent");
  await expect(duty.line("Somebody cannot print")).toContainText("Urgent mail");
  await duty.more("Site is down", "Remove");
  await expect(duty.lines).toHaveCount(1);
  await duty.button("Put back").click();
  await expect(duty.lines).toHaveCount(2);
});

test("a file that cannot be taken is refused with the reason, and nothing is changed", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.open();
  await duty.begin("Ana");
  await duty.add("Mail", "a line");
  const file = await duty.file();
  const refused = duty.page.getByRole("alert").filter({ hasText: /./ });
  for (const [text, why] of [
    ["", "This file was not taken: there is nothing in it. Nothing was changed."],
    [file.slice(0, file.length / 2), "This file was not taken: it ends in the middle"],
    ['{"format":"incident-scratchpad","version":1,"events":[]}', "it is no handover of somebody on duty"],
    [file.replace('"version": 1', '"version": 9'), "a newer version of this page wrote it (format 9; up to 1 is read)"],
    ["[".repeat(100_000), "it is nested too deep"],
    [file.replace(/"by":"Ana"/, '"by":""'), "a text or a name in it says nothing (line 5)"],
  ]) {
    await duty.take(text);
    await expect(refused).toContainText(why);
  }
  await expect(duty.lines).toHaveCount(1);
  const hostile = JSON.parse(file);
  const words = "<img src=x onerror=alert(1)> [x](javascript:alert(1)) \u202E\n- ALERT forged";
  const last = hostile.events.at(-1);
  hostile.events.push({ ...last, stamp: last.stamp.replace(/-0000-/, "-0001-"), fact: { line_added: { ...last.fact.line_added, text: words } } });
  await duty.takes(JSON.stringify(hostile));
  await expect(duty.line("<img src=x")).toHaveCount(1);
  await expect(duty.page.locator("main img")).toHaveCount(0);
  await duty.button("Hand over").click();
  expect(await duty.handover.textContent()).not.toMatch(/^- ALERT forged/m);
});

test("a store that somebody changed loses nothing: the good copy is used, and what is broken is said and kept", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.open();
  await duty.begin("Ana");
  await duty.add("Mail", "kept in both");
  await duty.isSaved();
  const key = await duty.page.evaluate(() => {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith("isp/duty/")).sort();
    localStorage.setItem(keys.at(-1)!, localStorage.getItem(keys.at(-1)!)!.replace("kept", "lost"));
    return keys.at(-1)!;
  });
  await duty.pad.reload();
  await expect(duty.line("kept in both")).toHaveCount(1);
  await duty.page.evaluate(() => localStorage.setItem("isp/duty/01jd3k8m2a-0000-7h3k9q2m", "half-writ"));
  await duty.pad.reload();
  await expect(duty.page.getByText(/1 entry that is kept in this browser cannot be read/)).toBeVisible();
  await expect(duty.line("kept in both")).toHaveCount(1);
  const [download] = await Promise.all([duty.page.waitForEvent("download"), duty.button("Save what cannot be read").click()]);
  expect(await readFile((await download.path())!, "utf8")).toBe("isp/duty/01jd3k8m2a-0000-7h3k9q2m\thalf-writ\n");
  expect(await duty.page.evaluate((key) => localStorage.getItem(key), key)).toContain("lost");

  // All of it gone from local storage: the other store has it.
  await duty.page.evaluate(() => localStorage.clear());
  await duty.pad.reload();
  await expect(duty.line("kept in both")).toHaveCount(1);
  await expect.poll(() => duty.page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("isp/duty/")).length)).toBe(2);
});

test("a full store is said, and the words are kept all the same", async ({ scratchpad }) => {
  const duty = new Duty(scratchpad);
  await duty.open();
  await duty.begin("Ana");
  await duty.page.evaluate(() => {
    for (let size = 1 << 21; size >= 1; size >>= 1) {
      try {
        for (let at = 0; at < 4; at += 1) localStorage.setItem(`full-${size}-${at}`, "x".repeat(size));
      } catch {
        // Smaller ones may still fit.
      }
    }
  });
  await duty.add("Alert", "written when nothing fits");
  await duty.isSaved();
  await duty.pad.reload();
  await expect(duty.line("written when nothing fits")).toHaveCount(1);
});

test("it is reached and used with the keyboard alone", async ({ scratchpad }) => {
  const { page } = scratchpad;
  const duty = new Duty(scratchpad);
  await scratchpad.open();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox").fill("On duty");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Who is on duty" })).toBeVisible();
  await page.getByRole("textbox", { name: "Who is on duty" }).focus();
  await page.keyboard.type("Ana");
  await page.keyboard.press("Enter");
  await expect(duty.entry).toBeFocused();
  await page.keyboard.type("mail: Somebody asks");
  await page.keyboard.press("Enter");
  await expect(duty.line("Somebody asks")).toContainText("Mail");
  await expect(duty.entry).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("radio", { name: "Mail", exact: true })).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(duty.entry).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(duty.button(/^Note: /)).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("Answered");
  await page.keyboard.press("Enter");
  await expect(duty.line("Somebody asks")).toContainText("Answered");
  await expect(duty.button(/^More for /)).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await expect(duty.button(/^Reopen: /)).toBeFocused();
});
