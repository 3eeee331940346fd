#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the pages of the help in another language, for help viewers.

    translate.py MSGFMT LANGUAGE.po OUTPUT PAGE…

The pages go into the folder OUTPUT/earcup; the name of OUTPUT is the language. A text is looked up
in the very form in which the program looks it up. One that has no translation stays English.
"""

import gettext
import io
import os
import pathlib
import re
import subprocess
import sys
import xml.etree.ElementTree
import xml.sax.saxutils

# Elements with a text of their own; none of them stands in another of them.
TEXT = re.compile(r"<(title|desc|p)>(.*?)</\1>", re.DOTALL)
ROOT = re.compile(r"<page\s")
RIGHT_TO_LEFT = {"ar", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
ITS = "http://www.w3.org/2005/11/its"


def read_translations(msgfmt, source):
    """What a file of translations has, without those that are in doubt."""
    compiled = subprocess.run([msgfmt, "--output-file=-", source], check=True, capture_output=True)
    return gettext.GNUTranslations(io.BytesIO(compiled.stdout))


def look_up(translations, text):
    """The translation of a text. One that is not well-formed is shown as it is."""
    wanted = " ".join(text.split())
    found = translations.gettext(wanted) if wanted else ""
    try:
        xml.etree.ElementTree.fromstring(f"<p>{found}</p>")
    except xml.etree.ElementTree.ParseError:
        found = xml.sax.saxutils.escape(found)
    return found


def name_language(language):
    """The attributes that name a language, such as pt_BR, and the direction of its writing."""
    tag = language.split("@", maxsplit=1)[0].replace("_", "-")
    direction = "rtl" if tag.split("-", maxsplit=1)[0] in RIGHT_TO_LEFT else "ltr"
    return f'xml:lang="{tag}" xmlns:its="{ITS}" its:version="2.0" its:dir="{direction}"'


def translate(page, translations, language):
    """A page in another language."""
    def replace(match):
        return f"<{match[1]}>{look_up(translations, match[2])}</{match[1]}>"

    named = ROOT.sub(f"<page {name_language(language)} ", TEXT.sub(replace, page), count=1)
    return named.replace("<code>", '<code its:dir="ltr">')


def main():
    """Writes all pages."""
    msgfmt, source, output = sys.argv[1:4]
    translations = read_translations(msgfmt, source)
    folder = pathlib.Path(output, "earcup")
    folder.mkdir(parents=True, exist_ok=True)
    for before in folder.glob("*.page"):
        before.unlink()
    for name in sys.argv[4:]:
        page = pathlib.Path(name)
        (folder / page.name).write_text(
            translate(page.read_text("utf-8"), translations, pathlib.Path(output).name), "utf-8")
    # What changes further in does not make the folder newer.
    os.utime(output)


if __name__ == "__main__":
    main()
