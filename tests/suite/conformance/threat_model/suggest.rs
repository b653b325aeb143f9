//! Proposals: they come from the catalogs, say why, and change nothing until they are applied.

use super::model_of;
use aivss_core::catalog::{Layer, MitigationKind, Threat};
use aivss_core::factor::AmplificationFactor as F;
use aivss_threat_model::{CheckCode, CheckOptions, Operation, Place, ThreatModel};
use serde_json::json;
use std::collections::BTreeSet;

fn options() -> CheckOptions {
    CheckOptions::default()
}

#[test]
fn nothing_is_proposed_for_an_empty_model() {
    let suggestions = ThreatModel::new().suggest(options());
    assert!(
        suggestions.threats.is_empty()
            && suggestions.mitigations.is_empty()
            && suggestions.factors.is_empty()
    );
}

/// The quickstart's lists: 4, 3, 4, 3, 3, 4, 3 and 3 across (`guides/quickstart.md`, step 4).
#[test]
fn a_layer_with_components_gets_the_quickstarts_threats_first() {
    for (layer, count) in Layer::ALL.into_iter().zip([4, 3, 4, 3, 3, 4, 3]) {
        let model = model_of(&[
            json!({"add": "component", "fields": {"name": "x", "layers": [layer.id()]}}),
        ]);
        let threats = model.suggest(options()).threats;
        assert!(
            threats.iter().all(|threat| threat.place == Some(Place::In(layer))),
            "one layer alone"
        );
        let first: Vec<_> =
            threats.iter().take(count).map(|threat| threat.catalog.unwrap()).collect();
        let expected: Vec<_> = layer.record().threats.iter().map(|threat| threat.id).collect();
        assert_eq!(first, expected);
        assert!(
            threats
                .iter()
                .skip(count)
                .all(|threat| Threat::by_id(threat.catalog.unwrap()).unwrap().id.starts_with('T'))
        );
        assert!(threats.iter().all(|threat| threat.reason.contains("CO-1")));
    }
    let two =
        model_of(&[json!({"add": "component", "fields": {"name": "x", "layers": ["L1", "L3"]}})]);
    let across = two
        .suggest(options())
        .threats
        .into_iter()
        .filter(|threat| threat.place == Some(Place::Across));
    assert!(across.count() >= 3);
}

/// Applying every proposal works, and afterwards none of them is proposed again.
#[test]
fn every_proposal_can_be_taken_over_once() {
    let layers: Vec<_> = Layer::ALL.iter().map(|layer| layer.id()).collect();
    let mut model =
        model_of(&[json!({"add": "component", "fields": {"name": "x", "layers": layers}})]);
    let before = model.clone();
    let threats = model.suggest(options()).threats;
    assert_eq!(model, before);
    assert!(threats.len() > 27);
    let ids: BTreeSet<_> = threats.iter().map(|threat| (threat.catalog, threat.place)).collect();
    assert_eq!(ids.len(), threats.len());
    for threat in &threats {
        model.apply(Operation::from_value(threat.operation.clone()).unwrap()).unwrap();
    }
    assert_eq!(model.suggest(options()).threats, []);
}

/// T6 has both kinds in the catalog; taking the first proposal of each kind over settles the finding.
#[test]
fn a_high_threat_gets_the_kinds_of_mitigation_that_it_lacks() {
    let mut model = model_of(&[json!({"add": "threat", "fields": {
        "name": "t", "severity": "high", "layers": ["L3"], "catalog": ["T6"]}})]);
    for kind in [MitigationKind::Preventive, MitigationKind::Detective] {
        let mitigations = model.suggest(options()).mitigations;
        let fits = mitigations.iter().filter(|found| {
            let value = serde_json::to_value(&found.operation).unwrap();
            value["fields"]["type"] == kind.as_str()
        });
        let fits: Vec<_> = fits.collect();
        assert!((1..=4).contains(&fits.len()), "{kind} {}", fits.len());
        assert!(fits[0].reason.contains("cites it for this threat"), "{}", fits[0].reason);
        let operation = Operation::from_value(fits[0].operation.clone()).unwrap();
        model.apply(operation).unwrap();
    }
    assert_eq!(model.suggest(options()).mitigations, []);
    assert!(
        model.check(options()).iter().all(|finding| finding.code != CheckCode::ThreatUncovered)
    );
}

