// The sheet "Your system": written when it is calm, put beside the page by a team, opened by a newcomer, and used in an
// incident.
import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";
import { blockLocal, blockMirror, localRecords, mirrorRecords, putInMirror } from "./stores.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Your system", exact: true });
const line = (page: Page) => page.getByRole("main").getByRole("button", { name: /^Your system: / });
const find = (page: Page) => dialog(page).getByRole("searchbox", { name: "Find in your system", exact: true });
const part = (page: Page, name: string) => dialog(page).getByRole("region", { name, exact: true });
const press = (inside: Locator, name: string) => inside.getByRole("button", { name, exact: true }).click();
const field = (page: Page, asked: string) => dialog(page).getByRole("textbox", { name: asked, exact: true });
const face = (page: Page, name: "Look up" | "Write") => dialog(page).getByRole("radio", { name, exact: true });

const HOW_OFTEN = "How often do you deploy, and what starts it?";
const STEPS = "Which steps does a deploy have, and who can explain each?";
const WAY = "Which applications take a request, in order?";
const DOMAINS = "Where are your domains registered, and where is DNS set?";
const HARDWARE = "What does it run on?";
const HEALTH = "Where does one see how the servers are?";
const PEOPLE = "Who else can be called, and how?";
const RUNBOOK = "What fails most often, and what helps?";

const SHEET: Record<string, string> = {
  [HOW_OFTEN]: "Ten times a day; a merge to main starts it",
  [STEPS]: "Merge to main: Ana\nBuild the image\nSwitch: Ben",
  [WAY]: "CDN -> nginx -> shop: two of them -> PostgreSQL",
  [HEALTH]: "Servers: https://grafana.example/d/servers\nQueue: https://grafana.example/d/queue",
  [PEOPLE]: "Support: Ben, +49 30 1234567\nLegal: legal@shop.example\nVendor: javascript:alert(1)",
  [RUNBOOK]: "disk full -> remove old logs in /var/log/shop\nqueue lags ->\n  1. look at the workers\n  2. restart them",
};

const file = (system: unknown, others: object = {}) => ({
  format: "incident-scratchpad-settings",
  version: 1,
  settings: { ...others, system },
});

/** Puts a file of a team's beside the page. */
const host = (page: Page, body: string | object) =>
  page.route("**/config.json", (route) =>
    route.fulfill({ contentType: "application/json", body: typeof body === "string" ? body : JSON.stringify(body) }),
  );

/** Opens the page and waits for the team's file. */
async function visit(scratchpad: Scratchpad): Promise<void> {
  const asked = scratchpad.page.waitForResponse("**/config.json");
  await scratchpad.open();
  await asked;
}

async function openSheet(page: Page): Promise<void> {
  await line(page).click();
  await expect(face(page, "Look up")).toBeAttached();
}

async function write(page: Page, answers: Record<string, string>): Promise<void> {
  await face(page, "Write").check();
  for (const [asked, words] of Object.entries(answers)) await field(page, asked).fill(words);
}

/** What is exported from the sheet. */
async function exported(scratchpad: Scratchpad): Promise<{ name: string; text: string }> {
  return scratchpad.downloadOf(dialog(scratchpad.page).getByRole("button", { name: "Export for the team", exact: true }));
}

