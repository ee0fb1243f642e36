#!/usr/bin/env node
// How long a first visit takes on the slow network of the benchmark, from the address until an incident is declared and its
// first entry is on the screen, by turns with another build of the page in one browser; and the ratio.
//   first-visit-bench.mjs BEFORE AFTER [RUNS]      folders with a built page each; CHROMIUM names the browser
// Somebody types as soon as there is a field to type in, five keys a second.
import { quick } from "../tests/faults/lib/browser.mjs";
import { serve } from "../tests/faults/lib/serve.mjs";

const [before, after, runs = "7"] = process.argv.slice(2);
if (!after) throw new Error("first-visit-bench.mjs BEFORE AFTER [RUNS]");

/** As `make bench` has it: 1.6 Mbit/s, 150 ms, the processor at a quarter. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 };
const BETWEEN_KEYS = 200;

async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("Network.enable");
  await cdp.send("Network.emulateNetworkConditions", SLOW);
  await cdp.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  const begun = performance.now();
  await page.goto(url, { waitUntil: "commit" });
  await page.getByRole("textbox", { name: "Incident title" }).waitFor();
  await page.keyboard.type("Checkout fails", { delay: BETWEEN_KEYS });
  await page.keyboard.press("Enter");
  const box = page.getByRole("textbox", { name: "Log entry" });
  await box.waitFor();
  const declared = performance.now() - begun;
  await box.focus();
  await page.keyboard.type("Cards are rejected", { delay: BETWEEN_KEYS });
  await page.keyboard.press("Enter");
  await page.getByRole("list", { name: "Timeline" }).getByText("Cards are rejected").waitFor();
  const logged = performance.now() - begun;
  await context.close();
  return { declared, logged };
}

const median = (times) => times.toSorted((a, b) => a - b)[times.length >> 1];

const browser = await quick();
const urls = [(await serve(before)).url, (await serve(after)).url];
const times = [[], []];
for (let run = 0; run < Number(runs); run += 1) {
  for (const at of run % 2 ? [0, 1] : [1, 0]) times[at].push(await visit(browser, urls[at]));
}
await browser.close();
for (const what of ["declared", "logged"]) {
  const [was, is] = times.map((visits) => median(visits.map((visit) => visit[what])));
  console.log(`${what}: ${Math.round(was)} ms before, ${Math.round(is)} ms after, ${(is / was).toFixed(2)}`);
}
process.exit(0);
