//! What follows from the inputs, and which derived field says something else.

use aivss_core::Quoted;
use aivss_core::ssvc::{CapabilityTheme, PartialSsvcAssessment, SsvcAssessment};
use aivss_core::value::Value;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

/// A derived field that says something else than follows from the inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SsvcDifference {
    /// The field, `RiskScore` or `computed.riskScore`.
    pub field: String,
    /// What it says.
    pub given: String,
    /// What follows; two values where a point is unknown.
    pub expected: String,
}

impl fmt::Display for SsvcDifference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (field, given) = (Quoted(&self.field), Quoted(&self.given));
        write!(f, "{field} says {given}, and {} follows", self.expected)
    }
}

/// A derived figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Derived {
    /// The mean of a theme.
    Mean(CapabilityTheme),
    /// The agent level, by key or label.
    AgentLevel,
    /// The agent level's number.
    Exposure,
    /// Threat times vulnerability.
    Likelihood,
    /// The risk score.
    RiskScore,
    /// The outcome.
    Outcome,
}

/// Tells a field that contradicts the inputs. A figure that unknown inputs leave open is told only where it lies
/// outside what they allow, which is looked at for the outcome and the agent level.
pub(super) fn check(
    field: &str,
    given: &str,
    derived: Derived,
    assessment: &PartialSsvcAssessment,
    differences: &mut Vec<SsvcDifference>,
) {
    let expected = match assessment.complete() {
        Ok(assessment) => {
            let (shown, fits) = exact(derived, &assessment, given);
            (!fits).then_some(shown)
        }
        Err(_) => outside(derived, assessment, given),
    };
    differences.extend(expected.map(|expected| SsvcDifference {
        field: field.into(),
        given: given.into(),
        expected,
    }));
}

fn exact(derived: Derived, assessment: &SsvcAssessment, given: &str) -> (String, bool) {
    let number = |exact: String| {
        let fits = plain_number(given) == plain_number(&exact);
        (exact, fits)
    };
    match derived {
        Derived::Mean(theme) => number(assessment.capabilities.mean(theme).to_string()),
        Derived::Exposure => number(assessment.agent_level().exposure().to_string()),
        Derived::Likelihood => number(assessment.likelihood().to_string()),
        Derived::RiskScore => number(assessment.risk_score().to_string()),
        Derived::AgentLevel => {
            let level = assessment.agent_level();
            (level.label().into(), is_named(given, level.as_str(), level.label()))
        }
        Derived::Outcome => {
            let outcome = assessment.outcome();
            (outcome.to_string(), is_named(given, outcome.as_str(), outcome.as_str()))
        }
    }
}

fn outside(derived: Derived, assessment: &PartialSsvcAssessment, given: &str) -> Option<String> {
    use aivss_core::ssvc::{AgentLevel, Outcome};

    let range = |low: &str, high: &str| {
        if low == high { low.to_string() } else { format!("{low} to {high}") }
    };
    match derived {
        Derived::Outcome => {
            let (low, high) = assessment.outcome_bounds();
            let known =
                Outcome::ALL.into_iter().find(|it| is_named(given, it.as_str(), it.as_str()));
            let fits = known.is_some_and(|known| (low..=high).contains(&known));
            (!fits).then(|| range(low.as_str(), high.as_str()))
        }
        Derived::AgentLevel => {
            let (low, high) = assessment.agent_level_bounds();
            let known =
                AgentLevel::ALL.into_iter().find(|it| is_named(given, it.as_str(), it.label()));
            let fits = known.is_some_and(|known| (low..=high).contains(&known));
            (!fits).then(|| range(low.label(), high.label()))
        }
        Derived::Mean(_) | Derived::Exposure | Derived::Likelihood | Derived::RiskScore => None,
    }
}

/// Whether a text is a key or a label; capitals do not count.
pub(super) fn is_named(text: &str, key: &str, label: &str) -> bool {
    let text = text.trim();
    text.eq_ignore_ascii_case(key) || text.eq_ignore_ascii_case(label)
}

/// A number without zeros that say nothing: `20`, `20.0` and `20.00` are the same.
fn plain_number(text: &str) -> &str {
    let text = text.trim();
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

/// The text of a number or a text in JSON.
pub(super) fn text_of(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.to_string()),
        Value::Unsigned(number) => Some(number.to_string()),
        Value::Negative(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        Value::Null | Value::Boolean(_) | Value::List(_) | Value::Object(_) => None,
    }
}
