//! One change to the model of a project, and the answer that describes it.

use super::answer::{Answer, owned};
use super::text::title;
use crate::error::CliError;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_project::Project;
use aivss_threat_model::{Id, Operation, ThreatModel};

/// Applies an operation. `subject` names what was changed where that has no id.
pub(crate) fn apply(
    project: &Project,
    operation: Operation<'_>,
    done: &'static str,
    subject: &'static str,
    say: impl FnOnce(&ThreatModel, Option<Id>) -> String,
) -> Result<Answer, CliError> {
    let changed = project.edit(|model| {
        let id = model.apply(operation)?;
        let mut data = vec![("done".into(), done.into())];
        if let Some(id) = id {
            data.push(("id".into(), id.to_string().into()));
            data.extend(model.entity(id).map(|entity| ("entity".into(), owned(entity))));
        } else {
            data.push(("of".into(), subject.into()));
        }
        Ok::<_, Error>((say(model, id), Value::Object(data)))
    });
    let (text, data) = changed.map_err(hinted)?;
    Ok(Answer::new(format!("{text}\n"), "change", data))
}

/// `added threat TH-1: Hidden instructions`
pub(crate) fn named(done: &str, model: &ThreatModel, id: Option<Id>) -> String {
    id.map_or_else(
        || done.into(),
        |id| format!("{done} {} {id}: {}", id.kind().words(), title(model, id)),
    )
}

/// The error with a hint about the fields of a threat model, where the usual one is about those of a request.
pub(crate) fn hinted(error: impl Into<CliError>) -> CliError {
    let error = error.into();
    let is_of_fields = error.refusal_code().is_some_and(|code| {
        matches!(code.group(), "field" | "date" | "rule" | "layer" | "severity" | "request")
            && code != ErrorCode::RequestTooLarge
    });
    if is_of_fields {
        error.with_hint("`aivss model fields KIND` says what the fields of a kind are")
    } else {
        error
    }
}
