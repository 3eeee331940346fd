#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tool that makes the fits of the catalogue, tried on curves that the program simulates.

It gets the program and the root of the sources as its arguments, and reports in TAP.
"""

import csv
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import traceback

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(sys.argv[2]).resolve()
TOOL = ROOT / "data/catalogue/fit.py"
DATA = ROOT / "data/catalogue"
RIGS = {"gras", "innerfidelity", "rtings", "headphonecom"}
COLUMNS_OF_A_CURVE = {"frequency", "raw", "points", "measured", "curve", "level"}

_folder = tempfile.TemporaryDirectory(prefix="earcup-fit-tool-")
FOLDER = pathlib.Path(_folder.name)
_facts = []


def fact(function):
    """Marks a function as a fact to be tested; its name is the sentence."""
    _facts.append(function)
    return function


def run(*arguments):
    """Runs something and returns what came of it."""
    return subprocess.run([str(argument) for argument in arguments], capture_output=True,
                          text=True, check=False, timeout=120)


def tool(*arguments):
    """Runs the tool with the program that is tested."""
    return run(sys.executable, TOOL, *arguments, "--earcup", PROGRAM)


def simulate(model):
    """The curve of a model at its drum: frequency and level in dB, 1 kHz being 0."""
    done = run(PROGRAM, "simulate", model, "--at", "20:20000:24")
    assert done.returncode == 0, done.stderr
    rows = [{key: float(word) for key, word in row.items()}
            for row in csv.DictReader(done.stdout.splitlines())]
    return [(row["f_Hz"], complex(row["pdrum_re"], row["pdrum_im"])) for row in rows]


def write_curve(name, model):
    """Writes the curve of a model as a measured file would have it."""
    lines = ["frequency,raw"]
    lines += [f"{hz:.2f},{20 * math.log10(abs(drum)):.3f}" for hz, drum in simulate(model)]
    (FOLDER / f"{name}.csv").write_text("\n".join(lines) + "\n")


def entry(name, enclosure, impedance):
    """An entry with just the figures that the tool looks at."""
    figures = {"enclosure": enclosure, "transducer": "dynamic", "impedance_ohm": impedance}
    return {"id": name, "figures": {key: {"value": value} for key, value in figures.items()}}


def prepare():
    """A folder of two curves, and the files that say what they are."""
    write_curve("Closed one", "closed")
    write_curve("Open one", "open")
    relations = [{"entry": "b", "curve": {"file": "Open one", "rig": "gras", "by": "Somebody"}},
                 {"entry": "a", "curve": {"file": "Closed one", "rig": "gras", "by": "Nobody"}},
                 {"entry": "c", "relative": {"id": "a", "why": "same-cup"}}]
    entries = [entry("a", "closed", 63), entry("b", "open", 300), entry("c", "closed", 32)]
    (FOLDER / "entries.json").write_text(json.dumps({"entries": entries}))
    (FOLDER / "relations.json").write_text(json.dumps({"relations": relations}))


def make_fits(name):
    """Runs the tool on that folder and returns the text it writes."""
    done = tool("fit", FOLDER, "--entries", FOLDER / "entries.json",
                "--relations", FOLDER / "relations.json", "-o", FOLDER / name)
    assert done.returncode == 0, done.stderr
    return (FOLDER / name).read_text("utf-8")


@fact
def simulated_curves_are_fitted_with_their_own_figures():
    prepare()
    fits = json.loads(make_fits("fits.json"))["fits"]
    assert [fit["file"] for fit in fits] == ["Closed one", "Open one"], fits
    assert [fit["construction"] for fit in fits] == ["closed", "open"], fits
    assert [fit["by"] for fit in fits] == ["Nobody", "Somebody"], fits
    for fit, ohm in zip(fits, (63, 300)):
        assert fit["impedance_ohm"] == ohm and 0 < fit["numbers"] <= 38, fit
        assert abs(fit["design"]["Re"] / ohm - 0.95) < 0.001, fit["design"]["Re"]
        assert 0 <= fit["rms_db_20_1k"] < 0.5 and 0 <= fit["rms_db_1k_10k"] < 0.5, fit


@fact
def what_is_written_is_a_design_that_the_program_reads():
    prepare()
    for fit in json.loads(make_fits("fits.json"))["fits"]:
        params = FOLDER / "params.json"
        params.write_text(json.dumps(fit["design"]))
        done = run(PROGRAM, "simulate", "--params", params, "--at", "1000:1000:1")
        assert done.returncode == 0 and done.stderr == "", done.stderr


@fact
def the_same_folder_gives_the_same_bytes():
    prepare()
    assert make_fits("one.json") == make_fits("two.json")


@fact
def a_missing_file_is_named_and_nothing_is_written():
    prepare()
    (FOLDER / "Open one.csv").unlink()
    done = tool("fit", FOLDER, "--entries", FOLDER / "entries.json",
                "--relations", FOLDER / "relations.json", "-o", FOLDER / "none.json")
    assert done.returncode == 1 and "Open one" in done.stderr, done
    assert "Closed one" not in done.stderr, done.stderr
    assert not (FOLDER / "none.json").exists()


@fact
def a_curve_that_cannot_be_fitted_is_named():
    prepare()
    (FOLDER / "Open one.csv").write_text("frequency,raw\n1000,nan\n")
    done = tool("fit", FOLDER, "--entries", FOLDER / "entries.json",
                "--relations", FOLDER / "relations.json", "-o", FOLDER / "none.json")
    assert done.returncode == 1 and "Open one" in done.stderr, done
    assert not (FOLDER / "none.json").exists()


@fact
def the_fits_of_the_catalogue_hold_no_measured_points():
    text = (DATA / "fits.json").read_text("utf-8")
    for fit in json.loads(text)["fits"]:
        assert not COLUMNS_OF_A_CURVE & set(fit), fit["file"]
        lists = [key for key, value in fit["design"].items() if isinstance(value, list)]
        assert lists in ([], ["res"]), lists
        assert len(fit["design"].get("res", [])) <= 8, fit["file"]
        assert 0 < fit["numbers"] <= 38, fit["file"]


@fact
def the_fits_of_the_catalogue_are_close_enough():
    fits = json.loads((DATA / "fits.json").read_text("utf-8"))["fits"]
    for key in ("rms_db_20_1k", "rms_db_1k_10k"):
        errors = sorted(fit[key] for fit in fits)
        assert errors[len(errors) // 2] <= 0.18 and errors[-1] <= 0.8, (key, errors)


@fact
def each_curve_of_the_relations_has_a_fit_and_a_rig():
    relations = json.loads((DATA / "relations.json").read_text("utf-8"))["relations"]
    fits = {fit["file"]: fit
            for fit in json.loads((DATA / "fits.json").read_text("utf-8"))["fits"]}
    curves = [relation["curve"] for relation in relations if "curve" in relation]
    curves += [curve for relation in relations for curve in relation.get("also", [])]
    assert sorted(curve["file"] for curve in curves) == sorted(fits), len(fits)
    for curve in curves:
        assert curve["rig"] in RIGS and curve["by"], curve
        assert fits[curve["file"]]["rig"] == curve["rig"], curve


@fact
def the_table_of_all_models_is_up_to_date():
    done = tool("table", "--check")
    assert done.returncode == 0, done.stderr


@fact
def a_table_that_is_out_of_date_is_found():
    text = (ROOT / "app/acoustics/README.md").read_text("utf-8")
    place = FOLDER / "README.md"
    assert text.count("| oratory1990 |") > 1
    place.write_text(text.replace("| oratory1990 |", "| a guess |", 1), "utf-8")
    assert tool("table", "--check", "-o", place).returncode == 1
    assert tool("table", "-o", place).returncode == 0
    assert tool("table", "--check", "-o", place).returncode == 0
    assert "| a guess |" not in place.read_text("utf-8")


def main():
    """Runs all facts and reports in TAP."""
    status = 0
    print(f"1..{len(_facts)}", flush=True)
    for number, function in enumerate(_facts, 1):
        good = True
        try:
            function()
        except (AssertionError, OSError, ValueError, LookupError, subprocess.SubprocessError):
            traceback.print_exc()
            good = False
        name = function.__name__.replace("_", "-")
        print(f"{'ok' if good else 'not ok'} {number} /catalogue/fit-tool/{name}", flush=True)
        status = status or int(not good)
    _folder.cleanup()
    sys.exit(status)


if __name__ == "__main__":
    main()
