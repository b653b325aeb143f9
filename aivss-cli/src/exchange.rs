//! `aivss import` and `aivss export`: the report formats of the documents themselves.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::EXIT_REFUSED;
use crate::input::{self, Subject};
use crate::output;
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::{Error, ErrorCode};
use aivss_formats::owasp_reports::{self, Export, ReportFormat};
use clap::{Args, ValueEnum};
use std::io::{self, Write};
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
owasp-0.5 has exactly ten findings with one profile, and no time of day but midnight UTC.
Neither holds evidence or the reasons for factors: what is left out is listed on standard
error, and --strict refuses it.";

/// What to do next; the name of the assessment is an argument here and no field.
fn hint(error: &Error) -> &'static str {
    match (error.path(), error.code()) {
        ("assessment_id", ErrorCode::FieldMissing) => "--assessment-id gives it",
        ("assessment_id", _) => "leave --assessment-id out for this format",
        _ => "`aivss export --help` says what each format needs",
    }
}

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
    to: Format,

    /// The name of the assessment, which owasp-0.5 requires and owasp-0.8 has not
    #[arg(long, value_name = "ID")]
    assessment_id: Option<String>,

    /// Refuse what the format has no place for, instead of leaving it out with a note
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// AIVSS v0.8, Appendix A
    #[value(name = "owasp-0.8")]
    Owasp0_8,
    /// AIVSS v0.5, Appendix A
    #[value(name = "owasp-0.5")]
    Owasp0_5,
}

impl Format {
    const fn report_format(self) -> ReportFormat {
        match self {
            Self::Owasp0_8 => ReportFormat::Owasp0_8,
            Self::Owasp0_5 => ReportFormat::Owasp0_5,
        }
    }
}

pub(crate) fn import(arguments: &ImportArguments) -> io::Result<u8> {
    print(imported(&arguments.file), &arguments.file)
}

pub(crate) fn export(arguments: &ExportArguments) -> io::Result<u8> {
    let (text, left_out) = match exported(arguments) {
        Ok(export) => (Ok(export.report.to_json()), export.left_out),
        Err(problem) => (Err(problem), Vec::new()),
    };
    let code = print(text, &arguments.file)?;
    // Last, where people see it below a long report.
    if !left_out.is_empty() {
        note_left_out(arguments.to.report_format(), &left_out)?;
    }
    Ok(code)
}

/// Says on standard error what the report does not say, for the report itself cannot.
fn note_left_out(format: ReportFormat, left_out: &[String]) -> io::Result<()> {
    let mut stream = anstream::stderr().lock();
    let entries = match left_out.len() {
        1 => "1 entry of the document that it has".to_owned(),
        count => format!("{count} entries of the document that it has"),
    };
    let note = Painted(style::NOTE, "note:");
    writeln!(stream, "{note} the report format `{format}` leaves out {entries} no place for")?;
    for pointer in left_out {
        writeln!(stream, "  {pointer}")?;
    }
    Ok(())
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
    Ok(owasp_reports::import(value)?.to_json())
}

fn exported(arguments: &ExportArguments) -> Result<Export, Problem> {
    let Subject::Document(document) = input::subject_of_file(&arguments.file)? else {
        return Err(Problem::new(
            ErrorCode::ReportMismatch,
            "only an assessment document, which has `findings`, can be exported".into(),
        ));
    };
    let format = arguments.to.report_format();
    let export = owasp_reports::export(&document, format, arguments.assessment_id.as_deref())
        .map_err(|error| {
            let hint = hint(&error);
            Problem::from(error).with_hint(hint)
        })?;
    if arguments.strict {
        let hint = "without --strict it is left out, and the command says so";
        export.check_complete().map_err(|error| Problem::from(error).with_hint(hint))?;
    }
    Ok(export)
}
