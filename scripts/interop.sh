#!/usr/bin/env bash
# What the product hands out, in real editors, renderers and readers.
#   interop.sh short|all [PART] [--verbose]
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

find_browser
[ -n "$chromium" ] || die "no Chromium found: run 'make setup'"
rm -rf target/interop
cargo run --quiet --example interop_files -- tests/interop/lines.txt target/interop
CHROMIUM=$chromium node tests/interop/main.mjs "$@"
