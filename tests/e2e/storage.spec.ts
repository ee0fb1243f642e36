// Nothing is lost, and what the page says about that is true: both stores, each of them broken, tabs, drafts, redaction.
import { expect, test } from "./fixtures.ts";
import { eventsOf, Scratchpad } from "./scratchpad.ts";
import {
  blockLocal, blockMirror, breakMirror, eventKeys, fillLocal, held, hold, holdCompletion, localRecords, mirrorRecords,
  putInMirror, type Records, release, repairMirror, sealed, wipeLocal, wipeMirror,
} from "./stores.ts";

test.describe("saying Saved", () => {
  test("not before the mirror's transaction has completed, whatever local storage says", async ({ scratchpad, page }) => {
    await holdCompletion(page);
    await scratchpad.openIncident();
    await hold(page);

    await scratchpad.log("on its way");
    expect(JSON.stringify(await localRecords(page)), "local storage has it at once").toContain("on its way");
    await expect.poll(() => held(page), "the mirror has it, and the page was not told").toBeGreaterThan(0);
    expect(JSON.stringify(await mirrorRecords(page))).toContain("on its way");
    await expect(scratchpad.saved).toHaveText("Saving…");
    await scratchpad.log("and another one");
    await expect(scratchpad.saved).toHaveText("Saving…");

    await release(page);
    await scratchpad.isSaved();
  });

  test("a mirror that fails for a while is said to be so, and catches up by itself", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await breakMirror(page);
    await scratchpad.log("while the database is away");
    await expect(scratchpad.saved).toHaveText("Kept for now, may be lost");
    await repairMirror(page);
    await scratchpad.isSaved();
    expect(JSON.stringify(await mirrorRecords(page))).toContain("while the database is away");
  });
});

test.describe("stores that do not work", () => {
  for (const [what, alsoSession] of [["both stores are blocked", false], ["all site data is blocked", true]] as const) {
    test(`${what}: it says so, with the words at hand, and copying and exporting work`, async ({ scratchpad, page }) => {
      await blockLocal(page);
      await blockMirror(page);
      if (alsoSession) {
        await page.addInitScript(() => {
          Object.defineProperty(window, "sessionStorage", {
            get() {
              throw new DOMException("Access is denied for this document.", "SecurityError");
            },
          });
        });
      }
      await scratchpad.open();
      await expect(scratchpad.status.filter({ hasText: "This browser keeps nothing for this page" })).toBeVisible();
      await scratchpad.declare("Nowhere to keep it");
      await scratchpad.log("every third payment fails");

      await expect(scratchpad.alert.filter({ hasText: "Not saved: copy now." })).toBeVisible();
      await expect(scratchpad.saved).toHaveText("Not saved: copy now");
      await expect(scratchpad.entry("every third payment fails")).toBeVisible();

      await page.getByRole("button", { name: "Copy everything", exact: true }).click();
      await expect(scratchpad.status.filter({ hasText: "The whole record is on the clipboard." })).toBeVisible();
      expect(await scratchpad.clipboard()).toContain("every third payment fails");
      expect((await scratchpad.exportAs("Markdown")).text).toContain("every third payment fails");
      expect(eventsOf(await scratchpad.exportAs("JSON"))).toHaveLength(2);
    });
  }

  test("where the clipboard is refused too, the words stand there to be copied by hand", async ({ scratchpad, page }) => {
    await blockLocal(page);
    await blockMirror(page);
    await page.addInitScript(() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined });
      document.execCommand = () => false;
    });
    await scratchpad.open();
    await scratchpad.declare("Nowhere to keep it");
    await scratchpad.log("every third payment fails");
    await page.getByRole("button", { name: "Copy everything", exact: true }).click();
    await expect(page.getByRole("textbox", { name: "Everything, to copy" })).toHaveValue(/every third payment fails/);

    await scratchpad.write({ "What is happening": "Payments fail." });
    await scratchpad.copyButton.click();
    const byHand = scratchpad.statusUpdate.getByRole("textbox", { name: "Text to copy" });
    await expect(byHand).toHaveValue(/^Investigating: Payments fail\n\nPayments fail\./);
    await expect(scratchpad.statusUpdate.getByRole("alert")).toContainText("The browser does not let this page copy.");
  });

  test("without the mirror, entries are kept but never called saved", async ({ scratchpad, page }) => {
    await blockMirror(page);
    await scratchpad.open();
    await expect(scratchpad.status.filter({ hasText: "The browser's database cannot be used" })).toBeVisible();
    await scratchpad.declare("Checkout fails");
    await scratchpad.log("kept in one place");
    await scratchpad.logEntry.fill("half a sent");
    await expect(scratchpad.saved).toHaveText("Kept for now, may be lost");
    await scratchpad.reload();
    await expect(scratchpad.entry("kept in one place")).toBeVisible();
    await expect(scratchpad.logEntry).toHaveValue("half a sent");
    await expect(scratchpad.status.filter({ hasText: "The browser's database cannot be used" })).toBeVisible();
  });

  test("without local storage, the mirror keeps entries and drafts, and that is saved", async ({ scratchpad, page }) => {
    await blockLocal(page);
    await scratchpad.open();
    await expect(scratchpad.status.filter({ hasText: "The browser's quick storage cannot be used" })).toBeVisible();
    await scratchpad.declare("Checkout fails");
    await scratchpad.log("kept in the database");
    await scratchpad.isSaved();
    await scratchpad.logEntry.fill("half a sent");
    await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).toContain("half a sent");
    await scratchpad.reload();
    await expect(scratchpad.entry("kept in the database")).toBeVisible();
    await expect(scratchpad.logEntry).toHaveValue("half a sent");
  });
});

