// How many presses it takes, words aside: with the mouse alone, from an empty page to resolved and exported.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

/** Counts what a hand does beside typing words. */
class Hand {
  presses = 0;

  /** Presses something. */
  async press(what: Locator): Promise<void> {
    await what.click();
    this.presses += 1;
  }

  /** Chooses from a list: one press opens it, one takes. */
  async choose(list: Locator, option: string): Promise<void> {
    await list.selectOption(option);
    this.presses += 2;
  }

  /** Types words, which count nothing where the field is ready for them; else a press goes there first. */
  async write(field: Locator, words: string): Promise<void> {
    await expect(field).toBeVisible();
    // A field that gets the focus by itself has it a moment after it is there.
    const isReady = await expect(field).toBeFocused({ timeout: 1000 }).then(() => true, () => false);
    if (!isReady) await this.press(field);
    await field.fill(words);
  }

  /** The count so far, for whoever reads the report. */
  tells(what: string): number {
    console.log(`${what}: ${this.presses} presses`);
    return this.presses;
  }
}

const question = "Why are cards rejected?";
const provider = "The payment provider is down";
const cache = "The cache serves old prices";
const release = "Release 42 drops the postal code";

test("by mouse, from an empty page to resolved and exported, three theories concluded, in at most 40 presses", async ({ scratchpad, page }) => {
  const hand = new Hand();
  const theoryField = scratchpad.theories.getByRole("textbox", { name: "New theory", exact: true });
  const addToLog = scratchpad.working.getByRole("button", { name: "Add to log", exact: true });
  const addTheory = scratchpad.theories.getByRole("button", { name: "Add theory", exact: true });
  await scratchpad.open();

  await test.step("declared", async () => {
    await hand.write(scratchpad.title, "Card payments fail");
    await hand.press(scratchpad.severityChoice("Major"));
    await hand.press(scratchpad.declareButton);
    await expect(scratchpad.heading).toHaveText("Card payments fail");
  });

  await test.step("the first update to customers", async () => {
    await hand.write(scratchpad.part("What is happening"), "Card payments fail in Europe.");
    await hand.write(scratchpad.part("Impact"), "About 1 in 3 card payments has failed since 02:41 UTC.");
    await hand.write(scratchpad.part("What we are doing"), "We are checking a change that went out shortly before.");
    await hand.press(scratchpad.copyButton);
    await expect(scratchpad.updateStatus).toHaveText(/^Copied /);
    expect(hand.tells("First update to customers, from an empty page"), "the first update").toBeLessThanOrEqual(12);
    await hand.press(scratchpad.markAsSent);
  });

  await test.step("a question and three theories", async () => {
    await hand.press(scratchpad.kind("Question"));
    await hand.write(scratchpad.logEntry, question);
    await hand.press(addToLog);
    for (const statement of [provider, cache, release]) {
      await hand.write(theoryField, statement);
      await hand.press(addTheory);
      await expect(scratchpad.theory(statement)).toBeVisible();
    }
  });

  await test.step("two are dropped", async () => {
    for (const [statement, words] of [[provider, "test: a payment straight to the provider works"], [cache, "log: the cache is not asked at all"]] as const) {
      const before = hand.presses;
      await hand.choose(scratchpad.standing(statement), "Disproved");
      await hand.write(scratchpad.theory(statement).getByRole("textbox", { name: "What rules it out?", exact: true }), words);
      await hand.press(scratchpad.theory(statement).getByRole("button", { name: "Rule it out", exact: true }));
      await expect(scratchpad.theory(statement)).toHaveClass(/\bdisproved\b/);
      expect(hand.presses - before, "dropping a wrong theory").toBeLessThanOrEqual(3);
    }
    hand.tells("Two theories dropped");
  });

  await test.step("one is proven, and answers the question", async () => {
    await hand.choose(scratchpad.standing(release), "Proven");
    await hand.write(scratchpad.theory(release).getByRole("textbox", { name: "What shows it?", exact: true }), "postal_code=null in every rejection");
    await hand.press(scratchpad.theory(release).getByRole("button", { name: "log", exact: true }));
    await hand.write(scratchpad.reason(release), "Release 41 takes the same order");
    await hand.press(scratchpad.theory(release).getByRole("button", { name: "Conclude", exact: true }));
    await hand.press(scratchpad.theories.getByRole("button", { name: "Yes, answered", exact: true }));
    await expect(scratchpad.theories).toContainText(`Answered: ${release}`);
    hand.tells("Three theories concluded");
  });

  await test.step("repaired, resolved and told", async () => {
    await hand.press(scratchpad.kind("Change"));
    await hand.write(scratchpad.logEntry, "Rolled back to release 41");
    await hand.press(addToLog);
    await hand.choose(scratchpad.phase, "Resolved");
    await expect(scratchpad.entry("Phase: Resolved")).toBeVisible();
    await hand.write(scratchpad.part("What is happening"), "Card payments work again. Thank you for your patience.");
    await hand.write(scratchpad.part("Impact"), "About 1 in 3 card payments failed from 02:41 to 03:20 UTC. No card was charged twice.");
    await hand.press(scratchpad.copyButton);
    await expect(scratchpad.updateStatus).toHaveText(/^Copied /);
    await hand.press(scratchpad.markAsSent);
  });

  await test.step("exported", async () => {
    await hand.press(page.getByRole("button", { name: "Export", exact: true }));
    const menu = page.getByRole("menu", { name: "Export as", exact: true });
    hand.presses += 1;
    const record = await scratchpad.downloadOf(menu.getByRole("menuitem", { name: "Markdown", exact: true }));
    for (const stands of [`**Disproved:** ${provider}`, `**Disproved:** ${cache}`, `**Proven:** ${release}`]) {
      expect(record.text.replaceAll(/\*\*[ABC]\. /g, "**")).toContain(stands);
    }
    expect(record.text).toContain("- **Phase:** Resolved");
  });

  expect(hand.tells("From an empty page to resolved and exported"), "all of it").toBeLessThanOrEqual(40);
});

test("a theory that something speaks against is dropped by choosing so", async ({ scratchpad }) => {
  const hand = new Hand();
  await scratchpad.openIncident();
  await scratchpad.log(`~ ${provider}`);
  await scratchpad.log("- test: a payment straight to the provider works");
  await hand.choose(scratchpad.standing(provider), "Disproved");
  await expect(scratchpad.theory(provider)).toHaveClass(/\bdisproved\b/);
  expect(hand.tells("A theory dropped where evidence stands"), "presses").toBeLessThanOrEqual(3);
});
