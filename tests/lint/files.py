#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files that no compiler reads parse, and keep to what their readers understand."""

import ast
import json
import subprocess
import sys
import xml.etree.ElementTree

from project import report, source_files

TOP_LEVEL = {".ci", ".editorconfig", ".gitignore", "COPYING", "README.md", "app", "data",
             "flatpak", "meson.build", "meson_options.txt", "po", "tests"}
FLOORS = {"gtk": (4, 8), "libadwaita": (1, 2)}
SVG = "{http://www.w3.org/2000/svg}"


def parse_faults(paths, parse):
    """One line for each file that a parser refuses."""
    for path in paths:
        try:
            parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, ValueError) as fault:
            yield f"{path}: {fault}"


def broken_xml(root):
    """XML that is not well-formed."""
    paths = source_files(root, "*.ui", "*.svg", "*.xml", "*.xml.in")
    return parse_faults(paths, lambda text: xml.etree.ElementTree.fromstring(text.encode()))


def broken_json(root):
    """JSON that does not parse; the samples of bad input are meant not to."""
    paths = [path for path in source_files(root, "*.json") if path.parent.name != "bad"]
    return parse_faults(paths, json.loads)


def broken_python(root):
    """Python that does not compile."""
    return parse_faults(source_files(root, "*.py"), ast.parse)


def shell_scripts(root):
    """The files that bash is to read."""
    for path in source_files(root, "*.sh", "make-*", "prove*", "release", "run", "with-*"):
        if path.suffix == ".sh" or path.read_text("utf-8").startswith("#!/usr/bin/env bash"):
            yield path


def broken_shell(root):
    """Shell scripts that do not parse."""
    for path in shell_scripts(root):
        result = subprocess.run(["bash", "-n", path], capture_output=True, text=True, check=False)
        if result.returncode != 0:
            yield f"{path}: {result.stderr.strip()}"


def careless_shell(root):
    """Scripts to be run that do not stop at the first failure."""
    for path in shell_scripts(root):
        text = path.read_text(encoding="utf-8")
        if text.startswith("#!") and "\nset -euo pipefail\n" not in text:
            yield f"{path}: no set -euo pipefail"


def templates_above_floor(root):
    """Templates that do not name the floor of their toolkit, or ask for more."""
    for path in source_files(root, "*.ui"):
        tree = xml.etree.ElementTree.parse(path)
        required = {node.get("lib"): tuple(int(part) for part in node.get("version").split("."))
                    for node in tree.iter("requires")}
        if "gtk" not in required:
            yield f"{path}: does not require gtk 4.8"
        for library, version in required.items():
            if version > FLOORS.get(library, version):
                yield f"{path}: requires {library} {'.'.join(map(str, version))}"


def unpaintable_icons(root):
    """Shapes in symbolic icons that GTK cannot give the colour of the text.

    It recolours the fill of rect, circle and path, so strokes and other shapes stay black.
    """
    for path in source_files(root, "*-symbolic.svg"):
        for node in xml.etree.ElementTree.parse(path).iter():
            name = str(node.tag).removeprefix(SVG)
            if name not in {"svg", "title", "g", "rect", "circle", "path"}:
                yield f"{path}: has a {name}"
            if node.get("stroke") is not None:
                yield f"{path}: has a stroke"


def stray_top_level(root):
    """Files and folders at the top that belong elsewhere."""
    for path in sorted(root.iterdir()):
        if path.name not in TOP_LEVEL and path.name not in {".git", ".cache", ".flatpak-builder"}:
            if not path.name.startswith(("build", "_build", "earcup-demo", "repo")):
                yield f"{path} does not belong to the top level"


RULES = [
    ("XML is well-formed", broken_xml),
    ("JSON parses", broken_json),
    ("Python compiles", broken_python),
    ("shell scripts parse", broken_shell),
    ("shell scripts stop at the first failure", careless_shell),
    ("templates keep to the floor of the toolkit", templates_above_floor),
    ("symbolic icons use shapes that GTK recolours", unpaintable_icons),
    ("the top level holds nothing new", stray_top_level),
]

if __name__ == "__main__":
    sys.exit(report(RULES))
