#!/usr/bin/env bash
# Takes the pictures in docs/screens of the page in dist/ (or in the folder named).
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

find_browser
[ -n "$chromium" ] || die "no Chromium found: run 'make setup'"
mkdir -p docs/screens target
node scripts/serve.mjs --dir "${1:-dist}" --port 0 >target/screens.log 2>&1 &
server=$!
trap 'kill $server' EXIT
until url=$(grep -o 'http://[^ ]*' target/screens.log); do kill -0 $server; sleep 0.1; done
CHROMIUM=$chromium node scripts/screens.mjs "$url" docs/screens
