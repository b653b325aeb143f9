//! The exit codes, and how the results of several inputs add up to one of them.

use aivss_core::Severity;

/// Every input was read, and nothing reached a limit.
pub const EXIT_OK: u8 = 0;
/// A score reached the band of `--fail-on`, or a check or comparison found what it looks for.
pub const EXIT_REACHED: u8 = 1;
/// Some input was refused, the arguments contradict each other, or the output cannot be written.
pub const EXIT_REFUSED: u8 = 2;

/// The results so far.
pub(crate) struct Tally {
    limit: Option<Severity>,
    is_refused: bool,
    is_reached: bool,
}

impl Tally {
    /// Begins to count; a score in the band of the limit or above is a reached limit.
    pub(crate) const fn new(limit: Option<Severity>) -> Self {
        Self { limit, is_refused: false, is_reached: false }
    }

    /// Counts a score by its band.
    pub(crate) fn score(&mut self, severity: Severity) {
        self.is_reached |= self.limit.is_some_and(|limit| severity >= limit);
    }

    /// Counts a result that reached a limit of its own kind.
    pub(crate) const fn reach(&mut self) {
        self.is_reached = true;
    }

    /// Counts an input that was refused.
    pub(crate) const fn refuse(&mut self) {
        self.is_refused = true;
    }

    /// The exit code. Refused input counts for more than a reached band: the gate has not seen all scores.
    pub(crate) const fn exit_code(&self) -> u8 {
        match (self.is_refused, self.is_reached) {
            (true, _) => EXIT_REFUSED,
            (false, true) => EXIT_REACHED,
            (false, false) => EXIT_OK,
        }
    }
}
