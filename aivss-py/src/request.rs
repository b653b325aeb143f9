//! From a call's arguments to the core's [`PartialRequest`].

use crate::cvss::Cvss;
use crate::error::{CallError, wrong_type};
use crate::value::{is_dataclass, utf8, value};
use aivss_core::request::PartialRequest;
use aivss_core::value::Value;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyMapping, PyString};
use std::borrow::Cow;

/// The keywords that are fields of a request; any other is a factor.
pub(crate) const FIELDS: [&str; 10] = [
    "method",
    "domain",
    "factor_set",
    "threat_multiplier",
    "mitigation_factor",
    "exploit_maturity",
    "mitigation",
    "aars",
    "name",
    "comment",
];

/// The request of `score(first, **keywords)`: a mapping or a dataclass that is the whole request, or what its
/// `cvss` field holds. A field that is `None` is left out.
pub(crate) fn of_call(
    first: &Bound<'_, PyAny>,
    keywords: Option<&Bound<'_, PyDict>>,
) -> Result<PartialRequest, CallError> {
    // All of them, before reading one runs code of the caller's.
    let keywords: Vec<_> = keywords.into_iter().flatten().collect();
    if is_whole(first) {
        if !keywords.is_empty() {
            let message = "a request that is a mapping or a dataclass takes no further arguments";
            return Err(PyTypeError::new_err(message).into());
        }
        return of_mapping(first);
    }
    let mut fields = vec![(Cow::Borrowed("cvss"), cvss(first)?)];
    let mut factors = Vec::with_capacity(10);
    for (name, given) in &keywords {
        let name = utf8(name.cast::<PyString>().map_err(PyErr::from)?)?;
        if !FIELDS.contains(&name.as_ref()) {
            match value(given) {
                Ok(given) => factors.push((name, given)),
                Err(trouble) => return Err(trouble.at(&name).at("factors")),
            }
        } else if !given.is_none() {
            let given = value(given).map_err(|trouble| trouble.at(&name))?;
            fields.push((name, given));
        }
    }
    if !factors.is_empty() {
        fields.push((Cow::Borrowed("factors"), Value::Object(factors)));
    }
    Ok(PartialRequest::from_value(Value::Object(fields))?)
}

/// Whether an object is a whole request: a mapping, or a dataclass with its fields.
fn is_whole(object: &Bound<'_, PyAny>) -> bool {
    if object.is_instance_of::<PyString>() {
        return false;
    }
    object.cast::<PyMapping>().is_ok() || is_dataclass(object)
}

/// The request that a mapping or a dataclass is.
pub(crate) fn of_mapping(mapping: &Bound<'_, PyAny>) -> Result<PartialRequest, CallError> {
    if !is_whole(mapping) {
        return Err(wrong_type(mapping, "a request, which is a mapping or a dataclass").into());
    }
    Ok(PartialRequest::from_value(value(mapping)?)?)
}

/// The `cvss` field: a vector, a score, or a vector that has been read already.
fn cvss(first: &Bound<'_, PyAny>) -> Result<Value<'static>, CallError> {
    match first.cast::<Cvss>() {
        Ok(read) => Ok(Value::Text(Cow::Owned(read.get().vector.to_string()))),
        Err(_) => value(first).map_err(|trouble| trouble.at("cvss")),
    }
}
