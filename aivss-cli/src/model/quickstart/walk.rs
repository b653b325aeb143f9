//! The way through the five steps: every question that the model can be asked, in order, and which is next.
//!
//! The way is worked out from the model each time, and nothing is noted beside it. That is what makes it
//! resumable: whoever stops and begins again, after an edit by other means or on another machine too, is
//! asked what the model leaves open then.

use aivss_core::catalog::{Layer, MitigationKind};
use aivss_core::rule::{CoverageRule, RiskLevel};
use aivss_threat_model::{Entity, Id, Kind, Mitigation, Place, Threat, ThreatModel};

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ask {
    /// A field of the business context.
    Context(&'static str),
    /// Entities of a kind, one by one.
    List(Kind),
    /// What is in a layer, one by one.
    Layer(Place),
    /// A field of an entity.
    Field(Id, &'static str),
    /// What crosses between zones on a connection.
    Crossing(Id),
    /// Whose identity counts before and behind a crossing point.
    Identities(Id),
    /// Threats of a layer.
    Threats(Place),
    /// A mitigation of a kind for a threat.
    Control(Id, MitigationKind),
}

/// How much a question needs an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    /// It is open.
    Must,
    /// There is room for an answer, or for another one.
    May,
    /// It is answered.
    No,
}

/// A question with its place on the way.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stop {
    pub(super) ask: Ask,
    /// 1 to 5.
    pub(super) step: u8,
    need: Need,
    /// Whether the model holds something of an answer.
    is_answered: bool,
}

impl Stop {
    /// Whether the step is not complete without an answer.
    pub(super) fn is_open(&self) -> bool {
        self.need == Need::Must
    }
}

/// What was asked in this run and is not to be asked again.
#[derive(Debug, Default)]
pub(super) struct Passed(Vec<Ask>);

impl Passed {
    /// Begins where the model ends: what may be answered, lists that could go on for instance, counts as
    /// passed when something later is answered already. What must be, does not.
    pub(super) fn before_the_last_answer(model: &ThreatModel) -> Self {
        let stops = stops(model);
        let last = stops.iter().rposition(|stop| stop.is_answered).unwrap_or(0);
        let earlier = stops.iter().take(last).filter(|stop| stop.need == Need::May);
        Self(earlier.map(|stop| stop.ask).collect())
    }

    pub(super) fn add(&mut self, ask: Ask) {
        self.0.push(ask);
    }

    /// The first question that is neither answered nor passed.
    pub(super) fn next(&self, model: &ThreatModel) -> Option<Stop> {
        let mut stops = stops(model).into_iter();
        stops.find(|stop| stop.need != Need::No && !self.0.contains(&stop.ask))
    }

    /// What was passed over and is open still.
    pub(super) fn skipped(&self, model: &ThreatModel) -> Vec<Ask> {
        let mut skipped: Vec<Ask> = Vec::new();
        for stop in stops(model) {
            if stop.is_open() && self.0.contains(&stop.ask) && !skipped.contains(&stop.ask) {
                skipped.push(stop.ask);
            }
        }
        skipped
    }
}

/// The quickstart's number of threats in a layer: with two it is enough, with three nothing more is asked.
const THREATS: std::ops::Range<usize> = 2..3;

/// Every question, in order.
fn stops(model: &ThreatModel) -> Vec<Stop> {
    let mut way = Way { model, step: 1, stops: Vec::new() };
    way.context();
    way.step = 2;
    way.layers();
    way.step = 3;
    way.zones();
    way.step = 4;
    way.threats();
    way.step = 5;
    way.controls();
    way.stops
}

struct Way<'a> {
    model: &'a ThreatModel,
    step: u8,
    stops: Vec<Stop>,
}

