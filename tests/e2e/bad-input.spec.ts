// What people and files get wrong: refused in place, in words, with nothing lost; and whatever is taken stays text.
import { truncate, writeFile } from "node:fs/promises";
import { expect, test } from "./fixtures.ts";
import { eventsOf, type Scratchpad } from "./scratchpad.ts";
import { eventKeys, localRecords, mirrorRecords } from "./stores.ts";

const megabyte = "0123456789abcdef".repeat(65_536);

test.describe("empty and blank", () => {
  test("an incident without a title is refused beside the field", async ({ scratchpad, page }) => {
    await scratchpad.open();
    for (const blank of ["", "   ", "\u200b\ufeff"]) {
      await scratchpad.title.fill(blank);
      await scratchpad.declareButton.click();
      await expect(scratchpad.alert).toHaveText("There is nothing in it yet. Write a word or two first.");
      await expect(scratchpad.title).toHaveValue(blank);
    }
    await scratchpad.title.fill("C");
    await expect(scratchpad.alert.filter({ hasText: /./ }), "typing on takes the refusal away").toHaveCount(0);
    expect(eventKeys(await localRecords(page))).toEqual([]);
  });

  test("entries, evidence, corrections, reasons and updates without words are refused with a reason", async ({
    scratchpad,
  }) => {
    await scratchpad.openIncident();
    const nothing = /There is nothing in it yet/;

    for (const blank of ["  \t ", "", "\n\n", "?", "~ ", "! \u200b", "/late 10m", "@maria "]) {
      await scratchpad.logEntry.fill(blank);
      await scratchpad.logEntry.press("Enter");
      await expect(scratchpad.refusal, JSON.stringify(blank)).toHaveText(/nothing in it yet|is written like this/);
      await expect(scratchpad.logEntry).toHaveValue(blank);
    }
    await expect(scratchpad.entries).toHaveCount(0);

    await scratchpad.log("~ The disk is full");
    const theory = scratchpad.theory("The disk is full");
    await theory.getByRole("button", { name: "Add evidence", exact: true }).click();
    await theory.getByRole("textbox", { name: "Evidence", exact: true }).fill("  ");
    await theory.getByRole("button", { name: "Add evidence", exact: true }).click();
    await expect(theory.getByRole("alert").filter({ hasText: nothing })).toBeVisible();
    await theory.getByRole("button", { name: "Cancel", exact: true }).click();

    await scratchpad.standing("The disk is full").selectOption("Abandoned");
    await scratchpad.reason("The disk is full").fill(" ");
    await theory.getByRole("button", { name: "Conclude", exact: true }).click();
    await expect(theory.getByRole("alert").filter({ hasText: "Say why it is abandoned" })).toBeVisible();
    await theory.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(scratchpad.standing("The disk is full")).toHaveValue("Assumption");

    await scratchpad.log("df says 40 %");
    await scratchpad.correct(scratchpad.entry("df says"), "   ");
    await expect(scratchpad.entry("df says").getByRole("alert")).toHaveText(nothing);

    await scratchpad.write({ "What is happening": "  ", Impact: "\n" });
    await scratchpad.markAsSent.click();
    await expect(scratchpad.statusUpdate.getByRole("alert")).toHaveText(
      "The update is empty. Say at least what is happening.",
    );
    await expect(scratchpad.nextUpdate).toContainText("No update is promised yet");
    await expect(scratchpad.entries).toHaveCount(2);
  });
});

