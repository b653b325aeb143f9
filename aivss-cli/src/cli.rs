//! The arguments of the command, and its help.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use crate::command::catalog::CatalogCommand;
use aivss_core::Severity;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// When to colour the output
    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "WHEN",
        help_heading = "Output"
    )]
    pub(crate) color: ColorChoice,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Score findings from files, standard input or flags
    #[command(after_help = SCORE_EXAMPLES)]
    Score(Box<ScoreArguments>),
    /// Explain scores: what drives them, and what would change them
    #[command(after_help = EXPLAIN_EXAMPLES)]
    Explain(Box<ScoreArguments>),
    /// Score many findings, one a line, into one file
    #[command(after_help = crate::command::batch::EXAMPLES)]
    Batch(crate::command::batch::BatchArguments),
    /// Recompute scores that others printed
    #[command(after_help = crate::command::verify::EXAMPLES)]
    Verify(crate::command::verify::VerifyArguments),
    /// Turn a report of AIVSS v0.8 or v0.5 into an assessment document
    #[command(after_help = crate::command::export::IMPORT_EXAMPLES)]
    Import(crate::command::export::ImportArguments),
    /// Turn an assessment document into a report of AIVSS v0.8 or v0.5
    #[command(after_help = crate::command::export::EXPORT_EXAMPLES)]
    Export(crate::command::export::ExportArguments),
    /// Score CVSS v4.0 vectors, each group by itself
    #[command(after_help = CVSS_EXAMPLES)]
    Cvss(CvssArguments),
    /// Show what changed between two files, per finding
    #[command(after_help = crate::command::diff::EXAMPLES)]
    Diff(crate::command::diff::DiffArguments),
    /// Print an assessment document to fill in
    #[command(after_help = crate::command::init::EXAMPLES)]
    Init(crate::command::init::InitArguments),
    /// Look up layers, threats, mitigations, core risks and the sources' errata
    #[command(subcommand, after_help = crate::command::catalog::EXAMPLES)]
    Catalog(CatalogCommand),
    /// Keep a threat model by MAESTRO in a project: what there is, what can go wrong, what helps
    Model(crate::command::model::ModelArguments),
    /// Report on one agent: its scores, and MAESTRO's seven layers
    #[command(after_help = REPORT_EXAMPLES)]
    Report(ReportArguments),
    /// Serve a project's threat model to assistants, over the Model Context Protocol
    #[command(after_help = crate::command::mcp::EXAMPLES)]
    Mcp(crate::command::mcp::McpArguments),
    /// Print the JSON Schema of what is read: requests, documents, reports
    #[command(after_help = "Example:\n  aivss schema assessment > assessment.schema.json")]
    Schema {
        /// What to describe
        #[arg(value_parser = ["request", "assessment", "report", "owasp-0.8", "owasp-0.5", "threat-model"], default_value = "assessment")]
        name: String,
    },
    /// List the methods, what they take, and the factors
    #[command(after_help = METHODS_EXAMPLES)]
    Methods(MethodsArguments),
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  aivss completions bash > ~/.local/share/bash-completion/completions/aivss"
    )]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    #[command(after_help = "Examples:\n  aivss man | man -l -\n  aivss man score > aivss-score.1")]
    Man {
        /// The command to print the page of, instead of the whole
        #[arg(value_parser = ["score", "explain", "batch", "cvss", "diff", "verify", "import", "export", "init", "catalog", "model", "report", "mcp", "schema", "methods", "completions", "man"])]
        command: Option<String>,
    },
}

