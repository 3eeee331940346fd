#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup scene: situations in figures and as sound."""

import json
import math

from harness import FOLDER, comma_locale, fact, listing, refuses, run_facts, works
from sound import noise, read_wav, spectrum, true_peak, write_wav

RATE = 48000
FRAMES = 1 << 16
NAMES = ("recording", "noise", "neighbour", "source", "fit", "monitors")


def track():
    """A short track of noise, the same each time."""
    name = FOLDER / "track.wav"
    if not name.exists():
        write_wav(name, noise(FRAMES, 2, 0.3), RATE, bits=32)
        write_wav(FOLDER / "take.wav", noise(FRAMES, 1, 0.3, seed=2), RATE, bits=32)
    return name


def scene(name, *arguments):
    """The JSON object of a call, and its figures by their keys."""
    answer = json.loads(works("scene", name, f"--track={track()}", "--json", *arguments).out)
    return answer, {figure["key"]: figure["value"] for figure in answer["figures"]}


def near(value, expected, tolerance):
    """Whether a figure is what it should be; says so if not."""
    assert abs(value - expected) <= tolerance, (value, expected, tolerance)


def a_weight(hz):
    """Source: IEC 61672-1:2013, equation E.6."""
    square = hz * hz
    ratio = (12194.217 ** 2 * square * square
             / ((square + 20.598997 ** 2) * (square + 12194.217 ** 2)
                * math.sqrt((square + 107.65265 ** 2) * (square + 737.86223 ** 2))))
    return 20 * math.log10(ratio) + 2.0


