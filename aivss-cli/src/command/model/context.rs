//! `aivss model context`: the business context, shown or changed.

use super::shared::answer::{Answer, owned};
use super::shared::change::{apply, hinted};
use super::shared::fields::FieldArguments;
use super::shared::project::ProjectOption;
use super::shared::text;
use crate::error::CliError;
use crate::io::style::{self, Painted};
use aivss_core::value::Value;
use aivss_project::Project;
use aivss_threat_model::{Context, Operation};
use clap::Args;

const EXAMPLES: &str = "\
Examples:
  aivss model context
  aivss model context --set name='Invoices' --set financial_impact=high

`aivss model fields context` lists the fields.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ContextArguments {
    #[command(flatten)]
    fields: FieldArguments,
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &ContextArguments,
) -> Result<Answer, CliError> {
    let project = project.open()?;
    if !arguments.fields.any() {
        return show(&project);
    }
    let fields = arguments.fields.for_edit(Context::fields()).map_err(hinted)?;
    let operation = Operation::Context { fields };
    apply(&project, operation, "changed", "context", |_, _| "changed the business context".into())
}

fn show(project: &Project) -> Result<Answer, CliError> {
    let model = project.read()?;
    let Value::Object(document) = model.to_value() else {
        return Ok(Answer::new(String::new(), "context", Value::Null));
    };
    let context = document.into_iter().find(|(key, _)| key == "context");
    let context = context.map_or(Value::Object(Vec::new()), |(_, context)| owned(context));
    let mut shown = format!("{}\n", Painted(style::HEADING, "Business context"));
    let fields = text::fields(Context::fields(), &context);
    shown.push_str(if fields.is_empty() { "  nothing said yet\n" } else { &fields });
    Ok(Answer::new(shown, "context", context))
}
