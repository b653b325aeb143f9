//! The library and its peers behind one interface, and the check of their scores.

use crate::CvssBatch;

/// A library that reads and scores CVSS v4.0 vectors.
pub trait Scorer {
    /// The name of its crate.
    const NAME: &'static str;
    /// Whether all its scores are those of the corpus, rounded half up on the exact value. The scores
    /// of one that is known to differ are counted, and no difference stops the bench.
    const EXACT: bool;
    /// A vector once read.
    type Vector;
    /// A score as the library gives it.
    type Score;

    /// Reads a vector; the corpus has only valid ones.
    fn parse(text: &str) -> Self::Vector;

    /// The score from every group that the vector gives.
    fn score(vector: &Self::Vector) -> Self::Score;

    /// The score in tenths, to compare.
    fn tenths(score: Self::Score) -> u8;
}

/// This library.
pub struct AivssCore;

impl Scorer for AivssCore {
    const NAME: &'static str = "aivss-core";
    const EXACT: bool = true;
    type Vector = aivss_core::cvss::Vector;
    type Score = aivss_core::Score;

    #[inline]
    fn parse(text: &str) -> Self::Vector {
        text.parse().unwrap()
    }

    #[inline]
    fn score(vector: &Self::Vector) -> Self::Score {
        vector.score()
    }

    fn tenths(score: Self::Score) -> u8 {
        score.tenths()
    }
}

/// Crate `cvss`, of `RustSec`.
pub struct Cvss;

impl Scorer for Cvss {
    const NAME: &'static str = "cvss";
    const EXACT: bool = true;
    type Vector = cvss::v4::Vector;
    type Score = cvss::v4::Score;

    #[inline]
    fn parse(text: &str) -> Self::Vector {
        text.parse().unwrap()
    }

    #[inline]
    fn score(vector: &Self::Vector) -> Self::Score {
        vector.score()
    }

    fn tenths(score: Self::Score) -> u8 {
        nearest_tenth(score.value())
    }
}

/// Crate `cvss-rs`.
pub struct CvssRs;

impl Scorer for CvssRs {
    const NAME: &'static str = "cvss-rs";
    const EXACT: bool = true;
    type Vector = cvss_rs::v4_0::CvssV4;
    type Score = f64;

    #[inline]
    fn parse(text: &str) -> Self::Vector {
        text.parse().unwrap()
    }

    #[inline]
    fn score(vector: &Self::Vector) -> Self::Score {
        vector.calculated_full_score().unwrap()
    }

    fn tenths(score: Self::Score) -> u8 {
        nearest_tenth(score)
    }
}

/// Crate `polycvss`, whose floats land on the wrong side of some ties.
pub struct Polycvss;

impl Scorer for Polycvss {
    const NAME: &'static str = "polycvss";
    const EXACT: bool = false;
    type Vector = polycvss::v4::Vector;
    type Score = polycvss::Score;

    #[inline]
    fn parse(text: &str) -> Self::Vector {
        text.parse().unwrap()
    }

    #[inline]
    fn score(vector: &Self::Vector) -> Self::Score {
        polycvss::Score::from(*vector)
    }

    fn tenths(score: Self::Score) -> u8 {
        nearest_tenth(score.into())
    }
}

/// A float that stands for a number of one decimal, 0 to 10, in tenths.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a score lies between 0 and 10"
)]
fn nearest_tenth(score: f64) -> u8 {
    (score * 10.0).round() as u8
}

/// Compares the scores of a whole batch with the corpus, before anything is timed.
///
/// # Panics
/// When a score differs, unless the library is known to differ: then the differences are counted and
/// printed.
pub fn check<S: Scorer>(batch: &CvssBatch) {
    let (mut differing, mut as_first) = (0, 0);
    for row in &batch.rows {
        let tenths = S::tenths(S::score(&S::parse(&row.vector)));
        if tenths != row.exact_tenths {
            assert!(!S::EXACT, "{}: {tenths} tenths for {row:?}", S::NAME);
            differing += 1;
            as_first += usize::from(tenths == row.first_tenths);
        }
    }
    if !S::EXACT {
        println!(
            "{}: {differing} of {} {} scores differ from the exact ones, {as_first} of them as FIRST's calculator does",
            S::NAME,
            batch.rows.len(),
            batch.kind.name(),
        );
    }
}
