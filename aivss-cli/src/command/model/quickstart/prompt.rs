//! The questions in words, with the options to choose from.

use super::super::shared::text::title;
use super::agenda::Question;
use super::parse::form;
use aivss_core::catalog::{Layer, MitigationKind};
use aivss_core::value::Value;
use aivss_threat_model::{
    CheckOptions, Connection, Context, Form, Id, Kind, Mitigation, Place, Ref, Suggestion, Threat,
    ThreatModel, TrustLevel,
};

/// A question as it is shown.
#[derive(Debug, Default)]
pub(super) struct Prompt {
    pub(super) question: String,
    /// Help for the answer, a paragraph each.
    pub(super) hints: Vec<String>,
    /// The options that a number selects.
    pub(super) options: Vec<String>,
}

/// The quickstart's sample zones (`guides/quickstart.md`, 3.1), with what is found there.
pub(super) const ZONES: [(&str, TrustLevel, &str); 5] = [
    ("External/Internet", TrustLevel::Untrusted, "people and services outside, whoever they are"),
    ("Presentation Tier", TrustLevel::Low, "what callers reach first: interfaces and gateways"),
    ("Processing Tier", TrustLevel::Medium, "agents, their tools and what they run on"),
    ("Data Tier", TrustLevel::High, "stores and secrets"),
    ("External Backend", TrustLevel::High, "systems of record that others run"),
];

/// The question in words. `again` says that an answer was just given and another one is possible.
pub(super) fn prompt(model: &ThreatModel, question: Question, again: bool) -> Prompt {
    match question {
        Question::Context(field) => context(model, field),
        Question::List(kind) => of_list(model, kind, again),
        Question::Layer(place) => of_layer(model, place, again),
        Question::Field(id, field) => of_field(model, id, field),
        Question::Crossing(id) => crossing(model, id),
        Question::Identities(id) => Prompt {
            question: format!(
                "{} Whose identity counts before the crossing, and whose behind?",
                named(model, id)
            ),
            hints: vec!["before > behind, such as: user session > service account".into()],
            ..Prompt::default()
        },
        Question::Threats(place) => threats(model, place),
        Question::Control(id, kind) => control(model, id, kind),
    }
}

/// `TH-1 (Hidden instructions):`
fn named(model: &ThreatModel, id: Id) -> String {
    format!("{id} ({}):", title(model, id))
}

/// The words of a choice, each after its number, on one line.
fn choices(form: Form) -> Option<String> {
    match form {
        Form::Choice(words) => {
            let numbered = words.iter().enumerate();
            let numbered =
                numbered.map(|(index, word)| format!("{} {}", index + 1, word.replace('_', " ")));
            Some(numbered.collect::<Vec<_>>().join(", "))
        }
        Form::Boolean => Some("yes or no".into()),
        Form::List(item) => choices(*item),
        _ => None,
    }
}

/// The core's own question for what is open.
fn asked(model: &ThreatModel, answers: &str) -> Option<String> {
    let open = model.questions();
    open.iter().find(|open| open.answers == answers).map(|open| open.question.into())
}

fn context(model: &ThreatModel, field: &str) -> Prompt {
    let question = asked(model, &format!("context.{field}"));
    let hint = match field {
        "description" => Some("two or three sentences, on one line".into()),
        "risk_appetite" => Some("in words".into()),
        _ => choices(form(Context::fields(), field)),
    };
    Prompt {
        question: question.unwrap_or_else(|| "What is the system called?".into()),
        hints: hint.into_iter().collect(),
        ..Prompt::default()
    }
}

fn of_list(model: &ThreatModel, kind: Kind, again: bool) -> Prompt {
    let count = model.count(kind);
    let plural = kind.table().replace('_', " ");
    let question = asked(model, kind.as_str()).filter(|_| !again);
    let question = question.unwrap_or_else(|| match (count, kind) {
        (0, Kind::DataStore) => "Where does data rest?".into(),
        (0, Kind::Connection) => "What is connected with what?".into(),
        (0, Kind::TrustZone) => {
            "Which zones are there, in which everything is trusted alike?".into()
        }
        _ => format!("More {plural}? {count} so far."),
    });
    let mut prompt = Prompt { question, ..Prompt::default() };
    if kind == Kind::TrustZone {
        prompt.options = zones_left(model)
            .map(|(name, level, about)| format!("{name}, trust {level}: {about}"))
            .collect();
        if !prompt.options.is_empty() {
            prompt.hints.push(
                "the guide's sample zones, as a proposal; numbers such as 1,3 take them over"
                    .into(),
            );
        }
        prompt.hints.push("or one of your own: name; untrusted, low, medium or high".into());
    }
    if again {
        return prompt;
    }
    let shape = match kind {
        Kind::UserGroup => "name; role; access",
        Kind::DataType => "name; sensitivity; examples with commas",
        Kind::Regulation => "name; what it asks for. Or, if nobody knows: ? who finds out",
        Kind::DataStore => "name; type; classification; layers with commas",
        Kind::Connection => {
            "from > to; protocol; data types with commas, such as: CO-1 > DS-1; HTTPS; DT-1"
        }
        _ => "",
    };
    if !shape.is_empty() {
        prompt.hints.push(format!("one at a time: {shape}"));
    }
    let fields: &[&str] = match kind {
        Kind::DataType => &["sensitivity"],
        Kind::DataStore => &["type", "classification"],
        _ => &[],
    };
    for field in fields {
        let words = choices(form(kind.fields(), field)).unwrap_or_default();
        prompt.hints.push(format!("{field}: {words}"));
    }
    if kind == Kind::Connection {
        prompt.hints.push(ids(model, &[Kind::Component, Kind::DataStore, Kind::DataType]));
    }
    prompt
}

