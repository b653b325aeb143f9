//! What `aivss score` and `aivss explain` share: requests and documents in, reports or explanations out.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

mod bounds;
mod candidate;
mod document;
mod explanation;
mod flags;
mod gate;
mod report;
mod view;

pub(crate) use view::View;

use crate::error::CliError;
use crate::exit::Tally;
use crate::io::diagnostic;
use crate::io::input::{self, Subject};
use crate::io::output;
use crate::options::ScoreFormat;
use aivss_core::candidate::CandidateReading;
use aivss_core::document::{Document, DocumentData};
use aivss_core::factor::vector::FactorVector;
use aivss_core::markdown;
use aivss_core::request::{ExplainedData, ExplanationData, Outcome, PartialRequest, ScoredData};
use aivss_core::{ErrorCode, PartialProfile};
use clap::Args;
use flags::RequestFlags;
use gate::ScoreGate;
use std::path::PathBuf;

#[derive(Debug, Args)]
pub(crate) struct ScoringArguments {
    /// Requests in JSON or TOML, compact forms, or the two vectors of AIVSS 1.0 in quotes; `-` is standard input
    #[arg(value_name = "FILE|AIVSS-C:1/...")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    flags: RequestFlags,

    /// How to print
    #[arg(long, value_enum, default_value_t, help_heading = "Output")]
    format: ScoreFormat,

    #[command(flatten)]
    gate: ScoreGate,
}

/// Scores every input and prints one view of each; a refused input does not stop the others.
pub(crate) fn run(arguments: &ScoringArguments, view: View) -> Result<u8, CliError> {
    let mut tally = Tally::new(arguments.gate.severity());
    let mut gap = "";
    for subject in subjects(arguments) {
        let printed = subject.and_then(|subject| match subject {
            Subject::Request(request) => of_request(*request, view, arguments, &mut tally),
            Subject::Document(document) => of_document(&document, view, arguments, &mut tally),
            Subject::Candidate(reading) => of_candidate(&reading, view, arguments, &mut tally),
        });
        match printed {
            Ok(text) => {
                output::write(&format!("{gap}{text}"))?;
                if matches!(arguments.format, ScoreFormat::Text | ScoreFormat::Markdown) {
                    gap = "\n";
                }
            }
            Err(error) => {
                tally.refuse();
                let error = diagnostic::report_and_go_on(error)?;
                if arguments.format == ScoreFormat::Json {
                    diagnostic::write_failure(&error)?;
                }
            }
        }
    }
    Ok(tally.exit_code())
}

/// Every subject that the arguments name, or why it is refused.
fn subjects(arguments: &ScoringArguments) -> impl Iterator<Item = Result<Subject, CliError>> + '_ {
    let by_flags = if arguments.flags.any() {
        Some(arguments.flags.request().map(|request| Subject::Request(Box::new(request))))
    } else if arguments.files.is_empty() {
        Some(Err(nothing_to_score()))
    } else {
        None
    };
    by_flags.into_iter().chain(
        arguments
            .files
            .iter()
            .map(|file| input::subject_of_file(file).map_err(|error| error.in_file(file))),
    )
}

fn nothing_to_score() -> CliError {
    CliError::refused(
        ErrorCode::FieldMissing,
        "there is nothing to score; name a file, `-` for standard input, or give --cvss and --factor",
    )
}

