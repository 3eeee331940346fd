#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup ir: the impulse response in the file is the one that a render plays."""

import json

from harness import FOLDER, fact, listing, refuses, run_facts, works
from sound import impulse, read_wav, write_wav

PATHS = ["LL", "LR", "RL", "RR"]
LENGTHS = {44100: 16384, 48000: 16384, 88200: 32768, 96000: 32768}


def response(*arguments):
    """What is printed of an impulse response, its rate and its channels."""
    result = works("ir", *arguments, "-o", "ir.wav")
    rate, channels = read_wav(FOLDER / "ir.wav")
    told = json.loads(result.out)
    assert told["file"] == "ir.wav" and told["rate_hz"] == rate, result
    assert told["frames"] == len(channels[0]) and len(told["channels"]) == len(channels), result
    return told, channels


def difference(one, other):
    """The greatest difference of two channels, as far as both go."""
    return max(abs(a - b) for a, b in zip(one, other))


@fact
def rates_are_those_asked_for():
    for rate, length in LENGTHS.items():
        told, channels = response("open", "--on", "closed", f"--rate={rate}")
        assert told["rate_hz"] == rate and len(channels[0]) == length, (rate, told)
    assert response("open")[0]["rate_hz"] == 48000


@fact
def headphones_have_one_channel_which_a_render_plays():
    write_wav(FOLDER / "in.wav", [impulse(16384, 0, 1.0)], 48000, bits=32)
    for changes in ([], ["--what-if", "leak=spectacles"]):
        works("render", "in.wav", "--as", "hd650", "--on", "closed", "--raw", *changes,
              "-o", "out.wav")
        told, channels = response("hd650", "--on", "closed", *changes)
        assert told["channels"] == ["mono"] and not told["crossed"], told
        played = read_wav(FOLDER / "out.wav")[1][0]
        assert max(map(abs, played)) > 0.2
        assert difference(played, channels[0]) < 2e-4, difference(played, channels[0])


@fact
def a_change_is_in_the_file_and_told():
    told, changed = response("closed", "--what-if", "leak=gap")
    assert told["what_if"] == "leak=gap", told
    assert difference(changed[0], response("closed")[1][0]) > 1e-3


@fact
def what_is_worn_is_in_the_file():
    told, worn = response("open", "--on", "closed")
    assert told["on"] == "closed", told
    assert difference(worn[0], response("open")[1][0]) > 1e-3
    same = response("open", "--on", "open")[1][0]
    assert abs(same[0] - 1.0) < 1e-6 and max(map(abs, same[1:])) < 1e-6


@fact
def true_stereo_of_headphones_is_silent_across():
    mono = response("open")[1][0]
    told, channels = response("open", "--true-stereo")
    assert told["channels"] == PATHS, told
    assert channels[0] == mono and channels[3] == mono
    assert max(map(abs, channels[1] + channels[2])) == 0.0
    assert response("open", "--stereo")[1] == [mono, mono]


@fact
def loudspeakers_have_the_four_paths_that_a_render_plays():
    told, channels = response("rokit 5", "--room=none")
    assert told["channels"] == PATHS and told["crossed"], told
    lead = round(told["lead_s"] * 48000)
    silence = [0.0] * 20000
    pulse = impulse(20000, 0, 1.0)
    for first, sides in ((0, [pulse, silence]), (2, [silence, pulse])):
        write_wav(FOLDER / "in.wav", sides, 48000, bits=32)
        works("render", "in.wav", "--as", "rokit 5", "--room=none", "--raw", "-o", "out.wav")
        for ear, played in enumerate(read_wav(FOLDER / "out.wav")[1]):
            assert max(map(abs, played)) > 0.01, (first, ear)
            assert difference(played, channels[first + ear][lead:]) < 1e-5, (first, ear)
    assert difference(channels[0], channels[1]) > 0.01


@fact
def stereo_of_loudspeakers_says_what_it_leaves_out():
    four = response("rokit 5", "--room=none")[1]
    result = works("ir", "rokit 5", "--room=none", "--stereo", "-o", "ir.wav")
    assert "--true-stereo" in result.err, result
    assert read_wav(FOLDER / "ir.wav")[1] == [four[0], four[3]]
    assert "--true-stereo" not in works("ir", "open", "--stereo", "-o", "ir.wav").err


@fact
def a_wrong_call_is_named_and_writes_nothing():
    before = listing()
    refuses(2, "ir", "-o", "a.wav", says=["MODEL"])
    refuses(2, "ir", "open", "closed", "-o", "a.wav", says=["MODEL"])
    refuses(2, "ir", "open", says=["-o", ".wav"])
    refuses(2, "ir", "nothing like it", "-o", "a.wav", says=["nothing like it"])
    refuses(2, "ir", "open", "--on", "rokit 5", "-o", "a.wav", says=["loudspeaker"])
    refuses(2, "ir", "open", "--stereo", "--true-stereo", "-o", "a.wav", says=["--stereo"])
    refuses(2, "ir", "open", "--what-if", "leak=none at all", "-o", "a.wav", says=["leak"])
    for name in ("a.flac", "a", "a.wav "):
        refuses(2, "ir", "open", "-o", name, says=[f"“{name}”", ".wav"])
    for rate in ("0", "192000", "48000.0", "48k", "", "-48000"):
        refuses(2, "ir", "open", f"--rate={rate}", "-o", "a.wav", says=[f"“{rate}”", "96000"])
    refuses(1, "ir", "open", "-o", "nowhere/a.wav", says=["nowhere/a.wav"])
    assert listing() == before, listing()


run_facts()
