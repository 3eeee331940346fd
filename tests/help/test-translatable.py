#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-translatable.py HELP-TEXTS ROOT: what xgettext finds in the pages of the help is what the
program looks up, text by text."""

import ast
import os
import pathlib
import re
import shutil
import subprocess
import sys

ROOT = pathlib.Path(sys.argv[2])


def extracted():
    """The texts that translators get."""
    pages = sorted((ROOT / "data/help/pages").glob("*.page"))
    found = subprocess.run(["xgettext", "--from-code=UTF-8", "--no-wrap", "--output=-", *pages],
                           env=os.environ | {"GETTEXTDATADIRS": str(ROOT / "data/help")},
                           check=True, capture_output=True, text=True).stdout
    texts = re.findall(r'^msgid ((?:".*"\n)+)', found, flags=re.MULTILINE)
    return {"".join(map(ast.literal_eval, text.split("\n")[:-1])) for text in texts} - {""}


def main():
    """Reports both directions in TAP."""
    if shutil.which("xgettext") is None:
        print("1..0 # SKIP xgettext is not installed")
        return 0

    wanted = set(subprocess.run([sys.argv[1]], check=True, capture_output=True,
                                text=True).stdout.splitlines())
    given = extracted()
    faults = [sorted(wanted - given), sorted(given - wanted)]
    facts = ["translators get each text of the help", "the help has each text that they get"]
    print("1..3")
    print(f"{'ok' if len(wanted) > 100 else 'not ok'} 1 there are texts")
    for number, (fact, bad) in enumerate(zip(facts, faults), 2):
        for text in bad:
            print(f"# {text}")
        print(f"{'not ok' if bad else 'ok'} {number} {fact}")
    return int(any(faults))


if __name__ == "__main__":
    sys.exit(main())
