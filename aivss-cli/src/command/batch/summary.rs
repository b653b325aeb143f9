//! The progress of a batch and its totals, on standard error.

use super::piece::Piece;
use crate::io::is_standard_stream;
use crate::io::style::{self, Painted};
use aivss_core::wire::batch::{Record, Summary};
use indicatif::{ProgressBar, ProgressStyle};
use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Instant;

/// A progress bar, on a terminal only.
pub(super) struct Progress(ProgressBar);

impl Progress {
    pub(super) fn new(length: Option<u64>, out: &Path) -> Self {
        // Records on the same terminal would be torn apart by the bar.
        let is_torn = is_standard_stream(out) && io::stdout().is_terminal();
        if is_torn || !io::stderr().is_terminal() {
            return Self(ProgressBar::hidden());
        }
        let (bar, template) = match length {
            Some(length) => (
                ProgressBar::new(length),
                "{bar:40} {bytes} of {total_bytes}, {binary_bytes_per_sec}, {eta} left",
            ),
            None => (ProgressBar::no_length(), "{spinner} {bytes}, {binary_bytes_per_sec}"),
        };
        match ProgressStyle::with_template(template) {
            Ok(style) => Self(bar.with_style(style)),
            Err(_) => Self(bar),
        }
    }

    pub(super) fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

/// The counts of the whole run.
pub(super) struct Totals {
    pub(super) counts: Summary,
    first_refused: Option<Record>,
    start: Instant,
}

impl Default for Totals {
    fn default() -> Self {
        Self { counts: Summary::default(), first_refused: None, start: Instant::now() }
    }
}

impl Totals {
    pub(super) fn add(&mut self, piece: Piece) {
        self.counts.merge(&piece.counts);
        if self.first_refused.is_none() {
            self.first_refused = piece.first_refused;
        }
    }

    /// Bands, the most severe first, and nothing averaged: scores are ordinal. Open are the lines whose unknown
    /// inputs leave more than one band.
    pub(super) fn report(&self) -> io::Result<()> {
        let mut text = String::new();
        for (severity, lines) in self.counts.bands() {
            let band = Painted(style::of_severity(severity), format!("{:<8}", severity.as_str()));
            let _ = writeln!(text, "{band}  {:>11}", grouped(lines));
        }
        let Summary { between, refused, blank, .. } = self.counts;
        if between > 0 {
            let _ = writeln!(text, "{:<8}  {:>11}", "open", grouped(between));
        }
        let _ = writeln!(text, "{:<8}  {:>11}", "refused", grouped(refused));
        if blank > 0 {
            let _ = writeln!(text, "{:<8}  {:>11}", "blank", grouped(blank));
        }
        let records = self.counts.scored() + refused;
        let seconds = self.start.elapsed().as_secs_f64();
        let _ = writeln!(
            text,
            "{}",
            Painted(
                style::DIM,
                format!("{} lines in {seconds:.2} s{}", grouped(records), rate(records, seconds))
            )
        );
        if let Some(Record { line, result: Err(failure), .. }) = &self.first_refused {
            let error = Painted(style::ERROR, "error:");
            let _ =
                writeln!(text, "{error} line {line} was the first refused: {}", failure.message());
        }
        anstream::stderr().lock().write_all(text.as_bytes())
    }
}

fn rate(lines: u64, seconds: f64) -> String {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "for people to look at, and neither negative nor beyond any count"
    )]
    let rate = (lines as f64 / seconds) as u64;
    if seconds > 0.0 { format!(", {} a second", grouped(rate)) } else { String::new() }
}

/// `1,000,000`
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn large_numbers_are_written_in_groups_of_three() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (123_456, "123,456"),
            (1_000_000, "1,000,000"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }
}
