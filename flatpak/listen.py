# SPDX-License-Identifier: GPL-3.0-or-later
"""Sweeps to be played, and what a filter has made of them in a recording.

All sound is 48 kHz. A filter is told by its level in dB at HZ, relative to its mean from 500 Hz to
2 kHz, since volume and loudness matching only move it as a whole.
"""

import math
import struct
import wave

import numpy

RATE = 48000
LEAD = RATE // 2
HZ = numpy.geomspace(30.0, 10000.0, 200)
SPECTRUM = 1 << 19


def make_sweep(seconds, low, high):
    """A sweep of a tenth of full scale with silence before and after, as one channel."""
    length = int(seconds * RATE)
    way = numpy.arange(length) / length
    octaves = math.log(high / low)
    phase = 2.0 * math.pi * low * seconds / octaves * (numpy.exp(octaves * way) - 1.0)
    fade = numpy.minimum(1.0, 20.0 * numpy.minimum(way, 1.0 - way))
    silence = numpy.zeros(LEAD)
    return numpy.concatenate([silence, 0.1 * fade * numpy.sin(phase), silence])


def write(path, sound):
    """Writes one channel as a stereo file of 24 bits."""
    values = numpy.rint(numpy.repeat(sound, 2) * 8388607.0).astype("<i4")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(3)
        file.setframerate(RATE)
        file.writeframes(values.view("u1").reshape(-1, 4)[:, :3].tobytes())


def read_impulse(data):
    """The first channel of a WAV file of 32-bit float."""
    at, channels, sound = 12, 1, None
    while at + 8 <= len(data):
        name, size = data[at:at + 4], struct.unpack_from("<I", data, at + 4)[0]
        if name == b"fmt ":
            channels, rate = struct.unpack_from("<HI", data, at + 10)
            assert rate == RATE, f"the impulse response is for {rate} Hz"
        elif name == b"data":
            sound = numpy.frombuffer(data[at + 8:at + 8 + size], "<f4")[::channels]
        at += 8 + size + size % 2
    assert sound is not None and sound.size, "there is no impulse response"
    return sound


def level_of(sound):
    """The level of a sound at HZ in dB."""
    bins = numpy.rint(HZ * SPECTRUM / RATE).astype(int)
    return 20.0 * numpy.log10(numpy.abs(numpy.fft.rfft(sound, SPECTRUM)[bins]) + 1e-30)


def align(level):
    return level - level[(HZ >= 500.0) & (HZ <= 2000.0)].mean()


def filter_of(recording, sweep):
    """What was made of a sweep that is the only sound in a recording."""
    heard = numpy.nonzero(numpy.abs(recording) > 1e-6)[0]
    assert heard.size > sweep.size // 2, f"{heard.size} samples of sound were recorded"
    sound = recording[heard[0]:heard[-1] + 1]
    return align(level_of(sound) - level_of(sweep))
