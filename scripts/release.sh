#!/usr/bin/env bash
# Packs dist/ into an archive with checksums. The same dist/ gives the same archive, byte for byte.
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

[ -f dist/sw.js ] || die "nothing was built: run 'make build'"
version=$(awk -F '"' '/^version/ { print $2; exit }' Cargo.toml)
out=target/release-archive
name=incident-scratchpad-$version
rm -rf "$out"
mkdir -p "$out"
tar --sort=name --mtime='UTC 2020-01-01' --owner=0 --group=0 --numeric-owner --mode='u=rwX,go=rX' \
  --transform "s,^dist,$name," -cf - dist | gzip -9n >"$out/$name.tar.gz"
(cd "$out" && sha256sum "$name.tar.gz") >"$out/SHA256SUMS"
(cd dist && find . -type f | LC_ALL=C sort | xargs sha256sum) >"$out/$name.files.sha256"
cat "$out/SHA256SUMS"
