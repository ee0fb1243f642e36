// Words that are still being typed: of which tab they are, that none hides them, and that a cancelled one comes back.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";
import { localRecords } from "./stores.ts";

/**
 * A tab whose words another one takes over hears a moment later that its draft was taken out, and puts it back. Begins to
 * listen; what it gives waits until that was heard.
 */
const handedOver = async (page: Page): Promise<() => Promise<void>> => {
  await page.evaluate(() => {
    const told = new Promise<void>((resolve) => addEventListener("storage", ({ key, newValue }) => void (key?.includes("/log-entry/") && newValue === null && resolve())));
    Object.assign(window, { told });
  });
  return () => page.evaluate(() => (window as unknown as { told: Promise<void> }).told);
};

test("an empty draft of another tab hides no words that a closed one left", async ({ scratchpad, page, context }) => {
  await scratchpad.openIncident();
  const address = new URL(page.url()).hash;
  const first = await scratchpad.beside();
  const second = await scratchpad.beside();
  for (const tab of [first, second]) await tab.open(address);
  await first.logEntry.fill("left by a tab that was closed");
  await second.logEntry.fill("x");
  await second.logEntry.fill("");
  await expect
    .poll(async () => Object.entries(await localRecords(page)).filter(([key]) => key.includes("/log-entry/")).length)
    .toBe(2);
  for (const tab of [first, second]) await tab.page.close();
  const third = new Scratchpad(await context.newPage());
  await third.open(address);
  await expect(third.logEntry).toHaveValue("left by a tab that was closed");
});

test("a duplicated tab has drafts of its own, and neither takes the other's words", async ({ scratchpad, page, context }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("half of what I think");
  const names = (tab: Scratchpad) => tab.page.evaluate(() => sessionStorage.getItem("isp/tab"));
  const [opened] = await Promise.all([context.waitForEvent("page"), page.evaluate(() => void window.open(location.href))]);
  const double = new Scratchpad(opened);
  await expect(double.logEntry).toHaveValue("half of what I think");
  expect(await names(double), "a name of its own").not.toBe(await names(scratchpad));

  await test.step("each types on, and finds its own after a reload", async () => {
    await double.logEntry.fill("the double's");
    await scratchpad.logEntry.fill("the first one's");
    for (const tab of [double, scratchpad]) await tab.reload();
    await expect(double.logEntry).toHaveValue("the double's");
    await expect(scratchpad.logEntry).toHaveValue("the first one's");
  });

  await test.step("a reload keeps the name", async () => {
    const before = await names(double);
    await double.reload();
    expect(await names(double)).toBe(before);
  });
});

test("words that another tab took over and cleared stay where they are being typed", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("typed here and still seen here");
  const second = await scratchpad.beside();
  await second.open(new URL(page.url()).hash);
  await expect(second.logEntry).toHaveValue("typed here and still seen here");
  const toldOf = await handedOver(page);
  await second.logEntry.fill("");
  await toldOf();
  await expect(scratchpad.logEntry).toHaveValue("typed here and still seen here");
  const kept = async () => Object.entries(await localRecords(page)).filter(([, value]) => value.endsWith("still seen here"));
  await expect.poll(async () => (await kept()).length).toBe(1);
  await scratchpad.reload();
  await expect(scratchpad.logEntry).toHaveValue("typed here and still seen here");
});

test("a tab whose browser was killed finds its own words, not those of another one", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.logEntry.fill("mine");
  await scratchpad.log("a note");
  await scratchpad.logEntry.fill("mine");
  const second = await scratchpad.beside();
  await second.open(new URL(page.url()).hash);
  const toldOf = await handedOver(page);
  await second.logEntry.fill("typed later in another tab");
  // Without it, the reload below may come before this tab has put its words back, and there are none to be found.
  await toldOf();
  // What a restored session holds after a kill: the name, and that it was in use.
  await page.addInitScript(() => sessionStorage.setItem("isp/tab/used", "yes"));
  await scratchpad.reload();
  await expect(scratchpad.logEntry).toHaveValue("mine");
});

test("a correction that was cancelled can be brought back, after a reload too, or discarded", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("all red");
  const entry = scratchpad.entry("all red");
  const field = entry.getByRole("textbox", { name: "Corrected words", exact: true });
  await entry.getByRole("button", { name: "Correct", exact: true }).click();
  await field.fill("all red since half past two");
  await field.press("Escape");
  await expect(field).toHaveCount(0);
  await expect(entry).toContainText("Not kept: all red since half past two");
  await scratchpad.reload();
  await entry.getByRole("button", { name: "Bring it back", exact: true }).click();
  await expect(field).toHaveValue("all red since half past two");
  await expect(entry).not.toContainText("Not kept");
  await entry.getByRole("button", { name: "Cancel", exact: true }).click();
  await entry.getByRole("button", { name: "Discard", exact: true }).click();
  await expect(entry).not.toContainText("half past two");
  await test.step("nothing is offered where nothing was changed", async () => {
    await entry.getByRole("button", { name: "Correct", exact: true }).click();
    await expect(field).toHaveValue("all red");
    await entry.getByRole("button", { name: "Cancel", exact: true }).click();
    await expect(entry.getByRole("button", { name: "Bring it back", exact: true })).toHaveCount(0);
  });
});

test("a title that is half changed outlives a reload, takes no focus then, and goes with its words when they are erased", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  const field = page.getByRole("banner").getByRole("textbox", { name: "Incident title", exact: true });
  await scratchpad.heading.click();
  await field.fill("Checkout fails for");
  await scratchpad.reload();
  await expect(field).toHaveValue("Checkout fails for");
  await expect(scratchpad.logEntry).toBeFocused();
  await field.press("End");
  await field.pressSequentially(" everyone");
  await field.press("Enter");
  await expect(scratchpad.heading).toHaveText("Checkout fails for everyone");
  await test.step("nothing is left of it", async () => {
    await scratchpad.heading.click();
    await field.press("Escape");
    await scratchpad.reload();
    await expect(scratchpad.heading).toHaveText("Checkout fails for everyone");
  });
  await test.step("what is being typed holds erased words: it goes with them", async () => {
    await scratchpad.heading.click();
    await field.fill("Checkout fails for everyone, says Ada");
    const second = await scratchpad.beside();
    await second.open(new URL(page.url()).hash);
    await second.titleMenu("Erase for good…");
    await second.page.getByRole("banner").getByRole("button", { name: "Erase for good", exact: true }).first().click();
    await expect(second.heading).not.toContainText("Checkout");
    await expect(field).not.toHaveValue(/Checkout/);
    await expect.poll(async () => JSON.stringify(await localRecords(page))).not.toContain("says Ada");
  });
});
