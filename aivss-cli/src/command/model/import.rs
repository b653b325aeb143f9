//! `aivss model import`: a file of another tool fills an empty model.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use super::shared::answer::Answer;
use super::shared::project::ProjectOption;
use super::shared::text::{noun, safe};
use crate::error::CliError;
use crate::io::input;
use crate::io::output::paragraph;
use aivss_core::catalog::LayerScope;
use aivss_core::value::Value;
use aivss_formats::threat_composer;
use aivss_formats::threat_composer::LeftOut;
use aivss_project::ProjectError;
use aivss_threat_model::entity::Context;
use aivss_threat_model::{Kind, ThreatModel};
use clap::Args;
use std::fmt::Write;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Example:
  aivss model import model.tc.json

Reads a file of AWS Threat Composer, or a threat model in JSON, into a project
whose model is still empty. What has no place in a threat model is listed.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ImportArguments {
    /// The file; `-` is standard input
    file: PathBuf,
}

pub(super) fn run(
    project: &ProjectOption,
    arguments: &ImportArguments,
) -> Result<Answer, CliError> {
    let project = project.open()?;
    let text = input::text_of_model(&arguments.file)?;
    let (read, left_out) = read(&text).map_err(|error| error.in_file(&arguments.file))?;
    let found = what_is_in(&read);
    project.edit(|model| {
        if *model == ThreatModel::new() {
            *model = read;
            Ok(())
        } else {
            Err(ProjectError::Exists(
                "the project's threat model has something in it already; import into a new one, and merge"
                    .into(),
            ))
        }
    })?;
    let mut shown = format!("{}\n", paragraph("imported ", &found));
    for left in &left_out {
        let line = format!("{}: {}", left.path, left.reason);
        let _ = writeln!(shown, "{}", paragraph("  left out: ", &safe(&line)));
    }
    let left_out = left_out.iter().map(|left| {
        Value::object([("path", left.path.clone().into()), ("reason", left.reason.clone().into())])
    });
    let data = Value::object([("left_out", Value::list(left_out))]);
    Ok(Answer::new(shown, "import", data))
}

/// `the business context, 2 components, 1 threat`.
fn what_is_in(model: &ThreatModel) -> String {
    let context = (*model.context() != Context::default()).then(|| "the business context".into());
    let layers = LayerScope::ALL.iter().filter(|place| !model.layer(**place).is_empty()).count();
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

/// A threat model names its schema; any other file is read as one of Threat Composer.
fn read(text: &str) -> Result<(ThreatModel, Vec<LeftOut>), CliError> {
    let foreign =
        |error| CliError::from(error).with_hint("`aivss model import --help` says what is read");
    let is_ours = match Value::from_json_of(text, "the file").map_err(foreign)? {
        Value::Object(fields) => fields.iter().any(|(key, value)| {
            key == "schema" && matches!(value, Value::Text(text) if text.starts_with("aivss"))
        }),
        _ => false,
    };
    if is_ours {
        return Ok((ThreatModel::from_json(text)?, Vec::new()));
    }
    let imported = threat_composer::import(text).map_err(foreign)?;
    Ok((imported.model, imported.left_out))
}
