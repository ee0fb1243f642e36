#!/usr/bin/env bash
# dir="auto" is what one is told to put on a text area in which any script may be typed. Chromium's own style sheet gives such
# a text area `unicode-bidi: plaintext`, a direction for each paragraph; and with that, laying out one long line without a
# break takes some twenty times as long. A megabyte pasted by accident (a minified file, a token) then holds the page for ten
# to twenty seconds, and again with every key, where it took half a second before. `unicode-bidi: isolate` keeps the
# direction by the first letter, and costs nothing.
#
# Seen with Chromium 156.0.8078.108 of Debian 12 and playwright-core 1.65.1, on a busy machine of two cores; read the ratios:
#   plain: 391 ms
#   dir=auto: 20078 ms
#   dir=auto, isolate: 779 ms
# Needs npm, a registry and an installed Chromium (CHROMIUM=path for another than `chromium`). Fails when dir=auto is less
# than five times as dear as with isolate.
set -euo pipefail
chromium=${CHROMIUM:-$(command -v chromium)}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm install --silent --no-audit --no-fund playwright-core@1.65.1
cat >try.mjs <<'JS'
import { chromium } from "playwright-core";
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.argv[2], args });
const cost = async (name, attributes) => {
  const page = await browser.newPage();
  await page.setContent(`<textarea ${attributes} rows="2" cols="60"></textarea>`);
  const millis = await page.evaluate(() => {
    const field = document.querySelector("textarea");
    const start = performance.now();
    field.value = "0123456789abcdef".repeat(65_536);
    field.scrollHeight;
    return Math.round(performance.now() - start);
  });
  console.log(`${name}: ${millis} ms`);
  await page.close();
  return millis;
};
await cost("plain", "");
const auto = await cost("dir=auto", 'dir="auto"');
const isolated = await cost("dir=auto, isolate", 'dir="auto" style="unicode-bidi:isolate"');
await browser.close();
process.exit(auto > 5 * isolated ? 0 : 1);
JS
node try.mjs "$chromium"
