//! What a report format has no place for: said by path, or refused; and the same over JSON.

use crate::support::{contradictory_report_0_5, read, report_0_8};
use aivss_core::Error;
use aivss_core::document::Document;
use aivss_formats::owasp_reports::{Owasp05Report, Owasp08Report, ReportFormat, export};
use aivss_formats::wire::{export_report_json, import_report_json};
use serde_json::{Value, json};

const VECTOR: &str = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";

/// Everything a document can say: two factors of the system with reasons, and two findings, one of
/// which gives a factor of its own.
fn full_0_8() -> Value {
    let finding = |id: &str| {
        json!({
            "id": id, "title": "title", "description": "description", "core_risk": "tool_misuse",
            "cvss": {"vector": VECTOR, "rationale": "reachable"},
            "mitigation": "partial", "mitigation_justification": "a filter",
        })
    };
    let mut document = json!({
        "name": "Agent", "version": "1", "assessor": "Somebody", "date": "2026-03-19",
        "notes": "notes",
        "factors": {
            "autonomy": {"value": 1.0, "rationale": "it acts alone", "evidence": ["log"]},
            "tools": {"value": 0.5, "rationale": "two tools"},
            "language": 1.0, "context": 0.5, "non_determinism": 0.5, "opacity": 1.0,
            "persistence": 0.0, "identity": 0.0, "multi_agent": 0.0, "self_mod": 0.0,
        },
        "findings": [finding("F-1"), finding("F-2")],
    });
    document["findings"][1]["factors"] =
        json!({"tools": {"value": 1.0, "evidence": ["a.txt", "b.txt"]}});
    document["findings"][1]["domain"] = json!("estimated");
    document
}

/// Ten findings for v0.5, of which the third says more than the format holds.
fn full_0_5() -> Value {
    let report = Owasp05Report::from_json(&contradictory_report_0_5().to_string()).unwrap();
    let mut document: Value =
        serde_json::from_str(&report.to_document().unwrap().to_json()).unwrap();
    document["version"] = json!("2.3");
    let finding = &mut document["findings"][2];
    finding["id"] = json!("F-3");
    finding["description"] = json!("at length");
    finding["core_risk"] = json!("untraceability");
    finding["title"] = json!("Agent Untraceability");
    finding["exploit_maturity"] = json!("attacked");
    finding["factors"]["memory_use"] = json!({"value": 0.5, "rationale": "sessions are short"});
    finding["cvss"]["rationale"] = json!("held by the format");
    document
}

fn document(value: &Value) -> Document {
    Document::from_json(&value.to_string()).unwrap()
}

fn parts(error: &Error) -> (&str, &str) {
    assert_eq!(aivss_tests::policy::violation(error.message()), None, "{error}");
    (error.code().as_str(), error.path())
}

/// By hand from Appendix A of v0.8: it has no rationale, no evidence, no justification and no domain.
#[test]
fn an_export_to_0_8_names_what_the_format_has_no_place_for() {
    let export = export(&document(&full_0_8()), ReportFormat::Owasp0_8, None).unwrap();
    assert_eq!(
        export.left_out,
        [
            "/factors/autonomy/rationale",
            "/factors/autonomy/evidence",
            "/factors/tools/rationale",
            "/findings/0/cvss/rationale",
            "/findings/0/mitigation_justification",
            "/findings/1/cvss/rationale",
            "/findings/1/factors/tools/evidence",
            "/findings/1/domain",
            "/findings/1/mitigation_justification",
        ]
    );
    let refused = export.check_complete().unwrap_err();
    assert_eq!(parts(&refused), ("report.mismatch", "factors.autonomy.rationale"));
    assert_eq!(
        refused.message(),
        "the report format `owasp-0.8` has no place for this, nor for 8 other entries of the document"
    );
    // Each is really there, in the document as it was given.
    for pointer in &export.left_out {
        assert!(full_0_8().pointer(pointer).is_some(), "{pointer}");
    }
}

/// By hand from Appendix A of v0.5; a threat multiplier that the default would give is not lost.
#[test]
fn an_export_to_0_5_names_what_the_format_has_no_place_for() {
    let full = full_0_5();
    let made = export(&document(&full), ReportFormat::Owasp0_5, Some("A-1")).unwrap();
    assert_eq!(
        made.left_out,
        [
            "/version",
            "/findings/2/id",
            "/findings/2/description",
            "/findings/2/factors/memory_use/rationale",
            "/findings/2/exploit_maturity",
        ]
    );
    let mut usual = full;
    usual["findings"][2]["exploit_maturity"] = json!("proof_of_concept");
    usual["findings"][2]["title"] = json!("Agent Identity Impersonation");
    let made = export(&document(&usual), ReportFormat::Owasp0_5, Some("A-1")).unwrap();
    assert!(made.left_out.contains(&"/findings/2/core_risk".into()), "the name says another");
    assert!(!made.left_out.contains(&"/findings/2/exploit_maturity".into()));
}

