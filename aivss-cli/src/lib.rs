//! The logic of the `aivss` command, for the binary and for any other package that ships it.
//!
//! Everything here reads arguments and files, calls [`aivss_core`] and its [`wire`](aivss_core::wire), and
//! shows what they answer; no figure is worked out in this crate.

mod cli;
mod command;
mod error;
mod exit;
mod io;
mod options;
mod scoring;

pub use exit::{EXIT_OK, EXIT_REACHED, EXIT_REFUSED};

use io::diagnostic;
use std::ffi::OsString;

/// Runs the command with its arguments, the program's name first, and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    cli::run(arguments).unwrap_or_else(|error| match diagnostic::report(&error) {
        Ok(()) => error.exit_code(),
        Err(_) => EXIT_REFUSED,
    })
}