/// The sample zones that the model does not have.
pub(super) fn zones_left(
    model: &ThreatModel,
) -> impl Iterator<Item = (&'static str, TrustLevel, &'static str)> + '_ {
    let is_there = |name: &str| model.trust_zones().iter().any(|zone| &*zone.name == name);
    ZONES.into_iter().filter(move |(name, ..)| !is_there(name))
}

/// `CO-1 Agent, DS-1 Ledger`
fn ids(model: &ThreatModel, kinds: &[Kind]) -> String {
    let ids = kinds.iter().flat_map(|kind| model.ids(*kind));
    ids.map(|id| format!("{id} {}", title(model, id))).collect::<Vec<_>>().join(", ")
}

fn of_layer(model: &ThreatModel, place: Place, again: bool) -> Prompt {
    let parts = model.parts_in(place);
    let name = format!("{place} {}", place.name());
    if again {
        return Prompt { question: format!("{name}: more?"), ..Prompt::default() };
    }
    let mut prompt = Prompt { question: format!("{name}: what is there?"), ..Prompt::default() };
    if let Some(layer) = place.layer() {
        prompt.hints.push(layer.record().questions.join(" "));
    }
    if !parts.is_empty() {
        let parts: Vec<_> =
            parts.into_iter().map(|id| format!("{id} {}", title(model, id))).collect();
        prompt.hints.push(format!("there already: {}", parts.join(", ")));
    }
    prompt.hints.push("one at a time: name; type; data types with commas".into());
    prompt
        .hints
        .push("or the id of a part that is here as well, or - and why there is nothing".into());
    if place == Place::In(Layer::FoundationModels) {
        let words = choices(form(Kind::Component.fields(), "type")).unwrap_or_default();
        prompt.hints.push(format!("type, here and below: {words}"));
        if !model.data_types().is_empty() {
            prompt.hints.push(format!("data types: {}", ids(model, &[Kind::DataType])));
        }
    }
    prompt
}

fn of_field(model: &ThreatModel, id: Id, field: &str) -> Prompt {
    let question = match field {
        "sensitivity" => "How sensitive is it?",
        "layers" => "In which layers is it?",
        "zone" => "In which zone is it?",
        "trust_level" => "How far is it trusted?",
        "source" => "Who does it? An insider, an outsider, a program...",
        "action" => "How? What do they do?",
        "impact" => "With what impact on money, operations, compliance or reputation?",
        "severity" => "How bad would it be?",
        "likelihood" => "How likely is it?",
        "affects" => "What does it touch? Ids with commas.",
        "status" => "How far is it?",
        "owner" => "Who sees to it?",
        other => other,
    };
    let mut prompt =
        Prompt { question: format!("{} {question}", named(model, id)), ..Prompt::default() };
    if field == "zone" {
        prompt.options = offered(model, id, field)
            .iter()
            .filter_map(|zone| zone.parse::<Id>().ok())
            .map(|zone| format!("{zone} {}", title(model, zone)))
            .collect();
    } else if field == "affects" {
        prompt.hints.extend(touchable(model, id));
    } else {
        prompt.hints.extend(choices(form(id.kind().fields(), field)));
    }
    prompt
}

/// The ids that the numbers of an answer select.
pub(super) fn offered(model: &ThreatModel, _of: Id, field: &str) -> Vec<String> {
    if field != "zone" {
        return Vec::new();
    }
    model.trust_zones().iter().map(|zone| zone.id.to_string()).collect()
}

/// The parts in a threat's layers, and the crossings that deserve attention.
fn touchable(model: &ThreatModel, id: Id) -> Option<String> {
    let threat = Ref::<Threat>::try_from(id).ok().and_then(|threat| model.get(threat))?;
    let mut ids: Vec<Id> = Vec::new();
    for place in &threat.layers {
        ids.extend(model.parts_in(*place));
    }
    let points = model.crossing_points().iter();
    ids.extend(points.filter(|point| !model.crossing(point).flags.is_empty()).map(|it| it.id.id()));
    ids.sort_unstable();
    ids.dedup();
    let shown: Vec<_> = ids.into_iter().map(|id| format!("{id} {}", title(model, id))).collect();
    Some(shown.join(", ")).filter(|shown| !shown.is_empty())
}

