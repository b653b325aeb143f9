//! How far the five steps of the quickstart are, worked out from what is there and from nothing else.

use super::check::{CheckCode, CheckFinding, CheckOptions, LEAST_IN_LAYER, TOTAL};
use super::kind::Id;
use super::model::ThreatModel;
use super::place::Place;
use crate::catalog::Layer;
use crate::rule::{Depth, DepthAnswers};
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

    fn item(&mut self, is_done: bool, what: impl Into<String>) {
        self.with_ids(if is_done { None } else { Some(Vec::new()) }, what);
    }

    /// Done when nobody is left of those whom it concerns; it belongs to the step once there are such.
    fn each(&mut self, concerned: usize, ids: Vec<Id>, what: impl Into<String>) {
        if concerned > 0 {
            self.with_ids(if ids.is_empty() { None } else { Some(ids) }, what);
        }
    }

    fn with_ids(&mut self, left: Option<Vec<Id>>, what: impl Into<String>) {
        self.of += 1;
        match left {
            None => self.done += 1,
            Some(ids) => self.left.push(Left { what: what.into(), ids }),
        }
    }
}

/// A question that the business context leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The field or the kind of entity that answers it: `context.financial_impact`, `user_group`.
    pub answers: &'static str,
    /// The question.
    pub question: &'static str,
}

impl ThreatModel {
    /// How far the five steps are.
    #[must_use]
    pub fn progress(&self, options: CheckOptions) -> [StepProgress; 5] {
        let findings = self.check(options);
        [
            self.step_1(),
            self.step_2(&findings),
            self.step_3(&findings),
            self.step_4(&findings),
            self.step_5(&findings, options),
        ]
    }

    fn step_1(&self) -> StepProgress {
        let mut step = StepProgress::new(1, "Business Context");
        let open = self.questions();
        for question in QUESTIONS.iter().filter(|question| question.is_of_quickstart) {
            let is_done = !open.iter().any(|open| open.answers == question.question.answers);
            step.item(is_done, question.question.question);
        }
        let unrated = self.data_types().iter().filter(|data| data.sensitivity.is_none());
        let unrated = unrated.map(|data| data.id.id()).collect();
        step.each(self.data_types().len(), unrated, "say how sensitive the data is");
        step
    }

    fn step_2(&self, findings: &[CheckFinding]) -> StepProgress {
        let mut step = StepProgress::new(2, "Layer Mapping");
        step.item(!self.components().is_empty(), "add the components of the system");
        for place in Layer::ALL.map(Place::In) {
            let is_open = findings.iter().any(|finding| {
                finding.place == Some(place)
                    && matches!(
                        finding.code,
                        CheckCode::LayerUnexplained | CheckCode::LayerContradicted
                    )
            });
            let what =
                format!("map components to {place} ({}), or say why there are none", place.name());
            step.item(!is_open, what);
        }
        step.each(
            self.components().len(),
            ids_of(findings, CheckCode::ComponentUnmapped),
            "give every component its layers",
        );
        if self.components().len() + self.data_stores().len() > 1 {
            step.item(!self.connections().is_empty(), "add the connections");
        }
        step
    }

    fn step_3(&self, findings: &[CheckFinding]) -> StepProgress {
        let mut step = StepProgress::new(3, "Trust Boundaries");
        step.item(!self.trust_zones().is_empty(), "add the trust zones");
        let unrated = self.trust_zones().iter().filter(|zone| zone.trust_level.is_none());
        let unrated = unrated.map(|zone| zone.id.id()).collect();
        step.each(self.trust_zones().len(), unrated, "say how far each zone is trusted");
        let parts = self.components().iter().map(|part| (part.id.id(), part.zone));
        let stores = self.data_stores().iter().map(|part| (part.id.id(), part.zone));
        let unzoned = parts.chain(stores).filter(|(_, zone)| zone.is_none()).map(|(id, _)| id);
        step.each(
            self.components().len() + self.data_stores().len(),
            unzoned.collect(),
            "put every component and data store into its zone",
        );
        step.each(
            self.connections().len(),
            ids_of(findings, CheckCode::CrossingMissing),
            "describe the crossing of every connection between zones",
        );
        step
    }

    fn step_4(&self, findings: &[CheckFinding]) -> StepProgress {
        let mut step = StepProgress::new(4, "Top Threats");
        for place in Layer::ALL.map(Place::In) {
            if !self.parts_in(place).is_empty() {
                let count = self.threats_in(place).count();
                let what = format!("find two or three threats of {place} ({})", place.name());
                step.item(count >= LEAST_IN_LAYER, what);
            }
        }
        let open = self.threats().iter().filter(|threat| threat.is_open());
        let count = open.clone().count();
        step.item(
            count >= *TOTAL.start(),
            format!("find {} to {} threats in all ({count} so far)", TOTAL.start(), TOTAL.end()),
        );
        let unmapped = ids_of(findings, CheckCode::ThreatUnmapped);
        step.each(count, unmapped, "give every threat its layers");
        let vague = open.clone().filter(|threat| {
            threat.source.is_none() || threat.action.is_none() || threat.impact.is_none()
        });
        step.each(
            count,
            vague.map(|threat| threat.id.id()).collect(),
            "say of every threat who, how and with what impact",
        );
        let unrated = open.filter(|threat| threat.severity.is_none());
        let unrated = unrated.map(|threat| threat.id.id()).collect();
        step.each(count, unrated, "give every threat its severity");
        step
    }

