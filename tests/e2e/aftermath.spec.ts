// What an incident carries from its declaration to the morning after: a team's own names for severities, actions and
// follow-ups that change hands, hundreds of them, and reports of an incident in which nothing was written.
import type { Locator, Page } from "@playwright/test";
import { BEGIN, stamp } from "../faults/lib/records.mjs";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const NIGHT = new Date("2026-11-21T02:40:07Z");
const NAMES = ["Blip", "Bad day", "SEV-2", "SEV-1"];
const TEMPLATES = [
  "Incident state document (Google SRE)", "Postmortem (Google SRE)", "Postmortem (PagerDuty)", "Postmortem (Atlassian)",
  "Post-mortem (incident.io)",
];

const details = (pad: Scratchpad) => pad.page.getByRole("region", { name: "Details", exact: true });
const part = (pad: Scratchpad, name: string) => details(pad).getByRole("region", { name, exact: true });
const field = (within: Locator, name: string) => within.getByLabel(name, { exact: true });
const press = (within: Locator, name: string | RegExp) =>
  within.getByRole("button", { name, exact: typeof name === "string" }).click();
const opens = (pad: Scratchpad) => pad.page.getByRole("button", { name: /^Details/ }).click();
const debrief = (pad: Scratchpad) => pad.page.getByRole("region", { name: "Debrief", exact: true });

async function exported(pad: Scratchpad, format: string): Promise<string> {
  await pad.page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = pad.page.getByRole("menu", { name: "Export as", exact: true });
  return (await pad.downloadOf(menu.getByRole("menuitem", { name: format, exact: true }))).text;
}

const settings = (page: Page) => page.getByRole("dialog", { name: "Settings", exact: true });
const rename = async (page: Page, label: string, name: string) => {
  const box = settings(page).getByRole("textbox", { name: label, exact: true });
  await box.fill(name);
  await box.press("Tab");
};

test("severities have the names that a team gives them, here, in every text, and in another browser", async ({ page, scratchpad, elsewhere }) => {
  await scratchpad.open();
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await rename(page, "Severity 1, the least", "Blip");
  await rename(page, "Severity 2", "blip");
  await expect(settings(page).getByRole("alert").filter({ hasText: "Choose names that differ" })).toBeVisible();
  await rename(page, "Severity 2", "Bad day");
  await rename(page, "Severity 3", "SEV-2");
  // A fifth without a fourth is the fourth.
  await rename(page, "Severity 5", "SEV-1");
  await expect(settings(page).getByRole("textbox", { name: "Severity 4", exact: true })).toHaveValue("SEV-1");
  await page.keyboard.press("Escape");

  const choices = page.getByRole("radiogroup", { name: "Severity", exact: true }).getByRole("radio");
  await expect(choices).toHaveCount(4);
  await page.getByRole("radio", { name: "SEV-1", exact: true }).check();
  await expect(page.getByText("SEV-1: nearly everyone is affected")).toBeVisible();
  await page.getByRole("radio", { name: "Bad day", exact: true }).check();
  await scratchpad.title.fill("Checkout fails");
  await scratchpad.declareButton.click();
  await expect(scratchpad.severity).toHaveValue("Bad day");
  await expect(scratchpad.severity.getByRole("option")).toHaveText(NAMES);
  await scratchpad.severity.selectOption("SEV-1");
  await expect(scratchpad.entry("Severity: SEV-1")).toBeVisible();
  await scratchpad.log("/severity sev-2");
  await expect(scratchpad.severity).toHaveValue("SEV-2");
  await scratchpad.logEntry.fill("/severity awful");
  await scratchpad.logEntry.press("Enter");
  await expect(scratchpad.refusal).toHaveText("/severity is written like this: /severity SEV-1");
  await scratchpad.logEntry.fill("");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("severity blip");
  await page.keyboard.press("Enter");
  await expect(scratchpad.severity).toHaveValue("Blip");
  await scratchpad.undo.click();
  await expect(scratchpad.severity, "names are agreed on, and are no entry to undo").toHaveValue("SEV-2");

  await scratchpad.openDetails("Start and end");
  await press(part(scratchpad, "Start"), /^Copy announcement/);
  await expect.poll(() => scratchpad.clipboard()).toMatch(/^Incident declared: Checkout fails\. SEV-2, since /);
  expect(await exported(scratchpad, "Markdown")).toContain("- **Severity:** SEV-2 (from least to most: Blip, Bad day, SEV-2, SEV-1)");
  expect(await exported(scratchpad, "Postmortem (Google SRE)")).toContain("SEV-2 incident, declared");
  const file = await exported(scratchpad, "JSON");
  expect(JSON.parse(file).incident).toMatchObject({ severity: "critical", severity_name: "SEV-2", severity_names: NAMES });

  const next = await elsewhere();
  await next.open();
  await next.chooseFile(file);
  await next.importButton("Add incident").click();
  await expect(next.severity).toHaveValue("SEV-2");
  await next.home.click();
  await expect(next.listed("Checkout fails")).toContainText("SEV-2");
  await expect(next.page.getByRole("radio", { name: "Critical", exact: true }), "its own names are the usual ones").toBeVisible();

  // What was declared keeps the names that were in use.
  await scratchpad.home.click();
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  for (const label of ["Severity 4", "Severity 3", "Severity 2", "Severity 1, the least"]) await rename(page, label, "");
  await page.keyboard.press("Escape");
  await expect(choices).toHaveCount(3);
  await expect(scratchpad.listed("Checkout fails")).toContainText("SEV-2");
});

