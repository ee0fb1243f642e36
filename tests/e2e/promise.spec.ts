// The promise on a controlled clock: what the page says after sleep, reload, a hidden tab and a changed clock, in
// three zones with daylight saving; one notification a deadline; the ledger that comes out is what was played.
import ICAL from "ical.js";
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";

/** Keeps what a page would have shown as a notification, in every tab of a context. */
const countNotifications = () => {
  class Shown {
    static permission = "granted";
    static requestPermission = async () => "granted";
    onclick: unknown = null;
    constructor(title: string, options: { tag: string }) {
      const shown = JSON.parse(localStorage.getItem("test.shown") ?? "[]");
      localStorage.setItem("test.shown", JSON.stringify([...shown, { title, tag: options.tag }]));
    }
  }
  Object.defineProperty(window, "Notification", { value: Shown, configurable: true });
};

const shown = (page: Page): Promise<{ title: string; tag: string }[]> =>
  page.evaluate(() => JSON.parse(localStorage.getItem("test.shown") ?? "[]"));

const minute = 60_000;
const instant = (time: string) => new Date(`${time}Z`).getTime();

/** Nights on which something happens to the clock, and plain ones. All times are UTC. */
const nights = [
  { zone: "America/New_York", name: "spring", at: "2026-03-08T06:40:00" },
  { zone: "America/New_York", name: "autumn", at: "2026-11-01T05:40:00" },
  { zone: "Europe/Berlin", name: "spring", at: "2026-03-29T00:40:00" },
  { zone: "Europe/Berlin", name: "autumn", at: "2026-10-25T00:40:00" },
  { zone: "Australia/Lord_Howe", name: "spring", at: "2026-10-03T15:10:00" },
  { zone: "Australia/Lord_Howe", name: "autumn", at: "2026-04-04T14:40:00" },
  { zone: "Asia/Kolkata", name: "midnight", at: "2026-07-01T18:10:00" },
];

type Stage = { scratchpad: Scratchpad; page: Page; context: BrowserContext; start: number };
type Scenario = {
  /** What happens after a promise for 30 minutes was made. Minutes since then at the end. */
  play: (stage: Stage) => Promise<number>;
  /** What the page says besides the countdown. */
  says?: RegExp;
  /** How many notifications there were. */
  told: number;
};

const hide = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
    Object.defineProperty(document, "visibilityState", { value: hidden ? "hidden" : "visible", configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  }, hidden);

const scenarios: Record<string, Scenario> = {
  "left alone": {
    play: async ({ page }) => (await page.clock.runFor(3 * minute), 3),
    told: 0,
  },
  "a hidden tab": {
    play: async ({ page }) => {
      await hide(page, true);
      await page.clock.fastForward(27 * minute);
      await hide(page, false);
      return 27;
    },
    told: 1,
  },
  "asleep past the deadline": {
    // The wall clock goes on, and everything else stands still.
    play: async ({ page, start }) => {
      await page.clock.setSystemTime(start + 42 * minute);
      await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      return 42;
    },
    says: /overdue by 12 min: the update to customers.*the page was asleep from \d\d:\d\d to \d\d:\d\d UTC/,
    told: 1,
  },
  reload: {
    play: async ({ page, scratchpad }) => {
      await page.clock.fastForward(7 * minute);
      await scratchpad.reload();
      return 7;
    },
    told: 0,
  },
  "closed past the deadline": {
    play: async ({ page, scratchpad }) => {
      const address = page.url();
      await page.goto("about:blank");
      await page.clock.fastForward(42 * minute);
      await page.goto(address);
      await expect(scratchpad.heading).toBeVisible();
      return 42;
    },
    says: /overdue by 12 min: the update to customers.*the page was closed from \d\d:\d\d to \d\d:\d\d UTC/,
    told: 1,
  },
  "the clock is set forward": {
    play: async ({ page, start }) => {
      await page.clock.setSystemTime(start + 20 * minute);
      await page.clock.runFor(1_000);
      return 20 + 1 / 60;
    },
    says: /clock was changed: it is 20 min ahead/,
    told: 0,
  },
  "the clock is set back": {
    play: async ({ page, start }) => {
      await page.clock.setSystemTime(start - 120 * minute);
      await page.clock.runFor(1_000);
      return -120 + 1 / 60;
    },
    says: /clock was changed: set back by 2 h\./,
    told: 0,
  },
  "two tabs": {
    play: async ({ page, scratchpad }) => {
      const second = await scratchpad.beside();
      await second.page.goto(page.url());
      await expect(second.nextUpdate).toContainText("until the next update to customers");
      await page.clock.runFor(26 * minute);
      await expect(scratchpad.nextUpdate.getByRole("status").first()).toHaveText(/due in five minutes/);
      await expect(second.nextUpdate.getByRole("status").first()).toHaveText(/due in five minutes/);
      return 26;
    },
    told: 1,
  },
};

