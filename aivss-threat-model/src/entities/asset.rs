//! Phase 5: what is worth protecting, and its ways through the system.
//!
//! Source: playbook v1.0.0, `06-process.md` phase 5, `07-templates.md` (Asset Flow).

use super::architecture::{Component, Connection, DataStore};
use crate::entity::entity;
use crate::kind::{Endpoint, Ref};
use crate::names::{AssetGroup, Sensitivity};
use crate::shape::{Line, Prose};
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

entity! {
    /// Something worth protecting, with its life from beginning to end.
    Asset in assets, called |it| Cow::Borrowed(&it.name);
    {
        /// What it is.
        name: Line,
        /// Of which group.
        group: Option<AssetGroup>,
        /// How well it must be kept.
        classification: Option<Sensitivity>,
        /// What there is to know of it.
        description: Option<Prose>,
        /// Where it is made.
        created_at: Vec<Ref<Endpoint>>,
        /// Where it rests.
        stored_at: Vec<Ref<DataStore>>,
        /// On which ways it goes.
        transmitted_via: Vec<Ref<Connection>>,
        /// What works on it.
        processed_by: Vec<Ref<Component>>,
        /// How and when it is destroyed.
        destroyed: Option<Line>,
        /// Where others could get at it.
        exposure_points: Vec<Line>,
        /// What protects it.
        controls: Vec<Line>,
    }
}

entity! {
    /// One way that an asset goes.
    AssetFlow in asset_flows, called |it| match &it.description {
        Some(description) => Cow::Borrowed(description),
        None => Cow::Owned(format!("{} from {} to {}", it.asset, it.source, it.destination)),
    };
    {
        /// The asset.
        asset: Ref<Asset>,
        /// Where it comes from: a component or data store.
        source: Ref<Endpoint>,
        /// Where it goes: a component or data store.
        destination: Ref<Endpoint>,
        /// The connection that carries it.
        connection: Option<Ref<Connection>>,
        /// What happens on the way.
        description: Option<Line>,
        /// What protects it on the way.
        controls: Vec<Line>,
    }
}
