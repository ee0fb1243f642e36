// Evidence that brings its own time: what is pasted into the log's box by keyboard.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

test.use({ permissions: ["clipboard-read", "clipboard-write"] });

const NOW = new Date("2026-11-29T03:10:20Z");

/** An incident, and the hands of whoever pastes into its log. */
async function paste(page: Page, scratchpad: Scratchpad, text: string) {
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await scratchpad.logEntry.click();
  await page.keyboard.press("ControlOrMeta+v");
}

/** The whole of what this browser keeps, as one text. */
async function stored(page: Page): Promise<string> {
  return page.evaluate(async () => {
    let all = JSON.stringify({ ...localStorage });
    for (const { name } of await indexedDB.databases()) {
      const open = indexedDB.open(name!);
      const db = await new Promise<IDBDatabase>((resolve) => (open.onsuccess = () => resolve(open.result)));
      for (const store of db.objectStoreNames) {
        const get = db.transaction(store).objectStore(store).getAll();
        all += JSON.stringify(await new Promise((resolve) => (get.onsuccess = () => resolve(get.result))));
      }
      db.close();
    }
    return all;
  });
}

const PYTHON = [
  "2026-11-29 02:57:58,806 WARNING pool: 40 of 40 in use",
  "2026-11-29 02:58:01,002 ERROR pool: no connection within 3 s",
  '  File "/srv/app/pool.py", line 31, in take',
  "2026-11-29 02:58:12,000 ERROR pool: no connection within 3 s",
].join("\n");

