//! `aivss model add`: a new component, threat, mitigation...
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use super::shared::answer::Answer;
use super::shared::change::{apply, hinted, named};
use super::shared::fields::FieldArguments;
use super::shared::project::ProjectOption;
use crate::error::CliError;
use aivss_threat_model::{Kind, Operation};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  aivss model add data_store --set name='Vendor master' --set layers=L2
  aivss model add threat --set name='Hidden instructions' --set severity=high \\
    --set likelihood=likely --set layers=L3,L2 --set affects=CO-1
  aivss model add mitigation --set content='Screen invoices' \\
    --set type=preventive --set threats=TH-1 \\
    --set evidence='{\"files\": \"src/**/*.py\", \"contains\": \"screen_invoice(\"}'
  aivss model add asset --json '{\"name\": \"Bank details\"}'

Lists are given by repeating the field; lists of ids and of words also with
commas. `aivss model fields threat` lists the fields of a threat.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct AddArguments {
    /// What to add; `aivss model fields` lists the kinds
    kind: String,

    #[command(flatten)]
    fields: FieldArguments,
}

pub(super) fn run(project: &ProjectOption, arguments: &AddArguments) -> Result<Answer, CliError> {
    let project = project.open()?;
    let kind: Kind = arguments.kind.parse()?;
    let fields = arguments.fields.for_new(kind.fields()).map_err(hinted)?;
    let operation = Operation::Add { kind, fields };
    apply(&project, operation, "added", "", |model, id| named("added", model, id))
}
