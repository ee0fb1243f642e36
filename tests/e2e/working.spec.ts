// What helps while one works: a start, sentences that claim too much, pauses, and finding what was written.
import { expect, test } from "./fixtures.ts";

const at = (clock: string) => new Date(`2026-11-21T${clock}:00Z`);

test("the first minutes offer questions and suspicions, each a click, and step back once one writes", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("02:40") });
  await scratchpad.openIncident("Checkout fails");
  await expect(page.getByText("Breathe. Then write down what you see.")).toBeVisible();
  await page.getByRole("button", { name: "When did it start?" }).click();
  const pane = page.getByRole("region", { name: "Questions and theories" });
  await expect(pane.getByRole("heading", { name: "When did it start?" })).toBeVisible();
  await expect(page.getByText("Breathe."), "the next one is at hand").toBeVisible();
  await expect(page.getByRole("button", { name: "When did it start?", exact: true }), "asked already").toBeHidden();
  await page.getByRole("button", { name: "A disk is full or memory is exhausted" }).click();
  const theory = pane.getByRole("article", { name: "A disk is full or memory is exhausted" });
  await expect(theory.getByLabel("If so, we would see")).toHaveValue(/^Disk or memory of a host stands near 100 %/);
  await scratchpad.log("502s since 02:38");
  await expect(page.getByText("Breathe."), "it is out of the way").toBeHidden();

  await page.clock.fastForward("16:00");
  await expect(page.getByText("First minutes"), "they are over").toHaveCount(0);
});

test("a sentence that claims certainty is offered as a theory, once; what is verified is left alone", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  const offer = page.getByRole("button", { name: "Make it a theory" });
  await scratchpad.log("The page can't be reached from Spain");
  await expect(offer).toHaveCount(0);

  await scratchpad.log("CPU is flat. It can't be Kafka.");
  await expect(page.getByText("“It can't be Kafka.” is an assumption until it was checked.")).toBeVisible();
  await page.getByRole("button", { name: "Leave it" }).click();
  await expect(offer).toHaveCount(0);

  await scratchpad.log("It must be the database");
  await offer.click();
  await expect(page.getByRole("article", { name: "It must be the database" })).toBeVisible();
  await expect(offer, "once").toHaveCount(0);
  const ask = page.getByText("What would one see if it were true?");
  await expect(ask, "it is a theory now, and still nobody knows how to tell").toBeVisible();
  const expectation = page.getByRole("article", { name: "It must be the database" }).getByLabel("If so, we would see");
  await expectation.fill("Slow queries in its log");
  await expectation.press("Enter");
  await expect(ask).toHaveCount(0);

  await scratchpad.log("! We verified with logs and metrics that it can't be Kafka");
  await expect(scratchpad.timeline.getByText("We verified with logs")).toBeVisible();
  await expect(offer).toHaveCount(0);
});

test("after an hour a pause is due; it is put off and taken with one key, and both are in the log", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("02:40") });
  await scratchpad.openIncident("Checkout fails");
  for (let minutes = 0; minutes < 60; minutes += 20) {
    await page.clock.fastForward("20:00");
    await scratchpad.log(`seen after ${minutes + 20} minutes`);
  }
  const line = page.getByText(/without a pause/);
  await expect(line).toHaveText(/^At it for 1:00 h/);
  await scratchpad.leaveFields();
  await page.keyboard.press("n");
  await expect(scratchpad.timeline.getByText("Break put off")).toBeVisible();
  await expect(line).toHaveCount(0);

  await page.clock.fastForward("15:01");
  await expect(line).toBeVisible();
  await scratchpad.leaveFields();
  await page.keyboard.press("b");
  await expect(scratchpad.timeline.getByText("Break taken")).toBeVisible();
  await expect(line).toHaveCount(0);
});

test("what was written is found as one types, by kind and by time", async ({ scratchpad, page }) => {
  await page.clock.install({ time: at("02:40") });
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("CPU at 95 % on two nodes");
  await scratchpad.log("? Why does the CPU rise?");
  await page.clock.fastForward("30:00");
  await scratchpad.log("Rolled back, cpu falls");

  await scratchpad.leaveFields();
  await page.keyboard.press("f");
  const search = page.getByRole("searchbox", { name: "Find in the log" });
  await expect(search).toBeFocused();
  await page.keyboard.type("cpu");
  const found = page.getByRole("list", { name: "Found entries" }).getByRole("listitem");
  await expect(found).toHaveCount(3);
  await expect(found.last(), "in the order of the log").toContainText("Rolled back");
  await expect(found.last(), "with what can be done there").toContainText("Correct");
  await expect(scratchpad.timeline).toBeHidden();

  await page.getByRole("combobox", { name: "Kind" }).selectOption("Question");
  await expect(page.getByText("1 entry found")).toBeVisible();
  await page.getByRole("combobox", { name: "Kind" }).selectOption("All kinds");
  const from = page.getByRole("textbox", { name: "from (UTC)", exact: true });
  await from.fill("03:00");
  await expect(found).toHaveCount(1);
  await from.fill("25:99");
  await expect(page.getByText("“25:99” is no time of the day; write one as 02:40.")).toBeVisible();
  await page.getByRole("button", { name: "Choose a time: from (UTC)", exact: true }).click();
  await page.getByRole("menuitem", { name: "Now", exact: true }).click();
  await expect(from).toHaveValue(/^\d\d:\d\d UTC$/);
  await from.fill("0300");
  await expect(found).toHaveCount(1);
  await search.fill("nothing like it");
  await expect(page.getByText("Nothing found")).toBeVisible();

  await search.press("Escape");
  await expect(search).toHaveCount(0);
  await expect(scratchpad.timeline.getByRole("listitem")).toHaveCount(3);
});
