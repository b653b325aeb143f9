//! What a model still lacks: each finding with what it concerns and what would settle it.

mod architecture;
mod remains;
mod threats;
mod upkeep;

pub(super) use threats::TOTAL;

use super::kind::Id;
use super::model::ThreatModel;
use super::place::Place;
use super::rating::Links;
use aivss_core::document::Date;
use aivss_core::named;
use aivss_core::rule::{CoverageRule, RiskLevel};
use alloc::string::String;
use alloc::vec::Vec;

named! {
    /// How much a finding matters, the least first.
    Grade, "grade" {
        /// Good to know.
        Note = "note" / "Note",
        /// It deserves attention.
        Warning = "warning" / "Warning",
        /// By the playbook it has to be settled: what the quickstart asks for is not there, or what is there
        /// is wrong.
        Gap = "gap" / "Gap",
    }
}

named! {
    /// What a finding is about.
    CheckCode, "check" {
        /// A question of the first step has no answer.
        ContextOpen = "context.open" / "Question without an answer",
        /// Two answers of the context do not go together.
        ContextContradicted = "context.contradicted" / "Context contradicts itself",
        /// Nobody said how sensitive a kind of data is.
        DataUnrated = "data.unrated" / "Data without sensitivity",
        /// It is not known which regulations apply.
        RegulationOpen = "regulation.open" / "Regulation to be determined",
        /// An assumption does not hold.
        AssumptionInvalid = "assumption.invalid" / "Assumption does not hold",
        /// Several entities of one kind have one name.
        NameRepeated = "name.repeated" / "Name stands twice",
        /// There are no components.
        ComponentMissing = "component.missing" / "No components",
        /// A component or data store is in no layer.
        ComponentUnmapped = "component.unmapped" / "In no layer",
        /// A component or data store is in no trust zone.
        ComponentUnzoned = "component.unzoned" / "In no trust zone",
        /// A layer has no components, and no reason for that.
        LayerUnexplained = "layer.unexplained" / "Layer without components or reason",
        /// A layer is said to be not applicable and has components.
        LayerContradicted = "layer.contradicted" / "Layer both empty and used",
        /// Several components and data stores have no connection between them.
        ConnectionMissing = "connection.missing" / "No connections",
        /// There are no trust zones.
        ZoneMissing = "zone.missing" / "No trust zones",
        /// Nobody said how far a zone is trusted.
        ZoneUnrated = "zone.unrated" / "Zone without trust level",
        /// A connection leads from zone to zone without a crossing point.
        CrossingMissing = "crossing.missing" / "Crossing not described",
        /// Where a crossing leads, or how sensitive what crosses is, is not known.
        CrossingUnknown = "crossing.unknown" / "Crossing not known",
        /// A crossing deserves attention and no threat concerns it.
        CrossingAttention = "crossing.attention" / "Crossing deserves attention",
        /// A layer has components and no threats.
        LayerUnthreatened = "layer.unthreatened" / "Layer without threats",
        /// A layer has fewer threats than the quickstart asks for.
        LayerFewThreats = "layer.few_threats" / "Few threats in layer",
        /// The model has fewer or more threats than the quickstart asks for.
        ThreatCount = "threat.count" / "Number of threats",
        /// A threat is in no layer.
        ThreatUnmapped = "threat.unmapped" / "Threat in no layer",
        /// A threat does not say who, how or with what impact.
        ThreatIncomplete = "threat.incomplete" / "Threat incomplete",
        /// A threat has no severity or no likelihood.
        ThreatUnrated = "threat.unrated" / "Threat not rated",
        /// A threat lacks a kind of mitigation that the rule asks for.
        ThreatUncovered = "threat.uncovered" / "Mitigation missing",
        /// Phase 7 wants somebody to look at the mitigations of a threat.
        ThreatGap = "threat.gap" / "Mitigations to look at",
        /// The AIVSS score beside a threat is not the one that its inputs give.
        AivssStale = "aivss.stale" / "AIVSS score out of date",
        /// There are no mitigations.
        MitigationMissing = "mitigation.missing" / "No mitigations",
        /// A mitigation is linked to no threat.
        MitigationOrphan = "mitigation.orphan" / "Mitigation for nothing",
        /// A mitigation's kind is not known, so that it counts for no rule.
        MitigationKindMissing = "mitigation.kind_missing" / "Mitigation without a kind",
        /// A review is past its date.
        ReviewStale = "review.stale" / "Review overdue",
        /// An accepted or deferred risk lacks what the playbook asks for.
        ResidualIncomplete = "residual.incomplete" / "Residual risk incomplete",
        /// What is said to be left of one threat is said differently elsewhere.
        ResidualContradicted = "residual.contradicted" / "Residual risks contradict",
        /// Planned work waits for itself.
        RemediationCyclic = "remediation.cyclic" / "Work that waits for itself",
    }
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckFinding {
    /// What it is about.
    pub code: CheckCode,
    /// How much it matters.
    pub grade: Grade,
    /// The entities concerned, ascending; empty when it is the model as a whole or a layer.
    pub ids: Vec<Id>,
    /// The layer concerned.
    pub place: Option<Place>,
    /// What is so, in one sentence.
    pub message: String,
    /// What would settle it.
    pub remedy: String,
}

/// How to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Which mitigations a threat needs; left to its default, the quickstart's rule.
    pub rule: CoverageRule,
    /// The day of the check; without it no review is overdue.
    pub today: Option<Date>,
}

