//! `aivss model export`: the model as a report, table, diagram or file of another tool.

use super::shared::answer::Answer;
use super::shared::project::{ProjectOption, SourceOption};
use crate::error::CliError;
use crate::io::target::write_whole;
use aivss_core::Printable;
use aivss_threat_model::ExportFormat;
use clap::Args;
use clap::builder::PossibleValuesParser;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  aivss model export > threat-model.md
  aivss model export --as html --output threat-model.html
  aivss model export --as threat-composer --output model.tc.json
  aivss model export --file old.json --as csv

Formats: markdown, html, json, csv (the threat register), threat-composer (AWS
Threat Composer), mermaid and graphviz (the diagram). Nothing is cut: what a
format has no room for is refused with its place.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExportArguments {
    /// The format
    #[arg(long = "as", value_name = "FORMAT", default_value = "markdown", value_parser = names())]
    target: String,

    /// The file to write, whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    source: SourceOption,
}

fn names() -> PossibleValuesParser {
    ExportFormat::ALL.iter().map(|format| format.as_str()).into()
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &ExportArguments,
) -> Result<Answer, CliError> {
    let model = project.read(&arguments.source)?;
    let format: ExportFormat = arguments.target.parse()?;
    let text = format.write(&model)?;
    let Some(path) = &arguments.output else {
        return Ok(Answer::document(text));
    };
    write_whole(path, &text)?;
    let path = path.display().to_string();
    Ok(Answer::message(format!("wrote {} bytes to {}\n", text.len(), Printable(&path))))
}
