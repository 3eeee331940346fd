#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program's entry in a software centre: metainfo, desktop file and icons are complete, agree
with each other and keep to what Flathub asks for."""

import datetime
import re
import struct
import sys
import xml.etree.ElementTree

from project import report, source_files

ID = "io.github.earcup.Earcup"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
SVG = "{http://www.w3.org/2000/svg}"
LONGEST_NAME, SUMMARY_LENGTH = 15, range(10, 36)
SCREENSHOTS = range(3, 7)
# A window on a screen of twice the usual density, and the shadow around it.
LARGEST, SHADOW = (2000, 1400), 250
# A grey would say nothing of a program.
LEAST_COLOUR = 0x30
TAGGED = re.compile(r"https://raw\.githubusercontent\.com/earcup/Earcup/v[\d.]+/(\S+\.png)")

# What every Adwaita icon theme from 43 to 50 has.
STOCK_ICONS = {
    "audio-headphones", "dialog-information", "dialog-warning", "document-save", "edit-find",
    "edit-undo", "go-down", "go-next", "go-previous", "go-up", "list-add",
    "list-remove",
    "media-playback-pause", "media-playback-start", "non-starred", "object-select", "open-menu",
    "process-stop", "sidebar-show", "starred", "system-search", "user-trash", "view-more",
    "window-close",
}


def metainfo(root):
    return xml.etree.ElementTree.parse(root / f"data/{ID}.metainfo.xml.in").getroot()


def text_of(component, path):
    return " ".join((component.findtext(path) or "").split())


def desktop(root):
    """The keys of the desktop file."""
    text = (root / f"data/{ID}.desktop.in").read_text("utf-8")
    return dict(line.split("=", 1) for line in text.splitlines() if re.match(r"[A-Za-z]+=", line))


def other_ids(root):
    """Places that name another id, and an id that a code host could not stand for."""
    component, keys = metainfo(root), desktop(root)
    if not re.fullmatch(r"io\.github\.[a-z][a-z0-9_]*\.[A-Za-z][A-Za-z0-9_]*", ID):
        yield f"{ID} is no id of a project at its code host"
    schema = xml.etree.ElementTree.parse(root / f"data/{ID}.gschema.xml").getroot()
    for what, said, wanted in (
            ("the settings schema", schema.find("schema").get("id"), ID),
            ("the kind of the launchable", component.find("launchable").get("type"), "desktop-id"),
            ("the metainfo", text_of(component, "id"), ID),
            ("the launchable", text_of(component, "launchable"), f"{ID}.desktop"),
            ("the desktop file's icon", keys.get("Icon"), ID)):
        if said != wanted:
            yield f"{what} says {said}, not {wanted}"
    for name in (f"scalable/apps/{ID}.svg", f"symbolic/apps/{ID}-symbolic.svg"):
        if not (root / "data/icons/hicolor" / name).exists():
            yield f"there is no icon {name}"


def incomplete_metainfo(root):
    """Parts that are asked for and are not there, or not as they are asked for."""
    component = metainfo(root)
    if component.get("type") != "desktop-application":
        yield "the metainfo is not of a desktop-application"
    for path, wanted in (("metadata_license", r"CC0-1\.0|FSFAP"),
                         ("project_license", r"GPL-3\.0-or-later"),
                         ("developer/name", r".+"), ("description/p", r".+"),
                         ("url[@type='homepage']", r"https://.+"),
                         ("url[@type='bugtracker']", r"https://.+"),
                         ("url[@type='vcs-browser']", r"https://.+")):
        if not re.fullmatch(wanted, text_of(component, path)):
            yield f"the metainfo has no {path} that is {wanted}"
    if not component.find("developer").get("id"):
        yield "the developer has no id"
    if component.find("content_rating[@type='oars-1.1']") is None:
        yield "there is no content rating"
    if any(node.get(LANG) == "en" for node in component.iter()):
        yield "English is the language that is not marked"


def poor_words(root):
    """A name or a summary that a software centre cannot show well."""
    component = metainfo(root)
    name, summary = text_of(component, "name"), text_of(component, "summary")
    if len(name) > LONGEST_NAME:
        yield f"the name has {len(name)} letters"
    if len(summary) not in SUMMARY_LENGTH:
        yield f"the summary has {len(summary)} letters"
    if re.match(r"(a|an|the) ", summary, re.IGNORECASE) or summary.endswith("."):
        yield "the summary is a title: no article before it, no full stop after it"
    if name.lower() in summary.lower():
        yield "the summary repeats the name"
    if desktop(root).get("Comment") != summary:
        yield "the desktop file has another summary"


def size_of(path):
    """Width, height and whether there is transparency, out of the head of a PNG."""
    data = path.read_bytes()
    width, height, _depth, kind = struct.unpack(">IIBB", data[16:26])
    return width, height, kind in (4, 6) or b"tRNS" in data[:4096]


def poor_sizes(root):
    """Screenshots that are too large, or that are cut off at the frame, without shadow."""
    for path in source_files(root, "*.png", under="data/screenshots"):
        width, height, transparent = size_of(path)
        if width > LARGEST[0] + SHADOW or height > LARGEST[1] + SHADOW:
            yield f"{path} has {width} by {height} pixels"
        if not transparent:
            yield f"{path} has no shadow, since nothing of it is transparent"


def poor_pictures(root):
    """Screenshots that are too few, unsaid, not there, or that change after a release."""
    shots = metainfo(root).findall("screenshots/screenshot")
    if len(shots) not in SCREENSHOTS:
        yield f"there are {len(shots)} screenshots"
    if [shot.get("type") for shot in shots].count("default") != 1:
        yield "not just one screenshot is the default"
    for shot in shots:
        caption, image = text_of(shot, "caption"), text_of(shot, "image")
        if not caption or caption.endswith("."):
            yield f"“{caption}” is no caption: a sentence without its full stop"
        match = TAGGED.fullmatch(image)
        if match is None:
            yield f"{image} is no PNG of a release"
        elif not (root / match[1]).exists():
            yield f"{match[1]} is not there"
    shown = {text_of(shot, "image").rsplit("/", 1)[-1] for shot in shots}
    for path in source_files(root, "*.png", under="data/screenshots"):
        if path.name not in shown:
            yield f"{path} is not shown"


def poor_colours(root):
    """Branding without a colour for light and another for dark."""
    colours = {node.get("scheme_preference"): node.text
               for node in metainfo(root).findall("branding/color[@type='primary']")}
    if set(colours) != {"light", "dark"} or len(set(colours.values())) != 2:
        yield f"the colours are {colours}"
    for colour in colours.values():
        parts = [int(part, 16) for part in re.findall("[0-9a-f]{2}", colour)]
        if not re.fullmatch("#[0-9a-f]{6}", colour) or max(parts) - min(parts) < LEAST_COLOUR:
            yield f"{colour} is no colour"


def wrong_releases(root):
    """Releases out of order, in the future, without notes, or other than that of the build."""
    releases = metainfo(root).findall("releases/release")
    dates = [release.get("date", "") for release in releases]
    version = re.search(r"^  version: '(.+?)'", (root / "meson.build").read_text("utf-8"),
                        re.MULTILINE)
    if not releases or version is None or releases[0].get("version") != version[1]:
        yield "the newest release is not the version of meson.build"
    if dates != sorted(dates, reverse=True):
        yield f"the releases are not sorted: {dates}"
    for release in releases:
        if not re.fullmatch(r"\d+(\.\d+)+", release.get("version", "")):
            yield f"{release.get('version')} is no release"
        if release.get("date", "9") > datetime.date.today().isoformat():
            yield f"{release.get('version')} is of the future"
        if release.get("type", "stable") != "stable":
            yield f"{release.get('version')} is a {release.get('type')} release"
        if not text_of(release, "description/p"):
            yield f"{release.get('version')} has no notes"


def untold_releases(root):
    """Releases that the list of changes tells otherwise, or not at all."""
    path = root / "data/NEWS.md"
    told = re.findall(r"^## (\S+), (\d+ \w+ \d+)\n\n\S", path.read_text("utf-8"), re.MULTILINE)
    dates = [(version, datetime.datetime.strptime(date, "%d %B %Y").date().isoformat())
             for version, date in told]
    wanted = [(release.get("version"), release.get("date"))
              for release in metainfo(root).findall("releases/release")]
    if dates != wanted:
        yield f"{path} tells {dates}, the metainfo {wanted}"


def wrong_desktop_file(root):
    """A desktop file that is hidden, without a category, or opens other files than it says."""
    keys = desktop(root)
    types = set(keys.get("MimeType", "").strip(";").split(";"))
    said = {node.text for node in metainfo(root).findall("provides/mediatype")}
    if {"NoDisplay", "Hidden"} & set(keys):
        yield "the desktop file hides the program"
    if not re.fullmatch(r"earcup %[UuFf]", keys.get("Exec", "")):
        yield "the desktop file does not open files with earcup"
    if not {"AudioVideo", "Audio"} <= set(keys.get("Categories", "").split(";")):
        yield "the categories are not AudioVideo and Audio"
    for kind in sorted(types ^ said):
        yield f"{kind} stands only in the {'desktop file' if kind in types else 'metainfo'}"


def wrong_icons(root):
    """Icons that are not square, hold bitmaps, or are used and neither shipped nor in a theme."""
    icons = source_files(root, "*.svg", under="data/icons")
    for path in source_files(root, "*.png", under="data/icons"):
        if not re.fullmatch(r"\d+x\d+", path.parent.parent.name):
            yield f"{path} is a bitmap in a folder for no size"
    for path in icons:
        tree = xml.etree.ElementTree.parse(path).getroot()
        if tree.get("width") != tree.get("height") or tree.find(f".//{SVG}image") is not None:
            yield f"{path} is not square, or holds a bitmap"
        if tree.find(f".//{SVG}filter") is not None:
            yield f"{path} brings its own shadow"
    known = STOCK_ICONS | {path.stem.removesuffix("-symbolic") for path in icons}
    for path in source_files(root, "*.c", "*.ui", under="app"):
        for name in re.findall(r"[\">]([a-z0-9-]+)-symbolic[\"<]", path.read_text("utf-8")):
            if name not in known:
                yield f"{path}: {name}-symbolic is not shipped"


RULES = [
    ("the id is the same everywhere", other_ids),
    ("the metainfo is complete", incomplete_metainfo),
    ("name and summary are short and say what it does", poor_words),
    ("every screenshot is there, with a caption", poor_pictures),
    ("every screenshot has a size that is taken, and a shadow", poor_sizes),
    ("the colours suit light and dark", poor_colours),
    ("the releases are told in order", wrong_releases),
    ("the list of changes has the same releases", untold_releases),
    ("the desktop file shows the program and its files", wrong_desktop_file),
    ("every icon is shipped and can be drawn at any size", wrong_icons),
]

if __name__ == "__main__":
    sys.exit(report(RULES))