test.describe("the one box", () => {
  test("a blank theory is refused beside its field", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.log("? Why?");
    const field = scratchpad.theories.getByRole("textbox", { name: "New theory", exact: true });
    await field.fill("  ");
    await field.press("Enter");
    await expect(scratchpad.theories.getByRole("alert").filter({ hasText: /nothing in it yet/ })).toBeVisible();
  });

  test("a command that is unknown or unfinished says so and stays in the box", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    const refused = {
      "/frobnicate now": "There is no command /frobnicate. There are /severity, /phase, /in, /at, /late, /title, /question, /move, /expect, /undo. To log the line as it is, put \\ in front.",
      "/severity": "/severity is written like this: /severity critical",
      "/severity awful": "/severity is written like this: /severity critical",
      "/phase": "/phase is written like this: /phase monitoring",
      "/in": "/in is written like this: /in 30m",
      "/late the other day x": "/late is written like this: /late 02:40 text or /late 10m text",
      "/late tomorrow x": "tomorrow is a day. Write the time, too, like tomorrow 09:00.",
    };
    for (const [typed, words] of Object.entries(refused)) {
      await scratchpad.logEntry.fill(typed);
      await scratchpad.logEntry.press("Enter");
      await expect(scratchpad.refusal).toHaveText(words);
      await expect(scratchpad.logEntry).toHaveValue(typed);
    }
    await expect(scratchpad.entries).toHaveCount(0);
  });

  test("a backslash takes the rest as it is, and what only looks like a sign is a note", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    const literal = {
      "\\? is what the shell printed": "? is what the shell printed",
      "\\/undo": "/undo",
      "\\\\server\\share is gone": "\\\\server\\share is gone",
      "-5 % since midnight": "-5 % since midnight",
      "$HOME is full": "$HOME is full",
      "/var/log/messages: error": "/var/log/messages: error",
      "maria@example.com reports it": "maria@example.com reports it",
    };
    for (const typed of Object.keys(literal)) await scratchpad.log(typed);
    const words = Object.values(literal);
    await expect(scratchpad.entries).toHaveCount(words.length);
    for (const [place, text] of words.entries()) {
      await expect(scratchpad.entries.nth(place)).toContainText(`Note: ${text}`);
    }
  });

  test("evidence without a theory in focus is refused, with a sign and with a button", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.fill("+ log: five timeouts");
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.refusal).toHaveText(/^Evidence is about a theory, and none is in focus\./);
    await expect(scratchpad.logEntry).toHaveValue("+ log: five timeouts");

    await scratchpad.choose("Against");
    await scratchpad.logEntry.fill("no timeout at all");
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.refusal).toHaveText(/^Evidence is about a theory, and none is in focus\./);
    await expect(scratchpad.entries).toHaveCount(0);
  });

  test("a time that is still to come is no late entry", async ({ scratchpad, page }) => {
    await page.clock.install({ time: new Date("2026-03-14T00:10:00Z") });
    await scratchpad.openIncident();
    await scratchpad.log("/late 23:50 UTC seen by the evening shift");
    await expect(scratchpad.entry("the evening shift"), "the latest such time").toContainText("written down at 00:1");
    await expect(scratchpad.entry("the evening shift").getByRole("time")).toHaveAttribute("datetime", /^2026-03-13T23:50/);
  });

  test("odd characters are kept or replaced, and break nothing", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.log("left \u202Eright\u0000 \u200Bwidth and half a \uD83D pair");
    await scratchpad.log("a family 👩‍👩‍👧 in Zürich, 支払い");
    await expect(scratchpad.entry("a family 👩‍👩‍👧 in Zürich, 支払い")).toBeVisible();
    await expect(scratchpad.entries).toHaveCount(2);
    await scratchpad.isSaved();
    await scratchpad.reload();
    await expect(scratchpad.entries).toHaveCount(2);
    await expect(scratchpad.unreadable).toHaveCount(0);
  });
});

test.describe("too much", () => {
  test("a megabyte pasted into the box is refused in words, and nothing is lost", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.paste(scratchpad.logEntry, megabyte);
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.refusal).toHaveText(/^This is 1048576 characters long, and 100000 fit\. Nothing is lost/);
    await expect(scratchpad.logEntry).toHaveValue(megabyte);
    await expect(scratchpad.entries).toHaveCount(0);

    await scratchpad.isSaved();
    await scratchpad.reload();
    await expect(scratchpad.logEntry, "still there after a reload").toHaveValue(megabyte);
    await scratchpad.log("a short note works as before");
    await expect(scratchpad.entries).toHaveCount(1);
  });

  test("a title and an update that are too long are refused in words, with the words left alone", async ({
    scratchpad,
  }) => {
    await scratchpad.open();
    await scratchpad.paste(scratchpad.title, "x".repeat(5_000));
    await scratchpad.declareButton.click();
    await expect(scratchpad.alert).toHaveText(/^This is 5000 characters long, and 200 fit\./);
    await scratchpad.declare("Checkout fails");

    const words = "fails ".repeat(20_000);
    await scratchpad.paste(scratchpad.part("Impact"), words);
    await scratchpad.markAsSent.click();
    await expect(scratchpad.statusUpdate.getByRole("alert")).toHaveText(/characters long, and 100000 fit\. Nothing is lost/);
    await expect(scratchpad.part("Impact")).toHaveValue(words);
    await expect(scratchpad.entries).toHaveCount(0);
  });

  test("two thousand lines are taken, folded, and unfolded whole", async ({ scratchpad }) => {
    const lines = Array.from({ length: 2_000 }, (_, line) => `${line} ERROR timeout after 30 s`);
    await scratchpad.openIncident();
    await scratchpad.paste(scratchpad.logEntry, lines.join("\n"));
    await scratchpad.logEntry.press("Enter");
    const entry = scratchpad.entry("0 ERROR timeout");
    await expect(entry.getByText("1999 ERROR timeout")).toBeHidden();
    await entry.getByText("1999 more lines").click();
    await expect(entry.getByText(lines.slice(1).join("\n"), { exact: true })).toBeVisible();
  });
});

