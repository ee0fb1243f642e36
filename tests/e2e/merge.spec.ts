// Two people write down the same incident apart and put their copies together: where they contradict each other, that is
// said before, and stays in the timeline.
import type { Locator } from "@playwright/test";
import Ajv2020 from "ajv/dist/2020.js";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { eventsOf, type Scratchpad } from "./scratchpad.ts";

test("copies that disagree about a theory say so, before and after they are merged", async ({ scratchpad, elsewhere }) => {
  const theory = "The database refuses connections";
  await scratchpad.openIncident();
  await scratchpad.log(`~ ${theory}`);
  const start = await scratchpad.exportAs("JSON");

  const other = await elsewhere();
  await other.open();
  await other.chooseFile(start.text);
  await other.importButton("Add incident").click();
  // Whoever concluded last on a device is remembered, and stands on the card.
  await other.log("~ The disk is full");
  await other.standing("The disk is full").selectOption("Abandoned");
  await other.theory("The disk is full").getByRole("textbox", { name: "By whom", exact: true }).fill("Ana");
  await other.reason("The disk is full").fill("no time");
  await other.theory("The disk is full").getByRole("button", { name: "Conclude", exact: true }).click();
  await other.theory(theory).getByRole("button", { name: "Focus", exact: true }).click();
  await other.log("- test: it takes every connection");
  await other.ruleOut(theory);
  await expect(other.theory(theory)).toContainText("Ruled out on what speaks against it (Ana)");
  await expect(other.entry("Disproved")).toHaveCount(1);
  const theirs = await other.exportAs("JSON");

  await scratchpad.standing(theory).selectOption("Testing");
  await expect(scratchpad.entry("Testing")).toHaveCount(1);
  await scratchpad.home.click();
  await scratchpad.chooseFile(theirs.text);
  const said = scratchpad.importPanel.getByText(`Two copies disagree about the theory “${theory}”: Testing at`);
  await expect(said).toContainText(/here, Disproved at \d\d:\d\d UTC \(on the word of Ana\) in the other copy/);
  await scratchpad.importButton("Merge into it").click();
  const note = scratchpad.entry("Two copies disagreed about the theory");
  await expect(note).toHaveCount(1);
  await expect(note).toContainText(/Testing \(\d\d:\d\d UTC\) stands, being the later one; Disproved \(\d\d:\d\d UTC, Ana\) does not/);

  // Whoever gets the merged one hears nothing of it again.
  const merged = await scratchpad.exportAs("JSON");
  await other.home.click();
  await other.chooseFile(merged.text);
  await expect(other.importButton("Merge into it")).toBeVisible();
  await expect(other.importPanel.getByText("Two copies disagree")).toHaveCount(0);
});

const noRequests = (scratchpad: Scratchpad) => {
  const asked: string[] = [];
  scratchpad.page.context().on("request", (request) => asked.push(request.url()));
  return () => asked.filter((url) => !url.startsWith("blob:") && !url.startsWith("data:"));
};

