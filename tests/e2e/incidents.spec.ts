// Several incidents side by side: the list, opening, going back, and addresses.
import { expect, test } from "./fixtures.ts";
import { wipeLocal, wipeMirror } from "./stores.ts";

const at = (time: string) => new Date(`2026-03-14T${time}Z`);

test("incidents are listed with title, state and last change, the latest first and the resolved last", async ({
  scratchpad,
  page,
}) => {
  await page.clock.install({ time: at("02:38:00") });
  await scratchpad.open();
  await scratchpad.declare("Analytics is behind", "Minor");
  await scratchpad.log("dashboards end at 01:25 UTC");
  await scratchpad.phase.selectOption("Resolved");
  await scratchpad.home.click();

  await page.clock.pauseAt(at("03:10:00"));
  await page.clock.resume();
  await scratchpad.declare("Checkout fails", "Critical");
  await scratchpad.log("every third payment");
  await scratchpad.log("since 03:02 UTC");
  await scratchpad.home.click();

  await page.clock.pauseAt(at("03:20:00"));
  await page.clock.resume();
  await scratchpad.declare("Search is slow", "Major");
  await scratchpad.phase.selectOption("Identified");
  await scratchpad.home.click();

  await expect(scratchpad.title).toBeFocused();
  const rows = scratchpad.incidents.getByRole("listitem");
  const expected = [
    ["Search is slow", "Major", "Identified", "1 entry", "last change 2026-03-14 03:20 UTC (04:20 Europe/Berlin)"],
    ["Checkout fails", "Critical", "Investigating", "2 entries", "last change 2026-03-14 03:10 UTC"],
    ["Analytics is behind", "Minor", "Resolved", "2 entries", "last change 2026-03-14 02:38 UTC"],
  ];
  await expect(rows).toHaveCount(expected.length);
  for (const [place, parts] of expected.entries()) {
    for (const part of parts) await expect(rows.nth(place)).toContainText(part);
  }

  await test.step("an older one that is written to again stands first", async () => {
    await page.clock.pauseAt(at("03:30:00"));
    await page.clock.resume();
    await scratchpad.incidents.getByRole("link", { name: "Checkout fails" }).click();
    await scratchpad.log("fixed by itself?");
    await scratchpad.home.click();
    await expect(rows.first()).toContainText("Checkout fails");
    await expect(rows.first()).toContainText("3 entries");
    await expect(rows.first()).toContainText("last change 2026-03-14 03:30 UTC");
  });
});

test("what is written in one incident stays out of the other", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await scratchpad.declare("First");
  await scratchpad.log("~ a theory of the first");
  await scratchpad.logEntry.fill("half a sentence of the first");
  await scratchpad.write({ Impact: "of the first" });
  await scratchpad.home.click();

  await scratchpad.declare("Second");
  await expect(scratchpad.entries).toHaveCount(0);
  await expect(scratchpad.logEntry).toHaveValue("");
  await expect(scratchpad.part("Impact")).toHaveValue("");
  await expect(scratchpad.theories.getByRole("article")).toHaveCount(0);
  await scratchpad.log("a note of the second");
  await scratchpad.undo.click();
  await scratchpad.undo.click();
  await expect(scratchpad.status.filter({ hasText: "Nothing to undo in this tab." })).toBeVisible();

  await page.goBack();
  await page.goBack();
  await expect(scratchpad.heading).toHaveText("First");
  await expect(scratchpad.logEntry).toHaveValue("half a sentence of the first");
  await expect(scratchpad.part("Impact")).toHaveValue("of the first");
  await expect(scratchpad.theory("a theory of the first")).toBeVisible();
  await expect(scratchpad.entries).toHaveCount(1);
});

test("back and forward go between the list and the incidents, and a reload stays", async ({ scratchpad, page }) => {
  await scratchpad.open();
  await expect(page).toHaveTitle("Incident scratchpad");
  await scratchpad.declare("Checkout fails");
  await expect(page).toHaveTitle("Checkout fails");
  const address = page.url();
  expect(address).toContain("#/incident/");

  await scratchpad.isSaved();
  await scratchpad.reload();
  await expect(scratchpad.heading).toHaveText("Checkout fails");
  expect(page.url()).toBe(address);

  await page.goBack();
  await expect(scratchpad.title).toBeVisible();
  await expect(page).toHaveTitle("Incident scratchpad");
  await expect(scratchpad.listed("Checkout fails")).toBeVisible();
  await page.goForward();
  await expect(scratchpad.heading).toHaveText("Checkout fails");

  await scratchpad.home.click();
  await expect(scratchpad.title).toBeVisible();
  await scratchpad.reload();
  await expect(scratchpad.listed("Checkout fails")).toBeVisible();
});

test("a resolved incident lives in the mirror alone from the next visit on, and opens as before", async ({
  scratchpad,
  page,
}) => {
  await scratchpad.openIncident("Over and done");
  await scratchpad.log("the cable was back in at 03:00 UTC");
  await scratchpad.phase.selectOption("Resolved");
  await scratchpad.isSaved();
  const address = new URL(page.url()).hash;
  await scratchpad.home.click();
  await scratchpad.reload();
  await expect(scratchpad.listed("Over and done")).toContainText("Resolved");
  const keys = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("isp/e/")).length);
  await expect.poll(keys).toBe(0);

  await scratchpad.reload();
  await expect(scratchpad.listed("Over and done")).toContainText("2 entries");
  await page.goto(`./${address}`);
  await page.reload();
  await expect(scratchpad.heading).toHaveText("Over and done");
  await expect(scratchpad.entry("the cable was back in")).toBeVisible();
});

test("an incident that is not in this browser says so, and names the way to bring it", async ({
  scratchpad,
  elsewhere,
}) => {
  await scratchpad.openIncident("Checkout fails");
  const other = await elsewhere();
  await other.open(new URL(scratchpad.page.url()).hash);
  const said = other.status.filter({ hasText: "The incident at this address is not in this browser." });
  await expect(said).toContainText("An exported JSON file brings it back with Import.");
  await expect(other.title, "a new one can be declared").toBeVisible();
});

test("importing the incident that the address names opens it", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident("Checkout fails");
  await scratchpad.log("the one entry");
  const file = await scratchpad.exportAs("JSON");
  const other = await elsewhere();
  await other.open(new URL(scratchpad.page.url()).hash);
  await expect(other.status.filter({ hasText: "is not in this browser" })).toBeVisible();
  await other.chooseFile(file.text);
  await other.importButton("Add incident").click();
  await expect(other.heading).toHaveText("Checkout fails");
  await expect(other.entry("the one entry")).toBeVisible();
  await expect(other.status.filter({ hasText: "is not in this browser" })).toHaveCount(0);
});

test("an address that names nothing opens the first screen", async ({ scratchpad }) => {
  for (const address of ["#/incident/", "#/incident/../../x", "#nonsense", "#/incident/%00"]) {
    await scratchpad.open(address);
    await expect(scratchpad.title).toBeVisible();
  }
});

test("an incident whose data was cleared in both stores says so at its address", async ({ scratchpad, page }) => {
  await scratchpad.openIncident("Soon forgotten");
  await wipeLocal(page);
  await wipeMirror(page);
  await scratchpad.reload();
  await expect(
    scratchpad.status.filter({ hasText: "The incident at this address is not in this browser." }),
  ).toBeVisible();
});
