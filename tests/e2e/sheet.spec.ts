// The side sheet, which takes no room from what one works in; and Escape, which closes what is on top and loses no words.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const named = (within: Locator | Page, name: string) => within.getByRole("button", { name, exact: true });
const opener = (pad: Scratchpad, name: "Details" | "Promises" | "Push back") =>
  name === "Details" ? pad.page.getByRole("button", { name: /^Details/ }) : named(pad.nextUpdate, name);
const sheet = (pad: Scratchpad, name: string) => pad.page.getByRole("region", { name, exact: true });
const line = (pad: Scratchpad, section: string) =>
  pad.details.getByRole("heading", { level: 3, name: new RegExp(`^${section}`) }).getByRole("button");

/** With a promise, so that everything can be opened. */
async function opens(pad: Scratchpad): Promise<void> {
  await pad.openIncident();
  await pad.write({ "What is happening": "Card payments fail." });
  await pad.markAsSent.click();
  await expect(pad.nextUpdate).toContainText("due ");
}

for (const [width, height] of [[1440, 900], [1280, 720]] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test("a sheet takes no room from the panes, nor does the page scroll under it", async ({ scratchpad, page }) => {
      await opens(scratchpad);
      const panes = () => Promise.all([scratchpad.working, scratchpad.theories, scratchpad.statusUpdate].map((pane) => pane.boundingBox()));
      const before = await panes();
      for (const name of ["Details", "Promises", "Push back"] as const) {
        await opener(scratchpad, name).click();
        await expect(sheet(scratchpad, name)).toBeVisible();
        if (name === "Details") await scratchpad.openDetails("Impact", "People", "Actions", "Changes", "Start and end", "Links");
        expect(await panes(), name).toEqual(before);
        expect(await page.evaluate(() => document.documentElement.scrollHeight), name).toBe(height);
        const box = (await sheet(scratchpad, name).boundingBox())!;
        expect(Math.round(box.x + box.width), "it stands at the side").toBe(width);
        expect(Math.round(box.y + box.height), "and to the bottom").toBe(height);
        await scratchpad.log(`while ${name} stands there`);
        await page.keyboard.press("Escape");
        await expect(sheet(scratchpad, name)).toHaveCount(0);
      }
    });
  });
}

test("whoever asks for what the sheet covers sees it", async ({ scratchpad, page }) => {
  await opens(scratchpad);
  await scratchpad.openDetails();
  await scratchpad.leaveFields();
  await page.keyboard.press("u");
  await expect(scratchpad.details).toHaveCount(0);
  await expect(scratchpad.part("What is happening")).toBeFocused();
  await opener(scratchpad, "Promises").click();
  await named(page.getByRole("banner"), "Debrief").click();
  await expect(sheet(scratchpad, "Promises")).toHaveCount(0);
  await expect(page.getByRole("heading", { name: "Debrief", exact: true })).toBeFocused();
});

test("without a promise there is nothing to push back, and the sheet does not come back with the next one", async ({ scratchpad }) => {
  await opens(scratchpad);
  await opener(scratchpad, "Push back").click();
  await scratchpad.phase.selectOption("Resolved");
  await expect(scratchpad.pushBackForm).toHaveCount(0);
  await scratchpad.phase.selectOption("Monitoring");
  await scratchpad.log("/in 30m");
  await expect(opener(scratchpad, "Push back")).toHaveAttribute("aria-expanded", "false");
  await expect(scratchpad.pushBackForm).toHaveCount(0);
});

test.describe("on a large screen", () => {
  test.use({ viewport: { width: 1920, height: 1080 } });

  test("the sheet stands beside all three panes", async ({ scratchpad, page }) => {
    await opens(scratchpad);
    await scratchpad.openDetails();
    const [pane, beside] = await Promise.all([scratchpad.statusUpdate.boundingBox(), scratchpad.details.boundingBox()]);
    expect(Math.round(pane!.x + pane!.width)).toBe(Math.round(beside!.x));
    await scratchpad.leaveFields();
    await page.keyboard.press("u");
    await expect(scratchpad.part("What is happening")).toBeFocused();
    await expect(scratchpad.details).toBeVisible();
  });
});

