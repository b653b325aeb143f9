//! Differences and merging.

use super::operations::operation;
use super::{apply, id, model_of};
use aivss_threat_model::{Conflict, Entity as _, ModelDiff, Section, ThreatModel};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

fn with(model: &ThreatModel, operations: &[Json]) -> ThreatModel {
    let mut model = model.clone();
    for operation in operations {
        apply(&mut model, operation).unwrap_or_else(|error| panic!("{operation}: {error:?}"));
    }
    model
}

fn conflicts(conflicts: &[Conflict]) -> Vec<Json> {
    conflicts.iter().map(|it| serde_json::to_value(it.to_value()).unwrap()).collect()
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
    assert_eq!(
        conflicts(&merged.conflicts),
        [json!({"in": "TH-1", "field": "severity", "ours": "high", "theirs": null})]
    );
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

/// One side drops the name and the other the action, of which a threat needs one. The rest is taken over.
#[test]
fn changes_that_together_break_a_rule_are_a_conflict_and_ours_stands() {
    let base = model_of(&[json!({"add": "threat", "fields": {"name": "n", "action": "act"}})]);
    let ours = with(&base, &[json!({"edit": "TH-1", "fields": {"name": null}})]);
    let changes = json!({"action": null, "severity": "high"});
    let theirs = with(&base, &[json!({"edit": "TH-1", "fields": changes})]);
    let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
    assert_eq!(
        conflicts(&merged.conflicts),
        [json!({"in": "TH-1", "field": "action", "ours": "act", "theirs": null})]
    );
    let rest = json!({"edit": "TH-1", "fields": {"severity": "high"}});
    assert_eq!(merged.model, with(&ours, &[rest]));
    let other = ThreatModel::merge(&base, &theirs, &ours).unwrap();
    assert_eq!(
        conflicts(&other.conflicts),
        [json!({"in": "TH-1", "field": "name", "ours": "n", "theirs": null})]
    );
    assert_eq!(other.model, theirs);
}

/// 600 new tags on either side are 1,200, and a list holds 1,000.
#[test]
fn lists_that_grow_too_long_together_are_a_conflict_and_ours_stands() {
    let tags = |side: &str| (0..600).map(|it| format!("{side} {it}")).collect::<Vec<_>>();
    let edits = |side: &str| {
        [
            json!({"edit": "TH-1", "fields": {"tags": tags(side)}}),
            json!({"context": {"scope": tags(side)}}),
        ]
    };
    let base = base();
    let (ours, theirs) = (with(&base, &edits("ours")), with(&base, &edits("theirs")));
    let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
    let found: Vec<String> = merged.conflicts.iter().map(|it| it.section().to_string()).collect();
    assert_eq!(found, ["context", "TH-1"]);
    assert_eq!(merged.model, ours);
}

/// The greatest number of an id is 999,999, and both sides gave it away.
#[test]
fn what_no_number_is_left_for_is_left_out_and_said() {
    let side = |name: &str| {
        let text = json!({
            "schema": "aivss-threat-model/1",
            "threats": [{"id": "TH-999999", "name": name}],
            "mitigations": [
                {"id": "MI-1", "content": name, "threats": [{"threat": "TH-999999"}]},
            ],
        });
        ThreatModel::from_json(&text.to_string()).unwrap()
    };
    let merged = ThreatModel::merge(&ThreatModel::new(), &side("ours"), &side("theirs")).unwrap();
    assert_eq!(conflicts(&merged.conflicts), [json!({"in": "TH-999999", "left_out": "theirs"})]);
    assert_eq!(merged.renumbered, [(id("MI-1"), id("MI-2"))]);
    let names: Vec<_> = merged.model.threats().iter().map(|it| it.title().into_owned()).collect();
    assert_eq!(names, ["ours"]);
    assert_eq!(ThreatModel::from_json(&merged.model.to_json()).unwrap(), merged.model);
}

/// 2,000 threats and as many mitigations on either side under the same ids: 4,000 ids that move, and
/// 2,000 references that follow them.
#[test]
fn whole_models_without_an_ancestor_are_both_kept() {
    const COUNT: usize = 2_000;
    let side = |name: &str| {
        let threat = |it: usize| json!({"id": format!("TH-{it}"), "name": format!("{name} {it}")});
        let mitigation = |it: usize| {
            json!({"id": format!("MI-{it}"), "content": name,
                   "threats": [{"threat": format!("TH-{it}")}]})
        };
        let text = json!({
            "schema": "aivss-threat-model/1",
            "threats": (1..=COUNT).map(threat).collect::<Vec<_>>(),
            "mitigations": (1..=COUNT).map(mitigation).collect::<Vec<_>>(),
        });
        ThreatModel::from_json(&text.to_string()).unwrap()
    };
    let merged = ThreatModel::merge(&ThreatModel::new(), &side("ours"), &side("theirs")).unwrap();
    assert!(merged.conflicts.is_empty());
    assert_eq!(merged.renumbered.len(), 2 * COUNT);
    let links = merged.model.links();
    for (index, threat) in merged.model.threats().iter().enumerate() {
        let whose = if index < COUNT { "ours" } else { "theirs" };
        assert_eq!(threat.title(), format!("{whose} {}", index % COUNT + 1));
        let [linked] = links.of(threat) else { panic!("{}", threat.id) };
        assert_eq!(&*linked.mitigation.content, whose);
    }
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

/// Small documents in which every rule across fields is near: threats with a name, an action or both,
/// lists near their limit, links to some of the threats, the last numbers.
fn document() -> impl Strategy<Value = ThreatModel> {
    let id = || prop_oneof![4 => 1_u32..4, 1 => Just(999_999_u32)];
    let threat = (id(), 1..4_u8, 0..2_usize, prop::sample::select(vec![0, 1, 2, 3]));
    let threats = vec(threat, 0..4);
    let mitigations = vec((id(), 0..3_usize, any::<bool>()), 0..4);
    let scope = prop::sample::select(vec![0, 0, 0, 1, 2]);
    (threats, mitigations, scope).prop_map(|(threats, mitigations, scope)| {
        let mut ids: Vec<u32> = Vec::new();
        let mut list = Vec::new();
        for (id, parts, word, tags) in threats {
            if ids.contains(&id) {
                continue;
            }
            ids.push(id);
            let words = ["a", "b"];
            let mut threat = json!({"id": format!("TH-{id}")});
            if parts & 1 != 0 {
                threat["name"] = words[word].into();
            }
            if parts & 2 != 0 {
                threat["action"] = words[1 - word].into();
            }
            threat["tags"] = (0..tags).map(|it| format!("{word} {it}")).collect();
            list.push(threat);
        }
        let mut numbers = BTreeSet::new();
        let mitigations: Vec<Json> = mitigations
            .into_iter()
            .filter(|(id, ..)| numbers.insert(*id))
            .map(|(id, count, is_partial)| {
                let link =
                    |it: &u32| json!({"threat": format!("TH-{it}"), "is_partial": is_partial});
                let links: Vec<Json> = ids.iter().take(count).map(link).collect();
                json!({"id": format!("MI-{id}"), "content": "c", "threats": links})
            })
            .collect();
        let scope: Vec<String> = (0..scope * 600).map(|it| format!("{scope} {it}")).collect();
        let text = json!({
            "schema": "aivss-threat-model/1", "context": {"scope": scope[..scope.len().min(1_000)]},
            "threats": list, "mitigations": mitigations,
        });
        ThreatModel::from_json(&text.to_string()).unwrap()
    })
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Three models that need not have anything to do with each other.
    #[test]
    fn any_three_models_merge_into_a_model(base in document(), ours in document(), theirs in document()) {
        let merged = ThreatModel::merge(&base, &ours, &theirs).unwrap();
        prop_assert_eq!(&ThreatModel::from_json(&merged.model.to_json()).unwrap(), &merged.model);
        // Whether there is something to decide does not depend on the side.
        let other = ThreatModel::merge(&base, &theirs, &ours).unwrap();
        prop_assert_eq!(merged.renumbered.len(), other.renumbered.len());
        if merged.renumbered.is_empty() {
            prop_assert_eq!(merged.conflicts.is_empty(), other.conflicts.is_empty());
            if merged.conflicts.is_empty() {
                prop_assert_eq!(&merged, &other);
            }
        }
        // With itself a model stays what it is, whatever was before.
        let same = ThreatModel::merge(&base, &ours, &ours).unwrap();
        prop_assert_eq!(&same.conflicts, &[]);
        prop_assert!(ModelDiff::between(&same.model, &ours).is_empty());
    }
}
