#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup plot: what the files are and what they hold."""

import struct
import xml.etree.ElementTree
import zlib

from harness import FOLDER, fact, listing, refuses, run_facts, works, write

SVG = "{http://www.w3.org/2000/svg}"


def words(*models):
    """All text in the SVG plot of some models."""
    works("plot", *models, "-o", "plot.svg")
    tree = xml.etree.ElementTree.fromstring((FOLDER / "plot.svg").read_bytes())
    assert tree.tag == f"{SVG}svg", tree.tag
    return [" ".join(node.itertext()).strip() for node in tree.iter(f"{SVG}text")]


def png_chunks(data):
    """The chunks of a PNG file, each with a right checksum."""
    assert data[:8] == b"\x89PNG\r\n\x1a\n", data[:8]
    at = 8
    while at < len(data):
        length = struct.unpack_from(">I", data, at)[0]
        body = data[at + 4:at + 8 + length]
        assert struct.unpack_from(">I", data, at + 8 + length)[0] == zlib.crc32(body)
        yield body[:4], body[4:]
        at += 12 + length


@fact
def svg_names_the_models():
    for models, names in ((["closed"], ["Closed back"]),
                          (["hd650", "mdr7506"], ["Sennheiser HD 650", "Sony MDR-7506"]),
                          (["neutral", "DT770"], ["Neutral", "beyerdynamic DT 770 PRO"])):
        text = "\n".join(words(*models))
        assert all(name in text for name in names), (names, text)


@fact
def svg_names_eight_models():
    models = ["closed", "open", "semi_open", "planar_open", "hd650", "mdr7506", "neutral",
              "same_driver_open"]
    found = words(*models)
    assert {"A", "B", "C", "D", "E", "F", "G", "H"} <= set(found), found


@fact
def two_models_come_with_their_difference():
    assert any("ifference" in text for text in words("closed", "open"))
    assert not any("ifference" in text for text in words("closed"))
    assert not any("ifference" in text for text in words("closed", "open", "semi_open"))


@fact
def svg_draws_another_curve_for_another_model():
    works("plot", "closed", "-o", "one.svg")
    works("plot", "open", "-o", "two.svg")
    one, two = ((FOLDER / name).read_text("utf-8") for name in ("one.svg", "two.svg"))
    assert one.replace("Closed back", "Open back") != two


@fact
def png_has_the_size_that_is_asked_for():
    works("plot", "closed", "open", "-o", "plot.png", "--width=640", "--height=400")
    chunks = list(png_chunks((FOLDER / "plot.png").read_bytes()))
    assert chunks[0][0] == b"IHDR" and struct.unpack_from(">II", chunks[0][1]) == (640, 400)
    assert chunks[-1] == (b"IEND", b"")
    pixels = zlib.decompress(b"".join(body for kind, body in chunks if kind == b"IDAT"))
    assert len(set(pixels)) > 20, "the picture is blank"


@fact
def pdf_is_a_pdf():
    works("plot", "closed", "open", "-o", "plot.pdf")
    data = (FOLDER / "plot.pdf").read_bytes()
    assert data.startswith(b"%PDF-1.") and data.rstrip().endswith(b"%%EOF"), data[:20]


@fact
def suffixes_may_be_written_large():
    works("plot", "closed", "-o", "LARGE.PNG")
    assert list(png_chunks((FOLDER / "LARGE.PNG").read_bytes()))


@fact
def it_prints_the_name_of_the_file_and_nothing_else():
    result = works("plot", "hd650", "-o", "name.svg")
    assert result.out == "name.svg\n" and "HD 650" in result.err, result


QUANTITIES = {
    "response": "dB re mean", "impedance": "Ω", "impedance-phase": "Degrees",
    "isolation": "bare ear", "bleed": "pressure at the drum", "crosstalk": "other drum",
    "outward": "open ear", "group-delay": "ms by which", "impulse": "re its highest",
    "step": "re its highest", "decay": "highest level at the start",
}


@fact
def every_quantity_has_its_axis():
    for quantity, axis in QUANTITIES.items():
        found = words("closed", f"--quantity={quantity}")
        assert any(axis in text for text in found), (quantity, found)
        over_time = quantity in ("impulse", "step")
        assert any(text.endswith(" ms" if over_time else " Hz") for text in found), found


