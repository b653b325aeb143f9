//! `aivss model edit`: other values for fields of an entity.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use super::shared::answer::Answer;
use super::shared::change::{apply, hinted, named};
use super::shared::fields::FieldArguments;
use super::shared::project::ProjectOption;
use crate::error::CliError;
use aivss_threat_model::{Id, Operation};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  aivss model edit TH-1 --set severity=critical
  aivss model edit TH-1 --set likelihood=

A list takes the place of the one before; nothing after `=` empties a field.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct EditArguments {
    /// Its id, TH-1 for instance
    id: String,

    #[command(flatten)]
    fields: FieldArguments,
}

pub(super) fn run(project: &ProjectOption, arguments: &EditArguments) -> Result<Answer, CliError> {
    let project = project.open()?;
    let id: Id = arguments.id.parse()?;
    let fields = arguments.fields.for_edit(id.kind().fields()).map_err(hinted)?;
    let operation = Operation::Edit { id, fields };
    apply(&project, operation, "changed", "", |model, id| named("changed", model, id))
}
