#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every rule of every lint finds the fault it is made for, and nothing in a sound project."""

import pathlib
import struct
import subprocess
import sys
import tempfile

import files
import flatpak
import help as help_pages
import layers
import licences
import potfiles
import store
import style
import translations

SPDX = "/* SPDX-License-Identifier: GPL-3.0-or-later */\n"
LIBRARY = "lib = static_library('x', c_args: '-DG_LOG_DOMAIN=\"x\"')\nearcup_plotting_dep = 1\n"
MANIFEST = """id: io.github.earcup.Earcup
runtime: org.gnome.Platform
runtime-version: '51'
sdk: org.gnome.Sdk
command: earcup
finish-args:
  - --share=ipc
  - --socket=wayland
  - --socket=fallback-x11
  - --socket=pulseaudio
  - --device=dri
modules:
  - name: libebur128
    sources:
      - type: archive
        url: https://example.org/x.tar.gz
        sha256: """ + "0" * 64 + """
  - name: cminpack
    sources:
      - type: git
        tag: v1
        commit: """ + "a" * 40 + """
  - name: earcup
    sources:
      - type: dir
        path: ..
"""
YML = "flatpak/io.github.earcup.Earcup.yml"

# The entry of a software centre is long, so the real one is taken.
REAL = pathlib.Path(__file__).resolve().parent.parent.parent
META = "data/io.github.earcup.Earcup.metainfo.xml.in"
DESKTOP = "data/io.github.earcup.Earcup.desktop.in"
ICON = "data/icons/hicolor/scalable/apps/io.github.earcup.Earcup.svg"
SYMBOL = "data/icons/hicolor/symbolic/apps/io.github.earcup.Earcup-symbolic.svg"
NEWS = "data/NEWS.md"
SCHEMA = "data/io.github.earcup.Earcup.gschema.xml"
STORE = {name: (REAL / name).read_text("utf-8")
         for name in (META, DESKTOP, ICON, SYMBOL, NEWS, SCHEMA, "meson.build")}
PNG = (b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 2200, 1600, 8, 6, 0, 0, 0))
STORE |= {f"data/screenshots/{path.name}": PNG for path in REAL.glob("data/screenshots/*.png")}
SHOT = "data/screenshots/window.png"


def changed_entry(name, before, after):
    """A file of the software centre's entry with something in it replaced, which must be there."""
    assert before in STORE[name], f"{name} has no {before}"
    return name, STORE[name].replace(before, after)


LIBRARIES = ("GTK, libadwaita, GLib, JSON-GLib, Pango", "cairo", "GStreamer", "libsndfile", "FFTW",
             "libebur128", "libmysofa", "cminpack")
PAGE = """<page xmlns="http://projectmallard.org/1.0/" id="one">
<info><link type="guide" xref="index#all"/><link type="seealso" xref="index"/>
<title type="sort">1</title><desc>x</desc></info><title>One</title>
<p>Press <keyseq><key>Ctrl</key><key>O</key></keyseq>, see <gui>Open</gui>.</p>
<media src="figures/a.png"><p>A picture.</p></media><code>earcup list --json</code></page>
"""
INDEX = PAGE.replace('"one"', '"index"').replace("<title>One", '<section id="all"/><title>Index')
BOOK = "app/help/earcup-help.gresource.xml"
HELP = {
    "data/help/pages/one.page": PAGE,
    "data/help/pages/index.page": INDEX,
    "data/help/figures/a.png": "",
    "data/help/figures/a-dark.png": "",
    "data/earcup.1": "earcup list \\-\\-json\n",
    "app/windows/help-overlay.ui": '<interface><requires lib="gtk" version="4.8"/><property '
                                   'name="accelerator">&lt;ctrl&gt;o</property><a>_Open</a>'
                                   '</interface>\n',
    BOOK: "<gresources><file>pages/one.page</file><file>pages/index.page</file>"
          "<file>figures/a.png</file><file>figures/a-dark.png</file></gresources>\n",
}


