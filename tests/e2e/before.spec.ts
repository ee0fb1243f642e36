// Between incidents: what was said in like words before, and follow-ups and figures over several of them.
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const button = (pad: Scratchpad, name: string) => pad.page.getByRole("button", { name, exact: true });
const before = (pad: Scratchpad) => pad.theories.getByRole("note", { name: "Said in like words before", exact: true });

/** An incident with a proven theory and a follow-up, over. */
async function login(pad: Scratchpad): Promise<void> {
  await pad.openIncident("Nobody can log in");
  await pad.log("~ The certificate of the login page ran out");
  await pad.log("+ test: expired at 02:40");
  await pad.standing("The certificate of the login page ran out").selectOption("Proven");
  await pad.reason("The certificate of the login page ran out").fill("seen from two networks");
  await pad.page.keyboard.press("Enter");
  await expect(pad.entry("Proven")).toHaveCount(1);
  await pad.phase.selectOption("Resolved");
  await button(pad, "Open the debrief").click();
  const here = pad.page.getByRole("region", { name: "Debrief", exact: true });
  await here.getByRole("textbox", { name: "Follow-up", exact: true }).fill("Renew certificates by machine");
  await here.getByRole("textbox", { name: "Owner", exact: true }).fill("Ana");
  await here.getByRole("button", { name: "Add follow-up", exact: true }).click();
  await expect(here.getByRole("list", { name: "Follow-ups", exact: true })).toContainText("Renew certificates");
  await pad.isSaved();
  await pad.home.click();
}

test("a theory in like words brings up what was proven before, and what of it is still to be done", async ({ scratchpad, page }) => {
  await login(scratchpad);
  await scratchpad.declare("Checkout fails");
  await expect(before(scratchpad), "nothing is alike yet").toHaveCount(0);
  await scratchpad.log("~ An expired certificate");
  await expect(before(scratchpad)).toContainText("“The certificate of the login page ran out”, proven");
  await expect(before(scratchpad)).toContainText("Still to be done since then: Renew certificates by machine (Ana).");
  await expect(before(scratchpad).getByRole("link", { name: "Nobody can log in", exact: true })).toHaveAttribute("href", /#\/incident\//);

  await before(scratchpad).getByRole("button", { name: "Not this: Nobody can log in", exact: true }).click();
  await expect(before(scratchpad)).toHaveCount(0);
  await scratchpad.isSaved();
  await page.reload();
  await expect(scratchpad.theory("An expired certificate")).toBeVisible();
  await expect(before(scratchpad), "waved off, it stays off").toHaveCount(0);
});

test("an incident with a like title brings it up at once", async ({ scratchpad }) => {
  await login(scratchpad);
  await scratchpad.declare("Log in is slow for some");
  await expect(before(scratchpad)).toContainText("proven");
});

test("on a phone a line leads to it, where one has just declared", async ({ scratchpad, page }) => {
  await login(scratchpad);
  await page.setViewportSize({ width: 390, height: 844 });
  await scratchpad.declare("Log in is slow for some");
  const line = scratchpad.working.getByRole("note", { name: "Before", exact: true });
  await expect(line).toBeVisible();
  await expect(line).toContainText("Said in like words before: Nobody can log in");
  await line.getByRole("button", { name: "Look", exact: true }).click();
  await expect(before(scratchpad)).toBeInViewport();
  await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Working", exact: true }).click();
  await line.getByRole("button", { name: "Not this", exact: true }).click();
  await expect(line).toHaveCount(0);
  await expect(before(scratchpad)).toHaveCount(0);

  await page.setViewportSize({ width: 1440, height: 900 });
  await scratchpad.home.click();
  await scratchpad.declare("Log in times out");
  await expect(before(scratchpad)).toBeVisible();
  await expect(line, "beside the note it says nothing twice").toBeHidden();
});

test("follow-ups stand by owner, and in a line to copy", async ({ scratchpad, page }) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await login(scratchpad);
  await login(scratchpad);
  const all = page.getByRole("region", { name: "Open follow-ups", exact: true });
  await expect(all.getByRole("listitem")).toHaveCount(2);
  await all.getByRole("button", { name: /^Mark done/ }).first().click();
  await expect(all).toContainText(/Follow-ups on \d{4}-\d\d-\d\d: 2 in all, 1 done \(1 in the last 30 days\), the oldest open since today\./);
  await all.getByRole("button", { name: "Copy line", exact: true }).click();
  await expect.poll(() => scratchpad.clipboard()).toMatch(/^Follow-ups on .*: 2 in all, 1 done/);
  const byOwner = all.getByRole("button", { name: "By owner", exact: true });
  await byOwner.click();
  await expect(byOwner).toHaveAttribute("aria-pressed", "true");
  await expect(all.getByRole("listitem")).toHaveCount(1);
});

test("figures over time are small pictures with their numbers beside", async ({ scratchpad, page }) => {
  for (let times = 0; times < 2; times += 1) await login(scratchpad);
  const figures = page.getByRole("region", { name: "Figures", exact: true });
  await figures.getByRole("button", { name: "Show figures", exact: true }).click();
  await expect(figures.getByRole("figure"), "no update was sent, nothing was promised").toHaveCount(1);
  await expect(figures.getByRole("figure").filter({ hasText: "Concluded on evidence" }).locator("circle")).toHaveCount(2);
  await expect(figures.getByRole("row", { name: /1 of 1/ })).toHaveCount(2);
  await expect(figures).toContainText("2 of 2 conclusions on evidence");
});

test("figures fit a phone: the table scrolls by itself, and nothing recorded is no picture", async ({ scratchpad, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await scratchpad.openIncident();
  await scratchpad.home.click();
  const figures = page.getByRole("region", { name: "Figures", exact: true });
  await figures.getByRole("button", { name: "Show figures", exact: true }).click();
  await expect(figures.getByRole("table")).toBeVisible();
  await expect(figures.getByRole("figure")).toHaveCount(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
