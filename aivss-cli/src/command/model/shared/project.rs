//! The model that a command works on: that of a project, or one in a file of its own.
#![allow(
    clippy::doc_markdown,
    reason = "comments on arguments are the help text, where backticks would show"
)]

use crate::error::CliError;
use crate::io::input;
use aivss_core::ErrorCode;
use aivss_project::Project;
use aivss_threat_model::ThreatModel;
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(crate) struct ProjectOption {
    /// The folder of the project [default: the current one, or one above it]
    #[arg(long, global = true, value_name = "DIR", help_heading = "Threat model")]
    project: Option<PathBuf>,
}

impl ProjectOption {
    /// The folder, if the option is given.
    pub(crate) fn folder(&self) -> Option<&Path> {
        self.project.as_deref()
    }

    /// The project of that folder, or the one around the current folder.
    pub(crate) fn open(&self) -> Result<Project, CliError> {
        let project = match &self.project {
            Some(folder) => Project::open(folder)?,
            None => Project::find(Path::new("."))?,
        };
        Ok(project.with_holder("aivss model"))
    }

    /// A model to look at: that of a file, if there is one, or that of the project.
    pub(crate) fn read(&self, source: &SourceOption) -> Result<ThreatModel, CliError> {
        match (&source.file, &self.project) {
            (Some(_), Some(_)) => {
                let message = "a model is read from --file or from --project, and not from both";
                Err(CliError::refused(ErrorCode::FieldConflict, message))
            }
            (Some(file), None) => model_of_file(file),
            (None, _) => Ok(self.open()?.read()?),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct SourceOption {
    /// A model in a file of its own, and not that of a project; `-` is standard input
    #[arg(long, value_name = "FILE", help_heading = "Threat model")]
    file: Option<PathBuf>,
}

/// Reads a model from a file of its own.
pub(crate) fn model_of_file(file: &Path) -> Result<ThreatModel, CliError> {
    let text = input::text_of_model(file)?;
    ThreatModel::from_json(&text).map_err(|error| CliError::from(error).in_file(file))
}
