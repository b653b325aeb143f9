//! Operations: done whole or refused whole, whatever their order.

use super::{apply, id, model_of, refusal};
use aivss_core::ErrorCode;
use aivss_core::value::Value;
use aivss_threat_model::{Id, Kind, Operation, ThreatModel};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

#[test]
fn refusals_name_what_is_wrong_and_change_nothing() {
    let mut model = model_of(&[
        json!({"add": "component", "fields": {"name": "Agent"}}),
        json!({"add": "threat", "fields": {"name": "a", "affects": ["CO-1"]}}),
        json!({"add": "mitigation", "fields": {"content": "b", "threats": [{"threat": "TH-1"}]}}),
    ]);
    let cases = [
        (json!({}), ErrorCode::FieldMissing, ""),
        (json!({"add": "threat", "remove": "TH-1"}), ErrorCode::FieldMissing, ""),
        (json!({"add": "thread", "fields": {}}), ErrorCode::EntityKindUnknown, "add"),
        (json!({"add": "threat"}), ErrorCode::FieldMissing, "fields"),
        (json!({"add": "threat", "fields": {}}), ErrorCode::FieldMissing, "action"),
        (
            json!({"add": "threat", "fields": {"id": "TH-9", "name": "a"}}),
            ErrorCode::FieldUnknown,
            "id",
        ),
        (
            json!({"add": "threat", "fields": {"name": "a"}, "as": "x"}),
            ErrorCode::FieldUnknown,
            "as",
        ),
        (json!({"add": "component", "fields": {}}), ErrorCode::FieldMissing, "name"),
        (
            json!({"add": "connection", "fields": {"source": "CO-1", "destination": "CO-2"}}),
            ErrorCode::ReferenceDangling,
            "destination",
        ),
        (
            json!({"add": "connection", "fields": {"source": "CO-1", "destination": "TH-1"}}),
            ErrorCode::ReferenceKind,
            "destination",
        ),
        (json!({"edit": "TH-2", "fields": {"name": "c"}}), ErrorCode::EntityUnknown, ""),
        (json!({"edit": "TH-1", "fields": {"name": null}}), ErrorCode::FieldMissing, "action"),
        (json!({"edit": "CO-1", "fields": {"name": null}}), ErrorCode::FieldMissing, "name"),
        (json!({"edit": "TH-1", "fields": {"nam": "c"}}), ErrorCode::FieldUnknown, "nam"),
        (json!({"remove": "CO-1"}), ErrorCode::ReferenceUsed, ""),
        (json!({"remove": "TH-1"}), ErrorCode::ReferenceUsed, ""),
        (json!({"remove": "CO-7"}), ErrorCode::EntityUnknown, ""),
        (json!({"link": "MI-1", "to": "TH-1"}), ErrorCode::LinkExists, ""),
        (json!({"link": "MI-2", "to": "TH-1"}), ErrorCode::EntityUnknown, ""),
        (json!({"link": "MI-1", "to": "TH-2"}), ErrorCode::EntityUnknown, ""),
        (json!({"link": "TH-1", "to": "MI-1"}), ErrorCode::ReferenceKind, "link"),
        (json!({"link": "MI-1"}), ErrorCode::FieldMissing, "to"),
        (
            json!({"context": {"financial_impact": "huge"}}),
            ErrorCode::RuleUnknown,
            "financial_impact",
        ),
        (json!({"layer": "L9", "fields": {}}), ErrorCode::CatalogUnknown, "layer"),
        (json!({"layer": "L1", "fields": {"reason": "a"}}), ErrorCode::FieldUnknown, "reason"),
    ];
    for (operation, code, path) in cases {
        assert_eq!(refusal(&mut model, &operation), (code, path.to_owned()), "{operation}");
    }
}

