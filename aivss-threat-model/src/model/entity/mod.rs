//! The entities of a threat model, by what they are about.
//!
//! Each is a struct of its fields. A model gives it an id and keeps both together as an [`Entity`].

mod actor;
mod architecture;
mod asset;
mod context;
mod crossing_point;
mod mitigation;
mod review;
mod target;
mod threat;
mod trust;

pub use super::aivss::Scored;
pub use super::field::Record;
pub use super::reference::Target;
pub use actor::ThreatActor;
pub use architecture::{Component, Connection, DataStore};
pub use asset::{Asset, AssetFlow};
pub use context::{Assumption, Context, DataType, LayerNote, Regulation, UserGroup};
pub use crossing_point::CrossingPoint;
pub use mitigation::{Coverage, Evidence, Mitigation};
pub use review::{Remediation, ResidualRisk, Validation};
pub use target::{Affected, Endpoint};
pub use threat::Threat;
pub use trust::{TrustBoundary, TrustZone};

use super::id::Id;
use super::kind::Kind;
use super::reference::Ref;
use alloc::borrow::Cow;
use core::ops::Deref;

/// A thing in a threat model: its id, which the model gives once only, and its fields.
///
/// The fields are at hand as if they were its own: `threat.severity` is `threat.fields.severity`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity<T> {
    /// Its id, as a reference to it.
    pub id: Ref<T>,
    /// Its fields.
    pub fields: T,
}

/// The fields of an entity of one kind.
pub trait EntityFields: Record + Target + 'static {
    /// The kind.
    const KIND: Kind;

    /// A short name for people, made of the fields.
    fn title(&self) -> Cow<'_, str>;
}

impl<T: EntityFields> Entity<T> {
    /// Its id.
    #[must_use]
    pub const fn id(&self) -> Id {
        self.id.id()
    }

    /// A short name for people.
    #[must_use]
    pub fn title(&self) -> Cow<'_, str> {
        self.fields.title()
    }
}

impl<T> Deref for Entity<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.fields
    }
}

/// A reference to an entity that is at hand.
impl<T> From<&Entity<T>> for Ref<T> {
    fn from(entity: &Entity<T>) -> Self {
        entity.id
    }
}

/// The fields of a kind: a [record](crate::model::field::record) with a title.
macro_rules! entity {
    (
        $(#[$doc:meta])+
        $record:ident titled $title:expr;
        $($fields:tt)+
    ) => {
        crate::model::field::record! {
            $(#[$doc])+
            $record $($fields)+
        }

        impl crate::model::entity::EntityFields for $record {
            const KIND: crate::model::kind::Kind = crate::model::kind::Kind::$record;

            fn title(&self) -> alloc::borrow::Cow<'_, str> {
                let title: fn(&Self) -> alloc::borrow::Cow<'_, str> = $title;
                title(self)
            }
        }

        impl crate::model::reference::Target for $record {
            const KINDS: &'static [crate::model::kind::Kind] =
                &[crate::model::kind::Kind::$record];
        }
    };
}
use entity;
