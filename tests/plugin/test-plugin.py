#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The element "earcup" as a plug-in, in the programs that come with GStreamer."""

import array
import math
import os
import pathlib
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import wave

RATE_HZ = 48000
FRAMES = 2 * RATE_HZ
SETTLED = RATE_HZ // 2

PROGRAM = sys.argv[1]
PLUGINS = sys.argv[2]
MODEL = "closed"
WORN = "open"


def run(*arguments):
    """Runs a program that sees the plug-in; gives its status and all that it printed."""
    environment = dict(os.environ, GST_PLUGIN_PATH=PLUGINS,
                       GST_REGISTRY=f"{PLUGINS}/test-registry.bin")
    done = subprocess.run(arguments, env=environment, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def launch(folder, properties, output):
    """Plays the noise through the element into a file."""
    return run("gst-launch-1.0", "-q", "filesrc", f"location={folder}/noise.wav", "!",
               "wavparse", "!", "audioconvert", "!", "earcup", *properties, "!", "wavenc", "!",
               "filesink", f"location={folder}/{output}")


def write_noise(path):
    """Writes stereo noise that no emulation makes too loud."""
    source = random.Random(5)
    samples = array.array("h", (int(source.uniform(-3000, 3000)) for _ in range(2 * FRAMES)))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE_HZ)
        file.writeframes(samples.tobytes())
    return [sample / 32768.0 for sample in samples]


def read_floats(path):
    """The samples of a WAV file of 32-bit floats."""
    data = path.read_bytes()
    at = 12
    while data[at:at + 4] != b"data":
        at += 8 + struct.unpack("<I", data[at + 4:at + 8])[0]
    length = struct.unpack("<I", data[at + 4:at + 8])[0]
    return array.array("f", data[at + 8:at + 8 + length // 4 * 4])


def difference_db(found, expected):
    """How far two sounds are apart once the fade at the beginning is over."""
    pairs = list(zip(found, expected))[2 * SETTLED:2 * FRAMES]
    error = sum((a - b) ** 2 for a, b in pairs)
    level = sum(b * b for _, b in pairs)
    return 10.0 * math.log10(max(error, 1e-30) / level)


def test_is_described(folder):
    """gst-inspect-1.0 tells what the element is and what its properties take."""
    status, text = run("gst-inspect-1.0", "earcup")
    assert status == 0, text
    for part in ["Plays sound as another headphone would", "model", "worn", "sennheiser-hd-650"]:
        assert part in text, f"{part} is missing in:\n{text}"


def test_is_bypass_without_a_model(folder):
    """Without a model the sound passes as it is."""
    status, text = launch(folder, [], "plain.wav")
    assert status == 0, text
    found = difference_db(read_floats(folder / "plain.wav"), NOISE)
    assert found < -200.0, found


def test_sounds_like_render(folder):
    """With a model it sounds like "earcup render", which has a kernel four times as long."""
    status, text = launch(folder, [f"model={MODEL}", f"worn={WORN}"], "heard.wav")
    assert status == 0, text
    status, text = run(PROGRAM, "render", "--raw", "--as", MODEL, "--on", WORN,
                       f"{folder}/noise.wav", "-o", f"{folder}/rendered.wav")
    assert status == 0, text
    heard = read_floats(folder / "heard.wav")
    found = difference_db(heard, read_floats(folder / "rendered.wav"))
    print(f"# {found:.1f} dB apart")
    assert found < -40.0, found
    assert difference_db(heard, NOISE) > -20.0


def test_worn_is_neutral_at_first(folder):
    """Without a worn headphone it is the neutral one."""
    launch(folder, [f"model={MODEL}"], "first.wav")
    launch(folder, [f"model={MODEL}", "worn=neutral"], "second.wav")
    first, second = (read_floats(folder / name) for name in ["first.wav", "second.wav"])
    assert first == second
    assert len(first) >= 2 * FRAMES


def test_refuses_what_is_unknown(folder):
    """A model that there is not stops the stream with a sentence."""
    status, text = launch(folder, ["model=no-such-thing"], "wrong.wav")
    assert status != 0
    assert "no-such-thing" in text, text


TESTS = [test_is_described, test_is_bypass_without_a_model, test_sounds_like_render,
         test_worn_is_neutral_at_first, test_refuses_what_is_unknown]

if shutil.which("gst-launch-1.0") is None or shutil.which("gst-inspect-1.0") is None:
    print("1..0 # SKIP gst-launch-1.0 is not installed")
    sys.exit(0)

with tempfile.TemporaryDirectory() as name:
    NOISE = write_noise(pathlib.Path(name, "noise.wav"))
    print(f"1..{len(TESTS)}")
    failed = 0
    for number, test in enumerate(TESTS, 1):
        try:
            test(pathlib.Path(name))
            print(f"ok {number} /plugin/{test.__name__[5:].replace('_', '-')}")
        except AssertionError as error:
            failed = 1
            print(f"not ok {number} /plugin/{test.__name__[5:].replace('_', '-')}\n# {error}")
sys.exit(failed)
