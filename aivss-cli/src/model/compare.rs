//! `aivss model diff` and `aivss model merge`: two copies of one model.
#![allow(
    clippy::doc_markdown,
    reason = "these comments are the help text, where backticks would show"
)]

use super::arguments::ModelOutput;
use super::exchange::write;
use super::{Answer, text};
use crate::output::paragraph;
use crate::problem::Problem;
use crate::style::{self, Painted};
use crate::{EXIT_OK, EXIT_REACHED, input};
use aivss_core::value::Value;
use aivss_project::Project;
use aivss_threat_model::{Conflict, FieldChange, Id, Merged, ModelDiff, Section, ThreatModel};
use anstyle::{AnsiColor, Style};
use clap::Args;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

pub(super) const DIFF_EXAMPLES: &str = "\
Examples:
  aivss model diff old.json
  aivss model diff old.json new.json --format json

Compares field by field. With git:
  git show main:.threatmodel/model.json | aivss model diff -";

pub(super) const MERGE_EXAMPLES: &str = "\
Example:
  aivss model merge base.json ours.json theirs.json --output merged.json

What only one side changed is taken over. Where both did, ours stands and the
conflict is listed; ids that both sides gave are given anew for theirs. An empty
base is a model with nothing in it.

As git's merge driver for the file:
  git config merge.aivss.driver 'aivss model merge %O %A %B --output %A'
  echo '.threatmodel/model.json merge=aivss' >> .gitattributes

Exit codes: 0, 1 when there are conflicts, 2 when input was refused.";

const ADDED: Style = AnsiColor::Green.on_default();
const REMOVED: Style = AnsiColor::Red.on_default();

#[derive(Debug, Args)]
pub(crate) struct DiffArguments {
    /// The model before; `-` is standard input
    before: PathBuf,

    /// The model after [default: the project's]
    after: Option<PathBuf>,

    #[command(flatten)]
    pub(super) output: ModelOutput,
}

pub(super) fn diff(
    arguments: &DiffArguments,
    project: impl FnOnce() -> Result<Project, Problem>,
) -> Result<Answer, Problem> {
    let before = model(&arguments.before)?;
    let after = match &arguments.after {
        Some(file) => model(file)?,
        None => project()?.read()?,
    };
    let diff = ModelDiff::between(&before, &after);
    Ok(Answer::new(diff_text(&before, &after, &diff), "diff", diff.to_value()))
}

/// Reads a model from a file of its own.
pub(super) fn model(file: &Path) -> Result<ThreatModel, Problem> {
    let text = input::text_of_model(file)?;
    ThreatModel::from_json(&text).map_err(|error| Problem::from(error).in_file(file))
}

/// Without a common ancestor git gives an empty file.
fn ancestor(file: &Path) -> Result<ThreatModel, Problem> {
    let text = input::text_of_model(file)?;
    if text.trim().is_empty() {
        return Ok(ThreatModel::new());
    }
    ThreatModel::from_json(&text).map_err(|error| Problem::from(error).in_file(file))
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

#[derive(Debug, Args)]
pub(crate) struct MergeArguments {
    /// The common ancestor; an empty file when there is none
    base: PathBuf,
    /// Our copy
    ours: PathBuf,
    /// Their copy
    theirs: PathBuf,

    /// The file to write the merged model to [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn merge(arguments: &MergeArguments) -> Result<Answer, Problem> {
    let [base, ours, theirs] = [&arguments.base, &arguments.ours, &arguments.theirs];
    let merged = ThreatModel::merge(&ancestor(base)?, &model(ours)?, &model(theirs)?)?;
    let exit_code = if merged.conflicts.is_empty() { EXIT_OK } else { EXIT_REACHED };
    let report = merge_text(&merged);
    let text = merged.model.to_json();
    let Some(path) = &arguments.output else {
        anstream::eprint!("{report}");
        return Ok(Answer { exit_code, is_raw: true, ..Answer::new(text, "merge", Value::Null) });
    };
    write(path, &text)?;
    Ok(Answer { exit_code, ..Answer::new(report, "merge", Value::Null) })
}

fn merge_text(merged: &Merged) -> String {
    let mut shown = String::new();
    for (old, new) in &merged.renumbered {
        let _ = writeln!(shown, "their {old} is now {new}");
    }
    for conflict in &merged.conflicts {
        let line = match conflict {
            Conflict::Field { section, field, ours, theirs } => {
                let side = |value: &Option<Value<'static>>| {
                    value.as_ref().map_or_else(|| "nothing".into(), text::plain)
                };
                format!(
                    "{section} {field}: ours stands, {}; theirs is {}",
                    side(ours),
                    side(theirs)
                )
            }
            Conflict::Removed { id, by_us } => {
                let who =
                    if *by_us { "we removed it, and they" } else { "they removed it, and we" };
                format!("{id} stays: {who} changed or use it")
            }
            Conflict::LeftOut { id } => format!(
                "{id}: both added one and no number is left; theirs is left out, and what of theirs refers to it \
                 means ours"
            ),
        };
        let _ = writeln!(shown, "{}", paragraph("conflict: ", &line));
    }
    let count = merged.conflicts.len();
    let conflicts = match count {
        0 => "no conflicts".into(),
        1 => "1 conflict".into(),
        count => format!("{count} conflicts"),
    };
    let _ = writeln!(shown, "{conflicts}");
    shown
}
