//! `aivss cvss`: vectors in, their scores out.

use crate::arguments::{CvssArguments, OutputFormat};
use crate::input;
use crate::output::{self, Tally};
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::cvss::Vector;
use aivss_core::markdown;
use aivss_core::request::{CvssReport, Outcome};
use std::fmt::Write;
use std::io;
use std::path::Path;

pub(crate) fn run(arguments: &CvssArguments) -> io::Result<u8> {
    let mut tally = Tally::new(arguments.output.fail_on);
    let mut is_first = true;
    for argument in &arguments.vectors {
        let lines = match vectors_of(argument) {
            Ok(lines) => lines,
            Err(problem) => {
                tally.refuse();
                problem.report()?;
                continue;
            }
        };
        for text in &lines {
            let scored = text
                .parse::<Vector>()
                .map(CvssReport::new)
                .map_err(|error| Problem::of_vector(error, text));
            match &scored {
                Ok(report) => tally.score(report.severity),
                Err(problem) => {
                    tally.refuse();
                    problem.report()?;
                }
            }
            match (arguments.output.format, scored) {
                (OutputFormat::Json, scored) => {
                    let outcome = match scored {
                        Ok(report) => Outcome::Success(report),
                        Err(problem) => Outcome::Failure(problem.error),
                    };
                    output::write(&format!("{}\n", outcome.to_json("cvss")))?;
                }
                (OutputFormat::Compact, Ok(report)) => {
                    output::write(&format!("{}\n", report.vector))?;
                }
                (format @ (OutputFormat::Text | OutputFormat::Markdown), Ok(report)) => {
                    let gap = if is_first { "" } else { "\n" };
                    let text = match format {
                        OutputFormat::Markdown => markdown::cvss(&report, 1),
                        _ => text_of(&report),
                    };
                    output::write(&format!("{gap}{text}"))?;
                    is_first = false;
                }
                (_, Err(_)) => {}
            }
        }
    }
    Ok(tally.exit_code())
}

/// The argument itself, or for `-` the lines of standard input that are not empty.
fn vectors_of(argument: &str) -> Result<Vec<String>, Problem> {
    if argument != "-" {
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
