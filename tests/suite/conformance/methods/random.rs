//! Random inputs of the estimated domain against the oracle.

use crate::support::{
    Estimated, assert_figures, cases, decimal, estimated, exact, profile_of, ten_thousandths,
    tenths,
};
use aivss_core::{Amplification, Inputs, Method};
use aivss_tests::oracle::aivss::owasp_0_5;
use proptest::prelude::{prop_assert_eq, proptest};

proptest! {
    #![proptest_config(cases(4_000))]

    /// 4,000 inputs a run: every method and set, ThM 0-2, MF 0-1, factors of four decimals.
    #[test]
    fn every_figure_of_estimated_inputs_is_the_oracles(inputs in estimated()) {
        let report = inputs.report();
        assert_figures(&report, &inputs.expected(), &inputs);
        prop_assert_eq!(exact(report.factor_sum().unwrap()), inputs.sum());
        prop_assert_eq!(report.cvss_score(), tenths(inputs.cvss));
    }

    /// 4,000 inputs a run: a printed AARS of four decimals under 0.5.
    #[test]
    fn a_printed_aars_of_four_decimals_is_the_oracles(cvss in 0_u8..=100, aars in 0_u32..=100_000) {
        let text = ten_thousandths(aars);
        let report = Inputs::new(tenths(cvss), Amplification::PrintedAars(decimal(&text)))
            .with_method(Method::Owasp0_5)
            .score()
            .unwrap();
        let expected = owasp_0_5(
            exact(tenths(cvss).to_decimal()),
            exact(decimal(&text)),
            exact(decimal("0.97")),
        );
        assert_figures(&report, &expected, &(cvss, text));
    }
}

/// 2 inputs with the most digits and the largest values there can be.
#[test]
fn the_longest_products_are_exact() {
    let (set, cvss) = (aivss_core::FactorSet::V0_8, 1);
    let factors = [9_999; 10];
    for method in [Method::Owasp0_8, Method::UpliftOnly] {
        let inputs = Estimated { method, set, cvss, factors, threat: 19_999, mitigation: 9_999 };
        assert_figures(&inputs.report(), &inputs.expected(), &inputs);
        assert!(inputs.report().is_capped());
        assert_eq!(inputs.report().profile(), Some(&profile_of(set, factors)));
    }
}

/// 1 figure of nine decimals, from a report, given as each of three inputs.
#[test]
fn a_figure_with_more_than_four_decimals_is_refused_as_an_input() {
    let inputs = Estimated {
        method: Method::Owasp0_8,
        set: aivss_core::FactorSet::V0_8,
        cvss: 99,
        factors: [9_999; 10],
        threat: 9_999,
        mitigation: 9_999,
    };
    let long = inputs.report().aars();
    assert_eq!(long.to_string(), "0.099980001");
    let threat = inputs.inputs().with_threat_multiplier(long);
    let mitigation = inputs.inputs().with_mitigation_factor(long);
    let aars =
        Inputs::new(tenths(1), Amplification::PrintedAars(long)).with_method(Method::Owasp0_5);
    for (inputs, path) in
        [(threat, "threat_multiplier"), (mitigation, "mitigation_factor"), (aars, "aars")]
    {
        let error = inputs.score().unwrap_err();
        assert_eq!((error.code().as_str(), error.path()), ("number.places", path));
    }
}
