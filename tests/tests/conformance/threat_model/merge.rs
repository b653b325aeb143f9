//! Differences and merging.

use super::operations::operation;
use super::{apply, id, model_of};
use aivss_core::threat_model::{Conflict, ModelDiff, Section, ThreatModel};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};

fn with(model: &ThreatModel, operations: &[Json]) -> ThreatModel {
    let mut model = model.clone();
    for operation in operations {
        apply(&mut model, operation).unwrap_or_else(|error| panic!("{operation}: {error:?}"));
    }
    model
}

fn base() -> ThreatModel {
    model_of(&[
        json!({"context": {"name": "Invoices"}}),
        json!({"add": "component", "fields": {"name": "Agent", "layers": ["L3"]}}),
        json!({"add": "threat", "fields": {"name": "a", "severity": "low", "tags": ["x", "y"]}}),
        json!({"add": "threat", "fields": {"name": "b"}}),
        json!({"add": "mitigation", "fields": {"content": "m"}}),
    ])
}

#[test]
fn a_difference_names_every_field() {
    let before = base();
    let after = with(
        &before,
        &[
            json!({"edit": "TH-1", "fields": {"severity": "high", "impact": "loss", "tags": ["x"]}}),
            json!({"remove": "TH-2"}),
            json!({"add": "component", "fields": {"name": "Tool"}}),
            json!({"layer": "L2", "fields": {"not_applicable": "none"}}),
            json!({"context": {"name": "Bills"}}),
        ],
    );
    let diff = ModelDiff::between(&before, &after);
    assert_eq!((&diff.added[..], &diff.removed[..]), (&[id("CO-2")][..], &[id("TH-2")][..]));
    let found = serde_json::to_value(diff.to_value()).unwrap();
    assert_eq!(
        found["changed"],
        json!([
            {"in": "context", "fields": [{"field": "name", "before": "Invoices", "after": "Bills"}]},
            {"in": "L2", "fields": [{"field": "not_applicable", "before": null, "after": "none"}]},
            {"in": "TH-1", "fields": [
                {"field": "severity", "before": "low", "after": "high"},
                {"field": "tags", "before": ["x", "y"], "after": ["x"]},
                {"field": "impact", "before": null, "after": "loss"},
            ]},
        ])
    );
    assert!(ModelDiff::between(&after, &after).is_empty());
}

#[test]
fn what_only_one_side_changed_is_taken_over() {
    let base = base();
    let ours = with(
        &base,
        &[
            json!({"edit": "TH-1", "fields": {"severity": "high", "tags": ["x", "y", "ours"]}}),
            json!({"add": "threat", "fields": {"name": "c", "affects": ["CO-1"]}}),
            json!({"remove": "TH-2"}),
        ],
    );
    let theirs = with(
        &base,
        &[
            json!({"edit": "TH-1", "fields": {"likelihood": "likely", "tags": ["y", "theirs"]}}),
            json!({"link": "MI-1", "to": "TH-1"}),
            json!({"context": {"name": "Bills"}}),
        ],
    );
    let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
    assert_eq!((merged.conflicts, merged.renumbered), (vec![], vec![]));
    let expected = with(
        &base,
        &[
            json!({"context": {"name": "Bills"}}),
            json!({"edit": "TH-1", "fields": {"severity": "high", "likelihood": "likely", "tags": ["y", "ours", "theirs"]}}),
            json!({"remove": "TH-2"}),
            json!({"add": "threat", "fields": {"name": "c", "affects": ["CO-1"]}}),
            json!({"link": "MI-1", "to": "TH-1"}),
        ],
    );
    assert_eq!(merged.model, expected);
}

#[test]
fn two_new_values_are_a_conflict_and_ours_stands() {
    let base = base();
    let ours = with(&base, &[json!({"edit": "TH-1", "fields": {"severity": "high"}})]);
    let theirs =
        with(&base, &[json!({"edit": "TH-1", "fields": {"severity": null, "impact": "loss"}})]);
    let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
    let found: Vec<Json> = merged
        .conflicts
        .iter()
        .map(|conflict| serde_json::to_value(conflict.to_value()).unwrap())
        .collect();
    assert_eq!(found, [json!({"in": "TH-1", "field": "severity", "ours": "high", "theirs": null})]);
    let expected =
        with(&base, &[json!({"edit": "TH-1", "fields": {"severity": "high", "impact": "loss"}})]);
    assert_eq!(merged.model, expected);
}

