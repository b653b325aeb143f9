//! `aivss model merge`: two copies of a model become one, by their common ancestor.

use super::shared::answer::Answer;
use super::shared::project::model_of_file;
use super::shared::text;
use crate::error::CliError;
use crate::exit::{EXIT_OK, EXIT_REACHED};
use crate::io::input;
use crate::io::output::paragraph;
use crate::io::target::write_whole;
use aivss_core::value::Value;
use aivss_threat_model::{Conflict, Merged, ThreatModel};
use clap::Args;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

const EXAMPLES: &str = "\
Example:
  aivss model merge base.json ours.json theirs.json --output merged.json

What only one side changed is taken over. Where both did, ours stands and the
conflict is listed; ids that both sides gave are given anew for theirs. An empty
base is a model with nothing in it.

As git's merge driver for the file:
  git config merge.aivss.driver 'aivss model merge %O %A %B --output %A'
  echo '.threatmodel/model.json merge=aivss' >> .gitattributes

Exit codes: 0, 1 when there are conflicts, 2 when input was refused.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
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

pub(super) fn run(arguments: &MergeArguments) -> Result<Answer, CliError> {
    let (ours, theirs) = (&arguments.ours, &arguments.theirs);
    let merged = ThreatModel::merge(
        &ancestor(&arguments.base)?,
        &model_of_file(ours)?,
        &model_of_file(theirs)?,
    )?;
    let exit_code = if merged.conflicts.is_empty() { EXIT_OK } else { EXIT_REACHED };
    let report = merge_text(&merged);
    let text = merged.model.to_json();
    let Some(path) = &arguments.output else {
        anstream::eprint!("{report}");
        return Ok(Answer { exit_code, ..Answer::document(text) });
    };
    write_whole(path, &text)?;
    Ok(Answer { exit_code, ..Answer::message(report) })
}

/// Reads the common ancestor. Where there is none, git gives an empty file.
fn ancestor(file: &Path) -> Result<ThreatModel, CliError> {
    let text = input::text_of_model(file)?;
    if text.trim().is_empty() {
        return Ok(ThreatModel::new());
    }
    ThreatModel::from_json(&text).map_err(|error| CliError::from(error).in_file(file))
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
