#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup simulate as an outside user sees it: numbers, grids, formats."""

import json
import math
import re

from harness import (COLUMNS, ROOT, archetypes, comma_locale, earcup, fact, refuses, run_facts,
                     works, write)

GOLDEN = {
    "closed": ("closed", {}),
    "semi_open": ("semi_open", {}),
    "open": ("open", {}),
    "planar_open": ("planar_open", {}),
    "same_driver_sealed": ("same_driver_sealed", {}),
    "same_driver_open": ("same_driver_open", {}),
    "closed_spectacles": ("closed", {"RL2": "8e5", "ML2": "6400"}),
    "closed_rg120": ("closed", {"Rg": "120"}),
    "closed_rigid_cup": ("closed", {"Mc": "inf"}),
    "closed_lumped": ("closed", {"df": "0", "Lb": "0"}),
}
COMPLEX = ("pdrum", "Z", "bleed", "bleed90", "Zout")
RELATIVE = 1e-6
DECIBEL = 1e-4


def golden(name):
    """A table of the reference: rows of numbers, in the order of COLUMNS."""
    lines = (ROOT / "tests/golden" / f"{name}.csv").read_text("utf-8").split("\n")
    assert lines[0].split(",") == COLUMNS, lines[0]
    return [[float(word) for word in line.split(",")] for line in lines[1:] if line]


def as_values(row):
    """A row as a dictionary; real and imaginary parts become one complex number."""
    cells = dict(zip(COLUMNS, row))
    for name in COMPLEX:
        cells[name] = complex(cells.pop(f"{name}_re"), cells.pop(f"{name}_im"))
    return cells


def compare(rows, expected):
    """Holds a table against another one, within the tolerance of the reference."""
    assert len(rows) == len(expected), (len(rows), len(expected))
    for row, other in zip(rows, expected):
        one, two = as_values(row), as_values(other)
        for name, value in two.items():
            limit = DECIBEL if name.endswith("_dB") else RELATIVE * abs(value)
            assert abs(one[name] - value) <= limit, (one["f_Hz"], name, one[name], value)


def grid(start, end, per_octave):
    """The frequencies that --at promises."""
    steps = round(per_octave * math.log2(end / start))
    return [start * (end / start) ** (i / steps) if steps else start for i in range(steps + 1)]


def frequencies(*arguments):
    """What a run prints in its first column."""
    return [row[0] for row in works("simulate", "closed", *arguments).rows()]


def expect_grid(text, start, end, per_octave):
    """Holds --at against the formula."""
    found = frequencies("--at", text)
    expected = grid(start, end, per_octave)
    assert len(found) == len(expected), (text, len(found), len(expected))
    for one, other in zip(found, expected):
        assert abs(one - other) <= 1e-12 * other, (text, one, other)


@fact
def all_ten_reference_tables_are_met():
    for name, (archetype, changes) in GOLDEN.items():
        sets = [word for key, value in changes.items() for word in ("--set", f"{key}={value}")]
        result = works("simulate", archetype, *sets, "--at", "10:20000:12", "--format=csv")
        compare(result.rows(), golden(name))


@fact
def a_changed_parameter_misses_the_reference():
    rows = works("simulate", "closed", "--set", "Rg=119", "--at", "10:20000:12").rows()
    try:
        compare(rows, golden("closed_rg120"))
    except AssertionError:
        return
    raise AssertionError("119 Ω and 120 Ω give the same table")


@fact
def numbers_have_twelve_significant_digits():
    lines = works("simulate", "open").out.split("\n")[1:-1]
    for word in ",".join(lines).split(","):
        digits = re.sub(r"e.*|[-.]", "", word)
        assert len(digits) >= 12, word


@fact
def a_params_file_gives_the_table_of_its_archetype():
    for name, (archetype, changes) in GOLDEN.items():
        design = dict(archetypes()[archetype])
        design.update({key: value if value == "inf" else float(value)
                       for key, value in changes.items()})
        result = works("simulate", "--params", write(f"{name}.json", json.dumps(design)))
        assert result.err == "", result
        compare(result.rows(), golden(name))


@fact
def set_changes_a_params_file():
    path = write("set.json", json.dumps(archetypes()["closed"]))
    compare(works("simulate", "--params", path, "--set", "Rg=120").rows(),
            golden("closed_rg120"))


@fact
def the_last_of_two_values_for_one_key_counts():
    sets = ["--set", "Rg=7", "--set", "Rg=120"]
    compare(works("simulate", "closed", *sets).rows(), golden("closed_rg120"))


@fact
def an_unknown_key_in_a_params_file_is_named_and_passed_over():
    design = dict(archetypes()["closed"], comment="mine")
    result = works("simulate", "--params", write("more.json", json.dumps(design)))
    assert "“comment”" in result.err and "more.json" in result.err, result
    compare(result.rows(), golden("closed"))


@fact
def optional_keys_have_defaults():
    design = dict(archetypes()["closed"])
    for key in ("ear", "rad", "ear_loss"):
        design.pop(key, None)
    compare(works("simulate", "--params", write("less.json", json.dumps(design))).rows(),
            golden("closed"))