test.describe("in Berlin", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("lines stand in the box as they are, one line says what was understood, and Enter logs them at their own time", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await paste(page, scratchpad, PYTHON);
    await expect(scratchpad.logEntry).toHaveValue(PYTHON);
    await expect(page.getByText("4 lines, 02:57:58 to 02:58:12")).toBeVisible();
    await expect(page.getByText("zone not stated: read as Europe/Berlin (your own)")).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(scratchpad.logEntry).toHaveValue("");
    const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "40 of 40 in use" });
    await expect(entry.locator("time")).toHaveText(/^01:57/);
    await expect(entry).toContainText("written down at 03:10");
    await expect(page.getByText("zone not stated")).toHaveCount(0);
    await page.keyboard.press("ControlOrMeta+z");
    await expect(page.getByText(/Undone/)).toBeVisible();
  });

  test("the zone of a source is chosen once an incident, by a button or by name", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await paste(page, scratchpad, PYTHON);
    await page.getByRole("button", { name: "UTC", exact: true }).click();
    await expect(page.getByText("zone not stated: read as UTC (chosen)")).toBeVisible();
    await expect(scratchpad.logEntry).toBeFocused();
    await page.keyboard.press("Enter");
    const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "40 of 40 in use" });
    await expect(entry.locator("time")).toHaveText(/^02:57/);
    // The same source again: nothing is asked anew, and it can still be changed.
    await paste(page, scratchpad, PYTHON.replaceAll("02:5", "02:4"));
    await expect(page.getByText("zone not stated: read as UTC (chosen)")).toBeVisible();
    await page.getByRole("button", { name: "Other…" }).click();
    const field = page.getByRole("textbox", { name: "Zone of the pasted lines" });
    await expect(field).toBeFocused();
    await field.fill("Mars/Olympus");
    await field.press("Enter");
    await expect(page.getByText("No zone goes by “Mars/Olympus”.")).toBeVisible();
    await field.fill("kolkata");
    await field.press("Enter");
    await expect(page.getByText("zone not stated: read as Asia/Kolkata (chosen)")).toBeVisible();
    await page.reload();
    await expect(scratchpad.logEntry).toHaveValue(PYTHON.replaceAll("02:5", "02:4"));
    await expect(page.getByText("zone not stated: read as Asia/Kolkata (chosen)")).toBeVisible();
  });

  test("lines that state their zone ask nothing, and prose with a time in it is logged as of now unless one chooses", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await paste(page, scratchpad, "2026-11-29T03:38:07+01:00 up\n2026-11-29T03:38:09+01:00 down");
    await expect(page.getByText("2 lines, 02:38:07 to 02:38:09 UTC")).toBeVisible();
    await expect(page.getByText("zone not stated")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Other…" })).toHaveCount(0);
    await page.keyboard.press("Enter");
    await expect(scratchpad.logEntry).toHaveValue("");
    await paste(page, scratchpad, "errors on checkout since 02:41:07");
    await expect(page.getByRole("button", { name: "As of now" })).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Enter");
    const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "since 02:41:07" });
    await expect(entry.locator("time")).toHaveText(/^03:10/);
  });

  test("who writes on at once has added what was pasted, and keeps what is written", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await paste(page, scratchpad, PYTHON);
    await page.keyboard.press("Enter");
    await page.keyboard.type("next");
    const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "40 of 40 in use" });
    await expect(entry.locator("time")).toHaveText(/^01:57/);
    await expect(scratchpad.logEntry).toHaveValue("next");
  });

  test("a choice makes an entry a line, which lead back to the text and are undone together, or a span", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await paste(page, scratchpad, PYTHON);
    await page.getByRole("button", { name: "3 entries, one a line" }).click();
    await page.getByRole("checkbox", { name: /40 of 40/ }).uncheck();
    await expect(page.getByText("2 of 3 ticked")).toBeVisible();
    await scratchpad.logEntry.press("Enter");
    await expect(page.getByText("2 entries logged, each at its own time.")).toBeVisible();
    const rows = scratchpad.timeline.getByRole("listitem").filter({ hasText: "no connection within 3 s" });
    await expect(rows).toHaveCount(2);
    await expect(rows.first()).toContainText("line 31, in take");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(page.getByText("Undone: 2 entries from a pasted text.")).toBeVisible();
    await expect(rows.and(page.locator(".undone"))).toHaveCount(2);
    await paste(page, scratchpad, PYTHON);
    await page.getByRole("button", { name: "From first to last" }).click();
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.logEntry).toHaveValue("");
  });

  test("what opens a door is kept nowhere before somebody has chosen", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    const text = "2026-11-29 02:57:58,806 INFO connect postgres://app:hunter2pass@db1/shop";
    await paste(page, scratchpad, text);
    await expect(page.getByText("Something in it opens a door.")).toBeVisible();
    await expect(page.getByRole("group", { name: "Secrets" })).not.toContainText("hunter2");
    await page.keyboard.press("Enter");
    await expect(scratchpad.alert.filter({ hasText: "Choose first" })).toBeVisible();
    await expect(scratchpad.logEntry).toHaveValue(text);
    await expect.poll(() => stored(page), "the draft is there, masked").toContain("app:[masked]@db1");
    expect(await stored(page)).not.toContain("hunter2");
    await page.getByRole("button", { name: "Mask", exact: true }).click();
    await expect(scratchpad.logEntry).toHaveValue(text.replace("hunter2pass", "[masked]"));
    await expect(scratchpad.logEntry).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(scratchpad.timeline.getByText("app:[masked]@db1")).toBeVisible();
    expect(await stored(page)).not.toContain("hunter2");
    await paste(page, scratchpad, text);
    await page.getByRole("button", { name: "Keep as it is" }).click();
    await expect(scratchpad.logEntry).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(scratchpad.timeline.getByText("hunter2pass")).toBeVisible();
  });

  test("a chat is its messages with their authors, after a preview with ticks", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    const text = "Ana Silva\n  3:57 AM\ncheckout returns 502s\n2 replies\nBen\n  3:58 AM\nrolling back 1.42";
    await paste(page, scratchpad, text);
    await expect(page.getByText("2 messages of a chat, 02:57:00 to 02:58:00 UTC")).toBeVisible();
    await expect(page.getByRole("checkbox", { name: /Ana Silva: checkout returns 502s/ })).toBeChecked();
    await page.keyboard.press("Enter");
    const ana = scratchpad.timeline.getByRole("listitem").filter({ hasText: "Ana Silva: checkout returns 502s" });
    await expect(ana.locator("time")).toHaveText(/^02:57/);
    await expect(scratchpad.timeline.getByRole("listitem").filter({ hasText: "Ben: rolling back 1.42" })).toBeVisible();
  });
});

