//! How soon to act: exploitation evidence, the decision table of BOD 26-04, and the candidate's overlay.
//!
//! The parts stand alone. Any finding with a CVE can be put to the table, with or without an extension vector;
//! the ladder of evidence sets E of any CVSS v4.0 vector.
//!
//! ```
//! use aivss_core::decision::{
//!     CveId, DecisionInputs, ExploitationEvidence, Exposure, Timeline,
//! };
//! use aivss_core::time::Timestamp;
//!
//! let decision = DecisionInputs {
//!     evidence: ExploitationEvidence { cisa_kev: Some(false), ..Default::default() },
//!     cve_id: Some(CveId::new("CVE-2026-10001")?),
//!     exposure: Some(Exposure::try_new(true, "inventory")?),
//!     observed_at: Some(Timestamp::new("2026-09-01T07:30:00Z")?),
//!     automatable: Some(true),
//!     ..Default::default()
//! }
//! .decide()?;
//! assert_eq!(decision.timeline, Timeline::ThreeDays);
//! assert_eq!(decision.technical_impact.source.as_str(), "BOD 26-04 default (total)");
//! assert_eq!(decision.overlay.status(), "not-assessed");
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! Sources: CISA, Binding Operational Directive 26-04, in the model that CERT/CC publishes as
//! `cisa:DT_BOD2604:1.0.0`; AIVSS 1.0 candidate, calculator 1.0.1, for ladder, overlay, defaults and priority.

mod basis;
mod cve;
mod evidence;
mod exploit_maturity;
mod inputs;
pub mod names;
mod overlay;
mod partial;
mod priority;
mod result;
mod table;
mod timeline;

pub use basis::{DecisionBasis, Sourced, ValueSource};
pub use cve::CveId;
pub use evidence::{Epss, EvidenceRung, ExploitationEvidence};
pub use exploit_maturity::{EvidencedVector, ExploitMaturityNote};
pub use inputs::{DecisionInputs, Exposure};
pub use overlay::Overlay;
pub use partial::PartialDecisionPoints;
pub use priority::{
    OrganizationPriority, PRIORITY_SCOPE, PRIORITY_STATUS, PriorityBand, PriorityContext,
    PriorityLevel,
};
pub use result::Decision;
pub use table::{DecisionPoints, TechnicalImpact};
pub use timeline::Timeline;
