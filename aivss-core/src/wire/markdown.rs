//! A score as Markdown.

use crate::markdown::{Detail, finding};
use crate::request::{Outcome, Request};
use alloc::string::String;

/// The score of a request as Markdown under a heading of the second level, from text and to JSON:
/// `{"ok":true,"markdown":"..."}` or a failure.
///
/// ```
/// let outcome = aivss_core::wire::markdown_json("AIVSS:1/owasp-0.5/R/AARS:6.5/BASE:9.3");
/// assert!(outcome.starts_with(r###"{"ok":true,"markdown":"## AIVSS score\n\n**7.7 High**"###));
/// ```
#[must_use]
pub fn markdown_json(text: &str) -> String {
    let written = Request::from_text(text).and_then(|request| {
        let report = request.inputs.score()?;
        Ok(finding(&request, &report, Detail::Report, 2))
    });
    match written {
        Ok(text) => Outcome::Success(text),
        Err(error) => Outcome::Failure(error.into()),
    }
    .to_json("markdown")
}
