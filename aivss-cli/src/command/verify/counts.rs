//! What a run has found so far, and the colours of its two words.

use anstyle::{AnsiColor, Style};
use std::fmt::Write;

pub(super) const AGREES: Style = AnsiColor::Green.on_default();
pub(super) const DIFFERS: Style = AnsiColor::Red.on_default().bold();

/// The results so far.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) agree: usize,
    /// Items among them that agree only with an assumed threat multiplier.
    pub(super) assumed: usize,
    pub(super) differ: usize,
    /// Items that print no figure, so that they are only scored.
    pub(super) scored: usize,
    pub(super) unreadable: usize,
}

impl Counts {
    /// The last line of a run.
    pub(super) fn summary(&self) -> String {
        let Self { agree, assumed, differ, scored, unreadable } = self;
        let mut text = format!("\n{agree} agree");
        if *assumed > 0 {
            let _ = write!(text, " ({assumed} with an assumed ThM alone)");
        }
        let _ = write!(text, ", {differ} differ");
        for (count, words) in
            [(scored, "print nothing and are only scored"), (unreadable, "cannot be verified")]
        {
            if *count > 0 {
                let _ = write!(text, ", {count} {words}");
            }
        }
        text.push('\n');
        text
    }
}
