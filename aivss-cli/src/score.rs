//! `aivss score` and `aivss explain`: requests in, reports or explanations out.

use crate::arguments::{OutputFormat, ScoreArguments};
use crate::output::{self, Tally};
use crate::problem::Problem;
use crate::{explanation, input, report};
use aivss_core::wire::{ExplanationData, Outcome, ReportData, Request};
use aivss_core::{ErrorCode, Report};
use std::io;

type Scored = Result<(Request, Report), Problem>;

pub(crate) fn run(arguments: &ScoreArguments) -> io::Result<u8> {
    print(arguments, report::text, |scored| outcome(scored, ReportData::new).to_json("report"))
}

pub(crate) fn run_explain(arguments: &ScoreArguments) -> io::Result<u8> {
    print(arguments, explanation::text, |scored| {
        outcome(scored, ExplanationData::new).to_json("explanation")
    })
}

fn print(
    arguments: &ScoreArguments,
    text: impl Fn(&Request, &Report) -> String,
    json: impl Fn(Scored) -> String,
) -> io::Result<u8> {
    let mut tally = Tally::new(&arguments.output);
    let mut gap = "";
    for scored in all(arguments) {
        match &scored {
            Ok((_, report)) => tally.score(report.severity()),
            Err(problem) => {
                tally.refuse();
                problem.report()?;
            }
        }
        match (arguments.output.format, scored) {
            (OutputFormat::Json, scored) => output::write(&format!("{}\n", json(scored)))?,
            (OutputFormat::Compact, Ok((_, report))) => {
                output::write(&format!("{}\n", report.assessment().compact()))?;
            }
            (OutputFormat::Text, Ok((request, report))) => {
                output::write(&format!("{gap}{}", text(&request, &report)))?;
                gap = "\n";
            }
            (OutputFormat::Text | OutputFormat::Compact, Err(_)) => {}
        }
    }
    Ok(tally.exit_code())
}

/// Every request named by the arguments, scored; one that is refused never loses the others.
fn all(arguments: &ScoreArguments) -> impl Iterator<Item = Scored> + '_ {
    let by_flags = if arguments.flags.any() {
        Some(arguments.flags.request())
    } else if arguments.files.is_empty() {
        Some(Err(nothing_to_score()))
    } else {
        None
    };
    let by_flags = by_flags.map(|request| request.and_then(scored)).into_iter();
    by_flags.chain(arguments.files.iter().map(|file| {
        let scored = input::request_of_file(file).and_then(scored);
        scored.map_err(|problem| problem.in_file(file))
    }))
}

fn nothing_to_score() -> Problem {
    Problem::new(
        ErrorCode::FieldMissing,
        "there is nothing to score; name a file, `-` for standard input, or give --cvss and --factor".into(),
    )
}

fn scored(request: Request) -> Scored {
    let report = request.inputs.score()?;
    Ok((request, report))
}

fn outcome<T>(scored: Scored, data: impl Fn(&Request, &Report) -> T) -> Outcome<T> {
    match scored {
        Ok((request, report)) => Outcome::Success(data(&request, &report)),
        Err(problem) => Outcome::Failure(problem.failure),
    }
}
