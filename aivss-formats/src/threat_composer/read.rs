//! Reading a file of the tool, or one of ours.

use super::TWIN;
use super::draft::{Draft, Given, Parts, content, customs, ids, list};
use aivss_core::value::Value;
use aivss_core::value::read::{Fields, missing};
use aivss_core::{Error, ErrorCode, Quoted};
use aivss_threat_model::entity::{Assumption, Context, Mitigation, Threat};
use aivss_threat_model::format::MAX_MODEL_BYTES;
use aivss_threat_model::{Ref, Stored, ThreatModel};
use alloc::borrow::Cow;
use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A threat model read from another tool's file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Imported {
    /// The model.
    pub model: ThreatModel,
    /// What the file says and a threat model has no place for.
    pub left_out: Vec<LeftOut>,
}

/// A piece of a file that a model does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LeftOut {
    /// Where in the file it stands, `threats.3.metadata.Priority`.
    pub path: String,
    /// Why it is left out, one sentence.
    pub reason: String,
}

pub(super) type Text<'a> = (&'static str, Value<'a>);

/// Reads a file of AWS Threat Composer, schema 1.
///
/// What [`export`](super::export) carried comes back under its ids. In a file
/// of the tool itself, numbers become ids (`numericId` 3 is `TH-3`), impacted assets become assets,
/// impacted goals tags. What has no place in a model is listed and not lost unseen.
///
/// # Errors
///
/// `request.too_large`, `request.syntax`; `model.version` for another schema; `field.unknown`,
/// `field.type` and `field.missing`, with the path, for what is no such file.
pub fn import(file: &str) -> Result<Imported, Error> {
    const KNOWN: [&str; 11] = [
        "schema",
        "applicationInfo",
        "architecture",
        "dataflow",
        "assumptions",
        "mitigations",
        "assumptionLinks",
        "mitigationLinks",
        "threats",
        "brainstorm",
        "workspace",
    ];
    const THREAT: [&str; 11] = [
        "threatSource",
        "prerequisites",
        "threatAction",
        "threatImpact",
        "impactedGoal",
        "impactedAssets",
        "statement",
        "displayedStatement",
        "customTemplate",
        "status",
        "fieldOrder",
    ];
    if file.len() > MAX_MODEL_BYTES {
        let message = format!(
            "a file of {} bytes is larger than the {MAX_MODEL_BYTES} that are read",
            file.len()
        );
        return Err(Error::new(ErrorCode::RequestTooLarge, message));
    }
    let mut fields = Fields::new(Value::from_json_of(file, "the file")?, &KNOWN)?;
    check_schema(fields.take("schema").as_ref())?;
    let mut reader = Reader::default();
    reader.context(&mut fields)?;
    for key in ["architecture", "dataflow", "brainstorm", "workspace"] {
        if let Some(Value::Object(parts)) = fields.take(key) {
            for (part, _) in parts.iter().filter(|(_, value)| says_something(value)) {
                reader.leave(format!("{key}.{part}"), "a threat model has no place for it");
            }
        }
    }
    let assumptions = Draft::all(fields.take("assumptions"), "assumptions", &["content"])?;
    reader.assumptions(assumptions)?;
    reader.threats(Draft::all(fields.take("threats"), "threats", &THREAT)?)?;
    let known = ["content", "status"];
    let mitigations = Draft::all(fields.take("mitigations"), "mitigations", &known)?;
    let links = fields.read("mitigationLinks", |value| {
        list(value, |item| link(item, &["mitigationId", "linkedId"]))
    })?;
    reader.mitigations(mitigations, &links.unwrap_or_default())?;
    let links = fields.read("assumptionLinks", |value| {
        list(value, |item| link(item, &["type", "assumptionId", "linkedId"]))
    })?;
    for index in 0..links.map_or(0, |links| links.len()) {
        let reason = "assumptions of a threat model are not tied to single entities";
        reader.leave(format!("assumptionLinks.{index}"), reason);
    }
    Ok(Imported { model: reader.model, left_out: reader.left_out })
}

