//! `aivss cvss`: vectors in, their scores out.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::Tally;
use crate::io::style::{self, Painted};
use crate::io::{STANDARD_STREAM, diagnostic, input, output};
use crate::options::{ScoreFormat, ScoreOutput, usage_error};
use aivss_core::cvss::Vector;
use aivss_core::markdown;
use aivss_core::request::{CvssReport, Outcome};
use clap::Args;
use std::fmt::Write;
use std::path::Path;

const EXAMPLES: &str = "\
Examples:
  aivss cvss CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H
  aivss cvss --format json - < vectors.txt

Exit codes: 0 when all is well, 1 when a score reached --fail-on, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CvssArguments {
    /// Vectors; `-` reads them from standard input, one a line
    #[arg(value_name = "VECTOR", required = true)]
    vectors: Vec<String>,

    #[command(flatten)]
    output: ScoreOutput,
}

/// Scores every vector; a refused one does not stop the others.
pub(crate) fn run(arguments: &CvssArguments) -> Result<u8, CliError> {
    if arguments.output.format == ScoreFormat::Factors {
        let message = "--format factors writes the factors of a finding, and a vector has none";
        return Err(usage_error::<CvssArguments>("cvss", message));
    }
    let mut tally = Tally::new(arguments.output.gate.limit());
    let mut is_first = true;
    for argument in &arguments.vectors {
        let lines = match vectors_of(argument) {
            Ok(lines) => lines,
            Err(error) => {
                tally.refuse();
                diagnostic::report_and_go_on(error)?;
                continue;
            }
        };
        for text in &lines {
            let scored = match text.parse::<Vector>().map(CvssReport::new) {
                Ok(report) => {
                    tally.score(report.severity);
                    Outcome::Success(report)
                }
                Err(error) => {
                    tally.refuse();
                    diagnostic::report(&CliError::in_notation(error.clone(), text))?;
                    Outcome::Failure(error)
                }
            };
            match (arguments.output.format, scored) {
                (ScoreFormat::Json, scored) => {
                    output::write(&format!("{}\n", scored.to_json("cvss")))?;
                }
                (ScoreFormat::Compact, Outcome::Success(report)) => {
                    output::write(&format!("{}\n", report.vector))?;
                }
                (
                    format @ (ScoreFormat::Text | ScoreFormat::Markdown),
                    Outcome::Success(report),
                ) => {
                    let gap = if is_first { "" } else { "\n" };
                    let text = match format {
                        ScoreFormat::Markdown => markdown::cvss(&report, 1),
                        _ => text_of(&report),
                    };
                    output::write(&format!("{gap}{text}"))?;
                    is_first = false;
                }
                (ScoreFormat::Factors, _) | (_, Outcome::Failure(_)) => {}
            }
        }
    }
    Ok(tally.exit_code())
}

/// The argument itself, or for `-` the lines of standard input that are not empty.
fn vectors_of(argument: &str) -> Result<Vec<String>, CliError> {
    if argument != STANDARD_STREAM {
        return Ok(vec![argument.into()]);
    }
    let text = input::text_of_file(Path::new(argument))?;
    Ok(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(String::from).collect())
}

fn text_of(report: &CvssReport) -> String {
    let band = style::of_severity(report.severity);
    let mut text = String::new();
    let _ = writeln!(text, "{}", Painted(style::HEADING, report.vector));
    let _ = writeln!(
        text,
        "  {}  {}  {}",
        Painted(band.bold(), format!("{} {}", report.score, report.severity)),
        report.nomenclature,
        Painted(style::DIM, format!("MacroVector {}", report.macro_vector)),
    );
    let _ = writeln!(text);
    for score in &report.scores {
        let band = Painted(style::of_severity(score.severity), score.severity.as_str());
        let _ = writeln!(
            text,
            "  {:<8} {:>4}  {band}",
            score.nomenclature.as_str(),
            score.score.to_string()
        );
    }
    let mut group = "";
    for metric in &report.metrics {
        if metric.group != group {
            group = metric.group;
            let _ = writeln!(text, "\n  {}", Painted(style::HEADING, group));
        }
        let _ = writeln!(
            text,
            "    {:<3}  {:<49}  {:<5}  {}",
            metric.metric, metric.name, metric.value, metric.value_name
        );
    }
    text
}
