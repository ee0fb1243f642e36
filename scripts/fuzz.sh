#!/usr/bin/env bash
# Gives what reads input from elsewhere inputs that nobody thought of, and stops at the first on which it fails.
#   fuzz.sh [SECONDS] [TARGET...]
# Coverage-guided, by cargo-fuzz on the stable compiler: the sanitizer that needs a nightly one looks for what code without
# `unsafe` cannot do. What was found stays below target/fuzz; a failing input is kept in fuzz/artifacts.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

seconds=${1:-60}
[ $# -eq 0 ] || shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || for target in fuzz/fuzz_targets/*.rs; do targets+=("$(basename "$target" .rs)"); done

scripts/setup/cargo-tool.sh cargo-fuzz "$fuzz_version" 1 cargo-fuzz -- --locked
have c++ || die "fuzzing needs a C++ compiler: install g++ (Debian: apt-get install g++)"

# What real input looks like.
seed() { # target, file...
  local corpus=target/fuzz/corpus/$1
  mkdir -p "$corpus"
  shift
  cp "$@" "$corpus/"
}
seed json_import tests/host/fixtures/incident-v1.json
seed folder tests/host/fixtures/events-v1.jsonl
# Each record for itself, and what it holds.
mkdir -p target/fuzz/corpus/record
split -l 1 -a 4 tests/host/fixtures/facts-v1.txt target/fuzz/corpus/record/record-
sed 's/^[^{]*//' tests/host/fixtures/facts-v1.txt | split -l 1 -a 4 - target/fuzz/corpus/record/payload-

verdict=0
for target in "${targets[@]}"; do
  mkdir -p "target/fuzz/corpus/$target"
  say "fuzzing $target for $seconds s"
  cargo fuzz run -s none --target-dir target/fuzz "$target" "target/fuzz/corpus/$target" -- \
    -max_total_time="$seconds" -max_len=16000 -rss_limit_mb=1024 -timeout=10 -print_final_stats=1 >"target/fuzz/$target.log" 2>&1 || {
    verdict=1
    tail -n 40 "target/fuzz/$target.log"
  }
  grep -E "stat::(number_of_executed_units|average_exec_per_sec)|^Done" "target/fuzz/$target.log" || true
done
exit "$verdict"
