//! Outcomes of this library, as `aivss score --format json` prints them: their figures as claims.
//!
//! What a report says beside its figures is not looked at, so that reports of other versions, which may
//! say more, can be verified too.

use super::Item;
use super::pointer::Form;
use super::published::{figure, severity};
use super::read::{item, name_of};
use aivss_core::assessment::{Amplification, CvssInput, Inputs};
use aivss_core::factor::{FactorSet, Profile};
use aivss_core::method::Method;
use aivss_core::request::factor_value;
use aivss_core::value::Value;
use aivss_core::value::read::{bounded, missing, named, number, wrong_kind};
use aivss_core::verify::{Claim, PrintedFigures};
use aivss_core::{Error, ErrorCode};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The reports of an outcome.
pub(super) fn items(outcome: &Value<'_>) -> Result<Vec<Item>, Error> {
    if let Some(report) = member(outcome, "report") {
        let claim = claim(report, None).map_err(|error| error.at("report"));
        return Ok([item("", "/report", Form::Outcome, claim)].into());
    }
    if let Some(document) = member(outcome, "document") {
        return of_document(document).map_err(|error| error.at("document"));
    }
    let what = if member(outcome, "error").is_some() { "a refusal" } else { "no score" };
    Err(Error::new(
        ErrorCode::ReportMismatch,
        format!("this outcome is {what}, so that there is no figure to verify"),
    ))
}

fn of_document(document: &Value<'_>) -> Result<Vec<Item>, Error> {
    let Some(Value::List(findings)) = member(document, "findings") else {
        return Err(missing("the outcome of a document has `findings`").at("findings"));
    };
    let findings = findings.iter().enumerate();
    Ok(findings
        .map(|(index, finding)| {
            let path = format!("document.findings.{index}");
            let name =
                word(finding, "id").map(|id| name_of(&id, word(finding, "title").as_deref()));
            let report = member(finding, "report")
                .ok_or_else(|| missing("a finding of an outcome has its `report`").at("report"));
            let claim =
                report.and_then(|report| claim(report, name).map_err(|error| error.at("report")));
            let root = format!("/document/findings/{index}/report");
            item(path, &root, Form::Outcome, claim)
        })
        .collect())
}

/// A member of an object; null counts as absent.
fn member<'v, 'a>(value: &'v Value<'a>, key: &str) -> Option<&'v Value<'a>> {
    let Value::Object(fields) = value else { return None };
    let (_, member) = fields.iter().find(|(name, _)| name == key)?;
    Some(member).filter(|member| **member != Value::Null)
}

fn word(value: &Value<'_>, key: &str) -> Option<String> {
    match member(value, key) {
        Some(Value::Text(text)) => Some(text.to_string()),
        _ => None,
    }
}

/// A member that may be absent, read; errors get its path.
fn read<T>(
    value: &Value<'_>,
    path: &[&str],
    read: impl FnOnce(Value<'_>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    let mut found = Some(value);
    for key in path {
        found = found.and_then(|value| member(value, key));
    }
    found.map(|value| read(value.clone())).transpose().map_err(|error| error.at(&path.join(".")))
}

fn required<T>(found: Option<T>, path: &str) -> Result<T, Error> {
    found.ok_or_else(|| missing(&format!("a report of this library has `{path}`")).at(path))
}

fn claim(report: &Value<'_>, name: Option<String>) -> Result<Claim, Error> {
    let vector = read(report, &["cvss", "vector"], named)?;
    let score = read(report, &["cvss", "score"], |value| number(&value, "a score"))?;
    let cvss = match (vector, score) {
        (Some(vector), Some(score)) => CvssInput::VectorAndScore(vector, score),
        (Some(vector), None) => CvssInput::Vector(vector),
        (None, score) => CvssInput::Score(required(score, "cvss.score")?),
    };
    let method: Method = required(read(report, &["method", "id"], named)?, "method.id")?;
    let set: Option<FactorSet> = read(report, &["factor_set"], named)?;
    let aars = read(report, &["aars"], figure)?;
    let amplification = if let Some(set) = set {
        let factors = read(report, &["factors"], |value| profile(&value, set))?;
        Amplification::Profile(required(factors, "factors")?)
    } else {
        // Without factors the AARS is an input.
        let given = read(report, &["aars"], |value| bounded(&value, "a printed AARS", "10"))?;
        Amplification::PrintedAars(required(given, "aars")?)
    };
    let mut inputs = Inputs::new(cvss, amplification).with_method(method);
    inputs.domain = required(read(report, &["domain"], named)?, "domain")?;
    inputs.threat_multiplier = read(report, &["threat_multiplier", "value"], |value| {
        bounded(&value, "a threat multiplier", "2")
    })?;
    inputs.mitigation_factor = read(report, &["mitigation_factor", "value"], |value| {
        bounded(&value, "a mitigation factor", "1")
    })?;
    let name = name.or_else(|| word(report, "name")).unwrap_or_else(|| "report".into());
    let mut claim = Claim::new(name, inputs);
    claim.printed = PrintedFigures {
        score: read(report, &["score"], figure)?,
        severity: read(report, &["severity"], severity)?,
        factor_sum: read(report, &["factor_sum"], figure)?,
        aars,
        raw: read(report, &["raw"], figure)?,
        vector_0_5: None,
    };
    Ok(claim)
}

/// The factors of a report: a list of `{"key", "name", "value"}`.
fn profile(value: &Value<'_>, set: FactorSet) -> Result<Profile, Error> {
    let Value::List(factors) = value else {
        return Err(wrong_kind(value, "a list of factors"));
    };
    let mut named = Vec::new();
    // No set has more, so that whatever follows is a repeat or unknown.
    for factor in factors.iter().take(11) {
        let key = required(word(factor, "key"), "key")?;
        let value = required(member(factor, "value"), "value")?;
        named.push((key, factor_value(value)));
    }
    let named = named.iter().map(|(key, value)| (key.as_str(), value.clone()));
    Profile::try_from_results(set, named)
}
