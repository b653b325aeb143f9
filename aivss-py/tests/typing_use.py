"""What a typed program does with the package: `mypy --strict` and `pyright` read it, and nothing runs it."""
# Of both, an error that is expected and not there is an error too.
# pyright: reportUnnecessaryTypeIgnoreComment=true

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, assert_type

import aivss
import pyarrow as pa


def scores() -> None:
    report = aivss.score("CVSS:4.0/AV:N", autonomy=1, tools=0.5, language="1", context=Decimal(1), identity=Fraction(1))
    assert_type(report, aivss.Report)
    assert_type(report.score, Decimal)
    assert_type(report.severity, aivss.Severity)
    assert_type(report.factor_set, aivss.FactorSet | None)
    assert_type(report.factor_sum, Decimal | None)
    assert_type(report.steps, tuple[aivss.Step, ...])
    assert_type(report.notes[0].code, aivss.NoteCode)
    assert_type(report.explain(), aivss.Explanation)
    assert_type(float(report), float)
    assert_type(report.to_dict(), dict[str, Any])
    assert_type(aivss.score({"cvss": 8.5}), aivss.Report)
    assert_type(aivss.score(aivss.cvss("CVSS:4.0/AV:N")), aivss.Report)
    assert_type(aivss.explain(report).what_ifs[0].score, Decimal)
    aivss.score(8.5, method=aivss.Method.OWASP_0_8, mitigation="partial", threat_multiplier=None)


def unknown_inputs(requests: list[Mapping[str, Any]]) -> None:
    opacity = aivss.Observation(None, aivss.ObservationStatus.UNOBSERVED, reason="no access")
    bounds = aivss.bounds(8.5, autonomy="X", opacity=opacity, tools={"value": 1, "source": "code"}, mitigation="unknown")
    assert_type(bounds, aivss.Bounds)
    assert_type(bounds.score, Decimal | None)
    assert_type(bounds.score_low, Decimal)
    assert_type(bounds.severity_high, aivss.Severity)
    assert_type(bounds.unobserved, tuple[str, ...])
    assert_type(bounds.factors["opacity"], Decimal | None)
    assert_type(bounds.observations["opacity"].reason, str | None)
    assert_type(bounds.low, aivss.Report)
    assert_type(aivss.explain(bounds), aivss.BoundsExplanation)
    assert_type(bounds.explain().narrowings[0].answers[0].look_for, str | None)
    assert_type(aivss.explain(bounds.high), aivss.Explanation)
    assert_type(aivss.bounds_many(requests), list[aivss.Bounds | aivss.AivssError])
    aivss.score(opacity)  # a dataclass, which the core refuses
    aivss.bounds(8.5, opacity=None)  # type: ignore[arg-type]


def vectors() -> None:
    cvss = aivss.cvss("CVSS:4.0/AV:N")
    assert_type(cvss, aivss.Cvss)
    assert_type(cvss.base_score, Decimal)
    assert_type(cvss.scores[aivss.Nomenclature.CVSS_B], Decimal)
    assert_type(cvss.metrics["AV"], str)


def batches(requests: list[Mapping[str, Any]]) -> None:
    outcomes = aivss.score_many(requests)
    assert_type(outcomes, list[aivss.Report | aivss.AivssError])
    for outcome in outcomes:
        if isinstance(outcome, aivss.AivssError):
            assert_type(outcome.code, aivss.ErrorCode)
            assert_type(outcome.position, int | None)
        else:
            assert_type(outcome.severity >= aivss.Severity.HIGH, bool)
    scored = aivss.score_columns({"cvss": [8.5]}, domain=aivss.Domain.ESTIMATED)
    assert_type(scored, aivss.ScoredColumns)
    assert_type(scored.refused, int)


def catalogs() -> None:
    threat = aivss.catalog.threats["T2"]
    assert_type(threat, aivss.catalog.Threat)
    assert_type(threat.mitigations[0].layer, aivss.catalog.Layer | None)
    assert_type(threat.set, aivss.ThreatSet)
    assert_type(aivss.catalog.layers["L3"].core_risks[0].rank, int)
    assert_type(aivss.catalog.mitigations.get("L3-P1"), aivss.catalog.Mitigation | None)
    assert_type(aivss.catalog.mitigations.where(threat=threat), tuple[aivss.catalog.Mitigation, ...])
    assert_type(aivss.catalog.show("T2"), aivss.catalog.Entry)
    assert_type(aivss.catalog.search("tool"), tuple[aivss.catalog.Entry, ...])


def reports(document: Mapping[str, Any]) -> None:
    report = aivss.report(document)
    assert_type(report, aivss.AgentReport)
    assert_type(report.assessment.findings[0].report, aivss.Report)
    assert_type(report.layers["L3"].missing[0].candidates, tuple[aivss.catalog.Mitigation, ...])
    assert_type(report.to_html(), str)
    assert_type(aivss.report("{}").name, str)


def text() -> None:
    assert_type(aivss.score_json("{}"), str)
    assert_type(aivss.score_json(b"{}"), str)
    assert_type(aivss.methods().methods[0].id, aivss.Method)
    assert_type(aivss.__version__, str)


def refused_by_type_checkers(report: aivss.Report) -> None:
    aivss.score(8.5, colour=1)  # type: ignore[call-arg]
    aivss.score(8.5, autonomy=b"1")  # type: ignore[arg-type]
    aivss.cvss(8.5)  # type: ignore[arg-type]
    report.score = Decimal(1)  # type: ignore[misc]
    report.colour  # type: ignore[attr-defined]
    aivss.socre(8.5)  # type: ignore[attr-defined]
    from aivss import nonsense  # type: ignore[attr-defined]


def tables(table: pa.Table) -> None:
    assert_type(aivss.score_columns(table), aivss.ScoredColumns)
