//! `aivss model diff`: what changed between two copies of a model, field by field.

use super::shared::answer::Answer;
use super::shared::project::{ProjectOption, model_of_file};
use super::shared::text;
use crate::error::CliError;
use crate::io::output::paragraph;
use crate::io::style::{self, Painted};
use aivss_core::value::Value;
use aivss_threat_model::{FieldChange, Id, ModelDiff, Section, ThreatModel};
use anstyle::{AnsiColor, Style};
use clap::Args;
use std::fmt::Write as _;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  aivss model diff old.json
  aivss model diff old.json new.json --format json

Compares field by field. With git:
  git show main:.threatmodel/model.json | aivss model diff -";

const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct DiffArguments {
    /// The model before; `-` is standard input
    before: PathBuf,

    /// The model after [default: the project's]
    after: Option<PathBuf>,
}

pub(super) fn run(project: &ProjectOption, arguments: &DiffArguments) -> Result<Answer, CliError> {
    let before = model_of_file(&arguments.before)?;
    let after = match &arguments.after {
        Some(file) => model_of_file(file)?,
        None => project.open()?.read()?,
    };
    let diff = ModelDiff::between(&before, &after);
    Ok(Answer::new(diff_text(&before, &after, &diff), "diff", diff.to_value()))
}

fn diff_text(before: &ThreatModel, after: &ThreatModel, diff: &ModelDiff) -> String {
    let mut shown = String::new();
    let mut line = |paint: Style, sign: char, model: &ThreatModel, id: Id| {
        let line = format!("{sign} {id}  {}", text::title(model, id));
        let _ = writeln!(shown, "{}", Painted(paint, line));
    };
    for id in &diff.removed {
        line(REMOVED, '-', before, *id);
    }
    for id in &diff.added {
        line(ADDED, '+', after, *id);
    }
    for changed in &diff.changed {
        let title = match changed.section {
            Section::Entity(id) => format!("{id}  {}", text::title(after, id)),
            Section::Layer(place) => format!("{place}  {}", place.name()),
            Section::Context => "context".into(),
        };
        let _ = writeln!(shown, "{}", Painted(style::HEADING, format!("~ {title}")));
        for field in &changed.fields {
            shown.push_str(&field_text(field));
        }
    }
    if diff.is_empty() {
        shown.push_str("no difference\n");
    }
    shown
}

fn field_text(change: &FieldChange) -> String {
    let side = |value: &Option<Value<'static>>| {
        value.as_ref().map_or_else(|| "nothing".into(), text::plain)
    };
    let line = format!("{} -> {}", side(&change.before), side(&change.after));
    format!("{}\n", paragraph(&format!("    {}: ", change.field), &line))
}
