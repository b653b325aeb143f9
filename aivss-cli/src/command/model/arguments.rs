//! The arguments of `aivss model`.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use super::shared::fields::FieldArguments;
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ModelArguments {
    #[command(subcommand)]
    pub(super) command: ModelCommand,

    /// The folder of the project [default: the current one, or one above it]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Threat model")]
    pub(super) project: Option<PathBuf>,
}

const EXAMPLES: &str = "\
Examples:
  aivss model list
  aivss model add component --set name='Invoice agent' --set type=agent
  aivss model show TH-1

The model is the file .threatmodel/model.json of the project, made for version
control: a field to a line, sorted by id.

Exit codes: 0 when all is well, 1 when `validate` misses something, `check`
finds what --fail-on names or `merge` has conflicts, 2 when input was refused.";

const INIT_EXAMPLES: &str = "\
Example:
  aivss model init";

const CONTEXT_EXAMPLES: &str = "\
Examples:
  aivss model context
  aivss model context --set name='Invoices' --set financial_impact=high

`aivss model fields context` lists the fields.";

const LAYER_EXAMPLES: &str = "\
Examples:
  aivss model layer L1
  aivss model layer L1 --set not_applicable='The model is bought as a service'

`aivss model fields layer` lists the fields.";

const ADD_EXAMPLES: &str = "\
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

const EDIT_EXAMPLES: &str = "\
Examples:
  aivss model edit TH-1 --set severity=critical
  aivss model edit TH-1 --set likelihood=

A list takes the place of the one before; nothing after `=` empties a field.";

const REMOVE_EXAMPLES: &str = "\
Example:
  aivss model remove MI-1

What something else refers to stays. An id is never given again.";

const LINK_EXAMPLES: &str = "\
Examples:
  aivss model link MI-1 TH-2
  aivss model link MI-1 TH-2 --partial";

const UNLINK_EXAMPLES: &str = "\
Example:
  aivss model unlink MI-1 TH-1";

const LIST_EXAMPLES: &str = "\
Examples:
  aivss model list
  aivss model list threats
  aivss model list components --format json
  aivss model list --file old.json";

const SHOW_EXAMPLES: &str = "\
Example:
  aivss model show TH-1";

const APPLY_EXAMPLES: &str = "\
Examples:
  aivss model apply changes.json
  aivss model apply - < changes.json

