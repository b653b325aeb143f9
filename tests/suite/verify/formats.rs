//! The report formats: reading, writing, their schemas, and the way through a document and back.

use crate::support::{contradictory_report_0_5, number, read, report_0_8};
use aivss_core::document::Document;
use aivss_formats::owasp_reports::{Owasp05Report, Owasp08Report, import};
use aivss_tests::vectors::published_0_5;
use jsonschema::Validator;
use serde_json::{Value, json};

fn schema(name: &str) -> Validator {
    let text = read(&format!("aivss-formats/schemas/{name}-report.schema.json"));
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::options().should_validate_formats(true).build(&schema).unwrap()
}

fn value(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// The examples with every optional field, and numbers as others write them.
fn full_report_0_8() -> Value {
    let mut report = report_0_8();
    report["metadata"]["system_version"] = json!("0.8");
    report["metadata"]["notes"] = json!("Line one.\nLine \"two\" \u{1b} é.");
    report["vulnerabilities"][0]["description"] = json!("what it is");
    report["vulnerabilities"][1]["scores"]["aars"] = json!(1.008_799_999_999_999_7);
    report["vulnerabilities"][2]["cvss_base"]["score"] = json!(7);
    report
}

fn full_report_0_5() -> Value {
    let mut report = contradictory_report_0_5();
    report["assessmentMetadata"]["assessorName"] = json!("Somebody");
    report["assessmentMetadata"]["agentDescription"] = json!("does things");
    report["vulnerabilityAssessments"][0]["cvss"]["rationale"] = json!("because");
    report["agenticRiskScore"]["finalAarsScore"] = json!(6.499_999_999_999_999);
    report
}

/// Both formats: reading and writing again gives the same data, digit for digit.
#[test]
fn import_then_export_is_the_identity() {
    for report in [report_0_8(), full_report_0_8()] {
        let read = Owasp08Report::from_json(&report.to_string()).unwrap();
        assert_eq!(value(&read.to_json()), report);
        assert_eq!(Owasp08Report::from_json(&read.to_json()).unwrap(), read);
        assert!(schema("owasp-0.8").is_valid(&report));
    }
    for report in [contradictory_report_0_5(), full_report_0_5()] {
        let read = Owasp05Report::from_json(&report.to_string()).unwrap();
        assert_eq!(value(&read.to_json()), report);
        assert_eq!(Owasp05Report::from_json(&read.to_json()).unwrap(), read);
        assert!(schema("owasp-0.5").is_valid(&report));
    }
}

/// 10 findings whose printed figures are right come back from a document as they were.
#[test]
fn a_right_report_goes_through_a_document_and_back() {
    let mut report = report_0_8();
    report["metadata"]["notes"] = json!("notes");
    report["vulnerabilities"][3]["description"] = json!("what it is");
    let read = Owasp08Report::from_json(&report.to_string()).unwrap();
    let document = read.to_document().unwrap();
    assert_eq!(Document::from_json(&document.to_json()).unwrap(), document);
    let written = Owasp08Report::from_document(&document).unwrap();
    assert_eq!(value(&written.to_json()), report);
    assert_eq!(
        import(aivss_core::value::Value::from_json(&report.to_string()).unwrap()).unwrap(),
        document
    );
}

/// Ten findings of one profile, one for each CVSS vector of the examples of v0.5.
#[test]
fn a_document_becomes_a_report_of_0_5_and_comes_back() {
    let examples = published_0_5();
    let factors: Value = examples[0]
        .factors
        .iter()
        .map(|(key, value)| (key.clone(), number(value)))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let findings: Vec<Value> = (1..)
        .zip(&examples)
        .map(|(rank, example)| {
            json!({
                "id": format!("{rank}"), "title": example.name, "core_risk": example.name,
                "cvss": {"vector": example.cvss_vector, "score": example.cvss_base, "rationale": "why"},
            })
        })
        .collect();
    let document = json!({
        "name": "Agent", "assessor": "Somebody", "date": "2025-08-01", "notes": "does things",
        "method": "owasp-0.5", "factors": factors, "findings": findings,
    });
    let document = Document::from_json(&document.to_string()).unwrap();
    let report = Owasp05Report::from_document(&document, "A-1").unwrap();
    let json = value(&report.to_json());
    assert!(schema("owasp-0.5").is_valid(&json));
    assert_eq!(json["assessmentMetadata"]["assessmentDate"], "2025-08-01T00:00:00Z");
    assert_eq!(json["vulnerabilityAssessments"][0]["aivss"]["vector"], "(CVSS:9.4/AARS:7.0)");
    assert_eq!(json["vulnerabilityAssessments"][0]["aivss"]["finalScore"], 8.0);
    let back = Owasp05Report::from_json(&report.to_json()).unwrap().to_document().unwrap();
    assert_eq!(Owasp05Report::from_document(&back, "A-1").unwrap(), report);
    for item in aivss_formats::verify::verify(&report.to_json()).unwrap() {
        assert!(item.verification.unwrap().agrees);
    }
    let error = Owasp08Report::from_document(&document).unwrap_err();
    assert_eq!((error.code().as_str(), error.path()), ("report.mismatch", "findings.0"));
}

/// What each format needs and the document lacks, by path: 7 documents.
#[test]
fn what_a_document_lacks_is_said() {
    let document =
        Owasp08Report::from_json(&report_0_8().to_string()).unwrap().to_document().unwrap();
    let full = value(&document.to_json());
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut changed = full.clone();
        change(&mut changed);
        let document = Document::from_json(&changed.to_string()).unwrap();
        let error = Owasp08Report::from_document(&document).unwrap_err();
        assert_eq!(aivss_tests::policy::violation(error.message()), None, "{error}");
        (error.code().as_str(), error.path().to_owned())
    };
    let remove = |value: &mut Value, key: &str| {
        value.as_object_mut().unwrap().remove(key);
    };
    assert_eq!(refused(&|d| remove(d, "date")), ("field.missing", "date".into()));
    assert_eq!(refused(&|d| remove(d, "assessor")), ("field.missing", "assessor".into()));
    let core_risk = refused(&|d| remove(&mut d["findings"][2], "core_risk"));
    assert_eq!(core_risk, ("field.missing", "findings.2.core_risk".into()));
    let vector = refused(&|d| d["findings"][1]["cvss"] = json!(5.0));
    assert_eq!(vector, ("field.missing", "findings.1.cvss.vector".into()));
    let method = refused(&|d| d["findings"][0]["method"] = json!("uplift-only"));
    assert_eq!(method, ("report.mismatch", "findings.0".into()));
    let off = refused(&|d| {
        d["findings"][0]["domain"] = json!("estimated");
        d["findings"][0]["factors"]["tools"] = json!(0.3);
    });
    assert_eq!(off, ("report.mismatch", "findings.0".into()));
    let least = refused(&|d| {
        d["findings"][0]["domain"] = json!("estimated");
        d["findings"][0]["mitigation_factor"] = json!(0.5);
        d["findings"][0].as_object_mut().unwrap().remove("mitigation");
    });
    assert_eq!(least, ("number.range", "findings.0.mitigation_factor".into()));
}

