#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""read-window.py < DUMP > RGBA: the pixels of a window as xwd dumps it, with its transparency.

Prints the size to the standard error. The window has to have 32 bits a pixel.
"""

import struct
import sys

import numpy

data = sys.stdin.buffer.read()
header = struct.unpack(">25I", data[:100])
width, height, bits, stride, colours = header[4], header[5], header[11], header[12], header[19]
assert bits == 32, f"{bits} bits a pixel"
start = header[0] + 12 * colours
rows = numpy.frombuffer(data, "u1", stride * height, start).reshape(height, stride)
pixels = rows[:, :4 * width].reshape(height, width, 4)[..., [2, 1, 0, 3]].astype(float)
# The colours are stored times their opacity.
pixels[..., :3] *= 255.0 / numpy.maximum(pixels[..., 3:], 1.0)
sys.stdout.buffer.write(numpy.clip(numpy.rint(pixels), 0, 255).astype("u1").tobytes())
print(f"{width}x{height}", file=sys.stderr)
