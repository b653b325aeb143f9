//! The outcome: a success with its data, or a failure as data.

use crate::error::Error;
use crate::value::json;
use alloc::string::String;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

/// What a call gives: its data, or why there is none. Failure is data too; nothing is thrown.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome<T> {
    /// The data.
    Success(T),
    /// Why the input was refused.
    Failure(Error),
}

impl<T> From<Result<T, Error>> for Outcome<T> {
    fn from(result: Result<T, Error>) -> Self {
        match result {
            Ok(data) => Self::Success(data),
            Err(error) => Self::Failure(error),
        }
    }
}

impl<T: Serialize> Outcome<T> {
    /// `{"ok":true,"<name>":...}` or `{"ok":false,"error":{...}}`.
    #[must_use]
    pub fn to_json(&self, name: &'static str) -> String {
        let written = json::to_string(&Named { name, outcome: self });
        debug_assert!(written.is_ok(), "plain data with text keys always serializes");
        written.unwrap_or_default()
    }
}

/// An outcome whose data has a name.
struct Named<'a, T> {
    name: &'static str,
    outcome: &'a Outcome<T>,
}

impl<T: Serialize> Serialize for Named<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(2))?;
        match self.outcome {
            Outcome::Success(data) => {
                map.serialize_entry("ok", &true)?;
                map.serialize_entry(self.name, data)?;
            }
            Outcome::Failure(failure) => {
                map.serialize_entry("ok", &false)?;
                map.serialize_entry("error", failure)?;
            }
        }
        map.end()
    }
}
