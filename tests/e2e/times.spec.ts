// Times as people type them in the log box and in fields: said before Enter, asked about with buttons, and recorded as
// the toast says.
import { expect, test } from "./fixtures.ts";

const instant = (time: string) => new Date(`${time}Z`).getTime();

test("what a time will be taken for stands below the box before Enter, and is what is recorded", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-11-21T02:09:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-11-21T02:10:00"));
  await scratchpad.declare("Checkout fails");
  const reading = page.locator(".capture .reading");
  const late = {
    "/late 3:40 pm Alarm": ["2026-11-20 14:40 UTC (15:40 Europe/Berlin)", "2026-11-20T14:40"],
    "/late 1 hour and 30 min ago First call": ["00:40 UTC (01:40 Europe/Berlin)", "2026-11-21T00:40"],
    "/late half past two The pool is full": ["01:30 UTC (02:30 Europe/Berlin)", "2026-11-21T01:30"],
    "/late yesterday 23:50 UTC Deploy": ["2026-11-20 23:50 UTC (00:50 the next day Europe/Berlin)", "2026-11-20T23:50"],
  };
  for (const [typed, [said, at]] of Object.entries(late)) {
    await scratchpad.logEntry.fill(typed);
    await expect(reading, typed).toHaveText(`Happened at ${said}.`);
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.status.filter({ hasText: `Logged as of ${said}.` })).toBeVisible();
    const words = typed.match(/(Alarm|First call|The pool is full|Deploy)$/)![0];
    await expect(scratchpad.entry(words).getByRole("time")).toHaveAttribute("datetime", new RegExp(`^${at}`));
    await expect(reading).toHaveCount(0);
  }
  const promised = {
    "/in 1 hour and 30 minutes": "03:40 UTC (04:40 Europe/Berlin)",
    "/at 10:50 p.m. the vendor looks": "21:50 UTC (22:50 Europe/Berlin)",
    "/at 04:30 -5 pods left to drain": "03:30 UTC (04:30 Europe/Berlin)",
    "/at tomorrow 9 night shift": "2026-11-22 08:00 UTC (09:00 Europe/Berlin)",
  };
  for (const [typed, said] of Object.entries(promised)) {
    await scratchpad.logEntry.fill(typed);
    await expect(reading, typed).toContainText(`Next update to customers by ${said}.`);
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.status.filter({ hasText: `Next update to customers by ${said}.` })).toBeVisible();
    await expect(scratchpad.nextUpdate).toContainText(`due ${said}`);
  }
  await scratchpad.log("@ana look at the pool by 07:00");
  await expect(scratchpad.status.filter({ hasText: "Due by 06:00 UTC (07:00 Europe/Berlin)." })).toBeVisible();
});

test("what cannot be read is named, moves nothing and stays in the box", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-11-21T02:10:00") });
  await scratchpad.openIncident();
  const refused = {
    "/at 03:30-04:00": "03:30-04:00 is more than one time. Write one.",
    "/in a few minutes": "a few minutes is no certain time. Write how many, like 20m.",
    "/late 5 min before the deploy A": /“before the deploy A” could be part of it, but cannot be read/,
    "/late 3 pods crashed": /“pods crashed” could be part of it/,
    "/late 03:30 A": /^That is still to come in Europe\/Berlin/,
    "/late tomorrow 03:00 A": /^That is still to come/,
    "/in 10 min ago": /^Something that has happened is so long ago/,
  };
  for (const [typed, words] of Object.entries(refused)) {
    await scratchpad.logEntry.fill(typed);
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.refusal, typed).toHaveText(words);
    await expect(scratchpad.logEntry).toHaveValue(typed);
  }
  await expect(scratchpad.entries).toHaveCount(0);
});

test("a time that comes twice, a city and a short name are asked about, each answer a button", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-10-25T02:09:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-10-25T02:10:00"));
  await scratchpad.declare("Checkout fails");
  const box = page.locator(".capture");

  await test.step("half past two came twice that night", async () => {
    await scratchpad.logEntry.fill("/late 02:30 The pool is full");
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.refusal).toHaveText(/^That time comes twice in Europe\/Berlin that night/);
    await box.getByRole("button", { name: "00:30 UTC (02:30 Europe/Berlin), “The pool is full”", exact: true }).click();
    await expect(scratchpad.logEntry).toHaveValue("/late 2026-10-25 00:30 UTC The pool is full");
    await expect(scratchpad.logEntry).toBeFocused();
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.entry("The pool is full").getByRole("time")).toHaveAttribute("datetime", /^2026-10-25T00:30/);
  });

  await test.step("London may be where, or who", async () => {
    await scratchpad.logEntry.fill("/at 03:45 London is still down");
    await expect(box.getByText("Does “London” belong to the time?")).toBeVisible();
    await expect(box.getByRole("button", { name: /^02:45 UTC \(03:45 Europe\/Berlin\), “London is still down”$/ })).toBeVisible();
    await expect(box.getByRole("button", { name: /^03:45 UTC \(04:45 Europe\/Berlin\), “is still down”$/ })).toBeVisible();
  });

  await test.step("EST is New York's and Sydney's", async () => {
    await scratchpad.logEntry.fill("/at 03:45 EST");
    await box.getByRole("button", { name: /^New York: / }).click();
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.nextUpdate).toContainText("due 08:45 UTC (09:45 Europe/Berlin)");
  });

  await test.step("a deadline of an action is the local clock's of then", async () => {
    await scratchpad.log("@ana look at the pool by 07:00");
    await expect(scratchpad.status.filter({ hasText: "Due by 06:00 UTC (07:00 Europe/Berlin)." })).toBeVisible();
  });
});

test("a field for a time says what it takes it for, and asks with buttons too", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-10-25T02:10:00") });
  await scratchpad.openIncident();
  await page.keyboard.press("Escape");
  await scratchpad.openDetails("Start and end");
  const began = page.getByRole("textbox", { name: "Began at", exact: true });
  await began.fill("01:30");
  const start = page.getByRole("region", { name: "Start", exact: true });
  await expect(start.getByText("2026-10-24 23:30 UTC (01:30 the next day Europe/Berlin)")).toBeVisible();
  await began.fill("02:30");
  await start.getByRole("button", { name: "01:30 UTC (02:30 Europe/Berlin)", exact: true }).click();
  await expect(began).toHaveValue("2026-10-25 01:30 UTC");
  await start.getByRole("button", { name: "Set the times" }).click();
  await expect(start).toContainText("Began 01:30 UTC (02:30 Europe/Berlin)");
});
