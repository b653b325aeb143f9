//! The 270 MacroVector scores of CVSS v4.0, and the table of everything a vector can score.
//!
//! The numbers below are FIRST's and Red Hat's, published with the reference calculator:
//!
//! > Copyright FIRST, Red Hat, and contributors
//! > SPDX-License-Identifier: BSD-2-Clause
//!
//! The licence text stands in `THIRD_PARTY.md`. The layout and the code are this project's.
#![allow(
    clippy::indexing_slicing,
    reason = "the table is built at compile time, where a bad index is an error"
)]

use super::equivalence::{EQ1_STEPS, EQ3_EQ6_STEPS, EQ4_STEPS, EqStep};
use crate::decimal::round_half_up;

/// Stands where no MacroVector exists: EQ3 = 2 excludes EQ6 = 0.
const ABSENT: u8 = u8::MAX;

/// `[EQ1][EQ2][EQ3][EQ4][EQ5][EQ6]`, in tenths.
type MacroVectorScores = [[[[[[u8; 2]; 3]; 3]; 3]; 2]; 3];

/// The score of each `MacroVector` in tenths. Columns are EQ5 = 0, 1, 2, each with EQ6 = 0 and 1.
#[rustfmt::skip]
const MACRO_VECTOR_SCORES: MacroVectorScores = {
    const NO: u8 = ABSENT;
    [
        [
            [ // EQ1 = 0, EQ2 = 0
                [
                    [[100,  99], [ 98,  95], [ 95,  92]], // EQ3 = 0, EQ4 = 0
                    [[100,  96], [ 93,  87], [ 91,  81]], // EQ3 = 0, EQ4 = 1
                    [[ 93,  90], [ 89,  80], [ 81,  68]], // EQ3 = 0, EQ4 = 2
                ],
                [
                    [[ 98,  95], [ 95,  92], [ 90,  84]], // EQ3 = 1, EQ4 = 0
                    [[ 93,  92], [ 89,  81], [ 81,  65]], // EQ3 = 1, EQ4 = 1
                    [[ 88,  80], [ 78,  70], [ 69,  48]], // EQ3 = 1, EQ4 = 2
                ],
                [
                    [[ NO,  92], [ NO,  82], [ NO,  72]], // EQ3 = 2, EQ4 = 0
                    [[ NO,  79], [ NO,  69], [ NO,  50]], // EQ3 = 2, EQ4 = 1
                    [[ NO,  69], [ NO,  55], [ NO,  27]], // EQ3 = 2, EQ4 = 2
                ],
            ],
            [ // EQ1 = 0, EQ2 = 1
                [
                    [[ 99,  97], [ 95,  92], [ 92,  85]], // EQ3 = 0, EQ4 = 0
                    [[ 95,  91], [ 90,  83], [ 84,  71]], // EQ3 = 0, EQ4 = 1
                    [[ 92,  81], [ 82,  71], [ 72,  53]], // EQ3 = 0, EQ4 = 2
                ],
                [
                    [[ 95,  93], [ 92,  85], [ 85,  73]], // EQ3 = 1, EQ4 = 0
                    [[ 92,  82], [ 80,  72], [ 70,  59]], // EQ3 = 1, EQ4 = 1
                    [[ 84,  70], [ 71,  52], [ 50,  30]], // EQ3 = 1, EQ4 = 2
                ],
                [
                    [[ NO,  86], [ NO,  75], [ NO,  52]], // EQ3 = 2, EQ4 = 0
                    [[ NO,  71], [ NO,  52], [ NO,  29]], // EQ3 = 2, EQ4 = 1
                    [[ NO,  63], [ NO,  29], [ NO,  17]], // EQ3 = 2, EQ4 = 2
                ],
            ],
        ],
        [
            [ // EQ1 = 1, EQ2 = 0
                [
                    [[ 98,  95], [ 94,  87], [ 91,  81]], // EQ3 = 0, EQ4 = 0
                    [[ 94,  89], [ 86,  74], [ 77,  64]], // EQ3 = 0, EQ4 = 1
                    [[ 87,  75], [ 74,  63], [ 63,  49]], // EQ3 = 0, EQ4 = 2
                ],
                [
                    [[ 94,  89], [ 88,  77], [ 76,  67]], // EQ3 = 1, EQ4 = 0
                    [[ 86,  76], [ 74,  58], [ 59,  50]], // EQ3 = 1, EQ4 = 1
                    [[ 72,  57], [ 57,  52], [ 52,  25]], // EQ3 = 1, EQ4 = 2
                ],
                [
                    [[ NO,  83], [ NO,  70], [ NO,  54]], // EQ3 = 2, EQ4 = 0
                    [[ NO,  65], [ NO,  58], [ NO,  26]], // EQ3 = 2, EQ4 = 1
                    [[ NO,  53], [ NO,  21], [ NO,  13]], // EQ3 = 2, EQ4 = 2
                ],
            ],
            [ // EQ1 = 1, EQ2 = 1
                [
                    [[ 95,  90], [ 88,  76], [ 76,  70]], // EQ3 = 0, EQ4 = 0
                    [[ 90,  77], [ 75,  62], [ 61,  53]], // EQ3 = 0, EQ4 = 1
                    [[ 77,  66], [ 68,  59], [ 52,  30]], // EQ3 = 0, EQ4 = 2
                ],
                [
                    [[ 89,  78], [ 76,  67], [ 62,  58]], // EQ3 = 1, EQ4 = 0
                    [[ 74,  59], [ 57,  57], [ 47,  23]], // EQ3 = 1, EQ4 = 1
                    [[ 61,  52], [ 57,  29], [ 24,  16]], // EQ3 = 1, EQ4 = 2
                ],
                [
                    [[ NO,  71], [ NO,  59], [ NO,  30]], // EQ3 = 2, EQ4 = 0
                    [[ NO,  58], [ NO,  26], [ NO,  15]], // EQ3 = 2, EQ4 = 1
                    [[ NO,  23], [ NO,  13], [ NO,   6]], // EQ3 = 2, EQ4 = 2
                ],
            ],
        ],
        [
            [ // EQ1 = 2, EQ2 = 0
                [
                    [[ 93,  87], [ 86,  72], [ 75,  58]], // EQ3 = 0, EQ4 = 0
                    [[ 86,  74], [ 74,  61], [ 56,  34]], // EQ3 = 0, EQ4 = 1
                    [[ 70,  54], [ 52,  40], [ 40,  22]], // EQ3 = 0, EQ4 = 2
                ],
                [
                    [[ 85,  75], [ 74,  55], [ 62,  51]], // EQ3 = 1, EQ4 = 0
                    [[ 72,  57], [ 55,  41], [ 46,  19]], // EQ3 = 1, EQ4 = 1
                    [[ 53,  36], [ 34,  19], [ 19,   8]], // EQ3 = 1, EQ4 = 2
                ],
                [
                    [[ NO,  64], [ NO,  51], [ NO,  20]], // EQ3 = 2, EQ4 = 0
                    [[ NO,  47], [ NO,  21], [ NO,  11]], // EQ3 = 2, EQ4 = 1
                    [[ NO,  24], [ NO,   9], [ NO,   4]], // EQ3 = 2, EQ4 = 2
                ],
            ],
            [ // EQ1 = 2, EQ2 = 1
                [
                    [[ 88,  75], [ 73,  53], [ 60,  50]], // EQ3 = 0, EQ4 = 0
                    [[ 73,  55], [ 59,  40], [ 41,  20]], // EQ3 = 0, EQ4 = 1
                    [[ 54,  43], [ 45,  22], [ 20,  11]], // EQ3 = 0, EQ4 = 2
                ],
                [
                    [[ 75,  55], [ 58,  45], [ 40,  21]], // EQ3 = 1, EQ4 = 0
                    [[ 61,  51], [ 48,  18], [ 20,   9]], // EQ3 = 1, EQ4 = 1
                    [[ 46,  18], [ 17,   7], [  8,   2]], // EQ3 = 1, EQ4 = 2
                ],
                [
                    [[ NO,  53], [ NO,  24], [ NO,  14]], // EQ3 = 2, EQ4 = 0
                    [[ NO,  24], [ NO,  12], [ NO,   5]], // EQ3 = 2, EQ4 = 1
                    [[ NO,  10], [ NO,   3], [ NO,   1]], // EQ3 = 2, EQ4 = 2
                ],
            ],
        ],
    ]
};

