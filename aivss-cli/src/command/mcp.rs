//! `aivss mcp`: the server for assistants.

use crate::error::CliError;
use crate::exit::EXIT_OK;
use clap::Args;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  aivss mcp
  aivss mcp --project services

A client starts the command itself, with an entry like this in its configuration:

  \"aivss\": {\"command\": \"aivss\", \"args\": [\"mcp\", \"--project\", \"/path/to/project\"]}

The server reads requests from standard input until it ends. Its tools are those
of MAESTRO's 30-minute quickstart, and more.";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct McpArguments {
    /// The folder that the server is for; nothing outside of it is touched
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
}

/// Serves until standard input ends.
pub(crate) fn run(arguments: &McpArguments) -> Result<u8, CliError> {
    if !arguments.project.is_dir() {
        return Err(CliError::FolderMissing(arguments.project.clone()));
    }
    aivss_mcp::serve(&arguments.project)?;
    Ok(EXIT_OK)
}
