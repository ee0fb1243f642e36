#!/usr/bin/env node
// How long a key takes while a pasted megabyte stands in the log's box, against a bare textarea with the same text, by
// turns in one browser; and how long pasting it takes. Prints medians in milliseconds and their ratios, and the slowest key.
//   paste-bench.mjs URL [KEYS]      CHROMIUM names the browser
import { readFileSync } from "node:fs";
import { chromium } from "@playwright/test";

const [url, keys = "20"] = process.argv.slice(2);
const ROUNDS = 3;
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

/** Milliseconds from a key to the frame after the text that it brought was there. */
async function after(page, act) {
  await page.evaluate(() => {
    window.took = new Promise((resolve) => {
      let from = 0;
      const pressed = ({ key }) => {
        // The key that is held comes first.
        if (key !== "Control" && key !== "Meta") from ||= performance.now();
      };
      addEventListener("keydown", pressed, { capture: true });
      const arrived = () => {
        removeEventListener("keydown", pressed, { capture: true });
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)));
      };
      addEventListener("input", arrived, { once: true });
    });
  });
  await act();
  return page.evaluate(() => window.took);
}

const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

/** Pastes into a box and types behind it, into what was measured before. */
async function measure(page, box, all) {
  await box.click();
  all.pasting.push(await after(page, () => page.keyboard.press("ControlOrMeta+v")));
  for (let n = 0; n < Number(keys); n++) all.key.push(await after(page, () => page.keyboard.press("a")));
}

const fresh = () => ({ pasting: [], key: [] });
for (const [name, words] of Object.entries(shapes)) {
  const [ours, theirs] = [fresh(), fresh()];
  for (let round = 0; round < ROUNDS; round++) {
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole("textbox", { name: "Incident title" }).fill("Checkout fails");
    await page.getByRole("button", { name: "Declare incident" }).click();
    const box = page.getByRole("textbox", { name: "Log entry" });
    await box.waitFor();
    await page.evaluate((text) => navigator.clipboard.writeText(text), words);
    await measure(page, box, ours);
    const style = await box.evaluate((box) => {
      const { width, height } = box.getBoundingClientRect();
      return `width:${width}px;height:${height}px;font:${getComputedStyle(box).font}`;
    });
    await page.close();
    const bare = await context.newPage();
    await bare.goto(url);
    await bare.evaluate((style) => {
      document.body.innerHTML = "";
      const area = document.createElement("textarea");
      area.setAttribute("style", style);
      document.body.append(area);
    }, style);
    await measure(bare, bare.locator("textarea"), theirs);
    await bare.close();
  }
  const said = (what, of) => {
    const [one, other] = [of(ours), of(theirs)];
    return `${what} ${one.toFixed(0)} ms against ${other.toFixed(0)} ms, ratio ${(one / other).toFixed(2)}`;
  };
  const slowest = said("slowest key", ({ key }) => Math.max(...key));
  console.log(`${name}: ${said("key", ({ key }) => median(key))}; ${slowest}; ${said("pasting", ({ pasting }) => median(pasting))}`);
}
await browser.close();
