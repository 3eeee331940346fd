#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup figures and earcup closest: what follows from a model in practice."""

import json
import math

from harness import FOLDER, ROOT, comma_locale, fact, refuses, run_facts, works
from sound import write_wav

RATE = 48000
ARCHETYPES = {"closed": (21, 37), "semi_open": (6, 56), "open": (2, 62), "planar_open": (3, 65)}
FOOT_DB = 20 * math.log10(0.3048 / 0.3)
OCTAVES = (63, 125, 250, 500, 1000, 2000, 4000, 8000)


def document(*arguments):
    """The JSON object of a call."""
    return json.loads(works("figures", *arguments, "--json").out)


def figures(*arguments):
    """The figures of a call by their keys."""
    return {figure["key"]: figure["value"] for figure in document(*arguments)["figures"]}


def simulated(model, at):
    """Rows of the network, as dictionaries of what is needed here."""
    rows = works("simulate", model, "--at", at).rows()
    return [{"hz": row[0], "drum": complex(row[1], row[2]), "ohm": complex(row[3], row[4]),
             "isolation": row[9], "crosstalk": row[11]} for row in rows]


def near(value, expected, tolerance):
    """Whether a figure is what it should be; says so if not."""
    assert abs(value - expected) <= tolerance, (value, expected, tolerance)


def tone(name, *frequencies):
    """Writes a file of pure tones."""
    wave = [sum(0.3 * math.sin(2 * math.pi * hz * i / RATE) for hz in frequencies)
            for i in range(2 * RATE)]
    write_wav(FOLDER / name, [wave, wave], RATE)
    return name


def target(name):
    """A target curve: pairs of frequency and level."""
    lines = (ROOT / "data/targets" / f"{name}.csv").read_text("utf-8").split("\n")[1:]
    return [tuple(float(word) for word in line.split(",")) for line in lines if line]


def level(curve, hz):
    """The level of a curve, straight in dB over the logarithm of frequency."""
    for (left, one), (right, other) in zip(curve, curve[1:]):
        if left <= hz <= right:
            return one + (other - one) * math.log(hz / left) / math.log(right / left)
    raise ValueError(hz)


def aligned(curve, hz):
    """The level of a curve against its mean from 500 Hz to 2 kHz."""
    middle = [level(curve, 500 * 4 ** (i / 400)) for i in range(401)]
    return level(curve, hz) - sum(middle) / len(middle)


@fact
def each_figure_has_a_unit_and_a_source():
    answer = document("closed", "--level=83")
    keys = [figure["key"] for figure in answer["figures"]]
    assert answer["level_dba"] == 83 and answer["model"] == "closed"
    assert len(keys) == len(set(keys)) >= 70, len(keys)
    for figure in answer["figures"]:
        assert figure["unit"] in ("dB", "dB SPL", "dBA", "Hz", "h", "mV", "mA", "µW", "Ω"), figure
        assert len(figure["source"]) > 10, figure


@fact
def people_read_every_figure_too():
    text = works("figures", "open").out
    lines = [line for line in text.split("\n") if line.startswith("  ")]
    assert len(lines) == len(document("open")["figures"])
    assert "-0.0 dB" not in text
    assert all(len(line.encode()) < 100 for line in lines)


@fact
def archetypes_keep_in_and_out_what_they_should():
    for model, (isolation, bleed) in ARCHETYPES.items():
        found = figures(model)
        near(found["isolation_mean"], isolation, 0.7)
        near(found["bleed_near"] - FOOT_DB, bleed, 0.6)


@fact
def isolation_is_that_of_the_network():
    rows = simulated("closed", "125:4000:12")
    found = figures("closed")
    near(found["isolation_mean"], sum(row["isolation"] for row in rows) / len(rows), 1e-6)
    for hz in OCTAVES:
        rows = simulated("closed", f"{hz / math.sqrt(2)}:{hz * math.sqrt(2)}:30")
        passed = sum(10 ** (-row["isolation"] / 10) for row in rows) / len(rows)
        near(found[f"isolation_{hz}_hz"], -10 * math.log10(passed), 0.4)


@fact
def crosstalk_is_that_of_the_network():
    found = figures("open")
    for hz in OCTAVES:
        rows = simulated("open", f"{hz / math.sqrt(2)}:{hz * math.sqrt(2)}:30")
        weight = sum(abs(row["drum"]) ** 2 for row in rows)
        far = sum(abs(row["drum"]) ** 2 * 10 ** (row["crosstalk"] / 10) for row in rows)
        near(found[f"crosstalk_{hz}_hz"], 10 * math.log10(far / weight), 0.4)


