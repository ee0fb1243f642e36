#!/usr/bin/env bash
# Makes one Rust command-line tool ready, of exactly one version: as its authors built it, where cargo-binstall is there and
# finds a release, else built from source.
#   cargo-tool.sh CRATE VERSION OPT_LEVEL BINARY... [-- CARGO_INSTALL_ARGUMENT...]
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

crate=$1 version=$2 opt_level=$3
shift 3
binaries=()
while [ $# -gt 0 ] && [ "$1" != -- ]; do binaries+=("$1"); shift; done
[ $# -eq 0 ] || shift

home=$(tool_home "$crate" "$version")
ready() {
  local binary
  for binary in "${binaries[@]}"; do
    # What was built here has its version in the folder's name; not every tool tells it.
    [ ! -x "$home/bin/$binary" ] || continue
    have "$binary" || return 1
    [[ " $("$binary" --version 2>/dev/null) " == *" $version "* ]] || return 1
  done
}
if ready; then exit 0; fi

mkdir -p "$tools_home"
# Two clones may be set up at the same time: the second waits, then finds the tool.
exec 9>"$home.lock"
! have flock || flock 9
if ready; then exit 0; fi

# What was made ready beside its place appears there in one move.
finish() {
  rm -rf "$home"
  mv "$home.new" "$home"
  hash -r
  ready || die "$crate $version was installed in $home but is not what was asked for"
  say "$crate $version: ready"
}

if have cargo-binstall; then
  say "$crate $version: asking for the release of its authors"
  if (cd "$tools_home" && cargo-binstall "$crate@=$version" --root "$home.new" --no-confirm --disable-telemetry --disable-strategies compile >&2); then
    finish
    exit 0
  fi
  say "$crate $version: there is none that can be reached"
fi

have cc || die "$crate is built from source and needs a C linker: install gcc (Debian: apt-get install build-essential)"
say "$crate $version: building it from source, once for this user (some minutes; it goes on where it stopped)"
# These tools run for a second at a time: what counts is how soon they are built, not how fast they are.
# The build folder outlives an interrupted run, and the working directory is
# outside of this project so that its .cargo/config.toml has no say.
cd "$tools_home"
PATH=$home.new/bin:$PATH CARGO_TARGET_DIR=$home.build \
CARGO_PROFILE_RELEASE_OPT_LEVEL=$opt_level \
CARGO_PROFILE_RELEASE_LTO=off \
CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
CARGO_PROFILE_RELEASE_DEBUG=0 \
  cargo install "$crate" --version "=$version" --root "$home.new" --force --no-default-features "$@" >&2 ||
  die "could not build $crate $version; install it by hand: cargo install $crate --version $version"
finish
rm -rf "$home.build"