test("a team's file names the severities, and a file that names them badly is told", async ({ page, scratchpad, elsewhere }) => {
  const host = (page: Page, severities: string[]) =>
    page.route("**/config.json", (route) =>
      route.fulfill({
        contentType: "application/json",
        body: JSON.stringify({ format: "incident-scratchpad-settings", version: 1, settings: { severities } }),
      }),
    );
  await host(page, ["Low", "Medium", "High"]);
  await scratchpad.open();
  await expect(page.getByRole("radio", { name: "Medium", exact: true })).toBeChecked();
  const other = await elsewhere((page) => host(page, ["Low", "low"]));
  await other.open();
  await expect(other.page.getByRole("radio", { name: "Major", exact: true })).toBeVisible();
  await other.page.getByRole("button", { name: "Settings", exact: true }).click();
  await expect(settings(other.page)).toContainText("“severities” should be a list of three to five names that differ");
});

test("an action changes hands, words and time; what is half typed outlives a reload; undo gives it back", async ({ page, scratchpad }) => {
  await page.clock.install({ time: NIGHT });
  await scratchpad.openIncident();
  await scratchpad.log("@ana look into the pool by 03:40 UTC");
  await scratchpad.openDetails("Actions");
  const actions = part(scratchpad, "Actions");
  const row = actions.getByRole("listitem");
  await press(row, /^Change: /);
  await field(row, "New owner").fill("?!");
  await press(row, "Keep the change");
  await expect(row.getByRole("alert")).toHaveText("A name is missing. Say who, or what it is called.");
  await field(row, "New owner").fill("ben");
  await field(row, "Due at").fill("yesterday");
  await press(row, "Keep the change");
  await expect(row.getByRole("alert")).toContainText("Write a time to come");
  await scratchpad.isSaved();
  await scratchpad.reload();
  await opens(scratchpad);
  await expect(field(row, "New owner")).toHaveValue("ben");
  await field(row, "Due at").fill("04:10 UTC");
  await field(row, "What is to be done now").fill("look into the pool, and the queue");
  await press(row, "Keep the change");
  await expect(row).toContainText("@ben, by 04:10 UTC (05:10 Europe/Berlin): look into the pool, and the queue");
  await expect(scratchpad.entry("Now with ben")).toContainText("Action: look into the pool, and the queue:");
  await scratchpad.undo.click();
  await scratchpad.undo.click();
  await expect(row).toContainText("@ana, by 03:40 UTC (04:40 Europe/Berlin): look into the pool");
  await expect(row.getByRole("textbox"), "the form is closed").toHaveCount(0);
});

test("a follow-up changes hands, words and day, and says so in the log; undo gives it back", async ({ page, scratchpad }) => {
  await page.clock.install({ time: NIGHT });
  await scratchpad.openIncident();
  await page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  const here = debrief(scratchpad);
  await field(here, "Follow-up").fill("Alarm on payments");
  await field(here, "Owner").fill("Maria");
  await field(here, "Due").fill("2026-11-27");
  await press(here, "Add follow-up");
  const row = here.getByRole("list", { name: "Follow-ups", exact: true }).getByRole("listitem");
  await expect(row).toContainText("Maria, prevent, short-term, due 2026-11-27");
  await press(row, "Change: Alarm on payments");
  await field(row, "New owner").fill("@");
  await press(row, "Keep the change");
  await expect(row.getByRole("alert")).toContainText("There is no name in the owner.");
  await field(row, "New owner").fill("Jo");
  await field(row, "Due now").fill("2026-11-20");
  await press(row, "Keep the change");
  await expect(row.getByRole("alert")).toHaveText("2026-11-20 has passed. Choose today or a later day.");
  await field(row, "Due now").fill("2026-12-04");
  await row.getByRole("radio", { name: "Long-term", exact: true }).check();
  await field(row, "Changed follow-up").fill("Alarm on payments by region");
  await press(row, "Keep the change");
  await expect(row).toHaveText(/^Alarm on payments by region.*Jo, prevent, long-term, due 2026-12-04/);
  await press(here, "Close debrief");
  await expect(scratchpad.entry("Follow-up changed: Alarm on payments by region, due 2026-12-04")).toContainText("Jo");
  await scratchpad.undo.click();
  await scratchpad.undo.click();
  await page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  await expect(row).toHaveText(/^Alarm on payments.*Maria, prevent, short-term, due 2026-11-27/);
});

