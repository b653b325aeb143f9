//! A document, read and scored.

use crate::document::{Document, DocumentData};
use crate::request::Outcome;
use alloc::string::String;

/// Scores a document.
#[must_use]
pub fn document(document: &Document) -> Outcome<DocumentData> {
    match DocumentData::try_new(document) {
        Ok(data) => Outcome::Success(data),
        Err(error) => Outcome::Failure(error.into()),
    }
}

/// The same from and to JSON: `{"ok":true,"document":{...}}` or a failure.
#[must_use]
pub fn document_json(text: &str) -> String {
    match Document::from_json(text) {
        Ok(read) => document(&read),
        Err(error) => Outcome::Failure(error.into()),
    }
    .to_json("document")
}
