//! Between the values of the protocol's JSON and those of the library.

use aivss_core::value::Value;
use serde_json::{Map, Number, Value as Json};

/// What the library reads.
pub(crate) fn value(json: Json) -> Value<'static> {
    match json {
        Json::Null => Value::Null,
        Json::Bool(flag) => Value::Boolean(flag),
        Json::Number(number) => number_value(&number),
        Json::String(text) => Value::Text(text.into()),
        Json::Array(items) => Value::List(items.into_iter().map(value).collect()),
        Json::Object(fields) => object(fields),
    }
}

/// The same for an object.
fn object(fields: Map<String, Json>) -> Value<'static> {
    Value::Object(fields.into_iter().map(|(key, json)| (key.into(), value(json))).collect())
}

fn number_value(number: &Number) -> Value<'static> {
    if let Some(whole) = number.as_u64() {
        Value::Unsigned(whole)
    } else if let Some(whole) = number.as_i64() {
        Value::Negative(whole)
    } else {
        Value::Float(number.as_f64().unwrap_or(f64::NAN))
    }
}

/// What the protocol carries.
pub(crate) fn json(value: &Value<'_>) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Boolean(flag) => Json::Bool(*flag),
        Value::Unsigned(number) => Json::from(*number),
        Value::Negative(number) => Json::from(*number),
        Value::Float(number) => Json::from(*number),
        Value::Text(text) => Json::String(text.to_string()),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Object(fields) => {
            Json::Object(fields.iter().map(|(key, item)| (key.to_string(), json(item))).collect())
        }
    }
}
