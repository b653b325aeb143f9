//! Every end in a golden report of bounds, worked out again from its request over all completions.

use super::verify::{cvss_of, mitigation_of, number, text, threat_of, vector_of};
use super::{files, json};
use crate::cvss::grammar::defined_pairs;
use crate::support::{expected, tenths};
use aivss_core::Method;
use aivss_tests::oracle::aivss::{Exact, Outcome, ratio, severity};
use aivss_tests::vectors;
use serde_json::Value;

/// Whether a value of a request says that it is unknown.
fn is_unknown(value: &Value) -> bool {
    match value {
        Value::Object(fields) => fields.get("value").is_none_or(is_unknown),
        Value::Null => true,
        Value::String(text) => ["X", "unknown"].contains(&text.as_str()),
        _ => false,
    }
}

/// The factors of a request under their names, from an object or from mcp-guard's text.
fn factors(request: &Value) -> Vec<(String, Value)> {
    let letters = ["AU", "TO", "LA", "CX", "ND", "OP", "PE", "ID", "MA", "SM"];
    match &request["factors"] {
        Value::String(text) => {
            let parts: Vec<(&str, &str)> =
                text.split('/').skip(1).map(|part| part.split_once(':').unwrap()).collect();
            assert!(parts.iter().map(|(key, _)| *key).eq(letters));
            let keys = crate::support::KEYS_0_8.iter().zip(parts);
            keys.map(|(key, (_, value))| ((*key).to_owned(), Value::from(value))).collect()
        }
        Value::Object(fields) => {
            fields.iter().map(|(name, value)| (name.clone(), value.clone())).collect()
        }
        other => panic!("{other}"),
    }
}

/// What the oracle says of every completion of a request; each unknown factor is 0, 0.5 or 1.
pub(crate) fn completions(request: &Value) -> Vec<Outcome> {
    let method: Method = text(&request["method"], "owasp-0.8").parse().unwrap();
    let vector = vector_of(&request["cvss"]);
    let e = vector.as_deref().and_then(|vector| {
        defined_pairs(vector).find(|(metric, _)| *metric == "E").map(|(_, value)| value)
    });
    let cvss = cvss_of(&request["cvss"], vector.as_deref());
    let mut sums = vec![Exact::from_integer(0)];
    if request["aars"].is_null() {
        for (_, value) in factors(request) {
            let values = if is_unknown(&value) {
                ["0", "0.5", "1"].map(ratio).to_vec()
            } else {
                vec![number(value.get("value").unwrap_or(&value))]
            };
            sums = sums.iter().flat_map(|sum| values.iter().map(move |it| *sum + *it)).collect();
        }
    } else {
        sums = vec![number(&request["aars"])];
    }
    sums.sort_unstable();
    sums.dedup();
    let named = |field: &str, names: [&str; 3]| -> Vec<Value> {
        let is_open = request[field].is_string() && is_unknown(&request[field]);
        let mut requests = Vec::new();
        for name in names.into_iter().take(if is_open { 3 } else { 1 }) {
            let mut known = request.clone();
            if is_open {
                known[field] = name.into();
            }
            requests.push(known);
        }
        requests
    };
    let threats: Vec<Exact> =
        named("exploit_maturity", ["attacked", "proof_of_concept", "unreported"])
            .iter()
            .map(|known| threat_of(known, method, e).0)
            .collect();
    let factors: Vec<Exact> = if method == Method::Owasp0_5 {
        vec![Exact::from_integer(1)]
    } else {
        named("mitigation", ["none", "partial", "strong"])
            .iter()
            .map(|known| mitigation_of(known).0)
            .collect()
    };
    let mut outcomes = Vec::new();
    for sum in sums {
        for threat in &threats {
            for factor in &factors {
                outcomes.push(expected(method, cvss, sum, *threat, *factor));
            }
        }
    }
    outcomes
}

/// The least and the greatest of one figure.
pub(crate) fn ends(outcomes: &[Outcome], figure: impl Fn(&Outcome) -> Exact) -> [Exact; 2] {
    let all: Vec<Exact> = outcomes.iter().map(figure).collect();
    [*all.iter().min().unwrap(), *all.iter().max().unwrap()]
}

/// The least and the greatest score, in tenths.
pub(crate) fn score_ends(outcomes: &[Outcome]) -> [u8; 2] {
    let all: Vec<u8> = outcomes.iter().map(|outcome| outcome.score_tenths).collect();
    [*all.iter().min().unwrap(), *all.iter().max().unwrap()]
}

