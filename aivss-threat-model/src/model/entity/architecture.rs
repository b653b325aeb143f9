//! Step 2: the parts of the system, in their layers and zones.
//!
//! Source: playbook v1.0.0, `guides/quickstart.md` step 2, `07-templates.md` (Layer Mapping).

use super::Endpoint;
use super::context::DataType;
use super::entity;
use super::trust::TrustZone;
use crate::model::field::{Line, Prose};
use crate::model::reference::Ref;
use crate::model::vocabulary::{ComponentType, DataStoreType, Sensitivity};
use aivss_core::catalog::LayerScope;
use alloc::borrow::Cow;
use alloc::format;
use alloc::vec::Vec;

entity! {
    /// A part of the system.
    Component titled |it| Cow::Borrowed(&it.name);
    required {
        /// Its name.
        name: Line,
    }
    optional {
        /// What it is.
        kind as "type": Option<ComponentType>,
        /// What it does.
        description: Option<Prose>,
        /// The product or technology.
        technology: Option<Line>,
        /// Its layers, one or several.
        layers: Vec<LayerScope>,
        /// The trust zone that it is in.
        zone: Option<Ref<TrustZone>>,
        /// The data that it handles.
        data: Vec<Ref<DataType>>,
    }
}

entity! {
    /// Where data rests.
    DataStore titled |it| Cow::Borrowed(&it.name);
    required {
        /// Its name.
        name: Line,
    }
    optional {
        /// What it is.
        kind as "type": Option<DataStoreType>,
        /// How well what it holds must be kept.
        classification: Option<Sensitivity>,
        /// What it holds.
        description: Option<Prose>,
        /// The product or technology.
        technology: Option<Line>,
        /// Its layers, one or several.
        layers: Vec<LayerScope>,
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
    Connection titled |it| match &it.description {
        Some(description) => Cow::Borrowed(description),
        None => Cow::Owned(format!("{} to {}", it.source, it.destination)),
    };
    required {
        /// Where it begins: a component or data store.
        source: Ref<Endpoint>,
        /// Where it ends: a component or data store.
        destination: Ref<Endpoint>,
    }
    optional {
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
