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
    "llm_2025": catalog.llm_2025,
    "llm_2026": catalog.llm_2026,
    "mcp": catalog.mcp,
    "skills": catalog.skills,
    "nhi": catalog.nhi,
    "cwe": catalog.cwe,
    "aiuc_1": catalog.aiuc_1,
    "aicm": catalog.aicm,
    "atlas": catalog.atlas,
    "scenarios": catalog.scenarios,
    "errata": catalog.errata,
}
RECORDS: list[Any] = [record for records in LISTS.values() for record in records.values()]


DESCRIBED = (
    catalog.Layer,
    catalog.Threat,
    catalog.Mitigation,
    catalog.CoreRisk,
    catalog.AsiRisk,
    catalog.Scenario,
    catalog.Erratum,
)


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
    # The property that follows the ids, and the list that they are of.
    kinds = {
        "layer": ("layers", "layers"),
        "threat": ("threats", "threats"),
        "related_threat": ("related_threats", "threats"),
        "equivalent": ("equivalents", "threats"),
        "mitigation": ("mitigations", "mitigations"),
        "core_risk": ("core_risks", "core_risks"),
        "related_core_risk": ("related_core_risks", "core_risks"),
        "secondary": ("secondary", "core_risks"),
        "asi": ("asi", "asi"),
        "primary_asi": ("primary_asi", "asi"),
        "control": ("controls", "aiuc_1"),
        "tactic": ("tactics", "atlas"),
        "technique": ("techniques", "atlas"),
    }
    seen = set()
    for record in RECORDS:
        for field in fields(record):
            kind = field.name.removesuffix("_ids")
            if kind != field.name:
                linked = [id for id in getattr(record, field.name) if id != "CL"]
                followed, records = kinds[kind]
                assert getattr(record, followed) == tuple(LISTS[records][id] for id in linked), record
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


def test_links_say_what_they_are() -> None:
    # AIVSS v0.8, Table 7; v0.5, Appendix B.
    execution = catalog.asi["ASI05"]
    assert execution.primary.id == "tool_misuse"
    assert [risk.id for risk in execution.secondary] == ["access_control", "critical_systems"]
    assert execution.core_risks == (execution.primary, *execution.secondary)
    cascading = catalog.core_risks["cascading_failures"]
    assert [threat.id for threat in cascading.threats] == ["T5", "T12"]
    assert [threat.id for threat in cascading.related_threats] == ["T12"]
    assert [entry.id for entry in cascading.primary_asi] == ["ASI08"]
    assert catalog.threats["T12"].related_core_risks == (cascading,)
    assert catalog.threats["T2"].related_core_risks == ()


def test_what_crosses_layers_has_a_record() -> None:
    record = catalog.show("cl")
    assert isinstance(record, catalog.Layer)
    assert (record.id, record.name) == ("CL", "Cross-Layer")
    assert "QS-CL-1" in record.threat_ids
    assert "CL" not in catalog.layers


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
    # What the field calls otherwise is found as well.
    assert {catalog.asi["ASI01"], catalog.mcp["MCP06:2025"], catalog.cwe["CWE-1427"]} <= set(found)
    assert catalog.search("xyzzy plugh") == catalog.search("") == ()
    # A word that stands nowhere costs none of the others.
    assert catalog.search("prompt injection xyzzy") == found


def test_the_other_lists_are_those_of_the_facts() -> None:
    for name, records in [
        ("owasp_llm_top10_2025", catalog.llm_2025),
        ("owasp_llm_top10_2026", catalog.llm_2026),
        ("owasp_mcp_top10", catalog.mcp),
        ("owasp_skills_top10", catalog.skills),
        ("cwe_for_agents", catalog.cwe),
    ]:
        facts = load(f"catalogs/{name}.json")["records"]
        assert [(record.id, record.name) for record in records.values()] == [(it["id"], it["name"]) for it in facts]
    for fact in load("catalogs/aiuc_1.json")["records"]:
        record = catalog.aiuc_1[fact["id"]]
        assert (record.name, record.primary_id) == (fact["title"], fact["aivss"]["primary"])
        assert list(record.secondary_ids) == fact["aivss"].get("secondary", [])
        assert (record.confidence, record.review) == (fact["aivss"]["confidence"].lower(), fact["aivss"]["review"])
        if isinstance(record, catalog.AiucControl):
            assert record.requirement_id == fact["requirement"]
            assert record in record.requirement.controls
    direct = catalog.show("aml.t0051.000")
    assert isinstance(direct, catalog.AtlasTechnique)
    assert (direct.name, direct.parent_id) == ("LLM Prompt Injection: Direct", "AML.T0051")
    assert (direct.tactic_ids, direct.maturity, direct.replaced_by) == (("AML.TA0005",), "realized", None)


def test_a_crosswalk_gives_links_with_tier_confidence_and_source() -> None:
    links = catalog.crosswalk("asi", "cwe")
    assert links[0] == catalog.Link(
        start=catalog.Element("asi", "ASI01", "Agent Goal Hijack"),
        end=catalog.Element("cwe", "CWE-20", "Improper Input Validation"),
        tier="foundational",
        confidence="unreviewed",
        review=None,
        printed=None,
        source="GenAI Security Crosswalk of 2026-05-30, data/entries",
    )
    goal_hijack = catalog.asi["ASI01"]
    assert catalog.crosswalk(goal_hijack, "cwe") == tuple(link for link in links if link.start.id == "ASI01")
    assert set(catalog.crosswalk("asi01", "cwe")) <= set(goal_hijack.links)
    # Ids of lists that the catalogs do not hold have no name.
    assert catalog.crosswalk("ASI01", "nist-ai-rmf")[0].end == catalog.Element("nist-ai-rmf", "GOVERN 1.7", None)
    assert catalog.crosswalk("mcp", "cwe") == ()
    for start, to, code in [("E13", None, "conflict"), ("ASI11", None, "unknown"), ("asi", "x", "unknown")]:
        with pytest.raises(AivssError) as refused:
            catalog.crosswalk(start, to)
        assert refused.value.code == f"catalog.{code}"


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
    beside = 20 + 3 * 10 + 63 + 51 + 129 + 243 + 16 + 211 + 40
    assert len(set(RECORDS)) == len(RECORDS) == 7 + 99 + 118 + 10 + 10 + 7 + 114 + beside
    for record in RECORDS:
        for again in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):
            assert (again, hash(again), type(again)) == (record, hash(record), type(record))
        with pytest.raises(FrozenInstanceError):
            record.name = "another"
        assert bool(record.description) == isinstance(record, DESCRIBED)
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
