#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The house style, as far as a machine can see it."""

import re
import sys

from project import lines_of, report, source_files, without_comments

C_FILES = ("*.c", "*.h")
SCRIPTS = ("*.py", "*.sh", "make-*", "prove*", "release", "run", "with-*")
PROSE = ("*.md", "*.1")
WRITTEN = C_FILES + SCRIPTS + PROSE + (
    "meson.build", "*.ui", "*.css", "*.xml", "*.in", "*.svg", "*.yml", "*.source", "POTFILES",
    "LINGUAS")
# Not the templates: a text to translate cannot be broken there.
NARROW = C_FILES + SCRIPTS + ("*.md", "meson.build", "*.css")

MOST_COLUMNS = 100
MOST_LINES_OF_FILE = 800
MOST_LINES_OF_FUNCTION = 60

# Put together here so that this file does not find itself.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" "DO", "FIX" "ME", "XX" "X", "HA" "CK",
                                           "not imple" "mented")) + r")\b")
MACHINE_PATH = re.compile(r"(?<![\w.$}])/(" + "|".join(("wo" "rk", "ro" "ot", "ho" "me"))
                          + r")/|\.\./sha" "red")
FORBIDDEN_CALL = re.compile(r"(?<!->)(?<!\.)\b(free|malloc|calloc|sprintf|strcpy|strcat|strtod"
                            r"|atof|atoi|setlocale_numeric|g_dn?gettext) \(")
FAST_MATH = re.compile(r"-ffast-" "math|-fno-trapping-" "math|-funsafe-" "math")


def tabs_and_blanks(root):
    """Tabs, blanks at the end of a line, carriage returns."""
    for path in source_files(root, *WRITTEN):
        for number, line in lines_of(path):
            if "\t" in line:
                yield f"{path}:{number}: a tab"
            if line != line.rstrip():
                yield f"{path}:{number}: blanks at the end"


def wide_lines(root):
    """Lines that are too wide. The attribute behind a prototype may stand beyond the edge, where
    the eye has no need to go; so may a long address."""
    for path in source_files(root, *NARROW):
        for number, line in lines_of(path):
            line = line.removesuffix(" G_GNUC_WARN_UNUSED_RESULT;")
            if len(line) > MOST_COLUMNS and "://" not in line:
                yield f"{path}:{number}: {len(line)} columns"


def line_comments(root):
    """Comments that begin with two slashes."""
    for path in source_files(root, *C_FILES):
        for number, line in enumerate(without_comments(path.read_text("utf-8")).split("\n"), 1):
            if "//" in line:
                yield f"{path}:{number}: a comment with two slashes"


def missing_licences(root):
    """Files without the line that names the licence among their first four."""
    for path in source_files(root, *C_FILES, *SCRIPTS):
        head = path.read_text(encoding="utf-8").split("\n")[:4]
        if not any("SPDX-License-Identifier: GPL-3.0-or-later" in line for line in head):
            yield f"{path}: no SPDX line"


def long_files(root):
    """Files that want to be split."""
    for path in source_files(root, *C_FILES, "*.py"):
        count = len(path.read_text(encoding="utf-8").splitlines())
        if count > MOST_LINES_OF_FILE:
            yield f"{path}: {count} lines"


def functions(path):
    """Name, first and last line of each function; the name stands at the margin."""
    lines = without_comments(path.read_text(encoding="utf-8")).split("\n")
    name, first, inside = None, 0, False
    for number, line in enumerate(lines, 1):
        if not inside:
            match = re.match(r"([a-z_]\w*) \(", line)
            if match and not line.endswith(";"):
                name, first = match[1], number
            elif line.endswith((";", "= {")) or line.startswith("struct"):
                name = None
            inside = line == "{" and name is not None
        elif line.startswith("}"):
            yield name, first, number
            name, inside = None, False


def long_functions(root):
    """Functions that want to be split."""
    for path in source_files(root, *C_FILES):
        for name, first, last in functions(path):
            if last - first + 1 > MOST_LINES_OF_FUNCTION:
                yield f"{path}:{first}: {name} has {last - first + 1} lines"


def found_in(root, pattern, *names):
    """Places where a pattern stands in the text."""
    for path in source_files(root, *names):
        for number, line in lines_of(path):
            match = pattern.search(line)
            if match:
                yield f"{path}:{number}: {match[0]}"


def unfinished_marks(root):
    """Marks that say that something is left to do."""
    return found_in(root, UNFINISHED, *WRITTEN)


def machine_paths(root):
    """Paths that exist on one machine only."""
    return found_in(root, MACHINE_PATH, *WRITTEN)


def forbidden_calls(root):
    """Calls that leak, overflow or follow the locale."""
    for path in source_files(root, *C_FILES):
        for number, line in enumerate(without_comments(path.read_text("utf-8")).split("\n"), 1):
            match = FORBIDDEN_CALL.search(line)
            if match:
                yield f"{path}:{number}: {match[1]}"


def shared_owners(root):
    """Tasks of other threads that own what only one thread may dispose of."""
    for path in source_files(root, "*.c", under="app"):
        lines = path.read_text(encoding="utf-8").split("\n")
        for _, first, last in functions(path):
            text = "\n".join(lines[first - 1:last])
            match = re.search(r"g_task_new \((?!NULL\b).*", text)
            if match and "g_task_run_in_thread (" in text:
                yield f"{path}:{first + text[:match.start()].count(chr(10))}: {match[0]}"


def half_freed_arrays(root):
    """Arrays that free their first element only."""
    return found_in(root, re.compile(r"^ *g_auto(free|ptr|\().*?\w\[[^=]*\](?= =|;)"), "*.c")


def loose_mathematics(root):
    """Compiler options that change results."""
    return found_in(root, FAST_MATH, "meson.build")


RULES = [
    ("no tab and no blank at the end of a line", tabs_and_blanks),
    (f"no line is wider than {MOST_COLUMNS} columns", wide_lines),
    ("no comment begins with two slashes", line_comments),
    ("every source file names its licence", missing_licences),
    (f"no file is longer than {MOST_LINES_OF_FILE} lines", long_files),
    (f"no function is longer than {MOST_LINES_OF_FUNCTION} lines", long_functions),
    ("nothing is marked as unfinished", unfinished_marks),
    ("nothing names a path of one machine", machine_paths),
    ("no call leaks, overflows or follows the locale", forbidden_calls),
    ("what another thread does for somebody is an errand", shared_owners),
    ("no array is freed by its first element", half_freed_arrays),
    ("floating point stays strict", loose_mathematics),
]

if __name__ == "__main__":
    sys.exit(report(RULES))
