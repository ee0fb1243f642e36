#!/usr/bin/env bash
# Makes nginx and Caddy ready for the run against real hosts.
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$root/scripts/setup/packages.sh"

PATH=$PATH:/usr/sbin
missing=()
for host in nginx caddy; do have "$host" || missing+=("$host"); done
[ ${#missing[@]} -gt 0 ] || exit 0
install_packages "Hosts for the page" "${missing[@]}"
for host in "${missing[@]}"; do
  have "$host" || die "no $host here: install it (Debian: apt-get install $host)"
done
