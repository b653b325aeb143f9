//! The verbs of this crate: one text in, one outcome in JSON out. Any text gives an outcome; none panics.

use crate::owasp_reports::{Export, ReportFormat, export, import};
use crate::ssvc::{SsvcReading, ssvc_value};
use crate::verify::{Item, verify};
use aivss_core::Error;
use aivss_core::document::{Document, check_size};
use aivss_core::request::{MAX_NAME_CHARACTERS, Outcome};
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, named, text, wrong_kind};
use alloc::string::String;

/// What is to be exported, and how.
///
/// | field | value | when left out |
/// |---|---|---|
/// | `document` | an [assessment document](aivss_core::document) | an error |
/// | `format` | `owasp-0.8` or `owasp-0.5` | an error |
/// | `assessment_id` | the name of the assessment, which `owasp-0.5` requires and `owasp-0.8` has not | |
/// | `strict` | whether to refuse what the format has no place for instead of leaving it out | `false` |
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportRequest {
    /// The document.
    pub document: Document,
    /// The format.
    pub format: ReportFormat,
    /// The name of the assessment.
    pub assessment_id: Option<String>,
    /// Whether to refuse what the format has no place for.
    pub is_strict: bool,
}

impl ExportRequest {
    /// Reads a request in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large`, `request.syntax`, those of reading the document under `document`, and
    /// `report_format.unknown`.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        check_size(text)?;
        let known = ["document", "format", "assessment_id", "strict"];
        let mut fields = Fields::new(Value::from_json(text)?, &known)?;
        let lacks = |key: &str| missing("an export needs `document` and `format`").at(key);
        let format = fields.read("format", named)?.ok_or_else(|| lacks("format"))?;
        let id = fields.read("assessment_id", name)?;
        let is_strict = fields.read("strict", flag)?.unwrap_or_default();
        let document =
            fields.read("document", Document::from_value)?.ok_or_else(|| lacks("document"))?;
        Ok(Self { document, format, assessment_id: id, is_strict })
    }
}

fn name(value: Value<'_>) -> Result<String, Error> {
    text(value, MAX_NAME_CHARACTERS)
}

fn flag(value: Value<'_>) -> Result<bool, Error> {
    match value {
        Value::Boolean(flag) => Ok(flag),
        other => Err(wrong_kind(&other, "`true` or `false`")),
    }
}

/// Turns a report of AIVSS v0.8 or v0.5 (their Appendix A) into a document:
/// `{"ok":true,"document":{...}}` with the document as [`Document::from_json`] reads it, or a failure.
#[must_use]
pub fn import_report_json(text: &str) -> String {
    let imported = check_size(text).and_then(|()| Value::from_json(text)).and_then(import);
    Outcome::from(imported).to_json("document")
}

/// Turns a document into a report: an [`ExportRequest`] in, `{"ok":true,"export":{"format","report","left_out"}}`
/// with a list of what the format has no place for, or a failure out.
#[must_use]
pub fn export_report_json(text: &str) -> String {
    let exported = ExportRequest::from_json(text).and_then(|request| exported(&request));
    Outcome::from(exported).to_json("export")
}

fn exported(request: &ExportRequest) -> Result<Export, Error> {
    let export = export(&request.document, request.format, request.assessment_id.as_deref())
        .map_err(
            |error| if error.path() == "assessment_id" { error } else { error.at("document") },
        )?;
    if request.is_strict {
        export.check_complete().map_err(|error| error.at("document"))?;
    }
    Ok(export)
}

/// Reads an assessment by AIVSS-SSVC as a vector, as the page's JSON or as Dradis's fields:
/// `{"ok":true,"ssvc":{...}}` with its results, or a failure.
///
/// ```
/// let outcome = aivss_formats::wire::ssvc_json("threat:active/impact:critical");
/// assert!(outcome.contains(r#""outcome":"Immediate""#));
/// ```
#[must_use]
pub fn ssvc_json(text: &str) -> String {
    let read = SsvcReading::from_text(text).map(|reading| ssvc_value(&reading));
    Outcome::from(read).to_json("ssvc")
}

/// Verifies any text; one line of JSON for each item, none of which panics.
#[must_use]
pub fn verify_json(text: &str) -> String {
    let items = match verify(text) {
        Ok(items) => items,
        Err(error) => [Item { path: String::new(), verification: Err(error) }].into(),
    };
    let mut lines = String::new();
    for item in items {
        lines.push_str(&item.to_json());
        lines.push('\n');
    }
    lines
}
