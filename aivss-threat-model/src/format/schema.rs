//! The JSON Schema of the document and of every field, made from the tables that also read them.

use super::SCHEMA;
use crate::model::entity::{Context, LayerNote};
use crate::model::field::{Field, FieldType, MAX_ITEMS, MAX_LINE, MAX_PROSE};
use crate::model::{Id, Kind, ThreatModel};
use aivss_core::catalog::LayerScope;
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

type Object = Vec<(Cow<'static, str>, Value<'static>)>;

impl FieldType {
    /// The JSON Schema of what it holds.
    #[must_use]
    pub fn schema(self) -> Value<'static> {
        Value::Object(self.keywords())
    }

    fn keywords(self) -> Object {
        match self {
            Self::Line => line(MAX_LINE),
            Self::Prose => line(MAX_PROSE),
            Self::Date => Vec::from([typed("string"), entry("format", "date".into())]),
            Self::Boolean => Vec::from([typed("boolean")]),
            Self::Choice(words) => {
                Vec::from([typed("string"), entry("enum", Value::list(words.iter().copied()))])
            }
            Self::Id(kinds) => {
                let prefixes: Vec<&str> = kinds.iter().map(|kind| kind.prefix()).collect();
                Vec::from([typed("string"), entry("pattern", id_pattern(&prefixes).into())])
            }
            Self::Catalog(what) => Vec::from([
                typed("string"),
                entry("description", format!("the id of a {what} in the catalogs").into()),
            ]),
            Self::Assessment => Vec::from([
                entry("type", Value::list(["string", "object"])),
                entry(
                    "description",
                    Value::from(
                        "an AIVSS compact form, the object that the document has, or a scoring request",
                    ),
                ),
            ]),
            Self::List(item) => Vec::from([
                typed("array"),
                entry("items", item.schema()),
                entry("uniqueItems", true.into()),
                entry("maxItems", MAX_ITEMS.into()),
            ]),
            Self::Record(fields) => object(fields, None),
        }
    }
}

impl Field {
    /// The JSON Schema of the field, with what it says as the description.
    #[must_use]
    pub fn schema(&self) -> Value<'static> {
        let mut keywords = self.value_type.keywords();
        // The description of the field comes first; that of its type follows.
        match keywords.iter_mut().find(|(key, _)| key == "description") {
            Some((_, Value::Text(about))) => {
                *about = format!("{} It is {about}.", self.about).into();
            }
            _ => keywords.insert(0, entry("description", self.about.into())),
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

impl ThreatModel {
    /// The JSON Schema (draft 2020-12) of the document. The reader is stricter: it also follows references.
    #[must_use]
    pub fn json_schema() -> Value<'static> {
        let mut properties = Vec::from([
            entry("schema", Value::Object(Vec::from([entry("const", SCHEMA.into())]))),
            entry("context", Value::Object(object(Context::fields(), None))),
            entry("layers", layers()),
        ]);
        properties.extend(Kind::ALL.iter().map(|kind| {
            let list = Value::Object(Vec::from([typed("array"), entry("items", kind.schema())]));
            entry(kind.table(), list)
        }));
        properties.push(entry("issued", issued()));
        Value::Object(Vec::from([
            entry("$schema", "https://json-schema.org/draft/2020-12/schema".into()),
            entry("title", "MAESTRO threat model".into()),
            typed("object"),
            entry("required", Value::list(["schema"])),
            entry("additionalProperties", false.into()),
            entry("properties", Value::Object(properties)),
        ]))
    }
}

/// The keywords of an object with these fields and no others.
fn object(fields: &'static [Field], of: Option<Kind>) -> Object {
    let id = of.map(|kind| {
        let pattern = Value::from(id_pattern(&[kind.prefix()]));
        entry("id", Value::Object(Vec::from([typed("string"), entry("pattern", pattern)])))
    });
    let own = fields.iter().map(|field| entry(field.name, field.schema()));
    let properties = id.into_iter().chain(own).collect();
    let required = fields.iter().filter(|field| field.is_required).map(|field| field.name);
    let required: Vec<&'static str> = of.map(|_| "id").into_iter().chain(required).collect();
    let mut keywords = Vec::from([typed("object")]);
    if !required.is_empty() {
        keywords.push(entry("required", Value::list(required)));
    }
    keywords.push(entry("additionalProperties", false.into()));
    keywords.push(entry("properties", Value::Object(properties)));
    keywords
}

fn layers() -> Value<'static> {
    let note = || Value::Object(object(LayerNote::fields(), None));
    let layers = LayerScope::ALL.map(|layer| entry(layer.as_str(), note()));
    Value::Object(Vec::from([
        typed("object"),
        entry("additionalProperties", false.into()),
        entry("properties", Value::Object(Vec::from(layers))),
    ]))
}

/// The last numbers given, by the prefix of their kind.
fn issued() -> Value<'static> {
    let number = || {
        Value::Object(Vec::from([
            typed("integer"),
            entry("minimum", 0_u8.into()),
            entry("maximum", Id::MAX_NUMBER.into()),
        ]))
    };
    let numbers = Kind::ALL.iter().map(|kind| entry(kind.prefix(), number()));
    Value::Object(Vec::from([
        typed("object"),
        entry("additionalProperties", false.into()),
        entry("properties", Value::Object(numbers.collect())),
    ]))
}

fn id_pattern(prefixes: &[&str]) -> String {
    match prefixes {
        [prefix] => format!("^{prefix}-[1-9][0-9]{{0,5}}$"),
        prefixes => format!("^({})-[1-9][0-9]{{0,5}}$", prefixes.join("|")),
    }
}

fn line(max: usize) -> Object {
    Vec::from([typed("string"), entry("minLength", 1_u8.into()), entry("maxLength", max.into())])
}

fn typed(name: &'static str) -> (Cow<'static, str>, Value<'static>) {
    entry("type", name.into())
}

fn entry(key: &'static str, value: Value<'static>) -> (Cow<'static, str>, Value<'static>) {
    (key.into(), value)
}
