# Sourced: finds a Chromium that is already here, and the driver that fits it.
# shellcheck shell=bash

chromium_names=(chromium chromium-browser google-chrome-stable google-chrome)

major_of() { "$1" --version 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -n 1 | cut -d. -f1; }

# Playwright's tests need only the browser; wasm-bindgen's runner speaks to it through a driver of the same
# version. So a pair is looked for first, then a browser alone, then the one that Playwright keeps for itself.
find_browser() { # sets chromium, chromedriver: paths, or empty
  local name found driver_major
  chromium='' chromedriver=$(command -v chromedriver || true)
  if [ -n "$chromedriver" ]; then
    driver_major=$(major_of "$chromedriver")
    for name in "${chromium_names[@]}"; do
      found=$(command -v "$name") || continue
      if [ "$(major_of "$found")" = "$driver_major" ]; then chromium=$found; return; fi
    done
  fi
  chromedriver=''
  for name in "${chromium_names[@]}"; do
    if chromium=$(command -v "$name"); then return; fi
  done
  chromium=$(node -p 'require("playwright-core").chromium.executablePath()' 2>/dev/null || true)
  [ -x "$chromium" ] || chromium=''
}

find_firefox() { # sets firefox: a path, or empty
  firefox=$(command -v firefox-esr || command -v firefox || true)
}

find_webkit() { # sets webkit: the path of the browser that comes with WebKitGTK, or empty
  local found
  webkit=''
  for found in /usr/lib/*/webkit2gtk-4.[01]/MiniBrowser /usr/libexec/webkit2gtk-4.[01]/MiniBrowser; do
    if [ -x "$found" ]; then webkit=$found; fi
  done
}