impl Way<'_> {
    fn put(&mut self, ask: Ask, need: Need, is_answered: bool) {
        self.stops.push(Stop { ask, step: self.step, need, is_answered });
    }

    /// A question with one answer.
    fn one(&mut self, ask: Ask, is_answered: bool, unanswered: Need) {
        self.put(ask, if is_answered { Need::No } else { unanswered }, is_answered);
    }

    /// A question with any number of answers, of which one may have to be there.
    fn many(&mut self, ask: Ask, has_some: bool, empty: Need) {
        self.put(ask, if has_some { Need::May } else { empty }, has_some);
    }

    fn context(&mut self) {
        let model = self.model;
        self.one(Ask::Context("name"), model.context().name.is_some(), Need::May);
        self.in_context("description");
        self.many(Ask::List(Kind::UserGroup), !model.user_groups().is_empty(), Need::Must);
        for data in model.data_types() {
            self.one(Ask::Field(data.id(), "sensitivity"), data.sensitivity.is_some(), Need::Must);
        }
        self.many(Ask::List(Kind::DataType), !model.data_types().is_empty(), Need::Must);
        self.many(Ask::List(Kind::Regulation), !model.regulations().is_empty(), Need::Must);
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
        self.one(Ask::Context(field), !is_open, Need::Must);
    }

    fn layers(&mut self) {
        let model = self.model;
        for store in model.data_stores() {
            self.one(Ask::Field(store.id(), "layers"), !store.layers.is_empty(), Need::Must);
        }
        self.many(Ask::List(Kind::DataStore), !model.data_stores().is_empty(), Need::May);
        for component in model.components() {
            let ask = Ask::Field(component.id(), "layers");
            self.one(ask, !component.layers.is_empty(), Need::Must);
        }
        for place in Layer::ALL.map(Place::In) {
            let is_excused = model.layer(place).not_applicable.is_some();
            let parts = model.parts_in(place);
            // Stores are asked for before all layers, so that they alone do not say that a layer was.
            let has_components = parts.iter().any(|part| part.kind() == Kind::Component);
            match (parts.is_empty(), is_excused) {
                (true, true) => self.put(Ask::Layer(place), Need::No, true),
                (true, false) => self.put(Ask::Layer(place), Need::Must, false),
                (false, _) => self.put(Ask::Layer(place), Need::May, has_components),
            }
        }
        let parts = model.components().len() + model.data_stores().len();
        let needed = if parts < 2 { Need::May } else { Need::Must };
        self.many(Ask::List(Kind::Connection), !model.connections().is_empty(), needed);
    }

    fn zones(&mut self) {
        let model = self.model;
        for zone in model.trust_zones() {
            self.one(Ask::Field(zone.id(), "trust_level"), zone.trust_level.is_some(), Need::Must);
        }
        self.many(Ask::List(Kind::TrustZone), !model.trust_zones().is_empty(), Need::Must);
        if model.trust_zones().is_empty() {
            return;
        }
        let components = model.components().iter().map(|part| (part.id(), part.zone));
        let stores = model.data_stores().iter().map(|part| (part.id(), part.zone));
        for (id, zone) in components.chain(stores) {
            self.one(Ask::Field(id, "zone"), zone.is_some(), Need::Must);
        }
        let open = model.undocumented_crossings();
        for connection in model.connections() {
            let id = connection.id();
            let mut points = model.crossing_points().iter();
            let point = points.find(|point| point.connection.is_some_and(|it| it.id() == id));
            if open.contains(&id) {
                self.put(Ask::Crossing(id), Need::Must, false);
            } else if let Some(point) = point {
                self.put(Ask::Crossing(id), Need::No, true);
                let is_said = point.identity_before.is_some();
                self.one(Ask::Identities(point.id()), is_said, Need::May);
            }
        }
    }

    fn threats(&mut self) {
        let model = self.model;
        let open = model.threats().iter().filter(|threat| threat.is_open());
        for threat in open.filter(|threat| threat.layers.is_empty()) {
            self.put(Ask::Field(threat.id(), "layers"), Need::Must, false);
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
            // The answer stands before what is asked of its threats, and the question for more behind that.
            self.put(Ask::Threats(place), Need::No, count > 0);
            for threat in model.threats_in(place) {
                self.threat(threat);
            }
            let need = match count {
                _ if count >= THREATS.end => Need::No,
                _ if count >= THREATS.start || place == Place::Across => Need::May,
                _ => Need::Must,
            };
            self.put(Ask::Threats(place), need, false);
        }
    }

    fn threat(&mut self, threat: &Threat) {
        let id = threat.id();
        self.one(Ask::Field(id, "source"), threat.source.is_some(), Need::Must);
        self.one(Ask::Field(id, "action"), threat.action.is_some(), Need::Must);
        self.one(Ask::Field(id, "impact"), threat.impact.is_some(), Need::Must);
        self.one(Ask::Field(id, "severity"), threat.severity.is_some(), Need::Must);
        self.one(Ask::Field(id, "likelihood"), threat.likelihood.is_some(), Need::Must);
        self.one(Ask::Field(id, "affects"), !threat.affects.is_empty(), Need::May);
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
                self.one(Ask::Control(threat.id(), kind), !of_kind.is_empty(), Need::Must);
                for mitigation in of_kind {
                    let id = mitigation.id();
                    self.one(Ask::Field(id, "status"), mitigation.status.is_some(), Need::May);
                    self.one(Ask::Field(id, "owner"), mitigation.owner.is_some(), Need::May);
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
    fn every_open_question_of_the_context_is_on_the_way() {
        let model = ThreatModel::new();
        let way = stops(&model);
        for question in model.questions() {
            let ask = match question.answers.strip_prefix("context.") {
                Some(field) => {
                    let mut fields = aivss_threat_model::Context::fields().iter();
                    Ask::Context(fields.find(|it| it.name == field).unwrap().name)
                }
                None => Ask::List(question.answers.parse().unwrap()),
            };
            let stop = way.iter().find(|stop| stop.ask == ask).expect(question.answers);
            assert!(stop.is_open() && stop.step == 1, "{}", question.answers);
        }
    }

    #[test]
    fn a_list_that_could_go_on_is_asked_again_only_while_nothing_later_is_answered() {
        let group = r#"{"add": "user_group", "fields": {"name": "Operators"}}"#;
        let described = r#"{"context": {"description": "It deploys"}}"#;
        let model_a = model(&[described, group]);
        let next = Passed::before_the_last_answer(&model_a).next(&model_a).unwrap();
        assert_eq!(next.ask, Ask::List(Kind::UserGroup));
        let data = r#"{"add": "data_type", "fields": {"name": "Logs", "sensitivity": "internal"}}"#;
        let model_b = model(&[described, group, data]);
        let next = Passed::before_the_last_answer(&model_b).next(&model_b).unwrap();
        assert_eq!(next.ask, Ask::List(Kind::DataType));
    }

    #[test]
    fn what_has_to_be_answered_is_asked_wherever_it_stands() {
        let data = r#"{"add": "data_type", "fields": {"name": "Logs"}}"#;
        let rated = r#"{"context": {"description": "It deploys", "financial_impact": "low"}}"#;
        let model = model(&[rated, data]);
        let passed = Passed::before_the_last_answer(&model);
        assert_eq!(passed.next(&model).unwrap().ask, Ask::List(Kind::UserGroup));
    }
}
