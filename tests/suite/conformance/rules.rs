//! MAESTRO's rules: every table exhausted against the playbook's cells, written out here or in the facts.

use aivss_core::catalog::MitigationKind::{self, Corrective, Detective, Deterrent, Preventive};
use aivss_core::rule::{
    AttackComplexity, AttackVector, Cost, CoverageRule, Depth, DepthAnswers, Effectiveness,
    GapFlag, ImplementationStatus, Likelihood, Priority, ReviewInterval, RiskLevel, RoadmapWindow,
    ThreatSeverity, Urgency, effective_risk, equivalent_level, gap_flags, overall_status, priority,
    risk_level,
};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Debug;
use std::str::FromStr;

fn facts() -> Value {
    serde_json::from_str(include_str!("../../vectors/maestro_rules.json")).unwrap()
}

fn rows<'a>(facts: &'a Value, key: &str) -> &'a Vec<Value> {
    facts[key].as_array().unwrap()
}

/// A published name, read.
fn named<T: FromStr<Err = aivss_core::Error>>(value: &Value) -> T {
    value.as_str().unwrap().parse().unwrap()
}

fn number(value: &Value) -> String {
    format!("{:.1}", value.as_f64().unwrap())
}

/// 16 cells, each once.
#[test]
fn the_risk_matrix_is_the_printed_one() {
    let facts = facts();
    let mut cells = BTreeSet::new();
    for row in rows(&facts, "risk_matrix") {
        let (severity, likelihood): (ThreatSeverity, Likelihood) =
            (named(&row["severity"]), named(&row["likelihood"]));
        assert_eq!(risk_level(severity, likelihood), named(&row["risk"]), "{row}");
        cells.insert((severity, likelihood));
    }
    assert_eq!(cells.len(), 16);
    // It rises in both directions, and holds each level as often as the playbook's table does.
    for severities in ThreatSeverity::ALL.windows(2) {
        for likelihood in Likelihood::ALL {
            assert!(
                risk_level(severities[0], *likelihood) <= risk_level(severities[1], *likelihood)
            );
        }
    }
    for likelihoods in Likelihood::ALL.windows(2) {
        for severity in ThreatSeverity::ALL {
            assert!(risk_level(*severity, likelihoods[0]) <= risk_level(*severity, likelihoods[1]));
        }
    }
    let count =
        |level: RiskLevel| cells.iter().filter(|(s, l)| risk_level(*s, *l) == level).count();
    assert_eq!(
        [RiskLevel::Critical, RiskLevel::High, RiskLevel::Medium, RiskLevel::Low].map(count),
        [5, 4, 4, 3]
    );
}

/// 12 cells, and the four cases with several controls.
#[test]
fn effective_risk_is_exact() {
    let facts = facts();
    assert_eq!(rows(&facts, "effective_risk").len(), 12);
    for row in rows(&facts, "effective_risk") {
        let level: RiskLevel = named(&row["risk"]);
        assert_eq!(u64::from(level.number()), row["numeric"].as_u64().unwrap());
        let effective = effective_risk(level, named(&row["status"]));
        assert_eq!(effective.to_string(), number(&row["effective"]), "{row}");
        let equivalent = equivalent_level(effective);
        let expected = match effective.to_string().as_str() {
            "2.0" => Some(RiskLevel::Medium),
            "4.0" => Some(RiskLevel::Critical),
            _ => None,
        };
        assert_eq!(equivalent, expected, "{row}");
    }
    for row in rows(&facts, "effective_risk_multi") {
        let statuses: Vec<ImplementationStatus> =
            row["statuses"].as_array().unwrap().iter().map(named).collect();
        let in_part = row["strongest_has_partial_coverage"].as_bool().unwrap();
        let overall = overall_status(&statuses, in_part);
        let effective = effective_risk(named(&row["risk"]), overall);
        assert_eq!(effective.to_string(), number(&row["effective"]), "{row}");
    }
    // Covering in part never makes more of what is not there.
    assert_eq!(overall_status(&[], true), ImplementationStatus::NotImplemented);
}

/// Eight threats of the playbook's example; its printed ratings are errata, these follow from its tables.
#[test]
fn the_devops_example_follows_from_the_tables() {
    let facts = facts();
    assert_eq!(rows(&facts, "devops_example").len(), 8);
    for row in rows(&facts, "devops_example") {
        let level = risk_level(named(&row["severity"]), named(&row["likelihood"]));
        assert_eq!(level, named(&row["matrix_risk"]), "{row}");
        let status = match number(&row["strongest_status"]).as_str() {
            "0.0" => ImplementationStatus::NotImplemented,
            "0.5" => ImplementationStatus::PartiallyImplemented,
            "1.0" => ImplementationStatus::Implemented,
            other => panic!("{other}"),
        };
        let left = |in_part| effective_risk(level, overall_status(&[status], in_part)).to_string();
        assert_eq!(left(false), number(&row["effective_strict"]), "{row}");
        assert_eq!(left(true), number(&row["effective_if_partial_coverage"]), "{row}");
    }
}

