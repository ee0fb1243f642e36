// What is logged as sent is what was pasted: after its next time has passed, after a reload, after the words, the phase
// or the clock have gone on; for every audience, and on every road.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const at = (time: string) => new Date(`2026-11-21T${time}:00Z`).getTime();
const parts = { "What is happening": "Card payments fail.", Impact: "Half of the orders." } as const;

/** An incident at 02:41, on a clock that stands still. */
const begin = async (scratchpad: Scratchpad) => {
  const { page } = scratchpad;
  await page.clock.install({ time: at("02:40") });
  await scratchpad.open();
  await page.clock.pauseAt(at("02:41"));
  await scratchpad.declare("Checkout fails");
  await scratchpad.write(parts);
};

/** The question before it is logged. */
const asked = (scratchpad: Scratchpad): Locator =>
  scratchpad.statusUpdate.getByRole("alertdialog", { name: "Before it is logged as sent", exact: true });

const answer = async (scratchpad: Scratchpad, name: string) => {
  await asked(scratchpad).getByRole("button", { name, exact: true }).click();
  await expect(asked(scratchpad)).toHaveCount(0);
};

/** What the record says was sent, in order. */
const sent = async (scratchpad: Scratchpad) => {
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  const facts = file.events.map((event: { fact: Record<string, unknown> }) => event.fact.update_sent);
  return facts.filter(Boolean) as { text: string; next_due?: string; audience: string }[];
};

for (const audience of ["Customers", "Stakeholders", "Team"] as const) {
  test(`to ${audience}: a next time that has passed is asked about, and the words stay those that were pasted`, async ({
    scratchpad,
    page,
  }) => {
    await begin(scratchpad);
    await scratchpad.audience(audience).check();
    await scratchpad.nextIn("15 min").check();
    const copied = await scratchpad.copy("Plain text");
    expect(copied).toContain("Next update by 02:56 UTC");
    await page.clock.pauseAt(at("03:01"));
    await scratchpad.markAsSent.click();
    await expect(asked(scratchpad)).toContainText("says that the next update comes by 02:56 UTC");
    await expect(asked(scratchpad)).toContainText("It is 03:01 UTC");
    await expect(asked(scratchpad)).toContainText("What is the next one?");
    expect(await sent(scratchpad), "nothing is logged before it is answered").toEqual([]);
    await answer(scratchpad, "Next one in 30 min");
    const [logged] = await sent(scratchpad);
    expect(logged!.text, "what was pasted").toBe(copied);
    await expect(scratchpad.nextUpdate).toContainText("due 03:31 UTC");
    await expect(scratchpad.timer).toHaveText(/^(30:00|29:5\d)$/);
  });
}

test("an update that went out when it was copied is logged then, and its promise is overdue", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.nextIn("15 min").check();
  const copied = await scratchpad.copy("Slack");
  await page.clock.pauseAt(at("03:01"));
  await scratchpad.markAsSent.click();
  await answer(scratchpad, "It went out at 02:41 UTC (03:41 Europe/Berlin)");
  const [logged] = await sent(scratchpad);
  expect([logged!.text, logged!.next_due]).toEqual([copied, "2026-11-21T02:56:00.000Z"]);
  await expect(scratchpad.nextUpdate).toContainText("overdue by 5 min");
});

test("a reload forgets neither what was copied nor the time in it", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.nextIn("15 min").check();
  const copied = await scratchpad.copy("Slack");
  await page.clock.pauseAt(at("02:50"));
  await scratchpad.reload();
  await expect(scratchpad.preview).toHaveText(copied, { useInnerText: true });
  await scratchpad.markAsSent.click();
  const [logged] = await sent(scratchpad);
  expect([logged!.text, logged!.next_due]).toEqual([copied, "2026-11-21T02:56:00.000Z"]);
});

