// One outage from the alert to the all-clear, as the person on call lives it: analytics falls behind, everybody
// suspects the Kafka consumer, and it is not the consumer. What comes out at the end is in golden/; with
// UPDATE_GOLDEN=1 this writes it anew, to be read before it is kept.
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { eventsOf, type Scratchpad } from "./scratchpad.ts";

const golden = new URL("golden/analytics-behind.md", import.meta.url);

const title = "Analytics dashboards are behind";
const stuck = "The Kafka consumer is stuck";
const slow = "Writing to the store became slow with the deploy at 00:55";
const kept = "Everything unread is still in Kafka";
const neighbour = "Another job takes the database's time";

const log = `02:40:58 batch=500 fetched in 12 ms
02:41:00 batch=500 stored in 1893 ms
02:41:00 offset committed, partition 7
    next fetch at 02:41:00.905`;

/** A time of day, in UTC, in the night of the outage. */
const at = (time: string) => new Date(`2026-03-14T${time.length === 5 ? `${time}:00` : time}Z`);

test("a real outage, from the alert to the report", async ({ scratchpad, page, elsewhere }) => {
  test.slow();

  /** Lets the clock run on from that time. */
  const clock = async (time: string) => {
    await page.clock.pauseAt(at(time));
    await page.clock.resume();
  };

  await page.clock.install({ time: at("02:37") });
  await scratchpad.open();

  await test.step("02:38 declared, with the box ready for the first words", async () => {
    await expect(scratchpad.title).toBeFocused();
    await scratchpad.title.fill(title);
    await scratchpad.severityChoice("Minor").check();
    // Declared on the minute, as it is resolved below: the record names how long it took.
    await page.clock.pauseAt(at("02:38"));
    await scratchpad.declareButton.click();
    await expect(scratchpad.heading).toHaveText(title);
    await page.clock.resume();
    await expect(scratchpad.severity).toHaveValue("Minor");
    await expect(scratchpad.phase).toHaveValue("Investigating");
    await expect(scratchpad.logEntry).toBeFocused();
    await expect(scratchpad.nextUpdate).toContainText("No update is promised yet");
    await scratchpad.isSaved();
  });

  await test.step("02:39 notes, a correction that keeps the original, an undo that is put back", async () => {
    await clock("02:39");
    await scratchpad.log("The lag alert fired: dashboards end at 01:25 UTC");
    await expect(scratchpad.entry("The lag alert fired")).toContainText("02:39");
    await expect(scratchpad.entry("The lag alert fired"), "local time beside UTC").toContainText("03:39");

    await scratchpad.log("Data is 65 min behind and the gap grows");
    await scratchpad.correct(scratchpad.entry("65 min behind"), "Data is 74 min behind and the gap grows");
    const corrected = scratchpad.entry("74 min behind");
    await expect(corrected).toContainText("First written: Data is 65 min behind and the gap grows");
    await expect(corrected).toContainText("corrected at 02:39 UTC");

    await scratchpad.log("Only analytics: orders and payments answer as always");
    await scratchpad.undo.click();
    await expect(scratchpad.status.filter({ hasText: "Undone: “Only analytics" })).toBeVisible();
    await expect(scratchpad.entry("Only analytics")).toContainText("undone at 02:39 UTC");
    await scratchpad.putItBack.click();
    await expect(scratchpad.entry("Only analytics")).not.toContainText("undone");
  });

  await test.step("02:40 it is worse than it looked", async () => {
    await clock("02:40");
    await scratchpad.severity.selectOption("Major");
    await expect(scratchpad.entry("Severity: Major")).toBeVisible();
  });

  await test.step("02:41 two questions, the popular theory, and a pasted log", async () => {
    await clock("02:41");
    await scratchpad.log("? Is any data lost?");
    await scratchpad.log("? Why is analytics behind?");
    await expect(scratchpad.question("Is any data lost?"), "parked, without distracting").toBeVisible();
    await scratchpad.log(`~ ${stuck}`);
    await expect(scratchpad.standing(stuck)).toHaveValue("Assumption");
    const expectation = scratchpad.theory(stuck).getByRole("textbox", { name: "If so, we would see" });
    await expectation.fill("No offsets committed, or a group that rebalances again and again");
    await expectation.press("Enter");

    await scratchpad.paste(scratchpad.logEntry, `From the consumer's log:\n${log}`);
    // It names no zone; this machine writes UTC.
    await scratchpad.working.getByRole("button", { name: "UTC", exact: true }).click();
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.entry("From the consumer's log")).toContainText("    next fetch at 02:41:00.905");
  });

  await test.step("02:44 nothing is ruled out on nothing, and proven on someone's word", async () => {
    await clock("02:44");
    await scratchpad.standing(stuck).selectOption("Disproved");
    const rulesOut = scratchpad.theory(stuck).getByRole("textbox", { name: "What rules it out?", exact: true });
    await expect(rulesOut).toBeFocused();
    await rulesOut.press("Enter");
    const refusal = scratchpad.theory(stuck).getByRole("alert").filter({ hasText: /./ });
    await expect(refusal).toHaveText("Say what you saw that speaks against it.");
    await rulesOut.press("Escape");
    await expect(rulesOut).toBeHidden();
    await expect(scratchpad.standing(stuck)).toHaveValue("Assumption");

    await scratchpad.log("+ word: it was the consumer the last two times, says the channel");
    await expect(scratchpad.evidence(stuck)).toHaveCount(1);
    await scratchpad.standing(stuck).selectOption("Proven");
    await expect(refusal).toHaveText(/only someone's word for it/);
    await expect(scratchpad.standing(stuck)).toHaveValue("Assumption");
  });

  await test.step("02:46 the first update, with a promise in it", async () => {
    await clock("02:46");
    await scratchpad.write({
      "Public headline": title,
      "What is happening": "Analytics dashboards are running behind.",
      Impact: "Charts end at 01:25 UTC. Orders and payments are not affected.",
      "What we are doing": "We are finding out why new data arrives late.",
      "What you can do": "Please wait with reports about the last two hours. There is nothing else you need to do.",
    });
    await expect(scratchpad.audience("Customers")).toBeChecked();
    await scratchpad.nextIn("30 min").check();

    const markdown = await scratchpad.copy("Markdown");
    expect(markdown).toContain(`**Investigating: ${title}**`);
    expect(markdown).toContain("**Next update by 03:16 UTC.**");

    const plain = await scratchpad.copy("Plain text");
    expect(plain).toBe(
      [
        `Investigating: ${title}`,
        "Analytics dashboards are running behind.",
        "Charts end at 01:25 UTC. Orders and payments are not affected.",
        "We are finding out why new data arrives late.",
        "Please wait with reports about the last two hours. There is nothing else you need to do.",
        "Next update by 03:16 UTC.",
      ].join("\n\n"),
    );
    await expect(scratchpad.preview).toHaveText(plain);

    // Two minutes go by between copying and clicking; what was pasted is what is logged.
    await clock("02:48");
    await expect(scratchpad.nextUpdate).toContainText("No update is promised yet");
    await scratchpad.markAsSent.click();
    await sentIs(scratchpad, "Update to customers, phase Investigating", plain);
    await expect(scratchpad.nextUpdate).toContainText("until the next update to customers");
    await expect(scratchpad.nextUpdate).toContainText("due 03:16 UTC (04:16 Europe/Berlin)");
  });

  await test.step("02:48 the countdown is of the instant that was promised, in the page and in the title", async () => {
    await page.clock.pauseAt(at("02:48:30"));
    await expect(scratchpad.timer).toHaveText("27:30");
    await expect(page).toHaveTitle(`(27:30) ${title}`);
    await page.clock.resume();
  });

  await test.step("02:50 evidence against, with signs and with buttons; the consumer is ruled out", async () => {
    await clock("02:50");
    await scratchpad.log("- log: offsets are committed every 2 s, and there was no rebalance since yesterday");
    await scratchpad.addEvidence(stuck, "Against", "metric", "It asks for 500 messages and has them in 12 ms");
    await scratchpad.logAs("Against", "metric: 99 % of its time is spent waiting for the store to answer");
    await expect(scratchpad.evidence(stuck)).toHaveCount(4);
    await scratchpad.ruleOut(stuck);
    await expect(scratchpad.entry(`Disproved: ${stuck}`)).toBeVisible();
  });

  await test.step("02:53 what changed last? A late entry stands where it happened", async () => {
    await clock("02:53");
    await scratchpad.log("/late 00:55 UTC $ Deploy of ingest-writer 4.12: writes every event to two indexes");
    const deploy = scratchpad.entry("Deploy of ingest-writer 4.12");
    await expect(deploy).toContainText("00:55");
    await expect(deploy).toContainText("written down at 02:53 UTC");
    await expect(scratchpad.entries.first(), "earlier than everything else").toContainText("ingest-writer 4.12");

    await scratchpad.logAs("Theory", slow);
    await scratchpad.addEvidence(slow, "For", "metric", "Median write: 41 ms until 00:56, 1.9 s ever since");
    await scratchpad.logAs("For", "log: the writer waits for the second index in every line since 00:57");
    await scratchpad.log("/late 6m Asked the writer's team: 4.12 went out at 00:55, nothing else since yesterday");
    await scratchpad.addEvidence(slow, "For", "test", "One writer on 4.11 beside the others stores a batch in 44 ms");
    await scratchpad.conclude(slow, "Proven", "It began with the deploy, and the old version is fast beside the new");
    await scratchpad.log(`~ ${neighbour}`);
  });

  await test.step("02:58 the other question takes the focus, and its theories go under it", async () => {
    await clock("02:58");
    await scratchpad.focusOn("Is any data lost?");
    await scratchpad.propose(kept);
    await scratchpad.log("+ metric: Kafka keeps 7 days, and the oldest unread message is from 01:25 UTC");
    await expect(scratchpad.evidence(kept)).toHaveCount(1);
    await scratchpad.conclude(kept, "Proven", "Nothing expires for days, so what is missing now will fill in");
  });

  await test.step("03:01 decided, assigned, rolled back", async () => {
    await clock("03:01");
    await scratchpad.log("= Roll back to 4.11 now, and repair 4.12 by daylight: nothing else needs it");
    await scratchpad.log("@priya Check that every dashboard has caught up by 05:00 UTC");
    await scratchpad.logAs("Action", "jonas Write an alert on the time that a write takes");
    await scratchpad.phase.selectOption("Identified");
    await expect(scratchpad.entry("Phase: Identified")).toBeVisible();
    await clock("03:05");
    await scratchpad.logAs("Change", "kubectl rollout undo deployment/ingest-writer");
  });

  await test.step("03:07 a slip is undone from the keyboard, and stays in the record, struck out", async () => {
    await clock("03:07");
    await scratchpad.log("/phase monitoring");
    await expect(scratchpad.phase).toHaveValue("Monitoring");
    await expect(scratchpad.logEntry).toBeFocused();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(scratchpad.status.filter({ hasText: "Undone: change of phase" })).toBeVisible();
    await expect(scratchpad.phase).toHaveValue("Identified");
    await expect(scratchpad.entry("Phase: Monitoring")).toContainText("undone at 03:07 UTC");
  });

  await test.step("03:09 the writes are fast again", async () => {
    await clock("03:09");
    await scratchpad.log("! Median write is back to 43 ms on all writers: the metric, over four minutes");
    await scratchpad.conclude(neighbour, "Abandoned", "Writes are fast again with everything else running as before");
  });

  await test.step("03:12 the promise is near, which is said politely", async () => {
    await page.clock.pauseAt(at("03:12:10"));
    await expect(scratchpad.timer).toHaveText("03:50");
    await expect(scratchpad.nextUpdate.getByRole("status")).toHaveText("The next update is due in five minutes.");
    await page.clock.resume();
  });

  await test.step("03:14 pushed back, which asks why and is recorded", async () => {
    await clock("03:14");
    await scratchpad.pushBack("10 min", " ");
    await expect(scratchpad.pushBackForm.getByRole("alert")).toHaveText(/Say in a word or two why/);
    await expect(scratchpad.nextUpdate).toContainText("due 03:16 UTC");
    await scratchpad.pushBackForm.getByRole("button", { name: "Cancel", exact: true }).click();

    await scratchpad.pushBack("10 min", "Better the true speed in ten minutes than a guess now");
    await expect(scratchpad.nextUpdate).toContainText("due 03:26 UTC (04:26 Europe/Berlin)");
    await expect(scratchpad.entry("promised for 03:26 UTC")).toContainText("Better the true speed in ten minutes");
    await page.clock.pauseAt(at("03:15"));
    await expect(scratchpad.timer).toHaveText("11:00");
    await expect(page).toHaveTitle(`(11:00) ${title}`);
    await page.clock.resume();
  });

  await test.step("03:18 the laptop's page is loaded anew in the middle of a sentence", async () => {
    await clock("03:18");
    await scratchpad.logEntry.fill("It catches up: two minutes of data in every");
    await scratchpad.write({ "What is happening": "The dashboards are catching up." });
    const before = await scratchpad.entries.allInnerTexts();
    await scratchpad.isSaved();

    await scratchpad.reload();
    await expect(scratchpad.heading).toHaveText(title);
    await expect(scratchpad.entries).toHaveText(before, { useInnerText: true });
    await expect(scratchpad.logEntry).toHaveValue("It catches up: two minutes of data in every");
    await expect(scratchpad.part("What is happening")).toHaveValue("The dashboards are catching up.");
    await expect(scratchpad.part("Impact")).toHaveValue(/^Charts end at 01:25 UTC/);
    await expect(scratchpad.standing(stuck)).toHaveValue("Disproved");
    await expect(scratchpad.phase).toHaveValue("Identified");
    await expect(scratchpad.nextUpdate).toContainText("due 03:26 UTC");
    await scratchpad.log("It catches up: two minutes of data in every minute that passes");
    await scratchpad.log("! No data is lost: the oldest item that waits is the first that was not stored, by the queue's offsets");
  });

  await test.step("03:24 the second update keeps the promise", async () => {
    await clock("03:24");
    await scratchpad.write({
      "What is happening": "Analytics dashboards are catching up. A change of ours had made storing new data slow.",
      Impact: "Charts end at 01:55 UTC and gain two minutes every minute. No data is lost.",
      "What we are doing": "We have taken the change back, and watch until everything is there.",
      "What you can do": "Reports about last night can be made again from 05:30 UTC.",
    });
    await scratchpad.nextIn("60 min").check();
    const words = await scratchpad.copy("Plain text");
    await scratchpad.markAsSent.click();
    await sentIs(scratchpad, "Update to customers, phase Identified", words);
    await expect(scratchpad.nextUpdate).toContainText("due 04:24 UTC");
    await expect(scratchpad.nextUpdate).toContainText("3 promises: 1 kept, 1 pushed back, 1 running");
  });

  await test.step("03:26 the people inside are told in words of their own", async () => {
    await clock("03:26");
    await scratchpad.audience("Stakeholders").check();
    await scratchpad.write({
      "What is happening": "Rolled back at 03:05 UTC; writes are as fast as before, and the backlog shrinks.",
      Impact: "Dashboards only. Nothing is lost: Kafka keeps 7 days.",
      "What we are doing": "Watching the backlog; 4.12 waits for daylight.",
      "What you can do": "",
    });
    await scratchpad.nextIn("2 h").check();
    const words = await scratchpad.copy("Plain text");
    expect(words, "people inside find the parts by name").toContain("Impact: Dashboards only.");
    expect(words).not.toContain("What you can do");
    await scratchpad.markAsSent.click();
    await sentIs(scratchpad, "Update to stakeholders, phase Identified", words);
  });

  await test.step("04:26 overdue, counting up in the page and in the title", async () => {
    await clock("04:20");
    await scratchpad.log("Half an hour behind; nobody has asked since the last update");
    await page.clock.pauseAt(at("04:26:05"));
    await expect(scratchpad.timer).toHaveText("+02:05");
    await expect(page).toHaveTitle(`(overdue 02:05) ${title}`);
    await expect(scratchpad.nextUpdate).toContainText("overdue by 2 min: the update to customers");
    await expect(scratchpad.nextUpdate.getByRole("status")).toHaveText("The next update is overdue.");
    await page.clock.pauseAt(at("04:26:06"));
    await expect(scratchpad.timer).toHaveText("+02:06");
    await page.clock.resume();
  });

  await test.step("04:27 the third update is late, and the record will say so", async () => {
    await clock("04:27");
    await scratchpad.phase.selectOption("Monitoring");
    await scratchpad.audience("Customers").check();
    await scratchpad.write({
      "What is happening": "Analytics dashboards have nearly caught up.",
      Impact: "Charts end at 04:00 UTC. No data is lost.",
      "What we are doing": "We watch until everything is there.",
      "What you can do": "Reports about last night can be made again from 05:30 UTC.",
    });
    await scratchpad.nextIn("60 min").check();
    const words = await scratchpad.copy("Plain text");
    await scratchpad.markAsSent.click();
    await sentIs(scratchpad, "Update to customers, phase Monitoring", words);
    await expect(scratchpad.nextUpdate).toContainText("5 promises: 1 kept, 1 late by 3 min, 1 pushed back, 2 running");
  });

  await test.step("05:11 resolved, and said so", async () => {
    await clock("05:10");
    await scratchpad.log("! No message is unread, and every dashboard shows the last minute: checked by Priya");
    await page.clock.pauseAt(at("05:11"));
    await scratchpad.phase.selectOption("Resolved");
    await expect(scratchpad.nextUpdate).toContainText("Resolved: no update is owed.");
    await page.clock.resume();
    await expect(scratchpad.timer).toBeHidden();
    await expect(page).toHaveTitle(title);
    await scratchpad.write({
      "What is happening":
        "Analytics dashboards are up to date again. They were behind from 01:25 to 04:55 UTC. Thank you for your patience.",
      Impact: "No data was lost; every chart is complete.",
      "What we are doing": "We will change how we notice slow writing before it shows.",
      "What you can do": "Reports made during the night can be made again now.",
    });
    const words = await scratchpad.copy("Plain text");
    expect(words).not.toContain("Next update");
    await scratchpad.markAsSent.click();
    await sentIs(scratchpad, "Update to customers, phase Resolved", words);
    await scratchpad.isSaved();
  });

  const json = await test.step("05:15 the record as a person would send it, and as a file to keep", async () => {
    await clock("05:15");
    const markdown = await scratchpad.exportAs("Markdown");
    expect(markdown.name).toBe("2026-03-14-analytics-dashboards-are-behind.md");
    if (process.env.UPDATE_GOLDEN) await writeFile(golden, markdown.text);
    expect(markdown.text).toBe(await readFile(golden, "utf8"));
    const json = await scratchpad.exportAs("JSON");
    expect(json.name).toBe("2026-03-14-analytics-dashboards-are-behind.json");
    return json;
  });

  await test.step("the file makes an equal incident in another browser, and brings nothing the second time", async () => {
    const other = await elsewhere((page) => page.clock.install({ time: at("05:15") }));
    await other.open();
    await other.chooseFile(json.text, json.name);
    await expect(other.importPanel).toContainText(`“${title}”: ${eventsOf(json).length} events, all new here.`);
    await expect(other.incidents, "nothing is kept before it is agreed to").toHaveCount(0);
    await other.importButton("Add incident").click();
    await expect(other.heading).toHaveText(title);
    await other.isSaved();
    expect(eventsOf(await other.exportAs("JSON"))).toEqual(eventsOf(json));
    expect((await other.exportAs("Markdown")).text).toBe(await readFile(golden, "utf8"));

    const entries = await other.entries.count();
    await other.chooseFile(json.text, json.name);
    await expect(other.importPanel).toContainText(`is here already: 0 of its ${eventsOf(json).length} events are new.`);
    await other.importButton("Open the one here").click();
    await expect(other.importPanel).toBeHidden();
    await expect(other.entries).toHaveCount(entries);
    expect(eventsOf(await other.exportAs("JSON"))).toEqual(eventsOf(json));
  });
});

/** The latest update in the timeline holds these very words. */
async function sentIs(scratchpad: Scratchpad, lead: string, words: string): Promise<void> {
  const sent = scratchpad.entry(lead).last();
  await sent.getByText("What was sent").click();
  await expect(sent.getByText(words, { exact: true })).toBeVisible();
  await sent.getByText("What was sent").click();
}
