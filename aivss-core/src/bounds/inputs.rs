//! The inputs of a score, any of which but CVSS may be unknown; not yet checked against each other.
#![allow(
    clippy::inline_always,
    reason = "inlined, what the caller leaves out is a constant, as with whole inputs"
)]

use super::{Bounds, PartialAssessment};
use crate::assessment::{CvssInput, Inputs};
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::error::Error;
use crate::factor::{PartialProfile, UnknownFactors};
use crate::method::{Domain, Method, MitigationStrength};

/// Everything that decides a score, as far as it is known. Fields left out take the documents' defaults,
/// which is not the same as unknown: a default is one value, and an unknown input may have any.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PartialInputs {
    /// With 0.0 for every unknown factor.
    pub(super) known: Inputs,
    pub(super) unknown_factors: UnknownFactors,
    pub(super) is_maturity_unknown: bool,
    pub(super) is_mitigation_unknown: bool,
}

impl From<Inputs> for PartialInputs {
    #[inline]
    fn from(known: Inputs) -> Self {
        Self {
            known,
            unknown_factors: UnknownFactors::NONE,
            is_maturity_unknown: false,
            is_mitigation_unknown: false,
        }
    }
}

impl PartialInputs {
    /// Inputs with the defaults of [`Inputs::new`] for all but the profile.
    #[inline]
    pub fn new(cvss: impl Into<CvssInput>, profile: impl Into<PartialProfile>) -> Self {
        let profile = profile.into();
        Self {
            unknown_factors: profile.unknown_factors(),
            ..Self::from(Inputs::new(cvss, profile.low()))
        }
    }

    /// The same with another method.
    #[inline]
    #[must_use]
    pub const fn with_method(mut self, method: Method) -> Self {
        self.known.method = method;
        self
    }

    /// The same in another value domain.
    #[inline]
    #[must_use]
    pub const fn with_domain(mut self, domain: Domain) -> Self {
        self.known.domain = domain;
        self
    }

    /// The same with an exploit maturity.
    #[inline]
    #[must_use]
    pub const fn with_exploit_maturity(mut self, maturity: ExploitMaturity) -> Self {
        self.known.exploit_maturity = Some(maturity);
        self.is_maturity_unknown = false;
        self
    }

    /// The same with an exploit maturity that is unknown: ThM may be any of the method's table.
    #[inline]
    #[must_use]
    pub const fn with_unknown_exploit_maturity(mut self) -> Self {
        self.known.exploit_maturity = None;
        self.is_maturity_unknown = true;
        self
    }

    /// The same with a threat multiplier.
    #[inline]
    #[must_use]
    pub const fn with_threat_multiplier(mut self, multiplier: Decimal) -> Self {
        self.known.threat_multiplier = Some(multiplier);
        self
    }

    /// The same with a mitigation strength.
    #[inline]
    #[must_use]
    pub const fn with_mitigation(mut self, strength: MitigationStrength) -> Self {
        self.known.mitigation = Some(strength);
        self.is_mitigation_unknown = false;
        self
    }

    /// The same with a mitigation that is unknown: MF may be any of the table.
    #[inline]
    #[must_use]
    pub const fn with_unknown_mitigation(mut self) -> Self {
        self.known.mitigation = None;
        self.is_mitigation_unknown = true;
        self
    }

    /// The same with a mitigation factor.
    #[inline]
    #[must_use]
    pub const fn with_mitigation_factor(mut self, factor: Decimal) -> Self {
        self.known.mitigation_factor = Some(factor);
        self
    }

    /// Whether nothing is unknown.
    #[inline]
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.unknown_factors.is_empty() && !self.is_maturity_unknown && !self.is_mitigation_unknown
    }

    /// The whole inputs, for what takes nothing else.
    ///
    /// # Errors
    ///
    /// `request.incomplete` where an input is unknown, with the two ends that this leaves; or why even the
    /// known inputs are refused.
    pub fn complete(self) -> Result<Inputs, Error> {
        if self.is_complete() {
            return Ok(self.known);
        }
        PartialAssessment::try_new(self)?.complete().map(|assessment| assessment.report().inputs())
    }

    /// Checks the inputs and works out the bounds of their score.
    ///
    /// # Errors
    ///
    /// Those of [`PartialAssessment::try_new`].
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn bounds(self) -> Result<Bounds, Error> {
        PartialAssessment::try_new(self).map(PartialAssessment::bounds)
    }
}
