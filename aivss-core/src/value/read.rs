//! Reading a value strictly: known fields only, each once, each of the right kind.

use super::Value;
use crate::decimal::{Decimal, FloatDisplay};
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::str::FromStr;

/// The fields of one object, taken out one by one.
#[derive(Clone, Debug)]
pub struct Fields<'a> {
    fields: Vec<(Cow<'a, str>, Value<'a>)>,
}

impl<'a> Fields<'a> {
    /// The fields of an object whose keys are all among the known ones.
    ///
    /// # Errors
    ///
    /// `field.type` for what is no object, `field.unknown` and `field.duplicate`.
    pub fn new(value: Value<'a>, known: &[&str]) -> Result<Self, Error> {
        let fields = object(value, "an object")?;
        for (index, (key, _)) in fields.iter().enumerate() {
            if !known.contains(&key.as_ref()) {
                return Err(unknown(key, known));
            }
            if fields.iter().take(index).any(|(earlier, _)| earlier == key) {
                return Err(repeated(key));
            }
        }
        Ok(Self { fields })
    }

    /// Takes a field out, if it is there.
    pub fn take(&mut self, key: &str) -> Option<Value<'a>> {
        let index = self.fields.iter().position(|(name, _)| name == key)?;
        Some(self.fields.swap_remove(index).1)
    }

    /// Whether a field is there.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.fields.iter().any(|(name, _)| name == key)
    }

    /// The fields not taken out.
    #[must_use]
    pub fn into_rest(self) -> Vec<(Cow<'a, str>, Value<'a>)> {
        self.fields
    }

    /// Takes a field out and reads it; errors get the field's path.
    ///
    /// # Errors
    ///
    /// Those of `read`.
    pub fn read<T>(
        &mut self,
        key: &str,
        read: impl FnOnce(Value<'a>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.take(key).map(|value| read(value).map_err(|error| error.at(key))).transpose()
    }
}

/// The fields of an object, in the order in which it was written and with repeated keys still in them.
///
/// # Errors
///
/// `field.type`, which says that `expected` was expected, as "an object of ten factors".
pub fn object<'a>(
    value: Value<'a>,
    expected: &str,
) -> Result<Vec<(Cow<'a, str>, Value<'a>)>, Error> {
    match value {
        Value::Object(fields) => Ok(fields),
        other => Err(wrong_kind(&other, expected)),
    }
}

/// A text that names one of a list, by `FromStr`.
///
/// # Errors
///
/// `field.type` for what is no text, and those of `FromStr`.
pub fn named<T: FromStr<Err = Error>>(value: Value<'_>) -> Result<T, Error> {
    match value {
        Value::Text(text) => text.parse(),
        other => Err(wrong_kind(&other, "a text in quotes")),
    }
}

/// A quantity, written as a number or as text.
///
/// # Errors
///
/// `field.type` for what is neither, and those of reading the number.
pub fn number<T>(value: &Value<'_>, expected: &str) -> Result<T, Error>
where
    T: FromStr<Err = Error> + TryFrom<f64, Error = Error> + TryFrom<u64, Error = Error>,
{
    match value {
        Value::Text(text) => text.parse(),
        Value::Float(float) => T::try_from(*float),
        Value::Unsigned(whole) => T::try_from(*whole),
        Value::Negative(whole) => format!("{whole}").parse(),
        other => Err(wrong_kind(other, expected)),
    }
}

/// A decimal whose range is checked later, when domain and table are known; what no domain takes is
/// refused here in the quantity's own words.
///
/// # Errors
///
/// `number.range` beyond what a decimal holds, and those of [`number`].
pub fn bounded(value: &Value<'_>, what: &str, max: &str) -> Result<Decimal, Error> {
    number(value, "a number").map_err(|error: Error| match error.code() {
        ErrorCode::NumberRange => Error::new(
            ErrorCode::NumberRange,
            format!("{} is out of range; {what} lies between 0 and {max}", shown(value)),
        ),
        _ => error,
    })
}

fn shown(value: &Value<'_>) -> String {
    match value {
        Value::Text(text) => format!("{}", Quoted(text)),
        Value::Float(float) => format!("{}", FloatDisplay(*float)),
        Value::Unsigned(whole) => format!("`{whole}`"),
        Value::Negative(whole) => format!("`{whole}`"),
        other => other.kind().into(),
    }
}

/// Free text of at most so many characters.
///
/// # Errors
///
/// `field.type` and `field.too_long`.
pub fn text(value: Value<'_>, max: usize) -> Result<String, Error> {
    let Value::Text(text) = value else {
        return Err(wrong_kind(&value, "a text"));
    };
    let length = text.chars().count();
    if length > max {
        return Err(Error::new(
            ErrorCode::FieldTooLong,
            format!("a text of {length} characters is longer than the {max} allowed here"),
        ));
    }
    Ok(text.into_owned())
}

/// The error for a value of another kind than expected: `field.type`.
#[must_use]
pub fn wrong_kind(found: &Value<'_>, expected: &str) -> Error {
    Error::new(ErrorCode::FieldType, format!("expected {expected}, and found {}", found.kind()))
}

/// The error for a field that is not there: `field.missing`.
#[must_use]
pub fn missing(message: &str) -> Error {
    Error::new(ErrorCode::FieldMissing, message)
}

fn unknown(key: &str, known: &[&str]) -> Error {
    let known = list(known.iter().map(|name| Quoted(name)));
    Error::new(
        ErrorCode::FieldUnknown,
        format!("field {} is unknown; expected one of {known}", Quoted(key)),
    )
    .at_name(key)
}

fn repeated(key: &str) -> Error {
    Error::new(
        ErrorCode::FieldDuplicate,
        format!("field {} stands in one object twice", Quoted(key)),
    )
    .at_name(key)
}
