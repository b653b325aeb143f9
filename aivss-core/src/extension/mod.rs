//! The extension of the AIVSS 1.0 candidate: eight metrics beside an unchanged CVSS v4.0 vector.
//!
//! The candidate gives up the sum of factors. A finding has a CVSS vector, whose CVSS-BTE score is the severity,
//! and an extension vector for one exploit path, which gives an ordinal effect class. It is a candidate of the
//! AIVSS project's lead, not a release of OWASP; AIVSS 0.8 is. Its results never compare with those of a
//! [`Method`](crate::Method): inputs and outputs are other ones.
//!
//! ```
//! use aivss_core::extension::{EffectClass, PairedVector};
//!
//! let pair: PairedVector = "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:P \
//!     AIVSS:1.0/LC:I/CP:S/AP:C/SR:P/EX:M/PT:M/CA:M/TD:M".parse()?;
//! assert_eq!(pair.cvss.score().to_string(), "5.5"); // the severity, CVSS-BTE
//! assert_eq!(pair.extension.effect_class(), EffectClass::A1);
//! let changes: Vec<String> =
//!     pair.extension.one_step_changes().map(|change| change.to_string()).collect();
//! assert_eq!(changes, ["CP:S to CP:C gives A2", "AP:C to AP:L gives A2"]);
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! Three metrics come from evidence: SR from a proof or counted episodes ([`reliability`]), CA and TD from
//! observations. The other five are an assessor's judgement with a rationale. What E is and how soon to act is
//! for [`decision`](crate::decision).
//!
//! Source: AIVSS 1.0 candidate, calculator 1.0.1 (repository of the AIVSS project's lead, Apache-2.0; facts used,
//! wording ours). The superseded 2.0 candidate is read to check its reports. Its contradictions
//! are errata `C01` to `C22` of the [`catalog`](crate::catalog::Erratum).

mod class;
mod diagnose;
mod edition;
mod metric;
mod notation;
mod observation;
mod paired;
mod parse;
mod probability;
pub mod reliability;
mod status;
mod vector;
mod withdrawn;

pub use class::{ClassReason, EffectClass, OneStepChange};
pub use edition::Edition;
pub use metric::{
    AgenticPropagation, ContextAndMemoryPersistence, CostAbuseSurface, ExtensionMetric,
    ExtensionSurface, LanguageMediatedControl, MetricRole, MetricValue, ProviderTrustDeficit,
    StochasticExploitReliability, TraceabilityDeficit,
};
pub use notation::Notation;
pub use observation::{CostAbuseObservations, TraceabilityObservations};
pub use paired::PairedVector;
pub use probability::Probability;
pub use status::{
    ADJUSTMENT_CALIBRATION_STATUS, ADJUSTMENT_INCOMPLETE_STATUS, ADJUSTMENT_STATUS,
    ADJUSTMENT_WEIGHT_SET, EFFECT_CLASS_STATUS, FIRST_VALIDATION_STATUS, SEVERITY_STATUS,
    SPECIFICATION_STATUS,
};
pub use vector::{ExtensionVector, VECTOR_BYTES};
pub use withdrawn::{CandidateAdjusted, WithdrawnVector};

pub(crate) use paired::cvss_beside_extension;
pub(crate) use probability::ONE;
