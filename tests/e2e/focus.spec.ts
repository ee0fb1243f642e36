// Where the focus is after each action: never nowhere, and where one would look next.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { blockLocal, blockMirror } from "./stores.ts";
import type { Scratchpad } from "./scratchpad.ts";

// Long stories: what counts is how they end, not how fast this machine plays them.
test.describe.configure({ timeout: 120_000 });

/** Presses a button as somebody without a mouse does: the focus is on it first. */
async function press(button: Locator): Promise<void> {
  await button.focus();
  await button.press("Enter");
}

const named = (within: Page | Locator, name: string | RegExp) => within.getByRole("button", { name, exact: true });

/** A question with two theories, one of them with evidence. */
async function play(scratchpad: Scratchpad): Promise<void> {
  const lines = ["? Why do payments fail?", "~ The provider is down", "~ The certificate ran out", "+ test: openssl says so"];
  for (const line of lines) await scratchpad.log(line);
}

test("what is concluded, filed and weighed", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await play(scratchpad);
  const certificate = scratchpad.theory("The certificate ran out");
  const provider = scratchpad.theory("The provider is down");

  await test.step("evidence is added, or not", async () => {
    await press(named(provider, "Add evidence"));
    await expect(provider.getByRole("textbox", { name: "Evidence", exact: true })).toBeFocused();
    await press(named(provider, "Cancel"));
    await expect(named(provider, "Add evidence")).toBeFocused();
    await page.keyboard.press("Enter");
    // The field has the focus with the next frame, which a busy machine is late with.
    await expect(provider.getByRole("textbox", { name: "Evidence", exact: true })).toBeFocused();
    await page.keyboard.type("its page says all is well");
    await page.keyboard.press("Enter");
    await expect(scratchpad.evidence("The provider is down")).toHaveCount(1);
    await expect(named(provider, "Add evidence")).toBeFocused();
  });

  await test.step("a theory takes the focus of the box", async () => {
    await press(named(provider, "Focus"));
    await expect(named(provider, "Add evidence")).toBeFocused();
  });

  await test.step("a conclusion is drawn, or not", async () => {
    await scratchpad.standing("The certificate ran out").focus();
    await scratchpad.standing("The certificate ran out").selectOption("Proven");
    const reason = scratchpad.reason("The certificate ran out");
    await expect(reason).toBeFocused();
    await press(named(certificate, "Cancel"));
    await expect(scratchpad.standing("The certificate ran out")).toBeFocused();
    await scratchpad.standing("The certificate ran out").selectOption("Proven");
    await expect(reason).toBeFocused();
    await page.keyboard.type("tested from two networks");
    await page.keyboard.press("Enter");
    await expect(scratchpad.standing("The certificate ran out")).toHaveValue("Proven");
    await expect(scratchpad.standing("The certificate ran out")).toBeFocused();
  });

  await test.step("a question is answered", async () => {
    await press(named(scratchpad.theories, "Yes, answered"));
    await expect(named(scratchpad.theories, "Reopen: Why do payments fail?")).toBeFocused();
  });
});

test("what was parked is taken up where it stands", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("? Was anybody charged twice?");
  await play(scratchpad);
  await scratchpad.conclude("The certificate ran out", "Proven", "tested");
  await press(named(scratchpad.theories, "Yes, answered"));
  await press(scratchpad.theories.getByRole("list", { name: "Parked questions" }).getByRole("button"));
  await expect(named(scratchpad.theories, "Park: Was anybody charged twice?")).toBeFocused();
});

