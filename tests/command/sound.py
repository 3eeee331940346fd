# SPDX-License-Identifier: GPL-3.0-or-later
"""Sound for the tests of the command line: WAV files, spectra, and loudness by BS.1770.

A sound is a list of channels, a channel a list of numbers from -1 to 1.
"""

import cmath
import math
import operator
import random
import struct
from array import array

PCM, FLOAT, EXTENSIBLE = 1, 3, 0xFFFE
GUID_TAIL = bytes.fromhex("000000001000800000aa00389b71")
FLAC_STREAM_INFO = 8                       # where it begins in a FLAC file


def noise(n_frames, n_channels, peak, seed=1):
    """White noise that is the same every time."""
    dice = random.Random(seed)
    return [[dice.uniform(-peak, peak) for _ in range(n_frames)] for _ in range(n_channels)]


def impulse(n_frames, at, height):
    """One channel of silence but for one frame."""
    return [height if i == at else 0.0 for i in range(n_frames)]


def _interleaved(channels, bits):
    flat = [value for frame in zip(*channels) for value in frame]
    if bits == 32:
        return array("f", flat).tobytes()
    return array("h", (round(value * 32767.0) for value in flat)).tobytes()


def write_wav(path, channels, rate, bits=16, mask=None):
    """Writes a WAV file, 16-bit or float; a mask says which speakers the channels are."""
    data = _interleaved(channels, bits)
    kind = FLOAT if bits == 32 else PCM
    frame = len(channels) * bits // 8
    head = struct.pack("<HHIIHH", kind if mask is None else EXTENSIBLE, len(channels), rate,
                       rate * frame, frame, bits)
    if mask is not None:
        head += struct.pack("<HHIH", 22, bits, mask, kind) + GUID_TAIL
    chunks = b"WAVEfmt " + struct.pack("<I", len(head)) + head
    chunks += b"data" + struct.pack("<I", len(data)) + data
    path.write_bytes(b"RIFF" + struct.pack("<I", len(chunks)) + chunks)


def _chunks(data):
    at = 12
    while at + 8 <= len(data):
        length = struct.unpack_from("<I", data, at + 4)[0]
        yield data[at:at + 4], data[at + 8:at + 8 + length]
        at += 8 + length + length % 2


def read_wav(path):
    """The rate and the channels of a WAV file, which has to hold 32-bit float."""
    data = path.read_bytes()
    assert data[:4] == b"RIFF" and data[8:12] == b"WAVE", data[:12]
    assert struct.unpack_from("<I", data, 4)[0] == len(data) - 8, "the length is wrong"
    chunks = dict(_chunks(data))
    kind, count, rate, _, frame, bits = struct.unpack_from("<HHIIHH", chunks[b"fmt "])
    if kind == EXTENSIBLE:
        kind = struct.unpack_from("<H", chunks[b"fmt "], 24)[0]
    assert (kind, bits, frame) == (FLOAT, 32, 4 * count), (kind, bits, frame)
    values = array("f", chunks[b"data"])
    return rate, [values[channel::count].tolist() for channel in range(count)]


def read_flac_head(path):
    """Rate, channels, bits and frames of a FLAC file, from its head."""
    data = path.read_bytes()
    assert data[:4] == b"fLaC", data[:4]
    word = int.from_bytes(data[FLAC_STREAM_INFO + 10:FLAC_STREAM_INFO + 18], "big")
    return (word >> 44, (word >> 41 & 7) + 1, (word >> 36 & 31) + 1, word & (1 << 36) - 1)


def spectrum(values):
    """The discrete Fourier transform of a power of two of values."""
    if len(values) == 1:
        return [complex(values[0])]
    even, odd = spectrum(values[::2]), spectrum(values[1::2])
    step = -2j * math.pi / len(values)
    turned = [cmath.exp(step * k) * value for k, value in enumerate(odd)]
    return ([a + b for a, b in zip(even, turned)] + [a - b for a, b in zip(even, turned)])


def _biquad(values, feed, back):
    (b0, b1, b2), (a1, a2) = feed, back
    x1 = x2 = y1 = y2 = 0.0
    out = []
    for x in values:
        y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2
        x2, x1, y2, y1 = x1, x, y1, y
        out.append(y)
    return out


def _weighted(values):
    """K-weighting at 48 kHz. Source: ITU-R BS.1770-4, tables 1 and 2."""
    shelf = _biquad(values, (1.53512485958697, -2.69169618940638, 1.19839281085285),
                    (-1.69065929318241, 0.73248077421585))
    return _biquad(shelf, (1.0, -2.0, 1.0), (-1.99004745483398, 0.99007225036621))


def _level(power):
    return -0.691 + 10.0 * math.log10(power) if power > 0.0 else -math.inf


def loudness(channels):
    """Integrated loudness in LUFS of mono or stereo at 48 kHz. Source: ITU-R BS.1770-4."""
    hop = 4800
    sums = [[sum(x * x for x in weighted[i:i + hop])
             for i in range(0, len(weighted) - hop + 1, hop)]
            for weighted in map(_weighted, channels)]
    hops = [sum(parts) for parts in zip(*sums)]
    powers = [sum(hops[i:i + 4]) / (4 * hop) for i in range(len(hops) - 3)]
    loud = [power for power in powers if _level(power) > -70.0]
    if not loud:
        return -math.inf
    gate = _level(sum(loud) / len(loud)) - 10.0
    loud = [power for power in loud if _level(power) > gate]
    return _level(sum(loud) / len(loud))


def _taps(way):
    """What weighs 32 samples to a value between the two in their middle: a sinc under a window."""
    places = [way + 15 - k for k in range(32)]
    return [math.sin(math.pi * t) / (math.pi * t) * math.cos(math.pi * t / 33) ** 2
            for t in places]


def true_peak(channels):
    """The highest level in dBTP, found at four times the rate wherever samples are high."""
    high = peak = max(abs(value) for values in channels for value in values)
    quarters = [_taps(way) for way in (0.25, 0.5, 0.75)]
    for values in channels:
        padded = [0.0] * 16 + values + [0.0] * 16
        for at, value in enumerate(values):
            if abs(value) > 0.8 * peak:
                for first in (at, at + 1):
                    around = padded[first:first + 32]
                    high = max(high, *(abs(sum(map(operator.mul, taps, around)))
                                       for taps in quarters))
    return 20.0 * math.log10(high)
