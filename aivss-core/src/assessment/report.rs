//! The report: the score with every figure it was made from.
#![allow(
    clippy::inline_always,
    reason = "inlined, what the caller leaves out is a constant; measured, several times as fast"
)]

use super::inputs::{Amplification, CvssInput, Inputs};
use super::resolve::{Assessment, Mitigation, Origin, ThreatMultiplier, scored_nomenclature};
use crate::cvss::{Nomenclature, Vector};
use crate::decimal::Decimal;
use crate::factor::{FactorSet, Profile};
use crate::method::{Domain, Equation, Figures, Method, Terms};
use crate::severity::{Score, Severity};
use alloc::format;
use alloc::string::String;

/// A score, and everything needed to defend it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Report {
    assessment: Assessment,
    aars: Decimal,
    raw: Decimal,
    score: Score,
}

/// One line of the equation, worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The line in symbols.
    pub equation: Equation,
    /// The line's right side with numbers in place of symbols.
    pub with_numbers: String,
    /// What it gives, exact.
    pub value: Decimal,
}

impl Assessment {
    /// Scores the assessment. Cannot fail: it was checked when it was made.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[must_use]
    pub fn report(self) -> Report {
        Report::new(self)
    }
}

impl Report {
    /// Scores a checked assessment. Cannot fail: the assessment was checked when it was made.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[must_use]
    pub fn new(assessment: Assessment) -> Self {
        let figures = assessment.method.combine(&assessment.terms());
        Self {
            assessment,
            aars: figures.aars,
            raw: figures.raw,
            score: Score::capped_at_ten(figures.raw.round_to_tenths()),
        }
    }

    /// The checked inputs.
    #[must_use]
    pub const fn assessment(&self) -> &Assessment {
        &self.assessment
    }

    /// The AIVSS score: the raw value rounded half up to one decimal, at most 10.0.
    #[inline]
    #[must_use]
    pub const fn score(&self) -> Score {
        self.score
    }

