//! Reading files and standard input, JSON and TOML, whole or not at all.

use super::is_standard_stream;
use crate::error::CliError;
use aivss_core::candidate::CandidateReading;
use aivss_core::document::{Document, MAX_DOCUMENT_BYTES};
use aivss_core::request::{PartialRequest, Request};
use aivss_core::value::Value;
use aivss_core::{ErrorCode, PartialAssessment};
use aivss_threat_model::format::MAX_MODEL_BYTES;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The mark with which editors on Windows begin a file; it is not part of the text.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// What a file holds.
pub(crate) enum Subject {
    /// One finding.
    Request(Box<PartialRequest>),
    /// The findings of a system.
    Document(Document),
    /// A finding of the AIVSS 1.0 candidate: two vectors, an input or a report.
    Candidate(Box<CandidateReading>),
}

/// Reads a request or a document from a file, or from standard input for `-`.
///
/// A compact form and the two vectors of the AIVSS 1.0 candidate are read in place of a file: a file cannot be
/// called `AIVSS-C:1/...`, because of the slash.
pub(crate) fn subject_of_file(file: &Path) -> Result<Subject, CliError> {
    if let Some(vectors) = file.to_str().filter(|text| CandidateReading::is_vector(text)) {
        let reading = CandidateReading::from_text(vectors)
            .map_err(|error| CliError::in_notation(error, vectors))?;
        return Ok(Subject::Candidate(Box::new(reading)));
    }
    if let Some(compact) = file.to_str().filter(|text| aivss_core::compact::is_meant_by(text)) {
        let assessment: PartialAssessment =
            compact.parse().map_err(|error| CliError::in_notation(error, compact))?;
        return Ok(Subject::Request(Box::new(assessment.inputs().into())));
    }
    let text = text_of_file(file)?;
    subject_of_text(&text, is_toml(file, &text)).map_err(|error| error.in_file(file))
}

/// Reads a whole file of a document's size.
pub(crate) fn text_of_file(file: &Path) -> Result<String, CliError> {
    text_within(file, MAX_DOCUMENT_BYTES)
}

/// Reads a whole file of a threat model's size.
pub(crate) fn text_of_model(file: &Path) -> Result<String, CliError> {
    text_within(file, MAX_MODEL_BYTES)
}

/// Reads a whole file. A file beyond the limit is refused and never cut.
fn text_within(file: &Path, limit: usize) -> Result<String, CliError> {
    let read = if is_standard_stream(file) {
        bounded(io::stdin().lock(), limit)
    } else {
        File::open(file).and_then(|file| bounded(file, limit))
    };
    let bytes = read.map_err(|reason| CliError::unreadable(file, reason))?;
    if bytes.len() > limit {
        let message = format!("the file is larger than the {limit} bytes that are read");
        return Err(CliError::refused(ErrorCode::RequestTooLarge, message).in_file(file));
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        let message = format!("the file is not UTF-8 text from byte {offset} on");
        CliError::refused(ErrorCode::InputUnreadable, message).in_file(file)
    })?;
    if text.starts_with(BYTE_ORDER_MARK) {
        text.remove(0);
    }
    Ok(text)
}

/// Reads one byte beyond the limit, so that the caller sees a longer source.
fn bounded(source: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a text is TOML. The file's extension decides; without one, JSON begins with a brace and TOML
/// never does.
pub(crate) fn is_toml(file: &Path, text: &str) -> bool {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("toml") => true,
        Some("json" | "jsonl") => false,
        _ => !text.trim_start().starts_with('{'),
    }
}

/// The value that a text holds, in either format.
pub(crate) fn value_of_text(text: &str, is_toml: bool) -> Result<Value<'_>, CliError> {
    if is_toml {
        let value = toml::from_str(text).map_err(|error| not_toml(text, &error))?;
        Ok(with_dates_as_text(value))
    } else {
        Ok(Value::from_json(text)?)
    }
}

fn subject_of_text(text: &str, is_toml: bool) -> Result<Subject, CliError> {
    let value = value_of_text(text, is_toml)?;
    if Document::is_meant_by(&value) {
        return Ok(Subject::Document(Document::from_value(value)?));
    }
    if CandidateReading::is_meant_by(&value) {
        return Ok(Subject::Candidate(Box::new(CandidateReading::from_value(value)?)));
    }
    Request::check_size(text)?;
    Ok(Subject::Request(Box::new(PartialRequest::from_value(value)?)))
}

/// TOML has dates of its own, which its parser hands over as an object with one private key.
fn with_dates_as_text(value: Value<'_>) -> Value<'_> {
    match value {
        Value::Object(mut fields) if is_date(&fields) => {
            fields.pop().map_or(Value::Null, |(_, date)| date)
        }
        Value::Object(fields) => Value::Object(
            fields.into_iter().map(|(key, value)| (key, with_dates_as_text(value))).collect(),
        ),
        Value::List(items) => Value::list(items.into_iter().map(with_dates_as_text)),
        other => other,
    }
}

fn is_date(fields: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    matches!(fields, [(key, _)] if key == "$__toml_private_datetime")
}

fn not_toml(text: &str, error: &toml::de::Error) -> CliError {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    // The first line says what is wrong; any further ones belong to the parser's own layout.
    let reason = error.message().lines().next().unwrap_or_default();
    let message = format!("the request is not valid TOML: {reason} at line {line} column {column}");
    CliError::refused(ErrorCode::RequestSyntax, message)
}
