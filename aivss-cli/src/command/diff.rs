//! `aivss diff`: what changed between two files, in inputs, figures and bands.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED};
use crate::io::input::{self, Subject};
use crate::io::output;
use crate::io::style::{self, Painted};
use crate::options::Format;
use aivss_core::document::{Change, Document, DocumentDiff, Finding, FindingDiff, FindingScore};
use aivss_core::markdown::plain;
use aivss_core::request::Outcome;
use aivss_core::{ErrorCode, Printable, Severity};
use clap::Args;
use std::fmt::Write;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Example:
  aivss diff old.toml new.toml

Exit codes: 0 when nothing that counts has changed, 1 when something has, 2 when a
file was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DiffArguments {
    /// The file before: a document, a request or a compact form
    old: PathBuf,

    /// The file now
    new: PathBuf,

    /// How to print
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Prints what changed; the exit code says whether anything that counts has.
pub(crate) fn run(arguments: &DiffArguments) -> Result<u8, CliError> {
    let old = document_of(&arguments.old)?;
    let new = document_of(&arguments.new)?;
    let diff = DocumentDiff::new(&old, &new);
    let exit_code = if diff.is_empty() { EXIT_OK } else { EXIT_REACHED };
    match arguments.format {
        Format::Text => output::write(&text(&diff))?,
        Format::Markdown => output::write(&markdown(&diff))?,
        Format::Json => output::write(&format!("{}\n", Outcome::Success(diff).to_json("diff")))?,
    }
    Ok(exit_code)
}

/// The document in a file. A request counts as a document of one finding, under one id for both files.
fn document_of(file: &Path) -> Result<Document, CliError> {
    let subject = input::subject_of_file(file).map_err(|error| error.in_file(file))?;
    Ok(match subject {
        Subject::Document(document) => document,
        Subject::Candidate(_) => {
            let message = "a finding of the AIVSS 1.0 candidate has no figures that compare with those of a \
                           method; `aivss score` shows each by itself";
            return Err(CliError::refused(ErrorCode::FamilyMismatch, message).in_file(file));
        }
        Subject::Request(request) => Document {
            name: request.name.clone().unwrap_or_default(),
            version: None,
            assessor: None,
            date: None,
            notes: None,
            findings: vec![finding(request.complete()?)?],
        },
    })
}

/// A request as the one finding of a document.
fn finding(request: aivss_core::request::Request) -> Result<Finding, CliError> {
    let mut finding = Finding::try_new("request", request.inputs)?;
    finding.title = request.name;
    Ok(finding)
}

fn text(diff: &DocumentDiff) -> String {
    let mut text = String::new();
    for finding in &diff.changed {
        text.push_str(&changed(finding));
        text.push('\n');
    }
    for (sign, findings) in [("+", &diff.added), ("-", &diff.removed)] {
        for finding in findings {
            let id = Painted(style::HEADING, Printable(&finding.id));
            let _ = writeln!(text, "{sign} {id}  {}", score(finding));
        }
    }
    let _ = writeln!(
        text,
        "{} changed, {} added, {} removed, {} unchanged",
        diff.changed.len(),
        diff.added.len(),
        diff.removed.len(),
        diff.unchanged
    );
    text
}

/// A table of the findings, then one of the changes to each.
fn markdown(diff: &DocumentDiff) -> String {
    let shown = |score: &FindingScore| format!("{} {}", score.score, score.severity);
    let mut text = String::from("| finding | before | now | band |\n|---|---|---|---|\n");
    for finding in &diff.changed {
        let (old, new) = (shown(&finding.old), shown(&finding.new));
        let _ = writeln!(text, "| {} | {old} | {new} | {} |", plain(&finding.id), finding.band);
    }
    for finding in &diff.added {
        let _ = writeln!(text, "| {} | | {} | added |", plain(&finding.id), shown(finding));
    }
    for finding in &diff.removed {
        let _ = writeln!(text, "| {} | {} | | removed |", plain(&finding.id), shown(finding));
    }
    for finding in &diff.changed {
        let _ = writeln!(
            text,
            "\n### {}\n\n| field | before | now |\n|---|---|---|",
            plain(&finding.id)
        );
        for Change { field, old, new } in finding.inputs.iter().chain(&finding.figures) {
            let side = |value: &Option<String>| value.as_deref().map_or("none".into(), plain);
            let _ = writeln!(text, "| {} | {} | {} |", plain(field), side(old), side(new));
        }
    }
    text
}

fn changed(finding: &FindingDiff) -> String {
    let mut text = String::new();
    let band = match finding.band {
        "same" => "in the same band".to_owned(),
        other => format!("in a {other} band"),
    };
    let id = Painted(style::HEADING, Printable(&finding.id));
    let _ = writeln!(text, "~ {id}  {} to {}, {band}", score(&finding.old), score(&finding.new));
    for change in finding.inputs.iter().chain(&finding.figures) {
        let Change { field, old, new } = change;
        let side = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".into());
        let _ = writeln!(text, "    {field:<34} {} to {}", side(old), side(new));
    }
    text
}

fn score(finding: &FindingScore) -> String {
    let severity: Severity = finding.severity;
    let style = style::of_severity(severity);
    Painted(style, format!("{} {severity}", finding.score)).to_string()
}