/// A report's own document is held in full by its format.
#[test]
fn nothing_is_left_out_of_what_was_imported() {
    let report = Owasp08Report::from_json(&report_0_8().to_string()).unwrap();
    let made = export(&report.to_document().unwrap(), ReportFormat::Owasp0_8, None).unwrap();
    assert_eq!(made.left_out, Vec::<String>::new());
    assert_eq!(made.check_complete(), Ok(()));
    let report = Owasp05Report::from_json(&contradictory_report_0_5().to_string()).unwrap();
    let document = report.to_document().unwrap();
    let made = export(&document, ReportFormat::Owasp0_5, Some("A-1")).unwrap();
    assert_eq!(made.left_out, Vec::<String>::new());
}

/// The rank stands for the core risk where the name is of the assessor's own making.
#[test]
fn a_core_risk_comes_back_by_its_rank() {
    let mut full = full_0_5();
    full["findings"][2]["title"] = json!("A title that names no core risk");
    let made = export(&document(&full), ReportFormat::Owasp0_5, Some("A-1")).unwrap();
    assert!(!made.left_out.contains(&"/findings/2/core_risk".into()));
    let back = Owasp05Report::from_json(&made.report.to_json()).unwrap().to_document().unwrap();
    assert_eq!(back.findings[2].core_risk.unwrap().as_str(), "untraceability");
}

#[test]
fn the_name_of_the_assessment_goes_with_the_format_that_has_one() {
    let error = export(&document(&full_0_8()), ReportFormat::Owasp0_8, Some("A-1")).unwrap_err();
    assert_eq!(parts(&error), ("report.mismatch", "assessment_id"));
    let error = export(&document(&full_0_5()), ReportFormat::Owasp0_5, None).unwrap_err();
    assert_eq!(parts(&error), ("field.missing", "assessment_id"));
}

/// The report of the examples folder through JSON: in, and out again as the same report.
#[test]
fn the_wire_imports_and_exports_the_example() {
    let report: Value = serde_json::from_str(&read("examples/report-owasp-0.8.json")).unwrap();
    let imported: Value = serde_json::from_str(&import_report_json(&report.to_string())).unwrap();
    assert_eq!(imported["ok"], true);
    let mut request = json!({"document": imported["document"], "format": "owasp-0.8"});
    let exported = export_report_json(&request.to_string());
    assert!(
        exported.starts_with(r#"{"ok":true,"export":{"format":"owasp-0.8","report":{"metadata":"#),
        "{exported}"
    );
    let exported: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(exported["export"]["report"], report);
    assert_eq!(exported["export"]["left_out"], json!([]));
    request["strict"] = json!(true);
    assert_eq!(
        json!(exported),
        serde_json::from_str::<Value>(&export_report_json(&request.to_string())).unwrap()
    );
}

/// A report of one finding, and the whole outcome, written by hand.
#[test]
fn an_imported_report_is_a_document_in_json() {
    let mut report = report_0_8();
    report["vulnerabilities"].as_array_mut().unwrap().truncate(1);
    let outcome: Value = serde_json::from_str(&import_report_json(&report.to_string())).unwrap();
    assert_eq!(
        outcome,
        json!({"ok": true, "document": {
            "name": "Worked examples", "assessor": "tests", "date": "2026-03-19",
            "findings": [{
                "id": "v0.8-3.6.1", "title": "Agentic AI Tool Misuse", "core_risk": "tool_misuse",
                "method": "owasp-0.8", "domain": "rubric", "factor_set": "0.8",
                "cvss": {"vector": VECTOR, "score": "9.4"},
                "factors": {
                    "autonomy": "1.0", "tools": "1.0", "language": "1.0", "context": "1.0",
                    "non_determinism": "1.0", "opacity": "1.0", "persistence": "0.5",
                    "identity": "1.0", "multi_agent": "1.0", "self_mod": "0.5",
                },
                "threat_multiplier": "0.97", "mitigation_factor": "1.0",
            }],
        }})
    );
}

/// Seven requests that are refused, each as the others of the boundary are.
#[test]
fn the_wire_refuses_as_its_siblings_do() {
    let full = full_0_8();
    let cases = [
        (json!({"document": full}), "field.missing", "format"),
        (json!({"format": "owasp-0.8"}), "field.missing", "document"),
        (json!({"document": full, "format": "owasp-0.9"}), "report_format.unknown", "format"),
        (json!({"document": full, "format": "owasp-0.8", "strict": 1}), "field.type", "strict"),
        (json!({"document": {}, "format": "owasp-0.8"}), "field.missing", "document.name"),
        (
            json!({"document": full, "format": "owasp-0.8", "strict": true}),
            "report.mismatch",
            "document.factors.autonomy.rationale",
        ),
        (
            json!({"document": full, "format": "owasp-0.8", "assessment_id": "A-1"}),
            "report.mismatch",
            "assessment_id",
        ),
    ];
    for (request, code, path) in cases {
        let outcome: Value =
            serde_json::from_str(&export_report_json(&request.to_string())).unwrap();
        assert_eq!(outcome["ok"], false);
        assert_eq!(
            (&outcome["error"]["code"], &outcome["error"]["path"]),
            (&json!(code), &json!(path))
        );
        let message = outcome["error"]["message"].as_str().unwrap();
        assert_eq!(aivss_tests::policy::violation(message), None, "{message}");
    }
    for text in ["", "[]", "{\"a\":1}", "nope"] {
        let outcome: Value = serde_json::from_str(&import_report_json(text)).unwrap();
        assert_eq!(outcome["ok"], false, "{text}");
    }
}
