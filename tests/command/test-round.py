#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup round: the stations are found again in the sound that it writes."""

import json
import math

from harness import FOLDER, fact, listing, refuses, run_facts, works
from sound import loudness, noise, read_wav, write_wav

RATE = 48000
SECONDS = 8
STATIONS = ["closed", "open", "krk-rokit-5-g3-rp5g3"]
LEAD = 48                    # frames by which what is played of loudspeakers lies behind
FADE = 512


def mix():
    """Noise whose level falls with frequency."""
    channels = []
    for values in noise(SECONDS * RATE, 2, 1.0):
        state, out = 0.0, []
        for value in values:
            state += 0.2 * (value - state)
            out.append(0.3 * state)
        channels.append(out)
    return channels


def difference(found, expected):
    """How far two sounds differ, in dB."""
    wrong = sum((a - b) ** 2 for a, b in zip(found, expected))
    return 10.0 * math.log10(max(wrong, 1e-30) / sum(b * b for b in expected))


@fact
def each_station_is_heard_through_its_filter_as_loud_as_it_says():
    write_wav(FOLDER / "mix.wav", mix(), RATE, bits=32)
    report = json.loads(works("round", "mix.wav", "--stations", ",".join(STATIONS), "--bars", "1",
                              "--tempo", "96", "-o", "round.wav", "--json").out)
    found = read_wav(FOLDER / "round.wav")[1]
    assert len(found[0]) == SECONDS * RATE, len(found[0])
    assert report["step_s"] == 2.5, report
    assert [part["model"] for part in report["parts"]] == STATIONS, report
    for part in report["parts"]:
        first = round(part["from_frame"])
        end = first + round(part["duration_s"] * RATE)
        heard = [channel[first:end] for channel in found]
        assert abs(loudness(heard) - part["loudness_lufs"]) < 0.1, part
        assert abs(part["matched_loudness_lufs"] - report["input_loudness_lufs"]
                   + report["shortfall_lu"]) < 0.01, part
        assert abs(part["loudness_lufs"] - part["matched_loudness_lufs"]) < 0.3, part

        works("render", "mix.wav", "--as", part["model"], "--raw", "-o", "alone.wav")
        gain = 10.0 ** (part["gain_db"] / 20.0)
        late = LEAD if part["model"].startswith("krk") else 0
        alone = read_wav(FOLDER / "alone.wav")[1]
        for channel in range(2):
            begin, length = first + FADE, 20000
            expected = [gain * value for value in
                        alone[channel][begin - late:begin - late + length]]
            left = difference(found[channel][begin:begin + length], expected)
            assert left < -40.0, (part["model"], left)


@fact
def a_table_names_each_station_and_where_it_begins():
    result = works("round", "mix.wav", "--stations", "closed,open", "--seconds", "4",
                   "--order", "ping-pong", "-o", "table.wav")
    lines = result.out.rstrip("\n").split("\n")
    assert len(lines) == 2, result
    assert lines[0].split()[0] == "0.000" and lines[1].split()[0] == "4.000", result


@fact
def without_stations_five_of_the_catalogue_are_heard():
    report = json.loads(works("round", "mix.wav", "--seconds", "2", "-o", "five.wav",
                              "--json").out)
    assert len({part["model"] for part in report["parts"]}) == 4, report


@fact
def bad_calls_say_one_sentence_and_write_nothing():
    before = listing()
    refuses(2, "round", "mix.wav", "--seconds", "1", "-o", "no.wav", says=["--seconds"])
    refuses(2, "round", "mix.wav", "--bars", "2", "--tempo", "1000", "-o", "no.wav",
            says=["--tempo"])
    refuses(2, "round", "mix.wav", "--order", "backwards", "-o", "no.wav", says=["backwards"])
    refuses(2, "round", "mix.wav", "--stations", "nosuchthing", "-o", "no.wav")
    refuses(2, "round", "mix.wav", "--stations", ",".join(["open"] * 9), "-o", "no.wav",
            says=["8"])
    refuses(2, "round", "mix.wav", says=["-o"])
    refuses(1, "round", "missing.wav", "-o", "no.wav", says=["missing.wav"])
    assert listing() == before, listing()


run_facts()