for (const [zone, clock, local, written] of [
  ["Europe/Berlin", "01:57", " (02:57)", "08:10 (09:10)"],
  ["Asia/Kolkata", "21:27", " (02:57 the next day)", "2026-11-29 08:10 (13:40)"],
  ["America/New_York", "07:57", " (02:57)", "08:10 (03:10)"],
  ["UTC", "02:57", "", "08:10"],
] as const) {
  test.describe(`in ${zone}`, () => {
    test.use({ timezoneId: zone });

    test("lines without a zone are read on the clock of whoever pastes, and it says so", async ({ scratchpad, page }) => {
      await page.clock.install({ time: new Date("2026-11-29T08:10:20Z") });
      await scratchpad.openIncident("Checkout fails");
      await paste(page, scratchpad, PYTHON);
      await expect(page.getByText(`zone not stated: read as ${zone} (your own)`)).toBeVisible();
      await page.keyboard.press("Enter");
      const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "40 of 40 in use" });
      await expect(entry.locator("time")).toHaveText(new RegExp(`^${clock}`));
      const { text } = await scratchpad.exportAs("Markdown");
      expect(text).toContain(`- ${clock}${local} **Note, written down at ${written}:**`);
      expect(text, "the source's own text").toContain(PYTHON.split("\n").map((line) => `  ${line}`).join("\n"));
      expect(text).toContain(`  - Its times name no zone: read as ${zone}`);
    });
  });
}

test.describe("on a clock on which the lines would be still to come", () => {
  test.use({ timezoneId: "America/New_York" });

  test("they are read in UTC, the line says why, and one's own zone can be chosen", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await paste(page, scratchpad, PYTHON);
    await expect(page.getByText("zone not stated: read as UTC: in America/New_York (your own) it would be still to come")).toBeVisible();
    await page.getByRole("button", { name: "America/New_York", exact: true }).click();
    await expect(page.getByText("still to come by this clock: logged as of now")).toBeVisible();
    await page.getByRole("button", { name: "UTC", exact: true }).click();
    await scratchpad.logEntry.press("Enter");
    const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "40 of 40 in use" });
    await expect(entry.locator("time")).toHaveText(/^02:57/);
  });
});

test.describe("where no event says that it was pasted", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  /** What a phone's keyboard does: the text is another one, and an `input` event tells so. */
  const arrive = (page: Page, text: string, inputType: string) =>
    page.getByRole("textbox", { name: "Log entry" }).evaluate(
      (box, [text, inputType]) => {
        (box as HTMLTextAreaElement).value = text!;
        box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: inputType! }));
      },
      [text, inputType],
    );

  test("several lines at once are read like a paste, and so is what the event calls one", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await arrive(page, PYTHON, "insertText");
    await expect(page.getByText("4 lines, 02:57:58 to 02:58:12")).toBeVisible();
    await scratchpad.logEntry.press("Enter");
    const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "40 of 40 in use" });
    await expect(entry.locator("time")).toHaveText(/^01:57/);
    await arrive(page, "postgres://app:hunter2pass@db1/shop", "insertFromPaste");
    await expect(page.getByText("Something in it opens a door.")).toBeVisible();
    expect(await stored(page)).not.toContain("hunter2");
  });

  test("keys and line breaks are none: nothing is read", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails");
    await scratchpad.logEntry.click();
    await page.keyboard.type("02:41:07 first");
    await page.keyboard.press("Shift+Enter");
    await page.keyboard.type("02:41:09 second");
    await expect(page.locator(".paste-lines")).toHaveCount(0);
  });
});

