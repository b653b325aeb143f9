//! Exact scoring of AI-agent vulnerabilities: OWASP AIVSS and CVSS v4.0, without floating point.
//!
//! ```
//! use aivss_core::{Error, FactorSet, FactorValue, Inputs, MitigationStrength, Profile, cvss::Vector};
//!
//! fn main() -> Result<(), Error> {
//!     let vector: Vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N".parse()?;
//!     let [none, half, full] = FactorValue::RUBRIC;
//!     let profile = Profile::try_from_names(FactorSet::V0_8, [
//!         ("autonomy", full), ("tools", full), ("language", full), ("context", full), ("non_determinism", half),
//!         ("opacity", full), ("persistence", full), ("identity", full), ("multi_agent", half), ("self_mod", none),
//!     ])?;
//!
//!     // Worked example 3.6.2 of AIVSS v0.8: sum 8.0, AARS 1.0088, raw 9.7088.
//!     let report = Inputs::new(vector, profile).score()?;
//!     assert_eq!(report.score().to_string(), "9.7");
//!     assert_eq!(report.severity().as_str(), "Critical");
//!     assert_eq!(report.aars().to_string(), "1.0088");
//!     assert_eq!(report.steps()[1].with_numbers, "(8.7 + 1.0088) × 1.0");
//!
//!     // The same finding, partly mitigated.
//!     let mitigated = Inputs::new(vector, profile).with_mitigation(MitigationStrength::Partial).score()?;
//!     assert_eq!(mitigated.score().to_string(), "8.1");
//!     Ok(())
//! }
//! ```
//!
//! | to | use |
//! |---|---|
//! | score a finding from typed values | [`Inputs`], then [`Report`] |
//! | bound a score while inputs are unknown | [`PartialInputs`], then [`Bounds`] |
//! | keep a finding as one line of text | [`compact`] |
//! | know why a score is what it is | [`Explanation`] |
//! | score a request in JSON | [`wire::score_json`] |
//! | recompute a printed score | [`verify`] |
//! | read or score a CVSS v4.0 vector | [`cvss::Vector`] |
//! | classify an exploit path by the AIVSS 1.0 candidate | [`extension`], and its documents in [`candidate`] |
//! | decide how soon to act on a CVE or a finding | [`decision`], or AIVSS-SSVC in [`ssvc`] |
//! | see which methods, factors and names exist | [`Method`], [`FactorSet`], [`AmplificationFactor`] |
//! | look up layers, threats, controls and core risks | [`catalog`] |
//! | rate threats by MAESTRO's tables | [`rule`] |
//! | keep the findings of one system with their reasons | [`document`] |
//! | read a calendar date or a point in time | [`time`] |
//! | know what can go wrong | [`ErrorCode`] |
//!
//! Threat models are in the crate `aivss-threat-model`, files of other tools in `aivss-formats`.
//!
//! The crate does no I/O and needs `alloc` only. Every figure is an exact decimal; a score is rounded
//! once, half up. Sources are named at each item: *AIVSS Scoring System For OWASP Agentic AI Core
//! Security Risks* v0.8 and v0.5 (OWASP, CC BY-SA 4.0; facts used, wording ours) and the CVSS v4.0
//! specification (FIRST).
//!
//! # Features
//!
//! `std`, `serde` and `wire` are on by default. Without any the crate scores and allocates nothing on its
//! success path; `wire` adds the JSON boundary and brings `serde_json`, `lists` the lists of other projects in the
//! catalogs and the links between them, `atlas` the records of MITRE ATLAS.
#![no_std]
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::float_arithmetic,
        clippy::string_slice
    )
)]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod assessment;
pub mod bounds;
#[cfg(feature = "wire")]
pub mod candidate;
pub mod catalog;
pub mod compact;
#[cfg(feature = "wire")]
pub mod csv;
pub mod cvss;
mod decimal;
pub mod decision;
#[cfg(feature = "wire")]
pub mod document;
mod error;
pub mod escape;
pub mod explanation;
pub mod extension;
pub mod factor;
#[cfg(feature = "wire")]
pub mod markdown;
pub mod method;
mod name;

#[cfg(feature = "wire")]
pub mod request;
pub mod rule;
#[cfg(feature = "serde")]
mod serde_impls;
mod severity;
mod sort;
pub mod ssvc;
mod stack_str;
pub mod time;
#[cfg(feature = "wire")]
pub mod value;
#[cfg(feature = "wire")]
pub mod verify;
#[cfg(feature = "wire")]
pub mod wire;

pub use assessment::{Amplification, Assessment, CvssInput, Inputs, Note, Report};
pub use bounds::{Bounds, PartialAssessment, PartialInputs};
pub use decimal::Decimal;
pub use error::{Error, ErrorCode};
pub use escape::{Printable, Quoted};
pub use explanation::Explanation;
pub use factor::{AmplificationFactor, FactorSet, FactorValue, PartialProfile, Profile};
pub use method::{Domain, Method, MitigationStrength};
pub use severity::{Score, Severity};

/// The version of this crate.
#[must_use]
pub const fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// The version of AIVSS that the default method implements.
#[must_use]
pub const fn spec_version() -> &'static str {
    Method::Owasp0_8.version()
}
