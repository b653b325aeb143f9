//! Inputs and reports of AIVSS 1.0: read, assessed, written, and refused.

use aivss_core::candidate::{AsiCategory, INPUT_FIELDS, Input, METRIC_KEYS, ReportReading};
use aivss_core::extension::ExtensionMetric;
use aivss_core::{Error, ErrorCode};
use aivss_tests::policy::violation;
use aivss_tests::vectors::candidate::{assessments, input_changes, reliability};
use serde_json::{Map, Value, json};

fn read(input: &Value) -> Result<Input, Error> {
    Input::from_json(&input.to_string())
}

fn report_of(input: &Input) -> Value {
    serde_json::from_str(&input.assess().unwrap().to_json()).unwrap()
}

/// Whether a report is the expected one, where `(text)` stands for any text that is not empty.
fn assert_same(path: &str, found: &Value, expected: &Value) {
    match (found, expected) {
        (Value::String(found), Value::String(expected)) if expected == "(text)" => {
            assert!(!found.is_empty(), "{path}");
        }
        (Value::Object(found), Value::Object(expected)) => {
            let keys = |object: &Map<String, Value>| object.keys().cloned().collect::<Vec<_>>();
            let (mut in_found, mut in_expected) = (keys(found), keys(expected));
            in_found.sort();
            in_expected.sort();
            assert_eq!(in_found, in_expected, "{path}");
            for (key, value) in expected {
                assert_same(&format!("{path}/{key}"), &found[key], value);
            }
        }
        (Value::Number(found), Value::Number(expected)) => {
            assert_eq!(found.as_f64(), expected.as_f64(), "{path}");
        }
        _ => assert_eq!(found, expected, "{path}"),
    }
}

/// 10 inputs; one report lacks the two fields that the reference's own schema refuses (erratum C08).
#[test]
fn every_report_is_the_one_of_the_reference() {
    for vector in assessments() {
        let mut expected = vector.report;
        if vector.report_breaks_its_own_schema.is_some() {
            let decision = expected["decision"].as_object_mut().unwrap();
            assert_eq!(decision.remove("missing_metadata_faq_applied"), Some(json!(true)));
            assert!(decision.remove("bod_2604_faq_source").is_some());
        }
        assert_same("", &report_of(&read(&vector.input).unwrap()), &expected);
    }
}

/// 10 inputs, written and read again.
#[test]
fn an_input_is_written_and_read_back() {
    for vector in assessments() {
        let input = read(&vector.input).unwrap();
        let written = input.to_json();
        assert_eq!(Input::from_json(&written).unwrap(), input);
        assert_same("", &serde_json::from_str(&written).unwrap(), &without_defaults(vector.input));
    }
}

/// An input without what says no more than a default.
fn without_defaults(mut input: Value) -> Value {
    let fields = input.as_object_mut().unwrap();
    for (name, default) in [
        ("fceb_bod_2604_scope", false),
        ("include_priority", false),
        ("exploit_maturity_unresolved", false),
        ("include_decision", true),
    ] {
        if fields.get(name) == Some(&json!(default)) {
            fields.remove(name);
        }
    }
    if let Some(evidence) = fields.get_mut("evidence").and_then(Value::as_object_mut) {
        evidence.retain(|key, value| key == "cisa_kev" || *value != json!(false));
    }
    input
}

/// 10 reports of ours and 10 of the reference's: the first give themselves again, the second differ in nothing
/// but wording.
#[test]
fn a_report_is_read_and_gives_itself_again() {
    for vector in assessments() {
        let input = read(&vector.input).unwrap();
        let own = input.assess().unwrap().to_json();
        let reading = ReportReading::from_json(&own).unwrap();
        assert_eq!(reading.differences, []);
        assert_eq!(reading.input.assess().unwrap().to_json(), own);
        let theirs = ReportReading::from_json(&vector.report.to_string()).unwrap();
        assert_eq!(theirs.differences, []);
    }
}