test.describe("before the program is there", () => {
  test.use({ timezoneId: "Europe/Berlin", serviceWorkers: "block" });

  test("what is pasted is in no store before it was looked through, and is asked about at once", async ({ scratchpad, page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("./");
    await page.keyboard.type("Checkout fails");
    await page.keyboard.press("Enter");
    const entry = page.getByRole("textbox", { name: "Log entry", exact: true });
    await expect(entry).toBeFocused();
    await page.keyboard.type("seen: ");
    await page.evaluate((words) => navigator.clipboard.writeText(words), "postgres://app:hunter2pass@db1/shop");
    await page.keyboard.press("ControlOrMeta+v");
    await expect(entry).toHaveValue("seen: postgres://app:hunter2pass@db1/shop");
    await expect(page.getByText("What you pasted is not kept yet: it is looked through for secrets first.")).toBeVisible();
    expect(await stored(page)).not.toContain("hunter2");
    expect(await stored(page), "what was typed is kept").toContain("seen:");
    release();
    await expect(page.locator("html")).toHaveAttribute("data-ready", "");
    await expect(page.getByText("Something in it opens a door.")).toBeVisible();
    await expect(scratchpad.logEntry).toHaveValue("seen: postgres://app:hunter2pass@db1/shop");
    await expect.poll(() => stored(page)).toContain("app:[masked]@db1");
    expect(await stored(page)).not.toContain("hunter2");
  });

  test("a pasted line that was entered is asked about too, and what was pasted behind it stays in the box", async ({ scratchpad, page }) => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    await page.route(/\.wasm$/, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto("./");
    await page.keyboard.type("Checkout fails");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "Log entry", exact: true })).toBeFocused();
    for (const line of ["postgres://app:hunter2pass@db1/shop", "redis://app:hunter3pass@db2/0"]) {
      await page.evaluate((words) => navigator.clipboard.writeText(words), line);
      await page.keyboard.press("ControlOrMeta+v");
      if (line.startsWith("postgres")) await page.keyboard.press("Enter");
    }
    expect(await stored(page)).not.toMatch(/hunter[23]/);
    release();
    await expect(page.locator("html")).toHaveAttribute("data-ready", "");
    await expect(page.getByText(/opens? a door/)).toBeVisible();
    await expect(scratchpad.logEntry).toHaveValue("postgres://app:hunter2pass@db1/shop\nredis://app:hunter3pass@db2/0");
    await expect.poll(() => stored(page)).toContain("app:[masked]@db2");
    expect(await stored(page)).not.toMatch(/hunter[23]/);
  });
});

test.describe("over a night of change", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("lines that run back take the second pass, and the record reads as a true time line", async ({ scratchpad, page }) => {
    await page.clock.install({ time: new Date("2026-10-25T01:20:00Z") });
    await scratchpad.openIncident("Checkout fails");
    await paste(page, scratchpad, [
      "2026-10-25 02:30:00,100 INFO queue: 10 waiting",
      "2026-10-25 02:59:58,100 INFO queue: 400 waiting",
      "2026-10-25 02:00:03,100 ERROR queue: full",
      "2026-10-25 02:15:03,100 INFO queue: drained",
    ].join("\n"));
    await expect(page.getByText("came twice")).toHaveCount(0);
    await page.getByRole("button", { name: "4 entries, one a line" }).click();
    await scratchpad.logEntry.press("Enter");
    await expect(page.getByText("4 entries logged")).toBeVisible();
    const times = scratchpad.timeline.getByRole("listitem").filter({ hasText: "queue:" }).locator("time");
    await expect(times).toHaveText([/^00:30/, /^00:59/, /^01:00/, /^01:15/]);
    await expect(scratchpad.timeline.getByText("nothing for 29 min")).toBeVisible();
    await scratchpad.timeline.getByText("The pasted text").first().click();
    await expect(scratchpad.timeline.locator("details[open] mark")).toHaveText("2026-10-25 02:30:00,100 INFO queue: 10 waiting");
    const { text } = await scratchpad.exportAs("Markdown");
    const order = ["10 waiting", "400 waiting", "queue: full", "drained", "Declared"].map((words) => text.lastIndexOf(words));
    expect(order.slice(0, 4), text).toEqual([...order.slice(0, 4)].sort((a, b) => a - b));
    expect(text).toContain("00:59 (02:59) **Note");
    expect(text).toContain("01:00 (02:00) **Note");
    expect(text).toContain("- (nothing for 29 min)");
    expect(text).toMatch(/- 00:30 \(02:30\) \*\*Note, written down at 01:20 \(02:20\):\*\*.*10 waiting.*\n {2}- Line 1 of pasted text 1\n/);
    const pasted = [
      "2026-10-25 02:30:00,100 INFO queue: 10 waiting",
      "2026-10-25 02:59:58,100 INFO queue: 400 waiting",
      "2026-10-25 02:00:03,100 ERROR queue: full",
      "2026-10-25 02:15:03,100 INFO queue: drained",
    ].join("\n");
    expect(text).toContain(`### Pasted text 1\n\nPasted at 01:20 (02:20); 4 entries were made of it. Times in it that name no zone were read as Europe/Berlin.\n\n\`\`\`text\n${pasted}\n\`\`\`\n`);
  });
});

