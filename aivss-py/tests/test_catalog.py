"""The catalogs: their records against the collected facts, their links, questions and refusals."""

from __future__ import annotations

import copy
import json
import pickle
import threading
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields
from typing import Any

import aivss
import pytest
from aivss import AivssError, MitigationKind, MitigationScope, ThreatSet, catalog
from support import load

FACTS = load("maestro_facts.json")
LISTS: dict[str, catalog.Records[Any]] = {
    "layers": catalog.layers,
    "threats": catalog.threats,
    "mitigations": catalog.mitigations,
    "core_risks": catalog.core_risks,
    "asi": catalog.asi,
    "scenarios": catalog.scenarios,
    "errata": catalog.errata,
}
RECORDS: list[Any] = [record for records in LISTS.values() for record in records.values()]


def ids(records: Any) -> list[str]:
    return [record.id for record in records]


# The facts were collected from the sources apart from the catalog.


def test_the_layers_are_those_of_the_facts() -> None:
    assert list(catalog.layers) == [fact["id"] for fact in FACTS["layers"]]
    for fact, controls in zip(FACTS["layers"], FACTS["quickstart_controls"], strict=True):
        layer = catalog.layers[fact["id"]]
        assert list(layer.components) == fact["components"]
        assert {layer.name, *layer.aliases} >= set(fact["names"]) - {fact["name"]}
        assert (list(layer.preventive), list(layer.detective)) == (controls["preventive"], controls["detective"])
        assert layer.questions


def test_the_threats_are_those_of_the_facts() -> None:
    assert FACTS["reserved"] == ["T26", "T27"]
    for threat_set, key in [("core", "core"), ("extended", "extended"), ("blind_spot", "blind_spots")]:
        threats = catalog.threats.where(set=threat_set)
        assert [(threat.id, threat.name) for threat in threats] == [(fact["id"], fact["name"]) for fact in FACTS[key]]
    for fact in FACTS["core"]:
        threat = catalog.threats[fact["id"]]
        assert list(threat.indicators) == fact["indicators"]
        marked = {"CL" if place == "cross_layer" else place for place in FACTS["matrix"][threat.id]}
        assert set(threat.layer_ids) == marked
    for layer, threats in FACTS["quickstart"].items():
        place = "CL" if layer == "cross_layer" else layer
        listed = catalog.threats.where(set=ThreatSet.QUICKSTART, layer=place)
        assert [(threat.name, list(threat.equivalent_ids)) for threat in listed] == [
            (fact["name"], fact["asi"]) for fact in threats
        ]


def test_the_mitigations_are_those_of_the_facts() -> None:
    assert list(catalog.mitigations) == [fact["id"] for fact in FACTS["mitigations"]]
    for fact in FACTS["mitigations"]:
        mitigation = catalog.mitigations[fact["id"]]
        assert mitigation.name == fact["name"]
        assert mitigation.kind == fact["kind"].lower()
        assert mitigation.layer_id == fact["layer"].replace("cross_layer", "CL")
        # Some targets the source gives by name only; the others by id.
        words = fact["targets_in_words"]
        by_name = [threat.name for threat in mitigation.threats if threat.id not in fact["threats"]]
        assert [id for id in mitigation.threat_ids if id in fact["threats"]] == fact["threats"]
        if mitigation.scope is MitigationScope.CITED:
            assert all(word.startswith(name) for word, name in zip(words, by_name, strict=True))
        else:
            assert words == [SCOPES[mitigation.scope]]


SCOPES = {
    MitigationScope.EVERYTHING: "All",
    MitigationScope.CROSS_LAYER_THREATS: "All cross-layer threats",
    MitigationScope.CROSS_LAYER_SCENARIOS: "All cross-layer patterns",
}


def test_the_scenarios_are_those_of_the_facts() -> None:
    assert list(catalog.scenarios) == [fact["id"] for fact in FACTS["scenarios"]]
    for fact in FACTS["scenarios"]:
        scenario = catalog.scenarios[fact["id"]]
        assert (scenario.name, list(scenario.layer_ids)) == (fact["name"], fact["layers"])
        assert [stage.place for stage in scenario.chain] == fact["chain"]


