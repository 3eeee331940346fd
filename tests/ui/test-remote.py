#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-remote.py PROGRAM: the program as a media player of the session bus, with sound."""

import pathlib
import sys

import desk
from desk import BUTTONS, wait
from gi.repository import Gio, GLib

BUS_NAME = "org.mpris.MediaPlayer2.io.github.earcup.Earcup"
PATH = "/org/mpris/MediaPlayer2"
ROOT = "org.mpris.MediaPlayer2"
PROPERTIES = "org.freedesktop.DBus.Properties"
PLAYER = "org.mpris.MediaPlayer2.Player"
TRACK = "/io/github/earcup/Earcup/track"

FOLDER = desk.temporary_folder()
PROGRAM = desk.Program(sys.argv[1])
BUS = Gio.bus_get_sync(Gio.BusType.SESSION)
CHANGES = []


def call(interface, method, parameters=None):
    return BUS.call_sync(BUS_NAME, PATH, interface, method, parameters, None,
                         Gio.DBusCallFlags.NONE, 3000, None)


def get(name, interface=PLAYER):
    return call(PROPERTIES, "Get", GLib.Variant("(ss)", (interface, name))).unpack()[0]


def put(name, value):
    call(PROPERTIES, "Set", GLib.Variant("(ssv)", (PLAYER, name, value)))


def note(_bus, _sender, _path, _interface, signal, parameters):
    CHANGES.append((signal, parameters.unpack()))


def told(name):
    return [change[1][1][name] for change in CHANGES
            if change[0] == "PropertiesChanged" and name in change[1][1]]


def it_is_a_player_on_the_bus():
    PROGRAM.expect("Demo mix", start=False)
    wait(lambda: get("PlaybackStatus") == "Paused", "the player on the bus")
    BUS.signal_subscribe(None, None, None, PATH, None, Gio.DBusSignalFlags.NONE, note)
    assert get("Identity", ROOT) == "Earcup"
    assert get("DesktopEntry", ROOT) == "io.github.earcup.Earcup"
    assert get("CanPlay") and get("CanSeek") and not get("CanGoNext")
    metadata = get("Metadata")
    assert metadata["xesam:title"] == "Demo mix", metadata
    assert metadata["mpris:length"] == 20_000_000, metadata


def play_and_pause():
    call(PLAYER, "PlayPause")
    PROGRAM.expect("Pause", BUTTONS, start=False)
    wait(lambda: get("PlaybackStatus") == "Playing", "the status to be Playing")
    wait(lambda: get("Position") > 100_000, "the position to move")
    call(PLAYER, "Play")
    assert get("PlaybackStatus") == "Playing"
    call(PLAYER, "Pause")
    PROGRAM.expect("Play", BUTTONS, start=False)
    wait(lambda: told("PlaybackStatus")[-2:] == ["Playing", "Paused"],
         "both changes to be told")
    call(PLAYER, "Stop")
    assert get("PlaybackStatus") == "Paused"


def go_to_a_place():
    call(PLAYER, "SetPosition", GLib.Variant("(ox)", (TRACK, 5_000_000)))
    wait(lambda: get("Position") == 5_000_000, "the place")
    call(PLAYER, "Seek", GLib.Variant("(x)", (-2_000_000,)))
    wait(lambda: get("Position") == 3_000_000, "the place before it")
    call(PLAYER, "SetPosition", GLib.Variant("(ox)", ("/another/track", 1_000_000)))
    call(PLAYER, "SetPosition", GLib.Variant("(ox)", (TRACK, 99_000_000)))
    assert get("Position") == 3_000_000
    wait(lambda: ("Seeked", (5_000_000,)) in CHANGES, "the jump to be told")


def volume_and_loop():
    put("Volume", GLib.Variant("d", 0.5))
    assert abs(get("Volume") - 0.5) < 1e-6
    put("Volume", GLib.Variant("d", 7.0))
    assert get("Volume") == 1.0
    put("Volume", GLib.Variant("d", 0.0))
    assert get("Volume") == 0.0
    assert get("LoopStatus") == "Track"
    put("LoopStatus", GLib.Variant("s", "None"))
    wait(lambda: get("LoopStatus") == "None", "the loop to be off")
    put("LoopStatus", GLib.Variant("s", "Playlist"))
    wait(lambda: get("LoopStatus") == "Track", "the loop to be on")
    put("Rate", GLib.Variant("d", 2.0))
    assert get("Rate") == 1.0


def open_a_file():
    path = desk.write_noise(f"{FOLDER.name}/my <mix> & more.wav")
    call(PLAYER, "OpenUri", GLib.Variant("(s)", (pathlib.Path(path).as_uri(),)))
    wait(lambda: get("Metadata")["xesam:title"] == "my <mix> & more.wav", "the file to be there")
    assert FOLDER.name not in str(get("Metadata")), "the folder is told"
    call(PLAYER, "OpenUri", GLib.Variant("(s)", ("file:///nowhere/at-all.wav",)))
    PROGRAM.expect("“at-all.wav”")
    assert get("Metadata")["xesam:title"] == "my <mix> & more.wav"


def raise_and_quit():
    call(ROOT, "Raise")
    call(ROOT, "Quit")
    assert PROGRAM.process.wait(10) == 0


def nothing_was_complained_about():
    complaints = PROGRAM.read_complaints()
    assert not complaints, complaints


if __name__ == "__main__":
    try:
        desk.run([
            it_is_a_player_on_the_bus,
            play_and_pause,
            go_to_a_place,
            volume_and_loop,
            open_a_file,
            raise_and_quit,
            nothing_was_complained_about,
        ])
    finally:
        PROGRAM.end()
        FOLDER.cleanup()
