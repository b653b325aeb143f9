//! What never lowers a score.

use crate::support::{Estimated, cases, estimated, profile_of, tenths};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{FactorSet, FactorValue, Inputs, Method, MitigationStrength, Score};
use aivss_tests::oracle::aivss::Exact;
use aivss_tests::vectors;
use proptest::prelude::{prop_assert, prop_assume, proptest};

/// The score of a point of the rubric domain, by places in the tables: ThM and MF least first.
fn rubric(method: Method, cvss: u8, half_points: u8, threat: usize, mitigation: usize) -> Score {
    let set = crate::support::own_set(method);
    let inputs = Inputs::new(tenths(cvss), crate::support::rubric_profile(set, half_points))
        .with_method(method)
        .with_exploit_maturity(
            [
                ExploitMaturity::Unreported,
                ExploitMaturity::ProofOfConcept,
                ExploitMaturity::Attacked,
            ][threat],
        );
    let inputs = if method.has_mitigation() {
        inputs.with_mitigation(
            [
                MitigationStrength::Strong,
                MitigationStrength::Partial,
                MitigationStrength::NoneOrWeak,
            ][mitigation],
        )
    } else {
        inputs
    };
    inputs.score().unwrap().score()
}

/// 2 x 19,089 + 6,363 points, each against its next in sum, CVSS, ThM and MF.
#[test]
fn in_the_rubric_domain_raising_anything_never_lowers_the_score() {
    for method in Method::ALL {
        let mitigations = if method.has_mitigation() { 3 } else { 1 };
        let mut points = 0;
        for threat in 0..3 {
            for mitigation in 0..mitigations {
                for half_points in 0..=20 {
                    for cvss in 0..=100 {
                        let here = rubric(method, cvss, half_points, threat, mitigation);
                        let next = [
                            (cvss < 100).then_some((1, 0, 0, 0)),
                            (half_points < 20).then_some((0, 1, 0, 0)),
                            (threat < 2).then_some((0, 0, 1, 0)),
                            (mitigation + 1 < mitigations).then_some((0, 0, 0, 1)),
                        ];
                        for (c, h, t, m) in next.into_iter().flatten() {
                            let above = rubric(
                                method,
                                cvss + c,
                                half_points + h,
                                threat + t,
                                mitigation + m,
                            );
                            assert!(above >= here, "{method} {cvss} {half_points}");
                        }
                        points += 1;
                    }
                }
            }
        }
        assert_eq!(points, 101 * 21 * 3 * mitigations);
    }
}

/// 10 examples x 10 factors, each raised to every value of the rubric above it.
#[test]
fn raising_any_one_factor_never_lowers_the_score_of_a_published_profile() {
    for example in vectors::published_0_8() {
        let profile = crate::support::named_profile(FactorSet::V0_8, &example.factors);
        let score = Inputs::new(tenths(50), profile).score().unwrap().score();
        for index in 0..10 {
            for value in FactorValue::RUBRIC {
                let mut values = *profile.values();
                if value > values[index] {
                    values[index] = value;
                    let raised = aivss_core::Profile::new(FactorSet::V0_8, values);
                    assert!(Inputs::new(tenths(50), raised).score().unwrap().score() >= score);
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// 2,000 inputs a run.
    #[test]
    fn raising_a_factor_never_lowers_the_score(
        inputs in estimated(), index in 0_usize..10, value in 0_u16..=10_000,
    ) {
        let mut raised = inputs;
        raised.factors[index] = inputs.factors[index].max(value);
        prop_assert!(raised.report().score() >= inputs.report().score());
        prop_assert!(raised.report().raw() >= inputs.report().raw());
    }

    /// 2,000 inputs a run.
    #[test]
    fn raising_the_threat_multiplier_never_lowers_the_score(
        inputs in estimated(), threat in 0_u32..=20_000,
    ) {
        let raised = Estimated { threat: inputs.threat.max(threat), ..inputs };
        prop_assert!(raised.report().score() >= inputs.report().score());
        prop_assert!(raised.report().raw() >= inputs.report().raw());
    }

    /// 2,000 inputs a run.
    #[test]
    fn raising_the_mitigation_factor_never_lowers_the_score(
        inputs in estimated(), mitigation in 0_u32..=10_000,
    ) {
        let raised = Estimated { mitigation: inputs.mitigation.max(mitigation), ..inputs };
        prop_assert!(raised.report().score() >= inputs.report().score());
        prop_assert!(raised.report().raw() >= inputs.report().raw());
    }

    /// 2,000 inputs a run: holds for 0.5 always, and for the others where sum / 10 x ThM is at most 1.
    #[test]
    fn raising_cvss_never_lowers_the_score_where_the_uplift_fits(
        inputs in estimated(), cvss in 0_u8..=100,
    ) {
        let fits = inputs.fill() <= Exact::from_integer(1);
        prop_assume!(inputs.method == Method::Owasp0_5 || fits);
        let raised = Estimated { cvss: inputs.cvss.max(cvss), ..inputs };
        prop_assert!(raised.report().score() >= inputs.report().score());
        prop_assert!(raised.report().raw() >= inputs.report().raw());
    }
}

/// 2 scores: factor sum 10, ThM 1.1 and MF 0.9 give 9.9 at CVSS 0 and 9.0 at CVSS 10.
#[test]
fn past_that_bound_0_8_falls_as_cvss_rises() {
    let at = |cvss| {
        let inputs = Estimated {
            method: Method::Owasp0_8,
            set: FactorSet::V0_8,
            cvss,
            factors: [10_000; 10],
            threat: 11_000,
            mitigation: 9_000,
        };
        assert_eq!(inputs.report().profile(), Some(&profile_of(inputs.set, inputs.factors)));
        inputs.report().score().to_string()
    };
    assert_eq!((at(0).as_str(), at(100).as_str()), ("9.9", "9.0"));
}
