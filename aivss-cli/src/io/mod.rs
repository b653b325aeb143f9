//! Everything that reads and writes: input, output, files that appear whole, and how text looks.

pub(crate) mod diagnostic;
pub(crate) mod input;
pub(crate) mod output;
pub(crate) mod style;
pub(crate) mod target;

use std::path::Path;

/// The name of standard input and of standard output among files.
pub(crate) const STANDARD_STREAM: &str = "-";

/// Whether a path names a standard stream.
pub(crate) fn is_standard_stream(path: &Path) -> bool {
    path.as_os_str() == STANDARD_STREAM
}
