//! Reading requests: files and standard input, JSON and TOML, each to its end or not at all.

use crate::arguments::RequestFlags;
use crate::problem::Problem;
use aivss_core::document::{Document, MAX_DOCUMENT_BYTES};
use aivss_core::request::{MAX_REQUEST_BYTES, Request};
use aivss_core::value::Value;
use aivss_core::{Assessment, ErrorCode};
use aivss_threat_model::MAX_MODEL_BYTES;
use std::borrow::Cow;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// Standard input's name among files.
const STANDARD_INPUT: &str = "-";

/// What a file holds.
pub(crate) enum Subject {
    /// One finding.
    Request(Box<Request>),
    /// The findings of a system.
    Document(Document),
}

/// Reads a request or a document from a file, or from standard input for `-`.
///
/// A compact form is taken as it stands: no file is called `AIVSS:1/...`, for the slash.
pub(crate) fn subject_of_file(file: &Path) -> Result<Subject, Problem> {
    if let Some(compact) = file.to_str().filter(|text| text.starts_with("AIVSS:")) {
        let assessment: Assessment =
            compact.parse().map_err(|error| Problem::of_vector(error, compact))?;
        return Ok(Subject::Request(Box::new(assessment.report().inputs().into())));
    }
    let text = text_of_file(file)?;
    subject_of_text(&text, is_toml(file, &text)).map_err(|problem| problem.in_file(file))
}

/// Reads a whole file of a document's size.
pub(crate) fn text_of_file(file: &Path) -> Result<String, Problem> {
    text_within(file, MAX_DOCUMENT_BYTES)
}

/// Reads a whole file of a threat model's size.
pub(crate) fn text_of_model(file: &Path) -> Result<String, Problem> {
    text_within(file, MAX_MODEL_BYTES)
}

/// Reads a whole file; one byte more than allowed is an error, not a cut.
fn text_within(file: &Path, limit: usize) -> Result<String, Problem> {
    let read = if file.as_os_str() == STANDARD_INPUT {
        bounded(io::stdin().lock(), limit)
    } else {
        File::open(file).and_then(|file| bounded(file, limit))
    };
    let refused = |code, message: String| Problem::new(code, message).in_file(file);
    let bytes = read.map_err(|error| {
        refused(ErrorCode::InputUnreadable, format!("the file cannot be read: {error}"))
    })?;
    if bytes.len() > limit {
        return Err(refused(
            ErrorCode::RequestTooLarge,
            format!("the file is larger than the {limit} bytes that are read"),
        ));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let place = error.utf8_error().valid_up_to();
        refused(
            ErrorCode::InputUnreadable,
            format!("the file is not UTF-8 text from byte {place} on"),
        )
    })?;
    // Editors on Windows begin a file with this mark, which is no part of its text.
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), String::from))
}

fn bounded(source: impl Read, limit: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The file's extension decides; without one, JSON begins with a brace and TOML never does.
pub(crate) fn is_toml(file: &Path, text: &str) -> bool {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("toml") => true,
        Some("json" | "jsonl") => false,
        _ => !text.trim_start().starts_with('{'),
    }
}

/// The value that a text holds, in either format.
pub(crate) fn value_of_text(text: &str, is_toml: bool) -> Result<Value<'_>, Problem> {
    if is_toml {
        let value = toml::from_str(text).map_err(|error| not_toml(text, &error))?;
        Ok(with_dates_as_text(value))
    } else {
        Ok(Value::from_json(text)?)
    }
}

fn subject_of_text(text: &str, is_toml: bool) -> Result<Subject, Problem> {
    let value = value_of_text(text, is_toml)?;
    if Document::is_meant_by(&value) {
        return Ok(Subject::Document(Document::from_value(value)?));
    }
    if text.len() > MAX_REQUEST_BYTES {
        return Err(Problem::new(
            ErrorCode::RequestTooLarge,
            format!(
                "a request of {} bytes is larger than the {MAX_REQUEST_BYTES} that are read",
                text.len()
            ),
        ));
    }
    Ok(Subject::Request(Box::new(Request::from_value(value)?)))
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
        Value::List(items) => Value::List(items.into_iter().map(with_dates_as_text).collect()),
        other => other,
    }
}

fn is_date(fields: &[(Cow<'_, str>, Value<'_>)]) -> bool {
    matches!(fields, [(key, _)] if key == "$__toml_private_datetime")
}

fn not_toml(text: &str, error: &toml::de::Error) -> Problem {
    let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    // The first line says what is wrong; any further ones belong to the parser's own layout.
    let reason = error.message().lines().next().unwrap_or_default();
    let message = format!("the request is not valid TOML: {reason} at line {line} column {column}");
    Problem::new(ErrorCode::RequestSyntax, message)
}

impl RequestFlags {
    /// Whether any flag of a request is given.
    pub(crate) fn any(&self) -> bool {
        !self.factors.is_empty() || self.estimated || !self.texts().is_empty()
    }

    /// The fields that are plain texts, by the names of the request.
    fn texts(&self) -> Vec<(&'static str, &String)> {
        [
            ("name", &self.name),
            ("cvss", &self.cvss),
            ("aars", &self.aars),
            ("exploit_maturity", &self.maturity),
            ("threat_multiplier", &self.threat_multiplier),
            ("mitigation", &self.mitigation),
            ("mitigation_factor", &self.mitigation_factor),
            ("method", &self.method),
            ("factor_set", &self.factor_set),
        ]
        .into_iter()
        .filter_map(|(key, text)| text.as_ref().map(|text| (key, text)))
        .collect()
    }

    /// The request that the flags spell, read like one from a file.
    pub(crate) fn request(&self) -> Result<Request, Problem> {
        let text = |text: &'_ str| Value::Text(Cow::Owned(text.to_owned()));
        let mut fields: Vec<(Cow<'_, str>, Value<'_>)> =
            self.texts().into_iter().map(|(key, value)| (key.into(), text(value))).collect();
        if self.estimated {
            fields.push(("domain".into(), text("estimated")));
        }
        if !self.factors.is_empty() {
            let factors = self.factors.iter();
            let factors =
                factors.map(|(name, value)| (name.as_str().into(), text(value))).collect();
            fields.push(("factors".into(), Value::Object(factors)));
        }
        let vector = self.cvss.as_deref().unwrap_or_default();
        Request::from_value(Value::Object(fields))
            .map_err(|error| Problem::of_vector(error, vector))
    }
}
