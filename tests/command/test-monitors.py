#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loudspeakers in a room: what is simulated of them, and what is rendered."""

import cmath
import json
import math
import pathlib

from harness import FOLDER, Skipped, fact, refuses, run_facts, works, write
from sound import impulse, noise, read_wav, write_wav

RATE = 48000
NEAR, FAR = "krk-rokit-5-g3-rp5g3", "atc-scm100asl-pro"
PATHS = ("LL", "LR", "RL", "RR")
COLUMNS = ["f_Hz", *(f"{path}_{part}" for path in PATHS for part in ("re", "im")),
           "level_dB", "ILD_dB", "ITD_s"]
AT = 9600                                        # where the impulse is, before a silence
HEADS = ("/usr/local/share/libmysofa/default.sofa", "/usr/share/libmysofa/default.sofa")


def table(*arguments):
    """The rows that simulate prints, by column."""
    lines = works("simulate", *arguments).out.split("\n")
    assert lines[0].split(",") == COLUMNS and lines[-1] == "", lines[0]
    return [dict(zip(COLUMNS, map(float, line.split(",")))) for line in lines[1:-1]]


def figures(*arguments):
    """What simulate prints as JSON, with few points."""
    return json.loads(works("simulate", *arguments, "--format=json", "--at=500:2000:1").out)


def path_of(row, path):
    """A complex number of a row."""
    return complex(row[path + "_re"], row[path + "_im"])


def put(name, channels, rate=RATE):
    """Writes a WAV file of floats into the folder of the test."""
    write_wav(FOLDER / name, channels, rate, bits=32)
    return name


def rendered(name, *arguments):
    """The channels of what a render makes of a file."""
    works("render", name, *arguments, "-o", "out.wav")
    return read_wav(FOLDER / "out.wav")[1]


def impulses(*arguments):
    """What an impulse becomes in both ears, on the left and on the right."""
    silence = [0.0] * (RATE + AT)
    struck = impulse(RATE + AT, AT, 1.0)
    put("left.wav", [struck, silence])
    put("right.wav", [silence, struck])
    return rendered("left.wav", *arguments) + rendered("right.wav", *arguments)


def transfer(values, hz):
    """What an impulse at AT came to at a frequency."""
    step = cmath.exp(-2j * math.pi * hz / RATE)
    turn, total = cmath.exp(2j * math.pi * hz * AT / RATE), 0j
    for value in values:
        total += value * turn
        turn *= step
    return total


def power(values, first=0):
    """The mean square of the differences from sample to sample, which weighs high notes more."""
    return sum((b - a) ** 2 for a, b in zip(values[first:], values[first + 1:]))


@fact
def an_impulse_comes_out_as_the_paths_that_are_printed():
    rows = table(NEAR, "--at=100:16000:2")
    found = impulses("--as", NEAR, "--raw")
    for row in rows:
        ratios = [transfer(values, row["f_Hz"]) / path_of(row, path)
                  for path, values in zip(PATHS, found)]
        for ratio in ratios[1:]:
            off = ratio / ratios[0]
            assert abs(20 * math.log10(abs(off))) <= 0.05, (row["f_Hz"], off)
            assert abs(cmath.phase(off)) <= 0.02, (row["f_Hz"], off)
        if row["f_Hz"] > 15999.0:                # nothing is undone there
            assert abs(20 * math.log10(abs(ratios[0]))) <= 0.05, ratios


