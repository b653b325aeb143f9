//! A request in both of its spellings.

use crate::request::{CompactData, Outcome, Request};
use alloc::string::String;

/// Checks a request and gives both of its spellings.
#[must_use]
pub fn compact(request: &Request) -> Outcome<CompactData> {
    match request.inputs.score() {
        Ok(report) => Outcome::Success(CompactData::new(request, &report)),
        Err(error) => Outcome::Failure(error.into()),
    }
}

/// The same from text and to JSON: `{"ok":true,"compact":{"text","request"}}` or a failure. The text
/// is a request in JSON or a compact form, so this turns each into the other.
///
/// ```
/// let line = "AIVSS:1/owasp-0.5/R/AARS:6.5/BASE:9.3";
/// let outcome = aivss_core::wire::compact_json(line);
/// assert!(outcome.contains(r#""cvss":{"score":"9.3"},"aars":"6.5""#));
/// assert!(outcome.contains(line));
/// ```
#[must_use]
pub fn compact_json(text: &str) -> String {
    match Request::from_text(text) {
        Ok(request) => compact(&request),
        Err(error) => Outcome::Failure(error.into()),
    }
    .to_json("compact")
}
