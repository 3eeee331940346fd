#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-relocated.py BUILD: an installation that is moved elsewhere finds all that is its own."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

BUILD = sys.argv[1]
ID = "io.github.earcup.Earcup"
FOLDER = tempfile.TemporaryDirectory(prefix="earcup-install-")
PLACE = pathlib.Path(FOLDER.name, "moved elsewhere")
PATIENCE_S = 60
VARIABLES = {name: value for name, value in os.environ.items() if name != "GSETTINGS_SCHEMA_DIR"}


def install():
    """Installs into a staging folder and moves what was installed to another place."""
    stage = pathlib.Path(FOLDER.name, "stage")
    subprocess.run(["meson", "install", "-C", BUILD, "--no-rebuild", "--destdir", stage],
                   check=True, capture_output=True)
    options = subprocess.run(["meson", "introspect", "--buildoptions", BUILD], check=True,
                             capture_output=True, text=True).stdout
    prefix = next(option["value"] for option in json.loads(options) if option["name"] == "prefix")
    shutil.move(stage / prefix.lstrip("/"), PLACE)
    shutil.rmtree(stage)
    # A package leaves this to the system; meson does it for an installation that is not staged.
    subprocess.run(["glib-compile-schemas", PLACE / "share/glib-2.0/schemas"], check=True)


def earcup(*arguments):
    """Runs the moved program without what the build folder would lend it."""
    return subprocess.run([PLACE / "bin/earcup", *arguments], env=VARIABLES, text=True,
                          capture_output=True, timeout=PATIENCE_S, check=False, cwd=FOLDER.name)


def all_that_belongs_to_it_is_installed():
    for name in ("bin/earcup", f"share/applications/{ID}.desktop",
                 f"share/glib-2.0/schemas/{ID}.gschema.xml",
                 f"share/icons/hicolor/scalable/apps/{ID}.svg",
                 f"share/icons/hicolor/symbolic/apps/{ID}-symbolic.svg",
                 f"share/metainfo/{ID}.metainfo.xml", "share/man/man1/earcup.1",
                 "share/earcup/demo/earcup-demo-mix.flac", "share/help/C/earcup/first.page",
                 "share/help/ar/earcup/first.page", "share/help/ar/earcup/figures/slots.png",
                 "share/locale/de/LC_MESSAGES/earcup.mo"):
        assert (PLACE / name).exists(), name


def nothing_names_the_place_of_the_build():
    for path in (PLACE / "share").rglob("*"):
        if path.is_file():
            assert BUILD.encode() not in path.read_bytes(), path


def the_catalogue_is_found():
    done = earcup("list", "--json")
    assert done.returncode == 0 and len(json.loads(done.stdout)) > 0, done


def the_demo_is_found():
    done = earcup("demo", "demo")
    assert done.returncode == 0, done
    assert pathlib.Path(FOLDER.name, "demo/responses.svg").exists()


def the_window_opens():
    with subprocess.Popen([PLACE / "bin/earcup"], stderr=subprocess.PIPE, text=True,
                          env=VARIABLES | {"EARCUP_REPORT_FIRST_FRAME": "1"}) as process:
        try:
            said = ""
            while "first-frame" not in said:
                line = process.stderr.readline()
                assert line, f"the program ended without a window: {said}"
                said += line
        finally:
            process.kill()


def run(cases):
    """Runs the cases and reports in TAP."""
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, case in enumerate(cases, 1):
        name = case.__name__.replace("_", "-")
        try:
            case()
            print(f"ok {number} {name}", flush=True)
        except Exception:      # pylint: disable=broad-except
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    with FOLDER:
        install()
        sys.exit(run([
            all_that_belongs_to_it_is_installed,
            nothing_names_the_place_of_the_build,
            the_catalogue_is_found,
            the_demo_is_found,
            the_window_opens,
        ]))
