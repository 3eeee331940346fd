#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup fit: a design for a measured curve. The curves are computed from the archetypes."""

import json
import math

from harness import FOLDER, ROOT, comma_locale, earcup, fact, refuses, run_facts, works, write

GRID = "20:10000:16"


def levels(*arguments, at=GRID):
    """The level at the drum in dB SPL for 1 V, by frequency."""
    rows = works("simulate", *arguments, f"--at={at}").rows()
    return [(row[0], 20 * math.log10(math.hypot(row[1], row[2]) / 2e-5)) for row in rows]


def table(points, heading="frequency,raw"):
    """The text of a measured file."""
    return "\n".join([heading] + [f"{hz:.2f},{db:.3f}" for hz, db in points]) + "\n"


def measure(name, model, *arguments, offset=-100.0):
    """Writes what a measurement of an archetype would look like."""
    points = levels(model, *arguments, at="20:20000:40")
    return write(name, table([(hz, db + offset) for hz, db in points]))


def fit(name, *arguments, output="params.json"):
    """The report on a fit."""
    return json.loads(works("fit", name, *arguments, "--json", "-o", output).out)


def deviation(curve, *arguments):
    """The errors of the design in both bands, about the mean over all."""
    wanted = levels(curve)
    found = levels(*arguments)
    deviations = [b - a for (_, a), (_, b) in zip(wanted, found)]
    mean = sum(deviations) / len(deviations)
    errors = []
    for band in ((0, 1000), (1000, 10001)):
        inside = [(d - mean) ** 2 for (hz, _), d in zip(wanted, deviations)
                  if band[0] < hz <= band[1]]
        errors.append(math.sqrt(sum(inside) / len(inside)))
    return errors


def target(name):
    """A bundled target curve."""
    text = (ROOT / "data/targets" / (name + ".csv")).read_text("utf-8")
    rows = [line.split(",") for line in text.split() if line[0] not in "#f"]
    return [(float(hz), float(db)) for hz, db in rows]


def read(points, hz):
    """A curve at a frequency, straight over the logarithm of frequency."""
    for (left, a), (right, b) in zip(points, points[1:]):
        if hz <= right:
            return a + (b - a) * math.log(max(hz, left) / left) / math.log(right / left)
    return points[-1][1]


@fact
def what_is_reported_is_what_simulate_finds():
    for model, construction, ohm in (("closed", "closed", 63), ("semi_open", "semi-open", 55),
                                     ("open", "open", 300), ("planar_open", "planar", 70)):
        name = measure("curve.csv", model)
        report = fit(name, f"--construction={construction}", f"--impedance={ohm}")
        low, high = deviation(model, "--params", "params.json")
        assert low < 0.2 and high < 0.2, (model, low, high)
        assert abs(report["rms_db_20_1k"] - low) < 0.01, (report, low)
        assert abs(report["rms_db_1k_10k"] - high) < 0.01, (report, high)
        assert report["construction"] == construction, report
        assert report["numbers"] <= 38, report
        assert report["file"] == "curve.csv", report
        rows = works("simulate", "--params", "params.json", "--at=10:20480:48").rows()
        ohms = [math.hypot(row[3], row[4]) for row in rows]
        assert abs(report["impedance_min_ohm"] - min(ohms)) < 1e-6, report
        assert abs(report["impedance_peak_ohm"] - max(ohms)) < 1e-6, report
        assert min(ohms) >= 0.8 * ohm, (model, min(ohms))


@fact
def the_sensitivity_sets_the_level():
    name = measure("curve.csv", "open")
    for wanted in (94.0, 100.0):
        fit(name, "--construction=open", "--impedance=64", f"--sensitivity={wanted}")
        (_, level), *_ = levels("--params", "params.json", at="1000:2000:1")
        assert abs(level - 10 * math.log10(1000 / 64) - wanted) < 2.5, (wanted, level)


@fact
def another_rig_is_converted():
    gras = target("harman-over-ear-2018")
    for rig in ("innerfidelity", "rtings", "headphonecom"):
        own = target(f"{rig}-harman-over-ear-2018")
        points = levels("open", at="20:20000:40")
        write("other.csv", table([(hz, db - read(gras, hz) + read(own, hz)) for hz, db in points]))
        report = fit("other.csv", "--construction=open", "--impedance=300", f"--rig={rig}")
        assert report["rig"] == rig, report
        low, high = deviation("open", "--params", "params.json")
        assert low < 0.25 and high < 0.25, (rig, low, high)


@fact
def what_is_not_known_is_said():
    name = measure("curve.csv", "closed")
    notes = " ".join(fit(name)["notes"])
    for word in ("no rig", "GRAS", "no impedance", "no sensitivity", "no construction"):
        assert word in notes, (word, notes)
    known = fit(name, "--construction=closed", "--impedance=63", "--sensitivity=98", "--rig=gras")
    for word in ("no rig", "no impedance", "no sensitivity", "no construction"):
        assert word not in " ".join(known["notes"]), known


@fact
def without_a_construction_the_nearest_is_kept():
    name = measure("curve.csv", "planar_open")
    best = fit(name, "--impedance=70")
    for construction in ("closed", "semi-open", "open", "planar"):
        one = fit(name, "--impedance=70", f"--construction={construction}")
        assert (math.hypot(best["rms_db_20_1k"], best["rms_db_1k_10k"]) <=
                math.hypot(one["rms_db_20_1k"], one["rms_db_1k_10k"]) + 1e-9), (best, one)
        if construction == best["construction"]:
            assert one["rms_db_20_1k"] == best["rms_db_20_1k"], (best, one)


