#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Files with random damage, the same at every run: never a crash, always status 0, 1 or 2."""

import json
import math
import random

from harness import FOLDER, PROGRAM, ROOT, archetypes, earcup, fact, run_facts, works, write
from sound import noise, write_wav

SEED = 20
MARKS = [b"\x00", b"\xff", b"\x80", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff", b"-", b"1e308",
         b"{", b"]", b'"', b",", b"null", b"NaN", b"\xc3", b"data", b"fmt ", b"fLaC"]


def damage(data, dice, head=None):
    """A copy with one to four bytes or runs changed, put in, or cut off, within its head."""
    copy = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        at = dice.randrange(min(head or len(copy), len(copy)) or 1)
        kind = dice.randrange(6)
        if kind == 0:
            copy[at:at + 1] = bytes([dice.randrange(256)])
        elif kind == 1:
            copy[at:at] = dice.choice(MARKS)
        elif kind == 2:
            mark = dice.choice(MARKS)
            copy[at:at + len(mark)] = mark
        elif kind == 3:
            del copy[at:at + dice.randint(1, 16)]
        elif kind == 4:
            copy[at:at] = copy[at:at + dice.randint(1, 64)]
        elif dice.random() < 0.3:
            del copy[at:]
        copy = copy or bytearray(b"\x00")
    return bytes(copy)


def survives(*arguments):
    """Expects a run to end by itself, and either a result or a message."""
    result = earcup(*arguments)
    assert result.code in (0, 1, 2), result
    if result.code != 0:
        assert result.out == "" and result.err.startswith("earcup: "), result
        assert result.err.count("\n") == 1, result
    return result


def finite_table(result):
    """Expects a table without numbers that are none."""
    if result.code == 0:
        assert all(not math.isnan(value) for row in result.rows() for value in row), result


@fact
def damaged_params_do_no_harm():
    dice = random.Random(SEED)
    good = json.dumps(archetypes()["closed"]).encode()
    codes = set()
    for _ in range(50):
        path = write("fuzz.json", damage(good, dice))
        result = survives("simulate", "--params", path, "--at", "20:20000:1")
        finite_table(result)
        codes.add(result.code)
    assert codes == {0, 1}, f"all files ended with {codes}, so the damage is of one kind"


@fact
def wild_values_do_no_harm():
    dice = random.Random(SEED + 1)
    keys = [key for key, value in archetypes()["closed"].items() if isinstance(value, float)]
    for _ in range(50):
        sets = []
        for _ in range(dice.randint(1, 4)):
            value = dice.choice([0.0, -1.0, math.inf, math.nan, 10 ** dice.uniform(-320, 308)])
            sets += ["--set", f"{dice.choice(keys)}={value}"]
        finite_table(survives("simulate", "closed", "--at", "20:20000:1", *sets))


@fact
def damaged_frequencies_do_no_harm():
    dice = random.Random(SEED + 2)
    good = b"# grid\n20\n31.5\n1e3\n\n8000\n20000\n"
    for _ in range(50):
        finite_table(survives("simulate", "open", "--at-file",
                              write("fuzz.txt", damage(good, dice))))


@fact
def damaged_sounds_do_no_harm():
    dice = random.Random(SEED + 3)
    write_wav(FOLDER / "good.wav", noise(6000, 2, 0.2), 48000)
    works("render", "good.wav", "--as", "neutral", "--raw", "-o", "good.flac")
    for name in ("good.wav", "good.flac"):
        data = (FOLDER / name).read_bytes()
        for _ in range(20):
            path = write("fuzz" + name[4:], damage(data, dice, head=128))
            survives("render", path, "--as", "open", "-o", "out.wav")
    left = sorted(path.name for path in FOLDER.glob("out.wav*"))
    assert left in (["out.wav"], []), left


@fact
def wild_parts_and_formats_do_no_harm():
    dice = random.Random(SEED + 5)
    write_wav(FOLDER / "good.wav", noise(6000, 2, 0.2), 48000)
    numbers = ["0", "-0", "-1", "0.01", "0.1", "0.125", "1e-9", "1e6", "1e308", "nan", "inf", "",
               "1,5", "0x10", "1s"]
    names = ["new.wav", "new.flac", "new.ogg", "new.opus", "new", "new/", ".", "..", "", "new.txt",
             "new.wav/"]
    codes = set()
    for _ in range(60):
        options = []
        for name in dice.sample(["--from", "--to"], dice.randint(0, 2)):
            options.append(f"{name}={dice.choice(numbers)}")
        if dice.random() < 0.5:
            options.append("--format=" + dice.choice(["wav16", "flac", "opus", "mp3", "", "WAV16"]))
        if dice.random() < 0.2:
            options.append("--scene=" + dice.choice(["noise", "fit", "x", ""]))
        if dice.random() < 0.3:
            options.append("--raw")
        result = earcup("render", "good.wav", "--as=open", *options, "-o", dice.choice(names))
        assert result.code in (0, 1, 2), result
        assert result.code == 0 or result.out == "", result
        codes.add(result.code)
    assert {0, 2} <= codes, codes
    left = [path.name for path in FOLDER.rglob("*") if ".wav." in path.name
            or ".flac." in path.name or ".ogg." in path.name or ".opus." in path.name]
    assert left == [], left


@fact
def wild_words_do_no_harm():
    dice = random.Random(SEED + 4)
    letters = "hd650 -_.,:=/%s\n\"'éß🎧\t0"
    for _ in range(50):
        word = "".join(dice.choice(letters) for _ in range(dice.randint(0, 12)))
        command = dice.choice([["simulate", "--"], ["simulate", "open", "--at=100:200:1", "--set"],
                               ["plot", "-o", "out.gif"], ["demo", "a", "b"]])
        result = earcup(*command, word)
        assert result.code in (0, 1, 2), result
    assert PROGRAM.exists() and ROOT.exists()


run_facts()
