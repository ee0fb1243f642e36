#!/usr/bin/env bash
# The page in dist/ in Firefox, once along the whole path. No driver is needed: puppeteer speaks WebDriver BiDi to it.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

[ -f dist/index.html ] || die "nothing was built: run 'make build'"
find_firefox
[ -n "$firefox" ] || die "no Firefox found: run 'make smoke-firefox', which installs one"
FIREFOX=$firefox node tests/firefox/smoke.mjs
