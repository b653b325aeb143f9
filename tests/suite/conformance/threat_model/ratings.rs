//! Effective and residual risk: the playbook's printed cells, through a model.

use super::model_of;
use aivss_core::rule::{ImplementationStatus, RiskLevel, RoadmapWindow};
use aivss_threat_model::{ThreatModel, ThreatRating};
use serde_json::{Value as Json, json};

/// A threat with that severity and likelihood and mitigations of these statuses.
fn rated(severity: &str, likelihood: &str, mitigations: &[(&str, bool)]) -> ThreatRating {
    let mut operations = vec![json!({"add": "threat", "fields": {
        "name": "t", "severity": severity, "likelihood": likelihood}})];
    operations.extend(mitigations.iter().map(|(status, partial)| {
        json!({"add": "mitigation", "fields": {"content": "m", "status": status,
            "threats": [{"threat": "TH-1", "is_partial": partial}]}})
    }));
    rating(&model_of(&operations))
}

fn rating(model: &ThreatModel) -> ThreatRating {
    model.links().rating(&model.threats()[0])
}

/// The printed rows (`guides/risk-scoring.md`) and those that follow from its stated rule.
#[test]
fn effective_risk_is_that_of_the_playbook() {
    let facts: Json =
        serde_json::from_str(include_str!("../../../vectors/maestro_rules.json")).unwrap();
    let rows = facts["effective_risk_multi"].as_array().unwrap();
    assert_eq!(rows.len(), 4);
    for row in rows {
        // Severity and likelihood that give the row's level in the matrix.
        let (severity, likelihood) = match row["risk"].as_str().unwrap() {
            "Critical" => ("Critical", "Likely"),
            "High" => ("High", "Possible"),
            "Medium" => ("Medium", "Possible"),
            other => panic!("{other}"),
        };
        let partial = row["strongest_has_partial_coverage"].as_bool().unwrap();
        let statuses = row["statuses"].as_array().unwrap();
        let mitigations: Vec<_> =
            statuses.iter().map(|status| (status.as_str().unwrap(), partial)).collect();
        let found = rated(severity, likelihood, &mitigations);
        let expected = row["effective"].as_f64().unwrap();
        assert_eq!(found.effective.unwrap().to_f64().to_string(), expected.to_string(), "{row}");
    }
}

/// "If that mitigation covers only part": the furthest one decides; one of several that covers all is enough.
#[test]
fn partial_coverage_counts_for_the_furthest_mitigations_only() {
    let half = ImplementationStatus::PartiallyImplemented;
    for (mitigations, expected) in [
        (vec![("implemented", true)], half),
        (vec![("implemented", true), ("implemented", false)], ImplementationStatus::Implemented),
        (vec![("implemented", true), ("partially_implemented", false)], half),
        (
            vec![("implemented", false), ("partially_implemented", true)],
            ImplementationStatus::Implemented,
        ),
        (vec![("not_implemented", true)], ImplementationStatus::NotImplemented),
        (vec![], ImplementationStatus::NotImplemented),
    ] {
        assert_eq!(rated("high", "possible", &mitigations).status, expected, "{mitigations:?}");
    }
}

#[test]
fn without_mitigations_all_of_the_risk_is_left_and_otherwise_somebody_says_what_is() {
    assert_eq!(rated("high", "likely", &[]).residual, Some(RiskLevel::Critical));
    assert_eq!(rated("high", "likely", &[("implemented", false)]).residual, None);
    let model = model_of(&[
        json!({"add": "threat", "fields": {"name": "t", "severity": "high", "likelihood": "likely"}}),
        json!({"add": "residual_risk", "fields": {"threat": "TH-1", "level": "low"}}),
        json!({"add": "residual_risk", "fields": {"threat": "TH-1", "level": "medium"}}),
    ]);
    assert_eq!(rating(&model).residual, Some(RiskLevel::Medium), "the last says what is so now");
}

/// `07-templates.md`: critical and nothing done is immediate, critical and half done short-term.
#[test]
fn the_window_follows_risk_and_status_while_the_threat_is_open() {
    assert_eq!(rated("critical", "likely", &[]).window, Some(RoadmapWindow::Immediate));
    let half = [("partially_implemented", false)];
    assert_eq!(rated("critical", "likely", &half).window, Some(RoadmapWindow::ShortTerm));
    assert_eq!(rated("critical", "likely", &[("implemented", false)]).window, None);
    let model = model_of(&[json!({"add": "threat", "fields": {
        "name": "t", "severity": "critical", "likelihood": "likely", "status": "resolved"}})]);
    assert_eq!(rating(&model).window, None);
    let unrated =
        model_of(&[json!({"add": "threat", "fields": {"name": "t", "severity": "high"}})]);
    assert_eq!((rating(&unrated).risk, rating(&unrated).effective), (None, None));
}

/// The guide's five threats (reference, A4) come in the order c, d, b, e, a: what is left of the risk decides,
/// then the reach, then the complexity. Of what nobody told the worst is taken, so that f stands beside d, and
/// behind it by its id. High and possible is 3, critical and possible is 4, both short-term once half is done;
/// half of them is 1.5 and 2.
#[test]
fn the_roadmap_has_the_most_urgent_first() {
    let mut operations: Vec<Json> = [
        ("a", "high", Some(("local", "low"))),
        ("b", "high", Some(("network", "high"))),
        ("c", "critical", Some(("physical", "high"))),
        ("d", "high", Some(("network", "low"))),
        ("e", "high", Some(("adjacent", "low"))),
        ("f", "high", None),
    ]
    .into_iter()
    .map(|(name, severity, attack)| {
        let mut fields = json!({"name": name, "severity": severity, "likelihood": "possible"});
        if let Some((vector, complexity)) = attack {
            fields["attack_vector"] = json!(vector);
            fields["attack_complexity"] = json!(complexity);
        }
        json!({"add": "threat", "fields": fields})
    })
    .collect();
    let threats: Vec<_> = (1..=6).map(|it| json!({"threat": format!("TH-{it}")})).collect();
    operations.push(json!({"add": "mitigation", "fields": {
        "content": "m", "status": "partially_implemented", "threats": threats}}));
    let text = model_of(&operations).to_markdown();
    let roadmap = &text[text.find("## Roadmap").unwrap()..];
    let names: Vec<&str> = roadmap
        .lines()
        .filter(|line| line.starts_with("| TH-"))
        .map(|line| line.split('|').nth(2).unwrap().trim())
        .collect();
    assert_eq!(names, ["c", "d", "f", "b", "e", "a"], "{roadmap}");
}