#[test]
fn a_mitigation_that_the_model_has_is_proposed_as_a_link() {
    let control = aivss_core::catalog::Mitigation::all()
        .find(|control| {
            control.kind == MitigationKind::Preventive && control.threats.contains(&"T6")
        })
        .unwrap();
    let model = model_of(&[
        json!({"add": "threat", "fields": {"name": "t", "severity": "high", "layers": ["L3"], "catalog": ["T6"]}}),
        json!({"add": "mitigation", "fields": {"content": "m", "type": "preventive", "catalog": control.id}}),
    ]);
    let found = model.suggest(options()).mitigations;
    let found = found.iter().find(|found| found.catalog == Some(control.id)).unwrap();
    let expected = json!({"link": "MI-1", "to": "TH-1"});
    assert_eq!(serde_json::to_value(&found.operation).unwrap(), expected);
}

/// Whoever decided against a control is not asked again, for no threat.
#[test]
fn a_mitigation_that_was_decided_against_is_not_proposed() {
    let threat = json!({"add": "threat", "fields": {
        "name": "t", "severity": "high", "layers": ["L3"], "catalog": ["T6"]}});
    let first = |model: &ThreatModel| {
        let mut found = model.suggest(options()).mitigations.into_iter();
        found.find_map(|found| found.catalog).unwrap()
    };
    let mut model = model_of(&[threat]);
    let proposed = first(&model);
    let refused = json!({"add": "mitigation", "fields": {
        "content": "m", "catalog": proposed, "status": "will_not_action"}});
    super::apply(&mut model, &refused).unwrap();
    let found = model.suggest(options()).mitigations;
    assert!(!found.is_empty());
    assert!(found.iter().all(|found| found.catalog != Some(proposed)));
}

/// By hand from the rubric of AIVSS v0.8, Table 2.
#[test]
fn factors_are_read_off_components_with_the_reason() {
    let value = |model: &ThreatModel, factor| {
        let factors = model.suggest(options()).factors;
        let found = factors.into_iter().find(|found| found.factor == factor);
        found.map(|found| {
            let [none, half, full] = factor.anchors(aivss_core::FactorSet::V0_8).unwrap();
            let anchor = match found.value.to_string().as_str() {
                "0" | "0.0" => none,
                "0.5" => half,
                _ => full,
            };
            assert_eq!(found.anchor, anchor);
            assert!(!found.reason.is_empty());
            found.value.to_decimal().to_f64().to_string()
        })
    };
    let agent = json!({"add": "component", "fields": {"name": "a", "type": "agent"}});
    let alone = model_of(std::slice::from_ref(&agent));
    for (factor, expected) in [
        (F::Autonomy, None),
        (F::Tools, Some("0")),
        (F::Language, Some("0.5")),
        (F::NonDeterminism, Some("1")),
        (F::Opacity, Some("1")),
        (F::Persistence, None),
        (F::MultiAgent, Some("0")),
        (F::SelfModification, None),
    ] {
        assert_eq!(value(&alone, factor).as_deref(), expected, "{factor:?}");
    }
    let more = model_of(&[
        agent.clone(),
        agent,
        json!({"add": "component", "fields": {"name": "t", "type": "tool"}}),
        json!({"add": "component", "fields": {"name": "m", "type": "memory"}}),
        json!({"add": "component", "fields": {"name": "p", "type": "policy"}}),
        json!({"add": "component", "fields": {"name": "l", "type": "monitoring"}}),
        json!({"add": "component", "fields": {"name": "e", "type": "external_system"}}),
        json!({"add": "crossing_point", "fields": {"name": "x", "identity_before": "a", "identity_after": "b"}}),
        json!({"context": {"autonomy": "fully_autonomous"}}),
    ]);
    for (factor, expected) in [
        (F::Autonomy, "1"),
        (F::Tools, "0.5"),
        (F::Language, "1"),
        (F::Context, "0.5"),
        (F::NonDeterminism, "0.5"),
        (F::Opacity, "0.5"),
        (F::Persistence, "1"),
        (F::Identity, "0.5"),
        (F::MultiAgent, "0.5"),
    ] {
        assert_eq!(value(&more, factor).as_deref(), Some(expected), "{factor:?}");
    }
}

