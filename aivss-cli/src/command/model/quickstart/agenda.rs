//! The agenda of the five steps: every question about the model, in order, and which one is next.
//!
//! The agenda is derived from the model each time, and nothing else is stored. That makes a run resumable:
//! after a break, an edit by other means or a move to another machine, the next question is the first one
//! that the model leaves open.

use aivss_core::catalog::{Layer, MitigationKind};
use aivss_core::rule::{CoverageRule, RiskLevel};
use aivss_threat_model::{Entity, Id, Kind, Mitigation, Place, Threat, ThreatModel};

/// A question about the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Question {
    /// A field of the business context.
    Context(&'static str),
    /// The entities of a kind, one by one.
    List(Kind),
    /// The parts in a layer, one by one.
    Layer(Place),
    /// A field of an entity.
    Field(Id, &'static str),
    /// The data that crosses between zones on a connection.
    Crossing(Id),
    /// The identities that count before and behind a crossing point.
    Identities(Id),
    /// The threats in a layer.
    Threats(Place),
    /// A mitigation of a kind for a threat.
    Control(Id, MitigationKind),
}

/// How urgently a question needs an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Urgency {
    /// Without an answer the step stays incomplete.
    Required,
    /// An answer, or another one, is possible.
    Optional,
    /// The question is answered.
    Settled,
}

/// A question with its step.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) question: Question,
    /// The number of the step, 1 to 5.
    pub(super) step: u8,
    urgency: Urgency,
    /// Whether the model holds an answer or part of one.
    is_answered: bool,
}

impl Entry {
    /// Whether the step stays incomplete without an answer.
    pub(super) fn is_open(&self) -> bool {
        self.urgency == Urgency::Required
    }
}

/// The questions that this run does not ask again.
#[derive(Debug, Default)]
pub(super) struct Skipped(Vec<Question>);

impl Skipped {
    /// The optional questions before the last answered one, such as lists that could go on. A required
    /// question is never skipped at the start.
    pub(super) fn before_the_last_answer(model: &ThreatModel) -> Self {
        let entries = entries(model);
        let last = entries.iter().rposition(|entry| entry.is_answered).unwrap_or(0);
        let earlier = entries.iter().take(last).filter(|entry| entry.urgency == Urgency::Optional);
        Self(earlier.map(|entry| entry.question).collect())
    }

    pub(super) fn add(&mut self, question: Question) {
        self.0.push(question);
    }

    /// The first question that is neither answered nor skipped.
    pub(super) fn next(&self, model: &ThreatModel) -> Option<Entry> {
        let mut entries = entries(model).into_iter();
        entries.find(|entry| entry.urgency != Urgency::Settled && !self.0.contains(&entry.question))
    }

    /// The skipped questions that are still open.
    pub(super) fn open(&self, model: &ThreatModel) -> Vec<Question> {
        let mut open: Vec<Question> = Vec::new();
        for entry in entries(model) {
            let question = entry.question;
            if entry.is_open() && self.0.contains(&question) && !open.contains(&question) {
                open.push(question);
            }
        }
        open
    }
}

/// The quickstart's number of threats in a layer: two are enough, and after three nothing more is asked.
const THREATS: std::ops::Range<usize> = 2..3;

/// Every question, in order.
fn entries(model: &ThreatModel) -> Vec<Entry> {
    let mut agenda = Agenda { model, step: 1, entries: Vec::new() };
    agenda.context();
    agenda.step = 2;
    agenda.layers();
    agenda.step = 3;
    agenda.zones();
    agenda.step = 4;
    agenda.threats();
    agenda.step = 5;
    agenda.controls();
    agenda.entries
}

/// The questions so far, while the steps add theirs.
struct Agenda<'a> {
    model: &'a ThreatModel,
    step: u8,
    entries: Vec<Entry>,
}

