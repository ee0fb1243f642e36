// After a change: what one expects to see and by when; and asked then.
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`);
const field = (scratchpad: Scratchpad) =>
  scratchpad.working.getByRole("textbox", { name: "What do you expect to see, and by when?", exact: true });
const asked = (scratchpad: Scratchpad) => scratchpad.page.getByRole("region", { name: "Expected", exact: true });

test("what one expects of a change is said in a line, asked when it is due, and is evidence then", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("03:00") });
  await scratchpad.openIncident();
  await scratchpad.log("? Why do payments fail?");
  await scratchpad.log("~ Release 42 drops the postal code");
  await scratchpad.log("$ kubectl get pods");
  await expect(field(scratchpad), "it only looks").toBeHidden();
  await scratchpad.log("$ Rolled back to release 41");
  await expect(scratchpad.logEntry, "nobody is drawn away from the box").toBeFocused();
  await expect(scratchpad.working).toContainText("After “Rolled back to release 41”");

  await field(scratchpad).fill("errors below 1 %");
  await field(scratchpad).press("Enter");
  await expect(scratchpad.refusal).toHaveText("/expect is written like this: /expect errors below 1 % by 03:20");
  await field(scratchpad).fill("errors below 1 % by 03:20 UTC");
  await scratchpad.working.getByRole("button", { name: "Ask me then", exact: true }).click();
  await expect(field(scratchpad)).toBeHidden();
  await expect(scratchpad.entry("Expected")).toContainText("errors below 1 % by 2026-11-21 03:20 UTC");
  await expect(asked(scratchpad)).toBeHidden();

  await page.clock.pauseAt(at("03:20"));
  await page.clock.resume();
  await expect(asked(scratchpad)).toContainText("errors below 1 % by 03:20 UTC");
  await expect(asked(scratchpad)).toContainText("after “Rolled back to release 41”: so?");
  await asked(scratchpad).getByRole("button", { name: "Ask in 10 min", exact: true }).click();
  await expect(asked(scratchpad)).toBeHidden();
  await page.clock.pauseAt(at("03:31"));
  await page.clock.resume();
  await asked(scratchpad).getByRole("button", { name: "Yes, it is so", exact: true }).click();
  await expect(asked(scratchpad)).toBeHidden();
  const evidence = scratchpad.evidence("Release 42 drops the postal code");
  await expect(evidence).toHaveCount(1);
  await expect(evidence).toContainText("As expected after “Rolled back to release 41”: errors below 1 %");
  await expect(evidence.getByRole("combobox", { name: "Source", exact: true })).toHaveValue("test");

  // Taken back, it is asked again; and it is the same after a reload.
  await scratchpad.undo.click();
  await expect(asked(scratchpad)).toBeVisible();
  await scratchpad.isSaved();
  await page.reload();
  await expect(asked(scratchpad)).toBeVisible();
  await asked(scratchpad).getByRole("button", { name: "No", exact: true }).click();
  await expect(evidence).toContainText("Against:");
  await expect(evidence).toContainText("Not as expected by 03:30 UTC after “Rolled back to release 41”: errors below 1 %");
});

test("where no theory is in focus the answer is a finding, and who expects nothing says so once", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("03:00") });
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("/expect calm by 03:10 UTC");
  await scratchpad.logEntry.press("Enter");
  await expect(scratchpad.refusal).toContainText("Nothing was changed yet.");
  await scratchpad.log("$ Restarted the gateway");
  await scratchpad.log("/expect the queue is empty in 5m");
  await expect(field(scratchpad)).toBeHidden();
  await page.clock.pauseAt(at("03:06"));
  await page.clock.resume();
  await asked(scratchpad).getByRole("button", { name: "Yes, it is so", exact: true }).click();
  await expect(scratchpad.entry("As expected after “Restarted the gateway”: the queue is empty")).toContainText("!");

  await scratchpad.log("$ Restarted the writer");
  await expect(field(scratchpad)).toBeVisible();
  await scratchpad.working.getByRole("button", { name: "Not now", exact: true }).click();
  await expect(field(scratchpad)).toBeHidden();
  await scratchpad.log("$ Restarted the reader");
  await expect(field(scratchpad), "another change may be worth it").toBeVisible();
  await scratchpad.phase.selectOption("Resolved");
  await expect(field(scratchpad)).toBeHidden();
});
