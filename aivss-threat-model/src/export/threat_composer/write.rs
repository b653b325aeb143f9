//! Writing the file, or the reason why it cannot be written whole.

use super::custom::{entry, text, written};
use super::{GOAL, MAX_CONTENT, MAX_FIELD, MAX_PAGE, MAX_STATEMENT, MAX_TAG, uuid};
use crate::entity::Record as _;
use crate::export::content::sections;
use crate::export::markdown::section_text;
use crate::kind::Id;
use crate::shape::{Line, Prose};
use crate::{Assumption, Mitigation, MitigationStatus, Stride, Threat, ThreatModel, ThreatStatus};
use aivss_core::rule::RiskLevel;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// The fields of an object in the making.
type Fields = Vec<(Cow<'static, str>, Value<'static>)>;

impl ThreatModel {
    /// A file for AWS Threat Composer, in its schema 1.
    ///
    /// Threats, mitigations and assumptions are carried whole; of the rest, name and description of the
    /// system, and components, zones and connections as text for readers.
    /// [`from_threat_composer`](Self::from_threat_composer) reads it back.
    ///
    /// # Errors
    ///
    /// `export.limit`, with the id and the field as path: a text is longer than the tool takes. Nothing
    /// is cut.
    pub fn to_threat_composer(&self) -> Result<String, Error> {
        let context = self.context();
        let mut application = Fields::new();
        let at_context = |error: Error| error.at("context");
        if let Some(name) = &context.name {
            put(&mut application, "name", "name", name, MAX_FIELD).map_err(at_context)?;
        }
        if let Some(description) = &context.description {
            put(&mut application, "description", "description", description, MAX_PAGE)
                .map_err(at_context)?;
        }
        let list = |items: Result<Vec<_>, Error>| items.map(Value::List);
        let links = self.mitigations().iter().flat_map(|mitigation| {
            mitigation.threats.iter().map(|coverage| {
                Value::Object(Vec::from([
                    ("mitigationId".into(), text(uuid(mitigation.id.id()))),
                    ("linkedId".into(), text(uuid(coverage.threat.id()))),
                ]))
            })
        });
        let assumptions = self.assumptions().iter().map(assumption);
        let mitigations = self.mitigations().iter().map(mitigation);
        let threats = self.threats().iter().map(|threat| self.composed(threat));
        let file = Value::Object(Vec::from([
            ("schema".into(), Value::Unsigned(1)),
            ("applicationInfo".into(), Value::Object(application)),
            ("architecture".into(), self.page("trust")?),
            ("dataflow".into(), self.page("diagram")?),
            ("assumptions".into(), list(assumptions.collect())?),
            ("mitigations".into(), list(mitigations.collect())?),
            ("assumptionLinks".into(), Value::List(Vec::new())),
            ("mitigationLinks".into(), Value::List(links.collect())),
            ("threats".into(), list(threats.collect())?),
        ]));
        Ok(file.to_json() + "\n")
    }

    /// A section of the report as text.
    fn page(&self, id: &'static str) -> Result<Value<'static>, Error> {
        let mut fields = Fields::new();
        if let Some(section) = sections(self).iter().find(|section| section.id == id) {
            let text = section_text(section);
            if !text.is_empty() {
                put(&mut fields, "description", section.id, &text, MAX_PAGE)?;
            }
        }
        Ok(Value::Object(fields))
    }

    fn composed(&self, it: &Threat) -> Result<Value<'static>, Error> {
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
        let mut metadata = Vec::from([entry("custom:id", text(it.id))]);
        if !it.stride.is_empty() {
            let letters = it.stride.iter().map(|category| text(letter(*category)));
            metadata.push(entry("STRIDE", Value::List(letters.collect())));
        }
        if let Some(risk) = it.risk() {
            metadata.push(entry("Priority", text(priority(risk))));
            metadata.push(entry("custom:risk", text(risk)));
        }
        comment(&mut metadata, "description", it.description.as_ref()).map_err(at_threat)?;
        metadata.extend(written(&it.write(), &NATIVE));
        let named = |id: Id| format!("{id} {}", self.title(id).unwrap_or_default());
        if !it.affects.is_empty() {
            let affects = it.affects.iter().map(|target| text(named(target.id())));
            metadata.push(entry("custom:affects", Value::List(affects.collect())));
        }
        if !it.actors.is_empty() {
            let actors = it.actors.iter().map(|actor| text(named(actor.id())));
            metadata.push(entry("custom:actors", Value::List(actors.collect())));
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
            put(&mut fields, "statement", "action", &statement, MAX_STATEMENT)
                .map_err(at_threat)?;
        }
        let goals: Vec<&str> = it.tags.iter().filter_map(|tag| tag.strip_prefix(GOAL)).collect();
        if !goals.is_empty() {
            fields.push(("impactedGoal".into(), Value::List(goals.iter().map(text).collect())));
        }
        if !it.affects.is_empty() {
            let mut assets = Vec::new();
            for target in &it.affects {
                let name = self.title(target.id()).unwrap_or_default();
                within(&name, MAX_FIELD).map_err(|error| at_threat(error.at("affects")))?;
                assets.push(text(name));
            }
            fields.push(("impactedAssets".into(), Value::List(assets)));
        }
        tags(&mut fields, it.tags.iter().filter(|tag| !tag.starts_with(GOAL)))
            .map_err(at_threat)?;
        if let Some(status) = it.status {
            fields.push(("status".into(), text(threat_status(status))));
        }
        fields.push(("metadata".into(), Value::List(metadata)));
        Ok(Value::Object(fields))
    }
}