@fact
def rows_in_any_order_give_the_same_and_are_said_to_be_sorted():
    name = measure("curve.csv", "closed")
    lines = (FOLDER / name).read_text("utf-8").split()
    write("mixed.csv", "\n".join([lines[0]] + lines[:0:-1]) + "\n")
    straight = fit(name, "--construction=closed", output="a.json")
    mixed = fit("mixed.csv", "--construction=closed", output="b.json")
    assert (FOLDER / "a.json").read_bytes() == (FOLDER / "b.json").read_bytes()
    assert "sorted" in " ".join(mixed["notes"]), mixed
    assert "sorted" not in " ".join(straight["notes"]), straight


@fact
def a_short_curve_is_said_to_be_held():
    points = [(hz, db - 100) for hz, db in levels("closed", at="30:9000:40")]
    notes = " ".join(fit(write("short.csv", table(points)), "--construction=closed")["notes"])
    assert "begins at 30 Hz" in notes and "ends at 9000 Hz" in notes, notes


@fact
def a_curve_that_cannot_be_met_is_said_to_be():
    points = [(20 * 1.05 ** i, 12.0 if i % 8 < 4 else -12.0) for i in range(140)]
    report = fit(write("saw.csv", table(points)), "--construction=open")
    assert max(report["rms_db_20_1k"], report["rms_db_1k_10k"]) > 1, report
    assert "poor" in " ".join(report["notes"]), report


@fact
def without_json_there_are_lines_for_people():
    name = measure("curve.csv", "closed")
    result = works("fit", name, "--construction=closed", "-o", "params.json")
    for word in ("closed", "37 numbers", "Isolation", "Bleed", "Ω"):
        assert word in result.out, result
    assert "no impedance" in result.err, result


@fact
def a_decimal_comma_in_the_language_changes_nothing():
    name = measure("curve.csv", "closed")
    arguments = ("fit", name, "--construction=closed", "--impedance=63.5", "--json", "-o")
    one = works(*arguments, "a.json")
    other = works(*arguments, "b.json", variables=comma_locale())
    assert (FOLDER / "a.json").read_bytes() == (FOLDER / "b.json").read_bytes()
    assert json.loads(one.out) | {"notes": 0} == json.loads(other.out) | {"notes": 0}, other


@fact
def bad_files_are_refused_by_line_and_value():
    good = (FOLDER / measure("curve.csv", "closed")).read_text("utf-8").split()
    head, rows = good[0], good[1:]
    for lines, *says in (
            (["Hz,SPL"] + rows, "line 1", "frequency"),
            ([head] + rows[:20] + [rows[3]] + rows[20:], "line 22", "line 5"),
            ([head] + rows[:20] + ["30.5,nan"] + rows[20:], "line 22", "nan"),
            ([head] + [row.replace(".", ",") for row in rows], "line 2", "decimal"),
            ([head] + rows[:9], "too few rows (9)"),
            ([head, "0,0"] + rows, "line 2", "0 Hz")):
        write("bad.csv", "\n".join(lines) + "\n")
        refuses(1, "fit", "bad.csv", "-o", "bad.json", says=["bad.csv", *says])
    write("bad.csv", ("\n".join(good) + "\n").encode("utf-16"))
    refuses(1, "fit", "bad.csv", "-o", "bad.json", says=["bad.csv", "UTF-16"])
    write("bad.csv", "frequency,raw\n" + "".join(f"{i},1\n" for i in range(1, 1000001)))
    refuses(1, "fit", "bad.csv", "-o", "bad.json", says=["bad.csv", "bytes"])
    refuses(1, "fit", "none.csv", "-o", "bad.json", says=["none.csv"])
    assert not (FOLDER / "bad.json").exists()


@fact
def wrong_calls_are_refused():
    name = measure("curve.csv", "closed")
    refuses(2, "fit", "-o", "x.json", says=["one file"])
    refuses(2, "fit", name, name, "-o", "x.json", says=["one file"])
    refuses(2, "fit", name, says=["-o"])
    refuses(2, "fit", name, "-o", name, says=["overwrite", name])
    refuses(2, "fit", name, "-o", "x.json", "--construction=half", says=["half", "semi-open"])
    refuses(2, "fit", name, "-o", "x.json", "--rig=ears", says=["ears", "gras"])
    for ohm in ("-3", "0", "1e6", "inf"):
        refuses(2, "fit", name, "-o", "x.json", f"--impedance={ohm}", says=["--impedance", "2000"])
    refuses(2, "fit", name, "-o", "x.json", "--sensitivity=9", says=["--sensitivity", "50"])
    refuses(2, "fit", name, "-o", "x.json", "--impedance=much", says=["much"])
    assert not (FOLDER / "x.json").exists()


@fact
def a_place_that_cannot_be_written_is_named():
    name = measure("curve.csv", "closed")
    result = earcup("fit", name, "--construction=closed", "-o", "none/x.json")
    assert result.code == 1 and "none/x.json" in result.err and result.out == "", result


run_facts()
