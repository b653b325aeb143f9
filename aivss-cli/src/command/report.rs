//! `aivss report`: an agent's scores and layers, for a repository, a browser or a program.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::Tally;
use crate::io::{input, output};
use crate::options::Gate;
use aivss_core::request::Outcome;
use aivss_threat_model::agent_report::{AgentReport, AgentReportData, to_html, to_markdown};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  aivss report examples/zscaler-mcp-server.report.json > report.md
  aivss report --format html agent.report.json > report.html

A file holds an agent report in JSON or TOML; `aivss schema report` describes it.

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ReportArguments {
    /// The report; `-` is standard input
    file: PathBuf,

    /// How to print
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    format: AgentReportFormat,

    #[command(flatten)]
    gate: Gate,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum AgentReportFormat {
    /// For repositories, tickets and wikis
    #[default]
    Markdown,
    /// One web page without scripts, for a browser or a printer
    Html,
    /// For programs
    Json,
}

/// Prints the report, and counts the scores of its findings.
pub(crate) fn run(arguments: &ReportArguments) -> Result<u8, CliError> {
    let (text, data) = report(&arguments.file, arguments.format)
        .map_err(|error| error.in_file(&arguments.file))?;
    output::write_raw(text.as_bytes())?;
    let mut tally = Tally::new(arguments.gate.limit());
    for finding in &data.assessment.findings {
        tally.score(finding.report.severity);
    }
    Ok(tally.exit_code())
}

fn report(file: &Path, format: AgentReportFormat) -> Result<(String, AgentReportData), CliError> {
    let text = input::text_of_file(file)?;
    let report =
        AgentReport::from_value(input::value_of_text(&text, input::is_toml(file, &text))?)?;
    let data = AgentReportData::new(&report);
    let text = match format {
        AgentReportFormat::Markdown => to_markdown(&report),
        AgentReportFormat::Html => to_html(&report),
        AgentReportFormat::Json => {
            format!("{}\n", Outcome::Success(data.clone()).to_json("agent_report"))
        }
    };
    Ok((text, data))
}
