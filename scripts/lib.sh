# Sourced by every script here: where things are, which versions they are, and how to speak.
# shellcheck shell=bash

set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
root=$PWD

say() { printf '==> %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }
# Ctrl-C ends a script, whatever the tool that it was running made of it.
trap 'exit 130' INT
trap 'exit 143' TERM

# Chromium names no file in letters beyond ASCII where the environment has no UTF-8, or nothing at all.
export LC_ALL=C.UTF-8

have() { command -v "$1" >/dev/null 2>&1; }

# The version of a crate as Cargo.lock has it, so that no version is written down twice.
locked_version() {
  awk -v name="\"$1\"" '
    $1 == "name" { found = $3 == name }
    found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }
  ' "$root/Cargo.lock"
}

# Trunk 0.22 asks for rustc 1.96; this is the newest that builds with the rust-version of Cargo.toml.
trunk_version=0.21.14
deny_version=0.20.2
fuzz_version=0.13.2
# Cuts the program into parts. It reads what wasm_split_helpers (Cargo.toml) and rustc's linker leave: they move together.
split_version=0.2.4
bindgen_version=$(locked_version wasm-bindgen)

# Tools built from source are kept per user, not per clone: the next clone finds them there.
tools_home=${XDG_CACHE_HOME:-$HOME/.cache}/incident-scratchpad
tool_home() { printf '%s/tools-%s-%s' "$tools_home" "$1" "$2"; }

PATH=$root/node_modules/.bin:$(tool_home trunk "$trunk_version")/bin:$(tool_home wasm-bindgen-cli "$bindgen_version")/bin:$(tool_home wasm_split_cli_support "$split_version")/bin:$(tool_home cargo-deny "$deny_version")/bin:$(tool_home cargo-fuzz "$fuzz_version")/bin:$PATH
# rustup's own folder, for a shell that was opened before rustup was installed.
PATH=$PATH:${CARGO_HOME:-$HOME/.cargo}/bin
export PATH

# What a shell may carry that would change a build, or break a tool: Trunk refuses NO_COLOR=1, npm leaves out
# the development packages when NODE_ENV is production, and a job server of make is not for cargo.
unset NO_COLOR NODE_ENV MAKEFLAGS MFLAGS
unset RUSTFLAGS CARGO_ENCODED_RUSTFLAGS CARGO_BUILD_TARGET CARGO_TARGET_DIR CARGO_BUILD_TARGET_DIR CARGO_BUILD_RUSTFLAGS
unset CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER
