#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""po/POTFILES names exactly the files with texts to translate.

With --write in front of the root folder, the list is written anew.
"""

import pathlib
import re
import sys

from project import report, source_files

CALL = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2)\s*\(\s*"')
# A macro between the pieces of a text, which xgettext cannot look into.
BROKEN_CALL = re.compile(r'\b(?:_|N_)\s*\(\s*(?:"(?:\\.|[^"\\\n])*"\s*)+[A-Za-z]')
HEAD = ("# Source files with texts to translate, sorted.\n"
        "# tests/lint/potfiles.py --write . makes this list.\n")


def has_texts(path):
    """Whether a file holds a text to translate."""
    text = path.read_text(encoding="utf-8")
    if path.suffix in (".c", ".h"):
        return CALL.search(text) is not None
    if path.suffix == ".ui":
        return 'translatable="yes"' in text
    return True


def wanted(root):
    """The paths that belong on the list."""
    files = source_files(root, "*.c", "*.h", "*.ui", under="app")
    files += source_files(root, "*.desktop.in", "*.gschema.xml", "*.metainfo.xml.in",
                          "*.page", under="data")
    return sorted(path.relative_to(root).as_posix() for path in files if has_texts(path))


def listed(root):
    """The paths on the list, in its order."""
    text = (root / "po/POTFILES").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def missing(root):
    """Files whose texts no translator would see."""
    there = set(listed(root))
    return (f"{path} is not in po/POTFILES" for path in wanted(root) if path not in there)


def superfluous(root):
    """Names on the list without a file or without a text."""
    right = set(wanted(root))
    return (f"{path} has no text to translate, or does not exist"
            for path in listed(root) if path not in right)


def unsorted(root):
    """The first name that is out of order."""
    paths = listed(root)
    for path, right in zip(paths, sorted(paths)):
        if path != right:
            yield f"po/POTFILES: {path} stands where {right} belongs"
            return


def incomplete_languages(root):
    """Languages without a file, and files without a language."""
    text = (root / "po/LINGUAS").read_text(encoding="utf-8")
    languages = {line for line in text.split("\n") if line and not line.startswith("#")}
    files = {path.stem for path in (root / "po").glob("*.po")}
    for language in sorted(languages ^ files):
        yield f"{language} is not both in po/LINGUAS and in po/{language}.po"


def broken_texts(root):
    """Texts with a macro in the middle; translators would see the first piece only."""
    for path in source_files(root, "*.c", "*.h", under="app"):
        text = path.read_text(encoding="utf-8")
        for match in BROKEN_CALL.finditer(text):
            yield f"{path}:{text.count(chr(10), 0, match.start()) + 1}: a text in pieces"


RULES = [
    ("every file with texts is in POTFILES", missing),
    ("every file in POTFILES has texts", superfluous),
    ("POTFILES is sorted", unsorted),
    ("every text to translate is whole", broken_texts),
    ("every language of LINGUAS has its file", incomplete_languages),
]

if __name__ == "__main__":
    if sys.argv[1] == "--write":
        top = pathlib.Path(sys.argv[2]).resolve()
        (top / "po/POTFILES").write_text(HEAD + "\n".join(wanted(top)) + "\n", encoding="utf-8")
        sys.exit(0)
    sys.exit(report(RULES))
