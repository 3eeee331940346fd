#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-robust.py PROGRAM: the first start where something is missing. The window comes up all the
same, says what is missing, and complains of nothing."""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))

import desk  # noqa: E402, pylint: disable=wrong-import-position
from desk import wait  # noqa: E402, pylint: disable=wrong-import-position

NOWHERE = "/nonexistent/earcup"
HOMELESS = {"HOME": NOWHERE, "XDG_CACHE_HOME": f"{NOWHERE}/cache",
            "XDG_CONFIG_HOME": f"{NOWHERE}/config", "XDG_DATA_HOME": f"{NOWHERE}/data",
            "XDG_STATE_HOME": f"{NOWHERE}/state"}
NO_PLUGINS = {"GST_PLUGIN_SYSTEM_PATH_1_0": NOWHERE, "GST_PLUGIN_PATH_1_0": NOWHERE}


class Unseen(desk.Program):
    """The program on a display whose windows cannot be asked for."""

    def _find_window(self):
        return [None]

    def _take_focus(self):
        pass


@contextlib.contextmanager
def program(kind=desk.Program, **environment):
    """The program in a changed environment; it has to complain of nothing."""
    saved = dict(os.environ)
    for name in [name for name, value in environment.items() if value is None]:
        os.environ.pop(name, None)
        del environment[name]
    started = None
    try:
        started = kind(sys.argv[1], **environment)
        yield started
        complaints = [line for line in started.read_complaints() if "dconf" not in line]
        assert started.process.poll() is None, "the program has ended"
        assert not complaints, complaints
    finally:
        os.environ.clear()
        os.environ.update(saved)
        if started is not None:
            started.end()


def works_without_sound(here):
    """What has to be there: models, the demo mix, and a word that no sound comes."""
    here.expect("142 models")
    here.expect("Demo mix", start=False)
    here.expect("No sound device answers")


def without_a_sound_server():
    with program() as here:
        works_without_sound(here)


def without_a_registry_of_plug_ins():
    with program(GST_REGISTRY=f"{NOWHERE}/registry.bin") as here:
        works_without_sound(here)


def without_a_plug_in():
    registry = pathlib.Path(os.environ["XDG_CACHE_HOME"], "empty-registry.bin")
    with program(GST_REGISTRY=str(registry), **NO_PLUGINS) as here:
        here.expect("142 models")
        wait(lambda: any("not installed" in desk.name_of(thing) for thing in desk.walk(here.root)),
             "a word on what is not installed")


def plug_in_folder():
    """Where the plug-ins of GStreamer are."""
    told = subprocess.run(["gst-inspect-1.0", "coreelements"], capture_output=True, text=True,
                          check=True, env=os.environ | {"LC_ALL": "C.UTF-8"}).stdout
    return pathlib.Path(re.search(r"Filename\s+(\S+)", told)[1]).parent


def without_the_base_plug_ins():
    few = pathlib.Path(os.environ["XDG_CACHE_HOME"], "few-plug-ins")
    few.mkdir()
    for name in ("libgstcoreelements.so", "libgstpulseaudio.so"):
        (few / name).symlink_to(plug_in_folder() / name)
    with program(GST_REGISTRY=str(few / "registry.bin"), **NO_PLUGINS | {
            "GST_PLUGIN_SYSTEM_PATH_1_0": str(few)}) as here:
        here.expect("142 models")
        said = "The GStreamer plug-in with “uridecodebin” is not installed; " \
               "it belongs to gst-plugins-base"
        here.expect(said)
        desk.turn(3.0)
        here.expect(said)       # it stays until somebody has read it


def without_a_graphics_card():
    with program(GSK_RENDERER=None, LIBGL_DRIVERS_PATH=NOWHERE, VK_DRIVER_FILES=NOWHERE,
                 __EGL_VENDOR_LIBRARY_DIRS=NOWHERE, GBM_BACKENDS_PATH=NOWHERE) as here:
        works_without_sound(here)


def with_a_home_that_takes_nothing():
    with program(**HOMELESS) as here:
        works_without_sound(here)


def with_settings_that_are_not_kept():
    with program(GSETTINGS_BACKEND="dconf", **HOMELESS) as here:
        works_without_sound(here)


def without_a_runtime_folder():
    with program(XDG_RUNTIME_DIR=NOWHERE, PULSE_SERVER=None) as here:
        works_without_sound(here)


def on_wayland():
    with weston() as display, program(Unseen, GDK_BACKEND="wayland", DISPLAY=None,
                                      WAYLAND_DISPLAY=display) as here:
        works_without_sound(here)


@contextlib.contextmanager
def weston():
    """A Wayland display without a screen."""
    name = "earcup-wayland"
    process = subprocess.Popen(["weston", "--backend=headless-backend.so", "--no-config",
                                "--idle-time=0", f"--socket={name}"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait(pathlib.Path(os.environ["XDG_RUNTIME_DIR"], name).is_socket, "weston")
        yield name
    finally:
        process.terminate()
        process.wait()


CASES = [
    without_a_sound_server,
    without_a_registry_of_plug_ins,
    without_a_plug_in,
    without_the_base_plug_ins,
    without_a_graphics_card,
    with_a_home_that_takes_nothing,
    with_settings_that_are_not_kept,
    without_a_runtime_folder,
]

if __name__ == "__main__":
    if shutil.which("weston") is None:
        print("# weston is not installed, so nothing is tried on Wayland")
    else:
        CASES.append(on_wayland)
    desk.run(CASES)
