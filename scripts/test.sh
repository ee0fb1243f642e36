#!/usr/bin/env bash
# Runs the checks, every one even after one has failed, and ends with the last words of those that failed and a
# line for each, as whoever reads it from afar may see the end only.
#   test.sh [STAGE...]   all of them when none is named
# When none is named, those that only compile and compute run beside the build and the end-to-end tests, which leave a core
# idle a third of the time, and give way to both. What has time limits comes when they are over.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
. "$root/scripts/browser.sh"

wasm=wasm32-unknown-unknown
first=(lock fmt scripts)
page=(build size e2e)
# They share no folder of target/ with the release build.
beside=(clippy clippy-wasm host web-build)
last=(interop web faults)
all=("${first[@]}" "${page[@]}" "${beside[@]}" "${last[@]}")

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
    web-build) cargo test --target $wasm --test web --no-run ;;
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

logs=target/stages
mkdir -p $logs
rm -f $logs/*.verdict

verdict_of() { [ ! -f "$logs/$1.verdict" ] || cut -d ' ' -f 2- "$logs/$1.verdict"; }

# Leaves for each stage its log, and a verdict: how many seconds it took and how it ended.
run_stages() {
  local stage start verdict
  for stage in "$@"; do
    say "$stage"
    start=$SECONDS verdict=ok
    if [[ $stage == size || $stage == e2e || $stage == faults ]] && [ "$(verdict_of build)" = FAILED ]; then
      verdict='FAILED (nothing was built)'
    elif ! (run_stage "$stage") 2>&1 | tee "$logs/$stage.log"; then
      verdict=FAILED
    fi
    echo "$((SECONDS - start)) $verdict" >"$logs/$stage.verdict"
  done
}

run_all() {
  local lane
  run_stages "${first[@]}"
  # A process group of its own, so that all of it can be ended.
  set -m
  (renice -n 19 $BASHPID && run_stages "${beside[@]}") >"$logs/beside.log" 2>&1 &
  lane=$!
  set +m
  # shellcheck disable=SC2064  # its number as it is now
  trap "kill -- -$lane 2>/dev/null || true" EXIT
  run_stages "${page[@]}"
  wait "$lane" || true
  trap - EXIT
  cat "$logs/beside.log"
  run_stages "${last[@]}"
}

stages=("$@")
if [ ${#stages[@]} -gt 0 ]; then
  run_stages "${stages[@]}"
else
  stages=("${all[@]}")
  run_all
fi

report='' last_words='' passed=0 failed=0
for stage in "${stages[@]}"; do
  verdict=$(verdict_of "$stage")
  report+=$(printf '    %-12s %4d s  %s' "$stage" "$(cut -d ' ' -f 1 "$logs/$stage.verdict" || echo 0)" "${verdict:=FAILED (it was not run)}")$'\n'
  if [ "$verdict" = ok ]; then passed=$((passed + 1)); continue; fi
  failed=$((failed + 1))
  [ "$verdict" != FAILED ] || last_words+=$(printf '\n--- %s ended with\n' "$stage" && tail -n 15 "$logs/$stage.log")$'\n'
done

printf '%s\n%s\nstages: %d passed, %d failed\n' "$last_words" "$report" "$passed" "$failed"
[ "$failed" -eq 0 ]
