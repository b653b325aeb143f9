//! Answers turned into operations. Each answer is one change, so that an interrupt never leaves half of it.

use super::agenda::Question;
use super::parse::{form, items, parts, place, record, value};
use super::prompt::{controls_of, offered, threats_of, zones_left};
use aivss_core::catalog::{LayerScope, MitigationKind};
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::entity::Context;
use aivss_threat_model::suggest::Suggestion;
use aivss_threat_model::{Id, Kind, Operation, Ref, ThreatModel};

type Fields = Vec<(&'static str, Value<'static>)>;

/// The operations that an answer stands for.
///
/// # Errors
///
/// Errors in the answer itself; the model checks the operations when they are applied.
pub(super) fn operations(
    model: &ThreatModel,
    question: Question,
    answer: &str,
) -> Result<Vec<Operation<'static>>, Error> {
    let one = match question {
        Question::Context(field) => {
            let value = value(form(Context::fields(), field), answer, &[])?;
            Operation::Context { fields: Value::object(vec![(field, value)]) }
        }
        Question::List(Kind::TrustZone) => return zones(model, answer),
        Question::List(kind) => {
            Operation::Add { kind, fields: Value::object(of_list(kind, answer)?) }
        }
        Question::Layer(place) => layer(model, place, answer)?,
        Question::Field(id, field) => {
            let offered = offered(model, id, field);
            let value = value(form(id.kind().fields(), field), answer, &offered)?;
            Operation::Edit { id, fields: Value::object(vec![(field, value)]) }
        }
        Question::Crossing(id) => crossing(id, answer)?,
        Question::Identities(id) => {
            let (before, behind) = ends(answer, "before > behind")?;
            let fields = vec![
                ("identity_before", before.to_owned().into()),
                ("identity_after", behind.to_owned().into()),
            ];
            Operation::Edit { id, fields: Value::object(fields) }
        }
        Question::Threats(place) => return threats(model, place, answer),
        Question::Control(id, kind) => return control(model, id, kind, answer),
    };
    Ok(vec![one])
}

fn refused(message: impl Into<String>) -> Error {
    Error::new(ErrorCode::FieldType, message)
}

/// Both sides of an arrow.
fn ends<'a>(answer: &'a str, shape: &str) -> Result<(&'a str, &'a str), Error> {
    let ends = answer.split_once("->").or_else(|| answer.split_once('>'));
    let (from, to) = ends.ok_or_else(|| refused(format!("expected an arrow, as in `{shape}`")))?;
    Ok((from.trim(), to.trim()))
}

fn of_list(kind: Kind, answer: &str) -> Result<Fields, Error> {
    let names: &[&'static str] = match kind {
        Kind::UserGroup => &["name", "role", "access"],
        Kind::DataType => &["name", "sensitivity", "examples"],
        Kind::DataStore => &["name", "type", "classification", "layers"],
        Kind::Connection => return connection(answer),
        _ => {
            return match answer.strip_prefix('?').map(str::trim) {
                None => record(kind.fields(), &["name", "notes"], answer),
                Some("") => Err(refused("say who finds out which apply: `? the legal department`")),
                Some(who) => Ok(vec![
                    ("name", "To be determined".into()),
                    ("follow_up", who.to_owned().into()),
                ]),
            };
        }
    };
    record(kind.fields(), names, answer)
}

fn connection(answer: &str) -> Result<Fields, Error> {
    let (route, rest) = answer.split_once(';').unwrap_or((answer, ""));
    let (from, to) = ends(route, "CO-1 > DS-1")?;
    let mut fields =
        vec![("source", from.to_owned().into()), ("destination", to.to_owned().into())];
    fields.extend(record(Kind::Connection.fields(), &["protocol", "data"], rest)?);
    Ok(fields)
}

/// Sample zones by their numbers, or one in words.
fn zones(model: &ThreatModel, answer: &str) -> Result<Vec<Operation<'static>>, Error> {
    let left: Vec<_> = zones_left(model).collect();
    let add = |fields| Operation::Add { kind: Kind::TrustZone, fields: Value::object(fields) };
    if let Some(chosen) = chosen(answer, left.len()) {
        let zone = |index: usize| {
            let (name, level, about) = left[index];
            let level = Value::Text(level.as_str().into());
            add(vec![
                ("name", name.to_owned().into()),
                ("trust_level", level),
                ("description", about.to_owned().into()),
            ])
        };
        return Ok(chosen?.into_iter().map(zone).collect());
    }
    Ok(vec![add(record(Kind::TrustZone.fields(), &["name", "trust_level"], answer)?)])
}

