#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whose work the program rests on is told in the README and in the window that tells about it."""

import json
import re
import sys

from project import report, source_files

README, ABOUT = "README.md", "app/windows/earcup-about.c"
RELATIONS = "data/catalogue/relations.json"
# What a dependency of the build is called, by how its name begins; those for tests do not count.
LIBRARIES = {"cairo": "cairo", "cminpack": "cminpack", "fftw3": "FFTW", "gio-": "GLib",
             "glib-": "GLib", "gobject-": "GLib", "gstreamer-check": None,
             "gstreamer-": "GStreamer", "gtk4": "GTK", "json-glib": "JSON-GLib",
             "libadwaita": "libadwaita", "libebur128": "libebur128", "libmysofa": "libmysofa",
             "pangocairo": "Pango", "sndfile": "libsndfile"}
# What comes along with another library and is called as well.
CALLED = {"graphene_": "graphene"}


def credited(root):
    """The two files, and what each of them says."""
    for name in (README, ABOUT):
        yield name, (root / name).read_text(encoding="utf-8")


def called(root):
    """Libraries that the sources call without asking for them in the build."""
    for path in source_files(root, "*.c", under="app"):
        text = path.read_text(encoding="utf-8")
        yield from (name for prefix, name in CALLED.items() if re.search(rf"\b{prefix}", text))


def uncredited_libraries(root):
    """Libraries that are linked and stand in no list of licences, or that no name is known for."""
    text = (root / "meson.build").read_text(encoding="utf-8")
    wanted = set(called(root))
    for dependency in re.findall(r"\bdependency\('([^']+)'", text):
        prefix = next((prefix for prefix in LIBRARIES if dependency.startswith(prefix)), None)
        if prefix is None:
            yield f"meson.build: this lint has no name for {dependency}"
        else:
            wanted.add(LIBRARIES[prefix])
    for name, said in credited(root):
        for library in sorted(wanted - {None}):
            if not re.search(rf'^(\||  \{{ ").*\b{library}\b', said, re.MULTILINE):
                yield f"{name} has no licence of {library}"


def uncredited_measurements(root):
    """Those who measured what the models were fitted to, where they are not named."""
    def names(value):
        if isinstance(value, dict):
            yield from [value["by"]] if "by" in value else []
            value = list(value.values())
        for inner in value if isinstance(value, list) else []:
            yield from names(inner)

    relations = json.loads((root / RELATIONS).read_text(encoding="utf-8"))
    for name, said in credited(root):
        for measurer in sorted(set(names(relations))):
            if measurer not in said:
                yield f"{name} does not name {measurer}"


def uncredited_targets(root):
    """Projects that the targets were taken from, where their licence is not told."""
    taken = {"AutoEq" for path in source_files(root, "*.source", under="data")
             if "autoeq" in path.read_text(encoding="utf-8").lower()}
    for name, said in credited(root):
        for project in sorted(taken):
            if project not in said or "MIT" not in said:
                yield f"{name} does not tell the licence of {project}"
    for path in source_files(root, "*.csv", under="data"):
        if not path.with_suffix(".source").is_file():
            yield f"{path}: no note says where it comes from"


RULES = [
    ("every library is named with its licence", uncredited_libraries),
    ("those who measured are named", uncredited_measurements),
    ("the sources of the targets are named", uncredited_targets),
]

if __name__ == "__main__":
    sys.exit(report(RULES))
