#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""test-keys.py PROGRAM DRAG-SOURCE: a session with keyboard and pointer, with sound."""

import re
import subprocess
import sys
import time

import desk
from desk import BUTTONS, key, states, tool, wait, walk

FOLDER = desk.temporary_folder()
PROGRAM = desk.Program(sys.argv[1])
FOCUS = desk.Focus()
TYPE_NAME = re.compile(r"^(Gtk|Adw|Earcup)[A-Z]")


def time_shown():
    """The place in the track in seconds as the window says it."""
    label = next(thing for thing in walk(PROGRAM.root)
                 if re.fullmatch(r"\d+:\d\d\.\d / \d+:\d\d\.\d", thing.get_name() or ""))
    minutes, seconds = label.get_name().split(" / ")[0].split(":")
    return 60 * int(minutes) + float(seconds)


def sound_comes_within_ten_seconds():
    PROGRAM.expect("Demo mix", start=False)
    play = PROGRAM.expect("Play", BUTTONS, start=False)
    wait(lambda: "focused" in states(play), "Play to have the focus")
    key("space")
    PROGRAM.expect("Pause", BUTTONS, start=False)
    wait(lambda: time_shown() > 0.2, "the position to move")
    assert time.monotonic() - PROGRAM.started < 10


def digits_switch_to_and_fro():
    PROGRAM.expect_heard(1)
    key("2")
    PROGRAM.expect_heard(2)
    assert "Sony MDR-7506" in PROGRAM.card(2).get_name()
    key("2")
    PROGRAM.expect_heard(1)
    key("0")
    PROGRAM.expect_heard(0)
    key("0")
    PROGRAM.expect_heard(1)
    key("alt+2")
    PROGRAM.expect_heard(2)
    key("1")
    PROGRAM.expect_heard(1)


def switching_goes_on_playing():
    before = time_shown()
    key("2", "1", "2", "0", "1")
    wait(lambda: time_shown() != before, "the position to move")
    assert PROGRAM.find("Pause", BUTTONS, start=False)


def typed_digits_stay_in_the_search():
    key("ctrl+f")
    search = PROGRAM.expect("Search models", {"entry"})
    wait(lambda: "focused" in states(search), "the search to have the focus")
    tool("type", "--delay", "20", "dt 770 1 0 2")
    wait(lambda: desk.text_of(search) == "dt 770 1 0 2", "the digits in the search")
    assert PROGRAM.heard() == 1
    assert PROGRAM.find("Pause", BUTTONS, start=False), "a space in the search stopped the music"
    key("ctrl+a", "BackSpace")
    PROGRAM.expect("142 models")


def enter_and_shift_enter_choose():
    tool("type", "--delay", "20", "dt 770 pro 80")
    wait(lambda: not PROGRAM.find("142 models"), "the list to be filtered")
    item = FOCUS.after("Down")
    assert item is not None and item.get_role_name() == "list item", f"Down went to {item}"
    assert item.get_name().startswith("beyerdynamic DT 770"), item.get_name()
    key("Return")
    wait(lambda: "DT 770" in PROGRAM.card(1).get_name(), "the choice in slot A")
    key("shift+Return")
    wait(lambda: "DT 770" in PROGRAM.card(2).get_name(), "the choice in slot B")
    wait(lambda: item.get_name().endswith("in slot A B"), "the badge of the row")
    key("2")
    PROGRAM.expect_heard(2)
    key("1")
    PROGRAM.expect_heard(1)


def slash_leads_to_the_search_and_enter_takes_the_first():
    key("slash")
    search = PROGRAM.expect("Search models", {"entry"})
    wait(lambda: "focused" in states(search), "the search to have the focus")
    key("ctrl+a")
    tool("type", "--delay", "20", "hd650")
    wait(lambda: PROGRAM.find("Sennheiser HD 650, ", {"list item"}), "the row of the HD 650")
    time.sleep(0.3)
    key("Return")
    wait(lambda: "HD 650" in PROGRAM.card(1).get_name(), "the choice in slot A")
    assert desk.text_of(search) == "hd650", "the key for the search was typed into it"
    key("ctrl+a", "BackSpace")
    PROGRAM.expect("142 models")


