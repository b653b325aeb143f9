//! Mitigations for threats that lack a kind of them.

use super::{Suggestion, addition, text};
use crate::catalog::{Mitigation as CatalogMitigation, MitigationKind, Scope};
use crate::threat_model::check::CheckOptions;
use crate::threat_model::model::ThreatModel;
use crate::threat_model::place::Place;
use crate::threat_model::{Links, Threat};
use crate::wire::Value;
use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// So many are proposed for one need.
const PROPOSALS: usize = 3;

impl ThreatModel {
    /// For each open threat and each kind of mitigation that the rule misses there: what the model has and
    /// has not linked, then what the catalog cites for the threat, then what it has for its layers, then the
    /// quickstart's controls of the layer.
    pub(super) fn suggest_mitigations(&self, options: CheckOptions) -> Vec<Suggestion> {
        let links = self.links();
        // What was decided against, for whatever threat, is not proposed again.
        let refused = self.mitigations().iter().filter(|own| own.is_refused());
        let refused = refused.filter_map(|own| Some(own.catalog?.id)).collect();
        let mut suggestions = Vec::new();
        for threat in self.threats().iter().filter(|threat| threat.is_open()) {
            let Some(level) = options.deciding_level(threat) else { continue };
            let kinds = links.kinds(threat);
            for kind in options.rule.missing(level, &kinds).flatten() {
                let found = self.for_threat(threat, *kind, &links, &refused);
                suggestions.extend(found.into_iter().take(PROPOSALS));
            }
        }
        suggestions
    }

    fn for_threat(
        &self,
        threat: &Threat,
        kind: MitigationKind,
        links: &Links<'_>,
        refused: &BTreeSet<&str>,
    ) -> Vec<Suggestion> {
        let linked = links.of(threat);
        let is_linked = |record: &CatalogMitigation| {
            linked
                .iter()
                .any(|linked| linked.mitigation.catalog.is_some_and(|own| own.id == record.id))
        };
        let is_cited = |record: &CatalogMitigation| {
            threat.catalog.iter().any(|catalog| record.addresses(catalog))
        };
        let is_near = |record: &CatalogMitigation| {
            let place = record.layer.map_or(Place::Across, Place::In);
            record.scope != Scope::Everything && threat.layers.contains(&place)
        };
        let mut records: Vec<&'static CatalogMitigation> = CatalogMitigation::all()
            .filter(|record| {
                record.kind == kind && !is_linked(record) && !refused.contains(record.id)
            })
            .filter(|record| is_cited(record) || is_near(record))
            .collect();
        records.sort_by_key(|record| !is_cited(record));
        let mut suggestions: Vec<Suggestion> = records
            .into_iter()
            .map(|record| {
                let reason = if is_cited(record) {
                    "the catalog cites it for this threat"
                } else {
                    "the catalog has it for the layer of this threat"
                };
                self.proposal(threat, record, reason)
            })
            .collect();
        suggestions.extend(quickstart(threat, kind));
        suggestions
    }

    /// A new mitigation, or a link to the one that the model has.
    fn proposal(
        &self,
        threat: &Threat,
        record: &'static CatalogMitigation,
        reason: &str,
    ) -> Suggestion {
        let own = self
            .mitigations()
            .iter()
            .find(|own| own.catalog.is_some_and(|catalog| catalog.id == record.id));
        let operation = match own {
            Some(own) => Value::Object(Vec::from([
                ("link".into(), text(own.id.to_string())),
                ("to".into(), text(threat.id.to_string())),
            ])),
            None => creation(threat, record.description, record.kind, Some(record)),
        };
        let reason = match own {
            Some(own) => format!("{reason}, and the model has it as `{}`", own.id),
            None => reason.into(),
        };
        Suggestion {
            catalog: Some(record.id),
            name: record.name.into(),
            place: Some(record.layer.map_or(Place::Across, Place::In)),
            threat: Some(threat.id.id()),
            reason: lacking(threat, record.kind, &reason),
            operation,
        }
    }
}

/// The quickstart's controls of a threat's layers, which have no ids (`guides/quickstart.md`, step 5).
fn quickstart(threat: &Threat, kind: MitigationKind) -> impl Iterator<Item = Suggestion> + '_ {
    let layers = threat.layers.iter().filter_map(|place| place.layer());
    layers.flat_map(move |layer| {
        let record = layer.record();
        let controls = match kind {
            MitigationKind::Preventive => record.preventive,
            MitigationKind::Detective => record.detective,
            MitigationKind::Corrective | MitigationKind::Deterrent => &[],
        };
        controls.iter().map(move |control| Suggestion {
            catalog: None,
            name: Cow::Borrowed(*control),
            place: Some(Place::In(layer)),
            threat: Some(threat.id.id()),
            reason: lacking(threat, kind, "the quickstart names it for the layer of this threat"),
            operation: creation(threat, control, kind, None),
        })
    })
}

fn lacking(threat: &Threat, kind: MitigationKind, reason: &str) -> String {
    format!("`{}` lacks a {kind} mitigation, and {reason}", threat.id)
}

fn creation(
    threat: &Threat,
    content: &'static str,
    kind: MitigationKind,
    record: Option<&'static CatalogMitigation>,
) -> Value<'static> {
    let mut fields =
        Vec::from([("content".into(), text(content)), ("type".into(), text(kind.as_str()))]);
    if let Some(record) = record {
        fields.push(("name".into(), text(record.name)));
        fields.push(("catalog".into(), text(record.id)));
    }
    let link = Value::Object(Vec::from([("threat".into(), text(threat.id.to_string()))]));
    fields.push(("threats".into(), Value::List(Vec::from([link]))));
    addition("mitigation", fields)
}