@fact
def the_grid_follows_its_formula():
    expect_grid("10:20000:12", 10.0, 20000.0, 12)
    expect_grid("20:20000:3", 20.0, 20000.0, 3)
    expect_grid("100:1000:1", 100.0, 1000.0, 1)
    expect_grid("31.5:8e3:48", 31.5, 8000.0, 48)
    expect_grid("440:1760:0.5", 440.0, 1760.0, 0.5)
    expect_grid("1000:1000:6", 1000.0, 1000.0, 6)


@fact
def the_grid_holds_both_of_its_ends():
    found = frequencies("--at", "17:19001:7")
    assert found[0] == 17.0 and found[-1] == 19001.0, found
    assert frequencies("--at", "100:101:1") == [100.0, 101.0]


@fact
def without_a_grid_it_is_that_of_the_reference():
    assert len(frequencies()) == len(golden("closed"))


@fact
def a_file_of_frequencies_keeps_its_order():
    path = write("hz", "# first line\n1000\n\n  20 \n# 5\n8e3\r\n20\n0.5")
    assert frequencies("--at-file", path) == [1000.0, 20.0, 8000.0, 20.0, 0.5]


@fact
def json_holds_the_numbers_of_the_table():
    result = works("simulate", "semi_open", "--at", "20:20000:3", "--format=json")
    document = json.loads(result.out)
    rows = works("simulate", "semi_open", "--at", "20:20000:3").rows()
    assert document["model"] == "semi_open", result
    assert [list(point) for point in document["points"]] == [COLUMNS] * len(rows), result
    for point, row in zip(document["points"], rows):
        assert all(abs(point[name] - value) <= 1e-14 * abs(value)
                   for name, value in zip(COLUMNS, row)), (point, row)


@fact
def all_adds_columns_and_changes_none():
    plain = works("simulate", "open", "--at=20:20000:3").out.split("\n")
    full = works("simulate", "open", "--at=20:20000:3", "--all").out.split("\n")
    assert len(plain) == len(full) and full[0].split(",")[:len(COLUMNS)] == COLUMNS, full[0]
    for short, long in zip(plain, full):
        assert long.startswith(short) and (not short or long.count(",") == 20), (short, long)

    # What is added follows from the impedances: the open ear resists and has mass, and low
    # tones meet 14 dB more before an open back than before no headphone.
    rows = [dict(zip(full[0].split(","), map(float, line.split(",")))) for line in full[1:-1]]
    low = min(rows, key=lambda row: abs(row["f_Hz"] - 50.0))
    outward = abs(complex(low["Zout_re"], low["Zout_im"]))
    bare = abs(complex(low["Zopen_re"], low["Zopen_im"]))
    assert 12 < 20 * math.log10(outward / bare) < 16, low
    assert all(row["Zopen_re"] > 0 and row["Zopen_im"] > 0 for row in rows)
    assert all(abs(complex(row["PDR_re"], row["PDR_im"]) - 1) < 0.1 for row in rows[:3]), rows[:3]
    assert all(-0.01 < row["delay_s"] < 0.02 for row in rows), rows


@fact
def messages_stay_off_the_standard_output():
    result = works("simulate", "hd650", "--at", "20:20000:3")
    assert len(result.rows()) == 31, result
    assert "HD 650: Fitted to a measurement" in result.err, result


@fact
def a_decimal_comma_changes_no_byte():
    comma = comma_locale()
    for arguments in (["simulate", "closed", "--set", "Rg=0.5"],
                      ["simulate", "closed", "--at", "20.5:2000.5:1.5", "--format=json"],
                      ["list", "--json"]):
        here = works(*arguments, variables={"LC_ALL": "C.UTF-8", "LANGUAGE": "C"})
        there = works(*arguments, variables={**comma, "LANGUAGE": "C"})
        assert here.raw == there.raw, (here, there)


@fact
def a_design_without_a_solution_is_refused():
    refuses(1, "simulate", "closed", "--set", "Lb=1e10", says=["Hz"])
    refuses(1, "simulate", "closed", "--set", "Lb=1e10", "--format=json", says=["Hz"])
    refuses(1, "simulate", "closed", "--at", "1e-300:1e-299:1", says=["1e-300 Hz"])


@fact
def blocked_branches_print_no_not_a_number():
    sets = [word for key in ("RL", "RL2", "Rbv", "Rv", "Mc") for word in ("--set", f"{key}=inf")]
    result = earcup("simulate", "closed", *sets)
    assert result.code == 0 and "nan" not in result.out, result
    result = works("simulate", "closed", *sets, "--format=json")
    json.loads(result.out, parse_constant=lambda word: 1 / 0)


@fact
def a_full_disk_is_an_error():
    with open("/dev/full", "wb") as full:
        result = earcup("simulate", "closed", stdout=full)
    assert result.code == 1 and "standard output" in result.err, result


run_facts()
