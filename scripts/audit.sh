#!/usr/bin/env bash
# What the page and its tools depend on: licences, sources and versions, checked here; and known weaknesses, for which
# the advisory databases of cargo and npm are asked over the network. A database that gives no answer is a failure, and
# said: nothing known is not the same as nothing wrong.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

scripts/setup/node-modules.sh
scripts/setup/cargo-tool.sh cargo-deny "$deny_version" 0 cargo-deny -- --locked
mkdir -p target
log=$root/target/audit.log
report='' verdict=0
tell() { report+=$(printf '    %-32s %s' "$1" "$2")$'\n'; }
failed() { tell "$1" "$2"; verdict=1; }

say "crates: licences, sources, versions"
cargo fetch --locked >&2
if cargo-deny --offline --locked --log-level error check --hide-inclusion-graph licenses sources bans; then
  tell "crates, as far as known here" ok
else
  failed "crates, as far as known here" "FAILED: see above"
fi

say "crates: advisories"
if cargo-deny --locked check --hide-inclusion-graph advisories >"$log" 2>&1; then
  tell "crates, advisories" ok
elif grep -q '^error\[' "$log"; then
  cat "$log"
  failed "crates, advisories" "FAILED: see above"
else
  failed "crates, advisories" "NOT CHECKED: the advisory database could not be reached ($(grep -m 1 -E "^(fatal|error)" "$log" || echo "no answer"))"
fi

say "npm packages: advisories"
if npm audit --audit=true --json >"$log" 2>/dev/null; then
  tell "npm packages, advisories" ok
elif grep -q '"auditReportVersion"' "$log"; then
  npm audit --audit=true || true
  failed "npm packages, advisories" "FAILED: see above"
else
  why=$(node -p 'JSON.parse(require("fs").readFileSync(process.argv[1])).message.split(" - ")[0]' "$log" 2>/dev/null || echo "no answer")
  failed "npm packages, advisories" "NOT CHECKED: the advisory database gave no answer ($why)"
fi

printf '\n%s' "$report"
exit "$verdict"