/// A component of which nobody said what it is might be the tool, the log, the guardrail or the second agent that
/// is missing: nothing is read off their absence, and what is there still counts.
#[test]
fn nothing_is_read_off_an_absence_that_is_not_known() {
    let part = |name: &str, kind: Option<&str>| {
        let mut fields = json!({"name": name});
        if let Some(kind) = kind {
            fields["type"] = json!(kind);
        }
        json!({"add": "component", "fields": fields})
    };
    let factors = |operations: &[serde_json::Value]| {
        let factors = model_of(operations).suggest(options()).factors;
        factors.into_iter().map(|found| found.factor).collect::<Vec<_>>()
    };
    assert_eq!(factors(&[part("x", None)]), []);
    assert_eq!(factors(&[part("x", None), part("a", Some("agent"))]), []);
    let typed = [part("x", Some("other")), part("a", Some("agent"))];
    let expected = [F::Tools, F::Language, F::NonDeterminism, F::Opacity, F::MultiAgent];
    assert_eq!(factors(&typed), expected);
    let there = [
        part("x", None),
        part("a", Some("agent")),
        part("o", Some("orchestrator")),
        part("t", Some("tool")),
        part("l", Some("monitoring")),
        part("p", Some("policy")),
    ];
    assert_eq!(factors(&there), expected);
}

/// The quickstart's "Tool Misuse" is T2 (erratum E11): of two names for one threat, a layer has one proposed. The
/// quickstart has two rows for T2 itself, which differ.
#[test]
fn no_layer_has_one_threat_proposed_twice() {
    let layers: Vec<_> = Layer::ALL.iter().map(|layer| layer.id()).collect();
    let model = model_of(&[json!({"add": "component", "fields": {"name": "x", "layers": layers}})]);
    let threats = model.suggest(options()).threats;
    let here = |place: Place, id: &str| {
        threats.iter().any(|found| found.place == Some(place) && found.catalog == Some(id))
    };
    let frameworks = Place::In(Layer::AgentFrameworks);
    assert!(here(frameworks, "QS-L3-1") && !here(frameworks, "T2"));
    assert!(here(frameworks, "T5"), "what the quickstart does not list stays");
    for found in &threats {
        let (place, record) =
            (found.place.unwrap(), Threat::by_id(found.catalog.unwrap()).unwrap());
        for twin in record.equivalents {
            assert!(!here(place, twin), "{place}: {} and {twin}", record.id);
        }
    }
}

/// T6 has more than three preventive controls in the catalog, and three are proposed; the first of the
/// guide's own table for L3 comes behind them. A control that the model has comes before those that it has not.
#[test]
fn the_quickstarts_controls_and_those_of_the_model_are_within_reach() {
    let threat = json!({"add": "threat", "fields": {
        "name": "t", "severity": "high", "layers": ["L3"], "catalog": ["T6"]}});
    let preventive = |model: &ThreatModel| {
        let found = model.suggest(options()).mitigations.into_iter();
        let found = found.filter(|found| found.reason.contains("lacks a preventive"));
        found.collect::<Vec<_>>()
    };
    let model = model_of(std::slice::from_ref(&threat));
    let found = preventive(&model);
    assert_eq!(found.len(), 4);
    assert!(found[..3].iter().all(|found| found.catalog.is_some()));
    assert_eq!(found[3].catalog, None);
    let controls = Layer::AgentFrameworks.record().preventive;
    assert_eq!(found[3].name, controls[0]);

    // A control that is last by citation is first once the model has it for something else.
    let near = aivss_core::catalog::Mitigation::all()
        .filter(|it| {
            it.kind == MitigationKind::Preventive && it.layer == Some(Layer::AgentFrameworks)
        })
        .find(|it| !it.threats.contains(&"T6") && !it.threats.contains(&"All"))
        .unwrap();
    let has = json!({"add": "mitigation", "fields": {"content": "m", "type": "preventive", "catalog": near.id}});
    let found = preventive(&model_of(&[threat.clone(), has]));
    assert_eq!(found[0].catalog, Some(near.id));

    // The guide's control is linked where the model has it, and not made again.
    let has =
        json!({"add": "mitigation", "fields": {"content": controls[0], "type": "preventive"}});
    let found = preventive(&model_of(&[threat, has]));
    let last = found.last().unwrap();
    let expected = json!({"link": "MI-1", "to": "TH-1"});
    assert_eq!(serde_json::to_value(&last.operation).unwrap(), expected);
}
