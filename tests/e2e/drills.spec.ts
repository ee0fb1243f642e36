// Drills: each played to its end, well and badly; told apart from incidents in everything; one's own from a file, and one made
// of a past incident. The clock stands still but where a test lets it run.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { type Parts, type Scratchpad } from "./scratchpad.ts";

const START = new Date("2026-11-21T02:40:00Z").getTime();

test.describe.configure({ timeout: 120_000 });

const dialog = (page: Page) => page.getByRole("dialog", { name: "Practise", exact: true });
const strip = (page: Page) => page.getByRole("region", { name: "Drill", exact: true });
const feed = (page: Page) => strip(page).getByRole("list", { name: "What arrived", exact: true }).getByRole("listitem");
const debrief = (page: Page) => strip(page).getByRole("region", { name: "Debrief of the drill", exact: true });
const drills = (page: Page) => page.getByRole("list", { name: "Drills on this device", exact: true }).getByRole("listitem");
const button = (inside: Locator | Page, name: string | RegExp) => inside.getByRole("button", { name, exact: typeof name === "string" });

async function open(pad: Scratchpad): Promise<void> {
  await pad.page.clock.install({ time: START });
  await pad.open();
}

async function begin(pad: Scratchpad, name: string): Promise<void> {
  const { page } = pad;
  await button(page, "Practise with a drill").click();
  await button(dialog(page), `Start: ${name}`).click();
  await expect(strip(page)).toContainText("DRILL");
  await expect(button(strip(page), "Pause")).toBeVisible();
  await page.clock.pauseAt(START + 60_000);
}

const pass = (page: Page, seconds: number) => page.clock.runFor(seconds * 1000);
const arrives = (page: Page, text: string | RegExp) => expect(feed(page).filter({ hasText: text })).toHaveCount(1);
const ask = (page: Page, label: string) => button(strip(page), label).click();

/** Writes an update to customers, copies it and says that it is out. */
async function send(pad: Scratchpad, parts: Parts): Promise<string> {
  await pad.write(parts);
  const copied = await pad.copy("Plain text");
  await pad.markAsSent.click();
  const anyway = pad.page.getByRole("button", { name: /anyway$/ });
  await expect(anyway.or(pad.timeline.getByText(/Update to/).first()).first()).toBeVisible();
  return copied;
}

/** A whole drill. */
interface Drill {
  name: string;
  well: (pad: Scratchpad) => Promise<void>;
  badly: (pad: Scratchpad) => Promise<void>;
}

/** The cause is supposed, seen and proven. */
async function prove(pad: Scratchpad, theory: string, evidence: string): Promise<void> {
  await pad.log(`~ ${theory}`);
  await pad.log(`+ log: ${evidence}`);
  await pad.conclude(theory, "Proven", "seen in the log");
}

/** A theory is called proven because somebody thinks so. */
async function claim(pad: Scratchpad, theory: string): Promise<void> {
  await pad.log(`~ ${theory}`);
  await pad.standing(theory).selectOption("Proven");
  await pad.theory(theory).getByRole("button", { name: /without evidence|Conclude anyway/ }).first().click();
}

