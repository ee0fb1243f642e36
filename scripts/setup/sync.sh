#!/usr/bin/env bash
# Makes Syncthing and git ready for the run over real synchronisers.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$root/scripts/setup/packages.sh"

missing=()
for tool in syncthing git; do have "$tool" || missing+=("$tool"); done
[ ${#missing[@]} -gt 0 ] || exit 0
install_packages "Synchronisers for the shared folder" "${missing[@]}"
for tool in "${missing[@]}"; do
  have "$tool" || die "no $tool here: install it (Debian: apt-get install $tool)"
done
