//! `aivss model apply`: a list of changes, all or none.

use super::change::hinted;
use super::text::title;
use super::{Answer, text_value};
use crate::input;
use crate::problem::Problem;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_project::Project;
use aivss_threat_model::Operation;
use std::fmt::Write;
use std::path::Path;

pub(super) fn run(project: &Project, file: &Path) -> Result<Answer, Problem> {
    let text = input::text_of_model(file)?;
    let operations = operations(&text).map_err(|error| hinted(error).in_file(file))?;
    let count = operations.len();
    let done = project.edit(|model| {
        let ids = model.apply_all(operations)?;
        let ids = ids.into_iter().map(|id| match id {
            None => (String::new(), Value::Null),
            // One that a later operation removed has no title any more.
            Some(id) => (format!("{id}  {}", title(model, id)), text_value(id.to_string())),
        });
        Ok::<_, Error>(ids.unzip::<_, _, Vec<_>, Vec<_>>())
    });
    let (lines, ids) = done.map_err(|error| match error.code() {
        ErrorCode::ProjectLocked | ErrorCode::ProjectChanged | ErrorCode::OutputUnwritable => {
            Problem::from(error)
        }
        _ => hinted(error).in_file(file),
    })?;
    let mut text = String::new();
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let noun = if count == 1 { "change" } else { "changes" };
    let _ = writeln!(text, "{count} {noun} done");
    let data = Value::Object(vec![("ids".into(), Value::List(ids))]);
    Ok(Answer::new(text, "applied", data))
}

/// Reads a list of operations; errors say which one.
fn operations(text: &str) -> Result<Vec<Operation<'_>>, Error> {
    let Value::List(items) = Value::from_json_of(text, "the list of changes")? else {
        let message = "expected a list of operations";
        return Err(Error::new(ErrorCode::FieldType, message));
    };
    let read = |(index, item): (usize, _)| {
        Operation::from_value(item).map_err(|error| {
            let path = match error.path() {
                "" => index.to_string(),
                path => format!("{index}.{path}"),
            };
            error.with_path(path)
        })
    };
    items.into_iter().enumerate().map(read).collect()
}