test("what is corrected, erased and undone in the log", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("the first line");
  await scratchpad.log("the second line");
  const second = scratchpad.entry(/second|final/);
  const correct = named(second, "Correct");
  await press(correct);
  await expect(second.getByRole("textbox", { name: "Corrected words" })).toBeFocused();
  await press(named(second, "Cancel"));
  await expect(correct).toBeFocused();
  await page.keyboard.press("Enter");
  await second.getByRole("textbox", { name: "Corrected words" }).fill("the final line");
  await page.keyboard.press("Enter");
  await expect(second).toContainText("First written");
  await expect(correct).toBeFocused();

  const first = scratchpad.entry("the first line");
  await press(named(first, "Correct"));
  await press(named(first, "Redact…"));
  await expect(first.getByRole("button", { name: /Erase for good|Keep them/ }).first()).toBeFocused();
  await press(named(first, "Keep them"));
  await expect(named(first, "Correct")).toBeFocused();
  await page.keyboard.press("Enter");
  await press(named(first, "Redact…"));
  await press(named(first, "Erase for good"));
  await expect(first).toHaveCount(0);
  await expect(correct, "the next one").toBeFocused();

  await press(scratchpad.undo);
  await expect(scratchpad.undo).toBeFocused();
  await press(scratchpad.putItBack);
  await expect(scratchpad.logEntry).toBeFocused();
});

test("the card of the first minutes, and the offer under the log", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const ask = scratchpad.working.getByRole("group", { name: "Ask", exact: true });
  const [first, second] = await ask.getByRole("button").allTextContents();
  await press(named(ask, first!));
  await expect(named(ask, first!)).toBeHidden();
  await expect(named(ask, second!)).toBeFocused();
  await press(named(scratchpad.working, "Do not show this again here"));
  await expect(scratchpad.logEntry).toBeFocused();

  await scratchpad.log("I am sure it can't be the cache");
  await press(named(scratchpad.working, "Leave it"));
  await expect(scratchpad.logEntry).toBeFocused();
  await page.keyboard.type("it must be the database");
  await page.keyboard.press("Enter");
  await press(named(scratchpad.working, "Make it a theory"));
  await expect(named(scratchpad.working, "Leave it")).toBeFocused();
});

test("a promise is pushed back, or not; its panel", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Payments fail." });
  await press(scratchpad.markAsSent);
  await expect(scratchpad.markAsSent).toBeFocused();
  const button = named(scratchpad.nextUpdate, "Push back");
  await press(button);
  await expect(scratchpad.pushBackForm.getByRole("textbox", { name: "Reason" })).toBeFocused();
  await press(named(scratchpad.pushBackForm, "Cancel"));
  await expect(button).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.type("the vendor needs longer");
  await page.keyboard.press("Enter");
  await expect(scratchpad.nextUpdate).toContainText("pushed back");
  await expect(button).toBeFocused();
  await press(scratchpad.promises);
  await expect(scratchpad.panel.getByRole("heading", { name: "Promises", exact: true })).toBeFocused();
  await press(named(scratchpad.panel, "Close promises"));
  await expect(scratchpad.promises).toBeFocused();
});

test("the findings of the wording check", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Kafka consumers are OOMing, sorry guys.", Impact: "It will be fixed by 04:00 UTC for sure." });
  const list = scratchpad.statusUpdate.getByRole("list", { name: "Findings", exact: true });
  const rows = list.getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  const inAFinding = () => page.evaluate(() => !!document.activeElement?.closest("[aria-label=Findings] li"));

  await test.step("one after the other is ignored or turned off: the focus stays among them", async () => {
    for (const name of ["Ignore here", "Turn off rule"]) {
      const before = await list.innerText();
      await press(named(await scratchpad.openFinding(/./), name));
      await expect.poll(() => list.innerText(), name).not.toBe(before);
      await expect.poll(inAFinding, `${name}: the focus is in the list`).toBe(true);
    }
  });

  await test.step("the last one hands it to the button that copies", async () => {
    const summary = scratchpad.statusUpdate.getByRole("group", { name: "Wording" });
    const more = scratchpad.statusUpdate.getByRole("button", { name: /^Show \d+ more$/ });
    while ((await summary.innerText()) !== "Nothing to change in the wording.") {
      const before = await summary.innerText();
      if ((await rows.count()) === 0) {
        await expect(more, "nothing is shown but the button for the rest").toBeFocused();
        await page.keyboard.press("Enter");
        await expect(rows).not.toHaveCount(0);
      }
      await press(named(await scratchpad.openFinding(/./), "Turn off rule"));
      await expect(summary).not.toHaveText(before);
    }
    await expect(scratchpad.copyButton).toBeFocused();
  });
});

