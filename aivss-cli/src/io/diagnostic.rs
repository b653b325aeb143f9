//! Errors on standard error: the sentence, the place, the code and a hint.

use super::style::{self, Painted};
use super::{STANDARD_STREAM, output};
use crate::error::CliError;
use aivss_core::{ErrorCode, Printable};
use aivss_project::ProjectError;
use serde::Serialize;
use std::io::{self, Write};

/// Writes an error to standard error. Help and the version, which the parser gives as errors too, go to
/// standard output.
pub(crate) fn report(error: &CliError) -> io::Result<()> {
    let (file, hint) = match error {
        CliError::Usage(error) => return error.print(),
        CliError::Output(_) if error.is_closed_output() => return Ok(()),
        CliError::Output(_) | CliError::FolderMissing(_) => (None, None),
        CliError::Refused { source, file, hint, .. } => {
            (file.as_deref(), hint.or_else(|| hint_for_code(source.code())))
        }
        CliError::Disk { source, file, hint, .. } => {
            (file.as_deref(), hint.or_else(|| hint_for_disk(source)))
        }
    };
    let mut stream = anstream::stderr().lock();
    writeln!(stream, "{} {error}", Painted(style::ERROR, "error:"))?;
    if let CliError::Refused { source, notation: Some(notation), .. } = error
        && let Some(position) = source.position()
        // The mark stands below its character only in plain ASCII.
        && notation.is_ascii()
        && position <= notation.len()
    {
        writeln!(stream, "    {}", Printable(notation))?;
        writeln!(stream, "    {:position$}{}", "", Painted(style::ERROR, "^"))?;
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
    if let Some(code) = error.code() {
        writeln!(stream, " {} {code}", Painted(style::DIM, "code:"))?;
    }
    if let Some(hint) = hint {
        writeln!(stream, " {} {hint}", Painted(style::HINT, "hint:"))?;
    }
    Ok(())
}

/// Writes an error in one input to standard error, for a command that goes on with the next input. Any other
/// error comes back and ends the command.
pub(crate) fn report_and_go_on(error: CliError) -> Result<CliError, CliError> {
    match error {
        CliError::Refused { .. } | CliError::Disk { .. } => {
            report(&error)?;
            Ok(error)
        }
        other => Err(other),
    }
}

/// Writes the outcome of a failure to standard output: `{"ok":false,"error":{"code","path","message"}}`.
pub(crate) fn write_failure(error: &CliError) -> io::Result<()> {
    #[derive(Serialize)]
    struct Failure<'a> {
        ok: bool,
        error: &'a CliError,
    }

    let json = serde_json::to_string(&Failure { ok: false, error })?;
    output::write(&format!("{json}\n"))
}

/// The next thing to do after an error of the disk.
fn hint_for_disk(error: &ProjectError) -> Option<&'static str> {
    match error {
        ProjectError::Missing(_) => Some("`aivss model init` begins a threat model"),
        ProjectError::Locked { .. } => {
            Some("reading needs no lock; a change has to wait until that process is done")
        }
        error if error.group() == "project" => {
            Some("`aivss model --help` says how a threat model is kept")
        }
        _ => None,
    }
}

/// The next thing to do, by the code of a refusal.
fn hint_for_code(code: ErrorCode) -> Option<&'static str> {
    match code {
        ErrorCode::FactorOffRubric => {
            return Some("--estimated, or \"domain\": \"estimated\" in a file, takes any decimals");
        }
        ErrorCode::FactorNotInSet => {
            return Some(
                "--factor-set, or \"factor_set\" in a file, says which set the factors are of",
            );
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
        "input" | "date" | "family" => None,
        "cvss" => Some("`aivss cvss --help` shows a valid vector"),
        "report" | "report_format" => {
            Some("`aivss verify --help` and `aivss export --help` say what is read")
        }
        "catalog" => Some("`aivss catalog search WORDS` finds records by what they say"),
        "entity" | "id" | "reference" | "link" => Some("`aivss model list` shows what there is"),
        "extension" => Some("`aivss score --help` shows the two vectors of AIVSS 1.0"),
        "ssvc" => Some("`aivss ssvc --help` shows a vector of AIVSS-SSVC"),
        "evidence" | "decision" | "time" | "effect_class" | "priority" | "risk_category"
        | "assessor_kind" | "applicability" => {
            Some("`aivss schema aivss-1.0-input` describes what AIVSS 1.0 takes")
        }
        "compact" => Some("`aivss score --format compact` writes the compact form"),
        "request" | "field" | "number" | "observation" => {
            Some("`aivss score --help` says what a request holds")
        }
        _ => Some("`aivss methods` lists what there is"),
    }
}