/// Changes that make a report bad: reader and schema refuse the same ones.
#[test]
fn the_schemas_refuse_what_the_readers_refuse() {
    let bad_0_8: [(&str, Value, &str); 16] = [
        ("/metadata/assessment_date", json!("2026-02-30"), "date.invalid"),
        ("/metadata/assessment_date", json!(20_260_319), "field.type"),
        ("/metadata/assessor_id", Value::Null, "field.type"),
        ("/metadata/extra", json!(1), "field.unknown"),
        ("/vulnerabilities", json!({}), "field.type"),
        ("/vulnerabilities/0/id", json!(1), "field.type"),
        ("/vulnerabilities/0/owasp_category", json!("Agent Cascading"), "core_risk.unknown"),
        ("/vulnerabilities/0/cvss_base/score", json!(10.1), "number.range"),
        ("/vulnerabilities/0/cvss_base/score", json!("9.4"), "field.type"),
        ("/vulnerabilities/0/cvss_base/score", json!(-1), "number.range"),
        ("/vulnerabilities/0/amplification_factors/tools", json!(0.7), "factor.off_rubric"),
        ("/vulnerabilities/0/amplification_factors/planning", json!(0.5), "field.unknown"),
        ("/vulnerabilities/0/threat_multiplier", json!(0.91), "threat_multiplier.off_table"),
        ("/vulnerabilities/0/scores/mitigation_factor", json!(0.5), "number.range"),
        ("/vulnerabilities/0/scores/severity", json!("None"), "severity.unknown"),
        ("/vulnerabilities/0/scores/aars", json!([]), "field.type"),
    ];
    for (pointer, value, code) in bad_0_8 {
        let report = changed(report_0_8(), pointer, value);
        assert!(!schema("owasp-0.8").is_valid(&report), "{pointer}");
        let error = Owasp08Report::from_json(&report.to_string()).unwrap_err();
        assert_error(&error, pointer, code);
    }
    let bad_0_5: [(&str, Value, &str); 10] = [
        ("/schemaVersion", json!(1), "field.type"),
        ("/assessmentMetadata/assessmentDate", json!("2026-03-19"), "date.invalid"),
        ("/assessmentMetadata/agentName", Value::Null, "field.type"),
        ("/agenticRiskScore/finalAarsScore", json!(10.5), "number.range"),
        ("/agenticRiskScore/factorScores/toolUse", json!(1.5), "number.range"),
        ("/agenticRiskScore/factorScores/tool_use", json!(0.5), "field.unknown"),
        ("/vulnerabilityAssessments", json!([]), "report.mismatch"),
        ("/vulnerabilityAssessments/3/owaspRank", json!(11), "number.range"),
        ("/vulnerabilityAssessments/3/aivss/qualitativeRating", json!("high"), "severity.unknown"),
        ("/vulnerabilityAssessments/3/cvss/baseScore", json!(11), "number.range"),
    ];
    for (pointer, value, code) in bad_0_5 {
        let report = changed(contradictory_report_0_5(), pointer, value);
        assert!(!schema("owasp-0.5").is_valid(&report), "{pointer}");
        let error = Owasp05Report::from_json(&report.to_string()).unwrap_err();
        assert_error(&error, pointer, code);
    }
}