test("one sheet at a time; the focus goes in, and comes back to what opened it", async ({ scratchpad, page }) => {
  await opens(scratchpad);
  await opener(scratchpad, "Promises").focus();
  await page.keyboard.press("Enter");
  await expect(sheet(scratchpad, "Promises").getByRole("heading", { level: 2 })).toBeFocused();
  await opener(scratchpad, "Push back").click();
  await expect(sheet(scratchpad, "Promises")).toHaveCount(0);
  await expect(sheet(scratchpad, "Push back").getByRole("textbox", { name: "Reason" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(opener(scratchpad, "Push back")).toBeFocused();
  await scratchpad.logEntry.focus();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("dashboard");
  await page.keyboard.press("Enter");
  await expect(scratchpad.details.getByRole("combobox", { name: "Name of the link" }), "its section is unfolded by itself").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(scratchpad.logEntry, "where one was").toBeFocused();
  await opener(scratchpad, "Details").click();
  await scratchpad.logEntry.fill("half a sentence");
  await page.keyboard.press("Escape");
  await expect(scratchpad.details).toHaveCount(0);
  await expect(scratchpad.logEntry, "whoever works elsewhere stays there").toBeFocused();
});

test("a folded section says what is known, and what is overdue is unfolded by itself", async ({ scratchpad, page }) => {
  await page.clock.install({ time: new Date("2026-11-21T02:40:00Z") });
  await scratchpad.openIncident();
  await scratchpad.openDetails();
  await expect(line(scratchpad, "Impact")).toHaveAttribute("aria-expanded", "true");
  for (const name of ["People", "Actions", "Changes", "Start and end", "Links"]) {
    await expect(line(scratchpad, name), name).toHaveAttribute("aria-expanded", "false");
  }
  await expect(line(scratchpad, "People")).toHaveText("Peoplenobody named yet");
  await scratchpad.openDetails("People");
  await scratchpad.details.getByRole("textbox", { name: "Name", exact: true }).fill("Ana");
  await named(scratchpad.details, "Give the role").click();
  await expect(line(scratchpad, "People")).toHaveText("PeopleLead: Ana");
  await scratchpad.log("@ben look at the pool in 5m");
  await scratchpad.log("$ Rolled back to 4.11");
  await expect(line(scratchpad, "Actions")).toHaveText("Actions1 open");
  await expect(line(scratchpad, "Changes")).toHaveText(/^Changes1 made · last 02:40/);
  await page.keyboard.press("Escape");
  await page.clock.fastForward("06:00");
  await scratchpad.openDetails();
  await expect(line(scratchpad, "Actions")).toHaveText("Actions1 open · 1 overdue");
  await expect(line(scratchpad, "Actions")).toHaveAttribute("aria-expanded", "true");
});

test("a time can be chosen, and stands there as it could be typed", async ({ scratchpad, page }) => {
  await page.clock.install({ time: new Date("2026-11-21T02:40:10Z") });
  await scratchpad.openIncident();
  await scratchpad.openDetails("Start and end", "Actions");
  const choose = async (field: string, time: string) => {
    await named(scratchpad.details, `Choose a time: ${field}`).click();
    await page.getByRole("menu", { name: "Times" }).getByRole("menuitem", { name: time, exact: true }).click();
    await expect(page.getByRole("menu", { name: "Times" })).toHaveCount(0);
  };
  await choose("Began at", "10 min ago");
  await expect(scratchpad.details.getByRole("textbox", { name: "Began at" })).toHaveValue("02:30 UTC");
  await choose("Noticed at", "Now");
  await named(scratchpad.details, "Set the times").click();
  await expect(scratchpad.details.getByRole("region", { name: "Start", exact: true })).toContainText("Began 02:30 UTC (03:30 Europe/Berlin) · noticed 02:40 UTC");
  await choose("Due", "In 20 min");
  await expect(scratchpad.details.getByRole("textbox", { name: "Due", exact: true })).toHaveValue("03:00 UTC");
  await scratchpad.details.getByRole("textbox", { name: "Due", exact: true }).fill("half");
  await page.keyboard.press("Escape");
  await scratchpad.openDetails();
  await expect(scratchpad.details.getByRole("textbox", { name: "Due", exact: true }), "half a time is kept, too").toHaveValue("half");
});

test("closing loses no words, in any form of a sheet, and a form with words is unfolded when one comes back", async ({ scratchpad, page }) => {
  await opens(scratchpad);
  const fields: [section: Parameters<Scratchpad["openDetails"]>[0], name: string][] = [
    ["Impact", "Who is affected"], ["Impact", "What they cannot do"], ["People", "Name"], ["People", "Who"],
    ["Actions", "Owner"], ["Actions", "What is to be done"], ["Changes", "What was changed"], ["Changes", "Way back"],
    ["Start and end", "How it was noticed"], ["Start and end", "What one sees when it is over"],
    ["Links", "Name of the link"], ["Links", "Address"],
  ];
  const field = (name: string) => scratchpad.details.getByLabel(name, { exact: true });
  for (const [section, name] of fields) {
    await scratchpad.openDetails(section);
    await field(name).fill(`half of ${name}`);
    await page.keyboard.press("Escape");
    await expect(scratchpad.details).toHaveCount(0);
  }
  await scratchpad.isSaved();
  await scratchpad.reload();
  await scratchpad.openDetails();
  for (const [, name] of fields) await expect(field(name)).toHaveValue(`half of ${name}`);
  await page.keyboard.press("Escape");

  await opener(scratchpad, "Push back").click();
  const reason = scratchpad.pushBackForm.getByRole("textbox", { name: "Reason" });
  for (const close of [() => page.keyboard.press("Escape"), () => named(scratchpad.pushBackForm, "Cancel").click(), () => scratchpad.reload()]) {
    await reason.fill("the vendor needs");
    await close();
    await expect(scratchpad.pushBackForm).toHaveCount(0);
    await opener(scratchpad, "Push back").click();
    await expect(reason).toHaveValue("the vendor needs");
  }
  await named(scratchpad.pushBackForm, "Move the promise").click();
  await opener(scratchpad, "Push back").click();
  await expect(reason, "what was taken is gone").toHaveValue("");
});

test("Escape closes what is on top, from anywhere, and then leaves the box, which is said once", async ({ scratchpad, page }) => {
  await opens(scratchpad);
  await scratchpad.log("Ms Example called");
  const glossary = page.getByRole("form", { name: "Glossary and rules" });
  const debrief = page.getByRole("region", { name: "Debrief", exact: true });
  const erasing = page.getByRole("group", { name: "Redact", exact: true });

  await test.step("the glossary, whose words are kept", async () => {
    await named(scratchpad.statusUpdate, "Glossary and rules").click();
    await glossary.getByRole("textbox").first().fill("kraken = billing");
    await scratchpad.logEntry.focus();
    await page.keyboard.press("Escape");
    await expect(glossary).toHaveCount(0);
    await named(scratchpad.statusUpdate, "Glossary and rules").click();
    await expect(glossary.getByRole("textbox").first()).toHaveValue("kraken = billing");
    await page.keyboard.press("Escape");
    await expect(glossary).toHaveCount(0);
  });

  await test.step("one after the other, the last one first", async () => {
    await scratchpad.titleMenu("Erase for good…");
    await expect(erasing).toBeVisible();
    await opener(scratchpad, "Promises").click();
    await scratchpad.logEntry.focus();
    await page.keyboard.press("Escape");
    await expect(sheet(scratchpad, "Promises")).toHaveCount(0);
    await expect(erasing).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(erasing).toHaveCount(0);
  });

  await test.step("a menu, also where the focus is not in it", async () => {
    await named(page, "Export").click();
    await expect(page.getByRole("menu", { name: "Export as" })).toBeVisible();
    await scratchpad.leaveFields();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("menu", { name: "Export as" })).toHaveCount(0);
  });

  await test.step("the debrief", async () => {
    await named(page.getByRole("banner"), "Debrief").click();
    await debrief.getByRole("textbox", { name: "Follow-up", exact: true }).fill("Watch the certificate");
    await page.keyboard.press("Escape");
    await expect(debrief).toHaveCount(0);
    await named(page.getByRole("banner"), "Debrief").click();
    await expect(debrief.getByRole("textbox", { name: "Follow-up", exact: true })).toHaveValue("Watch the certificate");
    await page.keyboard.press("Escape");
    await expect(debrief).toHaveCount(0);
  });

  await test.step("the all-clear, whose words are kept", async () => {
    await scratchpad.phase.selectOption("Monitoring");
    const clear = page.getByRole("region", { name: "All clear", exact: true });
    for (const place of [scratchpad.logEntry, clear.getByRole("textbox", { name: "Thanks to" })]) {
      await named(scratchpad.nextUpdate, "All clear").click();
      await clear.getByRole("textbox", { name: "Thanks to" }).fill("Ana and Ben");
      await place.focus();
      await page.keyboard.press("Escape");
      await expect(clear).toHaveCount(0);
    }
    await named(scratchpad.nextUpdate, "All clear").click();
    await expect(clear.getByRole("textbox", { name: "Thanks to" })).toHaveValue("Ana and Ben");
    await page.keyboard.press("Escape");
  });

  await test.step("the box, with its words, and single letters are keys", async () => {
    const told = page.getByRole("status").filter({ hasText: "Single letters are keys now" });
    await scratchpad.logEntry.fill("half a sentence");
    await page.keyboard.press("Escape");
    await expect(told).toBeVisible();
    await expect(scratchpad.logEntry).not.toBeFocused();
    await expect(scratchpad.logEntry).toHaveValue("half a sentence");
    await page.keyboard.press("d");
    await expect(scratchpad.details).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(scratchpad.logEntry).toBeFocused();
    await scratchpad.leaveFields();
    await page.keyboard.press("u");
    await expect(scratchpad.part("What is happening")).toBeFocused();
    await scratchpad.reload();
    await scratchpad.logEntry.focus();
    await page.keyboard.press("Escape");
    await expect(scratchpad.logEntry).not.toBeFocused();
    await expect(told, "once on this device").toHaveCount(0);
  });
});

test("what lists commands in the box is put away first, and the box is left next", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.pressSequentially("/sev");
  await expect(scratchpad.working.getByRole("listbox")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(scratchpad.working.getByRole("listbox")).toBeHidden();
  await expect(scratchpad.logEntry).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(scratchpad.logEntry).not.toBeFocused();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a sheet is as high as the screen, and a finger brings no keyboard", async ({ scratchpad, page }) => {
    await scratchpad.openIncident();
    await opener(scratchpad, "Details").tap();
    await expect(scratchpad.details.getByRole("heading", { level: 2 })).toBeFocused();
    expect(await scratchpad.details.boundingBox()).toEqual({ x: 0, y: 0, width: 390, height: 844 });
    await scratchpad.openDetails("Impact", "People", "Actions", "Changes", "Start and end", "Links");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    const body = scratchpad.details.locator("xpath=./*[last()]");
    expect(await body.evaluate((body) => body.scrollWidth - body.clientWidth), "nothing is wider than the sheet").toBe(0);
    await named(scratchpad.details, "Close details").tap();
    await expect(scratchpad.logEntry).toBeVisible();
  });
});
