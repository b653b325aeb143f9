//! Checking a report of the candidate that another tool made: every derived field, in either edition.

use super::report::{Difference, ReportReading};
use super::text::decimal;
use crate::cvss::Vector;
use crate::decimal::Decimal;
use crate::error::Error;
use crate::extension::{
    ADJUSTMENT_CALIBRATION_STATUS, ADJUSTMENT_INCOMPLETE_STATUS, ADJUSTMENT_STATUS,
    ADJUSTMENT_WEIGHT_SET, EFFECT_CLASS_STATUS, Edition, EffectClass, SEVERITY_STATUS,
    WithdrawnVector,
};
use crate::severity::Score;
use crate::value::Value;
use crate::value::read::{missing, named, wrong_kind};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// What recomputing a report gave.
#[derive(Clone, Debug, PartialEq)]
pub struct CandidateVerification {
    /// The finding and the path.
    pub name: String,
    /// The edition of the report.
    pub edition: Edition,
    /// The severity that follows, CVSS-BTE.
    pub severity: Score,
    /// The effect class that follows.
    pub effect_class: EffectClass,
    /// Where the report says something else than follows; free wording is not compared.
    pub differences: Vec<Difference>,
    /// What a reader should know of the edition.
    pub notes: Vec<String>,
}

impl CandidateVerification {
    /// Recomputes a report in JSON.
    ///
    /// # Errors
    ///
    /// As [`from_value`](Self::from_value), and `request.syntax`.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Value::from_json_of(text, "the report").and_then(|value| Self::from_value(&value))
    }

    /// Recomputes a report of AIVSS 1.0 whole. Of the superseded 2.0 candidate it recomputes class, severity and
    /// the adjusted number, which AIVSS 1.0 withdrew; its MacroVector experiment is not computed.
    ///
    /// # Errors
    ///
    /// `extension.version` for another version, or the code and the path of the first field that no report has.
    pub fn from_value(report: &Value<'_>) -> Result<Self, Error> {
        match field(report, "aivss_version")? {
            Value::Text(version) if *version == Edition::Withdrawn2_0.aivss_version() => {
                superseded(report)
            }
            _ => current(report),
        }
    }

    /// Whether every derived field is what follows.
    #[must_use]
    pub const fn agrees(&self) -> bool {
        self.differences.is_empty()
    }

    /// The verification as data.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        let differences = self.differences.iter().map(|it| {
            Value::object([
                ("path", it.path.as_str().into()),
                ("given", it.given.clone().unwrap_or(Value::Null)),
                ("expected", it.expected.clone().unwrap_or(Value::Null)),
                ("sentence", format!("{it}").into()),
            ])
        });
        Value::object([
            ("name", self.name.as_str().into()),
            ("aivss_version", self.edition.aivss_version().into()),
            ("superseded", Value::Boolean(self.edition.is_superseded())),
            ("agrees", Value::Boolean(self.agrees())),
            ("score", format!("{}", self.severity).into()),
            ("severity", self.severity.severity().as_str().into()),
            ("effect_class", self.effect_class.as_str().into()),
            ("differences", Value::List(differences.collect())),
            ("notes", Value::List(self.notes.iter().map(|it| it.as_str().into()).collect())),
        ])
    }
}

fn current(report: &Value<'_>) -> Result<CandidateVerification, Error> {
    let ReportReading { input, differences } = ReportReading::from_value(report)?;
    let assessed = input.assess()?;
    Ok(CandidateVerification {
        name: format!("{} {}", input.finding_id, input.path_id),
        edition: Edition::V1_0,
        severity: assessed.severity(),
        effect_class: assessed.effect_class(),
        notes: assessed.notes().map(|note| format!("{note}")).collect(),
        differences,
    })
}

