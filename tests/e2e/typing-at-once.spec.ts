// Whoever opens a field and types on at once loses no letter, and none of them is taken for a key of the page's: every letter
// here is one. No frame is drawn between what opens the field and what is typed, as on a machine that is busy.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

// Long stories: what counts is how they end, not how fast this machine plays them.
test.describe.configure({ timeout: 180_000 });

const WORDS = "used, bad fuse? nice";

declare global {
  interface Window {
    frames_held?: { hold(): void; letGo(): void };
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const real = window.requestAnimationFrame.bind(window);
    const held: FrameRequestCallback[] = [];
    let holds = false;
    window.requestAnimationFrame = (act) => (holds ? held.push(act) : real(act));
    window.frames_held = {
      hold: () => void (holds = true),
      letGo: () => {
        holds = false;
        held.splice(0).forEach((act) => real(act));
      },
    };
  });
});

/** Opens a field and types before a frame comes; all of it is in the field, and stays there. */
async function typesInto(page: Page, what: string, field: Locator, open: () => Promise<unknown>): Promise<void> {
  await test.step(what, async () => {
    await page.evaluate(() => window.frames_held!.hold());
    await open();
    await page.keyboard.type(WORDS);
    await page.evaluate(() => window.frames_held!.letGo());
    await expect(field).toHaveValue(/used, bad fuse\? nice/);
    await expect(field).toBeFocused();
  });
}

const named = (within: Page | Locator, name: string | RegExp) => within.getByRole("button", { name, exact: true });
const box = (within: Page | Locator, name: string | RegExp) => within.getByRole("textbox", { name, exact: true });

/** Does something by its name in the palette. */
async function palette(page: Page, name: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type(name);
  await page.keyboard.press("Enter");
}

test("by a key, and by a name in the palette", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("a line");
  const types = (what: string, field: Locator, open: () => Promise<unknown>) => typesInto(page, what, field, open);

  await types("the palette", page.getByRole("combobox", { name: "What do you want to do?" }), () =>
    page.keyboard.press("ControlOrMeta+k"),
  );
  await page.keyboard.press("Escape");
  await types("back from the palette", scratchpad.logEntry, async () => {
    await page.keyboard.press("ControlOrMeta+k");
    await page.keyboard.press("Escape");
  });
  await scratchpad.logEntry.fill("");

  const byKey: [string, string, Locator][] = [
    ["the update", "u", scratchpad.part("What is happening")],
    ["the box", "i", scratchpad.logEntry],
    ["the box, by its other key", "/", scratchpad.logEntry],
    ["what is looked for in the log", "f", page.getByRole("searchbox", { name: "Find in the log" })],
    ["the title", "F2", page.getByRole("textbox", { name: "Incident title" })],
  ];
  for (const [what, key, field] of byKey) {
    await scratchpad.leaveFields();
    await types(what, field, () => page.keyboard.press(key));
    await field.fill("");
    if (key === "F2" || key === "f") await page.keyboard.press("Escape");
  }
  await expect(scratchpad.heading).toHaveText("Checkout fails");

  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.markAsSent.click();
  await expect(named(scratchpad.nextUpdate, "Push back")).toBeVisible();
  const byName: [string, Locator][] = [
    ["Write to the log", scratchpad.logEntry],
    ["Show the log", scratchpad.logEntry],
    ["Log as question", scratchpad.logEntry],
    ["Write update", scratchpad.part("What is happening")],
    ["Find", page.getByRole("searchbox", { name: "Find in the log" })],
    ["Push back", box(scratchpad.pushBackForm, "Reason")],
    ["Impact", box(scratchpad.details, "Who is affected")],
    ["People", scratchpad.details.getByRole("combobox", { name: "Role", exact: true })],
    ["Actions", box(scratchpad.details, "Owner")],
    ["Changes", box(scratchpad.details, "What was changed")],
    ["Start and end", box(scratchpad.details, "Began at")],
    ["Links", scratchpad.details.getByRole("combobox", { name: "Name of the link" })],
    ["Rename", page.getByRole("textbox", { name: "Incident title" })],
  ];
  for (const [name, field] of byName) {
    await scratchpad.logEntry.focus();
    await types(name, field, () => palette(page, name));
    await field.fill("");
    await page.keyboard.press("Escape");
  }
});

