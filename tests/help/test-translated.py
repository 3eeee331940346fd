#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-translated.py BUILD ROOT: help viewers get each page in each language of the program."""

import pathlib
import subprocess
import sys
import tempfile
import traceback
import xml.etree.ElementTree

BUILD, ROOT = map(pathlib.Path, sys.argv[1:3])
PAGES = ROOT / "data/help/pages"
MALLARD = "{http://projectmallard.org/1.0/}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
DIRECTION = "{http://www.w3.org/2005/11/its}dir"
TEXTS = {f"{MALLARD}{name}" for name in ("title", "desc", "p")}


def languages():
    """The languages of the program."""
    lines = (ROOT / "po/LINGUAS").read_text("utf-8").split("\n")
    return [line for line in lines if line and not line.startswith("#")]


def trees():
    """Language, page as it was written and page as it was translated, for all of them."""
    for language in languages():
        for page in sorted(PAGES.glob("*.page")):
            translated = BUILD / "data/help" / language / "earcup" / page.name
            yield (language, xml.etree.ElementTree.parse(page).getroot(),
                   xml.etree.ElementTree.parse(translated).getroot())


def words(node):
    """The text of an element, on one line."""
    return " ".join("".join(node.itertext()).split())


def frame(node):
    """An element with all that stands in it but for the words and what is in line with them."""
    attributes = {key: value for key, value in node.attrib.items()
                  if key not in (LANGUAGE, DIRECTION) and not key.endswith("}version")}
    inside = [] if node.tag in TEXTS else [frame(child) for child in node]
    return node.tag, attributes, inside


def translated_by(source, page):
    """A page that is made from translations given as text."""
    with tempfile.TemporaryDirectory() as folder:
        there = pathlib.Path(folder)
        (there / "x.po").write_text(
            'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + source, "utf-8")
        (there / "one.page").write_text(page, "utf-8")
        (there / "he_IL/earcup").mkdir(parents=True)
        (there / "he_IL/earcup/former.page").touch()
        subprocess.run([ROOT / "data/help/translate.py", "msgfmt", there / "x.po", there / "he_IL",
                        there / "one.page"], check=True)
        assert [path.name for path in (there / "he_IL/earcup").iterdir()] == ["one.page"]
        return xml.etree.ElementTree.parse(there / "he_IL/earcup/one.page").getroot()


def every_language_has_every_page_with_its_structure():
    found = list(trees())
    assert len(found) == len(languages()) * len(list(PAGES.glob("*.page"))) > 40
    for language, page, translated in found:
        assert frame(page) == frame(translated), (language, page.get("id"))


def hardly_a_text_is_as_in_english():
    """Texts that are still to be translated are told by a lint; here it is the pages that count."""
    pairs = []
    for _, *both in trees():
        pairs += zip(*([words(node) for node in page.iter()
                        if node.tag in TEXTS and node.get("type") is None] for page in both))
    same = [text for text, other in pairs if text == other]
    assert len(pairs) > 300 and len(same) < len(pairs) / 3, same


def each_page_names_its_language_and_direction():
    directions = {"ar": "rtl"}
    for language, _, translated in trees():
        assert translated.get(LANGUAGE) == language
        assert translated.get(DIRECTION) == directions.get(language, "ltr"), language


def commands_run_from_left_to_right():
    codes = [node for _, _, page in trees() for node in page.iter(f"{MALLARD}code")]
    assert codes and all(node.get(DIRECTION) == "ltr" for node in codes)


def a_text_on_several_lines_is_found():
    page = translated_by('msgid "Press <key>S</key> twice."\nmsgstr "Zweimal <key>S</key>."\n',
                         '<page id="one">\n<p>Press <key>S</key>\n    twice.</p></page>')
    assert xml.etree.ElementTree.tostring(page.find("p"), encoding="unicode") == \
        "<p>Zweimal <key>S</key>.</p>"
    assert page.get(LANGUAGE) == "he-IL" and page.get(DIRECTION) == "rtl"


def what_is_not_translated_stays_english():
    page = translated_by('#, fuzzy\nmsgid "One."\nmsgstr "Zwei."\n\nmsgid "Two."\nmsgstr ""\n',
                         '<page id="one"><p>One.</p><p>Two.</p><p></p></page>')
    assert [node.text for node in page] == ["One.", "Two.", None]


def a_translation_that_is_not_well_formed_breaks_no_page():
    page = translated_by('msgid "One."\nmsgstr "<key>A & B"\n',
                         '<page id="one"><p>One.</p></page>')
    assert page.find("p").text == "<key>A & B"


def run(cases):
    """Runs the cases and reports in TAP."""
    print(f"1..{len(cases)}", flush=True)
    failed = 0
    for number, case in enumerate(cases, 1):
        name = case.__name__.replace("_", "-")
        try:
            case()
            print(f"ok {number} {name}", flush=True)
        except Exception:      # pylint: disable=broad-except
            failed += 1
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            print(f"not ok {number} {name}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(run([
        every_language_has_every_page_with_its_structure,
        hardly_a_text_is_as_in_english,
        each_page_names_its_language_and_direction,
        commands_run_from_left_to_right,
        a_text_on_several_lines_is_found,
        what_is_not_translated_stays_english,
        a_translation_that_is_not_well_formed_breaks_no_page,
    ]))
