//! Equivalence classes: where a vector stands in each of the six, and how deep inside it.
#![allow(
    clippy::indexing_slicing,
    reason = "every index is made from levels below their counts; the compiler or the exhaustive test sees all"
)]

use super::metric::{AttackVector, Impact, Metric, ModifiedSubsequentImpact};
use super::packed::{Levels, shift_of};
use crate::stack_str::Text;

/// A step inside an equivalence class.
#[derive(Clone, Copy)]
pub(super) struct EqStep {
    /// The class, 0 for the most severe; for EQ3 with EQ6 the count of 00, 01, 10, 11, 21.
    pub(super) class: u8,
    /// Severity steps below the most severe vectors of the class.
    pub(super) distance: u8,
    /// Steps that the class has in all.
    pub(super) depth: u8,
    /// Whether the vectors of this step have no impact on the systems that the class is about.
    pub(super) without_impact: bool,
}

/// Lays out the steps of all classes in a row. The lowest class of each has no lower neighbour, so
/// that no distance inside it ever counts: it is one step, or two where the last one is kept for
/// vectors without impact.
#[allow(clippy::cast_possible_truncation, reason = "there are five classes at most")]
const fn steps<const COUNT: usize>(depths: &[u8], last_is_without_impact: bool) -> [EqStep; COUNT] {
    let mut all = [EqStep { class: 0, distance: 0, depth: 1, without_impact: false }; COUNT];
    let mut index = 0;
    let mut class = 0;
    while class < depths.len() {
        let mut distance = 0;
        while distance < depths[class] {
            all[index].class = class as u8;
            all[index].distance = distance;
            all[index].depth = depths[class];
            index += 1;
            distance += 1;
        }
        class += 1;
    }
    if last_is_without_impact {
        all[index] = EqStep { without_impact: true, ..all[index - 1] };
        index += 1;
    }
    assert!(index == COUNT);
    all
}

/// Six steps; depths 1 and 4, then the lowest class.
pub(super) const EQ1_STEPS: [EqStep; 6] = steps(&[1, 4, 1], false);
/// Depths 7 (00), 6 (01), 8 (10), 8 (11), then the lowest class (21).
pub(super) const EQ3_EQ6_STEPS: [EqStep; 31] = steps(&[7, 6, 8, 8, 1], true);
/// Depths 6 and 5, then the lowest class.
pub(super) const EQ4_STEPS: [EqStep; 13] = steps(&[6, 5, 1], true);

/// The index in [`EQ1_STEPS`] (EQ1: Attack Vector, Privileges Required, User Interaction).
#[inline]
pub(super) fn eq1(levels: Levels) -> usize {
    usize::from(EQ1_INDEX[part(levels, Metric::AttackVector, 3)])
}

/// EQ2: Attack Complexity and Attack Requirements; the class itself.
#[inline]
pub(super) fn eq2(levels: Levels) -> usize {
    usize::from(part(levels, Metric::AttackComplexity, 2) != 0)
}

/// The index in [`EQ3_EQ6_STEPS`] (EQ3: impact on the vulnerable system; EQ6: the same impact
/// where it meets a high requirement).
#[inline]
pub(super) fn eq3_eq6(levels: Levels) -> usize {
    usize::from(EQ3_EQ6_INDEX[part(levels, Metric::VulnerableConfidentiality, 6)])
}

/// The index in [`EQ4_STEPS`] (EQ4: impact on subsequent systems).
#[inline]
pub(super) fn eq4(levels: Levels) -> usize {
    usize::from(EQ4_INDEX[part(levels, Metric::SubsequentConfidentiality, 3)])
}

/// EQ5: Exploit Maturity; the class itself.
#[inline]
pub(super) fn eq5(levels: Levels) -> usize {
    part(levels, Metric::ExploitMaturity, 1)
}

/// The levels of so many metrics from the first on, which stand side by side.
#[inline]
const fn part(levels: Levels, first: Metric, count: u32) -> usize {
    (levels >> shift_of(first)) as usize & ((1 << (2 * count)) - 1)
}

const fn eq1_step([av, pr, ui]: [u8; 3]) -> u8 {
    const PHYSICAL: u8 = AttackVector::Physical as u8;
    let steps = av + pr + ui;
    if steps == 0 {
        0
    } else if av != PHYSICAL && (av == 0 || pr == 0 || ui == 0) {
        // The most severe vectors of class 1 are one step below the top.
        steps
    } else {
        5
    }
}

