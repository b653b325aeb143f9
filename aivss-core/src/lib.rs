//! Exact scoring of AI-agent vulnerabilities: OWASP AIVSS and CVSS v4.0, without floating point.
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
//! | see which methods, factors and names exist | [`Method`], [`FactorSet`], [`AmplificationFactor`] |
//! | look up layers, threats, controls and core risks | [`catalog`] |
//! | rate threats by MAESTRO's tables | [`rule`] |
//! | know what can go wrong | [`ErrorCode`] |
//!
//! The crate does no I/O and needs `alloc` only. Every figure is an exact decimal; a score is rounded
//! once, half up. Sources are named at each item: *AIVSS Scoring System For OWASP Agentic AI Core
//! Security Risks* v0.8 and v0.5 (OWASP, CC BY-SA 4.0; facts used, wording ours) and the CVSS v4.0
//! specification (FIRST).
//!
//! # Features
//!
//! `std`, `serde` and `wire` are on by default. Without any the crate scores and allocates nothing on its
//! success path; `wire` adds the JSON boundary and brings `serde_json`.
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
pub mod catalog;
pub mod compact;
pub mod cvss;
mod decimal;
#[cfg(feature = "wire")]
pub mod document;
mod error;
pub mod escape;
pub mod explanation;
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
mod stack_str;
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
