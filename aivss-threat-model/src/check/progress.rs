//! How far the five steps of the quickstart are, read off the gaps that a check finds and off nothing else.

use super::{CheckCode, CheckFinding, CheckOptions, Grade, THREATS_IN_MODEL};
use crate::model::{Id, ThreatModel};
use aivss_core::catalog::{Layer, LayerScope};
use aivss_core::value::Value;
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// How far a step is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepProgress {
    /// 1 to 5.
    pub number: u8,
    /// What it is about.
    pub title: &'static str,
    /// What of it is there.
    pub done: usize,
    /// What belongs to it.
    pub of: usize,
    /// What is left to do.
    pub left: Vec<Left>,
}

/// Something left to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What.
    pub what: String,
    /// To what.
    pub ids: Vec<Id>,
}

impl StepProgress {
    /// Whether nothing is left.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.done == self.of
    }

    const fn new(number: u8, title: &'static str) -> Self {
        Self { number, title, done: 0, of: 0, left: Vec::new() }
    }

    /// One thing that belongs to the step, with what its gaps concern.
    fn item(&mut self, left: Option<Vec<Id>>, what: impl Into<String>) {
        self.of += 1;
        match left {
            None => self.done += 1,
            Some(ids) => self.left.push(Left { what: what.into(), ids }),
        }
    }

    /// The same, of a thing that belongs to the step once there is something that it concerns.
    fn each(&mut self, concerned: usize, left: Option<Vec<Id>>, what: &str) {
        if concerned > 0 {
            self.item(left, what);
        }
    }
}

impl StepProgress {
    /// `step`, `title`, `done`, `of`, `complete`, `left`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        let left = |left: &Left| {
            Value::object([("what", left.what.clone().into()), ("ids", Value::list(&left.ids))])
        };
        Value::object([
            ("step", Value::Unsigned(self.number.into())),
            ("title", self.title.into()),
            ("done", self.done.into()),
            ("of", self.of.into()),
            ("complete", Value::Boolean(self.is_complete())),
            ("left", Value::list(self.left.iter().map(left))),
        ])
    }
}

/// The gaps of a model. Warnings and notes are advice: they leave no step open.
struct Gaps<'a>(Vec<&'a CheckFinding>);

impl Gaps<'_> {
    /// What the gaps of a code concern; `None` when there is no such gap.
    fn with_code(&self, code: CheckCode) -> Option<Vec<Id>> {
        let mut found = self.0.iter().filter(|finding| finding.code == code).peekable();
        found.peek()?;
        Some(found.flat_map(|finding| finding.ids.iter().copied()).collect())
    }

    /// Whether a layer has a gap of one of the codes, which then concerns the layer as a whole.
    fn at(&self, layer: LayerScope, codes: [CheckCode; 2]) -> Option<Vec<Id>> {
        let is_wanted =
            |finding: &&CheckFinding| finding.layer == Some(layer) && codes.contains(&finding.code);
        self.0.iter().copied().any(|finding| is_wanted(&finding)).then(Vec::new)
    }
}

impl ThreatModel {
    /// How far the five steps are.
    ///
    /// A thing is left exactly when [`check`](Self::check) finds it as a gap, so that all five steps are
    /// complete exactly when it finds none. Two kinds of gap come from later phases and stand with what they
    /// concern: a score that is out of date with the threats, an incomplete residual risk with the
    /// mitigations.
    #[must_use]
    pub fn progress(&self, options: CheckOptions) -> [StepProgress; 5] {
        let findings = self.check(options);
        let gaps = Gaps(findings.iter().filter(|finding| finding.grade == Grade::Gap).collect());
        [
            self.step_1(&gaps),
            self.step_2(&gaps),
            self.step_3(&gaps),
            self.step_4(&gaps),
            self.step_5(&gaps, options),
        ]
    }

    fn step_1(&self, gaps: &Gaps<'_>) -> StepProgress {
        let mut step = StepProgress::new(1, "Business Context");
        for (question, is_answered) in self.quickstart_questions() {
            step.item((!is_answered).then(Vec::new), question.question);
        }
        let unrated = gaps.with_code(CheckCode::DataUnrated);
        step.each(self.data_types().len(), unrated, "say how sensitive the data is");
        step
    }

