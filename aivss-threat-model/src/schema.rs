//! The JSON Schema of the document and of every field, made from the tables that also read them.

use super::entities::{Context, LayerNote};
use super::entity::Record;
use super::kind::{Id, Kind};
use super::place::Place;
use super::read::SCHEMA;
use super::shape::{Field, Form, MAX_ITEMS, MAX_LINE, MAX_PROSE};
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

type Object = Vec<(Cow<'static, str>, Value<'static>)>;

impl Form {
    /// The JSON Schema of what it holds.
    #[must_use]
    pub fn schema(self) -> Value<'static> {
        Value::Object(self.keywords())
    }

    fn keywords(self) -> Object {
        match self {
            Self::Line => line(MAX_LINE),
            Self::Prose => line(MAX_PROSE),
            Self::Date => Vec::from([typed("string"), entry("format", text("date"))]),
            Self::Boolean => Vec::from([typed("boolean")]),
            Self::Choice(words) => {
                Vec::from([typed("string"), entry("enum", texts(words.iter().copied()))])
            }
            Self::Id(kinds) => {
                let prefixes: Vec<&str> = kinds.iter().map(|kind| kind.prefix()).collect();
                Vec::from([typed("string"), entry("pattern", text(id_pattern(&prefixes)))])
            }
            Self::Catalog(what) => Vec::from([
                typed("string"),
                entry("description", text(format!("the id of a {what} in the catalogs"))),
            ]),
            Self::Assessment => Vec::from([
                entry("type", texts(["string", "object"])),
                entry(
                    "description",
                    text(
                        "an AIVSS compact form, the object that the document has, or a scoring request",
                    ),
                ),
            ]),
            Self::List(form) => Vec::from([
                typed("array"),
                entry("items", form.schema()),
                entry("uniqueItems", Value::Boolean(true)),
                entry("maxItems", Value::Unsigned(MAX_ITEMS as u64)),
            ]),
            Self::Record(fields) => object(fields, None),
        }
    }
}

impl Field {
    /// The JSON Schema of the field, with what it says as the description.
    #[must_use]
    pub fn schema(&self) -> Value<'static> {
        let mut keywords = self.form.keywords();
        // What the field says comes first; what its form adds is about the form.
        match keywords.iter_mut().find(|(key, _)| key == "description") {
            Some((_, Value::Text(about))) => {
                *about = format!("{} It is {about}.", self.about).into();
            }
            _ => keywords.insert(0, entry("description", text(self.about))),
        }
        Value::Object(keywords)
    }
}

impl Kind {
    /// The JSON Schema of an entity, with its id.
    #[must_use]
    pub fn schema(self) -> Value<'static> {
        Value::Object(object(self.fields(), Some(self)))
    }
}

impl super::ThreatModel {
    /// The JSON Schema (draft 2020-12) of the document. The reader is stricter: it also follows references.
    #[must_use]
    pub fn json_schema() -> Value<'static> {
        let mut properties = Vec::from([
            entry("schema", Value::Object(Vec::from([entry("const", text(SCHEMA))]))),
            entry("context", Value::Object(object(Context::fields(), None))),
            entry("layers", layers()),
        ]);
        properties.extend(Kind::ALL.iter().map(|kind| {
            let list = Value::Object(Vec::from([typed("array"), entry("items", kind.schema())]));
            entry(kind.table(), list)
        }));
        properties.push(entry("issued", issued()));
        Value::Object(Vec::from([
            entry("$schema", text("https://json-schema.org/draft/2020-12/schema")),
            entry("title", text("MAESTRO threat model")),
            typed("object"),
            entry("required", texts(["schema"])),
            entry("additionalProperties", Value::Boolean(false)),
            entry("properties", Value::Object(properties)),
        ]))
    }
}

/// The keywords of an object with these fields and no others.
fn object(fields: &'static [Field], of: Option<Kind>) -> Object {
    let id = of.map(|kind| {
        let pattern = text(id_pattern(&[kind.prefix()]));
        entry("id", Value::Object(Vec::from([typed("string"), entry("pattern", pattern)])))
    });
    let own = fields.iter().map(|field| entry(field.name, field.schema()));
    let properties = id.into_iter().chain(own).collect();
    let required = fields.iter().filter(|field| field.is_required).map(|field| field.name);
    let required: Vec<&'static str> = of.map(|_| "id").into_iter().chain(required).collect();
    let mut keywords = Vec::from([typed("object")]);
    if !required.is_empty() {
        keywords.push(entry("required", texts(required)));
    }
    keywords.push(entry("additionalProperties", Value::Boolean(false)));
    keywords.push(entry("properties", Value::Object(properties)));
    keywords
}

fn layers() -> Value<'static> {
    let note = || Value::Object(object(<LayerNote as Record>::FIELDS, None));
    let places = Place::ALL.map(|place| entry(place.as_str(), note()));
    Value::Object(Vec::from([
        typed("object"),
        entry("additionalProperties", Value::Boolean(false)),
        entry("properties", Value::Object(Vec::from(places))),
    ]))
}

/// The last numbers given, by the prefix of their kind.
fn issued() -> Value<'static> {
    let number = || {
        Value::Object(Vec::from([
            typed("integer"),
            entry("minimum", Value::Unsigned(0)),
            entry("maximum", Value::Unsigned(Id::MAX_NUMBER.into())),
        ]))
    };
    let numbers = Kind::ALL.iter().map(|kind| entry(kind.prefix(), number()));
    Value::Object(Vec::from([
        typed("object"),
        entry("additionalProperties", Value::Boolean(false)),
        entry("properties", Value::Object(numbers.collect())),
    ]))
}

fn id_pattern(prefixes: &[&str]) -> String {
    match prefixes {
        [prefix] => format!("^{prefix}-[1-9][0-9]{{0,5}}$"),
        prefixes => format!("^({})-[1-9][0-9]{{0,5}}$", prefixes.join("|")),
    }
}

fn line(most: usize) -> Object {
    Vec::from([
        typed("string"),
        entry("minLength", Value::Unsigned(1)),
        entry("maxLength", Value::Unsigned(most as u64)),
    ])
}

fn typed(name: &'static str) -> (Cow<'static, str>, Value<'static>) {
    entry("type", text(name))
}

fn entry(key: &'static str, value: Value<'static>) -> (Cow<'static, str>, Value<'static>) {
    (key.into(), value)
}

fn text(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value::Text(text.into())
}

fn texts(items: impl IntoIterator<Item = &'static str>) -> Value<'static> {
    Value::List(items.into_iter().map(text).collect())
}
