//! Equivalence classes: where a vector stands in each of the six, and how deep inside it.
#![allow(
    clippy::indexing_slicing,
    reason = "every index is made from levels below their counts; the compiler or the exhaustive test sees all"
)]

use super::metric::{AttackVector, Impact, ModifiedSubsequentImpact};

/// A place inside an equivalence class.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The class, 0 for the most severe; for EQ3 with EQ6 the count of 00, 01, 10, 11, 21.
    pub(super) class: u8,
    /// Severity steps below the most severe vectors of the class.
    pub(super) distance: u8,
    /// Steps that the class has in all.
    pub(super) depth: u8,
    /// Whether the vectors of this place have no impact on the systems that the class is about.
    pub(super) without_impact: bool,
}

/// Lays out the places of all classes in a row. The lowest class of each has no lower neighbour, so
/// that no distance inside it ever counts: it is one place, or two where the last one is kept for
/// vectors without impact.
#[allow(clippy::cast_possible_truncation, reason = "there are five classes at most")]
const fn places<const COUNT: usize>(depths: &[u8], last_is_without_impact: bool) -> [Place; COUNT] {
    let mut all = [Place { class: 0, distance: 0, depth: 1, without_impact: false }; COUNT];
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
        all[index] = Place { without_impact: true, ..all[index - 1] };
        index += 1;
    }
    assert!(index == COUNT);
    all
}

/// Six places; depths 1 and 4, then the lowest class.
pub(super) const EQ1_PLACES: [Place; 6] = places(&[1, 4, 1], false);
/// Depths 7 (00), 6 (01), 8 (10), 8 (11), then the lowest class (21).
pub(super) const EQ3_EQ6_PLACES: [Place; 31] = places(&[7, 6, 8, 8, 1], true);
/// Depths 6 and 5, then the lowest class.
pub(super) const EQ4_PLACES: [Place; 13] = places(&[6, 5, 1], true);

/// The index in [`EQ1_PLACES`] (EQ1: Attack Vector, Privileges Required, User Interaction).
#[inline]
pub(super) fn eq1(av_pr_ui: [u8; 3]) -> usize {
    EQ1_INDEX.of(av_pr_ui)
}

/// EQ2: Attack Complexity and Attack Requirements; the class itself.
#[inline]
pub(super) fn eq2([ac, at]: [u8; 2]) -> usize {
    usize::from(ac | at)
}

/// The index in [`EQ3_EQ6_PLACES`] (EQ3: impact on the vulnerable system; EQ6: the same impact
/// where it meets a high requirement).
#[inline]
pub(super) fn eq3_eq6(vc_vi_va_cr_ir_ar: [u8; 6]) -> usize {
    EQ3_EQ6_INDEX.of(vc_vi_va_cr_ir_ar)
}

/// The index in [`EQ4_PLACES`] (EQ4: impact on subsequent systems).
#[inline]
pub(super) fn eq4(sc_si_sa: [u8; 3]) -> usize {
    EQ4_INDEX.of(sc_si_sa)
}

/// EQ5: Exploit Maturity; the class itself.
#[inline]
pub(super) fn eq5(e: u8) -> usize {
    usize::from(e)
}

const fn eq1_place([av, pr, ui]: [u8; 3]) -> u8 {
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

const fn eq3_eq6_place([vc, vi, va, cr, ir, ar]: [u8; 6]) -> u8 {
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

const fn eq4_place([sc, si, sa]: [u8; 3]) -> u8 {
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

/// The place for every combination of severity levels, so that scoring looks it up: which class a
/// vector falls in is what a processor cannot guess, and its wrong guesses cost more than the table.
struct PlaceIndex<const METRICS: usize, const COUNT: usize> {
    /// How many levels each metric has.
    levels: [usize; METRICS],
    places: [u8; COUNT],
}

impl<const METRICS: usize, const COUNT: usize> PlaceIndex<METRICS, COUNT> {
    #[inline]
    fn of(&self, levels: [u8; METRICS]) -> usize {
        let index = levels
            .into_iter()
            .zip(self.levels)
            .fold(0, |index, (level, count)| index * count + usize::from(level));
        usize::from(self.places[index])
    }
}

macro_rules! place_index {
    ($name:ident: $place:ident, $count:literal combinations of $levels:expr) => {
        const $name: &PlaceIndex<{ $levels.len() }, $count> = &PlaceIndex {
            levels: $levels,
            places: {
                let mut places = [0; $count];
                let mut index = 0;
                while index < $count {
                    places[index] = $place(levels_of(index, $levels));
                    index += 1;
                }
                places
            },
        };
    };
}

place_index!(EQ1_INDEX: eq1_place, 36 combinations of [4, 3, 3]);
place_index!(EQ3_EQ6_INDEX: eq3_eq6_place, 729 combinations of [3, 3, 3, 3, 3, 3]);
place_index!(EQ4_INDEX: eq4_place, 48 combinations of [3, 4, 4]);

/// The levels that a combination's number stands for; the last metric changes fastest.
#[allow(clippy::cast_possible_truncation, reason = "a metric has four levels at most")]
const fn levels_of<const METRICS: usize>(number: usize, counts: [usize; METRICS]) -> [u8; METRICS] {
    let mut levels = [0; METRICS];
    let mut rest = number;
    let mut metric = METRICS;
    while metric > 0 {
        metric -= 1;
        levels[metric] = (rest % counts[metric]) as u8;
        rest /= counts[metric];
    }
    levels
}

/// The MacroVector: a vector's equivalence classes EQ1 to EQ6 (CVSS v4.0, section 8.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MacroVector([u8; 6]);

impl MacroVector {
    /// The classes of a vector's severity levels, which stand in the order of the metrics up to AR.
    pub(super) fn of_levels(levels: [u8; 15]) -> Self {
        let [av, ac, at, pr, ui, vc, vi, va, sc, si, sa, e, cr, ir, ar] = levels;
        let eq3_eq6 = EQ3_EQ6_PLACES[eq3_eq6([vc, vi, va, cr, ir, ar])].class;
        let (eq3, eq6) = if eq3_eq6 == 4 { (2, 1) } else { (eq3_eq6 / 2, eq3_eq6 % 2) };
        Self([
            EQ1_PLACES[eq1([av, pr, ui])].class,
            ac | at,
            eq3,
            EQ4_PLACES[eq4([sc, si, sa])].class,
            e,
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

impl core::fmt::Display for MacroVector {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.0.iter().try_for_each(|class| write!(f, "{class}"))
    }
}

impl core::fmt::Debug for MacroVector {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        core::fmt::Display::fmt(self, f)
    }
}
