//! `aivss verify`: printed figures in, and for each whether it is right.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

mod candidate;
mod counts;

use counts::{AGREES, Counts, DIFFERS};

use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED, EXIT_REFUSED};
use crate::io::output::{self, paragraph};
use crate::io::style::{self, Painted};
use crate::io::{diagnostic, input};
use crate::options::Format;
use aivss_core::candidate::CandidateReading;
use aivss_core::markdown::plain;
use aivss_core::verify::{Difference, Verification};
use aivss_core::{ErrorCode, Printable};
use aivss_formats::verify::{Item, verify, verify_value};
use clap::Args;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Examples:
  aivss verify examples/published-scores.jsonl
  aivss verify examples/report-owasp-0.8.json
  aivss verify examples/report-aivss-2.0-candidate.json
  aivss score --format json findings/*.json | aivss verify -

A file holds a report of AIVSS v0.8 or v0.5 (Appendix A), outcomes of `aivss score
--format json`, published scores (one JSON object a line, with `printed` figures), or
requests and documents, which print nothing and are only scored. Reasons are the
likeliest ones, found by trying; places are JSON pointers into the file or the line.
Of a report of the AIVSS 1.0 candidate, or of the superseded 2.0, every derived field
is recomputed.

Exit codes: 0 when all figures agree, 1 when one differs, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct VerifyArguments {
    /// Reports, outcomes or published scores; `-` is standard input
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,

    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Verifies every item of every file; what is refused does not stop the others.
pub(crate) fn run(arguments: &VerifyArguments) -> Result<u8, CliError> {
    let mut counts = Counts::default();
    for file in &arguments.files {
        let items = items_of(file, arguments.format, &mut counts);
        match items {
            Ok(None) => {}
            Ok(Some(items)) => {
                if arguments.format == Format::Text {
                    let name = file.display().to_string();
                    output::write(&format!("{}\n", Painted(style::HEADING, Printable(&name))))?;
                }
                if arguments.format == Format::Markdown {
                    let name = plain(&file.display().to_string());
                    output::write(&format!(
                        "## {name}\n\n| result | score | name | place | what differs |\n|---|---|---|---|---|\n"
                    ))?;
                }
                let width = items.iter().map(|item| item.path.len()).max().unwrap_or_default();
                for item in &items {
                    show(item, file, arguments.format, width, &mut counts)?;
                }
            }
            Err(error) => {
                counts.unreadable += 1;
                let error = diagnostic::report_and_go_on(error)?;
                if arguments.format == Format::Json {
                    diagnostic::write_failure(&error)?;
                }
            }
        }
    }
    if arguments.format != Format::Json {
        output::write(&counts.summary())?;
    }
    Ok(match counts {
        Counts { unreadable: 1.., .. } => EXIT_REFUSED,
        Counts { differ: 1.., .. } => EXIT_REACHED,
        Counts { .. } => EXIT_OK,
    })
}

/// The items of a file; none for a report of the candidate, which is shown at once.
fn items_of(
    file: &Path,
    format: Format,
    counts: &mut Counts,
) -> Result<Option<Vec<Item>>, CliError> {
    let text = input::text_of_file(file)?;
    let value = input::value_of_text(&text, input::is_toml(file, &text));
    if let Ok(value) = &value
        && CandidateReading::is_report(value)
    {
        candidate::show(value, file, format, counts)?;
        return Ok(None);
    }
    let items = if input::is_toml(file, &text) {
        input::value_of_text(&text, true)
            .and_then(|value| verify_value(value).map_err(CliError::from))
    } else {
        verify(&text).map_err(CliError::from)
    };
    items.map(Some).map_err(|error| {
        let hint = error.refusal_code().and_then(hint);
        error.or_hint(hint).in_file(file)
    })
}

/// The next thing to do. The file comes from another author, and no argument can change what is wrong in it.
fn hint(code: ErrorCode) -> Option<&'static str> {
    match (code, code.group()) {
        (ErrorCode::FactorNotInSet, _) => {
            Some("\"factor_set\" in a published score says which set its factors are of")
        }
        (ErrorCode::FactorOffRubric, _)
        | (_, "request" | "field" | "number" | "report" | "date" | "finding") => {
            Some("`aivss verify --help` says what a file may hold")
        }
        _ => None,
    }
}

fn show(
    item: &Item,
    file: &Path,
    format: Format,
    width: usize,
    counts: &mut Counts,
) -> Result<(), CliError> {
    match &item.verification {
        Ok(verification) if verification.checked == 0 => counts.scored += 1,
        Ok(verification) if verification.agrees => {
            counts.agree += 1;
            counts.assumed += usize::from(verification.agrees_only_as_assumed);
        }
        Ok(_) => counts.differ += 1,
        Err(error) => {
            counts.unreadable += 1;
            let hint = hint(error.code());
            let error = error.clone().with_path(item.path_of(error));
            let error = CliError::from(error).or_hint(hint).in_file(file);
            diagnostic::report_and_go_on(error)?;
        }
    }
    match (format, &item.verification) {
        (Format::Json, _) => output::write(&format!("{}\n", item.to_json()))?,
        (Format::Markdown, Ok(verification)) => output::write(&markdown_of(item, verification))?,
        (Format::Text, Ok(verification)) => output::write(&text_of(item, verification, width))?,
        (Format::Text | Format::Markdown, Err(_)) => {}
    }
    Ok(())
}

/// A row of the file's table.
fn markdown_of(item: &Item, verification: &Verification) -> String {
    let score = match (verification.score, verification.severity) {
        (Some(score), Some(severity)) => format!("{score} {severity}"),
        _ => String::new(),
    };
    let mut remarks: Vec<String> = verification
        .differences
        .iter()
        .map(|difference| {
            let sentence =
                sentence(difference, &plain(&difference.printed), &plain(&difference.exact));
            format!("{}: {sentence}", difference.figure)
        })
        .collect();
    if let Some(threat) = verification.threat_multiplier
        && verification.agrees_only_as_assumed
    {
        remarks.push(assumption(verification, threat));
    }
    format!(
        "| {} | {score} | {} | {} | {} |\n",
        word_of(verification),
        plain(&verification.name),
        plain(&item.path),
        remarks.join("<br>")
    )
}

fn word_of(verification: &Verification) -> &'static str {
    match verification {
        Verification { agrees: false, .. } => "differs",
        Verification { checked: 0, .. } => "scores",
        _ => "agrees",
    }
}

/// The remark on a threat multiplier that is not printed.
fn assumption(verification: &Verification, threat: impl std::fmt::Display) -> String {
    if verification.agrees_only_as_assumed {
        format!("ThM is not printed; this agrees only if it is {threat}, which is not the default")
    } else {
        format!("ThM is not printed; {threat} is assumed")
    }
}

fn text_of(item: &Item, verification: &Verification, width: usize) -> String {
    let word = word_of(verification);
    let style = match word {
        "differs" => DIFFERS,
        "scores" => style::DIM,
        _ => AGREES,
    };
    let score = match (verification.score, verification.severity) {
        (Some(score), Some(severity)) => format!(
            "{:>4} {}",
            score.to_string(),
            Painted(style::of_severity(severity), format!("{:<8}", severity.as_str()))
        ),
        _ => " ".repeat(13),
    };
    let mut text = format!("  {}  {score}  ", Painted(style, format!("{word:<7}")));
    if width > 0 {
        let _ = write!(text, "{}  ", Painted(style::DIM, format!("{:<width$}", item.path)));
    }
    let _ = writeln!(text, "{}", Printable(&verification.name));
    for difference in &verification.differences {
        text.push_str(&of_difference(difference));
    }
    if let Some(threat) = verification.threat_multiplier
        && verification.threat_multiplier_assumed
        && (!verification.agrees || verification.agrees_only_as_assumed)
    {
        let remark = assumption(verification, threat);
        let _ = writeln!(text, "           {remark}");
    }
    text
}

fn of_difference(difference: &Difference) -> String {
    let Difference { figure, printed, exact, .. } = difference;
    let shown = |text: &str| Printable(text).to_string();
    let sentence = sentence(difference, &shown(printed), &shown(exact));
    format!("{}\n", paragraph(&format!("           {figure}: "), &sentence))
}

fn sentence(difference: &Difference, printed: &str, exact: &str) -> String {
    let Difference { pointer, by, counts, reason, .. } = difference;
    let place = pointer.as_ref().map(|place| format!(" at {place}")).unwrap_or_default();
    let by = by.as_ref().map(|by| format!(" ({by})")).unwrap_or_default();
    let remark = if *counts { "" } else { ", which does not count" };
    let reason = reason.sentence();
    format!("printed {printed}{place}, exact {exact}{by}{remark}; likeliest: {reason}")
}
