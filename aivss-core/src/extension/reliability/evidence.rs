//! The evidence behind SR, and the check of a vector against it.

use super::Episodes;
use crate::error::{Error, ErrorCode};
use crate::extension::metric::StochasticExploitReliability;
use crate::extension::observation::agree;
use crate::extension::probability::Probability;
use alloc::format;

/// What a proof shows that holds for every attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProofOutcome {
    /// The exploit always works.
    Success,
    /// The exploit never works.
    Failure,
}

impl ProofOutcome {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Success, Self::Failure];

    /// The word in a document: `success`, `failure`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Failure => "failure",
        }
    }
}

/// Whether the episodes were run so that they count; all three have to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct EpisodeControls {
    /// The system was equivalent to production.
    pub production_equivalent: bool,
    /// Each episode had the whole retry budget of production, and no more.
    pub budget_enforced: bool,
    /// No episode depended on another.
    pub independent: bool,
}

impl EpisodeControls {
    /// All three hold.
    pub const CONTROLLED: Self =
        Self { production_equivalent: true, budget_enforced: true, independent: true };

    /// Whether all three hold.
    #[must_use]
    pub const fn hold(self) -> bool {
        self.production_equivalent && self.budget_enforced && self.independent
    }
}

/// What SR is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ReliabilityEvidence {
    /// A proof; counts beside it do not matter.
    DeterministicProof(ProofOutcome),
    /// Counted episodes.
    Empirical {
        /// The counts.
        episodes: Episodes,
        /// How the episodes were run.
        controls: EpisodeControls,
    },
    /// Nothing that decides.
    InsufficientEvidence,
}

impl ReliabilityEvidence {
    /// The `method` in a document.
    #[must_use]
    pub const fn method(self) -> &'static str {
        match self {
            Self::DeterministicProof(_) => "deterministic-proof",
            Self::Empirical { .. } => "empirical",
            Self::InsufficientEvidence => "insufficient-evidence",
        }
    }

    /// SR: R or U by a proof, the value of the counts for controlled episodes, X otherwise.
    #[must_use]
    pub const fn value(self) -> StochasticExploitReliability {
        match self {
            Self::DeterministicProof(ProofOutcome::Success) => {
                StochasticExploitReliability::Reliable
            }
            Self::DeterministicProof(ProofOutcome::Failure) => {
                StochasticExploitReliability::Unreliable
            }
            Self::Empirical { episodes, controls } if controls.hold() => episodes.value(),
            Self::Empirical { .. } | Self::InsufficientEvidence => {
                StochasticExploitReliability::InsufficientEvidence
            }
        }
    }

    /// Checks the SR of a vector against the evidence.
    ///
    /// # Errors
    ///
    /// `evidence.conflict`.
    pub fn check(self, stated: StochasticExploitReliability) -> Result<(), Error> {
        agree("SR", stated.value(), self.value().value())
    }
}

impl Episodes {
    /// Checks stated bounds, which may differ from the exact ones by 0.0005 as a document rounds them.
    ///
    /// # Errors
    ///
    /// `evidence.bound_mismatch` with the path `lower_bound` or `upper_bound`.
    pub fn check_bounds(self, lower: Probability, upper: Probability) -> Result<(), Error> {
        for (bound, stated, name) in
            [(self.lower_bound(), lower, "lower_bound"), (self.upper_bound(), upper, "upper_bound")]
        {
            if !bound.agrees_with(stated) {
                return Err(Error::new(
                    ErrorCode::EvidenceBoundMismatch,
                    format!(
                        "the {} bound of {} successes in {} episodes is {bound:.6}, and `{stated}` is further \
                         from it than 0.0005",
                        bound.side().as_str(),
                        self.successes(),
                        self.episodes(),
                    ),
                )
                .at(name));
            }
        }
        Ok(())
    }
}
