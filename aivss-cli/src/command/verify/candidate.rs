//! Reports of the AIVSS 1.0 candidate and of the superseded 2.0 among the files: every derived field recomputed.

use super::counts::{AGREES, Counts, DIFFERS};
use crate::error::CliError;
use crate::io::output::{self, paragraph};
use crate::io::style::{self, Painted};
use crate::options::Format;
use aivss_core::candidate::CandidateVerification;
use aivss_core::markdown::plain;
use aivss_core::request::Outcome;
use aivss_core::{Printable, value::Value};
use std::fmt::Write;
use std::path::Path;

/// Shows the verification of the one report in a file.
pub(super) fn show(
    value: &Value<'_>,
    file: &Path,
    format: Format,
    counts: &mut Counts,
) -> Result<(), CliError> {
    let verified = CandidateVerification::from_value(value)
        .map_err(|error| CliError::from(error).in_file(file))?;
    if verified.agrees() {
        counts.agree += 1;
    } else {
        counts.differ += 1;
    }
    let name = file.display().to_string();
    let text = match format {
        Format::Json => {
            format!("{}\n", Outcome::Success(verified.to_value()).to_json("verification"))
        }
        Format::Text => {
            format!("{}\n{}", Painted(style::HEADING, Printable(&name)), text_of(&verified))
        }
        Format::Markdown => markdown_of(&verified, &name),
    };
    Ok(output::write(&text)?)
}

fn text_of(verified: &CandidateVerification) -> String {
    let (word, style) = if verified.agrees() { ("agrees", AGREES) } else { ("differs", DIFFERS) };
    let severity = verified.severity.severity();
    let mut text = format!(
        "  {}  {:>4} {}  {}  {}, class {}\n",
        Painted(style, format!("{word:<7}")),
        verified.severity.to_string(),
        Painted(style::of_severity(severity), format!("{:<8}", severity.as_str())),
        Printable(&verified.name),
        verified.edition,
        verified.effect_class
    );
    let differences = verified.differences.iter().map(ToString::to_string);
    for remark in differences.chain(verified.notes.iter().cloned()) {
        let remark = Printable(&remark).to_string();
        let _ = writeln!(text, "{}", paragraph("           ", &remark));
    }
    text
}

fn markdown_of(verified: &CandidateVerification, file: &str) -> String {
    let word = if verified.agrees() { "agrees" } else { "differs" };
    let differences = verified.differences.iter().map(ToString::to_string);
    let remarks: Vec<String> =
        differences.chain(verified.notes.iter().cloned()).map(|it| plain(&it)).collect();
    format!(
        "## {}\n\n| result | severity | class | name | what differs |\n|---|---|---|---|---|\n| {word} | {} {} | {} | {} \
         | {} |\n",
        plain(file),
        verified.severity,
        verified.severity.severity(),
        verified.effect_class,
        plain(&verified.name),
        remarks.join("<br>")
    )
}
