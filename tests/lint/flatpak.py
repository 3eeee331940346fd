#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Flatpak manifest asks for few permissions and for sources with a checksum."""

import re
import sys

from project import report, source_files

APP_ID = "io.github.earcup.Earcup"
KEYS = ["id", "runtime", "runtime-version", "sdk", "command", "finish-args", "cleanup", "modules"]
# What the runtime lacks, and the program itself.
MODULES = ["libebur128", "cminpack", "earcup"]
PERMISSIONS = {"--device=dri", "--share=ipc", "--socket=fallback-x11", "--socket=pulseaudio",
               "--socket=wayland"}


def manifest(root):
    """The text of the manifest without comments; empty if there is none."""
    path = root / "flatpak" / f"{APP_ID}.yml"
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    return re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)


def wrong_name(root):
    """A manifest whose id is not the name of its file, or that is not alone."""
    names = [path.name for path in source_files(root, "*.yml", under="flatpak")]
    if names != [f"{APP_ID}.yml"]:
        yield f"flatpak/ holds the manifests {names}"
    if not re.search(rf"^id: {re.escape(APP_ID)}$", manifest(root), re.MULTILINE):
        yield f"the manifest does not say id: {APP_ID}"


def wrong_permissions(root):
    """Permissions beyond the five, or fewer."""
    block = re.search(r"^finish-args:\n((?:\s+- .*\n)+)", manifest(root), re.MULTILINE)
    asked = set(re.findall(r"- (\S+)", block[1])) if block else set()
    for permission in sorted(asked ^ PERMISSIONS):
        yield f"{permission} is {'too much' if permission in asked else 'missing'}"


def loose_sources(root):
    """Sources from the network without https and a sha256."""
    for source in re.split(r"(?=- type: )", manifest(root))[1:]:
        kind = re.match(r"- type: (\S+)", source)[1]
        if kind in {"archive", "file"}:
            if not re.search(r"^\s+url: https://", source, re.MULTILINE):
                yield f"a source of type {kind} has no https address"
            if not re.search(r"^\s+sha256: [0-9a-f]{64}$", source, re.MULTILINE):
                yield f"a source of type {kind} has no sha256"
        elif kind == "git":
            if not re.search(r"^\s+commit: [0-9a-f]{40}$", source, re.MULTILINE):
                yield "a source of type git has no commit"
            if not re.search(r"^\s+tag: \S+$", source, re.MULTILINE):
                yield "a source of type git has no tag"
        elif kind != "dir" or not re.search(r"^\s+path: \.\.$", source, re.MULTILINE):
            yield f"a source of type {kind} is not the folder of the program"
    for weak in re.findall(r"^\s+(sha1|md5|branch): ", manifest(root), re.MULTILINE):
        yield f"a source is named by its {weak}"


def wrong_runtime(root):
    """A runtime other than GNOME's, or none that is pinned."""
    for wanted in ("runtime: org.gnome.Platform", "sdk: org.gnome.Sdk", "command: earcup"):
        if not re.search(rf"^{re.escape(wanted)}$", manifest(root), re.MULTILINE):
            yield f"the manifest does not say {wanted}"
    if not re.search(r"^runtime-version: '\d+'$", manifest(root), re.MULTILINE):
        yield "the manifest names no version of its runtime"


def wrong_keys(root):
    """Keys that a manifest at Flathub does not have, or has elsewhere."""
    keys = re.findall(r"^([\w-]+):", manifest(root), re.MULTILINE)
    if keys != [key for key in KEYS if key in keys or key != "cleanup"]:
        yield f"the keys of the manifest are {keys}"


def wrong_modules(root):
    """Modules that the runtime has, a network while they are built, and debug files thrown away."""
    names = re.findall(r"^\s+- name: (\S+)$", manifest(root), re.MULTILINE)
    if names != MODULES:
        yield f"the manifest builds {names}"
    for wrong in re.findall(r"--share=network|/lib/debug|^\s+no-debuginfo:.*", manifest(root),
                            re.MULTILINE):
        yield f"the manifest says {wrong.strip()}"


RULES = [
    ("the manifest has the name of the program", wrong_name),
    ("the sandbox opens no more than it must", wrong_permissions),
    ("every source has a checksum", loose_sources),
    ("the runtime is pinned", wrong_runtime),
    ("the keys stand in their order", wrong_keys),
    ("no more is built than is lacking", wrong_modules),
]

if __name__ == "__main__":
    sys.exit(report(RULES))
