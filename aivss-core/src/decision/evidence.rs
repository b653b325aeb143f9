//! The ladder of exploitation evidence: which fact about exploitation counts.

use crate::cvss::metric::ExploitMaturity;
use crate::error::{Error, ErrorCode};
use crate::extension::Probability;
use crate::time::Date;

/// What is known about exploitation of a finding.
///
/// Source: AIVSS 1.0 candidate, exploitation evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ExploitationEvidence {
    /// The CVE is in CISA's catalog of known exploited vulnerabilities (KEV); `None` where nobody looked.
    pub cisa_kev: Option<bool>,
    /// CISA's Vulnrichment reports active exploitation.
    pub vulnrichment_active: bool,
    /// The organisation observed exploitation itself.
    pub observed_local: bool,
    /// There is a proof of concept, public or private.
    pub poc: bool,
    /// The EPSS probability, which is recorded and decides nothing.
    pub epss: Option<Epss>,
}

impl ExploitationEvidence {
    /// The first rung that holds, from the top.
    #[must_use]
    pub const fn rung(&self) -> EvidenceRung {
        match self {
            Self { cisa_kev: Some(true), .. } => EvidenceRung::CisaKev,
            Self { vulnrichment_active: true, .. } => EvidenceRung::VulnrichmentActive,
            Self { observed_local: true, .. } => EvidenceRung::ObservedLocal,
            Self { poc: true, .. } => EvidenceRung::Poc,
            _ => EvidenceRung::None,
        }
    }

    /// Whether some of the evidence exists for CVE entries only.
    pub(super) const fn needs_cve(&self) -> bool {
        matches!(self.cisa_kev, Some(true)) || self.vulnrichment_active || self.epss.is_some()
    }
}

/// An EPSS probability with the day it was published for; EPSS changes daily, so that one without the other
/// says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Epss {
    /// The probability of exploitation within thirty days, 0 to 1.
    pub probability: Probability,
    /// The day.
    pub date: Date,
}

impl Epss {
    /// Puts the two fields of a document together.
    ///
    /// # Errors
    ///
    /// `evidence.epss_incomplete` where one of them is absent.
    pub fn from_parts(
        probability: Option<Probability>,
        date: Option<Date>,
    ) -> Result<Option<Self>, Error> {
        match (probability, date) {
            (Some(probability), Some(date)) => Ok(Some(Self { probability, date })),
            (None, None) => Ok(None),
            (Some(_), None) => Err(Error::new(
                ErrorCode::EvidenceEpssIncomplete,
                "the EPSS probability has no date; EPSS changes daily",
            )
            .at("epss_date")),
            (None, Some(_)) => Err(Error::new(
                ErrorCode::EvidenceEpssIncomplete,
                "the date of EPSS stands without a probability",
            )
            .at("epss")),
        }
    }
}

/// A rung of the ladder, the strongest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EvidenceRung {
    /// In CISA's catalog of known exploited vulnerabilities.
    CisaKev,
    /// Reported as actively exploited by CISA's Vulnrichment.
    VulnrichmentActive,
    /// Observed by the organisation itself.
    ObservedLocal,
    /// A proof of concept exists.
    Poc,
    /// None of these. For AIVSS 1.0 the search counts as finished (erratum C09).
    None,
    /// The assessor says that the question is open. Only AIVSS 1.0 has it, and only for E.
    Unresolved,
}

impl EvidenceRung {
    /// All six, the strongest first and the open question last.
    pub const ALL: [Self; 6] = [
        Self::CisaKev,
        Self::VulnrichmentActive,
        Self::ObservedLocal,
        Self::Poc,
        Self::None,
        Self::Unresolved,
    ];

    /// The `rung` in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CisaKev => "cisa_kev",
            Self::VulnrichmentActive => "vulnrichment_active",
            Self::ObservedLocal => "observed_local",
            Self::Poc => "poc",
            Self::None => "none",
            Self::Unresolved => "unresolved",
        }
    }

    /// The `state` in a report.
    #[must_use]
    pub const fn state(self) -> &'static str {
        match self {
            Self::CisaKev => "known_exploited",
            Self::VulnrichmentActive => "active_reported",
            Self::ObservedLocal => "active_observed_local",
            Self::Poc => "poc",
            Self::None => "no_evidence_supplied",
            Self::Unresolved => "unresolved",
        }
    }

    /// Whether an authority vouches for it, which is CISA on the first two rungs.
    #[must_use]
    pub const fn is_authoritative(self) -> bool {
        matches!(self, Self::CisaKev | Self::VulnrichmentActive)
    }

    /// The value of CVSS's E that AIVSS 1.0 sets; `None` is X, Not Defined.
    #[must_use]
    pub const fn exploit_maturity(self) -> Option<ExploitMaturity> {
        match self {
            Self::CisaKev | Self::VulnrichmentActive | Self::ObservedLocal => {
                Some(ExploitMaturity::Attacked)
            }
            Self::Poc => Some(ExploitMaturity::ProofOfConcept),
            Self::None => Some(ExploitMaturity::Unreported),
            Self::Unresolved => None,
        }
    }

    /// Why the rung was taken, in our words.
    #[must_use]
    pub const fn rationale(self) -> &'static str {
        match self {
            Self::CisaKev => "CISA lists the CVE as known to be exploited",
            Self::VulnrichmentActive => {
                "CISA's Vulnrichment reports active exploitation of the CVE"
            }
            Self::ObservedLocal => {
                "the organisation observed exploitation itself; no authority vouches for it"
            }
            Self::Poc => "a proof of concept exists, and no exploitation is known",
            Self::None => "no evidence of exploitation was given",
            Self::Unresolved => "the assessor leaves open how far exploitation has come",
        }
    }
}
