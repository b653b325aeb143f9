//! `aivss model init`: an empty threat model in a project.

use super::shared::answer::Answer;
use super::shared::project::ProjectOption;
use crate::error::CliError;
use crate::io::style::{self, Painted};
use aivss_core::Printable;
use aivss_core::value::Value;
use aivss_project::{FOLDER, MODEL, Project};
use clap::Args;
use std::path::Path;

const EXAMPLES: &str = "\
Example:
  aivss model init";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct InitArguments {}

pub(super) fn run(project: &ProjectOption) -> Result<Answer, CliError> {
    let folder = project.folder().unwrap_or(Path::new("."));
    Project::init(folder)?;
    let file = folder.join(FOLDER).join(MODEL);
    let file = file.strip_prefix(".").unwrap_or(&file).display().to_string();
    let text = format!(
        "begun: {}\n{} say what the system is for: aivss model context --set description='...'\n",
        Printable(&file),
        Painted(style::HINT, "next:"),
    );
    let data = Value::object([("file", file.into())]);
    Ok(Answer::new(text, "project", data))
}
