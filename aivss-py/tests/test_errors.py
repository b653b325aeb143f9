"""Refusals: the exception, its code, path and sentence, and the types that no request can hold."""

from __future__ import annotations

import pickle
from collections import OrderedDict
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType
from typing import Any

import aivss
import pytest
from aivss import AivssError, AivssTypeError, ErrorCode
from support import FACTORS, REQUEST, VECTOR


def refusal(*arguments: Any, **named: Any) -> AivssError:
    with pytest.raises(AivssError) as refused:
        aivss.score(*arguments, **named)
    return refused.value


def test_a_refusal_has_code_path_and_sentence() -> None:
    error = refusal(VECTOR, **{key: value for key, value in FACTORS.items() if key != "opacity"})
    assert isinstance(error, ValueError)
    assert not isinstance(error, TypeError)
    assert error.code is ErrorCode.FACTOR_MISSING
    assert error.path == "factors.opacity"
    assert str(error) == error.message == "factor `opacity` is missing; a profile gives all ten factors of set 0.8"
    assert error.position is None
    assert repr(error) == f"<aivss.AivssError factor.missing at factors.opacity: {error.message}>"


def test_an_error_inside_a_vector_has_its_position() -> None:
    with pytest.raises(AivssError) as refused:
        aivss.cvss("CVSS:4.0/AV:Q/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H")
    assert refused.value.code == "cvss.value_unknown"
    assert refused.value.position == len("CVSS:4.0/")
    assert refusal("CVSS:4.0/AV:Q").path == "cvss"


def test_refusals_are_values() -> None:
    first, second = refusal(VECTOR), refusal(VECTOR)
    assert first == second
    assert hash(first) == hash(second)
    assert first != refusal("CVSS:3.1/AV:N")
    assert first != ValueError(str(first))
    again = pickle.loads(pickle.dumps(first))
    assert (type(again), again, again.code, again.path) == (AivssError, first, first.code, first.path)
    wrong = refusal([])
    assert type(pickle.loads(pickle.dumps(wrong))) is AivssTypeError


@pytest.mark.parametrize("value", [True, [1]], ids=repr)
def test_what_json_could_say_but_is_no_number_is_a_type_error_too(value: Any) -> None:
    error = refusal(VECTOR, **{**FACTORS, "tools": value})
    assert isinstance(error, TypeError)
    assert (error.code, error.path) == ("field.type", "factors.tools")


@pytest.mark.parametrize("value", [b"1", 1j, object(), {1}, int, iter([])], ids=lambda value: type(value).__name__)
def test_what_no_request_can_hold_is_a_type_error(value: Any) -> None:
    for error, path in [
        (refusal(VECTOR, **{**FACTORS, "tools": value}), "factors.tools"),
        (refusal({**REQUEST, "threat_multiplier": value}), "threat_multiplier"),
        (refusal({**REQUEST, "factors": {**FACTORS, "tools": value}}), "factors.tools"),
        (refusal(value, **FACTORS), "cvss"),
    ]:
        assert isinstance(error, AivssTypeError)
        assert isinstance(error, TypeError)
        assert error.path == path
        assert str(error).endswith(f"found `{type(value).__qualname__}`")


def test_none_leaves_a_keyword_out_and_is_refused_as_a_value() -> None:
    report = aivss.score(VECTOR, mitigation=None, threat_multiplier=None, name=None, **FACTORS)
    assert report == aivss.score(REQUEST)
    assert refusal(VECTOR, **{**FACTORS, "tools": None}).code == "field.type"
    assert refusal({**REQUEST, "mitigation": None}).code == "field.type"


def test_a_mapping_is_the_whole_request() -> None:
    for mapping in (OrderedDict(REQUEST), MappingProxyType(REQUEST)):
        assert aivss.score(mapping) == aivss.score(REQUEST)
    for named in ({"method": "owasp-0.8"}, FACTORS):
        with pytest.raises(TypeError, match="takes no further arguments"):
            aivss.score(REQUEST, **named)
    assert refusal({**REQUEST, 1: 2}).code == "field.type"
    assert refusal({**REQUEST, "colour": 2}).path == "colour"


def test_any_number_type_gives_the_same_report() -> None:
    half: list[Any] = [0.5, "0.5", ".5", "0.50000000", Decimal("0.5"), Decimal("5E-1"), Fraction(1, 2)]
    one: list[Any] = [1, 1.0, "1", Decimal(1), Decimal("1.000000"), Fraction(1), Fraction(7, 7)]
    reports = {
        aivss.score(score, **{**FACTORS, "persistence": h, "self_mod": h, "tools": o})
        for h in half
        for o in one
        for score in ("9.4", 9.4, Decimal("9.4"), Fraction(47, 5))
    }
    assert len(reports) == 1


