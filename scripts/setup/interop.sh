#!/usr/bin/env bash
# Makes ready what tests/interop runs the product's files with.
#   interop.sh short|all
. "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
. "$root/scripts/setup/packages.sh"

# The stamp is a copy of the lock that was installed, made last: an interrupted npm leaves none behind.
npm_packages() {
  local folder=$1 stamp=$1/node_modules/.installed-lock
  if cmp -s "$folder/package-lock.json" "$stamp"; then return; fi
  say "npm packages: installing what $folder/package-lock.json names"
  rm -f "$stamp"
  (cd "$folder" && npm ci --legacy-peer-deps --ignore-scripts --no-audit --no-fund --loglevel=error >&2) ||
    die "npm ci failed in $folder; see its words above"
  cp "$folder/package-lock.json" "$stamp"
}

npm_packages tests/interop
[ "${1:-short}" = all ] || exit 0
npm_packages tests/interop/all

python=target/interop-python
stamp=$python/.installed
if ! cmp -s tests/interop/all/requirements.txt "$stamp"; then
  say "Python packages: installing what tests/interop/all/requirements.txt names"
  python3 -m venv "$python" || die "no python3 that can make an environment: install python3 and python3-venv"
  "$python/bin/pip" install --quiet --requirement tests/interop/all/requirements.txt >&2 || die "pip failed; see its words above"
  cp tests/interop/all/requirements.txt "$stamp"
fi

declare -A package_of=([jekyll]=jekyll [khal]=khal [calcurse]=calcurse [mlr]=miller [sqlite3]=sqlite3 [ssconvert]=gnumeric)
missing=()
for program in "${!package_of[@]}"; do have "$program" || missing+=("${package_of[$program]}"); done
[ ${#missing[@]} -gt 0 ] || exit 0
install_packages "Readers for tests/interop" "${missing[@]}"
for program in "${!package_of[@]}"; do
  have "$program" || die "no $program here: install it (Debian: apt-get install ${package_of[$program]})"
done