fn check_schema(schema: Option<&Value<'_>>) -> Result<(), Error> {
    match schema {
        Some(Value::Unsigned(1)) => Ok(()),
        Some(Value::Float(number)) if number.to_bits() == 1.0_f64.to_bits() => Ok(()),
        None => Err(missing("a file of Threat Composer has a `schema`").at("schema")),
        Some(other) => Err(Error::new(
            ErrorCode::ModelVersion,
            format!(
                "the file is of schema {}, and this version reads `1`",
                Quoted(&other.to_json())
            ),
        )
        .at("schema")),
    }
}

fn says_something(value: &Value<'_>) -> bool {
    match value {
        Value::Null => false,
        Value::Text(text) => !text.trim().is_empty(),
        Value::List(items) => !items.is_empty(),
        Value::Object(fields) => !fields.is_empty(),
        _ => true,
    }
}

/// A link's last two texts.
fn link(value: Value<'_>, known: &[&str]) -> Result<(String, String), Error> {
    let mut fields = Fields::new(value, known)?;
    let mut ends = known.iter().rev().take(2).map(|key| {
        fields.read(key, content)?.ok_or_else(|| missing("a link has two ends").at(key))
    });
    match (ends.next(), ends.next()) {
        (Some(linked), Some(owner)) => Ok((owner?, linked?)),
        _ => Err(missing("a link has two ends")),
    }
}

/// The model in the making.
#[derive(Default)]
pub(super) struct Reader {
    pub(super) model: ThreatModel,
    pub(super) left_out: Vec<LeftOut>,
    /// The threats by the file's ids.
    pub(super) threats: BTreeMap<String, Ref<Threat>>,
}

impl Reader {
    fn leave(&mut self, path: String, reason: impl Into<String>) {
        self.left_out.push(LeftOut { path, reason: reason.into() });
    }

