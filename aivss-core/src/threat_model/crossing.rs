//! Which crossings of trust boundaries deserve attention (`guides/quickstart.md`, 3.3).

use super::entities::{Connection, CrossingPoint, DataType, TrustZone};
use super::kind::{Endpoint, Id, Kind, Ref};
use super::model::ThreatModel;
use super::names::Sensitivity;
use crate::rule::names::named;
use alloc::vec::Vec;

named! {
    /// Why a crossing deserves attention.
    CrossingFlag, "reason for attention" {
        /// What is kept behind it is more sensitive than what is kept before it.
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
    /// Why it deserves attention.
    pub flags: Vec<CrossingFlag>,
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
        let [mut source, mut destination] = [point.source, point.destination];
        if let Some(connection) = point.connection.and_then(|connection| self.get(connection)) {
            let [before, behind] = self.zones_of(connection);
            source = source.or(before);
            destination = destination.or(behind);
        }
        if let Some(boundary) = point.boundary.and_then(|boundary| self.get(boundary)) {
            source = source.or(boundary.source);
            destination = destination.or(boundary.destination);
        }
        let level = |zone: Option<Ref<TrustZone>>| self.get(zone?)?.trust_level;
        let kept = |zone: Option<Ref<TrustZone>>| self.sensitivity_in(zone?);
        let falls = matches!((level(source), level(destination)), (Some(a), Some(b)) if b < a);
        let rises = matches!((kept(source), kept(destination)), (Some(a), Some(b)) if b > a);
        let changes = matches!(
            (&point.identity_before, &point.identity_after),
            (Some(a), Some(b)) if !a.trim().eq_ignore_ascii_case(b.trim())
        );
        let flags = [
            (CrossingFlag::SensitivityRises, rises),
            (CrossingFlag::TrustFalls, falls),
            (CrossingFlag::AuthenticationChanges, changes),
        ];
        let flags = flags.into_iter().filter_map(|(flag, is_up)| is_up.then_some(flag)).collect();
        Crossing { source, destination, flags }
    }

    /// The highest sensitivity of what the parts of a zone handle or hold; `None` when nobody said.
    #[must_use]
    pub fn sensitivity_in(&self, zone: Ref<TrustZone>) -> Option<Sensitivity> {
        let of_data = |data: &[Ref<DataType>]| {
            data.iter().filter_map(|data| self.get(*data)?.sensitivity).max()
        };
        let components = self.components().iter().filter(|part| part.zone == Some(zone));
        let stores = self.data_stores().iter().filter(|part| part.zone == Some(zone));
        let of_components = components.filter_map(|part| of_data(&part.data)).max();
        let of_stores =
            stores.filter_map(|store| store.classification.max(of_data(&store.data))).max();
        of_components.max(of_stores)
    }

    /// The connections between zones for which no crossing point stands.
    #[must_use]
    pub fn undocumented_crossings(&self) -> Vec<Id> {
        let points: Vec<Crossing> =
            self.crossing_points().iter().map(|point| self.crossing(point)).collect();
        let is_documented = |connection: &Connection| {
            let zones = self.zones_of(connection);
            let [Some(source), Some(destination)] = zones else { return true };
            source == destination
                || self.crossing_points().iter().zip(&points).any(|(point, crossing)| {
                    point.connection == Some(connection.id)
                        || (point.connection.is_none()
                            && [crossing.source, crossing.destination] == zones)
                })
        };
        let open = self.connections().iter().filter(|connection| !is_documented(connection));
        open.map(|connection| connection.id.id()).collect()
    }
}
