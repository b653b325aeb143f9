//! Steps 4 and 5: threats and what stands against them.

use super::{CheckCode, Findings, Grade, Subject};
use crate::Threat;
use crate::entity::Entity as _;
use crate::model::ThreatModel;
use crate::place::Place;
use aivss_core::catalog::{Layer, MitigationKind};
use aivss_core::escape::list;
use aivss_core::rule::{GapFlag, gap_flags};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// So many threats a layer with components should have at the least, open ones and resolved ones (`guides/quickstart.md`, step 4). The
/// most, three, would contradict the total of ten to fifteen with seven layers (erratum E38).
const LEAST_IN_LAYER: usize = 2;
/// So many threats a first model should have (`guides/quickstart.md`, end state).
pub(crate) const TOTAL: core::ops::RangeInclusive<usize> = 10..=15;

impl ThreatModel {
    /// The threats that were found to concern this system, which are those that the quickstart's least
    /// numbers count: a resolved one shows that somebody looked, one that is not applicable is none.
    pub fn found_threats(&self) -> impl Iterator<Item = &Threat> {
        self.threats().iter().filter(|threat| threat.is_applicable())
    }

    /// The open threats of a layer, or of what crosses layers.
    pub fn threats_in(&self, place: Place) -> impl Iterator<Item = &Threat> {
        self.threats()
            .iter()
            .filter(move |threat| threat.is_open() && threat.layers.contains(&place))
    }
}

