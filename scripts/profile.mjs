#!/usr/bin/env node
// Opens the page of `build.sh --marked` as people do, and writes which functions ran into scripts/first-load.txt: a
// first visit and a title, and the same once more with that title as a draft; on a wide screen, on a narrow one, and on a slow machine. Whoever was here before has a copy
// of both parts, and waits for neither.
//   profile.mjs URL OUT
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const [url, out] = process.argv.slice(2);
const args = JSON.parse(readFileSync(new URL("../tests/chromium-flags.json", import.meta.url), "utf8"));
const root = process.getuid?.() === 0;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, chromiumSandbox: !root, args });

const ran = new Set();
const isReady = (page) => page.locator("html[data-ready]").waitFor();
/** Waits until a second's tick, and what the stores still do, is over: no function that is new for three seconds. */
async function collect(page) {
  await page.waitForFunction(() => {
    const [size, now] = [window.ran.size, performance.now()];
    if (window.known !== size) [window.known, window.since] = [size, now];
    return now - window.since > 3000;
  });
  for (const number of await page.evaluate(() => [...window.ran])) ran.add(number);
}

/** `slowness` is how much slower the machine seems: then ticks, stores and keys meet in another order. */
async function visit(options, slowness = 1) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const machine = await context.newCDPSession(page);
  await machine.send("Emulation.setCPUThrottlingRate", { rate: slowness });
  await page.goto(url);
  await isReady(page);
  await page.getByRole("textbox", { name: "Incident title" }).pressSequentially("Checkout fails");
  await collect(page);
  await page.reload();
  await isReady(page);
  await page.keyboard.type("!");
  await collect(page);
  await context.close();
}

await visit({ viewport: { width: 1440, height: 900 }, timezoneId: "Europe/Berlin" });
await visit({ viewport: { width: 390, height: 844 }, timezoneId: "UTC" });
await visit({ viewport: { width: 1440, height: 900 }, timezoneId: "Asia/Kolkata" }, 8);
await browser.close();

const names = JSON.parse(readFileSync("target/marked/functions.json", "utf8"));
// Which of several ways a run takes is a matter of timing: what ran in an earlier one stays, as long as there is such a
// function. (What has only a number for a name has another one in each build.)
const before = readFileSync(out, "utf8").split("\n").filter((name) => names.includes(name) && !/^\d+$/.test(name));
const found = [...new Set([...[...ran].map((number) => names[number]), ...before])].sort();
writeFileSync(out, `${found.join("\n")}\n`);
console.log(`${found.length} of ${names.length} functions open the page`);
