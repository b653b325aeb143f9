//! Editing a model in Rust: ids, references, and refused changes, which leave the model as it was.

use aivss_core::catalog::{Layer, LayerScope};
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::entity::{
    Asset, AssetFlow, Assumption, Component, Connection, Coverage, CrossingPoint, DataStore,
    DataType, Evidence, Mitigation, Record, Regulation, Remediation, ResidualRisk, Threat,
    ThreatActor, TrustBoundary, TrustZone, UserGroup, Validation,
};
use aivss_threat_model::field::{Field, MAX_ITEMS};
use aivss_threat_model::vocabulary::{ComponentType, Stride, ThreatStatus, TrustLevel};
use aivss_threat_model::{Entity, Id, Kind, Operation, Ref, ThreatModel};

/// What a change of a model is refused with.
type Refused = (ErrorCode, &'static str, &'static str);

fn component(name: &str) -> Component {
    Component::new(name.parse().unwrap())
}

fn threat(name: &str) -> Threat {
    Threat { name: Some(name.parse().unwrap()), ..Threat::default() }
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}

/// An agent, a threat to it and a mitigation of that.
fn example() -> (ThreatModel, Ref<Component>, Ref<Threat>, Ref<Mitigation>) {
    let mut model = ThreatModel::new();
    let agent = model.add(component("Agent")).unwrap();
    let injection = Threat { affects: vec![agent.into()], ..threat("Injection") };
    let injection = model.add(injection).unwrap();
    let filter = Mitigation {
        threats: vec![Coverage::new(injection)],
        ..Mitigation::new("Filter the input".parse().unwrap())
    };
    let filter = model.add(filter).unwrap();
    (model, agent, injection, filter)
}

#[track_caller]
fn refused<T: std::fmt::Debug>(
    model: &mut ThreatModel,
    change: impl FnOnce(&mut ThreatModel) -> Result<T, Error>,
    (code, path, message): Refused,
) {
    let before = model.clone();
    let error = change(model).unwrap_err();
    assert_eq!((error.code(), error.path(), error.message()), (code, path, message));
    assert_eq!(*model, before);
    assert_eq!(model.to_json(), before.to_json());
}

#[test]
fn every_kind_counts_its_ids_from_one_and_gives_none_twice() {
    let (mut model, agent, injection, filter) = example();
    assert_eq!([agent.to_string(), injection.to_string()], ["CO-1", "TH-1"]);
    assert_eq!(filter.to_string(), "MI-1");
    let second = model.add(component("Memory")).unwrap();
    model.remove(second).unwrap();
    let third = model.add(component("Memory")).unwrap();
    assert_eq!(third.to_string(), "CO-3");
    assert_eq!(ThreatModel::from_json(&model.to_json()).unwrap(), model);
}

#[test]
fn an_entity_has_its_fields_as_its_own() {
    let (model, agent, injection, _) = example();
    let found = model.get(injection).unwrap();
    assert_eq!((found.id, found.id()), (injection, id("TH-1")));
    assert_eq!(found.name.as_deref(), Some("Injection"));
    assert_eq!((found.title().into_owned(), found.is_open()), ("Injection".to_owned(), true));
    assert_eq!(found.fields.affects, [agent.into()]);
    assert_eq!(Ref::from(found), injection);
}

/// The same changes by types and as JSON give the same document.
#[test]
fn the_operations_in_json_do_the_same() {
    let (mut typed, agent, injection, filter) = example();
    typed
        .edit(agent, |agent| {
            agent.kind = Some(ComponentType::Agent);
            agent.layers = vec![Layer::AgentFrameworks.into(), LayerScope::CrossLayer];
        })
        .unwrap();
    let other = typed.add(threat("Overload")).unwrap();
    typed.link(filter, other, true).unwrap();
    typed.unlink(filter, injection).unwrap();
    typed.edit_context(|context| context.name = Some("Invoices".parse().unwrap())).unwrap();
    typed.edit_layer(Layer::DataOperations, |note| note.notes = Some("None.".parse().unwrap()));
    typed.remove(injection).unwrap();

    let mut json = ThreatModel::new();
    for operation in [
        r#"{"add": "component", "fields": {"name": "Agent"}}"#,
        r#"{"add": "threat", "fields": {"name": "Injection", "affects": ["CO-1"]}}"#,
        r#"{"add": "mitigation", "fields": {"content": "Filter the input", "threats": [{"threat": "TH-1"}]}}"#,
        r#"{"edit": "CO-1", "fields": {"type": "agent", "layers": ["L3", "CL"]}}"#,
        r#"{"add": "threat", "fields": {"name": "Overload"}}"#,
        r#"{"link": "MI-1", "to": "TH-2", "partial": true}"#,
        r#"{"unlink": "MI-1", "from": "TH-1"}"#,
        r#"{"context": {"name": "Invoices"}}"#,
        r#"{"layer": "L2", "fields": {"notes": "None."}}"#,
        r#"{"remove": "TH-1"}"#,
    ] {
        let operation = Operation::from_value(Value::from_json(operation).unwrap()).unwrap();
        json.apply(operation).unwrap();
    }
    assert_eq!(typed, json);
    assert_eq!(typed.to_json(), json.to_json());
}

