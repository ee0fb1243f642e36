#!/usr/bin/env bash
# The crate imagesize, asked for the size of a JPEG with a fill byte before a marker, which ITU-T T.81 allows (B.1.1.2:
# "Any marker may optionally be preceded by any number of fill bytes, which are bytes assigned code X'FF'").
#
# Seen with imagesize 0.15.0: the same file without the fill byte is 32 by 20; with it, the byte is read as a marker of
# its own and the two bytes after it as a length, and the answer is an error. Browsers, libjpeg and Pillow read both.
#
# Ends with an error when it behaves in another way.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
mkdir src
cat >Cargo.toml <<'TOML'
[package]
name = "fill-bytes"
version = "0.0.0"
edition = "2021"

[dependencies]
imagesize = "=0.15.0"
TOML
cat >src/main.rs <<'RUST'
fn main() {
    let frame = *b"\xFF\xC0\x00\x11\x08\x00\x14\x00\x20\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01";
    let plain = [&b"\xFF\xD8"[..], &frame].concat();
    let filled = [&b"\xFF\xD8\xFF"[..], &frame].concat();
    let size = |data: &[u8]| imagesize::blob_size(data).ok().map(|size| (size.width, size.height));
    println!("without a fill byte {:?}, with one {:?}", size(&plain), size(&filled));
    assert_eq!((size(&plain), size(&filled)), (Some((32, 20)), None), "imagesize behaves in another way");
}
RUST
cargo run --quiet