test.describe("a full store", () => {
  test("what does not fit into local storage is in the mirror, and is saved", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await fillLocal(page);
    await scratchpad.log("one more after it was full");
    await scratchpad.isSaved();
    expect(JSON.stringify(await localRecords(page))).not.toContain("one more after it was full");
    expect(JSON.stringify(await mirrorRecords(page))).toContain("one more after it was full");
    await scratchpad.reload();
    await expect(scratchpad.entry("one more after it was full")).toBeVisible();
    await expect(scratchpad.status.filter({ hasText: "storage is full" })).toBeVisible();
  });

  test("full, and no mirror: not saved, and the text stays on the screen", async ({ scratchpad, page }) => {
    await blockMirror(page);
    await scratchpad.open();
    await scratchpad.declare("Checkout fails");
    await fillLocal(page);
    await scratchpad.log("the last straw");
    await expect(scratchpad.alert.filter({ hasText: "because the browser's storage is full" })).toBeVisible();
    await expect(scratchpad.saved).toHaveText("Not saved: copy now");
    await expect(scratchpad.entry("the last straw")).toBeVisible();
    expect((await scratchpad.exportAs("Markdown")).text).toContain("the last straw");
  });

  test("full at the start, and no mirror: what it holds is shown, and what is added is called not saved", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident();
    await scratchpad.log("written while there was room");
    await scratchpad.isSaved();
    await fillLocal(page);
    await blockMirror(page);
    await scratchpad.reload();
    await expect(scratchpad.entry("written while there was room")).toBeVisible();
    await expect(scratchpad.status.filter({ hasText: "The browser's storage is full" })).toBeVisible();
    await scratchpad.log("written when there was none");
    await expect(scratchpad.saved).toHaveText("Not saved: copy now");
  });

  test("it warns at seventy percent, and not before", async ({ scratchpad, page }) => {
    const warning = scratchpad.status.filter({ hasText: /The browser's quick storage is \d+ % full/ });
    const use = (share: number) =>
      page.evaluate((share) => localStorage.setItem("other", "x".repeat(share * 5 * 1024 * 1024)), share);
    await scratchpad.openIncident();
    await use(0.65);
    await scratchpad.reload();
    await scratchpad.isSaved();
    await expect(warning).toHaveCount(0);
    await use(0.72);
    await scratchpad.reload();
    await expect(warning).toBeVisible();
  });
});

