#!/usr/bin/env bash
# Breaks the browser and the stores under the page in dist/, and counts what is lost.
#   faults.sh short|long [MEASURE...] [--runs N] [--seed S]
# short: a few runs of each, for every test run; long: the figures of docs/reliability.md.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

[ -f dist/index.html ] || die "nothing was built: run 'make build'"
find_browser
[ -n "$chromium" ] || die "no Chromium found: run 'make setup'"
export CHROMIUM=$chromium

length=${1:-short}
[ $# -eq 0 ] || shift
verdict=0
node tests/faults/main.mjs "$length" "$@" || verdict=1
# The cases on the host are in every test run, in a smaller number; here they are many, and only in the long one.
if [ "$length" = long ] && [ $# -eq 0 ]; then
  say "host: 10000 cases each"
  FAULTS=10000 cargo test --config profile.test.opt-level=2 --test host -- journal:: merges:: || verdict=1
  scripts/fuzz.sh 300 || verdict=1
fi
exit "$verdict"
