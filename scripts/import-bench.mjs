#!/usr/bin/env node
// The longest time for which the page hears no key while a large record is taken in and opened, by turns with another build of
// the page in one browser; and the ratio. Prints milliseconds, the median of the runs, and how long each step took in all.
//   import-bench.mjs BEFORE AFTER [EVENTS] [RUNS]      folders with a built page each; CHROMIUM names the browser
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { quick } from "../tests/faults/lib/browser.mjs";
import { serve } from "../tests/faults/lib/serve.mjs";

const [before, after, count = "200000", runs = "3"] = process.argv.slice(2);
if (!after) throw new Error("import-bench.mjs BEFORE AFTER [EVENTS] [RUNS]");

const events = Number(count);
const START = Date.parse("2026-11-21T02:40:00Z");
/** An event of a device every second. */
const stamp = (n, device) => `${(START + n * 1000).toString(32).padStart(10, "0")}-0000-${device}`;
const id = stamp(0, "7h3k9q2m");
const declared = { stamp: id, fact: { declared: { title: "Checkout fails", severity: "major" } } };
const note = (n, device) => ({
  stamp: stamp(n, device),
  fact: { note_logged: { text: `connection ${n} timed out after 30 s, ${n % 17} waiting in the pool of checkout` } },
});
const file = (all) => JSON.stringify({ format: "incident-scratchpad", version: 1, incident: { id }, events: all });
const whole = [declared];
const half = [declared];
for (let n = 1; n < events; n += 1) {
  whole.push(note(n, n % 3 ? "7h3k9q2m" : "b0s5ffl1"));
  if (n % 2) half.push(whole.at(-1));
}

/** What runs in the page: it notes whenever it could not be heard for longer than before. */
function listen() {
  const beats = [];
  let last = performance.now();
  const beat = () => {
    const now = performance.now();
    beats.push([now, now - last]);
    last = now;
    setTimeout(beat, 4);
  };
  beat();
  window.longestSince = (from) => Math.max(0, ...beats.filter(([at]) => at >= from).map(([, gap]) => gap));
}

const TIMEOUT = 120_000;

async function visit(browser, url, paths) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const found = {};
  const step = async (name, act) => {
    const from = await page.evaluate(() => performance.now());
    await act();
    const [longest, all] = await page.evaluate(async (from) => {
      const all = performance.now() - from;
      // The frame that shows it is part of it.
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 20)));
      return [window.longestSince(from), all];
    }, from);
    found[name] = { longest, all };
  };
  const choose = async (path) => page.locator("#import-file").setInputFiles(path);
  const home = () => page.getByRole("link", { name: "All incidents" }).first().click();
  const declare = page.getByRole("button", { name: "Declare incident" });
  const last = `connection ${events - 1} `;
  await page.goto(url);
  await page.locator("[data-ready]").waitFor();
  await page.evaluate(listen);
  await step("file chosen to preview", async () => {
    await choose(paths.whole);
    await page.waitForSelector(PREVIEW, { timeout: TIMEOUT });
  });
  await step("Add incident to its log", async () => {
    await page.getByRole("button", { name: "Add incident" }).click();
    await until(page, ends, last);
  });
  await step("from there to Saved", () => until(page, SAVED));
  await step("back to the first screen", async () => {
    await home();
    await declare.waitFor({ timeout: TIMEOUT });
  });
  await step("opened from the list", async () => {
    await page.getByRole("link", { name: /Checkout fails/ }).first().click();
    await until(page, ends, last);
  });
  await context.close();

  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const merging = await other.newPage();
  await merging.goto(url);
  await merging.locator("[data-ready]").waitFor();
  await merging.locator("#import-file").setInputFiles(paths.half);
  await merging.getByRole("button", { name: "Add incident" }).click({ timeout: TIMEOUT });
  await until(merging, SAVED);
  await merging.getByRole("link", { name: "All incidents" }).first().click();
  await merging.getByRole("button", { name: "Declare incident" }).waitFor({ timeout: TIMEOUT });
  await merging.evaluate(listen);
  const stepOf = async (name, act) => {
    const from = await merging.evaluate(() => performance.now());
    await act();
    const all = await merging.evaluate((from) => performance.now() - from, from);
    found[name] = { longest: await merging.evaluate((from) => window.longestSince(from), from), all };
  };
  await stepOf("the whole into the half: to preview", async () => {
    await merging.locator("#import-file").setInputFiles(paths.whole);
    await merging.waitForSelector(PREVIEW, { timeout: TIMEOUT });
  });
  await stepOf("Merge into it to Saved", async () => {
    await merging.getByRole("button", { name: "Merge into it" }).click();
    await until(merging, ends, last);
    await until(merging, SAVED);
  });
  await merging.reload();
  await merging.evaluate(listen);
  await stepOf("opened by a reload", () => until(merging, ends, last));
  await other.close();
  return found;
}

// Found by what costs nothing however long the timeline is: to look through its words would be the longest block of all.
const PREVIEW = '[aria-label="What the file brings"]';
const SAVED = () => document.querySelector('[role="status"][aria-label="Saved"]')?.textContent.startsWith("Saved");
const ends = (last) => [...document.querySelectorAll(".timeline > .chunk:last-of-type")].some((chunk) => chunk.textContent.includes(last));
const until = (page, is, what) => page.waitForFunction(is, what, { polling: 20, timeout: TIMEOUT });

const median = (all) => all.toSorted((a, b) => a - b)[all.length >> 1];

const folder = await mkdtemp(join(tmpdir(), "import-bench-"));
const paths = { whole: join(folder, "whole.json"), half: join(folder, "half.json") };
await writeFile(paths.whole, file(whole));
await writeFile(paths.half, file(half));
const browser = await quick();
const urls = [(await serve(before)).url, (await serve(after)).url];
const visits = [[], []];
for (let run = 0; run < Number(runs); run += 1) {
  for (const at of run % 2 ? [0, 1] : [1, 0]) visits[at].push(await visit(browser, urls[at], paths));
}
await browser.close();
await rm(folder, { recursive: true });
console.log(`${events} events, ${runs} runs: the longest block of the page in ms (and how long the step took in all)`);
for (const name of Object.keys(visits[0][0])) {
  const of = (at, what) => median(visits[at].map((found) => found[name][what]));
  const [was, is] = [of(0, "longest"), of(1, "longest")];
  console.log(`${name}: ${Math.round(was)} (${Math.round(of(0, "all"))}) before, ${Math.round(is)} (${Math.round(of(1, "all"))}) after, ${(is / was).toFixed(2)}`);
}
process.exit(0);
