// Zones go by the names that they have today, whatever the browser calls them: the table of names that were given up
// is met with the newest zone database (tzdata), and with every name that this browser gives.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.ts";

const [head, ...lines] = readFileSync("src/domain/values/zone_names.txt", "utf8").trim().split("\n");
const renamed = new Map(lines.map((line) => line.split(" ") as [string, string]));

type Data = { version: string; zones: string[]; links: string[]; countries: string[] };
const tzdata: Data = JSON.parse(readFileSync("node_modules/moment-timezone/data/packed/latest.json", "utf8"));
/** The zones that tzdata lists for a country (zone.tab): those that people are to choose from. */
const listed = new Set(tzdata.countries.flatMap((country) => country.split("|")[1]!.split(" ")));

/** Names that no country lists and that stay: places of their own, zones that are no place. */
const kept = new Set(
  `Africa/Timbuktu America/Argentina/ComodRivadavia America/Atka America/Ensenada America/Fort_Wayne America/Montreal
  America/Nipigon America/Pangnirtung America/Porto_Acre America/Rainy_River America/Rosario America/Santa_Isabel
  America/Shiprock America/Thunder_Bay America/Yellowknife Antarctica/South_Pole Asia/Choibalsan Asia/Chongqing
  Asia/Harbin Asia/Kashgar Asia/Tel_Aviv Atlantic/Jan_Mayen Australia/Canberra Australia/Currie Europe/Belfast
  Europe/Tiraspol Europe/Uzhgorod Europe/Zaporozhye Pacific/Johnston Pacific/Yap
  UTC GMT CET CST6CDT EET EST EST5EDT Factory HST MET MST MST7MDT PST8PDT WET`.split(/\s+/),
);
const isFine = (name: string): boolean => listed.has(name) || kept.has(name) || /^Etc\/GMT[+-]\d+$/.test(name);

/** What is linked, as sets of names for the same clock. */
const groups = new Map<string, Set<string>>();
for (const link of tzdata.links) {
  const [one, other] = link.split("|") as [string, string];
  const both = new Set([...(groups.get(one) ?? [one]), ...(groups.get(other) ?? [other])]);
  for (const name of both) groups.set(name, both);
}

test.describe("the table of zone names", () => {
  test("is that of the newest tzdata", () => {
    expect(head).toBe(`tzdata ${tzdata.version}`);
  });

  test("has every link of tzdata to a name that nobody is to choose any more", () => {
    const names = [...groups.keys()];
    expect(names.length).toBeGreaterThan(250);
    expect(names.filter((name) => !isFine(renamed.get(name) ?? name))).toEqual([]);
  });

  test("gives no name that tzdata does not know as one for the same clock", () => {
    for (const [old, today] of renamed) {
      expect(listed.has(old), `${old} is a name of today`).toBe(false);
      if (today !== "UTC") expect(groups.get(old)?.has(today), `${old} is ${today}`).toBe(true);
    }
  });

  test("leaves this browser no old name to give", async ({ page }) => {
    const names = await page.evaluate(() => Intl.supportedValuesOf("timeZone"));
    expect(names.filter((name) => !isFine(renamed.get(name) ?? name))).toEqual([]);
    expect(names.filter((name) => renamed.has(name)).length, "and it has some").toBeGreaterThan(5);
  });
});

for (const [old, today] of [["Asia/Calcutta", "Asia/Kolkata"], ["Europe/Kiev", "Europe/Kyiv"], ["Asia/Saigon", "Asia/Ho_Chi_Minh"]] as const) {
  test.describe(old, () => {
    test.use({ timezoneId: old });

    test(`is read as ${today}`, async ({ page, scratchpad }) => {
      await scratchpad.openIncident();
      await scratchpad.log("/in 30m");
      await expect(scratchpad.nextUpdate).toContainText(`${today})`);
      const { text } = await scratchpad.exportAs("Markdown");
      expect(text).toContain(`with those of ${today} in brackets`);
      expect(text).not.toContain(old);
      await expect(page.getByText(old.split("/")[1]!)).toHaveCount(0);
    });
  });
}

test.describe("in London in winter", () => {
  test.use({ timezoneId: "Europe/London" });

  test("a clock that shows the same is not written twice", async ({ page, scratchpad }) => {
    await page.clock.install({ time: new Date("2026-11-21T02:40:00Z") });
    await scratchpad.openIncident();
    await scratchpad.log("/in 30m");
    await expect(scratchpad.nextUpdate).toContainText(/due 03:1\d UTC(?! \()/);
    await expect(page.getByText("London")).toHaveCount(0);
    const { text } = await scratchpad.exportAs("Markdown");
    expect(text).toContain("Times are in UTC. Exported 2026-11-21 02:4");
    expect(text).not.toContain("London");
  });
});

test("customers read UTC alone, or their own zone; people inside that of this browser", async ({ page, scratchpad }) => {
  await page.clock.install({ time: new Date("2026-11-21T02:40:00Z") });
  await scratchpad.open();
  await scratchpad.declare("Checkout fails");
  await scratchpad.write({ "What is happening": "Card payments fail.", Impact: "Half of the orders." });
  await expect(scratchpad.preview).toContainText(/Next update by 03:1\d UTC\.$/);
  await scratchpad.audience("Team").check();
  await expect(scratchpad.preview).toContainText(/Next update by 03:1\d UTC \(04:1\d Europe\/Berlin\)\.$/);
  await scratchpad.audience("Customers").check();
  await scratchpad.promises.click();
  const zone = scratchpad.panel.getByRole("textbox", { name: "Customers’ zone" });
  // By a name that the browser's own list may not have.
  await zone.fill("kolkata");
  await zone.press("Tab");
  await expect(zone).toHaveValue("Asia/Kolkata");
  await expect(scratchpad.preview).toContainText(/Next update by 03:1\d UTC \(08:4\d Asia\/Kolkata\)\.$/);
  await page.keyboard.press("Escape");
  await scratchpad.markAsSent.click();
  await scratchpad.sendNoChange();
  await expect(scratchpad.entry("Update to customers")).toHaveCount(2);
  expect(await scratchpad.clipboard()).toMatch(/Next update by 03:1\d UTC \(08:4\d Asia\/Kolkata\)\.$/);
});