/// Number of scores: every step in EQ1, EQ2, EQ3 with EQ6, EQ4 and EQ5.
#[cfg(not(target_family = "wasm"))]
const SCORE_COUNT: usize = EQ1_STEPS.len() * 2 * EQ3_EQ6_STEPS.len() * EQ4_STEPS.len() * 3;

/// Where a combination of steps stands among the scores.
#[inline]
pub(super) const fn score_index(
    eq1: usize,
    eq2: usize,
    eq3_eq6: usize,
    eq4: usize,
    eq5: usize,
) -> usize {
    (((eq1 * 2 + eq2) * EQ3_EQ6_STEPS.len() + eq3_eq6) * EQ4_STEPS.len() + eq4) * 3 + eq5
}

/// The score, in tenths, at an index; see [`score_index`].
///
/// A score depends on nothing but the steps of the vector in its equivalence classes, and there
/// are only 14,508 combinations of steps, so all of them are worked out when the crate compiles.
#[cfg(not(target_family = "wasm"))]
#[inline]
pub(super) fn score_at(index: usize) -> u8 {
    static SCORES: [u8; SCORE_COUNT] = all_scores();
    SCORES[index]
}

/// The same, worked out when it is asked for: what browsers load has better uses for 14 kilobytes.
#[cfg(target_family = "wasm")]
pub(super) fn score_at(index: usize) -> u8 {
    score_of(index)
}

#[cfg(not(target_family = "wasm"))]
const fn all_scores() -> [u8; SCORE_COUNT] {
    let mut scores = [0; SCORE_COUNT];
    let mut index = 0;
    while index < SCORE_COUNT {
        scores[index] = score_of(index);
        index += 1;
    }
    scores
}