test("a rewrite that is closed gives it back to the button that asked for it", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Analytics system is lagging by 100K Kafka messages" });
  const rows = scratchpad.statusUpdate.getByRole("list", { name: "Findings", exact: true }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  const plainly = named(await scratchpad.openFinding("Queue depth"), "Say it plainly").first();
  await expect(plainly).toBeVisible();
  await press(plainly);
  const form = scratchpad.statusUpdate.getByRole("form", { name: "Say it plainly" });
  await expect(form.locator(":focus")).toHaveCount(1);
  await press(named(form, "Close"));
  await expect(plainly).toBeFocused();
});

test("a rewrite that is made anew by the next check leaves the focus with who writes in the field itself", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Analytics system is lagging by 100K Kafka messages" });
  const rows = scratchpad.statusUpdate.getByRole("list", { name: "Findings", exact: true }).getByRole("listitem");
  await expect(rows.first()).toBeVisible();
  await press(named(await scratchpad.openFinding("Queue depth"), "Say it plainly").first());
  const form = scratchpad.statusUpdate.getByRole("form", { name: "Say it plainly" });
  await expect(form.locator(":focus")).toHaveCount(1);
  const field = scratchpad.part("What is happening");
  await field.click();
  await field.press("ControlOrMeta+Home");
  // One made anew is known by what this one was marked with.
  for (const letters of ["Our ", "old "]) {
    await form.evaluate((shown) => shown.setAttribute("data-before", ""));
    await page.keyboard.type(letters);
    await expect(form.and(page.locator("[data-before]"))).toHaveCount(0);
    await expect(form).toBeVisible();
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
    await expect(field).toBeFocused();
  }
  await expect(field).toHaveValue("Our old Analytics system is lagging by 100K Kafka messages");
});

test("what starts an update puts the focus into its first field", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await press(named(scratchpad.statusUpdate, "Start from the log"));
  await expect(scratchpad.part("What is happening")).toBeFocused();
  await scratchpad.part("What is happening").fill("");
  await press(named(scratchpad.statusUpdate, "Templates"));
  await expect(page.getByRole("menu", { name: "Templates" }).getByRole("menuitem").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(scratchpad.part("What is happening")).toBeFocused();
});

test("details, links and the all-clear", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("@maria checks double charges");
  await scratchpad.log("@tom calls the vendor");
  const button = named(page.getByRole("banner"), "Details");
  const details = page.getByRole("region", { name: "Details", exact: true });
  await press(button);
  await expect(details.getByRole("textbox", { name: "Who is affected" }), "nobody has said it yet").toBeFocused();
  await scratchpad.openDetails("Actions", "Links");

  await test.step("an action that is done hands it to the next", async () => {
    const actions = details.getByRole("list", { name: "Open actions" }).getByRole("listitem");
    await press(named(actions.filter({ hasText: "maria" }), "Done"));
    await expect(named(actions.filter({ hasText: "tom" }), "Done")).toBeFocused();
  });

  await test.step("a link that is removed hands it to the next, the last one to the field", async () => {
    for (const name of ["Errors", "Deploys"]) {
      await details.getByRole("combobox", { name: "Name of the link" }).fill(name);
      await details.getByRole("textbox", { name: "Address" }).fill(`https://example.com/${name}`);
      await named(details, "Keep the link").click();
    }
    const links = details.getByRole("list", { name: "Links kept" }).getByRole("listitem");
    await press(named(links.filter({ hasText: "Errors" }), "Remove"));
    await expect(named(links.filter({ hasText: "Deploys" }), "Remove")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(links).toHaveCount(0);
    await expect(details.getByRole("combobox", { name: "Name of the link" })).toBeFocused();
  });

  await press(named(details, "Close details"));
  await expect(button).toBeFocused();

  await scratchpad.phase.selectOption("Monitoring");
  const clear = named(scratchpad.nextUpdate, "All clear");
  await press(clear);
  await expect(page.getByRole("region", { name: "All clear" }).getByRole("textbox", { name: "From" })).toBeFocused();
  await press(named(page.getByRole("region", { name: "All clear" }), "Not yet"));
  await expect(clear).toBeFocused();
});

