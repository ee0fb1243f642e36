#!/usr/bin/env bash
# Builds the page for release into dist/: Trunk calls cargo, wasm-bindgen and wasm-opt, in this order, and
# scripts/page.mjs what follows.
#   build.sh [--marked]   with functions that say that they ran, into target/marked/, for scripts/profile.mjs
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
# Names of functions that stay the same from build to build tell the first part of the program from the rest. Data in
# the pieces that it was compiled in tells which words each part needs.
flags=(-Csymbol-mangling-version=v0 -Clink-arg=--no-merge-data-segments)
for registry in "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/; do
  [[ $registry == *' '* ]] || flags+=("--remap-path-prefix=${registry%/}=/crates")
done
CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS=${flags[*]} 
export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS
if [ "${1:-}" = --marked ]; then
  MARKED=yes trunk build --release --offline --locked --dist target/marked >&2
  exit
fi
trunk build --release --offline --locked >&2

# Last, so that whatever is in the folder by now is kept for the time without a network.
node scripts/seal.mjs dist

# Make compares dates: dist/ is as old as the sources that it was built from, which may change during a build.
touch -r "$started" dist/index.html
