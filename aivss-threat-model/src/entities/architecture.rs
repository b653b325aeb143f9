//! Step 2: the parts of the system, in their layers and zones.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 2, `07-templates.md` (Layer Mapping).

use super::context::DataType;
use super::trust::TrustZone;
use crate::entity::entity;
use crate::kind::{Endpoint, Ref};
use crate::names::{ComponentType, DataStoreType, Sensitivity};
use crate::place::Place;
use crate::shape::{Line, Prose};
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

entity! {
    /// A part of the system.
    Component in components, called |it| Cow::Borrowed(&it.name);
    {
        /// Its name.
        name: Line,
        /// What it is.
        kind as "type": Option<ComponentType>,
        /// What it does.
        description: Option<Prose>,
        /// The product or technology.
        technology: Option<Line>,
        /// Its layers, one or several.
        layers: Vec<Place>,
        /// The trust zone that it is in.
        zone: Option<Ref<TrustZone>>,
        /// The data that it handles.
        data: Vec<Ref<DataType>>,
    }
}

entity! {
    /// Where data rests.
    DataStore in data_stores, called |it| Cow::Borrowed(&it.name);
    {
        /// Its name.
        name: Line,
        /// What it is.
        kind as "type": Option<DataStoreType>,
        /// How well what it holds must be kept.
        classification: Option<Sensitivity>,
        /// What it holds.
        description: Option<Prose>,
        /// The product or technology.
        technology: Option<Line>,
        /// Its layers, one or several.
        layers: Vec<Place>,
        /// The trust zone that it is in.
        zone: Option<Ref<TrustZone>>,
        /// The data that it holds.
        data: Vec<Ref<DataType>>,
        /// Whether it is encrypted.
        is_encrypted: Option<bool>,
    }
}

entity! {
    /// A way on which data goes from one part to another.
    Connection in connections, called |it| match &it.description {
        Some(description) => Cow::Borrowed(description),
        None => Cow::Owned(format!("{} to {}", it.source, it.destination)),
    };
    {
        /// Where it begins: a component or data store.
        source: Ref<Endpoint>,
        /// Where it ends: a component or data store.
        destination: Ref<Endpoint>,
        /// The protocol.
        protocol: Option<Line>,
        /// What it is for.
        description: Option<Line>,
        /// The data that goes this way.
        data: Vec<Ref<DataType>>,
        /// How one side knows the other.
        authentication: Option<Line>,
        /// Whether it is encrypted.
        is_encrypted: Option<bool>,
    }
}
