#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The count at the end of tests/run is right."""

import json
import pathlib
import subprocess
import sys
import tempfile

SUMMARY = pathlib.Path(__file__).parent.parent / "fixture/summary.py"


def tap(result, output):
    """The record of a test that speaks TAP."""
    return {"name": "x", "result": result, "stdout": output}


# What is shown, the records of a log, the last line, the status.
CASES = [
    ("cases of TAP are counted one by one",
     [tap("OK", "1..3\nok 1 a\nok 2 b # SKIP no display\nok 3 c\n")],
     "2 passed, 0 failed, 1 skipped", 0),
    ("a failed case fails the run",
     [tap("FAIL", "1..2\nok 1 a\nnot ok 2 b\n")], "1 passed, 1 failed, 0 skipped", 1),
    ("a crash after good cases counts as a failure",
     [tap("ERROR", "1..2\nok 1 a\n")], "1 passed, 1 failed, 0 skipped", 1),
    ("a test by exit code counts once",
     [{"name": "x", "result": "OK", "stdout": "ok, I think"}],
     "1 passed, 0 failed, 0 skipped", 0),
    ("an expected failure counts as passed",
     [{"name": "x", "result": "EXPECTEDFAIL"}], "1 passed, 0 failed, 0 skipped", 0),
    ("a timeout counts as a failure",
     [{"name": "x", "result": "TIMEOUT"}], "0 passed, 1 failed, 0 skipped", 1),
    ("a plan of nothing counts as skipped",
     [tap("SKIP", "1..0 # SKIP no display\n"), tap("OK", "1..1\nok 1 a\n")],
     "1 passed, 0 failed, 1 skipped", 0),
    ("a run without a test fails", [], "0 passed, 0 failed, 0 skipped", 1),
    ("a run of skipped tests only fails",
     [tap("SKIP", "1..0 # SKIP no display\n")], "0 passed, 0 failed, 1 skipped", 1),
]


def summarise(records):
    """The last line and the status that the counter gives for a log."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "testlog.json")
        log.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
        result = subprocess.run([sys.executable, SUMMARY, log], capture_output=True, text=True,
                                check=False)
        return result.stdout.splitlines()[-1], result.returncode


def main():
    """Reports one case for each row of the table in TAP."""
    status = 0

    print(f"1..{len(CASES)}")
    for number, (fact, records, line, code) in enumerate(CASES, 1):
        got = summarise(records)
        good = got == (line, code)
        if not good:
            print(f"{fact}: {got} instead of {(line, code)}", file=sys.stderr)
        print(f"{'ok' if good else 'not ok'} {number} {fact}")
        status = status or int(not good)
    return status


if __name__ == "__main__":
    sys.exit(main())
