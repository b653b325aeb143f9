//! The arguments of a call: known ones only, each once, also under the longer names of other servers.

use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, Quoted};
use serde::Deserialize;
use serde_json::{Map, Value as Json};
use std::str::FromStr;

/// Arguments that are taken out one by one.
pub(crate) struct Arguments(Map<String, Json>);

/// A longer name that other servers use, and the name here.
pub(crate) type Alias = (&'static str, &'static str);

impl Arguments {
    /// The arguments, by the names of this server. A null counts as no argument: some clients send every
    /// argument, under both its names, and null for none.
    ///
    /// # Errors
    ///
    /// `field.duplicate` for an argument under both its names.
    pub(crate) fn new(mut given: Map<String, Json>, aliases: &[Alias]) -> Result<Self, Error> {
        given.retain(|_, value| !value.is_null());
        for (alias, name) in aliases {
            if let Some(value) = given.remove(*alias)
                && given.insert((*name).to_owned(), value).is_some()
            {
                let message = format!("`{alias}` is another name for `{name}`, and both are given");
                return Err(Error::new(ErrorCode::FieldDuplicate, message).with_path(*alias));
            }
        }
        Ok(Self(given))
    }

    /// Any value that may be there.
    pub(crate) fn take(&mut self, name: &str) -> Option<Json> {
        self.0.remove(name)
    }

    /// A text that must be there.
    pub(crate) fn need<T: FromStr<Err = Error>>(&mut self, name: &str) -> Result<T, Error> {
        self.read(name)?.ok_or_else(|| {
            Error::new(ErrorCode::FieldMissing, format!("the call needs `{name}`")).with_path(name)
        })
    }

    /// A text that may be there.
    pub(crate) fn read<T: FromStr<Err = Error>>(&mut self, name: &str) -> Result<Option<T>, Error> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let read = text.parse::<T>();
        read.map(Some).map_err(|error| error.with_path(name))
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Error> {
        match self.take(name) {
            None => Ok(None),
            Some(Json::String(text)) => Ok(Some(text)),
            Some(other) => Err(kind(name, "a text", &other)),
        }
    }

    pub(crate) fn flag(&mut self, name: &str) -> Result<Option<bool>, Error> {
        match self.take(name) {
            None => Ok(None),
            Some(Json::Bool(flag)) => Ok(Some(flag)),
            Some(other) => Err(kind(name, "true or false", &other)),
        }
    }

    /// A whole number from 1 to a maximum.
    pub(crate) fn count(&mut self, name: &str, max: usize) -> Result<Option<usize>, Error> {
        let Some(given) = self.take(name) else { return Ok(None) };
        let number = given.as_u64().and_then(|number| usize::try_from(number).ok());
        match number {
            Some(number) if (1..=max).contains(&number) => Ok(Some(number)),
            Some(_) => {
                let message =
                    format!("`{given}` is out of range; `{name}` lies between 1 and {max}");
                Err(Error::new(ErrorCode::NumberRange, message).with_path(name))
            }
            None => Err(kind(name, "a whole number", &given)),
        }
    }

    pub(crate) fn list(&mut self, name: &str) -> Result<Vec<Json>, Error> {
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Json::Array(items)) => Ok(items),
            Some(other) => Err(kind(name, "a list", &other)),
        }
    }

    /// The arguments that are left, for the library to read. A null within them counts as absent, too.
    pub(crate) fn rest(self) -> Result<Value<'static>, Error> {
        value(without_nulls(Json::Object(self.0)))
    }

    /// Refuses arguments that are left.
    pub(crate) fn end(self, known: &[&str]) -> Result<(), Error> {
        match self.0.keys().next() {
            None => Ok(()),
            Some(name) => {
                let known: Vec<String> = known.iter().map(|known| format!("`{known}`")).collect();
                let expected = match known.as_slice() {
                    [] => "the tool takes none".to_owned(),
                    known => format!("expected one of {}", known.join(", ")),
                };
                let message = format!("argument {} is unknown; {expected}", Quoted(name));
                Err(Error::new(ErrorCode::FieldUnknown, message))
            }
        }
    }
}

/// The value as the library reads it.
pub(crate) fn value(json: Json) -> Result<Value<'static>, Error> {
    Value::deserialize(json)
        .map_err(|reason| Error::new(ErrorCode::RequestSyntax, reason.to_string()))
}

/// A value without the members of its objects that are null.
pub(crate) fn without_nulls(value: Json) -> Json {
    match value {
        Json::Object(fields) => {
            let present = fields.into_iter().filter(|(_, value)| !value.is_null());
            Json::Object(present.map(|(name, value)| (name, without_nulls(value))).collect())
        }
        Json::Array(items) => Json::Array(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}

fn kind(name: &str, expected: &str, found: &Json) -> Error {
    let found = match found {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    };
    let message = format!("expected {expected}, and found {found}");
    Error::new(ErrorCode::FieldType, message).with_path(name)
}
