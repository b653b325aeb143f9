//! `aivss mcp`: the server for assistants.

use crate::{EXIT_OK, EXIT_REFUSED};
use std::io::{self, Write};
use std::path::PathBuf;

pub(crate) const EXAMPLES: &str = "\
Examples:
  aivss mcp
  aivss mcp --project services

A client starts the command itself, with an entry like this in its configuration:

  \"aivss\": {\"command\": \"aivss\", \"args\": [\"mcp\", \"--project\", \"/path/to/project\"]}

The server reads requests from standard input until it ends. Its tools are those
of MAESTRO's 30-minute quickstart, and more.";

#[derive(Debug, clap::Args)]
pub(crate) struct McpArguments {
    /// The folder that the server is for; nothing outside of it is touched
    #[arg(long, value_name = "DIR", default_value = ".")]
    project: PathBuf,
}

/// Serves until standard input ends.
pub(crate) fn run(arguments: &McpArguments) -> io::Result<u8> {
    if !arguments.project.is_dir() {
        let mut errors = io::stderr();
        writeln!(errors, "error: there is no folder `{}`", arguments.project.display())?;
        return Ok(EXIT_REFUSED);
    }
    aivss_mcp::serve(&arguments.project).map(|()| EXIT_OK)
}