#[test]
fn removal_names_its_users_and_works_once_they_are_gone() {
    let mut model = model_of(&[
        json!({"add": "component", "fields": {"name": "Agent"}}),
        json!({"add": "component", "fields": {"name": "Tool"}}),
        json!({"add": "connection", "fields": {"source": "CO-1", "destination": "CO-2"}}),
        json!({"add": "threat", "fields": {"name": "a", "affects": ["CN-1", "CO-1"]}}),
    ]);
    let error = apply(&mut model, &json!({"remove": "CO-1"})).unwrap_err();
    assert_eq!(error.message(), "`CO-1` is still used by `CN-1` (source), `TH-1` (affects)");
    for operation in [
        json!({"edit": "TH-1", "fields": {"affects": []}}),
        json!({"remove": "CN-1"}),
        json!({"remove": "CO-1"}),
    ] {
        apply(&mut model, &operation).unwrap();
    }
    let error = apply(&mut model, &json!({"remove": "CO-1"})).unwrap_err();
    assert_eq!(error.message(), "there is no component `CO-1` any more");
    let error = apply(&mut model, &json!({"remove": "CO-9"})).unwrap_err();
    assert_eq!(error.message(), "there is no component `CO-9`");
}

#[test]
fn an_edit_changes_the_fields_given_and_null_empties_one() {
    let mut model = model_of(&[
        json!({"add": "threat", "fields": {"name": "a", "severity": "high", "tags": ["x"]}}),
        json!({"edit": "TH-1", "fields": {"severity": null, "likelihood": "Very Likely", "tags": []}}),
    ]);
    let expected = r#"{"id": "TH-1", "name": "a", "likelihood": "very_likely"}"#;
    assert_eq!(model.entity(id("TH-1")).unwrap(), Value::from_json(expected).unwrap());
    apply(&mut model, &json!({"layer": "cross_layer", "fields": {"notes": "n"}})).unwrap();
    apply(&mut model, &json!({"layer": "CL", "fields": {"notes": null}})).unwrap();
    assert_eq!(ThreatModel::from_json(&model.to_json()).unwrap(), model);
}

#[test]
fn several_operations_are_done_all_or_none() {
    let mut model = ThreatModel::new();
    let texts = [
        r#"{"add": "component", "fields": {"name": "Agent"}}"#,
        r#"{"add": "threat", "fields": {"name": "a", "affects": ["CO-1"]}}"#,
        r#"{"remove": "CO-1"}"#,
    ];
    let read = |texts: &[&'static str]| {
        let read =
            |text: &&'static str| Operation::from_value(Value::from_json(text).unwrap()).unwrap();
        texts.iter().map(read).collect::<Vec<_>>()
    };
    let error = model.apply_all(read(&texts)).unwrap_err();
    assert_eq!((error.code(), error.path()), (ErrorCode::ReferenceUsed, "2"));
    assert_eq!(model, ThreatModel::new());
    let alone = model.apply_all(read(&texts[2..])).unwrap_err();
    assert_eq!((alone.code(), alone.path()), (ErrorCode::EntityUnknown, "0"));
    assert_eq!(model.apply_all([]).unwrap(), []);
    assert_eq!(model, ThreatModel::new());
    let ids = model.apply_all(read(&texts[..2])).unwrap();
    assert_eq!(ids, [Some(id("CO-1")), Some(id("TH-1"))]);
}

/// A reference to what may or may not be there.
fn some_id(kinds: &'static [Kind]) -> impl Strategy<Value = String> {
    (0..kinds.len(), 1_u32..6)
        .prop_map(|(kind, number)| Id::new(kinds[kind], number).unwrap().to_string())
}

