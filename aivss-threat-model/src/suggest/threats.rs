//! Threats of the catalogs for layers that have components.

use super::{Suggestion, addition, text, texts};
use crate::kind::Id;
use crate::model::ThreatModel;
use crate::place::Place;
use aivss_core::catalog::{Layer, Mark, Threat as CatalogThreat, ThreatSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

impl ThreatModel {
    /// The quickstart's threats and those of OWASP's fifteen that are at home there, for each layer with
    /// components, and for what crosses layers once two have some. What the model has already, in whatever
    /// layer and also under an equivalent id, is left out; so is one of the fifteen where the quickstart's
    /// list of the same place has it under its own name.
    pub(super) fn suggest_threats(&self) -> Vec<Suggestion> {
        let mut suggestions = Vec::new();
        let populated: Vec<Place> = Layer::ALL
            .map(Place::In)
            .into_iter()
            .filter(|place| !self.parts_in(*place).is_empty())
            .collect();
        let across = (populated.len() > 1).then_some(Place::Across);
        for place in populated.iter().copied().chain(across) {
            let parts = match place {
                Place::In(_) => self.parts_in(place),
                Place::Across => Vec::new(),
            };
            let first = suggestions.len();
            for threat in of_place(place) {
                let reason = reason(place, &parts, threat);
                let is_twin = suggestions.iter().skip(first).any(|earlier: &Suggestion| {
                    let earlier = earlier.catalog.and_then(CatalogThreat::by_id);
                    earlier.is_some_and(|earlier| is_same(earlier, threat))
                });
                if !is_twin && !self.has(threat) {
                    suggestions.push(Suggestion {
                        catalog: Some(threat.id),
                        name: threat.name.into(),
                        place: Some(place),
                        threat: None,
                        operation: operation(threat, place, &parts),
                        reason,
                    });
                }
            }
        }
        suggestions
    }

    /// Whether some threat of the model, whatever became of it, is an instance of that record.
    fn has(&self, wanted: &CatalogThreat) -> bool {
        self.threats().iter().any(|it| it.catalog.iter().any(|known| is_same(known, wanted)))
    }
}

/// Whether two records are one threat, by an id that one gives as the other's equivalent.
fn is_same(one: &CatalogThreat, other: &CatalogThreat) -> bool {
    one.id == other.id || one.equivalents.contains(&other.id) || other.equivalents.contains(&one.id)
}

/// The quickstart's list of the place, then OWASP's threats that are at home there.
fn of_place(place: Place) -> impl Iterator<Item = &'static CatalogThreat> {
    let is_wanted = move |threat: &&CatalogThreat| match threat.set {
        ThreatSet::Quickstart => threat.is_in(place.layer()),
        ThreatSet::Core => threat
            .placements
            .iter()
            .any(|placement| placement.layer == place.layer() && placement.mark != Mark::Secondary),
        _ => false,
    };
    let mut threats: Vec<_> = CatalogThreat::all().filter(is_wanted).collect();
    threats.sort_by_key(|threat| threat.set != ThreatSet::Quickstart);
    threats.into_iter()
}

fn reason(place: Place, parts: &[Id], threat: &CatalogThreat) -> String {
    let list = match threat.set {
        ThreatSet::Quickstart => "the quickstart's list",
        _ => "OWASP's fifteen threats",
    };
    match place {
        Place::In(_) => {
            let parts: Vec<_> = parts.iter().take(5).map(ToString::to_string).collect();
            let parts = parts.join(", ");
            format!("{place} ({}) has {parts}, and {list} has this threat there", place.name())
        }
        Place::Across => {
            format!("several layers have components, and {list} has this threat across them")
        }
    }
}

fn operation(
    threat: &'static CatalogThreat,
    place: Place,
    parts: &[Id],
) -> aivss_core::value::Value<'static> {
    let mut fields = Vec::from([
        ("name".into(), text(threat.name)),
        ("description".into(), text(threat.description)),
        ("layers".into(), texts([place.as_str()])),
        ("catalog".into(), texts([threat.id])),
    ]);
    // One component alone is what is meant; of several somebody has to choose.
    if let [part] = parts {
        fields.push(("affects".into(), texts([part.to_string()])));
    }
    addition("threat", fields)
}
