//! An assessment with its results as data: both ends of each while points are unknown.

use super::page::{object, text};
use super::{NOTE, SsvcReading, page_value};
use aivss_core::ssvc::{
    Capability, Impact, Outcome, PartialSsvcAssessment, SsvcAssessment, Threat, Vulnerability,
};
use aivss_core::value::Value;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The assessment with its results.
///
/// While points are unknown `outcome`, `agent_level` and `risk_score` are null unless their two ends are equal; the
/// ends stand in `outcome_low`, `outcome_high` and so on.
#[must_use]
pub fn ssvc_value(reading: &SsvcReading) -> Value<'static> {
    let assessment = &reading.assessment;
    let complete = assessment.complete().ok();
    let (outcome_low, outcome_high) = assessment.outcome_bounds();
    let (level_low, level_high) = assessment.agent_level_bounds();
    let (risk_low, risk_high) = assessment.risk_score_bounds();
    let known = |low: &str, high: &str| if low == high { owned(low) } else { Value::Null };
    let days = |outcome: Outcome| match outcome.days() {
        None => Value::Null,
        Some((first, last)) => {
            Value::List([first, last].map(|day| Value::Unsigned(day.into())).into())
        }
    };
    let mut fields = alloc::vec![
        ("vector", complete.as_ref().map_or(Value::Null, |it| owned(&it.to_string()))),
        ("complete", Value::Boolean(complete.is_some())),
        ("unknown", Value::List(assessment.unknown().map(text).collect())),
        ("inputs", inputs(assessment)),
        ("agent_level", known(level_low.label(), level_high.label())),
        ("agent_level_low", text(level_low.label())),
        ("agent_level_high", text(level_high.label())),
        ("agent_level_rule", complete.as_ref().map_or(Value::Null, rule)),
        ("outcome", known(outcome_low.as_str(), outcome_high.as_str())),
        ("outcome_low", text(outcome_low.as_str())),
        ("outcome_high", text(outcome_high.as_str())),
        ("days_low", days(outcome_low)),
        ("days_high", days(outcome_high)),
        ("risk_score", known(&risk_low.to_string(), &risk_high.to_string())),
        ("risk_score_low", owned(&risk_low.to_string())),
        ("risk_score_high", owned(&risk_high.to_string())),
    ];
    let differences: Vec<Value<'static>> = reading
        .differences
        .iter()
        .map(|it| {
            object([
                ("field", owned(&it.field)),
                ("given", owned(&it.given)),
                ("expected", owned(&it.expected)),
            ])
        })
        .collect();
    fields.push(("differences", Value::List(differences)));
    fields.push(("note", text(NOTE)));
    fields.extend(complete.as_ref().map(|it| ("page", page_value(it))));
    object(fields)
}

fn rule(assessment: &SsvcAssessment) -> Value<'static> {
    owned(&assessment.capabilities.rule().to_string())
}

fn inputs(assessment: &PartialSsvcAssessment) -> Value<'static> {
    let or_null = |value: Option<&'static str>| value.map_or(Value::Null, text);
    let mut fields = alloc::vec![
        ("threat", or_null(assessment.threat.map(Threat::as_str))),
        ("vulnerability", or_null(assessment.vulnerability.map(Vulnerability::as_str))),
        ("impact", or_null(assessment.impact.map(Impact::as_str))),
    ];
    for (capability, score) in Capability::ALL.into_iter().zip(assessment.capabilities) {
        let score = score.map_or(Value::Null, |score| Value::Unsigned(score.get().into()));
        fields.push((capability.as_str(), score));
    }
    object(fields)
}

fn owned(text: &str) -> Value<'static> {
    Value::Text(String::from(text).into())
}
