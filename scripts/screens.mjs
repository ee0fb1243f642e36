#!/usr/bin/env node
// Plays an example incident and takes the pictures in docs/screens.
//   screens.mjs URL OUT
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const [url, out] = process.argv.slice(2);
const args = JSON.parse(readFileSync(new URL("../tests/chromium-flags.json", import.meta.url), "utf8"));
const root = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, chromiumSandbox: !root, args });

// What was typed when, on an invented night.
const story = [
  ["02:41", "Payments dashboard went red. Card payments only."],
  ["02:43", "? Why do card payments fail only in Europe?"],
  ["02:44", "~ The payment provider is down in one region"],
  ["02:46", "- test: a test payment straight to the provider works"],
  ["02:47", "~ It is the fraud filter"],
  ["02:48", "- test: filter off for 10 minutes, errors unchanged"],
  ["02:49", "~ Release 42 sends addresses without a postal code"],
  ["02:50", "+ log: postal_code=null in every rejection"],
  ["02:50", "Provider's log of our requests\n422 invalid_address country=DE postal_code=null\n422 invalid_address country=FR postal_code=null"],
  ["02:52", "! Errors began 4 minutes after release 42, by the deploy log and the error graph"],
  ["02:52", "+ metric: errors began 4 minutes after the release"],
  ["02:55", "= We undo release 42 now and look for the reason after"],
  ["02:58", "$ Rolled back checkout to release 41"],
  ["03:04", "+ metric: error rate falls from 31 % to 6 % after the rollback"],
  ["03:11", "@Ana checks that no order was charged twice by 03:25 UTC"],
];
const update = {
  "What is happening": "Some card payments in Europe are not going through.",
  Impact: "About 1 in 3 card payments in Europe failed from 02:41 to 03:00 UTC; since then about 1 in 20.",
  "What we are doing": "We have undone a recent change and are watching payments recover.",
  "What you can do": "Please try again, or pay by bank transfer.",
};

const at = (clock) => new Date(`2026-03-14T${clock}:07Z`);

async function open(options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 }, timezoneId: "Europe/Berlin", colorScheme: "light", ...options,
  });
  const page = await context.newPage();
  await page.clock.install({ time: at("02:40") });
  await page.goto(url);
  return page;
}

async function play(page) {
  await page.getByRole("textbox", { name: "Incident title" }).fill("Checkout fails for European customers");
  await page.getByRole("button", { name: "Declare incident" }).click();
  const log = page.getByRole("textbox", { name: "Log entry" });
  for (const [clock, text] of story) {
    await page.clock.setFixedTime(at(clock));
    await log.fill(text);
    await log.press("Enter");
  }
  const filter = page.getByRole("article", { name: "It is the fraud filter" });
  await filter.getByRole("combobox", { name: "Standing" }).selectOption("Disproved");
  await filter.getByRole("textbox", { name: "Reason" }).fill("Filter was off for 10 minutes, errors unchanged");
  await filter.getByRole("button", { name: "Conclude" }).click();
  const release = page.getByRole("article", { name: /^Release 42/ });
  await release.getByRole("combobox", { name: "Standing" }).selectOption("Testing");
  await page.getByRole("combobox", { name: "Phase" }).selectOption("Identified");
  for (const [name, text] of Object.entries(update)) await page.getByRole("textbox", { name }).fill(text);
  await page.getByRole("button", { name: "Mark as sent" }).click();
  await page.clock.setFixedTime(at("03:29"));
  await page.reload();
  await page.getByText(/^Saved /).waitFor();
}

const shoot = (page, name) => page.screenshot({ path: `${out}/${name}.png` });

const first = await open();
await first.getByRole("textbox", { name: "Incident title" }).waitFor();
await shoot(first, "first");
await play(first);
await shoot(first, "incident-light");
await first.emulateMedia({ colorScheme: "dark" });
await shoot(first, "incident-dark");
await first.setViewportSize({ width: 390, height: 844 });
await shoot(first, "narrow-dark");
await first.emulateMedia({ colorScheme: "light" });
await shoot(first, "narrow-light");
await first.clock.setFixedTime(at("03:52"));
await first.setViewportSize({ width: 1440, height: 900 });
await first.reload();
await first.getByText(/^Saved /).waitFor();
await shoot(first, "overdue");
await browser.close();
