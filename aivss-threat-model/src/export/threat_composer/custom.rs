//! Fields that the tool has no place for, as its `custom:` metadata.

use crate::shape::{Field, Form};
use aivss_core::Error;
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Before the name of a field.
pub(super) const PREFIX: &str = "custom:";

/// One piece of metadata.
pub(super) fn entry(key: &str, value: Value<'static>) -> Value<'static> {
    Value::Object(Vec::from([
        ("key".into(), Value::Text(Cow::Owned(key.into()))),
        ("value".into(), value),
    ]))
}

#[allow(clippy::needless_pass_by_value, reason = "texts, words and ids come owned or borrowed")]
pub(super) fn text(text: impl ToString) -> Value<'static> {
    Value::Text(Cow::Owned(text.to_string()))
}

/// The fields of a record but for those that have a place of their own.
pub(super) fn written(
    fields: &[(Cow<'_, str>, Value<'_>)],
    native: &[&str],
) -> Vec<Value<'static>> {
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
                entries.push(entry(&key, Value::List(items.iter().map(word).collect())));
            }
            other => entries.push(entry(&key, word(other))),
        }
    }
    entries
}

/// A text stays what it is; anything else is written as JSON.
fn word(value: &Value<'_>) -> Value<'static> {
    match value {
        Value::Text(content) => text(content),
        other => text(serde_json::to_string(other).unwrap_or_default()),
    }
}

/// The value of a field from the texts of its metadata.
pub(super) fn read<'a>(field: &Field, texts: &'a [String]) -> Result<Value<'a>, Error> {
    match (field.form, texts) {
        (Form::List(inner), _) => {
            let items: Result<_, _> = texts.iter().map(|text| scalar(*inner, text)).collect();
            items.map(Value::List)
        }
        (form, [text]) => scalar(form, text),
        (_, _) => Ok(Value::List(Vec::new())),
    }
}

fn scalar(form: Form, text: &str) -> Result<Value<'_>, Error> {
    match form {
        Form::Boolean | Form::Record(_) => Value::from_json(text),
        _ => Ok(Value::Text(Cow::Borrowed(text))),
    }
}
