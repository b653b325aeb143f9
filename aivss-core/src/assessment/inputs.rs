//! The inputs of one score, as given and not yet checked against each other.
#![allow(
    clippy::inline_always,
    reason = "inlined, what the caller leaves out is a constant; measured, several times as fast"
)]

use super::{Assessment, Report};
use crate::cvss::Vector;
use crate::cvss::metric::ExploitMaturity;
use crate::decimal::Decimal;
use crate::error::Error;
use crate::factor::Profile;
use crate::method::{Domain, Method, MitigationStrength};
use crate::severity::Score;

/// The CVSS v4.0 side of a finding.
// A tag of the vector's own width lets the whole be copied in words instead of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum CvssInput {
    /// A vector; its score without the Threat group is taken (CVSS-B, or CVSS-BE where it has
    /// environmental metrics), because E acts through the threat multiplier.
    Vector(Vector),
    /// A score without its vector.
    Score(Score),
    /// Both; they must agree.
    VectorAndScore(Vector, Score),
}

impl From<Vector> for CvssInput {
    #[inline]
    fn from(vector: Vector) -> Self {
        Self::Vector(vector)
    }
}

impl From<Score> for CvssInput {
    #[inline]
    fn from(score: Score) -> Self {
        Self::Score(score)
    }
}

/// The agentic side of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amplification {
    /// Ten factors.
    Profile(Profile),
    /// An AARS as printed, 0 to 10, without its factors; only `owasp-0.5` in the rubric domain.
    PrintedAars(Decimal),
}

impl From<Profile> for Amplification {
    #[inline]
    fn from(profile: Profile) -> Self {
        Self::Profile(profile)
    }
}

/// Everything that decides a score. Fields left out take the documents' defaults.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inputs {
    /// The method; `owasp-0.8` unless said otherwise.
    pub method: Method,
    /// The value domain; the rubric unless said otherwise.
    pub domain: Domain,
    /// The CVSS v4.0 vector or score.
    pub cvss: CvssInput,
    /// The factors.
    pub amplification: Amplification,
    /// How far exploitation has come; must agree with the vector's E where both are given.
    pub exploit_maturity: Option<ExploitMaturity>,
    /// ThM as a number, 0 to 2; must agree with maturity and E where they are given.
    pub threat_multiplier: Option<Decimal>,
    /// How strongly the finding is mitigated.
    pub mitigation: Option<MitigationStrength>,
    /// MF as a number, 0 to 1; must agree with the strength where both are given.
    pub mitigation_factor: Option<Decimal>,
}

impl Inputs {
    /// Inputs with the defaults: method `owasp-0.8`, rubric domain, exploit maturity from the vector
    /// or else proof of concept, no mitigation.
    #[inline]
    pub fn new(cvss: impl Into<CvssInput>, amplification: impl Into<Amplification>) -> Self {
        Self {
            method: Method::default(),
            domain: Domain::default(),
            cvss: cvss.into(),
            amplification: amplification.into(),
            exploit_maturity: None,
            threat_multiplier: None,
            mitigation: None,
            mitigation_factor: None,
        }
    }

    /// The same with another method.
    #[inline]
    #[must_use]
    pub const fn with_method(mut self, method: Method) -> Self {
        self.method = method;
        self
    }

    /// The same in another value domain.
    #[inline]
    #[must_use]
    pub const fn with_domain(mut self, domain: Domain) -> Self {
        self.domain = domain;
        self
    }

    /// The same with an exploit maturity.
    #[inline]
    #[must_use]
    pub const fn with_exploit_maturity(mut self, maturity: ExploitMaturity) -> Self {
        self.exploit_maturity = Some(maturity);
        self
    }

    /// The same with a threat multiplier.
    #[inline]
    #[must_use]
    pub const fn with_threat_multiplier(mut self, multiplier: Decimal) -> Self {
        self.threat_multiplier = Some(multiplier);
        self
    }

    /// The same with a mitigation strength.
    #[inline]
    #[must_use]
    pub const fn with_mitigation(mut self, strength: MitigationStrength) -> Self {
        self.mitigation = Some(strength);
        self
    }

    /// The same with a mitigation factor.
    #[inline]
    #[must_use]
    pub const fn with_mitigation_factor(mut self, factor: Decimal) -> Self {
        self.mitigation_factor = Some(factor);
        self
    }

    /// Checks the inputs and scores them.
    ///
    /// # Errors
    ///
    /// Those of [`Assessment::try_new`].
    #[cfg_attr(not(target_family = "wasm"), inline(always))]
    pub fn score(self) -> Result<Report, Error> {
        Assessment::try_new(self).map(Report::new)
    }
}
