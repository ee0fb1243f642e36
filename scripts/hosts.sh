#!/usr/bin/env bash
# The page in dist/ behind a real nginx and a real Caddy, with the snippets of docs/deploy/ as they stand there.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

[ -f dist/index.html ] || die "nothing was built: run 'make build'"
find_browser
PATH=$PATH:/usr/sbin CHROMIUM=$chromium node tests/deploy/main.mjs
