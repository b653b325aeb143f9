//! A request, scored and explained.

use crate::request::{ExplanationData, Outcome, Request};
use alloc::string::String;

/// Scores a request and explains the score.
#[must_use]
pub fn explain(request: &Request) -> Outcome<ExplanationData> {
    match request.inputs.score() {
        Ok(report) => Outcome::Success(ExplanationData::new(request, &report)),
        Err(error) => Outcome::Failure(error.into()),
    }
}

/// The same from text and to JSON: `{"ok":true,"explanation":{...}}` or a failure.
#[must_use]
pub fn explain_json(text: &str) -> String {
    match Request::from_text(text) {
        Ok(request) => explain(&request),
        Err(error) => Outcome::Failure(error.into()),
    }
    .to_json("explanation")
}