/// Every value of the corpus's reports that is derived, changed one at a time: each change is told.
#[test]
fn a_changed_figure_is_told() {
    let derived = [
        "/aivss_version",
        "/calculator_version",
        "/risk_category/name",
        "/cvss/vector",
        "/cvss/macrovector",
        "/cvss/cvss_bte",
        "/cvss/exploit_maturity/e",
        "/cvss/exploit_maturity/state",
        "/cvss/exploit_maturity/authoritative",
        "/scores/mode1_interpretation/aivss",
        "/scores/mode1_interpretation/status",
        "/agentic_ai_profile/metrics/LC/label",
        "/agentic_ai_profile/metrics/LC/value",
        "/agentic_ai_profile/complete",
        "/agentic_ai_profile/agentic_effect_class",
        "/decision/decision_basis",
        "/decision/decision_points/in_kev",
        "/decision/aivss_recommended_timeline",
        "/decision/overlay_triggered",
        "/decision/overlay_status",
        "/decision/bod_2604_analogy_timeline",
        "/priority/aivss_p",
        "/priority/band",
    ];
    let mut told = 0;
    for vector in assessments() {
        for pointer in derived.into_iter().skip(1) {
            let mut report = vector.report.clone();
            let Some(value) = report.pointer_mut(pointer) else { continue };
            *value = match value {
                Value::Bool(flag) => json!(!*flag),
                Value::Number(_) => json!(0.1),
                Value::String(text) => json!(format!("{text}0")),
                _ => json!("3D"),
            };
            let path = pointer[1..].replace('/', ".");
            let reading = ReportReading::from_json(&report.to_string()).unwrap();
            let paths: Vec<&str> =
                reading.differences.iter().map(|difference| difference.path.as_str()).collect();
            assert_eq!(paths, [path], "{pointer}");
            assert!(!reading.differences[0].to_string().is_empty());
            told += 1;
        }
    }
    assert!(told > 150, "{told}");
}

/// 3 changes: a field that does not belong, one that is absent, another edition.
#[test]
fn a_report_with_other_fields_is_told() {
    let report = assessments()[0].report.clone();
    let mut more = report.clone();
    more["scores"]["candidate_adjusted"] = json!({"aivss": 6.1});
    let reading = ReportReading::from_json(&more.to_string()).unwrap();
    assert_eq!(
        reading.differences[0].to_string(),
        "`scores.candidate_adjusted` says an object, and has no place in this report"
    );
    let mut less = report.clone();
    less["agentic_ai_profile"].as_object_mut().unwrap().remove("complete");
    let reading = ReportReading::from_json(&less.to_string()).unwrap();
    assert_eq!(
        reading.differences[0].to_string(),
        "`agentic_ai_profile.complete` is absent, and `true` follows"
    );
    let mut other = report.clone();
    other["aivss_version"] = json!("2.0-candidate");
    let error = ReportReading::from_json(&other.to_string()).unwrap_err();
    assert_eq!((error.code(), error.path()), (ErrorCode::ExtensionVersion, "aivss_version"));
    let mut broken = report;
    broken["agentic_ai_profile"]["metrics"]["SR"]["evidence"]["successes"] = json!(17);
    let error = ReportReading::from_json(&broken.to_string()).unwrap_err();
    assert_eq!(
        (error.code(), error.path()),
        (ErrorCode::EvidenceBoundMismatch, "agentic_ai_profile.metrics.SR.evidence.lower_bound")
    );
}

