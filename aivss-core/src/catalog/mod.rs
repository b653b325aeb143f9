//! What the standards know: names, links and descriptions that findings and reports refer to. Catalogs
//! never influence a number.
//!
//! ```
//! use aivss_core::catalog::{CoreRisk, Layer, MitigationKind, Threat, search};
//!
//! let misuse = Threat::find("t2")?;
//! assert_eq!(misuse.name, "Tool Misuse");
//! assert!(misuse.is_in(Some(Layer::AgentFrameworks)));
//! let detective = misuse.mitigations().filter(|control| control.kind == MitigationKind::Detective);
//! assert_eq!(detective.map(|control| control.id).collect::<Vec<_>>(), ["L3-D1"]);
//! assert_eq!(misuse.core_risks().collect::<Vec<_>>(), [CoreRisk::ToolMisuse]);
//! assert_eq!(search("rag poisoning")[0].id(), "QS-L2-1");
//! # Ok::<(), aivss_core::Error>(())
//! ```
//!
//! | to | use |
//! |---|---|
//! | see a layer, its threats, questions and controls | [`Layer::record`], [`Layer::threats`] |
//! | look up a threat or a control | [`Threat::find`], [`Mitigation::find`], [`Entry::find`] for any record |
//! | know what a threat lacks | [`Threat::mitigations`], [`Threat::lacks`] |
//! | go from a core risk to layers, factors, threats, the ASI Top 10 | [`CoreRisk::links`] and its neighbours |
//! | know which core risks a profile touches | [`relevant_core_risks`] |
//! | go from any list to any other, with tier, confidence and source | [`crosswalk()`], [`Entry::links`] |
//! | search | [`search`] |
//! | see where the sources contradict themselves | [`Erratum::all`] |
//!
//! Ids, names, lists and links are facts of the MAESTRO Threat Modeling Playbook v1.0.0 (CC BY-SA 4.0), of
//! AIVSS v0.8 and v0.5, and of the lists that [`Framework`] names; every description is worded anew. The
//! records are const data: looking up an id allocates nothing.
//!
//! The records of MITRE ATLAS need the feature `atlas`.

mod asi;
mod core_risk;
mod core_risk_links;
mod crosswalk;
mod entry;
mod errata;
mod erratum;
mod framework;
mod layer;
mod list;
mod maestro;
mod mitigation;
mod nearest;
mod relevance;
mod scenario;
mod search;
mod source;
mod threat;

pub use asi::AsiRisk;
pub use core_risk::CoreRisk;
pub use core_risk_links::{CoreRiskLinks, THREATS_NOT_CARRIED_OVER};
pub use crosswalk::{Confidence, Element, Link, Review, Tier, crosswalk, linked_frameworks};
pub use entry::Entry;
pub use erratum::Erratum;
pub use framework::Framework;
pub use layer::{Layer, LayerRecord};
pub use list::{
    Abstraction, AicmControl, AiucControl, AiucRequirement, ControlForm, ControlFunction,
    LlmEdition, LlmRisk, McpRisk, NhiRisk, RequirementStatus, RiskAssignment, SkillRisk, Weakness,
};
#[cfg(feature = "atlas")]
pub use list::{AtlasMitigation, AtlasTactic, AtlasTechnique, Maturity};
pub use mitigation::{Mitigation, MitigationKind, Scope};
pub use relevance::{Relevance, relevant_core_risks};
pub use scenario::{Scenario, Step, Where};
pub use search::{Found, search, search_words};
pub use source::Source;
pub use threat::{Mark, Placement, RESERVED_THREATS, Threat, ThreatSet};