test("a sheet is written, kept as it is typed, and said in a line on the first screen", async ({ scratchpad, page }) => {
  await page.clock.install({ time: new Date("2026-05-12T10:00:00Z") });
  await scratchpad.open();
  await expect(line(page)).toHaveText("Nothing is written yet");
  await openSheet(page);
  await expect(face(page, "Write"), "what is empty is to be written").toBeChecked();
  await field(page, HOW_OFTEN).pressSequentially("Dai");
  // Not even the field was left.
  await scratchpad.reload();
  await expect(line(page)).toHaveText("1 of 11 answered, looked at today");
  await openSheet(page);
  await expect(face(page, "Look up")).toBeChecked();
  await write(page, SHEET);
  await expect(dialog(page).getByText("1 of 3 name nobody who can explain them.")).toBeVisible();
  const boxes = dialog(page).getByRole("list", { name: "Way of a request, in order" }).getByRole("listitem");
  await expect(boxes).toHaveText(["CDN", "nginx", "shoptwo of them", "PostgreSQL"]);
  await page.keyboard.press("Escape");
  await expect(line(page)).toHaveText("6 of 11 answered, looked at today");

  await page.clock.setFixedTime(new Date("2026-12-30T10:00:00Z"));
  await scratchpad.reload();
  await expect(line(page)).toHaveText("6 of 11 answered, last looked at in May");
  await openSheet(page);
  await press(dialog(page), "Yes, looked through today");
  await expect(dialog(page).getByRole("status").first()).toHaveText("6 of 11 answered, looked at today");
  await face(page, "Write").check();
  for (const [asked, words] of Object.entries(SHEET)) await expect(field(page, asked)).toHaveValue(words);
});

