// What is seen is what is heard: whoever says a label to the machine, or hears it, means what others read. Over the whole
// page, whatever is open.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";

/** Fields whose label asks a question and whose name says what is kept: the first one of the page, and the promise's own. */
const ASKED_OTHERWISE = [
  "seen “what is going wrong”, heard “incident title”",
  "seen “why later it goes on the record”, heard “reason”",
];

/** Names that do not hold the words that stand on or beside what they name. */
function misnamed(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const plain = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
    const isHidden = (element: Element) =>
      element.closest("[aria-hidden=true], .unseen, select, textarea, kbd") !== null || !(element as HTMLElement).checkVisibility();
    const seen = (root: Element, but: Element | null): string => {
      const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const words: string[] = [];
      for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        const parent = text.parentElement!;
        if (!isHidden(parent) && !(but?.contains(parent) ?? false)) words.push(text.textContent ?? "");
      }
      return plain(words.join(" "));
    };
    const named = (element: Element): string | null => {
      const ids = element.getAttribute("aria-labelledby");
      if (ids) return plain(ids.split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" "));
      const label = element.getAttribute("aria-label");
      return label === null ? null : plain(label);
    };
    const wrong: string[] = [];
    for (const element of document.querySelectorAll("button, a[href], summary, input, select, textarea, [role=menuitem], [role=option]")) {
      if (isHidden(element.tagName === "SELECT" || element.tagName === "TEXTAREA" ? element.parentElement! : element)) continue;
      const name = named(element);
      // Without a name of its own, the browser takes what is seen.
      if (name === null) continue;
      const isField = ["INPUT", "SELECT", "TEXTAREA"].includes(element.tagName);
      const label = isField ? (element as HTMLInputElement).labels?.[0] ?? null : element;
      const words = label ? seen(label, isField ? element : null) : "";
      if (words && !` ${name} `.includes(` ${words} `)) wrong.push(`seen “${words}”, heard “${name}”`);
    }
    return wrong;
  });
}

test("labels seen are names heard, over the whole page", async ({ scratchpad, page }) => {
  test.slow();
  const check = async (where: string) => {
    const wrong = (await misnamed(page)).filter((said) => !ASKED_OTHERWISE.includes(said));
    expect.soft(wrong, where).toEqual([]);
  };
  await scratchpad.open();
  await check("the first screen");
  await scratchpad.declare("Checkout fails");
  await check("an incident");
  for (const line of [
    "? Who noticed?",
    "? Why do payments fail?",
    "~ The payment provider is down",
    "- test: a payment straight to the provider works",
    "~ The certificate ran out",
    "! Errors began 4 minutes after the release",
    "$ Rolled back to release 41",
    "@maria checks double charges in 20m",
  ]) await scratchpad.log(line);
  const theory = scratchpad.theory("The certificate ran out");
  await check("a theory");
  await scratchpad.standing("The certificate ran out").selectOption("Disproved");
  await check("what rules it out");
  await scratchpad.standing("The certificate ran out").selectOption("Proven");
  await expect(theory.getByRole("textbox", { name: "What shows it?", exact: true })).toBeVisible();
  await check("what shows it");
  await theory.getByRole("button", { name: "Conclude anyway…", exact: true }).click();
  await check("why it is so");
  await theory.getByRole("button", { name: "Add evidence", exact: true }).click();
  await scratchpad.evidence("The payment provider is down").getByRole("button", { name: "More", exact: true }).click();
  await scratchpad.theories.getByRole("button", { name: "Compare theories", exact: true }).click();
  await check("evidence");
  await scratchpad.entry("Errors began").getByRole("button", { name: "Correct", exact: true }).click();
  await check("a correction");
  await page.keyboard.press("Escape");
  await scratchpad.leaveFields();
  await page.keyboard.press("f");
  await check("find");
  await scratchpad.write({ "What is happening": "Kafka consumers are OOMing.", Impact: "Some card payments fail." });
  await expect(scratchpad.statusUpdate.getByRole("list", { name: "Findings" })).toBeVisible();
  await check("findings");
  await scratchpad.markAsSent.click();
  await scratchpad.nextUpdate.getByRole("button", { name: "Push back", exact: true }).click();
  await check("push back");
  await scratchpad.pushBackForm.getByRole("button", { name: "Cancel", exact: true }).click();
  await scratchpad.promises.click();
  await check("promises");
  await scratchpad.promises.click();
  await scratchpad.openDetails("Impact", "People", "Actions", "Changes", "Start and end", "Links");
  await check("details");
  await page.getByRole("banner").getByRole("button", { name: "Details", exact: true }).click();
  await scratchpad.phase.selectOption("Resolved");
  await check("resolved");
  await page.getByRole("button", { name: "Open the debrief", exact: true }).click();
  await check("the debrief");
  await page.getByRole("button", { name: "Settings", exact: true }).first().click();
  await check("settings");
  await page.keyboard.press("Escape");
});
