"""Unknown inputs: bounds by every door, against all completions, and what they tell."""

from __future__ import annotations

import itertools
import json
import pickle
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import aivss
import numpy as np
import polars as pl
import pyarrow as pa
import pytest
from support import FACTORS, REQUEST, VECTOR, is_open, load, wire_cases

OPEN = [(name, json.loads(text), outcome) for name, text, outcome in wire_cases() if is_open(outcome)]
UNSEEN: dict[str, Any] = {**FACTORS, "opacity": "X", "persistence": "unknown"}
BOUNDS = aivss.bounds(VECTOR, **UNSEEN)
RUBRIC = ("0.0", "0.5", "1.0")


def test_the_corpus_has_unknown_inputs_of_every_kind() -> None:
    unobserved = {key for _, _, outcome in OPEN for key in outcome["report"]["bounds"]["unobserved"]}
    assert {"opacity", "exploit_maturity", "mitigation"} <= unobserved


@pytest.mark.parametrize(("name", "request_", "outcome"), OPEN, ids=[name for name, _, _ in OPEN])
def test_every_figure_of_the_golden_outcomes(name: str, request_: Any, outcome: Any) -> None:
    bounds, report = aivss.bounds(request_), outcome["report"]
    ends = report["bounds"]
    for field, expected in ends.items():
        found = getattr(bounds, field)
        if isinstance(found, Decimal | aivss.Severity):
            found = str(found)
        assert (list(found) if field == "unobserved" else found) == expected, field
    assert (None if bounds.score is None else str(bounds.score)) == report["score"]
    assert bounds.severity == report["severity"]
    assert bounds.compact == report["compact"]
    expected_factors = {factor["key"]: factor["value"] for factor in report["factors"]}
    assert {key: None if value is None else str(value) for key, value in bounds.factors.items()} == expected_factors
    for end, completed in ((ends["score_low"], bounds.low), (ends["score_high"], bounds.high)):
        assert isinstance(completed, aivss.Report)
        assert str(completed.score) == end
        assert aivss.Report.from_compact(completed.compact).score == completed.score


@pytest.mark.parametrize("printed", load("bounds_vectors.json")["vectors"], ids=["1", "2"])
def test_the_published_bounds_of_mcp_guard(printed: Any) -> None:
    request = {
        "cvss": printed["cvss_vector"],
        "factors": printed["vector"],
        "threat_multiplier": printed["thm"],
        "mitigation_factor": printed["mf"],
    }
    bounds = aivss.bounds(request)
    assert bounds.cvss_score == Decimal(printed["cvss"])
    found = (bounds.factor_sum_low, bounds.factor_sum_high, bounds.aars_low, bounds.aars_high)
    assert found == tuple(Decimal(printed[key]) for key in ("sum_low", "sum_high", "aars_low", "aars_high"))
    assert (str(bounds.score_low), str(bounds.score_high)) == (printed["score_low"], printed["score_high"])
    assert (bounds.severity_low, bounds.severity_high) == (printed["band_low"], printed["band_high"])


def test_the_ends_are_the_least_and_the_greatest_of_all_completions() -> None:
    """3 methods, 3 CVSS scores, 3^3 factors x 3 maturities x 3 strengths: 2,187 scores."""
    keys = ("tools", "opacity", "self_mod")
    maturities, strengths = list(aivss.ExploitMaturity), list(aivss.MitigationStrength)
    scored = 0
    for method, cvss in itertools.product(aivss.Method, ("0.0", "5.8", "10.0")):
        set_keys = keys if method != "owasp-0.5" else ("tool_use", "opacity_and_reflexivity", "self_modification")
        names = [factor.key for factor in factors_of(method)]
        has_mitigation = method != "owasp-0.5"
        given: dict[str, Any] = {"method": method, **dict.fromkeys(names, 0.5)}
        raws = []
        for values in itertools.product(RUBRIC, repeat=3):
            for maturity, strength in itertools.product(maturities, strengths):
                known = {**given, **dict(zip(set_keys, values, strict=True)), "exploit_maturity": maturity}
                if has_mitigation:
                    known["mitigation"] = strength
                raws.append(aivss.score(cvss, **known))
                scored += 1
        unknown = {**given, **dict.fromkeys(set_keys, "X"), "exploit_maturity": "X"}
        bounds = aivss.bounds(cvss, **unknown, **({"mitigation": "unknown"} if has_mitigation else {}))
        for figure in ("score", "raw", "aars"):
            found = [getattr(report, figure) for report in raws]
            assert (getattr(bounds, f"{figure}_low"), getattr(bounds, f"{figure}_high")) == (min(found), max(found)), method
    assert scored == 2_187


def factors_of(method: aivss.Method) -> tuple[Any, ...]:
    wanted = "0.5" if method == "owasp-0.5" else "0.8"
    (factors,) = [entry.factors for entry in aivss.methods().factor_sets if entry.id == wanted]
    return factors


