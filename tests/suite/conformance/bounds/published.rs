//! The bounds that mcp-guard printed.

use crate::support::{decimal, exact, vector};
use aivss_core::{FactorSet, FactorValue, PartialInputs, PartialProfile};
use aivss_tests::oracle::aivss::ratio;
use aivss_tests::vectors;

/// The values of a notation that is split here by hand; they stand in the order of set 0.8.
pub(super) fn profile_of(notation: &str) -> PartialProfile {
    let parts: Vec<&str> = notation.split('/').collect();
    assert_eq!((parts[0], parts.len()), ("AIVSS:0.8", 11));
    let mut values = [None; 10];
    for (slot, part) in values.iter_mut().zip(&parts[1..]) {
        let (_, value) = part.split_once(':').unwrap();
        *slot = (value != "X").then(|| value.parse::<FactorValue>().unwrap());
    }
    PartialProfile::new(FactorSet::V0_8, values)
}

/// 2 findings, 9 figures each.
#[test]
fn every_printed_figure_is_reproduced() {
    for printed in vectors::bounds() {
        let cvss = vector(&printed.cvss_vector);
        let bounds = PartialInputs::new(cvss, profile_of(&printed.vector))
            .with_threat_multiplier(decimal(&printed.thm))
            .with_mitigation_factor(decimal(&printed.mf))
            .bounds()
            .unwrap();
        assert_eq!(bounds.low().cvss_score().to_string(), printed.cvss);
        let sums = [&printed.sum_low, &printed.sum_high].map(|text| ratio(text));
        assert_eq!(bounds.factor_sum().unwrap().map(exact), sums);
        let aars = [&printed.aars_low, &printed.aars_high].map(|text| ratio(text));
        assert_eq!(bounds.aars().map(exact), aars);
        assert_eq!(bounds.score_low().to_string(), printed.score_low);
        assert_eq!(bounds.score_high().to_string(), printed.score_high);
        assert_eq!(bounds.severity_low().as_str(), printed.band_low);
        assert_eq!(bounds.severity_high().as_str(), printed.band_high);
        assert_eq!((bounds.score(), bounds.is_complete()), (None, false));
    }
}
