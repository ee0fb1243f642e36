// What is said of an incident beside its log, from the declaration to the all-clear: on a panel that nobody has to
// open, in the record, in the handover, and on another browser after an import.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const instant = (time: string) => new Date(`2026-11-21T${time}:00Z`).getTime();

const opens = (scratchpad: Scratchpad) => scratchpad.page.getByRole("button", { name: /^Details/ });
const details = (scratchpad: Scratchpad) => scratchpad.page.getByRole("region", { name: "Details", exact: true });
const part = (scratchpad: Scratchpad, name: string) => details(scratchpad).getByRole("region", { name, exact: true });
const field = (within: Locator, name: string) => within.getByLabel(name, { exact: true });
const press = (within: Locator, name: string) => within.getByRole("button", { name, exact: true }).click();

async function exported(scratchpad: Scratchpad, format: string): Promise<{ name: string; text: string }> {
  await scratchpad.page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = scratchpad.page.getByRole("menu", { name: "Export as", exact: true });
  return scratchpad.downloadOf(menu.getByRole("menuitem", { name: format, exact: true }));
}

test("nothing of it is in sight until it is asked for, by button or by key", async ({ page, scratchpad }) => {
  await scratchpad.openIncident();
  await expect(details(scratchpad)).toBeHidden();
  await scratchpad.leaveFields();
  await page.keyboard.press("d");
  await expect(details(scratchpad)).toBeVisible();
  await expect(field(details(scratchpad), "Who is affected"), "the focus goes along").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(details(scratchpad)).toBeHidden();
  await expect(scratchpad.logEntry).toBeFocused();
  await scratchpad.logEntry.pressSequentially("a d 1");
  await expect(details(scratchpad), "letters are letters in the box").toBeHidden();
});

test("the impact is stated, stated again, and starts the update", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await opens(scratchpad).click();
  const impact = part(scratchpad, "Impact");
  await press(impact, "State the impact");
  await expect(impact.getByRole("alert")).toHaveText("There is nothing in it yet. Say who is affected, or what they cannot do.");
  await field(impact, "Who is affected").fill("Customers in Europe");
  await field(impact, "What they cannot do").fill("cannot pay");
  await field(impact, "Since when").fill("soon");
  await press(impact, "State the impact");
  await expect(impact.getByRole("alert")).toContainText("Write a time like 02:40");
  await field(impact, "Since when").fill("10m");
  await field(impact, "Legal or contractual consequence").selectOption("Yes");
  await press(impact, "State the impact");
  await expect(impact).toContainText("Customers in Europe: cannot pay, since");
  await field(impact, "Who is affected").fill("Everybody");
  await field(impact, "Data lost").selectOption("No");
  await field(impact, "How do you know?").fill("The orders and the provider's list agree");
  await press(impact, "State the impact");
  await expect(scratchpad.entry("Impact")).toHaveCount(2);
  await opens(scratchpad).click();
  await scratchpad.statusUpdate.getByRole("button", { name: "Start from the log" }).click();
  await expect(scratchpad.part("Impact")).toHaveValue(/^Everybody: cannot pay, since .* UTC\. No data was lost\.$/);
  await opens(scratchpad).click();
  await expect(field(part(scratchpad, "Impact"), "Who is affected"), "as it was stated last").toHaveValue("Everybody");
  await scratchpad.undo.click();
  await expect(part(scratchpad, "Impact")).toContainText("Customers in Europe: cannot pay");
});

test("what is typed and not yet said outlives a reload", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await opens(scratchpad).click();
  await field(part(scratchpad, "Impact"), "Who is affected").fill("Half a thought");
  await scratchpad.reload();
  await opens(scratchpad).click();
  await expect(field(part(scratchpad, "Impact"), "Who is affected")).toHaveValue("Half a thought");
});

