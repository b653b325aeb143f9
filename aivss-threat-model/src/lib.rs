//! Threat models by MAESTRO: a document that lasts, changes to it, and what can be read off it.
//!
//! ```
//! use aivss_threat_model::{Operation, ThreatModel};
//! use aivss_core::value::Value;
//!
//! let mut model = ThreatModel::new();
//! let mut apply = |text| model.apply(Operation::from_value(Value::from_json(text)?)?);
//! apply(r#"{"add": "component", "fields": {"name": "Invoice agent", "type": "agent", "layers": ["L3"]}}"#)?;
//! let threat = apply(r#"{"add": "threat", "fields": {
//!     "name": "Instructions hidden in an invoice", "severity": "high", "likelihood": "likely",
//!     "layers": ["L3"], "catalog": ["T6"], "affects": ["CO-1"]}}"#)?;
//! assert_eq!(threat.unwrap().to_string(), "TH-1");
//! let refused = apply(r#"{"remove": "CO-1"}"#).unwrap_err();
//! assert_eq!(refused.message(), "`CO-1` is still used by `TH-1` (affects)");
//!
//! assert_eq!(model.threats()[0].risk().unwrap().name(), "Critical");
//! assert_eq!(ThreatModel::from_json(&model.to_json())?, model);
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! Ids are given by the model and never again: `TH-3` stays the same threat for good. Nothing is filled
//! in that nobody said, and there is no clock: dates are given.
//!
//! Source throughout: MAESTRO Threat Modeling Playbook v1.0.0.

#![no_std]
#![cfg_attr(
    not(feature = "html"),
    allow(dead_code, unused_imports, reason = "parts that the page alone has")
)]
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
mod check;
mod crossing;
mod data;
mod diff;
mod entities;
mod entity;
mod export;
mod kind;
mod merge;
mod model;
mod names;
mod operation;
mod parts;
mod place;
mod progress;
mod questions;
mod rating;
mod read;
mod schema;
mod schemas;
mod scored;
mod shape;
mod suggest;
mod table;
pub mod wire;
mod write;

pub use check::{CheckCode, CheckFinding, CheckOptions, Grade};
pub use crossing::{Crossing, CrossingFlag};
pub use diff::{Changed, FieldChange, ModelDiff};
pub use entities::{
    Asset, AssetFlow, Assumption, Component, Connection, Context, Coverage, CrossingPoint,
    DataStore, DataType, Evidence, LayerNote, Mitigation, Regulation, Remediation, ResidualRisk,
    Threat, ThreatActor, TrustBoundary, TrustZone, UserGroup, Validation,
};
pub use entity::Entity;
pub use export::{ExportFormat, Imported, LeftOut};
pub use kind::{Affected, Endpoint, Id, Kind, Ref, Target};
pub use merge::{Conflict, Merged};
pub use model::ThreatModel;
pub use names::{
    ActorCategory, AgentType, AgenticFactor, AssetGroup, AssumptionStatus, AutonomyLevel,
    BoundaryStrength, Capability, ComponentType, DataStoreType, Disposition, Extent, Finding,
    MitigationStatus, Motivation, Rating, Relevance, RemediationStatus, Sensitivity, SourceAccess,
    Stride, TestCoverage, ThreatStatus, TrustLevel, UserBase,
};
pub use operation::Operation;
pub use parts::Section;
pub use place::Place;
pub use progress::{Left, StepProgress};
pub use questions::Question;
pub use rating::{Linked, Links, ThreatRating};
pub use read::MAX_MODEL_BYTES;
pub use schemas::{REPORT_SCHEMA, THREAT_MODEL_SCHEMA};
pub use scored::Scored;
pub use shape::{Field, Form, Line, MAX_ITEMS, MAX_LINE, MAX_PROSE, Prose};
pub use suggest::{FactorSuggestion, Suggestion, Suggestions};
