//! The `aivss` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(aivss_cli::run(std::env::args_os()))
}