@pytest.mark.parametrize("threat", FACTS["coverage"])
def test_what_is_cited_against_a_threat_is_what_the_facts_count(threat: str) -> None:
    """The facts give the mitigations by threat, and again the threats by mitigation."""
    expected = FACTS["coverage"][threat]
    for kind in MitigationKind:
        found = catalog.mitigations.where(threat=threat, kind=kind)
        assert ids(found) == expected.get(kind.value.capitalize(), []), kind
    assert sorted(catalog.threats[threat].mitigation_ids) == sorted(sum(expected.values(), []))


# Links.


def test_every_link_leads_to_its_record() -> None:
    kinds = {"layer": "layers", "threat": "threats", "equivalent": "threats", "mitigation": "mitigations"}
    kinds |= {"core_risk": "core_risks", "asi": "asi"}
    seen = set()
    for record in RECORDS:
        for field in fields(record):
            kind = field.name.removesuffix("_ids")
            if kind != field.name:
                linked = [id for id in getattr(record, field.name) if id != "CL"]
                followed = getattr(record, "equivalents" if kind == "equivalent" else kinds[kind])
                assert followed == tuple(LISTS[kinds[kind]][id] for id in linked), record
                seen.add(kind)
    assert seen == set(kinds)
    for mitigation in catalog.mitigations.values():
        home = mitigation.layer
        assert (home.id if home else "CL") == mitigation.layer_id


def test_links_go_both_ways() -> None:
    for threat in catalog.threats.values():
        same = {threat, *threat.equivalents}
        assert all(same & set(mitigation.threats) for mitigation in threat.mitigations)
        assert all(threat in layer.threats for layer in threat.layers)
        assert all(same & set(risk.threats) for risk in threat.core_risks)
    for mitigation in catalog.mitigations.values():
        assert all(mitigation in threat.mitigations for threat in mitigation.threats)
        assert mitigation.layer is None or mitigation in mitigation.layer.mitigations
    for risk in catalog.core_risks.values():
        assert all(risk in entry.core_risks for entry in risk.asi)
        assert all(risk in layer.core_risks for layer in risk.layers)
    for entry in catalog.asi.values():
        assert all(entry in risk.asi for risk in entry.core_risks)


def test_core_risks_are_ranked_and_name_factors_that_can_be_scored() -> None:
    assert [risk.rank for risk in catalog.core_risks.values()] == list(range(1, 11))
    factor_set = aivss.methods().factor_sets[0]
    keys = {factor.key for factor in factor_set.factors}
    for risk in catalog.core_risks.values():
        assert risk.factors
        assert set(risk.factors) <= keys


# Questions.


def test_filters_have_to_hold_together() -> None:
    detective = catalog.mitigations.where(threat="T5", kind="detective")
    assert ids(detective) == ["L1-D1", "L1-D2", "L5-D1"]
    same = catalog.mitigations.where(
        threat=catalog.threats["T5"], kind=MitigationKind.DETECTIVE, layer=catalog.layers["L5"]
    )
    assert ids(same) == ["L5-D1"]
    assert ids(catalog.threats.where(set="core", without="detective")) == ["T8", "T11"]
    assert ids(catalog.core_risks.where(layer="Security & Compliance")) == ["access_control", "identity_impersonation"]
    assert catalog.layers.where() == tuple(catalog.layers.values())


@pytest.mark.parametrize(
    ("records", "filters", "code", "path"),
    [
        (catalog.layers, {"layer": "L1"}, "catalog.conflict", "layer"),
        (catalog.threats, {"kind": "detective"}, "catalog.conflict", "kind"),
        (catalog.asi, {"threat": "T2"}, "catalog.conflict", "for"),
        (catalog.mitigations, {"set": "core"}, "catalog.conflict", "set"),
        (catalog.threats, {"layer": "L8"}, "catalog.unknown", "layer"),
        (catalog.threats, {"set": "old"}, "catalog.unknown", "set"),
        (catalog.mitigations, {"threat": "T99"}, "catalog.unknown", "for"),
        (catalog.mitigations, {"threat": 2}, "field.type", "for"),
    ],
)
def test_wrong_filters_are_refused_with_their_place(records: Any, filters: Any, code: str, path: str) -> None:
    with pytest.raises(AivssError) as refused:
        records.where(**filters)
    assert (refused.value.code, refused.value.path) == (code, path)


def test_show_takes_every_kind_of_id_in_either_case() -> None:
    for record in RECORDS:
        assert catalog.show(record.id) == record
        assert catalog.show(record.id.swapcase()) == record


