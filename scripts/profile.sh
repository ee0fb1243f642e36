#!/usr/bin/env bash
# Looks which functions open the page, and writes their names into scripts/first-load.txt: scripts/split.mjs puts them,
# and no others, into the part of the program that the page waits for.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

find_browser
[ -n "$chromium" ] || die "no Chromium found: run 'make setup'"
scripts/build.sh --marked
node scripts/serve.mjs --dir target/marked --port 0 >target/profile.log 2>&1 &
server=$!
trap 'kill $server' EXIT
until url=$(grep -o 'http://[^ ]*' target/profile.log); do kill -0 $server; sleep 0.1; done
CHROMIUM=$chromium node scripts/profile.mjs "$url" scripts/first-load.txt
