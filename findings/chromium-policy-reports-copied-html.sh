#!/usr/bin/env bash
# A page whose policy allows no inline style (style-src 'self') copies HTML with navigator.clipboard.write. The HTML is for
# another program and never stands in the page; but Chromium reads it in the page's own document first, and holds the
# policy of the page against it: for each style attribute the console gets an error and the page a
# securitypolicyviolation event (a report, where the policy names an address for them). The styles arrive all the same, so
# nothing was kept from anybody. A page that copies an update of twenty paragraphs reports itself twenty times. What is
# handed over in a `copy` event (document.execCommand with a listener that calls clipboardData.setData) arrives in the same
# way, and nothing is said.
#
# Seen with Chromium 156.0.8078.108 of Debian 12 and playwright-core 1.65.1, driven without a window:
#   by the clipboard of promises: {"isWhole":true,"errors":2,"violations":2}
#   by the copy event:            {"isWhole":true,"errors":0,"violations":0}
# Needs npm, a registry and an installed Chromium (CHROMIUM=path for another than `chromium`). Fails when that changes.
set -euo pipefail
chromium=${CHROMIUM:-$(command -v chromium)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat >try.mjs <<'JS'
import { createServer } from "node:http";
import { chromium } from "playwright-core";
const HTML = '<p style="margin:0 0 1em">a</p><p style="margin:0 0 1em">b</p>';
const server = createServer((_, answer) => {
  answer.setHeader("content-security-policy", "default-src 'none'; style-src 'self'");
  answer.setHeader("content-type", "text/html").end("<!doctype html><title>copy</title><link rel=icon href=data:,><p>a page</p>");
}).listen(0, "127.0.0.1");
await new Promise((up) => server.on("listening", up));
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.argv[2], args });
const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });

async function copied(copy) {
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${server.address().port}/`);
  let errors = 0;
  page.on("console", (line) => (errors += line.type() === "error"));
  await page.evaluate(() => {
    window.violations = 0;
    addEventListener("securitypolicyviolation", () => (window.violations += 1));
  });
  await page.evaluate(copy, HTML);
  const seen = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return { html: await (await item.getType("text/html")).text(), violations: window.violations };
  });
  await page.close();
  return { isWhole: seen.html === HTML, errors, violations: seen.violations };
}

const byPromise = await copied((html) => navigator.clipboard.write([new ClipboardItem({ "text/html": new Blob([html], { type: "text/html" }) })]));
const byEvent = await copied((html) => {
  addEventListener("copy", (event) => (event.preventDefault(), event.clipboardData.setData("text/html", html)), { once: true });
  document.execCommand("copy");
});
console.log("by the clipboard of promises:", JSON.stringify(byPromise));
console.log("by the copy event:           ", JSON.stringify(byEvent));
await browser.close();
server.close();
const isReported = byPromise.isWhole && byPromise.errors === 2 && byPromise.violations === 2;
process.exit(isReported && byEvent.isWhole && byEvent.errors === 0 && byEvent.violations === 0 ? 0 : 1);
JS
node try.mjs "$chromium"
