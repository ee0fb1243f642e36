#!/usr/bin/env bash
# Chromium lets a frame hand out ten files (a link with `download` to a blob that the page made) in one second. The
# eleventh is dropped: no event, no error, no line in the console, and the page that called click() on the link goes on as
# if it had worked. Each file may come from a press of a key of its own, for which browsers otherwise allow one download.
# When a second has passed since the first of the ten, the next one arrives again. Whoever tests a page of many exports by
# pressing them one after another, or exports each of a list to a file, loses one now and then, more often on a fast machine.
#
# Seen with Chromium 156.0.8078.108 of Debian 12 and playwright-core 1.65.1, driven without a window:
#   pressed=12 within one second=true arrived=10 said of the others=nothing
#   pressed after a pause: arrived=1
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
const html = `<!doctype html><title>files</title><button>File</button><script>
  const pressed = [];
  document.querySelector("button").addEventListener("click", (event) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["row " + pressed.length], { type: "text/csv" }));
    link.download = "file-" + pressed.length + ".csv";
    link.click();
    pressed.push({ at: event.timeStamp, isTrusted: event.isTrusted });
  });
</script>`;
const server = createServer((_, answer) => answer.setHeader("content-type", "text/html").end(html)).listen(0, "127.0.0.1");
await new Promise((up) => server.on("listening", up));
const args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath: process.argv[2], args });
const page = await browser.newPage();
const said = [];
page.on("console", (line) => said.push(line.text()));
page.on("pageerror", (error) => said.push(String(error)));
await page.goto(`http://127.0.0.1:${server.address().port}/`);
let arrived = 0;
page.on("download", () => arrived++);
await page.focus("button");
const COUNT = 12;
// The keys are sent together: they arrive one after another.
await Promise.all(Array.from({ length: COUNT }, () => page.keyboard.press("Enter")));
// What has not arrived long after the others does not arrive.
await new Promise((over) => setTimeout(over, 3000));
const pressed = await page.evaluate(() => pressed);
const isQuick = pressed.at(-1).at - pressed[0].at < 1000;
const isByHand = pressed.every(({ isTrusted }) => isTrusted);
const first = arrived;
console.log(`pressed=${pressed.length} within one second=${isQuick} arrived=${first} said of the others=${said.join("; ") || "nothing"}`);
arrived = 0;
await page.keyboard.press("Enter");
await new Promise((over) => setTimeout(over, 3000));
console.log(`pressed after a pause: arrived=${arrived}`);
await browser.close();
server.close();
process.exit(isByHand && isQuick && first === 10 && said.length === 0 && arrived === 1 ? 0 : 1);
JS
node try.mjs "$chromium"