def test_search_gives_the_best_first() -> None:
    assert catalog.search("t2")[0] == catalog.threats["T2"]
    found = catalog.search("prompt injection")
    assert catalog.threats["QS-L1-1"] in found
    assert all("prompt" in str((hit.name, hit.aliases, hit.description)).lower() for hit in found)
    assert catalog.search("no such words at all") == catalog.search("") == ()


def test_an_unknown_id_is_a_key_error_in_the_words_of_the_core() -> None:
    with pytest.raises(KeyError) as missing:
        catalog.threats["T99"]
    error = missing.value
    assert isinstance(error, AivssError)
    assert isinstance(error, catalog.UnknownRecordError)
    assert str(error) == "`T99` is the id of no record of the catalog; the nearest are `T9`, `T19`, `T29`"
    assert (error.code, error.path) == ("catalog.unknown", "")
    with pytest.raises(catalog.UnknownRecordError, match="playbook keeps free") as reserved:
        catalog.threats["T27"]
    assert reserved.value.code == "catalog.reserved"
    with pytest.raises(KeyError, match=r"`T2` is no key of `catalog.mitigations` as it is written"):
        catalog.mitigations["t2"]
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again) == (type(error), error)


@pytest.mark.parametrize("key", ["", "T99", "\ud800", "T\0", "t2" * 500, 2, None, b"T2", ("T2",)], ids=repr)
def test_lists_are_mappings_whatever_they_are_asked(key: Any) -> None:
    for records in LISTS.values():
        assert key not in records
        assert records.get(key) is None
        with pytest.raises(KeyError):
            records[key]


@pytest.mark.parametrize("text", ["\ud800", "a" * 201, b"T2", 2, None, ["T2"]], ids=repr)
def test_hostile_questions_are_refused(text: Any) -> None:
    for ask in (catalog.show, catalog.search):
        with pytest.raises(AivssError) as refused:
            ask(text)
        assert isinstance(refused.value, TypeError) == (not isinstance(text, str))


def test_json_gives_the_same_records() -> None:
    answer = json.loads(aivss.catalog_json('{"show": "T2"}'))
    (entry,) = answer["catalog"]["entries"]
    threat = catalog.threats["T2"]
    assert (entry["id"], entry["name"], entry["source"]) == (threat.id, threat.name, threat.source)
    assert tuple(entry["mitigations"]) == threat.mitigation_ids
    assert json.loads(aivss.catalog_json(b"{"))["error"]["code"] == "request.syntax"


# Objects.


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_a_mapping_in_order_and_one_of_its_kind(name: str) -> None:
    records = LISTS[name]
    assert isinstance(records, Mapping)
    assert [record.id for record in records.values()] == list(records)
    assert repr(records) == f"<aivss.catalog.{name}: {len(records)} records>"
    for again in (pickle.loads(pickle.dumps(records)), copy.copy(records), copy.deepcopy(records)):
        assert again is records


def test_records_are_frozen_values() -> None:
    assert len(set(RECORDS)) == len(RECORDS) == 7 + 99 + 118 + 10 + 10 + 7 + 62
    for record in RECORDS:
        for again in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
            assert (again, hash(again), type(again)) == (record, hash(record), type(record))
        with pytest.raises(FrozenInstanceError):
            record.name = "another"
        assert record.description
        assert record.source
    assert repr(catalog.threats["T2"]) == "<aivss.catalog.Threat T2: Tool Misuse>"
    assert str(catalog.threats["T2"]) == "T2 Tool Misuse"


def test_a_field_that_no_record_has_is_not_dropped_in_silence() -> None:
    entry = json.loads(aivss.catalog_json('{"show": "E01"}'))["catalog"]["entries"][0]
    assert catalog._entry(dict(entry)) == catalog.errata["E01"]
    with pytest.raises(TypeError, match="Erratum fields that it does not have"):
        catalog._entry({**entry, "colour": "red"})
    del entry["choice"]
    with pytest.raises(TypeError, match="Erratum without `choice`"):
        catalog._entry(entry)


def test_threads_that_read_a_list_first_together_read_the_same() -> None:
    records: catalog.Records[catalog.Threat] = catalog.Records("threats")
    found: list[list[catalog.Threat]] = []
    start = threading.Barrier(8)

    def read() -> None:
        start.wait()
        found.append(list(records.values()))

    threads = [threading.Thread(target=read) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [list(catalog.threats.values())] * 8
