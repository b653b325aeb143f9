"""Inputs made to break things: each ends in a report or an exception, and never in a crash."""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

import aivss
import pytest
from support import FACTORS, REQUEST, VECTOR

NUMBERS: list[Any] = [
    math.nan,
    math.inf,
    -math.inf,
    5e-324,
    sys.float_info.max,
    10**18,
    2**63,
    2**64,
    -(2**64),
    10**400,
    -(10**5000),
    Decimal("NaN"),
    Decimal("sNaN"),
    Decimal("-Infinity"),
    Decimal("1E+999999999"),
    Decimal("1E-999999999"),
    Decimal("9" * 100_000),
    Fraction(10**400, 3),
    Fraction(1, 10**400),
    Fraction(-(2**63), 1),
    "NaN",
    "1e5",
    "٣",
    "\x00",
    "\ud800",
    "9" * 1_000_000,
]


@pytest.mark.parametrize("number", NUMBERS, ids=lambda number: type(number).__name__)
def test_strange_numbers_are_refused_in_one_short_line(number: Any) -> None:
    # Of all of them one is as good as nought, and a float of that size is taken for it.
    if type(number) is float and number == 5e-324:
        assert aivss.score(VECTOR, **{**FACTORS, "tools": number}).factors["tools"] == 0
        return
    for given in ({"threat_multiplier": number, **REQUEST}, {**REQUEST, "factors": {**FACTORS, "tools": number}}):
        with pytest.raises(aivss.AivssError) as refused:
            aivss.score(given)
        assert len(str(refused.value)) < 300
        assert "\n" not in str(refused.value)
        assert aivss.score_many([given]) == [refused.value]
    with pytest.raises(aivss.AivssError):
        aivss.score(number, **FACTORS)


def test_deep_and_endless_nesting_is_refused() -> None:
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    endless: dict[str, Any] = {}
    endless["factors"] = endless
    around: list[Any] = []
    around.append(around)
    for value in (deep, endless, around):
        with pytest.raises(aivss.AivssError):
            aivss.score({**REQUEST, "factors": value})
    with pytest.raises(aivss.AivssError):
        aivss.score(endless)
    text = '{"a":' * 100_000
    assert json.loads(aivss.score_json(text))["error"]["code"] == "request.syntax"


def test_text_that_is_not_unicode_is_refused() -> None:
    for value in ("\ud800", "a\udfffb"):
        with pytest.raises(aivss.AivssError) as refused:
            aivss.score({**REQUEST, "name": value})
        assert (refused.value.code, refused.value.path) == ("input.unreadable", "name")
        with pytest.raises(aivss.AivssError):
            aivss.score({**REQUEST, value: 1})
        unnamed: dict[str, Any] = {value: 1}
        with pytest.raises(aivss.AivssError):
            aivss.score(VECTOR, **unnamed)
        with pytest.raises(aivss.AivssError):
            aivss.cvss(value)
        for call in (
            aivss.score_json,
            aivss.explain_json,
            aivss.document_json,
            aivss.import_report_json,
            aivss.export_report_json,
            aivss.cvss_json,
        ):
            assert json.loads(call(value))["error"]["code"] == "input.unreadable"
    assert json.loads(aivss.score_json(b"\xff"))["error"]["code"] == "input.unreadable"


class Meddler:
    """A value whose conversion changes the dict that holds it."""

    def __init__(self, target: dict[str, Any]) -> None:
        self.target = target

    def __index__(self) -> int:
        self.target.clear()
        self.target.update({str(n): n for n in range(100)})
        return 1


def test_a_dict_that_changes_while_it_is_read() -> None:
    factors = dict(FACTORS)
    factors["autonomy"] = Meddler(factors)
    assert aivss.score({"cvss": VECTOR, "factors": factors}) == aivss.score(REQUEST)
    assert len(factors) == 100


class Liar(str):
    """Text that says it is other text."""

    def __str__(self) -> str:
        return "0.0"

    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = str.__hash__


class LyingFloat(float):
    def __float__(self) -> float:
        return math.nan


class LyingInt(int):
    def __index__(self) -> int:
        raise RuntimeError("no")

    def __lt__(self, other: object) -> bool:
        raise RuntimeError("no")


class LyingDecimal(Decimal):
    def adjusted(self) -> int:
        return 0

    def __format__(self, *_: Any) -> str:
        return "\ud800"


class LyingFraction(Fraction):
    @property
    def numerator(self) -> int:
        return 1

    @property
    def denominator(self) -> int:
        return 0


class LyingMapping(Mapping[str, Any]):
    def __getitem__(self, key: str) -> Any:
        raise RuntimeError("no")

    def __iter__(self) -> Iterator[str]:
        return iter(["cvss"])

    def __len__(self) -> int:
        return 1


class RaisingFloat:
    def __index__(self) -> int:
        raise RuntimeError("no")


def test_subclasses_count_as_what_they_hold() -> None:
    expected = aivss.score(REQUEST)
    assert aivss.score(Liar(VECTOR), **FACTORS) == expected
    assert aivss.score(VECTOR, **{**FACTORS, "tools": LyingFloat(1.0)}) == expected
    assert aivss.score(VECTOR, **{**FACTORS, "tools": LyingInt(1)}) == expected
    assert aivss.score(VECTOR, **{**FACTORS, "tools": LyingFraction(1)}) == expected


@pytest.mark.parametrize(
    "value",
    [LyingDecimal(1), LyingMapping(), RaisingFloat(), LyingInt(-(10**30)), type, NotImplemented],
    ids=lambda value: type(value).__name__,
)
def test_objects_that_lie_or_raise_end_in_an_exception(value: Any) -> None:
    with pytest.raises((aivss.AivssError, RuntimeError)):
        aivss.score(VECTOR, **{**FACTORS, "tools": value})
    with pytest.raises((aivss.AivssError, RuntimeError)):
        aivss.score({**REQUEST, "factors": value})


def test_long_names_and_many_fields_are_refused() -> None:
    with pytest.raises(aivss.AivssError) as refused:
        aivss.score({**REQUEST, "name": "x" * 1_000_000})
    assert refused.value.code == "field.too_long"
    with pytest.raises(aivss.AivssError) as refused:
        aivss.score({"cvss": VECTOR, "factors": {str(n): 1 for n in range(100_000)}})
    assert refused.value.code == "factor.unknown"
    with pytest.raises(aivss.AivssError) as refused:
        aivss.score({"x" * 1_000_000: 1})
    assert len(str(refused.value)) < 500
    assert len(refused.value.path) <= 81


@pytest.mark.parametrize("text", ["", "AIVSS:", "AIVSS-C:1/", "AIVSS:1/", "AIVSS:2/owasp-0.8", "AIVSS-C:2/owasp-0.8", "\x00", "x" * 100_000])
def test_strange_compact_forms_are_refused(text: str) -> None:
    with pytest.raises(aivss.AivssError):
        aivss.Report.from_compact(text)
