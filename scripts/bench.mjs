#!/usr/bin/env node
// How soon one can write, and how soon everything is there: this page beside a bare text field and EasyMDE, in one
// Chromium, in turns, each time in a browser that has never seen them.
//   bench.mjs [--runs 15]
// Everything is served in brotli. "First key" is when a field that takes keys has the focus; "usable" is when the page
// says so with `data-ready`. The slow network has 1.6 Mbit/s and 150 ms, with a processor at a quarter of its speed.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";

const { values } = parseArgs({ options: { runs: { type: "string", default: "15" } } });
const runs = Number(values.runs);

const types = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json", ".png": "image/png", ".svg": "image/svg+xml" };
const ready = "document.documentElement.setAttribute('data-ready','')";
const bare = `<!doctype html><meta charset=utf-8><title>bare</title><textarea id=t autofocus></textarea><script>
const t=document.getElementById('t');t.value=localStorage.getItem('t')??'';t.oninput=()=>localStorage.setItem('t',t.value);t.focus();${ready}</script>`;
const easymde = `<!doctype html><meta charset=utf-8><title>EasyMDE</title><link rel=stylesheet href=easymde.min.css><textarea id=t></textarea>
<script src=easymde.min.js></script><script>new EasyMDE({element:document.getElementById('t'),autofocus:true,autoDownloadFontAwesome:false,
spellChecker:false,autosave:{enabled:true,uniqueId:'t'}});${ready}</script>`;
const places = {
  "this page": (name) => readFileSync(join("dist", name || "index.html")),
  "bare text field": (name) => (name ? null : Buffer.from(bare)),
  EasyMDE: (name) => (name ? readFileSync(join("node_modules/easymde/dist", name)) : Buffer.from(easymde)),
};

const packed = new Map();
function serve(find) {
  const server = createServer((request, response) => {
    const name = request.url.slice(1).split("?")[0];
    try {
      const data = find(name);
      if (!data) throw new Error("none");
      const key = `${server.address().port}/${name}`;
      if (!packed.has(key)) packed.set(key, brotliCompressSync(data));
      response.writeHead(200, { "Content-Type": types[extname(name) || ".html"], "Content-Encoding": "br" });
      response.end(packed.get(key));
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Runs in the page before it. */
function watch() {
  window.seen = {};
  addEventListener("focusin", () => (window.seen.key ??= performance.now()), true);
  new MutationObserver(() => {
    if (document.documentElement?.hasAttribute("data-ready")) window.seen.usable ??= performance.now();
  }).observe(document, { attributes: true, childList: true, subtree: true });
}

async function load(browser, url, isSlow) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  let bytes = 0;
  session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
  if (isSlow) {
    await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 });
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(watch);
  await page.goto(url);
  await page.waitForFunction(() => window.seen.usable && window.seen.key);
  const seen = await page.evaluate(() => window.seen);
  await context.close();
  return { ...seen, bytes };
}

const at = (numbers, part) => [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined,
  chromiumSandbox: process.getuid?.() !== 0,
  args: JSON.parse(readFileSync("tests/chromium-flags.json", "utf8")),
});
const servers = new Map();
for (const [name, find] of Object.entries(places)) servers.set(name, await serve(find));
const found = new Map();
for (let run = 0; run <= runs; run += 1) {
  for (const isSlow of [false, true]) {
    for (const [name, server] of servers) {
      const seen = await load(browser, `http://127.0.0.1:${server.address().port}/`, isSlow);
      // The first round warms the machine.
      if (run === 0) continue;
      const key = `${name}|${isSlow}`;
      found.set(key, [...(found.get(key) ?? []), seen]);
    }
  }
}
console.log(`${browser.version()}, ${runs} runs each, median (p95) in milliseconds\n`);
console.log("| | bytes | first key | usable | first key, slow | usable, slow |\n|---|---|---|---|---|---|");
for (const name of servers.keys()) {
  const cell = (isSlow, what) => {
    const numbers = found.get(`${name}|${isSlow}`).map((seen) => seen[what]);
    return `${at(numbers, 0.5).toFixed(0)} (${at(numbers, 0.95).toFixed(0)})`;
  };
  const bytes = at(found.get(`${name}|false`).map((seen) => seen.bytes), 0.5);
  console.log(`| ${name} | ${(bytes / 1000).toFixed(1)} KB | ${cell(false, "key")} | ${cell(false, "usable")} | ${cell(true, "key")} | ${cell(true, "usable")} |`);
}
await browser.close();
for (const server of servers.values()) server.close();