/// The code and the path for each of the 64 changes; none for the two that are accepted.
const REFUSALS: [Option<(ErrorCode, &str)>; 64] = {
    use ErrorCode as E;
    [
        Some((E::FieldMissing, "aivss_vector")),
        Some((E::FieldMissing, "metric_evidence")),
        Some((E::FieldMissing, "agentic_applicability")),
        Some((E::FieldMissing, "provenance")),
        Some((E::FieldMissing, "provenance.assessor_kind")),
        Some((E::FieldUnknown, "invented")),
        Some((E::FieldBlank, "finding_id")),
        Some((E::FieldBlank, "finding_id")),
        Some((E::FieldBlank, "path_id")),
        Some((E::FieldBlank, "title")),
        Some((E::FieldBlank, "summary")),
        Some((E::RiskCategoryUnknown, "risk_category")),
        Some((E::RiskCategoryUnknown, "risk_category")),
        Some((E::RiskCategoryUnknown, "risk_category")),
        Some((E::FieldType, "agentic_applicability.action_selection_or_sequencing")),
        Some((E::FieldMissing, "agentic_applicability.evidence_refs")),
        Some((E::FieldBlank, "agentic_applicability.evidence_refs.0")),
        Some((E::FieldBlank, "metric_evidence.LC.rationale")),
        Some((E::FieldMissing, "metric_evidence.LC.evidence_refs")),
        Some((E::FieldUnknown, "metric_evidence.LC.method")),
        Some((E::EvidenceBoundMismatch, "metric_evidence.SR.lower_bound")),
        Some((E::EvidenceUndecided, "metric_evidence.SR.episodes")),
        Some((E::NumberRange, "metric_evidence.SR.retry_budget")),
        Some((E::FieldMissing, "metric_evidence.SR.retry_budget")),
        Some((E::FieldType, "metric_evidence.SR.independent")),
        Some((E::FieldConflict, "metric_evidence.SR.successes")),
        Some((E::FieldConflict, "metric_evidence.SR.successes")),
        Some((E::EvidenceMethodUnknown, "metric_evidence.SR.method")),
        Some((E::FieldMissing, "metric_evidence.CA.fail_closed")),
        Some((E::EvidenceConflict, "metric_evidence.CA")),
        Some((E::FieldMissing, "metric_evidence.TD.retention_verified")),
        Some((E::EvidenceConflict, "metric_evidence.TD")),
        Some((E::EvidenceConflict, "metric_evidence.SR")),
        Some((E::EvidenceConflict, "metric_evidence.CA")),
        None,
        Some((E::ExtensionMetricWithdrawn, "aivss_vector")),
        Some((E::CvssVersion, "cvss_vector")),
        Some((E::CvssValueUnknown, "cvss_vector")),
        Some((E::CvssMetricMissing, "cvss_vector")),
        Some((E::ExtensionAppended, "cvss_vector")),
        Some((E::TimeInvalid, "provenance.assessed_at")),
        Some((E::TimeInvalid, "provenance.assessed_at")),
        Some((E::FieldBlank, "provenance.tool")),
        Some((E::FieldBlank, "provenance.tool")),
        Some((E::DecisionSourceMissing, "publicly_exposed_source")),
        Some((E::FieldBlank, "publicly_exposed_source")),
        Some((E::TimeInvalid, "decision_data_observed_at")),
        Some((E::DecisionPointMissing, "automatable")),
        Some((E::DecisionValueUnknown, "technical_impact")),
        Some((E::DecisionCveRequired, "cve_id")),
        Some((E::DecisionKevUnstated, "evidence.cisa_kev")),
        Some((E::DecisionVulnrichmentMissing, "vulnrichment_automatable")),
        Some((E::EvidenceCveRequired, "cve_id")),
        Some((E::EvidenceEpssIncomplete, "evidence.epss_date")),
        Some((E::EvidenceCveRequired, "cve_id")),
        Some((E::DecisionCveRequired, "cve_id")),
        Some((E::FieldMissing, "org_context")),
        Some((E::FieldMissing, "org_context.likelihood")),
        Some((E::NumberRange, "org_context.likelihood")),
        Some((E::FieldType, "include_decision")),
        None,
        Some((E::FieldConflict, "taxonomy_metadata")),
        Some((E::CatalogUnknown, "taxonomy_metadata.maestro_layer")),
        Some((E::FieldBlank, "taxonomy_metadata.threat_description")),
    ]
};

/// 64 changes to a valid input, 62 of them refused.
#[test]
fn every_input_that_the_reference_refuses_is_refused_by_code_and_path() {
    let file = input_changes();
    read(&file.base).unwrap().assess().unwrap();
    for (case, expected) in file.cases.iter().zip(REFUSALS) {
        let input = read(&file.changed(case));
        let outcome = input.as_ref().map_err(Clone::clone).and_then(Input::assess);
        assert_eq!(outcome.is_ok(), case.accepted, "{:?}", case.ops);
        let refused = outcome.as_ref().err().map(|error| (error.code(), error.path()));
        assert_eq!(refused, expected, "{:?}: {outcome:?}", case.ops);
        if let Err(error) = outcome {
            assert_eq!(violation(error.message()), None, "{error}");
        }
    }
}

