//! What a threat adds up to with its mitigations, for the exports.

use crate::Decimal;
use crate::rule::{ImplementationStatus, RiskLevel, RoadmapWindow, effective_risk, overall_status};
use crate::threat_model::kind::Id;
use crate::threat_model::{Mitigation, Threat, ThreatModel};
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

/// A mitigation of a threat, and whether it covers only part of it.
pub(super) type Linked<'a> = (&'a Mitigation, bool);

/// The mitigations of each threat, gathered once.
pub(super) struct Ratings<'a>(BTreeMap<Id, Vec<Linked<'a>>>);

/// What a threat adds up to.
pub(super) struct Rating {
    pub(super) risk: Option<RiskLevel>,
    pub(super) status: ImplementationStatus,
    pub(super) effective: Option<Decimal>,
    pub(super) window: Option<RoadmapWindow>,
}

impl<'a> Ratings<'a> {
    pub(super) fn of(model: &'a ThreatModel) -> Self {
        let mut links: BTreeMap<Id, Vec<Linked<'a>>> = BTreeMap::new();
        for mitigation in model.mitigations() {
            for coverage in &mitigation.threats {
                let is_partial = coverage.is_partial.unwrap_or_default();
                links.entry(coverage.threat.id()).or_default().push((mitigation, is_partial));
            }
        }
        Self(links)
    }

    pub(super) fn mitigations(&self, threat: &Threat) -> &[Linked<'a>] {
        self.0.get(&threat.id.id()).map_or(&[], Vec::as_slice)
    }

    pub(super) fn rating(&self, threat: &Threat) -> Rating {
        let linked = self.mitigations(threat);
        let statuses: Vec<_> = linked.iter().map(|(it, _)| it.implementation()).collect();
        let furthest = statuses.iter().max().copied();
        // One that is as far as any and covers all is enough.
        let covers_only_part = !linked.is_empty()
            && linked
                .iter()
                .filter(|(it, _)| Some(it.implementation()) == furthest)
                .all(|(_, is_partial)| *is_partial);
        let status = overall_status(&statuses, covers_only_part);
        let risk = threat.risk();
        let open_risk = risk.filter(|_| threat.is_open());
        Rating {
            risk,
            status,
            effective: risk.map(|risk| effective_risk(risk, status)),
            window: open_risk.and_then(|risk| RoadmapWindow::of(risk, status)),
        }
    }
}
