# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034
#
# What app/run and tests/run share: which packages are needed under which name,
# whether they are there, how to install them, and how to configure and compile.
# To be sourced by bash with "set -euo pipefail"; needs nothing but coreutils.

# A name may list alternatives, as in "pkgconf|pkg-config": one of them is enough,
# and the first is installed.
packages_apt_build='
  desktop-file-utils gcc gettext libadwaita-1-dev libc6-dev libcminpack-dev libebur128-dev
  libfftw3-dev libglib2.0-dev libgstreamer-plugins-base1.0-dev libgstreamer1.0-dev libgtk-4-dev
  libjson-glib-dev libmysofa-dev libsndfile1-dev libxml2-utils meson ninja-build
  pkgconf|pkg-config python3'
packages_apt_runtime='
  adwaita-icon-theme dbus dconf-gsettings-backend gsettings-desktop-schemas
  gstreamer1.0-libav gstreamer1.0-plugins-base gstreamer1.0-plugins-good
  gstreamer1.0-plugins-ugly gstreamer1.0-pulseaudio librsvg2-common'
packages_apt_test='
  appstream at-spi2-core bubblewrap fonts-noto-core gir1.2-atspi-2.0 gstreamer1.0-tools
  imagemagick libglib2.0-bin locales ngspice pipewire pipewire-pulse pulseaudio-utils python3-gi
  weston wireplumber x11-utils xauth xdotool xvfb'

packages_dnf_build='
  cminpack-devel desktop-file-utils fftw-devel gcc gettext glib2-devel gstreamer1-devel
  gstreamer1-plugins-base-devel gtk4-devel json-glib-devel libadwaita-devel libebur128-devel
  libmysofa-devel libsndfile-devel libxml2 meson ninja-build pkgconf-pkg-config python3'
packages_dnf_runtime='
  adwaita-icon-theme dbus-daemon dconf gsettings-desktop-schemas gstreamer1-plugin-libav
  gstreamer1-plugins-base gstreamer1-plugins-good gstreamer1-plugins-ugly-free librsvg2'
packages_dnf_test='
  ImageMagick appstream at-spi2-core bubblewrap glibc-locale-source google-noto-sans-fonts
  gstreamer1 ngspice pipewire pipewire-pulseaudio pulseaudio-utils python3-gobject weston
  wireplumber xauth xdotool xorg-x11-server-Xvfb xprop'

packages_pacman_build='
  cminpack desktop-file-utils fftw gcc gettext glib2-devel gst-plugins-base
  gst-plugins-base-libs gstreamer gtk4 json-glib libadwaita libebur128 libmysofa libsndfile
  libxml2 meson ninja pkgconf python'
packages_pacman_runtime='
  adwaita-icon-theme dbus dconf gsettings-desktop-schemas gst-libav gst-plugins-good
  gst-plugins-ugly librsvg'
packages_pacman_test='
  appstream at-spi2-core bubblewrap imagemagick libpulse ngspice noto-fonts pipewire pipewire-pulse
  python-gobject weston wireplumber xdotool xorg-server-xvfb xorg-xauth xorg-xprop'

say ()
{
  printf '%s\n' "$*" >&2
}

die ()
{
  say "$*"
  exit 1
}

# Prints apt, dnf or pacman; nothing on any other system.
package_manager ()
{
  local names=' '

  if [ -r /etc/os-release ]; then
    names=$(. /etc/os-release && printf ' %s %s ' "${ID:-}" "${ID_LIKE:-}")
  fi

  case "$names" in
    *' debian '* | *' ubuntu '*) printf 'apt\n' ;;
    *' fedora '*) printf 'dnf\n' ;;
    *' arch '*) printf 'pacman\n' ;;
  esac
}

# is_installed MANAGER NAME
is_installed ()
{
  case "$1" in
    apt) grep -qxF "$2" <<< "$installed_by_apt" ;;
    dnf) rpm -q --quiet --whatprovides "$2" 2>/dev/null ;;
    pacman) pacman -T "$2" > /dev/null ;;
  esac
}

# missing_packages MANAGER NAME… prints those that the package database lacks.
missing_packages ()
{
  local manager=$1 installed_by_apt='' name other found
  shift

  if [ "$manager" = apt ]; then
    installed_by_apt=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' |
      sed -n 's/^installed //p')
  fi

  for name in "$@"; do
    found=
    for other in ${name//|/ }; do
      if is_installed "$manager" "$other"; then
        found=yes
      fi
    done
    if [ -z "$found" ]; then
      printf '%s\n' "${name%%|*}"
    fi
  done
}

# Runs a command as root, through sudo where needed.
as_root ()
{
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo > /dev/null; then
    sudo "$@"
  else
    die "Installing packages needs root, and there is no sudo here. Run as root: $*"
  fi
}

# The lists of available packages are fetched when there are none or they are over a day old.
refresh_apt ()
{
  if [ -z "$(find /var/lib/apt/lists -maxdepth 1 -name '*_Packages*' -mtime -1 \
               -print -quit 2>/dev/null)" ]; then
    as_root apt-get update -q
  fi
}

# install_packages MANAGER NAME…
install_packages ()
{
  local manager=$1
  shift

  case "$manager" in
    apt)
      refresh_apt
      as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -q -y --no-install-recommends "$@"
      ;;
    dnf)
      as_root dnf install -q -y "$@"
      ;;
    pacman)
      as_root pacman -S --noconfirm --needed "$@"
      ;;
  esac
}

# ensure_packages MAY_INSTALL SET… where MAY_INSTALL is yes or no, and a SET is build,
# runtime or test. Silent when nothing is missing.
ensure_packages ()
{
  local may_install=$1 manager set variable names=() missing=()
  shift

  manager=$(package_manager)
  if [ -z "$manager" ]; then
    say "This system is none of Debian, Ubuntu, Fedora and Arch, so its package names are" \
        "unknown here and nothing is installed. README.md names the libraries."
    return
  fi

  for set in "$@"; do
    variable=packages_${manager}_$set
    read -r -a names -d '' <<< "${names[*]} ${!variable}" || true
  done

  mapfile -t missing < <(missing_packages "$manager" "${names[@]}")
  if [ "${#missing[@]}" -eq 0 ]; then
    return
  fi
  if [ "$may_install" = no ]; then
    die "These packages are missing, and --no-install forbids installing them: ${missing[*]}"
  fi

  say "Installing with $manager what is missing: ${missing[*]}"
  install_packages "$manager" "${missing[@]}" >&2 ||
    die "The packages could not be installed; the messages above say why."
}

# quietly TITLE COMMAND… shows the output of the command only when it fails.
quietly ()
{
  local title=$1 log status=0
  shift

  say "$title"
  log=$(mktemp)
  "$@" > "$log" 2>&1 < /dev/null || status=$?
  if [ "$status" -ne 0 ]; then
    cat "$log" >&2
    say "This failed with status $status: $*"
  fi
  rm -f "$log"

  return "$status"
}

# configure ROOT BUILD OPTION… does nothing in a folder that is configured already.
configure ()
{
  local root=$1 build=$2
  shift 2

  if [ ! -f "$build/build.ninja" ]; then
    quietly "Configuring ${build#"$root"/}…" meson setup "$@" "$build" "$root"
  fi
}

# compile ROOT BUILD TARGET… says nothing when all is up to date.
compile ()
{
  local root=$1 build=$2
  shift 2

  case "$(ninja -C "$build" -n "$@" 2>&1 || true)" in
    *'no work to do'*) ;;
    *) quietly "Compiling in ${build#"$root"/}…" ninja -C "$build" "$@" ;;
  esac
}