test.describe("a store that was wiped", () => {
  const restored = "This browser had lost one of its two copies of your incidents. It was restored from the other.";

  test("the first visit says nothing, and neither does the second", async ({ scratchpad, page }) => {
    const said = scratchpad.status.filter({ hasText: /./ });
    await scratchpad.open();
    await expect.poll(async () => Object.keys(await mirrorRecords(page)), "both stores were looked at").toContain("isp/since");
    await expect(said).toHaveCount(0);
    await scratchpad.reload();
    await scratchpad.declare("Checkout fails");
    await scratchpad.isSaved();
    await scratchpad.reload();
    await scratchpad.isSaved();
    await scratchpad.home.click();
    await expect(scratchpad.listed("Checkout fails")).toBeVisible();
    await expect(said).toHaveCount(0);
  });

  for (const [store, wipe] of [["local storage", wipeLocal], ["the mirror", wipeMirror]] as const) {
    test(`${store} is restored from the other, and that is said`, async ({ scratchpad, page }) => {
      await scratchpad.openIncident();
      await scratchpad.log("~ a theory");
      await scratchpad.log("+ log: a line");
      await scratchpad.isSaved();
      const before = eventKeys(await mirrorRecords(page));
      expect(before).toHaveLength(3);

      await wipe(page);
      await scratchpad.reload();
      await expect(scratchpad.status.filter({ hasText: restored })).toBeVisible();
      await expect(scratchpad.heading).toHaveText("Checkout fails");
      await expect(scratchpad.evidence("a theory")).toHaveCount(1);
      await scratchpad.isSaved();
      await expect.poll(async () => eventKeys(await localRecords(page))).toEqual(before);
      await expect.poll(async () => eventKeys(await mirrorRecords(page))).toEqual(before);

      await scratchpad.reload();
      await scratchpad.isSaved();
      await expect(scratchpad.status.filter({ hasText: restored }), "said once").toHaveCount(0);
    });
  }
});

test("what cannot be read is listed, kept byte for byte and handed out, and blocks nothing", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("a whole entry");
  await scratchpad.isSaved();
  const [first, second] = eventKeys(await localRecords(page));
  const whole = (await localRecords(page))[second];
  const stamp = (counter: string) => first.replace(/-\d{4}-([0-9a-z]+)$/, `-${counter}-$1`);

  const flaws: Record<string, [record: string, words: string]> = {
    [stamp("0901")]: [
      sealed(stamp("0901"), 2, '{"f":{"telepathy_received":{"text":"hello"}}}'),
      "a newer version of this page wrote it (record version 2)",
    ],
    [stamp("0902")]: [whole.slice(0, -5), "it was changed or cut off after it was written"],
    [stamp("0903")]: ['"null"', "it was cut off or is not a record at all"],
    [stamp("0904")]: [
      sealed(stamp("0904"), 1, '{"f":{"telepathy_received":{}}}'),
      "it is whole, but says nothing that this page knows",
    ],
    "isp/e/nobody/nothing": ["1 00000000 {}", "its name is not one that this page gives"],
  };
  const elsewhere = stamp("0905");
  const records: Records = Object.fromEntries(Object.entries(flaws).map(([key, [record]]) => [key, record]));
  await page.evaluate((records) => {
    for (const [key, value] of Object.entries(records)) localStorage.setItem(key, value);
    localStorage.setItem("theme", "dark");
    localStorage.setItem("null", "null");
  }, records);
  await putInMirror(page, { [elsewhere]: "half-writ", unrelated: "of another page" });

  const isListed = async () => {
    await expect(scratchpad.unreadable.getByRole("listitem")).toHaveCount(6);
    for (const [key, [, words]] of Object.entries(flaws)) {
      await expect(scratchpad.unreadable.getByRole("listitem").filter({ hasText: key })).toContainText(words);
    }
    await expect(scratchpad.unreadable.getByRole("listitem").filter({ hasText: elsewhere })).toBeVisible();
  };
  const isKept = async () => {
    expect(await localRecords(page)).toMatchObject({ ...records, theme: "dark", null: "null" });
    expect(await mirrorRecords(page)).toMatchObject({ [elsewhere]: "half-writ", unrelated: "of another page" });
  };

  await scratchpad.home.click();
  await scratchpad.reload();
  await isListed();
  const { name, text } = await scratchpad.downloadOf(
    scratchpad.unreadable.getByRole("button", { name: /^Download all/ }),
  );
  expect(name).toBe("could-not-be-read.json");
  expect(Object.fromEntries(JSON.parse(text))).toEqual({ ...records, [elsewhere]: "half-writ" });

  await scratchpad.incidents.getByRole("link", { name: "Checkout fails" }).click();
  await expect(scratchpad.entry("a whole entry")).toBeVisible();
  await scratchpad.log("life goes on");
  await scratchpad.isSaved();
  await isKept();
  await scratchpad.home.click();
  await scratchpad.reload();
  await isListed();
  await isKept();
});

