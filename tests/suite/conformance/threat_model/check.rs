//! What a check finds: each code in a model that has it, and not in one that has it settled.

use super::{apply, id, model_of};
use aivss_core::rule::CoverageRule;
use aivss_threat_model::{CheckCode, CheckOptions, Grade, Place, ThreatModel};
use serde_json::{Value as Json, json};

pub(super) fn options(rule: CoverageRule, today: Option<&str>) -> CheckOptions {
    CheckOptions { rule, today: today.map(|today| today.parse().unwrap()) }
}

/// Code, grade, ids and layer of every finding.
pub(super) fn found(model: &ThreatModel, options: CheckOptions) -> Vec<(CheckCode, Grade, String)> {
    let findings = model.check(options);
    let about = |finding: &aivss_threat_model::CheckFinding| {
        assert!(!finding.message.is_empty() && !finding.remedy.is_empty());
        let ids: Vec<String> = finding.ids.iter().map(ToString::to_string).collect();
        let place = finding.place.map(Place::as_str).unwrap_or_default();
        (finding.code, finding.grade, format!("{}{place}", ids.join(",")))
    };
    findings.iter().map(about).collect()
}

pub(super) fn of(model: &ThreatModel, code: CheckCode) -> Vec<(Grade, String)> {
    let all = found(model, CheckOptions::default()).into_iter();
    all.filter(|(found, ..)| *found == code).map(|(_, grade, about)| (grade, about)).collect()
}

pub(super) fn one(grade: Grade, about: &str) -> Vec<(Grade, String)> {
    vec![(grade, about.to_owned())]
}

/// Steps 1 to 5 of the quickstart, none begun: eight questions (1.1 to 1.4 and four ratings), components, seven
/// layers, zones, threats and mitigations. Nothing is asked of what is not there.
#[test]
fn an_empty_model_lacks_what_the_five_steps_ask_for() {
    let found = found(&ThreatModel::new(), CheckOptions::default());
    assert!(found.iter().all(|(_, grade, _)| *grade == Grade::Gap));
    let codes: Vec<_> = found.iter().map(|(code, ..)| *code).collect();
    let mut expected = vec![CheckCode::ContextOpen; 8];
    expected.push(CheckCode::ComponentMissing);
    expected.extend([CheckCode::LayerUnexplained; 7]);
    expected.extend([CheckCode::ZoneMissing, CheckCode::ThreatCount, CheckCode::MitigationMissing]);
    assert_eq!(codes, expected);
}

/// A model of which somebody only said that no layer is applicable passes no check.
#[test]
fn seven_reasons_are_no_threat_model() {
    let layers = ["L1", "L2", "L3", "L4", "L5", "L6", "L7"];
    let reason = |layer| json!({"layer": layer, "fields": {"not_applicable": "none"}});
    let operations: Vec<Json> = layers.into_iter().map(reason).collect();
    let model = model_of(&operations);
    assert_eq!(of(&model, CheckCode::LayerUnexplained), []);
    assert_eq!(of(&model, CheckCode::ComponentMissing), one(Grade::Gap, ""));
    assert_eq!(of(&model, CheckCode::ThreatCount), one(Grade::Gap, ""));
}

