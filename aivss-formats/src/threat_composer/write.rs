//! Writing the file, or the reason why it cannot be written whole.

use super::custom::{entry, written};
use super::{GOAL, MAX_CONTENT, MAX_FIELD, MAX_PAGE, MAX_STATEMENT, MAX_TAG, uuid};
use aivss_core::rule::RiskLevel;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::entity::{Assumption, Mitigation, Record, Threat};
use aivss_threat_model::export::Chapter;
use aivss_threat_model::field::{Line, Prose};
use aivss_threat_model::vocabulary::{MitigationStatus, Stride, ThreatStatus};
use aivss_threat_model::{Entity, Id, ThreatModel};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The fields of an object in the making.
type Members = Vec<(Cow<'static, str>, Value<'static>)>;

/// A file for AWS Threat Composer, in its schema 1.
///
/// Threats, mitigations and assumptions are carried whole; of the rest, name and description of the
/// system, and components, zones and connections as text for readers.
/// [`import`](super::import) reads it back.
///
/// # Errors
///
/// `export.limit`, with the id and the field as path: a text is longer than the tool takes. Nothing
/// is cut.
pub fn export(model: &ThreatModel) -> Result<String, Error> {
    let context = model.context();
    let mut application = Members::new();
    let at_context = |error: Error| error.at("context");
    if let Some(name) = &context.name {
        put(&mut application, "name", "name", name, MAX_FIELD).map_err(at_context)?;
    }
    if let Some(description) = &context.description {
        put(&mut application, "description", "description", description, MAX_PAGE)
            .map_err(at_context)?;
    }
    let list = |items: Result<Vec<_>, Error>| items.map(Value::List);
    let links = model.mitigations().iter().flat_map(|mitigation| {
        mitigation.threats.iter().map(|coverage| {
            Value::object([
                ("mitigationId", uuid(mitigation.id.id()).clone().into()),
                ("linkedId", uuid(coverage.threat.id()).clone().into()),
            ])
        })
    });
    let assumptions = model.assumptions().iter().map(assumption);
    let mitigations = model.mitigations().iter().map(mitigation);
    let threats = model.threats().iter().map(|it| threat(model, it));
    let file = Value::object([
        ("schema", 1_u8.into()),
        ("applicationInfo", Value::Object(application)),
        ("architecture", chapter(model, Chapter::Trust)?),
        ("dataflow", chapter(model, Chapter::Diagram)?),
        ("assumptions", list(assumptions.collect())?),
        ("mitigations", list(mitigations.collect())?),
        ("assumptionLinks", Value::List(Vec::new())),
        ("mitigationLinks", Value::list(links)),
        ("threats", list(threats.collect())?),
    ]);
    Ok(file.to_json() + "\n")
}

/// A chapter of the report as text.
fn chapter(model: &ThreatModel, chapter: Chapter) -> Result<Value<'static>, Error> {
    let mut fields = Members::new();
    let text = model.chapter_to_markdown(chapter);
    if !text.is_empty() {
        put(&mut fields, "description", chapter.as_str(), &text, MAX_PAGE)?;
    }
    Ok(Value::Object(fields))
}

fn threat(model: &ThreatModel, it: &Entity<Threat>) -> Result<Value<'static>, Error> {
    const NATIVE: [&str; 10] = [
        "source",
        "prerequisites",
        "action",
        "impact",
        "tags",
        "status",
        "stride",
        "affects",
        "actors",
        "description",
    ];
    let at_threat = |error: Error| error.at(&it.id.to_string());
    let mut metadata = Vec::from([entry("custom:id", Value::from(it.id.to_string()))]);
    if !it.stride.is_empty() {
        let letters = it.stride.iter().map(|category| Value::from(letter(*category).to_string()));
        metadata.push(entry("STRIDE", Value::list(letters)));
    }
    if let Some(risk) = it.risk() {
        metadata.push(entry("Priority", priority(risk).to_string().into()));
        metadata.push(entry("custom:risk", Value::from(risk.to_string())));
    }
    comment(&mut metadata, "description", it.description.as_ref()).map_err(at_threat)?;
    metadata.extend(written(&it.to_value(), &NATIVE));
    let named = |id: Id| format!("{id} {}", model.title(id).unwrap_or_default());
    if !it.affects.is_empty() {
        let affects = it.affects.iter().map(|target| Value::from(named(target.id()).clone()));
        metadata.push(entry("custom:affects", Value::list(affects)));
    }
    if !it.actors.is_empty() {
        let actors = it.actors.iter().map(|actor| Value::from(named(actor.id()).clone()));
        metadata.push(entry("custom:actors", Value::list(actors)));
    }
    let mut fields = base(it.id.id());
    let parts: [(&'static str, &str, &Option<Line>); 4] = [
        ("threatSource", "source", &it.source),
        ("prerequisites", "prerequisites", &it.prerequisites),
        ("threatAction", "action", &it.action),
        ("threatImpact", "impact", &it.impact),
    ];
    for (name, ours, part) in parts {
        if let Some(part) = part {
            put(&mut fields, name, ours, part, MAX_FIELD).map_err(at_threat)?;
        }
    }
    let statement = it.statement();
    if !statement.is_empty() {
        put(&mut fields, "statement", "action", &statement, MAX_STATEMENT).map_err(at_threat)?;
    }
    let goals: Vec<&str> = it.tags.iter().filter_map(|tag| tag.strip_prefix(GOAL)).collect();
    if !goals.is_empty() {
        fields.push(("impactedGoal".into(), Value::list(goals.iter().map(ToString::to_string))));
    }
    if !it.affects.is_empty() {
        let mut assets = Vec::new();
        for target in &it.affects {
            let name = model.title(target.id()).unwrap_or_default();
            within(&name, MAX_FIELD).map_err(|error| at_threat(error.at("affects")))?;
            assets.push(Value::from(name.to_string()));
        }
        fields.push(("impactedAssets".into(), Value::List(assets)));
    }
    tags(&mut fields, it.tags.iter().filter(|tag| !tag.starts_with(GOAL))).map_err(at_threat)?;
    if let Some(status) = it.status {
        fields.push(("status".into(), threat_status(status).to_string().into()));
    }
    fields.push(("metadata".into(), Value::List(metadata)));
    Ok(Value::Object(fields))
}

