//! What the diagrams show: zones with their parts, and the ways between these.

use crate::threat_model::crossing::Crossings;
use crate::threat_model::kind::{Id, Ref};
use crate::threat_model::{
    BoundaryStrength, Component, ComponentType, Connection, DataStore, Place, ThreatModel,
    TrustBoundary, TrustLevel, TrustZone,
};
use alloc::collections::BTreeMap;
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
    /// Whether one of its crossing points deserves attention.
    pub(super) has_attention: bool,
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
    /// What deserves a second look: one of its crossing points does, or it crosses zones in the clear or
    /// over a weak boundary.
    pub(super) fn is_flagged(&self) -> bool {
        let is_weak = |it: &TrustBoundary| it.strength == Some(BoundaryStrength::Weak);
        self.has_attention
            || self.is_crossing
                && (self.connection.is_encrypted == Some(false)
                    || self.boundary.is_some_and(is_weak))
    }

    pub(super) fn label(&self) -> &str {
        self.connection.protocol.as_deref().unwrap_or_default()
    }
}

impl<'a> Diagram<'a> {
    pub(super) fn of(model: &'a ThreatModel) -> Self {
        let components = model.components().iter().map(Part::Component);
        let parts: Vec<_> = components.chain(model.data_stores().iter().map(Part::Store)).collect();
        let zone_of: BTreeMap<Id, Option<Id>> =
            parts.iter().map(|part| (part.id(), part.zone())).collect();
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
        let boundaries = boundaries(model);
        let crossings = Crossings::of(model);
        let attention: Vec<_> = model
            .crossing_points()
            .iter()
            .filter(|point| !crossings.at(point).flags.is_empty())
            .filter_map(|point| point.connection)
            .collect();
        let flows = model
            .connections()
            .iter()
            .map(|connection| {
                let ends = [connection.source, connection.destination];
                let [source, destination] =
                    ends.map(|end| zone_of.get(&end.id()).copied().flatten());
                Flow {
                    connection,
                    is_crossing: source != destination,
                    boundary: boundaries.get(&pair(source, destination)).copied(),
                    has_attention: attention.contains(&connection.id),
                }
            })
            .collect();
        Self { zones, flows }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.zones.is_empty()
    }
}

type Pair = (Option<Id>, Option<Id>);

fn pair(one: Option<Id>, other: Option<Id>) -> Pair {
    (one.min(other), one.max(other))
}

fn boundaries(model: &ThreatModel) -> BTreeMap<Pair, &TrustBoundary> {
    let mut found = BTreeMap::new();
    for boundary in model.trust_boundaries() {
        if let (Some(source), Some(destination)) = (boundary.source, boundary.destination) {
            found.entry(pair(Some(source.id()), Some(destination.id()))).or_insert(boundary);
        }
    }
    found
}

/// An id where the notation takes letters, digits and `_` only: `CO_1`.
pub(super) fn name(id: Id) -> String {
    format!("{}_{}", id.kind().prefix(), id.number())
}
