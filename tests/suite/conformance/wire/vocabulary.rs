//! The vocabulary: whatever it lists is taken by a request, and nothing is missing from it.

use super::{outcome, with};
use crate::support::keys;
use aivss_core::cvss::Vector;
use aivss_core::wire::vocabulary_json;
use aivss_core::{ErrorCode, FactorSet};
use serde_json::{Value, json};

fn vocabulary() -> Value {
    let outcome: Value = serde_json::from_str(&vocabulary_json()).unwrap();
    assert_eq!(outcome["ok"], true);
    outcome["vocabulary"].clone()
}

/// The bands of CVSS v4.0, section 6, and the words of AIVSS v0.8.
#[test]
fn bands_and_words_are_those_of_the_documents() {
    let words = vocabulary();
    let bands = json!([
        {"severity": "None", "floor": "0.0"}, {"severity": "Low", "floor": "0.1"},
        {"severity": "Medium", "floor": "4.0"}, {"severity": "High", "floor": "7.0"},
        {"severity": "Critical", "floor": "9.0"}
    ]);
    assert_eq!(words["severities"], bands);
    assert_eq!(words["domains"], json!(["rubric", "estimated"]));
    let maturities = json!([
        {"key": "attacked", "name": "Attacked", "token": "A"},
        {"key": "proof_of_concept", "name": "POC", "token": "P"},
        {"key": "unreported", "name": "Unreported", "token": "U"}
    ]);
    assert_eq!(words["exploit_maturities"], maturities);
    assert_eq!(words["assumed_exploit_maturity"], "proof_of_concept");
    let mitigations = json!([
        {"key": "none_or_weak", "name": "None or weak", "token": null},
        {"key": "partial", "name": "Partial", "token": null},
        {"key": "strong", "name": "Strong", "token": null}
    ]);
    assert_eq!(words["mitigations"], mitigations);
    assert_eq!(words["default_method"], "owasp-0.8");
    let codes: Vec<&str> = ErrorCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(words["error_codes"], json!(codes));
}

/// 11 base metrics, E, 14 environmental and 6 supplemental ones (CVSS v4.0, Table 23), and each of their
/// values stands in some vector.
#[test]
fn every_metric_takes_every_value_that_is_listed_for_it() {
    let words = vocabulary();
    let metrics = words["cvss_metrics"].as_array().unwrap();
    let count = |group: &str| metrics.iter().filter(|metric| metric["group"] == group).count();
    let groups = ["Base", "Threat", "Environmental", "Supplemental"];
    assert_eq!(groups.map(count), [11, 1, 14, 6]);
    assert_eq!(metrics[0]["name"], "Attack Vector");
    assert_eq!(metrics[0]["values"][3], json!({"value": "P", "name": "Physical"}));
    for (index, metric) in metrics.iter().enumerate() {
        assert_eq!(metric["mandatory"], metric["group"] == "Base");
        for value in metric["values"].as_array().unwrap() {
            let mut vector = String::from("CVSS:4.0");
            for (other, entry) in metrics.iter().enumerate() {
                let chosen = if other == index { value } else { &entry["values"][0] };
                if other == index || entry["mandatory"] == true {
                    let [metric, value] = [&entry["metric"], &chosen["value"]];
                    let pair = format!("/{}:{}", metric.as_str().unwrap(), value.as_str().unwrap());
                    vector.push_str(&pair);
                }
            }
            assert_eq!(vector.parse::<Vector>().unwrap().to_string(), vector);
        }
    }
}

/// 11 factors: nine in both sets, Language in 0.8 alone and Planning in 0.5 alone; the keys are those of
/// the sets, each once, and the codes those of the compact form.
#[test]
fn every_factor_has_its_key_in_each_set() {
    let words = vocabulary();
    let factors = words["factors"].as_array().unwrap();
    assert_eq!(factors.len(), 11);
    for set in FactorSet::ALL {
        let mut found: Vec<&Value> =
            factors.iter().map(|it| &it["keys"][set.as_str()]).filter(|it| !it.is_null()).collect();
        let mut expected = keys(set);
        found.sort_by_key(|key| key.as_str());
        expected.sort_unstable();
        assert_eq!(found, expected);
    }
    let alone = |set: &str| -> Vec<&Value> {
        factors.iter().filter(|it| it["keys"][set].is_null()).map(|it| &it["code"]).collect()
    };
    assert_eq!([alone("0.5"), alone("0.8")], [["LA"], ["PL"]]);
    let tools = factors.iter().find(|it| it["code"] == "TO").unwrap();
    assert_eq!(tools["keys"]["0.8"], "tools");
    assert!(tools["keys"]["0.5"].is_string());
}

/// 3 maturities, 3 strengths, 2 domains and 1 method, each in a request of its own.
#[test]
fn every_word_is_taken_in_its_field() {
    let words = vocabulary();
    let keys = |list: &str| -> Vec<Value> {
        let entries = words[list].as_array().unwrap().iter();
        entries.map(|entry| entry.get("key").unwrap_or(entry).clone()).collect()
    };
    let fields = [
        ("exploit_maturity", keys("exploit_maturities")),
        ("mitigation", keys("mitigations")),
        ("domain", keys("domains")),
        ("method", vec![words["default_method"].clone()]),
    ];
    for (field, words) in fields {
        for word in words {
            let request = with(&json!({ field: word }));
            assert_eq!(outcome(&request.to_string())["ok"], true, "{request}");
        }
    }
}
