#!/usr/bin/env bash
# Chromium keeps one stack of undo steps for a whole page, and not one for each text field. Ctrl+Z pressed in a field that
# nobody has typed into takes back what was typed in another one, and moves the focus there; pressed while a button has
# the focus, it changes a field that nobody looks at. A page that leaves Ctrl+Z to the browser "because the focus is in a
# text field" has not said which field is meant; and one that takes the key for itself wherever a field is empty takes it
# from words that were emptied by hand and could still be brought back.
#
# Seen with Chromium 156.0.8078.108 of Debian 12 and playwright-core 1.65.1, driven without a window:
#   in another field: first="" focus=first
#   on a button: first="hello" focus=button
#   emptied by hand: first="hello world"
# Needs npm, a registry and an installed Chromium (CHROMIUM=path for another than `chromium`). Fails when that changes.
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
const page = await browser.newPage();
const state = () => page.evaluate(() => ({ first: document.getElementById("first").value, focus: document.activeElement.id }));
const begin = async (words) => {
  await page.setContent('<textarea id="first"></textarea><textarea id="second"></textarea><button id="button">B</button>');
  await page.focus("#first");
  await page.keyboard.type(words);
};
await begin("hello");
await page.focus("#second");
await page.keyboard.press("Control+z");
const other = await state();
console.log(`in another field: first=${JSON.stringify(other.first)} focus=${other.focus}`);

await begin("hello");
await page.keyboard.press("Control+z");
await page.keyboard.press("Control+y");
await page.keyboard.type(" world");
await page.focus("#button");
await page.keyboard.press("Control+z");
const button = await state();
console.log(`on a button: first=${JSON.stringify(button.first)} focus=${button.focus}`);

await begin("hello world");
await page.keyboard.press("Control+a");
await page.keyboard.press("Delete");
await page.keyboard.press("Control+z");
const emptied = await state();
console.log(`emptied by hand: first=${JSON.stringify(emptied.first)}`);
await browser.close();
const isAsSeen = other.first === "" && other.focus === "first" && button.first === "hello" && button.focus === "button" && emptied.first === "hello world";
process.exit(isAsSeen ? 0 : 1);
JS
node try.mjs "$chromium"
