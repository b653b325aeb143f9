//! What a whole batch came to.

use super::Record;
use crate::severity::{Score, Severity};

/// How many lines are in each band, and how many in none. Nothing is averaged: scores are ordinal
/// (AIVSS v0.8, sections 3.2 and 3.5.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Lines in the order of [`Severity::ALL`].
    bands: [u64; Severity::ALL.len()],
    /// Lines with unknown inputs whose two ends are in different bands.
    pub between: u64,
    /// Of those, the lines whose greatest score is in each band, in the order of [`Severity::ALL`].
    between_up_to: [u64; Severity::ALL.len()],
    /// Lines that were refused.
    pub refused: u64,
    /// Blank lines, which have no record.
    pub blank: u64,
}

impl Summary {
    /// Counts a record.
    pub fn add(&mut self, record: &Record) {
        match &record.result {
            Ok(scored) => {
                let [low, high] = scored.ends().map(Score::severity);
                let counts = if low == high {
                    &mut self.bands
                } else {
                    self.between += 1;
                    &mut self.between_up_to
                };
                if let Some(band) = counts.get_mut(high as usize) {
                    *band += 1;
                }
            }
            Err(_) => self.refused += 1,
        }
    }

    /// Counts what another summary has counted.
    pub fn merge(&mut self, other: &Self) {
        for (band, more) in self.bands.iter_mut().zip(other.bands) {
            *band += more;
        }
        for (band, more) in self.between_up_to.iter_mut().zip(other.between_up_to) {
            *band += more;
        }
        self.between += other.between;
        self.refused += other.refused;
        self.blank += other.blank;
    }

    /// The lines in each band, the most severe first; those [between](Self::between) two are in none.
    pub fn bands(&self) -> impl Iterator<Item = (Severity, u64)> + '_ {
        Severity::ALL.into_iter().zip(self.bands).rev()
    }

    /// The lines in all bands, and between two of them.
    #[must_use]
    pub fn scored(&self) -> u64 {
        self.bands.iter().sum::<u64>() + self.between
    }

    /// Whether a line is in this band or a more severe one, or can be: of a line with unknown inputs the
    /// greatest score counts, so that not to look never passes a gate.
    #[must_use]
    pub fn reaches(&self, band: Severity) -> bool {
        let counts = self.bands.iter().zip(self.between_up_to);
        Severity::ALL
            .into_iter()
            .zip(counts)
            .any(|(severity, (lines, between))| severity >= band && lines + between > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{LineFormat, records};
    use super::*;

    #[test]
    fn a_summary_counts_by_band_and_adds_up() {
        // (7.0 + 7.2) / 2 x 1.0 is 7.1.
        let scored = r#"{"method":"owasp-0.5","cvss":7.0,"aars":7.2,"threat_multiplier":1}"#;
        let mut one = Summary { blank: 1, ..Summary::default() };
        for record in records(LineFormat::Request, [scored, "nonsense", scored]) {
            one.add(&record);
        }
        let mut both = one;
        both.merge(&one);
        assert_eq!((both.scored(), both.refused, both.blank), (4, 2, 2));
        assert_eq!(both.bands().next(), Some((Severity::Critical, 0)));
        assert_eq!(both.bands().nth(1), Some((Severity::High, 4)));
        assert!(both.reaches(Severity::High) && both.reaches(Severity::None));
        assert!(!both.reaches(Severity::Critical));
    }
}
