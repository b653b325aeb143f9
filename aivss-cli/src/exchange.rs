//! `aivss import` and `aivss export`: the report formats of the documents themselves.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::EXIT_REFUSED;
use crate::input::{self, Subject};
use crate::output;
use crate::problem::Problem;
use aivss_core::ErrorCode;
use aivss_core::interchange::{self, Owasp05Report, Owasp08Report};
use clap::{Args, ValueEnum};
use std::io;
use std::path::{Path, PathBuf};

pub(crate) const IMPORT_EXAMPLES: &str = "\
Examples:
  aivss import examples/report-owasp-0.8.json > assessment.json
  aivss import report.json | aivss score -

What is in the report is taken as it stands; `aivss verify` checks its figures.";

pub(crate) const EXPORT_EXAMPLES: &str = "\
Examples:
  aivss export assessment.toml --to owasp-0.8 > report.json
  aivss export ten-risks.toml --to owasp-0.5 --assessment-id A-2026-03

The formats are those of Appendix A of AIVSS v0.8 and v0.5. Both need a date and a CVSS
vector of each finding. owasp-0.8 also needs an assessor and a core risk of each finding;
owasp-0.5 has exactly ten findings with one profile, and no time of day but midnight UTC.";

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    /// A report in JSON; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// An assessment document in JSON or TOML; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The report format
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: ReportFormat,

    /// The name of the assessment, which owasp-0.5 requires
    #[arg(long, value_name = "ID")]
    assessment_id: Option<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ReportFormat {
    /// AIVSS v0.8, Appendix A
    #[value(name = "owasp-0.8")]
    Owasp0_8,
    /// AIVSS v0.5, Appendix A
    #[value(name = "owasp-0.5")]
    Owasp0_5,
}

pub(crate) fn import(arguments: &ImportArguments) -> io::Result<u8> {
    print(imported(&arguments.file), &arguments.file)
}

pub(crate) fn export(arguments: &ExportArguments) -> io::Result<u8> {
    print(exported(arguments), &arguments.file)
}

fn print(text: Result<String, Problem>, file: &Path) -> io::Result<u8> {
    match text {
        Ok(text) => output::write_raw(format!("{text}\n").as_bytes()),
        Err(problem) => {
            problem.in_file(file).report()?;
            Ok(EXIT_REFUSED)
        }
    }
}

fn imported(file: &Path) -> Result<String, Problem> {
    let text = input::text_of_file(file)?;
    let value = input::value_of_text(&text, input::is_toml(file, &text))?;
    Ok(interchange::import(value)?.to_json())
}

fn exported(arguments: &ExportArguments) -> Result<String, Problem> {
    let Subject::Document(document) = input::subject_of_file(&arguments.file)? else {
        return Err(Problem::new(
            ErrorCode::ReportMismatch,
            "only an assessment document, which has `findings`, can be exported".into(),
        ));
    };
    match arguments.to {
        ReportFormat::Owasp0_8 => Ok(Owasp08Report::from_document(&document)?.to_json()),
        ReportFormat::Owasp0_5 => {
            let id = arguments.assessment_id.as_deref().ok_or_else(|| {
                Problem::new(
                    ErrorCode::FieldMissing,
                    "the report format `owasp-0.5` requires a name of the assessment; give --assessment-id"
                        .into(),
                )
            })?;
            Ok(Owasp05Report::from_document(&document, id)?.to_json())
        }
    }
}
