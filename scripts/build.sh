#!/usr/bin/env bash
# Builds the page for release into dist/: Trunk calls cargo, wasm-bindgen and wasm-opt, in this order, and
# scripts/page.mjs what follows.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

mkdir -p target
started=target/.build-started
touch "$started"

# The one step that needs a network, and only when Cargo.lock has changed. Trunk then works offline, so that it
# takes the tools that setup.sh prepared, or says which it misses, rather than download others.
cargo fetch --locked --target wasm32-unknown-unknown >&2

# A panic message names the file that it came from. The page that is served shall name crates, not somebody's
# home folder and registry. Cargo adds these flags to those of .cargo/config.toml; it splits them at spaces, so a
# path with a space stays as it is.
flags=()
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  [[ $registry == *' '* ]] || flags+=("--remap-path-prefix=${registry%/}=/crates")
done
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=${flags[*]}
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
# The one build that is cut into parts (src/ui/lazy.rs).
trunk build --release --offline --locked --features lazy >&2

# Last, so that whatever is in the folder by now is kept for the time without a network.
node scripts/write-service-worker.mjs dist

# Make compares dates: dist/ is as old as the sources that it was built from, which may change during a build.
touch -r "$started" dist/index.html
