#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-start.py PROGRAM MINIMAL DEMO

Time from the start of a program to its first frame, which has all controls, and to the first one
with the list of models in it; and the memory that it then takes, beside a window with nothing in
it. Runs take turns. Ends 77 when PROGRAM shows no window.
"""

import os
import select
import statistics
import subprocess
import sys
import time

ROUNDS = 5
PATIENCE_S = 20.0
LOADED_S = 3.0      # by then the demo is analysed


def resident_mib(pid):
    """What of a process lies in memory, in MiB."""
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        for line in status:
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def wait_for(process, begin, text, mark):
    """Milliseconds from @begin to the line that says @mark, or None."""
    while time.monotonic() - begin < PATIENCE_S:
        ready, _, _ = select.select([process.stderr], [], [], 0.5)
        if ready:
            chunk = os.read(process.stderr.fileno(), 4096)
            text += chunk
            if mark in text:
                return 1000 * (time.monotonic() - begin)
            if not chunk:
                return None
    return None


def run(command, marks, stay_s=0.0):
    """Times to each of @marks in ms, and memory in MiB after @stay_s seconds."""
    environment = dict(os.environ, EARCUP_REPORT_FIRST_FRAME="1")
    begin = time.monotonic()
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            text = bytearray()
            times_ms = [wait_for(process, begin, text, mark) for mark in marks]
            time.sleep(stay_s)
            memory = resident_mib(process.pid) if process.poll() is None else 0.0
        finally:
            process.kill()
    return times_ms, memory


def main():
    program, minimal, demo = sys.argv[1:]
    first, filled = b"first-frame", b"filled"
    least, own, full = [], [], []

    for _ in range(ROUNDS):
        (empty_ms,), _ = run([minimal], [first])
        (first_ms, filled_ms), _ = run([program], [first, filled])
        if None in (empty_ms, first_ms, filled_ms):
            print(f"{program} or {minimal} shows no window, so there is nothing to time")
            return 77
        least.append(empty_ms)
        own.append(first_ms)
        full.append(filled_ms)

    least, own, full = (statistics.median(times) for times in (least, own, full))
    _, empty = run([minimal], [first], LOADED_S)
    _, loaded = run([program, demo], [first], LOADED_S)
    print(f"first frame: {own:.0f} ms, a minimal window {least:.0f} ms: {own / least:.2f} times; "
          f"with the models {full:.0f} ms")
    print(f"resident memory with the demo: {loaded:.0f} MiB, a minimal window {empty:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
