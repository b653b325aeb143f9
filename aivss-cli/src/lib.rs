//! The logic of the `aivss` command, for the binary and for any other package that ships it.
//!
//! ```
//! // Prints the four scores of the vector; an exit code tells what became of the input.
//! let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
//! let code = aivss_cli::run(["aivss", "cvss", vector].map(Into::into));
//! assert_eq!(code, aivss_cli::EXIT_OK);
//! ```
//!
//! Everything here reads arguments and files, calls [`aivss_core::wire`] and shows what it says; no
//! figure is worked out in this crate.

mod agent_report;
mod arguments;
mod batch;
mod catalog;
mod cvss;
mod diff;
mod document;
mod exchange;
mod explanation;
mod init;
mod input;
mod mcp;
mod methods;
mod model;
mod output;
mod problem;
mod report;
mod schema;
mod score;
mod style;
mod verify;

use arguments::{Arguments, Command};
use clap::{CommandFactory, Parser};
use score::View;
use std::ffi::OsString;
use std::io::{self, Write};

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
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => EXIT_OK,
        Err(error) => {
            let _ = writeln!(io::stderr(), "error: the output could not be written: {error}");
            EXIT_REFUSED
        }
    }
}

fn perform(command: &Command) -> io::Result<u8> {
    match command {
        Command::Score(arguments) => score::run(arguments, View::Report),
        Command::Explain(arguments) => score::run(arguments, View::Explanation),
        Command::Batch(arguments) => batch::run(arguments),
        Command::Cvss(arguments) => cvss::run(arguments),
        Command::Diff(arguments) => diff::run(arguments),
        Command::Verify(arguments) => verify::run(arguments),
        Command::Import(arguments) => exchange::import(arguments),
        Command::Export(arguments) => exchange::export(arguments),
        Command::Init(arguments) => init::run(arguments),
        Command::Catalog(command) => catalog::run(command),
        Command::Model(arguments) => model::run(arguments),
        Command::Report(arguments) => agent_report::run(arguments),
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
            clap_mangen::Man::new(arguments::command_of(command.as_deref())).render(&mut page)?;
            output::write_raw(&page)
        }
    }
}
