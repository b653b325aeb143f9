//! `aivss import`: a report of AIVSS v0.8 or v0.5 becomes an assessment document.

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::{input, output};
use aivss_formats::owasp_reports;
use clap::Args;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  aivss import examples/report-owasp-0.8.json > assessment.json
  aivss import report.json | aivss score -

What is in the report is taken as it stands; `aivss verify` checks its figures.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ImportArguments {
    /// A report in JSON; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Prints the document.
pub(crate) fn run(arguments: &ImportArguments) -> Result<u8, CliError> {
    let document = document(&arguments.file).map_err(|error| error.in_file(&arguments.file))?;
    output::write_raw(format!("{document}\n").as_bytes())?;
    Ok(EXIT_OK)
}

fn document(file: &Path) -> Result<String, CliError> {
    let text = input::text_of_file(file)?;
    let value = input::value_of_text(&text, input::is_toml(file, &text))?;
    Ok(owasp_reports::import(value)?.to_json())
}
