#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Rendering five minutes of sound beside the programs that convolve as well, in one run by turns.

bench-peers.py EARCUP GST_FIR [SECONDS [ROUNDS]]

Prints medians of processor time and of time on the clock, and how many times as much the others
take. A program that is missing is said to be missing, and nothing is guessed in its place.
"""

import os
import pathlib
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from array import array

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "command"))
from sound import read_wav, write_wav  # noqa: E402

RATE = 48000
TAPS = 8192           # of the peers; earcup convolves with as many as it takes, six times that
AS_MANY = 49152
MODELS = ["--as", "hd650", "--on", "closed"]
FOUR = ["--as", "hd650", "--as", "open", "--as", "semi_open", "--as", "planar_open", "--on",
        "closed"]


def prepare(folder, program, seconds):
    """Writes the mix and the impulse response in all forms that the programs read."""
    dice = random.Random(1)
    channels = [array("f", (dice.uniform(-0.3, 0.3) for _ in range(10 * RATE)))
                for _ in range(2)]
    write_wav(folder / "in.wav", [list(values) * (seconds // 10) for values in channels], RATE,
              bits=32)
    subprocess.run([program, "ir", "hd650", "--on", "closed", "-o", "all.wav"], cwd=folder,
                   check=True, capture_output=True)
    taps = read_wav(folder / "all.wav")[1][0][:TAPS]
    write_wav(folder / "ir.wav", [taps, taps], RATE, bits=32)
    longer = list(taps) + [1e-9] * (AS_MANY - TAPS)
    write_wav(folder / "longer.wav", [longer, longer], RATE, bits=32)
    (folder / "ir.txt").write_text("\n".join(f"{tap:.9g}" for tap in taps))
    subprocess.run([program, "render", "in.wav", "--as", "neutral", "--on", "neutral", "--raw",
                    "-o", "in.flac"], cwd=folder, check=True, capture_output=True)


def make_cases(program, gst_fir):
    """The names and the calls of what is measured."""
    afir = ["ffmpeg", "-nostdin", "-loglevel", "error", "-y", "-threads", "1",
            "-filter_complex_threads", "1"]
    graph = ["-i", "ir.wav", "-filter_complex", "[0][1]afir=dry=10:wet=10", "-c:a", "pcm_f32le"]
    longer = ["-i", "longer.wav", *graph[2:]]
    raw = [program, "render", "in.wav", *MODELS, "--raw", "-o", "out.wav"]
    return {
        "earcup": raw,
        "earcup, one processor": ["taskset", "-c", "0", *raw],
        "earcup from FLAC": [program, "render", "in.flac", *MODELS, "--raw", "-o", "flac.wav"],
        "earcup matched": [program, "render", "in.wav", *MODELS, "-o", "matched.wav"],
        "earcup, four at once": [program, "render", "in.wav", *FOUR, "--raw", "-o", "four/"],
        "ffmpeg": [*afir, "-i", "in.wav", *graph, "ffmpeg.wav"],
        "ffmpeg, as many taps": [*afir, "-i", "in.wav", *longer, "ffmpeg.wav"],
        "ffmpeg from FLAC": [*afir, "-i", "in.flac", *graph, "ffmpeg.wav"],
        "sox": ["sox", "-V1", "in.wav", "sox.wav", "fir", "ir.txt"],
        "GStreamer": [gst_fir, "in.wav", "ir.txt", "gst.wav"],
    }


def measure(call, folder):
    """Processor time and time on the clock of one call, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.monotonic()
    subprocess.run(call, cwd=folder, check=True, capture_output=True)
    wall = time.monotonic() - begin
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall)


def run(folder, cases, rounds):
    """The medians of each case; those that cannot run are named and left out."""
    found = {name: [] for name in cases}
    for _ in range(rounds):
        for name, call in cases.items():
            if found[name] is None:
                continue
            try:
                found[name].append(measure(call, folder))
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{name.upper()} COULD NOT BE RUN: {str(error)[:200]}")
                found[name] = None
    return {name: tuple(statistics.median(values) for values in zip(*times))
            for name, times in found.items() if times}


def tell(medians):
    """Prints the medians and then the ratios."""
    for name, (cpu, wall) in medians.items():
        print(f"  {name:24} {cpu:7.3f} s of processor {wall:7.3f} s on the clock")
    own = medians["earcup"]
    alone = medians.get("earcup, one processor", own)
    for peer in ("ffmpeg", "ffmpeg, as many taps", "sox", "GStreamer"):
        if peer in medians:
            cpu, wall = medians[peer]
            print(f"  {peer} / earcup: processor {cpu / own[0]:.2f}, clock {wall / own[1]:.2f}, "
                  f"on one processor {wall / alone[1]:.2f}")
    if "ffmpeg from FLAC" in medians:
        ratio = medians["ffmpeg from FLAC"][1] / medians["earcup from FLAC"][1]
        print(f"  ffmpeg / earcup from FLAC: clock {ratio:.2f}")
    ratio = medians["earcup, four at once"][0] / (4 * own[0])
    print(f"  four at once / four times one: processor {ratio:.2f}")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    gst_fir = str(pathlib.Path(sys.argv[2]).resolve())
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 300
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 5
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        prepare(folder, program, seconds)
        cases = make_cases(program, gst_fir)
        for peer in ("ffmpeg", "sox", "taskset"):
            if shutil.which(peer) is None:
                print(f"{peer.upper()} IS MISSING, so nothing is said about it")
                cases = {key: call for key, call in cases.items() if call[0] != peer}
        print(f"{seconds} s of sound, medians of {rounds} rounds, load {os.getloadavg()[0]:.1f}")
        tell(run(folder, cases, rounds))


main()
