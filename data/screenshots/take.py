#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""take.py PROGRAM FOLDER: what data/screenshots/make-screenshots does on its display.

Each picture is a session, which the program opens as a file, and a few keys. It is drawn at twice
the size and brought to what the largest of the pictures may have, as desktops do that show a window
at less than twice its size.
"""

import json
import os
import pathlib
import struct
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent / "tests/ui"))

import numpy  # noqa: E402, pylint: disable=wrong-import-position

import desk  # noqa: E402, pylint: disable=wrong-import-position
from desk import BUTTONS, key, tool, turn  # noqa: E402, pylint: disable=wrong-import-position

PROGRAM, FOLDER = sys.argv[1:3]
LARGEST = 2000, 1400        # without its shadow, as Flathub asks for
SCALE = int(os.environ["GDK_SCALE"])
SETTINGS = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")
PATIENCE_S = 60.0
PAIR = {"slot-a": "sennheiser-hd-650", "slot-b": "sony-mdr-7506"}


def pixels_of(dump):
    """The pixels of a window as xwd dumps it, with its transparency."""
    header = struct.unpack(">25I", dump[:100])
    width, height, bits, stride, colours = header[4], header[5], header[11], header[12], header[19]
    assert bits == 32, f"{bits} bits a pixel"
    rows = numpy.frombuffer(dump, "u1", stride * height, header[0] + 12 * colours)
    pixels = rows.reshape(height, stride)[:, :4 * width].reshape(height, width, 4)
    pixels = pixels[..., [2, 1, 0, 3]].astype(float)
    # The colours are stored times their opacity.
    pixels[..., :3] *= 255.0 / numpy.maximum(pixels[..., 3:], 1.0)
    return numpy.clip(numpy.rint(pixels), 0, 255).astype("u1")


class Window:
    """The program in a window of a size, with a session, light or dark."""

    def __init__(self, width, height, dark=False, guide=False, **session):
        SETTINGS.parent.mkdir(parents=True, exist_ok=True)
        SETTINGS.write_text("[io/github/earcup/Earcup]\n"
                            f"window-width={width}\nwindow-height={height}\n"
                            f"show-guide={str(guide).lower()}\n", "utf-8")
        path = SETTINGS.with_name("picture.earcup")
        path.write_text(json.dumps({"format": "earcup-session-1", **PAIR, **session}), "utf-8")
        self.size = width, height
        self.edge = None        # how wide the shadow is, to the left and above
        self.percent = min(100.0, 100.0 * LARGEST[0] / SCALE / width,
                           100.0 * LARGEST[1] / SCALE / height)
        for _ in range(5):
            self.program = desk.Program(
                PROGRAM, str(path),
                ADW_DEBUG_COLOR_SCHEME="prefer-dark" if dark else "prefer-light")
            self.program.expect("Play", BUTTONS, timeout_s=PATIENCE_S)
            turn(3.0)
            if self.read()[0, 0, 3] < 25:
                break
            self.program.end()      # there is no shadow: nothing composes the windows yet
        tool("windowmove", "--sync", self.program.window, 200, 150)
        tool("mousemove", 0, 0)
        opaque = self.read()[..., 3] > 250
        self.edge = (int(opaque[opaque.shape[0] // 2].argmax()),
                     int(opaque[:, opaque.shape[1] // 2].argmax()))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.program.end()

    def press(self, *names, then_s=1.5):
        tool("windowfocus", "--sync", self.program.window)
        for name in names:
            key(name)
            turn(then_s)

    def show(self, name):
        """Turns the wheel until a button can be seen; returns where it is."""
        button = self.program.expect(name, BUTTONS, timeout_s=PATIENCE_S)
        before = None
        while True:
            across, down = desk.centre_of(button)
            if down in (before, 0) or down < 0.85 * self.size[1]:
                break
            before = down
            self.move(across, 0.5 * self.size[1])
            tool("click", 5)
            turn(0.5)

        return across, down

    def click(self, name):
        self.move(*self.show(name))
        tool("click", 1)
        turn(4.0)
        tool("mousemove", 0, 0)

    def point(self, across, down):
        """Rests the pointer on a place in the window, told as parts of its width and height."""
        self.move(across * self.size[0], down * self.size[1])
        turn(1.0)

    def move(self, across, down):
        """Moves the pointer to a place in the window, without its shadow."""
        tool("mousemove", "--window", self.program.window, round(SCALE * across) + self.edge[0],
             round(SCALE * down) + self.edge[1])

    def read(self):
        """The pixels of the window with its shadow."""
        return pixels_of(subprocess.run(["xwd", "-silent", "-id", self.program.window], check=True,
                                        capture_output=True).stdout)

    def take(self, name):
        pixels = self.read()
        picture = subprocess.run(
            ["convert", "-size", f"{pixels.shape[1]}x{pixels.shape[0]}", "-depth", "8", "rgba:-",
             "-filter", "Lanczos", "-resize", f"{self.percent}%", "-strip", "png:-"],
            input=pixels.tobytes(), check=True, capture_output=True).stdout
        subprocess.run(["pngquant", "--speed", "1", "--strip", "--force", "--output",
                        f"{FOLDER}/{name}.png", "-"], input=picture, check=True)
        print(name, flush=True)


def take_window():
    with Window(1280, 896, guide=True) as window:
        window.press("ctrl+space", then_s=3.5)
        window.point(0.6, 0.4)
        window.take("window")


def take_scene():
    with Window(1280, 896, scene="noise", **{"plot-scene": True}) as window:
        window.press("e", "2", "ctrl+space", then_s=4.0)
        window.take("scene")


def take_what_if():
    with Window(1280, 896, dark=True, **{"slot-a": "sony-mdr-7506", "what-if-b": "openness=0.8",
                                         "heard": 2}) as window:
        window.press("w", "ctrl+space", then_s=3.5)
        window.take("what-if")


def take_guide():
    with Window(1280, 896, guide=True) as window:
        window.press("ctrl+space", then_s=3.0)
        window.move(*window.show("Hear it: "))
        turn(1.0)
        window.take("guide")


def take_blind_test():
    with Window(1000, 700, dark=True) as window:
        window.press("b", then_s=5.0)
        window.click("Start")
        window.take("blind-test")


if __name__ == "__main__":
    TAKES = [take_window, take_scene, take_what_if, take_guide, take_blind_test]
    for function in TAKES:
        if sys.argv[3:] in ([], [function.__name__.removeprefix("take_").replace("_", "-")]):
            function()