test("an action needs an owner, is overdue in sight, and looks into a theory", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("02:40") });
  await scratchpad.openIncident();
  await scratchpad.log("~ the pool is exhausted");
  await scratchpad.openDetails("Actions");
  const actions = part(scratchpad, "Actions");
  await field(actions, "What is to be done").fill("look deep into the pool");
  await field(actions, "Due").fill("5m");
  await press(actions, "Add the action");
  await expect(actions.getByRole("alert")).toHaveText("Say who does it: an action needs an owner.");
  await field(actions, "Owner").fill("@ana");
  const theory = field(actions, "Looks into the theory");
  await theory.selectOption("the pool is exhausted");
  await scratchpad.log("~ the cache is cold");
  await expect(theory.getByRole("option")).toHaveCount(3);
  await expect(theory.locator("option:checked"), "another theory takes no choice away").toHaveText("the pool is exhausted");
  await press(actions, "Add the action");
  await expect(theory.locator("option:checked"), "what is shown is what the next one looks into").toHaveText("None");
  const action = actions.getByRole("listitem").filter({ hasText: "look deep into the pool" });
  await expect(action).toContainText("looks into “the pool is exhausted”");
  await expect(opens(scratchpad)).toHaveText("Details");
  await page.clock.fastForward(6 * 60_000);
  await expect(opens(scratchpad)).toHaveText("Details1 overdue");
  await expect(action).toContainText("overdue");
  await press(action, "15 min more");
  await expect(opens(scratchpad)).toHaveText("Details");
  await press(action, "Done");
  await expect(actions).toContainText("1 done.");
});

test("looking leaves evidence as it is; a script names its dangerous corners", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("~ the token ran out");
  await scratchpad.log("+ log: 401 in every line");
  await scratchpad.log("$ kubectl get pods | grep -v Running");
  await expect(scratchpad.entry("kubectl get pods")).toBeVisible();
  await expect(scratchpad.theories).not.toContainText("check again");
  await scratchpad.openDetails("Changes");
  const changes = part(scratchpad, "Changes");
  await expect(changes.getByRole("listitem").filter({ hasText: "kubectl get" })).toContainText("It only looks");
  await field(changes, "What was changed").fill("Opened the stuck orders");
  await field(changes, "Kind of change").selectOption("Script on data");
  await press(changes, "Log the change");
  await expect(changes.getByRole("alert")).toContainText("exact text");
  await field(changes, "Exact text of the script").fill("UPDATE orders SET state = 'open'");
  await expect(changes).toContainText("Dangerous corners: nobody reviewed it, no WHERE: it touches every row");
  await press(changes, "Log the change");
  await expect(changes.getByRole("alert")).toContainText("Name who reviewed the script");
  await expect(scratchpad.entry("Opened the stuck orders"), "nothing is half logged").toHaveCount(0);
  await field(changes, "If nobody, why").fill("alone at three");
  await press(changes, "Log the change");
  await expect(scratchpad.entry("Opened the stuck orders")).toHaveCount(1);
  await expect(scratchpad.theories).toContainText("before the script");

  await scratchpad.log("$ kubectl rollout undo deploy/api");
  const undo = changes.getByRole("listitem").filter({ hasText: "rollout undo" });
  await press(undo, "How it was made");
  await expect(field(changes, "Kind of change")).toHaveValue("Rollback");
  await field(changes, "Way back").fill("deploy 42 again");
  await press(changes, "Keep how it was made");
  const { text } = await exported(scratchpad, "Markdown");
  expect(text).toContain("  - Way back: deploy 42 again");
  expect(text).toContain("  - Not reviewed, because: alone at three");
  expect(text).toContain("    UPDATE orders SET state = 'open'\n");
});

