//! The explanation of bounds as data: what to learn first, and what each answer would leave.

use super::{BoundsReportData, ExplanationData, PartialRequest, ScoredData};
use crate::bounds::{Answer, AnswerValue, Bounds, Narrowing};
use crate::decimal::Decimal;
use crate::error::Error;
use crate::factor::FactorSet;
use crate::method::MitigationStrength;
use crate::severity::{Score, Severity};
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;
use serde::ser::Serializer;

/// The explanation of a request: of its score where every input is known, and of its bounds where one is
/// not.
#[derive(Clone, Debug, PartialEq)]
#[allow(clippy::large_enum_variant, reason = "one at a time, written out as soon as it is made")]
pub enum ExplainedData {
    /// Every input is known.
    Explanation(ExplanationData),
    /// Some are not.
    Bounds(BoundsExplanationData),
}

impl ExplainedData {
    /// Scores a request, or bounds its score, and explains it.
    ///
    /// # Errors
    ///
    /// Those of [`PartialInputs::bounds`](crate::PartialInputs::bounds).
    pub fn try_new(request: &PartialRequest) -> Result<Self, Error> {
        Ok(Self::new(request, &request.inputs.bounds()?))
    }

    /// The explanation of a request's bounds.
    #[must_use]
    pub fn new(request: &PartialRequest, bounds: &Bounds) -> Self {
        match ScoredData::new(request, bounds) {
            ScoredData::Report(data) => {
                Self::Explanation(ExplanationData::from_report(data, &bounds.low()))
            }
            ScoredData::Bounds(report) => {
                Self::Bounds(BoundsExplanationData::from_report(*report, bounds))
            }
        }
    }
}

impl Serialize for ExplainedData {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Explanation(explanation) => explanation.serialize(serializer),
            Self::Bounds(bounds) => bounds.serialize(serializer),
        }
    }
}

/// Bounds and what would narrow them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct BoundsExplanationData {
    /// The bounds that are explained.
    pub report: BoundsReportData,
    /// The difference between the ends before they are rounded and capped, exact.
    pub width: Decimal,
    /// What to learn first, in words.
    pub advice: Option<String>,
    /// What learning each unknown input would do, the one first that is sure to narrow the bounds most.
    pub narrowings: Vec<NarrowingData>,
}

/// What learning one unknown input would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NarrowingData {
    /// The field of the request: `factors.<key>`, `exploit_maturity` or `mitigation`.
    pub field: String,
    /// The name that a reader knows.
    pub name: &'static str,
    /// The widest interval that is left, whatever the answer, exact.
    pub left: Decimal,
    /// What there is to see, and the ends that it leaves.
    pub answers: Vec<AnswerData>,
}

/// One answer to what an unknown input is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AnswerData {
    /// The value for the request.
    pub value: String,
    /// What to see in a system to which it applies, by the rubric; null where the value's name says it.
    pub look_for: Option<&'static str>,
    /// The least score that it leaves.
    pub score_low: Score,
    /// The greatest score that it leaves.
    pub score_high: Score,
    /// The band of the least score.
    pub severity_low: Severity,
    /// The band of the greatest score.
    pub severity_high: Severity,
}

impl BoundsExplanationData {
    /// The explanation of bounds; where every input is known, there is nothing to learn.
    #[must_use]
    pub fn new(request: &PartialRequest, bounds: &Bounds) -> Self {
        Self::from_report(BoundsReportData::new(request, bounds), bounds)
    }

    fn from_report(report: BoundsReportData, bounds: &Bounds) -> Self {
        let set = report.factor_set.unwrap_or(FactorSet::V0_8);
        Self {
            report,
            width: bounds.width(),
            advice: bounds.advice_in_words(),
            narrowings: bounds
                .narrowings()
                .iter()
                .map(|narrowing| NarrowingData::new(narrowing, set))
                .collect(),
        }
    }
}

impl NarrowingData {
    fn new(narrowing: &Narrowing, set: FactorSet) -> Self {
        let key = narrowing.input.key(set);
        let is_factor = matches!(narrowing.input, crate::bounds::UnknownInput::Factor(_));
        Self {
            field: if is_factor { alloc::format!("factors.{key}") } else { key.into() },
            name: narrowing.input.name(set),
            left: narrowing.left,
            answers: narrowing.answers.iter().map(AnswerData::from).collect(),
        }
    }
}

impl From<&Answer> for AnswerData {
    fn from(answer: &Answer) -> Self {
        let bounds = &answer.bounds;
        Self {
            value: match answer.value {
                AnswerValue::Factor(value) => value.to_string(),
                AnswerValue::ExploitMaturity(maturity) => maturity.as_str().into(),
                AnswerValue::Mitigation(strength) => MitigationStrength::as_str(strength).into(),
            },
            look_for: answer.anchor,
            score_low: bounds.score_low(),
            score_high: bounds.score_high(),
            severity_low: bounds.severity_low(),
            severity_high: bounds.severity_high(),
        }
    }
}
