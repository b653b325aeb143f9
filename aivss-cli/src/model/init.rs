//! `aivss model init`: a project begins a threat model.

use super::{Answer, text_value};
use crate::problem::Problem;
use crate::style::{self, Painted};
use aivss_core::Printable;
use aivss_core::value::Value;
use aivss_project::{FOLDER, MODEL, Project};
use std::path::Path;

pub(super) fn run(folder: Option<&Path>) -> Result<Answer, Problem> {
    let folder = folder.unwrap_or(Path::new("."));
    Project::init(folder)?;
    let file = folder.join(FOLDER).join(MODEL);
    let file = file.strip_prefix(".").unwrap_or(&file).display().to_string();
    let text = format!(
        "begun: {}\n{} say what the system is for: aivss model context --set description='...'\n",
        Printable(&file),
        Painted(style::HINT, "next:"),
    );
    let data = Value::Object(vec![("file".into(), text_value(file))]);
    Ok(Answer::new(text, "project", data))
}
