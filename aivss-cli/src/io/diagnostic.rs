//! Errors on standard error: the sentence, the place, the code and a hint.

use super::STANDARD_STREAM;
use super::style::{self, Painted};
use crate::error::CliError;
use aivss_core::{Error, ErrorCode, Printable};
use std::io::{self, Write};
use std::path::Path;

/// Writes an error to standard error. Help and the version, which the parser gives as errors too, go to
/// standard output.
pub(crate) fn report(error: &CliError) -> io::Result<()> {
    match error {
        CliError::Refused { source, file, notation, hint } => {
            report_refused(source, file.as_deref(), notation.as_deref(), *hint)
        }
        CliError::Usage(error) => error.print(),
        CliError::Output(_) if error.is_closed_output() => Ok(()),
        CliError::Output(_) | CliError::FolderMissing(_) => {
            let mut stream = anstream::stderr().lock();
            writeln!(stream, "{} {error}", Painted(style::ERROR, "error:"))?;
            error.code().map_or(Ok(()), |code| write_code(&mut stream, code))
        }
    }
}

/// Writes a refusal to standard error and gives the library's error, for a command that goes on with the
/// next input. Any other error comes back and ends the command.
pub(crate) fn report_and_go_on(error: CliError) -> Result<Error, CliError> {
    if matches!(error, CliError::Refused { .. }) {
        report(&error)?;
    }
    match error {
        CliError::Refused { source, .. } => Ok(source),
        other => Err(other),
    }
}

fn report_refused(
    error: &Error,
    file: Option<&Path>,
    notation: Option<&str>,
    hint: Option<&'static str>,
) -> io::Result<()> {
    let mut stream = anstream::stderr().lock();
    writeln!(stream, "{} {error}", Painted(style::ERROR, "error:"))?;
    if let (Some(notation), Some(position)) = (notation, error.position()) {
        // The mark stands below its character only in plain ASCII.
        if notation.is_ascii() && position <= notation.len() {
            writeln!(stream, "    {}", Printable(notation))?;
            writeln!(stream, "    {:position$}{}", "", Painted(style::ERROR, "^"))?;
        }
    }
    let mut place = String::new();
    if let Some(file) = file {
        let name = file.display().to_string();
        let name = if name == STANDARD_STREAM { "standard input" } else { &name };
        place.push_str(&Printable(name).to_string());
    }
    if !error.path().is_empty() {
        place.push_str(if place.is_empty() { "" } else { ": " });
        place.push_str(error.path());
    }
    if !place.is_empty() {
        writeln!(stream, "   {} {place}", Painted(style::DIM, "at:"))?;
    }
    write_code(&mut stream, error.code())?;
    if let Some(hint) = hint.or_else(|| usual_hint(error.code())) {
        writeln!(stream, " {} {hint}", Painted(style::HINT, "hint:"))?;
    }
    Ok(())
}

fn write_code(stream: &mut impl Write, code: ErrorCode) -> io::Result<()> {
    writeln!(stream, " {} {code}", Painted(style::DIM, "code:"))
}

/// The next thing to do, by the code of a refusal.
fn usual_hint(code: ErrorCode) -> Option<&'static str> {
    match code {
        ErrorCode::FactorOffRubric => {
            return Some("--estimated, or \"domain\": \"estimated\" in a file, takes any decimals");
        }
        ErrorCode::FactorNotInSet => {
            return Some(
                "--factor-set, or \"factor_set\" in a file, says which set the factors are of",
            );
        }
        ErrorCode::ProjectMissing => return Some("`aivss model init` begins a threat model"),
        ErrorCode::ProjectLocked => {
            return Some("reading needs no lock; a change has to wait until that process is done");
        }
        ErrorCode::EntityKindUnknown => return Some("`aivss model fields` lists the kinds"),
        ErrorCode::RequestIncomplete => {
            return Some("`aivss score` gives the two ends of a finding with unknown inputs");
        }
        ErrorCode::FactorsSyntax => {
            return Some("`aivss score --format factors` writes ten factors in one text");
        }
        ErrorCode::CvssConflict => return Some("`aivss cvss VECTOR` shows what a vector scores"),
        _ => {}
    }
    match code.group() {
        "input" | "output" | "date" => None,
        "cvss" => Some("`aivss cvss --help` shows a valid vector"),
        "report" | "report_format" => {
            Some("`aivss verify --help` and `aivss export --help` say what is read")
        }
        "catalog" => Some("`aivss catalog search WORDS` finds records by what they say"),
        "project" => Some("`aivss model --help` says how a threat model is kept"),
        "entity" | "id" | "reference" | "link" => Some("`aivss model list` shows what there is"),
        "compact" => Some("`aivss score --format compact` writes the compact form"),
        "request" | "field" | "number" | "observation" => Some("`aivss score --help` says what a request holds"),
        _ => Some("`aivss methods` lists what there is"),
    }
}
