//! MAESTRO's rules as code: risk, priority, coverage, depth, review. They rate threats in words; none of
//! them touches an AIVSS score.
//!
//! ```
//! use aivss_core::catalog::MitigationKind;
//! use aivss_core::rule::{CoverageRule, Likelihood, RiskLevel, ThreatSeverity, risk_level};
//!
//! let risk = risk_level(ThreatSeverity::High, Likelihood::Likely);
//! assert_eq!(risk, RiskLevel::Critical);
//! let lacking = CoverageRule::default().missing(risk, &[MitigationKind::Preventive]);
//! assert_eq!(lacking.collect::<Vec<_>>(), [&[MitigationKind::Detective]]);
//! ```
//!
//! Source throughout: MAESTRO Threat Modeling Playbook v1.0.0. Where its documents disagree, each
//! reading has a name and the choice of the default is told; see [`Erratum`](crate::catalog::Erratum)
//! E16 to E31.

mod coverage;
mod depth;
mod effective_risk;
mod names;
mod priority;
mod review;
mod risk;

#[doc(hidden)]
pub use names::unknown_name;

pub use coverage::{CoverageRule, GapFlag, gap_flags};
pub use depth::{Depth, DepthAnswers};
pub use effective_risk::{
    AttackComplexity, AttackVector, ImplementationStatus, Urgency, effective_risk,
    equivalent_level, overall_status,
};
pub use priority::{Cost, Effectiveness, Priority, priority};
pub use review::{ReviewInterval, RoadmapWindow};
pub use risk::{Action, Likelihood, RiskLevel, ThreatSeverity, risk_level};