/// What a list or a rule of the document refuses when it is read is refused when it is built as well.
#[test]
fn a_refused_addition_leaves_the_model_unchanged() {
    let (mut model, ..) = example();
    let absent = id("TH-9").try_into().unwrap();
    let many = (0..=MAX_ITEMS).map(|number| format!("tag {number}").parse().unwrap());
    refused(
        &mut model,
        |model| model.add(Threat { tags: many.collect(), ..threat("a") }),
        (
            ErrorCode::FieldTooLong,
            "tags",
            "a list of 1001 items is longer than the 1000 allowed here",
        ),
    );
    refused(
        &mut model,
        |model| model.add(Threat { stride: vec![Stride::Tampering; 2], ..threat("a") }),
        (ErrorCode::FieldDuplicate, "stride.1", "the same stands in the list twice"),
    );
    refused(
        &mut model,
        |model| model.add(Threat::default()),
        (
            ErrorCode::FieldMissing,
            "action",
            "a threat needs a `name`, or an `action` that says what happens",
        ),
    );
    refused(
        &mut model,
        |model| {
            let evidence = Evidence {
                contains: Some("a".parse()?),
                pattern: Some("b".parse()?),
                ..Evidence::new("*.py".parse()?)
            };
            model.add(Mitigation { evidence: vec![evidence], ..Mitigation::new("a".parse()?) })
        },
        (
            ErrorCode::FieldConflict,
            "evidence.0.pattern",
            "evidence has a text or a pattern and not both",
        ),
    );
    refused(
        &mut model,
        |model| model.add(ResidualRisk::new(absent)),
        (ErrorCode::ReferenceDangling, "threat", "there is no threat `TH-9`"),
    );
    // No id went to any of them.
    assert_eq!(model.add(threat("Next")).unwrap().to_string(), "TH-2");
}

#[test]
fn a_refused_edit_leaves_the_model_unchanged() {
    let (mut model, agent, injection, filter) = example();
    let absent: Ref<Threat> = id("TH-9").try_into().unwrap();
    refused(
        &mut model,
        |model| model.edit(absent, |threat| threat.status = Some(ThreatStatus::Resolved)),
        (ErrorCode::EntityUnknown, "", "there is no threat `TH-9`"),
    );
    refused(
        &mut model,
        |model| model.edit(injection, |threat| threat.name = None),
        (
            ErrorCode::FieldMissing,
            "action",
            "a threat needs a `name`, or an `action` that says what happens",
        ),
    );
    refused(
        &mut model,
        |model| model.edit(agent, |agent| agent.zone = Some(id("TZ-1").try_into().unwrap())),
        (ErrorCode::ReferenceDangling, "zone", "there is no trust zone `TZ-1`"),
    );
    refused(
        &mut model,
        |model| {
            model.edit(filter, |filter| {
                let coverage = Coverage { is_partial: Some(true), ..Coverage::new(injection) };
                filter.threats.push(coverage);
            })
        },
        (ErrorCode::FieldDuplicate, "threats", "`TH-1` stands in the list twice"),
    );
    refused(
        &mut model,
        |model| model.edit_context(|context| context.scope = vec!["a".parse().unwrap(); 2]),
        (ErrorCode::FieldDuplicate, "scope.1", "the same stands in the list twice"),
    );
}

