//! Reading a report strictly: every layer or the reason for its absence, and ids that the catalog has.

use super::AgentReport;
use super::layer::{Certainty, Described, LayerState};
use aivss_core::catalog::{Layer, Mitigation, Threat};
use aivss_core::document::{Document, line};
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, named, object, text, wrong_kind};
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

const MAX_PROSE: usize = 4_000;
const MAX_ITEMS: usize = 200;

const LAYER_FIELDS: [&str; 6] =
    ["certainty", "note", "components", "threats", "controls", "not_applicable"];

pub(super) fn report(value: Value<'_>) -> Result<AgentReport, Error> {
    let known = ["name", "summary", "sources", "assessment", "layers"];
    let mut fields = Fields::new(value, &known)?;
    let name = fields
        .read("name", line)?
        .filter(|name| !name.trim().is_empty())
        .ok_or_else(|| missing("a report needs `name`, the agent that it is about").at("name"))?;
    let summary = fields.read("summary", |value| text(value, MAX_PROSE))?;
    let sources = fields.read("sources", texts)?.unwrap_or_default();
    let assessment = fields.read("assessment", |value| assessment(value, &name))?;
    let assessment = assessment.ok_or_else(|| {
        missing("a report needs `assessment`, the document with the agent's findings")
            .at("assessment")
    })?;
    let layers = fields.read("layers", layers)?.ok_or_else(|| {
        missing("a report needs `layers`, an object with all seven of them").at("layers")
    })?;
    Ok(AgentReport { name, summary, sources, assessment, layers })
}

/// The document, which need not name its system again.
fn assessment(value: Value<'_>, name: &str) -> Result<Document, Error> {
    let mut fields = object(value, "an assessment document")?;
    if !fields.iter().any(|(key, _)| key == "name") {
        fields.push(("name".into(), Value::Text(name.into())));
    }
    Document::from_value(Value::Object(fields))
}

fn layers(value: Value<'_>) -> Result<[LayerState; 7], Error> {
    let mut states: [Option<LayerState>; 7] = Default::default();
    for (key, value) in object(value, "an object with the seven layers")? {
        let layer: Layer = key.parse().map_err(|error: Error| error.at_name(&key))?;
        let slot = states.get_mut(layer.index()).filter(|slot| slot.is_none());
        let slot = slot.ok_or_else(|| {
            let message = format!("layer {} stands in the report twice", layer.id());
            Error::new(ErrorCode::FieldDuplicate, message).at_name(&key)
        })?;
        *slot = Some(state(value).map_err(|error| error.at(layer.id()))?);
    }
    let mut complete = Vec::with_capacity(states.len());
    for (state, layer) in states.into_iter().zip(Layer::ALL) {
        complete.push(state.ok_or_else(|| absent(layer))?);
    }
    complete.try_into().map_err(|_| absent(Layer::FoundationModels))
}

fn absent(layer: Layer) -> Error {
    missing(&format!(
        "layer {} ({}) is missing; a report describes all seven layers or says `not_applicable` and why",
        layer.id(),
        layer.name()
    ))
    .at(layer.id())
}

fn state(value: Value<'_>) -> Result<LayerState, Error> {
    let mut fields = Fields::new(value, &LAYER_FIELDS)?;
    if let Some(reason) = fields.read("not_applicable", prose)? {
        if let Some((key, _)) = fields.into_rest().first() {
            return Err(Error::new(
                ErrorCode::LayerConflict,
                "a layer that is not applicable has nothing else to say of it",
            )
            .at_name(key));
        }
        return Ok(LayerState::NotApplicable { reason });
    }
    let certainty: Certainty = fields.read("certainty", named)?.ok_or_else(|| {
        missing("a layer needs its `certainty`, `mapped` or `uncertain`").at("certainty")
    })?;
    let note = fields
        .read("note", prose)?
        .ok_or_else(|| missing("a layer needs a `note`, what there is to say of it").at("note"))?;
    Ok(LayerState::Described(Described {
        certainty,
        note,
        components: fields.read("components", texts)?.unwrap_or_default(),
        threats: fields.read("threats", |value| chosen(value, Threat::find))?.unwrap_or_default(),
        controls: fields
            .read("controls", |value| chosen(value, Mitigation::find))?
            .unwrap_or_default(),
    }))
}

/// A text with something in it.
fn prose(value: Value<'_>) -> Result<String, Error> {
    let prose = text(value, MAX_PROSE)?;
    if prose.trim().is_empty() { Err(missing("the text is empty")) } else { Ok(prose) }
}

fn items(value: Value<'_>) -> Result<Vec<Value<'_>>, Error> {
    let Value::List(items) = value else {
        return Err(wrong_kind(&value, "a list of texts"));
    };
    if items.len() > MAX_ITEMS {
        return Err(Error::new(
            ErrorCode::FieldTooLong,
            format!("a list of {} items is longer than the {MAX_ITEMS} allowed here", items.len()),
        ));
    }
    Ok(items)
}

fn texts(value: Value<'_>) -> Result<Vec<String>, Error> {
    let items = items(value)?.into_iter().enumerate();
    items.map(|(index, item)| prose(item).map_err(|error| error.at(&index.to_string()))).collect()
}

/// Records of the catalog by their ids, each once.
fn chosen<T: PartialEq>(
    value: Value<'_>,
    find: impl Fn(&str) -> Result<&'static T, Error>,
) -> Result<Vec<&'static T>, Error> {
    let mut records = Vec::new();
    for (index, id) in texts(value)?.into_iter().enumerate() {
        let at_place = |error: Error| error.at(&index.to_string());
        let record = find(&id).map_err(at_place)?;
        if records.contains(&record) {
            let message = format!("{} stands in the list twice", Quoted(&id));
            return Err(at_place(Error::new(ErrorCode::FieldDuplicate, message)));
        }
        records.push(record);
    }
    Ok(records)
}
