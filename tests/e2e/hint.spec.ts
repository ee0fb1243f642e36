// The one calm line under the question in focus: what to check next, or a trap that shows.
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const hint = (scratchpad: Scratchpad) => scratchpad.theories.getByRole("note", { name: "Hint", exact: true });

test("a hint says what to check next, names a trap, and can be waved off for good", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("? Why do payments fail?");
  await scratchpad.log("~ The provider is down");
  await scratchpad.log("~ Release 42 drops the postal code");
  await expect(hint(scratchpad)).toBeHidden();
  const release = scratchpad.theory("Release 42 drops the postal code");
  const expectation = release.getByRole("textbox", { name: "If so, we would see" });
  await expectation.fill("postal_code=null in the log (2 min)");
  await expectation.press("Enter");
  await expect(hint(scratchpad)).toHaveText(
    "Check next (2 min): postal_code=null in the log. It would tell “Release 42 drops the postal code” from “The provider is down”, and nothing has been looked at for it.",
  );
  await scratchpad.log("+ metric: errors began right after the deploy");
  await expect(hint(scratchpad)).toContainText("That one thing came after another is all that speaks for");
  await scratchpad.theories.getByRole("button", { name: "Not now", exact: true }).click();
  await expect(hint(scratchpad)).toContainText("Check next (2 min)");
  await scratchpad.theories.getByRole("button", { name: "Not now", exact: true }).click();
  await expect(hint(scratchpad)).toBeHidden();
  await scratchpad.isSaved();
  await page.reload();
  await expect(release).toBeVisible();
  await expect(hint(scratchpad)).toBeHidden();
  await scratchpad.log("+ test: release 41 takes the same order");
  await expect(hint(scratchpad)).toContainText("All that was looked at was looked at for");
});
