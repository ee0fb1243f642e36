// Two tabs of one browser: what is kept or decided in one of them is never undone by the other one, however late it hears of it.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures.ts";
import { Scratchpad, eventsOf } from "./scratchpad.ts";

/** Nothing that another tab writes to local storage is told to the page any more, as if it came a moment later. */
const hearsNothing = () =>
  addEventListener("storage", (event) => event.stopImmediatePropagation(), { capture: true });

const links = (scratchpad: Scratchpad) => scratchpad.details.getByRole("region", { name: "Links", exact: true });
const strip = (scratchpad: Scratchpad) => scratchpad.page.getByRole("navigation", { name: "Links", exact: true });

async function keepOnDevice(scratchpad: Scratchpad, name: string): Promise<void> {
  const form = links(scratchpad);
  await form.getByRole("textbox", { name: "Name of the link" }).or(form.getByRole("combobox", { name: "Name of the link" })).fill(name);
  await form.getByRole("textbox", { name: "Address", exact: true }).fill(`https://example.com/${name}`);
  await form.getByRole("combobox", { name: "Keep for" }).selectOption("Every incident on this device");
  await form.getByRole("button", { name: "Keep the link", exact: true }).click();
  await expect(form.getByRole("listitem").filter({ hasText: `/${name} (this device)` })).toHaveCount(1);
}

test("links of the device that two tabs keep and remove are all as they were left", async ({ scratchpad, context }) => {
  await scratchpad.openIncident();
  await scratchpad.openDetails("Links");
  await keepOnDevice(scratchpad, "errors");
  const page = await context.newPage();
  await page.addInitScript(hearsNothing);
  const deaf = new Scratchpad(page);
  await page.goto(scratchpad.page.url());
  await deaf.openDetails("Links");
  await keepOnDevice(scratchpad, "host");
  await keepOnDevice(deaf, "deploys");
  await expect(strip(scratchpad).getByRole("link"), "it hears of it").toHaveText(["errors1", "host2", "deploys3"]);
  await expect(strip(deaf).getByRole("link")).toHaveText(["errors1", "host2", "deploys3"]);
  const row = links(scratchpad).getByRole("listitem").filter({ hasText: "/errors (this device)" });
  await row.getByRole("button", { name: "Remove", exact: true }).click();
  await keepOnDevice(deaf, "runbook");
  await expect(strip(scratchpad).getByRole("link")).toHaveText(["host1", "deploys2", "runbook3"]);
});

const glossary = (scratchpad: Scratchpad): Locator =>
  scratchpad.statusUpdate.getByRole("form", { name: "Glossary and rules" });

test("a glossary that two tabs edit at once has the words of both", async ({ scratchpad, context }) => {
  await scratchpad.openIncident();
  const other = new Scratchpad(await context.newPage());
  await other.page.goto(scratchpad.page.url());
  for (const one of [scratchpad, other]) {
    await one.write({ "What is happening": "Redis is slow." });
    await one.statusUpdate.getByRole("button", { name: "Glossary and rules" }).click();
  }
  const words = (one: Scratchpad) => glossary(one).getByRole("textbox", { name: "Say it in other words" });
  const keep = (one: Scratchpad) => glossary(one).getByRole("button", { name: "Keep glossary" }).click();
  await words(other).fill("hydra = the search");
  await words(scratchpad).fill("kraken = the billing system");
  await keep(scratchpad);
  await expect(scratchpad.page.getByText("Glossary kept.")).toBeVisible();
  // The check of other words brings what is kept now; what is being typed stays beside it.
  await other.write({ "What is happening": "Redis is slow again." });
  await expect(words(other)).toHaveValue("kraken = the billing system\nhydra = the search");
  await keep(other);
  await expect(other.page.getByText("Glossary kept.")).toBeVisible();
  await scratchpad.write({ "What is happening": "Redis is slow as before." });
  await expect(words(scratchpad)).toHaveValue("kraken = the billing system\nhydra = the search");
});

test("entries of more than two hundred tabs of others never get the name of who reads them", async ({ scratchpad, elsewhere }) => {
  await scratchpad.openIncident();
  await scratchpad.log("all red");
  const file = JSON.parse((await scratchpad.exportAs("JSON")).text);
  const note = file.events.find((event: { fact: object }) => "note_logged" in event.fact);
  const [wall, counter] = note.stamp.split("-");
  for (let tab = 0; tab < 210; tab += 1) {
    const replica = (0x1000 + tab).toString(32).padStart(8, "0");
    file.events.push({ ...note, stamp: `${wall}-${counter}-${replica}`, fact: { note_logged: { text: `seen by ${tab}` } } });
  }
  const other = await elsewhere();
  await other.open();
  await other.chooseFile(JSON.stringify(file));
  await other.importButton("Add incident").click();
  await other.log("the pool is full");
  await other.page.getByRole("textbox", { name: "Your name", exact: true }).fill("Ben");
  await other.page.getByRole("button", { name: "Keep it", exact: true }).click();
  await expect(other.page.getByRole("textbox", { name: "Your name", exact: true })).toHaveCount(0);
  const events = eventsOf(await other.exportAs("JSON")) as { stamp: string; fact: { author_named?: { of: string; name: string } } }[];
  const named = events.flatMap(({ stamp, fact }) => (fact.author_named ? [[fact.author_named.of.split("-")[2], stamp.split("-")[2]]] : []));
  expect(named.length, "their own entries are theirs").toBe(1);
  expect(named[0][0], "and no others").toBe(named[0][1]);
});
