#!/usr/bin/env bash
# Chromium 156 without a window of its own (--headless, as Playwright, Puppeteer and chromedriver start it) loads two pages
# of its own into each browser window: chrome://omnibox-popup.top-chrome/ and .../omnibox_popup_aim.html, the list under an
# address bar that nobody sees. Each test with a fresh browser context opens a window, so each pays for them: a process more
# and about 0.6 s of processor time, more than a small page itself takes; it is spent while the page under test loads, so it
# is in what a benchmark of loading measures too. They are no pages to the protocol (their type is `browser_ui`), so nothing
# lists them unless it is asked for every type of target.
# --disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup leaves them out. Of several --disable-features the last one alone
# counts, so that flag as it stands also takes back what Playwright turns off: name its features in the same list.
#
# Seen with Chromium 156.0.8078.108 of Debian 12 and playwright-core 1.65.1:
#   pages of its own in each window: as it is 2, turned off 0, turned off in two flags 1
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
const common = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const WINDOWS = 4;
async function pagesOfItsOwn(...args) {
  const browser = await chromium.launch({ executablePath: process.argv[2], args: [...common, ...args] });
  const protocol = await browser.newBrowserCDPSession();
  for (let i = 0; i < WINDOWS; i++) await (await (await browser.newContext()).newPage()).goto("data:text/html,hello");
  const { targetInfos } = await protocol.send("Target.getTargets", { filter: [{}] });
  await browser.close();
  return targetInfos.filter(({ type, url }) => type === "browser_ui" && url.startsWith("chrome://omnibox-popup")).length / WINDOWS;
}
const asIs = await pagesOfItsOwn();
const off = await pagesOfItsOwn("--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup");
const twice = await pagesOfItsOwn("--disable-features=WebUIOmniboxPopup", "--disable-features=WebUIOmniboxAimPopup");
console.log(`pages of its own in each window: as it is ${asIs}, turned off ${off}, turned off in two flags ${twice}`);
process.exit(asIs === 2 && off === 0 && twice === 1 ? 0 : 1);
JS
node try.mjs "$chromium"
