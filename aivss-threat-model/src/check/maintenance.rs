//! Step 1, and what time brings: what is open, what does not hold, what is overdue.

use super::{CheckCode, Findings, Grade, Subject};
use crate::model::Id;
use crate::model::vocabulary::{AgentType, AssumptionStatus, ComponentType, Rating, UserBase};
use aivss_core::time::Date;
use alloc::format;
use alloc::string::String;

impl Findings<'_> {
    pub(super) fn context(&mut self) {
        let model = self.model;
        let open = model.quickstart_questions().filter(|(_, is_answered)| !is_answered);
        for (question, _) in open {
            self.add(
                CheckCode::ContextOpen,
                Grade::Gap,
                Subject::MODEL,
                format!("the business context leaves a question open: {}", question.question),
                match question.answers.strip_prefix("context.") {
                    Some(field) => format!("set the context's `{field}`"),
                    None => format!("add a `{}`", question.answers),
                },
            );
        }
        self.contradictions();
        for data in model.data_types().iter().filter(|data| data.sensitivity.is_none()) {
            let id = data.id();
            self.add(
                CheckCode::DataUnrated,
                Grade::Gap,
                id.into(),
                format!("nobody said how sensitive `{id}` ({}) is", data.name),
                "give it its `sensitivity`",
            );
        }
        for regulation in model.regulations().iter().filter(|regulation| regulation.is_open()) {
            let id = regulation.id();
            let (grade, remedy) = match &regulation.follow_up {
                Some(who) => (Grade::Note, format!("follow up: {who}")),
                None => {
                    (Grade::Warning, String::from("say in `follow_up` who finds out, and what"))
                }
            };
            let message = format!("`{id}` ({}) is still to be determined", regulation.name);
            self.add(CheckCode::RegulationOpen, grade, id.into(), message, remedy);
        }
        for assumption in model.assumptions() {
            if assumption.status == Some(AssumptionStatus::Invalidated) {
                let id = assumption.id();
                self.add(
                    CheckCode::AssumptionInvalid,
                    Grade::Warning,
                    id.into(),
                    format!("assumption `{id}` does not hold"),
                    "see what rests on it, then remove it",
                );
            }
        }
    }

    /// Answers on which the depth rests (`12-quick-reference.md`) and which others gainsay. Of the two scales
    /// for sensitive data (erratum E25) only the ends can contradict each other.
    fn contradictions(&mut self) {
        let model = self.model;
        let context = model.context();
        let agents = model.components().iter();
        let agents = agents.filter(|part| part.kind == Some(ComponentType::Agent)).count();
        let is_sensitive = model.has_sensitive_data();
        let has_outsiders = matches!(context.user_base, Some(UserBase::External | UserBase::Both));
        for (is_contradicted, message, fields) in [
            (
                context.system_criticality == Some(Rating::Critical)
                    && context.is_critical == Some(false),
                "the business needs the system critically, and neither it nor anybody's safety depends on it",
                "`system_criticality` or `is_critical`",
            ),
            (
                has_outsiders && context.is_external == Some(false),
                "people from outside use the system, and nobody from outside reaches it",
                "`user_base` or `is_external`",
            ),
            (
                context.data_sensitivity == Some(Rating::Critical) && is_sensitive == Some(false),
                "the data is critically delicate on the whole, and none of it confidential or restricted",
                "`data_sensitivity`, or the `sensitivity` of the data",
            ),
            (
                context.data_sensitivity == Some(Rating::Low) && is_sensitive == Some(true),
                "the data is hardly delicate on the whole, and some of it confidential or restricted",
                "`data_sensitivity`, or the `sensitivity` of the data",
            ),
            (
                context.agent_type == Some(AgentType::SingleAgent) && agents > 1,
                "it is one agent, and several components are agents",
                "`agent_type`, or the `type` of the components",
            ),
        ] {
            if is_contradicted {
                self.add(
                    CheckCode::ContextContradicted,
                    Grade::Warning,
                    Subject::MODEL,
                    format!("the business context contradicts itself: {message}"),
                    format!("set right {fields}"),
                );
            }
        }
    }

    pub(super) fn maintenance(&mut self) {
        let model = self.model;
        if let Some(date) = self.overdue(model.context().next_review) {
            self.add(
                CheckCode::ReviewStale,
                Grade::Warning,
                Subject::MODEL,
                format!("the model was to be reviewed by {date}"),
                "review it, and set the context's `next_review`",
            );
        }
        for risk in model.residual_risks() {
            let id = risk.id();
            if let Some(date) = self.overdue(risk.next_review) {
                self.stale(id, &format!("`{id}` was to be reviewed by {date}"), "next_review");
            }
            if let Some(date) = self.overdue(risk.target_date) {
                self.stale(id, &format!("`{id}` was put off until {date}"), "target_date");
            }
        }
    }

    fn overdue(&self, date: Option<Date>) -> Option<Date> {
        date.filter(|date| self.options.today.is_some_and(|today| *date < today))
    }

    fn stale(&mut self, id: Id, message: &str, field: &str) {
        self.add(
            CheckCode::ReviewStale,
            Grade::Warning,
            id.into(),
            message.into(),
            format!("decide anew, and set `{field}`"),
        );
    }
}