    fn step_5(&self, findings: &[CheckFinding], options: CheckOptions) -> StepProgress {
        let mut step = StepProgress::new(5, "Quick Mitigations");
        let needy: Vec<Id> = self
            .threats()
            .iter()
            .filter(|threat| threat.is_open())
            .filter(|threat| {
                let level = options.deciding_level(threat);
                level.is_some_and(|level| !options.rule.needs(level).is_empty())
            })
            .map(|threat| threat.id.id())
            .collect();
        let uncovered = ids_of(findings, CheckCode::ThreatUncovered);
        for id in &needy {
            let left = uncovered.contains(id).then(|| Vec::from([*id]));
            step.with_ids(left, "add the mitigations that the rule asks for");
        }
        step.item(!self.mitigations().is_empty(), "add mitigations");
        step.each(
            self.mitigations().len(),
            ids_of(findings, CheckCode::MitigationOrphan),
            "link every mitigation to its threats",
        );
        step
    }

    /// The questions about the business context that are still open.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        QUESTIONS
            .iter()
            .filter(|question| !(question.is_answered)(self))
            .map(|question| question.question)
            .collect()
    }

    /// How deep to model, once the five questions of the decision tree are answered as far as they matter;
    /// `None` while an open one could still change it (`12-quick-reference.md`).
    #[must_use]
    pub fn depth(&self) -> Option<Depth> {
        let depths = self.possible_answers().map(DepthAnswers::depth);
        one_of(depths)
    }

    /// The layers to look at, under the same condition.
    #[must_use]
    pub fn depth_layers(&self) -> Option<&'static [Layer]> {
        one_of(self.possible_answers().map(DepthAnswers::layers))
    }

    /// The answers to the five questions, with every answer that an open question could get.
    fn possible_answers(&self) -> impl Iterator<Item = DepthAnswers> {
        use super::names::{AgentType, AutonomyLevel, Sensitivity};
        let context = &self.context;
        let classes = self.data_types().iter().map(|data| data.sensitivity);
        let classes = classes.chain(self.data_stores().iter().map(|store| store.classification));
        let highest = classes.clone().flatten().max();
        let all_known = classes.clone().all(|class| class.is_some()) && classes.count() > 0;
        let is_sensitive = match highest {
            Some(Sensitivity::Confidential | Sensitivity::Restricted) => Some(true),
            _ if all_known => Some(false),
            _ => None,
        };
        let is_autonomous = context.autonomy.map(|level| level == AutonomyLevel::FullyAutonomous);
        let is_multi = context.agent_type.map(|kind| kind == AgentType::MultiAgent);
        let known =
            [context.is_critical, is_sensitive, context.is_external, is_autonomous, is_multi];
        (0_u8..32).filter_map(move |bits| {
            let mut answers = [false; 5];
            for ((index, answer), known) in answers.iter_mut().enumerate().zip(known) {
                *answer = bits >> index & 1 == 1;
                if known.is_some_and(|known| known != *answer) {
                    return None;
                }
            }
            let [is_critical, has_sensitive_data, is_external, is_fully_autonomous, is_multi_agent] =
                answers;
            Some(DepthAnswers {
                is_critical,
                has_sensitive_data,
                is_external,
                is_fully_autonomous,
                is_multi_agent,
            })
        })
    }
}

/// The value, if all are the same.
fn one_of<T: PartialEq>(mut values: impl Iterator<Item = T>) -> Option<T> {
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

fn ids_of(findings: &[CheckFinding], code: CheckCode) -> Vec<Id> {
    let found = findings.iter().filter(|finding| finding.code == code);
    found.flat_map(|finding| finding.ids.iter().copied()).collect()
}

/// A question, and how the model shows its answer.
struct Asked {
    question: Question,
    /// Whether the quickstart asks it; the others decide on depth and scoring.
    is_of_quickstart: bool,
    is_answered: fn(&ThreatModel) -> bool,
}

const fn asked(
    is_of_quickstart: bool,
    answers: &'static str,
    question: &'static str,
    is_answered: fn(&ThreatModel) -> bool,
) -> Asked {
    Asked { question: Question { answers, question }, is_of_quickstart, is_answered }
}

/// `guides/quickstart.md` step 1, then what `12-quick-reference.md` asks for the depth.
static QUESTIONS: [Asked; 13] = [
    asked(true, "context.description", "What does the system do, and for whom?", |model| {
        model.context.description.is_some()
    }),
    asked(true, "user_group", "Who uses it, in which role, with how much access?", |model| {
        !model.user_groups().is_empty()
    }),
    asked(true, "data_type", "Which data does it handle, and how sensitive is it?", |model| {
        !model.data_types().is_empty()
    }),
    asked(
        true,
        "regulation",
        "Which regulations apply? If nobody knows, `To be determined` and who follows it up.",
        |model| !model.regulations().is_empty(),
    ),
    asked(true, "context.financial_impact", "How much money is at stake?", |model| {
        model.context.financial_impact.is_some()
    }),
    asked(true, "context.system_criticality", "How badly does the business need it?", |model| {
        model.context.system_criticality.is_some()
    }),
    asked(true, "context.data_sensitivity", "How delicate is its data on the whole?", |model| {
        model.context.data_sensitivity.is_some()
    }),
    asked(true, "context.reputational_impact", "How much reputation is at stake?", |model| {
        model.context.reputational_impact.is_some()
    }),
    asked(
        false,
        "context.is_critical",
        "Does the business or somebody's safety depend on it?",
        |model| model.context.is_critical.is_some(),
    ),
    asked(
        false,
        "context.is_external",
        "Do outsiders reach it, the public or partners?",
        |model| model.context.is_external.is_some(),
    ),
    asked(false, "context.autonomy", "How far does it act without a person?", |model| {
        model.context.autonomy.is_some()
    }),
    asked(false, "context.agent_type", "Is it one agent, or do several work together?", |model| {
        model.context.agent_type.is_some()
    }),
    asked(false, "context.risk_appetite", "How much risk is its owner ready to bear?", |model| {
        model.context.risk_appetite.is_some()
    }),
];