test.describe("of a team", () => {
  // Answered here, not by the copy for the time without a network.
  test.use({ serviceWorkers: "block" });

  test("is exported, hosted, opened by a newcomer and used in an incident", async ({ scratchpad, page, elsewhere }) => {
    await scratchpad.open();
    await openSheet(page);
    await write(page, SHEET);
    const out = await exported(scratchpad);
    expect(out.name).toBe("config.json");
    const { settings } = JSON.parse(out.text);
    expect(settings.system.request_path).toBe(SHEET[WAY]);
    expect(settings.system.deploy_steps).toEqual(["Merge to main: Ana", "Build the image", "Switch: Ben"]);
    expect(settings.system.looked_at).toMatch(/^\d{4}-\d\d-\d\d$/);

    const newcomer = await elsewhere();
    const there = newcomer.page;
    await host(there, out.text);
    await visit(newcomer);
    await expect(line(there)).toHaveText("6 of 11 answered, looked at today");
    await newcomer.declare("Checkout fails");
    await there.keyboard.press("Escape");
    await there.keyboard.press("s");
    await expect(find(there)).toBeFocused();

    const health = part(there, "Health").getByRole("link", { name: "Servers", exact: true });
    await expect(health).toHaveAttribute("href", "https://grafana.example/d/servers");
    await expect(health).toHaveAttribute("rel", /noopener/);
    const people = part(there, "Who else to call");
    await expect(people.getByRole("link", { name: "+49 30 1234567" })).toHaveAttribute("href", "tel:+49301234567");
    await expect(people.getByRole("link", { name: "legal@shop.example" })).toHaveAttribute("href", "mailto:legal@shop.example");
    await expect(people.getByText("javascript:alert(1)")).toBeVisible();
    expect(await people.getByRole("link").count(), "nothing else is a link").toBe(2);
    await expect(part(there, "Severities and rhythm of updates")).toContainText("Minor, Major, Critical");

    // A few letters find a line, and one press logs it.
    await there.keyboard.type("di");
    await expect(part(there, "Runbook").getByRole("listitem").filter({ hasText: "disk full" })).toHaveCount(1);
    await expect(dialog(there).getByText("queue lags")).toHaveCount(0);
    await press(part(there, "Runbook"), "Log as an action: disk full");
    await expect(dialog(there).getByRole("alert").filter({ hasText: "an action needs an owner" })).toBeVisible();
    await expect(dialog(there).getByRole("textbox", { name: "Owner of the action", exact: true })).toBeFocused();
    await there.keyboard.type("Chi");
    await press(part(there, "Runbook"), "Log as an action: disk full");
    await expect(dialog(there).getByText("Logged as an action of Chi.")).toBeVisible();

    // What is not there is named for afterwards.
    await find(there).fill("who pays for DNS");
    await expect(dialog(there).getByRole("status").filter({ hasText: "Nothing that is written here has “who pays for DNS” in it." })).toBeVisible();
    await press(dialog(there), "Make it a follow-up: who pays for DNS");
    await expect(dialog(there).getByText("It is a follow-up now, in the debrief.")).toBeVisible();
    await press(dialog(there), "Make it a follow-up: who pays for DNS");
    await expect(dialog(there).getByText("It is a follow-up already.")).toBeVisible();
    await find(there).fill("");
    await press(part(there, "Not written yet"), "Make it a follow-up: Hardware");
    await there.keyboard.press("Escape");
    await newcomer.openDetails();
    await press(there.getByRole("region", { name: "Details", exact: true }), "Your system");
    await expect(find(there), "where there are no keys it is in the details").toBeFocused();
    await there.keyboard.press("Escape");
    await expect(newcomer.entry("remove old logs in /var/log/shop (runbook: disk full)")).toContainText("Chi");

    await newcomer.home.click();
    const missing = "Write down in “Your system”: who pays for DNS (looked for in the incident, and not found)";
    await expect(there.getByRole("region", { name: "Open follow-ups" }).getByText(missing)).toBeVisible();
    await openSheet(there);
    await face(there, "Write").check();
    const before = part(there, "Looked for and not found");
    await expect(before.getByRole("listitem")).toHaveCount(2);
    await press(before, "Written down: who pays for DNS");
    await expect(before.getByRole("listitem")).toHaveCount(1);
  });

  test("stands beside one's own answers: both are seen, either can be taken, and nothing is lost", async ({ scratchpad, page }) => {
    await host(page, file({ looked_at: "2025-03-02", how_often: "Weekly", hardware: ["Four machines", "16 GB each"], runway: { x: 1 } }));
    await visit(scratchpad);
    await expect(line(page)).toHaveText("2 of 11 answered, last looked at in March 2025");
    await openSheet(page);
    await face(page, "Write").check();
    await expect(field(page, HARDWARE)).toHaveValue("Four machines\n16 GB each");
    const others = dialog(page).getByRole("group", { name: "In your team’s file: How often we deploy" });
    await expect(others).toHaveCount(0);
    // Emptied while one types, it waits for what comes next.
    await field(page, HOW_OFTEN).fill("");
    await expect(field(page, HOW_OFTEN)).toHaveValue("");
    await field(page, HOW_OFTEN).pressSequentially("Daily");
    await expect(others).toContainText("Weekly");
    await scratchpad.reload();
    await openSheet(page);
    await face(page, "Write").check();
    await expect(field(page, HOW_OFTEN), "one's own goes before the team's").toHaveValue("Daily");
    await press(others, "Take the team’s: How often we deploy");
    await expect(field(page, HOW_OFTEN)).toHaveValue("Weekly");
    const before = dialog(page).getByRole("group", { name: "Before: How often we deploy" });
    await expect(before).toContainText("Daily");
    await press(before, "Take it back: How often we deploy");
    await expect(field(page, HOW_OFTEN)).toHaveValue("Daily");
    await field(page, HOW_OFTEN).fill("");
    await field(page, HOW_OFTEN).press("Tab");
    await expect(field(page, HOW_OFTEN), "emptied: the team's again").toHaveValue("Weekly");
    const { system } = JSON.parse((await exported(scratchpad)).text).settings;
    expect(system.runway, "what this version does not know").toEqual({ x: 1 });
    expect(system.how_often).toBe("Weekly");
  });

  test("may be broken: that is said, the rest is used, and what one wrote stays", async ({ scratchpad, page }) => {
    await host(page, file({ looked_at: "soon", how_often: 7, hardware: "Four machines" }, { "updates/first": 15 }));
    await visit(scratchpad);
    await openSheet(page);
    const said = dialog(page).getByRole("status").filter({ hasText: "Left out of your team’s file" });
    await expect(said).toContainText("“looked_at” should be a day such as 2026-05-12, and is soon");
    await expect(said).toContainText("“how_often” should be a text or a list of lines");
    await expect(part(page, "Hardware")).toContainText("Four machines");
    await write(page, { [HOW_OFTEN]: "Daily" });

    await page.unroute("**/config.json");
    await host(page, file([1, 2], { "updates/first": 16 }));
    const asked = page.waitForResponse("**/config.json");
    await scratchpad.reload();
    await asked;
    await page.getByRole("button", { name: "Settings", exact: true }).click();
    const settings = page.getByRole("dialog", { name: "Settings", exact: true });
    await expect(settings.getByRole("status").filter({ hasText: "“system” should be a group of fields" })).toBeVisible();
    await expect(settings.getByRole("combobox", { name: "First update within, minutes", exact: true })).toHaveValue("16");
    await page.keyboard.press("Escape");
    await expect(line(page)).toContainText("1 of 11 answered");
    await openSheet(page);
    await face(page, "Write").check();
    await expect(part(page, "For the team"), "and where the file is made, too").toContainText("“system” should be a group of fields");
  });
});

