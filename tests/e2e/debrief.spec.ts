// From resolved to the debrief the morning after: what is left to do, why it came to this, what was learnt, the
// picture of it, and the reports.
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const NIGHT = new Date("2026-11-21T02:40:07Z");
const MORNING = new Date("2026-11-22T09:00:07Z");

const REPORTS = [
  "Incident state document (Google SRE)",
  "Postmortem (Google SRE)",
  "Postmortem (PagerDuty)",
  "Postmortem (Atlassian)",
  "Post-mortem (incident.io)",
];

function debrief(pad: Scratchpad) {
  const region = pad.page.getByRole("region", { name: "Debrief", exact: true });
  const box = (name: string | RegExp) => region.getByRole("textbox", { name, exact: typeof name === "string" });
  return {
    region,
    box,
    button: (name: string | RegExp) => region.getByRole("button", { name, exact: typeof name === "string" }),
    list: (name: string) => region.getByRole("list", { name, exact: true }).getByRole("listitem"),
    alert: region.getByRole("alert").filter({ hasText: /./ }),
    add: async (name: string, text: string) => {
      await box(name).fill(text);
      await box(name).press("Enter");
      await expect(box(name)).toHaveValue("");
    },
  };
}

/** An incident that went through a night, and is over. */
async function resolved(pad: Scratchpad): Promise<void> {
  await pad.page.clock.install({ time: NIGHT });
  await pad.openIncident("Checkout fails");
  await pad.log("$ Rolled back checkout to 4.11");
  await pad.phase.selectOption("Monitoring");
  await pad.phase.selectOption("Resolved");
  await expect(pad.entry("Phase: Resolved")).toBeVisible();
}

async function open(pad: Scratchpad) {
  await pad.page.getByRole("button", { name: "Open the debrief", exact: true }).click();
  const here = debrief(pad);
  await expect(here.region).toBeVisible();
  return here;
}

test("a resolved incident offers a debrief for the morning after, with its reasons", async ({ scratchpad }) => {
  await resolved(scratchpad);
  await expect(scratchpad.status.filter({ hasText: "Worth holding: it was major" })).toBeVisible();
  const here = await open(scratchpad);
  await expect(here.region).toContainText("Best on 2026-11-21 11:00 UTC (12:00 Europe/Berlin)");
  await expect(here.box("Debrief at")).toHaveValue("2026-11-21 11:00 UTC");
  await here.button("Plan it").click();
  await expect(here.region).toContainText("Planned for 2026-11-21 11:00 UTC (12:00 Europe/Berlin).");
  await scratchpad.page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  await expect(here.region).toBeHidden();
  await expect(scratchpad.statusUpdate).toBeVisible();
});

test("the whys branch from the impact, and lessons and gaps are kept", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  await here.add("Why did this happen?", "Cards of the EU were rejected");
  await here.button("Ask why: Cards of the EU were rejected").click();
  await here.add("Why: Cards of the EU were rejected", "The rules knew only US formats");
  await here.add("Why: Cards of the EU were rejected", "Nothing alarmed for ten minutes");
  await expect(here.list("Five whys")).toHaveText([/Why 1Cards/, /Why 2The rules/, /Why 2Nothing alarmed/]);
  for (const [name, text] of [
    ["What went well", "The rollback took four minutes"],
    ["What went wrong", "Two people changed one setting"],
    ["Where we got lucky", "It was night in Europe"],
    ["Gap in monitoring", "No alarm for payments by region"],
    ["Gap in logs", "The reason is not logged"],
    ["Gap in tests", "No test pays with an EU card"],
  ]) {
    await here.add(name, text);
    await expect(here.list(name)).toHaveText([text]);
  }
  // It is an entry like any other: it can be undone, and outlives a reload.
  await scratchpad.undo.click();
  await expect(here.list("Gap in tests")).toHaveCount(0);
  await scratchpad.isSaved();
  await scratchpad.reload();
  await scratchpad.page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  await expect(here.list("Five whys")).toHaveCount(3);
  await expect(here.list("Gap in logs")).toHaveText(["The reason is not logged"]);
});

test("words in the debrief that are half typed outlive a reload", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  await here.box("What went well").fill("The rollback to");
  await scratchpad.reload();
  await scratchpad.page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  await expect(here.box("What went well")).toHaveValue("The rollback to");
});

