//! CA and TD from what an assessor observed, and the check of a vector against it.

use super::metric::{CostAbuseSurface, MetricValue, TraceabilityDeficit};
use crate::error::{Error, ErrorCode};
use alloc::format;

/// The four observations behind CA; `None` is unknown.
///
/// Whether a loss is tolerable is a question to the assessor; there is no field for it.
///
/// Source: AIVSS 1.0 candidate, rubric of CA; 81 combinations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct CostAbuseObservations {
    /// A ceiling on cost is defined.
    pub ceiling_defined: Option<bool>,
    /// The ceiling covers everything that costs on the path.
    pub coverage_complete: Option<bool>,
    /// Work stops where the ceiling cannot be checked.
    pub fail_closed: Option<bool>,
    /// A way past the ceiling was demonstrated.
    pub bypass_demonstrated: Option<bool>,
}

impl From<[Option<bool>; 4]> for CostAbuseObservations {
    fn from(observations: [Option<bool>; 4]) -> Self {
        let [ceiling_defined, coverage_complete, fail_closed, bypass_demonstrated] = observations;
        Self { ceiling_defined, coverage_complete, fail_closed, bypass_demonstrated }
    }
}

impl CostAbuseObservations {
    /// The names of the observations in a document, in the order of the fields.
    pub const NAMES: [&str; 4] =
        ["ceiling_defined", "coverage_complete", "fail_closed", "bypass_demonstrated"];

    /// The observations in the order of [`NAMES`](Self::NAMES).
    #[must_use]
    pub const fn to_array(self) -> [Option<bool>; 4] {
        [self.ceiling_defined, self.coverage_complete, self.fail_closed, self.bypass_demonstrated]
    }

    /// CA: W, where a bypass is demonstrated or no ceiling is defined; X, where one of the observations that
    /// then decide is unknown; N, where the ceiling covers everything and fails closed; M otherwise.
    #[must_use]
    pub const fn value(self) -> CostAbuseSurface {
        match self {
            Self { bypass_demonstrated: Some(true), .. }
            | Self { ceiling_defined: Some(false), .. } => CostAbuseSurface::Wide,
            Self { bypass_demonstrated: None, .. }
            | Self { ceiling_defined: None, .. }
            | Self { coverage_complete: None, .. }
            | Self { fail_closed: None, .. } => CostAbuseSurface::InsufficientEvidence,
            Self { coverage_complete: Some(true), fail_closed: Some(true), .. } => {
                CostAbuseSurface::Narrow
            }
            _ => CostAbuseSurface::Moderate,
        }
    }

    /// Checks the CA of a vector against the observations.
    ///
    /// # Errors
    ///
    /// `evidence.conflict`.
    pub fn check(self, stated: CostAbuseSurface) -> Result<(), Error> {
        agree("CA", stated.value(), self.value().value())
    }
}

/// The six observations behind TD; `None` is unknown.
///
/// They are measured against the shortest response deadline that binds, for which there is no field.
///
/// Source: AIVSS 1.0 candidate, rubric of TD; 729 combinations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TraceabilityObservations {
    /// Getting the records back was tested.
    pub retrieval_tested: Option<bool>,
    /// The ordered actions can be reconstructed from the records.
    pub ordered_actions_reconstructable: Option<bool>,
    /// The principals that were affected can be bounded.
    pub affected_principals_bounded: Option<bool>,
    /// The records have every required field.
    pub required_fields_complete: Option<bool>,
    /// The integrity of the records is protected.
    pub integrity_protected: Option<bool>,
    /// The records are kept as long as they have to be, and that was verified.
    pub retention_verified: Option<bool>,
}

impl From<[Option<bool>; 6]> for TraceabilityObservations {
    fn from(observations: [Option<bool>; 6]) -> Self {
        let [
            retrieval_tested,
            ordered_actions_reconstructable,
            affected_principals_bounded,
            required_fields_complete,
            integrity_protected,
            retention_verified,
        ] = observations;
        Self {
            retrieval_tested,
            ordered_actions_reconstructable,
            affected_principals_bounded,
            required_fields_complete,
            integrity_protected,
            retention_verified,
        }
    }
}

impl TraceabilityObservations {
    /// The names of the observations in a document, in the order of the fields.
    pub const NAMES: [&str; 6] = [
        "retrieval_tested",
        "ordered_actions_reconstructable",
        "affected_principals_bounded",
        "required_fields_complete",
        "integrity_protected",
        "retention_verified",
    ];

    /// The observations in the order of [`NAMES`](Self::NAMES).
    #[must_use]
    pub const fn to_array(self) -> [Option<bool>; 6] {
        [
            self.retrieval_tested,
            self.ordered_actions_reconstructable,
            self.affected_principals_bounded,
            self.required_fields_complete,
            self.integrity_protected,
            self.retention_verified,
        ]
    }

    /// TD: X, where retrieval was not tested; H, where actions cannot be reconstructed or principals not be
    /// bounded; X, where one of the other observations is unknown; L, where fields, integrity and retention
    /// hold; M otherwise.
    #[must_use]
    pub const fn value(self) -> TraceabilityDeficit {
        if !matches!(self.retrieval_tested, Some(true)) {
            return TraceabilityDeficit::InsufficientEvidence;
        }
        match (self.ordered_actions_reconstructable, self.affected_principals_bounded) {
            (Some(false), _) | (_, Some(false)) => TraceabilityDeficit::High,
            (Some(true), Some(true)) => match (
                self.required_fields_complete,
                self.integrity_protected,
                self.retention_verified,
            ) {
                (None, _, _) | (_, None, _) | (_, _, None) => {
                    TraceabilityDeficit::InsufficientEvidence
                }
                (Some(true), Some(true), Some(true)) => TraceabilityDeficit::Low,
                _ => TraceabilityDeficit::Moderate,
            },
            _ => TraceabilityDeficit::InsufficientEvidence,
        }
    }

    /// Checks the TD of a vector against the observations.
    ///
    /// # Errors
    ///
    /// `evidence.conflict`.
    pub fn check(self, stated: TraceabilityDeficit) -> Result<(), Error> {
        agree("TD", stated.value(), self.value().value())
    }
}

/// The vector has to say what the evidence gives.
pub(super) fn agree(metric: &str, stated: &MetricValue, given: &MetricValue) -> Result<(), Error> {
    if stated.token == given.token {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::EvidenceConflict,
        format!(
            "the vector says `{metric}:{}` ({}), and the evidence gives `{metric}:{}` ({})",
            stated.token, stated.label, given.token, given.label
        ),
    ))
}
