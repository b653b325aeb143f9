//! The request: what to score, read strictly from a value.

use crate::assessment::{Amplification, Assessment, CvssInput, Inputs};
use crate::compact;
use crate::cvss::Vector;
use crate::error::{Error, ErrorCode};
use crate::factor::{FactorSet, FactorValue, Profile};
use crate::method::{Domain, Method};
use crate::severity::Score;
use crate::value::Value;
use crate::value::read::{Fields, bounded, missing, named, number, object, text, wrong_kind};
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
const FIELDS: [&str; 12] = {
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

    /// Reads a request that some other format gave.
    ///
    /// # Errors
    ///
    /// The code says what is wrong and the path which field.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &FIELDS)?;
        let name = fields.read("name", |value| text(value, MAX_NAME_CHARACTERS))?;
        let comment = fields.read("comment", |value| text(value, MAX_COMMENT_CHARACTERS))?;
        let method: Method = fields.read("method", named)?.unwrap_or_default();
        let domain: Domain = fields.read("domain", named)?.unwrap_or_default();
        let cvss = fields.read("cvss", cvss)?.ok_or_else(|| {
            missing("a request needs `cvss`, a CVSS v4.0 vector or score").at("cvss")
        })?;
        let amplification = amplification(&mut fields, method, domain)?;
        let inputs = Inputs {
            method,
            domain,
            cvss,
            amplification,
            exploit_maturity: fields.read("exploit_maturity", named)?,
            threat_multiplier: fields
                .read("threat_multiplier", |value| bounded(&value, "a threat multiplier", "2"))?,
            mitigation: fields.read("mitigation", named)?,
            mitigation_factor: fields
                .read("mitigation_factor", |value| bounded(&value, "a mitigation factor", "1"))?,
        };
        Ok(Self { name, comment, inputs })
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
fn cvss(value: Value<'_>) -> Result<CvssInput, Error> {
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

fn amplification(
    fields: &mut Fields<'_>,
    method: Method,
    domain: Domain,
) -> Result<Amplification, Error> {
    let set = fields.read("factor_set", named)?.unwrap_or_else(|| default_set(method));
    // Before the factors, whose names a wrong set would make look wrong.
    crate::assessment::check_factor_set(method, domain, set)?;
    let factors = fields.take("factors");
    let aars = fields.read("aars", |value| bounded(&value, "a printed AARS", "10"))?;
    match (factors, aars) {
        (Some(_), Some(_)) => Err(Error::new(
            ErrorCode::AarsConflict,
            "both `factors` and `aars` are given; AARS follows from the factors, so give one of them",
        )
        .at("aars")),
        (None, Some(aars)) => Ok(Amplification::PrintedAars(aars)),
        (Some(factors), None) => {
            profile(factors, set).map(Amplification::Profile).map_err(|error| error.at("factors"))
        }
        (None, None) => {
            Err(missing("a request needs `factors`, all ten of its factor set").at("factors"))
        }
    }
}

pub(crate) fn default_set(method: Method) -> FactorSet {
    match method.factor_sets(Domain::Rubric) {
        [set, ..] => *set,
        [] => FactorSet::V0_8,
    }
}

fn profile(value: Value<'_>, set: FactorSet) -> Result<Profile, Error> {
    let fields = object(value, "an object of ten factors")?;
    let values = fields.iter().map(|(name, value)| (name.as_ref(), factor_value(value)));
    Profile::try_from_results(set, values)
}
