//! Reading and writing the small parts of a document: texts that say something, references, flags.

use crate::error::{Error, ErrorCode};
use crate::value::Value;
use crate::value::read::{Fields, missing, wrong_kind};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A text that is not blank.
pub(super) fn filled(value: Value<'_>) -> Result<String, Error> {
    match value {
        Value::Text(text) => {
            check_filled(&text)?;
            Ok(text.into_owned())
        }
        other => Err(wrong_kind(&other, "a text")),
    }
}

/// A text that is not blank, or null.
pub(super) fn filled_or_null(value: Value<'_>) -> Result<Option<String>, Error> {
    if value == Value::Null { Ok(None) } else { filled(value).map(Some) }
}

/// A blank text says nothing.
pub(super) fn check_filled(text: &str) -> Result<(), Error> {
    if text.trim().is_empty() {
        return Err(Error::new(
            ErrorCode::FieldBlank,
            "the text is blank; it has to say something",
        ));
    }
    Ok(())
}

/// An identifier has no blanks around it either.
pub(super) fn check_identifier(text: &str) -> Result<(), Error> {
    check_filled(text)?;
    if text.trim() != text {
        return Err(Error::new(
            ErrorCode::FieldBlank,
            "the identifier has blanks around it, where none may be",
        ));
    }
    Ok(())
}

/// One reference or more.
pub(super) fn references(value: Value<'_>) -> Result<Vec<String>, Error> {
    let Value::List(items) = value else {
        return Err(wrong_kind(&value, "a list of references"));
    };
    let items = items.into_iter().enumerate();
    items.map(|(index, item)| filled(item).map_err(|error| error.at(&index.to_string()))).collect()
}

/// Checks references that a program built.
pub(super) fn check_references(references: &[String]) -> Result<(), Error> {
    if references.is_empty() {
        return Err(missing("the list of references is empty; it needs one at least"));
    }
    references.iter().enumerate().try_for_each(|(index, reference)| {
        check_filled(reference).map_err(|error| error.at(&index.to_string()))
    })
}

/// True or false.
pub(super) fn flag(value: Value<'_>) -> Result<bool, Error> {
    match value {
        Value::Boolean(flag) => Ok(flag),
        other => Err(wrong_kind(&other, "true or false")),
    }
}

/// True, false, or null for what is unknown.
pub(super) fn observation(value: Value<'_>) -> Result<Option<bool>, Error> {
    match value {
        Value::Null => Ok(None),
        Value::Boolean(flag) => Ok(Some(flag)),
        other => Err(wrong_kind(&other, "true, false, or null where it is unknown")),
    }
}

/// A field that has to be there.
pub(super) fn required<'a, T>(
    fields: &mut Fields<'a>,
    key: &str,
    read: impl FnOnce(Value<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    fields.read(key, read)?.ok_or_else(|| missing(&format!("`{key}` is missing")).at(key))
}

/// A number as its text, which is exact where the number was written with few digits.
pub(super) fn number_text(value: &Value<'_>) -> Result<String, Error> {
    match value {
        Value::Unsigned(number) => Ok(number.to_string()),
        Value::Negative(number) => Ok(number.to_string()),
        Value::Float(number) => Ok(number.to_string()),
        other => Err(wrong_kind(other, "a number")),
    }
}

/// A number that its text reads as.
pub(super) fn number<T: core::str::FromStr<Err = Error>>(value: &Value<'_>) -> Result<T, Error> {
    number_text(value)?.parse()
}

/// The number nearest to an exact decimal, for a document holds binary floats.
pub(super) fn decimal<'a>(exact: impl core::fmt::Display) -> Value<'a> {
    format!("{exact}").parse().map_or(Value::Null, Value::Float)
}
