#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the program is translated into every language, and none of it is doubtful.

With --write in front of the root folder, each translation takes up the texts as they are now; what
is new in it is left empty.
"""

import os
import pathlib
import re
import subprocess
import sys
import tempfile

from project import report

KEYWORDS = ["_", "N_", "C_:1c,2", "NC_:1c,2", "ngettext:1,2"]
ENTRY = re.compile(r'^(msg\w+(?:\[\d\])?)((?:\s*"(?:\\.|[^"\\])*")+)', re.MULTILINE)
STRING = re.compile(r'"((?:\\.|[^"\\])*)"')
FIELD = re.compile(r"\{[a-z0-9-]+\}")
LISTED = 10        # a language that lacks more than that is told to lack so many


def languages(root):
    """The languages of the program."""
    text = (root / "po/LINGUAS").read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and not line.startswith("#")]


def extract(root, target):
    """Collects the texts of all sources."""
    environment = dict(os.environ, GETTEXTDATADIRS=str(root / "data/help"))
    subprocess.run(["xgettext", "--from-code=UTF-8", *(f"--keyword={word}" for word in KEYWORDS),
                    "--files-from=po/POTFILES", f"--output={target}"], cwd=root, check=True,
                   env=environment, stderr=subprocess.DEVNULL)


def entries(path):
    """What stands in a catalogue of texts: comment lines, and the strings by their keyword."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        comments = [line for line in block.split("\n") if line.startswith("#")]
        strings = {word: "".join(STRING.findall(text)) for word, text in ENTRY.findall(block)}
        if strings.get("msgid"):
            yield comments, strings


def identity(strings):
    """What tells one text from another."""
    return strings.get("msgctxt"), strings["msgid"]


def translations(strings):
    """The translation of a text, or its forms for numbers."""
    return [value for key, value in strings.items() if key.startswith("msgstr")]


def untranslated(root):
    """Texts that are missing in a language, or empty."""
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder, "texts.pot")
        extract(root, template)
        texts = [identity(strings) for _, strings in entries(template)]
    if not texts:
        yield "no text was found at all"
    for language in languages(root):
        done = {identity(strings) for _, strings in entries(root / f"po/{language}.po")
                if all(translations(strings))}
        lacking = [text for text in texts if text not in done]
        for _, text in lacking[:LISTED]:
            yield f"po/{language}.po lacks “{text[:80]}”"
        if len(lacking) > LISTED:
            yield f"po/{language}.po lacks {len(lacking) - LISTED} more"


def doubtful(root):
    """Translations that were only guessed."""
    for language in languages(root):
        for comments, strings in entries(root / f"po/{language}.po"):
            if any(comment.startswith("#,") and "fuzzy" in comment for comment in comments):
                yield f"po/{language}.po is in doubt about “{strings['msgid'][:80]}”"


def broken_fields(root):
    """Translations with other fields in braces than the text, which no figure would fill."""
    for language in languages(root):
        for _, strings in entries(root / f"po/{language}.po"):
            wanted = sorted(FIELD.findall(strings["msgid"]))
            for text in translations(strings):
                if text and "msgid_plural" not in strings and sorted(FIELD.findall(text)) != wanted:
                    yield f"po/{language}.po has other fields in “{strings['msgid'][:80]}”"


def lost_mnemonics(root):
    """Translations of a label with a key that have none, or two."""
    for language in languages(root):
        for _, strings in entries(root / f"po/{language}.po"):
            text = strings["msgid"]
            if not re.search(r"(^|[^\w])_[A-Za-z]|[A-Za-z]_[A-Za-z]", text) or len(text) > 40:
                continue
            for found in translations(strings):
                if found and text.count("_") == 1 and found.count("_") != 1:
                    yield f"po/{language}.po has no key in “{text}”"


def write(root):
    """Brings every translation up to date."""
    with tempfile.TemporaryDirectory() as folder:
        template = pathlib.Path(folder, "texts.pot")
        extract(root, template)
        for language in languages(root):
            path = root / f"po/{language}.po"
            merged = subprocess.run(["msgmerge", "--quiet", "--no-fuzzy-matching", path, template,
                                     "--output-file=-"], check=True, capture_output=True).stdout
            kept = subprocess.run(["msgattrib", "--no-obsolete", "-"], input=merged, check=True,
                                  capture_output=True).stdout
            path.write_bytes(kept)


RULES = [
    ("every text is translated", untranslated),
    ("no translation is in doubt", doubtful),
    ("every translation has the fields of its text", broken_fields),
    ("every translation of a label with a key has one", lost_mnemonics),
]

if __name__ == "__main__":
    if sys.argv[1] == "--write":
        write(pathlib.Path(sys.argv[2]).resolve())
        sys.exit(0)
    sys.exit(report(RULES))
