#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup render: the form of the outputs, other forms of input, and failures."""

import json
import os
import resource
import signal
import struct
import subprocess
import time

from harness import (FOLDER, PROGRAM, SENTENCE, Skipped, earcup, environment, fact, listing,
                     refuses, run_facts, works, write)
from sound import impulse, noise, read_flac_head, read_wav, write_wav

RATE = 48000
LONG_S = 1200    # so long a sound takes a while, however fast the machine
SAME = ["--as", "neutral", "--on", "neutral", "--raw"]
FRONT_LEFT, FRONT_RIGHT, CENTRE, LOW, BACK_LEFT, BACK_RIGHT = range(6)
SPEAKERS_5_1 = 0x3F


def put(name, channels, rate=RATE, **options):
    """Writes a WAV file into the folder of the test."""
    write_wav(FOLDER / name, channels, rate, **options)
    return name


def rendered(name, *arguments):
    """Rate and channels of what a render makes of a file."""
    works("render", name, *arguments, "-o", "out.wav")
    return read_wav(FOLDER / "out.wav")


def nearly(one, other, limit):
    """Whether two channels agree."""
    return len(one) == len(other) and all(abs(a - b) <= limit for a, b in zip(one, other))


def as_flac(name):
    """Turns a WAV file into a FLAC file."""
    path = name.replace(".wav", ".flac")
    works("render", name, *SAME, "-o", path)
    return path


