//! What a command answers, as text and as data.

use crate::exit::EXIT_OK;
use aivss_core::value::Value;

/// The answer of a command.
pub(crate) struct Answer {
    pub(crate) text: String,
    /// The name of the data in JSON.
    pub(crate) name: &'static str,
    pub(crate) data: Value<'static>,
    pub(crate) exit_code: u8,
    /// Whether the text is a document, which is written byte for byte.
    pub(crate) is_document: bool,
}

impl Answer {
    /// An answer of a command that succeeded.
    pub(crate) const fn new(text: String, name: &'static str, data: Value<'static>) -> Self {
        Self { text, name, data, exit_code: EXIT_OK, is_document: false }
    }

    /// A document, which has no other form.
    pub(crate) fn document(text: String) -> Self {
        Self { is_document: true, ..Self::message(text) }
    }

    /// A text for people only.
    pub(crate) fn message(text: String) -> Self {
        Self::new(text, "message", Value::Null)
    }
}

/// A value that outlives its source.
pub(crate) fn owned(value: Value<'_>) -> Value<'static> {
    value.into_owned()
}
