//! One change to the model, and what to say of it.

use super::fields::FieldArguments;
use super::text::title;
use super::{Answer, owned, text_value};
use crate::problem::Problem;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_project::Project;
use aivss_threat_model::{Context, Id, Kind, LayerNote, Operation, Place, ThreatModel};

pub(super) fn context(project: &Project, fields: &FieldArguments) -> Result<Answer, Problem> {
    let operation =
        Operation::Context { fields: fields.for_edit(Context::fields()).map_err(hinted)? };
    apply(project, operation, "changed", "context", |_, _| "changed the business context".into())
}

pub(super) fn layer(
    project: &Project,
    layer: &str,
    fields: &FieldArguments,
) -> Result<Answer, Problem> {
    let place: Place = layer.parse()?;
    let operation =
        Operation::Layer { place, fields: fields.for_edit(LayerNote::fields()).map_err(hinted)? };
    let text = format!("changed {place} {}", place.name());
    apply(project, operation, "changed", place.as_str(), |_, _| text)
}

pub(super) fn add(
    project: &Project,
    kind: &str,
    fields: &FieldArguments,
) -> Result<Answer, Problem> {
    let kind: Kind = kind.parse()?;
    let operation = Operation::Add { kind, fields: fields.for_new(kind.fields()).map_err(hinted)? };
    apply(project, operation, "added", "", |model, id| named("added", model, id))
}

pub(super) fn edit(
    project: &Project,
    id: &str,
    fields: &FieldArguments,
) -> Result<Answer, Problem> {
    let id: Id = id.parse()?;
    let operation =
        Operation::Edit { id, fields: fields.for_edit(id.kind().fields()).map_err(hinted)? };
    apply(project, operation, "changed", "", |model, id| named("changed", model, id))
}

pub(super) fn remove(project: &Project, id: &str) -> Result<Answer, Problem> {
    let id: Id = id.parse()?;
    // What it is called can only be said while it is there.
    let text = project.edit(|model| {
        let text = named("removed", model, Some(id));
        model.apply(Operation::Remove { id }).map(|_| text)
    });
    let data =
        vec![("done".into(), text_value("removed")), ("id".into(), text_value(id.to_string()))];
    Ok(Answer::new(format!("{}\n", text.map_err(hinted)?), "change", Value::Object(data)))
}

pub(super) fn link(
    project: &Project,
    mitigation: &str,
    threat: &str,
    is_partial: bool,
) -> Result<Answer, Problem> {
    let (mitigation, threat) = (mitigation.parse()?, threat.parse()?);
    let part = if is_partial { ", for part of it" } else { "" };
    apply(project, Operation::Link { mitigation, threat, is_partial }, "linked", "", |_, _| {
        format!("linked {mitigation} to {threat}{part}")
    })
}

pub(super) fn unlink(project: &Project, mitigation: &str, threat: &str) -> Result<Answer, Problem> {
    let (mitigation, threat) = (mitigation.parse()?, threat.parse()?);
    apply(project, Operation::Unlink { mitigation, threat }, "unlinked", "", |_, _| {
        format!("unlinked {mitigation} from {threat}")
    })
}

/// `added threat TH-1: Hidden instructions`
fn named(done: &str, model: &ThreatModel, id: Option<Id>) -> String {
    id.map_or_else(
        || done.into(),
        |id| format!("{done} {} {id}: {}", id.kind().words(), title(model, id)),
    )
}

/// Does an operation; `of` says what was changed where that has no id.
fn apply(
    project: &Project,
    operation: Operation<'_>,
    done: &'static str,
    of: &'static str,
    say: impl FnOnce(&ThreatModel, Option<Id>) -> String,
) -> Result<Answer, Problem> {
    let changed = project.edit(|model| {
        let id = model.apply(operation)?;
        let mut data = vec![("done".into(), text_value(done))];
        if let Some(id) = id {
            data.push(("id".into(), text_value(id.to_string())));
            data.extend(model.entity(id).map(|entity| ("entity".into(), owned(entity))));
        } else {
            data.push(("of".into(), text_value(of)));
        }
        Ok::<_, Error>((say(model, id), Value::Object(data)))
    });
    let (text, data) = changed.map_err(hinted)?;
    Ok(Answer::new(format!("{text}\n"), "change", data))
}

/// Fields are those of a threat model here, and not those of a request.
pub(super) fn hinted(error: Error) -> Problem {
    let group = error.code().group();
    let is_of_fields =
        matches!(group, "field" | "date" | "rule" | "layer" | "severity" | "request")
            && error.code() != ErrorCode::RequestTooLarge;
    let problem = Problem::from(error);
    if is_of_fields {
        problem.with_hint("`aivss model fields KIND` says what the fields of a kind are")
    } else {
        problem
    }
}
