//! `aivss export`: an assessment document becomes a report of AIVSS v0.8 or v0.5.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::input::{self, Subject};
use crate::io::output;
use crate::io::style::{self, Painted};
use aivss_core::{Error, ErrorCode};
use aivss_formats::owasp_reports::{self, Export, ReportFormat};
use clap::{Args, ValueEnum};
use std::io::{self, Write};
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  aivss export assessment.toml --to owasp-0.8 > report.json
  aivss export ten-risks.toml --to owasp-0.5 --assessment-id A-2026-03

The formats are those of Appendix A of AIVSS v0.8 and v0.5. Both need a date and a CVSS
vector of each finding. owasp-0.8 also needs an assessor and a core risk of each finding;
owasp-0.5 has exactly ten findings with one profile, and no time of day but midnight UTC.
Neither holds evidence or the reasons for factors: what is left out is listed on standard
error, and --strict refuses it.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ExportArguments {
    /// An assessment document in JSON or TOML; `-` is standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The report format
    #[arg(long, value_enum, value_name = "FORMAT")]
    to: Target,

    /// The name of the assessment, which owasp-0.5 requires and owasp-0.8 has not
    #[arg(long, value_name = "ID")]
    assessment_id: Option<String>,

    /// Refuse what the format has no place for, instead of leaving it out with a note
    #[arg(long)]
    strict: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Target {
    /// AIVSS v0.8, Appendix A
    #[value(name = "owasp-0.8")]
    Owasp0_8,
    /// AIVSS v0.5, Appendix A
    #[value(name = "owasp-0.5")]
    Owasp0_5,
}

impl Target {
    const fn report_format(self) -> ReportFormat {
        match self {
            Self::Owasp0_8 => ReportFormat::Owasp0_8,
            Self::Owasp0_5 => ReportFormat::Owasp0_5,
        }
    }
}

/// Prints the report, and says on standard error what the format leaves out.
pub(crate) fn run(arguments: &ExportArguments) -> Result<u8, CliError> {
    let export = exported(arguments).map_err(|error| error.in_file(&arguments.file))?;
    output::write_raw(format!("{}\n", export.report.to_json()).as_bytes())?;
    // Last, where people see it below a long report.
    if !export.left_out.is_empty() {
        note_left_out(arguments.to.report_format(), &export.left_out)?;
    }
    Ok(EXIT_OK)
}

fn exported(arguments: &ExportArguments) -> Result<Export, CliError> {
    let Subject::Document(document) = input::subject_of_file(&arguments.file)? else {
        return Err(CliError::refused(
            ErrorCode::ReportMismatch,
            "only an assessment document, which has `findings`, can be exported",
        ));
    };
    let format = arguments.to.report_format();
    let export = owasp_reports::export(&document, format, arguments.assessment_id.as_deref())
        .map_err(|error| {
            let hint = hint(&error);
            CliError::from(error).with_hint(hint)
        })?;
    if arguments.strict {
        let hint = "without --strict it is left out, and the command says so";
        export.check_complete().map_err(|error| CliError::from(error).with_hint(hint))?;
    }
    Ok(export)
}

/// The next thing to do. The name of the assessment is an argument here and not a field.
fn hint(error: &Error) -> &'static str {
    match (error.path(), error.code()) {
        ("assessment_id", ErrorCode::FieldMissing) => "--assessment-id gives it",
        ("assessment_id", _) => "leave --assessment-id out for this format",
        _ => "`aivss export --help` says what each format needs",
    }
}

/// Lists what the report has no place for.
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
