"""The package against the equations of the documents, written once more in exact fractions."""

from __future__ import annotations

import json
from decimal import Decimal
from fractions import Fraction
from math import floor
from typing import Any

import aivss
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support import VECTOR

SETS = {str(entry.id): [factor.key for factor in entry.factors] for entry in aivss.methods().factor_sets}

KINDS = ["float", "str", "Decimal", "Fraction"]


def spelled(count: int, kind: str) -> Any:
    """`count` ten-thousandths as a number of some kind."""
    exact = Fraction(count, 10_000)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    spellings = {"float": count / 10_000, "str": str(decimal.quantize(Decimal("0.0001"))), "Decimal": decimal}
    return spellings.get(kind, exact)


@st.composite
def requests(draw: st.DrawFn) -> tuple[dict[str, Any], Fraction, Fraction]:
    """A request of the estimated domain with its AARS and its raw score."""
    method = draw(st.sampled_from(["owasp-0.8", "owasp-0.5", "uplift-only"]))
    factor_set = "0.5" if method == "owasp-0.5" else draw(st.sampled_from(["0.8", "0.5"]))
    counts = draw(st.lists(st.integers(0, 10_000), min_size=10, max_size=10))
    tenths = draw(st.integers(0, 100))
    threat, mitigation = draw(st.integers(0, 20_000)), draw(st.integers(0, 10_000))
    kind = st.sampled_from(KINDS)
    keys = draw(st.permutations(list(zip(SETS[factor_set], counts, strict=True))))
    request: dict[str, Any] = {
        "method": method,
        "domain": "estimated",
        "factor_set": factor_set,
        "cvss": spelled(tenths * 1_000, draw(st.sampled_from(["float", "Decimal", "Fraction"]))),
        "factors": {key: spelled(count, draw(kind)) for key, count in keys},
        "threat_multiplier": spelled(threat, draw(kind)),
    }
    cvss, total = Fraction(tenths, 10), Fraction(sum(counts), 10_000)
    multiplier, factor = Fraction(threat, 10_000), Fraction(mitigation, 10_000)
    if method == "owasp-0.5":
        return request, total, (cvss + total) / 2 * multiplier
    request["mitigation_factor"] = spelled(mitigation, draw(kind))
    uplift = (10 - cvss) * total / 10 * multiplier
    return request, uplift, (cvss + uplift) * factor if method == "owasp-0.8" else cvss + uplift * factor


def rounded(raw: Fraction) -> Fraction:
    """To one decimal, ties up, and at most 10."""
    return min(Fraction(floor(raw * 10 + Fraction(1, 2)), 10), Fraction(10))


@settings(max_examples=500, deadline=None)
@given(requests())
def test_every_figure_is_that_of_the_equation_in_exact_fractions(case: tuple[dict[str, Any], Fraction, Fraction]) -> None:
    request, aars, raw = case
    report = aivss.score(request)
    assert Fraction(report.aars) == aars
    assert Fraction(report.raw) == raw
    assert Fraction(report.score) == rounded(raw)
    assert report.capped == (raw > 10)
    assert aivss.Severity(report.severity) == band(report.score)
    assert float(report) == float(report.score)
    factors = request.pop("factors")
    assert aivss.score(request.pop("cvss"), **request, **factors) == report
    assert aivss.Report.from_compact(report.compact).score == report.score


def band(score: Decimal) -> str:
    """The bands of CVSS v4.0, section 6."""
    floors = [("Critical", "9.0"), ("High", "7.0"), ("Medium", "4.0"), ("Low", "0.1"), ("None", "0.0")]
    return next(name for name, least in floors if score >= Decimal(least))


@settings(max_examples=300, deadline=None)
@given(requests())
def test_text_and_objects_say_the_same(case: tuple[dict[str, Any], Fraction, Fraction]) -> None:
    request, _, _ = case
    in_json = json.dumps(request, default=lambda number: str(Decimal(number.numerator) / Decimal(number.denominator))
                         if isinstance(number, Fraction) else str(number))
    assert aivss.score(request).to_json() == aivss.score_json(in_json)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=3),
    max_leaves=20,
)
FIELDS = ["cvss", "factors", "method", "domain", "factor_set", "aars", "threat_multiplier", "mitigation", "name"]


@settings(max_examples=500, deadline=None)
@given(st.dictionaries(st.sampled_from(FIELDS), json_values | st.just(VECTOR), max_size=6))
def test_whatever_json_can_say_is_scored_or_refused_alike_by_all_entries(request: dict[str, Any]) -> None:
    outcome = json.loads(aivss.score_json(json.dumps(request)))
    (item,) = aivss.score_many([request])
    if outcome["ok"]:
        assert isinstance(item, aivss.Report)
        assert item.to_dict() == outcome["report"]
        return
    with pytest.raises(aivss.AivssError) as refused:
        aivss.score(request)
    assert item == refused.value
    # NaN, infinities and integers beyond 64 bits are no JSON, or other JSON than the dict.
    if outcome["error"]["code"] not in ("request.syntax", "number.invalid", "number.range"):
        assert refused.value.code == outcome["error"]["code"]
        assert refused.value.path == outcome["error"]["path"]
        assert str(refused.value) == outcome["error"]["message"]


@settings(max_examples=500, deadline=None)
@given(st.text(max_size=200) | st.binary(max_size=200))
def test_any_text_gives_an_outcome(text: str | bytes) -> None:
    for call in (aivss.score_json, aivss.explain_json, aivss.document_json, aivss.cvss_json):
        assert set(json.loads(call(text))) == {"ok", "error"}


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=60), st.integers(), st.floats(), st.decimals(), st.fractions()))
def test_any_number_is_scored_exactly_or_refused(value: Any) -> None:
    factors: dict[str, Any] = dict.fromkeys(SETS["0.8"], 0)
    try:
        report = aivss.score(0, domain="estimated", **{**factors, "tools": value})
    except aivss.AivssError as error:
        assert error.path == "factors.tools"
        return
    taken = Fraction(report.factors["tools"])
    assert 0 <= taken <= 1
    exact = Fraction(Decimal(value)) if isinstance(value, str) else Fraction(value)
    assert abs(taken - exact) <= (Fraction(1, 10**9) if isinstance(value, float) else 0)
