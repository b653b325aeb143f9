//! The tree of commands: the arguments of the whole, and which command runs.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use crate::command::{
    batch, catalog, completions, cvss, decide, diff, explain, export, import, init, man, mcp,
    methods, model, reliability, report, schema, score, ssvc, verify,
};
use crate::error::CliError;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;

/// Exact AIVSS scores for AI agents, with every step shown
#[derive(Debug, Parser)]
#[command(
    name = "aivss",
    version,
    max_term_width = 80,
    long_about = "Exact AIVSS scores for AI agents, with every step shown.\n\n\
        AIVSS (OWASP) raises a CVSS v4.0 score by ten agentic factors, exploit maturity and mitigation. \
        All arithmetic is exact and rounded once, half up.",
    after_help = "Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused."
)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to colour the output
    // The last option of its heading, below those that a command adds.
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Output",
        display_order = 100
    )]
    color: ColorChoice,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Score findings from files, standard input or flags
    Score(Box<score::ScoreArguments>),
    /// Explain scores: what drives them, and what would change them
    Explain(Box<explain::ExplainArguments>),
    /// Score many findings, one a line, into one file
    Batch(batch::BatchArguments),
    /// Recompute scores that others printed
    Verify(verify::VerifyArguments),
    /// Turn a report of AIVSS v0.8 or v0.5 into an assessment document
    Import(import::ImportArguments),
    /// Turn an assessment document into a report of AIVSS v0.8 or v0.5
    Export(export::ExportArguments),
    /// Score CVSS v4.0 vectors, each group by itself
    Cvss(cvss::CvssArguments),
    /// Decide how soon to act, by the table of CISA's BOD 26-04
    Decide(decide::DecideArguments),
    /// Tell how reliably an attack works, from counted attempts
    Reliability(reliability::ReliabilityArguments),
    /// Decide how soon to act by AIVSS-SSVC, the draft beside AIVSS 0.8
    Ssvc(ssvc::SsvcArguments),
    /// Show what changed between two files, per finding
    Diff(diff::DiffArguments),
    /// Print an assessment document to fill in
    Init(init::InitArguments),
    /// Look up layers, threats, mitigations, core risks and the sources' errata
    Catalog(catalog::CatalogArguments),
    /// Keep a threat model by MAESTRO in a project: what there is, what can go wrong, what helps
    Model(model::ModelArguments),
    /// Report on one agent: its scores, and MAESTRO's seven layers
    Report(report::ReportArguments),
    /// Serve a project's threat model to assistants, over the Model Context Protocol
    Mcp(mcp::McpArguments),
    /// Print the JSON Schema of what is read: requests, documents, reports
    Schema(schema::SchemaArguments),
    /// List the methods, what they take, and the factors
    Methods(methods::MethodsArguments),
    /// Print a completion script for a shell
    Completions(completions::CompletionsArguments),
    /// Print the manual page
    Man(man::ManArguments),
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
enum ColorChoice {
    /// On a terminal that has colours, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

impl ColorChoice {
    /// Sets the choice for all output of the process.
    fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// The parser of the whole command.
fn parser() -> clap::Command {
    man::ManArguments::with_names(Cli::command())
}

/// Runs the command that the arguments name, the program's name first, and gives the exit code.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>) -> Result<u8, CliError> {
    let mut parser = self::parser();
    let mut matches = parser.try_get_matches_from_mut(arguments)?;
    let cli = Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut parser))?;
    cli.color.write_global();
    match &cli.command {
        Command::Score(arguments) => score::run(arguments),
        Command::Explain(arguments) => explain::run(arguments),
        Command::Batch(arguments) => batch::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Import(arguments) => import::run(arguments),
        Command::Export(arguments) => export::run(arguments),
        Command::Cvss(arguments) => cvss::run(arguments),
        Command::Decide(arguments) => decide::run(arguments),
        Command::Reliability(arguments) => reliability::run(arguments),
        Command::Ssvc(arguments) => ssvc::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Init(arguments) => init::run(arguments),
        Command::Catalog(arguments) => catalog::run(arguments),
        Command::Model(arguments) => model::run(arguments),
        Command::Report(arguments) => report::run(arguments),
        Command::Mcp(arguments) => mcp::run(arguments),
        Command::Schema(arguments) => schema::run(arguments),
        Command::Methods(arguments) => methods::run(arguments),
        Command::Completions(arguments) => completions::run(arguments, self::parser()),
        Command::Man(arguments) => man::run(arguments, self::parser()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        parser().debug_assert();
    }

    /// An option of a command that has the id of a global one would hide it without any error.
    #[test]
    fn global_options_reach_every_command() {
        fn check(command: &clap::Command, globals: &[&str]) {
            let missing: Vec<_> = globals
                .iter()
                .filter(|long| !command.get_arguments().any(|it| it.get_long() == Some(long)))
                .collect();
            assert!(missing.is_empty(), "{} has no {missing:?}", command.get_name());
            let own = command.get_arguments().filter(|it| it.is_global_set());
            let globals: Vec<&str> = own.filter_map(clap::Arg::get_long).collect();
            for subcommand in command.get_subcommands().filter(|it| it.get_name() != "help") {
                check(subcommand, &globals);
            }
        }

        let mut parser = parser();
        parser.build();
        check(&parser, &["color"]);
        let model = parser.find_subcommand("model").unwrap();
        check(model, &["color", "format", "project"]);
    }
}
