//! The model: its context, its layers and its tables of entities.

use super::entities::{
    Asset, AssetFlow, Assumption, Component, Connection, Context, CrossingPoint, DataStore,
    DataType, LayerNote, Mitigation, Regulation, Remediation, ResidualRisk, Threat, ThreatActor,
    TrustBoundary, TrustZone, UserGroup, Validation,
};
use super::entity::{Entity, Record, Sealed};
use super::kind::{Id, Kind, Ref};
use super::place::Place;
use super::table::Table;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A threat model.
///
/// What it holds changes through [operations](super::Operation) only, so that its references always
/// point to something, no id is given twice, and nothing is half done.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ThreatModel {
    pub(super) context: Context,
    pub(super) layers: BTreeMap<Place, LayerNote>,
    pub(super) tables: Tables,
}

/// Does the same for a table of each kind: `for_kind!(kind, T => model.count::<T>())`.
macro_rules! for_kind {
    ($kind:expr, $entity:ident => $do:expr) => {{
        use crate::entities as e;
        use crate::kind::Kind;
        match $kind {
            Kind::UserGroup => {
                type $entity = e::UserGroup;
                $do
            }
            Kind::DataType => {
                type $entity = e::DataType;
                $do
            }
            Kind::Regulation => {
                type $entity = e::Regulation;
                $do
            }
            Kind::Assumption => {
                type $entity = e::Assumption;
                $do
            }
            Kind::Component => {
                type $entity = e::Component;
                $do
            }
            Kind::DataStore => {
                type $entity = e::DataStore;
                $do
            }
            Kind::Connection => {
                type $entity = e::Connection;
                $do
            }
            Kind::TrustZone => {
                type $entity = e::TrustZone;
                $do
            }
            Kind::TrustBoundary => {
                type $entity = e::TrustBoundary;
                $do
            }
            Kind::CrossingPoint => {
                type $entity = e::CrossingPoint;
                $do
            }
            Kind::ThreatActor => {
                type $entity = e::ThreatActor;
                $do
            }
            Kind::Asset => {
                type $entity = e::Asset;
                $do
            }
            Kind::AssetFlow => {
                type $entity = e::AssetFlow;
                $do
            }
            Kind::Threat => {
                type $entity = e::Threat;
                $do
            }
            Kind::Mitigation => {
                type $entity = e::Mitigation;
                $do
            }
            Kind::Validation => {
                type $entity = e::Validation;
                $do
            }
            Kind::ResidualRisk => {
                type $entity = e::ResidualRisk;
                $do
            }
            Kind::Remediation => {
                type $entity = e::Remediation;
                $do
            }
        }
    }};
}
pub(super) use for_kind;

macro_rules! tables {
    ($($(#[$doc:meta])+ $table:ident: $entity:ty,)+) => {
        /// One table of each kind.
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub(super) struct Tables {
            $(pub(super) $table: Table<$entity>,)+
        }

        impl ThreatModel {
            $(
                $(#[$doc])+
                #[must_use]
                pub fn $table(&self) -> &[$entity] {
                    self.tables.$table.as_slice()
                }
            )+
        }
    };
}

tables! {
    /// The user groups.
    user_groups: UserGroup,
    /// The kinds of data.
    data_types: DataType,
    /// The regulations.
    regulations: Regulation,
    /// The assumptions.
    assumptions: Assumption,
    /// The components.
    components: Component,
    /// The data stores.
    data_stores: DataStore,
    /// The connections.
    connections: Connection,
    /// The trust zones.
    trust_zones: TrustZone,
    /// The trust boundaries.
    trust_boundaries: TrustBoundary,
    /// The crossing points.
    crossing_points: CrossingPoint,
    /// The threat actors.
    threat_actors: ThreatActor,
    /// The assets.
    assets: Asset,
    /// The flows of assets.
    asset_flows: AssetFlow,
    /// The threats.
    threats: Threat,
    /// The mitigations.
    mitigations: Mitigation,
    /// What was seen of mitigations.
    validations: Validation,
    /// The risks that are left.
    residual_risks: ResidualRisk,
    /// The planned work.
    remediations: Remediation,
}

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
    pub fn layer(&self, place: Place) -> &LayerNote {
        static NOTHING: LayerNote = LayerNote { not_applicable: None, notes: None };
        self.layers.get(&place).unwrap_or(&NOTHING)
    }

    /// The entity that a reference points to.
    #[must_use]
    pub fn get<T: Entity>(&self, reference: Ref<T>) -> Option<&T> {
        T::table(self).get(reference.id())
    }

    /// The entities of a kind.
    #[must_use]
    pub fn all<T: Entity>(&self) -> &[T] {
        T::table(self).as_slice()
    }

    /// Whether there is an entity of that id.
    #[must_use]
    pub fn contains(&self, id: Id) -> bool {
        for_kind!(id.kind(), T => T::table(self).get(id).is_some())
    }

    /// The short name of an entity.
    #[must_use]
    pub fn title(&self, id: Id) -> Option<Cow<'_, str>> {
        for_kind!(id.kind(), T => T::table(self).get(id).map(T::title))
    }

    /// The fields of an entity that hold something, its id first.
    #[must_use]
    pub fn entity(&self, id: Id) -> Option<Value<'_>> {
        for_kind!(id.kind(), T => T::table(self).get(id).map(super::write::entity))
    }

    /// The ids of a kind, ascending.
    #[must_use]
    pub fn ids(&self, kind: Kind) -> Vec<Id> {
        for_kind!(kind, T => T::table(self).as_slice().iter().map(T::id).collect())
    }

    /// The number of entities of a kind.
    #[must_use]
    pub fn count(&self, kind: Kind) -> usize {
        for_kind!(kind, T => T::table(self).as_slice().len())
    }

    /// The entities that refer to one, each with the field that does.
    #[must_use]
    pub fn users_of(&self, id: Id) -> Vec<(Id, &'static str)> {
        let mut users = Vec::new();
        for kind in Kind::ALL {
            for_kind!(kind, T => {
                for entity in T::table(self).as_slice() {
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

    /// The error for an id that nothing has.
    pub(super) fn unknown(&self, id: Id) -> Error {
        let issued = for_kind!(id.kind(), T => T::table(self).issued());
        let what = id.kind().words();
        let message: String = if id.number() <= issued {
            format!("there is no {what} `{id}` any more")
        } else {
            format!("there is no {what} `{id}`")
        };
        Error::new(ErrorCode::EntityUnknown, message)
    }

    /// Checks that what an entity refers to is there.
    pub(super) fn check_references<T: Entity>(&self, entity: &T) -> Result<(), Error> {
        let mut dangling = None;
        entity.references(&mut |field, id| {
            if dangling.is_none() && !self.contains(id) {
                dangling = Some((field, id));
            }
        });
        match dangling {
            None => Ok(()),
            Some((field, id)) => {
                let error = self.unknown(id);
                Err(Error::new(ErrorCode::ReferenceDangling, error.message()).at(field))
            }
        }
    }
}

impl LayerNote {
    /// Whether it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        Record::write(self).is_empty()
    }
}
