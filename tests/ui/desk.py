# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the program from outside, like a person: keys and pointer through X, and what a screen
reader sees to find things and to check them. Prints in the manner of TAP."""

import array
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import wave


def skip_all(reason):
    print(f"1..0 # SKIP {reason}")
    sys.exit(0)


if shutil.which("xdotool") is None:
    skip_all("xdotool is not installed, so no key can be pressed")

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError) as problem:
    skip_all(f"the accessibility tree cannot be read: {problem}")

FUNCTION_KEYS = [f"F{number}" for number in range(1, 11)]
BUTTONS = {"push button", "button", "toggle button"}
# GTK 4.24 counts the frame of a popover twice where X11 has no compositor, whatever a program does.
IGNORED = "gdk_frame_timings_submitted() called on submitted frame"
MOST_CHILDREN = 80      # more than any container has, but for the list
MOST_ROWS = 12


def wait(condition, what, timeout_s=8.0):
    """Calls condition until it returns something true, and returns that."""
    end = time.monotonic() + timeout_s
    problem = ""
    while time.monotonic() < end:
        try:
            result = condition()
            if result:
                return result
        except (GLib.Error, subprocess.CalledProcessError) as error:
            problem = f" ({error})"      # the thing has just gone away, or is not there yet
        turn(0.02)
    raise AssertionError(f"waited in vain for {what}{problem}")


def turn(time_s):
    """Lets time pass while events of the accessibility bus are taken."""
    end = time.monotonic() + time_s
    context = GLib.MainContext.default()
    while True:
        while context.iteration(False):
            pass
        if time.monotonic() >= end:
            return
        time.sleep(0.005)


def tool(*arguments):
    return subprocess.run(["xdotool", *map(str, arguments)], check=True, capture_output=True,
                          text=True).stdout.split()


def code_of(name):
    """A function key by its code: by name xdotool holds Alt with it on X of 2026."""
    keys = name.split("+")
    if keys[-1] in FUNCTION_KEYS:
        keys[-1] = str(67 + FUNCTION_KEYS.index(keys[-1]))
    return "+".join(keys)


def key(*names):
    tool("key", "--delay", "20", *map(code_of, names))


def children_of(thing):
    """What is in a thing; nothing when the thing has just gone away."""
    try:
        most = MOST_ROWS if thing.get_role_name() in ("list", "list box") else MOST_CHILDREN
        children = [thing.get_child_at_index(i)
                    for i in range(min(thing.get_child_count(), most))]
    except GLib.Error:
        return []
    return [child for child in children if child is not None]


def name_of(thing):
    """What a thing is called; nothing when it has just gone away."""
    try:
        return thing.get_name() or "" if thing is not None else ""
    except GLib.Error:
        return ""


def walk(top, closed=()):
    """A thing and all that is in it, but for what is in things of the closed roles."""
    yield top
    if not closed or top.get_role_name() not in closed:
        for child in children_of(top):
            yield from walk(child, closed)


def text_of(thing):
    return Atspi.Text.get_text(thing, 0, Atspi.Text.get_character_count(thing))


def centre_of(thing):
    """Where a thing is in its window."""
    extents = Atspi.Component.get_extents(thing, Atspi.CoordType.WINDOW)
    return extents.x + extents.width // 2, extents.y + extents.height // 2


def states(thing):
    return {state.value_nick for state in thing.get_state_set().get_states()}


class Program:
    """The program, started with arguments; its window, and what a screen reader sees of it."""

    START_S = 20        # for so long the window may take

    def __init__(self, path, *arguments, **environment):
        self.started = time.monotonic()
        self.complaints = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([path, *arguments], env=os.environ | environment,
                                        stderr=self.complaints)
        try:
            self.root = wait(self._find_root, "the program on the accessibility bus",
                             self.START_S)
            self.window = wait(self._find_window, "the window", self.START_S)[0]
        except AssertionError:
            self.complaints.seek(0)
            print(self.complaints.read(), file=sys.stderr)
            raise
        self._take_focus()

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child
        return None

    def _find_window(self):
        return tool("search", "--onlyvisible", "--pid", self.process.pid, "--name", "^Earcup$")

    def _take_focus(self):
        tool("windowfocus", "--sync", self.window)

    def find(self, name, roles=None, start=True):
        """The first thing whose name begins with (or is) this; None without one."""
        for thing in walk(self.root):
            said = name_of(thing)
            if (said.startswith(name) if start else said == name) and (
                    roles is None or thing.get_role_name() in roles):
                return thing
        return None

    def expect(self, name, roles=None, start=True, timeout_s=8.0):
        return wait(lambda: self.find(name, roles, start), f"“{name}”", timeout_s)

    def focused(self):
        for thing in walk(self.root):
            if "focused" in states(thing):
                return thing
        return None

    def card(self, slot):
        return self.expect(f"Slot {slot}: ", BUTTONS)

    def heard(self):
        """The slot that says that it is being heard; there must be exactly one."""
        found = [slot for slot in (0, 1, 2)
                 if self.card(slot).get_name().endswith("being heard")]
        assert len(found) == 1, f"{found} say that they are being heard"
        return found[0]

    def expect_heard(self, slot):
        wait(lambda: self.card(slot).get_name().endswith("being heard"), f"slot {slot} to be heard")
        assert self.heard() == slot

    def quit(self):
        tool("windowfocus", "--sync", self.window)
        key("ctrl+q")
        try:
            return self.process.wait(10)
        except subprocess.TimeoutExpired as problem:
            raise AssertionError("the program does not end on Ctrl+Q") from problem

    def read_complaints(self):
        """The warnings that the program has written so far."""
        self.complaints.seek(0)
        return [line for line in self.complaints.read().splitlines()
                if ("-CRITICAL **" in line or "-WARNING **" in line) and IGNORED not in line]

    def end(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()


class Focus:
    """Follows the keyboard focus by the events of the accessibility bus."""

    def __init__(self):
        self.last = None
        self.listener = Atspi.EventListener.new(self._event)
        self.listener.register("object:state-changed:focused")

    def _event(self, event):
        if event.detail1 == 1:
            self.last = event.source

    def after(self, *keys):
        """What has the focus after keys were pressed."""
        self.last = None
        key(*keys)
        end = time.monotonic() + 1.0
        while self.last is None and time.monotonic() < end:
            turn(0.01)
        turn(0.03)
        return self.last


def write_noise(path, duration_s=1.0):
    """A stereo file of pink-like noise, 48 kHz, 16 bit."""
    source = random.Random(1)
    value = 0.0
    samples = array.array("h")
    for _ in range(int(48000 * duration_s)):
        value = 0.98 * value + source.uniform(-1.0, 1.0)
        samples.extend([int(2000 * max(-9.0, min(9.0, value)))] * 2)
    with wave.open(path, "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(samples.tobytes())
    return path


def run(cases):
    """Runs the cases, functions of no argument, and ends the program with their result."""
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
    sys.exit(1 if failed else 0)


def temporary_folder():
    return tempfile.TemporaryDirectory(prefix="earcup-test-")
