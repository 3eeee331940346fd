#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is heard is what is promised: a rendered impulse against the rule of the filter.

The rule is applied here to what earcup simulate prints, so that neither the filter's own code nor
its plot is asked:

  D is the level at the drum of the model less that of the worn headphone, each relative to its
  own mean from 500 Hz to 2 kHz over the logarithm of frequency; the gain is D, never more than
  12 dB, times a raised cosine over the logarithm of frequency that falls from 1 at 12 kHz to 0 at
  16 kHz. Below 20 Hz the value at 20 Hz is held.
"""

import math

from harness import FOLDER, ROOT, fact, run_facts, works, write
from sound import impulse, read_wav, spectrum, write_wav

CAP_DB = 12.0
FADE_HZ, END_HZ = 12000.0, 16000.0
TOLERANCE_DB = 0.05
HEIGHT, AT = 0.125, 100
MEAN_GRID = [500.0 * 4.0 ** (i / 96) for i in range(97)]
FRAMES = {48000: 65536, 96000: 131072}


def mean(levels):
    """The mean of levels on MEAN_GRID, by the trapezoid rule."""
    return (sum(levels) - (levels[0] + levels[-1]) / 2) / (len(levels) - 1)


def drum_levels(model, frequencies):
    """Levels at the drum in dB, relative to their mean, as earcup simulate prints them."""
    path = write("grid.txt", "".join(f"{hz!r}\n" for hz in MEAN_GRID + frequencies))
    rows = works("simulate", model, "--at-file", path).rows()
    levels = [20.0 * math.log10(abs(complex(row[1], row[2]))) for row in rows]
    middle = mean(levels[:len(MEAN_GRID)])
    return [level - middle for level in levels[len(MEAN_GRID):]]


def neutral_levels(frequencies):
    """The bundled curve of the neutral headphone, relative to its mean."""
    lines = (ROOT / "data/targets/harman-over-ear-2018.csv").read_text("utf-8").split("\n")[1:]
    points = [[float(word) for word in line.split(",")] for line in lines if line]

    def level(hz):
        for (low, low_db), (high, high_db) in zip(points, points[1:]):
            if hz <= high:
                way = max(math.log(hz / low) / math.log(high / low), 0.0)
                return low_db + way * (high_db - low_db)
        return points[-1][1]

    middle = mean([level(hz) for hz in MEAN_GRID])
    return [level(hz) - middle for hz in frequencies]


def fade(hz):
    """The raised cosine."""
    way = math.log(hz / FADE_HZ) / math.log(END_HZ / FADE_HZ)
    return 0.5 + 0.5 * math.cos(math.pi * min(max(way, 0.0), 1.0))


def rule(target, worn, frequencies):
    """The gain in dB that the filter is to have."""
    return [min(one - other, CAP_DB) * fade(hz)
            for one, other, hz in zip(target, worn, frequencies)]


def spectrum_of_render(rate, *models):
    """The levels of a rendered impulse in dB: one for each bin of the transform."""
    n_frames = FRAMES[rate]
    silence = [0.0] * AT
    pulse = impulse(n_frames, 0, HEIGHT)
    write_wav(FOLDER / "pulse.wav", [silence + pulse], rate, bits=32)
    works("render", "pulse.wav", *models, "--raw", "-o", "out.wav")
    out_rate, (left, right) = read_wav(FOLDER / "out.wav")
    assert out_rate == rate and len(left) == AT + n_frames
    assert max(abs(a - b) for a, b in zip(left, right)) < 1e-6 * HEIGHT
    return [20.0 * math.log10(abs(value) / HEIGHT) for value in spectrum(left[AT:])]


def bins(rate, low_hz, high_hz, count):
    """Bins of the transform that lie about evenly on a logarithmic scale."""
    step = rate / FRAMES[rate]
    found = sorted({round(low_hz * (high_hz / low_hz) ** (i / (count - 1)) / step)
                    for i in range(count)})
    return [number for number in found if low_hz <= number * step <= high_hz]


def expect_rule(rate, model, worn):
    """Holds a rendered impulse against the rule at 200 frequencies or so."""
    step = rate / FRAMES[rate]
    numbers = bins(rate, 20.0, END_HZ, 230)
    frequencies = [number * step for number in numbers]
    assert len(numbers) >= 200, len(numbers)
    heard = spectrum_of_render(rate, "--as", model, "--on", worn)
    expected = rule(drum_levels(model, frequencies), drum_levels(worn, frequencies), frequencies)
    assert max(map(abs, expected)) > 3.0, "there is nothing to hear"
    for number, hz, gain in zip(numbers, frequencies, expected):
        assert abs(heard[number] - gain) <= TOLERANCE_DB, (model, rate, hz, heard[number], gain)
    return heard, step


def expect_ends(heard, step, model, worn):
    """Below 20 Hz the value at 20 Hz is held; above the fade there is no filter."""
    lowest = rule(drum_levels(model, [20.0]), drum_levels(worn, [20.0]), [20.0])[0]
    for number in range(0, math.floor(20.0 / step), 3):
        assert abs(heard[number] - lowest) <= TOLERANCE_DB, (number * step, heard[number], lowest)
    for number in range(math.ceil(16500.0 / step), len(heard) // 2, 101):
        assert abs(heard[number]) <= TOLERANCE_DB, (number * step, heard[number])


@fact
def a_closed_model_on_an_open_one_follows_the_rule_at_48_khz():
    expect_ends(*expect_rule(48000, "closed", "open"), "closed", "open")


@fact
def an_open_model_on_a_closed_one_follows_the_rule_at_48_khz():
    expect_ends(*expect_rule(48000, "open", "closed"), "open", "closed")


@fact
def a_closed_model_on_an_open_one_follows_the_rule_at_96_khz():
    expect_rule(96000, "closed", "open")


@fact
def an_open_model_on_a_closed_one_follows_the_rule_at_96_khz():
    expect_rule(96000, "open", "closed")


@fact
def one_product_on_another_follows_the_rule():
    expect_rule(48000, "Sony MDR-7506", "Sennheiser HD 650")


@fact
def the_gain_is_cut_at_12_db():
    heard, step = expect_rule(48000, "closed", "same_driver_sealed")
    numbers = bins(48000, 20.0, FADE_HZ, 400)
    frequencies = [number * step for number in numbers]
    difference = [one - other for one, other in zip(drum_levels("closed", frequencies),
                                                    drum_levels("same_driver_sealed", frequencies))]
    assert max(difference) > CAP_DB + 3.0, "this pair does not try the cap"
    highest = max(heard[number] for number in numbers)
    assert abs(highest - CAP_DB) <= TOLERANCE_DB, highest


@fact
def without_on_the_neutral_curve_is_worn():
    numbers = bins(48000, 20.0, END_HZ, 230)
    frequencies = [number * 48000 / FRAMES[48000] for number in numbers]
    expected = rule(drum_levels("closed", frequencies), neutral_levels(frequencies), frequencies)
    heard = spectrum_of_render(48000, "--as", "closed")
    for number, hz, gain in zip(numbers, frequencies, expected):
        assert abs(heard[number] - gain) <= TOLERANCE_DB, (hz, heard[number], gain)


@fact
def a_model_on_itself_changes_nothing():
    heard = spectrum_of_render(48000, "--as", "hd650", "--on", "HD-650")
    assert max(map(abs, heard)) <= 1e-3, max(map(abs, heard))


run_facts()