impl CheckOptions {
    /// The level that the rule decides on: the quickstart and the phases look at the severity, the risk
    /// guide at the risk level, and while there is none at the severity (erratum E16).
    pub(super) fn deciding_level(self, threat: &super::Threat) -> Option<RiskLevel> {
        let severity = threat.severity.map(RiskLevel::from);
        match self.rule {
            CoverageRule::Quickstart | CoverageRule::Phases => severity,
            CoverageRule::DefenceInDepth | CoverageRule::TypeTable => threat.risk().or(severity),
        }
    }

    /// Whether a threat is open and the rule asks for mitigations of it.
    pub(super) fn needs_controls(self, threat: &super::Threat) -> bool {
        let level = self.deciding_level(threat).filter(|_| threat.is_open());
        level.is_some_and(|level| !self.rule.needs(level).is_empty())
    }
}

/// Where findings are gathered.
pub(super) struct Findings<'a> {
    model: &'a ThreatModel,
    links: Links<'a>,
    options: CheckOptions,
    list: Vec<CheckFinding>,
}

impl Findings<'_> {
    fn add(
        &mut self,
        code: CheckCode,
        grade: Grade,
        subject: Subject,
        message: String,
        remedy: impl Into<String>,
    ) {
        let Subject(ids, place) = subject;
        self.list.push(CheckFinding { code, grade, ids, place, message, remedy: remedy.into() });
    }
}

/// What a finding concerns.
struct Subject(Vec<Id>, Option<Place>);

impl Subject {
    /// The model as a whole.
    const MODEL: Self = Self(Vec::new(), None);
}

impl From<Id> for Subject {
    fn from(id: Id) -> Self {
        Self(Vec::from([id]), None)
    }
}

impl From<Place> for Subject {
    fn from(place: Place) -> Self {
        Self(Vec::new(), Some(place))
    }
}

impl From<Vec<Id>> for Subject {
    fn from(ids: Vec<Id>) -> Self {
        Self(ids, None)
    }
}

impl ThreatModel {
    /// What the model still lacks, in the order of the quickstart's steps.
    #[must_use]
    pub fn check(&self, options: CheckOptions) -> Vec<CheckFinding> {
        let mut findings = Findings { model: self, links: self.links(), options, list: Vec::new() };
        findings.context();
        findings.architecture();
        findings.threats();
        findings.upkeep();
        findings.remains();
        findings.list
    }
}
