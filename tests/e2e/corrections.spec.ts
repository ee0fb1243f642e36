// The time of an entry is corrected like its words, and entries say whose they are where more than one person wrote.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures.ts";

const at = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);

test("the time of an entry is changed after the fact; it sorts there, and the first one is kept", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("02:40") });
  await scratchpad.openIncident();
  await page.clock.fastForward("05:00");
  await scratchpad.log("second");
  await page.clock.fastForward("05:00");
  await scratchpad.log("first");
  await expect(scratchpad.entries).toContainText(["second", "first"]);
  await scratchpad.retime(scratchpad.entry("first"), "02:41 UTC");
  await expect(scratchpad.entries).toContainText(["first", "second"]);
  const entry = scratchpad.entry("first");
  await expect(entry.locator("time")).toContainText("02:41");
  await expect(entry).toContainText("written down and first timed at 02:50 UTC (03:50 Europe/Berlin)");

  // Words and time in one form; an undo takes back the last of the two.
  await entry.getByRole("button", { name: "Correct", exact: true }).click();
  await expect(entry.getByRole("textbox", { name: "Happened at", exact: true })).toHaveValue("02:41 UTC");
  await entry.getByRole("textbox", { name: "Corrected words", exact: true }).fill("first of all");
  await entry.getByRole("textbox", { name: "Happened at", exact: true }).fill("6m ago");
  await entry.getByRole("button", { name: "Keep correction", exact: true }).click();
  await expect(scratchpad.entry("first of all").locator("time")).toContainText("02:44");
  await expect(scratchpad.entry("first of all").getByRole("textbox")).toHaveCount(0);
  await scratchpad.undo.click();
  await expect(scratchpad.entry("first of all").locator("time")).toContainText("02:41");
  const { text } = await scratchpad.exportAs("Markdown");
  expect(text).toContain("- 02:41 (03:41) **Note, written down at 02:50 (03:50), corrected, time changed:** first of all");
  expect(text).toContain("- Until its time was changed at 02:50 (03:50): 02:50 (03:50)");
});

test("a time to come is refused with a sentence, a doubtful one is asked about, and nothing typed is lost", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("02:40") });
  await scratchpad.openIncident();
  await scratchpad.log("all red");
  const entry = scratchpad.entry("all red");
  await entry.getByRole("button", { name: "Correct", exact: true }).click();
  const time = entry.getByRole("textbox", { name: "Happened at", exact: true });
  await time.fill("04:00 UTC");
  await time.press("Enter");
  await expect(entry.getByRole("alert")).toContainText(/^That is still to come in UTC, in 1 h (19|20) min\./);
  await expect(time).toHaveValue("04:00 UTC");
  await time.fill("soon");
  await time.press("Enter");
  await expect(entry.getByRole("alert")).toContainText("Write it like 02:40");
  await time.fill("3:30 in the night or so");
  await time.press("Enter");
  await expect(entry.getByRole("alert")).not.toBeEmpty();
  await expect(entry.locator("time")).toContainText("02:40");

  // What is open here survives a reload, and Escape leaves the time as it was.
  await time.fill("02:30 UTC");
  await scratchpad.reload();
  await expect(time).toHaveValue("02:30 UTC");
  await time.press("Escape");
  await expect(time).toHaveCount(0);
  await expect(entry.locator("time")).toContainText("02:40");
});

test("what has no words has a time: a phase is called when it came", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("02:40") });
  await scratchpad.openIncident();
  await page.clock.fastForward("20:00");
  await scratchpad.log("/phase identified");
  const entry = scratchpad.entry("Phase: Identified");
  await entry.getByRole("button", { name: "Correct", exact: true }).click();
  await expect(entry.getByRole("textbox")).toHaveCount(1);
  await expect(entry.getByRole("textbox", { name: "Happened at", exact: true })).toBeFocused();
  const results = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(results.violations.map((violation) => violation.id)).toEqual([]);
  await entry.getByRole("textbox").fill("02:50 UTC");
  await entry.getByRole("textbox").press("Enter");
  await expect(entry.locator("time")).toContainText("02:50");
});