@fact
def rate_and_length_are_those_of_the_input():
    for rate in (44100, 48000, 96000, 192000):
        for n_frames in (1, 4097, rate // 2):
            put("in.wav", noise(n_frames, 2, 0.2), rate)
            out_rate, channels = rendered("in.wav", "--as", "open", "--on", "closed", "--raw")
            assert out_rate == rate, (out_rate, rate)
            assert [len(values) for values in channels] == [n_frames] * 2, (rate, n_frames)


@fact
def the_output_begins_with_the_input_and_not_later():
    for at in (0, 1000, 4096, 20000):
        put("in.wav", [impulse(24000, at, 0.5)] * 2)
        for model in ("open", "closed", "planar_open"):
            left = rendered("in.wav", "--as", model, "--raw")[1][0]
            peak = max(map(abs, left))
            assert all(abs(value) < 1e-6 * peak for value in left[:at]), (model, at)
            assert abs(left[at]) > 0.2 * peak, (model, at, left[at], peak)


@fact
def the_same_headphone_leaves_every_sample_where_it_was():
    channels = noise(30000, 2, 0.5)
    put("in.wav", channels, bits=32)
    assert all(nearly(one, other, 1e-6)
               for one, other in zip(channels, rendered("in.wav", *SAME)[1]))


@fact
def left_and_right_stay_apart():
    put("in.wav", [noise(20000, 1, 0.5)[0], [0.0] * 20000], bits=32)
    left, right = rendered("in.wav", "--as", "closed", "--on", "open", "--raw")[1]
    assert max(map(abs, left)) > 0.1 and max(map(abs, right)) < 1e-6


@fact
def the_impulse_after_silence_is_the_one_at_the_start():
    put("in.wav", [impulse(40000, 0, 0.5)], bits=32)
    first = rendered("in.wav", "--as", "closed", "--on", "open", "--raw")[1][0]
    put("in.wav", [impulse(40000, 7777, 0.5)], bits=32)
    later = rendered("in.wav", "--as", "closed", "--on", "open", "--raw")[1][0]
    assert nearly(later[7777:], first[:40000 - 7777], 1e-6)


@fact
def mono_is_heard_on_both_sides():
    channel = noise(20000, 1, 0.5)
    put("in.wav", channel, bits=32)
    left, right = rendered("in.wav", *SAME)[1]
    assert nearly(left, right, 1e-6) and nearly(left, channel[0], 1e-6)


@fact
def five_channels_and_a_low_one_are_folded():
    heard = {}
    for speaker in range(6):
        channels = [noise(9000, 1, 0.5)[0] if i == speaker else [0.0] * 9000 for i in range(6)]
        put("in.wav", channels, mask=SPEAKERS_5_1)
        heard[speaker] = [max(map(abs, values)) for values in rendered("in.wav", *SAME)[1]]
    for left, right in ((FRONT_LEFT, FRONT_RIGHT), (BACK_LEFT, BACK_RIGHT)):
        assert heard[left][0] > 0.05 and heard[right][1] > 0.05, heard
        assert heard[left][1] < 1e-3 and heard[right][0] < 1e-3, heard
    assert abs(heard[CENTRE][0] - heard[CENTRE][1]) < 1e-6 and heard[CENTRE][0] > 0.05, heard
    assert heard[FRONT_LEFT][0] > heard[BACK_LEFT][0], heard


@fact
def flac_has_24_bits_and_holds_what_the_wav_file_holds():
    put("in.wav", noise(RATE // 2, 2, 0.1))
    works("render", "in.wav", "--as", "closed", "-o", "out.flac")
    assert read_flac_head(FOLDER / "out.flac") == (RATE, 2, 24, RATE // 2)
    wav = rendered("in.wav", "--as", "closed")[1]
    flac = rendered("out.flac", *SAME)[1]
    assert all(nearly(one, other, 2.5 / 2 ** 23) for one, other in zip(wav, flac))


@fact
def suffixes_may_be_written_large():
    put("in.wav", noise(9000, 2, 0.1))
    works("render", "in.wav", "--as", "closed", "-o", "OUT.FLAC")
    assert read_flac_head(FOLDER / "OUT.FLAC")[3] == 9000


@fact
def several_models_give_several_files():
    put("in.wav", noise(9000, 2, 0.1))
    result = works("render", "in.wav", "--as", "closed", "--as", "hd650", "-o", "many.wav")
    lines = [json.loads(line) for line in result.out.rstrip("\n").split("\n")]
    assert [line["as"] for line in lines] == ["closed", "sennheiser-hd-650"], result
    for line in lines:
        assert line["file"] == f"many-{line['as']}.wav", result
        rate, channels = read_wav(FOLDER / line["file"])
        assert (rate, len(channels[0])) == (line["rate_hz"], line["frames"]) == (RATE, 9000)
    assert not (FOLDER / "many.wav").exists()


@fact
def without_on_it_says_that_neutral_is_worn():
    put("in.wav", noise(9000, 2, 0.1))
    result = works("render", "in.wav", "--as", "closed", "-o", "out.wav")
    assert "neutral" in result.err and "--on" in result.err, result
    assert json.loads(result.out)["on"] == "neutral", result
    result = works("render", "in.wav", "--as", "closed", "--on", "open", "-o", "out.wav")
    assert "neutral" not in result.err, result


@fact
def the_output_may_be_the_input():
    put("both.wav", noise(9000, 2, 0.1))
    works("render", "both.wav", "--as", "closed", "-o", "both.wav")
    assert len(read_wav(FOLDER / "both.wav")[1][0]) == 9000


@fact
def a_raw_render_of_silence_is_silent():
    put("silent.wav", [[0.0] * 9000] * 2)
    result = works("render", "silent.wav", "--as", "closed", "--raw", "-o", "out.wav")
    assert "silent" in result.err, result
    assert max(map(abs, read_wav(FOLDER / "out.wav")[1][0])) == 0.0


@fact
def samples_that_are_no_numbers_are_not_played():
    channel = noise(9000, 1, 0.2)[0]
    channel[100], channel[200], channel[300] = float("nan"), float("inf"), -float("inf")
    put("odd.wav", [channel], bits=32)
    for values in rendered("odd.wav", "--as", "closed")[1]:
        assert all(abs(value) <= 1.0 for value in values)


def bad_inputs():
    """Files that cannot be rendered, with the words that should be said of them."""
    wav = put("good.wav", noise(2 * RATE, 2, 0.2))
    flac = (FOLDER / as_flac(wav)).read_bytes()
    data = (FOLDER / wav).read_bytes()
    works("plot", "open", "-o", "picture.png")
    (FOLDER / "folder").mkdir(exist_ok=True)
    yield "missing.wav", "exist"
    yield "folder", "folder"
    yield "picture.png", "sound"
    yield write("empty.wav", b""), "empty"
    yield write("empty.flac", b""), "empty"
    yield write("text.wav", "Not sound at all.\n" * 50), "text.wav"
    yield write("text.flac", "Nor this.\n" * 50), "text.flac"
    yield write("cut.wav", data[:len(data) // 2]), "short"
    yield write("almost.wav", data[:-4]), "bytes)"
    yield write("head.wav", data[:44]), "head.wav"
    yield write("riff.wav", data[:20]), "short"
    yield write("cut.flac", flac[:len(flac) // 2]), "short"
    yield write("head.flac", flac[:60]), "head.flac"
    yield put("silent.wav", [[0.0] * RATE] * 2), "silent"
    yield put("none.wav", [[], []]), "none.wav"


@fact
def a_bad_file_is_named_and_leaves_nothing_behind():
    write("old.wav", "old")
    for name, word in list(bad_inputs()):
        before = listing()
        for output in ("new.wav", "new.flac", "old.wav"):
            refuses(1, "render", name, "--as", "closed", "-o", output, says=[f"“{name}”", word])
        assert listing() == before, (name, listing())
        assert (FOLDER / "old.wav").read_text() == "old", name


@fact
def a_wav_file_of_unknown_speakers_is_no_reason_to_chatter():
    put("speakers.wav", noise(9000, 6, 0.1), mask=0x1)
    for path in ("speakers.wav", "none.wav"):
        result = earcup("render", path, "--as", "closed", "-o", "out.wav")
        assert "GStreamer" not in result.err, result


@fact
def a_sample_rate_that_cannot_be_is_named():
    for rate in (1, 15, 5000000):
        put("rate.wav", noise(9000, 2, 0.1), rate)
        refuses(1, "render", "rate.wav", "--as", "closed", "-o", "new.wav",
                says=["“rate.wav”", str(rate)])


@fact
def an_unreadable_file_is_named():
    if os.geteuid() == 0:
        raise Skipped("root can read everything")
    put("locked.wav", noise(9000, 2, 0.1))
    (FOLDER / "locked.wav").chmod(0)
    refuses(1, "render", "locked.wav", "--as", "closed", "-o", "new.wav", says=["locked.wav"])


@fact
def a_missing_folder_for_the_output_is_named():
    put("in.wav", noise(9000, 2, 0.1))
    before = listing()
    refuses(1, "render", "in.wav", "--as", "closed", "-o", "nowhere/out.wav",
            says=["nowhere/out.wav"])
    assert listing() == before


def little_room():
    """Lets the program write files of a few bytes only; a signal would stand in for the error."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))


@fact
def a_full_disk_leaves_no_half_file():
    put("in.wav", noise(RATE, 2, 0.2))
    write("old.wav", "old")
    before = listing()
    for name in ("old.wav", "new.wav", "new.flac"):
        refuses(1, "render", "in.wav", "--as", "closed", "-o", name, says=[f"“{name}”"],
                preexec_fn=little_room, restore_signals=False)
    assert listing() == before, listing()
    assert (FOLDER / "old.wav").read_text() == "old"


@fact
def a_render_that_is_stopped_leaves_no_half_file():
    second = b"".join(struct.pack("<h", round(2000 * value)) for value in noise(RATE, 1, 1.0)[0])
    put("long.wav", [[]])
    head = bytearray((FOLDER / "long.wav").read_bytes())
    struct.pack_into("<I", head, 40, 90 * len(second))
    (FOLDER / "long.wav").write_bytes(bytes(head) + 90 * second)
    before = listing()
    for number, more in ((signal.SIGINT, []), (signal.SIGTERM, []),
                         (signal.SIGTERM, ["--format=wav16"])):
        process = subprocess.Popen([PROGRAM, "render", "long.wav", "--as", "closed", "-o",
                                    "stopped.wav", "--raw", *more], cwd=FOLDER, env=environment(),
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while process.poll() is None and listing() == before:
            time.sleep(0.005)
        process.send_signal(number)
        out, said = process.communicate(timeout=60)
        assert process.returncode == 1, (process.returncode, said)
        assert out == b"" and SENTENCE.match(said.decode()) and b"stopped" in said, (out, said)
        assert listing() == before, listing()


@fact
def a_wav_stream_of_unknown_length_is_read_to_its_end():
    put("in.wav", noise(9000, 2, 0.1))
    data = bytearray((FOLDER / "in.wav").read_bytes())
    struct.pack_into("<I", data, 4, 0xFFFFFFFF)
    struct.pack_into("<I", data, 40, 0xFFFFFFFF)
    write("stream.wav", bytes(data))
    assert len(rendered("stream.wav", "--as", "closed")[1][0]) == 9000


@fact
def names_with_spaces_and_signs_work():
    put("a mix #1 %20 ü.wav", noise(9000, 2, 0.1))
    result = earcup("render", "a mix #1 %20 ü.wav", "--as", "closed", "-o", "ou t%.wav")
    assert result.code == 0 and (FOLDER / "ou t%.wav").exists(), result


def put_tagged(name, n_frames, rate=RATE):
    """Writes a WAV file of noise that has a title and an artist."""
    put(name, noise(n_frames, 2, 0.1), rate)
    texts = b"".join(key + struct.pack("<I", len(text)) + text
                     for key, text in ((b"INAM", b"A title\0"), (b"IART", b"Somebody\0\0")))
    data = bytearray((FOLDER / name).read_bytes())
    data += b"LIST" + struct.pack("<I", 4 + len(texts)) + b"INFO" + texts
    struct.pack_into("<I", data, 4, len(data) - 8)
    return write(name, bytes(data))


def read_steps(name, bits):
    """The left channel of a WAV file of integers, in steps."""
    data = (FOLDER / name).read_bytes()
    kind, count, _, _, frame, found = struct.unpack_from("<HHIIHH", data, 20)
    assert (kind, count, frame, found) == (1, 2, bits // 4, bits), (kind, count, frame, found)
    at = data.index(b"data") + 8
    length = struct.unpack_from("<I", data, at - 4)[0]
    return [int.from_bytes(data[i:i + bits // 8], "little", signed=True)
            for i in range(at, at + length, frame)]


@fact
def several_models_go_into_a_folder():
    put("in.wav", noise(9000, 2, 0.1))
    (FOLDER / "there").mkdir()
    for folder, path, end in (("there", "there", "wav"), ("made", "made/", "flac")):
        result = works("render", "in.wav", "--as", "closed", "--as", "hd650", "-o", path,
                       *(["--format=flac"] if end == "flac" else []))
        lines = [json.loads(line) for line in result.out.rstrip("\n").split("\n")]
        names = [f"closed.{end}", f"sennheiser-hd-650.{end}"]
        assert [line["file"] for line in lines] == [f"{folder}/{name}" for name in names], result
        assert sorted(found.name for found in (FOLDER / folder).iterdir()) == names
    for name in ("closed", "sennheiser-hd-650"):
        assert len(read_wav(FOLDER / f"there/{name}.wav")[1][0]) == 9000
        assert read_flac_head(FOLDER / f"made/{name}.flac") == (RATE, 2, 24, 9000)


@fact
def a_folder_for_one_model_is_one_too():
    put("in.wav", noise(9000, 2, 0.1))
    works("render", "in.wav", "--as", "closed", "--format=wav16", "-o", "one/")
    assert [found.name for found in (FOLDER / "one").iterdir()] == ["closed.wav"]
    assert len(read_steps("one/closed.wav", 16)) == 9000


@fact
def a_folder_that_stays_empty_is_taken_away():
    before = listing()
    for more in ([], ["--format=wav16"]):
        refuses(1, "render", "missing.wav", "--as", "closed", *more, "-o", "new/",
                says=["missing.wav"])
        refuses(1, "render", "missing.wav", "--as", "closed", *more, "-o", "no/where/",
                says=["“no/where/"])
    assert listing() == before, listing()


@fact
def integers_hold_what_the_floats_hold():
    put("in.wav", noise(9000, 2, 0.1))
    wav = rendered("in.wav", "--as", "closed")[1][0]
    for bits, limit in ((24, 1.0), (16, 1.5)):
        works("render", "in.wav", "--as", "closed", f"--format=wav{bits}", "-o", "steps.wav")
        steps = read_steps("steps.wav", bits)
        errors = [step - value * 2 ** (bits - 1) for step, value in zip(steps, wav)]
        assert len(steps) == 9000 and max(map(abs, errors)) <= limit + 0.01, max(errors)


@fact
def sixteen_bits_keep_what_is_softer_than_a_step():
    level = 0.25 / 2 ** 15
    put("soft.wav", [[level] * 40000] * 2, bits=32)
    works("render", "soft.wav", *SAME, "--format=wav16", "-o", "soft16.wav")
    steps = read_steps("soft16.wav", 16)
    power = sum(step * step for step in steps) / len(steps)
    assert set(steps) <= {-1, 0, 1}, set(steps)
    assert abs(sum(steps) / len(steps) - 0.25) < 0.02, sum(steps) / len(steps)
    assert abs(power - 0.25 ** 2 - 0.25) < 0.02, power


@fact
def tags_are_kept_in_every_format():
    put_tagged("tagged.wav", RATE // 4)
    for form, end in (("wav32f", "wav"), ("wav24", "wav"), ("wav16", "wav"), ("flac", "flac"),
                      ("ogg", "ogg"), ("opus", "opus")):
        result = earcup("render", "tagged.wav", "--as", "closed", "--format", form,
                        "-o", f"tags.{end}")
        if "libsndfile" in result.err:
            assert result.code == 2, result
            continue
        assert result.code == 0, result
        data = (FOLDER / f"tags.{end}").read_bytes()
        assert b"A title" in data and b"Somebody" in data, form
    works("render", "tags.flac", "--as", "closed", "-o", "again.flac")
    assert b"A title" in (FOLDER / "again.flac").read_bytes()
    assert not [name for name in listing() if name.startswith(".earcup")], listing()


@fact
def tags_change_nothing_in_the_sound():
    put_tagged("in.wav", 9000)
    with_tags = rendered("in.wav", "--as", "closed")[1]
    put("in.wav", noise(9000, 2, 0.1))
    assert with_tags == rendered("in.wav", "--as", "closed")[1]


@fact
def ogg_files_are_what_their_names_say():
    put("in.wav", noise(9000, 2, 0.1))
    for name, head in (("out.ogg", b"vorbis"), ("out.opus", b"OpusHead")):
        result = earcup("render", "in.wav", "--as", "closed", "-o", name)
        if "libsndfile" in result.err:
            raise Skipped("libsndfile has no Vorbis or Opus")
        data = (FOLDER / name).read_bytes()
        assert result.code == 0 and data[:4] == b"OggS" and head in data[:64], result


@fact
def a_rate_that_opus_has_not_is_named():
    put("in.wav", noise(9000, 2, 0.1), 44100)
    before = listing()
    refuses(1, "render", "in.wav", "--as", "closed", "-o", "new.opus",
            says=["“new.opus”", "44100 Hz"])
    assert listing() == before, listing()


@fact
def a_format_that_cannot_be_is_named():
    for name in ("mp3", "", "WAV", "wav8"):
        refuses(2, "render", "x.wav", "--as", "open", f"--format={name}", "-o", "a.wav",
                says=[f"“{name}”", "wav16", "opus"])
    refuses(2, "render", "x.wav", "--as", "open", "--format=flac", "-o", "a.wav",
            says=["“a.wav”", ".flac"])


@fact
def the_same_failures_leave_nothing_behind_where_drafts_are_needed():
    put_tagged("in.wav", RATE)
    before = listing()
    for name in ("new.wav", "new.flac"):
        refuses(1, "render", "in.wav", "--as", "closed", "-o", name, says=[f"“{name}”"],
                preexec_fn=little_room, restore_signals=False)
        refuses(1, "render", "in.wav", "--as", "closed", "-o", f"nowhere/{name}",
                says=[f"“nowhere/{name}”"])
    assert listing() == before, listing()


@fact
def a_name_without_a_dot_is_a_folder_for_several():
    put("in.wav", noise(9000, 2, 0.1))
    works("render", "in.wav", "--as", "closed", "--as", "open", "-o", "plain")
    assert sorted(found.name for found in (FOLDER / "plain").iterdir()) == ["closed.wav",
                                                                            "open.wav"]


@fact
def a_part_is_what_the_whole_holds_there():
    put("in.wav", noise(RATE, 2, 0.1))
    models = ["--as", "closed", "--on", "open", "--raw"]
    whole = rendered("in.wav", *models)[1][0]
    for options, begin, end in ((["--from=0.25", "--to=0.75"], 12000, 36000),
                                (["--to=0.5"], 0, 24000), (["--from=0.5"], 24000, RATE),
                                (["--from=0.9", "--to=7"], 43200, RATE)):
        part = rendered("in.wav", *models, *options)[1][0]
        assert len(part) == end - begin, (options, len(part))
        assert nearly(part[240:-240], whole[begin + 240:end - 240], 1e-7), options
        assert (part[0] == 0.0) == (begin > 0), options
        assert abs(part[-1]) < 1e-4 or end == RATE, options


@fact
def a_part_that_cannot_be_is_refused():
    put("in.wav", noise(9000, 2, 0.1))
    before = listing()
    for options in (["--from=2", "--to=1"], ["--from=-1"], ["--from=nan"], ["--to=inf"],
                    ["--to=1e9"], ["--from=1", "--to=1"]):
        refuses(2, "render", "in.wav", "--as", "closed", "-o", "new.wav", *options, says=["--"])
    refuses(1, "render", "in.wav", "--as", "closed", "-o", "new.wav", "--from=5",
            says=["“in.wav”", "5.000 s"])
    assert listing() == before, listing()


@fact
def a_matched_part_is_matched_by_itself():
    channels = [values[:RATE] + [3 * value for value in values[RATE:]]
                for values in noise(2 * RATE, 2, 0.05)]
    put("steps.wav", channels, bits=32)
    reports = [json.loads(works("render", "steps.wav", "--as", "closed", "--on", "open", "-o",
                                "out.wav", *options).out)
               for options in (["--to=1"], ["--from=1"])]
    soft, loud = (report["input_loudness_lufs"] for report in reports)
    assert abs(loud - soft - 9.54) < 0.1, reports
    assert all(abs(report["loudness_lufs"] - report["input_loudness_lufs"]) < 0.1
               for report in reports), reports


@fact
def a_scene_gives_a_file_a_model():
    put("in.wav", noise(RATE, 2, 0.1))
    result = works("render", "in.wav", "--scene", "noise", "--noise=office", "--as", "closed",
                   "--as", "hd650", "--format=wav16", "-o", "scenes/")
    lines = [json.loads(line) for line in result.out.rstrip("\n").split("\n")]
    assert [line["model"] for line in lines] == ["closed", "sennheiser-hd-650"], result
    for line in lines:
        assert line["file"] == f"scenes/{line['model']}-noise.wav" and line["scene"] == "noise"
        assert len(read_steps(line["file"], 16)) == line["frames"] == RATE
    works("scene", "noise", "--noise=office", "--as", "closed", "--track", "in.wav", "-o",
          "alone.wav")
    works("render", "in.wav", "--scene=noise", "--noise=office", "--as", "closed", "-o",
          "same.wav")
    assert (FOLDER / "alone.wav").read_bytes() == (FOLDER / "same.wav").read_bytes()


@fact
def a_scene_that_cannot_be_is_refused():
    put("in.wav", noise(9000, 2, 0.1))
    before = listing()
    for options, word in ((["--scene=party", "--as=closed"], "“party”"),
                          (["--scene=noise"], "--as"),
                          (["--scene=noise", "--as=closed", "--track=in.wav"], "--track"),
                          (["--scene=noise", "--as=closed", "--as=closed"], "twice"),
                          (["--scene=noise", "--as=closed", "--raw"], "--raw"),
                          (["--scene=noise", "--as=nonsense of mine"], "nonsense")):
        refuses(2, "render", "in.wav", *options, "-o", "new/", says=[word])
    refuses(1, "render", "missing.wav", "--scene=noise", "--as=closed", "-o", "new/",
            says=["missing.wav"])
    assert listing() == before, listing()


@fact
def a_terminal_sees_how_far_it_is():
    second = b"".join(struct.pack("<h", round(2000 * value)) for value in noise(RATE, 1, 1.0)[0])
    put("long.wav", [[]])
    head = bytearray((FOLDER / "long.wav").read_bytes())
    struct.pack_into("<I", head, 40, LONG_S * len(second))
    (FOLDER / "long.wav").write_bytes(bytes(head) + LONG_S * second)
    screen, terminal = os.openpty()
    process = subprocess.Popen([PROGRAM, "render", "long.wav", "--as", "closed", "-o",
                                "seen.wav"], cwd=FOLDER, env=environment(),
                               stdout=subprocess.PIPE, stderr=terminal)
    os.close(terminal)
    seen = b""
    try:
        while piece := os.read(screen, 4096):
            seen += piece
    except OSError:      # the other side is closed
        pass
    os.close(screen)
    assert process.wait(timeout=60) == 0 and b"%" in seen and b"\r\x1b[K" in seen, seen
    assert b"%" not in seen.split(b"\x1b[K")[-1], seen


run_facts()
