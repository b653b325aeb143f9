//! Threat models by MAESTRO: a document that lasts, changes to it, and what can be read off it.
//!
//! ```
//! use aivss_core::catalog::Layer;
//! use aivss_core::rule::{Likelihood, ThreatSeverity};
//! use aivss_threat_model::ThreatModel;
//! use aivss_threat_model::check::{CheckCode, CheckOptions};
//! use aivss_threat_model::entity::{Component, Threat};
//! use aivss_threat_model::vocabulary::ComponentType;
//!
//! let mut model = ThreatModel::new();
//! let agent = model.add(Component {
//!     kind: Some(ComponentType::Agent),
//!     layers: vec![Layer::AgentFrameworks.into()],
//!     ..Component::new("Invoice agent".parse()?)
//! })?;
//! let threat = model.add(Threat {
//!     name: Some("Instructions hidden in an invoice".parse()?),
//!     severity: Some(ThreatSeverity::High),
//!     layers: vec![Layer::AgentFrameworks.into()],
//!     affects: vec![agent.into()],
//!     ..Threat::default()
//! })?;
//! assert_eq!(threat.to_string(), "TH-1");
//!
//! model.edit(threat, |threat| threat.likelihood = Some(Likelihood::Likely))?;
//! assert_eq!(model.threats()[0].risk().unwrap().name(), "Critical");
//!
//! let refused = model.remove(agent).unwrap_err();
//! assert_eq!(refused.message(), "`CO-1` is still used by `TH-1` (affects)");
//!
//! let findings = model.check(CheckOptions::default());
//! assert!(findings.iter().any(|finding| finding.code == CheckCode::ZoneMissing));
//! assert_eq!(ThreatModel::from_json(&model.to_json())?, model);
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! | to | use |
//! |---|---|
//! | build and change a model in Rust | [`ThreatModel::add`], [`edit`](ThreatModel::edit), [`remove`](ThreatModel::remove), with the structs in [`entity`] and the words in [`vocabulary`] |
//! | change it by JSON | [`Operation`] |
//! | read and write the document | [`ThreatModel::from_json`], [`ThreatModel::to_json`], [`format`] |
//! | know what is missing, and what it adds up to | [`check`] |
//! | get proposals from the catalogs | [`suggest`] |
//! | compare and merge models | [`merge`] |
//! | write reports, tables and diagrams | [`export`] |
//! | report on one agent, layer by layer | [`agent_report`]; from text to JSON [`wire`] |
//! | describe fields in a form or a schema | [`field`] |
//!
//! The model gives ids, and each only once: `TH-3` stays the same threat for good. The model fills in nothing
//! by itself, and there is no clock: dates are given.
//!
//! The feature `html`, on by default, adds web pages with their picture of the system.
//!
//! Source throughout: MAESTRO Threat Modeling Playbook v1.0.0.

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

pub mod agent_report;
pub mod check;
pub mod export;
pub mod format;
pub mod merge;
mod model;
pub mod suggest;
pub mod wire;

pub use model::{Entity, Id, Kind, Operation, Ref, Stored, ThreatModel, entity, field, vocabulary};
