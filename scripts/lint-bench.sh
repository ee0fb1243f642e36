#!/usr/bin/env bash
# How long the checker takes in the browser: scripts/lint-bench.mjs on what is in dist/.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

find_browser
[ -n "$chromium" ] || die "no Chromium found: run 'make setup'"
node scripts/serve.mjs --dir dist --port 0 >target/lint-bench.log 2>&1 &
server=$!
trap 'kill $server' EXIT
until url=$(grep -o 'http://[^ ]*' target/lint-bench.log); do kill -0 $server; sleep 0.1; done
CHROMIUM=$chromium node scripts/lint-bench.mjs "$url"
