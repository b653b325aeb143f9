//! Which crossings of trust boundaries deserve attention: by the quickstart (`guides/quickstart.md`, 3.3) for
//! what crosses, and by phase 4 (`06-process.md`) for what stands there.

use super::entities::{Connection, CrossingPoint, DataType, TrustBoundary, TrustZone};
use super::kind::{Endpoint, Id, Kind, Ref};
use super::model::ThreatModel;
use super::names::{BoundaryStrength, Extent, Sensitivity};
use aivss_core::named;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

named! {
    /// Why a crossing deserves attention.
    ///
    /// The first three are the quickstart's. The others are what phase 4 asks of every crossing, as far as
    /// its answer is bad on its own.
    CrossingFlag, "reason for attention" {
        /// What crosses, or is kept behind it, is more sensitive than what is kept before it.
        SensitivityRises = "sensitivity_rises" / "Data sensitivity increases",
        /// The zone behind it is trusted less than the one before it.
        TrustFalls = "trust_falls" / "Trust level decreases",
        /// Another identity counts behind it.
        AuthenticationChanges = "authentication_changes" / "Authentication changes",
        /// What crosses is not encrypted.
        Unencrypted = "unencrypted" / "Not encrypted",
        /// The boundary is a weak one.
        BoundaryWeak = "boundary_weak" / "Weak boundary",
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

/// Two ends of a crossing, in order.
type Zones = [Option<Ref<TrustZone>>; 2];

/// The crossings of a model, with what is gathered once for all of them.
pub(super) struct Crossings<'a> {
    model: &'a ThreatModel,
    /// The highest sensitivity in each zone of which somebody said it.
    kept: BTreeMap<Id, Sensitivity>,
    /// The boundaries between two zones, in whatever order these were given.
    boundaries: BTreeMap<[Id; 2], &'a TrustBoundary>,
    /// The reasons for attention of the crossing points that name a connection, by connection.
    by_connection: BTreeMap<Id, Vec<CrossingFlag>>,
    /// Those of the others, by zones.
    by_zones: BTreeMap<[Id; 2], Vec<CrossingFlag>>,
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
        let mut boundaries = BTreeMap::new();
        for boundary in model.trust_boundaries() {
            if let Some(pair) = pair([boundary.source, boundary.destination]) {
                boundaries.entry(pair).or_insert(boundary);
            }
        }
        let (by_connection, by_zones) = (BTreeMap::new(), BTreeMap::new());
        let mut crossings = Self { model, kept, boundaries, by_connection, by_zones };
        for point in model.crossing_points() {
            let crossing = crossings.at(point);
            match (point.connection, crossing.source, crossing.destination) {
                (Some(connection), ..) => {
                    let flags = crossings.by_connection.entry(connection.id()).or_default();
                    flags.extend(crossing.flags);
                }
                (None, Some(source), Some(destination)) => {
                    let zones = [source.id(), destination.id()];
                    crossings.by_zones.entry(zones).or_default().extend(crossing.flags);
                }
                _ => {}
            }
        }
        crossings
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
        let changes = matches!(
            (&point.identity_before, &point.identity_after),
            (Some(a), Some(b)) if !a.trim().eq_ignore_ascii_case(b.trim())
        );
        self.between(zones, &point.data, connection, boundary, changes)
    }

    /// The reasons why a connection deserves attention: those of its crossing points, or its own while it
    /// leads into another zone and none stands for it.
    pub(super) fn on(&self, connection: &Connection) -> Vec<CrossingFlag> {
        let zones = self.model.zones_of(connection);
        let [source, destination] = zones;
        let told = self.points_on(connection, zones);
        let mut flags = match told {
            Some(flags) => flags.clone(),
            None if source == destination => Vec::new(),
            None => self.between(zones, &[], Some(connection), None, false).flags,
        };
        flags.sort_unstable();
        flags.dedup();
        flags
    }

    /// The flags of the points that stand for a connection; `None` when there are none.
    fn points_on(&self, connection: &Connection, zones: Zones) -> Option<&Vec<CrossingFlag>> {
        let [source, destination] = zones;
        self.by_connection
            .get(&connection.id.id())
            .or_else(|| self.by_zones.get(&[source?.id(), destination?.id()]))
    }

    /// The boundary between the zones of a connection.
    pub(super) fn boundary(&self, zones: Zones) -> Option<&'a TrustBoundary> {
        self.boundaries.get(&pair(zones)?).copied()
    }

    /// From zone to zone with that data, and that of the connection.
    ///
    /// Sensitivity rises when what crosses, or what is kept behind, is more sensitive than what is kept
    /// before. The guide does not say what counts where nobody said how sensitive the data before is; the
    /// stricter reading takes it for public. What a connection says of its encryption comes before what the
    /// boundary says.
    fn between(
        &self,
        zones: Zones,
        data: &[Ref<DataType>],
        connection: Option<&Connection>,
        boundary: Option<&TrustBoundary>,
        changes: bool,
    ) -> Crossing {
        let [source, destination] = zones;
        let boundary = boundary.or_else(|| self.boundary(zones));
        let level = |zone: Option<Ref<TrustZone>>| self.model.get(zone?)?.trust_level;
        let kept = |zone: Option<Ref<TrustZone>>| self.kept.get(&zone?.id()).copied();
        let carried = connection.map_or(&[][..], |connection| &connection.data);
        let crossing = self.model.sensitivity_of(data).max(self.model.sensitivity_of(carried));
        let sensitivity = crossing.max(kept(destination));
        let rises = sensitivity > Some(kept(source).unwrap_or(Sensitivity::Public));
        let falls = matches!((level(source), level(destination)), (Some(a), Some(b)) if b < a);
        let is_clear = connection.and_then(|connection| connection.is_encrypted).map_or_else(
            || boundary.is_some_and(|boundary| boundary.encryption == Some(Extent::No)),
            |is_encrypted| !is_encrypted,
        );
        let is_weak = boundary.is_some_and(|it| it.strength == Some(BoundaryStrength::Weak));
        let flags = [
            (CrossingFlag::SensitivityRises, rises),
            (CrossingFlag::TrustFalls, falls),
            (CrossingFlag::AuthenticationChanges, changes),
            (CrossingFlag::Unencrypted, is_clear),
            (CrossingFlag::BoundaryWeak, is_weak),
        ];
        let flags = flags.into_iter().filter_map(|(flag, is_up)| is_up.then_some(flag)).collect();
        Crossing { source, destination, sensitivity, flags }
    }

    /// The connections between zones for which no crossing point stands.
    pub(super) fn undocumented(&self) -> impl Iterator<Item = &'a Connection> {
        self.model.connections().iter().filter(|connection| {
            let zones = self.model.zones_of(connection);
            matches!(zones, [Some(source), Some(destination)] if source != destination)
                && self.points_on(connection, zones).is_none()
        })
    }
}

/// Two zones without their order.
fn pair(zones: Zones) -> Option<[Id; 2]> {
    let [one, other] = zones;
    let (one, other) = (one?.id(), other?.id());
    Some([one.min(other), one.max(other)])
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
        Crossings::of(self).undocumented().map(|connection| connection.id.id()).collect()
    }
}