CREDITS = {
    "README.md": "From AutoEq (MIT), measured by somebody.\n" + "".join(
        f"| {name} | MIT |\n" for name in LIBRARIES),
    "app/windows/earcup-about.c": SPDX + "/* AutoEq and somebody, MIT */\n" + "".join(
        f'  {{ "{name}", "" }},\n' for name in LIBRARIES),
    "app/windows/meson.build": LIBRARY.replace("plotting", "windows"),
    "data/catalogue/relations.json": '{"curve": {"by": "somebody"}}\n',
    "data/targets/x.csv": "100,0\n",
    "data/targets/x.source": "From: AutoEq\n",
}


def changed_page(before, after):
    """A page with something in it replaced, which must be there."""
    assert before in PAGE, before
    return "data/help/pages/one.page", PAGE.replace(before, after)


# A small project without a fault: path and text.
SOUND = {
    "app/plotting/earcup-plot.c": SPDX + '#include "acoustics/earcup-curve.h"\n'
                                  "#include <cairo.h>\n\nvoid\nplot (void)\n{\n"
                                  '  puts (_("A // is no comment here"));\n}\n',
    "app/plotting/meson.build": LIBRARY,
    "app/windows/earcup-window.ui": '<interface><requires lib="gtk" version="4.8"/></interface>\n',
    "app/run": "#!/usr/bin/env bash\n# SPDX-License-Identifier: GPL-3.0-or-later\n"
               "set -euo pipefail\n",
    "data/x.json": "{}\n",
    "data/x-symbolic.svg": '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>\n',
    "po/LINGUAS": "de\n",
    "po/POTFILES": f"app/plotting/earcup-plot.c\ndata/help/pages/index.page\n"
                   f"data/help/pages/one.page\n{DESKTOP}\n{SCHEMA}\n{META}\n",
    "po/de.po": "",
    "tests/lint/x.py": "# SPDX-License-Identifier: GPL-3.0-or-later\n",
    YML: MANIFEST,
    **HELP,
    **STORE,
    **CREDITS,
}

PLOT = "app/plotting/earcup-plot.c"
GERMAN = "po/de.po"

