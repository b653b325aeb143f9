//! The logic of the `aivss` command, for the binary and for any other package that ships it.
//!
//! ```
//! // Prints the four scores of the vector; an exit code tells what became of the input.
//! let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
//! let code = aivss_cli::run(["aivss", "cvss", vector].map(Into::into));
//! assert_eq!(code, aivss_cli::EXIT_OK);
//! ```
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
