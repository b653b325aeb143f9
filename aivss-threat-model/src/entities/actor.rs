//! Phase 3: who might attack.
//!
//! Source: playbook v1.0.0, `06-process.md` phase 3, `07-templates.md` (Threat Actor).

use crate::entity::entity;
use crate::kind::{Affected, Ref};
use crate::names::{ActorCategory, Capability, Motivation, Rating, Relevance};
use crate::place::Place;
use crate::shape::{Line, Prose};
use alloc::borrow::Cow;
use alloc::vec::Vec;

entity! {
    /// Somebody or something that might attack.
    ThreatActor in threat_actors, called |it| Cow::Borrowed(&it.name);
    {
        /// Who.
        name: Line,
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
        layers: Vec<Place>,
        /// Whether they matter here.
        relevance: Option<Relevance>,
        /// Why, or why not.
        reason: Option<Prose>,
        /// How much they matter.
        priority: Option<Rating>,
    }
}