#[test]
fn what_one_side_removed_stays_when_the_other_changed_or_uses_it() {
    let base = base();
    let without = with(&base, &[json!({"remove": "TH-2"})]);
    let changed = with(&base, &[json!({"edit": "TH-2", "fields": {"severity": "low"}})]);
    let used = with(&base, &[json!({"link": "MI-1", "to": "TH-2"})]);
    for (other, ours) in [(&changed, true), (&used, true), (&changed, false), (&used, false)] {
        let merged = if ours {
            ThreatModel::merge(&base, &without, other).unwrap()
        } else {
            ThreatModel::merge(&base, other, &without).unwrap()
        };
        assert_eq!(merged.conflicts, [Conflict::Removed { id: id("TH-2"), by_us: ours }]);
        assert_eq!(merged.model, *other);
    }
}

/// What both added under one id: theirs moves, and what refers to it follows.
#[test]
fn entities_added_on_both_sides_are_both_kept() {
    let base = base();
    let ours = with(&base, &[json!({"add": "threat", "fields": {"name": "ours"}})]);
    let theirs = with(
        &base,
        &[
            json!({"add": "threat", "fields": {"name": "theirs"}}),
            json!({"add": "mitigation", "fields": {"content": "against it", "threats": [{"threat": "TH-3", "is_partial": true}]}}),
            json!({"add": "residual_risk", "fields": {"threat": "TH-3"}}),
        ],
    );
    let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
    assert_eq!(merged.renumbered, [(id("TH-3"), id("TH-4"))]);
    assert_eq!(merged.conflicts, []);
    let expected = with(
        &ours,
        &[
            json!({"add": "threat", "fields": {"name": "theirs"}}),
            json!({"add": "mitigation", "fields": {"content": "against it", "threats": [{"threat": "TH-4", "is_partial": true}]}}),
            json!({"add": "residual_risk", "fields": {"threat": "TH-4"}}),
        ],
    );
    assert_eq!(merged.model, expected);
}

#[test]
fn both_sides_on_one_link_are_a_conflict() {
    let base = base();
    let ours = with(&base, &[json!({"link": "MI-1", "to": "TH-1"})]);
    let theirs = with(&base, &[json!({"link": "MI-1", "to": "TH-1", "partial": true})]);
    let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
    assert!(
        matches!(&merged.conflicts[..], [Conflict::Field { section: Section::Entity(_), field, .. }] if field == "threats")
    );
    assert_eq!(merged.model, ours);
}

/// A number that one side gave and took back is not given again.
#[test]
fn numbers_given_on_either_side_are_used_up() {
    let base = base();
    let theirs = with(
        &base,
        &[json!({"add": "threat", "fields": {"name": "c"}}), json!({"remove": "TH-3"})],
    );
    let mut merged = ThreatModel::merge(&base, &base, &theirs).unwrap().model;
    let given = apply(&mut merged, &json!({"add": "threat", "fields": {"name": "d"}})).unwrap();
    assert_eq!(given, Some(id("TH-4")));
}

/// Whatever can be done of the operations, done.
fn after(model: &ThreatModel, operations: &[Json]) -> ThreatModel {
    let mut model = model.clone();
    for operation in operations {
        let _ = apply(&mut model, operation);
    }
    model
}

proptest! {
    #[test]
    fn merging_keeps_every_rule_of_the_document(
        before in vec(operation(), 0..30), ours in vec(operation(), 0..20), theirs in vec(operation(), 0..20),
    ) {
        let base = after(&ThreatModel::new(), &before);
        let (ours, theirs) = (after(&base, &ours), after(&base, &theirs));
        let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
        prop_assert_eq!(&ThreatModel::from_json(&merged.model.to_json()).unwrap(), &merged.model);
        // Without conflicts and new numbers it does not matter which side is ours.
        if merged.conflicts.is_empty() && merged.renumbered.is_empty() {
            let other = ThreatModel::merge(&base, &theirs, &ours).unwrap();
            prop_assert_eq!(other, merged);
        }
        // With oneself, and with the ancestor, merging changes nothing.
        for (a, b, expected) in [(&ours, &ours, &ours), (&ours, &base, &ours), (&base, &ours, &ours)] {
            let merged = ThreatModel::merge(&base, a, b).unwrap();
            prop_assert_eq!(&merged.model, expected);
            prop_assert!(merged.conflicts.is_empty() && merged.renumbered.is_empty());
        }
    }
}