# For each rule the files that it must object to; one project for each file.
BAD = {
    layers.unknown_folders: [("app/attic/x.c", SPDX)],
    layers.forbidden_folders: [
        ("app/acoustics/x.c", SPDX + '#include "plotting/earcup-plot.h"\n'),
        ("app/command/x.c", SPDX + '#include "widgets/earcup-plot.h"\n'),
        ("app/widgets/x.c", SPDX + '  #  include "catalogue/earcup-entry.h"\n'),
    ],
    layers.forbidden_libraries: [
        ("app/acoustics/x.c", SPDX + "#include <gtk/gtk.h>\n"),
        ("app/command/x.c", SPDX + "#include <adwaita.h>\n"),
        ("app/widgets/x.c", SPDX + "#include <gst/gst.h>\n"),
    ],
    layers.stray_version_checks: [
        (PLOT, SPDX + "#if GTK_CHECK_VERSION (4, 10, 0)\n"),
        (PLOT, SPDX + "G_GNUC_BEGIN_IGNORE_DEPRECATIONS\n"),
    ],
    layers.libraries_per_folder: [
        ("app/plotting/meson.build", "# empty\n"),
        ("app/plotting/meson.build", LIBRARY + LIBRARY),
    ],
    style.tabs_and_blanks: [(PLOT, SPDX + "\tx\n"), (PLOT, SPDX + "x \n")],
    style.wide_lines: [(PLOT, SPDX + "x" * 101 + "\n")],
    style.line_comments: [(PLOT, SPDX + "int x; // here\n")],
    style.missing_licences: [(PLOT, "int x;\n"), ("app/run", "#!/usr/bin/env bash\n")],
    style.long_files: [(PLOT, SPDX + "int x;\n" * 800)],
    style.long_functions: [(PLOT, SPDX + "void\nf (void)\n{\n" + "  x ();\n" * 58 + "}\n")],
    style.unfinished_marks: [(PLOT, SPDX + "/* FIX" "ME */\n")],
    style.machine_paths: [(PLOT, SPDX + '"/ho' 'me/me/x"\n')],
    style.forbidden_calls: [(PLOT, SPDX + "x = ato" "f (text);\n"),
                            (PLOT, SPDX + "x = g_dnget" 'text (DOMAIN, "a", "b", n);\n')],
    style.shared_owners: [(PLOT, SPDX + "void\nf (void)\n{\n  t = g_task_new (self, c, f, d);\n"
                           "  g_task_run_in_thread (t, g);\n}\n")],
    style.half_freed_arrays: [(PLOT, SPDX + "  g_autofree char *x[2] = { NULL };\n")],
    style.loose_mathematics: [("meson.build", "c_args: '-ffast-" "math'\n")],
    potfiles.missing: [("app/plotting/new.c", SPDX + 'puts (_("x"));\n'),
                       ("app/windows/new.ui", '<property translatable="yes">x</property>')],
    potfiles.superfluous: [(PLOT, SPDX), ("po/POTFILES", "app/gone.c\n")],
    potfiles.unsorted: [("po/POTFILES", "b.c\na.c\n")],
    potfiles.broken_texts: [
        (PLOT, SPDX + 'puts (_("Line %" G_GSIZE_FORMAT\n        ": bad"));\n'),
    ],
    potfiles.incomplete_languages: [("po/LINGUAS", "de\nfr\n"), ("po/LINGUAS", "")],
    translations.untranslated: [(PLOT, SPDX + 'puts (_("new"));\n'), (GERMAN, ""),
                                (GERMAN, 'msgid "A // is no comment here"\nmsgstr ""\n')],
    translations.doubtful: [(GERMAN, '#, fuzzy\nmsgid "a"\nmsgstr "b"\n')],
    translations.broken_fields: [(GERMAN, 'msgid "{a} of {b}"\nmsgstr "{b}"\n')],
    translations.lost_mnemonics: [(GERMAN, 'msgid "_Open"\nmsgstr "Auf"\n')],
    files.broken_xml: [("app/windows/earcup-window.ui", "<interface>\n")],
    files.broken_json: [("data/x.json", "{,}\n")],
    files.broken_python: [("tests/lint/x.py", "def\n")],
    files.broken_shell: [("app/run", "#!/usr/bin/env bash\nif\n")],
    files.careless_shell: [("app/run", "#!/usr/bin/env bash\ntrue\n")],
    files.templates_above_floor: [
        ("app/windows/earcup-window.ui", "<interface/>\n"),
        ("app/windows/earcup-window.ui",
         '<interface><requires lib="gtk" version="4.10"/></interface>\n'),
    ],
    files.unpaintable_icons: [
        ("data/x-symbolic.svg", '<svg xmlns="http://www.w3.org/2000/svg"><ellipse/></svg>\n'),
        ("data/x-symbolic.svg", '<svg><path stroke="#000"/></svg>\n'),
    ],
    files.stray_top_level: [("NOTES.md", "x\n")],
    help_pages.broken_pages: [changed_page("</page>", ""), changed_page("<p>A", "<p>&amp; A"),
                              changed_page("<code>", "<table/><code>"),
                              changed_page("<desc>x</desc>", "")],
    help_pages.lost_pages: [changed_page('id="one"', 'id="two"'), changed_page("#all", "#none"),
                            ("data/help/pages/two.page", PAGE.replace('"one"', '"two"'))],
    help_pages.broken_links: [changed_page('xref="index"', 'xref="gone"')],
    help_pages.wrong_pictures: [changed_page("a.png", "b.png"), changed_page("A picture.", " "),
                                ("data/help/figures/c.png", "")],
    help_pages.forgotten_files: [("data/help/pages/two.page", PAGE.replace('"one"', '"two"')),
                                 (BOOK, HELP[BOOK].replace("a-dark", "b"))],
    help_pages.unknown_keys: [changed_page("<key>O", "<key>P"), changed_page("Ctrl", "Alt")],
    help_pages.unknown_labels: [changed_page("<gui>Open", "<gui>Opening")],
    help_pages.unknown_commands: [changed_page("list", "lists"), changed_page("--json", "--jso")],
    flatpak.wrong_name: [("flatpak/other.yml", ""), (YML, MANIFEST.replace("Earcup", "Other"))],
    flatpak.wrong_permissions: [
        (YML, MANIFEST.replace("--device=dri", "--device=all")),
        (YML, MANIFEST.replace("  - --share=ipc\n", "  - --share=ipc\n  - --filesystem=host\n")),
        (YML, MANIFEST.replace("  - --socket=pulseaudio\n", "")),
    ],
    flatpak.loose_sources: [
        (YML, MANIFEST.replace("https:", "http:")),
        (YML, MANIFEST.replace("0" * 64, "0" * 63)),
        (YML, MANIFEST + "      - type: git\n        branch: main\n"),
        (YML, MANIFEST.replace("        tag: v1\n", "")),
        (YML, MANIFEST.replace("path: ..", "path: ../other")),
        (YML, MANIFEST.replace("        tag: v1\n", "        tag: v1\n        md5: 0\n")),
    ],
    flatpak.wrong_keys: [
        (YML, MANIFEST.replace("modules:", "branch: stable\nmodules:")),
        (YML, MANIFEST.replace("command: earcup\n", "") + "command: earcup\n"),
    ],
    flatpak.wrong_modules: [
        (YML, MANIFEST.replace("name: cminpack", "name: fftw")),
        (YML, MANIFEST + "    build-options:\n      build-args:\n        - --share=network\n"),
        (YML, MANIFEST.replace("modules:", "cleanup:\n  - /lib/debug\nmodules:")),
    ],
    store.other_ids: [changed_entry(META, "<id>io.", "<id>org."),
                      changed_entry(DESKTOP, "Icon=io.", "Icon=org."),
                      changed_entry(SCHEMA, '<schema id="io.', '<schema id="org.'),
                      changed_entry(META, 'type="desktop-id"', 'type="service"')],
    store.incomplete_metainfo: [
        changed_entry(META, "CC0-1.0</", "GPL-3.0</"),
        changed_entry(META, '<url type="bugtracker">', '<url type="help">'),
        changed_entry(META, ' id="io.github.earcup"', ""),
        changed_entry(META, "oars-1.1", "oars-1.0"),
        changed_entry(META, "<description>", '<description xml:lang="en">'),
    ],
    store.poor_words: [
        changed_entry(META, "Hear mixes", "A way to hear a mix of yours"),
        changed_entry(META, "headphones</summary>", "headphones.</summary>"),
        changed_entry(META, "<name>Earcup", "<name>Earcup, the Simulator"),
        changed_entry(DESKTOP, "Comment=Hear", "Comment=See"),
    ],
    store.poor_pictures: [
        changed_entry(META, "Earcup/v0.1.0/", "Earcup/main/"),
        changed_entry(META, ' type="default"', ""),
        changed_entry(META, "/window.png", "/windows.png"),
        changed_entry(META, "</caption>", ".</caption>"),
        ("data/screenshots/forgotten.png", PNG),
    ],
    store.poor_sizes: [(SHOT, PNG.replace(struct.pack(">I", 2200), struct.pack(">I", 2600))),
                       (SHOT, PNG.replace(b"\x08\x06", b"\x08\x02"))],
    store.poor_colours: [changed_entry(META, 'scheme_preference="dark"',
                                       'scheme_preference="light"'),
                         changed_entry(META, "#1f3f68", "#404040")],
    store.wrong_releases: [
        changed_entry("meson.build", "version: '0", "version: '1"),
        changed_entry(META, 'date="2026', 'date="2999'),
        changed_entry(META, "<p>The first release.</p>", ""),
        changed_entry(META, "<release ", '<release type="development" '),
    ],
    store.untold_releases: [changed_entry(NEWS, "## 0.1.0,", "## 0.1.1,"),
                            changed_entry(NEWS, " 30 November", " 29 November")],
    store.wrong_desktop_file: [
        changed_entry(DESKTOP, "Terminal=false", "NoDisplay=true"),
        changed_entry(DESKTOP, "AudioVideo;Audio;", "Utility;"),
        changed_entry(DESKTOP, "audio/aac;", ""),
        changed_entry(DESKTOP, "earcup %U", "earcup"),
    ],
    store.wrong_icons: [
        changed_entry(ICON, 'width="128"', 'width="100"'),
        changed_entry(ICON, "<defs>", "<defs><filter/>"),
        ("data/icons/hicolor/scalable/apps/x.png", PNG),
        ("app/windows/earcup-window.ui",
         '<interface><requires lib="gtk" version="4.8"/><a>gone-symbolic</a></interface>\n'),
    ],
    licences.uncredited_libraries: [
        ("README.md", CREDITS["README.md"].replace("FFTW", "")),
        ("app/windows/earcup-about.c", CREDITS["app/windows/earcup-about.c"].replace("Pango", "")),
        (PLOT, SPDX + "graphene_rect_t area;\n"),
        ("meson.build", STORE["meson.build"] + "dependency('libnew')\n"),
    ],
    licences.uncredited_measurements: [
        ("data/catalogue/relations.json", '[{"also": [{"by": "another"}]}]\n'),
        ("README.md", CREDITS["README.md"].replace("somebody", "")),
    ],
    licences.uncredited_targets: [
        ("README.md", CREDITS["README.md"].replace("AutoEq", "")),
        ("data/targets/y.csv", "100,0\n"),
    ],
    flatpak.wrong_runtime: [(YML, MANIFEST.replace("'51'", "master")),
                            (YML, MANIFEST.replace("org.gnome.Sdk", "org.kde.Sdk"))],
}