test.describe("what is bad", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("is said in a sentence, and nothing of it is lost", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    for (const [text, said] of [
      ["2026-11-29 02:57:58 Mars/Olympus down\nno more", "time not read: no zone goes by that name"],
      ["2026-02-30 02:57:58 down\nno more", "time not read: no calendar and clock show it"],
      ["1970-01-01T00:00:01Z epoch\n1970-01-01T00:00:02Z epoch", "2 lines, 1970-01-01 00:00:01 to 00:00:02 UTC"],
      ["2106-02-07T06:28:15Z later\nthe end", "still to come by this clock: logged as of now"],
    ]) {
      await paste(page, scratchpad, text!);
      await expect(page.getByText(said!)).toBeVisible();
      await expect(scratchpad.logEntry).toHaveValue(text!);
      await scratchpad.logEntry.press("Enter");
      await expect(scratchpad.logEntry).toHaveValue("");
      await expect(scratchpad.timeline.getByText(text!.split("\n")[0]!)).toBeVisible();
    }
  });

  test("more than 10,000 lines take the road of a file", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails");
    const lines = Array.from({ length: 10_200 }, (_, n) => {
      const clock = new Date(Date.UTC(2026, 9, 1) + n * 1000).toISOString();
      return `${clock} ${n % 3000 === 2999 ? "ERROR" : "INFO"} n=${n}`;
    });
    await paste(page, scratchpad, lines.join("\n"));
    await expect(page.getByText(/only the first 10,000 were read/)).toBeVisible();
    await page.getByRole("button", { name: "Choose lines" }).click();
    const panel = page.getByRole("group", { name: "Lines of The pasted text" });
    await expect(panel.getByText(/10200 lines/)).toBeVisible();
    await panel.getByRole("textbox", { name: "With the words" }).fill("error");
    await expect(panel.getByText("3 shown")).toBeVisible();
    await panel.getByRole("checkbox", { name: /n=5999/ }).check();
    await panel.getByRole("button", { name: "Log 1 line" }).click();
    await expect(scratchpad.timeline.getByText("n=5999")).toBeVisible();
  });
});

test.describe("a text that is none, or too much of one", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("mixed line ends are lines, signs of no script are kept and shown, and times among them are read", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    const mixed = "2026-11-29T02:57:58Z one\r\n2026-11-29T02:57:59Z two\r2026-11-29T02:58:00Z three\n";
    await paste(page, scratchpad, mixed);
    await expect(page.getByText("3 lines, 02:57:58 to 02:58:00 UTC")).toBeVisible();
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.logEntry).toHaveValue("");
    const binary = "\u0001ELF\u0002\uFFFD\uFFFD\n2026-11-29T02:57:58Z \u001b[31mred\u001b[0m";
    await paste(page, scratchpad, binary);
    await expect(page.getByText("2 lines, 02:57:58 UTC")).toBeVisible();
    await scratchpad.logEntry.press("Enter");
    const entry = scratchpad.timeline.getByRole("listitem").filter({ hasText: "ELF" });
    await expect(entry.locator("time")).toHaveText(/^02:57/);
  });

  test("a line of 1 MB stays in the box, and what is wrong with it is said", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    const line = `2026-11-29T02:57:58Z ${"x".repeat(1024 * 1024)}`;
    await paste(page, scratchpad, line);
    await expect(page.getByText("1 line, 02:57:58 UTC")).toBeVisible();
    await scratchpad.logEntry.press("Enter");
    await expect(scratchpad.alert.filter({ hasText: /characters/ })).toBeVisible();
    expect((await scratchpad.logEntry.inputValue()).length).toBe(line.length);
  });
});

