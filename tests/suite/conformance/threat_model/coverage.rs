//! Which mitigations a threat needs, and which count for it.

use super::check::{found, of, one, options};
use super::{apply, model_of};
use aivss_core::rule::CoverageRule;
use aivss_threat_model::{CheckCode, Grade};
use serde_json::json;

/// The rows of the comparison of rules (reference, A6), severity equal to the risk level.
#[test]
fn coverage_is_judged_by_the_rule_that_was_chosen() {
    use CoverageRule as R;
    // Level, kinds, and whether quickstart, phases, defence in depth and type table are content.
    for (level, kinds, passes) in [
        ("critical", "PD", [true, true, true, false]),
        ("critical", "P", [false, false, false, false]),
        ("critical", "DC", [false, false, false, false]),
        ("high", "PD", [true, true, false, false]),
        ("high", "PC", [false, false, true, false]),
        ("high", "DC", [false, false, true, false]),
        ("high", "PDC", [true, true, true, true]),
        ("medium", "P", [true, true, true, false]),
        ("low", "", [true, true, true, false]),
    ] {
        let likelihood = match level {
            "critical" => "likely",
            "low" => "unlikely",
            _ => "possible",
        };
        let mut operations = vec![json!({"add": "threat", "fields": {
            "name": "t", "severity": level, "likelihood": likelihood}})];
        operations.extend(kinds.chars().map(|kind| {
            let kind = match kind {
                'P' => "preventive",
                'D' => "detective",
                _ => "corrective",
            };
            json!({"add": "mitigation", "fields": {"content": "m", "type": kind, "threats": [{"threat": "TH-1"}]}})
        }));
        let model = model_of(&operations);
        let rules = [R::Quickstart, R::Phases, R::DefenceInDepth, R::TypeTable];
        for (rule, passes) in rules.into_iter().zip(passes) {
            let found = found(&model, options(rule, None));
            let lacks = found.iter().any(|(code, ..)| *code == CheckCode::ThreatUncovered);
            assert_eq!(lacks, !passes, "{level} {kinds} {rule}");
        }
    }
}

/// The phases look at severity, the risk guide at the risk level (erratum E16): high and likely is critical.
#[test]
fn the_deciding_level_is_the_rules_own() {
    let model = model_of(&[
        json!({"add": "threat", "fields": {"name": "t", "severity": "high", "likelihood": "likely"}}),
        json!({"add": "mitigation", "fields": {"content": "m", "type": "preventive", "threats": [{"threat": "TH-1"}]}}),
        json!({"add": "mitigation", "fields": {"content": "m", "type": "corrective", "threats": [{"threat": "TH-1"}]}}),
    ]);
    let message = |rule| {
        let findings = model.check(options(rule, None));
        let mut found =
            findings.iter().filter(|finding| finding.code == CheckCode::ThreatUncovered);
        found.next().map(|finding| finding.message.clone()).unwrap_or_default()
    };
    assert_eq!(
        message(CoverageRule::Quickstart),
        "`TH-1` (t) is high and lacks a detective mitigation"
    );
    // High would be content with a preventive and a corrective one; critical is not.
    assert_eq!(
        message(CoverageRule::DefenceInDepth),
        "`TH-1` (t) is critical and lacks a detective mitigation"
    );
}

/// What phase 7 calls "Will Not Action" is no control: a threat with nothing else is as good as bare.
#[test]
fn what_will_not_be_done_covers_nothing() {
    let control = |kind: &str, status: &str| {
        json!({"add": "mitigation", "fields": {"content": kind, "type": kind, "status": status,
            "threats": [{"threat": "TH-1"}]}})
    };
    let mut model = model_of(&[
        json!({"add": "threat", "fields": {"name": "t", "severity": "critical", "likelihood": "likely"}}),
        control("preventive", "will_not_action"),
        control("detective", "Will Not Action"),
    ]);
    assert_eq!(of(&model, CheckCode::ThreatUncovered), one(Grade::Gap, "TH-1"));
    let rating = model.links().rating(&model.threats()[0]);
    // Critical is 4, and nothing is left off; without any mitigation the residual risk is the risk.
    assert_eq!(rating.effective.unwrap().to_string(), "4.0");
    assert_eq!(rating.residual, rating.risk);
    for kind in ["preventive", "detective"] {
        apply(&mut model, &control(kind, "not_implemented")).unwrap();
    }
    assert_eq!(of(&model, CheckCode::ThreatUncovered), []);
    // Of a medium threat one that counts is one alone, whatever was decided against.
    apply(&mut model, &json!({"edit": "TH-1", "fields": {"severity": "medium"}})).unwrap();
    apply(&mut model, &json!({"edit": "MI-4", "fields": {"status": "will_not_action"}})).unwrap();
    assert_eq!(of(&model, CheckCode::ThreatGap), one(Grade::Note, "TH-1"));
    // Nothing is left to settle about it, be it linked, of a kind, or not.
    let bare =
        json!({"add": "mitigation", "fields": {"content": "m", "status": "will_not_action"}});
    apply(&mut model, &bare).unwrap();
    assert_eq!(of(&model, CheckCode::MitigationOrphan), []);
    assert_eq!(of(&model, CheckCode::MitigationKindMissing), []);
}

#[test]
fn one_mitigation_alone_is_worth_a_look() {
    let mut model = model_of(&[
        json!({"add": "threat", "fields": {"name": "t", "severity": "medium", "likelihood": "possible"}}),
        json!({"add": "mitigation", "fields": {"content": "m", "threats": [{"threat": "TH-1"}]}}),
    ]);
    assert_eq!(of(&model, CheckCode::ThreatGap), one(Grade::Note, "TH-1"));
    apply(
        &mut model,
        &json!({"add": "mitigation", "fields": {"content": "n", "threats": [{"threat": "TH-1"}]}}),
    )
    .unwrap();
    assert_eq!(of(&model, CheckCode::ThreatGap), []);
}
