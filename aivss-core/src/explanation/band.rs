//! The way to the next lower band by reducing factors.

use crate::assessment::Report;
use crate::decimal::Decimal;
use crate::factor::{AmplificationFactor, FactorValue, Profile};
use crate::method::Domain;
use crate::severity::{Score, Severity};
use alloc::vec::Vec;

/// The least reduction of factors that brings a score into a lower band.
///
/// All ten factors weigh alike, so it does not matter which of them are reduced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextBand {
    /// The band that the reduction reaches; where none does, the band just below the score's.
    pub band: Severity,
    /// By how much the sum has to fall; `None` when even a sum of 0 stays in the band, because CVSS
    /// alone holds it there.
    pub reduction: Option<Decimal>,
    /// The same in half-steps of 0.5, in the rubric domain.
    pub half_steps: Option<u32>,
    /// The score after the reduction, or with all factors at 0 where no reduction is enough.
    pub score: Score,
    /// The factors among which the reduction may be chosen, in the order of the set.
    pub among: Vec<Reducible>,
}

/// A factor that can be reduced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reducible {
    /// The factor.
    pub factor: AmplificationFactor,
    /// By how much it can fall: its value.
    pub by: FactorValue,
}

/// Half a point, in ten-thousandths.
const HALF_STEP: u32 = 5_000;

pub(super) fn next_lower(report: &Report) -> Option<NextBand> {
    let severity = report.severity();
    let below = Severity::ALL.into_iter().rfind(|band| *band < severity)?;
    let sum = report.amplification_sum().ten_thousandths().unwrap_or(0);
    // A printed AARS need not be made of half-steps.
    let in_half_steps = report.domain() == Domain::Rubric && sum.is_multiple_of(HALF_STEP);
    let step = if in_half_steps { HALF_STEP } else { 1 };
    let score_after = |steps: u32| report.score_of_sum(sum.saturating_sub(steps * step));
    let most = sum.div_ceil(step);
    let is_enough = |steps: u32| score_after(steps).severity() < severity;
    let steps = is_enough(most).then(|| first_enough(most, is_enough));
    let score = score_after(steps.unwrap_or(most));
    let reduction = steps.map(|steps| (steps * step).min(sum));
    Some(NextBand {
        band: if steps.is_some() { score.severity() } else { below },
        reduction: reduction.map(Decimal::from_ten_thousandths),
        half_steps: steps.filter(|_| in_half_steps),
        score,
        among: reducible(report),
    })
}

/// The least count that is enough, given that `most` is and that more is never worse.
fn first_enough(most: u32, is_enough: impl Fn(u32) -> bool) -> u32 {
    let (mut too_few, mut enough) = (0, most);
    while enough - too_few > 1 {
        let middle = too_few + (enough - too_few) / 2;
        if is_enough(middle) {
            enough = middle;
        } else {
            too_few = middle;
        }
    }
    enough
}

fn reducible(report: &Report) -> Vec<Reducible> {
    let factors = report.profile().into_iter().flat_map(Profile::iter);
    factors
        .filter(|(_, value)| *value > FactorValue::ZERO)
        .map(|(factor, by)| Reducible { factor, by })
        .collect()
}
