//! The verbs of the AIVSS 1.0 candidate: one text in, one outcome in JSON out.

use crate::candidate::{
    CandidateReading, CandidateVerification, DecisionRequest, reliability_value,
};
use crate::error::{Error, ErrorCode};
use crate::extension::reliability::Episodes;
use crate::markdown::candidate_finding;
use crate::request::Outcome;
use crate::value::Value;
use crate::value::read::{Fields, missing, wrong_kind};
use alloc::format;
use alloc::string::String;

/// Assesses two vectors, or an input or report of the AIVSS 1.0 candidate in JSON:
/// `{"ok":true,"candidate":{...}}` or a failure. For an input `report` in it is the published report.
///
/// ```
/// let outcome = aivss_core::wire::candidate_json(
///     "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:P \
///      AIVSS:1.0/LC:D/CP:S/AP:C/SR:R/EX:M/PT:M/CA:M/TD:X",
/// );
/// assert!(outcome.contains(r#""score":"5.5","severity":"Medium","severity_status":"normative""#));
/// assert!(outcome.contains(r#""effect_class":{"class":"A2""#));
/// ```
#[must_use]
pub fn candidate_json(text: &str) -> String {
    let value = CandidateReading::from_text(text)
        .and_then(|reading| Ok(reading.assess()?.to_value().into_owned()));
    Outcome::from(value).to_json("candidate")
}

/// The same as Markdown under a heading of the second level: `{"ok":true,"markdown":"..."}` or a failure.
#[must_use]
pub fn candidate_markdown_json(text: &str) -> String {
    let written = CandidateReading::from_text(text)
        .and_then(|reading| Ok(candidate_finding(&reading.assess()?, 2)));
    Outcome::from(written).to_json("markdown")
}

/// Recomputes a report of the candidate, of AIVSS 1.0 or of the superseded 2.0:
/// `{"ok":true,"verification":{...}}` with every derived field that says something else than follows, or a failure.
#[must_use]
pub fn verify_candidate_json(text: &str) -> String {
    let verified = CandidateVerification::from_json(text);
    Outcome::from(verified.map(|it| it.to_value().into_owned())).to_json("verification")
}

/// Puts a [`DecisionRequest`] to the table of BOD 26-04: `{"ok":true,"decision":{...}}`, in the form of a report
/// of AIVSS 1.0, or a failure.
#[must_use]
pub fn decide_json(text: &str) -> String {
    let decided = DecisionRequest::from_json(text)
        .and_then(|request| Ok(request.decide()?.to_value().into_owned()));
    Outcome::from(decided).to_json("decision")
}

/// SR of counted episodes, given as `29/30` or as `{"successes": 29, "episodes": 30}`:
/// `{"ok":true,"reliability":{...}}` or a failure.
///
/// ```
/// let outcome = aivss_core::wire::reliability_json("29/30");
/// assert!(outcome.contains(r#""sr":"P","label":"Probabilistic","lower_bound":"0.863582""#));
/// ```
#[must_use]
pub fn reliability_json(text: &str) -> String {
    let value = episodes(text).map(reliability_value);
    Outcome::from(value).to_json("reliability")
}

fn episodes(text: &str) -> Result<Episodes, Error> {
    if !text.trim_start().starts_with('{') {
        return text.trim().parse();
    }
    let mut fields = Fields::new(Value::from_json(text)?, &["successes", "episodes"])?;
    let mut read = |key: &str| {
        let lacks = || missing("counts are `successes` and `episodes`").at(key);
        fields.read(key, |value| count(&value))?.ok_or_else(lacks)
    };
    Episodes::try_new(read("successes")?, read("episodes")?)
}

fn count(value: &Value<'_>) -> Result<u32, Error> {
    match value {
        Value::Unsigned(number) => u32::try_from(*number).map_err(|_| {
            Error::new(
                ErrorCode::NumberRange,
                format!("`{number}` is out of range; a count lies between 0 and {}", u32::MAX),
            )
        }),
        other => Err(wrong_kind(other, "a whole number from 0 up")),
    }
}