fn mitigation(it: &Mitigation) -> Result<Value<'static>, Error> {
    const NATIVE: [&str; 4] = ["content", "status", "tags", "threats"];
    let at_mitigation = |error: Error| error.at(&it.id.to_string());
    let mut metadata = Vec::from([entry("custom:id", text(it.id))]);
    metadata.extend(written(&it.write(), &NATIVE));
    let partial = it.threats.iter().filter(|coverage| coverage.is_partial == Some(true));
    let partial: Vec<_> = partial.map(|coverage| text(coverage.threat)).collect();
    if !partial.is_empty() {
        metadata.push(entry("custom:partial", Value::List(partial)));
    }
    let mut fields = base(it.id.id());
    put(&mut fields, "content", "content", &it.content, MAX_CONTENT).map_err(at_mitigation)?;
    tags(&mut fields, it.tags.iter()).map_err(at_mitigation)?;
    if let Some(status) = it.status {
        fields.push(("status".into(), text(mitigation_status(status))));
    }
    fields.push(("metadata".into(), Value::List(metadata)));
    Ok(Value::Object(fields))
}

fn assumption(it: &Assumption) -> Result<Value<'static>, Error> {
    let at_assumption = |error: Error| error.at(&it.id.to_string());
    let mut metadata = Vec::from([entry("custom:id", text(it.id))]);
    comment(&mut metadata, "rationale", it.rationale.as_ref()).map_err(at_assumption)?;
    metadata.extend(written(&it.write(), &["description", "rationale"]));
    let mut fields = base(it.id.id());
    put(&mut fields, "content", "description", &it.description, MAX_CONTENT)
        .map_err(at_assumption)?;
    fields.push(("metadata".into(), Value::List(metadata)));
    Ok(Value::Object(fields))
}

fn base(id: Id) -> Fields {
    let number = Value::Unsigned(id.number().into());
    Vec::from([
        ("id".into(), text(uuid(id))),
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
        metadata.push(entry("Comments", text(comment)));
    }
    Ok(())
}

fn tags<'a>(fields: &mut Fields, tags: impl Iterator<Item = &'a Line>) -> Result<(), Error> {
    let mut written = Vec::new();
    for tag in tags {
        within(tag, MAX_TAG).map_err(|error| error.at("tags"))?;
        written.push(text(tag));
    }
    if !written.is_empty() {
        fields.push(("tags".into(), Value::List(written)));
    }
    Ok(())
}

/// Adds a text under the tool's name for it; an error has ours.
fn put(
    fields: &mut Fields,
    name: &'static str,
    ours: &str,
    content: &str,
    most: usize,
) -> Result<(), Error> {
    within(content, most).map_err(|error| error.at(ours))?;
    fields.push((name.into(), text(content)));
    Ok(())
}

fn within(text: &str, most: usize) -> Result<(), Error> {
    let length = text.encode_utf16().count();
    if length <= most {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::ExportLimit,
        format!(
            "a text of {length} characters is longer than the {most} that Threat Composer takes"
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
