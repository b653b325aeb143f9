//! `aivss score`: requests in, reports out.

use crate::arguments::{Format, ScoreArguments};
use crate::output::{self, Tally};
use crate::problem::Problem;
use crate::{input, report};
use aivss_core::wire::{Outcome, ReportData, Request};
use aivss_core::{ErrorCode, Report};
use std::io;

pub(crate) fn run(arguments: &ScoreArguments) -> io::Result<u8> {
    let mut tally = Tally::new(&arguments.output);
    let by_flags = if arguments.flags.any() {
        Some(arguments.flags.request())
    } else if arguments.files.is_empty() {
        Some(Err(nothing_to_score()))
    } else {
        None
    };
    let by_files = arguments.files.iter().map(|file| {
        let scored = input::request_of_file(file).and_then(scored);
        scored.map_err(|problem| problem.in_file(file))
    });
    let all = by_flags.map(|request| request.and_then(scored)).into_iter().chain(by_files);
    for (index, scored) in all.enumerate() {
        if let Err(problem) = &scored {
            tally.refuse();
            problem.report()?;
        }
        if let Ok((_, report)) = &scored {
            tally.score(report.severity());
        }
        match arguments.output.format {
            Format::Json => output::write(&format!("{}\n", outcome(scored).to_json("report")))?,
            Format::Text => {
                if let Ok((request, report)) = &scored {
                    let gap = if index == 0 { "" } else { "\n" };
                    output::write(&format!("{gap}{}", report::text(request, report)))?;
                }
            }
        }
    }
    Ok(tally.exit_code())
}

fn nothing_to_score() -> Problem {
    Problem::new(
        ErrorCode::FieldMissing,
        "there is nothing to score; name a file, `-` for standard input, or give --cvss and --factor".into(),
    )
}

fn scored(request: Request) -> Result<(Request, Report), Problem> {
    let report = request.inputs.score()?;
    Ok((request, report))
}

fn outcome(scored: Result<(Request, Report), Problem>) -> Outcome<ReportData> {
    match scored {
        Ok((request, report)) => Outcome::Success(ReportData::new(&request, &report)),
        Err(problem) => Outcome::Failure(problem.failure),
    }
}
