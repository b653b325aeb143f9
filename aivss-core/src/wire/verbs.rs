//! The verbs that take one text and give one outcome in JSON. Any text gives an outcome; none panics.

use crate::cvss::Vector;
use crate::document::{Document, DocumentData};
use crate::markdown::{Detail, finding};
use crate::request::{CompactData, CvssReport, ExplanationData, Outcome, ReportData, Request};
use alloc::string::String;

/// Scores a request in JSON or in the compact form: `{"ok":true,"report":{...}}` or a failure.
#[must_use]
pub fn score_json(text: &str) -> String {
    let report = |request: Request| ReportData::try_new(&request);
    Outcome::from(Request::from_text(text).and_then(report)).to_json("report")
}

/// Scores a request and explains the score: `{"ok":true,"explanation":{...}}` or a failure.
#[must_use]
pub fn explain_json(text: &str) -> String {
    let explanation =
        |request: Request| Ok(ExplanationData::new(&request, &request.inputs.score()?));
    Outcome::from(Request::from_text(text).and_then(explanation)).to_json("explanation")
}

/// Gives both spellings of a request: `{"ok":true,"compact":{"text","request"}}` or a failure. The text is
/// a request in JSON or a compact form, so this turns each into the other.
///
/// ```
/// let line = "AIVSS:1/owasp-0.5/R/AARS:6.5/BASE:9.3";
/// let outcome = aivss_core::wire::compact_json(line);
/// assert!(outcome.contains(r#""cvss":{"score":"9.3"},"aars":"6.5""#));
/// assert!(outcome.contains(line));
/// ```
#[must_use]
pub fn compact_json(text: &str) -> String {
    let compact = |request: Request| Ok(CompactData::new(&request, &request.inputs.score()?));
    Outcome::from(Request::from_text(text).and_then(compact)).to_json("compact")
}

/// The score of a request as Markdown under a heading of the second level: `{"ok":true,"markdown":"..."}`
/// or a failure.
///
/// ```
/// let outcome = aivss_core::wire::markdown_json("AIVSS:1/owasp-0.5/R/AARS:6.5/BASE:9.3");
/// assert!(outcome.starts_with(r###"{"ok":true,"markdown":"## AIVSS score\n\n**7.7 High**"###));
/// ```
#[must_use]
pub fn markdown_json(text: &str) -> String {
    let written = |request: Request| {
        let report = request.inputs.score()?;
        Ok(finding(&request, &report, Detail::Report, 2))
    };
    Outcome::from(Request::from_text(text).and_then(written)).to_json("markdown")
}

/// Reads and scores a CVSS v4.0 vector: `{"ok":true,"cvss":{...}}` or a failure.
#[must_use]
pub fn cvss_json(text: &str) -> String {
    Outcome::from(text.parse::<Vector>().map(CvssReport::new)).to_json("cvss")
}

/// Scores an assessment document: `{"ok":true,"document":{...}}` or a failure.
#[must_use]
pub fn document_json(text: &str) -> String {
    let scored = Document::from_json(text).map(|document| DocumentData::new(&document));
    Outcome::from(scored).to_json("document")
}
