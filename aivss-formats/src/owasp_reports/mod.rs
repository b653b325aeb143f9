//! The report formats that the documents define themselves, read strictly and written.
//!
//! | format | type | source |
//! |---|---|---|
//! | `owasp-0.8` | [`Owasp08Report`] | AIVSS v0.8, Appendix A |
//! | `owasp-0.5` | [`Owasp05Report`] | AIVSS v0.5, Appendix A |
//!
//! A report is data: reading one checks its form and not its figures, which is what
//! [`verify`](crate::verify) is for, and writing what was read gives the same data again. A
//! [`Document`] turns into a report where it has what the format needs, and back; [`export`] says
//! what of it the format has no place for.
//!
//! ```
//! use aivss_core::document::Document;
//! use aivss_formats::owasp_reports::Owasp08Report;
//!
//! let document = Document::from_json(r#"{
//!     "name": "Invoice agent", "assessor": "Application security", "date": "2026-03-19",
//!     "findings": [{
//!         "id": "F-1", "core_risk": "goal_instruction",
//!         "cvss": "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N",
//!         "factors": {"autonomy": 1, "tools": 1, "language": 1, "context": 1, "non_determinism": 0.5,
//!                     "opacity": 1, "persistence": 1, "identity": 1, "multi_agent": 0.5, "self_mod": 0}
//!     }]
//! }"#)?;
//! let report = Owasp08Report::from_document(&document)?;
//! assert_eq!(report.vulnerabilities[0].scores.aivss.to_string(), "9.7");
//! let json = report.to_json();
//! assert_eq!(Owasp08Report::from_json(&json)?, report);
//! assert_eq!(report.to_document()?.findings[0].id, "F-1");
//! # Ok::<(), aivss_core::Error>(())
//! ```

mod date_time;
mod export;
mod owasp_0_5;
mod owasp_0_8;

pub use date_time::DateTime;
pub use export::{Export, ExportedReport, ReportFormat, export};
pub use owasp_0_5::{
    AgenticRiskScore, AssessmentMetadata, Cvss05, Owasp05Report, Scores05, VulnerabilityAssessment,
};
pub use owasp_0_8::{CvssBase, Metadata, Owasp08Report, Scores, Vulnerability};

use aivss_core::assessment::{CvssInput, Inputs};
use aivss_core::cvss::Vector;
use aivss_core::document::{Document, MAX_DOCUMENT_BYTES};
use aivss_core::escape::{Quoted, list};
use aivss_core::factor::{FactorSet, FactorValue, Profile};
use aivss_core::method::Domain;
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing, text, wrong_kind};
use aivss_core::verify::Printed;
use aivss_core::{Error, ErrorCode};
use aivss_core::{Score, Severity};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::ser::{Serialize, SerializeMap, Serializer};

/// The longest line and the longest prose that a report may hold, in characters, as in a document.
const MAX_LINE: usize = 200;
const MAX_PROSE: usize = 4_000;
/// More items than any report has.
const MAX_ITEMS: usize = 10_000;

/// A text in JSON, if it is no longer than a document may be.
fn value_of_json(json: &str) -> Result<Value<'_>, Error> {
    if json.len() > MAX_DOCUMENT_BYTES {
        return Err(Error::new(
            ErrorCode::RequestTooLarge,
            format!(
                "a report of {} bytes is larger than the {MAX_DOCUMENT_BYTES} that are read",
                json.len()
            ),
        ));
    }
    Value::from_json(json)
}

fn to_json(report: &impl Serialize) -> String {
    let written = serde_json::to_string_pretty(report);
    debug_assert!(written.is_ok(), "plain data with text keys always serializes");
    written.unwrap_or_default()
}

/// A field that the format requires.
fn required<'a, T>(
    fields: &mut Fields<'a>,
    key: &str,
    read: impl FnOnce(Value<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    fields
        .read(key, read)?
        .ok_or_else(|| missing(&format!("the report format requires `{key}` here")).at(key))
}

fn line(value: Value<'_>) -> Result<String, Error> {
    text(value, MAX_LINE)
}

fn prose(value: Value<'_>) -> Result<String, Error> {
    text(value, MAX_PROSE)
}

/// A figure; the formats have JSON numbers for them and no texts.
fn figure(value: &Value<'_>) -> Result<Printed, Error> {
    match value {
        Value::Float(float) => Printed::from_float(*float),
        Value::Unsigned(whole) => Printed::from_whole(*whole),
        Value::Negative(whole) => Printed::from_text(&whole.to_string()),
        other => Err(wrong_kind(other, "a number")),
    }
}

/// A figure that lies between 0 and `most`.
fn figure_up_to(value: &Value<'_>, most: u64) -> Result<Printed, Error> {
    let printed = figure(value)?;
    if printed.to_f64() <= Printed::from_whole(most)?.to_f64() {
        return Ok(printed);
    }
    Err(Error::new(
        ErrorCode::NumberRange,
        format!("`{printed}` is out of range; the report format has 0 to {most} here"),
    ))
}

