//! A CVSS vector as data.

use crate::cvss::grammar::{GRAMMAR, defined_pairs, group_of, stripped};
use crate::support::{BASE, oracle_tenths, tenths};
use aivss_core::wire::cvss_json;
use aivss_tests::vectors;
use serde_json::{Value, json};

fn outcome(text: &str) -> Value {
    serde_json::from_str(&cvss_json(text)).unwrap()
}

/// 900 sample vectors, every tenth: scores of all nomenclatures, MacroVector, metrics.
#[test]
fn a_vector_is_told_with_all_its_scores_and_metrics() {
    for row in vectors::cvss_sample().into_iter().step_by(10) {
        let outcome = outcome(&row.vector);
        let report = &outcome["cvss"];
        assert_eq!(outcome["ok"], true, "{}", row.vector);
        let score = tenths(row.score_tenths);
        assert_eq!(report["score"], score.to_string());
        assert_eq!(report["severity"], score.severity().as_str());
        assert_eq!(report["nomenclature"], row.nomenclature);
        assert_eq!(report["macro_vector"], row.macro_vector);
        let groups = ["Base", "Threat", "Environmental", "Supplemental"];
        assert_eq!(report["vector"], stripped(&row.vector, &groups));
        let scores = report["scores"].as_array().unwrap();
        let labels = [("CVSS-B", 1), ("CVSS-BT", 2), ("CVSS-BE", 0), ("CVSS-BTE", 3)];
        for (entry, (label, kept)) in scores.iter().zip(labels) {
            let kept = if kept == 0 { &["Base", "Environmental"][..] } else { &groups[..kept] };
            let score = tenths(oracle_tenths(&stripped(&row.vector, kept)));
            let expected = json!({
                "nomenclature": label, "score": score.to_string(), "severity": score.severity().as_str()
            });
            assert_eq!(entry, &expected, "{}", row.vector);
        }
        let metrics = report["metrics"].as_array().unwrap();
        assert_eq!(metrics.len(), defined_pairs(&row.vector).count());
        for (entry, (metric, value)) in metrics.iter().zip(defined_pairs(&row.vector)) {
            assert_eq!((&entry["metric"], &entry["value"]), (&json!(metric), &json!(value)));
            assert_eq!(entry["group"], group_of(metric));
            let values = GRAMMAR.iter().find(|row| row.metric == metric).unwrap().values;
            let (_, name) = values.iter().find(|(token, _)| *token == value).unwrap();
            assert_eq!(entry["value_name"], *name, "{entry}");
        }
    }
}

/// 2 refusals, in the form of every failure.
#[test]
fn a_refused_vector_is_a_failure() {
    let message = "a CVSS v4.0 vector begins with `CVSS:4.0/`, in capitals";
    let expected =
        json!({"ok": false, "error": {"code": "cvss.prefix", "path": "", "message": message}});
    assert_eq!(outcome(""), expected);
    assert_eq!(outcome(&format!("{BASE}/"))["error"]["code"], "cvss.syntax");
}