test("a role is handed over, with a report and an acknowledgement, to another browser", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("? why only cards");
  await scratchpad.log("~ the token ran out");
  await scratchpad.openDetails("People", "Start and end");
  const roles = part(scratchpad, "Roles and handover");
  await press(roles, "Give the role");
  await expect(roles.getByRole("alert")).toHaveText("Say who takes the role.");
  await field(roles, "Name").fill("Ana");
  await press(roles, "Give the role");
  await expect(roles.getByRole("listitem")).toContainText(/^Lead: Ana, since \d\d:\d\d UTC/);
  await press(part(scratchpad, "Start"), "Copy announcement");
  await expect.poll(() => scratchpad.clipboard()).toMatch(/^Incident declared: Checkout fails\. Major, since .*Lead: Ana\./);
  await press(roles, "Copy handover");
  await expect.poll(() => scratchpad.clipboard()).toContain("# Handover: Checkout fails");
  const report = await exported(scratchpad, "Handover");
  expect(report.name).toMatch(/^\d{4}-\d\d-\d\d-handover-checkout-fails\.md$/);
  expect(report.text.match(/^## .*$/gm)).toEqual([
    "## Impact now", "## Phase", "## Promise running", "## Theories alive with next check",
    "## Ruled out, and on what evidence", "## Changes made and their state", "## Open actions", "## Parked questions",
    "## What to watch and when to stop",
  ]);
  expect(report.text).toContain("## Impact now\n\nnot recorded\n");
  const file = await exported(scratchpad, "JSON");

  const next = await elsewhere();
  await next.open();
  await next.chooseFile(file.text);
  await next.importButton("Add incident").click();
  await expect(next.heading).toHaveText("Checkout fails");
  await next.openDetails("People");
  const taken = part(next, "Roles and handover");
  await expect(taken.getByRole("listitem")).toContainText("Lead: Ana");
  await field(taken, "Name").fill("Ben");
  await press(taken, "I have it");
  await expect(taken.getByRole("listitem")).toContainText("Lead: Ben");
  await expect(next.entry("Ben has it (Lead).")).toHaveCount(1);
});

test("start and detection may be earlier than now, and stand in order", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("02:40") });
  await scratchpad.openIncident();
  await scratchpad.openDetails("Start and end", "People");
  const start = part(scratchpad, "Start");
  await field(start, "Began at").fill("02:10 UTC");
  await field(start, "Noticed at").fill("01:55 UTC");
  await press(start, "Set the times");
  await expect(start.getByRole("alert")).toContainText("It would be noticed at 01:55 UTC (02:55 Europe/Berlin) before it began");
  await field(start, "Noticed at").fill("15m");
  await press(start, "Set the times");
  await expect(start).toContainText("Began 02:10 UTC (03:10 Europe/Berlin) · noticed 02:25 UTC");
  await expect(page.getByRole("banner")).toContainText("open for 0:30");
  const informed = part(scratchpad, "Who needs to know");
  await press(informed, "Add");
  await expect(informed.getByRole("alert")).toContainText("A name is missing.");
  await field(informed, "Who").fill("Legal");
  await field(informed, "How often").selectOption("60 min");
  await press(informed, "Add");
  await expect(informed.getByRole("listitem")).toContainText("Legal: told every 60 min, updates to stakeholders.");
});

test("links are of the web only, open in a tab of their own, and the device keeps a start set", async ({ page, context, scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.openDetails("Links");
  const links = part(scratchpad, "Links");
  await field(links, "Name of the link").fill("Errors");
  await field(links, "Address").fill("javascript::alert(1)");
  await press(links, "Keep the link");
  await expect(links.getByRole("alert")).toHaveText("A link starts with https:// or http://, and has no spaces in it.");
  const own = new URL("./?x=errors", page.url()).href;
  await field(links, "Address").fill(own);
  await press(links, "Keep the link");
  await field(links, "Name of the link").fill("Host");
  await field(links, "Address").fill("https://grafana.example/host");
  await field(links, "Keep for").selectOption("Every incident on this device");
  await press(links, "Keep the link");
  const strip = page.getByRole("navigation", { name: "Links", exact: true });
  await expect(strip.getByRole("link")).toHaveText(["Host1", "Errors2"]);
  const errors = strip.getByRole("link", { name: "Errors" });
  await expect(errors).toHaveAttribute("rel", /noopener/);
  await expect(errors).toHaveAttribute("target", "_blank");
  await scratchpad.leaveFields();
  const [opened] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("2")]);
  await expect(opened).toHaveURL(own);
  await opened.close();

  await scratchpad.home.click();
  await scratchpad.declare("Search is slow");
  await expect(strip.getByRole("link"), "the start set of the device").toHaveText(["Host1"]);
  await scratchpad.openDetails("Links");
  await press(links.getByRole("listitem").filter({ hasText: "Host: https://grafana.example/host (this device)" }), "Remove");
  await expect(links.getByRole("listitem")).toHaveCount(0);
  await expect(strip).toHaveCount(0);
});

