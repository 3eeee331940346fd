#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No folder of app/ knows a folder or a library that it may not know."""

import re
import sys

from project import lines_of, report, source_files

EVERYTHING = {"acoustics", "audio", "catalogue", "claims", "command", "compat", "demo", "errands",
              "guide", "help", "interchange", "plotting", "scenes", "trials", "widgets", "windows"}

MAY_INCLUDE = {
    "acoustics": set(),
    "audio": {"acoustics", "errands", "interchange"},
    "catalogue": {"acoustics", "errands", "interchange"},
    "claims": {"acoustics"},
    "command": EVERYTHING - {"guide", "help", "widgets", "windows"},
    "compat": set(),
    "demo": {"acoustics"},
    "errands": set(),
    "guide": {"acoustics", "claims", "compat", "errands", "plotting", "widgets"},
    "help": {"compat", "widgets"},
    "interchange": {"acoustics"},
    "plotting": {"acoustics"},
    "plugin": {"acoustics", "audio", "catalogue", "interchange"},
    "scenes": {"acoustics", "audio", "catalogue", "demo", "interchange"},
    "trials": set(),
    "widgets": {"acoustics", "compat", "plotting"},
    "windows": EVERYTHING,
}

TOOLKIT = {"compat", "guide", "help", "widgets", "windows"}

# The start of a system header, and the folders that may include it.
MAY_USE = {
    "adwaita.h": TOOLKIT,
    "cairo": TOOLKIT | {"plotting"},
    "ebur128.h": {"audio", "command", "demo"},
    "cminpack.h": {"acoustics"},
    "fftw3.h": {"acoustics", "audio"},
    "gdk/": TOOLKIT,
    "gio/": EVERYTHING - {"acoustics", "claims"} | {"plugin"},
    "gst/": {"audio", "command", "plugin", "windows"},
    "gtk/": TOOLKIT,
    "json-glib/": {"catalogue", "command", "interchange", "trials"},
    "mysofa.h": {"interchange"},
    "pango/": TOOLKIT | {"plotting"},
    "sndfile.h": {"demo", "interchange"},
}

OWN_INCLUDE = re.compile(r'\s*#\s*include\s+"([a-z]+)/')
SYSTEM_INCLUDE = re.compile(r"\s*#\s*include\s+<([^>]+)>")
VERSION_CHECK = re.compile(r"\b(GTK|ADW)_CHECK_VERSION\b|\bG_GNUC_BEGIN_IGNORE_DEPRECATIONS\b"
                           r"|\b(GDK|ADW)_VERSION_M(IN_REQUIRED|AX_ALLOWED)\b")


def lines_by_folder(root):
    """Every line of C under app/, with its folder and place."""
    for path in source_files(root, "*.c", "*.h", under="app"):
        folder, *rest = path.relative_to(root / "app").parts
        if rest:
            for number, line in lines_of(path):
                yield folder, f"{path}:{number}", line


def unknown_folders(root):
    """Folders of C without a row in the table."""
    folders = {folder for folder, _, _ in lines_by_folder(root)}
    for folder in sorted(folders - set(MAY_INCLUDE)):
        yield f"app/{folder} has no row in the table of tests/lint/layers.py"


def forbidden_folders(root):
    """Includes of a folder that stands above or beside."""
    for folder, place, line in lines_by_folder(root):
        match = OWN_INCLUDE.match(line)
        if (match and match[1] != folder
                and match[1] not in MAY_INCLUDE.get(folder, EVERYTHING)):
            yield f"{place}: {folder} may not include {match[1]}"


def forbidden_libraries(root):
    """Includes of a library that belongs to other folders."""
    for folder, place, line in lines_by_folder(root):
        match = SYSTEM_INCLUDE.match(line)
        for start, folders in MAY_USE.items():
            if match and match[1].startswith(start) and folder not in folders:
                yield f"{place}: {folder} may not include <{match[1]}>"


def stray_version_checks(root):
    """Questions for a toolkit version, and silenced deprecations, outside compat."""
    for folder, place, line in lines_by_folder(root):
        match = VERSION_CHECK.search(line)
        if match and folder != "compat":
            yield f"{place}: {match[0]} belongs into app/compat"


def libraries_per_folder(root):
    """Folders that are not one static library with its dependency and log domain."""
    for folder in sorted(set(MAY_INCLUDE) - {"demo", "plugin"}):
        path = root / "app" / folder / "meson.build"
        if not list((root / "app" / folder).glob("*.c")):
            continue
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        for wanted in ("static_library(", f"earcup_{folder}_dep", "G_LOG_DOMAIN"):
            if wanted not in text:
                yield f"{path}: has no {wanted}"
        if text.count("static_library(") > 1:
            yield f"{path}: builds more than one static library"


RULES = [
    ("every folder of app has a row in the table", unknown_folders),
    ("includes follow the table", forbidden_folders),
    ("libraries stay in their folders", forbidden_libraries),
    ("toolkit versions are asked for in compat only", stray_version_checks),
    ("every folder is one static library", libraries_per_folder),
]

if __name__ == "__main__":
    sys.exit(report(RULES))
