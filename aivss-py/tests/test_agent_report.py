"""Agent reports: what is read and refused, what is shown, and the objects that hold it."""

from __future__ import annotations

import copy
import json
import pickle
import tomllib
from collections import UserDict
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser
from typing import Any

import aivss
import pytest
from aivss import AivssError, MitigationKind, catalog
from support import ROOT, VECTORS

TEXT = (ROOT / "examples" / "zscaler-mcp-server.report.json").read_text(encoding="utf-8")
EXAMPLE: dict[str, Any] = json.loads(TEXT)
GOLDEN = VECTORS / "agent_report"
REPORT = aivss.report(EXAMPLE)


def changed(*path: str, value: Any) -> dict[str, Any]:
    """The example with another value in one place."""
    document = copy.deepcopy(EXAMPLE)
    place = document
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    return document


def test_the_published_page_has_its_figures_and_layers() -> None:
    """As the page prints them; see examples/zscaler-mcp-server.json."""
    assert REPORT.name == REPORT.assessment.name == "Zscaler MCP Server"
    (finding,) = REPORT.assessment.findings
    assert finding.report.score == Decimal("7.9")
    assert finding.report.severity is aivss.Severity.HIGH
    assert finding.report.aars == Decimal("0.77175")
    assert finding.report.factor_sum == Decimal("4.9")
    assert finding.core_risk == catalog.core_risks["tool_misuse"]
    assert (finding.documentation.documented, finding.documentation.inputs) == (2, 12)
    assert [(reason.key, reason.inherited) for reason in finding.documentation.factors] == [
        ("tool_use", True),
        ("dynamic_identity", True),
    ]
    assert {band.severity.value: band.findings for band in REPORT.assessment.bands if band.findings} == {"High": 1}
    states = [(id, layer.layer.id, layer.state) for id, layer in REPORT.layers.items()]
    mapped = {"L3", "L6", "L7"}
    assert states == [(id, id, "mapped" if id in mapped else "uncertain") for id in catalog.layers]


@pytest.mark.parametrize("document", [EXAMPLE, TEXT, TEXT.encode(), UserDict(EXAMPLE)], ids=lambda it: type(it).__name__)
def test_every_way_in_gives_the_golden_texts(document: Any) -> None:
    report = aivss.report(document)
    assert report.to_html() == (GOLDEN / "zscaler.html").read_text(encoding="utf-8")
    assert report.to_markdown() == (GOLDEN / "zscaler.md").read_text(encoding="utf-8")
    golden = json.loads((GOLDEN / "zscaler.json").read_text(encoding="utf-8"))
    assert json.loads(report.to_json()) == golden
    assert report.to_dict() == golden["agent_report"]
    assert report.to_json() == aivss.agent_report_json(TEXT)
    assert report == REPORT


def test_the_objects_say_what_the_data_says() -> None:
    data = REPORT.to_dict()
    assert list(REPORT.sources) == data["sources"]
    assert REPORT.summary == data["summary"]
    assert REPORT.assessment.date == data["assessment"]["date"] == "2026-03-19"
    for finding, expected in zip(REPORT.assessment.findings, data["assessment"]["findings"], strict=True):
        assert finding.report.to_dict() == expected["report"]
        assert finding.report.compact == expected["compact"]
    for layer, expected in zip(REPORT.layers.values(), data["layers"], strict=True):
        assert (layer.layer.name, layer.note, layer.tag) == (expected["name"], expected["note"], expected["tag"])
        assert list(layer.components) == expected["components"]
        assert [threat.name for threat in layer.threats] == [threat["name"] for threat in expected["threats"]]
        assert [(gap.threat.id, gap.kind, gap.message) for gap in layer.missing] == [
            (gap["threat"], gap["kind"], gap["message"]) for gap in expected["missing"]
        ]


def test_a_control_that_is_in_place_is_no_longer_missing() -> None:
    report = aivss.report(changed("layers", "L3", "controls", value=["l3-p1"]))
    layer = report.layers["L3"]
    # L3-P1 is preventive and cited for T2, so that only the detective kind is left.
    assert layer.controls == (catalog.mitigations["L3-P1"],)
    (gap,) = layer.missing
    assert (gap.threat, gap.kind) == (catalog.threats["T2"], MitigationKind.DETECTIVE)
    assert gap.candidates == (catalog.mitigations["L3-D1"],)


def test_a_layer_may_be_out_of_the_question() -> None:
    report = aivss.report(changed("layers", "L2", value={"not_applicable": "it keeps no data"}))
    layer = report.layers["L2"]
    assert (layer.state, layer.note, layer.threats) == ("not_applicable", "it keeps no data", ())


