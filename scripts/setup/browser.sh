#!/usr/bin/env bash
# Makes a headless browser ready for the tests: Chromium, a chromedriver of its version, and a font.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$root/scripts/browser.sh"

has_font() { compgen -G '/usr/share/fonts/*/*' >/dev/null || { have fc-list && [ -n "$(fc-list | head -n 1)" ]; }; }

find_browser
packages=()
[ -n "$chromium" ] && [ -n "$chromedriver" ] || packages+=(chromium chromium-driver chromium-sandbox)
# A machine without any font draws every letter as a box, and measures it as one.
has_font || packages+=(fonts-dejavu-core)
[ ${#packages[@]} -gt 0 ] || exit 0

log=$(mktemp)
trap 'rm -f "$log"' EXIT

as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
if have apt-get && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; then
  say "browser for the tests: installing ${packages[*]} with apt-get"
  # An interrupted run may have left a package half set up: dpkg finishes that first.
  if ! {
    "${as_root[@]}" dpkg --configure -a &&
      "${as_root[@]}" apt-get -q update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 \
        install -y --no-install-recommends "${packages[@]}"
  } </dev/null >"$log" 2>&1; then
    say "apt-get could not: $(grep -m 1 '^E:' "$log" || tail -n 1 "$log")"
  fi
  find_browser
fi

if [ -z "$chromium" ]; then
  say "browser for the tests: asking Playwright for its own"
  timeout 600 "$root/node_modules/.bin/playwright" install chromium >"$log" 2>&1 ||
    say "Playwright could not: $(grep -m 1 '^Error' "$log" || echo 'no answer')"
  find_browser
fi

[ -n "$chromium" ] || die "no Chromium for the tests: install chromium and chromium-driver (Debian: apt-get install chromium chromium-driver)"
[ -n "$chromedriver" ] || die "no chromedriver of the version of $chromium: install one (Debian: apt-get install chromium chromium-driver)"
