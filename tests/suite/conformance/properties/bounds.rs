//! Where scores can lie.

use crate::support::{Estimated, cases, estimated, exact, rubric_profile, tenths};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{FactorSet, Inputs, Method, MitigationStrength, Report, Score};
use aivss_tests::oracle::aivss::Exact;
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

/// All 101 x 21 x 9 reports of a method in the rubric domain, with CVSS tenths and half points.
fn rubric(method: Method) -> impl Iterator<Item = (u8, u8, MitigationStrength, Report)> {
    (0..=100).flat_map(move |cvss| {
        (0..=20).flat_map(move |half_points| {
            let inputs = Inputs::new(tenths(cvss), rubric_profile(FactorSet::V0_8, half_points))
                .with_method(method);
            ExploitMaturity::ALL.iter().flat_map(move |maturity| {
                MitigationStrength::ALL.into_iter().map(move |strength| {
                    let inputs = inputs.with_exploit_maturity(*maturity).with_mitigation(strength);
                    (cvss, half_points, strength, inputs.score().unwrap())
                })
            })
        })
    })
}

/// 19,089 scores: Strong stops 0.8 at 6.7 and Partial at 8.3, and both are reached.
#[test]
fn mitigation_caps_the_scores_of_the_0_8_rubric() {
    let mut highest = MitigationStrength::ALL.map(|strength| (strength, Score::MIN));
    for (_, _, strength, report) in rubric(Method::Owasp0_8) {
        let entry = highest.iter_mut().find(|entry| entry.0 == strength).unwrap();
        entry.1 = entry.1.max(report.score());
    }
    assert_eq!(highest.map(|entry| entry.1.to_string()), ["10.0", "8.3", "6.7"]);
}

/// 2 x 19,089 scores: 0.0 only where CVSS and the factor sum are both 0, which are 9 points each.
#[test]
fn a_rubric_score_is_zero_only_without_cvss_and_factors() {
    for method in [Method::Owasp0_8, Method::UpliftOnly] {
        let mut zeros = 0;
        for (cvss, half_points, strength, report) in rubric(method) {
            let is_zero = report.score() == Score::MIN;
            assert_eq!(is_zero, (cvss, half_points) == (0, 0), "{cvss} {half_points} {strength}");
            zeros += usize::from(is_zero);
        }
        assert_eq!(zeros, 9);
    }
}

/// 2 x 19,089 scores: nothing in the rubric domain needs the cap, and AARS stays below 10.
#[test]
fn the_rubric_domain_never_needs_the_cap() {
    for method in [Method::Owasp0_8, Method::UpliftOnly] {
        for (cvss, half_points, _, report) in rubric(method) {
            assert!(!report.is_capped(), "{cvss} {half_points}");
            assert!(report.aars() <= aivss_core::Decimal::TEN, "{cvss} {half_points}");
        }
    }
}

/// 19,089 scores: never below CVSS, and without a note that says so.
#[test]
fn uplift_only_is_never_below_cvss() {
    for (cvss, half_points, _, report) in rubric(Method::UpliftOnly) {
        assert!(report.score() >= report.cvss_score(), "{cvss} {half_points}");
        assert!(report.notes().all(|note| note.code() != "below_cvss"), "{cvss} {half_points}");
    }
}

/// 19,089 points: a mitigated 0.8 score is below CVSS exactly past `10ab / (1 + ab)`, with a = MF / (1 - MF)
/// and b = sum / 10 x ThM, on the exact values.
#[test]
fn a_0_8_score_falls_below_cvss_where_the_reference_says() {
    let (one, ten) = (Exact::from_integer(1), Exact::from_integer(10));
    for (cvss, half_points, strength, report) in rubric(Method::Owasp0_8) {
        let factor = exact(strength.factor());
        let cvss = Exact::new(i128::from(cvss), 10);
        let below = exact(report.raw()) < cvss;
        if factor == one {
            assert!(!below);
            continue;
        }
        let fill =
            Exact::new(i128::from(half_points), 20) * exact(report.threat_multiplier().value);
        let product = factor / (one - factor) * fill;
        assert_eq!(
            below,
            cvss > ten * product / (one + product),
            "{cvss} {half_points} {strength}"
        );
        let noted = report.notes().any(|note| note.code() == "below_cvss");
        assert_eq!(noted, report.score() < report.cvss_score());
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// 2,000 inputs a run: 0 to 10, and capped exactly when the raw value is above 10.
    #[test]
    fn a_score_lies_between_zero_and_ten(inputs in estimated()) {
        let report = inputs.report();
        prop_assert!(report.score() >= Score::MIN && report.score() <= Score::MAX);
        let is_above = exact(report.raw()) > Exact::from_integer(10);
        prop_assert_eq!(report.is_capped(), is_above);
        prop_assert!(!is_above || report.score() == Score::MAX);
    }

    /// 2,000 inputs a run: `CVSS <= AIVSS <= 10` under the proposal, in the estimated domain too.
    #[test]
    fn estimated_uplift_only_is_never_below_cvss(inputs in estimated()) {
        let set = inputs.set;
        let report = Estimated { method: Method::UpliftOnly, set, ..inputs }.report();
        prop_assert!(report.score() >= report.cvss_score());
        prop_assert!(exact(report.raw()) >= exact(report.cvss_score().to_decimal()));
    }

    /// 2,000 inputs a run: equal figures where MF is 1.
    #[test]
    fn without_mitigation_uplift_only_is_0_8(inputs in estimated()) {
        let inputs = Estimated { mitigation: 10_000, ..inputs };
        let owasp = Estimated { method: Method::Owasp0_8, ..inputs }.report();
        let uplift = Estimated { method: Method::UpliftOnly, ..inputs }.report();
        prop_assert_eq!(owasp.score(), uplift.score());
        prop_assert_eq!((owasp.aars(), owasp.raw()), (uplift.aars(), uplift.raw()));
    }
}
