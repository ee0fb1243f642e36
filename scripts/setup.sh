#!/usr/bin/env bash
# Installs what is missing for one purpose, and says nothing when nothing is.
#   setup.sh check|build|test
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

setup=$root/scripts/setup
purpose=${1:-test}

have cargo || die "Rust is missing: install it from https://rustup.rs"
cargo fmt --version >/dev/null 2>&1 && cargo clippy --version >/dev/null 2>&1 ||
  rustup component add rustfmt clippy >&2 ||
  die "rustfmt or clippy is missing: rustup component add rustfmt clippy"
[ "$purpose" != check ] || exit 0

"$setup/node-modules.sh"
"$setup/wasm-target.sh"
[ "$purpose" != test ] || { "$setup/browser.sh" && "$setup/interop.sh" short; }
# No TLS in either: they are given what they need, and download nothing themselves. wasm-bindgen-cli goes
# without --locked, because its own lock does not resolve everywhere.
"$setup/cargo-tool.sh" wasm-bindgen-cli "$bindgen_version" 1 wasm-bindgen wasm-bindgen-test-runner \
  -- --bin wasm-bindgen --bin wasm-bindgen-test-runner
"$setup/cargo-tool.sh" trunk "$trunk_version" 0 trunk -- --locked
"$setup/cargo-tool.sh" wasm_split_cli_support "$split_version" 1 wasm-split-cli -- --locked --features build-binary
