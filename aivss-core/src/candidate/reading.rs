//! Seeing what a text or a value of the candidate is: two vectors, an input, or a report.

use super::finding::CandidateFinding;
use super::input::Input;
use super::report::ReportReading;
use crate::error::{Error, ErrorCode};
use crate::extension::{Edition, Notation, PairedVector};
use crate::value::Value;
use alloc::boxed::Box;
use alloc::vec::Vec;

/// What was read.
#[derive(Clone, Debug, PartialEq)]
pub enum CandidateReading {
    /// The two vectors alone.
    Pair(PairedVector),
    /// An input, or the input that a report repeats.
    Input(Box<Input>),
}

impl CandidateReading {
    /// Whether a text by itself is meant as vectors of the candidate: it begins as a CVSS vector, as an
    /// extension vector of a known edition or with a metric of one. Drafts before them share their beginning with
    /// other notations, which the [compact form](crate::compact) tells apart.
    #[must_use]
    pub fn is_vector(text: &str) -> bool {
        matches!(Notation::new(text), Notation::Extension(_) | Notation::Cvss | Notation::Bare)
    }

    /// Whether a value is meant as an input or a report of the candidate.
    #[must_use]
    pub fn is_meant_by(value: &Value<'_>) -> bool {
        has(value, "aivss_vector") || has(value, "metric_evidence") || Self::is_report(value)
    }

    /// Whether a value is meant as a report of the candidate, of either edition.
    #[must_use]
    pub fn is_report(value: &Value<'_>) -> bool {
        has(value, "agentic_ai_profile") || has(value, "aivss_version")
    }

    /// Reads two vectors, or an input or a report in JSON.
    ///
    /// # Errors
    ///
    /// As [`PairedVector`], [`Input::from_json`] and [`ReportReading::from_json`].
    pub fn from_text(text: &str) -> Result<Self, Error> {
        if text.trim_start().starts_with('{') {
            return Value::from_json_of(text, "the input").and_then(Self::from_value);
        }
        text.parse().map(Self::Pair)
    }

    /// Reads an input or a report. An object of `cvss_vector` and `aivss_vector` alone is two vectors.
    ///
    /// # Errors
    ///
    /// As [`Input::from_value`] and [`ReportReading::from_value`]; `report.mismatch` for a report that
    /// says something else than follows.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        if Self::is_report(&value) {
            let ReportReading { input, differences } = ReportReading::from_value(&value)?;
            return match differences.first() {
                None => Ok(Self::Input(input.into())),
                Some(difference) => {
                    Err(Error::new(ErrorCode::ReportMismatch, alloc::format!("{difference}"))
                        .at(&difference.path))
                }
            };
        }
        match pair_of(&value) {
            Some((cvss, extension)) => {
                PairedVector::try_from_parts(cvss, extension).map(Self::Pair)
            }
            None => Input::from_value(value).map(|input| Self::Input(input.into())),
        }
    }

    /// The finding, assessed.
    ///
    /// # Errors
    ///
    /// As [`Input::assess`].
    pub fn assess(&self) -> Result<CandidateFinding<'_>, Error> {
        match self {
            Self::Pair(pair) => Ok((*pair).into()),
            Self::Input(input) => input.assess().map(CandidateFinding::from),
        }
    }

    /// The edition that a report calls itself, if it is a known one.
    #[must_use]
    pub fn edition_of(value: &Value<'_>) -> Option<Edition> {
        let Value::Object(fields) = value else { return None };
        let (_, version) = fields.iter().find(|(key, _)| key == "aivss_version")?;
        Edition::ALL.into_iter().find(
            |edition| matches!(version, Value::Text(text) if *text == edition.aivss_version()),
        )
    }
}

fn has(value: &Value<'_>, key: &str) -> bool {
    matches!(value, Value::Object(fields) if fields.iter().any(|(name, _)| name == key))
}

/// The two vectors of an object that has nothing else.
fn pair_of<'v>(value: &'v Value<'_>) -> Option<(&'v str, &'v str)> {
    let Value::Object(fields) = value else { return None };
    let of = |key: &str| {
        fields.iter().find_map(|(name, value)| match value {
            Value::Text(text) if name == key => Some(text.as_ref()),
            _ => None,
        })
    };
    let keys: Vec<_> = fields.iter().map(|(key, _)| key.as_ref()).collect();
    let is_pair = keys.len() == 2;
    is_pair.then_some(())?;
    Some((of("cvss_vector")?, of("aivss_vector")?))
}
