//! `aivss model validate`: whether the project has the evidence that its mitigations declare.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use super::shared::answer::Answer;
use super::shared::project::ProjectOption;
use super::shared::text::title;
use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED};
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::time::Date;
use aivss_core::value::Value;
use aivss_project::{
    EvidenceLimits, EvidenceReport, EvidenceResult, FoundAt, ProjectError, Sighting,
};
use aivss_threat_model::ThreatModel;
use aivss_threat_model::vocabulary::Finding;
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const EXAMPLES: &str = "\
Examples:
  aivss model validate
  aivss model validate src --format json
  aivss model validate --record --date 2026-03-19

A mitigation declares evidence by a pattern of files, and a text or a regular
expression that a line of them has. Files that git ignores, links, .git and
.threatmodel are passed over. What was not looked at, because it is passed over,
beyond a limit or outside of DIR, is never said to be missing.

Exit codes: 0 when all evidence was found, 1 when some was not, 2 when input was
refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ValidateArguments {
    /// The folder of the project to look in [default: all of it]
    #[arg(value_name = "DIR")]
    folder: Option<PathBuf>,

    /// Write what was seen into the model, as a validation of each mitigation;
    /// one that the same search wrote on that day is replaced
    #[arg(long, requires = "date")]
    record: bool,

    /// The date to write with it
    #[arg(long, value_name = "YYYY-MM-DD", requires = "record")]
    date: Option<String>,

    /// Stop looking after so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    seconds: u32,
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &ValidateArguments,
) -> Result<Answer, CliError> {
    let project = project.open()?;
    let folder = arguments.folder.clone().unwrap_or_else(|| ".".into());
    let limit = Duration::from_secs(arguments.seconds.into());
    let look = |model: &ThreatModel| {
        let start = Instant::now();
        let mut is_over = || start.elapsed() >= limit;
        project.look_for_evidence(model, &folder, &EvidenceLimits::default(), &mut is_over)
    };
    let date = arguments.date.as_deref().map(str::parse::<Date>).transpose()?;
    let Some(date) = date else {
        let model = project.read()?;
        return Ok(answer(&model, &look(&model)?, None));
    };
    // The search and its record belong together, so the lock is held for both.
    Ok(project.edit(|model| {
        let report = look(model)?;
        let ids = model.apply_all(report.validations(model, date))?;
        let ids = ids.into_iter().flatten().map(|id| id.to_string()).collect();
        Ok::<_, ProjectError>(answer(model, &report, Some(ids)))
    })?)
}

fn answer(model: &ThreatModel, report: &EvidenceReport, recorded: Option<Vec<String>>) -> Answer {
    let mut text = String::new();
    for of in &report.mitigations {
        let id = of.mitigation.id();
        let finding = finding_text(of.finding());
        let name = Painted(style::HEADING, format!("{id} {}", title(model, id)));
        let _ = writeln!(text, "{name}  {}", Painted(style::DIM, finding));
        for result in &of.results {
            text.push_str(&result_text(result));
        }
    }
    let mut results = report.mitigations.iter().flat_map(|of| &of.results);
    let all = results.clone().count();
    let found = results.clone().filter(|it| matches!(it.sighting, Sighting::Found { .. })).count();
    if all == 0 {
        text.push_str("no mitigation declares evidence\n");
    } else {
        let files = if report.files == 1 { "file" } else { "files" };
        let _ = writeln!(text, "{found} of {all} found; {} {files} read", report.files);
    }
    if let Some(ids) = recorded.as_ref().filter(|ids| !ids.is_empty()) {
        let _ = writeln!(text, "{}", paragraph("recorded: ", &ids.join(", ")));
    }
    let is_found = results.all(|it| matches!(it.sighting, Sighting::Found { .. }));
    let exit_code = if is_found { EXIT_OK } else { EXIT_REACHED };
    Answer { exit_code, ..Answer::new(text, "evidence", data(report, recorded)) }
}

fn finding_text(finding: Option<Finding>) -> &'static str {
    finding.map_or("not clear", Finding::as_str)
}

fn result_text(result: &EvidenceResult) -> String {
    match (&result.sighting, result.gap()) {
        (Sighting::Found { places, has_more }, _) => {
            let mut places: Vec<String> = places.iter().map(FoundAt::to_string).collect();
            if *has_more {
                places.push("and more".into());
            }
            let text = format!("{}: {}", result.evidence_text(), places.join(", "));
            format!("{}\n", paragraph("  + ", &text))
        }
        (Sighting::NotFound { .. }, gap) => {
            format!("{}\n", paragraph("  - ", &gap.unwrap_or_default()))
        }
        (Sighting::NotLookedAt(_), gap) => {
            format!("{}\n", paragraph("  ? ", &gap.unwrap_or_default()))
        }
    }
}

fn data(report: &EvidenceReport, recorded: Option<Vec<String>>) -> Value<'static> {
    let mitigations = report.mitigations.iter().map(|of| {
        let finding = of.finding().map(aivss_threat_model::vocabulary::Finding::as_str).into();
        Value::object([
            ("mitigation", of.mitigation.to_string().into()),
            ("finding", finding),
            ("evidence", Value::list(of.results.iter().map(result_data))),
        ])
    });
    let mut data = vec![
        ("mitigations", Value::list(mitigations)),
        ("files_read", report.files.into()),
        ("bytes_read", report.bytes.into()),
    ];
    if let Some(ids) = recorded {
        data.push(("recorded", Value::list(ids)));
    }
    Value::object(data)
}

fn result_data(result: &EvidenceResult) -> Value<'static> {
    let optional = |text: &Option<_>| text.as_ref().map(|text| line(text).to_owned()).into();
    let mut data = vec![
        ("files", line(&result.evidence.files).to_owned().into()),
        ("contains", optional(&result.evidence.contains)),
        ("pattern", optional(&result.evidence.pattern)),
    ];
    match &result.sighting {
        Sighting::Found { places, has_more } => {
            let places = places.iter().map(|place| {
                Value::object([("file", place.file.clone().into()), ("line", place.line.into())])
            });
            data.push(("seen", "found".into()));
            data.push(("places", Value::list(places)));
            data.push(("has_more", (*has_more).into()));
        }
        Sighting::NotFound { files } => {
            data.push(("seen", "not_found".into()));
            data.push(("files_looked_at", (*files).into()));
        }
        Sighting::NotLookedAt(reason) => {
            data.push(("seen", "not_looked_at".into()));
            data.push(("reason", reason.to_string().into()));
        }
    }
    Value::object(data)
}

fn line(line: &aivss_threat_model::field::Line) -> &str {
    line
}
