#!/usr/bin/env bash
# Makes WebKit, its driver, a screen without a monitor, and a look at the clipboard ready for the smoke run.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$root/scripts/browser.sh"
. "$root/scripts/setup/packages.sh"

is_ready() { find_webkit && [ -n "$webkit" ] && have WebKitWebDriver && have Xvfb && have xclip; }
if is_ready; then exit 0; fi
install_packages "WebKit for the smoke run" webkit2gtk-driver xvfb xclip
is_ready || die "no WebKit for the smoke run: install it (Debian: apt-get install webkit2gtk-driver xvfb xclip)"
