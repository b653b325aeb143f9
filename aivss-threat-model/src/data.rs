//! Building data: what is read off a model has the same fields on the command line, over MCP and in files.

use crate::model::Id;
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::string::ToString;

pub(crate) fn object<const N: usize>(
    fields: [(&'static str, Value<'static>); N],
) -> Value<'static> {
    Value::Object(fields.into_iter().map(|(key, value)| (key.into(), value)).collect())
}

pub(crate) fn text(text: impl Into<Cow<'static, str>>) -> Value<'static> {
    Value::Text(text.into())
}

pub(crate) fn or_null<T>(
    value: Option<T>,
    write: impl FnOnce(T) -> Value<'static>,
) -> Value<'static> {
    value.map_or(Value::Null, write)
}

pub(crate) fn list<T>(
    items: impl IntoIterator<Item = T>,
    write: impl Fn(T) -> Value<'static>,
) -> Value<'static> {
    Value::List(items.into_iter().map(write).collect())
}

pub(crate) fn texts<T: Into<Cow<'static, str>>>(
    items: impl IntoIterator<Item = T>,
) -> Value<'static> {
    list(items, text)
}

pub(crate) fn ids(ids: &[Id]) -> Value<'static> {
    list(ids, |id| text(id.to_string()))
}

pub(crate) fn count(number: usize) -> Value<'static> {
    Value::Unsigned(number as u64)
}
