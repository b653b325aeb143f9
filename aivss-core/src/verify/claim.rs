//! One claim: what was printed, what it was made from, and the check of the one against the other.

use super::hypotheses::Context;
use super::{Difference, Figure, Reason, Verification};
use crate::assessment::{CvssInput, Inputs, Report};
use crate::cvss::Vector;
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::decimal::Printed;
use crate::error::Error;
use crate::method::Method;
use crate::severity::{Score, Severity};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The figures that somebody printed for one score. What was not printed is not checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedFigures {
    /// The score.
    pub score: Option<Printed>,
    /// Its band.
    pub severity: Option<Severity>,
    /// The sum of the factors.
    pub factor_sum: Option<Printed>,
    /// The agentic risk score.
    pub aars: Option<Printed>,
    /// The value before it is rounded and capped.
    pub raw: Option<Printed>,
    /// The vector of AIVSS v0.5, `(CVSS:9.4/AARS:8.5)`.
    pub vector_0_5: Option<String>,
}

/// A printed score with the inputs it is said to be made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    /// What was scored.
    pub name: String,
    /// The inputs; a CVSS score beside a vector counts as printed, and may be wrong.
    pub inputs: Inputs,
    /// The figures.
    pub printed: PrintedFigures,
    /// Whether a wrong AARS is told but does not count, as in directories, whose AARS column is
    /// rounded for show.
    pub is_aars_informative: bool,
    /// Whether ThM is not printed, as in reports of AIVSS v0.5, so that each value of the table must
    /// be allowed for.
    pub is_threat_multiplier_unprinted: bool,
    /// An AARS printed elsewhere in the same report, from which the score may have been made.
    pub other_aars: Option<Printed>,
}

impl Claim {
    /// A claim without any figure, which can only be scored.
    pub fn new(name: impl Into<String>, inputs: Inputs) -> Self {
        Self {
            name: name.into(),
            inputs,
            printed: PrintedFigures::default(),
            is_aars_informative: false,
            is_threat_multiplier_unprinted: false,
            other_aars: None,
        }
    }

    /// Recomputes every printed figure.
    ///
    /// # Errors
    ///
    /// Those of [`Assessment::try_new`](crate::Assessment::try_new), when the inputs cannot be scored.
    pub fn verify(&self) -> Result<Verification, Error> {
        let found = self.verify_with(self.inputs)?;
        let is_only_the_score = found
            .counting()
            .all(|difference| matches!(difference.figure, Figure::Score | Figure::Severity));
        if found.agrees || !found.threat_multiplier_assumed || !is_only_the_score {
            return Ok(found);
        }
        for maturity in ExploitMaturity::ALL {
            let other =
                self.verify_with(Inputs { exploit_maturity: Some(*maturity), ..self.inputs });
            if let Ok(other) = other
                && other.agrees
            {
                // The default was tried first and does not agree.
                return Ok(Verification { agrees_only_as_assumed: true, ..other });
            }
        }
        Ok(found)
    }

    fn verify_with(&self, mut inputs: Inputs) -> Result<Verification, Error> {
        let (vector, printed_cvss) = match inputs.cvss {
            CvssInput::Score(_) => (None, None),
            CvssInput::Vector(vector) => (Some(vector), None),
            CvssInput::VectorAndScore(vector, score) => (Some(vector), Some(score)),
        };
        if let Some(vector) = &vector {
            // Where they contradict each other the vector is believed: it says where it comes from.
            inputs.cvss = CvssInput::Score(scored(vector));
            if inputs.threat_multiplier.is_none() && inputs.exploit_maturity.is_none() {
                inputs.exploit_maturity = vector.exploit_maturity();
            }
        }
        let report = inputs.score()?;
        let aars = [self.printed.aars, self.printed.aars_of_vector(), self.other_aars];
        let context = Context {
            report: &report,
            printed_score: self.printed.score,
            printed_cvss,
            cvss_with_threat: vector.map(|vector| vector.score()),
            printed_sum: self.printed.factor_sum,
            printed_aars: aars.into_iter().flatten().collect(),
        };
        let mut check =
            Check { context: &context, claim: self, checked: 0, differences: Vec::new() };
        if let Some(score) = printed_cvss {
            check.number(Figure::Cvss, score.to_decimal().into(), report.cvss_score().to_decimal());
        }
        let is_threat_said =
            self.inputs.threat_multiplier.is_some() || self.inputs.exploit_maturity.is_some();
        let maturity = vector.and_then(|vector| vector.exploit_maturity());
        if let Some(maturity) = maturity.filter(|_| is_threat_said) {
            let exact = inputs.method.threat_multiplier(maturity);
            check.number(Figure::ThreatMultiplier, report.threat_multiplier().value.into(), exact);
        }
        check.figures(&self.printed, &report);
        let Check { checked, differences, .. } = check;
        Ok(Verification {
            name: self.name.clone(),
            agrees: differences.iter().all(|difference| !difference.counts),
            method: report.method(),
            domain: report.domain(),
            score: Some(report.score()),
            severity: Some(report.severity()),
            threat_multiplier: Some(report.threat_multiplier().value),
            threat_multiplier_assumed: self.is_threat_multiplier_unprinted && maturity.is_none(),
            agrees_only_as_assumed: false,
            checked,
            differences,
        })
    }
}

