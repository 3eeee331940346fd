#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loudness matching of earcup render, by a meter of the test's own."""

import json
import math
import re

from harness import FOLDER, fact, run_facts, works
from sound import loudness, noise, read_wav, true_peak, write_wav

RATE = 48000
TOLERANCE_LU = 0.1
LIMIT_DBTP = -1.0
PEAK_TOLERANCE_DB = 0.1      # of a meter at four times the rate


def smooth(values):
    """Takes away what lies near half the sample rate, where meters of true peaks differ."""
    padded = [0.0, 0.0] + values + [0.0, 0.0]
    return [(padded[i] + 4 * padded[i + 1] + 6 * padded[i + 2] + 4 * padded[i + 3] + padded[i + 4])
            / 16 for i in range(len(values))]


def mix(seconds, peak, hot=False):
    """Noise with the weight in the bass, louder and softer by turns; a hot one sits at its peak."""
    channels = []
    for values in noise(round(seconds * RATE), 2, 1.0):
        state, out = 0.0, []
        for i, value in enumerate(values):
            state += 0.2 * (value - state)
            out.append(state * (1.0 if i // RATE % 2 else 0.3))
        scale = peak / max(map(abs, out))
        if hot:
            out = smooth([max(-peak, min(peak, 9.0 * scale * value)) for value in out])
        else:
            out = [scale * value for value in out]
        channels.append(out)
    return channels


def put(name, channels):
    """Writes a float file and returns its loudness."""
    write_wav(FOLDER / name, channels, RATE, bits=32)
    return loudness(channels)


def render(*arguments):
    """The reports of a render and what it said."""
    result = works("render", *arguments)
    return [json.loads(line) for line in result.out.rstrip("\n").split("\n")], result.err


def measured(name):
    """The loudness and the channels of a rendered file."""
    channels = read_wav(FOLDER / name)[1]
    return loudness(channels), channels


@fact
def the_meter_reads_the_reference_tone():
    tone = [math.sin(2 * math.pi * 997 * i / RATE) for i in range(2 * RATE)]
    assert abs(loudness([tone, tone]) - 0.0) < 0.05, loudness([tone, tone])
    assert abs(loudness([tone]) + 3.01) < 0.05, loudness([tone])


@fact
def the_output_is_as_loud_as_the_input():
    wanted = put("in.wav", mix(3, 0.1))
    for model, worn in (("closed", "open"), ("open", "closed")):
        (report,), said = render("in.wav", "--as", model, "--on", worn, "-o", "out.wav")
        found, channels = measured("out.wav")
        assert abs(found - wanted) <= TOLERANCE_LU, (model, found, wanted)
        assert abs(report["input_loudness_lufs"] - wanted) <= TOLERANCE_LU, report
        assert abs(report["loudness_lufs"] - found) <= TOLERANCE_LU, report
        assert true_peak(channels) <= LIMIT_DBTP + PEAK_TOLERANCE_DB
        assert "softer" not in said and report["shortfall_lu"] == 0, (said, report)


@fact
def a_raw_render_is_not_matched():
    wanted = put("in.wav", mix(3, 0.1))
    (report,), _ = render("in.wav", "--as", "closed", "--on", "open", "--raw", "-o", "out.wav")
    found = measured("out.wav")[0]
    assert report["gain_db"] == 0 and report["loudness_lufs"] is None, report
    highest = max(max(map(abs, values)) for values in read_wav(FOLDER / "out.wav")[1])
    assert abs(report["highest_sample_dbfs"] - 20 * math.log10(highest)) < 1e-3, report
    assert abs(found - wanted) > 0.5, (found, wanted)


@fact
def a_hot_master_stops_at_the_limit_and_says_by_how_much():
    wanted = put("hot.wav", mix(3, 1.0, hot=True))
    (report,), said = render("hot.wav", "--as", "closed", "--on", "open", "-o", "out.wav")
    found, channels = measured("out.wav")
    assert wanted - found > 1.0, (wanted, found)
    spoken = re.search(r"([0-9.]+) LU softer", said)
    assert spoken is not None, said
    assert abs(float(spoken[1]) - (wanted - found)) <= TOLERANCE_LU + 0.05, (said, wanted, found)
    assert abs(report["shortfall_lu"] - (wanted - found)) <= TOLERANCE_LU, report
    assert abs(true_peak(channels) - LIMIT_DBTP) <= 0.2, true_peak(channels)


@fact
def several_models_share_one_level():
    wanted = put("hot.wav", mix(3, 1.0, hot=True))
    models = ["closed", "open"]
    flags = [word for model in models for word in ("--as", model)]
    reports, said = render("hot.wav", *flags, "--on", "semi_open", "-o", "out.wav")
    levels = [measured(report["file"])[0] for report in reports]
    assert len(levels) == 2 and max(levels) - min(levels) <= TOLERANCE_LU, levels
    assert wanted - levels[0] > 1.0 and said.count("LU softer") == 1, (wanted, levels, said)
    peaks = [true_peak(measured(report["file"])[1]) for report in reports]
    assert max(peaks) <= LIMIT_DBTP + PEAK_TOLERANCE_DB, peaks


@fact
def a_sound_of_half_a_second_is_matched():
    put("short.wav", mix(0.5, 0.1))
    (report,), _ = render("short.wav", "--as", "closed", "--on", "open", "-o", "out.wav")
    assert abs(report["loudness_lufs"] - report["input_loudness_lufs"]) <= TOLERANCE_LU, report


@fact
def a_clipped_flac_file_is_told():
    put("hot.wav", mix(1, 1.0, hot=True))
    _, said = render("hot.wav", "--as", "same_driver_open", "--on", "open", "--raw", "-o",
                     "out.flac")
    assert "“out.flac”" in said and "clipped" in said, said


run_facts()