impl Findings<'_> {
    pub(super) fn threats(&mut self) {
        self.targets();
        let model = self.model;
        for threat in model.threats() {
            if threat.is_open() {
                self.told(threat);
                self.rated(threat);
                self.covered(threat);
            }
            self.scored(threat);
        }
        self.mitigations();
    }

    fn mitigations(&mut self) {
        let model = self.model;
        // Where every threat is rated and the rule asks for nothing, there need not be any.
        let mut open = model.threats().iter().filter(|threat| threat.is_open());
        let is_content = !model.threats().is_empty()
            && open.all(|threat| {
                let level = self.options.deciding_level(threat);
                level.is_some() && !self.options.needs_controls(threat)
            });
        if model.mitigations().is_empty() && !is_content {
            self.add(
                CheckCode::MitigationMissing,
                Grade::Gap,
                Subject::MODEL,
                "the model has no mitigations".into(),
                "add them, the preventive and the detective ones of grave threats first",
            );
        }
        // What was decided against is settled.
        for mitigation in model.mitigations().iter().filter(|it| !it.is_refused()) {
            let id = mitigation.id();
            if mitigation.threats.is_empty() {
                self.add(
                    CheckCode::MitigationOrphan,
                    Grade::Warning,
                    id.into(),
                    format!("`{id}` ({}) is linked to no threat", mitigation.title()),
                    "link it to the threats that it is meant for, or remove it",
                );
            }
            if mitigation.kind.is_none() {
                self.add(
                    CheckCode::MitigationKindMissing,
                    Grade::Warning,
                    id.into(),
                    format!(
                        "`{id}` ({}) has no type, so that it counts for no rule",
                        mitigation.title()
                    ),
                    "say whether it is preventive, detective, corrective or deterrent",
                );
            }
        }
    }

    /// The quickstart's numbers.
    fn targets(&mut self) {
        for place in Layer::ALL.map(Place::In) {
            if self.model.parts_in(place).is_empty() {
                continue;
            }
            let of_place = |threat: &&Threat| threat.layers.contains(&place);
            let count = self.model.found_threats().filter(of_place).count();
            if count == 0 {
                self.add(
                    CheckCode::LayerUnthreatened,
                    Grade::Gap,
                    place.into(),
                    format!("layer {place} ({}) has components and no threats", place.name()),
                    "find its two or three most important threats",
                );
            } else if count < LEAST_IN_LAYER {
                self.add(
                    CheckCode::LayerFewThreats,
                    Grade::Gap,
                    place.into(),
                    format!(
                        "layer {place} ({}) has one threat; the quickstart asks for two or three",
                        place.name()
                    ),
                    "look at the catalog's other threats of the layer",
                );
            }
        }
        // A resolved threat was found, and is no load any more: it counts for the least and not for the most.
        let (least, most) = (*TOTAL.start(), *TOTAL.end());
        let found = self.model.found_threats().count();
        let open = self.model.threats().iter().filter(|threat| threat.is_open()).count();
        if found < least {
            self.add(
                CheckCode::ThreatCount,
                Grade::Gap,
                Subject::MODEL,
                format!(
                    "the number of threats is {found}; the quickstart asks for {least} to {most}"
                ),
                "look at the layers with the fewest threats",
            );
        } else if open > most {
            self.add(
                CheckCode::ThreatCount,
                Grade::Note,
                Subject::MODEL,
                format!(
                    "the number of open threats is {open}; the quickstart asks for {least} to {most}"
                ),
                "beyond a first model that is no fault; otherwise merge what belongs together",
            );
        }
    }

    /// Who, how and with what impact (`guides/quickstart.md`, step 4). What has to be so before may be
    /// nothing.
    fn told(&mut self, threat: &Threat) {
        let said = [
            ("source", threat.source.is_some()),
            ("action", threat.action.is_some()),
            ("impact", threat.impact.is_some()),
        ];
        let lacks: Vec<&str> =
            said.into_iter().filter_map(|(field, is_said)| (!is_said).then_some(field)).collect();
        if !lacks.is_empty() {
            let id = threat.id();
            self.add(
                CheckCode::ThreatIncomplete,
                Grade::Gap,
                id.into(),
                format!("`{id}` ({}) has no {}", threat.title(), lacks.join(", no ")),
                "say who would do it, how, and what comes of it",
            );
        }
    }

    fn rated(&mut self, threat: &Threat) {
        let id = threat.id();
        if threat.layers.is_empty() {
            self.add(
                CheckCode::ThreatUnmapped,
                Grade::Gap,
                id.into(),
                format!("`{id}` ({}) is in no layer", threat.title()),
                "give it its `layers`, or `CL` for what crosses layers",
            );
        }
        let missing = match (threat.severity, threat.likelihood) {
            (Some(_), Some(_)) => return,
            (Some(_), None) => "likelihood",
            (None, Some(_)) => "severity",
            (None, None) => "severity and likelihood",
        };
        // The quickstart rates severity only; without a likelihood there is no risk level, though.
        let grade = if threat.severity.is_none() { Grade::Gap } else { Grade::Note };
        self.add(
            CheckCode::ThreatUnrated,
            grade,
            id.into(),
            format!("`{id}` ({}) has no {missing}", threat.title()),
            "rate it, so that its risk level is known",
        );
    }

    fn covered(&mut self, threat: &Threat) {
        let Some(level) = self.options.deciding_level(threat) else { return };
        let kinds = self.links.kinds(threat);
        let id = threat.id();
        let any_of = |need: &[MitigationKind]| {
            let names: Vec<String> = need.iter().map(ToString::to_string).collect();
            format!("a {}", names.join(" or "))
        };
        let missing: Vec<String> = self.options.rule.missing(level, &kinds).map(any_of).collect();
        if !missing.is_empty() {
            let missing = missing.join(" and ");
            self.add(
                CheckCode::ThreatUncovered,
                Grade::Gap,
                id.into(),
                format!("`{id}` ({}) is {level} and lacks {missing} mitigation", threat.title()),
                format!("add or link {missing} mitigation"),
            );
        }
        // Counted are mitigations; those without a kind are among them.
        let single = self.links.counted(threat).count() == 1;
        let flags: Vec<_> = gap_flags(level, &kinds)
            .filter(|flag| *flag != GapFlag::SingleMitigation)
            .chain(single.then_some(GapFlag::SingleMitigation))
            .collect();
        // What the rule says already is not said twice.
        if !flags.is_empty() && missing.is_empty() {
            let flags = list(flags.iter().map(|flag| flag.name().to_lowercase()));
            self.add(
                CheckCode::ThreatGap,
                Grade::Note,
                id.into(),
                format!("the mitigations of `{id}` ({}) are worth a look: {flags}", threat.title()),
                "add another kind of mitigation, so that it does not hang on one",
            );
        }
    }

    fn scored(&mut self, threat: &Threat) {
        let Some(aivss) = threat.aivss.as_ref().filter(|aivss| !aivss.is_current()) else { return };
        let id = threat.id();
        self.add(
            CheckCode::AivssStale,
            Grade::Gap,
            id.into(),
            format!(
                "`{id}` ({}) shows an AIVSS score of {}, and its inputs give {}",
                threat.title(),
                aivss.score(),
                aivss.report().score()
            ),
            "set `aivss` again from its inputs",
        );
    }
}