test("a name is asked for once, when it first matters, and entries of others say whose they are", async ({ scratchpad, elsewhere, page }) => {
  await scratchpad.openIncident();
  const asked = page.getByRole("textbox", { name: "Your name", exact: true });
  await scratchpad.log("all red");
  await expect(asked).toHaveCount(0);
  await scratchpad.log("@ben look at the pool");
  await expect(asked).toBeVisible();
  const results = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(results.violations.map((violation) => violation.id)).toEqual([]);
  await asked.fill("Ana");
  await asked.press("Enter");
  await expect(asked).toHaveCount(0);
  await expect(scratchpad.timeline, "with a single author it goes without saying").not.toContainText("by Ana");
  const file = await scratchpad.exportAs("JSON");

  const other = await elsewhere();
  await other.open();
  await other.chooseFile(file.text);
  await other.importButton("Add incident").click();
  await other.log("the pool is full");
  const theirs = other.page.getByRole("textbox", { name: "Your name", exact: true });
  await theirs.fill("Ben");
  await other.page.getByRole("button", { name: "Keep it", exact: true }).click();
  await expect(other.entry("all red")).toContainText("by Ana");
  await expect(other.entry("the pool is full")).not.toContainText("by Ben");
  const { text } = await other.exportAs("Markdown");
  expect(text).toContain("**Note, by Ana:** all red");
  expect(text).toContain("**Note, by Ben:** the pool is full");

  // Back where it began.
  const back = await other.exportAs("JSON");
  await scratchpad.chooseFile(back.text);
  await scratchpad.importButton("Merge into it").click();
  await expect(scratchpad.entry("the pool is full")).toContainText("by Ben");
  await expect(scratchpad.entry("all red")).not.toContainText("by Ana");

  // It can be changed and taken away in the settings.
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const you = page.getByRole("dialog", { name: "Settings" }).getByRole("region", { name: "You", exact: true });
  await expect(you.getByRole("textbox", { name: "Your name", exact: true })).toHaveValue("Ana");
  await you.getByRole("button", { name: "Remove your name", exact: true }).click();
  await page.keyboard.press("Escape");
  await expect(asked, "not again").toHaveCount(0);
  const nameless = await scratchpad.exportAs("Markdown");
  expect(nameless.text).not.toContain("by Ana");
});

test("who waves the question off is not asked again", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("@ben look at the pool");
  await page.getByRole("button", { name: "Not now", exact: true }).click();
  const asked = page.getByRole("textbox", { name: "Your name", exact: true });
  await expect(asked).toHaveCount(0);
  await scratchpad.log("@ana look at the cache");
  await scratchpad.isSaved();
  await scratchpad.reload();
  await expect(scratchpad.entry("look at the cache")).toBeVisible();
  await expect(asked).toHaveCount(0);
});

test("four kinds are in sight, the rest is one press away, and what one uses comes into sight", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  const names = ["Note", "Question", "Theory", "For", "Against", "Finding", "Decision", "Change", "Action"] as const;
  const visible = async () => {
    const all = await Promise.all(names.map((name) => scratchpad.kind(name).isVisible()));
    return names.filter((_, place) => all[place]);
  };
  expect(await visible()).toEqual(["Note", "Question", "Theory", "Change"]);
  const more = scratchpad.kinds.getByRole("button", { name: "More kinds", exact: true });
  await more.click();
  expect(await visible()).toEqual([...names]);
  await scratchpad.kind("Decision").click();
  await expect(scratchpad.logEntry).toBeFocused();
  expect(await visible(), "what is chosen is in sight").toEqual(["Note", "Question", "Theory", "Decision", "Change"]);
  await scratchpad.log("Roll back");
  await expect(scratchpad.entry("Roll back")).toBeVisible();
  expect(await visible()).toEqual(["Note", "Question", "Theory", "Decision"]);

  // While one types none of them moves: the kind whose sign is typed comes behind them.
  const places = () => Promise.all((["Note", "Question", "Theory", "Decision"] as const).map((kind) => scratchpad.kind(kind).boundingBox()));
  const before = await places();
  await scratchpad.logEntry.pressSequentially("@ana look");
  await expect(scratchpad.kind("Action")).toHaveAttribute("aria-pressed", "true");
  expect(await places()).toEqual(before);
  await scratchpad.logEntry.press("Enter");
  await expect(scratchpad.kind("Action")).toBeVisible();
  await scratchpad.isSaved();
  await scratchpad.reload();
  expect(await visible(), "kept on the device").toEqual(["Note", "Question", "Decision", "Action"]);
});