/** `12:04` and `1:02:03`, with a plus in front when overdue, in seconds left. */
function seconds(text: string): number {
  const parts = text.replace("+", "").split(":").map(Number);
  const all = parts.reduce((sum, part) => sum * 60 + part, 0);
  return text.startsWith("+") ? -all : all;
}

for (const night of nights) {
  test.describe(`${night.zone}, ${night.name}`, () => {
    test.use({ timezoneId: night.zone });

    for (const [name, scenario] of Object.entries(scenarios)) {
      test(name, async ({ page, context, scratchpad }) => {
        const start = instant(night.at);
        await context.addInitScript(countNotifications);
        // A slow machine takes a while to open the page.
        await page.clock.install({ time: start - minute });
        await scratchpad.open();
        await page.clock.pauseAt(start);
        await scratchpad.declare("Checkout fails");
        await scratchpad.log("/in 30m");
        await expect(scratchpad.timer).toHaveText("30:00");

        const passed = await scenario.play({ scratchpad, page, context, start });

        const left = Math.round((30 - passed) * 60);
        await expect.poll(async () => Math.abs(seconds(await scratchpad.timer.innerText()) - left)).toBeLessThanOrEqual(1);
        if (scenario.says) await expect(scratchpad.nextUpdate).toContainText(scenario.says);
        await expect.poll(() => shown(page).then((all) => all.length)).toBe(scenario.told);

        // What was played is what the file says.
        const incident = JSON.parse((await scratchpad.exportAs("JSON")).text).incident;
        const due = new Date(start + 30 * minute).toISOString();
        const outcome = left < 0 ? { outcome: "overdue", by_seconds: expect.any(Number) } : { outcome: "running" };
        expect(incident.promises).toEqual([
          { audience: "customers", made: expect.any(String), due, ...outcome },
        ]);
        expect(incident.ledger).toMatch(left < 0 ? /^1 promise: 1 overdue by 12 min$/ : /^1 promise: 1 running$/);
        const { by_seconds: late } = incident.promises[0];
        if (left < 0) expect(Math.abs(late + left)).toBeLessThanOrEqual(2);
      });
    }
  });
}

test.describe("what is typed", () => {
  test("a time shows back with its zone; what has passed, does not exist or exists twice is asked about", async ({
    page,
    scratchpad,
  }) => {
    await page.clock.install({ time: instant("2026-10-24T23:40:00") });
    await scratchpad.open();
    await scratchpad.declare("Checkout fails");
    const asked = {
      "/at 02:30": /^That time comes twice in Europe\/Berlin that night, because the clocks go back\. Which one\?$/,
      "/at 01:30": /^That was 1\d min ago in Europe\/Berlin\. If you mean tomorrow, write \/at tomorrow 01:30$/,
      "/at 25:00": /^No clock shows 25:00/,
      "/at 03:30 IST": /^More than one zone goes by IST/,
      "/at 03:30 Europe/Atlantis": /knows no zone Europe\/Atlantis/,
      "/at soon": /^\/at is written like this/,
      "/in 0m": /^That is now/,
      "/in 400 days": /more than a week away/,
      "/in soon": /^\/in is written like this: \/in 30m$/,
    };
    for (const [typed, words] of Object.entries(asked)) {
      await scratchpad.logEntry.fill(typed);
      await scratchpad.logEntry.press("Enter");
      await expect(scratchpad.refusal, typed).toHaveText(words);
      await expect(scratchpad.logEntry, "the words stay").toHaveValue(typed);
    }
    await scratchpad.logEntry.fill("/at 02:30");
    const answer = (name: string) => page.locator(".capture").getByRole("button", { name, exact: true });
    // In UTC it is still the day before.
    await expect(answer("2026-10-25 01:30 UTC (02:30 Europe/Berlin)")).toBeVisible();
    await answer("2026-10-25 00:30 UTC (02:30 Europe/Berlin)").click();
    await expect(scratchpad.logEntry).toHaveValue("/at 2026-10-25 00:30 UTC");
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.status.filter({ hasText: "Next update to customers by 00:30 UTC (02:30 Europe/Berlin)." })).toBeVisible();
    await expect(scratchpad.nextUpdate).toContainText("due 00:30 UTC (02:30 Europe/Berlin)");

    await scratchpad.logEntry.fill("/at 3:30 CET");
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.refusal).toHaveText(/promised for 00:30 UTC .* already\. To move it, write why/);
    await scratchpad.log("/at 3:30 CET waiting for the vendor");
    await expect(scratchpad.nextUpdate).toContainText("due 02:30 UTC (03:30 Europe/Berlin)");
    await expect(scratchpad.entry("promised for 02:30 UTC")).toContainText("waiting for the vendor");
    await scratchpad.log("/at 21:45 New_York team");
    await expect(scratchpad.nextUpdate).toContainText("until the next update to the team");
    await expect(scratchpad.nextUpdate).toContainText(/due 01:45 UTC \(02:45 Europe\/Berlin\) · customers in 2 h \d\d min/);
    await expect(scratchpad.nextUpdate).toContainText("3 promises: 1 pushed back, 2 running");
  });

  test("half past two on a night without it", async ({ page, scratchpad }) => {
    await page.clock.install({ time: instant("2026-03-29T00:10:00") });
    await scratchpad.open();
    await scratchpad.declare("Checkout fails");
    await scratchpad.logEntry.fill("/at 02:30");
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.refusal).toHaveText(
      /^That time does not exist in Europe\/Berlin that night: the clocks go forward over it\. Which one is meant\?$/,
    );
    const answer = (name: string) => page.locator(".capture").getByRole("button", { name, exact: true });
    await expect(answer("00:30 UTC (01:30 Europe/Berlin)")).toBeVisible();
    await answer("01:30 UTC (03:30 Europe/Berlin)").click();
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.nextUpdate).toContainText("due 01:30 UTC (03:30 Europe/Berlin)");
  });
});