const DRILLS: Drill[] = [
  {
    name: "Orders pile up after a deploy",
    well: async (pad) => {
      await ask(pad.page, "Ask the Platform team what changed");
      await ask(pad.page, "Ask the Database team");
      await pass(pad.page, 75);
      await arrives(pad.page, "order-service 4.12");
      await arrives(pad.page, "Inserts into orders take 3 ms");
      await prove(pad, "Only one worker takes orders since the deploy", "concurrency=1 (default)");
      await pad.log("$ Rolled back order-service");
      await pass(pad.page, 90);
      await arrives(pad.page, "RESOLVED queue_depth");
    },
    badly: async (pad) => {
      await pad.log("$ Restarted the database");
      await pass(pad.page, 120);
      await arrives(pad.page, "Who restarted the database?");
      await expect(feed(pad.page).filter({ hasText: "RESOLVED" })).toHaveCount(0);
    },
  },
  {
    name: "Partners cannot connect",
    well: async (pad) => {
      await ask(pad.page, "Ask a partner for the exact error");
      await pass(pad.page, 75);
      await arrives(pad.page, "certificate has expired");
      await prove(pad, "The certificate has expired", "SSL certificate problem");
      await pad.log("$ Reloaded the edge");
      await pass(pad.page, 90);
      await arrives(pad.page, "They are back at their usual number");
    },
    badly: async (pad) => {
      await pad.log("$ Took back the firewall rule");
      await pass(pad.page, 120);
      await arrives(pad.page, "Nothing changed for partners");
    },
  },
  {
    name: "Prices are wrong after a script",
    well: async (pad) => {
      await ask(pad.page, "Ask the Data team what ran");
      await pass(pad.page, 75);
      await arrives(pad.page, "41200 rows affected");
      await prove(pad, "The price script ran without its filter", "41200 rows affected");
      await pad.log("$ Restored the prices from the backup");
      await pass(pad.page, 90);
      await arrives(pad.page, "41136 rows restored");
    },
    badly: async (pad) => {
      await pad.log("$ UPDATE prices SET amount = amount * 1.25");
      await pass(pad.page, 120);
      await arrives(pad.page, "64 prices that the Shop team had corrected");
    },
  },
  {
    name: "Text messages do not arrive",
    well: async (pad) => {
      await ask(pad.page, "Ask the provider");
      await ask(pad.page, "Ask for a way around");
      await pass(pad.page, 90);
      await arrives(pad.page, "\"delivered\":null");
      await prove(pad, "The provider does not deliver in the south", "delivered: null");
      await pad.log("$ Switched on codes by e-mail");
      await pass(pad.page, 90);
      await arrives(pad.page, "Most people get in by e-mail now");
    },
    badly: async (pad) => {
      await pad.log("$ Rolled back the release");
      await pass(pad.page, 120);
      await arrives(pad.page, "nothing has changed in the south");
    },
  },
];

for (const drill of DRILLS) {
  test(`${drill.name}: played well and badly, it ends in two debriefs`, async ({ scratchpad, page }) => {
    await open(scratchpad);
    await begin(scratchpad, drill.name);
    await pass(page, 10);
    const copied = await send(scratchpad, {
      "What is happening": "Something that you rely on does not work.",
      Impact: "Some customers wait since 02:30 UTC.",
      "What you can do": "There is nothing that you have to do.",
    });
    expect(copied).toMatch(/^DRILL: Investigating/);
    await drill.well(scratchpad);
    await scratchpad.phase.selectOption("Resolved");
    await pass(page, 2);
    await expect(debrief(page)).toContainText("You proved it, on one piece of evidence.");
    await expect(debrief(page)).toContainText("It was marked resolved, and no message said so.");
    await expect(debrief(page)).toContainText(/The first message went out after \d+ s? ?.*of the drill/);
    const well = await debrief(page).innerText();

    await scratchpad.home.click();
    await page.clock.resume();
    await button(page, "Practise with a drill").click();
    await dialog(page).getByRole("combobox", { name: "Speed", exact: true }).selectOption({ label: "5 times as fast" });
    await button(dialog(page), `Start: ${drill.name}`).click();
    await expect(strip(page)).toContainText("0:0");
    await page.clock.pauseAt(START + 3_600_000);
    await button(strip(page), "Go on").click();
    await drill.badly(scratchpad);
    await pass(page, 60);
    await expect(strip(page)).toContainText("10:00 of 10:00");
    await expect(debrief(page)).toContainText("No message was sent.");
    await expect(debrief(page)).toContainText("No theory was written down.");
    const badly = await debrief(page).innerText();
    expect(badly).not.toBe(well);
    expect(badly).toContain("Send a first message in the first five minutes");
    expect(well).not.toContain("Send a first message");
    await expect(drills(page)).toHaveCount(0);
    await scratchpad.home.click();
    await expect(drills(page)).toHaveCount(2);
  });
}

