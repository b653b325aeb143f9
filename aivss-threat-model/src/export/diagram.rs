//! What the diagrams show: zones with their parts, and the ways between these.

use crate::crossing::Crossings;
use crate::kind::{Id, Ref};
use crate::{
    Component, ComponentType, Connection, DataStore, Place, ThreatModel, TrustBoundary, TrustLevel,
    TrustZone,
};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// A model as a diagram.
pub(super) struct Diagram<'a> {
    /// The zones, the least trusted first; what is in none comes last.
    pub(super) zones: Vec<Zone<'a>>,
    pub(super) flows: Vec<Flow<'a>>,
}

/// A zone with something in it, or with nothing.
pub(super) struct Zone<'a> {
    /// `None` for what is in no zone.
    pub(super) zone: Option<&'a TrustZone>,
    pub(super) parts: Vec<Part<'a>>,
}

/// A component or data store.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    Component(&'a Component),
    Store(&'a DataStore),
}

/// A connection.
pub(super) struct Flow<'a> {
    pub(super) connection: &'a Connection,
    /// Whether it goes from one zone to another.
    pub(super) is_crossing: bool,
    /// The boundary between the two zones.
    pub(super) boundary: Option<&'a TrustBoundary>,
    /// Whether it deserves attention, by the rule of the check.
    pub(super) is_flagged: bool,
}

impl<'a> Part<'a> {
    pub(super) fn id(self) -> Id {
        match self {
            Self::Component(it) => it.id.id(),
            Self::Store(it) => it.id.id(),
        }
    }

    pub(super) fn name(self) -> &'a str {
        match self {
            Self::Component(it) => &it.name,
            Self::Store(it) => &it.name,
        }
    }

    pub(super) fn layers(self) -> &'a [Place] {
        match self {
            Self::Component(it) => &it.layers,
            Self::Store(it) => &it.layers,
        }
    }

    /// What it is, in words; empty where nobody said.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::Component(it) => it.kind.map_or("", ComponentType::name),
            Self::Store(it) => it.kind.map_or("Data store", |kind| kind.name()),
        }
    }

    pub(super) const fn is_store(self) -> bool {
        matches!(self, Self::Store(_))
    }

    pub(super) fn is_person(self) -> bool {
        matches!(self, Self::Component(it) if it.kind == Some(ComponentType::Person))
    }

    fn zone(self) -> Option<Id> {
        match self {
            Self::Component(it) => it.zone.map(Ref::id),
            Self::Store(it) => it.zone.map(Ref::id),
        }
    }
}

/// How far a zone is trusted, in words.
pub(super) const fn trust(level: TrustLevel) -> &'static str {
    match level {
        TrustLevel::Untrusted => "untrusted",
        TrustLevel::Low => "low trust",
        TrustLevel::Medium => "medium trust",
        TrustLevel::High => "high trust",
    }
}

impl Zone<'_> {
    /// The name and how far it is trusted.
    pub(super) fn title(&self) -> String {
        match self.zone {
            None => "In no zone".into(),
            Some(zone) => match zone.trust_level {
                None => String::from(&*zone.name),
                Some(level) => format!("{} ({})", &*zone.name, trust(level)),
            },
        }
    }
}

impl Flow<'_> {
    pub(super) fn label(&self) -> &str {
        self.connection.protocol.as_deref().unwrap_or_default()
    }
}

impl<'a> Diagram<'a> {
    pub(super) fn of(model: &'a ThreatModel) -> Self {
        let components = model.components().iter().map(Part::Component);
        let parts: Vec<_> = components.chain(model.data_stores().iter().map(Part::Store)).collect();
        let in_zone = |zone: Option<Id>| parts.iter().copied().filter(move |it| it.zone() == zone);
        let mut zones: Vec<_> = model
            .trust_zones()
            .iter()
            .map(|zone| Zone { zone: Some(zone), parts: in_zone(Some(zone.id.id())).collect() })
            .collect();
        zones.sort_by_key(|zone| {
            let level: Option<TrustLevel> = zone.zone.and_then(|zone| zone.trust_level);
            (level.is_none(), level)
        });
        let rest: Vec<_> = in_zone(None).collect();
        if !rest.is_empty() {
            zones.push(Zone { zone: None, parts: rest });
        }
        let crossings = Crossings::of(model);
        let flows = model
            .connections()
            .iter()
            .map(|connection| {
                let [source, destination] = model.zones_of(connection);
                Flow {
                    connection,
                    is_crossing: source != destination,
                    boundary: crossings.boundary([source, destination]),
                    is_flagged: !crossings.on(connection).is_empty(),
                }
            })
            .collect();
        Self { zones, flows }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.zones.is_empty()
    }
}

/// An id where the notation takes letters, digits and `_` only: `CO_1`.
pub(super) fn name(id: Id) -> String {
    format!("{}_{}", id.kind().prefix(), id.number())
}
