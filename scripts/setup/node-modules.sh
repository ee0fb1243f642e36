#!/usr/bin/env bash
# Installs the npm packages of package-lock.json (wasm-opt and Playwright), when the lock changed.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

for tool in node npm; do
  have "$tool" || die "$tool is missing: install Node.js 20 or newer (https://nodejs.org, or your system's packages)"
done
[ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] ||
  die "Node.js $(node --version) is too old: install 20 or newer (https://nodejs.org)"

# The stamp is a copy of the lock that was installed, made last: an interrupted npm leaves none behind.
stamp=node_modules/.installed-lock
if cmp -s package-lock.json "$stamp"; then exit 0; fi

say "npm packages: installing what package-lock.json names"
rm -f "$stamp"
# No browser here: setup/browser.sh looks for one that the machine has first.
PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --include=dev --no-audit --no-fund --loglevel=error >&2 ||
  die "npm ci failed; see its words above"
cp package-lock.json "$stamp"