test("the first update is due within five minutes of declaring, and the page says so", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-11-21T02:39:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-11-21T02:40:00"));
  await scratchpad.declare("Checkout fails");
  await expect(scratchpad.timer).toHaveText("05:00");
  await expect(scratchpad.nextUpdate).toContainText("until the first update");
  await page.clock.runFor(6 * minute);
  await expect(scratchpad.nextUpdate).toContainText("overdue by 1 min: the first update");
  await expect(page).toHaveTitle("(overdue 01:00) Checkout fails");

  await scratchpad.promises.click();
  await scratchpad.panel.getByRole("combobox", { name: "First update within" }).selectOption("10 min");
  await expect(scratchpad.timer).toHaveText("04:00");
  await page.keyboard.press("Escape");
  await scratchpad.write({ "What is happening": "Card payments fail." });
  await scratchpad.markAsSent.click();
  await scratchpad.promises.click();
  await expect(scratchpad.panel).toContainText("The first update went out after 6 min, in time.");
});

test("each audience has its rhythm, and the chosen zone stands in the text", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-11-21T02:40:00") });
  await scratchpad.open();
  await scratchpad.declare("Checkout fails");
  await expect(scratchpad.nextIn("30 min")).toBeChecked();
  await scratchpad.audience("Stakeholders").check();
  await expect(scratchpad.nextIn("60 min")).toBeChecked();
  await scratchpad.audience("Customers").check();
  await expect(scratchpad.nextIn("30 min")).toBeChecked();
  await scratchpad.severity.selectOption("Minor");
  await expect(scratchpad.nextIn("60 min")).toBeChecked();

  await scratchpad.promises.click();
  await scratchpad.panel.getByRole("combobox", { name: "Customers" }).selectOption("15 min");
  await expect(scratchpad.nextIn("15 min")).toBeChecked();
  const zone = scratchpad.panel.getByRole("textbox", { name: "Customers’ zone" });
  await zone.fill("Atlantis");
  await zone.press("Tab");
  await expect(scratchpad.panel.getByRole("alert").filter({ hasText: /./ })).toHaveText(/knows no zone Atlantis/);
  await zone.fill("new york");
  await zone.press("Tab");
  await expect(zone).toHaveValue("America/New_York");
  await page.keyboard.press("Escape");
  await scratchpad.write({ "What is happening": "Card payments fail." });
  await expect(scratchpad.preview).toContainText(/Next update by 02:5\d UTC \(21:5\d the day before America\/New_York\)\.$/);
  await scratchpad.markAsSent.click();
  await expect(scratchpad.nextUpdate).toContainText(/due 02:5\d UTC \(03:5\d Europe\/Berlin, 21:5\d the day before America\/New_York\)/);

  await scratchpad.reload();
  await scratchpad.promises.click();
  await expect(zone).toHaveValue("America/New_York");
  await expect(scratchpad.panel.getByRole("combobox", { name: "Customers" })).toHaveValue("15 min");
});

