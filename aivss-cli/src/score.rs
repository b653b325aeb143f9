//! `aivss score` and `aivss explain`: requests and documents in, reports or explanations out.

use crate::arguments::{OutputFormat, ScoreArguments};
use crate::input::{self, Subject};
use crate::output::{self, Tally};
use crate::problem::Problem;
use crate::{document, explanation, report};
use aivss_core::document::{Document, DocumentData};
use aivss_core::markdown::{self, Detail};
use aivss_core::request::{ExplanationData, Outcome, ReportData, Request};
use aivss_core::{ErrorCode, Report};
use std::io;

/// What was asked for of a score.
#[derive(Clone, Copy)]
pub(crate) enum View {
    /// The score and its steps.
    Report,
    /// What drives it and what would change it.
    Explanation,
}

impl From<View> for Detail {
    fn from(view: View) -> Self {
        match view {
            View::Report => Self::Report,
            View::Explanation => Self::Explanation,
        }
    }
}

/// A finding with its report.
pub(crate) type Scored = (Request, Report);

pub(crate) fn run(arguments: &ScoreArguments, view: View) -> io::Result<u8> {
    let mut tally = Tally::new(arguments.output.fail_on);
    let mut gap = "";
    for subject in subjects(arguments) {
        let printed = subject.and_then(|subject| match subject {
            Subject::Request(request) => of_request(*request, view, arguments, &mut tally),
            Subject::Document(document) => of_document(&document, view, arguments, &mut tally),
        });
        match printed {
            Ok(text) => {
                output::write(&format!("{gap}{text}"))?;
                if matches!(arguments.output.format, OutputFormat::Text | OutputFormat::Markdown) {
                    gap = "\n";
                }
            }
            Err(problem) => {
                tally.refuse();
                problem.report()?;
                if arguments.output.format == OutputFormat::Json {
                    let failure = Outcome::<ReportData>::Failure(problem.error);
                    output::write(&format!("{}\n", failure.to_json("report")))?;
                }
            }
        }
    }
    Ok(tally.exit_code())
}

/// Every subject that the arguments name; one that is refused never loses the others.
fn subjects(arguments: &ScoreArguments) -> impl Iterator<Item = Result<Subject, Problem>> + '_ {
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
            .map(|file| input::subject_of_file(file).map_err(|problem| problem.in_file(file))),
    )
}

fn nothing_to_score() -> Problem {
    Problem::new(
        ErrorCode::FieldMissing,
        "there is nothing to score; name a file, `-` for standard input, or give --cvss and --factor".into(),
    )
}

fn of_request(
    request: Request,
    view: View,
    arguments: &ScoreArguments,
    tally: &mut Tally,
) -> Result<String, Problem> {
    let report = request.inputs.score()?;
    tally.score(report.severity());
    let scored = (request, report);
    Ok(match (arguments.output.format, view) {
        (OutputFormat::Text, View::Report) => report::text(&scored),
        (OutputFormat::Text, View::Explanation) => explanation::text(&scored),
        (OutputFormat::Markdown, view) => markdown::finding(&scored.0, &report, view.into(), 1),
        (OutputFormat::Compact, _) => format!("{}\n", report.assessment().compact()),
        (OutputFormat::Json, View::Report) => {
            let data = Outcome::Success(ReportData::new(&scored.0, &report));
            format!("{}\n", data.to_json("report"))
        }
        (OutputFormat::Json, View::Explanation) => {
            let data = Outcome::Success(ExplanationData::new(&scored.0, &report));
            format!("{}\n", data.to_json("explanation"))
        }
    })
}

fn of_document(
    document: &Document,
    view: View,
    arguments: &ScoreArguments,
    tally: &mut Tally,
) -> Result<String, Problem> {
    let data = DocumentData::try_new(document)?;
    for finding in &data.findings {
        tally.score(finding.report.severity);
    }
    Ok(match (arguments.output.format, view) {
        (OutputFormat::Text, _) => document::text(document, &data, view)?,
        (OutputFormat::Markdown, _) => markdown::document(document, view.into())?,
        (OutputFormat::Compact, _) => {
            let lines: Vec<&str> = data.findings.iter().map(|f| f.compact.as_str()).collect();
            format!("{}\n", lines.join("\n"))
        }
        (OutputFormat::Json, View::Report) => {
            format!("{}\n", Outcome::Success(data).to_json("document"))
        }
        // One explanation a line, in the order of the findings.
        (OutputFormat::Json, View::Explanation) => {
            let mut lines = String::new();
            for finding in &document.findings {
                let (request, report) = document::scored(finding)?;
                let data = Outcome::Success(ExplanationData::new(&request, &report));
                lines.push_str(&data.to_json("explanation"));
                lines.push('\n');
            }
            lines
        }
    })
}