def test_an_unknown_factor_has_one_meaning_at_every_door() -> None:
    said: list[Any] = ["X", "x", "unknown", "Unknown"]
    reasons: list[Any] = [
        {"value": None, "reason": "no access"},
        {"value": "X", "status": "unobserved"},
        aivss.Observation(None, reason="no access"),
        aivss.Observation("X", aivss.ObservationStatus.UNOBSERVED, "the scan"),
        aivss.Observation(None, source="the scan"),
    ]
    for item in said + reasons:
        factors = {**FACTORS, "opacity": item}
        doors = [aivss.bounds(VECTOR, **factors), aivss.bounds({"cvss": VECTOR, "factors": factors})]
        many = aivss.bounds_many([{"cvss": VECTOR, "factors": factors}])
        doors.extend(it for it in many if isinstance(it, aivss.Bounds))
        assert len(doors) == 3
        for bounds in doors:
            assert bounds.unobserved == ("opacity",)
            assert (bounds.complete, bounds.factors["opacity"]) == (False, None)
        scored = aivss.score_columns({"cvss": [VECTOR], **{key: [value] for key, value in factors.items()}})
        columns = {name: values[0] for name, values in scored.to_dict().items()}
        assert (columns["unobserved"], columns["error_code"]) == ("opacity", None)
        assert (columns["score_low"], columns["score_high"]) == (float(doors[0].score_low), float(doors[0].score_high))


@pytest.mark.parametrize("value", [None, {"value": None}, aivss.Observation(None)], ids=repr)
def test_none_without_a_reason_is_a_mistake_and_not_unknown(value: Any) -> None:
    with pytest.raises(aivss.AivssTypeError, match="unknown factor is `X`") as refused:
        aivss.bounds(VECTOR, **{**FACTORS, "opacity": value})
    assert refused.value.path.startswith("factors.opacity")


def test_score_refuses_unknown_inputs_and_says_between_what_the_score_lies() -> None:
    for refused in (aivss.score_many([{"cvss": VECTOR, "factors": UNSEEN}])[0], error_of(VECTOR, **UNSEEN)):
        assert isinstance(refused, aivss.AivssError)
        assert (refused.code, refused.path) == (aivss.ErrorCode.REQUEST_INCOMPLETE, "factors.opacity")
        assert f"between {BOUNDS.score_low} and {BOUNDS.score_high}" in str(refused)
    assert error_of(VECTOR, **FACTORS, mitigation="unknown").path == "mitigation"
    assert error_of(VECTOR, **FACTORS, exploit_maturity="X").path == "exploit_maturity"


def error_of(*arguments: Any, **named: Any) -> aivss.AivssError:
    with pytest.raises(aivss.AivssError) as refused:
        aivss.score(*arguments, **named)
    return refused.value


def test_the_example_with_two_factors_that_nobody_saw() -> None:
    # 9.4 + 0.6 x 7.5 / 10 x 0.97 = 9.8365, and with both at 1.0 the sum is 9.5: 9.9529.
    assert (str(BOUNDS.score_low), str(BOUNDS.score_high)) == ("9.8", "10.0")
    assert (BOUNDS.raw_low, BOUNDS.raw_high) == (Decimal("9.8365"), Decimal("9.9529"))
    assert (BOUNDS.factor_sum_low, BOUNDS.factor_sum_high) == (Decimal("7.5"), Decimal("9.5"))
    assert (BOUNDS.score, BOUNDS.severity, BOUNDS.complete) == (None, aivss.Severity.CRITICAL, False)
    names = ", ".join(factor.name for factor in factors_of(aivss.Method.OWASP_0_8) if factor.key in BOUNDS.unobserved)
    assert BOUNDS.message == f"the score lies between 9.8 and 10.0 (Critical), because these inputs are unknown: {names}"
    assert repr(BOUNDS) == f"<aivss.Bounds 9.8 to 10.0 Critical: {BOUNDS.compact}>"
    assert "/OP:X/PE:X/" in BOUNDS.compact
    match BOUNDS:
        case aivss.Bounds(low, high):
            assert (low, high) == (Decimal("9.8"), Decimal("10.0"))


def test_bounds_of_known_inputs_are_the_report() -> None:
    bounds, report = aivss.bounds(REQUEST), aivss.score(REQUEST)
    assert (bounds.score, bounds.severity, bounds.complete, bounds.unobserved) == (report.score, report.severity, True, ())
    assert bounds.low == bounds.high == report
    assert (bounds.to_json(), bounds.to_markdown()) == (report.to_json(), report.to_markdown())
    explanation = bounds.explain()
    assert (explanation.width, explanation.advice, explanation.narrowings) == (Decimal(0), None, ())


EXPLAINED = [(name, json.loads(text), outcome) for name, text, outcome in wire_cases("explain") if is_open(outcome)]


