//! Threats of the catalogs for layers that have components.

use super::{Suggestion, addition};
use crate::model::{Id, ThreatModel};
use aivss_core::catalog::{Layer, LayerScope, Mark, Threat as CatalogThreat, ThreatSet};
use aivss_core::value::Value;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

impl ThreatModel {
    /// The quickstart's threats and those of OWASP's fifteen that are at home there, for each layer with
    /// components, and for what crosses layers once two have some. What the model has already, in whatever
    /// layer and also under an equivalent id, is left out; so is one of the fifteen where the quickstart's
    /// list of the same layer has it under its own name.
    pub(super) fn suggest_threats(&self) -> Vec<Suggestion> {
        let mut suggestions = Vec::new();
        let populated: Vec<LayerScope> = Layer::ALL
            .map(LayerScope::Layer)
            .into_iter()
            .filter(|layer| !self.parts_in(*layer).is_empty())
            .collect();
        let across = (populated.len() > 1).then_some(LayerScope::CrossLayer);
        for layer in populated.iter().copied().chain(across) {
            let parts = match layer {
                LayerScope::Layer(_) => self.parts_in(layer),
                LayerScope::CrossLayer => Vec::new(),
            };
            let first = suggestions.len();
            for threat in of_layer(layer) {
                let reason = reason(layer, &parts, threat);
                let is_twin = suggestions.iter().skip(first).any(|earlier: &Suggestion| {
                    let earlier = earlier.catalog.and_then(CatalogThreat::by_id);
                    earlier.is_some_and(|earlier| is_same(earlier, threat))
                });
                if !is_twin && !self.has(threat) {
                    suggestions.push(Suggestion {
                        catalog: Some(threat.id),
                        name: threat.name.into(),
                        layer: Some(layer),
                        threat: None,
                        operation: operation(threat, layer, &parts),
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

/// The quickstart's list of the layer, then OWASP's threats that are at home there.
fn of_layer(layer: LayerScope) -> impl Iterator<Item = &'static CatalogThreat> {
    let is_wanted = move |threat: &&CatalogThreat| match threat.set {
        ThreatSet::Quickstart => threat.is_in(layer),
        ThreatSet::Core => threat
            .placements
            .iter()
            .any(|placement| placement.layer == layer && placement.mark != Mark::Secondary),
        _ => false,
    };
    let mut threats: Vec<_> = CatalogThreat::all().filter(is_wanted).collect();
    threats.sort_by_key(|threat| threat.set != ThreatSet::Quickstart);
    threats.into_iter()
}

fn reason(layer: LayerScope, parts: &[Id], threat: &CatalogThreat) -> String {
    let list = match threat.set {
        ThreatSet::Quickstart => "the quickstart's list",
        _ => "OWASP's fifteen threats",
    };
    match layer {
        LayerScope::Layer(_) => {
            let parts: Vec<_> = parts.iter().take(5).map(ToString::to_string).collect();
            let parts = parts.join(", ");
            format!("{layer} ({}) has {parts}, and {list} has this threat there", layer.name())
        }
        LayerScope::CrossLayer => {
            format!("several layers have components, and {list} has this threat across them")
        }
    }
}

fn operation(
    threat: &'static CatalogThreat,
    layer: LayerScope,
    parts: &[Id],
) -> aivss_core::value::Value<'static> {
    let mut fields = Vec::from([
        ("name".into(), threat.name.into()),
        ("description".into(), threat.description.into()),
        ("layers".into(), Value::list([layer.as_str()])),
        ("catalog".into(), Value::list([threat.id])),
    ]);
    // A single component is the target; among several a person has to choose.
    if let [part] = parts {
        fields.push(("affects".into(), Value::list([part.to_string()])));
    }
    addition("threat", fields)
}
