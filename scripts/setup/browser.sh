#!/usr/bin/env bash
# Makes a headless browser ready for the tests: Chromium, a chromedriver of its version, and a font.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$root/scripts/browser.sh"
. "$root/scripts/setup/packages.sh"

has_font() { compgen -G '/usr/share/fonts/*/*' >/dev/null || { have fc-list && [ -n "$(fc-list | head -n 1)" ]; }; }

find_browser
packages=()
[ -n "$chromium" ] && [ -n "$chromedriver" ] || packages+=(chromium chromium-driver chromium-sandbox)
# A machine without any font draws every letter as a box, and measures it as one.
has_font || packages+=(fonts-dejavu-core)
[ ${#packages[@]} -gt 0 ] || exit 0

install_packages "browser for the tests" "${packages[@]}"
find_browser

if [ -z "$chromium" ]; then
  say "browser for the tests: asking Playwright for its own"
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  timeout 600 "$root/node_modules/.bin/playwright" install chromium >"$log" 2>&1 ||
    say "Playwright could not: $(grep -m 1 '^Error' "$log" || echo 'no answer')"
  find_browser
fi

[ -n "$chromium" ] || die "no Chromium for the tests: install chromium and chromium-driver (Debian: apt-get install chromium chromium-driver)"
[ -n "$chromedriver" ] || die "no chromedriver of the version of $chromium: install one (Debian: apt-get install chromium chromium-driver)"