    fn step_2(&self, gaps: &Gaps<'_>) -> StepProgress {
        let mut step = StepProgress::new(2, "Layer Mapping");
        step.item(gaps.with_code(CheckCode::ComponentMissing), "add the components of the system");
        for layer in Layer::ALL.map(LayerScope::Layer) {
            let codes = [CheckCode::LayerUnexplained, CheckCode::LayerContradicted];
            let what =
                format!("map components to {layer} ({}), or say why there are none", layer.name());
            step.item(gaps.at(layer, codes), what);
        }
        let parts = self.parts();
        let unmapped = gaps.with_code(CheckCode::ComponentUnmapped);
        step.each(parts, unmapped, "give every component and data store its layers");
        // One part alone has nothing that it could be connected to.
        step.each(parts / 2, gaps.with_code(CheckCode::ConnectionMissing), "add the connections");
        step
    }

    fn step_3(&self, gaps: &Gaps<'_>) -> StepProgress {
        let mut step = StepProgress::new(3, "Trust Boundaries");
        let zones = self.trust_zones().len();
        step.item(gaps.with_code(CheckCode::ZoneMissing), "add the trust zones");
        step.each(
            zones,
            gaps.with_code(CheckCode::ZoneUnrated),
            "say how far each zone is trusted",
        );
        step.each(
            if zones > 0 { self.parts() } else { 0 },
            gaps.with_code(CheckCode::ComponentUnzoned),
            "put every component and data store into its zone",
        );
        step.each(
            self.connections().len(),
            gaps.with_code(CheckCode::CrossingMissing),
            "describe the crossing of every connection between zones",
        );
        step.each(
            self.crossing_points().len(),
            gaps.with_code(CheckCode::CrossingUnknown),
            "say of every crossing from which zone into which it leads",
        );
        step
    }

    fn step_4(&self, gaps: &Gaps<'_>) -> StepProgress {
        let mut step = StepProgress::new(4, "Top Threats");
        for layer in Layer::ALL.map(LayerScope::Layer) {
            if !self.parts_in(layer).is_empty() {
                let codes = [CheckCode::LayerUnthreatened, CheckCode::LayerFewThreats];
                let what = format!("find two or three threats of {layer} ({})", layer.name());
                step.item(gaps.at(layer, codes), what);
            }
        }
        let open = self.threats().iter().filter(|threat| threat.is_open()).count();
        let (min, max) = (THREATS_IN_MODEL.start(), THREATS_IN_MODEL.end());
        step.item(
            gaps.with_code(CheckCode::ThreatCount),
            format!("find {min} to {max} threats in all ({} so far)", self.found_threats().count()),
        );
        for (code, what) in [
            (CheckCode::ThreatUnmapped, "give every threat its layers"),
            (CheckCode::ThreatIncomplete, "say of every threat who, how and with what impact"),
            (CheckCode::ThreatUnrated, "give every threat its severity"),
        ] {
            step.each(open, gaps.with_code(code), what);
        }
        let scored = self.threats().iter().filter(|threat| threat.aivss.is_some()).count();
        step.each(
            scored,
            gaps.with_code(CheckCode::AivssStale),
            "bring every AIVSS score up to date",
        );
        step
    }

    fn step_5(&self, gaps: &Gaps<'_>, options: CheckOptions) -> StepProgress {
        let mut step = StepProgress::new(5, "Quick Mitigations");
        let uncovered = gaps.with_code(CheckCode::ThreatUncovered).unwrap_or_default();
        let uncovered: BTreeSet<Id> = uncovered.into_iter().collect();
        for threat in self.threats().iter().filter(|threat| options.needs_controls(threat)) {
            let id = threat.id();
            let left = uncovered.contains(&id).then(|| Vec::from([id]));
            step.item(left, "add the mitigations that the rule asks for");
        }
        step.item(gaps.with_code(CheckCode::MitigationMissing), "add mitigations");
        let borne = self.residual_risks().iter().filter(|risk| risk.needs_owner()).count();
        let incomplete = gaps.with_code(CheckCode::ResidualIncomplete);
        step.each(borne, incomplete, "say of every accepted or deferred risk what it lacks");
        step
    }

    /// How many components and data stores there are.
    fn parts(&self) -> usize {
        self.components().len() + self.data_stores().len()
    }
}
