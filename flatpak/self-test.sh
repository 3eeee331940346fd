# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The part of flatpak/prove that shows that it can fail; sourced there, and uses its functions.

# has_to_fail WHAT COMMAND… ends everything when a fault goes unnoticed.
has_to_fail ()
{
  local what=$1
  shift

  if ("$@") > "$output/self-test.log" 2>&1; then
    fail "$what goes unnoticed"
  fi
  printf 'ok - %s is noticed: %s\n' "$what" \
    "$(grep -E '^(not ok|FAILED|Error|.*ERROR)' "$output/self-test.log" | sed -n 1p)"
}

# with_override PERMISSION COMMAND… runs a command while the program has other permissions.
with_override ()
{
  local permission=$1 status=0
  shift

  as_user flatpak --user override "$permission" "$app"
  ("$@") || status=$?
  as_user flatpak --user override --reset "$app"

  return "$status"
}

use_and_tell ()
{
  local status=0

  use_it || status=$?
  grep '^not ok' "$output/use.tap" || true

  return "$status"
}

build_and_tell ()
{
  build "$1" || { grep 'ERROR' "$output/flatpak-builder.log"; return 1; }
}

self_test ()
{
  local source=$work/source/flatpak/$app.yml poor=$work/source/flatpak/poor/$app.yml

  has_to_fail 'an open home folder' with_override --filesystem=home check_closed
  has_to_fail 'a network' with_override --share=network check_closed
  has_to_fail 'a sandbox without sound' with_override --nosocket=pulseaudio use_and_tell
  has_to_fail 'a sandbox without a display' with_override --nosocket=fallback-x11 use_and_tell

  # The same manifest without the first of its modules; its own sources lie one folder deeper.
  mkdir -p "${poor%/*}"
  awk '/^  - name: / { left = $3 == "libebur128" } !left' "$source" |
    sed 's|path: \.\.$|path: ../..|' > "$poor"
  chown -R "$uid:$gid" "${poor%/*}"
  has_to_fail 'a library that is not brought along' build_and_tell "$poor"
}