#[test]
fn what_is_used_stays_and_what_refers_to_itself_may_go() {
    let (mut model, agent, injection, filter) = example();
    refused(
        &mut model,
        |model| model.remove(agent),
        (ErrorCode::ReferenceUsed, "", "`CO-1` is still used by `TH-1` (affects)"),
    );
    refused(
        &mut model,
        |model| model.remove(injection),
        (ErrorCode::ReferenceUsed, "", "`TH-1` is still used by `MI-1` (threats)"),
    );
    model.remove(filter).unwrap();
    model.remove(injection).unwrap();
    refused(
        &mut model,
        |model| model.remove(injection),
        (ErrorCode::EntityUnknown, "", "there is no threat `TH-1` any more"),
    );
    let work = model.add(Remediation::new("Patch it".parse().unwrap())).unwrap();
    model.edit(work, |fields| fields.depends_on.push(work)).unwrap();
    model.remove(work).unwrap();
    assert_eq!(model.count(Kind::Remediation), 0);
}

#[test]
fn links_are_made_once_and_taken_away_once() {
    let (mut model, _, injection, filter) = example();
    let absent: Ref<Threat> = id("TH-9").try_into().unwrap();
    refused(
        &mut model,
        |model| model.link(filter, injection, false),
        (ErrorCode::LinkExists, "", "`MI-1` is linked to `TH-1` already"),
    );
    refused(
        &mut model,
        |model| model.link(filter, absent, false),
        (ErrorCode::EntityUnknown, "", "there is no threat `TH-9`"),
    );
    model.unlink(filter, injection).unwrap();
    refused(
        &mut model,
        |model| model.unlink(filter, injection),
        (ErrorCode::LinkUnknown, "", "`MI-1` is not linked to `TH-1`"),
    );
}

#[test]
fn an_entity_of_another_file_keeps_its_id_unless_another_has_it() {
    let (mut model, agent, ..) = example();
    let zone: Ref<TrustZone> = id("TZ-7").try_into().unwrap();
    let fields = TrustZone {
        trust_level: Some(TrustLevel::Low),
        ..TrustZone::new("Outside".parse().unwrap())
    };
    model.insert(Entity { id: zone, fields }).unwrap();
    assert_eq!(model.get(zone).unwrap().trust_level, Some(TrustLevel::Low));
    refused(
        &mut model,
        |model| model.insert(Entity { id: agent, fields: component("Other") }),
        (ErrorCode::FieldDuplicate, "id", "`CO-1` is the id of another component"),
    );
    let next = model.add(TrustZone::new("Inside".parse().unwrap())).unwrap();
    assert_eq!(next.to_string(), "TZ-8");
}

#[test]
fn a_layer_about_which_nothing_is_left_to_say_leaves_the_document() {
    let mut model = ThreatModel::new();
    let empty = model.to_json();
    model.edit_layer(LayerScope::CrossLayer, |note| note.notes = Some("a".parse().unwrap()));
    assert_ne!(model.to_json(), empty);
    model.edit_layer(LayerScope::CrossLayer, |note| note.notes = None);
    assert_eq!(model.to_json(), empty);
}

/// What `new` asks for, in all 17 kinds and the two nested records that have such fields; a threat needs
/// one of two.
#[test]
fn the_arguments_of_new_are_the_required_fields() {
    fn check<R: Record>(record: &R) {
        let required: Vec<&Field> = R::FIELDS.iter().filter(|field| field.is_required).collect();
        let Value::Object(written) = record.to_value() else { panic!("an object") };
        let written: Vec<&str> = written.iter().map(|(name, _)| name.as_ref()).collect();
        assert_eq!(written, required.iter().map(|field| field.name).collect::<Vec<_>>());
        assert!(!written.is_empty());
    }
    let line = || "a".parse().unwrap();
    let (_, agent, injection, filter) = example();
    let asset = "AS-1".parse().unwrap();
    check(&UserGroup::new(line()));
    check(&DataType::new(line()));
    check(&Regulation::new(line()));
    check(&Assumption::new("a".parse().unwrap()));
    check(&Component::new(line()));
    check(&DataStore::new(line()));
    check(&Connection::new(agent.into(), agent.into()));
    check(&TrustZone::new(line()));
    check(&TrustBoundary::new(line()));
    check(&CrossingPoint::new(line()));
    check(&ThreatActor::new(line()));
    check(&Asset::new(line()));
    check(&AssetFlow::new(asset, agent.into(), agent.into()));
    check(&Mitigation::new("a".parse().unwrap()));
    check(&Validation::new(filter));
    check(&ResidualRisk::new(injection));
    check(&Remediation::new("a".parse().unwrap()));
    check(&Coverage::new(injection));
    check(&Evidence::new(line()));
    assert!(Threat::FIELDS.iter().all(|field| !field.is_required));
}
