#!/usr/bin/env node
// Plays an example incident and takes the pictures in docs/screens.
//   screens.mjs URL OUT
import { readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";
import sharp from "sharp";

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
  const rulesOut = filter.getByRole("textbox", { name: "What rules it out?" });
  if (await rulesOut.isVisible()) {
    await rulesOut.fill("test: filter was off for 10 minutes, errors unchanged");
    await rulesOut.press("Enter");
  }
  const release = page.getByRole("article", { name: /^Release 42/ });
  await release.getByRole("combobox", { name: "Standing" }).selectOption("Testing");
  await page.getByRole("combobox", { name: "Phase", exact: true }).selectOption("Identified");
  for (const [name, text] of Object.entries(update)) await page.getByRole("textbox", { name, exact: true }).fill(text);
  await page.getByRole("button", { name: "Mark as sent" }).click();
  await page.clock.setFixedTime(at("03:29"));
  await page.reload();
  await page.getByText(/^Saved /).waitFor();
}

/** Two hundred entries: what a long night leaves. */
async function fill(page) {
  const log = page.getByRole("textbox", { name: "Log entry" });
  const said = ["Error rate at", "Queue length at", "Payments a minute:", "Support has tickets:", "Response time, ms:"];
  for (let line = 0; line < 185; line += 1) {
    const minute = 12 + Math.floor(line / 12);
    await page.clock.setFixedTime(at(`03:${minute}`));
    await log.fill(`${said[line % said.length]} ${(line * 37) % 90}`);
    await log.press("Enter");
  }
}

const SIZES = { wide: [1440, 900], middle: [1024, 768], narrow: [390, 844] };

/** A state at each size and in both themes; the middle size in the light one alone. */
async function shoot(page, name) {
  for (const [size, [width, height]] of Object.entries(SIZES)) {
    for (const colorScheme of size === "middle" ? ["light"] : ["light", "dark"]) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme });
      // The page notices that the clock is held; that is no part of the story.
      const noticed = page.getByRole("button", { name: "Understood", exact: true });
      if (await noticed.isVisible()) await noticed.click();
      const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
      // A screen needs few colours, which makes the file a third of the size.
      const png = await sharp(picture).png({ palette: true, effort: 10, dither: 0 }).toBuffer();
      writeFileSync(`${out}/${name}-${size}-${colorScheme}.png`, png);
    }
  }
  const [width, height] = SIZES.wide;
  await page.setViewportSize({ width, height });
}

const again = async (page, clock) => {
  await page.clock.setFixedTime(at(clock));
  await page.reload();
  await page.getByText(/^Saved /).waitFor();
};

for (const name of readdirSync(out).filter((name) => name.endsWith(".png"))) rmSync(`${out}/${name}`);
const page = await open();
await page.getByRole("textbox", { name: "Incident title" }).waitFor();
await shoot(page, "empty");
await play(page);
await shoot(page, "incident");
await fill(page);
await again(page, "03:29");
await shoot(page, "busy");
await again(page, "03:52");
await shoot(page, "overdue");
await page.getByRole("combobox", { name: "Phase", exact: true }).selectOption("Resolved");
await again(page, "04:10");
await shoot(page, "resolved");
await browser.close();