test.describe("two tabs", () => {
  test("converge both ways, and neither writes over the other", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.log("~ the theory of the first tab");
    await scratchpad.isSaved();
    const second = await scratchpad.beside();
    await second.open(new URL(scratchpad.page.url()).hash);
    await expect(second.theory("the theory of the first tab")).toBeVisible();

    await second.log("+ log: evidence of the second tab");
    await expect(scratchpad.evidence("the theory of the first tab")).toHaveCount(1);
    await scratchpad.severity.selectOption("Critical");
    await expect(second.severity).toHaveValue("Critical");
    await scratchpad.write({ "What is happening": "Payments fail." });
    await scratchpad.markAsSent.click();
    await expect(second.nextUpdate).toContainText("until the next update to customers");
    await second.pushBack("30 min", "the second tab knows why");
    await expect(scratchpad.entry("the second tab knows why")).toBeVisible();

    for (let round = 0; round < 5; round += 1) {
      await Promise.all([scratchpad.log(`first tab, ${round}`), second.log(`second tab, ${round}`)]);
    }
    await expect(scratchpad.entry(/tab, \d/)).toHaveCount(10);
    await expect(second.entry(/tab, \d/)).toHaveCount(10);
    expect(eventsOf(await second.exportAs("JSON"))).toEqual(eventsOf(await scratchpad.exportAs("JSON")));
    await scratchpad.isSaved();
    await second.isSaved();

    await scratchpad.reload();
    await expect(scratchpad.entry(/tab, \d/)).toHaveCount(10);
  });

  test("an incident that was declared in one is listed in the other, and is named there when it is over", async ({
    scratchpad,
  }) => {
    await scratchpad.open();
    const second = await scratchpad.beside();
    await second.open();
    await expect(second.incidents).toHaveCount(0);
    await scratchpad.declare("Declared next door", "Critical");
    await expect(second.listed("Declared next door")).toContainText("Critical");
    await scratchpad.log("one");
    await expect(second.listed("Declared next door")).toContainText("1 entry");
    await scratchpad.phase.selectOption("Resolved");
    await expect(second.listed("Declared next door")).toContainText("Resolved");
  });

  test("a tab that waits at an incident's address opens it when another tab brings it", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident("Late arrival");
    const address = new URL(page.url()).hash;
    const file = await scratchpad.exportAs("JSON");
    await wipeLocal(page);
    await wipeMirror(page);
    await scratchpad.home.click();
    await scratchpad.reload();
    const second = await scratchpad.beside();
    await second.open(address);
    await expect(second.status.filter({ hasText: "is not in this browser" })).toBeVisible();
    await scratchpad.chooseFile(file.text);
    await scratchpad.importButton("Add incident").click();
    await expect(scratchpad.heading).toHaveText("Late arrival");
    await expect(second.heading).toHaveText("Late arrival");
  });

  test("a correction that is being typed stays when another tab changes the same entry, and through a reload", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident();
    await scratchpad.log("as it was first");
    await scratchpad.isSaved();
    const second = await scratchpad.beside();
    await second.open(new URL(page.url()).hash);
    const entry = scratchpad.entry("as it was first");
    const field = entry.getByRole("textbox", { name: "Corrected words", exact: true });
    await entry.getByRole("button", { name: "Correct", exact: true }).click();
    await field.fill("half of a better wor");
    await second.correct(second.entry("as it was first"), "as the other tab has it");
    await expect(entry).toContainText("as the other tab has it");
    await expect(field).toHaveValue("half of a better wor");
    await expect(second.page.getByRole("textbox", { name: "Corrected words", exact: true })).toHaveCount(0);
    await scratchpad.reload();
    await expect(field).toHaveValue("half of a better wor");
    await field.press("Enter");
    await expect(field).toHaveCount(0);
    await expect(scratchpad.entry("half of a better wor")).toBeVisible();
    await scratchpad.reload();
    await expect(scratchpad.entry("half of a better wor")).toBeVisible();
    await expect(field).toHaveCount(0);
  });

  test("half a sentence stays in the tab in which it is typed", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    const second = await scratchpad.beside();
    await second.open(new URL(scratchpad.page.url()).hash);
    await scratchpad.logEntry.fill("typed in the first");
    await second.logEntry.fill("typed in the second");
    await scratchpad.reload();
    await second.reload();
    await expect(scratchpad.logEntry).toHaveValue("typed in the first");
    await expect(second.logEntry).toHaveValue("typed in the second");
  });
});