test("a file that is imported takes no answer away", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await openSheet(page);
  await write(page, { [HOW_OFTEN]: "Daily", [DOMAINS]: "At the registrar" });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  const settings = page.getByRole("dialog", { name: "Settings", exact: true });
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    settings.getByRole("button", { name: "Import settings", exact: true }).click(),
  ]);
  const words = JSON.stringify(file({ how_often: "Hourly", hardware: "Four machines", people: { ben: 1 }, runway: [1] }));
  await chooser.setFiles({ name: "config.json", mimeType: "application/json", buffer: Buffer.from(words) });
  await expect(settings.getByRole("status").filter({ hasText: "1 setting taken." })).toContainText("“people” should be a text or a list of lines");
  await page.keyboard.press("Escape");
  await openSheet(page);
  await face(page, "Write").check();
  await expect(field(page, HOW_OFTEN)).toHaveValue("Hourly");
  await expect(field(page, DOMAINS)).toHaveValue("At the registrar");
  await expect(field(page, HARDWARE)).toHaveValue("Four machines");
  await expect(dialog(page).getByRole("group", { name: "Before: How often we deploy" })).toContainText("Daily");
  expect(JSON.parse((await exported(scratchpad)).text).settings.system.runway).toEqual([1]);
});

test("a tab that writes late keeps what another one wrote beside its own answer, and both can be taken", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await openSheet(page);
  await write(page, { [WAY]: "CDN -> shop" });
  const other = await scratchpad.beside();
  // It hears of nothing that another tab writes, as one that was held by the machine.
  await other.page.addInitScript(() => window.addEventListener("storage", (event) => event.stopImmediatePropagation(), true));
  await other.open();
  await openSheet(other.page);
  await face(other.page, "Write").check();
  await expect(field(other.page, WAY)).toHaveValue("CDN -> shop");
  await field(page, WAY).fill("CDN -> nginx -> shop -> PostgreSQL");
  await field(other.page, WAY).fill("CDN -> varnish -> shop");
  for (const pad of [scratchpad, other]) {
    await expect(field(pad.page, WAY)).toHaveValue("CDN -> varnish -> shop");
    await expect(dialog(pad.page).getByRole("group", { name: "Before: Way of a request" })).toContainText("CDN -> nginx -> shop -> PostgreSQL");
  }
  await press(dialog(page), "Take it back: Way of a request");
  await expect(field(page, WAY)).toHaveValue("CDN -> nginx -> shop -> PostgreSQL");
  await expect(dialog(page).getByRole("group", { name: "Before: Way of a request" })).toContainText("CDN -> varnish -> shop");
});

test("of a path with more boxes than are shown it is said how many more there are", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await openSheet(page);
  await write(page, { [WAY]: Array.from({ length: 150 }, (_, at) => `front ${at} -> back ${at}`).join("\n") });
  await face(page, "Look up").check();
  await expect(part(page, "Way of a request").getByText("100 more boxes: press Write to see them.")).toBeVisible();
});