/** Drops files on the page, or pastes a text, as a browser does. */
async function bring(target: Locator, type: "drop" | "paste", files: { name: string; text: string; type?: string }[], pasted = ""): Promise<void> {
  const transfer = await target.page().evaluateHandle(
    ({ files, pasted }) => {
      const transfer = new DataTransfer();
      for (const { name, text, type = "application/json" } of files) transfer.items.add(new File([text], name, { type }));
      if (pasted) transfer.setData("text/plain", pasted);
      return transfer;
    },
    { files, pasted },
  );
  if (type === "drop") return target.dispatchEvent("drop", { dataTransfer: transfer });
  await target.evaluate((element, clipboardData) => {
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, transfer);
}

test("two people fork, work and exchange files in both directions, and end with the same record", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("all red");
  const start = await scratchpad.exportAs("JSON");
  const asked = noRequests(scratchpad);

  const other = await elsewhere();
  await other.open();
  await other.chooseFile(start.text);
  await expect(other.importPanel).toContainText("“Checkout fails”: 2 events, all new here.");
  await expect(other.importPanel).toContainText(/Major, Investigating; declared \d{4}-\d\d-\d\d \d\d:\d\d UTC; 1 entry, of \d\d:\d\d UTC\. New from a device without a name \(2\)\./);
  await other.importButton("Add incident").click();
  await other.log("the second person was here");
  await other.severity.selectOption("Minor");
  await expect(other.entry("Severity: Minor")).toHaveCount(1);
  await scratchpad.log("the first person was here");
  await scratchpad.severity.selectOption("Critical");
  await expect(scratchpad.entry("Severity: Critical")).toHaveCount(1);

  const theirs = await other.exportAs("JSON");
  await scratchpad.chooseFile(theirs.text);
  await expect(scratchpad.importPanel).toContainText("2 of its 4 events are new");
  await expect(scratchpad.importPanel).toContainText("Two copies disagree about the severity: Critical at");
  await scratchpad.importButton("Merge into it").click();
  const said = /Two copies disagreed about the severity: Critical \(\d\d:\d\d UTC\) stands, being the later one; Minor \(\d\d:\d\d UTC\) does not\./;
  await expect(scratchpad.entry("Two copies disagreed")).toHaveText(said);
  await expect(scratchpad.entry("the second person was here")).toHaveCount(1);

  const mine = await scratchpad.exportAs("JSON");
  await other.chooseFile(mine.text);
  await expect(other.importPanel).not.toContainText("disagree");
  await other.importButton("Merge into it").click();
  await expect(other.entry("Two copies disagreed")).toHaveText(said);
  await expect(other.severity).toHaveValue("Critical");
  expect(eventsOf(await other.exportAs("JSON"))).toEqual(eventsOf(await scratchpad.exportAs("JSON")));

  await test.step("one press takes the other word, on either side", async () => {
    const take = (of: Scratchpad) => of.entry("Two copies disagreed").getByRole("button");
    await expect(take(scratchpad)).toHaveText("Take “Minor” instead");
    await expect(take(other)).toHaveText("Take “Minor” instead");
    await take(other).click();
    await expect(other.severity).toHaveValue("Minor");
    await expect(take(other), "it is settled").toHaveCount(0);
    await expect(other.logEntry, "and not what erases the entry").toBeFocused();
    await scratchpad.chooseFile((await other.exportAs("JSON")).text);
    await expect(scratchpad.importPanel).not.toContainText("disagree");
    await scratchpad.importButton("Merge into it").click();
    await expect(scratchpad.severity).toHaveValue("Minor");
    await expect(take(scratchpad), "there too").toHaveCount(0);
    await scratchpad.undo.click();
    expect(eventsOf(await other.exportAs("JSON")).length).toBeGreaterThan(6);
  });

  await test.step("the same file twice changes nothing", async () => {
    const before = eventsOf(await scratchpad.exportAs("JSON"));
    await scratchpad.chooseFile(mine.text);
    await expect(scratchpad.importPanel).toContainText(/0 of its \d events are new\. It changes nothing\./);
    await scratchpad.importButton("Open the one here").click();
    await expect(scratchpad.importPanel).toHaveCount(0);
    expect(eventsOf(await scratchpad.exportAs("JSON"))).toEqual(before);
  });
  expect(asked()).toEqual([]);
});

test("the word that does not stand is taken on the side that merged, and an undo gives the choice back", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Checkout fails");
  const start = await scratchpad.exportAs("JSON");
  const other = await elsewhere();
  await other.open();
  await other.chooseFile(start.text);
  await other.importButton("Add incident").click();
  await other.phase.selectOption("Identified");
  await expect(other.entry("Phase: Identified")).toHaveCount(1);
  await scratchpad.severity.selectOption("Critical");
  await scratchpad.phase.selectOption("Monitoring");
  await expect(scratchpad.entry("Phase: Monitoring")).toHaveCount(1);
  await scratchpad.chooseFile((await other.exportAs("JSON")).text);
  await scratchpad.importButton("Merge into it").click();
  const note = scratchpad.entry("Two copies disagreed about the phase");
  await note.getByRole("button", { name: "Take “Identified” instead" }).click();
  await expect(scratchpad.phase).toHaveValue("Identified");
  await expect(note.getByRole("button")).toHaveCount(0);
  await scratchpad.undo.click();
  await expect(scratchpad.phase).toHaveValue("Monitoring");
  await expect(note.getByRole("button", { name: "Take “Identified” instead" })).toBeVisible();
});

