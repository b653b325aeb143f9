//! `aivss model`: a threat model in a project, changed and shown from the command line.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

mod add;
mod apply;
mod check;
mod context;
mod diff;
mod edit;
mod export;
mod fields;
mod import;
mod init;
mod layer;
mod link;
mod list;
mod merge;
mod progress;
mod quickstart;
mod remove;
mod shared;
mod show;
mod suggest;
mod unlink;
mod validate;

use crate::error::CliError;
use crate::exit::EXIT_REFUSED;
use crate::io::{diagnostic, output};
use crate::options::usage_error;
use aivss_core::request::Outcome;
use clap::{Args, Subcommand, ValueEnum};
use shared::answer::Answer;
use shared::project::ProjectOption;

const EXAMPLES: &str = "\
Examples:
  aivss model list
  aivss model add component --set name='Invoice agent' --set type=agent
  aivss model show TH-1

The model is the file .threatmodel/model.json of the project, made for version
control: a field to a line, sorted by id.

Exit codes: 0 when all is well, 1 when `validate` misses something, `check`
finds what --fail-on names or `merge` has conflicts, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ModelArguments {
    #[command(subcommand)]
    command: ModelCommand,

    /// How to print
    #[arg(long, global = true, value_enum, default_value_t, help_heading = "Output")]
    format: ModelFormat,

    #[command(flatten)]
    project: ProjectOption,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ModelFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Subcommand)]
enum ModelCommand {
    /// Begin a threat model in a folder
    Init(init::InitArguments),
    /// Answer the questions of MAESTRO's quickstart, and end with a threat model
    Quickstart(quickstart::QuickstartArguments),
    /// Show the business context, or set fields of it
    Context(context::ContextArguments),
    /// Show what is said of a layer, or say why it has no components
    Layer(layer::LayerArguments),
    /// Add a component, a threat, a mitigation...
    Add(add::AddArguments),
    /// Set fields of what is there
    Edit(edit::EditArguments),
    /// Remove what nothing refers to
    Remove(remove::RemoveArguments),
    /// Say that a mitigation is meant for a threat
    Link(link::LinkArguments),
    /// Take that back
    Unlink(unlink::UnlinkArguments),
    /// List what there is, or what there is of a kind
    List(list::ListArguments),
    /// Show all fields of one thing, and what refers to it
    Show(show::ShowArguments),
    /// Make many changes, all or none
    Apply(apply::ApplyArguments),
    /// Look for the evidence that mitigations declare; nothing is ever run
    Validate(validate::ValidateArguments),
    /// Say what the model lacks
    Check(check::CheckArguments),
    /// Show how far the quickstart's five steps are
    Progress(progress::ProgressArguments),
    /// Propose threats, mitigations and AIVSS factors, or take proposals over
    Suggest(suggest::SuggestArguments),
    /// Write the model as a report, table, diagram or file of another tool
    Export(export::ExportArguments),
    /// Read a file of AWS Threat Composer into an empty model
    Import(import::ImportArguments),
    /// Show what changed between two copies, field by field
    Diff(diff::DiffArguments),
    /// Merge two copies by their common ancestor
    Merge(merge::MergeArguments),
    /// List the kinds of things, or the fields of a kind, of `context` or of `layer`
    Fields(fields::FieldsArguments),
}

impl ModelCommand {
    /// Whether the command answers with data, and not only with a document or a dialog.
    const fn has_data(&self) -> bool {
        !matches!(self, Self::Export(_) | Self::Merge(_) | Self::Quickstart(_))
    }
}

/// Runs the command and prints its answer in the format that was asked for.
pub(crate) fn run(arguments: &ModelArguments) -> Result<u8, CliError> {
    let is_json = arguments.format == ModelFormat::Json;
    if is_json && !arguments.command.has_data() {
        let message = "--format json is not for `export`, `merge` and `quickstart`, \
                       which write a document or hold a dialog";
        return Err(usage_error::<ModelArguments>("model", message));
    }
    match answer(arguments).map_err(hinted) {
        Ok(answer) if answer.is_document => {
            output::write_raw(answer.text.as_bytes())?;
            Ok(answer.exit_code)
        }
        Ok(answer) if is_json => {
            let json = Outcome::Success(answer.data).to_json(answer.name);
            output::write(&format!("{json}\n"))?;
            Ok(answer.exit_code)
        }
        Ok(answer) => {
            output::write(&answer.text)?;
            Ok(answer.exit_code)
        }
        Err(error) if is_json => {
            let error = diagnostic::report_and_go_on(error)?;
            diagnostic::write_failure(&error)?;
            Ok(EXIT_REFUSED)
        }
        Err(error) => Err(error),
    }
}

fn answer(arguments: &ModelArguments) -> Result<Answer, CliError> {
    let project = &arguments.project;
    match &arguments.command {
        ModelCommand::Init(_) => init::run(project),
        ModelCommand::Quickstart(arguments) => quickstart::run(project, arguments),
        ModelCommand::Context(arguments) => context::run(project, arguments),
        ModelCommand::Layer(arguments) => layer::run(project, arguments),
        ModelCommand::Add(arguments) => add::run(project, arguments),
        ModelCommand::Edit(arguments) => edit::run(project, arguments),
        ModelCommand::Remove(arguments) => remove::run(project, arguments),
        ModelCommand::Link(arguments) => link::run(project, arguments),
        ModelCommand::Unlink(arguments) => unlink::run(project, arguments),
        ModelCommand::List(arguments) => list::run(project, arguments),
        ModelCommand::Show(arguments) => show::run(project, arguments),
        ModelCommand::Apply(arguments) => apply::run(project, arguments),
        ModelCommand::Validate(arguments) => validate::run(project, arguments),
        ModelCommand::Check(arguments) => check::run(project, arguments),
        ModelCommand::Progress(arguments) => progress::run(project, arguments),
        ModelCommand::Suggest(arguments) => suggest::run(project, arguments),
        ModelCommand::Export(arguments) => export::run(project, arguments),
        ModelCommand::Import(arguments) => import::run(project, arguments),
        ModelCommand::Diff(arguments) => diff::run(project, arguments),
        ModelCommand::Merge(arguments) => merge::run(arguments),
        ModelCommand::Fields(arguments) => fields::run(arguments),
    }
}

/// The error with a hint about threat models, where the usual one is about requests.
fn hinted(error: CliError) -> CliError {
    let is_of_fields = error
        .refusal_code()
        .is_some_and(|code| matches!(code.group(), "request" | "field" | "number" | "model"));
    let hint = "`aivss schema threat-model` says what a threat model holds";
    error.or_hint(is_of_fields.then_some(hint))
}
