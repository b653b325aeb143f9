//! Which crossings of trust boundaries deserve attention (`guides/quickstart.md`, 3.3).

use super::entities::{Connection, CrossingPoint, DataType, TrustZone};
use super::kind::{Endpoint, Id, Kind, Ref};
use super::model::ThreatModel;
use super::names::Sensitivity;
use crate::rule::names::named;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec::Vec;

named! {
    /// Why a crossing deserves attention.
    CrossingFlag, "reason for attention" {
        /// What crosses, or is kept behind it, is more sensitive than what is kept before it.
        SensitivityRises = "sensitivity_rises" / "Data sensitivity increases",
        /// The zone behind it is trusted less than the one before it.
        TrustFalls = "trust_falls" / "Trust level decreases",
        /// Another identity counts behind it.
        AuthenticationChanges = "authentication_changes" / "Authentication changes",
    }
}

/// A crossing with its zones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The zone before it.
    pub source: Option<Ref<TrustZone>>,
    /// The zone behind it.
    pub destination: Option<Ref<TrustZone>>,
    /// The highest sensitivity of what crosses and of what is kept behind it; `None` when nobody said.
    pub sensitivity: Option<Sensitivity>,
    /// Why it deserves attention.
    pub flags: Vec<CrossingFlag>,
}

/// The crossings of a model, with what is gathered once for all of them.
pub(super) struct Crossings<'a> {
    model: &'a ThreatModel,
    /// The highest sensitivity in each zone of which somebody said it.
    kept: BTreeMap<Id, Sensitivity>,
}

impl<'a> Crossings<'a> {
    pub(super) fn of(model: &'a ThreatModel) -> Self {
        let components =
            model.components().iter().map(|part| (part.zone, model.sensitivity_of(&part.data)));
        let stores = model
            .data_stores()
            .iter()
            .map(|store| (store.zone, store.classification.max(model.sensitivity_of(&store.data))));
        let mut kept = BTreeMap::new();
        for (zone, sensitivity) in components.chain(stores) {
            if let (Some(zone), Some(sensitivity)) = (zone, sensitivity) {
                let highest = kept.entry(zone.id()).or_insert(sensitivity);
                *highest = sensitivity.max(*highest);
            }
        }
        Self { model, kept }
    }

    /// A crossing point's zones and flags. Its zones are its own, else those of its connection's ends, else
    /// those of its boundary.
    pub(super) fn at(&self, point: &CrossingPoint) -> Crossing {
        let model = self.model;
        let connection = point.connection.and_then(|connection| model.get(connection));
        let [before, behind] = connection.map_or([None; 2], |it| model.zones_of(it));
        let boundary = point.boundary.and_then(|boundary| model.get(boundary));
        let [here, there] = boundary.map_or([None; 2], |it| [it.source, it.destination]);
        let zones = [point.source.or(before).or(here), point.destination.or(behind).or(there)];
        let data = [point.data.as_slice(), connection.map_or(&[], |it| &it.data)];
        let changes = matches!(
            (&point.identity_before, &point.identity_after),
            (Some(a), Some(b)) if !a.trim().eq_ignore_ascii_case(b.trim())
        );
        self.between(zones, data, changes)
    }

    /// From zone to zone with that data.
    ///
    /// Sensitivity rises when what crosses, or what is kept behind, is more sensitive than what is kept
    /// before. The guide does not say what counts where nobody said how sensitive the data before is; the
    /// stricter reading takes it for public.
    fn between(
        &self,
        zones: [Option<Ref<TrustZone>>; 2],
        data: [&[Ref<DataType>]; 2],
        changes: bool,
    ) -> Crossing {
        let [source, destination] = zones;
        let level = |zone: Option<Ref<TrustZone>>| self.model.get(zone?)?.trust_level;
        let kept = |zone: Option<Ref<TrustZone>>| self.kept.get(&zone?.id()).copied();
        let crossing = data.into_iter().filter_map(|data| self.model.sensitivity_of(data)).max();
        let sensitivity = crossing.max(kept(destination));
        let rises = sensitivity > Some(kept(source).unwrap_or(Sensitivity::Public));
        let falls = matches!((level(source), level(destination)), (Some(a), Some(b)) if b < a);
        let flags = [
            (CrossingFlag::SensitivityRises, rises),
            (CrossingFlag::TrustFalls, falls),
            (CrossingFlag::AuthenticationChanges, changes),
        ];
        let flags = flags.into_iter().filter_map(|(flag, is_up)| is_up.then_some(flag)).collect();
        Crossing { source, destination, sensitivity, flags }
    }

    /// The connections between zones for which no crossing point stands.
    pub(super) fn undocumented(&self) -> Vec<Id> {
        let mut bound = BTreeSet::new();
        let mut unbound = BTreeSet::new();
        for point in self.model.crossing_points() {
            let crossing = self.at(point);
            match (point.connection, crossing.source, crossing.destination) {
                (Some(connection), ..) => {
                    bound.insert(connection.id());
                }
                (None, Some(source), Some(destination)) => {
                    unbound.insert([source.id(), destination.id()]);
                }
                _ => {}
            }
        }
        let is_documented = |connection: &Connection| {
            let [Some(source), Some(destination)] = self.model.zones_of(connection) else {
                return true;
            };
            source == destination
                || bound.contains(&connection.id.id())
                || unbound.contains(&[source.id(), destination.id()])
        };
        let open = self.model.connections().iter().filter(|it| !is_documented(it));
        open.map(|connection| connection.id.id()).collect()
    }
}

impl ThreatModel {
    /// The zone of a component or data store.
    #[must_use]
    pub fn zone_of(&self, end: Ref<Endpoint>) -> Option<Ref<TrustZone>> {
        match end.id().kind() {
            Kind::DataStore => self.get(Ref::<super::DataStore>::of(end.id()))?.zone,
            _ => self.get(Ref::<super::Component>::of(end.id()))?.zone,
        }
    }

    /// The zones of a connection's ends.
    #[must_use]
    pub fn zones_of(&self, connection: &Connection) -> [Option<Ref<TrustZone>>; 2] {
        [self.zone_of(connection.source), self.zone_of(connection.destination)]
    }

    /// A crossing point's zones and flags. Its zones are its own, else those of its connection's ends, else
    /// those of its boundary.
    #[must_use]
    pub fn crossing(&self, point: &CrossingPoint) -> Crossing {
        Crossings::of(self).at(point)
    }

    /// The highest sensitivity of these kinds of data; `None` when nobody said.
    fn sensitivity_of(&self, data: &[Ref<DataType>]) -> Option<Sensitivity> {
        data.iter().filter_map(|data| self.get(*data)?.sensitivity).max()
    }

    /// The highest sensitivity of what the parts of a zone handle or hold; `None` when nobody said.
    #[must_use]
    pub fn sensitivity_in(&self, zone: Ref<TrustZone>) -> Option<Sensitivity> {
        Crossings::of(self).kept.get(&zone.id()).copied()
    }

    /// The connections between zones for which no crossing point stands.
    #[must_use]
    pub fn undocumented_crossings(&self) -> Vec<Id> {
        Crossings::of(self).undocumented()
    }
}
