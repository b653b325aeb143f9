//! What a check finds: its code, how much it matters, and what would settle it.

use crate::model::Id;
use aivss_core::catalog::LayerScope;
use aivss_core::named;
use aivss_core::value::Value;
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
        /// The sensitivity of a kind of data is not given.
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
        /// The trust level of a zone is not given.
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
        /// Phase 7 asks for a look at the mitigations of a threat.
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
    pub layer: Option<LayerScope>,
    /// What was found, in one sentence.
    pub message: String,
    /// What would settle it.
    pub remedy: String,
}

impl CheckFinding {
    /// `code`, `grade`, `ids`, `layer`, `message`, `remedy`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        Value::object([
            ("code", self.code.as_str().into()),
            ("grade", self.grade.as_str().into()),
            ("ids", Value::list(&self.ids)),
            ("layer", self.layer.map(aivss_core::catalog::LayerScope::as_str).into()),
            ("message", self.message.clone().into()),
            ("remedy", self.remedy.clone().into()),
        ])
    }
}