test("what closes a sheet or a dialog leads back to the field that it was opened from", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await palette(page, "Details");
  await expect(scratchpad.details).toBeVisible();
  await typesInto(page, "the details", scratchpad.logEntry, () => page.keyboard.press("Escape"));
  await scratchpad.logEntry.fill("");
  await palette(page, "Settings");
  await expect(page.getByRole("dialog", { name: "Settings" })).toBeVisible();
  await typesInto(page, "the settings", scratchpad.logEntry, () => page.keyboard.press("Escape"));
  await scratchpad.logEntry.fill("");
});

test("in the log", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const types = (what: string, field: Locator, open: () => Promise<unknown>) => typesInto(page, what, field, open);
  const close = named(scratchpad.working, "Do not show this again here");
  await close.focus();
  await types("the card of the first minutes is put away", scratchpad.logEntry, () => close.press("Enter"));
  await scratchpad.logEntry.fill("");

  await scratchpad.log("I am sure it can't be the cache");
  await types("what was offered is left", scratchpad.logEntry, () => named(scratchpad.working, "Leave it").click());
  await scratchpad.logEntry.fill("");

  const entry = scratchpad.entry("I am sure");
  await types("a correction", box(entry, "Corrected words"), () => named(entry, "Correct").click());
  await named(entry, "Cancel").click();

  await types("the impact", box(page, "Impact: who cannot do what, since when"), () => page.locator("#impact-line").click());
  await page.keyboard.press("Escape");

  await scratchpad.logEntry.fill("/sev");
  await types("a command that is taken from the list", scratchpad.logEntry, () =>
    scratchpad.working.getByRole("option").first().click(),
  );
  await scratchpad.logEntry.fill("");

  await types("a kind", scratchpad.logEntry, () => scratchpad.kind("Question").click());
  await scratchpad.logEntry.fill("");
  await scratchpad.kind("Question").click();

  await scratchpad.paste(scratchpad.logEntry, "2026-11-29 02:38:07,001 pool: 12 in use\n2026-11-29 02:38:09,001 pool: 40 in use");
  await types("another zone of what was pasted", box(page, "Zone of the pasted lines"), () =>
    page.getByRole("button", { name: "Other…" }).click(),
  );
  await types("no other zone", scratchpad.logEntry, () => page.keyboard.press("Escape"));
});

test("questions and theories", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const types = (what: string, field: Locator, open: () => Promise<unknown>) => typesInto(page, what, field, open);
  const next = box(scratchpad.theories, "New theory");
  await scratchpad.logEntry.fill("? Why do payments fail?");
  await types("a question leads to its first theory", next, () => scratchpad.logEntry.press("Enter"));
  await next.fill("");
  for (const statement of ["The provider is down", "The certificate ran out", "The cache is cold"]) {
    await scratchpad.propose(statement);
  }
  await next.fill("The queue is full");
  await types("a theory leads to the next one", next, () => named(scratchpad.theories, "Add theory").click());
  await next.fill("");

  const provider = scratchpad.theory("The provider is down");
  await types("evidence", box(provider, "Evidence"), () => named(provider, "Add evidence").click());
  await named(provider, "Cancel").click();
  const conclusions: [string, string | RegExp][] = [
    ["Disproved", "What rules it out?"],
    ["Abandoned", /^Why is it /],
    ["Proven", "What shows it?"],
  ];
  for (const [standing, field] of conclusions) {
    await types(standing, box(provider, field), () => scratchpad.standing("The provider is down").selectOption(standing));
    await named(provider, "Cancel").click();
  }
});

