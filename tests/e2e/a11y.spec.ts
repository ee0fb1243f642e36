// axe-core over every screen and state, in both themes: no violation of WCAG 2.2 A and AA, nor of its own best
// practices.
import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

// Every look takes seconds, and a trace of each as long again.
test.describe.configure({ timeout: 240_000 });
test.use({ trace: "off" });

/** What is wrong on the page as it is now: rule, element, and why. */
async function violations(page: Page, rules: string[]): Promise<string[]> {
  // There is no frame in the page that would have to be looked into from a page of its own.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const found = await (rules.length ? axe.withRules(rules) : axe).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map((c) => c.message).join("; ")}`),
  );
}

/** Looks at a state with every rule, and in the other theme at what differs there: the colours. */
async function look(page: Page, state: string): Promise<void> {
  await page.emulateMedia({ colorScheme: "light" });
  expect.soft(await violations(page, []), `${state}, light`).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect.soft(await violations(page, ["color-contrast", "link-in-text-block"]), `${state}, dark`).toEqual([]);
}

/** An incident in which there is one of everything. */
async function play(scratchpad: Scratchpad): Promise<void> {
  const lines = [
    "Payments dashboard went red",
    "? Why do card payments fail only in Europe?",
    "~ The payment provider is down",
    "- test: a test payment straight to the provider works",
    "~ Release 42 sends no postal code",
    "+ log: postal_code=null in every rejection",
    "422 invalid_address\n422 invalid_address",
    "? Who else has noticed?",
    "! Errors began 4 minutes after the release, by its log",
    "= We undo the release",
    "$ Rolled back to release 41",
    "@maria checks double charges in 20m",
    "I am sure it can't be the cache",
  ];
  for (const line of lines) await scratchpad.log(line);
  await scratchpad.ruleOut("The payment provider is down");
  await scratchpad.write({ "What is happening": "Kafka consumers are OOMing.", Impact: "Some card payments fail." });
}

const panel = (scratchpad: Scratchpad, name: string) =>
  scratchpad.nextUpdate.getByRole("button", { name, exact: true });

test("the first screen", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await look(page, "empty");
  await scratchpad.declareButton.click();
  await expect(scratchpad.alert.filter({ hasText: /./ })).toBeVisible();
  await look(page, "a title is asked for");
  await scratchpad.declare("Checkout fails", "Critical");
  const file = await scratchpad.exportAs("JSON");
  await scratchpad.home.click();
  await expect(scratchpad.listed("Checkout fails")).toBeVisible();
  await look(page, "an incident of before");
  await scratchpad.incidents.getByRole("button", { name: "More for Checkout fails" }).click();
  await look(page, "what can be done with it");
  await page.getByRole("menuitem", { name: "Delete for good…" }).click();
  await expect(scratchpad.incidents.getByRole("group", { name: "Delete for good" })).toBeVisible();
  await look(page, "whether it is to be deleted");
  await page.keyboard.press("Escape");
  await scratchpad.chooseFile("{");
  await expect(scratchpad.alert.filter({ hasText: "cannot be imported" })).toBeVisible();
  await look(page, "a file that cannot be read");
  await scratchpad.chooseFile(file.text);
  await expect(scratchpad.importPanel).toBeVisible();
  await look(page, "a file that can");
});

test("what is around every screen", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await page.keyboard.press("ControlOrMeta+k");
  await look(page, "the command palette");
  await page.keyboard.type("zzz");
  await look(page, "nothing found");
  await page.keyboard.press("Escape");
  await scratchpad.undo.focus();
  await scratchpad.phase.focus();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("keys");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keys", exact: true })).toBeVisible();
  await look(page, "the keys");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const zone = page.getByRole("dialog").getByRole("textbox", { name: "Local times in", exact: true });
  await zone.fill("nowhere");
  await zone.press("Tab");
  await look(page, "the settings");
  await page.keyboard.press("Escape");
  await scratchpad.logEntry.pressSequentially("/");
  await expect(scratchpad.working.getByRole("listbox")).toBeVisible();
  await look(page, "commands in the box");
  await page.goto("./help.html");
  await look(page, "help");
});

test("an incident at its beginning", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await look(page, "nothing written");
  await scratchpad.logEntry.fill("/nonsense");
  await scratchpad.logEntry.press("Enter");
  await expect(scratchpad.refusal).toBeVisible();
  await look(page, "a line was refused");
  await scratchpad.markAsSent.click();
  await look(page, "an empty update was refused");
});

test("a short screen while one types", async ({ scratchpad, page }) => {
  await page.setViewportSize({ width: 390, height: 420 });
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("Payments dashboard went red");
  await expect(page.locator("html")).toHaveAttribute("data-typing");
  await look(page, "the folded header");
});