test("what the reports ask is asked for: how it was noticed, what set it off, when it is over", async ({ page, scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.openDetails("Start and end", "Impact");
  const start = part(scratchpad, "Start");
  await field(start, "How it was noticed").fill("A customer called");
  await press(start, "Set the times");
  await expect(start).toContainText("noticed by: A customer called");
  const over = part(scratchpad, "Over when");
  await press(over, "State it");
  await expect(over.getByRole("alert")).toHaveText("There is nothing in it yet.");
  await field(over, "What one sees when it is over").fill("No payment fails for half an hour");
  await press(over, "State it");
  await expect(over).toContainText("No payment fails for half an hour");
  const impact = part(scratchpad, "Impact");
  await field(impact, "Who is affected").fill("Customers in Europe");
  await field(impact, "What they cannot do").fill("cannot pay");
  await press(impact, "State the impact");
  await page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  const here = debrief(scratchpad);
  await expect(here, "the whys start from the impact as it was stated").toContainText("Impact: Customers in Europe: cannot pay.");
  await field(here, "What set it off").fill("Release 4.12");
  await press(here, "State what set it off");
  await expect(here).toContainText("What set it off: Release 4.12");
  expect(await exported(scratchpad, TEMPLATES[0])).toContain("## Exit criteria\n\nNo payment fails for half an hour\n");
  const sre = await exported(scratchpad, TEMPLATES[1]);
  expect(sre).toContain("## Trigger\n\nRelease 4.12\n");
  expect(sre).toContain("How it was noticed: A customer called.");
});

test("an incident in which nothing was written makes every report, and says so in each", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  for (const template of [...TEMPLATES, "Handover", "Markdown"]) {
    expect(await exported(scratchpad, template), template).toMatch(/[Nn]ot recorded/);
  }
  await scratchpad.page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  await expect(debrief(scratchpad)).toContainText("Impact: Checkout fails");
});

const MANY = 500;

/** The file of an incident with so many actions and follow-ups. */
function manyActions(): string {
  const event = (second: number, fact: object) => ({ stamp: stamp(BEGIN + second * 1000), fact });
  const actions = Array.from({ length: MANY }, (_, at) =>
    event(at + 1, { action_assigned: { owner: "ana", text: `look into shard ${at}`, due: new Date(BEGIN + (at + 900) * 60_000).toISOString() } }),
  );
  const later = Array.from({ length: MANY }, (_, at) =>
    event(at + MANY + 1, { follow_up_added: { text: `alarm on shard ${at}`, owner: "jo", kind: "prevent", term: "short" } }),
  );
  return JSON.stringify({
    format: "incident-scratchpad",
    version: 1,
    exported: new Date(BEGIN + 3_600_000).toISOString(),
    incident: { id: stamp(BEGIN), title: "Many" },
    events: [event(0, { declared: { title: "Many", severity: "major" } }), ...actions, ...later],
  });
}

test("of five hundred actions the next are in sight, all can be shown, and each can be done and changed", async ({ page, scratchpad }) => {
  test.setTimeout(180_000);
  await page.clock.install({ time: BEGIN + 3_600_000 });
  await scratchpad.open();
  await scratchpad.chooseFile(manyActions());
  await scratchpad.importButton("Add incident").click();
  await expect(scratchpad.heading).toHaveText("Many");
  await scratchpad.openDetails("Actions");
  const actions = part(scratchpad, "Actions");
  const rows = actions.getByRole("listitem");
  await expect(rows).toHaveCount(40);
  await expect(actions).toContainText("0 done; 460 more are open.");
  await press(actions, "Show all 500 open actions");
  await expect(rows).toHaveCount(MANY);
  const last = rows.last();
  await expect(last).toContainText("look into shard 499");
  await press(last, /^Change: /);
  await field(last, "New owner").fill("ben");
  await press(last, "Keep the change");
  await expect(rows.last()).toContainText("@ben");
  await press(rows.last(), "Done");
  await expect(rows).toHaveCount(MANY - 1);
  await expect(actions).toContainText("1 done, 499 open.");
  await press(actions, "Show the first 40");
  await expect(rows).toHaveCount(40);
  // The box takes words at once, with all of that open.
  await scratchpad.log("still here");
  await expect(scratchpad.entry("still here")).toBeVisible();

  await page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  const followUps = debrief(scratchpad).getByRole("list", { name: "Follow-ups", exact: true }).getByRole("listitem");
  await expect(followUps).toHaveCount(MANY);
  await press(followUps.nth(499), "Mark done: alarm on shard 499");
  await expect(followUps.nth(499)).toContainText("done 2026-03-14");
  for (const template of TEMPLATES) expect(await exported(scratchpad, template)).toContain("shard 498");
});
