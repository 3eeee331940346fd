#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page and the README speak of the commands and options that the program has."""

import re

from harness import ROOT, fact, run_facts, works

OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")
HELP = re.compile(r"^ +(?:-([a-z]), )?--([a-z-]+)", re.MULTILINE)
# What a command shares with others is explained once for all of them.
SHARED = ("WHAT IF", "LOUDSPEAKERS")


def manual():
    """The sections of the manual page by name, as plain text with one request a line."""
    text = (ROOT / "data/earcup.1").read_text("utf-8")
    text = re.sub(r"\\f[A-Z]", "", text).replace("\\-", "-")
    parts = re.split(r"^\.SH (.*)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def synopses():
    """What the synopsis says of each command."""
    calls = manual()["SYNOPSIS"].split(".br\n")[1:]
    return {re.match(r"\.B earcup (\w+)", call)[1]: call for call in calls}


def descriptions():
    """What is said of each command."""
    found, name, depth = {}, None, 0
    lines = manual()["COMMANDS"].split("\n")
    for before, line in zip([""] + lines, lines):
        depth += line.startswith(".RS") - line.startswith(".RE")
        if depth == 0 and before == ".TP":
            name = re.match(r'\.\w+ "?(\w+)', line)[1]
        if name is not None:
            found[name] = found.get(name, "") + line + "\n"
    return found


def commands():
    """The commands that the program lists."""
    return re.findall(r"^  earcup (\w+) ", works("--help").out, re.MULTILINE)


def options(command):
    """The options of a command: each as a set of the forms in which it can be given."""
    found = HELP.findall(works(command, "--help").out)
    return [{f"-{short}", f"--{name}"} if short else {f"--{name}"} for short, name in found
            if name != "help"]


def unexplained(text, command):
    """The options of a command that a text does not name."""
    return [forms for forms in options(command) if not forms & words(text)]


def words(text):
    """The options that a text names."""
    return set(OPTION.findall(text))


@fact
def every_command_has_a_synopsis_and_a_description():
    assert len(commands()) > 10
    assert sorted(synopses()) == sorted(descriptions()) == sorted(commands())


@fact
def the_synopsis_has_the_options_of_a_command_and_no_others():
    for command in commands():
        named = words(synopses()[command])
        if "options of the scene" in synopses()[command]:
            named |= words(descriptions()[command])
        has = options(command)
        assert not named - set().union(*has), (command, named, has)
        assert not unexplained(" ".join(named), command), command


@fact
def every_option_is_explained():
    shared = "".join(manual()[section] for section in SHARED)
    lacking = {command: unexplained(descriptions()[command] + shared, command)
               for command in commands()}
    assert not any(lacking.values()), lacking


@fact
def the_readme_names_only_what_there_is():
    text = (ROOT / "README.md").read_text("utf-8")
    calls = re.findall(r"^(earcup (\w+) .*(?:\n {10}.*)*)", text, re.MULTILINE)
    assert {command for _, command in calls} == set(commands())
    for call, command in calls:
        unknown = words(call) - set().union(*options(command))
        assert not unknown, (call, unknown)


run_facts()
