// The wording of an update: what is found while it is typed, what may be done about it, and that nothing of it is
// in the way.
import { bare, expect, test, watchPolicy } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";

const finding = (scratchpad: Scratchpad, words: string | RegExp) =>
  scratchpad.statusUpdate.getByRole("list", { name: "Findings" }).getByRole("listitem").filter({ hasText: words });
const wording = (scratchpad: Scratchpad) => scratchpad.statusUpdate.getByRole("group", { name: "Wording" });
const glossary = (scratchpad: Scratchpad) =>
  scratchpad.statusUpdate.getByRole("form", { name: "Glossary and rules" });

/** Everything that a customer wants to read, but for what is happening. */
const REST = {
  "Impact": "You cannot see new figures.",
  "What you can do": "There is nothing you need to do.",
};

test("a finding says why, and its fix is applied and undone with the browser's own keys", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  const field = scratchpad.part("What is happening");
  await scratchpad.write({ "What is happening": "Figures are late on Redis, because.", ...REST });
  const found = finding(scratchpad, "Internal technology");
  await expect(found).toContainText("Warning");
  await expect(found).toContainText("What is happening");
  await expect(found).toContainText("Readers do not know the parts inside");

  const why = found.getByText("Readers do not know the parts inside");
  await expect(why, "one line each until it is opened").toBeHidden();
  expect((await found.boundingBox())!.height).toBeLessThan(36);
  await scratchpad.openFinding("Internal technology");
  await expect(why).toBeVisible();
  await found.getByRole("button", { name: "Show in the text" }).click();
  await expect(field).toBeFocused();
  expect(await field.evaluate((area: HTMLTextAreaElement) => [area.selectionStart, area.selectionEnd])).toEqual([20, 25]);

  await found.getByRole("button", { name: "Write “our temporary storage”" }).click();
  await expect(field).toHaveValue("Figures are late on our temporary storage, because.");
  await expect(wording(scratchpad)).toHaveText("Nothing to change in the wording.");
  await expect(field).toBeFocused();
  await scratchpad.page.keyboard.press("ControlOrMeta+z");
  await expect(field).toHaveValue("Figures are late on Redis, because.");
  await expect(found).toBeVisible();
});

test("blocking findings come first; copying asks about them, and what is copied anyway stands in the log", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await scratchpad.write({ "What is happening": "Oops, Redis on db-prod-03.internal is down." });
  await expect(finding(scratchpad, "Host name")).toContainText("Blocking");
  await expect(finding(scratchpad, /./).first()).toContainText("Host name");
  await expect(finding(scratchpad, "Tone")).toBeHidden();
  await scratchpad.statusUpdate.getByRole("button", { name: /^Show \d more$/ }).click();
  await expect(finding(scratchpad, "Tone")).toContainText("Hint");

  const held = scratchpad.statusUpdate.getByRole("alert").filter({ hasText: "Not copied yet" });
  await scratchpad.copyButton.click();
  await expect(held.getByRole("listitem")).toHaveText(["Host name (“db-prod-03.internal”)"]);
  expect(await scratchpad.clipboard()).toBe("nothing was copied");
  await held.getByRole("button", { name: "Back to the words" }).click();
  await expect(held).toBeHidden();
  await expect(scratchpad.part("What is happening")).toBeFocused();

  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(held, "it asks again").toBeVisible();
  await held.getByRole("button", { name: "Copy anyway" }).click();
  await expect.poll(() => scratchpad.clipboard()).toContain("db-prod-03.internal");
  await expect(held).toBeHidden();
  const logged = scratchpad.entry("although the check says: Host name");
  await expect(logged).toHaveCount(1);
  await expect(logged, "what may have to be redacted is not repeated").not.toContainText("db-prod-03");

  await scratchpad.markAsSent.click();
  await expect(scratchpad.entry("Update sent")).toContainText("although the check said: Host name");
  await scratchpad.write({ "What is happening": "Some orders fail." });
  await scratchpad.copyButton.click();
  await expect.poll(() => scratchpad.clipboard()).toContain("Some orders fail.");
  await expect(logged, "what is clean is copied without a word").toHaveCount(1);
});