test("two tabs write different answers, and each sees the other's", async ({ scratchpad, page }) => {
  await scratchpad.open();
  const other = await scratchpad.beside();
  await other.open();
  for (const tab of [page, other.page]) {
    await openSheet(tab);
    await face(tab, "Write").check();
  }
  await field(page, HOW_OFTEN).pressSequentially("Dai");
  await field(other.page, HARDWARE).pressSequentially("Four");
  await field(page, HOW_OFTEN).pressSequentially("ly");
  await field(other.page, HARDWARE).pressSequentially(" machines");
  for (const tab of [page, other.page]) {
    await expect(field(tab, HOW_OFTEN)).toHaveValue("Daily");
    await expect(field(tab, HARDWARE)).toHaveValue("Four machines");
  }
  await scratchpad.reload();
  await expect(line(page)).toContainText("2 of 11 answered");
});

test("what somebody else wrote into the store is said and changes no answer", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await openSheet(page);
  await write(page, { [HOW_OFTEN]: "Daily", [WAY]: "CDN" });
  await page.evaluate(() => {
    localStorage.setItem("isp/note/system/looked_at", "tomorrow, perhaps");
    localStorage.setItem("isp/note/system/unknown", "{ oops");
    localStorage.setItem("isp/note/team/system", "not JSON");
    localStorage.setItem("isp/note/system/request_path", "-> \u0000 <b>x</b> -> javascript:alert(1)");
  });
  await scratchpad.reload();
  await expect(line(page)).toHaveText("2 of 11 answered");
  await openSheet(page);
  await expect(dialog(page).getByText("When you last looked at it cannot be read (“tomorrow, perhaps”).")).toBeVisible();
  await expect(part(page, "How often we deploy")).toContainText("Daily");
  await expect(part(page, "Way of a request").getByRole("link")).toHaveCount(0);
  await expect(part(page, "Way of a request")).toContainText("<b>x</b>");
  await face(page, "Write").check();
  expect(JSON.parse((await exported(scratchpad)).text).settings.system.how_often).toBe("Daily");
});

test("answers outlive the loss of one store", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await openSheet(page);
  await write(page, { [HOW_OFTEN]: "Daily", [HARDWARE]: "Four machines" });
  await expect.poll(async () => (await mirrorRecords(page))["isp/note/system/hardware"]).toBe("Four machines");
  await page.evaluate(() => localStorage.clear());
  await scratchpad.reload();
  await expect(line(page)).toHaveText("2 of 11 answered, looked at today");
});

test("an answer that a killed browser forgot in local storage comes back from the mirror, as it was typed last", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await openSheet(page);
  await write(page, { [HARDWARE]: "Four machines", [HOW_OFTEN]: "Daily" });
  const mirrored = async (name: string) => (await mirrorRecords(page))[`isp/note/system/${name}`];
  await expect.poll(() => mirrored("hardware")).toBe("Four machines");
  await expect.poll(() => mirrored("how_often")).toBe("Daily");
  const before = await localRecords(page);
  await field(page, HARDWARE).fill("Four machines, two of them new");
  await expect.poll(() => mirrored("hardware")).toBe("Four machines, two of them new");
  // Chromium writes local storage down once a minute at most: a kill takes it back to how it was then.
  await page.addInitScript((before) => {
    if (sessionStorage.getItem("was killed")) return;
    sessionStorage.setItem("was killed", "1");
    localStorage.clear();
    for (const [key, value] of Object.entries(before)) localStorage.setItem(key, value);
  }, before);
  await scratchpad.reload();
  await expect.poll(async () => (await localRecords(page))["isp/note/system/hardware"]).toBe("Four machines, two of them new");
  await openSheet(page);
  await face(page, "Write").check();
  await expect(field(page, HARDWARE)).toHaveValue("Four machines, two of them new");
  await expect(field(page, HOW_OFTEN)).toHaveValue("Daily");
  // What stands here is newer than the mirror's: it stays.
  await field(page, HARDWARE).fill("None of our own");
  await expect.poll(() => mirrored("hardware")).toBe("None of our own");
  await putInMirror(page, { "isp/note/system/hardware": "Four machines", "isp/note-at/system/hardware": "1000" });
  await scratchpad.reload();
  await expect(page.locator("html")).toHaveAttribute("data-stores", "");
  expect((await localRecords(page))["isp/note/system/hardware"]).toBe("None of our own");
});

