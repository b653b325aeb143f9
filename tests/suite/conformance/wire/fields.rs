//! Every field of a request, and what it does to the report.

use super::{assert_refused, outcome, plain, report, with};
use crate::support::BASE;
use aivss_core::request::{MAX_COMMENT_CHARACTERS, MAX_NAME_CHARACTERS, MAX_REQUEST_BYTES};
use aivss_core::wire::score_json;
use serde_json::{Value, json};

/// 1 report: every field, in the order of the documentation.
#[test]
fn a_report_has_its_fields_in_a_fixed_order() {
    let request = with(&json!({"name": "n", "comment": "c"})).to_string();
    let text = score_json(&request);
    let mut rest = text.as_str();
    for field in [
        "ok",
        "report",
        "name",
        "score",
        "severity",
        "method",
        "id",
        "version",
        "source",
        "domain",
        "factor_set",
        "cvss",
        "score",
        "severity",
        "vector",
        "nomenclature",
        "factors",
        "key",
        "name",
        "value",
        "factor_sum",
        "threat_multiplier",
        "value",
        "exploit_maturity",
        "origin",
        "mitigation_factor",
        "value",
        "mitigation",
        "origin",
        "aars",
        "raw",
        "capped",
        "steps",
        "quantity",
        "expression",
        "with_numbers",
        "value",
        "notes",
        "code",
        "message",
        "comment",
        "numbers",
        "score",
        "cvss",
        "factor_sum",
        "threat_multiplier",
        "mitigation_factor",
        "aars",
        "raw",
    ] {
        let key = format!("\"{field}\":");
        let start = rest.find(&key).unwrap_or_else(|| panic!("no {key} in {rest}"));
        rest = &rest[start + key.len()..];
    }
    assert_eq!(text, score_json(&request), "the same request gives the same bytes");
}

/// 2 free texts: echoed when given, absent when not, up to their limits in characters.
#[test]
fn name_and_comment_are_echoed() {
    let bare = report(&plain());
    assert!(bare.get("name").is_none() && bare.get("comment").is_none());
    assert_eq!((MAX_NAME_CHARACTERS, MAX_COMMENT_CHARACTERS), (200, 4_000));
    for (field, most) in [("name", 200), ("comment", 4_000)] {
        for text in ["", "a \"quoted\" name\n\u{202e}", &"é".repeat(most)] {
            assert_eq!(report(&with(&json!({field: text})))[field], text);
        }
        let long = "é".repeat(most + 1);
        assert_refused(
            &with(&json!({field: long})).to_string(),
            "field.too_long",
            field,
            &format!("a text of {} characters is longer than the {most} allowed here", most + 1),
        );
    }
}

/// 8 ways to write one CVSS score or vector.
#[test]
fn cvss_is_a_vector_a_score_or_both() {
    for cvss in [
        json!(9.4),
        json!("9.4"),
        json!("9.40"),
        json!({"score": 9.4}),
        json!({"score": "9.4"}),
        json!(BASE),
        json!({"vector": BASE}),
        json!({"vector": BASE, "score": "9.4"}),
    ] {
        let report = report(&with(&json!({"cvss": cvss})));
        let has_vector = cvss.to_string().contains("CVSS:4.0");
        let vector = if has_vector { json!(BASE) } else { Value::Null };
        let nomenclature = if has_vector { json!("CVSS-B") } else { Value::Null };
        let expected = json!({
            "score": "9.4", "severity": "Critical", "vector": vector, "nomenclature": nomenclature
        });
        assert_eq!(report["cvss"], expected, "{cvss}");
        assert_eq!(report["aars"], "0.291", "{cvss}");
    }
    let canonical = report(&with(&json!({"cvss": format!("{BASE}/E:X/CR:X/S:P")})));
    assert_eq!(canonical["cvss"]["vector"], format!("{BASE}/S:P"));
}

