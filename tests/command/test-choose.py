#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""earcup choose: headphones ranked for what somebody needs."""

import json

from harness import fact, refuses, run_facts, works


def choose(*arguments):
    return json.loads(works("choose", "--json", "--count", "200", *arguments).out)


def ids(result):
    return [pick["id"] for pick in result["picks"]]


@fact
def the_first_is_the_best():
    result = choose()
    scores = [pick["score"] for pick in result["picks"]]
    assert result["for"] == "mixing" and len(scores) == 130
    assert scores == sorted(scores, reverse=True) and 0 < scores[-1] and scores[0] < 1
    for pick in result["picks"]:
        shares = [figure["share"] for figure in pick["criteria"].values()]
        assert all(share is None or 0 <= share <= 1 for share in shares), pick


@fact
def a_score_is_the_weighed_mean_of_the_shares():
    result = choose("--for", "voice")
    weights = result["weights"]
    for pick in result["picks"]:
        sum_ = sum(weight * (0.5 if pick["criteria"][name]["share"] is None
                             else pick["criteria"][name]["share"])
                   for name, weight in weights.items())
        assert abs(sum_ / sum(weights.values()) - pick["score"]) < 1e-9, pick["id"]


@fact
def weights_move_the_list():
    quiet = ids(choose("--for", "voice"))
    heavy = choose("--for", "voice", "--weight", "weight=100", "--weight", "bleed=0")
    assert heavy["weights"]["weight"] == 100 and heavy["weights"]["bleed"] == 0
    assert ids(heavy) != quiet
    lightest = heavy["picks"][0]["criteria"]["weight"]["value"]
    known = [pick["criteria"]["weight"]["value"] for pick in heavy["picks"]]
    assert lightest < sorted(value for value in known if value is not None)[20]


@fact
def the_purse_and_what_one_has_are_heeded():
    result = choose("--most", "budget", "--own", "sony mdr-7506")
    assert "sony-mdr-7506" not in ids(result) and len(ids(result)) < 40
    assert all(pick["criteria"]["contrast"]["value"] is None or
               pick["criteria"]["contrast"]["value"] > 0 for pick in result["picks"])


@fact
def guides_are_named_as_they_say_it():
    mentions = {mention["guide"] for pick in choose()["picks"] for mention in pick["guides"]}
    assert mentions <= {"G1", "G2", "G3", "G4", "G5"} and "G5" in mentions


@fact
def the_list_can_be_read():
    lines = works("choose", "--for", "loud", "--place", "drums", "--count", "2").out.split("\n")
    assert len([line for line in lines if line.endswith(")")]) == 2, lines
    assert any("better than" in line for line in lines), lines


@fact
def wrong_calls_are_refused():
    for arguments, word in (
            (("--for", "sleeping"), "mastering"), (("--place", "moon"), "train"),
            (("--source", "valve"), "laptop"), (("--most", "much"), "flagship"),
            (("--weight", "smell=1"), "contrast"), (("--weight", "bleed"), "bleed=NUMBER"),
            (("--weight", "bleed=-1"), "bleed=NUMBER"), (("--weight", "bleed=nan"), "NUMBER"),
            (("--count", "0"), "--count"), (("--own", "no such thing"), "no such thing"),
            (("hd650",), "hd650")):
        refuses(2, "choose", *arguments, says=[word])


run_facts()
