//! `aivss model apply`: a list of changes, all or none.

use super::shared::answer::Answer;
use super::shared::change::hinted;
use super::shared::project::ProjectOption;
use super::shared::text::title;
use crate::error::CliError;
use crate::io::input;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_project::ProjectError;
use aivss_threat_model::Operation;
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  aivss model apply changes.json
  aivss model apply - < changes.json

The file holds a list of operations, of which all are done or none:
  [{\"add\": \"threat\", \"fields\": {...}}, {\"edit\": \"TH-1\", \"fields\": {...}},
   {\"remove\": \"TH-2\"}, {\"link\": \"MI-1\", \"to\": \"TH-1\", \"partial\": true},
   {\"unlink\": \"MI-1\", \"from\": \"TH-1\"}, {\"context\": {...}},
   {\"layer\": \"L2\", \"fields\": {...}}]";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ApplyArguments {
    /// Operations in JSON; `-` is standard input
    file: PathBuf,
}

pub(super) fn run(project: &ProjectOption, arguments: &ApplyArguments) -> Result<Answer, CliError> {
    let project = project.open()?;
    let file = &arguments.file;
    let text = input::text_of_model(file)?;
    let operations = operations(&text).map_err(|error| hinted(error).in_file(file))?;
    let count = operations.len();
    let done = project.edit(|model| {
        let ids = model.apply_all(operations)?;
        let ids = ids.into_iter().map(|id| match id {
            None => (String::new(), Value::Null),
            // An entity that a later operation removed has no title.
            Some(id) => (format!("{id}  {}", title(model, id)), Value::from(id.to_string())),
        });
        Ok::<_, Error>(ids.unzip::<_, _, Vec<_>, Vec<_>>())
    });
    let (lines, ids) = done.map_err(|error| match error {
        ProjectError::Refused(error) => hinted(error).in_file(file),
        error => CliError::from(error),
    })?;
    let mut text = String::new();
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(text, "{}", line.trim_end());
    }
    let noun = if count == 1 { "change" } else { "changes" };
    let _ = writeln!(text, "{count} {noun} done");
    let data = Value::object([("ids", Value::List(ids))]);
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
