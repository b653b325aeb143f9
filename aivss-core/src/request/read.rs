//! The request: what to score, read strictly from a value.

use super::PartialRequest;
use crate::assessment::{Assessment, CvssInput, Inputs};
use crate::compact;
use crate::cvss::Vector;
use crate::error::{Error, ErrorCode};
use crate::factor::{FactorSet, FactorValue};
use crate::method::{Domain, Method};
use crate::severity::Score;
use crate::value::Value;
use crate::value::read::{Fields, missing, named, number, wrong_kind};
use alloc::format;
use alloc::string::String;

/// The longest request that is read, in bytes; a full one has less than two thousand.
pub const MAX_REQUEST_BYTES: usize = 1 << 20;
/// The longest `name`, in characters.
pub const MAX_NAME_CHARACTERS: usize = 200;
/// The longest `comment`, in characters.
pub const MAX_COMMENT_CHARACTERS: usize = 4_000;

/// A request to score one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// What is scored; echoed in the report.
    pub name: Option<String>,
    /// What to know of it; echoed in the report.
    pub comment: Option<String>,
    /// What decides the score.
    pub inputs: Inputs,
}

impl From<Inputs> for Request {
    fn from(inputs: Inputs) -> Self {
        Self { name: None, comment: None, inputs }
    }
}

/// The fields that decide a score.
pub(crate) const SCORING_FIELDS: [&str; 10] = [
    "method",
    "domain",
    "factor_set",
    "cvss",
    "factors",
    "aars",
    "exploit_maturity",
    "threat_multiplier",
    "mitigation",
    "mitigation_factor",
];

/// All fields of a request.
pub(super) const FIELDS: [&str; 12] = {
    let mut fields = ["name"; 12];
    fields[1] = "comment";
    let (_, scoring) = fields.split_at_mut(2);
    scoring.copy_from_slice(&SCORING_FIELDS);
    fields
};

impl Request {
    /// Reads a request in JSON, or the [compact form](crate::compact) of one.
    ///
    /// # Errors
    ///
    /// Those of the compact form for a text that begins as [it does](compact::is_meant_by); else those
    /// of [`from_json`](Self::from_json).
    pub fn from_text(text: &str) -> Result<Self, Error> {
        if !compact::is_meant_by(text) {
            return Self::from_json(text);
        }
        let assessment: Assessment = text.parse()?;
        Ok(assessment.report().inputs().into())
    }

    /// Reads a request in JSON.
    ///
    /// # Errors
    ///
    /// `request.too_large` and `request.syntax`, or those of [`from_value`](Self::from_value).
    pub fn from_json(text: &str) -> Result<Self, Error> {
        check_size(text)?;
        Self::from_value(Value::from_json(text)?)
    }

    /// Checks that a text is short enough to be read as a request, for callers that read its value
    /// themselves.
    ///
    /// # Errors
    ///
    /// `request.too_large` beyond [`MAX_REQUEST_BYTES`].
    pub fn check_size(text: &str) -> Result<(), Error> {
        check_size(text)
    }

    /// Reads a request that some other format gave, as [`PartialRequest::from_value`].
    ///
    /// # Errors
    ///
    /// The code says what is wrong and the path which field; `request.incomplete` for an unknown input.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        PartialRequest::from_value(value)?.complete()
    }
}

/// Whether a text is short enough to be read as a request.
pub(crate) fn check_size(text: &str) -> Result<(), Error> {
    if text.len() <= MAX_REQUEST_BYTES {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::RequestTooLarge,
        format!(
            "a request of {} bytes is larger than the {MAX_REQUEST_BYTES} that are read",
            text.len()
        ),
    ))
}

/// `"CVSS:4.0/..."`, `8.5`, `"8.5"`, or `{"vector": ..., "score": ...}`.
pub(super) fn cvss(value: Value<'_>) -> Result<CvssInput, Error> {
    match value {
        Value::Text(text) if is_number(&text) => text.parse::<Score>().map(CvssInput::Score),
        Value::Text(text) => text.parse::<Vector>().map(CvssInput::Vector),
        Value::Object(_) => {
            let mut fields = Fields::new(value, &["vector", "score"])?;
            let vector: Option<Vector> = fields.read("vector", named)?;
            let score = fields.read("score", |value| score(&value))?;
            match (vector, score) {
                (Some(vector), Some(score)) => Ok(CvssInput::VectorAndScore(vector, score)),
                (Some(vector), None) => Ok(CvssInput::Vector(vector)),
                (None, Some(score)) => Ok(CvssInput::Score(score)),
                (None, None) => Err(missing("`cvss` needs a `vector` or a `score`")),
            }
        }
        Value::Unsigned(_) | Value::Negative(_) | Value::Float(_) => {
            score(&value).map(CvssInput::Score)
        }
        other => Err(wrong_kind(&other, "a CVSS v4.0 vector or score")),
    }
}

/// A text that can only be meant as a score; every vector begins with a letter or a bracket.
fn is_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || matches!(first, '.' | '-' | '+'))
}

fn score(value: &Value<'_>) -> Result<Score, Error> {
    number(value, "a score")
}

/// A factor's value, written as a number or as text.
///
/// # Errors
///
/// `field.type`, `number.invalid`, `number.places` and `number.range`.
pub fn factor_value(value: &Value<'_>) -> Result<FactorValue, Error> {
    number(value, "a number")
}

pub(crate) fn default_set(method: Method) -> FactorSet {
    match method.factor_sets(Domain::Rubric) {
        [set, ..] => *set,
        [] => FactorSet::V0_8,
    }
}
