//! Proposals: they come from the catalogs, say why, and change nothing until they are applied.

use super::model_of;
use aivss_core::catalog::{Layer, LayerScope, MitigationKind, Threat};
use aivss_core::cvss::Vector;
use aivss_core::factor::AmplificationFactor as F;
use aivss_core::{FactorSet, PartialInputs};
use aivss_threat_model::check::{CheckCode, CheckOptions};
use aivss_threat_model::suggest::FactorSuggestion;
use aivss_threat_model::{Operation, ThreatModel};
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
            threats.iter().all(|threat| threat.layer == Some(LayerScope::Layer(layer))),
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
        .filter(|threat| threat.layer == Some(LayerScope::CrossLayer));
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
    let ids: BTreeSet<_> = threats.iter().map(|threat| (threat.catalog, threat.layer)).collect();
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

/// Of each factor its value, `X` where the model is silent, by the suggestion; the anchor is the rubric's.
fn values(operations: &[serde_json::Value]) -> Vec<(F, String)> {
    let found = model_of(operations).suggest(options()).factors;
    let value = |found: &FactorSuggestion| {
        let [none, half, full] = found.factor.anchors(FactorSet::V0_8).unwrap();
        let anchor = match found.value_text().as_str() {
            "X" => None,
            "0.0" => Some(none),
            "0.5" => Some(half),
            _ => Some(full),
        };
        assert_eq!(found.anchor, anchor, "{:?}", found.factor);
        assert!(!found.reason.is_empty());
        let written = serde_json::to_value(found.to_value()).unwrap();
        assert_eq!(written["value"], found.value_text());
        assert_eq!(written["anchor"], json!(anchor));
        (found.factor, found.value_text())
    };
    found.iter().map(value).collect()
}

fn part(name: &str, kind: Option<&str>) -> serde_json::Value {
    let mut fields = json!({"name": name});
    if let Some(kind) = kind {
        fields["type"] = json!(kind);
    }
    json!({"add": "component", "fields": fields})
}

/// By hand from the rubric of AIVSS v0.8, Table 2; all ten factors each time.
#[test]
fn factors_are_read_off_components_with_the_reason() {
    let agent = part("a", Some("agent"));
    let more = [
        agent.clone(),
        agent,
        part("t", Some("tool")),
        part("m", Some("memory")),
        part("p", Some("policy")),
        part("l", Some("monitoring")),
        part("e", Some("external_system")),
        json!({"add": "crossing_point", "fields": {"name": "x", "identity_before": "a", "identity_after": "b"}}),
        json!({"context": {"autonomy": "fully_autonomous"}}),
    ];
    let expected = [
        (F::Autonomy, "1.0"),
        (F::Tools, "0.5"),
        (F::Language, "1.0"),
        (F::Context, "0.5"),
        (F::NonDeterminism, "0.5"),
        (F::Opacity, "0.5"),
        (F::Persistence, "1.0"),
        (F::Identity, "0.5"),
        (F::MultiAgent, "0.5"),
        (F::SelfModification, "X"),
    ];
    assert_eq!(values(&more), expected.map(|(factor, value)| (factor, value.to_owned())));
}

/// A model that names no tool, no log, no guardrail and no other agent does not say that there is none, whether
/// its components are typed or not; what is there counts.
#[test]
fn nothing_is_read_off_an_absence() {
    for silent in [
        vec![part("x", None)],
        vec![part("x", Some("other"))],
        vec![part("x", None), part("a", Some("agent"))],
        vec![part("a", Some("agent"))],
    ] {
        let found = values(&silent);
        assert_eq!(found.len(), 10);
        assert!(found.iter().all(|(_, value)| value == "X"), "{found:?}");
    }
    let there = [
        part("x", None),
        part("a", Some("agent")),
        part("o", Some("orchestrator")),
        part("t", Some("tool")),
        part("l", Some("monitoring")),
        part("p", Some("policy")),
    ];
    let found = values(&there);
    let known: Vec<F> =
        found.iter().filter(|(_, value)| value != "X").map(|(factor, _)| *factor).collect();
    assert_eq!(known, [F::Tools, F::Language, F::NonDeterminism, F::Opacity, F::MultiAgent]);
}

/// CVSS 8.7 with the model of the first test: the nine known factors sum to 6.0, and self-modification may add
/// 1.0. 8.7 + 1.3 × 0.6 × 0.97 = 9.4566, and with 0.7 it is 9.5827.
#[test]
fn the_suggested_factors_are_a_profile_whose_score_has_two_ends() {
    let model = model_of(&[
        part("a", Some("agent")),
        part("b", Some("agent")),
        part("t", Some("tool")),
        part("m", Some("memory")),
        part("p", Some("policy")),
        part("l", Some("monitoring")),
        part("e", Some("external_system")),
        json!({"add": "crossing_point", "fields": {"name": "x", "identity_before": "a", "identity_after": "b"}}),
        json!({"context": {"autonomy": "fully_autonomous"}}),
    ]);
    let profile = model.suggest(options()).profile().unwrap();
    let vector: Vector =
        "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N".parse().unwrap();
    let bounds = PartialInputs::new(vector, profile).bounds().unwrap();
    assert_eq!(bounds.raw().map(|raw| raw.to_string()), ["9.4566", "9.5827"]);
    assert_eq!(ThreatModel::new().suggest(options()).profile(), None);
}

/// The quickstart's "Tool Misuse" is T2 (erratum E11): of two names for one threat, a layer has one proposed. The
/// quickstart has two rows for T2 itself, which differ.
#[test]
fn no_layer_has_one_threat_proposed_twice() {
    let layers: Vec<_> = Layer::ALL.iter().map(|layer| layer.id()).collect();
    let model = model_of(&[json!({"add": "component", "fields": {"name": "x", "layers": layers}})]);
    let threats = model.suggest(options()).threats;
    let here = |place: LayerScope, id: &str| {
        threats.iter().any(|found| found.layer == Some(place) && found.catalog == Some(id))
    };
    let frameworks = LayerScope::Layer(Layer::AgentFrameworks);
    assert!(here(frameworks, "QS-L3-1") && !here(frameworks, "T2"));
    assert!(here(frameworks, "T5"), "what the quickstart does not list stays");
    for found in &threats {
        let (place, record) =
            (found.layer.unwrap(), Threat::by_id(found.catalog.unwrap()).unwrap());
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
            it.kind == MitigationKind::Preventive
                && it.layer == LayerScope::Layer(Layer::AgentFrameworks)
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