test("Identified with no proven theory is asked about and named, and so is a cause in the words", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("~ the disk of the orders is full");
  await scratchpad.write({ "What is happening": "Some orders fail because the disk of the orders is full.", ...REST });
  await expect(finding(scratchpad, "Unproven cause")).toContainText("“the disk of the orders is full” is not proven yet.");
  await scratchpad.write({ "What is happening": "Some orders fail." });
  await expect(finding(scratchpad, "Unproven cause")).toHaveCount(0);

  await scratchpad.phase.selectOption("Identified");
  const claim = "The phase is Identified, but no theory is proven: “the disk of the orders is full” is an assumption that nobody has checked.";
  await expect(scratchpad.statusUpdate.getByRole("note")).toHaveText(claim);
  await page.evaluate(() => navigator.clipboard.writeText("nothing was copied"));
  await scratchpad.copyButton.click();
  const held = scratchpad.statusUpdate.getByRole("alert").filter({ hasText: "Not copied yet" });
  await expect(held.getByRole("listitem")).toHaveText([claim]);
  expect(await scratchpad.clipboard()).toBe("nothing was copied");
  await held.getByRole("button", { name: "Copy anyway" }).click();
  await expect.poll(() => scratchpad.clipboard()).toContain("Some orders fail.");
  await scratchpad.markAsSent.click();
  const recorded = "although the check said: The phase is Identified, but no theory is proven.";
  await expect(scratchpad.entry("Update sent")).toContainText(recorded);

  await scratchpad.nextUpdate.getByRole("button", { name: "No change" }).click();
  await expect(page.getByRole("status").filter({ hasText: claim })).toBeVisible();
  await expect(scratchpad.updateStatus).toHaveText(/^Copied /);
  await scratchpad.markAsSent.click();
  await expect(scratchpad.entry(recorded)).toHaveCount(2);
  await expect(scratchpad.entry("the disk of the orders"), "the theory's words stand in the theory alone").toHaveCount(1);

  await scratchpad.phase.selectOption("Investigating");
  await expect(scratchpad.statusUpdate.getByRole("note")).toHaveCount(0);
});

test("words with a finding are underlined where they stand, and the caret stays while one types", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const field = scratchpad.part("What is happening");
  await field.fill("🔥 Some orders fail on Redis today.");
  const under = page.locator(".underlines .under");
  await expect(under).toHaveText(["Redis"]);
  const places = async () => ({ line: await under.boundingBox(), field: await field.boundingBox() });
  const { line, field: box } = await places();
  expect(line!.y, "inside the field").toBeGreaterThan(box!.y);
  expect(line!.y + line!.height).toBeLessThan(box!.y + box!.height);

  await field.press("Home");
  for (let step = 0; step < 5; step += 1) await field.press("ArrowRight");
  await page.keyboard.type("very many ");
  await expect(field).toHaveValue("🔥 Somvery many e orders fail on Redis today.");
  await expect(under, "the line goes with its words").toHaveText(["Redis"]);
  expect(await field.evaluate((it: HTMLTextAreaElement) => it.selectionStart)).toBe(16);
  await field.fill("Some orders fail.");
  await expect(under).toHaveCount(0);
});

test("a blank that is put in is selected, to be typed over", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "We look into the figures." });
  await (await scratchpad.openFinding("Missing impact")).getByRole("button", { name: "Add “You may be unable to __.”" }).click();
  await scratchpad.page.keyboard.type("see new figures");
  await expect(scratchpad.part("Impact")).toHaveValue("You may be unable to see new figures.");
});

