//! What to learn first: how far each unknown input, once known, would narrow the bounds.

use super::{Bounds, PartialAssessment, UnknownInput};
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::factor::{FactorSet, FactorValue};
use crate::method::MitigationStrength;
use crate::sort::insertion_sort_by_key;
use alloc::vec::Vec;

/// What learning one unknown input would do to the bounds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowing {
    /// The input to learn.
    pub input: UnknownInput,
    /// The answers that there can be, least score first for a factor; in the estimated domain a factor's
    /// answers are the three of the rubric, between which the other values lie.
    pub answers: Vec<Answer>,
    /// The widest interval that is left, whatever the answer: the greatest difference between the ends
    /// before they are rounded and capped, exact.
    pub left: Decimal,
}

/// One answer to what an unknown input is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The value.
    pub value: AnswerValue,
    /// What to see in a system to which it applies: the rubric's anchor, in our words; `None` for a
    /// maturity or mitigation, whose names say it.
    pub anchor: Option<&'static str>,
    /// The bounds that it leaves.
    pub bounds: Bounds,
}

/// The value of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerValue {
    /// A factor's value.
    Factor(FactorValue),
    /// An exploit maturity.
    ExploitMaturity(ExploitMaturity),
    /// A mitigation strength.
    Mitigation(MitigationStrength),
}

impl Bounds {
    /// What learning each unknown input would do, the one first that is sure to narrow the bounds most;
    /// inputs that narrow them alike stay in the order of [`unobserved`](Self::unobserved).
    ///
    /// All factors weigh alike in every method, so that unknown factors never differ from each other.
    #[must_use]
    pub fn narrowings(&self) -> Vec<Narrowing> {
        let assessment = self.assessment();
        let mut all: Vec<_> =
            self.unobserved().map(|input| Narrowing::new(assessment, input)).collect();
        insertion_sort_by_key(&mut all, |narrowing| narrowing.left);
        all
    }

    /// The difference between the ends before they are rounded and capped, exact.
    #[must_use]
    pub fn width(&self) -> Decimal {
        let [low, high] = self.raw();
        high.minus(low)
    }
}

impl Narrowing {
    fn new(assessment: &PartialAssessment, input: UnknownInput) -> Self {
        let answers: Vec<Answer> = match input {
            UnknownInput::Factor(factor) => {
                let set = assessment.factor_set().unwrap_or(FactorSet::V0_8);
                let anchors = factor.anchors(set).map_or([None; 3], |anchors| anchors.map(Some));
                let values = FactorValue::RUBRIC.into_iter().zip(anchors);
                values
                    .map(|(value, anchor)| Answer {
                        value: AnswerValue::Factor(value),
                        anchor,
                        bounds: assessment.with_factor(factor, value).bounds(),
                    })
                    .collect()
            }
            UnknownInput::ExploitMaturity => ExploitMaturity::ALL
                .iter()
                .map(|maturity| Answer {
                    value: AnswerValue::ExploitMaturity(*maturity),
                    anchor: None,
                    bounds: assessment.with_maturity(*maturity).bounds(),
                })
                .collect(),
            UnknownInput::Mitigation => MitigationStrength::ALL
                .into_iter()
                .map(|strength| Answer {
                    value: AnswerValue::Mitigation(strength),
                    anchor: None,
                    bounds: assessment.with_mitigation(strength).bounds(),
                })
                .collect(),
        };
        let left = answers.iter().map(|answer| answer.bounds.width()).max();
        Self { input, answers, left: left.unwrap_or(Decimal::ZERO) }
    }
}
