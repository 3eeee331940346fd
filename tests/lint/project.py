# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the files of the project, and a report in TAP.

A lint is a list RULES of pairs: a sentence that names the fact, and a function that takes the
root folder of the project and yields one line of text for each fault.
"""

import os
import pathlib
import re
import sys

NO_SOURCE = re.compile(r"^(build|_build|\.git$|\.cache$|\.flatpak-builder$|__pycache__$|repo$)")


def source_files(root, *patterns, under="."):
    """The files of the project whose names match one of the patterns, sorted."""
    found = []
    for folder, folders, names in os.walk(root / under):
        folders[:] = [name for name in folders if not NO_SOURCE.match(name)]
        found += [pathlib.Path(folder, name) for name in names]
    return sorted(path for path in found
                  if any(path.match(pattern) for pattern in patterns)
                  and "tests/lint/bad/" not in path.as_posix())


def lines_of(path):
    """Pairs of line number and line."""
    return enumerate(path.read_text(encoding="utf-8").split("\n"), 1)


def without_comments(text):
    """C text with comments and the insides of strings blanked, line for line."""
    def blank(match):
        found = match[0]
        if found.startswith("/*"):
            return re.sub(r"[^\n]", " ", found)
        return found[0] + " " * (len(found) - 2) + found[-1]

    return re.sub(r'/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', blank, text,
                  flags=re.DOTALL)


def report(rules):
    """Runs the rules on the folder named on the command line and reports in TAP.

    The faults go to the standard error, which Meson shows for a failed test.
    """
    root = pathlib.Path(sys.argv[1]).resolve()
    status = 0

    print(f"1..{len(rules)}")
    for number, (fact, rule) in enumerate(rules, 1):
        faults = list(rule(root))
        for fault in faults:
            print(f"{fault}".replace(f"{root}/", ""), file=sys.stderr)
        print(f"{'not ok' if faults else 'ok'} {number} {fact}")
        status = status or int(bool(faults))
    return status