test("a finding is ignored in this incident, and a rule is switched off and on", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Redis is slow. Kafka is slow.", ...REST });
  await (await scratchpad.openFinding("“Redis”")).getByRole("button", { name: "Ignore here" }).click();
  await expect(finding(scratchpad, "“Redis”")).toHaveCount(0);
  await (await scratchpad.openFinding("“Kafka”")).getByRole("button", { name: "Turn off rule" }).click();
  await expect(wording(scratchpad)).toHaveText("Nothing to change in the wording.");

  await scratchpad.isSaved();
  await scratchpad.reload();
  await expect(wording(scratchpad)).toHaveText("Nothing to change in the wording.");
  await scratchpad.statusUpdate.getByRole("button", { name: "Glossary and rules" }).click();
  const off = scratchpad.statusUpdate.getByRole("list", { name: "Rules that are off" }).getByRole("listitem");
  await expect(off).toContainText("Internal technology");
  await off.getByRole("button", { name: "Turn on" }).click();
  await expect(off).toHaveCount(0);
  await expect(finding(scratchpad, "“Kafka”")).toBeVisible();
  await expect(finding(scratchpad, "“Redis”")).toHaveCount(0);
});

test("what is typed into the glossary stays while a rule is turned on again", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Redis is slow.", ...REST });
  await (await scratchpad.openFinding("“Redis”")).getByRole("button", { name: "Turn off rule" }).click();
  await scratchpad.statusUpdate.getByRole("button", { name: "Glossary and rules" }).click();
  const words = glossary(scratchpad).getByRole("textbox", { name: "Say it in other words" });
  await words.fill("kraken = the billing system");
  await glossary(scratchpad).getByRole("button", { name: "Turn on" }).click();
  await expect(finding(scratchpad, "“Redis”")).toBeVisible();
  await expect(words).toHaveValue("kraken = the billing system");
});

test("the glossary takes a word from a finding, and travels as JSON", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Redis is slow.", ...REST });
  await (await scratchpad.openFinding("“Redis”")).getByRole("button", { name: "Add to glossary" }).click();
  const words = glossary(scratchpad).getByRole("textbox", { name: "Say it in other words" });
  await expect(words).toBeFocused();
  await expect(words).toHaveValue("Redis = ");
  await words.fill("Redis = quick storage");
  await glossary(scratchpad).getByRole("textbox", { name: "Customers never to be named" }).fill("Vexlo Foods");
  await glossary(scratchpad).getByRole("button", { name: "Keep glossary" }).click();
  const renewed = await scratchpad.openFinding("“Redis”");
  await expect(renewed.getByRole("button", { name: "Write “Quick storage”" })).toBeVisible();
  await scratchpad.write({ "What is happening": "Vexlo Foods cannot sign in." });
  await expect(finding(scratchpad, "Named customer")).toContainText("Blocking");

  const file = await scratchpad.downloadOf(glossary(scratchpad).getByRole("button", { name: "Export glossary" }));
  expect(file.name).toBe("glossary.json");
  const other = await elsewhere();
  await other.openIncident();
  await other.statusUpdate.getByRole("button", { name: "Glossary and rules" }).click();
  const [chooser] = await Promise.all([
    other.page.waitForEvent("filechooser"),
    glossary(other).getByRole("button", { name: "Import glossary" }).click(),
  ]);
  await chooser.setFiles({ name: "glossary.json", mimeType: "application/json", buffer: Buffer.from(file.text) });
  await expect(glossary(other).getByRole("textbox", { name: "Say it in other words" })).toHaveValue("Redis = quick storage");
});

test("an internal fact is said plainly with two answers", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Analytics system is lagging by 100K Kafka messages", ...REST });
  await (await scratchpad.openFinding("Queue depth")).getByRole("button", { name: "Say it plainly" }).click();
  const form = scratchpad.statusUpdate.getByRole("form", { name: "Say it plainly" });
  await form.getByRole("textbox", { name: "How old is the oldest item waiting?" }).fill("2 hours");
  await form.getByRole("button", { name: "Put it in" }).click();
  await expect(form.getByRole("alert")).toHaveText("One answer is missing: Is anything lost?");
  await form.getByRole("combobox", { name: "Is anything lost?" }).selectOption("No");
  await form.getByRole("button", { name: "Put it in" }).click();
  await expect(scratchpad.part("What is happening")).toHaveValue("Analytics is about 2 hours behind. No data is lost.");
  await expect(form).toBeHidden();
  // Nobody has verified it yet: that is said too, and holds until somebody has.
  await expect(finding(scratchpad, "Unproven no data loss")).toContainText("Blocking");
  await scratchpad.logAs("Finding", "No data was lost: every offset is in the log");
  await expect(finding(scratchpad, "Unproven no data loss")).toHaveCount(0);
});