/// A list of items, each read with its index as its path.
fn items<'a, T>(
    value: Value<'a>,
    mut read: impl FnMut(Value<'a>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let Value::List(values) = value else {
        return Err(wrong_kind(&value, "a list"));
    };
    if values.len() > MAX_ITEMS {
        return Err(Error::new(
            ErrorCode::FieldTooLong,
            format!("a list of {} items is longer than the {MAX_ITEMS} allowed here", values.len()),
        ));
    }
    let values = values.into_iter().enumerate();
    values.map(|(index, value)| read(value).map_err(|error| error.at(&index.to_string()))).collect()
}

/// The ten factors under exactly the names of the format.
fn profile<'a>(
    value: Value<'a>,
    set: FactorSet,
    names: &[&str; 10],
    read: impl Fn(&Value<'a>) -> Result<FactorValue, Error>,
) -> Result<Profile, Error> {
    let mut fields = Fields::new(value, names)?;
    let mut values = [FactorValue::ZERO; 10];
    for (slot, name) in values.iter_mut().zip(names) {
        *slot = required(&mut fields, name, |value| read(&value))?;
    }
    Ok(Profile::new(set, values))
}

/// A band that the format knows.
fn severity(value: Value<'_>, known: &[Severity]) -> Result<Severity, Error> {
    let Value::Text(name) = value else {
        return Err(wrong_kind(&value, "the name of a band"));
    };
    known.iter().copied().find(|band| band.as_str() == name).ok_or_else(|| {
        let known = list(known.iter().map(|band| Quoted(band.as_str())));
        Error::new(
            ErrorCode::SeverityUnknown,
            format!("{} is no band here; there are {known}", Quoted(&name)),
        )
    })
}

/// The vector and score of a report as they must stand in a finding.
fn vector_and_score(vector: &str, score: Printed) -> Result<(Vector, Score), Error> {
    let parsed: Vector = vector.parse().map_err(|error: Error| error.at("vector"))?;
    let score = score.to_string().parse().map_err(|error: Error| error.at("score"))?;
    Ok((parsed, score))
}

/// The same inputs in the domain that takes them: the rubric's where factors and multipliers are on
/// its tables. CVSS has no part in that, and may contradict itself here.
pub(crate) fn in_fitting_domain(inputs: Inputs) -> Inputs {
    let on_rubric = Inputs { domain: Domain::Rubric, ..inputs };
    let cvss = CvssInput::Score(Score::MIN);
    match (Inputs { cvss, ..on_rubric }).score() {
        Ok(_) => on_rubric,
        Err(_) => Inputs { domain: Domain::Estimated, ..inputs },
    }
}

/// What a document lacks for a format.
fn lacking(what: &str, format: &str) -> Error {
    missing(&format!("the report format `{format}` requires {what}, and the document has none"))
}

fn mismatch(message: String) -> Error {
    Error::new(ErrorCode::ReportMismatch, message)
}

fn required_of<'a, T>(
    value: Option<&'a T>,
    path: &str,
    what: &str,
    format: &str,
) -> Result<&'a T, Error> {
    value.ok_or_else(|| lacking(what, format).at(path))
}

/// The vector of a finding, which a bare score lacks.
fn vector_of(report: &aivss_core::Report, format: &str) -> Result<Vector, Error> {
    report.vector().copied().ok_or_else(|| lacking("a CVSS vector", format).at("cvss.vector"))
}

fn serialize_profile<S: Serializer>(
    profile: &Profile,
    names: &[&str; 10],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(10))?;
    for (name, (_, value)) in names.iter().zip(profile.iter()) {
        map.serialize_entry(name, &value.to_decimal().to_f64())?;
    }
    map.end()
}

/// Which report format a value is meant as, by the keys that only it has.
pub(crate) fn is_meant_by(value: &Value<'_>, keys: &[&str]) -> bool {
    matches!(value, Value::Object(fields) if keys.iter().any(|key| fields.iter().any(|(name, _)| name == key)))
}

impl Owasp08Report {
    /// Whether a value is meant as a report of this format: it has vulnerabilities.
    #[must_use]
    pub fn is_meant_by(value: &Value<'_>) -> bool {
        is_meant_by(value, &["vulnerabilities"])
    }
}

impl Owasp05Report {
    /// Whether a value is meant as a report of this format.
    #[must_use]
    pub fn is_meant_by(value: &Value<'_>) -> bool {
        is_meant_by(value, &["vulnerabilityAssessments", "agenticRiskScore", "schemaVersion"])
    }
}

/// Reads a report of either format into a document.
///
/// # Errors
///
/// Those of the format, or `report.mismatch` for what is a report of neither.
pub fn import(value: Value<'_>) -> Result<Document, Error> {
    if Owasp08Report::is_meant_by(&value) {
        Owasp08Report::from_value(value)?.to_document()
    } else if Owasp05Report::is_meant_by(&value) {
        Owasp05Report::from_value(value)?.to_document()
    } else {
        Err(mismatch(
            "this is no report of Appendix A of AIVSS v0.8 (`metadata`, `vulnerabilities`) or v0.5 \
             (`agenticRiskScore`, `vulnerabilityAssessments`)"
                .into(),
        ))
    }
}
