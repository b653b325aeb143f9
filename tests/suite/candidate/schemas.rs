//! The schemas of AIVSS 1.0: what the library takes and writes is valid, and what it refuses is not taken for more.

use aivss_core::candidate::Input;
use aivss_core::wire::{CANDIDATE_INPUT_SCHEMA, CANDIDATE_REPORT_SCHEMA, Schema};
use aivss_tests::vectors::candidate::{assessments, input_changes};
use jsonschema::Validator;
use serde_json::{Value, json};

fn validator(schema: Schema) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(schema.text).unwrap()).unwrap()
}

/// 10 inputs, and 20 reports: ours and the reference's, of which one breaks its own schema and so breaks this one.
#[test]
fn inputs_and_reports_are_valid() {
    let (inputs, reports) = (validator(CANDIDATE_INPUT_SCHEMA), validator(CANDIDATE_REPORT_SCHEMA));
    for vector in assessments() {
        assert!(inputs.is_valid(&vector.input), "{}", vector.input["finding_id"]);
        let breaks = vector.report_breaks_its_own_schema.is_some();
        assert_eq!(reports.is_valid(&vector.report), !breaks, "{}", vector.input["finding_id"]);
        let input = Input::from_json(&vector.input.to_string()).unwrap();
        let own: Value = serde_json::from_str(&input.assess().unwrap().to_json()).unwrap();
        if let Err(error) = reports.validate(&own) {
            panic!("{}: {error} at {}", input.finding_id, error.instance_path());
        }
    }
}

/// 64 changes: what the reference's own schema refuses is refused, and what the reference takes is taken.
#[test]
fn the_input_schema_lies_between_the_references_schema_and_its_rules() {
    let inputs = validator(CANDIDATE_INPUT_SCHEMA);
    let file = input_changes();
    let mut stricter = 0;
    for case in &file.cases {
        let is_valid = inputs.is_valid(&file.changed(case));
        assert!(!is_valid || case.schema, "{:?}", case.ops);
        assert!(is_valid || !case.accepted, "{:?}", case.ops);
        stricter += usize::from(!is_valid && case.schema);
    }
    assert!(stricter >= 15, "{stricter}");
}

/// 8 changes of a report, each of another kind.
#[test]
fn the_report_schema_refuses_what_no_report_has() {
    let reports = validator(CANDIDATE_REPORT_SCHEMA);
    let report = assessments().swap_remove(0).report;
    assert!(reports.is_valid(&report));
    for (pointer, value) in [
        ("/aivss_version", json!("2.0-candidate")),
        ("/scores/mode1_interpretation/status", json!("validated")),
        ("/cvss/macrovector", json!("300000")),
        ("/cvss/cvss_bte", json!(10.1)),
        ("/agentic_ai_profile/vector", json!("AIVSS:2.0/LC:D")),
        ("/agentic_ai_profile/metrics/LC/value", json!("R")),
        ("/decision/decision_basis", json!("cisa_bod_26_04")),
        ("/decision/aivss_recommended_timeline", json!("7D")),
    ] {
        let mut changed = report.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        assert!(!reports.is_valid(&changed), "{pointer}");
    }
}
