//! `aivss ssvc`: assessments by AIVSS-SSVC in, how soon to act out; between its three forms as well.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED, EXIT_REFUSED};
use crate::io::output::{self, paragraph};
use crate::io::style::{self, Painted};
use crate::io::{diagnostic, input};
use aivss_core::Printable;
use aivss_core::markdown::plain;
use aivss_core::request::Outcome;
use aivss_core::ssvc::{Outcome as SsvcOutcome, PartialSsvcAssessment};
use aivss_formats::ssvc::{NOTE, SsvcReading, dradis_fields, page_value, ssvc_value};
use anstyle::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use std::fmt::Write;
use std::path::Path;

const EXAMPLES: &str = "\
Examples:
  aivss ssvc threat:active/impact:critical
  aivss ssvc --format markdown threat:poc/impact:critical/f1:4/f2:4/f3:4/f4:4

A vector may leave points out; they are then unknown, and the outcome lies
between two ends. A file holds a vector, the JSON of OWASP's AIVSS-SSVC page, or
the fields of Dradis; `-` is standard input. A derived field there that does not
follow is told.

AIVSS-SSVC is a draft beside AIVSS 0.8, and neither CISA's nor CERT/CC's SSVC.

Exit codes: 0 when all is well, 1 when a derived field of an input does not
follow, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct SsvcArguments {
    /// Vectors themselves, or files
    #[arg(value_name = "threat:.../...|FILE", required = true)]
    assessments: Vec<String>,

    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: SsvcFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum SsvcFormat {
    /// For people
    #[default]
    Text,
    /// One outcome a line
    Json,
    /// For tickets and wikis
    Markdown,
    /// One line of text that holds every point
    Vector,
    /// The JSON of OWASP's AIVSS-SSVC page
    Page,
    /// The fields of Dradis
    Dradis,
}

/// Prints every assessment; a refused one does not stop the others.
pub(crate) fn run(arguments: &SsvcArguments) -> Result<u8, CliError> {
    let (mut is_refused, mut differs) = (false, false);
    let mut gap = "";
    for argument in &arguments.assessments {
        let printed = reading_of(argument).and_then(|reading| {
            differs |= !reading.differences.is_empty();
            Ok(printed(&reading, arguments.format)?)
        });
        match printed {
            Ok(text) => {
                output::write(&format!("{gap}{text}"))?;
                if matches!(arguments.format, SsvcFormat::Text | SsvcFormat::Markdown) {
                    gap = "\n";
                }
            }
            Err(error) => {
                is_refused = true;
                let error = diagnostic::report_and_go_on(error)?;
                if arguments.format == SsvcFormat::Json {
                    diagnostic::write_failure(&error)?;
                }
            }
        }
    }
    Ok(match (is_refused, differs) {
        (true, _) => EXIT_REFUSED,
        (false, true) => EXIT_REACHED,
        (false, false) => EXIT_OK,
    })
}

/// A vector has a `:` before its first `/`, or the header; no file of such a name is looked for.
fn reading_of(argument: &str) -> Result<SsvcReading, CliError> {
    let first = argument.split('/').next().unwrap_or_default();
    if first.contains(':') || first == aivss_core::ssvc::HEADER {
        return SsvcReading::from_text(argument)
            .map_err(|error| CliError::in_notation(error, argument));
    }
    let file = Path::new(argument);
    let text = input::text_of_file(file)?;
    SsvcReading::from_text(&text).map_err(|error| CliError::from(error).in_file(file))
}

fn printed(reading: &SsvcReading, format: SsvcFormat) -> Result<String, aivss_core::Error> {
    Ok(match format {
        SsvcFormat::Text => text(reading),
        SsvcFormat::Markdown => markdown(reading),
        SsvcFormat::Json => {
            format!("{}\n", Outcome::Success(ssvc_value(reading)).to_json("ssvc"))
        }
        SsvcFormat::Vector => format!("{}\n", reading.assessment.complete()?),
        SsvcFormat::Page => format!("{}\n", page_value(&reading.assessment.complete()?).to_json()),
        SsvcFormat::Dradis => dradis_fields(&reading.assessment.complete()?),
    })
}

const fn of_outcome(outcome: SsvcOutcome) -> Style {
    match outcome {
        SsvcOutcome::Defer => AnsiColor::Green.on_default(),
        SsvcOutcome::Scheduled => AnsiColor::Yellow.on_default(),
        SsvcOutcome::OutOfCycle => AnsiColor::Red.on_default(),
        SsvcOutcome::Immediate => AnsiColor::Magenta.on_default(),
    }
}

/// `7 to 30 days`, or `no date`; of two outcomes the days that either leaves.
fn days((low, high): (SsvcOutcome, SsvcOutcome)) -> String {
    match (high.days(), low.days()) {
        (None, _) => "no date".into(),
        (Some((first, _)), None) => format!("{first} days to no date"),
        (Some((first, _)), Some((_, last))) => format!("{first} to {last} days"),
    }
}

/// `Immediate`, or `Scheduled to Immediate`.
fn range<T: PartialEq + Copy>((low, high): (T, T), name: impl Fn(T) -> String) -> String {
    if low == high { name(low) } else { format!("{} to {}", name(low), name(high)) }
}

fn text(reading: &SsvcReading) -> String {
    let assessment = &reading.assessment;
    let (low, high) = assessment.outcome_bounds();
    let mut text = String::new();
    let outcome = range((low, high), |it| Painted(of_outcome(it).bold(), it).to_string());
    let _ = writeln!(
        text,
        "{}  {outcome}  {}",
        Painted(style::HEADING, "AIVSS-SSVC"),
        Painted(style::DIM, days((low, high)))
    );
    let mut row = |name: &str, value: String, remark: &str| {
        let remark = Painted(style::DIM, remark);
        let _ = match remark.1 {
            "" => writeln!(text, "  {name:<14} {value}"),
            _ => writeln!(text, "  {name:<14} {value:<22} {remark}"),
        };
    };
    let unknown = || "unknown".to_owned();
    row("threat", assessment.threat.map_or_else(unknown, |it| it.label().into()), "");
    let level = range(assessment.agent_level_bounds(), |it| it.label().into());
    let complete = assessment.complete().ok();
    let rule = complete.map(|it| it.capabilities.rule().to_string()).unwrap_or_default();
    row("agent level", level, &rule);
    row("impact", assessment.impact.map_or_else(unknown, |it| it.label().into()), "");
    let vulnerability = assessment.vulnerability.map_or_else(unknown, |it| it.label().into());
    row("vulnerability", vulnerability, "counts in the risk score only");
    let (least, greatest) = assessment.risk_score_bounds();
    row("risk score", range((least, greatest), |it| it.to_string()), "no severity, at most 57.6");
    if let Some(complete) = complete {
        let _ = writeln!(text, "  {complete}");
    } else {
        let _ = writeln!(text, "{}", paragraph("  unknown        ", &unknown_of(assessment)));
    }
    for difference in &reading.differences {
        let sentence = Printable(&difference.to_string()).to_string();
        let _ = writeln!(text, "{}", paragraph("  - ", &sentence));
    }
    let _ = writeln!(text, "{}", paragraph("  ", NOTE));
    text
}

fn unknown_of(assessment: &PartialSsvcAssessment) -> String {
    assessment.unknown().collect::<Vec<_>>().join(", ")
}

fn markdown(reading: &SsvcReading) -> String {
    let assessment = &reading.assessment;
    let outcome = range(assessment.outcome_bounds(), |it| it.to_string());
    let mut text =
        format!("# AIVSS-SSVC\n\n**{outcome}** ({})\n\n", days(assessment.outcome_bounds()));
    let unknown = || "unknown".to_owned();
    text.push_str("| point | value |\n|---|---|\n");
    for (name, value) in [
        ("threat", assessment.threat.map_or_else(unknown, |it| it.label().into())),
        ("agent level", range(assessment.agent_level_bounds(), |it| it.label().into())),
        ("impact", assessment.impact.map_or_else(unknown, |it| it.label().into())),
        ("vulnerability", assessment.vulnerability.map_or_else(unknown, |it| it.label().into())),
        ("risk score", range(assessment.risk_score_bounds(), |it| it.to_string())),
    ] {
        let _ = writeln!(text, "| {name} | {value} |");
    }
    text.push('\n');
    for difference in &reading.differences {
        let _ = writeln!(text, "- {}", plain(&difference.to_string()));
    }
    let _ = writeln!(text, "- {NOTE}");
    if let Ok(complete) = assessment.complete() {
        let _ = writeln!(text, "\n`{complete}`");
    }
    text
}