test("an incident in the middle", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails", "Critical");
  await play(scratchpad);
  await look(page, "one of everything");
  await page.getByRole("button", { name: "Glossary and rules", exact: true }).click();
  await look(page, "the glossary");
  await page.getByRole("button", { name: "Glossary and rules", exact: true }).click();

  await scratchpad.copyMenu.click();
  await expect(page.getByRole("menu")).toBeVisible();
  await look(page, "the menu of formats");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await look(page, "the menu of exports");
  await page.keyboard.press("Escape");

  const theory = scratchpad.theory("Release 42 sends no postal code");
  await theory.getByRole("button", { name: "Add evidence", exact: true }).click();
  await scratchpad.standing("Release 42 sends no postal code").selectOption("Proven");
  await look(page, "a theory's forms");
  const entry = scratchpad.entry("We undo the release");
  await entry.getByRole("button", { name: "Correct", exact: true }).click();
  await entry.getByRole("button", { name: "Redact…", exact: true }).click();
  await look(page, "a correction and an erasure");
  await entry.getByRole("button", { name: "Correct", exact: true }).click();
  await scratchpad.working.getByRole("button", { name: "Find", exact: true }).click();
  await look(page, "looking for something");
  await scratchpad.working.getByRole("button", { name: "Find", exact: true }).click();

  await scratchpad.markAsSent.click();
  await expect(panel(scratchpad, "Push back")).toBeVisible();
  await panel(scratchpad, "Push back").click();
  await look(page, "pushing a promise back");
  await scratchpad.promises.click();
  await scratchpad.undo.click();
  await look(page, "a promise, its ledger, and a toast");
});

test("what opens beside an incident", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails", "Critical");
  await look(page, "the card of the first minutes");
  await play(scratchpad);
  await page.emulateMedia({ contrast: "more" });
  await look(page, "with more contrast");
  await page.emulateMedia({ contrast: "no-preference" });
  await scratchpad.log("I am sure it can't be the cache");
  await expect(scratchpad.working.getByRole("button", { name: "Make it a theory", exact: true })).toBeVisible();
  await look(page, "an offer under the log");

  await scratchpad.theories.getByRole("button", { name: "Compare theories", exact: true }).click();
  await expect(scratchpad.theories.getByRole("region", { name: "Comparison" })).toBeVisible();
  await scratchpad.theories.getByRole("button", { name: "More", exact: true }).first().click();
  await look(page, "the grid, and a piece of evidence");

  await scratchpad.statusUpdate.getByRole("button", { name: "Templates", exact: true }).click();
  await expect(page.getByRole("menu", { name: "Templates" })).toBeVisible();
  await look(page, "the menu of templates");
  await page.keyboard.press("Escape");
  await scratchpad.write({ "What is happening": "Analytics system is lagging by 100K Kafka messages" });
  const guided = await scratchpad.openFinding("Queue depth");
  await guided.getByRole("button", { name: "Say it plainly", exact: true }).first().click();
  await expect(scratchpad.statusUpdate.getByRole("form", { name: "Say it plainly" })).toBeVisible();
  await look(page, "a guided rewrite");

  await page.getByRole("button", { name: "Say who cannot do what, since when", exact: true }).click();
  await look(page, "the impact is being written");
  await page.keyboard.type("Customers cannot pay");
  await page.keyboard.press("Enter");
  await scratchpad.openDetails();
  await look(page, "the details, folded");
  await scratchpad.openDetails("Impact", "People", "Actions", "Changes", "Start and end", "Links");
  await look(page, "the details");
  await page.keyboard.press("Escape");
  await scratchpad.titleMenu("Erase for good…");
  await look(page, "the title's redaction");
});

test("overdue, then resolved", async ({ scratchpad, page }) => {
  await page.clock.install({ time: new Date("2026-03-14T02:40:00Z") });
  await scratchpad.openIncident("Checkout fails", "Critical");
  await play(scratchpad);
  await scratchpad.markAsSent.click();
  await page.clock.fastForward("27:00");
  await look(page, "near");
  await page.clock.fastForward("01:15:00");
  await expect(scratchpad.nextUpdate).toContainText("overdue");
  await look(page, "overdue, with a pause due");
  await scratchpad.phase.selectOption("Resolved");
  await look(page, "resolved");
  await scratchpad.nextUpdate.getByRole("button", { name: "All clear", exact: true }).click();
  await expect(page.getByRole("region", { name: "All clear" })).toBeVisible();
  await look(page, "the all-clear");
  await page.getByRole("region", { name: "All clear" }).getByRole("button", { name: "Not yet", exact: true }).click();
  await page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  const debrief = page.getByRole("region", { name: "Debrief" });
  await debrief.getByRole("textbox", { name: "Why did this happen?", exact: true }).fill("The certificate ran out");
  await page.keyboard.press("Enter");
  await debrief.getByRole("button", { name: "Ask why: The certificate ran out", exact: true }).click();
  await debrief.getByRole("textbox", { name: "Follow-up", exact: true }).fill("Watch the certificate");
  await debrief.getByRole("button", { name: "Add follow-up", exact: true }).click();
  await look(page, "the debrief");
  await scratchpad.home.click();
  await page.getByRole("button", { name: "Show figures", exact: true }).click();
  await look(page, "looking back");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("every pane", async ({ scratchpad, page }) => {
    await scratchpad.open();
    await look(page, "the first screen");
    await scratchpad.openIncident("Checkout fails", "Critical");
    await play(scratchpadOnPhone(scratchpad));
    for (const name of ["Theories", "Update", "Debrief", "Working"]) {
      await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name, exact: true }).click();
      await look(page, name);
    }
  });
});

