// From declared to debriefed: a night in which one person declares and another one takes over on a browser of their
// own, gives the all-clear, and holds the debrief on the morning after. What comes out is in golden/; with
// UPDATE_GOLDEN=1 this writes it anew, to be read before it is kept.
import { readFile, writeFile } from "node:fs/promises";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { eventsOf, type Scratchpad } from "./scratchpad.ts";

const title = "Card payments fail in Europe";
const cache = "The cache serves old prices";
const release = "Release 4.12 rejects cards of the EU";

/** A time of the night, or of the morning after it. */
const at = (time: string, day = 21) => new Date(`2026-11-${day}T${time}:00Z`);

const details = (pad: Scratchpad) => pad.page.getByRole("region", { name: "Details", exact: true });
const part = (pad: Scratchpad, name: string) => details(pad).getByRole("region", { name, exact: true });
const opens = (pad: Scratchpad) => pad.page.getByRole("button", { name: /^Details/ });
const field = (within: Locator, name: string) => within.getByLabel(name, { exact: true });
const press = (within: Locator, name: string | RegExp) =>
  within.getByRole("button", { name, exact: typeof name === "string" }).click();
const turnTo = (pad: Scratchpad, pane: "Debrief") =>
  pad.page.getByRole("banner").getByRole("button", { name: pane, exact: true }).click();

async function exported(pad: Scratchpad, format: string): Promise<{ name: string; text: string }> {
  await pad.page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = pad.page.getByRole("menu", { name: "Export as", exact: true });
  return pad.downloadOf(menu.getByRole("menuitem", { name: format, exact: true }));
}