test("files are dropped and pasted, several at once, and each is shown before anything is kept", async ({ scratchpad, elsewhere, page }) => {
  const files: { name: string; text: string }[] = [];
  for (const title of ["Checkout fails", "Login is slow"]) {
    await scratchpad.openIncident(title);
    await scratchpad.log(`${title}: all red`);
    files.push({ name: `${title}.json`, text: (await scratchpad.exportAs("JSON")).text });
    await scratchpad.home.click();
  }
  const other = await elsewhere();
  await other.open();
  const panel = (name: string) => other.page.getByRole("region", { name, exact: true });
  const body = other.page.locator("body");

  await test.step("several at once, one of them broken", async () => {
    await bring(body, "drop", [...files, { name: "broken.json", text: "{" }]);
    await expect(panel("All chosen files")).toContainText("2 files bring incidents.");
    await expect(panel("What Checkout fails.json brings")).toContainText("2 events, all new here");
    await expect(panel("What Login is slow.json brings")).toContainText("2 events, all new here");
    await expect(other.alert.filter({ hasText: "“broken.json” cannot be imported: it ends in the middle" })).toBeVisible();
    await panel("What Login is slow.json brings").getByRole("button", { name: "Leave it" }).click();
    await expect(panel("What Login is slow.json brings")).toHaveCount(0);
    await expect(panel("All chosen files")).toHaveCount(0);
    await panel("What Checkout fails.json brings").getByRole("button", { name: "Add incident" }).click();
    await expect(other.listed("Checkout fails")).toHaveCount(1);
    await expect(other.listed("Login is slow")).toHaveCount(0);
    await other.page.getByRole("button", { name: "Close", exact: true }).click();
  });

  await test.step("what is no incident costs none of the others, and is named", async () => {
    await bring(body, "drop", [...files, { name: "graph.png", text: "no picture", type: "image/png" }, { name: "notes.txt", text: "words", type: "text/plain" }]);
    await expect(panel("All chosen files")).toContainText("2 files bring incidents.");
    for (const name of ["graph.png", "notes.txt"]) await expect(other.alert.filter({ hasText: `“${name}” cannot be imported: ` })).toBeVisible();
    await panel("All chosen files").getByRole("button", { name: "Leave all" }).click();
    await expect(other.alert.filter({ hasText: "cannot be imported" })).toHaveCount(0);
    await bring(body, "drop", [{ name: "graph.png", text: "no picture", type: "image/png" }]);
    await expect(other.status.filter({ hasText: "Nothing was taken. Here an incident that was exported as JSON can be dropped" })).toBeVisible();
  });

  await test.step("all of them in one press", async () => {
    await bring(body, "drop", files);
    await expect(panel("What Checkout fails.json brings")).toContainText("It changes nothing.");
    await panel("All chosen files").getByRole("button", { name: "Take all" }).click();
    await expect(other.listed("Login is slow")).toHaveCount(1);
    await expect(other.listed("Checkout fails")).toHaveCount(1);
    await expect(other.status.filter({ hasText: "What 2 files bring was taken." })).toBeVisible();
  });

  await test.step("pasted into the first screen, also while its field has the focus", async () => {
    await other.title.focus();
    await bring(other.title, "paste", [], files[0].text);
    await expect(other.importPanel).toContainText("“Checkout fails” is here already");
    await expect(other.title).toHaveValue("");
    await other.importButton("Open as a copy").click();
    await expect(other.heading).toHaveText("Checkout fails");
    await expect(other.status.filter({ hasText: "Opened as a copy, an incident of its own" })).toBeVisible();
  });

  await test.step("pasted anywhere in an incident but into a field", async () => {
    await bring(other.heading, "paste", [], files[1].text);
    await expect(other.importPanel).toContainText("“Login is slow” is here already");
    await other.importPanel.getByRole("button", { name: "Cancel", exact: true }).click();
    await bring(other.heading, "paste", [], '{"some": "other JSON"}');
    await bring(other.logEntry, "paste", [], files[1].text);
    await expect(other.importPanel).toHaveCount(0);
  });
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("two clocks that disagree are merged, and it is said whose is ahead", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Checkout fails");
  const start = await scratchpad.exportAs("JSON");
  const other = await elsewhere();
  await other.page.clock.install({ time: new Date(Date.now() + 3 * 24 * 3_600_000) });
  await other.open();
  await other.chooseFile(start.text);
  await other.importButton("Add incident").click();
  await other.log("written three days ahead");
  await scratchpad.log("written now");
  const theirs = await other.exportAs("JSON");
  await scratchpad.chooseFile(theirs.text);
  const ahead = /The clock of another device is about 3 days ahead of this one/;
  await expect(scratchpad.importPanel).toContainText(ahead);
  await scratchpad.importButton("Merge into it").click();
  await expect(scratchpad.entry("The clock of another device")).toHaveText(ahead);
  await expect(scratchpad.entry("written three days ahead")).toHaveCount(1);
  await other.chooseFile((await scratchpad.exportAs("JSON")).text);
  await expect(other.importPanel.getByText("The clock of")).toHaveCount(0);
  await other.importButton("Merge into it").click();
  expect(eventsOf(await other.exportAs("JSON"))).toEqual(eventsOf(await scratchpad.exportAs("JSON")));
});

test("a file of 64 MB says how far it is, and is left at a press or read to its end", async ({ scratchpad }, testInfo) => {
  test.slow();
  await scratchpad.openIncident("A long night");
  await scratchpad.log("a note");
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  const [wall, , replica] = file.events[1].stamp.split("-");
  const note = "x".repeat(90_000);
  for (let count = 0; count < 700; count += 1) {
    const stamp = `${wall}-${(count + 100).toString(32).padStart(4, "0")}-${replica}`;
    file.events.push({ ...file.events[1], stamp, fact: { note_logged: { text: note } } });
  }
  const text = JSON.stringify(file);
  expect(text.length).toBeGreaterThan(60 * 1024 * 1024);
  const path = testInfo.outputPath("large.json");
  await writeFile(path, text);
  await scratchpad.chooseFileAt(path);
  await expect(scratchpad.status.filter({ hasText: /Reading large\.json: \d+ %/ })).toBeVisible();
  await scratchpad.page.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(scratchpad.status.filter({ hasText: "Reading" })).toHaveCount(0);
  await expect(scratchpad.entries).toHaveCount(1);

  await scratchpad.chooseFileAt(path);
  await expect(scratchpad.importPanel).toContainText("700 of its 702 events are new.", { timeout: 60_000 });
  await scratchpad.importPanel.getByRole("button", { name: "Cancel", exact: true }).click();
  await expect(scratchpad.entries).toHaveCount(1);

  // Brackets without end are refused with the first piece, however much would follow.
  await writeFile(path, `{"format":"incident-scratchpad","events":${"[".repeat(1 << 20)}${" ".repeat(40 << 20)}`);
  await scratchpad.chooseFileAt(path);
  await expect(scratchpad.alert.filter({ hasText: "it is nested too deep (line 1)" })).toBeVisible();
});

test("what is exported is as the published schema says, of every kind of entry", async ({ scratchpad }) => {
  const root = new URL("../../", import.meta.url);
  const schema = JSON.parse(await readFile(new URL("docs/incident.schema.json", root), "utf8"));
  // Patterns say what a time is; the names of formats are for other validators.
  const isValid = new Ajv2020({ validateFormats: false, allErrors: true }).compile(schema);
  const complaints = (file: unknown) => (isValid(file) ? [] : (isValid.errors ?? []).map((error) => `${error.instancePath} ${error.message}`));

  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("all red");
  const own = JSON.parse((await scratchpad.exportAs("JSON")).text);
  expect(complaints(own)).toEqual([]);
  expect(complaints({ ...own, events: [{ ...own.events[1], fact: { note_logged: { text: 7 } } }] })).not.toEqual([]);
  expect(complaints({ ...own, version: 2 })).not.toEqual([]);

  const records = (await readFile(new URL("tests/host/fixtures/facts-v1.txt", root), "utf8")).trimEnd().split("\n");
  const [wall, , replica] = own.events[1].stamp.split("-");
  const events = records.map((record, place) => ({
    stamp: `${wall}-${(place + 100).toString(32).padStart(4, "0")}-${replica}`,
    fact: JSON.parse(record.slice(record.indexOf("{"))).f,
  }));
  await scratchpad.chooseFile(JSON.stringify({ ...own, events: [...own.events, ...events] }));
  await expect(scratchpad.importPanel).toContainText(`${events.length} of its ${events.length + 2} events are new.`);
  await scratchpad.importButton("Merge into it").click();
  const all = JSON.parse((await scratchpad.exportAs("JSON")).text);
  expect(all.events.length).toBe(events.length + 2);
  expect(complaints(all)).toEqual([]);
});

test("what this version does not know comes back with the file, over a reload, and goes with its entry", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("all red");
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  file.colour = { of: ["the file"] };
  file.events[1].weight = 7;
  file.events[1].fact.note_logged.mood = "calm";
  const other = { ...file, incident: { ...file.incident, id: file.events[1].stamp } };
  await scratchpad.chooseFile(JSON.stringify(other));
  await scratchpad.importButton("Add incident").click();
  await expect(scratchpad.entries).toHaveCount(1);
  await scratchpad.isSaved();
  await scratchpad.reload();
  const back = JSON.parse((await scratchpad.exportAs("JSON")).text);
  expect([back.colour, back.events]).toEqual([file.colour, file.events]);
  expect(back.application).toMatch(/^\d+\.\d+\.\d+$/);

  await scratchpad.redact(scratchpad.entry("all red"));
  await expect(scratchpad.entry("[redacted]")).toHaveCount(1);
  const without = (await scratchpad.exportAs("JSON")).text;
  expect(without).not.toContain("calm");
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain("calm");
});
