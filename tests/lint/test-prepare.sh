#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# app/prepare.sh finds what is missing and installs just that. The package tools are played by
# functions here, so nothing is really asked or installed. Reports in TAP.
set -euo pipefail

# shellcheck source=app/prepare.sh
. "$1/app/prepare.sh"

number=0
status=0

# These stand in for the tools of the three systems: a and pkg-config are there, b is removed.
dpkg-query () { printf 'installed a\nconfig-files b\ninstalled pkg-config\n'; }
rpm () { [ "${*: -1}" = a ]; }
pacman () { if [ "$1" = -T ] && [ "$2" != a ]; then return 127; fi; }
as_root () { printf 'as root: %s\n' "$*"; }
refresh_apt () { :; }
package_manager () { printf '%s\n' "$system"; }

# check FACT EXPECTED ACTUAL
check ()
{
  number=$((number + 1))
  if [ "$2" = "$3" ]; then
    printf 'ok %d %s\n' "$number" "$1"
  else
    printf 'not ok %d %s\n' "$number" "$1"
    printf '%s: got "%s" instead of "%s"\n' "$1" "$3" "$2" >&2
    status=1
  fi
}

# Output and status of ensure_packages with sets of its own.
ensure ()
{
  # shellcheck disable=SC2034
  local packages_apt_build='a' packages_apt_test='a b c|pkg-config' code=0 output

  output=$(ensure_packages "$@" 2>&1) || code=$?
  printf '%s %d' "$output" "$code"
}

system=apt
check 'apt: a removed package with its settings left is missing' 'b' \
  "$(missing_packages apt a b)"
check 'one of the alternatives is enough' '' "$(missing_packages apt 'pkgconf|pkg-config')"
check 'the first alternative is installed' 'c' "$(missing_packages apt 'c|d')"
check 'a name is not taken for a part of another' 'pkg' "$(missing_packages apt pkg)"
check 'dnf: the database of rpm is asked' 'b' "$(missing_packages dnf a b)"
check 'pacman: what is provided counts' 'b' "$(missing_packages pacman a b)"
check 'nothing is said when nothing is missing' ' 0' "$(ensure yes build)"
check '--no-install names what is missing and fails' \
  'These packages are missing, and --no-install forbids installing them: b 1' \
  "$(ensure no build test)"
check 'just what is missing is named and installed' \
  "Installing with apt what is missing: b
as root: env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends b 0" \
  "$(ensure yes build test)"

system=
check 'an unknown system is told so and nothing is installed' '0 0' \
  "$(ensure yes build | grep -c 'as root' || true) $(ensure yes build | tail -c 1)"

for manager in apt dnf pacman; do
  for set in build runtime test; do
    variable=packages_${manager}_$set
    check "$manager: every package of the set $set is named once" '' \
      "$(tr -s ' \n' '\n' <<< "${!variable}" | sort | uniq -d | tr -d '\n')"
  done
done

printf '1..%d\n' "$number"
exit "$status"
