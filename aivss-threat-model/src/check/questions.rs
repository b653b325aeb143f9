//! What the business context leaves open, and how deep to model once it is known.

use crate::model::ThreatModel;
use crate::model::vocabulary::{AgentType, AutonomyLevel, Sensitivity};
use aivss_core::catalog::Layer;
use aivss_core::rule::{Depth, DepthAnswers};
use aivss_core::value::Value;
use alloc::vec::Vec;

/// A question that the business context leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// The field or the kind of entity that answers it: `context.financial_impact`, `user_group`.
    pub answers: &'static str,
    /// The question.
    pub question: &'static str,
}

impl Question {
    /// `answers`, `question`.
    #[must_use]
    pub fn to_value(&self) -> Value<'static> {
        Value::object([("answers", self.answers.into()), ("question", self.question.into())])
    }
}

impl ThreatModel {
    /// The questions about the business context that are still open.
    #[must_use]
    pub fn questions(&self) -> Vec<Question> {
        QUESTIONS
            .iter()
            .filter(|question| !(question.is_answered)(self))
            .map(|question| question.question)
            .collect()
    }

    /// The questions of the quickstart's first step, and whether each is answered.
    pub(super) fn quickstart_questions(&self) -> impl Iterator<Item = (Question, bool)> {
        let of_quickstart = QUESTIONS.iter().filter(|question| question.is_of_quickstart);
        of_quickstart.map(|question| (question.question, (question.is_answered)(self)))
    }

    /// How deep to model, once the five questions of the decision tree are answered where they matter;
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

    /// Whether it processes confidential or restricted data; `None` while that is not known of all data.
    pub(super) fn has_sensitive_data(&self) -> Option<bool> {
        let classes = self.data_types().iter().map(|data| data.sensitivity);
        let classes = classes.chain(self.data_stores().iter().map(|store| store.classification));
        let all_known = classes.clone().all(|class| class.is_some()) && classes.clone().count() > 0;
        match classes.flatten().max() {
            Some(Sensitivity::Confidential | Sensitivity::Restricted) => Some(true),
            _ if all_known => Some(false),
            _ => None,
        }
    }

    /// The answers to the five questions, with every answer that an open question could get.
    fn possible_answers(&self) -> impl Iterator<Item = DepthAnswers> {
        let context = self.context();
        let is_sensitive = self.has_sensitive_data();
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
        model.context().description.is_some()
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
        model.context().financial_impact.is_some()
    }),
    asked(true, "context.system_criticality", "How badly does the business need it?", |model| {
        model.context().system_criticality.is_some()
    }),
    asked(true, "context.data_sensitivity", "How delicate is its data on the whole?", |model| {
        model.context().data_sensitivity.is_some()
    }),
    asked(true, "context.reputational_impact", "How much reputation is at stake?", |model| {
        model.context().reputational_impact.is_some()
    }),
    asked(
        false,
        "context.is_critical",
        "Does the business or somebody's safety depend on it?",
        |model| model.context().is_critical.is_some(),
    ),
    asked(
        false,
        "context.is_external",
        "Do outsiders reach it, the public or partners?",
        |model| model.context().is_external.is_some(),
    ),
    asked(false, "context.autonomy", "How far does it act without a person?", |model| {
        model.context().autonomy.is_some()
    }),
    asked(false, "context.agent_type", "Is it one agent, or do several work together?", |model| {
        model.context().agent_type.is_some()
    }),
    asked(false, "context.risk_appetite", "How much risk is its owner ready to bear?", |model| {
        model.context().risk_appetite.is_some()
    }),
];