    /// Puts an entity into the model: the fields that it needs, and those that it takes.
    pub(super) fn insert<'a, T: Stored>(
        &mut self,
        id: Ref<T>,
        needed: Vec<Text<'a>>,
        given: Vec<Given<'a>>,
    ) -> Result<(), Error> {
        let parts = Parts::new::<T>(needed, given, &mut self.left_out)?;
        parts.insert(&mut self.model, id, &mut self.left_out)
    }

    fn context(&mut self, fields: &mut Fields<'_>) -> Result<(), Error> {
        let Some(info) = fields.take("applicationInfo") else { return Ok(()) };
        let mut info = Fields::new(info, &["name", "description"])
            .map_err(|error| error.at("applicationInfo"))?;
        let mut parts = Vec::new();
        for field in ["name", "description"] {
            let part = info.read(field, content).map_err(|error| error.at("applicationInfo"))?;
            let part = part.unwrap_or_default().replace("\r\n", "\n");
            if !part.trim().is_empty() {
                parts.push((field, part));
            }
        }
        let given = parts.iter().map(|(field, part)| Given {
            field,
            place: format!("applicationInfo.{field}"),
            value: Value::from(part),
        });
        let parts = Parts::new::<Context>(Vec::new(), given.collect(), &mut self.left_out)?;
        let context = parts.record()?;
        self.model.edit_context(|empty| *empty = context)
    }

    fn assumptions(&mut self, drafts: Vec<Draft<'_>>) -> Result<(), Error> {
        let ids = ids::<Assumption>(&drafts, &mut self.left_out)?;
        for (mut draft, id) in drafts.into_iter().zip(ids) {
            let Some(content) = draft.text("content")? else {
                self.left_out.push(draft.leave("content", "it says nothing"));
                continue;
            };
            draft.note("custom:id");
            let comments = draft.note("Comments");
            if !draft.tags.is_empty() {
                self.left_out.push(draft.leave("tags", "assumptions have no tags"));
            }
            let mut given =
                customs::<Assumption>(&draft.path, &draft.notes, &[], &mut self.left_out);
            given.extend(comments.iter().flatten().map(|comment| Given {
                field: "rationale",
                place: format!("{}.metadata.Comments", draft.path),
                value: Value::from(comment),
            }));
            let needed = Vec::from([("description", (&content).into())]);
            self.insert(id, needed, given).map_err(|error| error.at(&draft.path))?;
        }
        Ok(())
    }

    fn mitigations(
        &mut self,
        drafts: Vec<Draft<'_>>,
        links: &[(String, String)],
    ) -> Result<(), Error> {
        let mut linked: BTreeMap<&str, Vec<Ref<Threat>>> = BTreeMap::new();
        let owners: BTreeSet<String> = drafts.iter().map(|draft| draft.uuid.clone()).collect();
        for (index, (owner, target)) in links.iter().enumerate() {
            let threat = self.threats.get(target).filter(|_| owners.contains(owner));
            let reason = match threat {
                None => "it links no mitigation with a threat of this file",
                Some(threat) => {
                    let threats = linked.entry(owner.as_str()).or_default();
                    if !threats.contains(threat) {
                        threats.push(*threat);
                        continue;
                    }
                    "the same link stands there twice"
                }
            };
            self.leave(format!("mitigationLinks.{index}"), reason);
        }
        let ids = ids::<Mitigation>(&drafts, &mut self.left_out)?;
        let mut seen = BTreeSet::new();
        for (mut draft, id) in drafts.into_iter().zip(ids) {
            let Some(mut body) = draft.text("content")? else {
                self.left_out.push(draft.leave("content", "it says nothing"));
                continue;
            };
            draft.note("custom:id");
            for comment in draft.note("Comments").into_iter().flatten() {
                body = format!("{body}\n\n{}", comment.replace("\r\n", "\n"));
            }
            let partial = draft.note("custom:partial").unwrap_or_default();
            let status = draft.text("status")?;
            let status = match status.as_deref() {
                Some("mitigationIdentified") => Some("not_implemented"),
                Some("mitigationInProgress") => Some("partially_implemented"),
                Some("mitigationResolved") => Some("implemented"),
                Some("mitigationResolvedWillNotAction") => Some("will_not_action"),
                Some(other) => {
                    let reason = format!("{} is no status of a mitigation", Quoted(other));
                    self.left_out.push(draft.leave("status", reason));
                    None
                }
                None => None,
            };
            if !seen.insert(draft.uuid.clone()) {
                self.left_out.push(draft.leave("id", TWIN));
            }
            let coverage = linked.remove(draft.uuid.as_str()).into_iter().flatten().map(|threat| {
                let threat = threat.to_string();
                let mut fields = Vec::new();
                let is_partial = partial.contains(&threat);
                fields.push((Cow::Borrowed("threat"), Value::Text(Cow::Owned(threat))));
                if is_partial {
                    fields.push(("is_partial".into(), Value::Boolean(true)));
                }
                Value::Object(fields)
            });
            let coverage: Vec<_> = coverage.collect();
            let mut given =
                customs::<Mitigation>(&draft.path, &draft.notes, &[], &mut self.left_out);
            let mut add = |field: &'static str, value: Value<'static>| {
                given.push(Given { field, place: format!("{}.{field}", draft.path), value });
            };
            if let Some(status) = status {
                add("status", status.into());
            }
            if !coverage.is_empty() {
                add("threats", Value::List(coverage));
            }
            given.extend(tags(&draft));
            let needed = Vec::from([("content", (&body).into())]);
            self.insert(id, needed, given).map_err(|error| error.at(&draft.path))?;
        }
        Ok(())
    }
}

pub(super) fn tags<'a>(draft: &'a Draft<'_>) -> Option<Given<'a>> {
    let place = format!("{}.tags", draft.path);
    (!draft.tags.is_empty()).then(|| Given {
        field: "tags",
        place,
        value: Value::list(&draft.tags),
    })
}
