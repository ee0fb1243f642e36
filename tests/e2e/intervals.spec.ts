// The time until the next update is whole minutes: one list wherever it is chosen, and any other number can be typed.
// What is chosen in one place is what every other place shows, and what is promised.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

const listed = ["5 min", "10 min", "15 min", "20 min", "30 min", "45 min", "60 min", "2 h"];

const named = (list: Locator): Promise<string[]> =>
  list.locator("option:not([hidden])").evaluateAll((options) => options.map((option) => option.textContent ?? ""));

test.beforeEach(async ({ page, scratchpad }) => {
  await page.clock.install({ time: new Date("2026-11-21T02:40:10Z") });
  await scratchpad.open();
  await page.clock.pauseAt(new Date("2026-11-21T02:41:10Z"));
  await scratchpad.declare("Checkout fails");
  await scratchpad.write({ "What is happening": "Card payments fail.", Impact: "Half of the orders." });
});

for (const [rhythm, due] of [["10", "02:51"], ["45", "03:26"], ["20", "03:01"], ["7", "02:48"], ["90", "04:11"]] as const) {
  test(`a rhythm of ${rhythm} minutes is promised as it is, by an update and by "No change"`, async ({ page, scratchpad }) => {
    await scratchpad.promises.click();
    // The focus goes into the sheet with the next frame, which is this clock's.
    await page.clock.runFor(100);
    const select = scratchpad.panel.getByRole("combobox", { name: "Customers", exact: true });
    expect(await named(select)).toEqual([...listed, "Other…"]);
    await select.selectOption("Other…");
    await page.clock.runFor(100);
    const other = scratchpad.panel.getByRole("textbox", { name: "Customers, minutes", exact: true });
    await expect(other).toBeFocused();
    await other.fill(`${rhythm} min`);
    await other.press("Tab");
    await expect(other).toBeHidden();
    await expect(select.locator("option:checked")).toHaveText(`${rhythm} min`);

    const isListed = listed.includes(`${rhythm} min`);
    await expect(scratchpad.otherMinutes).toHaveValue(isListed ? "" : rhythm);
    if (isListed) await expect(scratchpad.nextIn(`${rhythm} min`)).toBeChecked();
    await expect(scratchpad.preview).toContainText(`Next update by ${due} UTC.`);
    await page.keyboard.press("Escape");
    await scratchpad.markAsSent.click();
    await expect(scratchpad.nextUpdate).toContainText(`due ${due} UTC`);
    await scratchpad.sendNoChange();
    await expect(scratchpad.entry("Update to customers")).toHaveCount(2);
    expect(await scratchpad.clipboard()).toContain(`Next update by ${due} UTC.`);
  });
}

test("any number can be typed into the update, and \"No change\" promises what stands there", async ({ scratchpad }) => {
  const group = scratchpad.statusUpdate.getByRole("radiogroup", { name: "Next update in", exact: true });
  expect(await group.getByRole("radio").evaluateAll((all) => all.map((one) => one.parentElement?.textContent))).toEqual(listed);
  await scratchpad.markAsSent.click();
  await expect(scratchpad.nextUpdate).toContainText("due 03:11 UTC");

  await scratchpad.otherMinutes.pressSequentially("25");
  await expect(scratchpad.preview).toContainText("Next update by 03:06 UTC.");
  await scratchpad.sendNoChange();
  await expect(scratchpad.entry("Update to customers")).toHaveCount(2);
  expect(await scratchpad.clipboard()).toContain("Next update by 03:06 UTC.");
  await expect(scratchpad.nextIn("30 min"), "sent: the rhythm holds again").toBeChecked();
  await expect(scratchpad.otherMinutes).toHaveValue("");

  // On the way to 300, 30 is in the list.
  await scratchpad.otherMinutes.pressSequentially("300");
  await expect(scratchpad.otherMinutes).toHaveValue("300");
  await expect(scratchpad.preview).toContainText("Next update by 07:41 UTC.");
  await scratchpad.nextIn("15 min").check();
  await expect(scratchpad.otherMinutes).toHaveValue("");
  await expect(scratchpad.preview).toContainText("Next update by 02:56 UTC.");
});

test("what is no interval is refused in words, and what was promised stays", async ({ scratchpad }) => {
  for (const typed of ["0", "1441", "soon", "1.5 h"]) {
    await scratchpad.otherMinutes.fill(typed);
    await scratchpad.otherMinutes.press("Tab");
    await expect(scratchpad.statusUpdate.getByRole("alert").filter({ hasText: "from 1 to 1440" })).toBeVisible();
    await expect(scratchpad.otherMinutes, "nothing is lost").toHaveValue(typed);
    await expect(scratchpad.preview).toContainText("Next update by 03:11 UTC.");
  }
  await scratchpad.otherMinutes.fill("1 h 30");
  await expect(scratchpad.statusUpdate.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
  await expect(scratchpad.preview).toContainText("Next update by 04:11 UTC.");
});

test("a promise is pushed back by any number of minutes", async ({ scratchpad }) => {
  await scratchpad.markAsSent.click();
  await scratchpad.nextUpdate.getByRole("button", { name: "Push back", exact: true }).click();
  const later = scratchpad.pushBackForm.getByRole("combobox", { name: "Later by", exact: true });
  await expect(later).toHaveValue("15 min");
  expect(await named(later)).toEqual([...listed, "Other…"]);
  await later.selectOption("Other…");
  await scratchpad.pushBackForm.getByRole("textbox", { name: "Later by, minutes", exact: true }).fill("8");
  await scratchpad.pushBackForm.getByRole("textbox", { name: "Reason", exact: true }).fill("the vendor calls back");
  await scratchpad.pushBackForm.getByRole("button", { name: "Move the promise", exact: true }).click();
  await expect(scratchpad.nextUpdate).toContainText("due 03:19 UTC");
});
