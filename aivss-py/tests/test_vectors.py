"""The corpus that every surface runs, through each entry point of the package."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import aivss
import pytest
from support import REQUEST, ROOT, VECTORS, has_repeated_keys, is_open, lines, load, rows, wire_cases

CASES = wire_cases()
IDS = [name for name, _, _ in CASES]


def assert_refused(error: aivss.AivssError, outcome: Any) -> None:
    expected = outcome["error"]
    assert (error.code, error.path, str(error)) == (expected["code"], expected["path"], expected["message"])


def test_the_corpus_is_there() -> None:
    assert len(CASES) >= 50


@pytest.mark.parametrize(("name", "text", "outcome"), CASES, ids=IDS)
def test_json_gives_the_golden_outcome(name: str, text: str, outcome: Any) -> None:
    assert json.loads(aivss.score_json(text)) == outcome
    assert aivss.score_json(text.encode()) == aivss.score_json(text)


@pytest.mark.parametrize(("name", "text", "outcome"), CASES, ids=IDS)
def test_a_dict_gives_the_golden_outcome(name: str, text: str, outcome: Any) -> None:
    try:
        request = json.loads(text)
    except json.JSONDecodeError:
        assert outcome["error"]["code"] == "request.syntax"
        return
    if has_repeated_keys(text):
        assert outcome["error"]["code"] == "field.duplicate"
        return
    (item,) = aivss.bounds_many([request]) if is_open(outcome) else aivss.score_many([request])
    if outcome["ok"]:
        report = aivss.bounds(request) if is_open(outcome) else aivss.score(request)
        assert item == report
        assert report.to_dict() == outcome["report"]
        assert report.to_json() == aivss.score_json(text)
        # Where every input is known, both ends are the report.
        assert aivss.bounds(request).to_dict() == outcome["report"]
    else:
        for function in (aivss.score, aivss.bounds):
            with pytest.raises(aivss.AivssError) as refused:
                function(request)
            assert_refused(refused.value, outcome)
            assert item == refused.value


def can_be_said_in_keywords(text: str) -> bool:
    """Not a vector beside its score, an empty object of factors, a field that there is not, or no object."""
    try:
        request = json.loads(text)
    except json.JSONDecodeError:
        return False
    factors = request.get("factors", {})
    return (
        not has_repeated_keys(text)
        and request.keys() <= FIELDS
        and isinstance(factors, dict)
        and not isinstance(request.get("cvss", {}), dict)
        and (bool(factors) or "aars" in request)
    )


FIELDS = {"cvss", "factors", "method", "domain", "factor_set", "aars", "exploit_maturity", "threat_multiplier"}
FIELDS |= {"mitigation", "mitigation_factor", "name", "comment"}
IN_KEYWORDS = [case for case in CASES if can_be_said_in_keywords(case[1])]


def test_most_of_the_corpus_can_be_said_in_keywords() -> None:
    assert len(IN_KEYWORDS) >= 50


@pytest.mark.parametrize(("name", "text", "outcome"), IN_KEYWORDS, ids=[name for name, _, _ in IN_KEYWORDS])
def test_keywords_give_the_golden_outcome(name: str, text: str, outcome: Any) -> None:
    request = json.loads(text)
    factors = request.pop("factors", {})
    cvss = request.pop("cvss")
    functions: list[Any] = [aivss.bounds] if is_open(outcome) else [aivss.score, aivss.bounds]
    for function in functions:
        if outcome["ok"]:
            assert function(cvss, **request, **factors).to_dict() == outcome["report"]
        else:
            with pytest.raises(aivss.AivssError) as refused:
                function(cvss, **request, **factors)
            assert_refused(refused.value, outcome)


EXPLAINED = [case for case in wire_cases("explain") if not is_open(case[2])]


@pytest.mark.parametrize(("name", "text", "outcome"), EXPLAINED)
def test_explanations_are_the_golden_ones(name: str, text: str, outcome: Any) -> None:
    assert json.loads(aivss.explain_json(text)) == outcome
    explanation = aivss.explain(json.loads(text))
    expected = outcome["explanation"]
    assert explanation.report.to_dict() == expected["report"]
    assert (explanation.driver.driver, explanation.driver.message) == tuple(expected["driver"].values())
    assert [(c.key, c.name, str(c.value), str(c.points)) for c in explanation.contributions] == [
        tuple(c.values()) for c in expected["contributions"]
    ]
    assert [(w.field, w.from_, w.to, str(w.score), w.severity, w.message) for w in explanation.what_ifs] == [
        tuple(w.values()) for w in expected["what_ifs"]
    ]
    band = explanation.next_lower_band
    if band is None:
        assert expected["next_lower_band"] is None
    else:
        assert band.band == expected["next_lower_band"]["band"]
        assert list(band.among) == expected["next_lower_band"]["among"]
        assert band.message == expected["next_lower_band"]["message"]
    assert aivss.score(json.loads(text)).explain() == explanation


@pytest.mark.parametrize("example", load("aivss_0_8_published.json")["vectors"], ids=lambda e: e["id"])
def test_the_worked_examples_of_0_8_have_every_printed_figure(example: Any) -> None:
    report = aivss.score(example["cvss_vector"], name=example["name"], **example["factors"])
    assert report.cvss_score == Decimal(example["cvss_base"])
    assert report.factor_sum == Decimal(example["factor_sum"])
    assert report.threat_multiplier == Decimal(example["threat_multiplier"])
    assert report.mitigation_factor == Decimal(example["mitigation_factor"])
    assert report.aars == Decimal(example["aars"])
    assert report.raw == Decimal(example["raw"])
    assert str(report.score) == example["aivss"]
    assert report.severity == example["severity"]
    assert report.name == example["name"]
    assert report.factors == {key: Decimal(value) for key, value in example["factors"].items()}


@pytest.mark.parametrize("example", load("aivss_0_5_published.json")["vectors"], ids=lambda e: e["id"])
def test_the_worked_examples_of_0_5_follow_from_their_printed_aars(example: Any) -> None:
    printed = example["printed"]
    report = aivss.score(example["cvss_vector"], method=aivss.Method.OWASP_0_5, aars=printed["aars"])
    assert str(report.score) == printed["aivss"]
    assert (report.factor_set, report.factor_sum, dict(report.factors)) == (None, None, {})
    listed = aivss.score(example["cvss_vector"], method="owasp-0.5", **example["factors"])
    assert listed.factor_sum == Decimal(example["listed_factors_sum"])
    assert str(listed.score) == example["listed_factors_aivss"]


def test_the_published_pages_score_as_printed_but_for_one_known_tie() -> None:
    """50 pages; `websparks` prints 9.2 for a raw value of 9.25."""
    pages = lines("directory_published.jsonl")
    assert len(pages) == 50
    other = []
    for page in pages:
        report = aivss.score(
            page["cvss_base"],
            domain="estimated",
            factor_set="0.5",
            threat_multiplier=page["threat_multiplier"],
            mitigation_factor=page["mitigation_factor"],
            **page["factors"],
        )
        if (str(report.score), report.severity.value) != (page["printed"]["aivss"], page["printed"]["severity"]):
            other.append((page["slug"], str(report.score), report.raw))
    assert other == [("websparks", "9.3", Decimal("9.25"))]


def test_every_point_of_the_rubric_of_0_8() -> None:
    """All 19,089: CVSS x sum of factors x ThM x MF."""
    lattice = load("aivss_0_8_lattice.json")
    names = list(aivss.methods().factor_sets[0].factors)
    requests, expected = [], []
    for key, by_sum in lattice["scores"].items():
        threat, mitigation = key.split("|")
        for half_points, by_cvss in enumerate(by_sum):
            values = [min(2, max(0, half_points - 2 * index)) / 2 for index in range(10)]
            factors = {factor.key: value for factor, value in zip(names, values, strict=True)}
            for tenths, score in enumerate(by_cvss):
                requests.append(
                    {
                        "cvss": tenths / 10,
                        "factors": factors,
                        "threat_multiplier": threat,
                        "mitigation_factor": mitigation,
                    }
                )
                expected.append(score)
    assert len(requests) == lattice["points"] == 19_089
    scores = [float(item) for item in aivss.score_many(requests) if isinstance(item, aivss.Report)]
    assert scores == [score / 10 for score in expected]


def test_every_base_vector_of_cvss_4_0() -> None:
    """All 104,976."""
    count = 0
    for row in rows("cvss4_all_base.csv.gz"):
        assert float(aivss.cvss(row["vector"])) == float(row["score_exact"]), row["vector"]
        count += 1
    assert count == 104_976


def test_sampled_vectors_with_all_groups() -> None:
    rows_of_sample = list(rows("cvss4_sample.csv.gz"))
    assert len(rows_of_sample) > 1_000
    for row in rows_of_sample:
        cvss = aivss.cvss(row["vector"])
        assert (str(cvss.score), cvss.macro_vector, cvss.nomenclature) == (
            row["score_exact"],
            row["macrovector"],
            row["nomenclature"],
        ), row["vector"]
        assert json.loads(aivss.cvss_json(row["vector"]))["cvss"] == cvss.to_dict()
        assert cvss.scores[cvss.nomenclature] == cvss.score
        assert cvss.scores[aivss.Nomenclature.CVSS_B] == cvss.base_score
        assert aivss.cvss(cvss.vector) == cvss


def test_every_compact_form_leads_back_to_itself() -> None:
    forms = (VECTORS / "compact.txt").read_text(encoding="utf-8").split()
    forms = [form for form in forms if form.startswith("AIVSS-C:")]
    assert len(forms) >= 20
    for form in forms:
        if ":X" not in form.split("/CVSS:")[0]:
            assert aivss.Report.from_compact(form).compact == form
        assert aivss.Bounds.from_compact(form).compact == form


def test_a_report_goes_through_a_document_and_back() -> None:
    text = (ROOT / "examples" / "report-owasp-0.8.json").read_text(encoding="utf-8")
    imported = json.loads(aivss.import_report_json(text))
    assert imported["ok"]
    request = {"document": imported["document"], "format": "owasp-0.8", "strict": True}
    exported = json.loads(aivss.export_report_json(json.dumps(request)))
    assert exported["export"] == {"format": "owasp-0.8", "report": json.loads(text), "left_out": []}
    request["document"]["findings"][3]["cvss"]["rationale"] = "reachable"
    refused = json.loads(aivss.export_report_json(json.dumps(request)))["error"]
    assert (refused["code"], refused["path"]) == ("report.mismatch", "document.findings.3.cvss.rationale")


def test_a_place_in_a_compact_form_counts_from_its_start() -> None:
    line = aivss.score(REQUEST).compact.replace("/AC:L", "/AC:Z")
    with pytest.raises(aivss.AivssError) as refused:
        aivss.Report.from_compact(line)
    assert refused.value.position == line.index("AC:Z")
