//! The bounds: the figures at both ends.
#![allow(
    clippy::inline_always,
    reason = "inlined, what the caller leaves out is a constant, as with whole inputs"
)]

use super::{PartialAssessment, UnknownInput};
use crate::assessment::Report;
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::factor::PartialProfile;
use crate::method::{Figures, Method, MitigationStrength, Terms};
use crate::severity::{Score, Severity};

/// The least and the greatest that a score and its figures can be while inputs are unknown. Each end is
/// reached: it is the score of [`low`](Self::low) or [`high`](Self::high).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    assessment: PartialAssessment,
    low: End,
    high: End,
}

/// The figures at one end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    aars: Decimal,
    raw: Decimal,
    score: Score,
}

impl End {
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    fn new(method: Method, terms: &Terms) -> Self {
        let Figures { aars, raw } = method.combine(terms);
        Self { aars, raw, score: Score::capped_at_ten(raw.round_to_tenths()) }
    }
}

/// What the equation is made of at each end.
#[cfg_attr(not(target_family = "wasm"), inline(always))]
fn terms(assessment: &PartialAssessment) -> [Terms; 2] {
    let known = assessment.known();
    let mut low = known.terms();
    let mut high = low;
    // None is unknown beside a printed AARS.
    let unknown = Decimal::from_ten_thousandths(assessment.unknown_factors().count() * 10_000);
    high.factor_sum = low.factor_sum.plus(unknown);
    if assessment.is_maturity_unknown() {
        let method = known.method();
        let [least, greatest] = method.maturity_ends().map(|it| method.threat_multiplier(it));
        (low.threat_multiplier, high.threat_multiplier) = (least, greatest);
    }
    if assessment.is_mitigation_unknown() {
        let [least, greatest] = MitigationStrength::ENDS.map(MitigationStrength::factor);
        (low.mitigation_factor, high.mitigation_factor) = (least, greatest);
    }
    [low, high]
}

impl Bounds {
    /// Works out the bounds of a checked assessment; the reasons stand at [the module](super).
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[must_use]
    pub fn new(assessment: PartialAssessment) -> Self {
        let method = assessment.known().method();
        let [low, high] = terms(&assessment);
        Self { assessment, low: End::new(method, &low), high: End::new(method, &high) }
    }

    /// The checked inputs.
    #[must_use]
    pub const fn assessment(&self) -> &PartialAssessment {
        &self.assessment
    }

    /// The least score, 0.0 to 10.0.
    #[inline]
    #[must_use]
    pub const fn score_low(&self) -> Score {
        self.low.score
    }

    /// The greatest score, 0.0 to 10.0.
    #[inline]
    #[must_use]
    pub const fn score_high(&self) -> Score {
        self.high.score
    }

    /// The score, where both ends are equal: it is then known although inputs may not be.
    #[inline]
    #[must_use]
    pub fn score(&self) -> Option<Score> {
        (self.low.score == self.high.score).then_some(self.low.score)
    }

    /// The band of the least score.
    #[inline]
    #[must_use]
    pub const fn severity_low(&self) -> Severity {
        self.low.score.severity()
    }

    /// The band of the greatest score.
    #[inline]
    #[must_use]
    pub const fn severity_high(&self) -> Severity {
        self.high.score.severity()
    }

    /// The band, where both ends are in the same one.
    #[inline]
    #[must_use]
    pub fn severity(&self) -> Option<Severity> {
        Some(self.severity_low()).filter(|band| *band == self.severity_high())
    }

    /// The least and the greatest factor sum, 0 to 10, exact; `None` for a printed AARS.
    #[must_use]
    pub fn factor_sum(&self) -> Option<[Decimal; 2]> {
        self.profile().map(|profile| [profile.low().sum(), profile.sum_high()])
    }

    /// The least and the greatest AARS, exact.
    #[must_use]
    pub const fn aars(&self) -> [Decimal; 2] {
        [self.low.aars, self.high.aars]
    }

    /// The least and the greatest that the equation gives before rounding and cap, exact.
    #[must_use]
    pub const fn raw(&self) -> [Decimal; 2] {
        [self.low.raw, self.high.raw]
    }

    /// The least and the greatest ThM, 0 to 2.
    #[must_use]
    pub fn threat_multiplier(&self) -> [Decimal; 2] {
        terms(&self.assessment).map(|terms| terms.threat_multiplier)
    }

    /// The least and the greatest MF, 0 to 1; `None` where the method has none.
    #[must_use]
    pub fn mitigation_factor(&self) -> Option<[Decimal; 2]> {
        let has_mitigation = self.assessment.known().method().has_mitigation();
        has_mitigation.then(|| terms(&self.assessment).map(|terms| terms.mitigation_factor))
    }

    /// The ten factors as far as they are known; `None` for a printed AARS.
    #[must_use]
    pub const fn profile(&self) -> Option<PartialProfile> {
        self.assessment.profile()
    }

    /// What nobody observed: factors in the order of their set, then exploit maturity, then mitigation.
    pub fn unobserved(&self) -> impl Iterator<Item = UnknownInput> + '_ {
        self.assessment.unknown()
    }

    /// Whether every input is known. Both ends may be equal although this is false: with a CVSS score of
    /// 10.0 no factor moves a score of 0.8.
    #[inline]
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.assessment.is_complete()
    }

    /// The report of the completion that has the least score.
    #[must_use]
    pub fn low(&self) -> Report {
        let [maturity, _] = self.assessment.known().method().maturity_ends();
        let [strength, _] = MitigationStrength::ENDS;
        self.completed(self.profile().map(|profile| profile.low()), maturity, strength)
    }

    /// The report of the completion that has the greatest score.
    #[must_use]
    pub fn high(&self) -> Report {
        let [_, maturity] = self.assessment.known().method().maturity_ends();
        let [_, strength] = MitigationStrength::ENDS;
        self.completed(self.profile().map(|profile| profile.high()), maturity, strength)
    }

    fn completed(
        &self,
        profile: Option<crate::factor::Profile>,
        maturity: ExploitMaturity,
        strength: MitigationStrength,
    ) -> Report {
        let mut known = *self.assessment.known();
        if let Some(profile) = profile {
            known = known.with_profile(profile);
        }
        if self.assessment.is_maturity_unknown() {
            known = known.with_maturity(maturity);
        }
        if self.assessment.is_mitigation_unknown() {
            known = known.with_mitigation(strength);
        }
        known.report()
    }
}
