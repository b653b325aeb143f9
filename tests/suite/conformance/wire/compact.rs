//! The compact form over the wire: each spelling of a request becomes the other.

use super::{outcome, plain, with};
use aivss_core::wire::{compact_json, explain_json, score_json};
use aivss_tests::vectors;
use serde_json::{Value, json};
use std::fs;

fn compact(text: &str) -> Value {
    serde_json::from_str(&compact_json(text)).unwrap()
}

/// Every line of the corpus: its fields, read as a request, give the line again and the same score.
#[test]
fn a_line_and_its_fields_are_the_same_request() {
    let lines = fs::read_to_string(vectors::path("compact.txt")).unwrap();
    let mut count = 0;
    for line in lines.lines().filter(|line| line.starts_with("AIVSS-C:")) {
        let outcome = compact(line);
        assert_eq!(outcome["ok"], true, "{line}: {outcome}");
        let fields = outcome["compact"]["request"].to_string();
        let text = outcome["compact"]["text"].as_str().unwrap();
        assert_eq!(compact(&fields), outcome, "{line}");
        assert_eq!(compact(text), outcome, "{line}");
        assert_eq!(score_json(line), score_json(&fields), "{line}");
        assert_eq!(explain_json(line), explain_json(&fields), "{line}");
        count += 1;
    }
    assert!(count > 10, "{count}");
}

/// Published worked example 3.6.2, with every field that a request can have and in other spellings.
#[test]
fn fields_come_back_in_canonical_spelling_and_in_the_order_of_the_set() {
    let request = json!({
        "name": "Access control", "comment": "as printed",
        "method": "AIVSS 0.8", "exploit_maturity": "POC", "mitigation_factor": 0.83,
        "cvss": {"vector": "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N/E:X", "score": 8.7},
        "factors": {
            "Self-Modification": 0, "multi_agent": "0.50", "identity": 1, "persistence": 1, "opacity": 1,
            "non_determinism": 0.5, "context": 1, "language": 1, "tools": 1, "autonomy": 1.0
        }
    });
    let expected = r#"{"ok":true,"compact":{"text":"AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:0.5/OP:1/PE:1/ID:1/MA:0.5/SM:0/TM:P/MF:P/CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N","request":{"name":"Access control","comment":"as printed","method":"owasp-0.8","domain":"rubric","factor_set":"0.8","cvss":{"vector":"CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N"},"factors":{"autonomy":"1.0","tools":"1.0","language":"1.0","context":"1.0","non_determinism":"0.5","opacity":"1.0","persistence":"1.0","identity":"1.0","multi_agent":"0.5","self_mod":"0.0"},"exploit_maturity":"proof_of_concept","mitigation":"partial"}}}"#;
    assert_eq!(compact_json(&request.to_string()), expected);
}

/// A refused line, and a request that is refused only when its inputs are checked together.
#[test]
fn refusals_are_those_of_the_compact_form_and_of_scoring() {
    let line = "AIVSS-C:2/owasp-0.8";
    let refused = compact(line);
    assert_eq!(refused["error"]["code"], "compact.version");
    assert_eq!(outcome(line), refused);
    let off_table = with(&json!({"threat_multiplier": 0.9})).to_string();
    assert_eq!(compact(&off_table), outcome(&off_table));
    assert_eq!(compact(&off_table)["error"]["code"], "threat_multiplier.off_table");
    assert_eq!(compact(&plain().to_string())["ok"], true);
}
