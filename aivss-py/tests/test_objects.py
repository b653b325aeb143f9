"""What a result is as a Python object: frozen, a value, copied, pickled, shown."""

from __future__ import annotations

import copy
import json
import pickle
import sys
import threading
from decimal import Decimal
from html.parser import HTMLParser
from typing import Any

import aivss
import pytest
from support import FACTORS, REQUEST, VECTOR, is_open, wire_cases

REPORT = aivss.score(VECTOR, **FACTORS)
CVSS = aivss.cvss(VECTOR)
OUTCOMES = [(json.loads(text), outcome) for _, text, outcome in wire_cases() if outcome["ok"]]
REPORTS = [aivss.bounds(it) if is_open(outcome) else aivss.score(it) for it, outcome in OUTCOMES]
BOUNDS = next(it for it in REPORTS if isinstance(it, aivss.Bounds) and it.name == "Coding agent")


def test_the_example_of_the_documentation() -> None:
    # 9.4 + (10 - 9.4) x 0.9 x 0.97 = 9.9238.
    assert REPORT.score == Decimal("9.9")
    assert REPORT.aars == Decimal("0.5238")
    assert REPORT.raw == Decimal("9.9238")
    assert REPORT.severity is aivss.Severity.CRITICAL
    assert float(REPORT) == 9.9
    assert CVSS.base_score == Decimal("9.4")
    assert float(CVSS) == 9.4
    assert (str(CVSS), CVSS.severity) == (VECTOR, "Critical")


def test_figures_keep_their_digits() -> None:
    assert str(REPORT.score) == "9.9"
    assert str(aivss.score(10, **FACTORS).score) == "10.0"
    assert str(REPORT.aars) == "0.5238"


@pytest.mark.parametrize("value", [REPORT, BOUNDS, CVSS], ids=["Report", "Bounds", "Cvss"])
def test_results_never_change(value: Any) -> None:
    for name in ("score", "severity", "vector", "anything"):
        with pytest.raises(AttributeError):
            setattr(value, name, 1)
        with pytest.raises(AttributeError):
            delattr(value, name)
    with pytest.raises(TypeError):
        REPORT.factors["autonomy"] = Decimal(0)  # type: ignore[index]
    with pytest.raises(AttributeError):
        REPORT.steps[0].value = Decimal(0)  # type: ignore[misc]


@pytest.mark.parametrize("name", ["Report", "Bounds", "Cvss"])
def test_results_are_made_by_functions_and_not_derived_from(name: str) -> None:
    cls = getattr(aivss, name)
    with pytest.raises(TypeError):
        cls()
    with pytest.raises(TypeError):
        type("Derived", (cls,), {})


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report.name or "unnamed")
def test_reports_survive_pickling_and_copying(report: aivss.Report | aivss.Bounds) -> None:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(report, protocol))
        assert again == report
        assert hash(again) == hash(report)
        assert again.to_json() == report.to_json()
    assert copy.copy(report) is report
    assert copy.deepcopy(report) is report


def test_other_results_survive_pickling_and_copying() -> None:
    values = [CVSS, REPORT.explain(), BOUNDS.explain(), REPORT.steps, REPORT.notes, aivss.methods(), aivss.Severity.HIGH]
    values.append(aivss.score_many([{}])[0])
    for value in values:
        assert pickle.loads(pickle.dumps(value)) == value
        assert copy.deepcopy(value) == value
        assert hash(value) == hash(copy.deepcopy(value))


def test_results_compare_by_value() -> None:
    assert aivss.score(REQUEST) == REPORT
    assert hash(aivss.score(REQUEST)) == hash(REPORT)
    assert aivss.score({**REQUEST, "name": "other"}) != REPORT
    assert aivss.score({**REQUEST, "comment": "other"}) != REPORT
    assert aivss.score({**REQUEST, "mitigation": "partial"}) != REPORT
    assert aivss.cvss(VECTOR + "/E:X") == CVSS
    assert aivss.cvss(VECTOR + "/E:P") != CVSS
    assert REPORT != CVSS
    assert REPORT != "9.9"
    assert len({REPORT, aivss.score(REQUEST), CVSS, aivss.cvss(VECTOR)}) == 2


