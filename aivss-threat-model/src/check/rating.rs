//! What a threat adds up to with its mitigations, by the playbook's tables.
//!
//! Source: `guides/risk-scoring.md`, `06-process.md` phases 9 and 10.

use crate::model::entity::{Mitigation, ResidualRisk, Threat};
use crate::model::{Entity, Id, ThreatModel};
use aivss_core::Decimal;
use aivss_core::catalog::MitigationKind;
use aivss_core::rule::{
    AttackComplexity, AttackVector, ImplementationStatus, RiskLevel, RoadmapWindow, Urgency,
    effective_risk, overall_status,
};
use aivss_core::value::Value;
use alloc::collections::BTreeMap;
use alloc::string::ToString;
use alloc::vec::Vec;

/// The mitigations of each threat, gathered once.
#[derive(Clone, Debug)]
pub struct Links<'a> {
    model: &'a ThreatModel,
    mitigations: BTreeMap<Id, Vec<Linked<'a>>>,
    residual: BTreeMap<Id, &'a Entity<ResidualRisk>>,
}

/// A mitigation of a threat.
#[derive(Clone, Copy, Debug)]
pub struct Linked<'a> {
    /// The mitigation.
    pub mitigation: &'a Entity<Mitigation>,
    /// Whether it covers only part of the threat.
    pub is_partial: bool,
}

/// What a threat adds up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreatRating {
    /// Severity and likelihood by the matrix; `None` until both are there.
    pub risk: Option<RiskLevel>,
    /// How far its mitigations are together: the highest of them, and no more than partial when the
    /// furthest cover only part of the threat.
    pub status: ImplementationStatus,
    /// `Risk Level x (1 - Implementation Status)`.
    pub effective: Option<Decimal>,
    /// What decides which of two threats comes first. The guide does not say what an attack vector or
    /// complexity that is not given counts for; the stricter reading takes the worst of them.
    pub urgency: Option<Urgency>,
    /// The level that is left: as its residual risk says; without any mitigation the risk itself. The
    /// playbook gives no number for what lies between.
    pub residual: Option<RiskLevel>,
    /// When to act; `None` when its mitigations are in place, it is not rated or not open.
    pub window: Option<RoadmapWindow>,
}

impl ThreatModel {
    /// The mitigations of each threat, gathered once.
    #[must_use]
    pub fn links(&self) -> Links<'_> {
        let mut mitigations: BTreeMap<Id, Vec<Linked<'_>>> = BTreeMap::new();
        for mitigation in self.mitigations() {
            for coverage in &mitigation.threats {
                mitigations.entry(coverage.threat.id()).or_default().push(Linked {
                    mitigation,
                    is_partial: coverage.is_partial.unwrap_or_default(),
                });
            }
        }
        // Where several speak of one threat, the last is the newest.
        let residual = self.residual_risks().iter().map(|risk| (risk.threat.id(), risk)).collect();
        Links { model: self, mitigations, residual }
    }
}

impl<'a> Links<'a> {
    /// The model.
    #[must_use]
    pub const fn model(&self) -> &'a ThreatModel {
        self.model
    }

    /// The mitigations of a threat, also those that were decided against.
    #[must_use]
    pub fn of(&self, threat: &Entity<Threat>) -> &[Linked<'a>] {
        self.mitigations.get(&threat.id.id()).map_or(&[], Vec::as_slice)
    }

    /// The mitigations of a threat that count: all but those that were decided against.
    pub fn counted(&self, threat: &Entity<Threat>) -> impl Iterator<Item = Linked<'a>> {
        self.of(threat).iter().copied().filter(|linked| !linked.mitigation.is_refused())
    }

    /// The kinds of the mitigations that count, one for each that has a kind.
    #[must_use]
    pub fn kinds(&self, threat: &Entity<Threat>) -> Vec<MitigationKind> {
        self.counted(threat).filter_map(|linked| linked.mitigation.kind).collect()
    }

    /// What is said to be left of a threat.
    #[must_use]
    pub fn residual(&self, threat: &Entity<Threat>) -> Option<&'a Entity<ResidualRisk>> {
        self.residual.get(&threat.id.id()).copied()
    }

    /// What a threat adds up to.
    #[must_use]
    pub fn rating(&self, threat: &Entity<Threat>) -> ThreatRating {
        let linked: Vec<_> = self.counted(threat).collect();
        let statuses: Vec<_> =
            linked.iter().map(|linked| linked.mitigation.implementation()).collect();
        let furthest = statuses.iter().max().copied();
        // "That mitigation" of the rule is the furthest one; one that covers all is enough.
        let covers_only_part = linked
            .iter()
            .filter(|linked| Some(linked.mitigation.implementation()) == furthest)
            .all(|linked| linked.is_partial);
        let status = overall_status(&statuses, covers_only_part && !linked.is_empty());
        let risk = threat.risk();
        let effective = risk.map(|risk| effective_risk(risk, status));
        let residual = self.residual(threat).and_then(|residual| residual.level);
        ThreatRating {
            risk,
            status,
            effective,
            urgency: effective.map(|effective_risk| Urgency {
                effective_risk,
                vector: threat.attack_vector.unwrap_or(AttackVector::Network),
                complexity: threat.attack_complexity.unwrap_or(AttackComplexity::Low),
            }),
            residual: residual.or(if linked.is_empty() { risk } else { None }),
            window: risk
                .filter(|_| threat.is_open())
                .and_then(|risk| RoadmapWindow::new(risk, status)),
        }
    }
}

impl ThreatRating {
    /// `risk`, `status`, `effective_risk`, `residual`, `window`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        Value::object([
            ("risk", self.risk.map(aivss_core::rule::RiskLevel::as_str).into()),
            ("status", self.status.as_str().into()),
            ("effective_risk", self.effective.map(|risk| risk.to_string()).into()),
            ("residual", self.residual.map(aivss_core::rule::RiskLevel::as_str).into()),
            ("window", self.window.map(aivss_core::rule::RoadmapWindow::as_str).into()),
        ])
    }
}
