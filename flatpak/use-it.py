#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""use-it.py APP-ID FOLDER: uses the installed Flatpak like a person, and listens.

To be run on a session bus of its own, with XDG_RUNTIME_DIR=/run/user/UID, the only runtime folder
that the sandbox shares. Brings a display, a silent sound device and a desktop portal. FOLDER/files
is where the user's files lie; FOLDER gets the screenshot. Reports in TAP.
"""

import contextlib
import os
import pathlib
import shutil
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE), str(HERE.parent / "tests/ui")]

APP, FOLDER = sys.argv[1], pathlib.Path(sys.argv[2])
FILES = FOLDER / "files"
RUNTIME = pathlib.Path(os.environ["XDG_RUNTIME_DIR"])
SWEEPS = {"forwarded sweep.wav": (7.0, 15.0, 22000.0), "chosen sweep.wav": (6.0, 16.0, 21000.0)}
MODELS = {1: "sennheiser-hd-650", 2: "sony-mdr-7506"}
LIMIT_DB = 0.2
ATTEMPTS = 6           # a busy machine may lose sound on the way
BUFFER_MS = 200        # as somebody sets it whose machine is busy

import numpy  # noqa: E402, pylint: disable=wrong-import-position

import desk  # noqa: E402, pylint: disable=wrong-import-position
import listen  # noqa: E402, pylint: disable=wrong-import-position
from desk import BUTTONS, key, tool, wait  # noqa: E402, pylint: disable=wrong-import-position

STARTED = []


def start(*command, log="services.log", **environment):
    """Starts something that is ended with the session."""
    with open(FOLDER / log, "ab") as output:
        process = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL,
                                   stdout=output, stderr=output, env=os.environ | environment)
    STARTED.append(process)
    return process


def works(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                          check=False).returncode == 0


def start_display():
    reader, writer = os.pipe()
    STARTED.append(subprocess.Popen(
        ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1280x800x24", "-nolisten", "tcp",
         "-noreset"], pass_fds=[writer], stderr=subprocess.DEVNULL))
    os.close(writer)
    with os.fdopen(reader) as pipe:
        os.environ["DISPLAY"] = f":{pipe.readline().strip()}"


def start_sound():
    """A silent device, whose monitor is recorded from now on."""
    start("pipewire")
    wait(lambda: (RUNTIME / "pipewire-0").is_socket(), "PipeWire")
    start("wireplumber")
    start("pipewire-pulse")
    wait(lambda: works("pactl", "info"), "the sound server", 20)
    wait(lambda: works("pactl", "load-module", "module-null-sink", "media.class=Audio/Sink",
                       "sink_name=earcup", "channel_map=front-left,front-right", "rate=48000"),
         "the silent device")
    wait(lambda: works("pactl", "set-default-sink", "earcup"), "the device to be the default", 20)
    # A long turn of the sound server, which a busy machine does not miss.
    works("pw-metadata", "-n", "settings", "0", "clock.force-quantum", "4096")
    start("parec", "--device=earcup.monitor", "--format=float32le", "--rate=48000",
          "--channels=2", "--raw", log="recording.raw")
    wait(lambda: (FOLDER / "recording.raw").stat().st_size, "the monitor to run", 20)


def start_portal():
    """The real portal, before a desktop that answers its dialogs at once."""
    start(sys.executable, HERE / "portal.py", FILES / "chosen sweep.wav", FILES / "plot.svg",
          log="portal.log")
    portal = pathlib.Path(os.environ["EARCUP_PORTAL"])
    start(portal / "xdg-document-portal")
    start(portal / "xdg-permission-store")
    wait(lambda: works("mountpoint", "-q", str(RUNTIME / "doc")), "the document portal", 20)
    start(portal / "xdg-desktop-portal")
    wait(lambda: works("gdbus", "introspect", "--session", "--dest",
                       "org.freedesktop.portal.Desktop", "--object-path",
                       "/org/freedesktop/portal/desktop"), "the desktop portal", 20)


class Sandboxed(desk.Program):
    """The program in its sandbox, where its process has a number of its own."""

    START_S = 90        # on a busy machine, whose disk has not seen the runtime yet

    def __init__(self, path):
        super().__init__("flatpak", "run", "--file-forwarding", APP, "@@u", path.as_uri(), "@@",
                         GTK_A11Y="atspi")

    def _find_root(self):
        top = desk.Atspi.get_desktop(0)
        for i in range(top.get_child_count()):
            child = top.get_child_at_index(i)
            if child is not None and "arcup" in desk.name_of(child):
                return child
        return None

    def _find_window(self):
        return tool("search", "--onlyvisible", "--name", "^Earcup$")


def printed(*arguments):
    """What a command of the program prints in its sandbox."""
    return subprocess.run(["flatpak", "run", *arguments], check=True, capture_output=True).stdout


def filter_of_model(model):
    """The filter as the program itself writes it down, relative to 500 Hz to 2 kHz."""
    script = 'earcup ir "$0" -o /tmp/ir.wav >&2 && cat /tmp/ir.wav'
    impulse = listen.read_impulse(printed("--command=sh", APP, "-c", script, model))
    return listen.align(listen.level_of(impulse))


def recorded_from(at):
    with open(FOLDER / "recording.raw", "rb") as file:
        file.seek(at)
        data = file.read()
    return numpy.frombuffer(data[:len(data) // 8 * 8], "<f4")[::2].astype(float)


def repeat_no_more():
    """What is played ends at its end."""
    button = PROGRAM.expect("Repeat", BUTTONS)
    if {"pressed", "checked"} & desk.states(button):
        tool("mousemove", "--window", PROGRAM.window, *desk.centre_of(button), "click", 1)
        wait(lambda: not {"pressed", "checked"} & desk.states(button), "Repeat to be off")


def play(name, slot):
    """Plays the loaded file through a slot to its end; returns what arrived at the device."""
    tool("windowfocus", "--sync", PROGRAM.window)
    if PROGRAM.heard() != slot:
        key(str(slot))
    PROGRAM.expect_heard(slot)
    repeat_no_more()
    time.sleep(2.0)      # the loudness of the file is still being matched
    at = (FOLDER / "recording.raw").stat().st_size // 8 * 8
    key("ctrl+space")
    PROGRAM.expect("Pause", BUTTONS, start=False)
    PROGRAM.expect("Play", BUTTONS, timeout_s=30, start=False)
    time.sleep(0.7)
    heard = listen.filter_of(recorded_from(at), listen.make_sweep(*SWEEPS[name]))
    wanted = filter_of_model(MODELS[slot])
    worst = numpy.abs(heard - wanted).max()
    print(f"# {name} through {MODELS[slot]}: recorded and plotted lie {worst:.3f} dB apart at "
          f"most; the filter spans {numpy.ptp(wanted):.1f} dB", flush=True)
    assert numpy.ptp(wanted) > 3.0, "the filter is flat, so hearing it would prove nothing"
    return worst


def check_played(name, slot):
    worst = play(name, slot)
    for _ in range(ATTEMPTS - 1):
        if worst > LIMIT_DB:
            worst = play(name, slot)
    assert worst <= LIMIT_DB, f"{worst:.3f} dB"


def a_forwarded_file_is_opened_and_shown_by_its_name():
    PROGRAM.expect("forwarded sweep.wav", start=False)


def no_path_is_shown():
    for thing in desk.walk(PROGRAM.root):
        for part in ("/run/", "/doc/", str(FILES), "file:"):
            assert part not in desk.name_of(thing), desk.name_of(thing)


def the_chosen_emulation_is_heard():
    check_played("forwarded sweep.wav", 2)


def the_dialog_opens_another_file():
    key("ctrl+o")
    PROGRAM.expect("chosen sweep.wav", start=False)
    assert "OpenFile" in (FOLDER / "portal.log").read_text(), "no dialog was asked for"
    no_path_is_shown()


def that_is_heard_too():
    check_played("chosen sweep.wav", 1)


def a_plot_is_saved_where_the_dialog_says():
    key("ctrl+e")
    wait((FILES / "plot.svg").exists, "the plot")
    wait(lambda: "</svg>" in (FILES / "plot.svg").read_text(), "the end of the plot")


def nothing_is_written_beside_the_files():
    assert {path.name for path in FILES.iterdir()} == {*SWEEPS, "plot.svg"}, list(FILES.iterdir())


def the_desktop_sees_a_player():
    said = subprocess.run(
        ["gdbus", "call", "--session", "--dest", f"org.mpris.MediaPlayer2.{APP}", "--object-path",
         "/org/mpris/MediaPlayer2", "--method", "org.freedesktop.DBus.Properties.Get",
         "org.mpris.MediaPlayer2", "DesktopEntry"],
        capture_output=True, text=True, check=True).stdout
    assert APP in said, said


def the_window_is_painted():
    picture = FOLDER / "screenshot.png"
    subprocess.run(["import", "-silent", "-window", "root", str(picture)], check=True)
    colours = subprocess.run(["identify", "-format", "%k", str(picture)], check=True,
                             capture_output=True, text=True).stdout
    assert int(colours) > 100, f"{colours} colours are on the screen"


def control_q_ends_it():
    status = PROGRAM.quit()
    assert status == 0, f"exit status {status}"


def nothing_was_complained_about():
    # GTK's own about X without a compositor are no fault of the program.
    complaints = [line for line in PROGRAM.read_complaints() if "Gdk-WARNING" not in line]
    assert not complaints, complaints


def start_all():
    FILES.mkdir()
    for name, sweep in SWEEPS.items():
        listen.write(FILES / name, listen.make_sweep(*sweep))
    start_display()
    start_sound()
    start_portal()
    printed("--command=gsettings", APP, "set", APP, "buffer-ms", str(BUFFER_MS))
    return Sandboxed(FILES / "forwarded sweep.wav")


def end_all():
    works("flatpak", "kill", APP)
    works("fusermount3", "-u", str(RUNTIME / "doc"))
    for process in reversed(STARTED):
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(3)
        process.kill()


if __name__ == "__main__":
    try:
        PROGRAM = start_all()
        desk.run([
            a_forwarded_file_is_opened_and_shown_by_its_name,
            no_path_is_shown,
            the_window_is_painted,
            the_desktop_sees_a_player,
            the_chosen_emulation_is_heard,
            the_dialog_opens_another_file,
            that_is_heard_too,
            a_plot_is_saved_where_the_dialog_says,
            nothing_is_written_beside_the_files,
            control_q_ends_it,
            nothing_was_complained_about,
        ])
    finally:
        end_all()
        shutil.rmtree(FILES, ignore_errors=True)