/// The indices that an answer of numbers alone selects, each once; `None` for words.
fn chosen(answer: &str, count: usize) -> Option<Result<Vec<usize>, Error>> {
    let mut chosen = Vec::new();
    for item in items(answer) {
        match place(item, count)? {
            Ok(index) if chosen.contains(&index) => {}
            Ok(index) => chosen.push(index),
            Err(error) => return Some(Err(error)),
        }
    }
    if chosen.is_empty() { None } else { Some(Ok(chosen)) }
}

fn layer(
    model: &ThreatModel,
    place: LayerScope,
    answer: &str,
) -> Result<Operation<'static>, Error> {
    if let Some(reason) = answer.strip_prefix('-').map(str::trim) {
        if reason.is_empty() {
            return Err(refused("say why after the dash: `- the model is bought as a service`"));
        }
        if !model.parts_in(place).is_empty() {
            return Err(refused(format!("{place} has parts, so that it cannot be without any")));
        }
        let fields = Value::object(vec![("not_applicable", reason.to_owned().into())]);
        return Ok(Operation::Layer { layer: place, fields });
    }
    let part = answer.parse::<Id>().ok();
    if let Some(id) = part.filter(|id| matches!(id.kind(), Kind::Component | Kind::DataStore)) {
        // The model refuses an unknown id.
        let mut layers = layers_of(model, id);
        layers.push(place);
        layers.sort_unstable();
        layers.dedup();
        let layers = Value::list(layers.iter().map(|place| place.as_str()));
        return Ok(Operation::Edit { id, fields: Value::object(vec![("layers", layers)]) });
    }
    let mut fields = record(Kind::Component.fields(), &["name", "type", "data"], answer)?;
    fields.push(("layers", Value::list([place.as_str()])));
    Ok(Operation::Add { kind: Kind::Component, fields: Value::object(fields) })
}

fn layers_of(model: &ThreatModel, id: Id) -> Vec<LayerScope> {
    let component = Ref::try_from(id)
        .ok()
        .and_then(|id| model.get::<aivss_threat_model::entity::Component>(id));
    let store = Ref::try_from(id)
        .ok()
        .and_then(|id| model.get::<aivss_threat_model::entity::DataStore>(id));
    component
        .map(|it| it.layers.clone())
        .or_else(|| store.map(|it| it.layers.clone()))
        .unwrap_or_default()
}

fn crossing(id: Id, answer: &str) -> Result<Operation<'static>, Error> {
    let mut fields = record(Kind::CrossingPoint.fields(), &["name", "controls"], answer)?;
    fields.push(("connection", id.to_string().into()));
    Ok(Operation::Add { kind: Kind::CrossingPoint, fields: Value::object(fields) })
}

/// Proposals that are taken over by their numbers; `None` when the answer is in words.
fn taken_over(
    answer: &str,
    proposals: &[Suggestion],
) -> Option<Result<Vec<Operation<'static>>, Error>> {
    let chosen = match chosen(answer, proposals.len())? {
        Ok(chosen) => chosen,
        Err(error) => return Some(Err(error)),
    };
    let operation = |index: usize| Operation::from_value(proposals[index].operation.clone());
    Some(chosen.into_iter().map(operation).collect())
}

fn threats(
    model: &ThreatModel,
    place: LayerScope,
    answer: &str,
) -> Result<Vec<Operation<'static>>, Error> {
    if let Some(operations) = taken_over(answer, &threats_of(model, place)) {
        return operations;
    }
    let fields = Value::object(vec![
        ("name", answer.to_owned().into()),
        ("layers", Value::list([place.as_str()])),
    ]);
    Ok(vec![Operation::Add { kind: Kind::Threat, fields }])
}

fn control(
    model: &ThreatModel,
    id: Id,
    kind: MitigationKind,
    answer: &str,
) -> Result<Vec<Operation<'static>>, Error> {
    if let Some(operations) = taken_over(answer, &controls_of(model, id, kind)) {
        return operations;
    }
    // Here a semicolon is part of a sentence, unlike in lists.
    let content = parts(answer).join("; ");
    let threat = Value::object(vec![("threat", id.to_string().into())]);
    let fields = Value::object(vec![
        ("content", content.into()),
        ("type", Value::Text(kind.as_str().into())),
        ("threats", Value::List(vec![threat])),
    ]);
    Ok(vec![Operation::Add { kind: Kind::Mitigation, fields }])
}
