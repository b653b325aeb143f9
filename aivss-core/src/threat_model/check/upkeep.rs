//! Step 1, and what time brings: what is open, what does not hold, what is overdue.

use super::{CheckCode, Findings, Grade, Subject};
use crate::document::Date;
use crate::threat_model::entity::Entity as _;
use crate::threat_model::kind::Id;
use crate::threat_model::names::AssumptionStatus;
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

    pub(super) fn upkeep(&mut self) {
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