test("no change is one key, and states impact and the next time", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-11-21T02:40:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-11-21T02:41:00"));
  await scratchpad.declare("Checkout fails");
  await scratchpad.write({ "What is happening": "Card payments fail.", Impact: "About half of the orders in Europe." });
  await scratchpad.markAsSent.click();
  await page.clock.pauseAt(instant("2026-11-21T03:09:00"));
  await scratchpad.leaveFields();
  await page.keyboard.press("c");
  await expect(scratchpad.updateStatus).toHaveText("Copied as plain text. Is it out?");
  await expect(scratchpad.entry("Update to customers"), "nothing is logged before it is out").toHaveCount(1);
  await scratchpad.markAsSent.click();
  await expect(scratchpad.entry("Update to customers")).toHaveCount(2);
  expect(await scratchpad.clipboard()).toBe(
    [
      "Investigating: About half of the orders in Europe",
      "There is no change since 02:41 UTC.",
      "About half of the orders in Europe.",
      "Next update by 03:39 UTC.",
    ].join("\n\n"),
  );
  const beside = await page.evaluate(async () => (await (await navigator.clipboard.read())[0]!.getType("text/html")).text());
  expect(beside, "the same lines, for editors that make nothing good of plain text").toMatch(/>There is no change since 02:41 UTC\.<\/p><p /);
  await expect(scratchpad.nextUpdate).toContainText("2 promises: 1 kept, 1 running");
  await page.clock.pauseAt(instant("2026-11-21T03:42:00"));
  await scratchpad.sendNoChange();
  await expect(scratchpad.entry("Update to customers")).toHaveCount(3);
  expect(await scratchpad.clipboard(), "from the last news on").toContain("no change since 02:41 UTC");
  await expect(scratchpad.nextUpdate).toContainText("3 promises: 1 kept, 1 late by 3 min, 1 running");

  await page.keyboard.press("ControlOrMeta+z");
  await expect(scratchpad.nextUpdate).toContainText("overdue by 3 min: the update to customers");
});

test("resolved: promises end, and the all-clear is offered", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-11-21T02:40:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-11-21T02:41:00"));
  await scratchpad.declare("Checkout fails");
  await scratchpad.write({ "What is happening": "Card payments fail.", Impact: "Half of the orders." });
  await scratchpad.markAsSent.click();
  await page.clock.pauseAt(instant("2026-11-21T03:05:00"));
  await scratchpad.phase.selectOption("Resolved");
  await expect(scratchpad.timer).toBeHidden();
  await expect(scratchpad.nextUpdate).toContainText("Resolved: no update is owed. The all-clear to customers is still to be sent.");
  await expect(scratchpad.nextUpdate).toContainText("1 promise: 1 no longer needed");
  await scratchpad.nextUpdate.getByRole("button", { name: "All clear" }).click();
  // The focus goes with the next frame, which is this clock's too.
  await page.clock.runFor(100);
  await expect(scratchpad.part("What is happening")).toBeFocused();
  await expect(scratchpad.part("What is happening")).toHaveValue(
    "This is over. It lasted from 02:41 to 03:05 UTC. Thank you for your patience.",
  );
  await scratchpad.markAsSent.click();
  await expect(scratchpad.nextUpdate).not.toContainText("all-clear");
  await expect(scratchpad.nextUpdate).toContainText("1 promise: 1 kept");
});

test("the calendar file is read by a calendar, with its alarms", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("2026-11-21T02:40:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-11-21T02:41:00"));
  const title = `Checkout; fails, "twice" \\ ${"über ".repeat(20)}`.trim();
  await scratchpad.declare(title);
  await scratchpad.log("/in 30m");
  await scratchpad.log("/at 04:30 UTC team");
  await scratchpad.promises.click();
  await expect(scratchpad.panel).toContainText("the one alarm that outlives a closed tab");
  const file = await scratchpad.downloadOf(scratchpad.panel.getByRole("button", { name: "Calendar file" }));
  expect(file.name).toMatch(/^2026-11-21-checkout.*\.ics$/);
  const calendar = new ICAL.Component(ICAL.parse(file.text));
  const events = calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
  expect(events.map((event) => [event.summary, event.startDate.toJSDate().toISOString()])).toEqual([
    [`Update to customers is due: ${title}`, "2026-11-21T03:11:00.000Z"],
    [`Update to the team is due: ${title}`, "2026-11-21T04:30:00.000Z"],
  ]);
  const alarms = events[0].component.getAllSubcomponents("valarm");
  const triggers = alarms.map((alarm) => (alarm.getFirstPropertyValue("trigger") as ICAL.Duration).toSeconds());
  expect(triggers).toEqual([-300, 0]);
});