The file holds a list of operations, of which all are done or none:
  [{\"add\": \"threat\", \"fields\": {...}}, {\"edit\": \"TH-1\", \"fields\": {...}},
   {\"remove\": \"TH-2\"}, {\"link\": \"MI-1\", \"to\": \"TH-1\", \"partial\": true},
   {\"unlink\": \"MI-1\", \"from\": \"TH-1\"}, {\"context\": {...}},
   {\"layer\": \"L2\", \"fields\": {...}}]";

const FIELDS_EXAMPLES: &str = "\
Examples:
  aivss model fields
  aivss model fields threat";

#[derive(Debug, Subcommand)]
pub(crate) enum ModelCommand {
    /// Begin a threat model in a folder
    #[command(after_help = INIT_EXAMPLES)]
    Init(ModelOutput),
    /// Answer the questions of MAESTRO's quickstart, and end with a threat model
    #[command(after_help = super::quickstart::EXAMPLES)]
    Quickstart(super::quickstart::QuickstartArguments),
    /// Show the business context, or set fields of it
    #[command(after_help = CONTEXT_EXAMPLES)]
    Context {
        #[command(flatten)]
        fields: FieldArguments,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Show what is said of a layer, or say why it has no components
    #[command(after_help = LAYER_EXAMPLES)]
    Layer {
        /// L1 to L7, its name, or CL for what crosses layers
        layer: String,
        #[command(flatten)]
        fields: FieldArguments,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Add a component, a threat, a mitigation...
    #[command(after_help = ADD_EXAMPLES)]
    Add {
        /// What to add; `aivss model fields` lists the kinds
        kind: String,
        #[command(flatten)]
        fields: FieldArguments,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Set fields of what is there
    #[command(after_help = EDIT_EXAMPLES)]
    Edit {
        /// Its id, TH-1 for instance
        id: String,
        #[command(flatten)]
        fields: FieldArguments,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Remove what nothing refers to
    #[command(after_help = REMOVE_EXAMPLES)]
    Remove {
        /// Its id, TH-1 for instance
        id: String,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Say that a mitigation is meant for a threat
    #[command(after_help = LINK_EXAMPLES)]
    Link {
        /// The mitigation, MI-1 for instance
        mitigation: String,
        /// The threat, TH-1 for instance
        threat: String,
        /// It covers only part of the threat
        #[arg(long)]
        partial: bool,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Take that back
    #[command(after_help = UNLINK_EXAMPLES)]
    Unlink {
        /// The mitigation, MI-1 for instance
        mitigation: String,
        /// The threat, TH-1 for instance
        threat: String,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// List what there is, or what there is of a kind
    #[command(after_help = LIST_EXAMPLES)]
    List {
        /// threats, components, mitigations...
        kind: Option<String>,
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Show all fields of one thing, and what refers to it
    #[command(after_help = SHOW_EXAMPLES)]
    Show {
        /// Its id, TH-1 for instance
        id: String,
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Make many changes, all or none
    #[command(after_help = APPLY_EXAMPLES)]
    Apply {
        /// Operations in JSON; `-` is standard input
        file: PathBuf,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Look for the evidence that mitigations declare; nothing is ever run
    #[command(after_help = super::validate::EXAMPLES)]
    Validate(super::validate::ValidateArguments),
    /// Say what the model lacks
    #[command(after_help = super::check::EXAMPLES)]
    Check(super::check::CheckArguments),
    /// Show how far the quickstart's five steps are
    #[command(after_help = super::check::PROGRESS_EXAMPLES)]
    Progress {
        #[command(flatten)]
        rule: super::check::RuleArguments,
        #[command(flatten)]
        source: Source,
        #[command(flatten)]
        output: ModelOutput,
    },
    /// Propose threats, mitigations and AIVSS factors, or take proposals over
    #[command(after_help = super::suggest::EXAMPLES)]
    Suggest(super::suggest::SuggestArguments),
    /// Write the model as a report, table, diagram or file of another tool
    #[command(after_help = super::export::EXPORT_EXAMPLES)]
    Export(super::export::ExportArguments),
    /// Read a file of AWS Threat Composer into an empty model
    #[command(after_help = super::export::IMPORT_EXAMPLES)]
    Import(super::export::ImportArguments),
    /// Show what changed between two copies, field by field
    #[command(after_help = super::diff::DIFF_EXAMPLES)]
    Diff(super::diff::DiffArguments),
    /// Merge two copies by their common ancestor
    #[command(after_help = super::diff::MERGE_EXAMPLES)]
    Merge(super::diff::MergeArguments),
    /// List the kinds of things, or the fields of a kind, of `context` or of `layer`
    #[command(after_help = FIELDS_EXAMPLES)]
    Fields {
        /// threat, component, mitigation..., context or layer
        kind: Option<String>,
        #[command(flatten)]
        output: ModelOutput,
    },
}

impl ModelCommand {
    pub(super) const fn format(&self) -> ModelFormat {
        match self {
            Self::Init(output)
            | Self::Context { output, .. }
            | Self::Layer { output, .. }
            | Self::Add { output, .. }
            | Self::Edit { output, .. }
            | Self::Remove { output, .. }
            | Self::Link { output, .. }
            | Self::Unlink { output, .. }
            | Self::List { output, .. }
            | Self::Show { output, .. }
            | Self::Apply { output, .. }
            | Self::Fields { output, .. }
            | Self::Progress { output, .. } => output.format,
            Self::Validate(arguments) => arguments.output.format,
            Self::Check(arguments) => arguments.output.format,
            Self::Suggest(arguments) => arguments.output.format,
            Self::Import(arguments) => arguments.output.format,
            Self::Diff(arguments) => arguments.output.format,
            // The quickstart talks with people only.
            Self::Export(_) | Self::Merge(_) | Self::Quickstart(_) => ModelFormat::Text,
        }
    }
}

/// Where the model is that is only looked at.
#[derive(Debug, Args)]
pub(crate) struct Source {
    /// A model in a file of its own, and not that of a project; `-` is standard input
    #[arg(long, value_name = "FILE", help_heading = "Threat model")]
    pub(super) file: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, Args)]
pub(crate) struct ModelOutput {
    /// How to print
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub(super) format: ModelFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ModelFormat {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}