    /// The band of the score.
    #[inline]
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.score.severity()
    }

    /// The method that gave the score.
    #[must_use]
    pub const fn method(&self) -> Method {
        self.assessment.method
    }

    /// The value domain the score belongs to.
    #[must_use]
    pub const fn domain(&self) -> Domain {
        self.assessment.domain
    }

    /// The CVSS v4.0 score that counted.
    #[must_use]
    pub const fn cvss_score(&self) -> Score {
        self.assessment.cvss_score
    }

    /// The CVSS v4.0 vector, where one was given.
    #[must_use]
    pub const fn vector(&self) -> Option<&Vector> {
        self.assessment.vector.as_ref()
    }

    /// What the CVSS score was made from, CVSS-B or CVSS-BE; `None` for a bare score.
    #[must_use]
    pub fn nomenclature(&self) -> Option<Nomenclature> {
        self.vector().map(scored_nomenclature)
    }

    /// The ten factors; `None` for a printed AARS.
    #[must_use]
    pub const fn profile(&self) -> Option<&Profile> {
        match &self.assessment.amplification {
            Amplification::Profile(profile) => Some(profile),
            Amplification::PrintedAars(_) => None,
        }
    }

    /// The set of the factors; `None` for a printed AARS.
    #[must_use]
    pub fn factor_set(&self) -> Option<FactorSet> {
        self.profile().map(Profile::set)
    }

    /// The sum of the factors, 0 to 10, exact; `None` for a printed AARS.
    #[must_use]
    pub fn factor_sum(&self) -> Option<Decimal> {
        self.profile().map(Profile::sum)
    }

    /// The threat multiplier, ThM, and where it came from.
    #[must_use]
    pub const fn threat_multiplier(&self) -> ThreatMultiplier {
        self.assessment.threat_multiplier
    }

    /// The mitigation factor, MF, and where it came from; `None` where the method has none.
    #[must_use]
    pub const fn mitigation(&self) -> Option<Mitigation> {
        self.assessment.mitigation
    }

    /// The agentic risk score, AARS, exact: 0 to 20 in theory, 0 to 10 in the rubric domain.
    #[must_use]
    pub const fn aars(&self) -> Decimal {
        self.aars
    }

    /// What the equation gives before rounding and cap, exact.
    #[must_use]
    pub const fn raw(&self) -> Decimal {
        self.raw
    }

    /// Whether the cap at 10.0 acted.
    #[must_use]
    pub fn is_capped(&self) -> bool {
        self.raw > Decimal::TEN
    }

    /// The vector with which AIVSS v0.5 itself writes a score down (v0.5, section 4),
    /// `(CVSS:9.4/AARS:8.5)`; `None` for scores of other methods.
    #[must_use]
    pub fn vector_0_5(&self) -> Option<String> {
        (self.method() == Method::Owasp0_5)
            .then(|| format!("(CVSS:{}/AARS:{})", self.cvss_score(), self.aars))
    }

    /// Inputs that give this very report: what was given, with nothing said that was left to the vector
    /// or to a default.
    #[must_use]
    pub fn inputs(&self) -> Inputs {
        let Assessment { method, domain, cvss_score, vector, amplification, .. } = self.assessment;
        let threat = Some(self.threat_multiplier()).filter(|threat| threat.origin == Origin::Given);
        let mitigation = self.mitigation().filter(|mitigation| mitigation.origin == Origin::Given);
        let exploit_maturity = threat.and_then(|threat| threat.maturity);
        let strength = mitigation.and_then(|mitigation| mitigation.strength);
        Inputs {
            method,
            domain,
            cvss: vector.map_or(CvssInput::Score(cvss_score), CvssInput::Vector),
            amplification,
            exploit_maturity,
            threat_multiplier: threat
                .filter(|_| exploit_maturity.is_none())
                .map(|threat| threat.value),
            mitigation: strength,
            mitigation_factor: mitigation
                .filter(|_| strength.is_none())
                .map(|mitigation| mitigation.factor),
        }
    }

    /// What the factors add up to, given as factors or as a printed AARS.
    pub(crate) fn amplification_sum(&self) -> Decimal {
        match self.assessment.amplification {
            Amplification::Profile(profile) => profile.sum(),
            Amplification::PrintedAars(aars) => aars,
        }
    }

    /// The figures if the factors added up to so many ten-thousandths.
    fn figures_of_sum(&self, factor_sum: u32) -> Figures {
        let factor_sum = Decimal::from_ten_thousandths(factor_sum);
        let terms = Terms { factor_sum, ..self.assessment.terms() };
        self.method().combine(&terms)
    }

    /// The AARS if the factors added up to so many ten-thousandths.
    pub(crate) fn aars_of_sum(&self, factor_sum: u32) -> Decimal {
        self.figures_of_sum(factor_sum).aars
    }

    /// The score if the factors added up to so many ten-thousandths.
    pub(crate) fn score_of_sum(&self, factor_sum: u32) -> Score {
        Score::capped_at_ten(self.figures_of_sum(factor_sum).raw.round_to_tenths())
    }

    /// The same finding under another method that takes the same inputs.
    pub(super) fn under(&self, method: Method) -> Self {
        Self::new(Assessment { method, ..self.assessment })
    }

    /// The equation, worked out line by line.
    #[must_use]
    pub fn steps(&self) -> [Step; 2] {
        let [aars, aivss] = self.method().equation();
        [
            Step { equation: aars, with_numbers: self.numbers_of(aars), value: self.aars },
            Step { equation: aivss, with_numbers: self.numbers_of(aivss), value: self.raw },
        ]
    }

    fn numbers_of(&self, equation: Equation) -> String {
        let mut numbers = String::with_capacity(64);
        let mut rest = equation.expression;
        while let Some(start) = rest.bytes().position(|byte| byte.is_ascii_alphabetic()) {
            let (between, from_symbol) = rest.split_at(start);
            let end = from_symbol.bytes().position(|byte| !byte.is_ascii_alphabetic());
            let (symbol, after) = from_symbol.split_at(end.unwrap_or(from_symbol.len()));
            numbers.push_str(between);
            match self.number_of(symbol) {
                Some(number) => numbers.push_str(number.text().as_str()),
                None => numbers.push_str(symbol),
            }
            rest = after;
        }
        numbers.push_str(rest);
        numbers
    }

    /// The number that a symbol of the equations stands for here.
    fn number_of(&self, symbol: &str) -> Option<Decimal> {
        match symbol {
            "CVSS" => Some(self.cvss_score().to_decimal()),
            "sum" => Some(self.amplification_sum()),
            "ThM" => Some(self.threat_multiplier().value),
            "MF" => self.mitigation().map(|mitigation| mitigation.factor),
            "AARS" => Some(self.aars),
            _ => None,
        }
    }
}