fn superseded(report: &Value<'_>) -> Result<CandidateVerification, Error> {
    const EDITION: Edition = Edition::Withdrawn2_0;
    let cvss = vector_at::<Vector>(report, "cvss")?;
    let extension = vector_at::<WithdrawnVector>(report, "agentic_ai_profile")?;
    let severity = cvss.score();
    let metrics = extension.to_current();
    let class = metrics.effect_class();
    let score = Value::Float(severity.to_f64());
    let mut expected = alloc::vec![
        ("report_schema_version", EDITION.report_schema_version().into()),
        ("rubric_version", EDITION.rubric_version().into()),
        ("calculator_version", EDITION.calculator_version().into()),
        ("cvss.macrovector", format!("{}", cvss.macro_vector()).into()),
        ("cvss.cvss_bte", score.clone()),
        ("agentic_ai_profile.complete", Value::Boolean(metrics.is_complete())),
        ("agentic_ai_profile.agentic_effect_class", class.as_str().into()),
        ("agentic_ai_profile.agentic_effect_class_label", class.label().into()),
        ("agentic_ai_profile.agentic_effect_class_status", EFFECT_CLASS_STATUS.into()),
        ("scores.mode1_interpretation.aivss", score.clone()),
        ("scores.mode1_interpretation.cvss_bte", score.clone()),
        ("scores.mode1_interpretation.status", SEVERITY_STATUS.into()),
        ("scores.candidate_adjusted.cvss_bte", score),
        ("scores.candidate_adjusted.weight_set", ADJUSTMENT_WEIGHT_SET.into()),
        ("scores.candidate_adjusted.calibration_status", ADJUSTMENT_CALIBRATION_STATUS.into()),
    ];
    let number = |it: Decimal| decimal(it);
    match extension.candidate_adjusted(severity) {
        None => expected.extend([
            ("scores.candidate_adjusted.aivss", Value::Null),
            ("scores.candidate_adjusted.status", ADJUSTMENT_INCOMPLETE_STATUS.into()),
        ]),
        Some(adjusted) => expected.extend([
            ("scores.candidate_adjusted.aivss", Value::Float(adjusted.aivss.to_f64())),
            ("scores.candidate_adjusted.raw_aivss", number(adjusted.raw_aivss)),
            ("scores.candidate_adjusted.ex_delta", number(adjusted.ex_delta)),
            ("scores.candidate_adjusted.pt_delta", number(adjusted.pt_delta)),
            ("scores.candidate_adjusted.ca_delta", number(adjusted.ca_delta)),
            ("scores.candidate_adjusted.td_delta", number(adjusted.td_delta)),
            ("scores.candidate_adjusted.agentic_risk_delta", number(adjusted.agentic_risk_delta)),
            ("scores.candidate_adjusted.capped", Value::Boolean(adjusted.capped)),
            (
                "scores.candidate_adjusted.zero_impact_invariant_applied",
                Value::Boolean(adjusted.zero_impact_invariant_applied),
            ),
            ("scores.candidate_adjusted.status", ADJUSTMENT_STATUS.into()),
        ]),
    }
    let mut notes = alloc::vec![String::from(
        "AIVSS 1.0 superseded the 2.0 candidate and withdrew its adjusted number, which is recomputed here to check \
         the report and counts for nothing else",
    )];
    if extension.uses_alias() {
        notes.push("the vector names TD by its withdrawn second name, TA".into());
    }
    let id = |key: &str| match field(report, key) {
        Ok(Value::Text(text)) => String::from(text.as_ref()),
        _ => String::from("?"),
    };
    Ok(CandidateVerification {
        name: format!("{} {}", id("finding_id"), id("path_id")),
        edition: EDITION,
        severity,
        effect_class: class,
        differences: expected
            .into_iter()
            .filter_map(|(path, expected)| difference(report, path, &expected))
            .collect(),
        notes,
    })
}

/// The field of an object.
fn field<'v, 'a>(value: &'v Value<'a>, key: &str) -> Result<&'v Value<'a>, Error> {
    let Value::Object(fields) = value else {
        return Err(wrong_kind(value, "an object"));
    };
    let found = fields.iter().find(|(name, _)| name == key);
    found.map(|(_, value)| value).ok_or_else(|| missing(&format!("`{key}` is missing")).at(key))
}

/// The vector of a part of the report.
fn vector_at<T: core::str::FromStr<Err = Error>>(
    report: &Value<'_>,
    part: &str,
) -> Result<T, Error> {
    let within = field(report, part)?;
    let vector = field(within, "vector").map_err(|error| error.at(part))?;
    named(vector.clone()).map_err(|error| error.at("vector").at(part))
}

/// The difference at a path, if the report says something else there.
fn difference(report: &Value<'_>, path: &str, expected: &Value<'_>) -> Option<Difference> {
    let found = path.split('.').try_fold(report, |value, key| field(value, key).ok());
    if found.is_some_and(|found| is_same(found, expected)) {
        return None;
    }
    Some(Difference {
        path: path.into(),
        given: found.map(|value| value.clone().into_owned()),
        expected: Some(expected.clone().into_owned()),
    })
}

/// A whole number may be written without a decimal.
fn is_same(found: &Value<'_>, expected: &Value<'_>) -> bool {
    match (found, expected) {
        (Value::Unsigned(whole), Value::Float(float)) => format!("{whole}") == format!("{float}"),
        (found, expected) => found == expected,
    }
}