/** Drops a file on the page, as a person does. */
async function drop(page: Page, name: string, text: string) {
  await page.evaluate(
    ([name, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text!], name!));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    },
    [name, text],
  );
}

test.describe("a file that is dropped", () => {
  test.use({ timezoneId: "Europe/Berlin" });

  test("is read, searched, and only the lines that are ticked are logged, with secrets masked", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    await drop(page, "app.log.1", `${PYTHON}\n2026-11-29 02:59:00,000 INFO postgres://app:hunter2pass@db1/shop`);
    const panel = page.getByRole("group", { name: "Lines of app.log.1" });
    await expect(panel.getByText("app.log.1: 5 lines, 01:57:58 to 01:59:00 UTC")).toBeVisible();
    await expect(panel.getByRole("button", { name: "Log 0 lines" })).toBeDisabled();
    await panel.getByRole("button", { name: "UTC", exact: true }).click();
    await expect(panel.getByText("app.log.1: 5 lines, 02:57:58 to 02:59:00 UTC")).toBeVisible();
    await panel.getByRole("checkbox", { name: /postgres/ }).check();
    await panel.getByRole("checkbox", { name: /02:58:01,002/ }).check();
    await panel.getByRole("button", { name: "Log 2 lines" }).click();
    await expect(scratchpad.timeline.locator(".words").filter({ hasText: "app:[masked]@db1" })).toBeVisible();
    await expect(panel).toHaveCount(0);
    expect(await stored(page)).not.toContain("hunter2");
  });

  test("is chosen by the keyboard where nothing can be dropped, and the record says which file it was", async ({ scratchpad, page }) => {
    await page.clock.install({ time: NOW });
    await scratchpad.openIncident("Checkout fails");
    const button = page.getByRole("button", { name: "File…" });
    const choosing = page.waitForEvent("filechooser");
    await button.press("Enter");
    const chooser = await choosing;
    await chooser.setFiles({ name: "app.log", mimeType: "text/plain", buffer: Buffer.from(PYTHON) });
    const panel = page.getByRole("group", { name: "Lines of app.log" });
    await expect(panel.getByText("app.log: 4 lines, 01:57:58 to 01:58:12 UTC")).toBeVisible();
    await panel.getByRole("checkbox", { name: /02:58:12,000/ }).check();
    await panel.getByRole("button", { name: "Log 1 line" }).click();
    await expect(panel).toHaveCount(0);
    const { text } = await scratchpad.exportAs("Markdown");
    expect(text).toContain("Lines of the file app.log, taken at 03:10 (04:10); 1 entry was made of it. Times in it that name no zone were read as Europe/Berlin.");
    expect(text).toContain("  - Line 1 of pasted text 1");
  });

  test("is refused in a sentence where it is no text or too large, and reading it can be cancelled", async ({ scratchpad, page }) => {
    await scratchpad.openIncident("Checkout fails");
    await drop(page, "core.log", "ELF\0\0\0");
    await expect(page.getByText("This is no text: there are no lines in it to log.")).toBeVisible();
    await page.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByText("This is no text")).toHaveCount(0);
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.items.add(new File(["x".repeat(22 * 1024 * 1024)], "big.log"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    await expect(page.getByText("This file has 22 MB; up to 20 MB are read.")).toBeVisible();
  });
});