fn scored(vector: &Vector) -> Score {
    vector.score_as(vector.nomenclature().without_threat())
}

/// The check of one claim, as far as it has come.
struct Check<'a> {
    context: &'a Context<'a>,
    claim: &'a Claim,
    checked: usize,
    differences: Vec<Difference>,
}

impl Check<'_> {
    fn figures(&mut self, printed: &PrintedFigures, report: &Report) {
        if let (Some(printed), Some(exact)) = (printed.factor_sum, report.factor_sum()) {
            self.number(Figure::FactorSum, printed, exact);
        }
        if let Some(printed) = printed.aars {
            self.number(Figure::Aars, printed, report.aars());
        }
        if let Some(printed) = printed.raw {
            self.number(Figure::Raw, printed, report.raw());
        }
        if let Some(printed) = printed.score {
            self.score(printed, report.score().to_decimal());
        }
        if let Some(printed) = printed.severity {
            self.severity(printed, report.severity());
        }
        if let Some(text) = &printed.vector_0_5 {
            self.vector(text, report);
        }
    }

    fn number(&mut self, figure: Figure, printed: Printed, exact: Decimal) {
        self.checked += 1;
        if !printed.agrees_with(exact) {
            self.differs(figure, printed, exact);
        }
    }

    /// A score has one decimal, so that whatever is printed must be it and not round to it.
    fn score(&mut self, printed: Printed, exact: Decimal) {
        self.checked += 1;
        if printed != exact && !(printed.is_float_noise() && printed.agrees_with(exact)) {
            self.differs(Figure::Score, printed, exact);
        }
    }

    fn differs(&mut self, figure: Figure, printed: Printed, exact: Decimal) {
        let reasons = self.context.of_number(figure, printed);
        self.differences.push(Difference {
            figure,
            pointer: None,
            printed: printed.to_string(),
            exact: exact.to_string(),
            by: Some(printed.distance_from(exact)),
            counts: !(figure == Figure::Aars && self.claim.is_aars_informative),
            reason: first(&reasons),
            reasons,
        });
    }

    fn severity(&mut self, printed: Severity, exact: Severity) {
        self.checked += 1;
        if printed == exact {
            return;
        }
        let reasons = self.context.of_severity(printed);
        self.words(Figure::Severity, printed.as_str(), exact.as_str(), reasons);
    }

    fn vector(&mut self, printed: &str, report: &Report) {
        let exact = report.vector_0_5();
        match (parts_of_vector(printed), exact) {
            (Some((cvss, aars)), Some(_)) => {
                self.number(Figure::VectorCvss, cvss, report.cvss_score().to_decimal());
                self.number(Figure::VectorAars, aars, report.aars());
            }
            (_, exact) => {
                self.checked += 1;
                let exact = exact.unwrap_or_else(|| {
                    format!("none, for only `{}` has one", Method::Owasp0_5.as_str())
                });
                self.words(Figure::Vector, printed, &exact, [Reason::Unexplained].into());
            }
        }
    }

    fn words(&mut self, figure: Figure, printed: &str, exact: &str, reasons: Vec<Reason>) {
        self.differences.push(Difference {
            figure,
            pointer: None,
            printed: printed.into(),
            exact: exact.into(),
            by: None,
            counts: true,
            reason: first(&reasons),
            reasons,
        });
    }
}

fn first(reasons: &[Reason]) -> Reason {
    reasons.first().copied().unwrap_or(Reason::Unexplained)
}

impl PrintedFigures {
    fn aars_of_vector(&self) -> Option<Printed> {
        self.vector_0_5.as_deref().and_then(parts_of_vector).map(|(_, aars)| aars)
    }
}

/// The two figures of `(CVSS:9.4/AARS:8.5)`.
fn parts_of_vector(text: &str) -> Option<(Printed, Printed)> {
    let inner = text.trim().strip_prefix('(')?.strip_suffix(')')?;
    let (cvss, aars) = inner.split_once('/')?;
    let cvss = Printed::from_text(cvss.strip_prefix("CVSS:")?).ok()?;
    let aars = Printed::from_text(aars.strip_prefix("AARS:")?).ok()?;
    Some((cvss, aars))
}