@fact
def time_halves_with_every_three_decibels():
    for decibels, hours in ((85, 8), (88, 4), (94, 1), (70, 24)):
        near(figures("open", f"--level={decibels}")["permitted_niosh"], hours, 1e-9)
    found = figures("open", "--level=83")
    near(found["permitted_who"], 20, 1e-9)
    near(found["permitted_who_child"], 40 / 2 ** (8 / 3), 1e-9)


@fact
def level_moves_what_hangs_on_it():
    low, high = figures("open", "--level=70"), figures("open", "--level=90")
    near(high["bleed_far_at_level"] - low["bleed_far_at_level"], 20, 1e-9)
    near(high["need_voltage"] / low["need_voltage"], 10, 1e-9)
    near(high["need_power"] / low["need_power"], 100, 1e-7)
    near(low["gain_margin"] - high["gain_margin"], 20, 1e-9)
    for key in ("bleed_near", "isolation_mean", "skew_bass", "howl_frequency", "reach"):
        assert low[key] == high[key], key


@fact
def voltage_current_and_power_fit_the_impedance():
    ohm = simulated("open", "1000:1000:1")[0]["ohm"]
    found = figures("open", "--source=amplifier")
    near(found["need_voltage"] / found["need_current"] / abs(ohm), 1, 1e-9)
    near(found["need_power"] / found["need_current"] ** 2 / ohm.real, 1, 1e-9)
    near(found["lowest_impedance"], min(abs(row["ohm"])
                                        for row in simulated("open", "20:10000:24")), 0.5)


@fact
def source_divides_its_voltage():
    rows = simulated("open", "500:2000:12")
    levels = [20 * math.log10(abs(row["drum"] * row["ohm"] / (row["ohm"] + 10)) / 20e-6)
              for row in rows]
    found = figures("open", "--source=laptop")
    near(found["sensitivity"], sum(levels) / len(levels), 1e-6)
    near(found["reach"], found["sensitivity"], 0.01)
    assert figures("open", "--source=amplifier")["reach"] > found["reach"] + 12


@fact
def microphone_farther_away_has_more_margin():
    close, far = figures("open", "--distance=0.15"), figures("open", "--distance=1")
    assert far["gain_margin_worst"] > close["gain_margin_worst"] + 10
    for found in (close, far):
        assert found["gain_margin"] >= found["gain_margin_worst"]
        near(found["loop_gain"], -found["gain_margin_worst"], 1e-9)
    assert figures("closed")["gain_margin"] > figures("open")["gain_margin"] + 10


@fact
def closed_backs_spare_the_ear_in_noise():
    shut = figures("closed", "--noise=plane")
    bare = figures("open", "--noise=plane")
    assert shut["noise_outside"] == bare["noise_outside"] == 82
    assert shut["noise_inside"] < bare["noise_inside"] - 8
    near(shut["music_level"] - shut["noise_inside"], 10, 1e-9)
    assert shut["music_level_permitted"] > 4 * bare["music_level_permitted"]
    assert shut["masked_level"] < shut["noise_inside"]


@fact
def skew_is_the_opposite_of_the_model():
    curve = [(row["hz"], 20 * math.log10(abs(row["drum"])))
             for row in simulated("open", "10:20000:24")]
    neutral = target("harman-over-ear-2018")
    for hz, band in ((40, "sub"), (100, "bass"), (5000, "bite")):
        found = figures("open", "--track", tone("tone.wav", hz))
        third = [hz * 10 ** ((i / 10 - 0.5) / 10) for i in range(11)]
        expected = [aligned(neutral, line) - aligned(curve, line) for line in third]
        assert min(expected) - 0.2 <= found[f"skew_{band}"] <= max(expected) + 0.2, (hz, found)


@fact
def recording_changes_what_is_weighted_by_it():
    pink = figures("closed")
    deep = figures("closed", "--track", tone("deep.wav", 50))
    assert deep["skew_presence"] is None or abs(deep["skew_presence"] - pink["skew_presence"]) < 3
    assert deep["bleed_far_at_level"] != pink["bleed_far_at_level"]
    assert deep["need_voltage"] > 2 * pink["need_voltage"]
    assert deep["isolation_mean"] == pink["isolation_mean"]


