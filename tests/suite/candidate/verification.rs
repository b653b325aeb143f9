//! Reports of the candidate that other tools made, recomputed.

use aivss_core::wire::verify_candidate_json;
use aivss_tests::policy::violation;
use aivss_tests::vectors::candidate::assessments;
use serde_json::{Value, json};

fn verified(report: &Value) -> Value {
    serde_json::from_str(&verify_candidate_json(&report.to_string())).unwrap()
}

/// 10 reports of the reference agree.
#[test]
fn the_references_reports_agree() {
    for vector in assessments() {
        let found = &verified(&vector.report)["verification"];
        assert_eq!(found["agrees"], true, "{found}");
        assert_eq!(found["superseded"], false);
        let class = &vector.report["agentic_ai_profile"]["agentic_effect_class"];
        assert_eq!(found["effect_class"], *class);
    }
}

/// A report of the 2.0 candidate: 5.5 with EX:M 0.15, PT:M 0.10, CA:M 0.10 and TD:M 0.20 is 6.05, which rounds up.
fn superseded() -> Value {
    json!({
        "aivss_version": "2.0-candidate", "report_schema_version": "2.0", "rubric_version": "2.0.0",
        "calculator_version": "2.0.0", "finding_id": "F-1", "path_id": "P-1",
        "cvss": {
            "vector": "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:P",
            "macrovector": "111210", "cvss_bte": 5.5
        },
        "agentic_ai_profile": {
            "vector": "AIVSS:2.0/LC:I/CP:S/AP:C/SR:P/EX:M/PT:M/CA:M/TD:M", "complete": true,
            "agentic_effect_class": "A1", "agentic_effect_class_label": "Agentic characteristics present",
            "agentic_effect_class_status": "candidate-unvalidated"
        },
        "scores": {
            "mode1_interpretation": {"aivss": 5.5, "cvss_bte": 5.5, "status": "normative"},
            "candidate_adjusted": {
                "aivss": 6.1, "raw_aivss": 6.05, "cvss_bte": 5.5, "ex_delta": 0.15, "pt_delta": 0.1,
                "ca_delta": 0.1, "td_delta": 0.2, "agentic_risk_delta": 0.55, "capped": false,
                "zero_impact_invariant_applied": false, "status": "experimental-uncalibrated",
                "weight_set": "candidate-2026-08-r2", "calibration_status": "not empirically calibrated"
            }
        }
    })
}

/// A right report agrees; each of its 18 derived fields, changed or taken out, is told by its path.
#[test]
fn a_superseded_report_is_recomputed() {
    let report = superseded();
    let found = &verified(&report)["verification"];
    assert_eq!(found["agrees"], true, "{found}");
    assert_eq!((&found["score"], &found["superseded"]), (&json!("5.5"), &json!(true)));
    assert!(found["notes"][0].as_str().unwrap().contains("withdrew its adjusted number"));
    let derived = [
        "/cvss/macrovector",
        "/cvss/cvss_bte",
        "/agentic_ai_profile/complete",
        "/agentic_ai_profile/agentic_effect_class",
        "/scores/mode1_interpretation/aivss",
        "/scores/mode1_interpretation/status",
        "/scores/candidate_adjusted/aivss",
        "/scores/candidate_adjusted/raw_aivss",
        "/scores/candidate_adjusted/ex_delta",
        "/scores/candidate_adjusted/pt_delta",
        "/scores/candidate_adjusted/ca_delta",
        "/scores/candidate_adjusted/td_delta",
        "/scores/candidate_adjusted/agentic_risk_delta",
        "/scores/candidate_adjusted/capped",
        "/scores/candidate_adjusted/zero_impact_invariant_applied",
        "/scores/candidate_adjusted/status",
        "/scores/candidate_adjusted/weight_set",
        "/scores/candidate_adjusted/calibration_status",
    ];
    for pointer in derived {
        for change in [json!("x"), Value::Null] {
            let mut changed = report.clone();
            *changed.pointer_mut(pointer).unwrap() = change;
            let found = &verified(&changed)["verification"];
            let paths: Vec<&str> = found["differences"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it["path"].as_str().unwrap())
                .collect();
            assert_eq!(paths, [pointer[1..].replace('/', ".")]);
        }
    }
}

/// An X withholds the adjusted number.
#[test]
fn an_unknown_metric_withholds_the_withdrawn_number() {
    let mut report = superseded();
    report["agentic_ai_profile"]["vector"] =
        json!("AIVSS:2.0/LC:I/CP:S/AP:C/SR:P/EX:X/PT:M/CA:M/TD:M");
    report["agentic_ai_profile"]["complete"] = json!(false);
    let adjusted = &mut report["scores"]["candidate_adjusted"];
    adjusted["aivss"] = Value::Null;
    adjusted["status"] = json!("incomplete");
    assert_eq!(verified(&report)["verification"]["agrees"], true);
}

/// What is no report of either edition.
#[test]
fn what_is_no_report_is_refused() {
    let mut lacks_vector = superseded();
    lacks_vector["cvss"] = json!({});
    let mut wrong_vector = superseded();
    wrong_vector["agentic_ai_profile"]["vector"] =
        json!("AIVSS:1.0/LC:I/CP:S/AP:C/SR:P/EX:X/PT:M/CA:M/TD:M");
    for (report, code, path) in [
        (json!({"aivss_version": "1.2"}), "extension.version", "aivss_version"),
        (json!({}), "field.missing", "aivss_version"),
        (json!([]), "field.type", ""),
        (lacks_vector, "field.missing", "cvss.vector"),
        (wrong_vector, "extension.version", "agentic_ai_profile.vector"),
    ] {
        let found = verified(&report);
        let error = &found["error"];
        assert_eq!((&error["code"], &error["path"]), (&json!(code), &json!(path)), "{report}");
        assert_eq!(violation(error["message"].as_str().unwrap()), None, "{error}");
    }
}
