#!/usr/bin/env bash
# One incident in a folder between two browsers, carried by Syncthing and by git, on this machine alone.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

[ -f dist/index.html ] || die "nothing was built: run 'make build'"
find_browser
[ -n "$chromium" ] || die "no Chromium found: run 'make setup'"
CHROMIUM=$chromium node tests/sync/main.mjs