@fact
def change_of_the_housing_changes_the_figures():
    plain, worn = figures("closed"), figures("closed", "--what-if", "leak=gap")
    assert worn["isolation_mean"] < plain["isolation_mean"] - 3
    assert worn["skew_sub"] > plain["skew_sub"] + 3


@fact
def comma_locale_changes_nothing():
    variables = comma_locale()
    assert works("figures", "open", variables=variables).out == works("figures", "open").out


@fact
def wrong_calls_are_refused():
    for arguments, words in (
            ((), "MODEL"),
            (("closed", "open"), "MODEL"),
            (("closed", "--source=gramophone"), "laptop, dongle, interface, amplifier"),
            (("closed", "--noise=moon"), "booth, bedroom"),
            (("closed", "--level=nan"), "0 to 140"),
            (("closed", "--level=1000"), "1000"),
            (("closed", "--distance=0.05"), "0.1 to 100"),
            (("closed", "--angle=-1"), "0 to 180"),
            (("neutral",), "no design of a headphone"),
            (("no such headphone",), "no such headphone"),
            (("closed", "--what-if=nonsense"), "nonsense")):
        refuses(2, "figures", *arguments, says=[words])


@fact
def recordings_that_cannot_be_read_are_named():
    write_wav(FOLDER / "silent.wav", [[0.0] * RATE] * 2, RATE)
    refuses(1, "figures", "closed", "--track=silent.wav", says=["silent.wav"])
    refuses(1, "figures", "closed", "--track=missing.wav", says=["missing.wav"])


@fact
def closest_are_sorted_and_counted():
    rows = [line.split("\t") for line in works("closest", "hd 650", "--count=7").out.splitlines()]
    distances = [float(row[0]) for row in rows]
    assert len(rows) == 7 and distances == sorted(distances)
    assert all(row[1] != "sennheiser-hd-650" for row in rows)
    listed = json.loads(works("list", "--json").out)
    everyone = works("closest", "hd 650", "--count=1000").out.splitlines()
    assert len(everyone) == sum(entry["kind"] == "headphone" for entry in listed) - 1


@fact
def closest_keep_to_their_enclosure():
    listed = {entry["id"]: entry for entry in json.loads(works("list", "--json").out)}
    for kind in ("closed", "semi-open", "open"):
        answer = json.loads(works("closest", "hd 650", f"--enclosure={kind}", "--count=5",
                                  "--json").out)
        assert answer["model"] == "sennheiser-hd-650" and len(answer["closest"]) == 5
        for match in answer["closest"]:
            assert match["enclosure"] == listed[match["id"]]["enclosure"] == kind, match
            assert match["distance_db"] >= 0 and match["origin"], match


@fact
def distance_is_that_of_the_curves():
    def profile(model):
        """Smoothed levels at twelfths of an octave with the weights of the ear."""
        rows = simulated(model, "15:13000:48")
        curve = [(row["hz"], 20 * math.log10(abs(row["drum"]))) for row in rows]
        points = []
        for i in range(108):
            hz = 20 * 2 ** (i / 12)
            lines = [level(curve, hz * 2 ** ((j / 20 - 0.5) / 3)) for j in range(21)]
            points.append((hz / (1 + 4.37e-3 * hz), sum(lines) / len(lines)))
        return points

    answer = json.loads(works("closest", "closed", "--count=3", "--json").out)
    one = profile("closed")
    for match in answer["closest"]:
        pairs = [(weight, a - b) for (weight, a), (_, b) in zip(one, profile(match["id"]))]
        total = sum(weight for weight, _ in pairs)
        mean = sum(weight * value for weight, value in pairs) / total
        rms = math.sqrt(sum(weight * (value - mean) ** 2 for weight, value in pairs) / total)
        near(match["distance_db"], rms, 0.05)


@fact
def targets_have_neighbours_too():
    assert len(works("closest", "neutral", "--count=2").out.splitlines()) == 2


@fact
def wrong_searches_are_refused():
    for arguments, words in (((), "MODEL"), (("a", "b"), "MODEL"),
                             (("closed", "--enclosure=ajar"), "closed, semi-open or open"),
                             (("closed", "--enclosure=none"), "closed, semi-open or open"),
                             (("closed", "--count=0"), "--count 0"),
                             (("no such headphone",), "no such headphone")):
        refuses(2, "closest", *arguments, says=[words])


run_facts()
