// Two people write down the same incident apart and put their copies together: where they contradict each other, that is
// said before, and stays in the timeline.
import { expect, test } from "./fixtures.ts";

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