/// The inputs of `aivss_sr_wilson.json` and `aivss_priority.json` that only a reader of documents can refuse.
#[test]
fn values_of_another_type_are_refused_where_they_stand() {
    let base = input_changes().base;
    let code = |path: &str, value: Value| {
        let mut input = base.clone();
        input["include_priority"] = json!(true);
        input["org_context"] =
            json!({"business_criticality": "high", "reach": "low", "likelihood": 0.5});
        *input.pointer_mut(path).unwrap() = value;
        let error = read(&input).unwrap_err();
        assert_eq!(error.path(), path[1..].replace('/', "."));
        assert_eq!(violation(error.message()), None, "{error}");
        error.code()
    };
    let sr = |name: &str| format!("/metric_evidence/SR/{name}");
    assert_eq!(code(&sr("successes"), json!(30.5)), ErrorCode::FieldType);
    assert_eq!(code(&sr("successes"), json!(30.0)), ErrorCode::FieldType);
    assert_eq!(code(&sr("successes"), json!(true)), ErrorCode::FieldType);
    assert_eq!(code(&sr("successes"), json!(-1)), ErrorCode::NumberRange);
    assert_eq!(code(&sr("episodes"), json!(4_294_967_296_u64)), ErrorCode::NumberRange);
    assert_eq!(code(&sr("production_equivalent"), json!(null)), ErrorCode::FieldType);
    assert_eq!(code(&sr("production_equivalent"), json!(1)), ErrorCode::FieldType);
    assert_eq!(code("/org_context/likelihood", json!(true)), ErrorCode::FieldType);
    assert_eq!(code("/org_context/likelihood", json!(-0.01)), ErrorCode::NumberRange);
    assert_eq!(code("/org_context/reach", json!("")), ErrorCode::PriorityLevelUnknown);
    assert_eq!(code("/evidence/poc", json!(1)), ErrorCode::FieldType);
    let mut proof = base.clone();
    let evidence = proof.pointer_mut("/metric_evidence/SR").unwrap();
    *evidence = json!({
        "rationale": "r", "evidence_refs": ["e"], "method": "deterministic-proof",
        "deterministic_outcome": "maybe"
    });
    let error = read(&proof).unwrap_err();
    assert_eq!(error.code(), ErrorCode::EvidenceMethodUnknown);
    assert_eq!(error.path(), "metric_evidence.SR.deterministic_outcome");
    // Six inputs of that file are refused here and not by the classifier.
    assert_eq!(reliability().other_inputs.iter().filter(|input| input.error).count(), 8);
}

/// 10 inputs with their fields in the opposite order, 25 fields and 8 metrics.
#[test]
fn the_order_of_fields_does_not_matter() {
    for vector in assessments() {
        let fields = vector.input.as_object().unwrap();
        let reversed: Vec<String> = fields
            .iter()
            .rev()
            .map(|(key, value)| format!("{}:{value}", Value::from(key.as_str())))
            .collect();
        let reversed = format!("{{{}}}", reversed.join(","));
        assert_eq!(Input::from_json(&reversed).unwrap(), read(&vector.input).unwrap());
        assert!(fields.keys().all(|key| INPUT_FIELDS.contains(&key.as_str())));
    }
    assert_eq!(METRIC_KEYS, ExtensionMetric::ALL.map(ExtensionMetric::as_str));
    let ids: Vec<&str> = AsiCategory::all().map(AsiCategory::id).collect();
    assert_eq!((ids.len(), ids[0], ids[9]), (10, "ASI01", "ASI10"));
}

/// 3 inputs that say nothing about exploitation, or something else than the vector (erratum C09).
#[test]
fn a_report_notes_where_evidence_is_absent() {
    let mut input = input_changes().base;
    let notes = |input: &Value| {
        let input = read(input).unwrap();
        input.assess().unwrap().notes().map(|note| note.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(notes(&input), [""; 0]);
    input.as_object_mut().unwrap().remove("evidence");
    assert_eq!(notes(&input).len(), 2);
    input["evidence"] = json!({});
    assert_eq!(notes(&input), ["the vector says E:P, and the evidence sets E:U"]);
}

/// 1 likelihood with eight decimals, of which a report keeps four and from which it is checked (erratum C20).
#[test]
fn a_priority_follows_from_the_likelihood_that_the_report_prints() {
    let mut base = input_changes().base;
    base["include_priority"] = json!(true);
    base["org_context"] =
        json!({"business_criticality": "high", "reach": "high", "likelihood": 0.003_251_23});
    let report = report_of(&read(&base).unwrap());
    assert_eq!(report["priority"]["terms"]["likelihood"], json!(0.0033));
    let reading = ReportReading::from_json(&report.to_string()).unwrap();
    assert_eq!(reading.differences, []);
}

/// 2 facts, each of which has to hold.
#[test]
fn a_system_that_is_no_agent_is_refused_with_the_way_out() {
    for name in ["model_directed_goal_pursuit", "action_selection_or_sequencing"] {
        let mut input = input_changes().base;
        input["agentic_applicability"][name] = json!(false);
        let input = read(&input).unwrap();
        let error = input.assess().unwrap_err();
        assert_eq!(error.code(), ErrorCode::ApplicabilityNotGiven);
        assert_eq!(error.path(), format!("agentic_applicability.{name}"));
        assert!(error.message().ends_with("score the finding with CVSS alone"));
    }
    let mut input = input_changes().base;
    input["provenance"]["assessor_kind"] = json!("robot");
    let error = read(&input).unwrap_err();
    assert_eq!(error.code(), ErrorCode::AssessorKindUnknown);
    assert_eq!(error.path(), "provenance.assessor_kind");
}