def swap_exchanges_the_slots():
    tool("windowfocus", "--sync", PROGRAM.window)
    key("F6")
    before = [PROGRAM.card(slot).get_name().split(",")[0][8:] for slot in (1, 2)]
    key("x")
    wait(lambda: before[1] in PROGRAM.card(1).get_name(), "the swap")
    assert before[0] in PROGRAM.card(2).get_name()


def control_z_takes_back():
    before = PROGRAM.card(1).get_name().split(",")[0][8:]
    key("x")
    wait(lambda: before not in PROGRAM.card(1).get_name(), "the swap")
    key("ctrl+z")
    wait(lambda: before in PROGRAM.card(1).get_name(), "the way back")
    key("ctrl+shift+z")
    wait(lambda: before not in PROGRAM.card(1).get_name(), "the swap again")
    key("ctrl+z")
    wait(lambda: before in PROGRAM.card(1).get_name(), "the way back again")


def f9_shows_and_hides_the_guide():
    button = PROGRAM.expect("Show the guide", BUTTONS)
    before = bool({"pressed", "checked"} & states(button))
    key("F9")
    wait(lambda: bool({"pressed", "checked"} & states(button)) != before, "the guide to change")
    key("F9")
    wait(lambda: bool({"pressed", "checked"} & states(button)) == before, "the guide to come back")


def value_of(slider):
    return desk.Atspi.Value.get_current_value(slider)


def controls_are_reached_and_turned_by_keys():
    tool("windowfocus", "--sync", PROGRAM.window)
    button = PROGRAM.expect("Show what can be changed", BUTTONS)
    key("w")
    wait(lambda: {"pressed", "checked"} & states(button), "the controls to come")
    everything_has_a_name()
    slider = None
    for _ in range(4):
        slider = FOCUS.after("F6")
        if pane_of(slider) == "controls":
            break
    for _ in range(4):      # the cut through the cup comes first
        if desk.name_of(slider) != "Openness":
            slider = FOCUS.after("Tab")
    assert desk.name_of(slider) == "Openness", desk.name_of(slider)
    assert slider.get_role_name() == "slider", slider.get_role_name()
    before = value_of(slider)
    key("Prior", "Left", "Left")
    wait(lambda: value_of(slider) != before, "the slider to move")
    wait(lambda: ", changed" in PROGRAM.card(PROGRAM.heard()).get_name(), "the card to say so")
    reset = PROGRAM.expect("Reset: Openness", BUTTONS)
    assert FOCUS.after("shift+Tab") == reset
    key("space")
    wait(lambda: ", changed" not in PROGRAM.card(PROGRAM.heard()).get_name(), "the model")
    assert abs(value_of(slider) - before) < 1e-9
    key("w")
    wait(lambda: not {"pressed", "checked"} & states(button), "the controls to go")
    key("F9")


def parts_of_the_drawing_are_chosen_and_turned_by_keys():
    tool("windowfocus", "--sync", PROGRAM.window)
    button = PROGRAM.expect("Show what can be changed", BUTTONS)
    key("w")
    wait(lambda: {"pressed", "checked"} & states(button), "the controls to come")
    for _ in range(4):
        part = FOCUS.after("F6")
        if part is not None and part.get_name() == "Vent":
            break
    assert part is not None and part.get_name() == "Vent", part
    assert FOCUS.after("Left").get_name() == "Leak"
    FOCUS.after("Right")
    volume = FOCUS.after("Right")
    assert volume.get_name() == "Cup volume", volume.get_name()
    slider = PROGRAM.expect("Rear volume", {"slider"})
    before = value_of(slider)
    key("plus", "Up")
    wait(lambda: value_of(slider) > before + 0.03, "the slider to follow the drawing")
    assert abs(value_of(volume) - value_of(slider)) < 1e-9
    wait(lambda: ", changed" in PROGRAM.card(PROGRAM.heard()).get_name(), "the card to say so")
    key("minus", "Down")
    wait(lambda: ", changed" not in PROGRAM.card(PROGRAM.heard()).get_name(), "the model")
    key("w")
    wait(lambda: not {"pressed", "checked"} & states(button), "the controls to go")
    key("F9")


