#!/usr/bin/env bash
# The page in dist/ in WebKit along the whole path, wide and narrow, as it is and under Safari's rule of the focus.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

[ -f dist/index.html ] || die "nothing was built: run 'make build'"
find_webkit
[ -n "$webkit" ] || die "no WebKit found: run 'make smoke-webkit', which installs one"
WEBKIT=$webkit node tests/webkit/smoke.mjs