const fn score_of(index: usize) -> u8 {
    let eq5 = index % 3;
    let eq4 = index / 3 % EQ4_STEPS.len();
    let eq3_eq6 = index / (3 * EQ4_STEPS.len()) % EQ3_EQ6_STEPS.len();
    let eq2 = index / (3 * EQ4_STEPS.len() * EQ3_EQ6_STEPS.len()) % 2;
    let eq1 = index / (3 * EQ4_STEPS.len() * EQ3_EQ6_STEPS.len() * 2);
    interpolated(EQ1_STEPS[eq1], eq2, EQ3_EQ6_STEPS[eq3_eq6], EQ4_STEPS[eq4], eq5)
}

/// A common multiple of all depths, so that every share of a gap is a whole number.
const SHARES: u64 = 840;

/// The score of a step: 0 without any impact, else by the specification's interpolation (section
/// 8.2) the MacroVector's score, less the mean over the lower neighbours of the share of the gap
/// already walked.
///
/// EQ2 and EQ5 count as neighbours but are never walked into: their vectors all stand at the top of
/// their class.
const fn interpolated(eq1: EqStep, eq2: usize, eq3_eq6: EqStep, eq4: EqStep, eq5: usize) -> u8 {
    if eq3_eq6.without_impact && eq4.without_impact {
        return 0;
    }
    let own = macro_vector_score(eq1.class, eq2, eq3_eq6.class, eq4.class, eq5);
    let mut neighbours = 0;
    let mut walked = 0;
    if let Some(class) = eq1.lower_neighbour(2) {
        neighbours += 1;
        walked += eq1.walked(own, macro_vector_score(class, eq2, eq3_eq6.class, eq4.class, eq5));
    }
    if eq2 < 1 {
        neighbours += 1;
    }
    if let Some(score) = lower_eq3_eq6_score(eq1.class, eq2, eq3_eq6.class, eq4.class, eq5) {
        neighbours += 1;
        walked += eq3_eq6.walked(own, score);
    }
    if let Some(class) = eq4.lower_neighbour(2) {
        neighbours += 1;
        walked += eq4.walked(own, macro_vector_score(eq1.class, eq2, eq3_eq6.class, class, eq5));
    }
    if eq5 < 2 {
        neighbours += 1;
    }
    if neighbours == 0 {
        return own;
    }
    let whole = SHARES * neighbours;
    #[allow(clippy::cast_possible_truncation, reason = "a score of at most 100 tenths")]
    {
        round_half_up(own as u64 * whole - walked, whole) as u8
    }
}

impl EqStep {
    /// The next lower class, while there is one.
    const fn lower_neighbour(self, lowest: u8) -> Option<u8> {
        if self.class < lowest { Some(self.class + 1) } else { None }
    }

    /// The part of the gap between two classes already walked, in shares of a tenth.
    const fn walked(self, own: u8, neighbour: u8) -> u64 {
        (own - neighbour) as u64 * self.distance as u64 * SHARES / self.depth as u64
    }
}

/// EQ3 and EQ6 move together. From 00 two neighbours lie below, and the specification takes the
/// higher of their scores; 21 has none.
const fn lower_eq3_eq6_score(eq1: u8, eq2: usize, eq3_eq6: u8, eq4: u8, eq5: usize) -> Option<u8> {
    match eq3_eq6 {
        0 => {
            let eq6_lower = macro_vector_score(eq1, eq2, 1, eq4, eq5);
            let eq3_lower = macro_vector_score(eq1, eq2, 2, eq4, eq5);
            Some(if eq6_lower > eq3_lower { eq6_lower } else { eq3_lower })
        }
        1 | 2 => Some(macro_vector_score(eq1, eq2, 3, eq4, eq5)),
        3 => Some(macro_vector_score(eq1, eq2, 4, eq4, eq5)),
        _ => None,
    }
}

/// The published score; `eq3_eq6` counts the combinations 00, 01, 10, 11, 21.
const fn macro_vector_score(eq1: u8, eq2: usize, eq3_eq6: u8, eq4: u8, eq5: usize) -> u8 {
    let eq3 = eq3_eq6 as usize / 2;
    let eq6 = if eq3 == 2 { 1 } else { eq3_eq6 as usize % 2 };
    MACRO_VECTOR_SCORES[eq1 as usize][eq2][eq3][eq4 as usize][eq5][eq6]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_270_macro_vectors_of_the_specification_have_a_score() {
        let scores = MACRO_VECTOR_SCORES.as_flattened().as_flattened().as_flattened();
        let mut present = 0;
        for (index, by_eq5) in scores.iter().enumerate() {
            let eq3 = index / 3 % 3;
            for [eq6_high, eq6_low] in by_eq5 {
                assert_eq!(*eq6_high == ABSENT, eq3 == 2);
                assert!(*eq6_low <= 100);
                present += usize::from(*eq6_high <= 100) + 1;
            }
        }
        assert_eq!(present, 270);
    }
}
