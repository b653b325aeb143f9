//! AIVSS-SSVC: a decision tree for agents, drafted beside AIVSS 0.8.
//!
//! It is neither CISA's nor CERT/CC's Stakeholder-Specific Vulnerability Categorization: decision points and tree
//! are other ones, and only some of the outcomes have the same names. It has nothing to do with the BOD 26-04
//! table of [`decision`](crate::decision).
//!
//! ```
//! use aivss_core::ssvc::{Outcome, PartialSsvcAssessment, SsvcAssessment};
//!
//! let assessment: SsvcAssessment = "threat:poc/vulnerability:moderate/impact:critical/\
//!     f1:4/f2:4/f3:4/f4:4/f5:3/f6:3/f7:3/f8:2/f9:3/f10:2".parse()?;
//! assert_eq!(assessment.agent_level().label(), "Prime Mover");
//! assert_eq!(assessment.outcome(), Outcome::Immediate);
//! assert_eq!(assessment.risk_score().to_string(), "20.0");
//!
//! // With a point unknown, the outcome lies between two.
//! let partial = PartialSsvcAssessment { threat: None, ..assessment.into() };
//! assert_eq!(partial.outcome_bounds(), (Outcome::Immediate, Outcome::Immediate));
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! Sources: AIVSS-SSVC calculator, page of OWASP's AIVSS repository (`ssvc.html`, 2026-01); Dradis add-on
//! `dradis-calculator_aivss-ssvc` 5.4.0 for the vector and the names of its fields. Facts used, wording ours.

mod assessment;
mod capability;
mod outcome;
mod partial;
mod point;
mod vector;

pub use assessment::SsvcAssessment;
pub use capability::{
    AgentLevelRule, Capability, CapabilityScore, CapabilityScores, CapabilityTheme,
};
pub use outcome::Outcome;
pub use partial::PartialSsvcAssessment;
pub use point::{AgentLevel, Impact, Threat, Vulnerability};
pub use vector::{DradisVector, HEADER, MAX_PAIRS_BYTES};
