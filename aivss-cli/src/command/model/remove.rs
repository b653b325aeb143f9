//! `aivss model remove`: an entity that nothing refers to goes.

use super::shared::answer::Answer;
use super::shared::change::{hinted, named};
use super::shared::project::ProjectOption;
use crate::error::CliError;
use aivss_core::value::Value;
use aivss_threat_model::{Id, Operation};
use clap::Args;

const EXAMPLES: &str = "\
Example:
  aivss model remove MI-1

What something else refers to stays. An id is never given again.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct RemoveArguments {
    /// Its id, TH-1 for instance
    id: String,
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &RemoveArguments,
) -> Result<Answer, CliError> {
    let project = project.open()?;
    let id: Id = arguments.id.parse()?;
    // The title is read before the entity goes.
    let text = project.edit(|model| {
        let text = named("removed", model, Some(id));
        model.apply(Operation::Remove { id }).map(|_| text)
    });
    let data = vec![("done".into(), "removed".into()), ("id".into(), id.to_string().into())];
    Ok(Answer::new(format!("{}\n", text.map_err(hinted)?), "change", Value::Object(data)))
}
