#!/usr/bin/env bash
# Makes a Firefox ready for the smoke run.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$root/scripts/browser.sh"
. "$root/scripts/setup/packages.sh"

find_firefox
[ -z "$firefox" ] || exit 0
install_packages "Firefox for the smoke run" firefox-esr
find_firefox
[ -n "$firefox" ] || die "no Firefox for the smoke run: install one (Debian: apt-get install firefox-esr)"
