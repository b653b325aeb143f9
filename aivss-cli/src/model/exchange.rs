//! `aivss model export` and `aivss model import`: other formats.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use super::arguments::{ModelOutput, Source};
use super::text::noun;
use super::{Answer, text_value};
use crate::batch::output::Target;
use crate::input;
use crate::output::paragraph;
use crate::problem::Problem;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode};
use aivss_project::Project;
use aivss_threat_model::{Context, ExportFormat, Kind, LeftOut, Place, ThreatModel};
use clap::Args;
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub(super) const EXPORT_EXAMPLES: &str = "\
Examples:
  aivss model export > threat-model.md
  aivss model export --as html --output threat-model.html
  aivss model export --as threat-composer --output model.tc.json
  aivss model export --file old.json --as csv

Formats: markdown, html, json, csv (the threat register), threat-composer (AWS
Threat Composer), mermaid and graphviz (the diagram). Nothing is cut: what a
format has no room for is refused with its place.";

pub(super) const IMPORT_EXAMPLES: &str = "\
Example:
  aivss model import model.tc.json

Reads a file of AWS Threat Composer, or a threat model in JSON, into a project
whose model is still empty. What has no place in a threat model is listed.";

#[derive(Debug, Args)]
pub(crate) struct ExportArguments {
    /// The format
    #[arg(long = "as", value_name = "FORMAT", default_value = "markdown",
        value_parser = ["markdown", "html", "json", "csv", "threat-composer", "mermaid", "graphviz"])]
    format: String,

    /// The file to write, whole or not at all [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,

    #[command(flatten)]
    pub(super) source: Source,
}

pub(super) fn export(model: &ThreatModel, arguments: &ExportArguments) -> Result<Answer, Problem> {
    let format: ExportFormat = arguments.format.parse()?;
    let text = format.write(model)?;
    let Some(path) = &arguments.output else {
        return Ok(Answer { is_raw: true, ..Answer::new(text, "export", Value::Null) });
    };
    write(path, &text)?;
    let shown = format!(
        "wrote {} bytes to {}\n",
        text.len(),
        aivss_core::Printable(&path.display().to_string())
    );
    Ok(Answer::new(shown, "export", Value::Null))
}

/// Writes a file that has its name once it is whole.
pub(super) fn write(path: &Path, text: &str) -> Result<(), Problem> {
    let written = Target::create(path).and_then(|mut target| {
        target.write(text)?;
        target.publish()
    });
    written.map_err(|reason| {
        let message = format!("the file cannot be written: {reason}");
        Problem::new(ErrorCode::OutputUnwritable, message).in_file(path)
    })
}

#[derive(Debug, Args)]
pub(crate) struct ImportArguments {
    /// The file; `-` is standard input
    file: PathBuf,

    #[command(flatten)]
    pub(super) output: ModelOutput,
}

pub(super) fn import(project: &Project, arguments: &ImportArguments) -> Result<Answer, Problem> {
    let text = input::text_of_model(&arguments.file)?;
    let (read, left_out) = read(&text).map_err(|problem| problem.in_file(&arguments.file))?;
    let found = what_is_in(&read);
    project.edit(|model| {
        if *model == ThreatModel::new() {
            *model = read;
            Ok(())
        } else {
            Err(Error::new(ErrorCode::ProjectExists, "the project's threat model has something in it already; import into a new one, and merge"))
        }
    })?;
    let mut shown = format!("{}\n", paragraph("imported ", &found));
    for left in &left_out {
        let line = format!("{}: {}", left.path, left.reason);
        let _ = writeln!(shown, "{}", paragraph("  left out: ", &super::text::safe(&line)));
    }
    let left_out = left_out.iter().map(|left| {
        Value::Object(vec![
            ("path".into(), text_value(left.path.clone())),
            ("reason".into(), text_value(left.reason.clone())),
        ])
    });
    let data = Value::Object(vec![("left_out".into(), Value::List(left_out.collect()))]);
    Ok(Answer::new(shown, "import", data))
}

/// `the business context, 2 components, 1 threat`.
fn what_is_in(model: &ThreatModel) -> String {
    let context = (*model.context() != Context::default()).then(|| "the business context".into());
    let layers = Place::ALL.iter().filter(|place| !model.layer(**place).is_empty()).count();
    let layers = match layers {
        0 => None,
        1 => Some("a note on 1 layer".into()),
        count => Some(format!("notes on {count} layers")),
    };
    let kinds = Kind::ALL.iter().filter_map(|kind| {
        let count = model.count(*kind);
        (count > 0).then(|| format!("{count} {}", noun(*kind, count)))
    });
    let parts: Vec<String> = context.into_iter().chain(layers).chain(kinds).collect();
    if parts.is_empty() { "nothing: the file says nothing".into() } else { parts.join(", ") }
}

/// A threat model says what it is in its first field; anything else is taken for Threat Composer's.
fn read(text: &str) -> Result<(ThreatModel, Vec<LeftOut>), Problem> {
    let foreign =
        |error| Problem::from(error).with_hint("`aivss model import --help` says what is read");
    let is_ours = match Value::from_json_of(text, "the file").map_err(foreign)? {
        Value::Object(fields) => fields.iter().any(|(key, value)| {
            key == "schema" && matches!(value, Value::Text(text) if text.starts_with("aivss"))
        }),
        _ => false,
    };
    if is_ours {
        return Ok((ThreatModel::from_json(text)?, Vec::new()));
    }
    let imported = ThreatModel::from_threat_composer(text).map_err(foreign)?;
    Ok((imported.model, imported.left_out))
}
