//! A model as fields of sections, for what treats all kinds alike: differences and merging.

use super::kind::{Id, Kind};
use super::model::ThreatModel;
use super::place::Place;
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// A part of a model that has fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The business context.
    Context,
    /// What there is to say of a layer.
    Layer(Place),
    /// An entity.
    Entity(Id),
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Context => f.pad("context"),
            Self::Layer(place) => f.pad(place.as_str()),
            Self::Entity(id) => f.pad(&id.to_string()),
        }
    }
}

/// The fields of a section that hold something.
pub(super) type Fields = BTreeMap<String, Value<'static>>;

/// A model's sections with their fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts(pub(super) BTreeMap<Section, Fields>);

impl Parts {
    pub(super) fn of(model: &ThreatModel) -> Self {
        let mut parts = BTreeMap::new();
        let Value::Object(document) = model.to_value() else { return Self(parts) };
        for (key, value) in document {
            match (key.as_ref(), value) {
                ("context", value) => {
                    parts.insert(Section::Context, fields(value));
                }
                ("layers", Value::Object(layers)) => {
                    for (place, note) in layers {
                        if let Ok(place) = place.parse() {
                            parts.insert(Section::Layer(place), fields(note));
                        }
                    }
                }
                (_, Value::List(entities)) => {
                    for entity in entities {
                        let mut fields = fields(entity);
                        if let Some(Value::Text(id)) = fields.remove("id")
                            && let Ok(id) = id.parse()
                        {
                            parts.insert(Section::Entity(id), fields);
                        }
                    }
                }
                _ => {}
            }
        }
        Self(parts)
    }

    pub(super) fn get(&self, section: Section) -> Option<&Fields> {
        self.0.get(&section)
    }

    /// The sections of both, each once.
    pub(super) fn sections(&self, other: &Self) -> BTreeSet<Section> {
        self.0.keys().chain(other.0.keys()).copied().collect()
    }

    /// The document with these sections, as the reader takes it.
    pub(super) fn into_value(self, issued: &BTreeMap<Kind, u32>) -> Value<'static> {
        let mut context = Vec::new();
        let mut layers = Vec::new();
        let mut tables: BTreeMap<Kind, Vec<Value<'static>>> = BTreeMap::new();
        for (section, fields) in self.0 {
            let mut object: Vec<(Cow<'static, str>, Value<'static>)> =
                fields.into_iter().map(|(key, value)| (key.into(), value)).collect();
            match section {
                Section::Context => context = object,
                Section::Layer(place) => {
                    layers.push((place.as_str().into(), Value::Object(object)));
                }
                Section::Entity(id) => {
                    object.push(("id".into(), Value::Text(id.to_string().into())));
                    tables.entry(id.kind()).or_default().push(Value::Object(object));
                }
            }
        }
        let mut document = Vec::from([
            ("schema".into(), Value::Text(super::read::SCHEMA.into())),
            ("context".into(), Value::Object(context)),
            ("layers".into(), Value::Object(layers)),
        ]);
        let tables = tables.into_iter();
        document.extend(tables.map(|(kind, list)| (kind.table().into(), Value::List(list))));
        let issued = issued
            .iter()
            .map(|(kind, number)| (kind.prefix().into(), Value::Unsigned(u64::from(*number))));
        document.push(("issued".into(), Value::Object(issued.collect())));
        Value::Object(document)
    }
}

/// An object's fields, in their own memory.
fn fields(value: Value<'_>) -> Fields {
    match value {
        Value::Object(fields) => {
            fields.into_iter().map(|(key, value)| (key.into_owned(), value.into_owned())).collect()
        }
        _ => Fields::new(),
    }
}
