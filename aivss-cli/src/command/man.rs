//! `aivss man`: the manual pages.

use crate::error::CliError;
use crate::exit::EXIT_OK;
use crate::io::output;
use clap::Args;
use clap::builder::PossibleValuesParser;

const EXAMPLES: &str = "\
Examples:
  aivss man | man -l -
  aivss man score > aivss-score.1";

#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub(crate) struct ManArguments {
    /// The command to print the page of, instead of the whole
    command: Option<String>,
}

impl ManArguments {
    /// The parser of the whole command, in which `man` accepts the name of any command of it.
    pub(crate) fn with_names(whole: clap::Command) -> clap::Command {
        let names: Vec<String> =
            whole.get_subcommands().map(|command| command.get_name().to_owned()).collect();
        whole.mut_subcommand("man", |man| {
            man.mut_arg("command", |argument| {
                argument.value_parser(PossibleValuesParser::new(names))
            })
        })
    }
}

/// Prints the page of a parser, which is that of the whole command, or of one of its commands.
pub(crate) fn run(arguments: &ManArguments, whole: clap::Command) -> Result<u8, CliError> {
    let named = arguments.command.as_deref().and_then(|name| whole.find_subcommand(name));
    let shown = match named {
        Some(command) => command.clone().name(format!("aivss-{}", command.get_name())),
        None => whole,
    };
    let mut page = Vec::new();
    clap_mangen::Man::new(shown).render(&mut page)?;
    output::write_raw(&page)?;
    Ok(EXIT_OK)
}