test.describe("files", () => {
  test("a file that is no incident changes nothing and says what is wrong where", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await scratchpad.log("the one entry");
    const good = (await scratchpad.exportAs("JSON")).text;
    await scratchpad.isSaved();
    const before = { local: events(await localRecords(page)), mirror: events(await mirrorRecords(page)) };

    const newer = good.replace(/"version": \d+/, '"version": 999');
    const cutOff = good.slice(0, good.lastIndexOf("{"));
    const refused: [what: string, file: string | Buffer, words: RegExp][] = [
      ["empty", "", /there is nothing in it\./],
      ["blank", " \n ", /there is nothing in it\./],
      ["words", "Dear team, see attached", /not an incident/],
      ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0xff]), /not an incident/],
      ["cut off", cutOff, new RegExp(`it ends in the middle \\(line ${cutOff.split("\n").length}\\)`)],
      ["with more behind it", `${good}{}`, new RegExp(`behind the end \\(line ${good.split("\n").length}\\)`)],
      ["a list", "[1, 2]", /not an incident/],
      ["a number", "42", /not an incident/],
      ["somebody else's", '{"name": "left-pad", "version": "1.0.0"}', /not an incident/],
      ["another format", '{"format": "grafana", "version": 1}', /it is “grafana”, and not an incident/],
      ["newer", newer, /newer version.*999/],
      ["without events", good.replace('"events"', '"evil"'), /events/],
      ["of other types", good.replace(/"events": \[[\s\S]*\]/, '"events": {"0": null}'), /events/],
      ["nested too deep", "[".repeat(100_000), /too deep \(line 1\)/],
      ["with a prototype", '{"__proto__": {"format": "x"}, "format": NaN}', /no value stands where one belongs \(line 1\)/],
    ];
    for (const [what, file, words] of refused) {
      await test.step(what, async () => {
        await scratchpad.chooseFile(file);
        const alert = scratchpad.alert.filter({ hasText: "Nothing was changed." });
        await expect(alert).toHaveText(words);
        await expect(alert).toHaveText(/^\p{Lu}.*[^.]\. Nothing was changed\.$/u);
        await expect(scratchpad.importPanel).toHaveCount(0);
        await page.getByRole("button", { name: "Close", exact: true }).click();
        await expect(alert).toHaveCount(0);
      });
    }

    await expect(scratchpad.entries).toHaveCount(1);
    const after = { local: events(await localRecords(page)), mirror: events(await mirrorRecords(page)) };
    expect(after).toEqual(before);
  });

  test("a file that is larger than any incident is not even read", async ({ scratchpad }, testInfo) => {
    const file = testInfo.outputPath("large.json");
    await writeFile(file, "");
    await truncate(file, 65 * 1024 * 1024);
    await scratchpad.open();
    await scratchpad.chooseFileAt(file);
    await expect(scratchpad.alert.filter({ hasText: "it has 65 MB, and up to 64 MB are read" })).toBeVisible();
  });

  test("one bad event costs none of the others, and is named", async ({ scratchpad, elsewhere }) => {
    await scratchpad.openIncident("Half of it is readable");
    for (const text of ["first", "second", "third"]) await scratchpad.log(`the ${text} note`);
    const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
    file.events[2] = { ...file.events[2], fact: { telepathy_received: { text: "the second note" } } };
    file.events.push(file.events[1]);

    const other = await elsewhere();
    await other.open();
    await other.chooseFile(JSON.stringify(file, null, 2));
    await expect(other.importPanel).toContainText("2 things in it could not be taken as they are");
    await expect(other.importPanel.getByRole("listitem").first()).toHaveText(/^events\[2\] at line \d+: left out/);
    await expect(other.importPanel.getByRole("listitem").last()).toHaveText(/^events\[4\] at line \d+: the same event/);
    await other.importButton("Add incident").click();
    await expect(other.heading).toHaveText("Half of it is readable");
    await expect(other.entry("the first note")).toBeVisible();
    await expect(other.entry("the third note")).toBeVisible();
    await expect(other.entries).toHaveCount(2);
  });

  test("an event that is here with other words stays, and nothing is shown that is not kept", async ({ scratchpad }) => {
    await scratchpad.openIncident("Told twice");
    await scratchpad.log("the words that are here");
    const file = (await scratchpad.exportAs("JSON")).text.replaceAll("the words that are here", "other words altogether");
    await scratchpad.chooseFile(file);
    await expect(scratchpad.importPanel).toContainText("0 of its 2 events are new.");
    await expect(scratchpad.importPanel).toContainText("One event has the id of one that is here but says something else");
    await scratchpad.importButton("Open the one here").click();
    await expect(scratchpad.importPanel).toBeHidden();
    await expect(scratchpad.entries).toHaveText([/the words that are here/]);
    await scratchpad.isSaved();
    await scratchpad.reload();
    await expect(scratchpad.entries).toHaveText([/the words that are here/]);

    await scratchpad.chooseFile(file);
    await scratchpad.importButton("Open as a copy").click();
    await expect(scratchpad.entries).toHaveText([/other words altogether/]);
    await scratchpad.isSaved();
    await scratchpad.reload();
    await expect(scratchpad.entries).toHaveText([/other words altogether/]);
  });

  test("a long incident that is here already is recognised", async ({ scratchpad }) => {
    await scratchpad.openIncident("A long night");
    await scratchpad.log("a note");
    const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
    const [wall, , replica] = file.events[1].stamp.split("-");
    for (let count = 0; count < 3_000; count += 1) {
      const stamp = `${wall}-${(count + 100).toString(32).padStart(4, "0")}-${replica}`;
      file.events.push({ ...file.events[1], stamp });
    }
    const text = JSON.stringify(file);
    await scratchpad.chooseFile(text);
    await scratchpad.importButton("Merge into it").click();
    await expect(scratchpad.importPanel).toBeHidden();
    await scratchpad.chooseFile(text);
    await expect(scratchpad.importPanel).toContainText("0 of its 3002 events are new.");
    await expect(scratchpad.importButton("Open the one here")).toBeVisible();
  });

  test("a copy stands beside the incident that it was made of, and cancelling brings nothing", async ({ scratchpad }) => {
    await scratchpad.openIncident("Checkout fails");
    await scratchpad.log("a note in both");
    const file = await scratchpad.exportAs("JSON");

    await scratchpad.chooseFile(file.text);
    await scratchpad.importPanel.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(scratchpad.importPanel).toHaveCount(0);

    await scratchpad.chooseFile(file.text);
    await scratchpad.importButton("Open as a copy").click();
    await expect(scratchpad.entry("a note in both")).toBeVisible();
    await scratchpad.log("a note in the copy");
    await scratchpad.home.click();
    await expect(scratchpad.listed("Checkout fails")).toHaveCount(2);
    await expect(scratchpad.listed("Checkout fails").filter({ hasText: "2 entries" })).toHaveCount(1);
    await expect(scratchpad.listed("Checkout fails").filter({ hasText: "1 entry" })).toHaveCount(1);
  });
});

