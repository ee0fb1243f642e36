// What a person sets, what a team sets for everybody with a file beside the page, and how the two meet.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import type { Scratchpad } from "./scratchpad.ts";

const dialog = (page: Page) => page.getByRole("dialog", { name: "Settings", exact: true });
const open = async (page: Page) => {
  await page.getByRole("button", { name: "Settings", exact: true }).click();
  await expect(dialog(page)).toBeVisible();
};
const ground = (page: Page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const text = (page: Page, name: string) => dialog(page).getByRole(/minutes$/.test(name) ? "combobox" : "textbox", { name, exact: true });
const fill = async (page: Page, name: string, words: string) => {
  await text(page, name).fill(words);
  await text(page, name).press("Tab");
};
const choose = async (page: Page, file: string | object) => {
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    dialog(page).getByRole("button", { name: "Import settings", exact: true }).click(),
  ]);
  const words = typeof file === "string" ? file : JSON.stringify(file);
  await chooser.setFiles({ name: "config.json", mimeType: "application/json", buffer: Buffer.from(words) });
};
const file = (settings: object, version = 1) => ({ format: "incident-scratchpad-settings", version, settings });
/** Puts a file of a team's beside the page. */
const host = (page: Page, body: string | object, status = 200) =>
  page.route("**/config.json", (route) =>
    route.fulfill({ status, contentType: "application/json", body: typeof body === "string" ? body : JSON.stringify(body) }),
  );

test("a theme is kept, and is there before the program", async ({ scratchpad, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await scratchpad.open();
  const light = await ground(page);
  await open(page);
  await dialog(page).getByRole("combobox", { name: "Theme", exact: true }).selectOption("dark");
  await expect.poll(() => ground(page)).not.toBe(light);
  const dark = await ground(page);
  await page.route("**/*.wasm", (route) => route.abort());
  await page.route("**/sw.js", (route) => route.abort());
  // The program does not come; the theme does.
  const fresh = await page.context().newPage();
  await fresh.route("**/*", (route) => (/\.wasm$/.test(route.request().url()) ? new Promise(() => {}) : route.continue()));
  await fresh.emulateMedia({ colorScheme: "light" });
  await fresh.goto("./", { waitUntil: "commit" });
  await expect(fresh.getByRole("textbox", { name: "Incident title" })).toBeVisible();
  expect(await ground(fresh)).toBe(dark);
});

test("the rhythm and the customers' zone hold for the next incident", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await open(page);
  await fill(page, "Customers, major, minutes", "0");
  await expect(dialog(page).getByRole("alert").filter({ hasText: "from 1 to 1440" })).toBeVisible();
  await fill(page, "Customers, major, minutes", "20");
  await fill(page, "First update within, minutes", "10");
  await fill(page, "Customers’ zone", "new york");
  await expect(text(page, "Customers’ zone")).toHaveValue("America/New_York");
  await page.keyboard.press("Escape");
  await scratchpad.declare("Checkout fails");
  await scratchpad.promises.click();
  await expect(scratchpad.panel.getByRole("combobox", { name: "Customers", exact: true })).toHaveValue("20 min");
  await expect(scratchpad.panel.getByRole("combobox", { name: "First update within", exact: true })).toHaveValue("10 min");
  await expect(scratchpad.panel.getByRole("textbox", { name: "Customers’ zone", exact: true })).toHaveValue("America/New_York");
  await scratchpad.isSaved();
  const events = JSON.parse((await scratchpad.exportAs("JSON")).text).events as { kind?: string }[];
  expect(events.length, "the terms are facts of the incident").toBe(4);
});

test("local times are shown in the zone that was chosen", async ({ scratchpad, page }) => {
  await page.clock.install({ time: new Date("2026-03-14T02:40:00Z") });
  await scratchpad.openIncident();
  await scratchpad.log("a note");
  await expect(scratchpad.entry("a note")).toContainText("03:40");
  await open(page);
  await fill(page, "Local times in", "nowhere");
  await expect(dialog(page).getByRole("alert").filter({ hasText: "knows no zone nowhere" })).toBeVisible();
  await fill(page, "Local times in", "tokyo");
  await expect(scratchpad.entry("a note")).toContainText("11:40");
  await expect(dialog(page), "the dialog stays").toBeVisible();
  await page.keyboard.press("Escape");
  await scratchpad.reload();
  await expect(scratchpad.entry("a note")).toContainText("11:40");
});

