//! The verbs that take one text and give one outcome in JSON. Any text gives an outcome; none panics.

use crate::bounds::PartialAssessment;
use crate::cvss::Vector;
use crate::document::{Document, DocumentData};
use crate::markdown::{Detail, partial_finding};
use crate::request::{CompactData, CvssReport, ExplainedData, Outcome, PartialRequest, ScoredData};
use alloc::string::String;

/// Scores a request in JSON or in the compact form: `{"ok":true,"report":{...}}` or a failure. With unknown
/// inputs the report has `bounds`, and its `score` is null unless both ends are equal.
///
/// ```
/// let line = "AIVSS-C:1/owasp-0.8/R/0.8/AU:X/TO:X/LA:X/CO:0/ND:0/OP:0/PE:0/ID:0/MA:0/SM:0/BASE:9.4";
/// let outcome = aivss_core::wire::score_json(line);
/// assert!(outcome.contains(r#""score":null,"severity":"Critical","bounds":{"complete":false,"score_low":"9.4","score_high":"9.6""#));
/// assert!(outcome.contains(r#""unobserved":["autonomy","tools","language"]"#));
/// ```
#[must_use]
pub fn score_json(text: &str) -> String {
    let report = |request: PartialRequest| ScoredData::try_new(&request);
    Outcome::from(PartialRequest::from_text(text).and_then(report)).to_json("report")
}

/// Scores a request and explains the score: `{"ok":true,"explanation":{...}}` or a failure.
#[must_use]
pub fn explain_json(text: &str) -> String {
    let explanation = |request: PartialRequest| ExplainedData::try_new(&request);
    Outcome::from(PartialRequest::from_text(text).and_then(explanation)).to_json("explanation")
}

/// Gives both spellings of a request: `{"ok":true,"compact":{"text","request"}}` or a failure. The text is
/// a request in JSON or a compact form, so this turns each into the other.
///
/// ```
/// let line = "AIVSS-C:1/owasp-0.5/R/AARS:6.5/BASE:9.3";
/// let outcome = aivss_core::wire::compact_json(line);
/// assert!(outcome.contains(r#""cvss":{"score":"9.3"},"aars":"6.5""#));
/// assert!(outcome.contains(line));
/// ```
#[must_use]
pub fn compact_json(text: &str) -> String {
    let compact = |request: PartialRequest| {
        let assessment = PartialAssessment::try_new(request.inputs)?;
        Ok(CompactData::new(&request, &assessment))
    };
    Outcome::from(PartialRequest::from_text(text).and_then(compact)).to_json("compact")
}

/// The score of a request as Markdown under a heading of the second level: `{"ok":true,"markdown":"..."}`
/// or a failure.
///
/// ```
/// let outcome = aivss_core::wire::markdown_json("AIVSS-C:1/owasp-0.5/R/AARS:6.5/BASE:9.3");
/// assert!(outcome.starts_with(r###"{"ok":true,"markdown":"## AIVSS score\n\n**7.7 High**"###));
/// ```
#[must_use]
pub fn markdown_json(text: &str) -> String {
    let written = |request: PartialRequest| {
        let bounds = request.inputs.bounds()?;
        Ok(partial_finding(&request, &bounds, Detail::Report, 2))
    };
    Outcome::from(PartialRequest::from_text(text).and_then(written)).to_json("markdown")
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
