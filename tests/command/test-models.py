#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the command line finds a MODEL, and what list prints."""

import json

from harness import FOLDER, HOME, archetypes, fact, refuses, run_facts, works

KINDS = {"headphone", "monitor"}
ENCLOSURES = {"closed", "semi-open", "open"}
N_ENTRIES = 142


def entries():
    """What list --json prints."""
    return json.loads(works("list", "--json").out)


def id_of(word):
    """The id of the model that a word is taken for."""
    arguments = ["simulate", word, "--at", "1000:1000:1", "--format=json"]
    return json.loads(works(*arguments).out)["model"]


@fact
def list_prints_one_line_for_each_entry():
    result = works("list")
    lines = result.out.rstrip("\n").split("\n")
    assert len(lines) == N_ENTRIES and result.err == "", result
    for line, entry in zip(lines, entries()):
        cells = line.split("\t")
        assert cells[:3] == [entry["id"], entry["name"], entry["kind"]], line
        assert cells[3] == (entry["enclosure"] or "-"), line


@fact
def list_prints_an_array_that_other_programs_can_read():
    found = entries()
    assert len(found) == N_ENTRIES and len({entry["id"] for entry in found}) == N_ENTRIES
    for entry in found:
        assert {"id", "name", "kind", "enclosure"} <= set(entry), entry
        assert entry["kind"] in KINDS, entry
        if entry["kind"] == "headphone":
            assert entry["enclosure"] in ENCLOSURES, entry


@fact
def list_tells_where_each_curve_comes_from():
    for entry in entries():
        kind, errors = entry["provenance"], (entry["fit_rms_db_20_1k"], entry["fit_rms_db_1k_10k"])
        assert (kind == "maker") == (entry["kind"] == "monitor"), entry
        assert (entry["relative"] is not None) == (kind == "derived"), entry
        if kind in ("fitted", "derived"):
            assert all(0 <= error <= 0.8 for error in errors) and entry["measured_by"], entry
        else:
            assert kind in ("estimated", "maker") and errors == (None, None), entry
    kinds = {entry["id"]: entry["provenance"] for entry in entries()}
    assert kinds["sennheiser-hd-650"] == "fitted", kinds
    assert kinds["sennheiser-hd-6xx"] == "derived", kinds
    assert kinds["koss-sp-3"] == "estimated", kinds


@fact
def list_rates_each_headphone_on_request():
    rated = json.loads(works("list", "--ratings").out)
    assert [{key: value for key, value in entry.items()
             if key not in ("isolation_db", "bleed_db_spl")} for entry in rated] == entries()
    means = {}
    for entry in rated:
        assert (entry["isolation_db"] is None) == (entry["kind"] == "monitor"), entry
        means.setdefault(entry["enclosure"], []).append(entry["isolation_db"])
    assert min(means["closed"]) > max(means["open"]), means


@fact
def list_prints_the_archetypes():
    lines = works("list", "--archetypes").out.rstrip("\n").split("\n")
    assert [line.split("\t")[0] for line in lines] == list(archetypes()), lines


@fact
def list_takes_no_name():
    refuses(2, "list", "hd650", says=["hd650"])
    refuses(2, "list", "--bogus", says=["--bogus"])


@fact
def an_id_is_itself():
    headphones = [entry["id"] for entry in entries() if entry["kind"] == "headphone"]
    for name in headphones[::9]:
        assert id_of(name) == name, name


@fact
def an_archetype_is_itself():
    for name in archetypes():
        assert id_of(name) == name, name


@fact
def names_are_forgiven():
    names = {entry["id"]: entry["name"] for entry in entries()}
    for word in ("hd650", "HD-650", "Sennheiser HD 650", "sennheiser hd650"):
        assert names[id_of(word)] == "Sennheiser HD 650", word
    for word in ("mdr7506", "MDR 7506", "sony mdr-7506"):
        assert names[id_of(word)] == "Sony MDR-7506", word
    for word in ("DT770", "dt 770 pro", "beyerdynamic DT770 Pro"):
        assert names[id_of(word)].startswith("beyerdynamic DT 770 PRO"), word


@fact
def a_choice_between_variants_is_told():
    assert "“DT770” is taken for" in works("simulate", "DT770", "--at", "100:100:1").err


@fact
def every_headphone_can_be_simulated_and_says_how():
    headphones = [entry for entry in entries() if entry["kind"] == "headphone"]
    for entry in headphones[::7]:
        result = works("simulate", entry["id"], "--at", "100:10000:1")
        assert f"{entry['name']}: {entry['provenance'].capitalize()} " in result.err, result


@fact
def an_unknown_model_brings_the_nearest_names():
    refuses(2, "simulate", "hd6500x9", says=["hd6500x9", "Sennheiser HD 650"])
    refuses(2, "plot", "zzzz", "-o", "a.svg", says=["“zzzz”"])
    refuses(2, "render", "in.wav", "--as", "zzzz", "-o", "a.wav", says=["“zzzz”"])
    refuses(2, "render", "in.wav", "--as", "open", "--on", "zzzz", "-o", "a.wav",
            says=["“zzzz”"])


@fact
def a_word_without_letters_is_no_name():
    for word in ("", " ", "…", "?"):
        refuses(2, "simulate", "--at", "9:9:1", "--", word, says=["not the name of a model"])


@fact
def a_word_that_is_not_text_is_refused():
    refuses(2, "simulate", b"\xff\xfe".decode("utf-8", "surrogateescape"))


@fact
def what_only_a_headphone_has_is_not_asked_of_a_monitor():
    refuses(2, "figures", "genelec-8030c", says=["Genelec 8030C"])
    refuses(2, "plot", "genelec-8030c", "--quantity=isolation", "-o", "a.svg",
            says=["Genelec 8030C"])
    refuses(2, "simulate", "genelec-8030c", "--what-if", "openness=0.5", says=["loudspeaker"])
    refuses(2, "plot", "genelec-8030c", "--what-if", "openness=0.5", "-o", "a.svg",
            says=["no housing"])
    refuses(2, "render", "in.wav", "--as", "open", "--on", "genelec-8030c", "-o", "a.wav",
            says=["Genelec 8030C", "worn"])


@fact
def neutral_is_a_curve_and_cannot_be_simulated():
    refuses(2, "simulate", "neutral", says=["eutral"])
    assert works("plot", "neutral", "-o", "neutral.svg").out == "neutral.svg\n"


@fact
def no_command_writes_to_the_home_folder():
    works("list")
    works("simulate", "hd650")
    assert not list(HOME.iterdir()), list(HOME.iterdir())


@fact
def a_name_is_found_from_any_folder():
    (FOLDER / "hd650").mkdir()
    assert id_of("hd650") == id_of("Sennheiser HD 650")


run_facts()
