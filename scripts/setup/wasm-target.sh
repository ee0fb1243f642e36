#!/usr/bin/env bash
# Gives the installed Rust compiler a standard library for wasm32-unknown-unknown.
#
# rustup does it in seconds where it reaches its server. Behind a mirror that carries only Debian's packages it
# does not; there the library is built from Debian's rust-src package of exactly the compiler's version.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"

target=wasm32-unknown-unknown
libdir=$(rustc --print target-libdir --target "$target") || die "this rustc does not know $target"
ready() { compgen -G "$libdir/libstd-*.rlib" >/dev/null; }
if ready; then exit 0; fi

release=$(rustc -vV | awk '$1 == "release:" { print $2 }')
commit=$(rustc -vV | awk '$1 == "commit-hash:" { print $2 }')
by_hand="install it by hand: rustup target add $target (or, for a rustc from Debian, its package libstd-rust-dev-wasm32)"

if have rustup; then
  say "Rust's $target: asking rustup"
  log=$(mktemp)
  if timeout 300 rustup target add "$target" >"$log" 2>&1 && ready; then rm -f "$log"; exit 0; fi
  say "rustup could not fetch it: $(grep -m 1 '^error' "$log" || echo 'no answer')"
  rm -f "$log"
fi

# From here on: Debian's source of the same version, built once. It ends up where rustup would have put it.
if ! have apt-get || ! have dpkg-deb; then die "Rust's $target is missing and neither rustup nor apt-get can bring it; $by_hand"; fi
sysroot=$(rustc --print sysroot)
[ -w "$sysroot/lib/rustlib" ] || die "Rust's $target is missing and $sysroot is not yours to write in; $by_hand"
work=$(mktemp -d)
staged=$libdir.new
source_link=$sysroot/lib/rustlib/src/rust/library
linked=
tidy() {
  if [ -n "$linked" ]; then
    rm -f "$source_link"
    rmdir -p --ignore-fail-on-non-empty "$(dirname "$source_link")"
  fi
  rm -rf "$work" "$staged"
}
trap tidy EXIT

# An apt of our own, in a temporary folder: the machine's mirror and its keys, but other suites. Nothing of the
# machine's apt is changed.
apt_dir=$work/apt
mkdir -p "$apt_dir"/{state/lists/partial,cache/archives/partial}
apt_of_ours=(-q -o "Dir::Etc::sourcelist=$apt_dir/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State=$apt_dir/state" -o Dir::State::status=/dev/null -o "Dir::Cache=$apt_dir/cache"
  -o APT::Sandbox::User=root -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false)
mirror=$(apt-get indextargets --format '$(ORIGIN) $(CODENAME) $(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
  awk '$1 == "Debian" && $2 !~ /security/ { print $3; exit }')
[ -n "$mirror" ] || die "Rust's $target is missing and no Debian mirror is set up to build it from; $by_hand"
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
signed=
[ ! -e "$keyring" ] || signed="[signed-by=$keyring] "

fetch_source() { # leaves the package in $work
  local suite version
  for suite in trixie-backports sid forky trixie bookworm-backports; do
    printf 'deb %s%s %s main\n' "$signed" "$mirror" "$suite" >"$apt_dir/sources.list"
    apt-get "${apt_of_ours[@]}" update >"$work/apt.log" 2>&1 || continue
    version=$(apt-cache "${apt_of_ours[@]}" madison rust-src |
      awk -v want="$release" '{ v = $3; sub(/[+~-].*/, "", v); if (v == want) { print $3; exit } }')
    [ -n "$version" ] || continue
    say "Rust's $target: fetching rust-src $version from Debian's $suite"
    (cd "$work" && apt-get "${apt_of_ours[@]}" download "rust-src=$version" >"$work/apt.log" 2>&1) && return
  done
  return 1
}

# The compiler looks for its source in one place only. What the user has there (rustup's rust-src) is used as it
# is; otherwise a link leads from there to the temporary folder, and goes away with it. (A link that is there
# already was left by a run that was killed.)
if [ -L "$source_link" ] || [ ! -e "$source_link/Cargo.lock" ]; then
  fetch_source || die "Rust's $target is missing, and Debian has no rust-src of $release; $by_hand"
  dpkg-deb -x "$work"/rust-src_*.deb "$work/deb"
  library=$(compgen -G "$work/deb/usr/src/rustc-*/library") || die "Debian's rust-src holds no library; $by_hand"
  mkdir -p "$(dirname "$source_link")"
  rm -rf "$source_link"
  linked=yes
  ln -s "$library" "$source_link"
fi

say "Rust's $target: building the standard library, once for this compiler (about a minute)"
mkdir -p "$work/empty/src"
touch "$work/empty/src/lib.rs"
cat >"$work/empty/Cargo.toml" <<'TOML'
[package]
name = "empty"
version = "0.0.0"
edition = "2021"

[profile.release]
panic = "abort"
TOML
# embed-bitcode: without it link-time optimisation refuses the library. remap: the library names its own source
# in panic messages; they shall read as in Rust's own builds, not name folders of this machine.
flags="-Cembed-bitcode=yes --remap-path-prefix=$source_link=/rustc/$commit/library"
flags+=" --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}/registry/src=/rust/deps"
(cd "$work/empty" && RUSTC_BOOTSTRAP=1 RUSTFLAGS=$flags CARGO_TARGET_DIR=$work/target \
  cargo build -Zbuild-std=std,panic_abort,test --target "$target" --release >&2) ||
  die "the standard library for $target did not build; $by_hand"

rm -rf "$staged"
mkdir -p "$staged"
find "$work/target/$target/release/deps" -name '*.rlib' ! -name 'libempty-*' -exec cp -t "$staged" {} +
# The compiler refuses a folder that holds two builds of one library: the folder is replaced whole.
rm -rf "$libdir"
mv "$staged" "$libdir"
ready || die "the standard library for $target was built, but rustc does not find it; $by_hand"
say "Rust's $target: ready"