async function isGolden(name: string, text: string): Promise<void> {
  const golden = new URL(`golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN) await writeFile(golden, text);
  expect(text).toBe(await readFile(golden, "utf8"));
}

/** Lets the clock of a page run on from that time. */
const clockOf = (page: Page) => async (time: string, day = 21) => {
  await page.clock.pauseAt(at(time, day));
  await page.clock.resume();
};

test("from the declaration, over a handover to another browser, to the debrief on the morning after", async ({ scratchpad, page, elsewhere }) => {
  test.setTimeout(180_000);
  const clock = clockOf(page);
  await page.clock.install({ time: at("02:39") });
  await scratchpad.open();

  await test.step("02:40 declared, with when, who and whom it concerns; announced with one key", async () => {
    await scratchpad.title.fill(title);
    // Declared on the minute: the reports name how long the first update took.
    await page.clock.pauseAt(at("02:40"));
    await scratchpad.declareButton.click();
    await expect(scratchpad.heading).toHaveText(title);
    await page.clock.resume();
    await expect(scratchpad.severity).toHaveValue("Major");
    await scratchpad.openDetails("Start and end", "People", "Links");
    const start = part(scratchpad, "Start");
    await field(start, "Began at").fill("02:33 UTC");
    await field(start, "Noticed at").fill("02:36 UTC");
    await field(start, "How it was noticed").fill("Support got three calls; no alarm fired");
    await press(start, "Set the times");
    await expect(start).toContainText("Began 02:33 UTC");
    const impact = part(scratchpad, "Impact");
    await field(impact, "Who is affected").fill("Customers in the EU");
    await field(impact, "What they cannot do").fill("cannot pay by card");
    await field(impact, "Since when").fill("02:33 UTC");
    await press(impact, "State the impact");
    await expect(impact).toContainText("Customers in the EU: cannot pay by card");
    const roles = part(scratchpad, "Roles and handover");
    for (const [role, name] of [["Lead", "Ana"], ["Scribe", "Sam"]]) {
      await field(roles, "Role").fill(role);
      await field(roles, "Name").fill(name);
      await press(roles, "Give the role");
      await expect(roles.getByRole("listitem").filter({ hasText: `${role}: ${name}` })).toBeVisible();
    }
    const informed = part(scratchpad, "Who needs to know");
    await field(informed, "Who").fill("Legal");
    await field(informed, "How often").selectOption("60 min");
    await press(informed, "Add");
    await expect(informed.getByRole("listitem")).toContainText("Legal: told every 60 min");
    const links = part(scratchpad, "Links");
    await field(links, "Name of the link").fill("Chat");
    await field(links, "Address").fill("https://chat.example/c/payments");
    await press(links, "Keep the link");
    await opens(scratchpad).click();
    await scratchpad.leaveFields();
    await page.keyboard.press("a");
    await expect.poll(() => scratchpad.clipboard()).toBe(
      `Incident declared: ${title}. Major, since 02:33 UTC (03:33 Europe/Berlin). Customers in the EU: cannot pay by card, since 2026-11-21 02:33 UTC. Whether data was lost is not known yet. Legal or contractual consequences: not known yet. Lead: Ana. Scribe: Sam. Next update to customers by 02:45 UTC (03:45 Europe/Berlin). Chat: https://chat.example/c/payments`,
    );
  });

  await test.step("02:44 the first update starts from the impact, and promises the next", async () => {
    await clock("02:44");
    await scratchpad.statusUpdate.getByRole("button", { name: "Start from the log" }).click();
    await expect(scratchpad.part("Impact")).toHaveValue(/^Customers in the EU: cannot pay by card/);
    await scratchpad.write({ "Public headline": title, "What is happening": "Card payments fail in Europe.", "What you can do": "Please pay by bank transfer." });
    await scratchpad.nextIn("30 min").check();
    await scratchpad.markAsSent.click();
    await expect(scratchpad.nextUpdate).toContainText("due 03:14 UTC");
  });

  await test.step("02:50 one theory ruled out, another one alive, and somebody looks deep into it", async () => {
    await clock("02:50");
    await scratchpad.log("/late 02:31 UTC $ Deployed checkout 4.12");
    await scratchpad.log("? Was anybody charged twice?");
    await scratchpad.log("? Why are cards rejected?");
    await scratchpad.propose(cache);
    await scratchpad.addEvidence(cache, "Against", "log", "No miss in the cache since 02:00");
    await scratchpad.ruleOut(cache);
    await scratchpad.propose(release);
    await scratchpad.addEvidence(release, "For", "metric", "422 in every EU payment since 02:33");
    await scratchpad.openDetails("Actions", "Changes", "Start and end");
    const actions = part(scratchpad, "Actions");
    await field(actions, "Owner").fill("Maria");
    await field(actions, "Due").fill("03:20 UTC");
    await field(actions, "What is to be done").fill("look deep into the card validation");
    await field(actions, "Looks into the theory").selectOption(release);
    await press(actions, "Add the action");
    await expect(actions.getByRole("listitem")).toContainText(`looks into “${release}”`);
  });

  const file = await test.step("03:05 the remedy, what to watch, and the end of a shift: report and file", async () => {
    await clock("03:05");
    const changes = part(scratchpad, "Changes");
    await field(changes, "What was changed").fill("Rolled back checkout to 4.11");
    await field(changes, "Kind of change").selectOption("Rollback");
    await field(changes, "Way back").fill("deploy 4.12 again");
    await press(changes, "Log the change");
    await expect(scratchpad.entry("Change: Rolled back checkout to 4.11")).toHaveCount(1);
    const over = part(scratchpad, "Over when");
    await field(over, "What one sees when it is over").fill("No EU card is rejected for forty minutes");
    await press(over, "State it");
    await expect(over).toContainText("No EU card is rejected");
    await opens(scratchpad).click();
    await scratchpad.isSaved();
    const handover = await exported(scratchpad, "Handover");
    expect(handover.name).toBe("2026-11-21-handover-card-payments-fail-in-europe.md");
    await isGolden("morning-handover.md", handover.text);
    return exported(scratchpad, "JSON");
  });

  const next = await elsewhere((page) => page.clock.install({ time: at("03:08") }));
  const later = clockOf(next.page);

  await test.step("03:08 on another browser: read, taken over, acknowledged", async () => {
    await next.open();
    await next.chooseFile(file.text, file.name);
    await next.importButton("Add incident").click();
    await expect(next.heading).toHaveText(title);
    await expect(next.nextUpdate, "the promise was taken over, too").toContainText("due 03:14 UTC");
    await next.openDetails("People", "Actions");
    const roles = part(next, "Roles and handover");
    await field(roles, "Name").fill("Ben");
    await press(roles, "Copy acknowledgement");
    await expect.poll(() => next.clipboard()).toBe(`I have it: Ben (Lead), 03:08 UTC (04:08 Europe/Berlin). ${title}. Next update to customers by 03:14 UTC (04:14 Europe/Berlin).`);
    await press(roles, "I have it");
    await expect(roles.getByRole("listitem").filter({ hasText: "Lead: Ben" })).toBeVisible();
    await expect(next.entry("Ben has it (Lead).")).toHaveCount(1);
    await opens(next).click();
  });

  await test.step("03:12 the promise of the one before is kept by the one after; the action changes hands", async () => {
    await later("03:12");
    await next.write({
      "Public headline": title,
      "What is happening": "Card payments work again for most customers in Europe.",
      Impact: "Some payments may still fail.",
      "What we are doing": "We took a change back and watch whether it holds.",
      "What you can do": "Please try again.",
    });
    await next.nextIn("60 min").check();
    await next.markAsSent.click();
    await expect(next.nextUpdate).toContainText("due 04:12 UTC");
    await expect(next.nextUpdate).toContainText("1 kept");
    await next.openDetails("Actions");
    const action = part(next, "Actions").getByRole("listitem");
    await press(action, /^Change: /);
    await field(action, "New owner").fill("Ben");
    await press(action, "Keep the change");
    await expect(action).toContainText("@Ben, by 03:20 UTC");
    await press(action, "Done");
    await opens(next).click();
    await next.addEvidence(release, "For", "test", "With 4.11 every EU card is taken");
    await next.conclude(release, "Proven", "Cards are taken since the rollback, and were rejected since the release");
  });

  await test.step("03:20 not resolved too soon: a watch, which ends at four", async () => {
    await later("03:20");
    await next.phase.selectOption("Resolved");
    const offer = next.page.getByRole("group", { name: "Watch first", exact: true });
    await field(offer, "Watch until").fill("04:00 UTC");
    await press(offer, "Watch first");
    await expect(next.phase).toHaveValue("Monitoring");
    await later("04:01");
    const watch = next.page.getByRole("group", { name: "Watch", exact: true });
    await expect(watch).toContainText("The watch was over at 04:00 UTC");
    await next.log("! No EU card was rejected since 03:06: the metric, over 55 minutes");
  });

  await test.step("04:05 the all-clear: names inside, none outside, and every promise ends", async () => {
    await later("04:05");
    await next.nextUpdate.getByRole("button", { name: "All clear", exact: true }).click();
    const panel = next.page.getByRole("region", { name: "All clear", exact: true });
    await expect(field(panel, "From")).toHaveValue("02:33 UTC");
    await field(panel, "To").fill("03:06 UTC");
    await field(panel, "Data lost").selectOption("No");
    await field(panel, "How do you know?").fill("The orders and the provider's list agree");
    await field(panel, "Thanks to").fill("Ana, Ben, Maria and Sam");
    await field(panel, "May stand down").fill("Everybody but the night shift");
    await press(panel, "Give the all-clear");
    await expect(next.phase).toHaveValue("Resolved");
    await expect(next.timer).toBeHidden();
    await expect(next.part("What is happening")).toHaveValue(
      "This is over. It lasted from 02:33 to 03:06 UTC. No data was lost. Thank you for your patience.",
    );
    await next.markAsSent.click();
    await expect(next.entry("Update to customers, phase Resolved")).toHaveCount(1);
    await next.isSaved();
  });

  const here = next.page.getByRole("region", { name: "Debrief", exact: true });
  const add = async (name: string, text: string) => {
    const box = here.getByRole("textbox", { name, exact: true });
    await box.fill(text);
    await box.press("Enter");
    await expect(box).toHaveValue("");
  };

  await test.step("04:07 a debrief is worth holding, and not now", async () => {
    await later("04:07");
    await next.page.getByRole("button", { name: "Open the debrief", exact: true }).click();
    await expect(here).toContainText("Worth holding: it was major");
    await expect(here).toContainText("Best on 2026-11-21 13:00 UTC (14:00 Europe/Berlin): rested, after some sleep, not now.");
    await press(here, "Plan it");
    await expect(here).toContainText("Planned for 2026-11-21 13:00 UTC");
    await next.isSaved();
  });

  await test.step("the morning after: why, what was learnt, who does what", async () => {
    await later("09:00", 22);
    await next.reload();
    await expect(next.heading).toHaveText(title);
    await turnTo(next, "Debrief");
    await expect(here, "the whys start from the impact").toContainText("Impact: Customers in the EU: cannot pay by card");
    await add("What set it off", "Release 4.12 went out to every region at once");
    await add("Why did this happen?", "Cards of the EU were rejected");
    await press(here, "Ask why: Cards of the EU were rejected");
    await add("Why: Cards of the EU were rejected", "The rules knew only US formats");
    await add("Why: Cards of the EU were rejected", "Nothing alarmed for three minutes");
    await add("What went well", "The rollback took four minutes");
    await add("What went wrong", "The release went out at night");
    await add("Where we got lucky", "Few people shop at three");
    await add("Gap in monitoring", "No alarm looks at payments by region");
    await add("Gap in tests", "No test pays with an EU card");
    await expect(here.getByRole("group", { name: "Blameless wording", exact: true })).toContainText("Nothing in it blames anybody.");
    await field(here, "Follow-up").fill("Alarm on payments by region");
    await field(here, "Owner").fill("Maria");
    await field(here, "Due").fill("2026-11-27");
    await press(here, "Add follow-up");
    const followUps = here.getByRole("list", { name: "Follow-ups", exact: true }).getByRole("listitem");
    await expect(followUps).toContainText("Maria, prevent, short-term, due 2026-11-27");
    await press(followUps, "Change: Alarm on payments by region");
    await field(followUps, "New owner").fill("Sam");
    await press(followUps, "Keep the change");
    await expect(followUps).toContainText("Sam, prevent, short-term, due 2026-11-27");
    await next.isSaved();
  });

  const whole = await test.step("the reports say what was recorded, and nothing else", async () => {
    await later("09:30", 22);
    await isGolden("morning-postmortem.md", (await exported(next, "Postmortem (Atlassian)")).text);
    const sre = (await exported(next, "Postmortem (Google SRE)")).text;
    for (const mark of ["02:33 **outage begins**", "02:40 **incident begins**", "03:06 **outage ends**"]) expect(sre).toContain(mark);
    expect(sre).toContain("## Trigger\n\nRelease 4.12 went out to every region at once\n");
    expect(sre).toContain("| Alarm on payments by region (short-term, due 2026-11-27) | prevent | Sam | not recorded |");
    expect(sre).toContain("## Authors\n\nSam\n");
    const html = (await exported(next, "HTML")).text;
    expect(html).toContain("<svg");
    return exported(next, "JSON");
  });

  await test.step("the first browser learns what became of it, and has the follow-up on its list", async () => {
    await clock("09:40", 22);
    await scratchpad.chooseFile(whole.text, whole.name);
    await scratchpad.importButton("Merge into it").click();
    await expect(scratchpad.phase).toHaveValue("Resolved");
    await scratchpad.isSaved();
    expect(eventsOf(await exported(scratchpad, "JSON"))).toEqual(eventsOf(whole));
    await isGolden("morning-postmortem.md", (await exported(scratchpad, "Postmortem (Atlassian)")).text);
    await scratchpad.home.click();
    const open = page.getByRole("region", { name: "Open follow-ups", exact: true });
    await expect(open.getByRole("listitem")).toHaveText(/^Alarm on payments by region.*Sam, prevent, short-term, due 2026-11-27, open for/);
  });
});