test("the audience changes what is found", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Redis is slow.", ...REST });
  await expect(finding(scratchpad, "Internal technology")).toBeVisible();
  await scratchpad.audience("Team").check();
  await expect(wording(scratchpad)).toHaveText("Nothing to change in the wording.");
});

test("the checker is fetched after the page is ready", async ({ scratchpad, page }) => {
  await page.addInitScript(() => {
    const Original = Worker;
    window.Worker = class extends Original {
      constructor(url: string | URL) {
        super(url);
        document.documentElement.dataset.workerAfterReady = String("ready" in document.documentElement.dataset);
      }
    };
  });
  await scratchpad.openIncident();
  await scratchpad.reload();
  await expect(page.locator("html")).toHaveAttribute("data-worker-after-ready", "true");
});

test("typing waits for no answer, and what was overtaken is never asked", async ({ scratchpad, page }) => {
  // A question says which minute it is: the next minute would be one more.
  await page.clock.setFixedTime(new Date("2026-11-21T02:40:07Z"));
  // A checker that answers only when it is told to.
  await page.addInitScript(() => {
    const [asked, answers]: [string[], (() => void)[]] = [[], []];
    const checker = { asked, answered: 0, isHeld: false, release: () => answers.splice(0).forEach((answer) => answer()) };
    Object.assign(window, { checker });
    const Original = Worker;
    window.Worker = class extends Original {
      set onmessage(hear: (event: MessageEvent) => void) {
        super.onmessage = (event) => {
          // What it says before it is asked is that it is ready.
          if (asked.length > 0) checker.answered += 1;
          if (checker.isHeld) answers.push(() => hear(event));
          else hear(event);
        };
      }
      postMessage(question: string) {
        asked.push(question);
        super.postMessage(question);
      }
    };
  });
  type Held = { checker: { asked: string[]; answered: number; isHeld: boolean; release: () => void } };
  const asked = () => page.evaluate(() => (window as unknown as Held).checker.asked);
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Redis on db-prod-03.internal is down. ".repeat(200), ...REST });
  await expect(finding(scratchpad, "Host name").first()).toBeVisible();

  // The finding may be of the first box's check, with the others still to come: all that was written is asked and answered.
  const hold = () =>
    page.evaluate((last) => {
      const { checker } = window as unknown as Held;
      const isQuiet = checker.answered === checker.asked.length && !!checker.asked.at(-1)?.includes(last);
      checker.isHeld = isQuiet;
      return isQuiet ? checker.asked.length : 0;
    }, Object.values(REST).at(-1)!);
  let before = 0;
  await expect.poll(async () => (before = await hold())).toBeGreaterThan(0);
  const impact = scratchpad.part("Impact");
  await impact.fill("");
  await impact.pressSequentially("No figures since 02:10 UTC.");
  await expect(scratchpad.preview, "each key is taken at once").toContainText("No figures since 02:10 UTC.");
  await expect.poll(async () => (await asked()).length).toBe(before + 1);
  await page.evaluate(() => {
    const { checker } = window as unknown as Held;
    checker.isHeld = false;
    checker.release();
  });
  await expect.poll(async () => (await asked()).length).toBe(before + 2);
  expect((await asked()).at(-1)).toContain("No figures since 02:10 UTC.");
});

bare("without the checker one quiet line says so, and all else goes on", async ({ browser, baseURL }) => {
  for (const blocked of ["**/checker-*.js", "**/checker-*.wasm"]) {
    const context = await browser.newContext({ baseURL, permissions: ["clipboard-read", "clipboard-write"] });
    const breaches = watchPolicy(context);
    await context.route(blocked, (route) => route.abort());
    const scratchpad = new Scratchpad(await context.newPage());
    await scratchpad.openIncident();
    await expect(scratchpad.statusUpdate.getByText("Not checked: the wording check is not available.")).toBeVisible();
    await scratchpad.write({ "What is happening": "Redis on db-prod-03.internal is down." });
    expect(await scratchpad.copy("Plain text")).toContain("db-prod-03.internal");
    await expect(scratchpad.statusUpdate.getByRole("listitem")).toHaveCount(0);
    await context.close();
    expect(breaches, "the policy was breached").toEqual([]);
  }
});