@pytest.mark.parametrize(
    ("path", "value", "code", "where"),
    [
        (("layers", "L9"), {}, "catalog.unknown", "layers.L9"),
        (("layers", "L1", "certainty"), "maybe", "certainty.unknown", "layers.L1.certainty"),
        (("layers", "L1", "not_applicable"), "none", "layer.conflict", "layers.L1.certainty"),
        (("layers", "L3", "threats"), ["T2", "t2"], "field.duplicate", "layers.L3.threats.1"),
        (("layers", "L3", "threats"), ["T26"], "catalog.reserved", "layers.L3.threats.0"),
        (("layers", "L3", "controls"), ["T2"], "catalog.unknown", "layers.L3.controls.0"),
        (("layers", "L3", "note"), b"note", "field.type", "layers.L3.note"),
        (
            ("assessment", "factors", "Dynamic Tool Use"),
            2,
            "number.range",
            "assessment.factors.Dynamic Tool Use",
        ),
        (("assessment", "date"), datetime(2026, 3, 19, 12), "date.invalid", "assessment.date"),
        (("colour",), "red", "field.unknown", "colour"),
    ],
)
def test_reports_are_refused_with_their_place(path: Any, value: Any, code: str, where: str) -> None:
    document = changed(*path, value=value)
    with pytest.raises(AivssError) as refused:
        aivss.report(document)
    assert (refused.value.code, refused.value.path) == (code, where)
    if not isinstance(value, bytes | datetime):
        outcome = json.loads(aivss.agent_report_json(json.dumps(document)))
        assert outcome["error"] == {"code": code, "path": where, "message": str(refused.value)}


@pytest.mark.parametrize("document", [None, 1, [], [EXAMPLE], object()], ids=lambda it: type(it).__name__)
def test_what_is_no_document_is_a_type_error(document: Any) -> None:
    with pytest.raises(TypeError, match="expected an agent report, which is a mapping or JSON text, and found"):
        aivss.report(document)


@pytest.mark.parametrize("text", ["", "{", "[]", b"\xff", "\ud800", "{" * 100_000, '{"name":' * 10_000])
def test_what_is_no_json_is_refused(text: Any) -> None:
    with pytest.raises(AivssError):
        aivss.report(text)


def test_a_document_that_holds_itself_is_refused() -> None:
    document = copy.deepcopy(EXAMPLE)
    document["assessment"]["factors"] = document
    with pytest.raises(AivssError, match="nests deeper"):
        aivss.report(document)


def test_numbers_and_dates_may_be_of_pythons_own_kinds() -> None:
    factors = copy.deepcopy(EXAMPLE["assessment"]["factors"])
    factors |= {"Autonomy of Action": Decimal("0.6"), "Goal-Driven Planning": Fraction(1, 2), "Self-Modification": "0.1"}
    document = changed("assessment", "factors", value=factors)
    document["assessment"]["date"] = date(2026, 3, 19)
    assert aivss.report(document) == REPORT
    toml = tomllib.loads((ROOT / "examples" / "invoice-agent.toml").read_text(encoding="utf-8"))
    assert isinstance(toml["date"], date)
    assessed = aivss.report({**EXAMPLE, "assessment": toml})
    assert assessed.assessment.date == toml["date"].isoformat()
    assert len(assessed.assessment.findings) == len(toml["findings"])


def test_a_report_is_a_frozen_value() -> None:
    other = aivss.report(changed("summary", value="something else"))
    assert other != REPORT
    assert REPORT != EXAMPLE
    assert len({REPORT, aivss.report(TEXT), other}) == 2
    for name in ("name", "layers", "anything"):
        with pytest.raises(AttributeError):
            setattr(REPORT, name, 1)
    with pytest.raises(TypeError):
        REPORT.layers["L1"] = REPORT.layers["L2"]  # type: ignore[index]
    with pytest.raises(TypeError):
        aivss.AgentReport()
    assert REPORT.layers is REPORT.layers
    assert repr(REPORT) == "<aivss.AgentReport 'Zscaler MCP Server': 1 finding>"


@pytest.mark.parametrize("report", [REPORT, aivss.report(TEXT)], ids=["mapping", "text"])
def test_a_report_is_copied_and_pickled(report: aivss.AgentReport) -> None:
    for again in (copy.copy(report), copy.deepcopy(report), pickle.loads(pickle.dumps(report))):
        assert (again, hash(again)) == (report, hash(report))
        assert again.to_html() == report.to_html()
    assert pickle.loads(pickle.dumps(report.assessment)) == report.assessment
    assert pickle.loads(pickle.dumps(report.layers["L3"])) == report.layers["L3"]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_notebook_shows_the_page_in_a_frame_that_runs_nothing() -> None:
    hostile = "</iframe><script>alert(1)</script>\"'"
    report = aivss.report(changed("name", value=hostile))
    parser = _Tags()
    parser.feed(report._repr_html_())
    ((tag, attributes),) = parser.tags
    assert tag == "iframe"
    assert attributes["sandbox"] is None
    assert attributes["title"] == hostile
    assert attributes["srcdoc"] == report.to_html()
    inside = _Tags()
    inside.feed(report.to_html())
    assert "script" not in {tag for tag, _ in inside.tags}
