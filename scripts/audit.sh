#!/usr/bin/env bash
# Asks the advisory databases about every dependency that is locked, of cargo and of npm. Needs a network.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

verdict=0
say "npm"
npm audit --audit=true || verdict=1
say "cargo"
have cargo-audit || die "cargo-audit is missing: cargo install cargo-audit --locked"
cargo audit --deny unsound --deny yanked || verdict=1
exit "$verdict"