test("a time without its zone may be meant in two: a button each, worked out", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  const found = finding(scratchpad, "Time without zone");
  await scratchpad.write({ "What is happening": "It failed at 03:05.", ...REST });
  await scratchpad.openFinding("Time without zone");
  // Customers read UTC, where no zone was set for them.
  await expect(found.getByRole("button", { name: /^Write / })).toHaveText(["Write “03:05 UTC”"]);
  await scratchpad.audience("Stakeholders").check();
  await expect(found.getByRole("button", { name: /^Write “03:05 UTC / })).toBeVisible();
  await found.getByRole("button", { name: /^Write “0[12]:05 UTC \(03:05 / }).click();
  await expect(scratchpad.part("What is happening")).toHaveValue(/^It failed at 0[12]:05 UTC \(03:05 .+\)\.$/);
});

test("that there is nothing to do is chosen, not put in unasked", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "You cannot see new figures." });
  const found = await scratchpad.openFinding("Missing action");
  await expect(found.getByRole("button", { name: "Add “Meanwhile, you can __.”" })).toBeVisible();
  await found.getByRole("button", { name: "Add “There is nothing you need to do.”" }).click();
  await expect(scratchpad.part("What you can do")).toHaveValue("There is nothing you need to do.");
  await expect(finding(scratchpad, "Missing impact"), "another part says it").toHaveCount(0);
});

test("one proven theory does not prove every cause", async ({ scratchpad }) => {
  const squirrel = "A squirrel bit through the office cable";
  await scratchpad.openIncident();
  await scratchpad.log("? Why is the office offline?");
  await scratchpad.propose(squirrel);
  await scratchpad.addEvidence(squirrel, "For", "test", "the line is dead behind the bite, two of us looked");
  await scratchpad.conclude(squirrel, "Proven", "Seen by two of us.");
  await scratchpad.write({ "What is happening": "Payments fail due to a full disk.", ...REST });
  const found = finding(scratchpad, "Unproven cause");
  await expect(found).toContainText(`What is proven is something else: “${squirrel}”.`);
  await expect(found).toContainText("Blocking");
  await scratchpad.write({ "What is happening": "Payments fail due to a cut cable." });
  await expect(found).toHaveCount(0);
});

test("words that contradict the phase are found", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Figures are late.", "What we are doing": "We are looking for the cause.", ...REST });
  await expect(wording(scratchpad)).toHaveText("Nothing to change in the wording.");
  await scratchpad.phase.selectOption("Monitoring");
  await expect(finding(scratchpad, "Phase mismatch")).toContainText("The phase is Monitoring");
});

test("German words are said not to be checked, and stand in a German frame until another is chosen", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Die Anmeldung ist derzeit nicht möglich. Wir suchen nach dem Fehler." });
  await expect(wording(scratchpad)).toHaveText(/^Not checked: this is not English\./);
  const preview = scratchpad.statusUpdate.getByRole("group", { name: "Preview" });
  await expect(preview).toContainText("Wird untersucht: Die Anmeldung ist derzeit nicht möglich");
  await expect(preview).toContainText(/Nächste Meldung bis \d\d:\d\d UTC/);
  const frame = scratchpad.statusUpdate.getByRole("combobox", { name: "Phase and promise in" });
  await expect(frame).toContainText("As typed: Deutsch");
  await frame.selectOption("Français");
  await expect(preview).toContainText("Prochaine information avant");
  await scratchpad.write({ "What is happening": "Die Datenbank db-prod-03.internal ist nicht erreichbar und wir suchen den Fehler." });
  await expect(finding(scratchpad, "Host name")).toContainText("Blocking");
});
