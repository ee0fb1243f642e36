# Sourced: installs packages of Debian and its kin, where that may be done without asking.
# shellcheck shell=bash

install_packages() { # what for, then packages; says what went wrong, and leaves it to the caller to look for them
  local purpose=$1 log as_root=()
  shift
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  have apt-get && { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; } || return 0
  say "$purpose: installing $* with apt-get"
  log=$(mktemp)
  # An interrupted run may have left a package half set up: dpkg finishes that first.
  if ! {
    "${as_root[@]}" dpkg --configure -a &&
      "${as_root[@]}" apt-get -q update &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=120 \
        install -y --no-install-recommends "$@"
  } </dev/null >"$log" 2>&1; then
    say "apt-get could not: $(grep -m 1 '^E:' "$log" || tail -n 1 "$log")"
  fi
  rm -f "$log"
}