test("all of it goes by the keyboard, and single letters can be off", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Checkout fails");
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await expect(find(page)).toBeFocused();
  await expect(part(page, "Not written yet")).toContainText("Runbook");
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("ArrowRight");
  await expect(face(page, "Write")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(field(page, HOW_OFTEN)).toBeFocused();
  await page.keyboard.type("Daily");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("your system");
  await page.keyboard.press("Enter");
  await expect(find(page)).toBeFocused();
  await expect(part(page, "How often we deploy")).toContainText("Daily");
  await page.keyboard.press("Escape");

  // The box has the focus again; out of it, letters are keys.
  await expect(dialog(page)).toBeHidden();
  await expect(page.getByRole("textbox", { name: "Log entry", exact: true })).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: "Keys", exact: true });
  await expect(keys.getByRole("listitem").filter({ hasText: "Your system" })).toContainText("s");
  await keys.getByRole("checkbox", { name: "Single-letter keys", exact: true }).uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("s");
  await expect(dialog(page)).toBeHidden();
});

test("it is copied as text", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await openSheet(page);
  await write(page, SHEET);
  await press(dialog(page), "Copy as text");
  await expect(dialog(page).getByText("Copied.", { exact: true })).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`${WAY}\n${SHEET[WAY]}\n`);
  expect(text).toContain("Not written yet: Domains and DNS, Hardware");
});

/** What is wrong by axe, in the dialog that is open. */
async function look(page: Page, state: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    const said = found.violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
    expect.soft(said, `${state}, ${colorScheme}`).toEqual([]);
  }
}

for (const [where, size] of [["wide", { width: 1440, height: 900 }], ["on a phone", { width: 390, height: 844 }]] as const) {
  test(`it breaks no rule of accessibility and does not scroll sideways, ${where}`, async ({ scratchpad, page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(size);
    await scratchpad.open();
    await openSheet(page);
    await write(page, { ...SHEET, [HARDWARE]: "x".repeat(300) });
    await look(page, "writing");
    await dialog(page).getByRole("button", { name: "Export for the team", exact: true }).scrollIntoViewIfNeeded();
    await page.keyboard.press("Escape");
    await scratchpad.declare("Checkout fails");
    await page.keyboard.press("Escape");
    await page.keyboard.press("s");
    await expect(find(page), "it begins at its top, however it was left").toBeInViewport();
    await expect(find(page)).toBeFocused();
    await look(page, "looking up");
    const isWider = await dialog(page).evaluate((d) => [d, ...d.querySelectorAll("*")].some((e) => getComputedStyle(e).overflowX !== "visible" && e.scrollWidth > e.clientWidth + 1));
    expect(isWider, "nothing is wider than its place").toBe(false);
    await find(page).fill("nowhere to be found");
    await look(page, "nothing found");
  });
}

test("where this browser keeps nothing, it does not say that it does", async ({ scratchpad, page }) => {
  await blockLocal(page);
  await blockMirror(page);
  await scratchpad.open();
  await openSheet(page);
  await field(page, HOW_OFTEN).fill("Daily");
  await expect(dialog(page).getByRole("status").filter({ hasText: "This browser keeps nothing for this page" })).toBeVisible();
  await expect(dialog(page).getByText("It is kept on this device")).toHaveCount(0);
  await expect(dialog(page).getByText("Answer what you like, in any order.")).toBeVisible();
  expect(JSON.parse((await exported(scratchpad)).text).settings.system.how_often).toBe("Daily");
});