/// Operations over few ids, so that references meet and removals hurt.
pub(crate) fn operation() -> impl Strategy<Value = Json> {
    use Kind as K;
    const ENDS: &[Kind] = &[K::Component, K::DataStore];
    let thing = some_id(&[
        K::Component,
        K::DataStore,
        K::Connection,
        K::TrustZone,
        K::Threat,
        K::Mitigation,
    ]);
    let name = "[a-c]{1,3}";
    prop_oneof![
        (name, any::<bool>()).prop_map(|(name, store)| {
            json!({"add": if store { "data_store" } else { "component" }, "fields": {"name": name, "layers": ["L1"]}})
        }),
        name.prop_map(|name| json!({"add": "trust_zone", "fields": {"name": name}})),
        (some_id(ENDS), some_id(ENDS)).prop_map(|(source, destination)| {
            json!({"add": "connection", "fields": {"source": source, "destination": destination}})
        }),
        (name, vec(some_id(ENDS), 0..3)).prop_map(|(name, affects)| {
            json!({"add": "threat", "fields": {"name": name, "affects": affects}})
        }),
        name.prop_map(|name| json!({"add": "mitigation", "fields": {"content": name}})),
        (some_id(&[K::Component]), some_id(&[K::TrustZone])).prop_map(|(part, zone)| {
            json!({"edit": part, "fields": {"zone": zone}})
        }),
        (some_id(&[K::Threat]), name).prop_map(|(threat, name)| {
            json!({"edit": threat, "fields": {"name": name, "tags": [name]}})
        }),
        thing.prop_map(|id| json!({"remove": id})),
        (some_id(&[K::Mitigation]), some_id(&[K::Threat]), any::<bool>())
            .prop_map(|(mitigation, threat, partial)| json!({"link": mitigation, "to": threat, "partial": partial})),
        (some_id(&[K::Mitigation]), some_id(&[K::Threat]))
            .prop_map(|(mitigation, threat)| json!({"unlink": mitigation, "from": threat})),
        ("L[1-7]", name).prop_map(|(layer, note)| json!({"layer": layer, "fields": {"notes": note}})),
        name.prop_map(|name| json!({"context": {"name": name}})),
    ]
}

/// The ids that stand in a document's JSON, and those that something refers to.
#[derive(Default)]
struct Ids {
    defined: BTreeSet<String>,
    used: BTreeSet<String>,
}

impl Ids {
    fn visit(&mut self, value: &Json, is_id: bool) {
        match value {
            Json::String(text) if is_id => {
                assert!(self.defined.insert(text.clone()), "{text} stands twice");
            }
            // The generated names have no hyphen.
            Json::String(text) if text.contains('-') && !text.contains('/') => {
                self.used.insert(text.clone());
            }
            Json::Array(items) => items.iter().for_each(|item| self.visit(item, false)),
            Json::Object(fields) => {
                fields.iter().for_each(|(key, value)| self.visit(value, key == "id"));
            }
            _ => {}
        }
    }
}

/// Every reference in the document's JSON points to an entity in it; found by looking, not by asking.
fn assert_whole(model: &ThreatModel) {
    let text = model.to_json();
    let mut ids = Ids::default();
    ids.visit(&serde_json::from_str(&text).unwrap(), false);
    assert!(ids.used.is_subset(&ids.defined), "{:?} {:?}", ids.used, ids.defined);
    assert_eq!(ThreatModel::from_json(&text).unwrap(), *model);
}

proptest! {
    /// After any sequence of operations: references hold, reading is the identity, no number comes twice, and
    /// what was refused changed nothing.
    #[test]
    fn any_sequence_of_operations_leaves_a_whole_model(operations in vec(operation(), 0..60)) {
        let mut model = ThreatModel::new();
        let mut given = BTreeSet::new();
        for operation in &operations {
            let before = model.clone();
            match apply(&mut model, operation) {
                Ok(Some(id)) if operation.get("add").is_some() => {
                    prop_assert!(given.insert(id), "{id} was given twice");
                }
                Ok(_) => {}
                Err(_) => prop_assert_eq!(&model, &before),
            }
        }
        assert_whole(&model);
    }

    /// Any JSON is either an operation or refused; none panics.
    #[test]
    fn any_text_is_an_operation_or_refused(text in "\\PC{0,60}") {
        if let Ok(value) = Value::from_json(&text) {
            let _ = Operation::from_value(value.clone());
            let _ = ThreatModel::from_value(value);
        }
    }
}
