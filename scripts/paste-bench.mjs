#!/usr/bin/env node
// How long a key takes while a pasted megabyte stands in the log's box, against a bare textarea with the same text, by
// turns in one browser; and how long pasting it takes. Prints medians in milliseconds and their ratio.
//   paste-bench.mjs URL [KEYS]      CHROMIUM names the browser
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const [url, keys = "40"] = process.argv.slice(2);
if (!url) throw new Error("paste-bench.mjs URL [KEYS]");
const args = JSON.parse(readFileSync(new URL("../tests/chromium-flags.json", import.meta.url), "utf8"));
const more = process.env.CHROMIUM_FLAGS?.split(" ") ?? [];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined, chromiumSandbox: process.getuid?.() !== 0, args: [...args, ...more],
});
const permissions = ["clipboard-read", "clipboard-write"];
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, permissions });

const line = (n) => `2026-11-29 02:${String(Math.floor(n / 60) % 60).padStart(2, "0")}:${String(n % 60).padStart(2, "0")},123 WARNING pool: connection ${n} timed out after 30 s, 12 waiting\n`;
let text = "";
for (let n = 0; text.length < 1024 * 1024; n++) text += line(n);
const shapes = { "a log of 1 MB": text, "one line of 1 MB": "x".repeat(1024 * 1024) };

/** Milliseconds from a key, or from pasting, to the frame after it. */
async function after(page, act) {
  await page.evaluate(() => {
    window.took = new Promise((resolve) => {
      addEventListener("keydown", () => {
        const from = performance.now();
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
      }, { capture: true, once: true });
    });
  });
  await act();
  return page.evaluate(() => window.took);
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

async function measure(page, box, words) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), words);
  await box.click();
  const pasting = await after(page, () => page.keyboard.press("ControlOrMeta+v"));
  const all = [];
  for (let n = 0; n < Number(keys); n++) all.push(await after(page, () => page.keyboard.press("a")));
  return { pasting, key: median(all), worst: Math.max(...all) };
}

for (const [name, words] of Object.entries(shapes)) {
  const page = await context.newPage();
  await page.goto(url);
  await page.getByRole("textbox", { name: "Incident title" }).fill("Checkout fails");
  await page.getByRole("button", { name: "Declare incident" }).click();
  const box = page.getByRole("textbox", { name: "Log entry" });
  await box.waitFor();
  const ours = await measure(page, box, words);
  const style = await box.evaluate((box) => {
    const { width, height } = box.getBoundingClientRect();
    return `width:${width}px;height:${height}px;font:${getComputedStyle(box).font}`;
  });
  const bare = await context.newPage();
  await bare.goto(url);
  await bare.evaluate((style) => {
    document.body.innerHTML = "";
    const area = document.createElement("textarea");
    area.setAttribute("style", style);
    document.body.append(area);
  }, style);
  const theirs = await measure(bare, bare.locator("textarea"), words);
  const said = (what) => `${what} ${ours[what].toFixed(0)} ms against ${theirs[what].toFixed(0)} ms, ratio ${(ours[what] / theirs[what]).toFixed(2)}`;
  console.log(`${name}: ${said("key")}; ${said("worst")}; ${said("pasting")}`);
  await page.close();
  await bare.close();
}
await browser.close();
