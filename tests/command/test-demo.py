#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup demo: the main job without a window."""

import re
import xml.etree.ElementTree

from harness import FOLDER, fact, refuses, run_facts, works, write
from sound import loudness, read_wav

ENCLOSURES = ["closed", "semi_open", "open", "planar_open"]
FILES = [f"demo-{name}.wav" for name in ENCLOSURES] + ["responses.svg"]
NUMBER = re.compile(r"[+-]\d+\.\d")
BANDS = 5

RESULT = works("demo", "new/folder")
PLACE = FOLDER / "new/folder"


@fact
def it_writes_four_sounds_and_a_plot():
    assert sorted(path.name for path in PLACE.iterdir()) == sorted(FILES)
    text = (PLACE / "responses.svg").read_text("utf-8")
    xml.etree.ElementTree.fromstring(text.encode())
    assert all(name in text for name in ("Closed back", "Semi-open back", "Open back"))


@fact
def it_prints_where_they_are():
    lines = RESULT.out.split("\n")
    assert [f"new/folder/{name}" in lines for name in FILES] == [True] * 5, RESULT


@fact
def it_prints_a_table_of_what_changed():
    rows = [NUMBER.findall(line) for line in RESULT.out.split("\n")
            if re.match(r"(Closed|Semi-open|Open) back", line)]
    assert len(rows) == len(ENCLOSURES), RESULT
    assert all(len(row) == BANDS + 1 for row in rows), rows
    assert len({tuple(row) for row in rows}) == len(ENCLOSURES), rows
    bass = {name: float(row[0]) for name, row in zip(ENCLOSURES, rows)}
    assert bass["closed"] > bass["open"], "a closed back has more bass than an open one"


@fact
def all_four_are_as_loud():
    sounds = [read_wav(PLACE / name) for name in FILES[:4]]
    assert {rate for rate, _ in sounds} == {48000}, [rate for rate, _ in sounds]
    assert len({len(channels[0]) for _, channels in sounds}) == 1
    assert len(sounds[0][1][0]) >= 15 * 48000, len(sounds[0][1][0])
    levels = [loudness(channels) for _, channels in sounds[:3:2]]
    assert abs(levels[0] - levels[1]) <= 0.1, levels
    spoken = re.search(r"(-\d+\.\d) LUFS", RESULT.out)
    assert spoken is not None and abs(float(spoken[1]) - levels[0]) <= 0.15, (levels, RESULT)


@fact
def the_four_do_not_sound_the_same():
    data = {(PLACE / name).read_bytes() for name in FILES[:4]}
    assert len(data) == 4


@fact
def it_takes_one_folder():
    refuses(2, "demo")
    refuses(2, "demo", "one", "two")
    refuses(1, "demo", write("file", ""), says=["“file”"])


run_facts()