test("everything goes out as one file and comes in on another device", async ({ scratchpad, page, elsewhere }) => {
  await scratchpad.open();
  await open(page);
  await dialog(page).getByRole("combobox", { name: "Theme", exact: true }).selectOption("dark");
  await dialog(page).getByRole("checkbox", { name: "Single-letter keys", exact: true }).uncheck();
  await dialog(page).getByRole("checkbox", { name: "Sound when an update is due", exact: true }).check();
  await fill(page, "Team, critical, minutes", "10");
  const out = await scratchpad.downloadOf(dialog(page).getByRole("button", { name: "Export settings", exact: true }));
  expect(out.name).toBe("config.json");
  expect(JSON.parse(out.text)).toEqual(
    file({ theme: "dark", "keys/letters": false, "alarm/sound": true, "updates/team/critical": 10 }),
  );

  const other = await elsewhere();
  await other.open();
  await open(other.page);
  await choose(other.page, out.text);
  await expect(dialog(other.page).getByRole("status").filter({ hasText: "4 settings taken." })).toBeVisible();
  await expect(dialog(other.page).getByRole("combobox", { name: "Theme", exact: true })).toHaveValue("dark");
  await expect(dialog(other.page).getByRole("checkbox", { name: "Single-letter keys", exact: true })).not.toBeChecked();
  await expect(dialog(other.page).getByRole("checkbox", { name: "Sound when an update is due", exact: true })).toBeChecked();
  await expect(text(other.page, "Team, critical, minutes")).toHaveValue("10");
});

test("a file that is broken or newer is refused in words, and what is set stays", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await open(page);
  await dialog(page).getByRole("combobox", { name: "Theme", exact: true }).selectOption("dark");
  const refused = (words: string) => expect(dialog(page).getByRole("alert").filter({ hasText: words })).toBeVisible();
  await choose(page, "{ oops");
  await refused("not JSON from line 1");
  await choose(page, file({ theme: "light" }, 2));
  await refused("a newer version of this page wrote it");
  await choose(page, { format: "incident-scratchpad", version: 1 });
  await refused("no settings of this page");
  await expect(dialog(page).getByRole("combobox", { name: "Theme", exact: true })).toHaveValue("dark");
  await choose(page, file({ theme: "light", colour: "red", "updates/first": "soon" }));
  await expect(dialog(page).getByRole("status").filter({ hasText: "1 setting taken." })).toContainText(
    "Left out: “colour” is not known here; “updates/first” should be a number of minutes from 1 to 1440.",
  );
  await expect(dialog(page).getByRole("combobox", { name: "Theme", exact: true })).toHaveValue("light");
});