test("words that changed since they were copied are asked about", async ({ scratchpad }) => {
  await begin(scratchpad);
  const copied = await scratchpad.copy("Plain text");
  await scratchpad.part("Impact").fill("A third of the orders.");
  await scratchpad.markAsSent.click();
  await expect(asked(scratchpad)).toContainText("The words have changed since you copied them");
  await answer(scratchpad, "Those that I copied");
  expect((await sent(scratchpad)).map((update) => update.text)).toEqual([copied]);

  await test.step("and where its next time has passed as well, that is asked next", async () => {
    await scratchpad.page.clock.pauseAt(at("02:45"));
    const again = await scratchpad.copy("Plain text");
    await scratchpad.part("Impact").fill("A fifth of the orders.");
    await scratchpad.page.clock.pauseAt(at("03:20"));
    await scratchpad.markAsSent.click();
    await asked(scratchpad).getByRole("button", { name: "Those that I copied", exact: true }).click();
    await expect(asked(scratchpad)).toContainText("comes by 03:15 UTC");
    await answer(scratchpad, "Next one in 15 min");
    expect((await sent(scratchpad)).at(-1)!.text).toBe(again);
  });

  await test.step("and what stands here is logged where one says so", async () => {
    await scratchpad.page.clock.pauseAt(at("03:25"));
    await scratchpad.copy("Plain text");
    await scratchpad.part("Impact").fill("A quarter of the orders.");
    await scratchpad.markAsSent.click();
    await answer(scratchpad, "Those that stand here");
    expect((await sent(scratchpad)).at(-1)!.text).toContain("A quarter of the orders.");
  });
});

test("a phase that was left since is asked about, and copying again brings both together", async ({ scratchpad }) => {
  await begin(scratchpad);
  await scratchpad.copy("Plain text");
  await scratchpad.phase.selectOption("Identified");
  await scratchpad.markAsSent.click();
  await expect(asked(scratchpad)).toContainText("says Investigating, and the phase has changed since");
  await answer(scratchpad, "Copy again");
  // Nothing is proven yet, which is asked about as ever.
  await scratchpad.statusUpdate.getByRole("button", { name: "Copy anyway", exact: true }).click();
  await expect.poll(() => scratchpad.clipboard()).toContain("Identified: Half of the orders");
  await scratchpad.markAsSent.click();
  expect((await sent(scratchpad)).map((update) => update.text)).toEqual([await scratchpad.clipboard()]);
});

test("no change: where the browser is asked for long whether the page may copy, its passed time is asked about", async ({
  scratchpad,
  page,
}) => {
  await begin(scratchpad);
  await scratchpad.markAsSent.click();
  await page.evaluate(() => {
    const { clipboard } = navigator;
    const write = clipboard.write.bind(clipboard);
    const held = new Promise<void>((resolve) => Object.assign(window, { mayCopy: resolve }));
    document.execCommand = () => false;
    clipboard.write = (items) => held.then(() => write(items));
  });
  await page.clock.pauseAt(at("03:00"));
  await scratchpad.nextUpdate.getByRole("button", { name: "No change" }).click();
  await page.clock.pauseAt(at("03:35"));
  await page.evaluate(() => (window as unknown as { mayCopy: () => void }).mayCopy());
  await expect(scratchpad.updateStatus).toHaveText("Copied as plain text. The time in it, 03:30 UTC, has passed.");
  expect(await sent(scratchpad)).toHaveLength(1);
  await scratchpad.markAsSent.click();
  await expect(asked(scratchpad)).toContainText("comes by 03:30 UTC");
  await answer(scratchpad, "Next one in 15 min");
  const all = await sent(scratchpad);
  expect(all.map((update) => update.text)[1]).toBe(await scratchpad.clipboard());
  await expect(scratchpad.nextUpdate).toContainText("due 03:50 UTC");
});

test("what went out another way is not called copied", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": "Payments fail." });
  await scratchpad.statusUpdate.getByRole("button", { name: "Mark as sent", exact: true }).click();
  const sent = scratchpad.entry("Update to customers");
  await expect(sent).toContainText("next one promised for");
  await expect(sent).not.toContainText("copied as");
});

test("copied again, an update whose next time has passed says so", async ({ scratchpad, page }) => {
  await begin(scratchpad);
  await scratchpad.nextIn("15 min").check();
  await scratchpad.markAsSent.click();
  await page.clock.pauseAt(at("03:01"));
  await scratchpad.entry("Update to customers").getByRole("button", { name: "Copy again", exact: true }).click();
  await expect(page.getByText("It says that the next update comes by 02:56 UTC")).toBeVisible();
  await expect(page.getByText("which has passed: better write a new one.")).toBeVisible();
});

test("after the end no promise is made, and the words stay in the box", async ({ scratchpad }) => {
  await begin(scratchpad);
  await scratchpad.phase.selectOption("Resolved");
  await scratchpad.logEntry.fill("/in 30m");
  await scratchpad.logEntry.press("Enter");
  await expect(scratchpad.refusal).toHaveText("It is resolved: no update is owed. To promise one, set another phase first.");
  await expect(scratchpad.logEntry).toHaveValue("/in 30m");
  await expect(scratchpad.timer).toBeHidden();
});
