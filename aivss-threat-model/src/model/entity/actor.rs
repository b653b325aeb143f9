//! Phase 3: who might attack.
//!
//! Source: playbook v1.0.0, `06-process.md` phase 3, `07-templates.md` (Threat Actor).

use super::Affected;
use super::entity;
use crate::model::field::{Line, Prose};
use crate::model::reference::Ref;
use crate::model::vocabulary::{ActorCategory, Capability, Motivation, Rating, Relevance};
use aivss_core::catalog::LayerScope;
use alloc::borrow::Cow;
use alloc::vec::Vec;

entity! {
    /// A person or program that might attack.
    ThreatActor titled |it| Cow::Borrowed(&it.name);
    required {
        /// Who.
        name: Line,
    }
    optional {
        /// Of which category.
        category: Option<ActorCategory>,
        /// What they are like.
        description: Option<Prose>,
        /// What they are able to do.
        capability: Option<Capability>,
        /// What drives them.
        motivations: Vec<Motivation>,
        /// What they are after.
        targets: Vec<Ref<Affected>>,
        /// How they would come.
        vectors: Vec<Line>,
        /// The layers they would come through.
        layers: Vec<LayerScope>,
        /// Whether they matter here.
        relevance: Option<Relevance>,
        /// Why, or why not.
        reason: Option<Prose>,
        /// How much they matter.
        priority: Option<Rating>,
    }
}