test("dialogs, menus, notices and files", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await test.step("a dialog gives it back, also where the screen behind it was made anew", async () => {
    const settings = named(page.getByRole("banner"), "Settings");
    await press(settings);
    await page.keyboard.press("Escape");
    await expect(settings).toBeFocused();
    await page.keyboard.press("Enter");
    const zone = page.getByRole("dialog").getByRole("textbox", { name: "Local times in", exact: true });
    await zone.fill("tokyo");
    await zone.press("Tab");
    await expect(zone).toHaveValue("Asia/Tokyo");
    await page.keyboard.press("Escape");
    await expect(scratchpad.logEntry).toBeFocused();
  });
  const file = await scratchpad.exportAs("JSON");
  await expect(named(page.getByRole("banner"), "Export")).toBeFocused();

  await test.step("what a file brings", async () => {
    await scratchpad.chooseFile(file.text);
    await expect(scratchpad.importButton("Open the one here")).toBeFocused();
    await press(named(scratchpad.importPanel, "Cancel"));
    await expect(named(page.getByRole("banner"), "Import")).toBeFocused();
  });

  await test.step("the title’s redaction", async () => {
    const redact = named(page.getByRole("banner"), "Title");
    await scratchpad.titleMenu("Erase for good…");
    await press(named(page.getByRole("banner"), "Keep them"));
    await expect(redact).toBeFocused();
  });

  await test.step("the debrief", async () => {
    await press(named(page.getByRole("banner"), "Debrief"));
    await expect(page.getByRole("heading", { name: "Debrief", exact: true })).toBeFocused();
    const debrief = page.getByRole("region", { name: "Debrief" });
    await debrief.getByRole("textbox", { name: "Follow-up", exact: true }).fill("Watch the certificate");
    await press(named(debrief, "Add follow-up"));
    await press(named(debrief, "Mark done: Watch the certificate"));
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest("[aria-label=Debrief]") !== null)).toBe(true);
    await press(named(debrief, "Close debrief"));
    await expect(scratchpad.logEntry).toBeFocused();
  });
});

test("a notice that is closed", async ({ scratchpad, page }) => {
  await blockLocal(page);
  await scratchpad.open();
  await scratchpad.declare("Checkout fails");
  const notice = page.getByRole("status").filter({ hasText: "quick storage cannot be used" });
  await press(named(notice, "Close"));
  await expect(scratchpad.logEntry).toBeFocused();
});

test.describe("settings where a store is blocked", () => {
  const open = async (page: Page) => {
    await named(page, "Settings").click();
    return page.getByRole("dialog", { name: "Settings", exact: true });
  };

  test("without local storage they last in the database", async ({ scratchpad, page }) => {
    await blockLocal(page);
    await scratchpad.open();
    const dialog = await open(page);
    await expect(dialog.getByText("keeps nothing for this page")).toHaveCount(0);
    await dialog.getByRole("combobox", { name: "Theme", exact: true }).selectOption("dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    await page.keyboard.press("Escape");
    await scratchpad.declare("Checkout fails");
    await scratchpad.isSaved();
    await scratchpad.reload();
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  });

  test("with no store at all they hold while the page is open, and the dialog says so", async ({ scratchpad, page }) => {
    await blockLocal(page);
    await blockMirror(page);
    await scratchpad.open();
    const dialog = await open(page);
    await expect(dialog.getByRole("status").filter({ hasText: "holds until you close this tab" })).toBeVisible();
    await dialog.getByRole("combobox", { name: "Theme", exact: true }).selectOption("dark");
    await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
    const minutes = dialog.getByRole("combobox", { name: "First update within, minutes", exact: true });
    await minutes.fill("10");
    await minutes.press("Tab");
    await page.keyboard.press("Escape");
    await open(page);
    await expect(minutes).toHaveValue("10");
    await page.keyboard.press("Escape");
    await scratchpad.declare("Checkout fails");
    await scratchpad.promises.click();
    await expect(scratchpad.panel.getByRole("combobox", { name: "First update within", exact: true })).toHaveValue("10 min");
  });
});