#[test]
fn ties_are_broken_by_reach_and_then_by_complexity() {
    let facts = facts();
    let tie_break = &facts["tie_break"];
    let mut threats: Vec<(&str, Urgency)> = tie_break["input"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let urgency = Urgency {
                effective_risk: row["effective"].to_string().parse().unwrap(),
                vector: named::<AttackVector>(&row["vector"]),
                complexity: named::<AttackComplexity>(&row["complexity"]),
            };
            (row["id"].as_str().unwrap(), urgency)
        })
        .collect();
    threats.sort_by_key(|(_, urgency)| urgency.most_urgent_first());
    let order: Vec<_> = threats.iter().map(|(id, _)| *id).collect();
    let expected: Vec<_> = tie_break["expected_order"]
        .as_array()
        .unwrap()
        .iter()
        .map(|id| id.as_str().unwrap())
        .collect();
    assert_eq!(order, expected);
}

/// 9 cells.
#[test]
fn priorities_are_those_of_the_table() {
    let facts = facts();
    let mut cells = BTreeSet::new();
    for row in rows(&facts, "cost_effectiveness") {
        let (effectiveness, cost): (Effectiveness, Cost) =
            (named(&row["effectiveness"]), named(&row["cost"]));
        assert_eq!(priority(effectiveness, cost), named::<Priority>(&row["action"]), "{row}");
        cells.insert((effectiveness, cost));
    }
    assert_eq!(cells.len(), 9);
}

type Coverage = (RiskLevel, &'static [MitigationKind], [bool; 3], &'static [GapFlag]);

/// Level, kinds, then whether they pass by the phases, by defence in depth and by the table of kinds, and
/// the flags: the nine cases of the reference, section A6. The quickstart's rule equals the phases'.
const COVERAGE: [Coverage; 9] = {
    use GapFlag::{CriticalWithoutPreventive, HighWithoutDetective, SingleMitigation};
    use RiskLevel::{Critical, High, Low, Medium};
    [
        (Critical, &[Preventive, Detective], [true, true, false], &[]),
        (Critical, &[Preventive], [false, false, false], &[SingleMitigation]),
        (Critical, &[Detective, Corrective], [false, false, false], &[CriticalWithoutPreventive]),
        (High, &[Preventive, Detective], [true, false, false], &[]),
        (High, &[Preventive, Corrective], [false, true, false], &[HighWithoutDetective]),
        (High, &[Detective, Corrective], [false, true, false], &[]),
        (High, &[Preventive, Detective, Corrective], [true, true, true], &[]),
        (Medium, &[Preventive], [true, true, false], &[SingleMitigation]),
        (Low, &[], [true, true, false], &[]),
    ]
};

#[test]
fn coverage_passes_and_fails_as_each_document_says() {
    for (level, kinds, [phases, in_depth, table], flags) in COVERAGE {
        let shown = format!("{level} {kinds:?}");
        assert_eq!(CoverageRule::Phases.is_met(level, kinds), phases, "{shown}");
        assert_eq!(CoverageRule::Quickstart.is_met(level, kinds), phases, "{shown}");
        assert_eq!(CoverageRule::DefenceInDepth.is_met(level, kinds), in_depth, "{shown}");
        assert_eq!(CoverageRule::TypeTable.is_met(level, kinds), table, "{shown}");
        assert_eq!(gap_flags(level, kinds).collect::<Vec<_>>(), flags, "{shown}");
    }
    assert_eq!(CoverageRule::default(), CoverageRule::Quickstart);
    // A deterrent alone is never enough where anything is asked for.
    for level in RiskLevel::ALL {
        assert!(!CoverageRule::TypeTable.is_met(*level, &[Deterrent]), "{level}");
    }
    let missing = CoverageRule::DefenceInDepth.missing(RiskLevel::High, &[]);
    assert_eq!(missing.collect::<Vec<_>>(), [&[Preventive, Detective][..], &[Corrective]]);
}

/// All 32 sets of answers: 24 full, 7 standard, 1 lightweight.
#[test]
fn the_decision_tree_gives_depth_and_layers_for_all_answers() {
    let facts = facts();
    let mut seen = BTreeSet::new();
    let mut depths = Vec::new();
    for row in rows(&facts, "decision_tree") {
        let yes = |index: usize| row["answers"][index].as_bool().unwrap();
        let answers = DepthAnswers {
            is_critical: yes(0),
            has_sensitive_data: yes(1),
            is_external: yes(2),
            is_fully_autonomous: yes(3),
            is_multi_agent: yes(4),
        };
        assert_eq!(answers.depth(), named::<Depth>(&row["depth"]), "{row}");
        let layers: Vec<_> = answers.layers().iter().map(|layer| layer.id()).collect();
        let expected: Vec<_> =
            row["layers"].as_array().unwrap().iter().map(|layer| layer.as_str().unwrap()).collect();
        assert_eq!(layers, expected, "{row}");
        seen.insert(row["answers"].to_string());
        depths.push(answers.depth());
    }
    assert_eq!(seen.len(), 32);
    let count = |depth: Depth| depths.iter().filter(|it| **it == depth).count();
    assert_eq!((count(Depth::Full), count(Depth::Standard), count(Depth::Lightweight)), (24, 7, 1));
    assert_eq!(Depth::Lightweight.phases(), [1, 2, 6, 7, 8, 9, 10]);
    assert_eq!(Depth::Full.phases().len(), 10);
    assert_eq!(
        Depth::ALL.iter().map(|it| it.effort()).collect::<Vec<_>>(),
        ["2-4 hours", "1-2 days", "2-5 days"]
    );
}