def a_curve_is_heard_and_ends():
    tool("windowfocus", "--sync", PROGRAM.window)
    key("s")
    wait(lambda: PROGRAM.find("The pitch is the height of curve"), "the curve to be heard")
    key("Escape")
    wait(lambda: not PROGRAM.find("The pitch is the height of curve"), "the curve to end")


def a_drag_with_rests_is_one_step():
    tool("windowfocus", "--sync", PROGRAM.window)
    button = PROGRAM.expect("Show what can be changed", BUTTONS)
    if not {"pressed", "checked"} & states(button):
        key("w")
    wait(lambda: {"pressed", "checked"} & states(button), "the controls to come")
    slider = PROGRAM.expect("Openness", {"slider"})
    before = value_of(slider)
    x, y = desk.centre_of(slider)
    tool("mousemove", x, y, "mousedown", 1)
    for step in range(1, 4):
        tool("mousemove", x + 15 * step, y)
        time.sleep(1.6)
    tool("mouseup", 1)
    tool("mousemove", 2, 2)     # GTK 4.8 warns where the pointer rests on what is being hidden
    wait(lambda: value_of(slider) != before, "the slider to move")
    wait(lambda: ", changed" in PROGRAM.card(PROGRAM.heard()).get_name(), "the card to say so")
    key("ctrl+z")
    wait(lambda: ", changed" not in PROGRAM.card(PROGRAM.heard()).get_name(), "the model")
    assert abs(value_of(slider) - before) < 1e-9
    key("w")
    wait(lambda: not {"pressed", "checked"} & states(button), "the controls to go")
    key("F9")


def pane_of(thing):
    """The pane that holds a thing, by what else it holds."""
    signs = {"Search models": "models", "Export the plot": "plot", "Position": "transport",
             "Search the guide": "guide", "Openness": "controls"}
    while thing is not None and thing.get_role_name() != "frame":
        for inner in walk(thing):
            if desk.name_of(inner) in signs:
                return signs[desk.name_of(inner)]
        thing = thing.get_parent()
    return None


def f6_goes_round_the_panes():
    forwards = [pane_of(FOCUS.after("F6")) for _ in range(4)]
    assert sorted(forwards) == ["guide", "models", "plot", "transport"], forwards
    backwards = [pane_of(FOCUS.after("shift+F6")) for _ in range(4)]
    assert sorted(backwards) == sorted(forwards), backwards
    assert backwards[:3] == forwards[2::-1], (forwards, backwards)


def unnamed():
    bad = []
    for thing in walk(PROGRAM.root, closed=BUTTONS):
        name = thing.get_name() or ""
        # What scrolls has no name, nor has a list of libadwaita, whose rows take the focus.
        if "focusable" in states(thing) and thing.get_role_name() not in ("scroll pane", "list"):
            if not name.strip() or TYPE_NAME.match(name) or name.startswith("_"):
                beside = [desk.name_of(one) for one in walk(thing.get_parent())]
                bad.append(f"{thing.get_role_name()} “{name}” beside {beside}")
    return bad


def everything_has_a_name():
    bad = ["not looked at"]

    def look():
        bad[:] = unnamed()
        return not bad

    try:      # what comes and goes while it is looked at is looked at again
        wait(look, "names")
    except AssertionError as error:
        raise AssertionError(bad) from error


