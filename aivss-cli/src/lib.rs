//! The logic of the `aivss` command, for the binary and for any other package that ships it.
//!
//! Everything here reads arguments and files, calls [`aivss_core::wire`] and shows what it says; no
//! figure is worked out in this crate.

mod cli;
mod command;
mod error;
mod io;
mod scoring;

use clap::{CommandFactory, Parser};
use cli::{Arguments, Command};
use command::{
    batch, catalog, cvss, diff, export, init, mcp, methods, model, report, schema, verify,
};
use io::output;
use scoring::View;
use std::ffi::OsString;
use std::io::Write;

/// Nothing stood against the input.
pub const EXIT_OK: u8 = 0;
/// A score reached the band of `--fail-on`.
pub const EXIT_REACHED: u8 = 1;
/// Some input was refused, or the arguments make no sense.
pub const EXIT_REFUSED: u8 = 2;

/// Runs the command with its arguments, the program's name first, and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come this way too, and go to standard output.
            let is_error = error.use_stderr();
            return match error.print() {
                Ok(()) if !is_error => EXIT_OK,
                _ => EXIT_REFUSED,
            };
        }
    };
    arguments.color.write_global();
    match perform(&arguments.command) {
        Ok(code) => code,
        // Whoever read the output has seen enough of it.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => EXIT_OK,
        Err(error) => {
            let _ = writeln!(std::io::stderr(), "error: the output could not be written: {error}");
            EXIT_REFUSED
        }
    }
}

fn perform(command: &Command) -> std::io::Result<u8> {
    match command {
        Command::Score(arguments) => scoring::run(arguments, View::Report),
        Command::Explain(arguments) => scoring::run(arguments, View::Explanation),
        Command::Batch(arguments) => batch::run(arguments),
        Command::Cvss(arguments) => cvss::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Import(arguments) => export::import(arguments),
        Command::Export(arguments) => export::export(arguments),
        Command::Init(arguments) => init::run(arguments),
        Command::Catalog(command) => catalog::run(command),
        Command::Model(arguments) => model::run(arguments),
        Command::Report(arguments) => report::run(arguments),
        Command::Mcp(arguments) => mcp::run(arguments),
        Command::Schema { name } => schema::run(name),
        Command::Methods(arguments) => methods::run(arguments),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "aivss", &mut script);
            output::write_raw(&script)
        }
        Command::Man { command } => {
            let mut page = Vec::new();
            clap_mangen::Man::new(cli::command_of(command.as_deref())).render(&mut page)?;
            output::write_raw(&page)
        }
    }
}
