# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the command line share: running the program, and a report in TAP.

A test program gets the program to be tested and the root of the sources as its arguments. It
marks its facts with @fact and ends with run_facts(). Nothing here but the standard library, so
that the numbers are found independently of the program.
"""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import traceback

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
ROOT = pathlib.Path(sys.argv[2]).resolve()

COLUMNS = ["f_Hz", "pdrum_re", "pdrum_im", "Z_re", "Z_im", "bleed_re", "bleed_im", "bleed90_re",
           "bleed90_im", "IL_dB", "IL_nobc_dB", "xtalk_dB", "Zout_re", "Zout_im"]
SENTENCE = re.compile(r"\Aearcup: [^\n]+\n\Z")
# Debian has a build of libFLAC that tells about itself where a file is damaged.
CHATTER = re.compile(r"^(Rewinding, seeking (not )?necessary|Bitreader was \d+ bytes short)\n",
                     re.MULTILINE)
PATIENCE_S = 120

_folder = tempfile.TemporaryDirectory(prefix="earcup-command-")
FOLDER = pathlib.Path(_folder.name)
HOME = FOLDER / "home"
HOME.mkdir(mode=0o555)

_facts = []


class Skipped(Exception):
    """Raised by a fact that cannot be looked at here."""


class Result:
    """What a run of the program came to. A negative code is a signal."""

    def __init__(self, arguments, done):
        self.arguments = arguments
        self.code = done.returncode
        self.raw = done.stdout
        self.out = done.stdout.decode("utf-8", "replace")
        self.err = CHATTER.sub("", done.stderr.decode("utf-8", "replace"))

    def __str__(self):
        return (f"earcup {' '.join(self.arguments)}\nstatus {self.code}\n"
                f"stdout {self.out[:300]!r}\nstderr {self.err[:600]!r}")

    def rows(self):
        """The rows of a CSV table as lists of numbers, after a look at its columns."""
        lines = self.out.split("\n")
        assert lines[0].split(",") == COLUMNS, self
        assert lines[-1] == "", self
        return [[float(word) for word in line.split(",")] for line in lines[1:-1]]


def environment(**changes):
    """A user without display, settings or home; a value of None takes a variable away."""
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GSETTINGS_SCHEMA_DIR")
    variables = {name: value for name, value in os.environ.items()
                 if name not in hidden and not name.startswith("XDG_")}
    variables["HOME"] = str(HOME)
    variables.setdefault("GST_REGISTRY", str(FOLDER / "registry.bin"))
    for name, value in changes.items():
        variables.pop(name, None)
        if value is not None:
            variables[name] = value
    return variables


def earcup(*arguments, variables=None, **options):
    """Runs the program in the folder of the test."""
    arguments = [str(argument) for argument in arguments]
    options.setdefault("stdout", subprocess.PIPE)
    done = subprocess.run([PROGRAM, *arguments], cwd=FOLDER, stdin=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, env=environment(**(variables or {})),
                          timeout=PATIENCE_S, check=False, **options)
    if done.stdout is None:
        done.stdout = b""
    return Result(arguments, done)


def works(*arguments, **options):
    """Runs the program and expects it to do what it is asked for."""
    result = earcup(*arguments, **options)
    assert result.code == 0, result
    return result


def refuses(code, *arguments, says=(), **options):
    """Runs the program and expects one sentence, which holds some words, and nothing else."""
    result = earcup(*arguments, **options)
    assert result.code == code, result
    assert result.out == "", result
    assert SENTENCE.match(result.err), result
    for words in says:
        assert words in result.err, f"“{words}” is not said\n{result}"
    return result


def write(name, text):
    """Writes a file in the folder of the test and returns its name."""
    data = text if isinstance(text, bytes) else text.encode()
    (FOLDER / name).write_bytes(data)
    return name


def archetypes():
    """The bundled archetypes: parameters by id."""
    text = (ROOT / "data/archetypes/archetypes.json").read_text("utf-8")
    return {entry["id"]: entry["design"] for entry in json.loads(text)["archetypes"]}


def listing():
    """The names of all files in the folder of the test, apart from what GStreamer keeps."""
    return sorted(path.name for path in FOLDER.iterdir() if not path.name.startswith("registry"))


def comma_locale():
    """Variables that make the decimal point a comma, by a locale made for the purpose."""
    place = FOLDER / "locale" / "de_DE.UTF-8"
    if shutil.which("localedef") is None:
        raise Skipped("there is no localedef")
    if not place.exists():
        place.parent.mkdir()
        subprocess.run(["localedef", "-i", "de_DE", "-f", "UTF-8", place], check=False,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    variables = {"LOCPATH": str(place.parent), "LC_ALL": "de_DE.UTF-8"}
    point = subprocess.run(["locale", "decimal_point"], env={**os.environ, **variables},
                           capture_output=True, text=True, check=False).stdout
    if point.strip() != ",":
        raise Skipped("there is no locale with a decimal comma")
    return variables


def fact(function):
    """Marks a function as a fact to be tested; its name is the sentence."""
    _facts.append(function)
    return function


def _outcome(function):
    try:
        function()
    except Skipped as reason:
        return True, f" # SKIP {reason}"
    except (AssertionError, subprocess.TimeoutExpired, OSError, ValueError, LookupError):
        traceback.print_exc()
        return False, ""
    return True, ""


def run_facts():
    """Runs all facts, reports in TAP and ends the program."""
    name = pathlib.Path(sys.argv[0]).stem.removeprefix("test-")
    status = 0

    print(f"1..{len(_facts)}", flush=True)
    for number, function in enumerate(_facts, 1):
        good, remark = _outcome(function)
        sentence = function.__name__.replace("_", "-")
        print(f"{'ok' if good else 'not ok'} {number} /command/{name}/{sentence}{remark}",
              flush=True)
        status = status or int(not good)
    _folder.cleanup()
    sys.exit(status)
