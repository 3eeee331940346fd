#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-blind-keys.py PROGRAM: a blind test by keyboard alone, as a screen reader follows it."""

import json
import os
import pathlib
import re
import sys
import time

import desk
from desk import BUTTONS, key, name_of, states, tool, wait, walk

PROGRAM = desk.Program(sys.argv[1])
FOLDER = pathlib.Path(os.environ["XDG_DATA_HOME"], "earcup", "blind-tests")
TRIALS = 16
SECRETS = re.compile(r"HD.650|Sennheiser|MDR|Sony|\bdB\b|being heard|\d+:\d\d")


def said():
    """Everything that the window says, without the header bar."""
    return [text for thing in walk(PROGRAM.root)
            for text in (name_of(thing), thing.get_description() or "") if text]


def expect_said(start):
    wait(lambda: any(text.startswith(start) for text in said()), f"“{start}”")


def b_opens_the_test():
    play = PROGRAM.expect("Play", BUTTONS, start=False)
    wait(lambda: "focused" in states(play), "Play to have the focus")
    PROGRAM.expect("Slot 2: ", BUTTONS)
    key("b")
    PROGRAM.expect("Blind Test", start=False)
    wait(lambda: "sensitive" in states(PROGRAM.expect("Start", BUTTONS, start=False)),
         "the test to be fair", 20)
    key("ctrl+Return")
    expect_said(f"Trial 1 of {TRIALS}")
    assert name_of(PROGRAM.focused()) == "Listen to A"


def nothing_is_given_away_on_the_way():
    seen = {}
    for trial in range(1, TRIALS + 1):
        expect_said(f"Trial {trial} of {TRIALS}")
        for sample in "12x":
            key(sample)
            wait(lambda: "pressed" in states(pressed(sample)) or
                 "checked" in states(pressed(sample)), f"{sample} to be heard")
            words = [word.replace(f"Trial {trial} of", "Trial N of") for word in said()]
            leaks = [word for word in words if SECRETS.search(word)]
            assert not leaks, leaks
            assert seen.setdefault(sample, words) == words
        assert PROGRAM.focused() is not None
        key("a" if trial % 2 else "b")


def pressed(sample):
    return PROGRAM.expect("Listen to " + {"1": "A", "2": "B", "x": "X"}[sample], start=False)


def the_result_is_said_and_kept():
    expect_said("Sennheiser HD 650 and Sony MDR-7506")
    record = json.loads(next(FOLDER.glob("*.json")).read_text(encoding="utf-8"))
    score = sum(trial["assignment"] == trial["answer"] for trial in record["trials"])
    assert record["score"] == score and len(record["trials"]) == TRIALS
    expect_said(f"{score} of {TRIALS} right")
    assert record["residual_lu"] <= 0.1
    assert name_of(PROGRAM.focused()) == "Test Again"


def escape_goes_back_to_listening():
    key("Escape")
    play = wait(lambda: PROGRAM.find("Pause", BUTTONS, start=False), "Pause")
    wait(lambda: "focused" in states(play), "Pause to have the focus")
    PROGRAM.expect_heard(1)


def find_button(word):
    """A button of the question; its name may have the mark of its mnemonic."""
    for thing in walk(PROGRAM.root):
        if thing.get_role_name() in BUTTONS and word in name_of(thing):
            return thing
    return None


def answer_question(word):
    """Without a window manager no other window gets the keyboard. GTK 4.8 does not bear to be asked
    about a widget that is on its way out, so the question is left alone until it has gone."""
    key("Escape")
    wait(lambda: find_button("Discard"), "the question")
    desk.Atspi.Action.do_action(find_button(word), 0)
    time.sleep(1)
    wait(lambda: find_button("Discard") is None, "the question to go away")
    tool("windowfocus", "--sync", PROGRAM.window)


def escape_asks_before_a_test_is_discarded():
    key("b")
    wait(lambda: "sensitive" in states(PROGRAM.expect("Start", BUTTONS, start=False)),
         "the test to be fair", 20)
    key("ctrl+Return")
    expect_said(f"Trial 1 of {TRIALS}")
    answer_question("Cancel")
    expect_said(f"Trial 1 of {TRIALS}")
    answer_question("Discard")
    PROGRAM.expect("Start", BUTTONS, start=False)
    assert len(list(FOLDER.glob("*.json"))) == 1


def the_program_ends_without_complaints():
    assert PROGRAM.quit() == 0
    complaints = PROGRAM.read_complaints()
    assert not complaints, complaints


desk.run([
    b_opens_the_test,
    nothing_is_given_away_on_the_way,
    the_result_is_said_and_kept,
    escape_goes_back_to_listening,
    escape_asks_before_a_test_is_discarded,
    the_program_ends_without_complaints,
])
