//! What a factor profile makes relevant.

use super::core_risk::CoreRisk;
use crate::factor::{AmplificationFactor, FactorValue, Profile};
use crate::sort::insertion_sort_by_key;
use alloc::vec::Vec;

/// A core risk with those of its high-impact factors that a profile has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relevance {
    /// The risk.
    pub risk: CoreRisk,
    /// Its high-impact factors above 0 in the profile, in the order of Table 3.
    pub present: Vec<AmplificationFactor>,
    /// Those that the profile lacks.
    pub absent: Vec<AmplificationFactor>,
}

/// The core risks of which a profile has at least one high-impact factor (AIVSS v0.8, Table 3).
///
/// The order is ours and counts only: first the risks that lack the fewest of their high-impact
/// factors, among equals those with the fewest factors below 1.0, then by published rank. There is no
/// number to compare, for the documents give none.
#[must_use]
pub fn relevant_core_risks(profile: &Profile) -> Vec<Relevance> {
    let value = |factor: AmplificationFactor| profile.value(factor).unwrap_or(FactorValue::ZERO);
    let relevance = |risk: CoreRisk| {
        let (present, absent): (Vec<_>, Vec<_>) =
            risk.links().high_impact.iter().partition(|factor| value(**factor) > FactorValue::ZERO);
        Relevance { risk, present, absent }
    };
    let mut risks: Vec<_> = CoreRisk::ALL.into_iter().map(relevance).collect();
    risks.retain(|relevance| !relevance.present.is_empty());
    // What is equal stays by rank.
    insertion_sort_by_key(&mut risks, |relevance| {
        let partial =
            relevance.present.iter().filter(|factor| value(**factor) < FactorValue::ONE).count();
        (relevance.absent.len(), partial)
    });
    risks
}
