//! The decision table with points unknown: between which timelines the result lies.

use super::table::{DecisionPoints, TechnicalImpact};
use super::timeline::Timeline;

/// The four decision points of BOD 26-04, of which any may be unknown.
///
/// ```
/// use aivss_core::decision::{PartialDecisionPoints, Timeline};
///
/// let points = PartialDecisionPoints { in_kev: Some(true), ..Default::default() };
/// assert_eq!(points.timeline_bounds(), (Timeline::FourteenDays, Timeline::ThreeDaysForensic));
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDecisionPoints {
    /// The CVE is in CISA's catalog of known exploited vulnerabilities.
    pub in_kev: Option<bool>,
    /// The asset can be reached from the internet.
    pub publicly_exposed: Option<bool>,
    /// An attacker can automate the first steps of the attack.
    pub automatable: Option<bool>,
    /// How much an exploit gives the attacker.
    pub technical_impact: Option<TechnicalImpact>,
}

impl PartialDecisionPoints {
    /// The rows of the table that the known points leave open, one at least.
    pub fn rows(self) -> impl Iterator<Item = DecisionPoints> {
        DecisionPoints::all().filter(move |row| {
            self.in_kev.is_none_or(|known| known == row.in_kev)
                && self.publicly_exposed.is_none_or(|known| known == row.publicly_exposed)
                && self.automatable.is_none_or(|known| known == row.automatable)
                && self.technical_impact.is_none_or(|known| known == row.technical_impact)
        })
    }

    /// The least and the most urgent timeline of these rows; they are equal where the unknown points decide
    /// nothing.
    #[must_use]
    pub fn timeline_bounds(self) -> (Timeline, Timeline) {
        let least = Timeline::FixOnSystemUpgrade;
        self.rows()
            .map(DecisionPoints::timeline)
            .fold((Timeline::ThreeDaysForensic, least), |(low, high), timeline| {
                (low.min(timeline), high.max(timeline))
            })
    }
}
