//! Fields that the tool has no place for, as its `custom:` metadata.

use aivss_core::Error;
use aivss_core::value::Value;
use aivss_threat_model::field::{Field, FieldType};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Before the name of a field.
pub(super) const PREFIX: &str = "custom:";

/// One piece of metadata.
pub(super) fn entry(key: &str, value: Value<'static>) -> Value<'static> {
    Value::object([("key", key.to_string().into()), ("value", value)])
}

/// The fields of a record but for those that have a place of their own.
pub(super) fn written(record: &Value<'_>, native: &[&str]) -> Vec<Value<'static>> {
    let Value::Object(fields) = record else { return Vec::new() };
    let mut entries = Vec::new();
    for (key, value) in fields.iter().filter(|(key, _)| !native.contains(&key.as_ref())) {
        let key = format!("{PREFIX}{key}");
        match value {
            // An assessment: its two parts by themselves, for people to read.
            Value::Object(parts) if parts.iter().any(|(name, _)| name == "compact") => {
                for (name, part) in parts {
                    let suffix = if name == "compact" { "" } else { "_score" };
                    entries.push(entry(&format!("{key}{suffix}"), word(part)));
                }
            }
            Value::List(items) => {
                entries.push(entry(&key, Value::list(items.iter().map(word))));
            }
            other => entries.push(entry(&key, word(other))),
        }
    }
    entries
}

/// A text stays what it is; anything else is written as JSON.
fn word(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Text(content) => Value::from(content.to_string()),
        other => Value::from(serde_json::to_string(other).unwrap_or_default()),
    }
}

/// The value of a field from the texts of its metadata.
pub(super) fn read<'a>(field: &Field, texts: &'a [String]) -> Result<Value<'a>, Error> {
    match (field.value_type, texts) {
        (FieldType::List(inner), _) => {
            let items: Result<_, _> = texts.iter().map(|text| scalar(*inner, text)).collect();
            items.map(Value::List)
        }
        (value_type, [text]) => scalar(value_type, text),
        (_, _) => Ok(Value::List(Vec::new())),
    }
}

fn scalar(value_type: FieldType, text: &str) -> Result<Value<'_>, Error> {
    match value_type {
        FieldType::Boolean | FieldType::Record(_) => Value::from_json(text),
        _ => Ok(Value::Text(Cow::Borrowed(text))),
    }
}