fn mitigation(it: &Entity<Mitigation>) -> Result<Value<'static>, Error> {
    const NATIVE: [&str; 4] = ["content", "status", "tags", "threats"];
    let at_mitigation = |error: Error| error.at(&it.id.to_string());
    let mut metadata = Vec::from([entry("custom:id", Value::from(it.id.to_string()))]);
    metadata.extend(written(&it.to_value(), &NATIVE));
    let partial = it.threats.iter().filter(|coverage| coverage.is_partial == Some(true));
    let partial: Vec<_> =
        partial.map(|coverage| Value::from(coverage.threat.to_string())).collect();
    if !partial.is_empty() {
        metadata.push(entry("custom:partial", Value::List(partial)));
    }
    let mut fields = base(it.id.id());
    put(&mut fields, "content", "content", &it.content, MAX_CONTENT).map_err(at_mitigation)?;
    tags(&mut fields, it.tags.iter()).map_err(at_mitigation)?;
    if let Some(status) = it.status {
        fields.push(("status".into(), mitigation_status(status).to_string().into()));
    }
    fields.push(("metadata".into(), Value::List(metadata)));
    Ok(Value::Object(fields))
}

fn assumption(it: &Entity<Assumption>) -> Result<Value<'static>, Error> {
    let at_assumption = |error: Error| error.at(&it.id.to_string());
    let mut metadata = Vec::from([entry("custom:id", Value::from(it.id.to_string()))]);
    comment(&mut metadata, "rationale", it.rationale.as_ref()).map_err(at_assumption)?;
    metadata.extend(written(&it.to_value(), &["description", "rationale"]));
    let mut fields = base(it.id.id());
    put(&mut fields, "content", "description", &it.description, MAX_CONTENT)
        .map_err(at_assumption)?;
    fields.push(("metadata".into(), Value::List(metadata)));
    Ok(Value::Object(fields))
}

fn base(id: Id) -> Members {
    let number = Value::Unsigned(id.number().into());
    Vec::from([
        ("id".into(), uuid(id).clone().into()),
        ("numericId".into(), number.clone()),
        ("displayOrder".into(), number),
    ])
}

fn comment(
    metadata: &mut Vec<Value<'static>>,
    field: &str,
    comment: Option<&Prose>,
) -> Result<(), Error> {
    if let Some(comment) = comment {
        within(comment, MAX_CONTENT).map_err(|error| error.at(field))?;
        metadata.push(entry("Comments", comment.to_string().into()));
    }
    Ok(())
}

fn tags<'a>(fields: &mut Members, tags: impl Iterator<Item = &'a Line>) -> Result<(), Error> {
    let mut written = Vec::new();
    for tag in tags {
        within(tag, MAX_TAG).map_err(|error| error.at("tags"))?;
        written.push(Value::from(tag.to_string()));
    }
    if !written.is_empty() {
        fields.push(("tags".into(), Value::List(written)));
    }
    Ok(())
}

/// Adds a text under the tool's name for it; an error has ours.
fn put(
    fields: &mut Members,
    name: &'static str,
    ours: &str,
    content: &str,
    max: usize,
) -> Result<(), Error> {
    within(content, max).map_err(|error| error.at(ours))?;
    fields.push((name.into(), Value::from(content.to_string())));
    Ok(())
}

fn within(text: &str, max: usize) -> Result<(), Error> {
    let length = text.encode_utf16().count();
    if length <= max {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::ExportLimit,
        format!(
            "a text of {length} characters is longer than the {max} that Threat Composer takes"
        ),
    ))
}

const fn letter(category: Stride) -> &'static str {
    match category {
        Stride::Spoofing => "S",
        Stride::Tampering => "T",
        Stride::Repudiation => "R",
        Stride::InformationDisclosure => "I",
        Stride::DenialOfService => "D",
        Stride::ElevationOfPrivilege => "E",
    }
}

/// The tool has three; the level itself is in `custom:risk`.
const fn priority(risk: RiskLevel) -> &'static str {
    match risk {
        RiskLevel::Critical | RiskLevel::High => "High",
        RiskLevel::Medium => "Medium",
        RiskLevel::Low => "Low",
    }
}

const fn mitigation_status(status: MitigationStatus) -> &'static str {
    match status {
        MitigationStatus::NotImplemented => "mitigationIdentified",
        MitigationStatus::PartiallyImplemented => "mitigationInProgress",
        MitigationStatus::Implemented => "mitigationResolved",
        MitigationStatus::WillNotAction => "mitigationResolvedWillNotAction",
    }
}

const fn threat_status(status: ThreatStatus) -> &'static str {
    match status {
        ThreatStatus::Identified => "threatIdentified",
        ThreatStatus::Resolved => "threatResolved",
        ThreatStatus::NotApplicable => "threatResolvedNotUseful",
    }
}