test("a drill never mixes with incidents: lists, figures, files, the tab and what is copied", async ({ scratchpad, page, elsewhere }) => {
  await page.addInitScript(() => {
    const shown: string[] = [];
    class Shown {
      static permission = "granted";
      static requestPermission = () => Promise.resolve("granted");
      constructor(title: string, options: NotificationOptions) {
        shown.push(`${title} | ${options.body}`);
      }
    }
    Object.assign(window, { Notification: Shown, shown });
  });
  await open(scratchpad);
  await begin(scratchpad, "Orders pile up after a deploy");
  await expect(scratchpad.heading).toHaveText("DRILL: Order confirmations arrive late");
  expect(await page.title()).toMatch(/^DRILL: /);
  await expect(page.locator("link[rel=icon]")).toHaveAttribute("href", /5b4b9a/);
  await pass(page, 30);
  await scratchpad.write({ "What is happening": "Orders are late.", Impact: "You wait for your confirmation." });
  expect(await scratchpad.copy("Slack")).toMatch(/^\*DRILL: Investigating: /);
  await button(feed(page).filter({ hasText: "Two customers write" }), /^Log it/).click();
  await expect(scratchpad.entry("Support: Two customers write that they paid")).toBeVisible();
  // The first update is owed, and told of: by a notification that says what it is.
  await page.clock.runFor(20 * 60_000);
  const shown = await page.evaluate(() => (window as unknown as { shown: string[] }).shown);
  expect(shown.length).toBeGreaterThan(0);
  for (const one of shown) expect(one).toMatch(/^DRILL: .* \| DRILL: /);
  expect(await page.title()).toMatch(/^DRILL: /);
  await expect(page.locator("link[rel=icon]"), "overdue, and still no alarm").toHaveAttribute("href", /5b4b9a/);

  const record = await scratchpad.exportAs("Markdown");
  expect(record.name).toContain("-drill-order-confirmations");
  expect(record.text).toMatch(/^# DRILL: Order confirmations arrive late/);
  const file = await scratchpad.exportAs("JSON");
  expect(JSON.parse(file.text).incident.drill).toBe(true);

  await scratchpad.home.click();
  await expect(drills(page)).toHaveCount(1);
  await expect(page.getByRole("region", { name: "Figures" })).toHaveCount(0);
  await expect(scratchpad.incidents).toHaveCount(0);
  await scratchpad.declare("Checkout fails");
  await expect(strip(page)).toHaveCount(0);
  await scratchpad.home.click();
  await expect(scratchpad.incidents.getByRole("listitem")).toHaveCount(1);
  await button(page, "Show figures").click();
  const figures = page.getByRole("region", { name: "Figures" });
  await expect(figures).toContainText("Checkout fails");
  await expect(figures).not.toContainText("DRILL");
  const csv = await scratchpad.downloadOf(button(page, "Figures as CSV"));
  expect(csv.text).not.toContain("DRILL");

  const other = await elsewhere();
  await other.open();
  await other.chooseFile(file.text);
  await other.importButton("Add incident").click();
  await expect(other.heading).toHaveText("DRILL: Order confirmations arrive late");
  await expect(strip(other.page)).toContainText("DRILL");
  await other.home.click();
  await expect(drills(other.page)).toHaveCount(1);
  await expect(other.incidents).toHaveCount(0);
});

test("reload goes on where it was, a pause stands, and an hour away runs nothing away", async ({ scratchpad, page }) => {
  await open(scratchpad);
  await begin(scratchpad, "Text messages do not arrive");
  await pass(page, 60);
  await arrives(page, "People wait for their sign-in code");
  const clock = strip(page).getByText(/^\d+:\d\d of 10:00$/);
  const before = await clock.innerText();
  await scratchpad.reload();
  await expect(clock).toHaveText(/^[12]:\d\d of 10:00$/);
  await arrives(page, "People wait for their sign-in code");
  const [minute, second] = before.split(" ")[0]!.split(":").map(Number);
  await pass(page, 2);
  const [laterMinute, laterSecond] = (await clock.innerText()).split(" ")[0]!.split(":").map(Number);
  expect(Math.abs(laterMinute! * 60 + laterSecond! - (minute! * 60 + second!))).toBeLessThanOrEqual(8);

  await button(strip(page), "Pause").click();
  const stands = await clock.innerText();
  await pass(page, 120);
  await expect(clock).toHaveText(stands);
  await button(strip(page), "Go on").click();
  await pass(page, 10);
  await expect(clock).not.toHaveText(stands);
  const left = await clock.innerText();
  await scratchpad.home.click();
  await page.clock.runFor(3_600_000);
  await drills(page).getByRole("link").click();
  await expect(strip(page)).toContainText("The drill stands");
  await expect(clock).toHaveText(new RegExp(`^${left.split(":")[0]}:`));
  await button(strip(page), "Go on").click();
  await pass(page, 5);
  await expect(strip(page)).not.toContainText("The drill stands");

  const address = page.url();
  await page.goto("about:blank");
  await page.clock.pauseAt(START + 4 * 3_600_000);
  await page.goto(address);
  await expect(strip(page)).toContainText("The drill stands: the page was closed or asleep.");
  await expect(clock).toHaveText(new RegExp(`^${left.split(":")[0]}:`));
});

test("two tabs with one drill have one clock, and a pause, a speed and its end hold in both", async ({ scratchpad, page, context }) => {
  await open(scratchpad);
  await begin(scratchpad, "Text messages do not arrive");
  const clock = (of: Page) => strip(of).getByText(/^\d+:\d\d of 10:00$/);
  const seconds = async (of: Page) => {
    const [minute, second] = (await clock(of).innerText()).split(" ")[0]!.split(":").map(Number);
    return minute! * 60 + second!;
  };
  const apart = async () => Math.abs((await seconds(page)) - (await seconds(beside)));
  await pass(page, 30);
  const beside = await context.newPage();
  await beside.goto(page.url());
  await expect(button(strip(beside), "Pause")).toBeVisible();
  await pass(page, 60);
  await expect.poll(apart, "neither has a clock of its own").toBeLessThanOrEqual(1);
  await expect.poll(() => seconds(page)).toBeGreaterThan(80);
  const before = await seconds(page);

  // What is pressed in one tab holds in the other one at once: no clock has to run for it.
  await button(strip(beside), "Pause").click();
  await expect(button(strip(page), "Go on")).toBeVisible();
  const stands = await clock(page).innerText();
  await pass(page, 90);
  await expect(clock(page)).toHaveText(stands);
  expect(await seconds(page)).toBeLessThanOrEqual(before + 3);

  await strip(page).getByRole("combobox", { name: "Speed" }).selectOption("10");
  await expect(strip(beside).getByRole("combobox", { name: "Speed" }), "chosen while it stands").toHaveValue("10");
  await button(strip(page), "Go on").click();
  await strip(page).getByRole("combobox", { name: "Speed" }).selectOption("5");
  await expect(button(strip(beside), "Pause")).toBeVisible();
  await expect(strip(beside).getByRole("combobox", { name: "Speed" })).toHaveValue("5");
  const from = await seconds(beside);
  await pass(page, 20);
  await expect.poll(async () => (await seconds(beside)) - from).toBeGreaterThanOrEqual(95);
  await expect.poll(apart).toBeLessThanOrEqual(5);
  expect(await seconds(beside) - from, "a hundred seconds of it, and not two hundred").toBeLessThanOrEqual(110);
  await page.close();
  await pass(beside, 10);
  await expect(button(strip(beside), "Pause"), "it runs while one tab shows it").toBeVisible();
  await button(strip(beside), "End the drill").click();
  await expect(debrief(beside)).toContainText("What it really was");
});

test("a promise counts by the drill's clock: at five times the speed it is due five times as soon, and a pause breaks none", async ({ scratchpad, page }) => {
  await open(scratchpad);
  await begin(scratchpad, "Partners cannot connect");
  const due = strip(page).getByText(/^By the drill’s clock/);
  await expect(due).toHaveCount(0);
  await scratchpad.nextIn("5 min").check();
  await send(scratchpad, { "What is happening": "Partners cannot connect.", Impact: "No request is taken." });
  await pass(page, 2);
  await expect(due).toHaveText(/^By the drill’s clock, the next message is promised for [56]:\d\d\.$/);
  await button(strip(page), "Pause").click();
  await pass(page, 1_200);
  await button(strip(page), "Go on").click();
  await strip(page).getByRole("combobox", { name: "Speed" }).selectOption("5");
  await pass(page, 30);
  await expect(due).toHaveText(/ is promised for /);
  await scratchpad.nextIn("5 min").check();
  await send(scratchpad, { "What is happening": "Partners still cannot connect." });
  await pass(page, 70);
  await expect(due).toHaveText(/ was due at [789]:\d\d\.$/);
  await button(strip(page), "End the drill").click();
  await expect(strip(page).getByText(/is promised for|was due at/)).toHaveCount(0);
  await expect(debrief(page)).toContainText(/By the drill’s clock, 2 promises: 1 kept, 1 overdue by \d+ (s|min)\./);
});

test("what was asked or logged is not asked or logged again, and keeps the focus", async ({ scratchpad, page }) => {
  await open(scratchpad);
  await begin(scratchpad, "Orders pile up after a deploy");
  const question = button(strip(page), "Ask the Database team");
  await question.press("Enter");
  await expect(question).toHaveAttribute("aria-disabled", "true");
  await expect(question).toBeFocused();
  await pass(page, 30);
  await question.press("Enter");
  await expect(scratchpad.entry("Asked the Database team")).toHaveCount(1);
  const alert = feed(page).filter({ hasText: "FIRING queue_depth" });
  await button(alert, /^Log it: Alert from/).press("Enter");
  const logged = button(alert, /^Logged: Alert from/);
  await expect(logged).toBeFocused();
  await pass(page, 5);
  await logged.press("Enter");
  await expect(scratchpad.entry("FIRING queue_depth")).toHaveCount(1);
  await scratchpad.undo.click();
  await expect(button(alert, /^Log it: Alert from/)).toHaveAttribute("aria-disabled", "false");
  await button(strip(page), "End the drill").press("Enter");
  await pass(page, 1);
  await expect(debrief(page).getByRole("heading", { level: 2 })).toBeFocused();
});

test("whoever writes while the time of a drill runs out goes on writing", async ({ scratchpad, page }) => {
  await open(scratchpad);
  await begin(scratchpad, "Orders pile up after a deploy");
  await strip(page).getByRole("combobox", { name: "Speed" }).selectOption("10");
  await scratchpad.logEntry.click();
  await page.keyboard.type("the queue ");
  await pass(page, 70);
  await expect(debrief(page)).toBeVisible();
  await pass(page, 1);
  await page.keyboard.type("falls");
  await expect(scratchpad.logEntry).toBeFocused();
  await expect(scratchpad.logEntry).toHaveValue("the queue falls");
});

const OWN = {
  format: "incident-scratchpad-drill", version: 1, id: "own", name: "The lift stands still", about: "Try it.", title: "The lift stands",
  severity: "minor", minutes: 2, cause: "A shoe was in the door.", cause_words: ["shoe"],
  steps: [{ when: [{ second: 1 }], message: { from: "Reception", text: "Somebody is in it." } }],
};

test("one's own drill: a broken file is refused with line and reason, a good one is played, and kept whole", async ({ scratchpad, page }) => {
  await open(scratchpad);
  await button(page, "Practise with a drill").click();
  const choose = async (text: string) => {
    const [chooser] = await Promise.all([
      page.waitForEvent("filechooser"),
      button(dialog(page), "Open a drill’s file").click(),
    ]);
    await chooser.setFiles({ name: "own.json", mimeType: "application/json", buffer: Buffer.from(text) });
  };
  const text = JSON.stringify(OWN, null, 2);
  await choose(text.replace('"minutes": 2', '"minutes": "two"'));
  await expect(dialog(page).getByRole("alert")).toHaveText(
    "This drill was not taken: `minutes` is a text, and should be a whole number (line 9). Nothing was changed.",
  );
  await choose(text.replace('"second": 1', '"second": 500'));
  await expect(dialog(page).getByRole("alert")).toContainText("second 500 is after the end of the drill (line 15)");
  await choose(text);
  await expect(dialog(page).getByRole("alert")).toHaveCount(0);
  await button(dialog(page), "Start: The lift stands still").click();
  await expect(scratchpad.heading).toHaveText("DRILL: The lift stands");
  await page.clock.runFor(5_000);
  await arrives(page, "Somebody is in it.");
  await scratchpad.reload();
  await arrives(page, "Somebody is in it.");
  await button(strip(page), "End the drill").click();
  await expect(debrief(page)).toContainText("A shoe was in the door.");
});

test("a drill is made of a past incident, without its names", async ({ scratchpad, page }) => {
  await open(scratchpad);
  await scratchpad.declare("Checkout fails");
  await scratchpad.log("@Maria look at the pool");
  await scratchpad.log("Maria sees timeouts on db-7.prod.shop.example");
  await scratchpad.log("$ Maria restarted the pool");
  await scratchpad.home.click();
  await button(page, "Practise with a drill").click();
  await button(dialog(page), "Make a drill of it").click();
  const saved = await scratchpad.downloadOf(button(dialog(page), "Save this drill as a file"));
  expect(saved.text).not.toMatch(/Maria|db-7/);
  await button(dialog(page), /^Start: From a past incident/).click();
  await expect(scratchpad.heading).toHaveText("DRILL: Checkout fails");
  await page.clock.runFor(560_000);
  await arrives(page, "somebody sees timeouts on [host]");
});

test("it fits a phone, and everything in it is reached by name", async ({ scratchpad, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(scratchpad);
  await begin(scratchpad, "Prices are wrong after a script");
  await pass(page, 60);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expect(feed(page).first()).toBeVisible();
  await strip(page).getByRole("button", { name: "What arrived", exact: true }).click();
  await expect(feed(page)).toHaveCount(0);
  await expect(scratchpad.logEntry).toBeVisible();
});

for (const size of [{ width: 390, height: 844 }, { width: 390, height: 667 }, { width: 1440, height: 900 }]) {
  test(`at ${size.width} by ${size.height} the debrief leaves the box in view`, async ({ scratchpad, page }) => {
    await page.setViewportSize(size);
    await open(scratchpad);
    await begin(scratchpad, "Orders pile up after a deploy");
    await button(strip(page), "End the drill").click();
    await pass(page, 1);
    await expect(debrief(page)).toContainText("What it really was");
    const isOnTop = (one: Locator) =>
      one.evaluate((element) => {
        const { left, top, bottom } = element.getBoundingClientRect();
        const isSeen = (y: number) => element.contains(document.elementFromPoint(left + 8, y));
        return top >= 0 && bottom <= innerHeight && isSeen(top + 6) && isSeen(bottom - 6);
      });
    await expect.poll(() => isOnTop(scratchpad.logEntry), "the box").toBe(true);
    expect(await isOnTop(button(scratchpad.working, "Add to log")), "and its button").toBe(true);
  });
}
