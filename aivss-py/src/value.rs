//! A Python object as the core's [`Value`], with nothing decided: what a field may hold the core knows.

use crate::error::{CallError, wrong_type};
use crate::python::{date_class, decimal_class, fraction_class};
use aivss_core::Error;
use aivss_core::value::Value;
use aivss_core::{Decimal, ErrorCode};
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyMapping, PyString, PyTuple};
use std::borrow::Cow;

/// Deeper nesting is nobody's request; a dict that holds itself would have no end.
const MAX_DEPTH: usize = 128;
/// Digits written after the point of a fraction: more than any input takes.
const FRACTION_DIGITS: usize = 28;
/// Longer numbers are left in scientific notation, which the core refuses in its own words.
const MAX_EXPONENT: i64 = 64;

/// Converts an object and everything in it.
pub(crate) fn value(object: &Bound<'_, PyAny>) -> Result<Value<'static>, CallError> {
    nested(object, 0)
}

fn nested(object: &Bound<'_, PyAny>, depth: usize) -> Result<Value<'static>, CallError> {
    if let Ok(number) = object.cast::<PyFloat>() {
        return Ok(Value::Float(number.value()));
    }
    if let Ok(text) = object.cast::<PyString>() {
        return Ok(Value::Text(Cow::Owned(utf8(text)?.into_owned())));
    }
    if object.is_none() {
        return Ok(Value::Null);
    }
    if let Ok(flag) = object.cast::<PyBool>() {
        return Ok(Value::Boolean(flag.is_true()));
    }
    if object.is_instance_of::<PyInt>() {
        return integer(object);
    }
    if depth >= MAX_DEPTH {
        let message = format!("the request nests deeper than {MAX_DEPTH} levels");
        return Err(Error::new(ErrorCode::RequestSyntax, message).into());
    }
    if let Ok(fields) = object.cast::<PyDict>() {
        // A copy: reading a value may run code of the caller's, which may change the dict.
        return fields_of(&fields.items(), depth);
    }
    if object.is_instance_of::<PyList>() || object.is_instance_of::<PyTuple>() {
        return list(object, depth);
    }
    let py = object.py();
    if object.is_instance(decimal_class(py)?)? {
        return decimal(object);
    }
    if object.is_instance(fraction_class(py)?)? {
        return fraction(object);
    }
    if let Ok(fields) = object.cast::<PyMapping>() {
        return fields_of(&fields.items()?, depth);
    }
    if is_dataclass(object) {
        return dataclass(object, depth);
    }
    if object.is_instance(date_class(py)?)? {
        // As TOML readers give dates; the core says no to a time of day.
        let text =
            object.call_method0("isoformat")?.cast_into::<PyString>().map_err(PyErr::from)?;
        return Ok(Value::Text(Cow::Owned(utf8(&text)?.into_owned())));
    }
    // Whole numbers of other libraries, such as `numpy.int64`.
    match object.call_method0("__index__") {
        Ok(number) => integer(&number),
        Err(_) => Err(wrong_type(object, "a value that JSON has or an exact number").into()),
    }
}

/// The text of a string; a lone surrogate has none.
pub(crate) fn utf8<'a>(text: &'a Bound<'_, PyString>) -> Result<Cow<'a, str>, Error> {
    text.to_cow().map_err(|_| {
        Error::new(
            ErrorCode::InputUnreadable,
            "the text holds a lone surrogate, which is half a character and cannot be written as UTF-8",
        )
    })
}

fn integer(number: &Bound<'_, PyAny>) -> Result<Value<'static>, CallError> {
    if let Ok(number) = number.extract::<u64>() {
        return Ok(Value::Unsigned(number));
    }
    if let Ok(number) = number.extract::<i64>() {
        return Ok(Value::Negative(number));
    }
    // As a JSON reader takes it: beyond 64 bits a number is a float.
    match number.extract::<f64>() {
        Ok(float) => Ok(Value::Float(float)),
        // Python does not even write out the largest.
        Err(_) => {
            exact(number.str().map_or("a huge number".into(), |text| text.to_string_lossy().into()))
        }
    }
}

/// A number by its digits. What no field could read as a number is refused here, where it is known to be
/// meant for one: a text may also be a name or a vector.
fn exact(text: String) -> Result<Value<'static>, CallError> {
    match text.parse::<Decimal>() {
        Err(error) if error.code() == ErrorCode::NumberInvalid => Err(error.into()),
        _ => Ok(Value::Text(Cow::Owned(text))),
    }
}

fn list(items: &Bound<'_, PyAny>, depth: usize) -> Result<Value<'static>, CallError> {
    let mut values = Vec::new();
    for (index, item) in items.try_iter()?.enumerate() {
        values.push(nested(&item?, depth + 1).map_err(|trouble| trouble.at(&index.to_string()))?);
    }
    Ok(Value::List(values))
}

fn fields_of(items: &Bound<'_, PyList>, depth: usize) -> Result<Value<'static>, CallError> {
    let mut fields = Vec::with_capacity(items.len());
    for item in items {
        let (key, item): (Bound<'_, PyAny>, Bound<'_, PyAny>) = item.extract()?;
        let key = key.cast::<PyString>().map_err(|_| wrong_type(&key, "a text as key"))?;
        let key = utf8(key)?.into_owned();
        match nested(&item, depth + 1) {
            Ok(value) => fields.push((Cow::Owned(key), value)),
            Err(trouble) => return Err(trouble.at(&key)),
        }
    }
    Ok(Value::Object(fields))
}

/// Whether an object is an instance of a dataclass.
pub(crate) fn is_dataclass(object: &Bound<'_, PyAny>) -> bool {
    // A class has the attribute as well; its own type does not.
    object.get_type().hasattr(intern!(object.py(), "__dataclass_fields__")).unwrap_or(false)
}

/// The fields of a dataclass; one that has its default of `None` says nothing.
fn dataclass(object: &Bound<'_, PyAny>, depth: usize) -> Result<Value<'static>, CallError> {
    let py = object.py();
    let mut fields = Vec::new();
    for field in py.import("dataclasses")?.call_method1("fields", (object,))?.try_iter()? {
        let field = field?;
        let name = field.getattr("name")?.cast_into::<PyString>().map_err(PyErr::from)?;
        let given = object.getattr(&name)?;
        if given.is_none() && field.getattr("default")?.is_none() {
            continue;
        }
        let name = utf8(&name)?.into_owned();
        match nested(&given, depth + 1) {
            Ok(value) => fields.push((Cow::Owned(name), value)),
            Err(trouble) => return Err(trouble.at(&name)),
        }
    }
    Ok(Value::Object(fields))
}

/// The digits of a `Decimal`, written out where that is short.
fn decimal(number: &Bound<'_, PyAny>) -> Result<Value<'static>, CallError> {
    // `adjusted` of a number that is not finite is 0, and `format` writes its name.
    let magnitude: i64 = number.call_method0("adjusted")?.extract()?;
    let text = if magnitude.abs() > MAX_EXPONENT {
        number.str()?
    } else {
        number.call_method1("__format__", ("f",))?.str()?
    };
    exact(utf8(&text)?.into_owned())
}

/// The decimal expansion of a `Fraction`. One without an end is refused as what it is cut to, but shown as
/// it was given.
fn fraction(number: &Bound<'_, PyAny>) -> Result<Value<'static>, CallError> {
    let numerator = number.getattr("numerator")?.extract::<i64>();
    let denominator = number.getattr("denominator")?.extract::<u64>();
    // Python does not even write out the largest.
    let given =
        || number.str().map_or("a huge fraction".into(), |text| text.to_string_lossy().into());
    let (Ok(numerator), Ok(denominator @ 1..)) = (numerator, denominator) else {
        // No input is near such numbers.
        return exact(given());
    };
    match expansion(numerator, denominator) {
        Ok(text) => exact(text),
        Err(cut) => cut
            .parse::<Decimal>()
            .map_or_else(|error| Err(error.quoting(&cut, &given()).into()), |_| exact(given())),
    }
}

/// The digits of a fraction; as an error those of one without an end, cut, with a last digit that is not
/// its own, so that it is never taken for exact.
fn expansion(numerator: i64, denominator: u64) -> Result<String, String> {
    let sign = if numerator < 0 { "-" } else { "" };
    let (magnitude, denominator) = (u128::from(numerator.unsigned_abs()), u128::from(denominator));
    let mut text = format!("{sign}{}.0", magnitude / denominator);
    let mut rest = magnitude % denominator;
    if rest != 0 {
        text.pop();
    }
    for _ in 0..FRACTION_DIGITS {
        if rest == 0 {
            return Ok(text);
        }
        rest *= 10;
        text.push(char::from(b'0' + u8::try_from(rest / denominator).unwrap_or_default()));
        rest %= denominator;
    }
    if rest == 0 {
        return Ok(text);
    }
    text.push('1');
    Err(text)
}
