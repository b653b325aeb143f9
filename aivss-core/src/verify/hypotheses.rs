//! Finding reasons by trying: what each wrong way would have printed.

use super::float::{self, Quantity};
use super::{Figure, Reason};
use crate::assessment::Report;
use crate::decimal::Decimal;
use crate::decimal::Printed;
use crate::method::{Figures, Method, Terms};
use crate::severity::{Score, Severity};
use alloc::vec::Vec;

/// What a claim says beside the figure in question; wrong figures are often made from wrong figures.
pub(super) struct Context<'a> {
    pub(super) report: &'a Report,
    pub(super) printed_score: Option<Printed>,
    pub(super) printed_cvss: Option<Score>,
    pub(super) cvss_with_threat: Option<Score>,
    pub(super) printed_sum: Option<Printed>,
    pub(super) printed_aars: Vec<Printed>,
}

impl Context<'_> {
    /// The reasons that fit a number, in the order of [`Reason::ALL`]; never none.
    pub(super) fn of_number(&self, figure: Figure, printed: Printed) -> Vec<Reason> {
        let mut reasons = match figure {
            Figure::Cvss | Figure::VectorCvss => self.of_cvss(printed),
            Figure::ThreatMultiplier => [Reason::MaturityContradicts].into(),
            Figure::FactorSum => self.of_sum(printed),
            Figure::Aars | Figure::VectorAars => self.of_aars(printed),
            Figure::Score => self.of_score(printed),
            Figure::Raw => self.of_raw(printed),
            Figure::Severity | Figure::Vector => Vec::new(),
        };
        ordered(&mut reasons);
        reasons
    }

    /// The same for a band.
    pub(super) fn of_severity(&self, printed: Severity) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let exact = self.report.score().to_decimal();
        let printed_score = self.printed_score.filter(|score| !score.agrees_with(exact));
        let band_of = |value: Decimal| Score::capped_at_ten(value.round_to_tenths()).severity();
        if printed_score
            .and_then(Printed::to_decimal)
            .is_some_and(|score| band_of(score) == printed)
        {
            reasons.push(Reason::FollowsScore);
        }
        if band_of(self.report.raw().cut_to(1)) == printed {
            reasons.push(Reason::BandBeforeRounding);
        }
        ordered(&mut reasons);
        reasons
    }

    fn of_cvss(&self, printed: Printed) -> Vec<Reason> {
        let is = |score: Option<Score>| score.is_some_and(|score| printed == score.to_decimal());
        let with_threat = is(self.cvss_with_threat).then_some(Reason::ThreatInCvss);
        let has_vector = self.cvss_with_threat.is_some();
        let not_of_vector = has_vector.then_some(Reason::CvssNotOfVector);
        with_threat.into_iter().chain(not_of_vector).collect()
    }

    fn of_sum(&self, printed: Printed) -> Vec<Reason> {
        let exact = self.report.amplification_sum();
        let mut reasons = self.of_rounding(&Quantity::Sum, exact, printed);
        reasons.push(Reason::SumDoesNotAddUp);
        reasons
    }

    fn of_aars(&self, printed: Printed) -> Vec<Reason> {
        let exact = self.report.aars();
        let mut reasons = self.of_rounding(&Quantity::Aars, exact, printed);
        if self.report.method() == Method::Owasp0_5 {
            reasons.push(Reason::SumDoesNotAddUp);
        }
        let ways = self.ways().into_iter();
        reasons.extend(ways.filter(|way| printed.agrees_with(way.1.aars)).map(|way| way.0));
        reasons
    }

    fn of_raw(&self, printed: Printed) -> Vec<Reason> {
        let exact = self.report.raw();
        let mut reasons = self.of_rounding(&Quantity::Raw, exact, printed);
        let ways = self.ways().into_iter();
        reasons.extend(ways.filter(|way| printed.agrees_with(way.1.raw)).map(|way| way.0));
        reasons
    }

    fn of_score(&self, printed: Printed) -> Vec<Reason> {
        let raw = self.report.raw();
        let mut reasons = Vec::new();
        if printed.agrees_with(raw) {
            let is_capped = self.report.is_capped();
            reasons.push(if is_capped { Reason::NotCapped } else { Reason::NotRounded });
        }
        if !printed.is_float_noise() {
            let score = |value: Decimal| Score::capped_at_ten(value.round_to_tenths()).to_decimal();
            reasons.extend(self.of_rounding_to(&Quantity::Raw, raw, printed, 1));
            let ways = self.ways().into_iter();
            reasons.extend(ways.filter(|way| printed == score(way.1.raw)).map(|way| way.0));
        }
        reasons
    }

    fn of_rounding(&self, quantity: &Quantity, exact: Decimal, printed: Printed) -> Vec<Reason> {
        if printed.is_float_noise() {
            return Vec::new();
        }
        self.of_rounding_to(quantity, exact, printed, printed.precision())
    }

    /// The ways of rounding that give the figure where half up does not.
    fn of_rounding_to(
        &self,
        quantity: &Quantity,
        exact: Decimal,
        printed: Printed,
        places: u8,
    ) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if float::printed(quantity, self.report, &self.terms(), places).contains(&printed) {
            reasons.push(Reason::BinaryFloat);
        }
        if printed == exact.rounded_half_even_to(places) {
            reasons.push(Reason::HalfEven);
        }
        if printed == exact.cut_to(places) {
            reasons.push(Reason::Truncated);
        }
        reasons
    }

    fn terms(&self) -> Terms {
        let mitigation = self.report.mitigation();
        Terms {
            cvss: self.report.cvss_score().to_decimal(),
            factor_sum: self.report.amplification_sum(),
            threat_multiplier: self.report.threat_multiplier().value,
            mitigation_factor: mitigation.map_or(Decimal::ONE, |mitigation| mitigation.factor),
        }
    }

    /// What each way that starts from other inputs or another equation gives.
    fn ways(&self) -> Vec<(Reason, Figures)> {
        let method = self.report.method();
        let terms = || self.terms();
        let mut ways = Vec::new();
        let mut with = |reason: Reason, method: Method, terms: Terms| {
            ways.push((reason, method.combine(&terms)));
        };
        if let Some(cvss) = self.cvss_with_threat {
            with(Reason::ThreatInCvss, method, Terms { cvss: cvss.to_decimal(), ..terms() });
        }
        if let Some(cvss) = self.printed_cvss {
            with(Reason::CvssPrinted, method, Terms { cvss: cvss.to_decimal(), ..terms() });
        }
        let printed_sum = self.printed_sum.and_then(Printed::to_decimal);
        let printed_sum = printed_sum.and_then(|sum| sum.to_input().ok());
        if let Some(factor_sum) = printed_sum.filter(|sum| *sum <= Decimal::TEN) {
            with(Reason::SumPrinted, method, Terms { factor_sum, ..terms() });
        }
        with(
            Reason::MitigationIgnored,
            method,
            Terms { mitigation_factor: Decimal::ONE, ..terms() },
        );
        with(Reason::ThreatIgnored, method, Terms { threat_multiplier: Decimal::ONE, ..terms() });
        with(Reason::Formula0_5, Method::Owasp0_5, terms());
        with(Reason::Formula0_8, Method::Owasp0_8, terms());
        if method == Method::Owasp0_8 {
            with(Reason::UpliftOnly, Method::UpliftOnly, terms());
        }
        let exact = self.report.aars();
        for places in [2, 1, 3] {
            let aars = exact.rounded_to(places);
            // The figure itself is then no wrong AARS, only what follows from it.
            let raw = method.raw_of(&terms(), aars);
            ways.push((Reason::RoundedAars, Figures { aars: exact, raw }));
        }
        for aars in self.printed_aars.iter().filter_map(|printed| printed.to_decimal()) {
            let raw = method.raw_of(&terms(), aars);
            ways.push((Reason::AarsPrinted, Figures { aars: exact, raw }));
        }
        ways
    }
}

/// Puts reasons into the order of likelihood, each once, and says so when there is none.
fn ordered(reasons: &mut Vec<Reason>) {
    reasons.sort_unstable();
    reasons.dedup();
    if reasons.is_empty() {
        reasons.push(Reason::Unexplained);
    }
}
