#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-robust.py PROGRAM FOLDER: the first start where something is missing. The window comes up
all the same, says what is missing, and complains of nothing. Pictures are left in FOLDER."""

import contextlib
import os
import pathlib
import re
import shutil
import subprocess
import sys
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "ui"))

import desk  # noqa: E402, pylint: disable=wrong-import-position
from desk import wait  # noqa: E402, pylint: disable=wrong-import-position

# No folder can be made below a file, not even by root.
NOWHERE = f"{os.path.realpath(__file__)}/earcup"
UNKEPT = "Nothing can be kept for the next start: "
SILENT = "No sound device answers"
PATIENCE_S = 20.0
PICTURES = pathlib.Path(sys.argv[2])
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


def has_models(here):
    """The list says how many models there are, which are more than a hundred."""
    wait(lambda: any(re.fullmatch(r"\d{3,} models", desk.name_of(thing))
                     for thing in desk.walk(here.root)), "the list of models", PATIENCE_S)


def works_without_sound(here):
    """What has to be there: models, the demo mix, and a word that no sound comes."""
    has_models(here)
    here.expect("Demo mix", start=False, timeout_s=PATIENCE_S)
    here.expect(SILENT, timeout_s=PATIENCE_S)


def keep_picture(name, *command):
    """Leaves a picture of what is on the screen, which is more than an empty window."""
    picture = PICTURES / f"{name}.png"
    desk.turn(1.0)
    subprocess.run(command or ["import", "-silent", "-window", "root", str(picture)], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    colours = subprocess.run(["identify", "-format", "%k", str(picture)], check=True,
                             capture_output=True, text=True).stdout
    assert int(colours) > 100, f"{colours} colours are on the screen"


def without_a_sound_server():
    with program() as here:
        works_without_sound(here)
        keep_picture("without-a-sound-server")


def without_a_registry_of_plug_ins():
    with program(GST_REGISTRY=f"{NOWHERE}/registry.bin") as here:
        works_without_sound(here)


def without_a_plug_in():
    registry = pathlib.Path(os.environ["XDG_CACHE_HOME"], "empty-registry.bin")
    with program(GST_REGISTRY=str(registry), **NO_PLUGINS) as here:
        has_models(here)
        wait(lambda: any("not installed" in desk.name_of(thing) for thing in desk.walk(here.root)),
             "a word on what is not installed", PATIENCE_S)
        keep_picture("without-a-plug-in")


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
        has_models(here)
        said = "The GStreamer plug-in with “uridecodebin” is not installed; " \
               "it belongs to gst-plugins-base"
        here.expect(said, timeout_s=PATIENCE_S)
        desk.turn(3.0)
        here.expect(said)       # it stays until somebody has read it
        keep_picture("without-the-base-plug-ins")


def without_a_graphics_card():
    with program(GSK_RENDERER=None, LIBGL_DRIVERS_PATH=NOWHERE, VK_DRIVER_FILES=NOWHERE,
                 __EGL_VENDOR_LIBRARY_DIRS=NOWHERE, GBM_BACKENDS_PATH=NOWHERE) as here:
        works_without_sound(here)
        keep_picture("without-a-graphics-card")


def with_a_home_that_takes_nothing():
    with program(**HOMELESS) as here:
        here.expect(UNKEPT, timeout_s=PATIENCE_S)
        works_without_sound(here)
        keep_picture("with-a-home-that-takes-nothing")


def with_settings_that_are_not_kept():
    with program(GSETTINGS_BACKEND="dconf", **HOMELESS) as here:
        here.expect(UNKEPT, timeout_s=PATIENCE_S)
        works_without_sound(here)


def without_a_runtime_folder():
    with program(XDG_RUNTIME_DIR=NOWHERE, PULSE_SERVER=None) as here:
        works_without_sound(here)


def on_wayland():
    with weston() as display, program(Unseen, GDK_BACKEND="wayland", DISPLAY=None,
                                      WAYLAND_DISPLAY=display) as here:
        works_without_sound(here)


def contained(*command, **environment):
    """A command in a container that shares little with the desktop: all files can only be read, and
    there is no bus, no folder for what runs, no configuration of fonts, and nothing of our
    environment but the display."""
    inside = {name: value for name, value in os.environ.items()
              if name in ("DISPLAY", "GSETTINGS_SCHEMA_DIR", "LC_ALL", "PATH")}
    return subprocess.Popen(
        ["bwrap", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--tmpfs", "/run",
         "--tmpfs", "/etc/fonts", "--unshare-ipc", "--unshare-pid", "--unshare-uts",
         "--die-with-parent", *command],
        env=inside | {"HOME": "/root"} | environment, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True)


def in_a_container():
    # What the display says of the desktop's bus for screen readers would only mislead GTK.
    subprocess.run(["xprop", "-root", "-remove", "AT_SPI_BUS"], check=True)
    with contained(sys.argv[1], G_MESSAGES_DEBUG="earcup-windows",
                   EARCUP_REPORT_FIRST_FRAME="1") as process:
        said = []
        reader = threading.Thread(target=lambda: said.extend(process.stdout), daemon=True)
        reader.start()
        try:
            for wanted in ("first-frame", UNKEPT, SILENT):
                wait(lambda: any(wanted in line for line in said), f"“{wanted}”", PATIENCE_S)
            wait(lambda: desk.tool("search", "--onlyvisible", "--name", "^Earcup$"), "the window")
            keep_picture("in-a-container")
            assert process.poll() is None, "the program has ended"
        finally:
            process.kill()
    reader.join()
    # What GTK says of the bus that is missing is no fault of the program.
    faults = [line for line in said if re.search("-(CRITICAL|WARNING) ", line)
              and not re.search("accessibility bus|session bus|dconf", line)]
    assert not faults, faults


def without_a_display():
    ended = subprocess.run([sys.argv[1]], capture_output=True, text=True, check=False, timeout=20,
                           env={name: value for name, value in os.environ.items()
                                if name not in ("DISPLAY", "WAYLAND_DISPLAY")})
    assert ended.returncode == 1, ended
    assert ended.stderr.startswith("earcup: there is no display"), ended
    assert len(ended.stderr.splitlines()) == 1, ended


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
    without_a_display,
]

if __name__ == "__main__":
    if all(map(shutil.which, ("bwrap", "xprop"))) and contained("true").wait() == 0:
        CASES.append(in_a_container)
    else:
        print("# bubblewrap makes no container, so nothing is tried in one")
    if shutil.which("weston") is None:
        print("# weston is not installed, so nothing is tried on Wayland")
    else:
        CASES.append(on_wayland)
    desk.run(CASES)
