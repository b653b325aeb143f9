//! Every figure of a golden report, worked out again from its request by the oracles.

use super::{files, json};
use crate::cvss::grammar::{defined_pairs, group_of, stripped};
use crate::properties::spellings::key_of;
use crate::support::{expected, oracle_tenths, tenths};
use aivss_core::Method;
use aivss_tests::oracle::aivss::{Exact, Outcome, ratio, severity};
use aivss_tests::oracle::equation::evaluate;
use serde_json::Value;

/// A JSON number or string as exact decimal.
pub(crate) fn number(value: &Value) -> Exact {
    ratio(&value.as_str().map_or_else(|| value.to_string(), str::to_owned))
}

/// A factor's value, which may stand in an object with what is said of it.
fn plain(value: &Value) -> &Value {
    value.get("value").unwrap_or(value)
}

pub(super) fn text<'a>(value: &'a Value, default: &'a str) -> &'a str {
    if value.is_null() { default } else { value.as_str().unwrap() }
}

/// What the request means, by the rules of section 1.
pub(crate) struct Meaning {
    pub(crate) method: Method,
    pub(crate) cvss: Exact,
    pub(crate) vector: Option<String>,
    pub(crate) sum: Exact,
    pub(crate) threat: (Exact, Value, &'static str),
    pub(crate) mitigation: Option<(Exact, Value, &'static str)>,
}

pub(super) fn vector_of(cvss: &Value) -> Option<String> {
    let text = cvss.as_str().or_else(|| cvss["vector"].as_str())?;
    text.starts_with("CVSS:").then(|| text.to_owned())
}

pub(super) fn cvss_of(cvss: &Value, vector: Option<&str>) -> Exact {
    match vector {
        Some(vector) => {
            let counted = stripped(vector, &["Base", "Environmental"]);
            Exact::new(i128::from(oracle_tenths(&counted)), 10)
        }
        None => number(if cvss.is_object() { &cvss["score"] } else { cvss }),
    }
}

/// ThM, the maturity it stands for, and who said so.
pub(super) fn threat_of(
    request: &Value,
    method: Method,
    e: Option<&str>,
) -> (Exact, Value, &'static str) {
    let lowest = if method == Method::Owasp0_5 { "0.91" } else { "0.50" };
    let table =
        [("A", "attacked", "1.00"), ("P", "proof_of_concept", "0.97"), ("U", "unreported", lowest)];
    let entry = |found: Option<&(&str, &str, &str)>, origin| {
        let (_, key, value) = found.unwrap();
        (ratio(value), Value::from(*key), origin)
    };
    let given = &request["threat_multiplier"];
    if let Some(e) = e {
        return entry(table.iter().find(|row| row.0 == e), "vector");
    }
    if let Some(name) = request["exploit_maturity"].as_str() {
        return entry(table.iter().find(|row| row.1 == name), "given");
    }
    if given.is_null() {
        return entry(table.get(1), "default");
    }
    if request["domain"] == "estimated" {
        return (number(given), Value::Null, "given");
    }
    entry(table.iter().find(|row| ratio(row.2) == number(given)), "given")
}

/// MF, the strength it stands for, and who said so.
pub(super) fn mitigation_of(request: &Value) -> (Exact, Value, &'static str) {
    let table = [("none_or_weak", "1.00"), ("partial", "0.83"), ("strong", "0.67")];
    let entry = |found: Option<&(&str, &str)>, origin| {
        let (key, value) = found.unwrap();
        (ratio(value), Value::from(*key), origin)
    };
    let given = &request["mitigation_factor"];
    if let Some(name) = request["mitigation"].as_str() {
        let name = if ["none", "weak"].contains(&name) { "none_or_weak" } else { name };
        return entry(table.iter().find(|row| row.0 == name), "given");
    }
    if given.is_null() {
        return entry(table.first(), "default");
    }
    if request["domain"] == "estimated" {
        return (number(given), Value::Null, "given");
    }
    entry(table.iter().find(|row| ratio(row.1) == number(given)), "given")
}

pub(crate) fn meaning(request: &Value) -> Meaning {
    let method = match text(&request["method"], "owasp-0.8") {
        "owasp-0.8" => Method::Owasp0_8,
        "owasp-0.5" => Method::Owasp0_5,
        "uplift-only" => Method::UpliftOnly,
        other => panic!("{other}"),
    };
    let vector = vector_of(&request["cvss"]);
    let e = vector.as_deref().and_then(|vector| {
        defined_pairs(vector).find(|(metric, _)| *metric == "E").map(|(_, value)| value)
    });
    Meaning {
        method,
        cvss: cvss_of(&request["cvss"], vector.as_deref()),
        sum: match request["factors"].as_object() {
            Some(factors) => factors.values().map(|value| number(plain(value))).sum(),
            None => number(&request["aars"]),
        },
        threat: threat_of(request, method, e),
        mitigation: (method != Method::Owasp0_5).then(|| mitigation_of(request)),
        vector,
    }
}

pub(crate) fn verify(name: &str, request: &Value, report: &Value) {
    let Meaning { method, cvss, vector, sum, threat, mitigation } = meaning(request);
    let factor = mitigation.as_ref().map_or(Exact::from_integer(1), |m| m.0);
    let Outcome { aars, raw, score_tenths, capped } = expected(method, cvss, sum, threat.0, factor);
    let cvss_tenths = u8::try_from((cvss * Exact::from_integer(10)).to_integer()).unwrap();

    assert_eq!(report["score"], tenths(score_tenths).to_string(), "{name}");
    assert_eq!(report["severity"], severity(score_tenths), "{name}");
    assert_eq!(report["cvss"]["score"], tenths(cvss_tenths).to_string(), "{name}");
    assert_eq!(report["cvss"]["severity"], severity(cvss_tenths), "{name}");
    assert_eq!(number(&report["aars"]), aars, "{name}");
    assert_eq!(number(&report["raw"]), raw, "{name}");
    assert_eq!(report["capped"], capped, "{name}");
    assert_eq!(report["method"]["id"], text(&request["method"], "owasp-0.8"), "{name}");
    assert_eq!(report["domain"], text(&request["domain"], "rubric"), "{name}");
    assert_eq!((&report["name"], &report["comment"]), (&request["name"], &request["comment"]));

    let (value, maturity, origin) = threat;
    let found = &report["threat_multiplier"];
    assert_eq!(number(&found["value"]), value, "{name}");
    assert_eq!((&found["exploit_maturity"], &found["origin"]), (&maturity, &Value::from(origin)));
    let found = &report["mitigation_factor"];
    if let Some((value, strength, origin)) = mitigation {
        assert_eq!(number(&found["value"]), value, "{name}");
        assert_eq!((&found["mitigation"], &found["origin"]), (&strength, &Value::from(origin)));
    } else {
        assert!(found.is_null(), "{name}");
    }

    verify_vector(name, vector.as_deref(), &report["cvss"]);
    verify_factors(name, request, report, sum);
    verify_copies(name, report);
    for (step, value) in report["steps"].as_array().unwrap().iter().zip([aars, raw]) {
        assert_eq!(number(&step["value"]), value, "{name}");
        let numbers = step["with_numbers"].as_str().unwrap();
        assert_eq!(evaluate(numbers, &[]), Ok(value), "{name}: {numbers}");
    }
    let notes: Vec<&str> = report["notes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|note| note["code"].as_str().unwrap())
        .collect();
    let environmental = report["cvss"]["nomenclature"] == "CVSS-BE";
    let foreign = method != Method::Owasp0_5 && request["factor_set"] == "0.5";
    let expected_notes: Vec<&str> = [
        ("below_cvss", score_tenths < cvss_tenths),
        ("capped", capped),
        ("environmental_score", environmental),
        ("threat_through_multiplier", origin_of(report) == "vector"),
        ("maturity_assumed", origin_of(report) == "default"),
        ("foreign_factor_set", foreign),
        ("printed_aars", request["factors"].is_null()),
    ]
    .into_iter()
    .filter_map(|(code, applies)| applies.then_some(code))
    .collect();
    assert_eq!(notes, expected_notes, "{name}");
    let uplift_only = expected(Method::UpliftOnly, cvss, sum, value, factor).score_tenths;
    verify_notes(name, report, method, &tenths(uplift_only).to_string());
}

/// The figures inside the sentences.
fn verify_notes(name: &str, report: &Value, method: Method, uplift_only: &str) {
    let figure = |path: &str| report.pointer(path).unwrap().as_str().unwrap().to_owned();
    for note in report["notes"].as_array().unwrap() {
        let message = note["message"].as_str().unwrap();
        let mut figures = match note["code"].as_str().unwrap() {
            "below_cvss" => vec![figure("/score"), figure("/cvss/score")],
            "capped" => vec![figure("/raw"), "10.0".to_owned()],
            "environmental_score" => vec![figure("/cvss/score")],
            "threat_through_multiplier" | "maturity_assumed" => {
                vec![figure("/threat_multiplier/value")]
            }
            _ => Vec::new(),
        };
        if note["code"] == "below_cvss" && method == Method::Owasp0_8 {
            figures.push(uplift_only.to_owned());
        }
        // The versions of the documents and the section are no figures of the score.
        let told = message.replace("v0.5", "").replace("v0.8", "").replace("section 4.1.5", "");
        let told = told.split(|c: char| !c.is_ascii_digit() && c != '.');
        let told: Vec<&str> =
            told.filter(|word| word.contains(|c: char| c.is_ascii_digit())).collect();
        let figures: Vec<&str> = figures.iter().map(String::as_str).collect();
        let without_id: Vec<&str> = told
            .into_iter()
            .filter(|word| figures.contains(word) || !["0.8", "0.5"].contains(word))
            .collect();
        assert_eq!(without_id, figures, "{name}: {message}");
    }
}

fn origin_of(report: &Value) -> &str {
    report["threat_multiplier"]["origin"].as_str().unwrap()
}

fn verify_vector(name: &str, vector: Option<&str>, found: &Value) {
    let Some(vector) = vector else {
        assert!(found["vector"].is_null() && found["nomenclature"].is_null(), "{name}");
        return;
    };
    let groups = ["Base", "Threat", "Environmental", "Supplemental"];
    assert_eq!(found["vector"], stripped(vector, &groups), "{name}");
    let has_environment =
        defined_pairs(vector).any(|(metric, _)| group_of(metric) == "Environmental");
    let label = if has_environment { "CVSS-BE" } else { "CVSS-B" };
    assert_eq!(found["nomenclature"], label, "{name}");
}

fn verify_factors(name: &str, request: &Value, report: &Value, sum: Exact) {
    let found = report["factors"].as_array().unwrap();
    let Some(given) = request["factors"].as_object() else {
        assert!(found.is_empty() && report["factor_sum"].is_null(), "{name}");
        assert!(report["factor_set"].is_null(), "{name}");
        return;
    };
    assert_eq!(number(&report["factor_sum"]), sum, "{name}");
    assert_eq!(found.len(), 10, "{name}");
    for factor in found {
        let key = key_of(factor["key"].as_str().unwrap());
        assert_eq!(key_of(factor["name"].as_str().unwrap()), key, "{name}");
        let (_, value) = given.iter().find(|(name, _)| key_of(name) == key).unwrap();
        assert_eq!(number(&factor["value"]), number(plain(value)), "{name}: {key}");
    }
}

/// The plain numbers are the decimals once more.
fn verify_copies(name: &str, report: &Value) {
    let numbers = report["numbers"].as_object().unwrap();
    assert_eq!(numbers.len(), 7, "{name}");
    for (field, copy) in numbers {
        let original = match field.as_str() {
            "cvss" => &report["cvss"]["score"],
            "threat_multiplier" | "mitigation_factor" => &report[field]["value"],
            _ => &report[field],
        };
        assert_eq!(copy.is_null(), original.is_null(), "{name}: {field}");
        if !copy.is_null() {
            assert_eq!(number(copy), number(original), "{name}: {field}");
        }
    }
}

/// 30 reports, each with every figure it prints.
#[test]
fn every_figure_of_a_golden_report_is_the_oracles() {
    let mut reports = 0;
    for (name, request, outcome) in files() {
        let outcome = json(&outcome);
        let is_bounds = outcome["report"].get("bounds").is_some();
        assert_eq!(is_bounds, name.starts_with("bounds."), "{name}");
        if outcome["ok"] == true && !is_bounds {
            verify(&name, &json(&request), &outcome["report"]);
            reports += 1;
        }
    }
    assert_eq!(reports, 30);
}