test("the sheets and the debrief", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const types = (what: string, field: Locator, open: () => Promise<unknown>) => typesInto(page, what, field, open);
  await scratchpad.log("$ rolled back to 4.11");
  await scratchpad.log("$ psql -c 'update orders set state = 1'");
  await scratchpad.log("@maria checks double charges");
  await scratchpad.openDetails("Changes", "Actions");
  await types("an action in other hands", box(scratchpad.details, "New owner"), () => named(scratchpad.details, /^Change: @maria/).click());
  await named(scratchpad.details, "Leave it as it was").click();
  const made = scratchpad.details.getByRole("list", { name: "Changes made" }).getByRole("listitem");
  const describe = (what: string) => named(made.filter({ hasText: what }), "How it was made").click();
  await types("how a rollback was made", box(scratchpad.details, "Way back"), () => describe("rolled back"));
  await types("how a script was run", box(scratchpad.details, "Reviewed by"), () => describe("psql"));
  await named(scratchpad.details, "Close details").click();
  await types("an update from the log", scratchpad.part("What is happening"), () => named(scratchpad.statusUpdate, "Start from the log").click());

  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.markAsSent.click();
  await types("a promise that is moved", box(scratchpad.pushBackForm, "Reason"), () => named(scratchpad.nextUpdate, "Push back").click());
  await types("by any number of minutes", box(scratchpad.pushBackForm, /, minutes$/), () =>
    scratchpad.pushBackForm.getByRole("combobox", { name: "Later by" }).selectOption("Other…"),
  );
  await named(scratchpad.pushBackForm, "Cancel").click();

  await scratchpad.phase.selectOption("Monitoring");
  const clear = page.getByRole("region", { name: "All clear" });
  await types("the all-clear", box(clear, "From"), () => named(scratchpad.nextUpdate, "All clear").click());
  await named(clear, "Not yet").click();

  await palette(page, "Debrief");
  const debrief = page.getByRole("region", { name: "Debrief", exact: true });
  await box(debrief, "Follow-up").fill("Alarm on payments by region");
  await named(debrief, "Add follow-up").click();
  await types("a follow-up with other words", box(debrief, "Changed follow-up"), () => named(debrief, /^Change: Alarm/).click());
});

test("the title by its menu", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await typesInto(page, "the title", page.getByRole("textbox", { name: "Incident title" }), async () => {
    await page.getByRole("banner").getByRole("button", { name: "Title", exact: true }).press("Enter");
    await page.keyboard.press("Enter");
  });
});

test("on the first screen, in your system and on duty", async ({ scratchpad, page }) => {
  await scratchpad.open();
  const types = (what: string, field: Locator, open: () => Promise<unknown>) => typesInto(page, what, field, open);
  await scratchpad.leaveFields();
  await types("the title", scratchpad.title, () => page.keyboard.press("i"));
  await scratchpad.title.fill("");
  await scratchpad.leaveFields();
  await types("the palette", page.getByRole("combobox", { name: "What do you want to do?" }), () =>
    page.keyboard.press("ControlOrMeta+k"),
  );
  await page.keyboard.press("Escape");

  await palette(page, "On duty");
  await box(page, "Who is on duty").fill("Ana");
  const entry = box(page, "What came in");
  await types("the day begins", entry, () => named(page, "Begin the day").click());
  await entry.press("Enter");
  await scratchpad.leaveFields();
  await types("what came in", entry, () => page.keyboard.press("i"));
  await entry.fill("");
  const line = page.getByRole("list", { name: "What came in" }).locator("> li").first();
  await types("what was done", box(line, "What was done"), () => line.getByRole("button", { name: /^Note: / }).click());
});

test("a large file that is read takes no letter from whoever writes meanwhile", async ({ scratchpad, page }) => {
  await page.addInitScript(() => {
    const read = Blob.prototype.arrayBuffer;
    let letGo = () => {};
    const isLetGo = new Promise<void>((resolve) => (letGo = resolve));
    Object.assign(window, { letFilesGo: letGo });
    Blob.prototype.arrayBuffer = async function (this: Blob) {
      await isLetGo;
      return read.call(this);
    };
  });
  await scratchpad.openIncident();
  const file = await scratchpad.exportAs("JSON");
  await scratchpad.chooseFile(file.text);
  await scratchpad.logEntry.click();
  await page.keyboard.type("used, ");
  await page.evaluate(() => (window as unknown as { letFilesGo(): void }).letFilesGo());
  await expect(scratchpad.importButton("Open the one here")).toBeVisible();
  await page.keyboard.type("bad fuse? nice");
  await expect(scratchpad.logEntry).toHaveValue(WORDS);
  await expect(scratchpad.logEntry).toBeFocused();
});
