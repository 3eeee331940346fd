# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# The part of flatpak/prove that makes releases and installs them; sourced there, and uses its
# functions. They are made with the stand-in, so only the way is tried, and nobody should get them.

# release ARGUMENT… calls flatpak/release as a developer would.
release ()
{
  (cd "$work/source" && on_bus env EARCUP_FLATPAK_REMOTE=stand-in \
    EARCUP_FLATPAK_BUILDER='flatpak-builder --disable-rofiles-fuse --disable-updates' \
    flatpak/release "$@") > "$output/release.log" 2>&1 < /dev/null ||
    { tail -20 "$output/release.log" >&2; fail "there is no $1"; }
}

# installs_from FILE has the program removed, installed from FILE and started.
installs_from ()
{
  local said=$output/started.log program
  local urgent=(nice -n -15)

  as_user flatpak --user uninstall -y --noninteractive "$app" > "$output/install.log" 2>&1
  on_bus flatpak --user install -y --noninteractive "$1" > "$output/install.log" 2>&1 ||
    { cat "$output/install.log" >&2; fail "$1 is not installed"; }
  [ "$(as_user flatpak --user info --show-ref "$app" | sed 's|.*/||')" = stable ] ||
    fail "$1 is not the stable branch"
  as_user env FLATPAK_USER_DIR="$home/.local/share/flatpak" GSETTINGS_BACKEND=keyfile \
    "$work/source/tests/fixture/with-display" flatpak run --env=EARCUP_REPORT_FIRST_FRAME=1 \
    "$app" > "$said" 2>&1 < /dev/null &
  program=$!
  for _ in $(seq 1800); do
    ! grep -q first-frame "$said" || break
    sleep 0.1
  done
  end_processes
  wait "$program" || true
  grep -q first-frame "$said" || { cat "$said" >&2; fail "what $1 installs shows no window"; }
}

try_release ()
{
  local made=$work/source/build-flatpak/release bundle

  as_user mkdir -p "$made"
  as_user cp -a "$work/state" "$made/state"
  release bundle
  bundle=$(find "$made" -name 'Earcup-*.flatpak')
  [ -s "$bundle" ] || fail 'there is no bundle'
  installs_from "$bundle"
  printf 'ok - a bundle of %s is made, installed and started\n' "$(du -h "$bundle" | cut -f1)"
  release repository "file://$made"
  installs_from "$made/$app.flatpakref"
  printf 'ok - a repository of %s and its .flatpakref are made, installed and started\n' \
    "$(du -sh "$made/repository" | cut -f1)"
}
