#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup claims: what the guides claim, and what the model finds."""

import json
import re

from harness import ROOT, comma_locale, fact, refuses, run_facts, works

IDS = """awareness bass-build-up bass-desirable bleed car-test care closed-not-monitor comfort
    cup-noise-cancelling cup-reflections detail-low-level driver-free far-field fatigue-isolation
    feedback headphones-vs-speakers high-level impedance impedance-clarity isolation loud-rooms
    low-end-forms many-systems mastering mic-bleed-mix near-field open-best-overall open-neutral
    open-translates pressure price public semi-open soundstage speaker-bleed""".split()
VERDICTS = {"holds", "holds-under-conditions", "does-not-hold", "outside"}
UNITS = {"dB", "dB SPL", "dBA", "Hz", "Ω", "m", "h", "s", "g", "USD", ""}
WIDTH = 100


def document(*arguments):
    """The JSON object of a call."""
    return json.loads(works("claims", *arguments, "--json").out)


def claims(*arguments):
    """The claims of a call by their ids."""
    return {claim["id"]: claim for claim in document(*arguments)["claims"]}


def figures(*arguments):
    """Every figure of a call; the same one is the same wherever it stands."""
    found = {}
    for claim in document(*arguments)["claims"]:
        for key, figure in claim["figures"].items():
            assert found.setdefault(key, figure) == figure, key
    return {key: figure["value"] for key, figure in found.items()}


def near(value, expected, tolerance):
    """Whether a figure is what it should be; says so if not."""
    assert abs(value - expected) <= tolerance, (value, expected, tolerance)


@fact
def every_claim_has_a_verdict_and_sources():
    answer = document("closed")
    assert answer["model"] == "closed" and answer["origin"]
    assert sorted(claim["id"] for claim in answer["claims"]) == IDS
    for claim in answer["claims"]:
        assert claim["verdict"] in VERDICTS, claim
        assert claim["sources"] and all(claim["sources"]), claim
        assert claim["statement"] and claim["finding"] and "{" not in claim["finding"], claim


@fact
def every_figure_has_a_value_and_a_unit():
    for claim in document("closed")["claims"]:
        for key, figure in claim["figures"].items():
            assert figure["unit"] in UNITS, (key, figure)
            assert isinstance(figure["value"], (int, float)), (key, figure)
        assert claim["verdict"] == "outside" or claim["figures"], claim


@fact
def without_a_model_only_its_own_figures_are_missing():
    answer, own = document(), claims("open")
    assert answer["model"] is None and answer["origin"] is None
    for claim in answer["claims"]:
        assert claim["verdict"] == own[claim["id"]]["verdict"], claim["id"]
        for key, figure in claim["figures"].items():
            other = own[claim["id"]]["figures"][key]
            assert figure["unit"] == other["unit"]
            assert figure["value"] in (None, other["value"]), key


@fact
def guides_are_contradicted_where_the_model_does():
    found = claims()
    for name, verdict in (("bass-build-up", "does-not-hold"), ("low-end-forms", "does-not-hold"),
                          ("isolation", "holds"), ("bleed", "holds"),
                          ("semi-open", "holds-under-conditions"),
                          ("soundstage", "outside")):
        assert found[name]["verdict"] == verdict, found[name]
    near(found["bass-build-up"]["figures"]["pair-bass"]["value"], -11.4, 0.2)
    assert found["bass-build-up"]["figures"]["cushion"]["value"] > 1


@fact
def figures_are_those_of_the_other_command():
    for model in ("closed", "open"):
        found = figures(model)
        other = {figure["key"]: figure["value"] for figure in json.loads(works(
            "figures", model, "--json", "--level=94", "--distance=0.3048", "--angle=90",
            "--source=laptop", "--noise=drums").out)["figures"]}
        for key, name in (("isolation", "isolation_mean"), ("margin", "gain_margin_worst"),
                          ("impedance", "lowest_impedance"), ("laptop-reach", "reach"),
                          ("drums-level", "music_level"),
                          ("drums-hours", "music_level_permitted"),
                          ("deviation", "deviation_neutral"), ("skew-bass", "skew_bass")):
            near(found[key], other[name], 1e-3)
        near(found["bleed-room"], other["bleed_far_at_level"] - 14, 1e-6)


@fact
def medians_are_those_of_the_catalogue():
    listed = json.loads((ROOT / "data/catalogue/headphones.json").read_text("utf-8"))
    entries = listed if isinstance(listed, list) else listed["entries"]
    found = figures()
    for kind in ("closed", "open"):
        for key, name in (("weight_g", "weight"), ("price_usd", "price")):
            values = sorted(
                entry["figures"][key]["value"] for entry in entries
                if entry["figures"]["enclosure"]["value"] == kind
                and entry["figures"].get("wearing", {}).get("value") == "over-ear"
                and not entry["figures"].get("active", {}).get("value")
                and "value" in entry["figures"].get(key, {}))
            middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
            near(found[f"{kind}-models-{name}"], middle, 1e-9)
    assert found["closed-models-bass"] > found["open-models-bass"] + 1


@fact
def table_fits_the_page_and_tells_everything():
    text = works("claims", "closed").out
    lines = text.split("\n")
    assert max(len(line) for line in lines) <= WIDTH, max(lines, key=len)
    assert not any(line != line.rstrip() for line in lines)
    assert "{" not in text
    for name, claim in claims("closed").items():
        assert re.search(rf"^{re.escape(name)} ", text, re.MULTILINE), name
        words = [word for word in claim["finding"].split(" ") if len(word) < 20]
        assert all(word in text for word in words), name
    for label in ("Holds", "Holds under conditions", "Outside the model"):
        assert label in text


@fact
def comma_locale_changes_no_figure():
    answer = json.loads(works("claims", "open", "--json", variables=comma_locale()).out)
    expected = claims("open")
    for claim in answer["claims"]:
        assert claim["figures"] == expected[claim["id"]]["figures"], claim
        assert claim["verdict"] == expected[claim["id"]]["verdict"], claim


@fact
def wrong_calls_are_refused():
    refuses(2, "claims", "closed", "open", says=["one MODEL"])
    refuses(2, "claims", "no such headphone", says=["no such headphone"])
    refuses(2, "claims", "neutral", says=["no design of a headphone"])
    refuses(2, "claims", "--nonsense", says=["nonsense"])


run_facts()