fn crossing(model: &ThreatModel, id: Id) -> Prompt {
    let zones = zones_of(model, id);
    let [from, to] = zones.map(|zone| zone.map(|zone| title(model, zone)).unwrap_or_default());
    Prompt {
        question: format!(
            "{} What crosses from {from} to {to}, and what stands there?",
            named(model, id)
        ),
        hints: vec![
            "name; controls with commas, such as: User requests; TLS, authentication".into(),
        ],
        ..Prompt::default()
    }
}

/// The zones of a connection's ends.
fn zones_of(model: &ThreatModel, id: Id) -> [Option<Id>; 2] {
    let connection = Ref::try_from(id).ok().and_then(|id| model.get::<Connection>(id));
    connection.map_or([None; 2], |it| model.zones_of(it).map(|zone| zone.map(Ref::id)))
}

/// The catalog's threats of a layer that the model lacks, in the order of their numbers.
pub(super) fn threats_of(model: &ThreatModel, place: Place) -> Vec<Suggestion> {
    let found = model.suggest(CheckOptions::default()).threats;
    found.into_iter().filter(|suggestion| suggestion.place == Some(place)).collect()
}

fn threats(model: &ThreatModel, place: Place) -> Prompt {
    let found = model.found_threats().count();
    let name = format!("{place} {}", place.name());
    let mut prompt = Prompt::default();
    let here = model.found_threats().filter(|threat| threat.layers.contains(&place)).count();
    prompt.question = match (place, here) {
        (Place::Across, 0) => format!("{name}: which threats go through several layers?"),
        (_, 0) => format!("{name}: which two or three threats matter most?"),
        _ => format!("{name}: more threats? {here} so far."),
    };
    prompt.hints.push(format!("{found} of the 10 to 15 that the guide aims at"));
    prompt
        .hints
        .push("numbers such as 1,3 take over proposals; or the name of one of your own".into());
    let proposals = threats_of(model, place).into_iter();
    prompt.options = proposals
        .map(|it| {
            let about = text_of(&it.operation, "description").filter(|_| here == 0);
            let id = it.catalog.map(|id| format!(" ({id})")).unwrap_or_default();
            about.map_or_else(
                || format!("{}{id}", it.name),
                |about| format!("{}{id}: {about}", it.name),
            )
        })
        .collect();
    prompt
}

/// The proposals for a kind of mitigation that a threat lacks, in the order of their numbers.
pub(super) fn controls_of(model: &ThreatModel, id: Id, kind: MitigationKind) -> Vec<Suggestion> {
    let found = model.suggest(CheckOptions::default()).mitigations.into_iter();
    found.filter(|it| it.threat == Some(id) && kind_of(model, it) == Some(kind)).collect()
}

/// The kind of mitigation that a proposal adds or links.
fn kind_of(model: &ThreatModel, suggestion: &Suggestion) -> Option<MitigationKind> {
    if let Some(kind) = text_of(&suggestion.operation, "type") {
        return kind.parse().ok();
    }
    let Value::Object(fields) = &suggestion.operation else { return None };
    let link = fields.iter().find(|(key, _)| key == "link")?;
    let Value::Text(id) = &link.1 else { return None };
    model.get(id.parse::<Ref<Mitigation>>().ok()?).and_then(|mitigation| mitigation.kind)
}

/// A text among the fields of an operation.
fn text_of<'a>(operation: &'a Value<'static>, name: &str) -> Option<&'a str> {
    let of = |value: &'a Value<'static>, name: &str| match value {
        Value::Object(fields) => fields.iter().find(|(key, _)| key == name).map(|(_, value)| value),
        _ => None,
    };
    match of(of(operation, "fields")?, name)? {
        Value::Text(text) => Some(text),
        _ => None,
    }
}

fn control(model: &ThreatModel, id: Id, kind: MitigationKind) -> Prompt {
    let verb = match kind {
        MitigationKind::Preventive => "What keeps it from happening?",
        MitigationKind::Detective => "What shows that it happens?",
        MitigationKind::Corrective => "What puts things right afterwards?",
        MitigationKind::Deterrent => "What puts people off?",
    };
    let proposals = controls_of(model, id, kind).into_iter();
    Prompt {
        question: format!("{} {verb} It lacks a {kind} control.", named(model, id)),
        hints: vec!["a number takes over a proposal; or say one of your own".into()],
        options: proposals
            .map(|it| {
                let id = it.catalog.map(|id| format!(" ({id})")).unwrap_or_default();
                let about = text_of(&it.operation, "content").filter(|about| *about != it.name);
                about.map_or_else(
                    || format!("{}{id}", it.name),
                    |about| format!("{}{id}: {about}", it.name),
                )
            })
            .collect(),
    }
}
