//! Standard output, and paragraphs that fit its width.

use std::io::{self, Write};

/// The columns that text output keeps to.
const WIDTH: usize = 80;

/// Writes a text to standard output, with its colours where the stream shows them.
pub(crate) fn write(text: &str) -> io::Result<()> {
    let mut stream = anstream::stdout().lock();
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

/// Writes bytes to standard output unchanged.
pub(crate) fn write_raw(bytes: &[u8]) -> io::Result<()> {
    let mut stream = io::stdout().lock();
    stream.write_all(bytes)?;
    stream.flush()
}

/// A paragraph wrapped to the width. Each line after the first begins below the text of the first, and no
/// line breaks at a hyphen, because ids and names of files have hyphens.
pub(crate) fn paragraph(first: &str, text: &str) -> String {
    let later = " ".repeat(first.chars().count());
    let options = textwrap::Options::new(WIDTH)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .initial_indent(first)
        .subsequent_indent(&later);
    textwrap::fill(text, options)
}
