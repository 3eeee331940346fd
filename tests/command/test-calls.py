#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong calls: status 2, one sentence, nothing on the standard output, nothing written."""

from harness import FOLDER, fact, listing, refuses, run_facts, works, write


@fact
def simulate_takes_one_model():
    refuses(2, "simulate", says=["MODEL", "--params"])
    refuses(2, "simulate", "closed", "open", says=["MODEL", "--params"])
    refuses(2, "simulate", "closed", "--params", "p.json", says=["MODEL", "--params"])


@fact
def unknown_options_are_named():
    for command in ("list", "simulate", "render", "plot", "demo"):
        refuses(2, command, "--bogus", says=["--bogus"])
        refuses(2, command, "-y", says=["-y"])


@fact
def an_option_without_its_value_is_named():
    refuses(2, "simulate", "closed", "--set", says=["--set"])
    refuses(2, "simulate", "closed", "--at", says=["--at"])
    refuses(2, "plot", "closed", "-o", says=["-o"])


@fact
def set_takes_the_key_of_a_parameter_and_a_number():
    for text in ("foo=1", "Re", "Re=", "=1", "re=1", "Re=1x", "Re=1,5", "Re=0x", "", "res=1"):
        refuses(2, "simulate", "closed", "--set", text, says=[f"“{text}”"])


@fact
def set_names_a_value_that_cannot_be():
    refuses(2, "simulate", "closed", "--set", "Re=nan", says=["Re ", "nan"])
    refuses(2, "simulate", "closed", "--set", "Re=inf", says=["Re ", "inf"])
    refuses(2, "simulate", "closed", "--set", "Cms=-1", says=["Cms ", "-1"])
    refuses(2, "simulate", "closed", "--set", "phi=5", says=["phi ", "5"])
    refuses(2, "simulate", "closed", "--set", "Mmd=1e300", says=["Mmd ", "1e+300"])


@fact
def a_grid_that_makes_no_sense_is_named():
    for text in ("0:100:3", "-5:100:3", "100:10:3", "10:0:3", "10:100:0", "10:100:-3", "a:b:c",
                 "10:100", "10:100:3:4", "", ":", "::", "10,5:100:3", "nan:100:3", "10:inf:3",
                 "10:100:nan", "10:1e9:3", "10:100:3 Hz"):
        refuses(2, "simulate", "closed", f"--at={text}", says=[f"“{text}”"])


@fact
def a_huge_grid_is_refused_at_once():
    for text in ("10:20000:1e9", "10:20000:1e300", "10:20000:inf", "1e-320:1e6:1e5"):
        refuses(2, "simulate", "closed", f"--at={text}", says=[f"“{text}”"])


@fact
def two_sources_of_frequencies_exclude_each_other():
    path = write("hz", "100\n")
    refuses(2, "simulate", "closed", "--at", "10:20:1", "--at-file", path,
            says=["--at", "--at-file"])


@fact
def an_unknown_format_is_named():
    for text in ("xml", "CSV", "", "csv "):
        refuses(2, "simulate", "closed", f"--format={text}", says=[f"“{text}”", "csv", "json"])


@fact
def render_needs_a_file_a_model_and_an_output():
    refuses(2, "render", "--as", "open", "-o", "a.wav", says=["one file"])
    refuses(2, "render", "x.wav", "y.wav", "--as", "open", "-o", "a.wav", says=["one file"])
    refuses(2, "render", "x.wav", "-o", "a.wav", says=["--as"])
    refuses(2, "render", "x.wav", "--as", "open", says=["-o", ".wav", ".flac"])


@fact
def render_names_an_output_that_it_cannot_write():
    for name in ("a.mp3", "a", "wav", "a.wav.txt", "a.flac "):
        refuses(2, "render", "x.wav", "--as", "open", "-o", name, says=[f"“{name}”"])
    (FOLDER / "folder.wav").mkdir()
    refuses(2, "render", "x.wav", "--as", "open", "-o", "folder.wav", says=["“folder.wav”"])


@fact
def render_takes_each_model_once():
    refuses(2, "render", "x.wav", "--as", "hd650", "--as", "HD-650", "-o", "a.wav",
            says=["HD 650", "twice"])


@fact
def plot_takes_one_to_eight_models():
    refuses(2, "plot", "-o", "a.svg", says=["8"])
    refuses(2, "plot", *(["open"] * 9), "-o", "a.svg", says=["8"])
    refuses(2, "plot", "open", says=["-o", ".svg", ".png", ".pdf", ".csv"])


@fact
def plot_names_an_output_that_it_cannot_write():
    for name in ("a.gif", "a", "svg", "a.svg.txt"):
        refuses(2, "plot", "open", "-o", name, says=[name])
    (FOLDER / "folder.svg").mkdir()
    refuses(2, "plot", "open", "-o", "folder.svg", says=["“folder.svg”"])


@fact
def plot_names_a_size_that_cannot_be():
    for size in ("0", "-1", "1000000"):
        refuses(2, "plot", "open", "-o", "a.png", f"--width={size}", says=[size])
        refuses(2, "plot", "open", "-o", "a.png", f"--height={size}", says=[size])
    refuses(2, "plot", "open", "-o", "a.png", "--width=wide", says=["wide"])


@fact
def each_command_explains_itself():
    for command in ("list", "simulate", "render", "plot", "demo"):
        result = works(command, "--help")
        assert f"earcup {command}" in result.out and result.err == "", result


@fact
def wrong_calls_write_nothing():
    assert listing() == ["folder.svg", "folder.wav", "home", "hz"], listing()


run_facts()
