#!/usr/bin/env bash
# Builds bench/empty-leptos for release into target/bench/empty-leptos/, with the tools and the profile of the page.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

cd bench/empty-leptos
[ "$(awk '/^name = "wasm-bindgen"$/ { found = 1 } found && /^version/ { gsub(/"/, "", $3); print $3; exit }' Cargo.lock)" = "$bindgen_version" ] ||
  die "bench/empty-leptos/Cargo.lock has another wasm-bindgen than Cargo.lock"
cargo fetch --locked --target wasm32-unknown-unknown >&2
# Not among what Trunk does on its own: its address is that of the page's sources, and the page's hooks are not its own.
CARGO_TARGET_DIR=$root/target/bench/empty-leptos-cargo \
  trunk build --release --offline --locked --public-url ./ --dist "$root/target/bench/empty-leptos" >&2
