// Somebody who has never seen the page: from nothing to a logged note in one action, and to a copied status message in
// under two minutes. What counts is what they have to do, not how fast this machine is: keys and clicks are counted and
// turned into time at stated speeds.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

/** A slow typist, woken at night: 30 words a minute, of five letters and a space each, is 3 keys a second. */
const KEYS_A_SECOND = 3;
/** To look for a thing, decide, and hit it. */
const SECONDS_A_CLICK = 4;
/** To read the screen for the first time. */
const SECONDS_TO_READ = 10;

class Newcomer {
  keys = 0;
  clicks = 0;

  async types(into: Locator, words: string): Promise<void> {
    await into.pressSequentially(words);
    this.keys += words.length;
  }

  async presses(at: Locator, key: string): Promise<void> {
    await at.press(key);
    this.keys += 1;
  }

  async clicksOn(at: Locator): Promise<void> {
    await at.click();
    this.clicks += 1;
  }

  get seconds(): number {
    return this.keys / KEYS_A_SECOND + this.clicks * SECONDS_A_CLICK;
  }
}

test("from the empty page to a logged note in one action", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await expect(scratchpad.title, "one can type at once").toBeFocused();
  await page.keyboard.type("Checkout fails");
  // The one action: Enter. What was typed is the incident, and the box for notes is under the fingers.
  await page.keyboard.press("Enter");
  await expect(scratchpad.logEntry).toBeFocused();
  await page.keyboard.type("card payments are declined");
  await page.keyboard.press("Enter");
  await expect(scratchpad.entry("card payments are declined")).toBeVisible();
  await scratchpad.isSaved();
});

test("from the empty page to a copied status message in under two minutes", async ({ scratchpad }) => {
  const newcomer = new Newcomer();
  await scratchpad.open();
  await newcomer.types(scratchpad.title, "Checkout fails");
  await newcomer.presses(scratchpad.title, "Enter");
  await newcomer.types(scratchpad.logEntry, "card payments declined since 03:02");
  await newcomer.presses(scratchpad.logEntry, "Enter");
  await expect(scratchpad.entry("card payments declined")).toBeVisible();

  await newcomer.clicksOn(scratchpad.nextUpdate.getByRole("button", { name: "Write update", exact: true }));
  await expect(scratchpad.part("What is happening")).toBeFocused();
  await newcomer.types(scratchpad.part("What is happening"), "Some card payments are not going through.");
  await newcomer.presses(scratchpad.part("What is happening"), "Tab");
  await expect(scratchpad.part("Impact"), "the next part is one key away").toBeFocused();
  await newcomer.types(scratchpad.part("Impact"), "Some customers cannot pay by card since 03:02 UTC.");
  await newcomer.presses(scratchpad.part("Impact"), "Tab");
  await newcomer.types(scratchpad.part("What we are doing"), "We are looking into it.");
  await newcomer.clicksOn(scratchpad.copyButton);
  await expect.poll(() => scratchpad.clipboard()).toContain("Some card payments are not going through.");
  expect(await scratchpad.clipboard()).toContain("Some customers cannot pay by card since 03:02 UTC.");
  expect(await scratchpad.clipboard(), "it says when the next one comes").toMatch(/next update/i);

  const seconds = SECONDS_TO_READ + newcomer.seconds;
  expect(seconds, `${newcomer.keys} keys and ${newcomer.clicks} clicks`).toBeLessThan(120);
});

test("nothing moves while a line is typed", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("? Why do card payments fail?");
  await scratchpad.log("~ The certificate ran out");
  for (let line = 0; line < 20; line += 1) await scratchpad.log(`line ${line}`);
  await scratchpad.isSaved();
  await page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    // What a key has just caused counts too: hadRecentInput is not asked.
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, sources } = entry as unknown as { value: number; sources: { node: Node | null }[] };
        shifts.push(`${value}: ${sources.map(({ node }) => (node as Element | null)?.outerHTML?.slice(0, 80)).join(", ")}`);
      }
    }).observe({ type: "layout-shift", buffered: false });
  });
  const shifts = () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
  for (const line of ["every third payment is declined", "+ log: it ran out at 03:00", "@maria renews it", "/sev"]) {
    await scratchpad.logEntry.pressSequentially(line);
    // The observer is told with the next frame.
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await shifts(), `while typing “${line}”`).toEqual([]);
    await scratchpad.logEntry.fill("");
  }
});

test("from declaring to an exported record without a mouse", async ({ scratchpad, page }) => {
  const { keyboard } = page;
  await scratchpad.open();
  await keyboard.type("Checkout fails");
  await keyboard.press("Enter");
  await expect(scratchpad.logEntry).toBeFocused();
  for (const line of ["? Why?", "~ The certificate ran out", "+ test: openssl says so", "/severity critical", "/in 30m"]) {
    await keyboard.type(line);
    await keyboard.press("Enter");
    await expect(scratchpad.logEntry).toHaveValue("");
  }
  await expect(scratchpad.severity).toHaveValue("Critical");
  const command = async (words: string) => {
    await keyboard.press("ControlOrMeta+k");
    await keyboard.type(words);
    await keyboard.press("Enter");
  };
  await command("write update");
  await expect(scratchpad.part("What is happening")).toBeFocused();
  await keyboard.type("Card payments fail.");
  await keyboard.press("ControlOrMeta+Enter");
  await expect.poll(() => scratchpad.clipboard()).toContain("Card payments fail.");
  await command("mark as sent");
  await expect(scratchpad.entry("Card payments fail.")).toBeVisible();
  await command("phase resolved");
  await expect(scratchpad.phase).toHaveValue("Resolved");
  const [download] = await Promise.all([page.waitForEvent("download"), command("export markdown")]);
  expect(download.suggestedFilename()).toMatch(/\.md$/);
});