def level(file, full_scale, weight=None):
    """The level of the left channel of a file from 20 Hz to 20 kHz."""
    rate, channels = read_wav(FOLDER / file)
    assert rate == RATE and len(channels) == 2 and len(channels[0]) == FRAMES
    lines = spectrum(channels[0])
    total = 0.0
    for i in range(1, FRAMES // 2):
        hz = i * RATE / FRAMES
        if 20 <= hz <= 20000:
            total += abs(lines[i]) ** 2 * (10 ** (weight(hz) / 10) if weight else 1)
    return full_scale + 10 * math.log10(2 * total / FRAMES ** 2)


@fact
def every_scene_works_without_more_words():
    for name in NAMES:
        answer, figures = scene(name)
        assert answer["scene"] == name and answer["file"] is None
        assert len(figures) >= 4 and answer["stems"] and answer["explanation"]
        for figure in answer["figures"]:
            assert figure["unit"] in ("dB", "dB SPL", "dBA", "Hz", "h"), figure
            assert len(figure["source"]) > 10, figure


@fact
def people_read_every_figure_too():
    for name in NAMES:
        lines = works("scene", name, f"--track={track()}").out.strip("\n").split("\n")
        assert len(lines) == len(scene(name)[1]), lines
        assert all(len(line) < 100 for line in lines)


@fact
def voice_and_bleed_are_found_in_the_sound():
    arguments = ("--as=open", "--take=take.wav", "--microphone=0.2", "--level=85")
    found = {}
    for stem in ("voice", "bleed"):
        answer, figures = scene("recording", *arguments, f"--only={stem}", "-o", f"{stem}.wav")
        assert answer["only"] == stem and not answer["limiter_acted"]
        assert answer["full_scale_at"] == "microphone"
        found[stem] = level(f"{stem}.wav", answer["full_scale_db_spl"])
    near(figures["voice_level"], 94 - 20 * math.log10(0.2 / 0.3), 0.001)
    near(found["voice"], figures["voice_level"], 0.1)
    near(found["bleed"], figures["bleed_level"], 0.3)
    near(figures["bleed_to_voice"], figures["bleed_level"] - figures["voice_level"], 1e-6)
    near(level("bleed.wav", answer["full_scale_db_spl"], a_weight), figures["bleed_level_a"], 0.3)


@fact
def full_scale_moves_the_file_and_no_figure():
    answer, figures = scene("recording", "--take=take.wav", "--only=voice", "-o", "one.wav")
    moved, same = scene("recording", "--take=take.wav", "--only=voice", "--full-scale=125",
                        "-o", "other.wav")
    assert figures == same and moved["full_scale_db_spl"] == 125
    near(level("one.wav", 0) - level("other.wav", 0), 125 - answer["full_scale_db_spl"], 0.01)


@fact
def a_howl_is_told_and_kept_below_the_ceiling():
    _, figures = scene("recording", "--as=open")
    assert figures["gain_limit"] > 0 and "gain_margin" not in figures
    answer, past = scene("recording", "--as=open", "--take=take.wav",
                         f"--monitor-gain={figures['gain_limit'] + 6}", "-o", "howl.wav")
    near(past["gain_margin"], -6, 1e-6)
    near(past["howl_frequency"], figures["howl_frequency"], 1e-6)
    assert answer["howling"] and answer["limiter_acted"] and answer["limited_db"] > 0
    assert answer["true_peak_dbtp"] <= -1
    assert true_peak(read_wav(FOLDER / "howl.wav")[1]) <= -0.95
    answer, _ = scene("recording", "--as=open", "--take=take.wav",
                      f"--monitor-gain={figures['gain_limit'] - 6}", "-o", "quiet.wav")
    assert not answer["howling"]


@fact
def open_backs_let_more_in_and_out():
    closed, open_back = (scene("noise", f"--as={name}")[1] for name in ("closed", "open"))
    assert closed["noise_inside"] < open_back["noise_inside"] - 5
    closed, open_back = (scene("neighbour", f"--as={name}")[1] for name in ("closed", "open"))
    assert closed["neighbour_level"] < open_back["neighbour_level"] - 15
    assert "noise_level" not in scene("neighbour", "--noise=none")[1]


@fact
def options_reach_their_scenes():
    near(scene("source", "--level=70")[1]["music_level"], 70, 1e-6)
    full = scene("source", "--full-level")[1]
    near(full["music_level"], full["reach"], 1e-6)
    assert scene("fit", "--leak=lifted")[1]["change_31_hz"] < -20
    assert abs(scene("fit", "--leak=sealed")[1]["change_31_hz"]) < 1e-6
    near_one = scene("monitors")[1]["direct_ratio"]
    assert scene("monitors", "--distance=2")[1]["direct_ratio"] < near_one - 2
    loud = scene("recording", "--as=krk-rokit-5-g3-rp5g3")[1]["bleed_level"]
    assert loud > scene("recording", "--as=open")[1]["bleed_level"] + 20
    changed = scene("noise", "--as=closed", "--what-if=openness=1")[1]
    assert changed["noise_inside"] > scene("noise", "--as=closed")[1]["noise_inside"] + 2


@fact
def what_is_worn_changes_the_sound_and_no_figure():
    _, figures = scene("noise", "--only=music", "-o", "neutral.wav")
    answer, same = scene("noise", "--only=music", "--on=closed", "-o", "worn.wav")
    assert figures == same and answer["on"] == "closed"
    assert abs(level("neutral.wav", 0, a_weight) - level("worn.wav", 0, a_weight)) > 0.05


@fact
def numbers_have_points_in_every_language():
    answer = works("scene", "fit", f"--track={track()}", "--json", variables=comma_locale()).out
    assert json.loads(answer)["rate_hz"] == RATE


@fact
def wrong_calls_are_refused():
    before = listing()
    refuses(2, "scene", says=["recording"])
    refuses(2, "scene", "nowhere", says=["nowhere", "monitors"])
    refuses(2, "scene", "noise", "--as=nothing-like-this")
    refuses(2, "scene", "noise", "--noise=moon", says=["moon", "train"])
    refuses(2, "scene", "source", "--source=radio", says=["radio", "laptop"])
    refuses(2, "scene", "fit", "--leak=hat")
    refuses(2, "scene", "fit", "--noise=train", says=["--noise", "fit"])
    refuses(2, "scene", "noise", "--level=200", says=["--level", "140"])
    refuses(2, "scene", "noise", "--level=nan")
    refuses(2, "scene", "recording", "--microphone=0", says=["--microphone"])
    refuses(2, "scene", "monitors", "--as=closed")
    refuses(2, "scene", "noise", "--as=krk-rokit-5-g3-rp5g3")
    refuses(2, "scene", "recording", "--as=krk-rokit-5-g3-rp5g3", "--monitor-gain=3")
    refuses(2, "scene", "noise", "--only=voice", f"--track={track()}", says=["voice", "music"])
    refuses(2, "scene", "noise", "-o", "out.mp3")
    assert [name for name in listing() if name not in ("track.wav", "take.wav")] == \
           [name for name in before if name not in ("track.wav", "take.wav")]


@fact
def files_at_fault_are_told():
    (FOLDER / "text.wav").write_text("no sound", "utf-8")
    refuses(1, "scene", "noise", "--track=missing.wav")
    refuses(1, "scene", "noise", "--track=text.wav", "-o", "never.wav")
    refuses(1, "scene", "recording", f"--track={track()}", "--take=missing.wav")
    assert "never.wav" not in listing()


run_facts()