pub(crate) fn verify_bounds(name: &str, request: &Value, report: &Value) {
    let outcomes = completions(request);
    let [low, high] = score_ends(&outcomes);
    let bounds = &report["bounds"];
    assert_eq!(bounds["score_low"], tenths(low).to_string(), "{name}");
    assert_eq!(bounds["score_high"], tenths(high).to_string(), "{name}");
    assert_eq!(bounds["severity_low"], severity(low), "{name}");
    assert_eq!(bounds["severity_high"], severity(high), "{name}");
    let score = (low == high).then(|| tenths(low).to_string());
    assert_eq!(report["score"], serde_json::json!(score), "{name}");
    let band = (severity(low) == severity(high)).then(|| severity(low));
    assert_eq!(report["severity"], serde_json::json!(band), "{name}");
    let aars = ends(&outcomes, |outcome| outcome.aars);
    let raw = ends(&outcomes, |outcome| outcome.raw);
    for (figure, [low, high]) in [("aars", aars), ("raw", raw)] {
        for (end, value) in [("low", low), ("high", high)] {
            let field = format!("{figure}_{end}");
            assert_eq!(number(&bounds[&field]), value, "{name}: {field}");
            assert_eq!(number(&report["numbers"][&field]), value, "{name}: {field}");
        }
    }
    assert_eq!(bounds["complete"], false, "{name}");
    let mut unobserved: Vec<&str> = Vec::new();
    for factor in report["factors"].as_array().unwrap() {
        if factor["value"].is_null() {
            unobserved.push(factor["key"].as_str().unwrap());
        }
    }
    if request["aars"].is_null() {
        let unknown = factors(request).iter().filter(|(_, value)| is_unknown(value)).count();
        assert_eq!(unobserved.len(), unknown, "{name}");
        let sums = [&bounds["factor_sum_low"], &bounds["factor_sum_high"]].map(number);
        let unknown = Exact::from_integer(i128::try_from(unknown).unwrap());
        assert_eq!(sums[1] - sums[0], unknown, "{name}");
    }
    for field in ["exploit_maturity", "mitigation"] {
        if request[field].is_string() && is_unknown(&request[field]) {
            unobserved.push(field);
        }
    }
    assert_eq!(bounds["unobserved"], serde_json::json!(unobserved), "{name}");
    let message = bounds["message"].as_str().unwrap();
    assert_eq!(aivss_tests::policy::violation(message), None, "{name}: {message}");
    for end in [low, high] {
        assert!(message.contains(&tenths(end).to_string()), "{name}: {message}");
    }
}

/// 8 reports of bounds, each end the oracle's.
#[test]
fn every_end_of_a_golden_report_is_the_oracles() {
    let mut reports = 0;
    for (name, request, outcome) in files() {
        if name.starts_with("bounds.") {
            let outcome = json(&outcome);
            assert_eq!(outcome["ok"], true, "{name}");
            verify_bounds(&name, &json(&request), &outcome["report"]);
            reports += 1;
        }
    }
    assert_eq!(reports, 8);
}

/// 2 pairs with the figures that mcp-guard printed.
#[test]
fn the_printed_bounds_are_golden() {
    for (index, printed) in (1..).zip(vectors::bounds()) {
        let name = format!("bounds.mcp_guard.{index}");
        let (_, request, outcome) = files().into_iter().find(|(it, ..)| *it == name).unwrap();
        let request = json(&request);
        assert_eq!(request["factors"], printed.vector);
        assert_eq!(request["cvss"]["vector"], printed.cvss_vector);
        let bounds = &json(&outcome)["report"]["bounds"];
        for (field, figure) in [
            ("score_low", &printed.score_low),
            ("score_high", &printed.score_high),
            ("severity_low", &printed.band_low),
            ("severity_high", &printed.band_high),
        ] {
            assert_eq!(bounds[field], **figure, "{name}");
        }
        for (field, figure) in [
            ("factor_sum_low", &printed.sum_low),
            ("factor_sum_high", &printed.sum_high),
            ("aars_low", &printed.aars_low),
            ("aars_high", &printed.aars_high),
        ] {
            assert_eq!(number(&bounds[field]), ratio(figure), "{name}: {field}");
        }
    }
}
