#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad files for earcup simulate: status 1 and one sentence that names the file and the value."""

import json
import os

from harness import FOLDER, Skipped, archetypes, earcup, fact, refuses, run_facts, write

OPTIONAL = {"ear_loss", "res", "rad", "ear"}


def params(changes=None, without=None):
    """A params file with some keys changed or one taken out."""
    design = dict(archetypes()["closed"])
    design.update(changes or {})
    if without is not None:
        del design[without]
    return write("design.json", json.dumps(design))


def refuses_params(path, *says):
    """Expects a params file to be refused by name."""
    refuses(1, "simulate", "--params", path, says=[os.path.basename(path), *says])


def refuses_frequencies(text, *says):
    """Expects a file of frequencies to be refused by name."""
    refuses(1, "simulate", "closed", "--at-file", write("hz.txt", text), says=["hz.txt", *says])


@fact
def each_missing_key_is_named():
    for key in archetypes()["closed"]:
        if key not in OPTIONAL:
            refuses_params(params(without=key), f" {key} ", "missing")


@fact
def not_a_number_is_refused():
    text = json.dumps(dict(archetypes()["closed"], Cms=float("nan")))
    for word in ("NaN", "-NaN", "Infinity", "-Infinity"):
        refuses_params(write("nan.json", text.replace("NaN", word)), f"Cms is {word}, it must be")
    refuses_params(write("nan.json", text.replace("NaN", "1e999")), "Cms")
    refuses_params(write("nan.json", text.replace("NaN", '"NaN"')), "Cms", "NaN")


@fact
def a_value_that_cannot_be_is_named():
    for key, value in (("Cms", -2.0), ("Cms", 0.0), ("Sd", -1.0), ("Re", "sixty"),
                       ("Bl", None), ("Mmd", [1]), ("Vf", {}), ("Re", True), ("phi", 2.0),
                       ("Re", "inf"), ("RL", "infinite")):
        shown = str(value) if isinstance(value, float) else json.dumps(value)
        refuses_params(params({key: value}), f" {key} ", shown.removesuffix(".0"))


@fact
def a_residual_section_that_cannot_be_is_named():
    good = {"f": 1000.0, "Q": 1.0, "g": 1.0, "scope": "ear"}
    refuses_params(params({"res": 5}), "res", "5")
    refuses_params(params({"res": [5]}), "res", "5")
    refuses_params(params({"res": [dict(good, scope="nose")]}), "scope", "nose")
    refuses_params(params({"res": [dict(good, f=0)]}), "0")
    refuses_params(params({"res": [dict(good, Q=-1)]}), "-1")
    for key in ("f", "Q", "g"):
        refuses_params(params({"res": [{k: v for k, v in good.items() if k != key}]}), key)
    refuses_params(params({"res": [good] * 1000}), "1000")


@fact
def another_ear_is_refused():
    refuses_params(params({"ear": "kemar"}), "kemar", "oes711")
    refuses_params(params({"rad": "yes"}), "rad", "yes")


@fact
def a_file_that_is_no_design_is_named():
    refuses_params("missing.json")
    refuses_params(write("empty.json", ""), "empty")
    refuses_params(write("text.json", "a headphone\n"), "JSON")
    refuses_params(write("list.json", "[1, 2]"), "object")
    refuses_params(write("number.json", "5"), "object")
    refuses_params(write("binary.json", bytes(range(256))))
    refuses_params(write("deep.json", "[" * 100000))
    (FOLDER / "folder.json").mkdir()
    refuses_params("folder.json", "directory")
    refuses_params("/dev/zero")


@fact
def a_truncated_file_is_refused_wherever_it_ends():
    text = json.dumps(archetypes()["closed"])
    for length in range(1, len(text), len(text) // 12):
        refuses_params(write("cut.json", text[:length]), "JSON")


@fact
def an_unreadable_file_is_named():
    if os.geteuid() == 0:
        raise Skipped("root can read everything")
    path = params()
    (FOLDER / path).chmod(0)
    refuses_params(path)
    (FOLDER / path).unlink()


@fact
def a_frequency_that_cannot_be_is_named_with_its_line():
    for word in ("0", "-20", "nan", "inf", "1e99", "20 Hz", "20,5", "twenty"):
        refuses_frequencies(f"# grid\n100\n{word}\n200\n", f"“{word}”", "line 3")


@fact
def a_file_without_frequencies_is_named():
    refuses_frequencies("")
    refuses_frequencies("\n\n")
    refuses_frequencies("# nothing\n")
    refuses_frequencies(b"\x00\x01\x02")
    refuses(1, "simulate", "closed", "--at-file", "missing.txt", says=["missing.txt"])
    refuses(1, "simulate", "closed", "--at-file", "folder.json", says=["folder.json"])
    refuses(1, "simulate", "closed", "--at-file", "/dev/zero", says=["zero"])


@fact
def a_name_with_any_letters_is_shown_as_it_is():
    refuses_params(write("größer % s%n.json", "{}"), "größer % s%n.json")
    result = earcup("simulate", "--params", b"\xff.json".decode("utf-8", "surrogateescape"))
    assert result.code == 1 and result.out == "", result


run_facts()