test.describe("drafts", () => {
  const parts = {
    "What is happening": "Payments fail for some",
    Impact: "Every third since",
    "What we are doing": "We look into",
    "What you can do": "Please pay by",
  } as const;

  test("of the title survive a reload, and go when the incident is declared", async ({ scratchpad, page }) => {
    await scratchpad.open();
    await scratchpad.title.fill("Chekcout fai");
    await scratchpad.reload();
    await expect(scratchpad.title).toHaveValue("Chekcout fai");
    await scratchpad.declare("Checkout fails");
    await scratchpad.home.click();
    await expect(scratchpad.title).toHaveValue("");
    await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).not.toContain("Chekcout fai");
    await scratchpad.reload();
    await expect(scratchpad.title).toHaveValue("");
  });

  test("of the box and of every field of the update survive a reload", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.fill("+ log: half\nof what I s");
    await scratchpad.write(parts);
    await scratchpad.reload();
    await expect(scratchpad.logEntry).toHaveValue("+ log: half\nof what I s");
    for (const [name, text] of Object.entries(parts)) {
      await expect(scratchpad.part(name as keyof typeof parts)).toHaveValue(text);
    }
  });

  test("that were added to the log do not come back from a mirror that has not heard of it", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.fill("added already");
    await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).toContain("added already");
    // As within the fifth of a second in which drafts gather.
    await breakMirror(page);
    await scratchpad.logEntry.press("Enter");
    await scratchpad.reload();
    await expect(scratchpad.entry("added already")).toBeVisible();
    await scratchpad.isSaved();
    await expect(scratchpad.logEntry).toHaveValue("");
  });

  test("survive a local storage that was wiped, because the mirror has them a moment later", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident();
    await scratchpad.logEntry.fill("half of what I s");
    await scratchpad.write(parts);
    await scratchpad.home.click();
    await scratchpad.title.fill("And another thi");
    const inMirror = async () => Object.values(await mirrorRecords(page)).join("\n");
    for (const text of ["half of what I s", "And another thi", ...Object.values(parts)]) {
      await expect.poll(inMirror).toContain(text);
    }
    await wipeLocal(page);
    await scratchpad.reload();
    await expect(scratchpad.title).toHaveValue("And another thi");
    await scratchpad.incidents.getByRole("link", { name: "Checkout fails" }).click();
    await expect(scratchpad.logEntry).toHaveValue("half of what I s");
    for (const [name, text] of Object.entries(parts)) {
      await expect(scratchpad.part(name as keyof typeof parts)).toHaveValue(text);
    }
  });
});