test("resolved too soon, a watch is offered; it restores what had ended", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("02:40") });
  await scratchpad.openIncident();
  await scratchpad.log("$ Rolled back to 41");
  await scratchpad.log("/in 30m");
  await scratchpad.phase.selectOption("Resolved");
  const offer = page.getByRole("group", { name: "Watch first", exact: true });
  await expect(offer).toContainText("Watch for a while before calling it over?");
  await expect(field(offer, "Watch until")).toHaveValue("30m");
  await field(offer, "Watch until").fill("yesterday");
  await press(offer, "Watch first");
  await expect(offer.getByRole("alert")).toContainText("Write a time to come");
  await field(offer, "Watch until").fill("03:20 UTC");
  await press(offer, "Watch first");
  await expect(scratchpad.phase).toHaveValue("Monitoring");
  await expect(scratchpad.timer, "the promise runs again").toBeVisible();
  const watch = page.getByRole("group", { name: "Watch", exact: true });
  await scratchpad.phase.selectOption("Resolved");
  await expect(offer).toContainText("The watch runs until 03:20 UTC");
  await press(offer, "It is over");
  await scratchpad.undo.click();
  await expect(watch).toContainText("Watching until 03:20 UTC (04:20 Europe/Berlin)");
  await page.clock.fastForward(41 * 60_000);
  await expect(watch).toContainText("The watch was over at 03:20 UTC");
  await press(watch, "It is resolved");
  await expect(scratchpad.phase).toHaveValue("Resolved");
  await expect(offer, "it was watched").toBeHidden();
  await scratchpad.phase.selectOption("Investigating");
  await expect(scratchpad.entry("Rolled back to 41"), "a reopened incident keeps everything").toHaveCount(1);
});

test("the all-clear is official: names inside, none outside, promises ended", async ({ page, scratchpad }) => {
  await page.clock.install({ time: instant("02:40") });
  await scratchpad.openIncident();
  await scratchpad.log("/in 30m");
  await scratchpad.phase.selectOption("Monitoring");
  await page.clock.fastForward(20 * 60_000);
  await scratchpad.nextUpdate.getByRole("button", { name: "All clear", exact: true }).click();
  const panel = page.getByRole("region", { name: "All clear", exact: true });
  await expect(field(panel, "From")).toHaveValue("02:40 UTC");
  await field(panel, "To").fill("02:30 UTC");
  await press(panel, "Give the all-clear");
  await expect(panel.getByRole("alert")).toContainText("before it began");
  await field(panel, "To").fill("02:59 UTC");
  await field(panel, "Data lost").selectOption("No");
  await press(panel, "Give the all-clear");
  await expect(panel.getByRole("alert")).toContainText("How do you know that no data was lost?");
  await field(panel, "How do you know?").fill("The orders and the provider's list agree");
  await field(panel, "Thanks to").fill("Ana and Ben");
  await field(panel, "May stand down").fill("the night shift");
  await expect(panel.getByRole("group", { name: "For people inside" })).toContainText("Thanks to Ana and Ben. May stand down: the night shift.");
  await press(panel, "Copy for people inside");
  await expect.poll(() => scratchpad.clipboard()).toContain("Thanks to Ana and Ben.");
  await press(panel, "Give the all-clear");
  await expect(panel).toBeHidden();
  await expect(scratchpad.phase).toHaveValue("Resolved");
  await expect(scratchpad.timer).toBeHidden();
  await expect(scratchpad.entry("May stand down: the night shift.")).toHaveCount(1);
  await expect(scratchpad.part("What is happening")).toHaveValue(
    "This is over. It lasted from 02:40 to 02:59 UTC. No data was lost. Thank you for your patience.",
  );
  await expect(scratchpad.part("Impact"), "what was not lost is no impact").toHaveValue("");
  await expect(page.getByRole("group", { name: "Watch first", exact: true })).toBeHidden();
  const { text } = await exported(scratchpad, "Markdown");
  expect(text).toContain("## People thanked\n\n- Ana and Ben");
});
