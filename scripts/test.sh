#!/usr/bin/env bash
# Runs the checks, every one even after one has failed, and ends with the last words of those that failed and a
# line for each, as whoever reads it from afar may see the end only.
#   test.sh [STAGE...]   all of them, in the order below, when none is named
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

wasm=wasm32-unknown-unknown
all=(lock fmt clippy clippy-wasm host scripts interop web build size e2e faults)

need_browser() {
  find_browser
  [ -n "$chromium" ] || die "no Chromium found: run 'make setup'"
  export CHROMIUM=$chromium
}

run_stage() {
  case $1 in
    lock) cargo fetch --locked ;;
    fmt) cargo fmt --all --check ;;
    clippy) cargo clippy --all-targets -- -D warnings ;;
    # The unit tests are the host's: what the browser adds is in tests/web.
    clippy-wasm) cargo clippy --target $wasm --lib --bins --test web -- -D warnings ;;
    host) cargo test ;;
    scripts) node --test scripts ;;
    # Four editors, five renderers, two calendars; make interop has them all.
    interop) scripts/interop.sh short ;;
    web)
      need_browser
      [ -n "$chromedriver" ] || die "no chromedriver of the version of $chromium: run 'make setup'"
      node scripts/webdriver.mjs >target/webdriver.json &&
        CHROMEDRIVER=$chromedriver WASM_BINDGEN_TEST_WEBDRIVER_JSON=target/webdriver.json WASM_BINDGEN_TEST_TIMEOUT=120 \
        cargo test --target $wasm --test web
      ;;
    build) make --no-print-directory build ;;
    size) node scripts/size.mjs ;;
    e2e)
      need_browser
      playwright test
      ;;
    faults) scripts/faults.sh short ;;
    *) die "no such stage: $1 (there are: ${all[*]})" ;;
  esac
}

stages=("$@")
[ ${#stages[@]} -gt 0 ] || stages=("${all[@]}")
logs=target/stages
mkdir -p $logs

report='' last_words='' passed=0 failed=0 built=yes
for stage in "${stages[@]}"; do
  say "$stage"
  start=$SECONDS
  if [ -z "$built" ] && [[ $stage == size || $stage == e2e || $stage == faults ]]; then
    verdict='FAILED (nothing was built)' failed=$((failed + 1))
  elif (run_stage "$stage") 2>&1 | tee "$logs/$stage.log"; then
    verdict=ok passed=$((passed + 1))
  else
    verdict=FAILED failed=$((failed + 1))
    last_words+=$(printf '\n--- %s ended with\n' "$stage" && tail -n 15 "$logs/$stage.log")$'\n'
    [ "$stage" != build ] || built=
  fi
  report+=$(printf '    %-12s %4d s  %s' "$stage" $((SECONDS - start)) "$verdict")$'\n'
done

printf '%s\n%s\nstages: %d passed, %d failed\n' "$last_words" "$report" "$passed" "$failed"
[ "$failed" -eq 0 ]
