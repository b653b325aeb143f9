//! How a factor's value came to be known, or why it is not: what a request may say beside the value.

use super::read::{MAX_COMMENT_CHARACTERS, factor_value};
use crate::bounds::is_unknown;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::factor::{AmplificationFactor, FactorValue};
use crate::name;
use crate::value::Value;
use crate::value::read::{Fields, named, text};
use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// What a request says of one factor beside its value. It never moves a score.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// The factor.
    pub factor: AmplificationFactor,
    /// How its value came to be known, or that it did not.
    pub status: Option<ObservationStatus>,
    /// Where that was seen, in words.
    pub source: Option<String>,
    /// Why it is unknown, in words.
    pub reason: Option<String>,
}

/// How a factor's value came to be known; the words are those that mcp-guard 2.0.0 prints in its findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ObservationStatus {
    /// A tool or a person saw it.
    Observed,
    /// The operator of the system says it.
    OperatorSupplied,
    /// It has no part in findings of this kind.
    NotApplicable,
    /// Nobody saw it: the value is unknown.
    Unobserved,
}

/// Names in normal form.
const NAMES: [(&str, ObservationStatus); 4] = [
    ("observed", ObservationStatus::Observed),
    ("operatorsupplied", ObservationStatus::OperatorSupplied),
    ("notapplicable", ObservationStatus::NotApplicable),
    ("unobserved", ObservationStatus::Unobserved),
];

impl ObservationStatus {
    /// All four.
    pub const ALL: [Self; 4] =
        [Self::Observed, Self::OperatorSupplied, Self::NotApplicable, Self::Unobserved];

    /// `observed`, `operator-supplied`, `not-applicable` or `unobserved`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::OperatorSupplied => "operator-supplied",
            Self::NotApplicable => "not-applicable",
            Self::Unobserved => "unobserved",
        }
    }
}

impl fmt::Display for ObservationStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for ObservationStatus {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        name::find(&NAMES, text).ok_or_else(|| {
            let known = list(Self::ALL.map(|status| Quoted(status.as_str())));
            Error::new(
                ErrorCode::ObservationUnknown,
                format!("{} is no status of a factor; there are {known}", Quoted(text)),
            )
        })
    }
}

/// What stands beside a factor's value.
#[derive(Default)]
pub(super) struct Beside {
    status: Option<ObservationStatus>,
    source: Option<String>,
    reason: Option<String>,
}

impl Beside {
    pub(super) fn of(self, factor: AmplificationFactor) -> Observation {
        let Self { status, source, reason } = self;
        Observation { factor, status, source, reason }
    }
}

/// A factor's value as far as it is known: a number, `X` or `unknown`, or an object that says more.
#[inline]
pub(crate) fn observed_value(value: &Value<'_>) -> Result<Option<FactorValue>, Error> {
    match value {
        Value::Text(text) if is_unknown(text) => Ok(None),
        Value::Null => Err(unexplained()),
        value => factor_value(value).map(Some),
    }
}

/// The value in an object, with what that says beside it. Apart from the plain value, which most factors are.
#[inline(never)]
pub(super) fn observed_object(value: Value<'_>) -> Result<(Option<FactorValue>, Beside), Error> {
    let mut fields = Fields::new(value, &["value", "status", "source", "reason"])?;
    let status: Option<ObservationStatus> = fields.read("status", named)?;
    let source = fields.read("source", |value| text(value, MAX_COMMENT_CHARACTERS))?;
    let reason = fields.read("reason", |value| text(value, MAX_COMMENT_CHARACTERS))?;
    let is_said = |text: &Option<String>| text.as_ref().is_some_and(|text| !text.trim().is_empty());
    let is_unobserved = status == Some(ObservationStatus::Unobserved);
    let value = match fields.take("value") {
        None | Some(Value::Null) if is_unobserved || is_said(&reason) => None,
        Some(Value::Null) if is_said(&source) => None,
        None => return Err(no_value()),
        Some(value) => observed_value(&value).map_err(|error| error.at("value"))?,
    };
    match (value, status) {
        (Some(value), Some(ObservationStatus::Unobserved)) => Err(contradiction(&format!(
            "status `unobserved` contradicts the value `{value}`; what nobody saw has no value"
        ))),
        (None, Some(status)) if !is_unobserved => Err(contradiction(&format!(
            "status `{status}` contradicts the value, which is unknown"
        ))),
        _ => Ok((value, Beside { status, source, reason })),
    }
}

#[cold]
fn unexplained() -> Error {
    Error::new(
        ErrorCode::FieldType,
        "expected a number, and found null; an unknown factor is `X`, or an object of `value` null and a `reason`",
    )
}

#[cold]
fn no_value() -> Error {
    Error::new(
        ErrorCode::FieldMissing,
        "a factor with a status or a source needs its `value`; an unknown one has a `reason` or the status \
         `unobserved`",
    )
    .at("value")
}

#[cold]
fn contradiction(message: &str) -> Error {
    Error::new(ErrorCode::FieldConflict, message).at("status")
}