/// Four levels; twelve cells of the roadmap, from the templates' field guidance.
#[test]
fn reviews_and_windows_are_those_of_the_playbook() {
    use ImplementationStatus::{Implemented, NotImplemented, PartiallyImplemented};
    use RoadmapWindow::{Immediate, LongTerm, MediumTerm, ShortTerm};
    for (level, interval, months) in [
        (RiskLevel::Critical, "Monthly", 1),
        (RiskLevel::High, "Quarterly", 3),
        (RiskLevel::Medium, "Semi-Annually", 6),
        (RiskLevel::Low, "Annually", 12),
    ] {
        assert_eq!(ReviewInterval::new(level).name(), interval);
        assert_eq!(ReviewInterval::new(level).months(), months);
    }
    for (level, none, part) in [
        (RiskLevel::Critical, Immediate, ShortTerm),
        (RiskLevel::High, ShortTerm, ShortTerm),
        (RiskLevel::Medium, MediumTerm, MediumTerm),
        (RiskLevel::Low, LongTerm, LongTerm),
    ] {
        assert_eq!(RoadmapWindow::new(level, NotImplemented), Some(none), "{level}");
        assert_eq!(RoadmapWindow::new(level, PartiallyImplemented), Some(part), "{level}");
        assert_eq!(RoadmapWindow::new(level, Implemented), None, "{level}");
    }
}

#[test]
fn every_action_is_told_apart() {
    let actions: Vec<_> = RiskLevel::ALL.iter().map(|level| level.action()).collect();
    let deadlines: BTreeSet<_> = actions.iter().map(|action| action.deadline).collect();
    assert_eq!(deadlines.len(), 4);
    // A1 to A2 of the reference: only critical blocks a deployment.
    assert!(RiskLevel::Critical.action().gate.contains("no deployment"));
    assert!(RiskLevel::Critical.action().deadline.contains("24 hours"));
    assert!(RiskLevel::Medium.action().gate.contains("acceptance"));
    for (severity, level) in ThreatSeverity::ALL.iter().zip(RiskLevel::ALL) {
        assert_eq!(RiskLevel::from(*severity), *level);
    }
}

#[test]
fn every_word_is_read_back_in_both_spellings() {
    fn all<T: Copy + PartialEq + Debug + FromStr<Err = aivss_core::Error>>(
        values: &[T],
        key: fn(T) -> &'static str,
        name: fn(T) -> &'static str,
    ) {
        let keys: BTreeSet<_> = values.iter().map(|value| key(*value)).collect();
        assert_eq!(keys.len(), values.len());
        for value in values {
            for text in
                [key(*value).to_owned(), key(*value).to_uppercase(), name(*value).to_lowercase()]
            {
                assert_eq!(text.parse::<T>().unwrap(), *value, "{text}");
            }
        }
        assert_eq!("nothing such".parse::<T>().unwrap_err().code().as_str(), "rule.unknown");
    }
    all(ThreatSeverity::ALL, ThreatSeverity::as_str, ThreatSeverity::name);
    all(Likelihood::ALL, Likelihood::as_str, Likelihood::name);
    all(RiskLevel::ALL, RiskLevel::as_str, RiskLevel::name);
    all(ImplementationStatus::ALL, ImplementationStatus::as_str, ImplementationStatus::name);
    all(AttackVector::ALL, AttackVector::as_str, AttackVector::name);
    all(AttackComplexity::ALL, AttackComplexity::as_str, AttackComplexity::name);
    all(Effectiveness::ALL, Effectiveness::as_str, Effectiveness::name);
    all(Cost::ALL, Cost::as_str, Cost::name);
    all(Priority::ALL, Priority::as_str, Priority::name);
    all(CoverageRule::ALL, CoverageRule::as_str, CoverageRule::name);
    all(GapFlag::ALL, GapFlag::as_str, GapFlag::name);
    all(Depth::ALL, Depth::as_str, Depth::name);
    all(ReviewInterval::ALL, ReviewInterval::as_str, ReviewInterval::name);
    all(RoadmapWindow::ALL, RoadmapWindow::as_str, RoadmapWindow::name);
    assert_eq!(
        "severe".parse::<ThreatSeverity>().unwrap_err().to_string(),
        "`severe` is no severity; expected one of `low`, `medium`, `high`, `critical`"
    );
}
