#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the fits of the catalogue, and the table that lists them.

    fit.py fit FOLDER --earcup PROGRAM    fits the network to each curve that relations.json names
                                          and writes fits.json; FOLDER holds the measured files
    fit.py table --earcup PROGRAM         writes the table of all models into the README of
                                          app/acoustics, as PROGRAM, built with fits.json, has them
    fit.py table --check ...              only tells whether that table is up to date

The same folder and program give the same bytes. No measured point goes into fits.json.
"""

import argparse
import concurrent.futures
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
FORMAT = "earcup-fits-1"
DIGITS = 7                 # of a parameter; moves no level by as much as 0.0001 dB
ERROR_DECIMALS = 3         # of an error in dB
TOLERANCE = 0.11           # of a figure of the table: one unit of its last place
BEGIN = "<!-- begin of the table that data/catalogue/fit.py writes -->"
END = "<!-- end of the table -->"
ORIGIN = {"fitted": "Measured by", "derived": "From", "estimated": "Construction"}
FIT_HEAD = ["< 1 kHz", "> 1 kHz"]         # errors in dB rms
HEAD = ["Isolation", "Bleed"]             # dB, dB SPL


class Trouble(Exception):
    """What keeps the tool from doing its work, in one sentence."""


def load(path):
    """Reads a file of the catalogue."""
    return json.loads(path.read_text("utf-8"))


def value_of(entry, key):
    """A figure of an entry, or None."""
    return entry["figures"].get(key, {}).get("value")


def construction_of(entry):
    """The word by which `earcup fit` knows how a headphone is built."""
    enclosure = value_of(entry, "enclosure")
    planar = value_of(entry, "transducer") == "planar"
    return "planar" if enclosure == "open" and planar else enclosure


def list_tasks(entries, relations):
    """Each curve that is to be fitted with the entry whose figures go with it, by file name."""
    by_id = {entry["id"]: entry for entry in entries}
    tasks = []
    for relation in relations:
        if relation["entry"] not in by_id:
            raise Trouble(f"relations.json names “{relation['entry']}”, which is no entry")
        curves = [relation["curve"]] if "curve" in relation else []
        tasks += [(curve, by_id[relation["entry"]]) for curve in curves + relation.get("also", [])]
    return sorted(tasks, key=lambda task: task[0]["file"])


def read_report(text, name):
    """The JSON that `earcup fit --json` prints."""
    try:
        return json.loads(text)
    except ValueError as error:
        raise Trouble(f"the report on “{name}” cannot be read: {error}") from error


def fit_one(program, folder, curve, entry):
    """Fits one curve and returns what fits.json says of it."""
    impedance = value_of(entry, "impedance_ohm")
    sensitivity = value_of(entry, "sensitivity_db_per_mw")
    construction = construction_of(entry)

    with tempfile.TemporaryDirectory(prefix="earcup-fit-") as place:
        output = pathlib.Path(place) / "params.json"
        command = [str(program), "fit", str(folder / (curve["file"] + ".csv")),
                   f"--construction={construction}", f"--rig={curve['rig']}", "--json",
                   "-o", str(output)]
        if impedance is not None:
            command.append(f"--impedance={impedance}")
        if sensitivity is not None:
            command.append(f"--sensitivity={sensitivity}")
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise Trouble(f"“{curve['file']}” was not fitted: {done.stderr.strip()}")
        report = read_report(done.stdout, curve["file"])
        design = load(output)

    return {"file": curve["file"], "by": curve["by"], "rig": curve["rig"],
            "construction": construction, "impedance_ohm": impedance,
            "sensitivity_db_per_mw": sensitivity, "converged": report["converged"],
            "numbers": report["numbers"], "rms_db_20_1k": report["rms_db_20_1k"],
            "rms_db_1k_10k": report["rms_db_1k_10k"], "design": design}


def rounded(value, key=""):
    """A number as it is kept: parameters to so many digits, errors to so many decimals."""
    if isinstance(value, dict):
        return {name: rounded(value[name], name) for name in sorted(value)}
    if isinstance(value, list):
        return [rounded(item) for item in value]
    if isinstance(value, bool) or not isinstance(value, float):
        return value
    if key.startswith("rms_db"):
        return round(value, ERROR_DECIMALS)
    return float(f"{value:.{DIGITS}g}")


def format_fits(fits):
    """fits.json, one line for each fit."""
    lines = []
    for fit in fits:
        head = {key: fit[key] for key in fit if key != "design"}
        words = [f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"
                 for key, value in rounded(head).items()]
        design = json.dumps(rounded(fit["design"]), ensure_ascii=False)
        lines.append("    {" + ", ".join(words) + ',\n      "design": ' + design + "}")
    text = ",\n".join(lines) + ("\n" if lines else "")
    return f'{{\n  "format": "{FORMAT}",\n  "fits": [\n{text}  ]\n}}\n'


def make_fits(arguments):
    """Fits all curves and writes the file."""
    tasks = list_tasks(load(arguments.entries)["entries"], load(arguments.relations)["relations"])
    missing = [curve["file"] for curve, _ in tasks
               if not (arguments.folder / (curve["file"] + ".csv")).is_file()]
    if missing:
        raise Trouble(f"“{arguments.folder}” has no file for: {'; '.join(missing)}")

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        fits = list(pool.map(lambda task: fit_one(arguments.earcup, arguments.folder, *task),
                             tasks))

    arguments.output.write_text(format_fits(fits), "utf-8")
    for fit in fits:
        print(f"{fit['rms_db_20_1k']:.2f}\t{fit['rms_db_1k_10k']:.2f}\t{fit['numbers']}\t"
              f"{fit['file']}{'' if fit['converged'] else ' (did not settle)'}")
    return 0


def origin_of(entry):
    """What the table says on where the curve of an entry comes from."""
    if entry["provenance"] == "estimated":
        return entry["construction"].replace("_", " ")
    if entry["provenance"] == "derived":
        return entry["relative"].removeprefix(entry["maker"] + " ")
    return entry["measured_by"]


def line_of(cells):
    """One line of a table."""
    return "| " + " | ".join(text.replace("|", "\\|") for text in cells) + " |"


def row_of(entry):
    """One model."""
    keys = {"fit_rms_db_20_1k": 2, "fit_rms_db_1k_10k": 2, "isolation_db": 1, "bleed_db_spl": 1}
    numbers = [f"{entry[key]:.{decimals}f}" for key, decimals in keys.items()
               if entry[key] is not None]
    return line_of([entry["name"], origin_of(entry)] + numbers)


def section_of(kind, entries):
    """All models of one provenance."""
    head = FIT_HEAD + HEAD if kind != "estimated" else HEAD
    return ["", f"### {kind.capitalize()}", "", line_of(["Model", ORIGIN[kind]] + head),
            line_of(["---"] * 2 + ["---:"] * len(head))] + [row_of(entry) for entry in entries]


def build_table(program):
    """The tables of all headphones, with a count of where their curves come from."""
    done = subprocess.run([str(program), "list", "--ratings"], capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        raise Trouble(f"“{program}” cannot list the catalogue: {done.stderr.strip()}")
    entries = [entry for entry in json.loads(done.stdout) if entry["kind"] == "headphone"]
    kinds = {kind: [entry for entry in entries if entry["provenance"] == kind] for kind in ORIGIN}
    counts = ", ".join(f"{len(found)} {kind}" for kind, found in kinds.items())
    lines = [f"{len(entries)} headphones: {counts}."]
    for kind, found in kinds.items():
        lines += section_of(kind, found)
    return "\n".join(lines)


def differ(old, new):
    """Whether two lines of the table say different things, apart from the last place."""
    pattern = re.compile(r"(?<=\| )-?\d+\.\d+(?= \|)")
    if pattern.sub("#", old) != pattern.sub("#", new):
        return True
    pairs = zip(pattern.findall(old), pattern.findall(new))
    return any(abs(float(one) - float(other)) > TOLERANCE for one, other in pairs)


def check_table(old, new):
    """Whether the table of the README is that of the program."""
    old_lines, new_lines = old.split("\n"), new.split("\n")
    if len(old_lines) != len(new_lines):
        print(f"fit.py: the table has {len(old_lines)} lines, the program {len(new_lines)}",
              file=sys.stderr)
        return 1
    stale = [line for line, now in zip(old_lines, new_lines) if differ(line, now)]
    for line in stale:
        print(f"fit.py: out of date: {line}", file=sys.stderr)
    return 1 if stale else 0


def make_table(arguments):
    """Writes the table into its place, or compares it with what is there."""
    text = arguments.output.read_text("utf-8")
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise Trouble(f"“{arguments.output}” has no place for the table")
    before, rest = text.split(BEGIN)
    old, after = rest.split(END)
    new = build_table(arguments.earcup)
    if arguments.check:
        return check_table(old.strip(), new)
    arguments.output.write_text(f"{before}{BEGIN}\n\n{new}\n\n{END}{after}", "utf-8")
    return 0


def parse():
    """The arguments."""
    parser = argparse.ArgumentParser(description="Makes the fits of the catalogue and their table")
    commands = parser.add_subparsers(dest="command", required=True)
    fit = commands.add_parser("fit", help="fit the network to a folder of measurements")
    fit.add_argument("folder", type=pathlib.Path, help="where the measured files are")
    fit.add_argument("--entries", type=pathlib.Path, default=HERE / "headphones.json")
    fit.add_argument("--relations", type=pathlib.Path, default=HERE / "relations.json")
    fit.add_argument("-o", "--output", type=pathlib.Path, default=HERE / "fits.json")
    fit.add_argument("--jobs", type=int, default=1, help="how many fits at a time")
    fit.set_defaults(run=make_fits)
    table = commands.add_parser("table", help="write the table of all models")
    table.add_argument("-o", "--output", type=pathlib.Path,
                       default=HERE.parent.parent / "app/acoustics/README.md")
    table.add_argument("--check", action="store_true", help="write nothing, compare")
    table.set_defaults(run=make_table)
    for command in (fit, table):
        command.add_argument("--earcup", type=pathlib.Path, required=True, help="the program")
    return parser.parse_args()


def main():
    """Runs the tool."""
    arguments = parse()
    try:
        return arguments.run(arguments)
    except (Trouble, OSError, ValueError) as trouble:
        print(f"fit.py: {trouble}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
