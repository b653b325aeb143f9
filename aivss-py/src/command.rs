//! The `aivss` command, which the wheel installs as a script.

use pyo3::prelude::*;
use std::ffi::OsString;

/// Runs the command with its arguments, the program's name first, and returns the exit code.
#[pyfunction]
#[pyo3(signature = (arguments, /))]
pub(crate) fn run_command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| aivss_cli::run(arguments))
}