def test_a_float_is_the_short_decimal_it_stands_for_and_exact_types_are_exact() -> None:
    def tools(value: Any) -> Decimal:
        return aivss.score(5, domain="estimated", **{**FACTORS, "tools": value}).factors["tools"]

    assert tools(0.1 + 0.2) == Decimal("0.3")
    assert tools(Fraction(1, 8)) == Decimal("0.125")
    assert tools(Decimal("0.0001")) == Decimal("0.0001")
    inexact: list[Any] = [Decimal(0.1), Fraction(1, 3), Fraction(1, 10**30), 1 / 3, "0.12345", Decimal("0.00005")]
    for value in inexact:
        error = refusal(5, domain="estimated", **{**FACTORS, "tools": value})
        assert error.code in ("number.places", "number.invalid"), value
        assert error.path == "factors.tools"
    for value in (Fraction(-1, 2), Fraction(3, 2), Decimal(-1), -0.5, 2):
        assert refusal(5, domain="estimated", **{**FACTORS, "tools": value}).code == "number.range", value


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        (10**400, "number.invalid", "1" + "0" * 79 + "…"),
        (-(10**400), "number.invalid", "-1" + "0" * 78 + "…"),
        # Python refuses to write it out.
        (10**5000, "number.invalid", "a huge number"),
        (Fraction(1, 3), "number.places", "1/3"),
        (Fraction(1, 3 * 10**15), "number.places", f"1/{3 * 10**15}"),
        (Fraction(-1, 3), "number.range", "-1/3"),
        (Fraction(10**400, 3), "number.invalid", "1" + "0" * 79 + "…"),
        (Decimal("NaN"), "number.invalid", "NaN"),
        (Decimal("-Infinity"), "number.invalid", "-Infinity"),
        (Decimal("1E+999"), "number.invalid", "1E+999"),
    ],
    ids=lambda value: str(value)[:20] if not isinstance(value, int) else "int",
)
def test_a_number_is_refused_as_one_and_shown_as_it_was_given(number: Any, code: str, shown: str) -> None:
    for error, path in [
        (refusal(number, **FACTORS), "cvss"),
        (refusal({**REQUEST, "cvss": number}), "cvss"),
        (refusal(VECTOR, **{**FACTORS, "tools": number}), "factors.tools"),
        (refusal(VECTOR, **FACTORS, threat_multiplier=number), "threat_multiplier"),
    ]:
        assert (error.code, error.path) == (code, path)
        assert str(error).startswith(f"`{shown}` ")


def test_a_path_is_cut_at_eighty_characters() -> None:
    deep: Any = b""
    for _ in range(100):
        deep = {"inner": deep}
    path = refusal({"cvss": deep}).path
    assert path == ("cvss" + ".inner" * 100)[:80] + "…"
    assert refusal({"x" * 1_000: b""}).path == "x" * 80 + "…"
    assert refusal({"x" * 76: [b""]}).path == "x" * 76 + ".0"


def test_enums_and_their_texts_are_taken_alike() -> None:
    request = {**REQUEST, "cvss": 8.5, "domain": aivss.Domain.ESTIMATED, "factor_set": aivss.FactorSet.V0_8}
    request |= {"exploit_maturity": aivss.ExploitMaturity.ATTACKED, "mitigation": aivss.MitigationStrength.PARTIAL}
    texts = {key: value.value if isinstance(value, str) and hasattr(value, "value") else value for key, value in request.items()}
    assert type(texts["domain"]) is str
    assert aivss.score(request) == aivss.score(texts)
    assert aivss.score(request).mitigation is aivss.MitigationStrength.PARTIAL


def test_one_bad_request_never_loses_the_others() -> None:
    outcomes = aivss.score_many([REQUEST, {}, 7, None, {**REQUEST, "name": b""}, REQUEST])  # type: ignore[list-item]
    kinds = [type(outcome) for outcome in outcomes]
    assert kinds == [aivss.Report, AivssError, AivssTypeError, AivssTypeError, AivssTypeError, aivss.Report]
    assert outcomes[0] == outcomes[-1] == aivss.score(REQUEST)
    assert aivss.score_many(iter([])) == []
    assert len(aivss.score_many(REQUEST for _ in range(1_000))) == 1_000


def test_what_a_callers_own_objects_raise_comes_through() -> None:
    def requests() -> Any:
        yield REQUEST
        raise LookupError("the source broke")

    with pytest.raises(LookupError, match="the source broke"):
        aivss.score_many(requests())
    with pytest.raises(TypeError):
        aivss.score_many(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="str or bytes"):
        aivss.score_json(7)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        aivss.score()  # type: ignore[call-arg]
    with pytest.raises(AivssTypeError):
        aivss.cvss(b"CVSS:4.0/AV:N")  # type: ignore[arg-type]
    with pytest.raises(AivssTypeError):
        aivss.explain(VECTOR)  # type: ignore[call-overload]
