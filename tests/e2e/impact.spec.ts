// One impact: a line at the top, however it was said, that every text says alike.
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const line = (pad: Scratchpad) => pad.page.getByRole("region", { name: "Impact now", exact: true });
const field = (pad: Scratchpad) => line(pad).getByRole("textbox", { name: "Impact: who cannot do what, since when", exact: true });
const press = (pad: Scratchpad, name: string) => line(pad).getByRole("button", { name, exact: true }).click();
const PROMPT = "Say who cannot do what, since when";

async function state(pad: Scratchpad, words: string): Promise<void> {
  const known = line(pad).getByRole("button", { name: "Change the impact", exact: true });
  if (await known.isVisible()) await known.click();
  else await press(pad, PROMPT);
  await field(pad).fill(words);
  await field(pad).press("Enter");
  await expect(line(pad)).toContainText(words);
}

async function exported(pad: Scratchpad, format: string): Promise<string> {
  await pad.page.getByRole("button", { name: "Export", exact: true }).click();
  const menu = pad.page.getByRole("menu", { name: "Export as", exact: true });
  return (await pad.downloadOf(menu.getByRole("menuitem", { name: format, exact: true }))).text;
}

test("said by hand where it stands, it is in the draft, the handover, the debrief, the record and a report", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await expect(line(scratchpad)).toContainText(PROMPT);
  await press(scratchpad, PROMPT);
  await expect(field(scratchpad)).toBeFocused();
  await page.keyboard.type("Customers in Europe cannot pay, since 02:40 UTC");
  await page.keyboard.press("Enter");
  const said = "Customers in Europe cannot pay, since 02:40 UTC.";
  await expect(line(scratchpad)).toContainText(said);
  await expect(scratchpad.entry("Impact")).toHaveCount(1);
  await scratchpad.part("What is happening").fill("Card payments fail.");
  await expect(scratchpad.part("Impact"), "the first words bring it along").toHaveValue(said);
  for (const format of ["Handover", "Markdown", "Postmortem (Google SRE)"]) {
    expect(await exported(scratchpad, format), format).toContain(said);
  }
  await page.getByRole("banner").getByRole("button", { name: "Debrief", exact: true }).click();
  await expect(page.getByRole("region", { name: "Debrief" })).toContainText(`Impact: ${said}`);
});

test("the question of the first minutes is answered at the top", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const chip = page.getByRole("button", { name: "What is the impact on customers?", exact: true });
  await chip.click();
  await expect(field(scratchpad)).toBeFocused();
  await page.keyboard.type("Nobody can log in");
  await page.keyboard.press("Enter");
  await expect(line(scratchpad)).toContainText("Nobody can log in.");
  await expect(chip, "it is answered").toBeHidden();
  await expect(page.getByRole("button", { name: "When did it start?", exact: true }), "the next one is at hand").toBeVisible();
});

test("an update that says another impact sets it, and an update that was begun says the one that was stated since", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Card payments fail.", Impact: "One payment in three fails." });
  await expect(line(scratchpad), "what is not sent is nobody's word").toContainText(PROMPT);
  await scratchpad.markAsSent.click();
  await expect(line(scratchpad)).toContainText("One payment in three fails.");
  await state(scratchpad, "Every second payment fails.");
  await expect(scratchpad.part("Impact")).toHaveValue(/^Every second payment fails\./);
  await scratchpad.part("Impact").fill("Words of somebody's own");
  await state(scratchpad, "Every payment fails.");
  await expect(scratchpad.part("Impact"), "they stay").toHaveValue("Words of somebody's own");

  await line(scratchpad).getByRole("button", { name: "2 earlier", exact: true }).click();
  const earlier = scratchpad.details.getByRole("list", { name: "Earlier impacts", exact: true }).getByRole("listitem");
  await expect(earlier).toHaveText([/: Every second payment fails\.$/, /\(told to customers\): One payment in three fails\.$/]);
  await expect(scratchpad.details.getByLabel("What they cannot do", { exact: true })).toHaveValue("Every payment fails.");
});

test("an update without words of an impact invents none", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.statusUpdate.getByRole("button", { name: "Templates", exact: true }).click();
  await scratchpad.page.getByRole("menuitem", { name: "First message", exact: true }).click();
  await expect(scratchpad.part("Impact")).toHaveValue("We are still finding out who is affected.");
  await scratchpad.markAsSent.click();
  await expect(scratchpad.entry("Update to customers")).toHaveCount(1);
  await expect(line(scratchpad)).toContainText(PROMPT);
});

test("Escape leaves the line as it was and loses no words; undo takes a statement back", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await state(scratchpad, "Some cannot pay.");
  await press(scratchpad, "Change the impact");
  await field(scratchpad).fill("Many cannot");
  await page.keyboard.press("Escape");
  await expect(line(scratchpad)).toContainText("Some cannot pay.");
  await expect(line(scratchpad).getByRole("button", { name: "Change the impact" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(field(scratchpad)).toHaveValue("Many cannot");
  await scratchpad.isSaved();
  await scratchpad.reload();
  await expect(field(scratchpad), "open where words are left in it").toHaveValue("Many cannot");
  await field(scratchpad).fill("Many cannot pay.");
  await page.keyboard.press("Enter");
  await expect(line(scratchpad)).toContainText("Many cannot pay.");
  await scratchpad.undo.click();
  await expect(line(scratchpad)).toContainText("Some cannot pay.");
});

test("words that are redacted are gone from the line, its field, and the update", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await state(scratchpad, "Ms Example cannot pay.");
  await scratchpad.part("What is happening").fill("Payments fail.");
  await expect(scratchpad.part("Impact")).toHaveValue(/Ms Example/);
  await press(scratchpad, "Change the impact");
  await expect(field(scratchpad)).toHaveValue("Ms Example cannot pay.");
  const entry = scratchpad.entry("Ms Example cannot pay.");
  await entry.getByRole("button", { name: "Redact", exact: true }).click();
  await entry.getByRole("button", { name: "Erase for good", exact: true }).click();
  await expect(line(scratchpad)).not.toContainText("Ms Example");
  await expect(field(scratchpad)).not.toHaveValue(/Ms Example/);
  await expect(scratchpad.part("Impact")).not.toHaveValue(/Ms Example/);
});