impl Agenda<'_> {
    fn put(&mut self, question: Question, urgency: Urgency, is_answered: bool) {
        self.entries.push(Entry { question, step: self.step, urgency, is_answered });
    }

    /// A question with one answer.
    fn one(&mut self, question: Question, is_answered: bool, unanswered: Urgency) {
        self.put(question, if is_answered { Urgency::Settled } else { unanswered }, is_answered);
    }

    /// A question with any number of answers, of which one may be required.
    fn many(&mut self, question: Question, has_some: bool, empty: Urgency) {
        self.put(question, if has_some { Urgency::Optional } else { empty }, has_some);
    }

    fn context(&mut self) {
        let model = self.model;
        self.one(Question::Context("name"), model.context().name.is_some(), Urgency::Optional);
        self.in_context("description");
        self.many(
            Question::List(Kind::UserGroup),
            !model.user_groups().is_empty(),
            Urgency::Required,
        );
        for data in model.data_types() {
            self.one(
                Question::Field(data.id(), "sensitivity"),
                data.sensitivity.is_some(),
                Urgency::Required,
            );
        }
        self.many(
            Question::List(Kind::DataType),
            !model.data_types().is_empty(),
            Urgency::Required,
        );
        self.many(
            Question::List(Kind::Regulation),
            !model.regulations().is_empty(),
            Urgency::Required,
        );
        for field in [
            "financial_impact",
            "system_criticality",
            "data_sensitivity",
            "reputational_impact",
            "is_critical",
            "is_external",
            "autonomy",
            "agent_type",
            "risk_appetite",
        ] {
            self.in_context(field);
        }
    }

    fn in_context(&mut self, field: &'static str) {
        let open = self.model.questions();
        let is_open = open.iter().any(|open| open.answers.strip_prefix("context.") == Some(field));
        self.one(Question::Context(field), !is_open, Urgency::Required);
    }

    fn layers(&mut self) {
        let model = self.model;
        for store in model.data_stores() {
            self.one(
                Question::Field(store.id(), "layers"),
                !store.layers.is_empty(),
                Urgency::Required,
            );
        }
        self.many(
            Question::List(Kind::DataStore),
            !model.data_stores().is_empty(),
            Urgency::Optional,
        );
        for component in model.components() {
            let question = Question::Field(component.id(), "layers");
            self.one(question, !component.layers.is_empty(), Urgency::Required);
        }
        for place in Layer::ALL.map(Place::In) {
            let is_excused = model.layer(place).not_applicable.is_some();
            let parts = model.parts_in(place);
            // The stores come before all layers, so stores alone do not show that a layer was answered.
            let has_components = parts.iter().any(|part| part.kind() == Kind::Component);
            match (parts.is_empty(), is_excused) {
                (true, true) => self.put(Question::Layer(place), Urgency::Settled, true),
                (true, false) => self.put(Question::Layer(place), Urgency::Required, false),
                (false, _) => self.put(Question::Layer(place), Urgency::Optional, has_components),
            }
        }
        let parts = model.components().len() + model.data_stores().len();
        let needed = if parts < 2 { Urgency::Optional } else { Urgency::Required };
        self.many(Question::List(Kind::Connection), !model.connections().is_empty(), needed);
    }

    fn zones(&mut self) {
        let model = self.model;
        for zone in model.trust_zones() {
            self.one(
                Question::Field(zone.id(), "trust_level"),
                zone.trust_level.is_some(),
                Urgency::Required,
            );
        }
        self.many(
            Question::List(Kind::TrustZone),
            !model.trust_zones().is_empty(),
            Urgency::Required,
        );
        if model.trust_zones().is_empty() {
            return;
        }
        let components = model.components().iter().map(|part| (part.id(), part.zone));
        let stores = model.data_stores().iter().map(|part| (part.id(), part.zone));
        for (id, zone) in components.chain(stores) {
            self.one(Question::Field(id, "zone"), zone.is_some(), Urgency::Required);
        }
        let open = model.undocumented_crossings();
        for connection in model.connections() {
            let id = connection.id();
            let mut points = model.crossing_points().iter();
            let point = points.find(|point| point.connection.is_some_and(|it| it.id() == id));
            if open.contains(&id) {
                self.put(Question::Crossing(id), Urgency::Required, false);
            } else if let Some(point) = point {
                self.put(Question::Crossing(id), Urgency::Settled, true);
                let is_said = point.identity_before.is_some();
                self.one(Question::Identities(point.id()), is_said, Urgency::Optional);
            }
        }
    }

    fn threats(&mut self) {
        let model = self.model;
        let open = model.threats().iter().filter(|threat| threat.is_open());
        for threat in open.filter(|threat| threat.layers.is_empty()) {
            self.put(Question::Field(threat.id(), "layers"), Urgency::Required, false);
            self.threat(threat);
        }
        let populated = Layer::ALL.map(Place::In).into_iter();
        let mut places: Vec<Place> =
            populated.filter(|place| !model.parts_in(*place).is_empty()).collect();
        if places.len() > 1 {
            places.push(Place::Across);
        }
        for place in places {
            let found = model.found_threats().filter(|threat| threat.layers.contains(&place));
            let count = found.count();
            // The answered question comes first, then the questions about its threats, then the one for more.
            self.put(Question::Threats(place), Urgency::Settled, count > 0);
            for threat in model.threats_in(place) {
                self.threat(threat);
            }
            let urgency = match count {
                _ if count >= THREATS.end => Urgency::Settled,
                _ if count >= THREATS.start || place == Place::Across => Urgency::Optional,
                _ => Urgency::Required,
            };
            self.put(Question::Threats(place), urgency, false);
        }
    }

    fn threat(&mut self, threat: &Threat) {
        let id = threat.id();
        self.one(Question::Field(id, "source"), threat.source.is_some(), Urgency::Required);
        self.one(Question::Field(id, "action"), threat.action.is_some(), Urgency::Required);
        self.one(Question::Field(id, "impact"), threat.impact.is_some(), Urgency::Required);
        self.one(Question::Field(id, "severity"), threat.severity.is_some(), Urgency::Required);
        self.one(Question::Field(id, "likelihood"), threat.likelihood.is_some(), Urgency::Required);
        self.one(Question::Field(id, "affects"), !threat.affects.is_empty(), Urgency::Optional);
    }

    fn controls(&mut self) {
        let model = self.model;
        let links = model.links();
        for threat in model.threats().iter().filter(|threat| threat.is_open()) {
            let Some(severity) = threat.severity else { continue };
            let needs = CoverageRule::default().needs(RiskLevel::from(severity));
            for kind in needs.iter().filter_map(|need| need.first().copied()) {
                let of_kind: Vec<&Mitigation> = links
                    .of(threat)
                    .iter()
                    .map(|linked| linked.mitigation)
                    .filter(|mitigation| mitigation.kind == Some(kind))
                    .collect();
                self.one(
                    Question::Control(threat.id(), kind),
                    !of_kind.is_empty(),
                    Urgency::Required,
                );
                for mitigation in of_kind {
                    let id = mitigation.id();
                    self.one(
                        Question::Field(id, "status"),
                        mitigation.status.is_some(),
                        Urgency::Optional,
                    );
                    self.one(
                        Question::Field(id, "owner"),
                        mitigation.owner.is_some(),
                        Urgency::Optional,
                    );
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aivss_core::value::Value;
    use aivss_threat_model::Operation;

    fn model(operations: &[&str]) -> ThreatModel {
        let mut model = ThreatModel::new();
        for operation in operations {
            model
                .apply(Operation::from_value(Value::from_json(operation).unwrap()).unwrap())
                .unwrap();
        }
        model
    }

    #[test]
    fn every_open_question_of_the_context_is_on_the_agenda() {
        let model = ThreatModel::new();
        let entries = entries(&model);
        for question in model.questions() {
            let asked = match question.answers.strip_prefix("context.") {
                Some(field) => {
                    let mut fields = aivss_threat_model::Context::fields().iter();
                    Question::Context(fields.find(|it| it.name == field).unwrap().name)
                }
                None => Question::List(question.answers.parse().unwrap()),
            };
            let entry =
                entries.iter().find(|entry| entry.question == asked).expect(question.answers);
            assert!(entry.is_open() && entry.step == 1, "{}", question.answers);
        }
    }

    #[test]
    fn a_list_that_could_go_on_is_asked_again_only_while_nothing_later_is_answered() {
        let group = r#"{"add": "user_group", "fields": {"name": "Operators"}}"#;
        let described = r#"{"context": {"description": "It deploys"}}"#;
        let model_a = model(&[described, group]);
        let next = Skipped::before_the_last_answer(&model_a).next(&model_a).unwrap();
        assert_eq!(next.question, Question::List(Kind::UserGroup));
        let data = r#"{"add": "data_type", "fields": {"name": "Logs", "sensitivity": "internal"}}"#;
        let model_b = model(&[described, group, data]);
        let next = Skipped::before_the_last_answer(&model_b).next(&model_b).unwrap();
        assert_eq!(next.question, Question::List(Kind::DataType));
    }

    #[test]
    fn what_has_to_be_answered_is_asked_wherever_it_stands() {
        let data = r#"{"add": "data_type", "fields": {"name": "Logs"}}"#;
        let rated = r#"{"context": {"description": "It deploys", "financial_impact": "low"}}"#;
        let model = model(&[rated, data]);
        let skipped = Skipped::before_the_last_answer(&model);
        assert_eq!(skipped.next(&model).unwrap().question, Question::List(Kind::UserGroup));
    }
}
