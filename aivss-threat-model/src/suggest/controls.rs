//! Mitigations for threats that lack a kind of them.

use super::{Suggestion, addition};
use crate::check::{CheckOptions, Links};
use crate::model::entity::{Mitigation, Threat};
use crate::model::{Entity, ThreatModel};
use aivss_core::catalog::{LayerScope, Mitigation as CatalogMitigation, MitigationKind, Scope};
use aivss_core::value::Value;
use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The catalog's controls that are proposed for one need, at most.
const MAX_PROPOSALS: usize = 3;
/// The quickstart's controls that follow them, at most.
const MAX_QUICKSTART_PROPOSALS: usize = 1;

impl ThreatModel {
    /// For each open threat and each kind of mitigation that the rule misses there: what the model has and
    /// has not linked, then what the catalog cites for the threat, then what it has for its layers, as far
    /// as there are places; and then the quickstart's control of the layer, which has a place of its own.
    pub(super) fn suggest_mitigations(&self, options: CheckOptions) -> Vec<Suggestion> {
        let links = self.links();
        let known = Known::new(self);
        let mut suggestions = Vec::new();
        for threat in self.threats().iter().filter(|threat| threat.is_open()) {
            let Some(level) = options.deciding_level(threat) else { continue };
            let kinds = links.kinds(threat);
            for kind in options.rule.missing(level, &kinds).flatten() {
                suggestions.extend(for_threat(threat, *kind, &links, &known));
            }
        }
        suggestions
    }
}

/// The mitigations that a model has, by what they would be proposed as.
struct Known<'a> {
    /// Those of the catalog, by its ids.
    records: BTreeMap<&'a str, &'a Entity<Mitigation>>,
    /// All of them, by what is done.
    contents: BTreeMap<&'a str, &'a Entity<Mitigation>>,
}

impl<'a> Known<'a> {
    fn new(model: &'a ThreatModel) -> Self {
        let (mut records, mut contents) = (BTreeMap::new(), BTreeMap::new());
        for mitigation in model.mitigations() {
            if let Some(record) = mitigation.catalog {
                insert(&mut records, record.id, mitigation);
            }
            insert(&mut contents, &mitigation.content, mitigation);
        }
        Self { records, contents }
    }
}

/// The first of equals stands for them, and one that was decided against for all of them.
fn insert<'a>(
    known: &mut BTreeMap<&'a str, &'a Entity<Mitigation>>,
    key: &'a str,
    it: &'a Entity<Mitigation>,
) {
    let first = known.entry(key).or_insert(it);
    if it.is_refused() {
        *first = it;
    }
}

fn for_threat(
    threat: &Entity<Threat>,
    kind: MitigationKind,
    links: &Links<'_>,
    known: &Known<'_>,
) -> Vec<Suggestion> {
    // What was decided against, for whatever threat, and what is linked is not proposed again.
    let is_free = |own: Option<&&Entity<Mitigation>>| {
        own.is_none_or(|own| {
            let mut linked = links.of(threat).iter();
            !own.is_refused() && !linked.any(|linked| linked.mitigation.id == own.id)
        })
    };
    let is_cited =
        |record: &CatalogMitigation| threat.catalog.iter().any(|catalog| record.addresses(catalog));
    let is_near = |record: &CatalogMitigation| {
        record.scope != Scope::Everything && threat.layers.contains(&record.layer)
    };
    let mut records: Vec<&'static CatalogMitigation> = CatalogMitigation::all()
        .filter(|record| record.kind == kind && is_free(known.records.get(record.id)))
        .filter(|record| is_cited(record) || is_near(record))
        .collect();
    records.sort_by_key(|record| (!known.records.contains_key(record.id), !is_cited(record)));
    let mut suggestions: Vec<Suggestion> = records
        .into_iter()
        .take(MAX_PROPOSALS)
        .map(|record| {
            let reason = if is_cited(record) {
                "the catalog cites it for this threat"
            } else {
                "the catalog has it for the layer of this threat"
            };
            proposal(threat, record, reason, known.records.get(record.id).copied())
        })
        .collect();
    let quickstart = quickstart(threat, kind, known).filter(|(own, _)| is_free(own.as_ref()));
    suggestions.extend(quickstart.take(MAX_QUICKSTART_PROPOSALS).map(|(_, suggestion)| suggestion));
    suggestions
}

/// A new mitigation of the catalog, or a link to the one that the model has.
fn proposal(
    threat: &Entity<Threat>,
    record: &'static CatalogMitigation,
    reason: &str,
    own: Option<&Entity<Mitigation>>,
) -> Suggestion {
    let new = || creation(threat, record.description, record.kind, Some(record));
    Suggestion {
        catalog: Some(record.id),
        name: record.name.into(),
        layer: Some(record.layer),
        threat: Some(threat.id.id()),
        reason: lacking(threat, record.kind, reason, own),
        operation: own.map_or_else(new, |own| link(threat, own)),
    }
}

/// The quickstart's controls of a threat's layers, which have no ids (`guides/quickstart.md`, step 5), each with
/// the mitigation of the model that says the same.
fn quickstart<'a>(
    threat: &'a Entity<Threat>,
    kind: MitigationKind,
    known: &'a Known<'a>,
) -> impl Iterator<Item = (Option<&'a Entity<Mitigation>>, Suggestion)> {
    let layers = threat.layers.iter().filter_map(|scope| scope.layer());
    layers.flat_map(move |layer| {
        let record = layer.record();
        let controls = match kind {
            MitigationKind::Preventive => record.preventive,
            MitigationKind::Detective => record.detective,
            MitigationKind::Corrective | MitigationKind::Deterrent => &[],
        };
        controls.iter().map(move |control| {
            let own = known.contents.get(control).copied();
            let reason = "the quickstart names it for the layer of this threat";
            let suggestion = Suggestion {
                catalog: None,
                name: Cow::Borrowed(*control),
                layer: Some(LayerScope::Layer(layer)),
                threat: Some(threat.id.id()),
                reason: lacking(threat, kind, reason, own),
                operation: own
                    .map_or_else(|| creation(threat, control, kind, None), |own| link(threat, own)),
            };
            (own, suggestion)
        })
    })
}

fn link(threat: &Entity<Threat>, own: &Entity<Mitigation>) -> Value<'static> {
    Value::object([("link", own.id.to_string().into()), ("to", threat.id.to_string().into())])
}

fn lacking(
    threat: &Entity<Threat>,
    kind: MitigationKind,
    reason: &str,
    own: Option<&Entity<Mitigation>>,
) -> String {
    let own = own.map(|own| format!(", and the model has it as `{}`", own.id)).unwrap_or_default();
    format!("`{}` lacks a {kind} mitigation, and {reason}{own}", threat.id)
}

fn creation(
    threat: &Entity<Threat>,
    content: &'static str,
    kind: MitigationKind,
    record: Option<&'static CatalogMitigation>,
) -> Value<'static> {
    let mut fields =
        Vec::from([("content".into(), content.into()), ("type".into(), kind.as_str().into())]);
    if let Some(record) = record {
        fields.push(("name".into(), record.name.into()));
        fields.push(("catalog".into(), record.id.into()));
    }
    let link = Value::object([("threat", threat.id.to_string().into())]);
    fields.push(("threats".into(), Value::List(Vec::from([link]))));
    addition("mitigation", fields)
}