test("follow-ups have an owner and a day, and what makes no sense is refused in words", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  const add = here.button("Add follow-up");
  await add.click();
  await expect(here.alert).toHaveText(/^There is nothing in it yet/);
  await here.box("Follow-up").fill("Alarm on payments by region");
  await here.box("Owner").fill("@");
  await add.click();
  await expect(here.alert).toHaveText(/^There is no name in the owner/);
  await here.box("Owner").fill("Maria");
  await here.region.getByLabel("Due", { exact: true }).fill("2026-11-20");
  await add.click();
  await expect(here.alert).toHaveText("2026-11-20 has passed. Choose today or a later day.");
  await here.region.getByLabel("Due", { exact: true }).fill("2026-11-27");
  await here.region.getByRole("radio", { name: "Mitigate", exact: true }).check();
  await here.region.getByRole("radio", { name: "Long-term", exact: true }).check();
  await add.click();
  await expect(here.list("Follow-ups")).toHaveText([/Alarm on payments by region.*Maria, mitigate, long-term, due 2026-11-27/]);
  await expect(here.alert).toHaveCount(0);
  await here.button("Mark done: Alarm on payments by region").click();
  await expect(here.list("Follow-ups")).toHaveText([/done 2026-11-21/]);
});

test("blame is found in the words of a debrief, and metrics and hosts are not", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  const wording = here.region.getByRole("group", { name: "Blameless wording", exact: true });
  await here.add("What went well", "Redis on db-1.internal.example answered with p99 of 9 s again");
  await expect(wording).toContainText("Nothing in it blames anybody.");
  await here.add("What went wrong", "It was Peter's fault that checkout broke");
  await expect(here.list("Blameless wording").first()).toContainText(/fault|Peter/);
});

test("the picture shows the timeline, and says the same in words", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  const picture = here.region.getByRole("img", { name: /^From 2026-11-21 02:4\d to 02:4\d UTC: 3 phases, 0 updates, 0 promises, 1 change, 0 conclusions\.$/ });
  await expect(picture).toBeVisible();
  await here.region.getByText("The picture in words").click();
  const words = here.region.getByText(/UTC, change 1 \(rollback\): Rolled back checkout to 4.11/);
  await expect(words).toBeVisible();
  await scratchpad.log("$ Rolled back search to 7.2");
  await expect(here.region.getByRole("img", { name: / 2 changes, / })).toBeVisible();
  await expect(words, "they stay open while the picture changes").toBeVisible();
  await expect(here.region.getByText(/UTC, change 2 \(rollback\): Rolled back search to 7.2/)).toBeVisible();
});

test("every report is in the menu by its name, and the page to print is one file", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  await here.add("What went well", "<b>The rollback</b>");
  const { page } = scratchpad;
  const menu = page.getByRole("menu", { name: "Export as", exact: true });
  const exported = async (name: string) => {
    await page.getByRole("button", { name: "Export", exact: true }).click();
    return scratchpad.downloadOf(menu.getByRole("menuitem", { name, exact: true }));
  };
  for (const name of REPORTS) {
    const { text } = await exported(name);
    expect(text).toMatch(/^# Checkout fails/);
    expect(text).toContain("not recorded");
  }
  const csv = await exported("CSV for spreadsheets");
  expect(csv.name).toBe("2026-11-21-checkout-fails.csv");
  expect(csv.text, "a byte order mark, or spreadsheets take its letters for others").toMatch(/^\uFEFFtime_utc,kind,text,evidence\r\n2026-11-21 \d\d:\d\d:\d\d,/);
  expect((await exported("CSV for programs")).text).toBe(csv.text.slice(1));
  await page.getByRole("button", { name: "Export", exact: true }).click();
  await menu.getByRole("menuitem", { name: "For a site…", exact: true }).click();
  const sites = page.getByRole("menu", { name: "Export for a site", exact: true });
  await expect(sites.getByRole("menuitem")).toHaveText(["Docusaurus", "Hugo", "Jekyll", "MkDocs", "VitePress", "cstate (status page)"]);
  await expect(sites.getByRole("menuitem").first()).toBeFocused();
  const site = await scratchpad.downloadOf(sites.getByRole("menuitem", { name: "Jekyll", exact: true }));
  expect(site.text).toMatch(/^---\ntitle: "Checkout fails"\ndate: 2026-11-21\n---\n\n\{% raw %\}\n# Checkout fails\n/);
  const html = await exported("HTML");
  expect(html.name).toBe("2026-11-21-checkout-fails.html");
  expect(html.text).toContain("&lt;b&gt;The rollback&lt;/b&gt;");
  // It opens, and shows the record and the picture.
  const other = await page.context().newPage();
  await other.setContent(html.text);
  await expect(other.getByRole("heading", { level: 1 })).toHaveText("Checkout fails");
  await expect(other.getByRole("img", { name: /3 phases/ })).toBeVisible();
  await expect(other.getByRole("listitem").filter({ hasText: "<b>The rollback</b>" }).first()).toBeVisible();
  await other.close();
});

test("on a phone the debrief is a tab of its own", async ({ scratchpad }) => {
  await scratchpad.page.setViewportSize({ width: 390, height: 844 });
  await scratchpad.openIncident();
  await scratchpad.page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Debrief", exact: true }).click();
  const here = debrief(scratchpad);
  await expect(here.region).toBeVisible();
  await expect(scratchpad.working).toBeHidden();
  await here.add("Why did this happen?", "A deploy");
  await expect(here.list("Five whys")).toHaveCount(1);
  const wide = await scratchpad.page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);
});

