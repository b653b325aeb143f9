//! The way to the next lower band: every point of the rubric, against a search through all smaller sums.

use crate::support::{decimal, expected, rubric_profile, tenths};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::explanation::NextBand;
use aivss_core::{Amplification, Explanation, FactorSet, Inputs, Method, MitigationStrength};
use aivss_tests::oracle::aivss::{Exact, ratio, severity};

/// The oracle's scores of one CVSS score and pair of multipliers, by half points of the sum.
fn scores(method: Method, cvss: u8, threat: &str, mitigation: &str) -> [u8; 21] {
    let mut scores = [0; 21];
    for (half_points, score) in (0..).zip(&mut scores) {
        let cvss = Exact::new(i128::from(cvss), 10);
        let sum = Exact::new(half_points, 2);
        *score = expected(method, cvss, sum, ratio(threat), ratio(mitigation)).score_tenths;
    }
    scores
}

/// Score by score downwards, until the band changes.
fn naive(scores: &[u8; 21], half_points: usize) -> Option<usize> {
    let band = severity(scores[half_points]);
    (1..=half_points).find(|steps| severity(scores[half_points - steps]) != band)
}

fn assert_next(found: Option<NextBand>, scores: &[u8; 21], half_points: usize, context: &str) {
    let band = severity(scores[half_points]);
    let Some(found) = found else {
        assert_eq!(band, "None", "{context}");
        return;
    };
    assert_ne!(band, "None", "{context}");
    let steps = naive(scores, half_points);
    assert_eq!(found.half_steps.map(|steps| steps as usize), steps, "{context}");
    let reduction = steps.map(|steps| decimal(&format!("{}.{}", steps / 2, steps % 2 * 5)));
    assert_eq!(found.reduction, reduction, "{context}");
    let score = scores[half_points - steps.unwrap_or(half_points)];
    assert_eq!(found.score.tenths(), score, "{context}");
    if steps.is_some() {
        assert_eq!(found.band.as_str(), severity(score), "{context}");
    } else {
        assert_eq!(severity(scores[0]), band, "{context}");
    }
    let values: Exact = found.among.iter().map(|reducible| ratio(&reducible.by.to_string())).sum();
    if !found.among.is_empty() {
        assert_eq!(values, Exact::new(i128::try_from(half_points).unwrap(), 2), "{context}");
    }
}

/// How many points have a way, how many have none, and how many are in the lowest band.
fn count(found: Option<&NextBand>, counts: &mut [usize; 3]) {
    counts[match found {
        Some(next) if next.reduction.is_some() => 0,
        Some(_) => 1,
        None => 2,
    }] += 1;
}

/// 2 x 101 x 21 x 9 = 2 x 19,089 points.
#[test]
fn every_point_of_the_0_8_and_uplift_only_lattices_has_the_least_number_of_half_steps() {
    let maturities = ExploitMaturity::ALL.iter().zip(["1.00", "0.97", "0.50"]);
    let strengths = MitigationStrength::ALL.into_iter().zip(["1.00", "0.83", "0.67"]);
    for method in [Method::Owasp0_8, Method::UpliftOnly] {
        let mut counts = [0; 3];
        for (maturity, threat) in maturities.clone() {
            for (strength, mitigation) in strengths.clone() {
                for cvss in 0..=100 {
                    let scores = scores(method, cvss, threat, mitigation);
                    for half_points in 0..=20 {
                        let profile = rubric_profile(FactorSet::V0_8, half_points);
                        let report = Inputs::new(tenths(cvss), profile)
                            .with_method(method)
                            .with_exploit_maturity(*maturity)
                            .with_mitigation(strength)
                            .score()
                            .unwrap();
                        let context =
                            format!("{method} {cvss} {half_points} {threat} {mitigation}");
                        let found = Explanation::new(report).next_lower_band();
                        count(found.as_ref(), &mut counts);
                        assert_next(found, &scores, usize::from(half_points), &context);
                    }
                }
            }
        }
        assert_eq!(counts.iter().sum::<usize>(), 19_089);
        assert_eq!(counts[2], 9, "score 0.0 is where CVSS and sum are both 0");
        assert!(counts[0] > 1_000 && counts[1] > 1_000, "{counts:?}");
    }
}

/// 101 x 21 x 3 = 6,363 points, from factors and again from the sum as a printed AARS.
#[test]
fn every_point_of_the_0_5_lattice_has_the_least_number_of_half_steps() {
    let mut points = 0;
    for (maturity, threat) in ExploitMaturity::ALL.iter().zip(["1.00", "0.97", "0.91"]) {
        for cvss in 0..=100 {
            let scores = scores(Method::Owasp0_5, cvss, threat, "1");
            for half_points in 0..=20_u8 {
                let profile = rubric_profile(FactorSet::V0_5, half_points);
                let aars = decimal(&format!("{}.{}", half_points / 2, half_points % 2 * 5));
                for amplification in [profile.into(), Amplification::PrintedAars(aars)] {
                    let report = Inputs::new(tenths(cvss), amplification)
                        .with_method(Method::Owasp0_5)
                        .with_exploit_maturity(*maturity)
                        .score()
                        .unwrap();
                    let context = format!("{cvss} {half_points} {threat}");
                    let found = Explanation::new(report).next_lower_band();
                    assert_next(found, &scores, usize::from(half_points), &context);
                }
                points += 1;
            }
        }
    }
    assert_eq!(points, 6_363);
}
