//! Steps 2 and 3: layers, zones, crossings.

use super::{CheckCode, Findings, Grade, Subject};
use crate::crossing::{Crossing, CrossingFlag, Crossings};
use crate::entity::Entity;
use crate::kind::Id;
use crate::model::{ThreatModel, for_kind};
use crate::place::Place;
use crate::{Affected, CrossingPoint, Kind, Ref};
use aivss_core::catalog::Layer;
use aivss_core::escape::list;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

impl ThreatModel {
    /// The components and data stores of a layer.
    #[must_use]
    pub fn parts_in(&self, place: Place) -> Vec<Id> {
        let components = self.components().iter().filter(|part| part.layers.contains(&place));
        let stores = self.data_stores().iter().filter(|part| part.layers.contains(&place));
        components.map(Entity::id).chain(stores.map(Entity::id)).collect()
    }
}

impl Findings<'_> {
    pub(super) fn architecture(&mut self) {
        self.names();
        self.parts();
        self.layers();
        self.connections();
        self.zones();
        self.crossings();
    }

    /// The same name twice is allowed, and mostly a slip.
    fn names(&mut self) {
        for kind in [Kind::Component, Kind::DataStore, Kind::TrustZone, Kind::Threat] {
            let mut ids: BTreeMap<String, Vec<Id>> = BTreeMap::new();
            for_kind!(kind, T => {
                for entity in self.model.all::<T>() {
                    ids.entry(entity.title().to_lowercase()).or_default().push(entity.id());
                }
            });
            for ids in ids.into_values().filter(|ids| ids.len() > 1) {
                let message =
                    format!("{} have one name", list(ids.iter().map(|id| format!("`{id}`"))));
                self.add(
                    CheckCode::NameRepeated,
                    Grade::Note,
                    ids.into(),
                    message,
                    "rename one, or remove what is there twice",
                );
            }
        }
    }

    fn parts(&mut self) {
        let model = self.model;
        let components = model
            .components()
            .iter()
            .map(|part| (part.id(), part.layers.is_empty(), part.zone.is_none()));
        let stores = model
            .data_stores()
            .iter()
            .map(|part| (part.id(), part.layers.is_empty(), part.zone.is_none()));
        if model.components().is_empty() {
            self.add(
                CheckCode::ComponentMissing,
                Grade::Gap,
                Subject::MODEL,
                "the model has no components".into(),
                "add the components of the system",
            );
        }
        // Without any zone it is the zones that are missing.
        let has_zones = !model.trust_zones().is_empty();
        for (id, is_unmapped, is_unzoned) in components.chain(stores) {
            let title = model.title(id).unwrap_or_default();
            if is_unmapped {
                self.add(
                    CheckCode::ComponentUnmapped,
                    Grade::Gap,
                    id.into(),
                    format!("`{id}` ({title}) is in no layer"),
                    "give it one or several `layers`, L1 to L7",
                );
            }
            if is_unzoned && has_zones {
                self.add(
                    CheckCode::ComponentUnzoned,
                    Grade::Gap,
                    id.into(),
                    format!("`{id}` ({title}) is in no trust zone"),
                    "give it its `zone`",
                );
            }
        }
    }

    fn layers(&mut self) {
        for place in Layer::ALL.map(Place::In) {
            let parts = self.model.parts_in(place);
            let reason = self.model.layer(place).not_applicable.is_some();
            if parts.is_empty() && !reason {
                self.add(
                    CheckCode::LayerUnexplained,
                    Grade::Gap,
                    place.into(),
                    format!(
                        "layer {place} ({}) has no components and no reason for that",
                        place.name()
                    ),
                    "map components to it, or say why it is not applicable",
                );
            } else if !parts.is_empty() && reason {
                self.add(
                    CheckCode::LayerContradicted,
                    Grade::Gap,
                    Subject(parts, Some(place)),
                    format!(
                        "layer {place} ({}) is said to be not applicable and has components",
                        place.name()
                    ),
                    "take the reason away, or map the components elsewhere",
                );
            }
        }
    }

    /// Layers are mapped by components and by how these are connected (`guides/quickstart.md`, step 2). One
    /// part alone has nothing to be connected to.
    fn connections(&mut self) {
        let model = self.model;
        let parts = model.components().len() + model.data_stores().len();
        if parts > 1 && model.connections().is_empty() {
            self.add(
                CheckCode::ConnectionMissing,
                Grade::Gap,
                Subject::MODEL,
                format!("nothing connects the {parts} components and data stores"),
                "add the connections, each with its `source` and `destination`",
            );
        }
    }

    /// Every zone has a level and every part a zone (`guides/quickstart.md`, 3.1).
    fn zones(&mut self) {
        let model = self.model;
        if model.trust_zones().is_empty() {
            self.add(
                CheckCode::ZoneMissing,
                Grade::Gap,
                Subject::MODEL,
                "the model has no trust zones".into(),
                "add the trust zones, and put every component and data store into its `zone`",
            );
        }
        for zone in model.trust_zones().iter().filter(|zone| zone.trust_level.is_none()) {
            let id = zone.id();
            self.add(
                CheckCode::ZoneUnrated,
                Grade::Gap,
                id.into(),
                format!("nobody said how far zone `{id}` ({}) is trusted", zone.name),
                "give it its `trust_level`",
            );
        }
    }

    fn crossings(&mut self) {
        let model = self.model;
        let crossings = Crossings::of(model);
        for connection in crossings.undocumented() {
            let id = connection.id();
            let flags = crossings.on(connection);
            let reasons = if flags.is_empty() {
                String::new()
            } else {
                format!("; it deserves attention: {}", listed(&flags))
            };
            self.add(
                CheckCode::CrossingMissing,
                Grade::Gap,
                id.into(),
                format!(
                    "`{id}` leads from one trust zone into another, and no crossing point says how{reasons}"
                ),
                format!("add a crossing point with `connection` set to `{id}`"),
            );
        }
        for point in model.crossing_points() {
            let crossing = crossings.at(point);
            self.unknown(point, &crossing);
            let flags = crossing.flags;
            let affected = Ref::<Affected>::of(point.id());
            let is_seen = model.threats().iter().any(|threat| threat.affects.contains(&affected));
            if flags.is_empty() {
                continue;
            }
            let reasons = listed(&flags);
            let id = point.id();
            self.add(
                CheckCode::CrossingAttention,
                if is_seen { Grade::Note } else { Grade::Warning },
                id.into(),
                format!("crossing `{id}` ({}) deserves attention: {reasons}", point.name),
                if is_seen {
                    "see that its threats have their mitigations"
                } else {
                    "find the threats of this crossing first, and name it in their `affects`"
                },
            );
        }
    }

    /// Of each crossing the guide wants both zones and what crosses (`guides/quickstart.md`, 3.2). What
    /// crosses may be told in words; without its sensitivity it only is not known whether that rises.
    fn unknown(&mut self, point: &CrossingPoint, crossing: &Crossing) {
        let lacks = match (crossing.source, crossing.destination) {
            (Some(_), Some(_)) if crossing.sensitivity.is_some() => return,
            (Some(_), Some(_)) => "how sensitive is what crosses",
            (Some(_), None) => "into which zone it leads",
            (None, Some(_)) => "from which zone it comes",
            (None, None) => "from which zone into which it leads",
        };
        let is_placed = crossing.source.is_some() && crossing.destination.is_some();
        let id = point.id();
        self.add(
            CheckCode::CrossingUnknown,
            if is_placed { Grade::Warning } else { Grade::Gap },
            id.into(),
            format!("of crossing `{id}` ({}) it is not known {lacks}", point.name),
            if is_placed {
                "give it its `data`, or the parts behind it theirs"
            } else {
                "give it its `source` and `destination`, or a `connection` between parts in zones"
            },
        );
    }
}

fn listed(flags: &[CrossingFlag]) -> String {
    list(flags.iter().map(|flag| flag.name().to_lowercase()))
}