test.describe("redaction", () => {
  const secret = "hunter2-aeH0uth5";

  test("takes the words out of both stores, both tabs and every export, and wins over an older file", async ({
    scratchpad,
    page,
    elsewhere,
  }) => {
    test.slow();
    await scratchpad.openIncident("Leaked credentials");
    await scratchpad.log("a note before it");
    await scratchpad.log(`logged in with ${secret}`);
    await scratchpad.correct(scratchpad.entry(secret), `logged in with the password ${secret}`);
    await expect(scratchpad.entry("First written")).toBeVisible();
    await scratchpad.isSaved();
    const second = await scratchpad.beside();
    await second.open(new URL(page.url()).hash);
    await expect(second.entry(secret)).toBeVisible();
    const older = await scratchpad.exportAs("JSON");
    expect(older.text).toContain(secret);

    await scratchpad.redact(scratchpad.entry(secret));
    await expect(scratchpad.status.filter({ hasText: "The words are gone from this browser" })).toBeVisible();

    const isGone = async () => {
      for (const tab of [scratchpad, second]) {
        await expect(tab.page.getByRole("main")).not.toContainText(secret);
        await expect(tab.entry("[redacted]")).toHaveCount(1);
        await expect(tab.entry("a note before it")).toBeVisible();
        expect((await tab.exportAs("Markdown")).text).not.toContain(secret);
        expect((await tab.exportAs("JSON")).text).not.toContain(secret);
      }
      await scratchpad.isSaved();
      await expect.poll(async () => JSON.stringify(await localRecords(page))).not.toContain(secret);
      await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).not.toContain(secret);
    };
    await test.step("gone everywhere", isGone);

    await test.step("and it stays gone when the older file is imported", async () => {
      await scratchpad.chooseFile(older.text);
      await scratchpad.importButton("Open the one here").click();
      await isGone();
      await scratchpad.reload();
      await second.reload();
      await isGone();
    });

    await test.step("and goes in another browser that had the older file", async () => {
      const redacted = await scratchpad.exportAs("JSON");
      const other = await elsewhere();
      await other.open();
      await other.chooseFile(older.text);
      await other.importButton("Add incident").click();
      await expect(other.entry(secret)).toBeVisible();
      await other.isSaved();
      await other.chooseFile(redacted.text);
      await other.importButton("Merge into it").click();
      await expect(other.entry("[redacted]")).toHaveCount(1);
      await expect(other.page.getByRole("main")).not.toContainText(secret);
      await other.isSaved();
      await expect.poll(async () => JSON.stringify(await localRecords(other.page))).not.toContain(secret);
      await expect.poll(async () => JSON.stringify(await mirrorRecords(other.page))).not.toContain(secret);
      expect((await other.exportAs("JSON")).text).not.toContain(secret);
    });
  });

  test("an older file of an incident whose words were redacted brings nothing new, and says so", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.log("a secret");
    const older = await scratchpad.exportAs("JSON");
    await scratchpad.redact(scratchpad.entry("a secret"));
    await scratchpad.chooseFile(older.text);
    await expect(scratchpad.importPanel).toContainText("0 of its 2 events are new.");
    await expect(scratchpad.importPanel).not.toContainText("has the id");
  });

  test("holds where one store still has the words and the other has lost them", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await scratchpad.log(`logged in with ${secret}`);
    await scratchpad.isSaved();
    const withWords = Object.entries(await localRecords(page)).filter(
      ([key, value]) => key.startsWith("isp/e/") && value.includes(secret),
    );
    expect(withWords).toHaveLength(1);
    await scratchpad.redact(scratchpad.entry(secret));
    await scratchpad.isSaved();
    await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).not.toContain(secret);

    await putInMirror(page, Object.fromEntries(withWords));
    await page.evaluate((key) => localStorage.removeItem(key), withWords[0]![0]);
    await page.addInitScript((words) => {
      const write = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, value) {
        if (value.includes(words)) document.documentElement.dataset.wroteWords = key;
        write.call(this, key, value);
      };
    }, secret);
    await scratchpad.reload();
    await expect(scratchpad.entry("[redacted]")).toHaveCount(1);
    await scratchpad.isSaved();
    await expect.poll(async () => Object.keys(await localRecords(page)), "healed").toContain(withWords[0]![0]);
    await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).not.toContain(secret);
    expect(JSON.stringify(await localRecords(page))).not.toContain(secret);
    expect(await page.locator("html").getAttribute("data-wrote-words"), "not for a moment").toBeNull();
  });

  test("of an update takes along what the wording check kept of it", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    const host = "db-prod-03.internal";
    await scratchpad.write({ "What is happening": `Orders fail: ${host} is down. So is web-prod-07.internal.` });
    const finding = (words: string) => scratchpad.statusUpdate.getByRole("listitem").filter({ hasText: words });
    await (await scratchpad.openFinding(`“${host}”`)).getByRole("button", { name: "Ignore here" }).click();
    await expect(finding(`“${host}”`)).toHaveCount(0);
    await expect.poll(async () => JSON.stringify(await localRecords(page))).toContain(host);
    await scratchpad.markAsSent.click();
    const update = scratchpad.entry("Update to customers");
    await expect(update).toContainText("although the check said: Host name");
    await update.getByRole("button", { name: "Redact", exact: true }).click();
    await update.getByRole("button", { name: "Erase for good", exact: true }).click();
    await expect(update).toContainText("[redacted]");
    await scratchpad.isSaved();
    for (const words of [host, "web-prod-07"]) {
      await expect.poll(async () => JSON.stringify(await localRecords(page))).not.toContain(words);
      await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).not.toContain(words);
      expect((await scratchpad.exportAs("JSON")).text).not.toContain(words);
    }
  });

  test("of an update takes its words out of the drafts and fields of both tabs, and leaves other words", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident();
    await scratchpad.write({ Impact: `the password ${secret} leaked`, "What we are doing": "We change it." });
    await scratchpad.isSaved();
    const second = await scratchpad.beside();
    await second.open(new URL(page.url()).hash);
    await expect(second.part("Impact")).toHaveValue(new RegExp(secret));
    await second.part("Impact").fill(`the password ${secret} leaked, we think`);
    await second.part("What you can do").fill("Nothing.");
    await scratchpad.markAsSent.click();
    const update = scratchpad.entry("Update to customers");
    await update.getByRole("button", { name: "Redact", exact: true }).click();
    await update.getByRole("button", { name: "Erase for good", exact: true }).click();
    for (const tab of [scratchpad, second]) await expect(tab.part("Impact")).toHaveValue("");
    await expect(second.part("What you can do")).toHaveValue("Nothing.");
    await scratchpad.isSaved();
    await expect.poll(async () => JSON.stringify(await localRecords(page))).not.toContain(secret);
    await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).not.toContain(secret);
    await second.reload();
    await expect(second.part("Impact")).toHaveValue("");
    await expect(second.part("What you can do")).toHaveValue("Nothing.");
  });

  test("of the title leaves the incident without its words, in both stores and every export", async ({
    scratchpad,
    page,
  }) => {
    await scratchpad.openIncident(`Leaked: ${secret}`);
    await scratchpad.log(`/title Leaked again: ${secret}`);
    await scratchpad.titleMenu("Erase for good…");
    await page.getByRole("banner").getByRole("button", { name: "Erase for good", exact: true }).click();
    await expect(scratchpad.heading).toHaveText("[redacted]");
    await expect(page).not.toHaveTitle(new RegExp(secret));
    expect((await scratchpad.exportAs("JSON")).text).not.toContain(secret);
    const record = await scratchpad.exportAs("Markdown");
    expect(record.text + record.name).not.toContain(secret);
    await scratchpad.isSaved();
    await expect.poll(async () => JSON.stringify(await localRecords(page))).not.toContain(secret);
    await expect.poll(async () => JSON.stringify(await mirrorRecords(page))).not.toContain(secret);
    await scratchpad.home.click();
    await expect(scratchpad.listed("[redacted]")).toBeVisible();
  });

  test("asks first, and can be left alone", async ({ scratchpad }) => {
    await scratchpad.openIncident();
    await scratchpad.log("not so secret");
    const entry = scratchpad.entry("not so secret");
    await entry.getByRole("button", { name: "Correct", exact: true }).click();
    await entry.getByRole("button", { name: "Redact…", exact: true }).click();
    await expect(entry.getByRole("group", { name: "Redact", exact: true })).toContainText("This cannot be undone.");
    await entry.getByRole("button", { name: "Keep them", exact: true }).click();
    await expect(entry).toContainText("not so secret");
    await expect(entry.getByRole("group", { name: "Redact", exact: true })).toHaveCount(0);
  });
});