def tab_ring_is_closed():
    key("F9")          # the guide is a page of text, in which Tab goes from part to part
    first = FOCUS.after("F6")
    stops = [first]
    while len(stops) < 45:
        thing = FOCUS.after("Tab")
        assert thing is not None, f"the focus is lost after “{stops[-1].get_name()}”"
        if thing == first:
            break
        stops.append(thing)
    names = [thing.get_name() for thing in stops]
    key("F9")
    assert len(stops) < 45, names
    # From GTK 4.24 on a drop-down list is named by what is chosen, so it is not asked for.
    for name in ("Search models", "Position", "Volume", "Repeat", "Main menu", "Export the plot"):
        assert any(said.startswith(name) for said in names), (name, names)
    assert any(said in ("Play", "Pause") for said in names), names
    assert all(any(said.startswith(f"Slot {slot}: ") for said in names) for slot in (0, 1, 2))
    n_rows = sum(thing.get_role_name() == "list item" for thing in stops)
    assert n_rows <= 1, "Tab walks through the rows of the list"


def arrows_in_the_plot_move_the_readout():
    plot = PROGRAM.expect("Simulated response", {"image"})
    tool("mousemove", "--window", PROGRAM.window, *desk.centre_of(plot), "click", 1)
    wait(readout, "a read-out")
    tool("mousemove", "--window", PROGRAM.window, 5, 5)
    key("Home")
    first = wait(lambda: 0 < hertz(readout()) < 25 and readout(), "the read-out at the left end")
    key("Right", "Right")
    wait(lambda: readout() not in ("", first), "the read-out to move")
    assert hertz(readout()) > hertz(first), (first, readout())


def readout():
    """The line above the plot once it says levels."""
    for thing in walk(PROGRAM.root):
        if re.match(r"[\d.]+ k?Hz\s", thing.get_name() or "") and thing.get_role_name() == "label":
            return thing.get_name()
    return ""


def hertz(text):
    if not text:
        return 0.0
    number, unit = text.split()[:2]
    return float(number) * (1000 if unit == "kHz" else 1)


def dropped_file_is_loaded():
    path = desk.write_noise(f"{FOLDER.name}/dropped mix.wav")
    source = subprocess.Popen([sys.argv[2], path])
    try:
        window = wait(lambda: tool("search", "--onlyvisible", "--name", "^drag-source$"),
                      "the other window")[0]
        tool("windowmove", PROGRAM.window, 0, 0)
        tool("windowmove", window, 1050, 700)
        tool("windowraise", window)
        time.sleep(0.3)
        tool("mousemove", 1100, 730, "mousedown", 1)
        for step in range(1, 7):
            tool("mousemove", 1100 - 100 * step, 730 - 60 * step)
            time.sleep(0.04)
        tool("mousemove", 500, 360)
        time.sleep(0.2)
        tool("mouseup", 1)
        PROGRAM.expect("dropped mix.wav", start=False)
        PROGRAM.expect("Loaded “dropped mix.wav”", start=False)
    finally:
        source.kill()
        source.wait()


def control_q_ends_well():
    status = PROGRAM.quit()
    assert status == 0, f"exit status {status}"


def nothing_was_complained_about():
    complaints = PROGRAM.read_complaints()
    assert not complaints, complaints


if __name__ == "__main__":
    try:
        desk.run([
            sound_comes_within_ten_seconds,
            digits_switch_to_and_fro,
            switching_goes_on_playing,
            typed_digits_stay_in_the_search,
            enter_and_shift_enter_choose,
            slash_leads_to_the_search_and_enter_takes_the_first,
            swap_exchanges_the_slots,
            control_z_takes_back,
            f9_shows_and_hides_the_guide,
            controls_are_reached_and_turned_by_keys,
            parts_of_the_drawing_are_chosen_and_turned_by_keys,
            a_drag_with_rests_is_one_step,
            f6_goes_round_the_panes,
            everything_has_a_name,
            tab_ring_is_closed,
            arrows_in_the_plot_move_the_readout,
            a_curve_is_heard_and_ends,
            dropped_file_is_loaded,
            control_q_ends_well,
            nothing_was_complained_about,
        ])
    finally:
        PROGRAM.end()
        FOLDER.cleanup()