@pytest.mark.parametrize(("name", "request_", "outcome"), EXPLAINED, ids=[name for name, _, _ in EXPLAINED])
def test_explanations_are_the_golden_ones(name: str, request_: Any, outcome: Any) -> None:
    explanation = aivss.bounds(request_).explain()
    assert explanation == aivss.explain(explanation.report)
    expected = outcome["explanation"]
    assert explanation.report.to_dict() == expected["report"]
    assert (str(explanation.width), explanation.advice) == (expected["width"], expected["advice"])
    for found, golden in zip(explanation.narrowings, expected["narrowings"], strict=True):
        assert (found.field, found.name, str(found.left)) == (golden["field"], golden["name"], golden["left"])
        answers = [
            (a.value, a.look_for, str(a.score_low), str(a.score_high), a.severity_low.value, a.severity_high.value)
            for a in found.answers
        ]
        assert answers == [tuple(answer.values()) for answer in golden["answers"]]
    assert str(explanation) == explanation.report.to_markdown(explain=True)


def test_what_is_said_of_factors_is_kept_and_moves_nothing() -> None:
    factors = {**FACTORS, "tools": aivss.Observation(1, "operator-supplied", "the list of tools")}
    report = aivss.score(VECTOR, **factors)
    assert report.score == aivss.score(REQUEST).score
    assert report != aivss.score(REQUEST)
    tools = report.observations["tools"]
    assert (tools.value, tools.status, tools.source) == (Decimal(1), aivss.ObservationStatus.OPERATOR_SUPPLIED, "the list of tools")
    assert list(report.observations) == ["tools"]
    assert report.to_dict()["factors"][1]["source"] == "the list of tools"
    unseen = aivss.bounds(VECTOR, **{**factors, "opacity": aivss.Observation(None, reason="no access")})
    assert unseen.observations["opacity"] == aivss.Observation(None, reason="no access")
    for value in (report, unseen):
        again = pickle.loads(pickle.dumps(value))
        assert again == value
        assert again.observations == value.observations
    # What was said goes round: an observation of a report is one that a request takes.
    assert aivss.bounds(VECTOR, **{**FACTORS, **unseen.observations}) == unseen


@dataclass
class Finding:
    cvss: str
    factors: dict[str, Any]
    mitigation: str | None = None
    name: str | None = None


def test_a_dataclass_is_a_request() -> None:
    finding = Finding(VECTOR, FACTORS, name="Agent")
    assert aivss.score(finding) == aivss.score({**REQUEST, "name": "Agent"})
    assert aivss.explain(finding).report == aivss.score(finding)
    assert aivss.score_many([finding]) == [aivss.score(finding)]
    unseen = Finding(VECTOR, UNSEEN, mitigation="unknown")
    assert aivss.bounds(unseen).unobserved == ("opacity", "persistence", "mitigation")
    with pytest.raises(aivss.AivssError) as refused:
        aivss.score(Finding(VECTOR, {**FACTORS, "tools": 3}))
    assert refused.value.path == "factors.tools"
    with pytest.raises(TypeError, match="no further arguments"):
        aivss.score(finding, method="owasp-0.8")
    with pytest.raises(aivss.AivssTypeError):
        aivss.score(Finding)  # type: ignore[arg-type]


def test_columns_with_unknown_cells_among_known_ones() -> None:
    count = 5_000
    opacity = ["1.0", "X", "0.5", None, "unknown"] * (count // 5)
    columns: dict[str, Any] = {key: np.full(count, float(value)) for key, value in FACTORS.items()}
    table = {**columns, "cvss": [VECTOR] * count, "opacity": opacity, "mitigation": ["partial"] * (count - 1) + ["X"]}
    scored = aivss.score_columns(table)
    assert scored.refused == count // 5
    first = {name: values[:5] for name, values in scored.to_dict().items()}
    known, unseen, half = (aivss.bounds(VECTOR, **{**FACTORS, "opacity": value}, mitigation="partial") for value in ("1", "X", "0.5"))
    assert first["score_low"] == [float(known.score_low), float(unseen.score_low), float(half.score_low), None, float(unseen.score_low)]
    assert first["score_high"] == [float(known.score_high), float(unseen.score_high), float(half.score_high), None, float(unseen.score_high)]
    assert first["unobserved"] == [None, "opacity", None, None, "opacity"]
    assert first["error_code"] == [None, None, None, "factor.missing", None]
    assert first["raw"][1] is None and first["raw"][0] is not None
    assert scored.to_dict()["unobserved"][-1] == "opacity mitigation"
    again = pickle.loads(pickle.dumps(scored))
    assert again == scored
    assert pa.table(again).equals(pa.table(scored))
    assert pl.DataFrame(scored).filter(pl.col("unobserved").is_not_null()).height == 2 * count // 5


def test_a_table_without_unknown_cells_has_its_scores_as_both_ends() -> None:
    scored = aivss.score_columns({"cvss": [8.5, 9.0], **{key: [0.5, 1.0] for key in FACTORS}})
    columns = scored.to_dict()
    assert columns["score_low"] == columns["score_high"] == columns["score"]
    assert columns["unobserved"] == [None, None]