test("notifications are asked for when the first promise is made, and not before", async ({ page, scratchpad, context }) => {
  await context.addInitScript(() => {
    const state = window as unknown as { asked: number };
    state.asked = 0;
    class Asked {
      static permission = "default";
      static requestPermission = async () => ((state.asked += 1), "denied");
    }
    Object.defineProperty(window, "Notification", { value: Asked, configurable: true });
  });
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked);
  await scratchpad.openIncident();
  await scratchpad.log("a note");
  await scratchpad.phase.selectOption("Identified");
  expect(await asked()).toBe(0);
  await scratchpad.log("/in 30m");
  await expect.poll(asked).toBe(1);
});

test("where the constructor is refused, the service worker's registration shows it", async ({ page, scratchpad, context }) => {
  // Most of half an hour of its clock is run through, second by second.
  test.slow();
  await context.addInitScript(() => {
    class Refused {
      static permission = "granted";
      constructor() {
        throw new TypeError("Illegal constructor");
      }
    }
    Object.defineProperty(window, "Notification", { value: Refused, configurable: true });
    const shown: string[] = [];
    Object.assign(window, { shown });
    const registration = { showNotification: async (title: string) => void shown.push(title) };
    Object.defineProperty(navigator, "serviceWorker", {
      value: { getRegistration: async () => registration, addEventListener() {}, register: async () => registration },
      configurable: true,
    });
  });
  await page.clock.install({ time: instant("2026-11-21T02:40:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-11-21T02:41:00"));
  await scratchpad.declare("Checkout fails");
  await scratchpad.log("/in 30m");
  await page.clock.runFor(25 * minute + 1_000);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { shown: string[] }).shown))
    .toEqual(["Update due in 5 min: Checkout fails"]);
});

test("the icon, the badge, the sound and the lock follow", async ({ page, scratchpad, context }) => {
  // Half an hour of its clock is run through, second by second.
  test.slow();
  await context.addInitScript(() => {
    const calls: string[] = [];
    Object.assign(window, { calls });
    const note = (name: string) => async (value?: unknown) => void calls.push(value === undefined ? name : `${name} ${value}`);
    Object.assign(navigator, { setAppBadge: note("badge"), clearAppBadge: note("no badge") });
    Object.defineProperty(navigator, "wakeLock", {
      value: {
        request: async () => {
          calls.push("lock");
          return { released: false, release: async () => void calls.push("release") };
        },
      },
    });
    class Sound {
      currentTime = 0;
      destination = {};
      createOscillator = () => ({ frequency: {}, connect() {}, start: () => void calls.push("sound"), stop() {} });
      createGain = () => ({ gain: {}, connect() {} });
    }
    Object.defineProperty(window, "AudioContext", { value: Sound });
  });
  const calls = () => page.evaluate(() => (window as unknown as { calls: string[] }).calls);
  const icon = () => page.locator("link[rel=icon]").getAttribute("href");
  await page.clock.install({ time: instant("2026-11-21T02:40:00") });
  await scratchpad.open();
  await page.clock.pauseAt(instant("2026-11-21T02:41:00"));
  await scratchpad.declare("Checkout fails");
  await scratchpad.log("/in 30m");
  const own = await icon();
  await scratchpad.promises.click();
  await scratchpad.panel.getByRole("checkbox", { name: "Sound" }).check();
  await scratchpad.panel.getByRole("checkbox", { name: "Keep the screen on" }).check();
  await expect.poll(calls).toEqual(["sound", "lock"]);
  await page.clock.runFor(26 * minute);
  await expect.poll(calls).toEqual(["sound", "lock", "sound"]);
  await expect.poll(icon).toContain("8a5a00");
  await page.clock.runFor(5 * minute);
  await expect.poll(calls).toEqual(["sound", "lock", "sound", "badge 1"]);
  await expect.poll(icon).toContain("b3261e");
  await scratchpad.phase.selectOption("Resolved");
  await expect.poll(icon).toBe(own);
  await expect.poll(calls).toEqual(["sound", "lock", "sound", "badge 1", "no badge", "release"]);
});
