//! `aivss completions`: scripts that complete the command's arguments in a shell.

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::output;
use clap::Args;
use clap_complete::Shell;

const EXAMPLES: &str = "\
Example:
  aivss completions bash > ~/.local/share/bash-completion/completions/aivss";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct CompletionsArguments {
    /// The shell
    shell: Shell,
}

/// Prints the script for a parser, which is that of the whole command.
pub(crate) fn run(
    arguments: &CompletionsArguments,
    mut parser: clap::Command,
) -> Result<u8, CliError> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut parser, "aivss", &mut script);
    output::write_raw(&script)?;
    Ok(EXIT_OK)
}