fn of_request(
    request: PartialRequest,
    view: View,
    arguments: &ScoringArguments,
    tally: &mut Tally,
) -> Result<String, CliError> {
    arguments.gate.check_method()?;
    let bounds = request.inputs.bounds()?;
    // What could reach the band counts, so that not to look never passes a gate.
    tally.score(bounds.severity_high());
    Ok(match (arguments.format, view) {
        (ScoreFormat::Text, view) if bounds.is_complete() => {
            let scored = (request.complete()?, bounds.low());
            match view {
                View::Report => report::text(&scored),
                View::Explanation => explanation::text(&scored),
            }
        }
        (ScoreFormat::Text, view) => bounds::text(&request, &bounds, view),
        (ScoreFormat::Markdown, view) => {
            markdown::partial_finding(&request, &bounds, view.into(), 1)
        }
        (ScoreFormat::Compact, _) => format!("{}\n", bounds.assessment().compact()),
        (ScoreFormat::Factors, _) => factor_vector(bounds.profile())?,
        (ScoreFormat::Json, View::Report) => {
            let data = Outcome::Success(ScoredData::new(&request, &bounds));
            format!("{}\n", data.to_json("report"))
        }
        (ScoreFormat::Json, View::Explanation) => {
            let data = Outcome::Success(ExplainedData::new(&request, &bounds));
            format!("{}\n", data.to_json("explanation"))
        }
    })
}

/// A line of ten factors as mcp-guard writes them.
fn factor_vector(profile: Option<PartialProfile>) -> Result<String, CliError> {
    let Some(profile) = profile else {
        let message = "a printed AARS stands in place of factors, and there are none to write";
        return Err(CliError::refused(ErrorCode::FactorMissing, message));
    };
    Ok(format!("{}\n", FactorVector::try_new(profile)?))
}

fn of_document(
    document: &Document,
    view: View,
    arguments: &ScoringArguments,
    tally: &mut Tally,
) -> Result<String, CliError> {
    arguments.gate.check_method()?;
    let data = DocumentData::new(document);
    for finding in &data.findings {
        tally.score(finding.report.severity);
    }
    Ok(match (arguments.format, view) {
        (ScoreFormat::Text, _) => document::text(document, &data, view),
        (ScoreFormat::Markdown, _) => markdown::document(document, view.into()),
        (ScoreFormat::Compact, _) => {
            let lines: Vec<&str> = data.findings.iter().map(|f| f.compact.as_str()).collect();
            format!("{}\n", lines.join("\n"))
        }
        (ScoreFormat::Factors, _) => {
            let mut lines = String::new();
            for finding in &document.findings {
                let report = finding.report();
                lines.push_str(&factor_vector(report.profile().map(|it| (*it).into()))?);
            }
            lines
        }
        (ScoreFormat::Json, View::Report) => {
            format!("{}\n", Outcome::Success(data).to_json("document"))
        }
        // One explanation a line, in the order of the findings.
        (ScoreFormat::Json, View::Explanation) => {
            let mut lines = String::new();
            for finding in &document.findings {
                let (request, report) = document::scored(finding);
                let data = Outcome::Success(ExplanationData::new(&request, &report));
                lines.push_str(&data.to_json("explanation"));
                lines.push('\n');
            }
            lines
        }
    })
}

fn of_candidate(
    reading: &CandidateReading,
    view: View,
    arguments: &ScoringArguments,
    tally: &mut Tally,
) -> Result<String, CliError> {
    let message = match (view, arguments.format) {
        (View::Explanation, _) => Some(
            "a finding of the AIVSS 1.0 candidate has no factors whose shares could be explained; `aivss score` \
             shows why it has its class and what would change it",
        ),
        (_, ScoreFormat::Factors) => Some(
            "a finding of the AIVSS 1.0 candidate has eight metrics and no factors; `--format compact` writes \
             its two vectors",
        ),
        _ => None,
    };
    if let Some(message) = message {
        return Err(CliError::refused(ErrorCode::FamilyMismatch, message));
    }
    let finding = reading.assess()?;
    arguments.gate.count_candidate(&finding, tally)?;
    Ok(match arguments.format {
        ScoreFormat::Text | ScoreFormat::Factors => candidate::text(&finding),
        ScoreFormat::Markdown => markdown::candidate_finding(&finding, 1),
        ScoreFormat::Compact => format!("{} {}\n", finding.cvss(), finding.extension()),
        ScoreFormat::Json => {
            format!("{}\n", Outcome::Success(finding.to_value()).to_json("candidate"))
        }
    })
}