/// Every field of both formats left out once: the required ones are refused by reader and schema alike.
#[test]
fn reader_and_schema_agree_on_what_is_required() {
    let mut fields = 0;
    for pointer in pointers(&full_report_0_8(), "") {
        let report = without(full_report_0_8(), &pointer);
        let is_read = Owasp08Report::from_json(&report.to_string()).is_ok();
        assert_eq!(schema("owasp-0.8").is_valid(&report), is_read, "{pointer}");
        fields += 1;
    }
    for pointer in pointers(&full_report_0_5(), "") {
        let report = without(full_report_0_5(), &pointer);
        let is_read = Owasp05Report::from_json(&report.to_string()).is_ok();
        assert_eq!(schema("owasp-0.5").is_valid(&report), is_read, "{pointer}");
        fields += 1;
    }
    assert!(fields > 60, "{fields}");
}

fn assert_error(error: &aivss_core::Error, pointer: &str, code: &str) {
    assert_eq!(error.code().as_str(), code, "{pointer}: {error:?}");
    assert_eq!(error.path(), pointer.trim_start_matches('/').replace('/', "."));
    assert_eq!(aivss_tests::policy::violation(error.message()), None, "{error}");
}

fn changed(mut report: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    report.pointer_mut(parent).unwrap()[key] = value;
    report
}

fn without(mut report: Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    report.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key);
    report
}

/// Every member of every object, of lists the first item only.
fn pointers(value: &Value, at: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(members) = value.as_object() {
        for (key, member) in members {
            let pointer = format!("{at}/{key}");
            found.extend(pointers(member, &pointer));
            found.push(pointer);
        }
    }
    if let Some(first) = value.as_array().and_then(|items| items.first()) {
        found.extend(pointers(first, &format!("{at}/0")));
    }
    found
}