/** On a phone a pane has to be shown before one writes in it. */
function scratchpadOnPhone(scratchpad: Scratchpad): Scratchpad {
  const tab = (name: string) =>
    scratchpad.page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name, exact: true }).click();
  const shown: Record<string, string> = { log: "Working", conclude: "Theories", ruleOut: "Theories", write: "Update" };
  return new Proxy(scratchpad, {
    get(target, name) {
      const it = Reflect.get(target, name, target);
      const pane = shown[String(name)];
      if (!pane || typeof it !== "function") return it;
      return async (...words: unknown[]) => {
        await tab(pane);
        return it.apply(target, words);
      };
    },
  });
}

test("what a theory waits for, and what is expected of a change", async ({ scratchpad, page }) => {
  await page.clock.install({ time: new Date("2026-11-21T02:40:00Z") });
  await scratchpad.openIncident("Checkout fails", "Critical");
  await scratchpad.log("? Who has noticed?");
  await scratchpad.log("? Why do payments fail?");
  await scratchpad.log("! Errors began at 02:36, by the log");
  const disk = "The disk is full";
  await scratchpad.log(`~ ${disk}`);
  await scratchpad.standing(disk).selectOption("Disproved");
  await expect(scratchpad.theory(disk).getByRole("textbox", { name: "What rules it out?", exact: true })).toBeFocused();
  await look(page, "what rules it out");
  await scratchpad.ruleOut(disk, "40 % used");
  const network = "The network drops packets";
  await scratchpad.log(`~ ${network}`);
  await scratchpad.standing(network).selectOption("Proven");
  const shows = scratchpad.theory(network).getByRole("textbox", { name: "What shows it?", exact: true });
  await expect(shows).toBeFocused();
  await look(page, "what shows it, and a mark");
  await shows.fill("3 % lost");
  await shows.press("Enter");
  await expect(scratchpad.theory(network).getByRole("group", { name: "Source of the evidence", exact: true })).toBeVisible();
  await scratchpad.log("$ Rolled back to release 41");
  await expect(scratchpad.working.getByRole("textbox", { name: "What do you expect to see, and by when?", exact: true })).toBeVisible();
  await look(page, "where it comes from, and what is expected of a change");
  await scratchpad.log("/expect errors below 1 % in 10m");
  await page.clock.runFor("11:00");
  await expect(page.getByRole("region", { name: "Expected", exact: true })).toBeVisible();
  await look(page, "what was expected by now");
});

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test(`a day on duty, ${viewport.width} wide`, async ({ scratchpad, page }) => {
    await page.setViewportSize(viewport);
    await scratchpad.open("#/duty");
    const button = (name: string | RegExp) => page.getByRole("button", { name, exact: typeof name === "string" });
    await expect(button("Begin the day")).toBeVisible();
    await look(page, "before a day");
    await page.getByRole("textbox", { name: "Who is on duty" }).fill("Ana");
    await button("Begin the day").click();
    const entry = page.getByRole("textbox", { name: "What came in" });
    await entry.press("Enter");
    await expect(page.getByText("Write what came in first.")).toBeVisible();
    await look(page, "nothing came in");
    for (const line of ["alert: The disk is full", "mail: Somebody cannot log in"]) {
      await entry.fill(line);
      await entry.press("Enter");
    }
    await button("Done: Somebody cannot log in").click();
    await button("Note: The disk is full").click();
    await page.getByRole("textbox", { name: "What was done" }).fill("Moved the logs away");
    await page.keyboard.press("Enter");
    await button("More for The disk is full").click();
    await look(page, "what can be done with a line");
    await page.getByRole("menuitem", { name: "Correct…" }).click();
    await expect(page.getByRole("textbox", { name: "What it should say" })).toBeVisible();
    await button("Hand over").click();
    await button("Change the rotation").click();
    await page.getByRole("textbox", { name: "Rotation, a line a change" }).fill("Mno 09:00 Ana");
    await button("Use this rotation").click();
    await expect(page.getByText("no day of the week is called “Mno”")).toBeVisible();
    await look(page, "a line is corrected, the handover, the rotation");
    await page.getByRole("textbox", { name: "To whom" }).fill("Ben");
    await button("Hand over and copy").click();
    await expect(page.getByRole("heading", { name: /handed over to Ben/ })).toBeVisible();
    await button("Begin the day").click();
    await button(/Ana to Ben/).click();
    await look(page, "the next day, and the one before");
    expect(await page.evaluate(() => document.documentElement.scrollWidth), "nothing is beside the screen").toBe(viewport.width);
  });
}