@fact
def the_sound_comes_out_where_it_went_in():
    for rate in (44100, 48000, 96000):
        put("in.wav", [impulse(rate, rate // 4, 0.5)] * 2, rate)
        for values in rendered("in.wav", "--as", NEAR, "--room=none", "--raw"):
            assert len(values) == rate
            early = max(map(abs, values[:rate // 4 - rate // 1000 - 1]))
            loudest = max(range(rate), key=lambda place, heard=values: abs(heard[place]))
            assert early == 0.0 or early < 1e-6, early
            assert abs(loudest - rate // 4) <= rate // 2000, (rate, loudest)


@fact
def what_plays_on_one_side_is_louder_at_that_ear():
    sound = noise(RATE // 2, 1, 0.2)[0]
    silence = [0.0] * len(sound)
    for model, room in ((NEAR, "untreated"), (FAR, "treated"), (NEAR, "none")):
        put("left.wav", [sound, silence])
        put("right.wav", [silence, sound])
        options = ["--as", model, f"--room={room}", "--raw"]
        near, far = map(power, rendered("left.wav", *options))
        other_far, other_near = map(power, rendered("right.wav", *options))
        least = 8.0 if room == "none" else 1.0
        assert 10 * math.log10(near / far) > least, (model, room, near, far)
        assert 10 * math.log10(other_near / other_far) > least, (model, room)
        assert far > 0.0 and abs(10 * math.log10(near / other_near)) < 1.0, (model, room)


@fact
def the_open_is_the_same_on_both_sides():
    for row in table(NEAR, "--room=none", "--at=100:16000:3"):
        for one, other in (("LL", "RR"), ("LR", "RL")):
            off = path_of(row, one) / path_of(row, other)
            assert abs(20 * math.log10(abs(off))) <= 0.1, (row, one, other)
        assert 0.0001 < row["ITD_s"] < 0.0006, row
        assert row["f_Hz"] < 1000.0 or row["ILD_dB"] > 1.0, row


@fact
def a_render_is_as_loud_as_its_input():
    put("in.wav", noise(2 * RATE, 2, 0.1))
    lines = works("render", "in.wav", "--as", NEAR, "--as", "open", "-o", "both.wav").out
    near, headphone = map(json.loads, lines.splitlines())
    for line in (near, headphone):
        off = line["loudness_lufs"] - line["input_loudness_lufs"] + line["shortfall_lu"]
        assert abs(off) <= 0.1, line
        assert line["true_peak_dbtp"] <= -0.99, line
    assert (near["room"], near["distance_m"]) == ("untreated", 1.2) and near["head"], near
    assert "room" not in headphone, headphone


@fact
def each_stands_where_it_is_made_for():
    near, far = figures(NEAR), figures(FAR)
    assert (near["room"], near["distance_m"]) == ("untreated", 1.2), near
    assert (far["room"], far["distance_m"]) == ("treated", 3.0), far
    assert near["decay_s"] > far["decay_s"] > 0.1, (near["decay_s"], far["decay_s"])
    assert near["minus_3_db_hz"] > far["minus_3_db_hz"] > 30.0
    assert near["max_level_1_m_db_spl"] == 106.0 and far["max_level_1_m_db_spl"] == 115.0
    for found in (near, far):
        assert "maker" in found["origin"] and "head" in found["head"], found


@fact
def treatment_and_nearness_let_more_of_the_direct_sound_through():
    ratios = [figures(NEAR, *options)["direct_to_reverberant_db"]
              for options in (["--distance=2"], [], ["--room=treated"],
                              ["--room=treated", "--distance=0.8"])]
    assert ratios == sorted(ratios) and ratios[-1] > ratios[0] + 6.0, ratios
    assert figures(NEAR, "--room=none")["direct_to_reverberant_db"] is None


@fact
def every_monitor_can_be_simulated_and_says_how():
    entries = json.loads(works("list", "--json").out)
    monitors = [entry for entry in entries if entry["kind"] == "monitor"]
    assert len(monitors) == 12 and all(entry["simulated"] for entry in entries)
    for entry in monitors:
        result = works("simulate", entry["id"], "--at=100:10000:1")
        assert entry["name"] in result.err and "maker’s figures" in result.err, result


@fact
def it_is_plotted_beside_headphones():
    works("plot", NEAR, "hd650", "-o", "both.svg")
    text = (FOLDER / "both.svg").read_text("utf-8")
    assert "KRK Rokit 5 G3" in text and "power at both ears" in text
    works("plot", NEAR, "--room=treated", "--distance=2", "-o", "other.svg")


@fact
def without_a_measured_head_there_is_a_sphere():
    result = works("simulate", NEAR, "--at=500:2000:1", "--format=json",
                   variables={"XDG_DATA_DIRS": str(FOLDER / "nothing")})
    assert "sphere" in json.loads(result.out)["head"] and "sphere" in result.err, result


@fact
def a_head_can_be_chosen():
    found = [path for path in HEADS if pathlib.Path(path).exists()]
    if not found:
        raise Skipped("libmysofa brings no head along")
    chosen = figures(NEAR, f"--head={found[0]}")
    assert "default.sofa" in chosen["head"], chosen["head"]
    assert chosen["points"] == figures(NEAR)["points"]


@fact
def a_head_that_cannot_be_read_is_named():
    refuses(1, "simulate", NEAR, "--head=none.sofa", says=["none.sofa"])
    refuses(1, "simulate", NEAR, "--head", write("bad.sofa", "no head"), says=["bad.sofa"])


@fact
def rooms_and_distances_that_are_none_are_refused():
    refuses(2, "simulate", NEAR, "--room=attic", says=["“attic”", "untreated"])
    for word in ("", "near", "0", "1m"):
        refuses(2, "simulate", NEAR, f"--distance={word}", says=[f"“{word}”"])
    for word in ("-1", "0.1", "31", "nan", "inf"):
        refuses(2, "simulate", NEAR, f"--distance={word}", says=["KRK", "30 m"])
    refuses(2, "simulate", FAR, "--room=untreated", "--distance=3.5", says=["ATC"])
    refuses(2, "plot", NEAR, "--distance=9", "-o", "a.svg", says=["KRK"])


@fact
def rooms_are_for_loudspeakers():
    for option in ("--room=treated", "--distance=2"):
        refuses(2, "simulate", "hd650", option, says=["loudspeakers"])
        refuses(2, "plot", "hd650", option, "-o", "a.svg", says=["loudspeakers"])
    refuses(2, "simulate", "--params", "a.json", "--room=treated", says=["loudspeakers"])


@fact
def what_cannot_be_told_of_loudspeakers_is_refused():
    refuses(2, "simulate", NEAR, "--at=100:24000:1", says=["20 kHz"])
    for option in ("--all", "--set=Rv=1e5", "--what-if=openness=1"):
        refuses(2, "simulate", NEAR, option, says=["loudspeaker"])


run_facts()
