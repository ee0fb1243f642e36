// What was redacted is nowhere: in no store, no draft, no template, no export, no message and no other tab; and the page
// says before what goes along.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Scratchpad } from "./scratchpad.ts";
import { localRecords, mirrorRecords } from "./stores.ts";

const secret = "hunter2-aeH0uth5";

/** The question under a button, answered. */
const eraseIn = async (part: Locator) => {
  await part.getByRole("button", { name: "Erase for good", exact: true }).click();
  await expect(part.getByRole("button", { name: "Erase for good", exact: true })).toHaveCount(0);
};

/** Everything on the page that a person can see or a script can read: words, values of fields, the title. */
const onScreen = (page: Page) =>
  page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>("input, textarea, select")].map((f) => f.value);
    return [document.title, document.documentElement.outerHTML, ...fields].join("\n");
  });

/**
 * Every file that the two menus hand out, from one tab after the other. Chromium drops what a page hands out after ten files
 * within a second (findings/chromium-eleventh-file-dropped.sh), so each hands out nine at most.
 */
const everyExport = async (tabs: Scratchpad[]): Promise<string> => {
  const AT_MOST = 9;
  const menusOf = ({ page }: Scratchpad) => ({
    open: page.getByRole("button", { name: "Export", exact: true }),
    menu: page.getByRole("menu", { name: "Export as", exact: true }),
    sites: page.getByRole("menu", { name: "Export for a site", exact: true }),
  });
  const forASite = "For a site…";
  const named = (menu: Locator, name: string) => menu.getByRole("menuitem", { name, exact: true });

  const { open, menu, sites } = menusOf(tabs[0]!);
  await open.click();
  const names = (await menu.getByRole("menuitem").allTextContents()).filter((name) => name !== forASite);
  await named(menu, forASite).click();
  await expect(sites).toBeVisible();
  const siteNames = await sites.getByRole("menuitem").allTextContents();
  await tabs[0]!.page.keyboard.press("Escape");
  await expect(sites).toBeHidden();
  const all = [...names.map((name) => ({ name, isSite: false })), ...siteNames.map((name) => ({ name, isSite: true }))];
  expect(all.length, "each tab hands out some").toBeGreaterThan((tabs.length - 1) * AT_MOST);
  expect(all.length, "and together they can hand out all").toBeLessThanOrEqual(tabs.length * AT_MOST);

  const texts: string[] = [];
  for (const [at, { name, isSite }] of all.entries()) {
    const tab = tabs[Math.floor(at / AT_MOST)]!;
    const { open, menu, sites } = menusOf(tab);
    await open.click();
    if (isSite) await named(menu, forASite).click();
    const file = await tab.downloadOf(named(isSite ? sites : menu, name));
    texts.push(file.name, file.text);
    await expect(isSite ? sites : menu).toBeHidden();
  }
  return texts.join("\n");
};

const isNowhere = async (tabs: Scratchpad[], words = secret) => {
  const [first] = tabs;
  for (const tab of tabs) await expect.poll(async () => onScreen(tab.page)).not.toContain(words);
  await first!.isSaved();
  await expect.poll(async () => JSON.stringify(await localRecords(first!.page))).not.toContain(words);
  await expect.poll(async () => JSON.stringify(await mirrorRecords(first!.page))).not.toContain(words);
};

const other = async (scratchpad: Scratchpad): Promise<Scratchpad> => {
  const { page } = scratchpad;
  const second = await scratchpad.beside();
  await second.open(new URL(page.url()).hash);
  return second;
};

const state = async (scratchpad: Scratchpad, theory: string, label: string, words: string) => {
  const field = scratchpad.theory(theory).getByRole("textbox", { name: label, exact: true });
  await field.fill(words);
  await field.press("Enter");
};

const seen = "If so, we would see";
const normal = "Normal looks like";

test("a theory takes along what was stated of it in every wording, its reasons and its own evidence", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("? Why do logins fail?");
  const theory = `the key ${secret} leaked`;
  await scratchpad.propose(theory);
  await state(scratchpad, theory, seen, `logins with ${secret}, first wording`);
  await state(scratchpad, theory, seen, `logins with ${secret}, second wording`);
  await state(scratchpad, theory, normal, `nobody uses ${secret}`);
  await scratchpad.addEvidence(theory, "For", "log", `${secret} in the log`);
  const more = scratchpad.evidence(theory).getByRole("button", { name: "More", exact: true });
  await more.click();
  await scratchpad.theory(theory).getByRole("textbox", { name: "Link", exact: true }).fill(`https://logs.example/${secret}`);
  await scratchpad.theory(theory).getByRole("button", { name: "Keep link", exact: true }).click();
  await scratchpad.conclude(theory, "Proven", `we tried ${secret}`);
  await scratchpad.write({ Impact: `the key ${secret} leaked` });
  const second = await other(scratchpad);
  await expect(second.theory(theory)).toBeVisible();
  await second.evidence(theory).getByRole("button", { name: "More", exact: true }).click();
  await expect(second.theory(theory).getByRole("textbox", { name: "Link", exact: true })).toHaveValue(new RegExp(secret));

  const row = scratchpad.entry(`Theory: ${theory}`).first();
  await row.getByRole("button", { name: "Correct", exact: true }).click();
  await row.getByRole("button", { name: "Redact…", exact: true }).click();
  const asked = row.getByRole("group", { name: "Redact", exact: true });
  await expect(asked).toContainText("what one would see if it were true (2 wordings)");
  await expect(asked).toContainText("what normal looks like");
  await expect(asked).toContainText("the reason of its standing");
  await expect(asked).toContainText("a piece of evidence that speaks of nothing else");
  await expect(asked).toContainText("a link");
  await eraseIn(row);
  await isNowhere([scratchpad, second]);
  expect(await everyExport([scratchpad, second])).not.toContain(secret);
  await second.reload();
  await isNowhere([second, scratchpad]);
  await expect(scratchpad.question("Why do logins fail?")).toBeVisible();
});