@fact
def response_is_what_is_plotted_without_a_quantity():
    works("plot", "closed", "open", "-o", "plain.svg")
    works("plot", "closed", "open", "--quantity=response", "-o", "asked.svg")
    assert (FOLDER / "plain.svg").read_bytes() == (FOLDER / "asked.svg").read_bytes()


@fact
def quantities_of_two_models_differ():
    for quantity in QUANTITIES:
        drawn = []
        for model in ("closed", "open"):
            works("plot", model, "-q", quantity, "-o", f"{model}.svg")
            text = (FOLDER / f"{model}.svg").read_text("utf-8")
            drawn.append([line for line in text.split("\n") if line.startswith(("<poly", "<path"))])
        assert drawn[0] and drawn[0] != drawn[1], quantity


@fact
def waterfall_is_written_in_every_format():
    for suffix, size in (("svg", 20000), ("png", 20000), ("pdf", 5000)):
        works("plot", "hd650", "--quantity=decay", "-o", f"decay.{suffix}")
        assert (FOLDER / f"decay.{suffix}").stat().st_size > size, suffix


@fact
def band_target_and_smoothing_change_the_plot():
    drawn = {}
    for options in ((), ("--band",), ("--target=diffuse-field",), ("--smooth=1/3",),
                    ("--target=in-room", "--against-target")):
        works("plot", "mdr7506", *options, "-o", "view.svg")
        drawn[options] = (FOLDER / "view.svg").read_text("utf-8")
    assert len(set(drawn.values())) == len(drawn)
    assert "Spread of A" in drawn["--band",] and "Spread of A" not in drawn[()]
    assert ">Diffuse field<" in drawn["--target=diffuse-field",]
    assert "Smoothed over 1/3 octave" in drawn["--smooth=1/3",]
    works("plot", "closed", "open", "--against=b", "--align=loudness", "--smooth=psychoacoustic",
          "-o", "view.svg")
    text = (FOLDER / "view.svg").read_text("utf-8")
    assert "equal loudness" in text and "cubic mean" in text and "less “" in text
    works("plot", "closed", "open", "--align=absolute", "-o", "view.svg")
    assert "dB SPL at the drum for 1 V" in (FOLDER / "view.svg").read_text("utf-8")
    assert "dB re Loudspeaker in a room" in drawn["--target=in-room", "--against-target"]


@fact
def views_that_cannot_be_are_refused():
    refuses(2, "plot", "closed", "--target=flat", "-o", "out.svg", says=["flat", "diffuse-field"])
    refuses(2, "plot", "closed", "--smooth=1/5", "-o", "out.svg", says=["1/5", "1/12"])
    refuses(2, "plot", "closed", "--align=2k", "-o", "out.svg", says=["2k", "loudness"])
    refuses(2, "plot", "closed", "--against=A", "-o", "out.svg", says=["“A”"])
    refuses(2, "plot", "closed", "open", "--against=C", "-o", "out.svg", says=["“C”", "B"])
    refuses(2, "plot", "neutral", "--align=absolute", "-o", "out.svg", says=["Neutral", "1 V"])
    refuses(2, "plot", "closed", "-q", "bleed", "--align=1k", "-o", "out.svg", says=["bleed"])
    refuses(2, "plot", "closed", "--against-target", "-o", "out.svg", says=["--target"])
    refuses(2, "plot", "closed", "-q", "bleed", "--band", "-o", "out.svg", says=["bleed"])
    refuses(2, "plot", "closed", "-q", "step", "--smooth=1/3", "-o", "out.svg", says=["step"])
    refuses(2, "plot", "neutral", "--band", "-o", "out.svg", says=["Neutral"])


@fact
def quantities_that_cannot_be_are_refused():
    refuses(2, "plot", "closed", "--quantity=loudness", "-o", "out.svg",
            says=["loudness", "group-delay"])
    refuses(2, "plot", "closed", "open", "--quantity=decay", "-o", "out.svg", says=["one model"])
    refuses(2, "plot", "neutral", "--quantity=impedance", "-o", "out.svg", says=["Neutral"])
    assert "out.svg" not in str(listing()), listing()


@fact
def a_missing_folder_is_named_and_an_old_file_stays():
    write("old.svg", "old")
    before = listing()
    refuses(1, "plot", "closed", "-o", "nowhere/out.svg", says=["nowhere/out.svg"])
    refuses(2, "plot", "unheardof", "-o", "old.svg", says=["unheardof"])
    assert listing() == before and (FOLDER / "old.svg").read_text() == "old", listing()


run_facts()