def make_project(root, project):
    """Writes the files of a project."""
    for name, text in project.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text, encoding="utf-8")


def translate():
    """Translates the sound project, into the words that it has already."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        make_project(root, SOUND)
        translations.extract(root, root / "texts.pot")
        return subprocess.run(["msgen", root / "texts.pot"], check=True, capture_output=True,
                              encoding="utf-8").stdout


def faults(rule, changed=None):
    """What a rule finds in the sound project, after one file was changed."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        make_project(root, {**SOUND, **dict([changed] if changed else [])})
        return list(rule(root))


def main():
    """Reports one case for each rule in TAP."""
    lints = (layers, style, potfiles, translations, files, flatpak, help_pages, store, licences)
    rules = [(lint.__name__, fact, rule) for lint in lints for fact, rule in lint.RULES]
    status = 0

    SOUND[GERMAN] = translate()
    print(f"1..{len(rules)}")
    for number, (lint, fact, rule) in enumerate(rules, 1):
        wrongs = [f"objects to a sound project: {fault}" for fault in faults(rule)]
        wrongs += [f"overlooks {path}" for path, text in BAD[rule]
                   if not faults(rule, (path, text))]
        for wrong in wrongs:
            print(f"{fact}: {wrong}", file=sys.stderr)
        print(f"{'not ok' if wrongs else 'ok'} {number} {lint} can fail: {fact}")
        status = status or int(bool(wrongs))
    return status


if __name__ == "__main__":
    sys.exit(main())