test.describe("markup", () => {
  const markup = (field: string) =>
    `<img src=x onerror="window.owned='${field}'"> <script>owned='${field}'</script> [${field}](javascript:owned=1) &amp; **b**`;

  /** Without code spans, which a line of machine text is: in them every reader takes each sign for itself. */
  const withoutCode = (text: string) => text.replace(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");
  /** A link that Markdown would make of what was typed: its bracket is not escaped. */
  const liveLink = /(?<!\\)\[[^\]]*\]\(javascript:/;

  test("script and markup are text in every field, in every place that shows it, and in every export", async ({
    scratchpad,
    page,
    elsewhere,
  }) => {
    await scratchpad.open();
    await scratchpad.declare(markup("title"), "Critical");
    await expect(page).toHaveTitle(markup("title"));

    for (const [sign, field] of [
      ["", "note"], ["? ", "question"], ["~ ", "theory"], ["+ log: ", "evidence"], ["! ", "finding"], ["= ", "decision"],
      ["$ ", "change"], ["@maria ", "action"], ["/late 5m ", "late"], ["\\", "literal"],
    ]) {
      await scratchpad.log(sign + markup(field));
      await expect(scratchpad.entry(`(javascript:owned=1)`).filter({ hasText: markup(field) }).first()).toBeVisible();
    }
    await scratchpad.logAs("Action", "<b>maria</b> looks");
    await expect(scratchpad.entry("@<b>maria</b>")).toBeVisible();
    await scratchpad.log(`several lines\n${markup("pasted")}`);

    const theory = scratchpad.theory(markup("theory"));
    await expect(theory).toBeVisible();
    const expectation = theory.getByRole("textbox", { name: "If so, we would see" });
    await expectation.fill(markup("expectation"));
    await expectation.press("Enter");
    await scratchpad.conclude(markup("theory"), "Proven", markup("reason"));
    await scratchpad.correct(scratchpad.entry(markup("note")), markup("correction"));
    await expect(scratchpad.entry(markup("correction"))).toContainText(`First written: ${markup("note")}`);
    await scratchpad.log(markup("undone"));
    await scratchpad.undo.click();
    await expect(scratchpad.status.filter({ hasText: "Undone: “<img src=x" })).toBeVisible();
    await scratchpad.logEntry.fill("/<img>");
    await scratchpad.logEntry.press("Enter");

    await scratchpad.write({
      "Public headline": markup("headline"),
      "What is happening": markup("happening"),
      Impact: markup("impact"),
      "What we are doing": markup("doing"),
      "What you can do": markup("reader"),
    });
    const plain = await scratchpad.copy("Plain text");
    // The title is the team's own: customers read the headline.
    for (const field of ["headline", "happening", "impact", "doing", "reader"]) expect(plain).toContain(markup(field));
    const markdown = await scratchpad.copy("Markdown");
    for (const live of [/<img/, /<script/, liveLink]) expect(withoutCode(markdown)).not.toMatch(live);
    await scratchpad.markAsSent.click();
    await scratchpad.pushBack("15 min", markup("later"));
    await expect(scratchpad.entry(markup("later"))).toBeVisible();

    // What was pasted in lines stands as it is between fences, where it is text.
    const record = (await scratchpad.exportAs("Markdown")).text.replace(/^ *```text\n[\s\S]*?^ *```$/gm, "");
    for (const live of [/<img/, /<script/, /<b>/, liveLink]) expect(withoutCode(record)).not.toMatch(live);
    const file = await scratchpad.exportAs("JSON");
    expect(file.name).toMatch(/^\d{4}-\d\d-\d\d-[a-z0-9-]+\.json$/);
    await scratchpad.isSaved();
    await scratchpad.reload();
    await expect(scratchpad.heading).toHaveText(markup("title"));
    await isOnlyText(scratchpad);
    await scratchpad.home.click();
    await expect(scratchpad.listed(markup("title"))).toBeVisible();
    await isOnlyText(scratchpad);

    const other = await elsewhere();
    await other.open();
    await other.chooseFile(file.text, '"><img src=x onerror=owned=1>.json');
    await expect(other.importPanel).toContainText(markup("title"));
    await isOnlyText(other);
    await other.importButton("Add incident").click();
    await expect(other.heading).toHaveText(markup("title"));
    expect(eventsOf(await other.exportAs("JSON"))).toEqual(eventsOf(file));
    await isOnlyText(other);
  });

  test("titles that are paths or devices make plain file names", async ({ scratchpad }) => {
    const names = {
      "../../etc/passwd": /^\d{4}-\d\d-\d\d-etc-passwd\.json$/,
      CON: /^\d{4}-\d\d-\d\d-con\.json$/,
      "C:\\Windows\\x.exe\u202Efdp.": /^\d{4}-\d\d-\d\d-c-windows-x-exe-fdp\.json$/,
      "🔥🔥": /^\d{4}-\d\d-\d\d-incident\.json$/,
    };
    for (const [title, name] of Object.entries(names)) {
      await scratchpad.open();
      await scratchpad.title.fill(title);
      await scratchpad.declareButton.click();
      await expect(scratchpad.logEntry).toBeVisible();
      expect((await scratchpad.exportAs("JSON")).name).toMatch(name);
      await scratchpad.home.click();
    }
  });
});

/** Nothing that was typed became an element or ran. */
async function isOnlyText(scratchpad: Scratchpad): Promise<void> {
  await expect(scratchpad.page.getByRole("img")).toHaveCount(0);
  await expect(scratchpad.page.getByRole("link", { name: /^(title|note|theory|impact)$/ })).toHaveCount(0);
  expect(await scratchpad.page.evaluate(() => Reflect.get(window, "owned"))).toBeUndefined();
  expect(await scratchpad.page.evaluate(() => document.body.querySelectorAll("script:not([type=module]), img").length)).toBe(0);
}

function events(records: Record<string, string>): Record<string, string> {
  return Object.fromEntries(eventKeys(records).map((key) => [key, records[key]]));
}