/// Operations after which there is a finding, what it is, and the operation that settles it.
type Case = (Vec<Json>, CheckCode, Grade, &'static str, Json);

#[allow(clippy::too_many_lines, reason = "a table")]
fn cases() -> Vec<Case> {
    let part = json!({"add": "component", "fields": {"name": "Agent", "layers": ["L3"]}});
    let threat = json!({"add": "threat", "fields": {"name": "t", "layers": ["L3"], "severity": "low", "likelihood": "unlikely"}});
    vec![
        (
            vec![json!({"add": "data_type", "fields": {"name": "d"}})],
            CheckCode::DataUnrated,
            Grade::Gap,
            "DT-1",
            json!({"edit": "DT-1", "fields": {"sensitivity": "public"}}),
        ),
        (
            vec![json!({"add": "data_store", "fields": {"name": "d"}})],
            CheckCode::ComponentMissing,
            Grade::Gap,
            "",
            part.clone(),
        ),
        (
            vec![part.clone(), json!({"add": "data_store", "fields": {"name": "d"}})],
            CheckCode::ConnectionMissing,
            Grade::Gap,
            "",
            json!({"add": "connection", "fields": {"source": "CO-1", "destination": "DS-1"}}),
        ),
        (
            vec![part.clone()],
            CheckCode::ZoneMissing,
            Grade::Gap,
            "",
            json!({"add": "trust_zone", "fields": {"name": "z"}}),
        ),
        (
            vec![json!({"add": "trust_zone", "fields": {"name": "z"}})],
            CheckCode::ZoneUnrated,
            Grade::Gap,
            "TZ-1",
            json!({"edit": "TZ-1", "fields": {"trust_level": "untrusted"}}),
        ),
        (
            vec![json!({"add": "threat", "fields": {"source": "s", "action": "a"}})],
            CheckCode::ThreatIncomplete,
            Grade::Gap,
            "TH-1",
            json!({"edit": "TH-1", "fields": {"impact": "i"}}),
        ),
        (
            vec![json!({"add": "threat", "fields": {"name": "t", "severity": "high"}})],
            CheckCode::MitigationMissing,
            Grade::Gap,
            "",
            json!({"add": "mitigation", "fields": {"content": "m"}}),
        ),
        // Only high and critical threats need mitigations.
        (
            vec![json!({"add": "threat", "fields": {"name": "t"}})],
            CheckCode::MitigationMissing,
            Grade::Gap,
            "",
            json!({"edit": "TH-1", "fields": {"severity": "medium"}}),
        ),
        (
            vec![json!({"add": "regulation", "fields": {"name": "To be determined"}})],
            CheckCode::RegulationOpen,
            Grade::Warning,
            "RG-1",
            json!({"edit": "RG-1", "fields": {"name": "GDPR"}}),
        ),
        (
            vec![
                json!({"add": "regulation", "fields": {"name": "to be determined", "follow_up": "Legal"}}),
            ],
            CheckCode::RegulationOpen,
            Grade::Note,
            "RG-1",
            json!({"edit": "RG-1", "fields": {"name": "GDPR", "follow_up": null}}),
        ),
        (
            vec![
                json!({"add": "assumption", "fields": {"description": "a", "status": "invalidated"}}),
            ],
            CheckCode::AssumptionInvalid,
            Grade::Warning,
            "AN-1",
            json!({"remove": "AN-1"}),
        ),
        (
            vec![
                part.clone(),
                json!({"add": "component", "fields": {"name": "agent", "layers": ["L3"]}}),
            ],
            CheckCode::NameRepeated,
            Grade::Note,
            "CO-1,CO-2",
            json!({"edit": "CO-2", "fields": {"name": "Other"}}),
        ),
        (
            vec![json!({"add": "data_store", "fields": {"name": "d"}})],
            CheckCode::ComponentUnmapped,
            Grade::Gap,
            "DS-1",
            json!({"edit": "DS-1", "fields": {"layers": ["L2"]}}),
        ),
        (
            vec![part.clone(), json!({"add": "trust_zone", "fields": {"name": "z"}})],
            CheckCode::ComponentUnzoned,
            Grade::Gap,
            "CO-1",
            json!({"edit": "CO-1", "fields": {"zone": "TZ-1"}}),
        ),
        (
            vec![part.clone(), json!({"layer": "L3", "fields": {"not_applicable": "none"}})],
            CheckCode::LayerContradicted,
            Grade::Gap,
            "CO-1L3",
            json!({"layer": "L3", "fields": {"not_applicable": null}}),
        ),
        (vec![part.clone()], CheckCode::LayerUnthreatened, Grade::Gap, "L3", threat.clone()),
        (
            vec![part.clone(), threat.clone()],
            CheckCode::LayerFewThreats,
            Grade::Gap,
            "L3",
            threat.clone(),
        ),
        (
            vec![
                json!({"add": "threat", "fields": {"name": "t", "severity": "low", "likelihood": "likely"}}),
            ],
            CheckCode::ThreatUnmapped,
            Grade::Gap,
            "TH-1",
            json!({"edit": "TH-1", "fields": {"layers": ["CL"]}}),
        ),
        (
            vec![json!({"add": "threat", "fields": {"name": "t", "severity": "low"}})],
            CheckCode::ThreatUnrated,
            Grade::Note,
            "TH-1",
            json!({"edit": "TH-1", "fields": {"likelihood": "possible"}}),
        ),
        (
            vec![json!({"add": "threat", "fields": {"name": "t", "likelihood": "likely"}})],
            CheckCode::ThreatUnrated,
            Grade::Gap,
            "TH-1",
            json!({"edit": "TH-1", "fields": {"severity": "low"}}),
        ),
        (
            vec![json!({"add": "threat", "fields": {"name": "t", "aivss": {
                "compact": "AIVSS-C:1/owasp-0.8/R/0.8/AU:1/TO:1/LA:1/CO:1/ND:1/OP:1/PE:1/ID:1/MA:1/SM:1/TM:A/BASE:8.5",
                "score": "9.9"}}})],
            CheckCode::AivssStale,
            Grade::Gap,
            "TH-1",
            json!({"edit": "TH-1", "fields": {"aivss": null}}),
        ),
        (
            vec![
                threat.clone(),
                json!({"add": "mitigation", "fields": {"content": "m", "type": "preventive"}}),
            ],
            CheckCode::MitigationOrphan,
            Grade::Warning,
            "MI-1",
            json!({"link": "MI-1", "to": "TH-1"}),
        ),
        (
            vec![json!({"add": "mitigation", "fields": {"content": "m"}})],
            CheckCode::MitigationKindMissing,
            Grade::Warning,
            "MI-1",
            json!({"edit": "MI-1", "fields": {"type": "deterrent"}}),
        ),
        (
            vec![
                threat.clone(),
                json!({"add": "residual_risk", "fields": {"threat": "TH-1", "disposition": "accepted"}}),
            ],
            CheckCode::ResidualIncomplete,
            Grade::Gap,
            "RR-1",
            json!({"edit": "RR-1", "fields": {"owner": "B"}}),
        ),
        (
            vec![
                threat.clone(),
                json!({"add": "residual_risk", "fields": {"threat": "TH-1", "disposition": "deferred", "owner": "B"}}),
            ],
            CheckCode::ResidualIncomplete,
            Grade::Gap,
            "RR-1",
            json!({"edit": "RR-1", "fields": {"target_date": "2027-01-01", "interim_controls": ["c"]}}),
        ),
    ]
}

#[test]
fn each_finding_goes_away_when_it_is_settled() {
    for (operations, code, grade, about, settles) in cases() {
        let mut model = model_of(&operations);
        assert_eq!(of(&model, code), one(grade, about), "{code}");
        apply(&mut model, &settles).unwrap();
        assert_eq!(of(&model, code), [], "{code}");
    }
}

/// 10 to 15 by the quickstart's end state: fewer are a gap, more are worth a note.
#[test]
fn the_number_of_threats_is_held_against_the_quickstart() {
    let mut model = ThreatModel::new();
    for count in 1..=16 {
        apply(&mut model, &json!({"add": "threat", "fields": {"name": format!("t{count}")}}))
            .unwrap();
        let expected = match count {
            1..10 => one(Grade::Gap, ""),
            10..16 => vec![],
            _ => one(Grade::Note, ""),
        };
        assert_eq!(of(&model, CheckCode::ThreatCount), expected, "{count}");
    }
    // Resolved ones are no load any more, and still show that ten were found.
    for number in 1..=16 {
        let resolved = json!({"edit": format!("TH-{number}"), "fields": {"status": "resolved"}});
        apply(&mut model, &resolved).unwrap();
        assert_eq!(of(&model, CheckCode::ThreatCount), []);
    }
    for number in 1..=7 {
        assert_eq!(of(&model, CheckCode::ThreatCount), [], "{number}");
        let none = json!({"edit": format!("TH-{number}"), "fields": {"status": "not_applicable"}});
        apply(&mut model, &none).unwrap();
    }
    assert_eq!(of(&model, CheckCode::ThreatCount), one(Grade::Gap, ""), "nine are left");
}

/// Whoever resolved a layer's threats has looked at it; who found none that applies has still to find some.
#[test]
fn resolved_threats_count_for_their_layer() {
    let threat =
        json!({"add": "threat", "fields": {"name": "t", "layers": ["L3"], "status": "resolved"}});
    let mut model = model_of(&[
        json!({"add": "component", "fields": {"name": "Agent", "layers": ["L3"]}}),
        threat.clone(),
    ]);
    assert_eq!(of(&model, CheckCode::LayerFewThreats), one(Grade::Gap, "L3"));
    apply(&mut model, &threat).unwrap();
    assert_eq!(of(&model, CheckCode::LayerFewThreats), []);
    assert_eq!(of(&model, CheckCode::LayerUnthreatened), []);
    for id in ["TH-1", "TH-2"] {
        apply(&mut model, &json!({"edit": id, "fields": {"status": "not_applicable"}})).unwrap();
    }
    assert_eq!(of(&model, CheckCode::LayerUnthreatened), one(Grade::Gap, "L3"));
}

/// A review due on the day itself is not overdue; without a day nothing is.
#[test]
fn reviews_are_overdue_from_the_day_after() {
    let model = model_of(&[
        json!({"context": {"next_review": "2026-03-19"}}),
        json!({"add": "threat", "fields": {"name": "t"}}),
        json!({"add": "residual_risk", "fields": {"threat": "TH-1", "next_review": "2026-03-19", "target_date": "2026-03-20"}}),
    ]);
    let stale = |today| {
        let found = found(&model, options(CoverageRule::Quickstart, today));
        let found = found.into_iter().filter(|(code, ..)| *code == CheckCode::ReviewStale);
        found.map(|(_, _, about)| about).collect::<Vec<_>>()
    };
    assert_eq!(stale(None), [""; 0]);
    assert_eq!(stale(Some("2026-03-19")), [""; 0]);
    assert_eq!(stale(Some("2026-03-20")), ["", "RR-1"]);
    assert_eq!(stale(Some("2026-03-21")), ["", "RR-1", "RR-1"]);
}

#[test]
fn users_are_found_and_parts_are_counted_by_layer() {
    let model = model_of(&[
        json!({"add": "component", "fields": {"name": "Agent", "layers": ["L3", "L1"]}}),
        json!({"add": "data_store", "fields": {"name": "d", "layers": ["L1"]}}),
    ]);
    assert_eq!(model.parts_in("L1".parse().unwrap()), [id("CO-1"), id("DS-1")]);
    assert_eq!(model.parts_in("L3".parse().unwrap()), [id("CO-1")]);
    assert_eq!(model.parts_in(Place::Across), []);
}

/// One line of the register for each threat: what says the same, or says more, is no contradiction.
#[test]
fn residual_risks_that_contradict_each_other_are_found() {
    let risk = |fields: Json| {
        let mut fields = fields;
        fields["threat"] = json!("TH-1");
        json!({"add": "residual_risk", "fields": fields})
    };
    let ground = [
        json!({"add": "threat", "fields": {"name": "t"}}),
        json!({"add": "threat", "fields": {"name": "u"}}),
        json!({"add": "residual_risk", "fields": {"threat": "TH-2", "level": "low"}}),
        risk(json!({"level": "critical", "disposition": "accepted"})),
    ];
    for (fields, is_found) in [
        (json!({"level": "low", "disposition": "accepted"}), true),
        (json!({"disposition": "mitigated"}), true),
        (json!({"level": "critical", "disposition": "accepted", "owner": "B"}), false),
        (json!({"owner": "B"}), false),
    ] {
        let model = model_of(&[&ground[..], &[risk(fields)]].concat());
        let expected = if is_found { one(Grade::Warning, "RR-2,RR-3") } else { vec![] };
        assert_eq!(of(&model, CheckCode::ResidualContradicted), expected);
    }
}

/// 1 waits for 2, 2 for 3, and 3 for 2; 4 waits for 1 and 5 for nothing. Only 2 and 3 go round in a circle.
#[test]
fn work_that_waits_for_itself_is_found() {
    let mut operations: Vec<Json> = (1..=5)
        .map(
            |number| json!({"add": "remediation", "fields": {"description": format!("w{number}")}}),
        )
        .collect();
    let waits = |work: &str, on: &[&str]| json!({"edit": work, "fields": {"depends_on": on}});
    operations.extend([waits("RM-1", &["RM-2"]), waits("RM-2", &["RM-3"])]);
    operations.push(waits("RM-4", &["RM-1", "RM-5"]));
    let mut model = model_of(&operations);
    assert_eq!(of(&model, CheckCode::RemediationCyclic), []);
    apply(&mut model, &waits("RM-3", &["RM-2"])).unwrap();
    assert_eq!(of(&model, CheckCode::RemediationCyclic), one(Grade::Warning, "RM-2,RM-3"));
    apply(&mut model, &waits("RM-3", &["RM-4"])).unwrap();
    let circle = one(Grade::Warning, "RM-1,RM-2,RM-3,RM-4");
    assert_eq!(of(&model, CheckCode::RemediationCyclic), circle);
    apply(&mut model, &waits("RM-3", &[])).unwrap();
    apply(&mut model, &waits("RM-5", &["RM-5"])).unwrap();
    assert_eq!(of(&model, CheckCode::RemediationCyclic), one(Grade::Warning, "RM-5"));
}
