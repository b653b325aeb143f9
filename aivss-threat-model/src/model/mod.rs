//! The model: its context, its layers and its tables of entities.

mod aivss;
mod edit;
pub mod entity;
pub mod field;
mod id;
mod kind;
mod operation;
mod reference;
mod table;
mod tables;
pub mod vocabulary;

pub use entity::Entity;
pub use id::Id;
pub use kind::Kind;
pub use operation::Operation;
pub use reference::Ref;
pub use tables::Stored;
pub(crate) use tables::for_kind;

use aivss_core::catalog::LayerScope;
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;
use entity::{
    Asset, AssetFlow, Assumption, Component, Connection, Context, CrossingPoint, DataStore,
    DataType, LayerNote, Mitigation, Regulation, Remediation, ResidualRisk, Threat, ThreatActor,
    TrustBoundary, TrustZone, UserGroup, Validation,
};
use table::Table;
use tables::{Tables, every_table};

/// A threat model.
///
/// It changes through its own methods and through [operations](Operation) only, so that its references
/// always point to something, no id is given twice, and nothing is half done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThreatModel {
    context: Context,
    layers: BTreeMap<LayerScope, LayerNote>,
    tables: Tables,
}

macro_rules! getters {
    ($($(#[$doc:meta])+ $table:ident: $fields:ty,)+) => {
        impl ThreatModel {
            $(
                $(#[$doc])+
                #[must_use]
                pub fn $table(&self) -> &[Entity<$fields>] {
                    self.all::<$fields>()
                }
            )+
        }
    };
}

every_table!(getters);

impl ThreatModel {
    /// A model with nothing in it.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The business context.
    #[must_use]
    pub const fn context(&self) -> &Context {
        &self.context
    }

    /// What there is to say of a layer, or of what crosses layers, beside its components.
    #[must_use]
    pub fn layer(&self, layer: LayerScope) -> &LayerNote {
        static NOTHING: LayerNote = LayerNote { not_applicable: None, notes: None };
        self.layers.get(&layer).unwrap_or(&NOTHING)
    }

    /// The layers of which there is something to say beside their components, in order.
    pub(crate) fn layer_notes(&self) -> impl Iterator<Item = (LayerScope, &LayerNote)> {
        self.layers.iter().map(|(layer, note)| (*layer, note))
    }

    /// The entity that a reference points to.
    #[must_use]
    pub fn get<T: Stored>(&self, reference: Ref<T>) -> Option<&Entity<T>> {
        self.table::<T>().get(reference.id())
    }

    /// The entities of a kind, by ascending ids.
    #[must_use]
    pub fn all<T: Stored>(&self) -> &[Entity<T>] {
        self.table::<T>().as_slice()
    }

    pub(crate) fn table<T: Stored>(&self) -> &Table<T> {
        T::table(&self.tables)
    }

    /// The table of a kind, for a caller that keeps the promises of the model by itself.
    pub(crate) fn table_mut<T: Stored>(&mut self) -> &mut Table<T> {
        T::table_mut(&mut self.tables)
    }

    /// Whether there is an entity of that id.
    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        for_kind!(id.kind(), T => self.table::<T>().get(id).is_some())
    }

    /// The short name of an entity.
    #[must_use]
    pub fn title(&self, id: Id) -> Option<Cow<'_, str>> {
        for_kind!(id.kind(), T => self.table::<T>().get(id).map(Entity::title))
    }

    /// The ids of a kind, ascending.
    #[must_use]
    pub fn ids(&self, kind: Kind) -> Vec<Id> {
        for_kind!(kind, T => self.all::<T>().iter().map(Entity::id).collect())
    }

    /// The number of entities of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        for_kind!(kind, T => self.all::<T>().len())
    }

    /// The entities that refer to one, each with the field that does.
    #[must_use]
    pub fn users_of(&self, id: Id) -> Vec<(Id, &'static str)> {
        use field::RecordFields as _;
        let mut users = Vec::new();
        for kind in Kind::ALL {
            for_kind!(kind, T => {
                for entity in self.all::<T>() {
                    entity.references(&mut |field, target| {
                        if target == id && users.last() != Some(&(entity.id(), field)) {
                            users.push((entity.id(), field));
                        }
                    });
                }
            });
        }
        users
    }
}