const SCORE_EXAMPLES: &str = "\
Examples:
  aivss score examples/zscaler-mcp-server.json
  aivss score --format json finding.toml | jq .report.score
  aivss score --format compact examples/owasp-0.8/06-memory-context.toml
  aivss score --fail-on high findings/*.json
  aivss score --mitigation partial \\
    --cvss CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N \\
    -f autonomy=1 -f tools=1 -f language=1 -f context=1 -f non_determinism=0.5 \\
    -f opacity=1 -f persistence=1 -f identity=1 -f multi_agent=0.5 -f self_mod=0

A file holds one request in JSON or TOML: `cvss` (a vector or a score) and
`factors` (all ten); where they differ from the defaults also `method`, `domain`,
`factor_set`, `exploit_maturity`, `threat_multiplier`, `mitigation` and
`mitigation_factor`. `name` and `comment` are free text.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

const EXPLAIN_EXAMPLES: &str = "\
Examples:
  aivss explain examples/owasp-0.8/06-memory-context.toml
  aivss explain --format json finding.json | jq .explanation.next_lower_band

A file holds a request as for `aivss score`.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

const CVSS_EXAMPLES: &str = "\
Examples:
  aivss cvss CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H
  aivss cvss --format json - < vectors.txt

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

const REPORT_EXAMPLES: &str = "\
Examples:
  aivss report examples/zscaler-mcp-server.report.json > report.md
  aivss report --format html agent.report.json > report.html

A file holds an agent report in JSON or TOML; `aivss schema report` describes it.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

const METHODS_EXAMPLES: &str = "\
Examples:
  aivss methods
  aivss methods --rubric
  aivss methods --format json";

#[derive(Debug, Args)]
pub(crate) struct ScoreArguments {
    /// Requests in JSON or TOML, or compact forms themselves; `-` is standard input
    #[arg(value_name = "FILE|AIVSS:1/...")]
    pub(crate) files: Vec<PathBuf>,

    #[command(flatten)]
    pub(crate) flags: RequestFlags,

    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

/// A request by flags; each is a field of the request.
#[derive(Debug, Args)]
#[command(next_help_heading = "A request by flags")]
pub(crate) struct RequestFlags {
    /// What is scored
    #[arg(long, conflicts_with = "files")]
    pub(crate) name: Option<String>,

    /// CVSS v4.0 vector, or a score from 0.0 to 10.0
    #[arg(long, value_name = "VECTOR|SCORE", conflicts_with = "files")]
    pub(crate) cvss: Option<String>,

    /// One of the ten factors, by any published name; repeat for each
    #[arg(short, long = "factor", value_name = "NAME=VALUE", value_parser = name_and_value, conflicts_with = "files")]
    pub(crate) factors: Vec<(String, String)>,

    /// A printed AARS in place of factors (owasp-0.5)
    #[arg(long, value_name = "NUMBER", conflicts_with = "files")]
    pub(crate) aars: Option<String>,

    /// attacked, proof_of_concept or unreported [default: the vector's E, else proof_of_concept]
    #[arg(long, value_name = "NAME", conflicts_with = "files")]
    pub(crate) maturity: Option<String>,

    /// ThM as a number
    #[arg(long, value_name = "NUMBER", conflicts_with = "files")]
    pub(crate) threat_multiplier: Option<String>,

    /// none, partial or strong [default: none]
    #[arg(long, value_name = "NAME", conflicts_with = "files")]
    pub(crate) mitigation: Option<String>,

    /// MF as a number
    #[arg(long, value_name = "NUMBER", conflicts_with = "files")]
    pub(crate) mitigation_factor: Option<String>,

    /// owasp-0.8, owasp-0.5 or uplift-only [default: owasp-0.8]
    #[arg(long, value_name = "ID", conflicts_with = "files")]
    pub(crate) method: Option<String>,

    /// 0.8 or 0.5 [default: the method's own]
    #[arg(long, value_name = "SET", conflicts_with = "files")]
    pub(crate) factor_set: Option<String>,

    /// Take any decimals in range, not the rubric's values alone
    #[arg(long, conflicts_with = "files")]
    pub(crate) estimated: bool,
}

#[derive(Debug, Args)]
pub(crate) struct CvssArguments {
    /// Vectors; `-` reads them from standard input, one a line
    #[arg(value_name = "VECTOR", required = true)]
    pub(crate) vectors: Vec<String>,

    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

#[derive(Debug, Args)]
pub(crate) struct ReportArguments {
    /// The report; `-` is standard input
    pub(crate) file: PathBuf,

    /// How to print
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    pub(crate) format: ReportFormat,

    /// Exit with 1 when a score reaches this band
    #[arg(long, value_enum, value_name = "BAND", help_heading = "Output")]
    pub(crate) fail_on: Option<Band>,
}

#[derive(Debug, Args)]
pub(crate) struct MethodsArguments {
    /// Show what each value of each factor means
    #[arg(long)]
    pub(crate) rubric: bool,

    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(crate) struct OutputArguments {
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: OutputFormat,

    /// Exit with 1 when a score reaches this band
    #[arg(long, value_enum, value_name = "BAND")]
    pub(crate) fail_on: Option<Band>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For tickets and wikis
    Markdown,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For repositories, tickets and wikis
    #[default]
    Markdown,
    /// One web page without scripts, for a browser or a printer
    Html,
    /// For programs
    Json,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(crate) enum OutputFormat {
    /// For people
    #[default]
    Text,
    /// One outcome a line
    Json,
    /// One line of text that holds the whole input; a CVSS vector is its own
    Compact,
    /// For tickets and wikis; `aivss cvss` prints text
    Markdown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Band {
    /// 0.1 and above
    Low,
    /// 4.0 and above
    Medium,
    /// 7.0 and above
    High,
    /// 9.0 and above
    Critical,
}

impl Band {
    pub(crate) const fn severity(self) -> Severity {
        match self {
            Self::Low => Severity::Low,
            Self::Medium => Severity::Medium,
            Self::High => Severity::High,
            Self::Critical => Severity::Critical,
        }
    }
}

#[derive(Clone, Copy, Debug, Default, ValueEnum)]
pub(crate) enum ColorChoice {
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
    pub(crate) fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

/// The whole command, or one of its subcommands under its full name.
pub(crate) fn command_of(name: Option<&str>) -> clap::Command {
    let whole = Arguments::command();
    match name.and_then(|name| whole.find_subcommand(name)) {
        Some(part) => part.clone().name(format!("aivss-{}", part.get_name())),
        None => whole,
    }
}

fn name_and_value(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() => Ok((name.into(), value.into())),
        _ => Err("expected NAME=VALUE, such as autonomy=0.5".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }
}
