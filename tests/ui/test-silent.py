#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-silent.py PROGRAM: the program with a file as argument, where no sound server answers."""

import sys

import desk
from desk import BUTTONS, key, wait

FOLDER = desk.temporary_folder()
NAME = "my own mix.wav"
PROGRAM = desk.Program(sys.argv[1], desk.write_noise(f"{FOLDER.name}/{NAME}"))


def argument_is_loaded():
    PROGRAM.expect(NAME, start=False)
    assert PROGRAM.find("Demo mix", start=False) is None


def banner_says_that_no_device_answers():
    PROGRAM.expect("No sound device answers")
    PROGRAM.expect("Try Again", BUTTONS)


def all_but_the_sound_works():
    PROGRAM.expect_heard(1)
    key("2")
    PROGRAM.expect_heard(2)
    key("ctrl+f")
    search = PROGRAM.expect("Search models", {"entry"})
    wait(lambda: "focused" in desk.states(search), "the search to have the focus")


def play_says_again_what_is_missing():
    key("ctrl+space")
    PROGRAM.expect("No sound device answers")
    PROGRAM.expect("Play", BUTTONS, start=False)


def control_q_ends_well():
    status = PROGRAM.quit()
    assert status == 0, f"exit status {status}"


def nothing_was_complained_about():
    complaints = PROGRAM.read_complaints()
    assert not complaints, complaints


if __name__ == "__main__":
    try:
        desk.run([
            argument_is_loaded,
            banner_says_that_no_device_answers,
            all_but_the_sound_works,
            play_says_again_what_is_missing,
            control_q_ends_well,
            nothing_was_complained_about,
        ])
    finally:
        PROGRAM.end()
        FOLDER.cleanup()