def test_what_was_read_once_scores_like_its_text() -> None:
    assert aivss.score(CVSS, **FACTORS) == REPORT


def test_a_result_says_what_it_is() -> None:
    assert repr(REPORT) == f"<aivss.Report 9.9 Critical: {REPORT.compact}>"
    assert repr(CVSS) == f"<aivss.Cvss 9.4 Critical: {VECTOR}>"
    assert aivss.Report.from_compact(REPORT.compact) == REPORT
    match REPORT:
        case aivss.Report(score, severity):
            assert (score, severity) == (Decimal("9.9"), "Critical")


def test_bands_order_by_severity_and_not_by_the_alphabet() -> None:
    bands = list(aivss.Severity)
    assert sorted(bands, key=lambda band: band.value) != bands
    assert sorted(reversed(bands)) == bands
    assert max(bands) is aivss.Severity.CRITICAL
    assert aivss.Severity.HIGH >= aivss.Severity.HIGH > aivss.Severity.MEDIUM
    assert aivss.Severity.LOW <= aivss.Severity.LOW < "Medium"


def test_markdown_says_the_score_and_on_request_why() -> None:
    assert "**9.9 Critical**" in REPORT.to_markdown()
    assert len(REPORT.to_markdown(explain=True)) > len(REPORT.to_markdown())
    assert str(REPORT.explain()) == REPORT.to_markdown(explain=True)


class Tags(HTMLParser):
    """The tags of a text, which must be in pairs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.open.append(tag)
        self.seen.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_score_card_is_well_formed_and_shows_nothing_raw() -> None:
    hostile = "<script>alert(1)</script> & \"quotes\""
    report = aivss.score({**REQUEST, "name": hostile, "comment": hostile})
    bounds = aivss.bounds({**REQUEST, "name": hostile, "comment": hostile, "mitigation": "X"})
    for shown in (report, aivss.score(8.5, **FACTORS), CVSS, bounds):
        card = shown._repr_html_()
        tags = Tags(card)
        assert tags.open == []
        assert tags.seen <= {"div", "p", "strong", "span", "table", "tr", "th", "td", "ul", "li"}
        if not isinstance(shown, aivss.Bounds):
            assert f"{shown.score} {shown.severity.value}" in card
    # 9.9238 and 9.9238 x 0.67, from strong to none.
    assert "6.6 Medium to 9.9 Critical" in bounds._repr_html_()
    assert "&lt;script&gt;" in bounds._repr_html_()
    assert "&lt;script&gt;" in report._repr_html_()
    assert "(10 - 9.4) × (9.0 / 10) × 0.97" in report._repr_html_()


def test_threads_share_results_and_score_alike() -> None:
    requests = [{**REQUEST, "cvss": tenths / 10} for tenths in range(101)] * 20
    expected = aivss.score_many(requests)
    found: list[Any] = [None] * 8
    barrier = threading.Barrier(len(found))

    def work(place: int) -> None:
        barrier.wait()
        many = aivss.score_many(requests)
        assert REPORT.explain().report == REPORT
        found[place] = (many, aivss.score(VECTOR, **FACTORS), aivss.cvss(VECTOR).base_score)

    threads = [threading.Thread(target=work, args=(place,)) for place in range(len(found))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(result == (expected, REPORT, Decimal("9.4")) for result in found)


@pytest.mark.skipif(sys.version_info[:2] != (3, 11), reason="the private module has another name in each version")
def test_a_sub_interpreter_gets_a_clear_error() -> None:
    import _xxsubinterpreters as interpreters  # type: ignore[import-not-found]

    interpreter = interpreters.create()
    try:
        code = "try:\n import aivss\nexcept ImportError as error:\n assert 'sub-interpreters' in str(error), error\n"
        code += "else:\n raise AssertionError('imported')\n"
        interpreters.run_string(interpreter, code)
    finally:
        interpreters.destroy(interpreter)