test("what was stated of a theory can go alone, in every wording", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log("~ the pool is full");
  const theory = "the pool is full";
  await state(scratchpad, theory, seen, `waits for ${secret}`);
  await state(scratchpad, theory, seen, "waits in the log");
  await state(scratchpad, theory, normal, `${secret} is idle`);
  for (const [label, redact] of [[seen, "Redact the expectation"], [normal, "Redact the normal state"]]) {
    const card = scratchpad.theory(theory);
    await card.getByRole("button", { name: redact, exact: true }).click();
    await eraseIn(card);
    await expect(card.getByRole("textbox", { name: label, exact: true })).toHaveValue("[redacted]");
    await expect(card.getByRole("button", { name: redact, exact: true })).toHaveCount(0);
  }
  await isNowhere([scratchpad]);
  expect((await scratchpad.exportAs("JSON")).text).not.toContain(secret);
  await expect(scratchpad.theory(theory)).toBeVisible();
});

test("an update takes its words out of a template that was kept from it, and says so before", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.write({ "What is happening": `The key ${secret} leaked.`, "What you can do": "Wait for us." });
  await scratchpad.statusUpdate.getByRole("button", { name: "Templates", exact: true }).click();
  await page.getByRole("menuitem", { name: "Keep as my template", exact: true }).click();
  await expect.poll(async () => JSON.stringify(await localRecords(page))).toContain("isp/note/templates");
  const second = await other(scratchpad);
  await scratchpad.write({ "What you can do": "Wait for us, please." });
  await scratchpad.markAsSent.click();
  const update = scratchpad.entry("Update to customers");
  await update.getByRole("button", { name: "Redact", exact: true }).click();
  await expect(update.getByRole("group", { name: "Redact", exact: true })).toContainText("One template that you kept");
  await eraseIn(update);
  await isNowhere([scratchpad, second]);
  expect(JSON.stringify(await localRecords(page)), "the rest of the template stays").toContain("Wait for us.");
});

test("the same words in other entries are named, and go too where one says so", async ({ scratchpad }) => {
  await scratchpad.openIncident();
  await scratchpad.log(`the key ${secret} leaked`);
  await scratchpad.write({ "What is happening": `Logins fail: the key ${secret} leaked.` });
  await scratchpad.markAsSent.click();
  await expect(scratchpad.entry("Update to customers")).toBeVisible();
  const note = scratchpad.entry("Note").filter({ hasText: secret });
  await note.getByRole("button", { name: "Correct", exact: true }).click();
  await note.getByRole("button", { name: "Redact…", exact: true }).click();
  const asked = note.getByRole("group", { name: "Redact", exact: true });
  await expect(asked.getByRole("listitem")).toHaveText(/^Update sent, \d\d:\d\d UTC$/);
  await asked.getByRole("checkbox", { name: "Erase them there, too", exact: true }).check();
  await eraseIn(note);
  await isNowhere([scratchpad]);
  await expect(scratchpad.entry("[redacted]")).toHaveCount(2);
});

test("words that stand in no row are listed under the title, each with its own button", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("a note that stays");
  await scratchpad.isSaved();
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  const last = file.events.at(-1);
  // The same instant, counted on.
  const stamp = (n: number) => last.stamp.replace(/-\w{4}-/, `-000${n}-`);
  file.events.push(
    { ...last, stamp: stamp(1), fact: { audience_zone_set: { audience: "customers", zone: `Europe/${secret}` } } },
    { ...last, stamp: stamp(2), fact: { normal_stated: { theory: stamp(9), text: `idle ${secret}` } } },
  );
  await scratchpad.chooseFile(JSON.stringify(file));
  await scratchpad.importButton("Merge into it").click();
  await scratchpad.titleMenu("Erase for good…");
  const list = page.getByRole("group", { name: "Words without a row in the log", exact: true });
  await expect(list.getByRole("listitem").filter({ hasText: secret })).toHaveCount(2);
  for (let left = 1; left >= 0; left -= 1) {
    const item = list.getByRole("listitem").filter({ hasText: secret }).first();
    await item.getByRole("button", { name: /^Redact: / }).click();
    await item.getByRole("button", { name: "Erase for good", exact: true }).click();
    await expect(list.getByRole("listitem").filter({ hasText: secret })).toHaveCount(left);
  }
  await isNowhere([scratchpad]);
  expect((await scratchpad.exportAs("JSON")).text).not.toContain(secret);
  await expect(scratchpad.entry("a note that stays")).toBeVisible();
});

test("a name that was remembered goes with the reason that it stood under", async ({ scratchpad, page }) => {
  await scratchpad.openIncident();
  await scratchpad.log("~ the pool is full");
  const theory = scratchpad.theory("the pool is full");
  await scratchpad.standing("the pool is full").selectOption("Abandoned");
  await scratchpad.reason("the pool is full").fill("no time");
  await theory.getByRole("textbox", { name: "By whom", exact: true }).fill(secret);
  await theory.getByRole("button", { name: "Conclude", exact: true }).click();
  await expect.poll(async () => JSON.stringify(await localRecords(page))).toContain("isp/note/who");
  const row = scratchpad.entry("no time");
  await row.getByRole("button", { name: "Redact", exact: true }).click();
  await eraseIn(row);
  await isNowhere([scratchpad]);
});