test.describe("a team's file beside the page", () => {
  // Answered here, not by the copy for the time without a network.
  test.use({ serviceWorkers: "block" });
  const visit = async (scratchpad: Scratchpad) => {
    const asked = scratchpad.page.waitForResponse("**/config.json");
    await scratchpad.open();
    await asked;
  };

  test("is used by everyone, but for what one has set oneself", async ({ scratchpad, page }) => {
    await host(page, file({ theme: "dark", "updates/first": 15, "keys/letters": false }));
    await visit(scratchpad);
    await open(page);
    await expect(dialog(page).getByRole("status").filter({ hasText: "Your team’s settings are in use" })).toBeVisible();
    await expect(text(page, "First update within, minutes")).toHaveValue("15");
    await expect(dialog(page).getByRole("combobox", { name: "Theme", exact: true })).toHaveValue("dark");
    await fill(page, "First update within, minutes", "7");
    await scratchpad.reload();
    await open(page);
    await expect(text(page, "First update within, minutes")).toHaveValue("7");
    await expect(dialog(page).getByRole("checkbox", { name: "Single-letter keys", exact: true })).not.toBeChecked();
    await fill(page, "First update within, minutes", "");
    await expect(text(page, "First update within, minutes"), "emptied: the team's again").toHaveValue("15");
  });

  test("may be missing, or be a page of the host's: nothing is said", async ({ scratchpad, page }) => {
    await host(page, "<!doctype html><title>Not found</title>");
    await visit(scratchpad);
    await open(page);
    await expect(dialog(page).getByRole("status").filter({ hasText: /./ })).toHaveCount(0);
    await expect(text(page, "First update within, minutes")).toHaveValue("5");
  });

  for (const [what, body, said] of [
    ["broken", "{ \"format\": ", "it is not JSON from line 1 on"],
    ["of a newer version", file({ theme: "dark" }, 9), "a newer version of this page wrote it (settings version 9"],
  ] as const) {
    test(`may be ${what}: that is said, and the page works without it`, async ({ scratchpad, page }) => {
      await host(page, body);
      await visit(scratchpad);
      await expect(scratchpad.status.filter({ hasText: said })).toBeVisible();
      await open(page);
      await expect(dialog(page).getByRole("combobox", { name: "Theme", exact: true })).toHaveValue("system");
      await page.keyboard.press("Escape");
      await scratchpad.declare("Checkout fails");
    });
  }
});

test("without a network the team's settings are those of the last visit", async ({ scratchpad, page, context }) => {
  await context.route("**/config.json", (route) =>
    route.fulfill({ contentType: "application/json", body: JSON.stringify(file({ "updates/first": 15 })) }),
  );
  await scratchpad.open();
  await expect(page.locator("html")).toHaveAttribute("data-offline", "");
  await context.setOffline(true);
  await scratchpad.reload();
  await open(page);
  await expect(text(page, "First update within, minutes")).toHaveValue("15");
});

test("help is one page, in the theme that was chosen, and there without a network", async ({ scratchpad, page, context }) => {
  await scratchpad.open();
  await open(page);
  await dialog(page).getByRole("combobox", { name: "Theme", exact: true }).selectOption("dark");
  const dark = await ground(page);
  await expect(page.locator("html")).toHaveAttribute("data-offline", "");
  await page.keyboard.press("Escape");
  await context.setOffline(true);
  const [help] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Help", exact: true }).click(),
  ]);
  await expect(help.getByRole("heading", { level: 1, name: "Help" })).toBeVisible();
  expect(await ground(help)).toBe(dark);
  await expect(help.getByRole("heading", { name: "What it cannot do" })).toBeVisible();
  for (const limit of ["Clearing the site’s data", "Safari", "Alarms need an open tab"]) {
    await expect(help.getByRole("listitem").filter({ hasText: limit }).first()).toBeVisible();
  }
});

test("templates are written in the settings by phase and audience, and updates start from them", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await open(page);
  const section = dialog(page).getByRole("region", { name: "Message templates", exact: true });
  const part = (name: string) => section.getByRole("textbox", { name, exact: true });
  await part("What is happening").fill("{title}. We know, and we are on it.");
  await section.getByRole("combobox", { name: "Audience", exact: true }).selectOption("Team");
  await expect(part("What is happening")).toHaveValue("");
  await part("What is happening").fill("For the team: {title}.");
  await section.getByRole("combobox", { name: "Audience", exact: true }).selectOption("Customers");
  await expect(part("What is happening")).toHaveValue("{title}. We know, and we are on it.");
  await part("What you can do").fill("Please wait.");
  await page.keyboard.press("Escape");

  await scratchpad.reload();
  await scratchpad.declare("Checkout fails");
  const field = scratchpad.part("What is happening");
  await scratchpad.statusUpdate.getByRole("button", { name: "Start from the log" }).click();
  await expect(field).toHaveValue("Checkout fails. We know, and we are on it.");
  await expect(scratchpad.part("What you can do")).toHaveValue("Please wait.");
});