/// 13 numbers as JSON numbers and as strings, whole ones also without a point.
#[test]
fn numbers_and_strings_mean_the_same() {
    let request = |write: &dyn Fn(&str) -> Value| {
        let mut request = with(&json!({
            "domain": "estimated",
            "cvss": {"score": write("7.0")},
            "threat_multiplier": write("1.05"),
            "mitigation_factor": write("0.85")
        }));
        let values = ["0", "1", "0.25", "0.3333", "0.10", "1.0", "0.0", "0.5", "0.9999", "0.0001"];
        let factors = request["factors"].as_object_mut().unwrap();
        for (value, number) in factors.values_mut().zip(values) {
            *value = write(number);
        }
        report(&request)
    };
    let strings = request(&|text| json!(text));
    let numbers = request(&|text| serde_json::from_str(text).unwrap());
    let floats = request(&|text| json!(text.parse::<f64>().unwrap()));
    assert_eq!(strings, numbers);
    assert_eq!(strings, floats);
    let aars = |value: &str| {
        let text = format!(r#"{{"method":"owasp-0.5","cvss":9,"aars":{value}}}"#);
        outcome(&text)["report"]["raw"].clone()
    };
    assert_eq!(aars("8"), aars("\"8\""));
    assert_eq!(aars("8.0"), aars("\"8.00\""));
    // (9 + 8) / 2 x 0.97
    assert_eq!(aars("8"), "8.245");
}

/// 1 sum of two floats that is not 0.3 in binary.
#[test]
fn a_float_that_went_through_arithmetic_is_the_decimal_that_was_meant() {
    let request = with(&json!({"domain": "estimated", "threat_multiplier": 0.1 + 0.2}));
    assert_eq!(report(&request)["threat_multiplier"]["value"], "0.3");
}

/// 5 fields that choose method, domain, set and multipliers.
#[test]
fn the_choosing_fields_choose() {
    let request = json!({
        "method": "uplift-only", "domain": "estimated", "factor_set": "0.8",
        "exploit_maturity": "attacked", "mitigation": "strong"
    });
    let report = report(&with(&request));
    assert_eq!(report["method"]["id"], "uplift-only");
    assert_eq!(report["method"]["version"], "2026-04");
    assert_eq!(report["domain"], "estimated");
    assert_eq!(report["factor_set"], "0.8");
    let threat = json!({"value": "1.0", "exploit_maturity": "attacked", "origin": "given"});
    assert_eq!(report["threat_multiplier"], threat);
    let mitigation = json!({"value": "0.67", "mitigation": "strong", "origin": "given"});
    assert_eq!(report["mitigation_factor"], mitigation);
    // 8.5 + 1.5 x 0.5 x 0.67
    assert_eq!(report["raw"], "9.0025");
}

/// 1 request without factors: what a printed AARS leaves empty.
#[test]
fn a_printed_aars_has_no_factors_set_or_sum() {
    let request = json!({"method": "owasp-0.5", "cvss": "9.4", "aars": "8.5"});
    let report = report(&request);
    assert_eq!(report["factor_set"], Value::Null);
    assert_eq!(report["factors"], json!([]));
    assert_eq!(report["factor_sum"], Value::Null);
    assert_eq!(report["mitigation_factor"], Value::Null);
    assert_eq!(report["numbers"]["factor_sum"], Value::Null);
    assert_eq!(report["numbers"]["mitigation_factor"], Value::Null);
    assert_eq!((&report["raw"], &report["score"]), (&json!("8.6815"), &json!("8.7")));
}

/// 1 request of exactly the longest length, and 1 byte more.
#[test]
fn a_request_is_read_up_to_a_mebibyte() {
    assert_eq!(MAX_REQUEST_BYTES, 1_048_576);
    let mut text = plain().to_string();
    text.push_str(&" ".repeat(MAX_REQUEST_BYTES - text.len()));
    assert_eq!(outcome(&text)["ok"], true);
    text.push(' ');
    assert_refused(
        &text,
        "request.too_large",
        "",
        "a request of 1048577 bytes is larger than the 1048576 that are read",
    );
}
