//! Partial inputs that have been checked: what is known contradicts nothing, and what is unknown is open.
#![allow(
    clippy::inline_always,
    reason = "inlined, what the caller leaves out is a constant, as with whole inputs"
)]

use super::{Bounds, PartialInputs, UnknownInput};
use crate::assessment::{Amplification, Assessment, refusal};
use crate::cvss::Vector;
use crate::cvss::metric::ExploitMaturity;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::factor::{AmplificationFactor, FactorSet, FactorValue, PartialProfile, UnknownFactors};
use crate::method::MitigationStrength;
use alloc::format;

/// Partial inputs that have been checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialAssessment {
    /// With 0.0 for every unknown factor, and the defaults where maturity and mitigation are unknown.
    known: Assessment,
    unknown_factors: UnknownFactors,
    is_maturity_unknown: bool,
    is_mitigation_unknown: bool,
}

impl From<Assessment> for PartialAssessment {
    fn from(known: Assessment) -> Self {
        Self {
            known,
            unknown_factors: UnknownFactors::NONE,
            is_maturity_unknown: false,
            is_mitigation_unknown: false,
        }
    }
}

impl PartialAssessment {
    /// Checks the inputs against the method, the domain and each other.
    ///
    /// # Errors
    ///
    /// Those of [`Assessment::try_new`] for what is known; `threat_multiplier.conflict` for an unknown
    /// exploit maturity beside a vector's E or a ThM, `mitigation_factor.conflict` for an unknown
    /// mitigation beside an MF, and `mitigation.not_allowed` under a method without one.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn try_new(inputs: PartialInputs) -> Result<Self, Error> {
        let PartialInputs { known, unknown_factors, is_maturity_unknown, is_mitigation_unknown } =
            inputs;
        let assessment = Assessment::try_new(known)?;
        if is_maturity_unknown {
            let from_vector = assessment.vector().and_then(Vector::exploit_maturity);
            if let Some(e) = from_vector {
                return Err(refusal::unknown_maturity_beside_vector(e));
            }
            if let Some(multiplier) = known.threat_multiplier {
                return Err(refusal::unknown_maturity_beside_multiplier(multiplier));
            }
        }
        if is_mitigation_unknown {
            if !known.method.has_mitigation() {
                return Err(refusal::mitigation_not_allowed(known.method, "mitigation"));
            }
            if let Some(factor) = known.mitigation_factor {
                return Err(refusal::unknown_mitigation_beside_factor(factor));
            }
        }
        Ok(Self { known: assessment, unknown_factors, is_maturity_unknown, is_mitigation_unknown })
    }

    /// Works out the bounds. Cannot fail: the assessment was checked when it was made.
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    #[must_use]
    pub fn bounds(self) -> Bounds {
        Bounds::new(self)
    }

    /// Whether nothing is unknown.
    #[inline]
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.unknown_factors.is_empty() && !self.is_maturity_unknown && !self.is_mitigation_unknown
    }

    /// The whole assessment, for what takes nothing else.
    ///
    /// # Errors
    ///
    /// `request.incomplete` where an input is unknown, with the two ends that this leaves.
    pub fn complete(self) -> Result<Assessment, Error> {
        match self.unknown().next() {
            None => Ok(self.known),
            Some(first) => Err(self.incomplete(first)),
        }
    }

    #[cold]
    fn incomplete(&self, first: UnknownInput) -> Error {
        let set = self.factor_set().unwrap_or(FactorSet::V0_8);
        let names = list(self.unknown().map(|input| Quoted(input.key(set))));
        let is = if self.unknown().count() == 1 { "is" } else { "are" };
        let bounds = self.bounds();
        let left = match bounds.score() {
            Some(score) => format!("at {score}"),
            None => format!("between {} and {}", bounds.score_low(), bounds.score_high()),
        };
        let error = Error::new(
            ErrorCode::RequestIncomplete,
            format!(
                "{names} {is} unknown, which leaves the score {left}; a finding with unknown values is not taken here"
            ),
        )
        .at(first.key(set));
        if matches!(first, UnknownInput::Factor(_)) { error.at("factors") } else { error }
    }

    /// Inputs that give this very assessment: what was given, with nothing said that was left to the
    /// vector or to a default.
    #[must_use]
    pub fn inputs(&self) -> PartialInputs {
        PartialInputs {
            known: self.known.report().inputs(),
            unknown_factors: self.unknown_factors,
            is_maturity_unknown: self.is_maturity_unknown,
            is_mitigation_unknown: self.is_mitigation_unknown,
        }
    }

    /// What is unknown: factors in the order of their set, then exploit maturity, then mitigation.
    pub fn unknown(&self) -> impl Iterator<Item = UnknownInput> + '_ {
        // One plain walk over twelve places: a chain of iterators is a good part of the module for browsers.
        (0..12).filter_map(|place| self.unknown_at(place))
    }

    /// The unknown input at a place: the ten factors of the set, then maturity and mitigation.
    #[cfg_attr(target_family = "wasm", inline(never))]
    fn unknown_at(&self, place: usize) -> Option<UnknownInput> {
        match place {
            10 => self.is_maturity_unknown.then_some(UnknownInput::ExploitMaturity),
            11 => self.is_mitigation_unknown.then_some(UnknownInput::Mitigation),
            _ if !self.unknown_factors.contains(place) => None,
            _ => {
                let set = self.factor_set().unwrap_or(FactorSet::V0_8);
                set.factors().get(place).copied().map(UnknownInput::Factor)
            }
        }
    }

    /// The ten factors as far as they are known; `None` for a printed AARS.
    #[inline]
    #[must_use]
    pub const fn profile(&self) -> Option<PartialProfile> {
        match self.known.amplification() {
            Amplification::Profile(low) => {
                Some(PartialProfile::from_low(low, self.unknown_factors))
            }
            Amplification::PrintedAars(_) => None,
        }
    }

    /// The set of the factors; `None` for a printed AARS.
    #[must_use]
    pub fn factor_set(&self) -> Option<FactorSet> {
        self.profile().map(|profile| profile.set())
    }

    /// Whether the exploit maturity is unknown.
    #[inline]
    #[must_use]
    pub const fn is_maturity_unknown(&self) -> bool {
        self.is_maturity_unknown
    }

    /// Whether the mitigation is unknown.
    #[inline]
    #[must_use]
    pub const fn is_mitigation_unknown(&self) -> bool {
        self.is_mitigation_unknown
    }

    #[inline]
    pub(crate) const fn unknown_factors(&self) -> UnknownFactors {
        self.unknown_factors
    }

    /// What is known, with 0.0 for every unknown factor and the documents' defaults for the rest.
    #[inline]
    pub(crate) const fn known(&self) -> &Assessment {
        &self.known
    }

    /// The same with one factor learned.
    pub(super) fn with_factor(self, factor: AmplificationFactor, value: FactorValue) -> Self {
        let Some(profile) = self.profile().map(|profile| profile.with_value(factor, value)) else {
            return self;
        };
        Self {
            known: self.known.with_profile(profile.low()),
            unknown_factors: profile.unknown_factors(),
            ..self
        }
    }

    /// The same with the exploit maturity learned.
    pub(super) fn with_maturity(self, maturity: ExploitMaturity) -> Self {
        Self { known: self.known.with_maturity(maturity), is_maturity_unknown: false, ..self }
    }

    /// The same with the mitigation learned.
    pub(super) fn with_mitigation(self, strength: MitigationStrength) -> Self {
        Self { known: self.known.with_mitigation(strength), is_mitigation_unknown: false, ..self }
    }
}
