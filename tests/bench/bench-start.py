#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""bench-start.py PROGRAM MINIMAL DEMO

Time from the start of a program to its first frame, and the memory that it then takes, beside a
window with nothing in it. Runs take turns. Ends 77 when PROGRAM shows no window.
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


def wait_for_frame(process, begin):
    """Milliseconds from @begin to the line that tells of the first frame, or None."""
    text = b""
    while time.monotonic() - begin < PATIENCE_S:
        ready, _, _ = select.select([process.stderr], [], [], 0.5)
        if ready:
            chunk = os.read(process.stderr.fileno(), 4096)
            text += chunk
            if b"first-frame" in text:
                return 1000 * (time.monotonic() - begin)
            if not chunk:
                return None
    return None


def run(command, stay_s=0.0):
    """Time to the first frame in ms, and memory in MiB after @stay_s seconds."""
    environment = dict(os.environ, EARCUP_REPORT_FIRST_FRAME="1")
    begin = time.monotonic()
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        try:
            frame_ms = wait_for_frame(process, begin)
            time.sleep(stay_s)
            memory = resident_mib(process.pid) if process.poll() is None else 0.0
        finally:
            process.kill()
    return frame_ms, memory


def main():
    program, minimal, demo = sys.argv[1:]
    times = {"earcup": [], "minimal": []}

    for _ in range(ROUNDS):
        for name, command in (("minimal", [minimal]), ("earcup", [program])):
            frame_ms, _ = run(command)
            if frame_ms is None:
                print(f"{command[0]} shows no window, so there is nothing to time")
                return 77
            times[name].append(frame_ms)

    own, least = (statistics.median(times[name]) for name in ("earcup", "minimal"))
    _, empty = run([minimal], LOADED_S)
    _, loaded = run([program, demo], LOADED_S)
    print(f"first frame: {own:.0f} ms, a minimal window {least:.0f} ms: {own / least:.2f} times")
    print(f"resident memory with the demo: {loaded:.0f} MiB, a minimal window {empty:.0f} MiB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
