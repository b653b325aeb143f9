//! Bounds in plain sentences: lowercase, without a full stop, with exact figures.

use super::{Answer, AnswerValue, Bounds, Narrowing};
use crate::decimal::Decimal;
use crate::escape::list;
use crate::factor::FactorSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

impl Bounds {
    /// Between what the score lies, and because of which inputs.
    #[must_use]
    pub fn in_words(&self) -> String {
        let set = self.set();
        let names = list(self.unobserved().map(|input| input.name(set)));
        let (low, high) = (self.score_low(), self.score_high());
        if self.is_complete() {
            return format!(
                "the score is {low} ({}), and every input is known",
                self.severity_low()
            );
        }
        if let Some(score) = self.score() {
            let band = self.severity_low();
            return format!(
                "the score is {score} ({band}) whatever these unknown inputs are: {names}"
            );
        }
        let ends = match self.severity() {
            Some(band) => format!("between {low} and {high} ({band})"),
            None => {
                format!(
                    "between {low} ({}) and {high} ({})",
                    self.severity_low(),
                    self.severity_high()
                )
            }
        };
        format!("the score lies {ends}, because these inputs are unknown: {names}")
    }

    /// Which unknown input to learn first, and how much it settles; `None` where nothing is unknown.
    #[must_use]
    pub fn advice_in_words(&self) -> Option<String> {
        let narrowings = self.narrowings();
        let first = narrowings.first()?;
        let alike: Vec<_> =
            narrowings.iter().filter(|narrowing| narrowing.left == first.left).collect();
        let names = list(alike.iter().map(|narrowing| narrowing.input.name(self.set())));
        let width = self.width();
        Some(if width == Decimal::ZERO {
            format!("no unknown input moves the score, so none has to be learned for it: {names}")
        } else {
            let left =
                format!("leaves at most {} of the {width} points between the ends", first.left);
            match alike.len() {
                1 => {
                    format!("{names} narrows the interval most: whatever it is, knowing it {left}")
                }
                _ => format!(
                    "these narrow the interval alike, so learn the easiest first, and knowing one {left}: {names}"
                ),
            }
        })
    }

    pub(super) fn set(&self) -> FactorSet {
        self.profile().map_or(FactorSet::V0_8, |profile| profile.set())
    }
}

impl Narrowing {
    /// How much learning the input settles.
    #[must_use]
    pub fn in_words(&self, set: FactorSet) -> String {
        format!("{} leaves at most {} points between the ends", self.input.name(set), self.left)
    }
}

impl Answer {
    /// The answer's value as it stands in a request: `0.5`, `attacked`, `partial`.
    #[must_use]
    pub fn value_in_words(&self) -> String {
        match self.value {
            AnswerValue::Factor(value) => format!("{value}"),
            AnswerValue::ExploitMaturity(maturity) => maturity.as_str().into(),
            AnswerValue::Mitigation(strength) => strength.as_str().into(),
        }
    }
}