/// The level at which an impact is None.
const NO_IMPACT: u8 = Impact::None as u8;

const fn eq3_eq6_step([vc, vi, va, cr, ir, ar]: [u8; 6]) -> u8 {
    let steps = vc + vi + va + cr + ir + ar;
    let high_meets_high = vc | cr == 0 || vi | ir == 0 || va | ar == 0;
    // Each class counts its steps from the level sum of its most severe vectors: 0, 3, 1, 3.
    if vc | vi == 0 {
        if high_meets_high { steps } else { 7 + steps - 3 }
    } else if vc == 0 || vi == 0 || va == 0 {
        if high_meets_high { 13 + steps - 1 } else { 21 + steps - 3 }
    } else if vc + vi + va < 3 * NO_IMPACT {
        29
    } else {
        30
    }
}

const fn eq4_step([sc, si, sa]: [u8; 3]) -> u8 {
    const NO_IMPACT: u8 = ModifiedSubsequentImpact::Negligible as u8;
    // Confidentiality never takes Safety, but sits on the same scale, one step down.
    let sc = sc + 1;
    let steps = sc + si + sa;
    if si == 0 || sa == 0 {
        steps - 1
    } else if sc == 1 || si == 1 || sa == 1 {
        6 + steps - 3
    } else if steps < 3 * NO_IMPACT {
        11
    } else {
        12
    }
}

/// The step for every combination of severity levels, so that scoring looks it up: which class a
/// vector falls in is what a processor cannot guess, and its wrong guesses cost more than the table.
macro_rules! step_index {
    ($name:ident: $step:ident of $metrics:literal metrics) => {
        static $name: [u8; 1 << (2 * $metrics)] = {
            let mut steps = [0; 1 << (2 * $metrics)];
            let mut index = 0;
            while index < steps.len() {
                steps[index] = $step(levels_of::<$metrics>(index));
                index += 1;
            }
            steps
        };
    };
}

step_index!(EQ1_INDEX: eq1_step of 3 metrics);
step_index!(EQ3_EQ6_INDEX: eq3_eq6_step of 6 metrics);
step_index!(EQ4_INDEX: eq4_step of 3 metrics);

/// The levels that stand side by side in an index; the first metric has the lowest bits.
#[allow(clippy::cast_possible_truncation, reason = "two bits")]
const fn levels_of<const METRICS: usize>(index: usize) -> [u8; METRICS] {
    let mut levels = [0; METRICS];
    let mut metric = 0;
    while metric < METRICS {
        levels[metric] = (index >> (2 * metric) & 3) as u8;
        metric += 1;
    }
    levels
}

/// The MacroVector: a vector's equivalence classes EQ1 to EQ6 (CVSS v4.0, section 8.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacroVector([u8; 6]);

impl MacroVector {
    /// The classes of a vector's severity levels.
    #[allow(clippy::cast_possible_truncation, reason = "a class is 2 at most")]
    pub(super) fn from_levels(levels: Levels) -> Self {
        let eq3_eq6 = EQ3_EQ6_STEPS[eq3_eq6(levels)].class;
        let (eq3, eq6) = if eq3_eq6 == 4 { (2, 1) } else { (eq3_eq6 / 2, eq3_eq6 % 2) };
        Self([
            EQ1_STEPS[eq1(levels)].class,
            eq2(levels) as u8,
            eq3,
            EQ4_STEPS[eq4(levels)].class,
            eq5(levels) as u8,
            eq6,
        ])
    }
}

impl MacroVector {
    /// The classes EQ1 to EQ6, each 0 (most severe) to 2.
    #[must_use]
    pub const fn classes(self) -> [u8; 6] {
        self.0
    }
}

impl MacroVector {
    pub(crate) fn text(self) -> Text<6> {
        let mut text = Text::backwards();
        for class in self.0.into_iter().rev() {
            text.push_front(b'0' + class);
        }
        text
    }
}

impl core::fmt::Display for MacroVector {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.text().as_str())
    }
}

impl core::fmt::Debug for MacroVector {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Display::fmt(self, f)
    }
}