test("open follow-ups of all incidents stand on the first screen and are marked done there", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  const { page } = scratchpad;
  for (const [text, due] of [["Test with an EU card", "2026-11-30"], ["Alarm on payments", "2026-11-23"], ["Ask support", ""]]) {
    await here.box("Follow-up").fill(text);
    await here.region.getByLabel("Due", { exact: true }).fill(due);
    await here.button("Add follow-up").click();
    await expect(here.box("Follow-up")).toHaveValue("");
  }
  await scratchpad.isSaved();
  await page.clock.setFixedTime(MORNING);
  await scratchpad.home.click();
  const all = page.getByRole("region", { name: "Open follow-ups", exact: true });
  const rows = all.getByRole("listitem");
  // What is due first stands first; each says how old it is and where it comes from.
  await expect(rows).toHaveText([/^Alarm on payments.*open for 1 d 6 h. Checkout fails/, /^Test with/, /^Ask support.*no date/]);
  const calendar = await scratchpad.downloadOf(all.getByRole("button", { name: "Calendar", exact: true }));
  expect(calendar.text).toContain("DTSTART;VALUE=DATE:20261123");
  expect(calendar.text.match(/BEGIN:VEVENT/g)).toHaveLength(2);
  await all.getByRole("button", { name: "Mark done: Alarm on payments", exact: true }).click();
  await expect(rows).toHaveCount(2);
  await scratchpad.putItBack.click();
  await expect(rows).toHaveCount(3);
  await all.getByRole("button", { name: "Mark done: Alarm on payments", exact: true }).click();
  await expect(rows).toHaveCount(2);
  // It is kept in the incident that it comes from.
  await scratchpad.reload();
  await expect(rows).toHaveCount(2);
  await scratchpad.listed("Checkout fails").getByRole("link").click();
  // Once taken back, once for good.
  await expect(scratchpad.entry("Follow-up done: Alarm on payments")).toHaveCount(2);
});

test("figures across incidents are counted here and leave as a file only", async ({ scratchpad }) => {
  await resolved(scratchpad);
  const { page } = scratchpad;
  await scratchpad.home.click();
  const figures = page.getByRole("region", { name: "Figures", exact: true });
  await figures.getByRole("button", { name: "Show figures", exact: true }).click();
  await expect(figures.getByRole("row")).toHaveCount(2);
  await expect(figures.getByRole("row", { name: /^Checkout fails not recorded none due none concluded \d+ s 0$/ })).toBeVisible();
  const csv = await scratchpad.downloadOf(figures.getByRole("button", { name: "Figures as CSV", exact: true }));
  expect(csv.name).toBe("2026-11-21-figures.csv");
  expect(csv.text.split("\r\n")[1]).toMatch(/,Checkout fails,major,,0,0,\d+,0,0,0$/);
});

test("days and times are typed as the page writes them, or in words, and chosen from a few", async ({ scratchpad, page }) => {
  await resolved(scratchpad);
  const here = await open(scratchpad);
  const due = here.box("Due");
  await due.fill("next week");
  await here.box("Follow-up").fill("Alarm on payments by region");
  await here.button("Add follow-up").click();
  await expect(here.alert).toHaveText("Write a day, such as Friday or 2026-12-04, or leave it empty.");
  await due.fill("Friday");
  await expect(here.region.locator(".day-field").filter({ has: page.getByRole("textbox", { name: "Due", exact: true }) })).toContainText("2026-11-27");
  await here.button("Choose a day: Due").click();
  await page.getByRole("menuitem", { name: "In two weeks", exact: true }).click();
  await expect(due).toHaveValue("2026-12-05");
  await here.button("Add follow-up").click();
  await expect(here.list("Follow-ups")).toContainText("due 2026-12-05");

  const at = here.box("Debrief at");
  await here.button("Choose a time: Debrief at").click();
  await page.getByRole("menuitem", { name: "Tomorrow at 14:00", exact: true }).click();
  await expect(at).toHaveValue("2026-11-22 13:00 UTC");
  await at.fill("Monday 9:30");
  await expect(here.region.locator(".day-field").filter({ has: page.getByRole("textbox", { name: "Debrief at", exact: true }) })).toContainText("2026-11-23 08:30 UTC (09:30 Europe/Berlin)");
  await here.button("Plan it").click();
  await expect(here.region).toContainText("Planned for 2026-11-23 08:30 UTC (09:30 Europe/Berlin).");
});
