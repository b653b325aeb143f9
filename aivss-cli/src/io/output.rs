//! Writing: one place that knows the streams, and the exit code that outcomes add up to.

use crate::cli::Band;
use crate::{EXIT_OK, EXIT_REACHED, EXIT_REFUSED};
use aivss_core::Severity;
use std::io::{self, Write};

/// The columns that text output keeps to.
pub(crate) const WIDTH: usize = 80;

/// What has happened to the inputs so far.
pub(crate) struct Tally {
    fail_on: Option<Band>,
    refused: bool,
    reached: bool,
}

impl Tally {
    pub(crate) const fn new(fail_on: Option<Band>) -> Self {
        Self { fail_on, refused: false, reached: false }
    }

    pub(crate) fn score(&mut self, severity: Severity) {
        self.reached |= self.fail_on.is_some_and(|band| severity >= band.severity());
    }

    pub(crate) const fn refuse(&mut self) {
        self.refused = true;
    }

    /// Refused input counts for more than a reached band: the gate could not see all.
    pub(crate) const fn exit_code(&self) -> u8 {
        match (self.refused, self.reached) {
            (true, _) => EXIT_REFUSED,
            (false, true) => EXIT_REACHED,
            (false, false) => EXIT_OK,
        }
    }
}

/// Writes a text that may hold colours to standard output.
pub(crate) fn write(text: &str) -> io::Result<()> {
    let mut stream = anstream::stdout().lock();
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// Writes bytes as they are to standard output.
pub(crate) fn write_raw(bytes: &[u8]) -> io::Result<u8> {
    let mut stream = io::stdout().lock();
    stream.write_all(bytes)?;
    stream.flush()?;
    Ok(EXIT_OK)
}

/// A paragraph wrapped to the width, each line after the first set in under the text of the first. It is
/// not broken at hyphens, for ids and names of files have them.
pub(crate) fn paragraph(first: &str, text: &str) -> String {
    let later = " ".repeat(first.chars().count());
    let options = textwrap::Options::new(WIDTH)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .initial_indent(first)
        .subsequent_indent(&later);
    textwrap::fill(text, options)
}
