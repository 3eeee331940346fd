#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""--what-if of earcup simulate, render and plot: models that are opened and changed."""

import json
import math
import os
import struct
import wave

from harness import FOLDER, archetypes, fact, refuses, run_facts, works, write

AT = ("--at", "20:20000:3")


def rows(*arguments):
    return works("simulate", *arguments, *AT).rows()


def level(row):
    return 20 * math.log10(math.hypot(row[1], row[2]))


@fact
def nothing_changes_without_a_change():
    for word in ("closed", "hd 650"):
        assert rows(word, "--what-if", "leak=own") == rows(word)


@fact
def everyday_units_are_those_of_the_parameters():
    pairs = [("rear-volume=40", ("Vb=4e-5",)), ("rear-depth=12", ("Lb=0.012",)),
             ("filling=5000", ("sigma=5000",)), ("filling=dense", ("sigma=6000",)),
             ("front-volume=80", ("Vf=8e-5",)), ("source=120", ("Rg=120",)),
             ("leak=hair", ("RL2=3e6", "ML2=2e3")),
             ("leak=spectacles", ("RL2=8e5", "ML2=6.4e3")), ("openness=0", ("Rv=inf",)),
             ("openness=sealed", ("Rv=inf",))]
    for what_if, sets in pairs:
        arguments = [word for one in sets for word in ("--set", one)]
        changed = rows("closed", "--what-if", what_if)
        assert changed != rows("closed"), what_if
        for ours, theirs in zip(changed, rows("closed", *arguments)):
            for a, b in zip(ours[:5], theirs[:5]):
                assert abs(a - b) <= 1e-6 * max(abs(a), abs(b)), (what_if, a, b)


@fact
def several_changes_come_together():
    together = rows("open", "--what-if", "leak=spectacles,rear-volume=40", "--what-if",
                    "source=120")
    sets = ("RL2=8e5", "ML2=6.4e3", "Vb=4e-5", "Rg=120")
    assert together == rows("open", *[word for one in sets for word in ("--set", one)])


@fact
def openness_leads_from_one_housing_of_the_family_to_the_next():
    for openness, member in ((0, "sealed"), (1 / 3, "vented"), (2 / 3, "semi_open"), (1, "open")):
        want = archetypes()[f"same_driver_{member}"]
        rest = [word for key in ("sigma", "phi", "Lb") for word in ("--set", f"{key}={want[key]}")]
        changed = rows("same_driver_vented", "--what-if", f"openness={openness!r}", *rest)
        for ours, theirs in zip(changed, rows(f"same_driver_{member}")):
            assert abs(level(ours) - level(theirs)) < 1e-6, (member, ours[0])


@fact
def a_driver_moves_into_another_housing():
    donor = archetypes()["open"]
    keys = ("Re", "Le", "L2", "R2", "Bl", "Mmd", "Cms", "Rms", "Sd")
    sets = [word for key in keys for word in ("--set", f"{key}={donor[key]}")]
    assert rows("closed", "--what-if", "driver=open") == rows("closed", *sets)


@fact
def parameter_files_can_be_changed_too():
    path = write("mine.json", json.dumps(archetypes()["closed"]))
    assert rows("--params", path, "--what-if", "source=33") == rows("closed", "--set", "Rg=33")


@fact
def the_change_is_said():
    result = works("simulate", "closed", "--what-if", "openness=0.5", *AT)
    assert "seen with --what-if openness=0.5" in result.err, result


@fact
def what_cannot_be_is_refused_with_its_range():
    for text, *says in (("openness=1.5", "openness is 1.5", "from 0 to 1"),
                        ("rear-volume=1000", "rear-volume is 1000 cm³", "from 5 to 400 cm³"),
                        ("source=-1", "source is -1 Ω", "from 0 to 250 Ω"),
                        ("leak=50", "gap is 50 mm", "from 0.1 to 5 mm"),
                        ("leak=wind", "wind", "spectacles"), ("filling=some", "some"),
                        ("resonance=nan", "nan"), ("colour=red", "colour", "rear-volume"),
                        ("openness", "openness", "KEY=VALUE"), ("", "KEY=VALUE"),
                        ("openness=0,5", "5", "KEY=VALUE"),
                        ("driver=neutral", "no driver"), ("driver=xyzzy", "xyzzy")):
        for command in (("simulate", "closed"), ("plot", "closed", "-o", "none.svg")):
            refuses(2, *command, "--what-if", text, says=says)
    assert not os.path.exists(FOLDER / "none.svg")


@fact
def a_target_cannot_be_changed():
    refuses(2, "plot", "neutral", "--what-if", "openness=1", "-o", "none.svg",
            says=["no housing"])


@fact
def plot_shows_the_model_and_what_becomes_of_it():
    works("plot", "hd 650", "--what-if", "openness=0", "-o", "changed.svg")
    text = (FOLDER / "changed.svg").read_text("utf-8")
    assert "Sennheiser HD 650" in text and "HD 650, changed" in text
    refuses(2, "plot", *["closed"] * 5, "--what-if", "openness=0", "-o", "none.svg",
            says=["one to 4 models"])


def write_click(name):
    with wave.open(str(FOLDER / name), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48000)
        file.writeframes(struct.pack("<24000h", 16000, *[0] * 23999))
    return name


def band(path, hz):
    """The level of a click at one frequency, in dB, from 32-bit floating point."""
    data = (FOLDER / path).read_bytes()
    start = data.index(b"data") + 8
    samples = struct.unpack(f"<{(len(data) - start) // 4}f", data[start:])[::2]
    turn = [2 * math.pi * hz * i / 48000 for i in range(len(samples))]
    return 20 * math.log10(math.hypot(sum(x * math.cos(t) for x, t in zip(samples, turn)),
                                      sum(x * math.sin(t) for x, t in zip(samples, turn))))


@fact
def render_sounds_like_the_changed_model():
    click = write_click("click.wav")
    works("render", click, "--as", "closed", "--raw", "-o", "plain.wav")
    result = works("render", click, "--as", "closed", "--what-if", "leak=gap", "--raw", "-o",
                   "gap.wav")
    assert json.loads(result.out)["what_if"] == "leak=gap", result
    heard = band("gap.wav", 50) - band("plain.wav", 50)
    assert -16 < heard < -11, heard


run_facts()
