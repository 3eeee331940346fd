#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The pages of the help are whole, and speak of keys, labels, commands and pictures that exist."""

import re
import sys
import xml.etree.ElementTree

from project import report, source_files

SPACE = "{http://projectmallard.org/1.0/}"
PAGES, FIGURES = "data/help/pages", "data/help/figures"
OVERLAY = "app/windows/help-overlay.ui"
RESOURCE = "app/help/earcup-help.gresource.xml"
ELEMENTS = {"cmd", "code", "desc", "em", "file", "gui", "info", "item", "key", "keyseq", "link",
            "list", "media", "note", "p", "page", "section", "steps", "title"}
MODIFIERS = {"Alt": "<alt>", "Ctrl": "<ctrl>", "Shift": "<shift>"}
NAMES = {"+": "plus", ",": "comma", "-": "minus", "/": "slash", "?": "question", "[": "bracketleft",
         "\\": "backslash", "]": "bracketright"}
EVERYWHERE = {"tab"}        # keys of every program, which no list of shortcuts names


def page_files(root):
    """The files of all pages."""
    return source_files(root, "*.page", under=PAGES)


def trees(root):
    """Pairs of file and tree, but for those that are not well-formed."""
    for path in page_files(root):
        try:
            yield path, xml.etree.ElementTree.parse(path).getroot()
        except xml.etree.ElementTree.ParseError:
            pass


def broken_pages(root):
    """Pages that are not well-formed or have an element that the program does not know. Characters
    written as entities would be others for the translator than for the program."""
    for path in page_files(root):
        text = path.read_text(encoding="utf-8")
        try:
            tree = xml.etree.ElementTree.fromstring(text.encode())
        except xml.etree.ElementTree.ParseError as fault:
            yield f"{path}: {fault}"
            continue
        for node in tree.iter():
            if node.tag.removeprefix(SPACE) not in ELEMENTS:
                yield f"{path}: has a {node.tag}"
        if "&" in text:
            yield f"{path}: has an entity"
        if tree.find(f"{SPACE}title") is None or tree.find(f"{SPACE}info/{SPACE}desc") is None:
            yield f"{path}: has no title or no desc"


def lost_pages(root):
    """Pages whose id is not their name, that no section of the index has, or that share a place."""
    found = dict(trees(root))
    index = root / PAGES / "index.page"
    sections = {node.get("id") for node in found[index].iter(f"{SPACE}section")} \
        if index in found else set()
    places = {}
    for path, tree in found.items():
        if tree.get("id") != path.stem:
            yield f"{path}: has the id {tree.get('id')}"
        if path.stem == "index":
            continue
        groups = [link.get("xref").removeprefix("index#") for link in tree.iter(f"{SPACE}link")
                  if link.get("type") == "guide"]
        if len(groups) != 1 or groups[0] not in sections:
            yield f"{path}: stands in no section of the index, or in several"
        order = tree.findtext(f"{SPACE}info/{SPACE}title")
        other = places.setdefault((*groups, order), path)
        if order is None or other != path:
            yield f"{path}: has no place of its own in the index"


def broken_links(root):
    """Links to pages that do not exist."""
    names = {path.stem for path in page_files(root)}
    for path, tree in trees(root):
        for link in tree.iter(f"{SPACE}link"):
            if (link.get("xref") or "").split("#")[0] not in names:
                yield f"{path}: leads to {link.get('xref')}"


def wrong_pictures(root):
    """Pictures that do not exist in both looks or say nothing, and files that no page shows."""
    shown = set()
    for path, tree in trees(root):
        for media in tree.iter(f"{SPACE}media"):
            source = media.get("src", "")
            for name in (source, source.replace(".png", "-dark.png")):
                shown.add(name)
                if not (root / "data/help" / name).is_file():
                    yield f"{path}: {name} does not exist"
            if not (media.findtext(f"{SPACE}p") or "").strip():
                yield f"{path}: {source} has no text for those who do not see it"
    for path in source_files(root, "*.png", under=FIGURES):
        if f"figures/{path.name}" not in shown:
            yield f"{path} is shown nowhere"


def forgotten_files(root):
    """Pages and pictures that are not built in, and names of files that are none."""
    listed = set()
    for node in xml.etree.ElementTree.parse(root / RESOURCE).iter("file"):
        listed.add(node.text)
    there = {path.relative_to(root / "data/help").as_posix()
             for path in page_files(root) + source_files(root, "*.png", under=FIGURES)}
    for name in sorted(there - listed):
        yield f"{RESOURCE} does not have {name}"
    for name in sorted(listed - there):
        if "/" in name:
            yield f"{RESOURCE} has {name}, which does not exist"


def accelerators(root):
    """What the list of shortcuts names, in small letters, with ranges written out."""
    text = (root / OVERLAY).read_text(encoding="utf-8")
    for value in re.findall(r'name="accelerator">([^<]*)<', text):
        value = value.replace("&lt;", "<").replace("&gt;", ">").lower()
        for word in value.replace("<control>", "<ctrl>").split():
            if "..." in word:
                first, last = word.split("...")
                yield from map(str, range(int(first), int(last) + 1))
            else:
                yield word


def unknown_keys(root):
    """Keys that the list of shortcuts does not name."""
    known = set(accelerators(root)) | EVERYWHERE
    for path, tree in trees(root):
        inside = {id(key) for sequence in tree.iter(f"{SPACE}keyseq") for key in sequence}
        words = [[key.text for key in sequence] for sequence in tree.iter(f"{SPACE}keyseq")]
        words += [[key.text] for key in tree.iter(f"{SPACE}key")
                  if id(key) not in inside and key.text not in MODIFIERS]
        for keys in words:
            accelerator = "".join(MODIFIERS.get(key, NAMES.get(key, key.lower())) for key in keys)
            if accelerator not in known:
                yield f"{path}: {OVERLAY} does not name {'+'.join(keys)}"


def unknown_labels(root):
    """Labels that the program does not show."""
    shown = set()
    for path in source_files(root, "*.ui", "*.c", under="app"):
        text = path.read_text(encoding="utf-8").replace("_", "")
        pattern = r'>([^<>]+)<' if path.suffix == ".ui" else r'"((?:\\.|[^"\\\n])*)"'
        shown |= {found.removesuffix(": %s") for found in re.findall(pattern, text)}
    for path, tree in trees(root):
        for label in tree.iter(f"{SPACE}gui"):
            if " ".join(label.text.split()) not in shown:
                yield f"{path}: no label says “{label.text}”"


def unknown_commands(root):
    """Commands and options that the manual page does not have."""
    manual = (root / "data/earcup.1").read_text(encoding="utf-8").replace("\\-", "-")
    for path, tree in trees(root):
        for node in tree.iter(f"{SPACE}code"):
            for line in (node.text or "").strip().splitlines():
                words = re.findall(r"(?<=^earcup )\w+|(?<!\S)--?[a-z]+", line)
                for word in words:
                    if not re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", manual):
                        yield f"{path}: the manual page has no {word}"


RULES = [
    ("pages are well-formed and use what the program reads", broken_pages),
    ("each page has its place in the index", lost_pages),
    ("links lead to pages", broken_links),
    ("pictures exist in both looks and are described", wrong_pictures),
    ("all pages and pictures are built in", forgotten_files),
    ("keys are those in the list of shortcuts", unknown_keys),
    ("labels are those of the program", unknown_labels),
    ("commands are those of the manual page", unknown_commands),
]

if __name__ == "__main__":
    sys.exit(report(RULES))
