//! The rubric domain, every point of it.

use crate::support::{assert_figures, decimal, expected, rubric_profile, ten_thousandths, tenths};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{FactorSet, Inputs, Method, MitigationStrength};
use aivss_tests::oracle::aivss::{Exact, is_tie};
use aivss_tests::vectors::{self, LatticePoint};

fn maturity(hundredths: u8) -> ExploitMaturity {
    match hundredths {
        100 => ExploitMaturity::Attacked,
        97 => ExploitMaturity::ProofOfConcept,
        50 => ExploitMaturity::Unreported,
        other => panic!("{other} is no multiplier of 0.8"),
    }
}

fn strength(hundredths: u8) -> MitigationStrength {
    match hundredths {
        100 => MitigationStrength::NoneOrWeak,
        83 => MitigationStrength::Partial,
        67 => MitigationStrength::Strong,
        other => panic!("{other} is no mitigation factor of 0.8"),
    }
}

/// The point's inputs by the names of the tables and by their numbers.
fn by_name_and_by_number(point: LatticePoint, method: Method) -> [Inputs; 2] {
    let profile = rubric_profile(FactorSet::V0_8, point.half_points);
    let inputs = Inputs::new(tenths(point.cvss_tenths), profile).with_method(method);
    let number = |hundredths: u8| decimal(&ten_thousandths(u32::from(hundredths) * 100));
    [
        inputs
            .with_exploit_maturity(maturity(point.threat_hundredths))
            .with_mitigation(strength(point.mitigation_hundredths)),
        inputs
            .with_threat_multiplier(number(point.threat_hundredths))
            .with_mitigation_factor(number(point.mitigation_hundredths)),
    ]
}

fn hundredths(count: u8) -> Exact {
    Exact::new(i128::from(count), 100)
}

/// 19,089 points, by name and by number, 359 of them exact ties.
#[test]
fn every_point_of_the_0_8_lattice_has_its_published_score() {
    let lattice = vectors::lattice();
    let mut ties = 0;
    for point in lattice.points() {
        for inputs in by_name_and_by_number(point, Method::Owasp0_8) {
            let report = inputs.score().unwrap();
            assert_eq!(report.score().tenths(), point.score_tenths, "{point:?}");
            assert!(!report.is_capped(), "{point:?}");
            ties += usize::from(is_tie(crate::support::exact(report.raw())));
        }
    }
    assert_eq!(ties, 2 * lattice.declared_ties);
}

/// 19,089 points, by name and by number: AARS, raw value, score and cap.
#[test]
fn every_point_of_the_uplift_only_lattice_is_the_oracles() {
    for point in vectors::lattice().points() {
        let expected = expected(
            Method::UpliftOnly,
            Exact::new(i128::from(point.cvss_tenths), 10),
            Exact::new(i128::from(point.half_points), 2),
            hundredths(point.threat_hundredths),
            hundredths(point.mitigation_hundredths),
        );
        for inputs in by_name_and_by_number(point, Method::UpliftOnly) {
            assert_figures(&inputs.score().unwrap(), &expected, &point);
        }
    }
}

/// 101 x 21 x 3 = 6,363 points, by name and by number, and again with the sum as a printed AARS.
#[test]
fn every_point_of_the_0_5_rubric_is_the_oracles() {
    let mut points = 0;
    for (maturity, multiplier) in [
        (ExploitMaturity::Attacked, "1.00"),
        (ExploitMaturity::ProofOfConcept, "0.97"),
        (ExploitMaturity::Unreported, "0.91"),
    ] {
        for half_points in 0..=20 {
            let profile = rubric_profile(FactorSet::V0_5, half_points);
            let aars = decimal(&format!("{}.{}", half_points / 2, half_points % 2 * 5));
            for cvss in 0..=100 {
                let expected = expected(
                    Method::Owasp0_5,
                    Exact::new(i128::from(cvss), 10),
                    Exact::new(i128::from(half_points), 2),
                    aivss_tests::oracle::aivss::ratio(multiplier),
                    Exact::from_integer(1),
                );
                let cvss = tenths(cvss);
                let given = Inputs::new(cvss, profile).with_method(Method::Owasp0_5);
                let printed = Inputs::new(cvss, aivss_core::Amplification::PrintedAars(aars))
                    .with_method(Method::Owasp0_5);
                for inputs in [given, printed] {
                    let by_name = inputs.with_exploit_maturity(maturity);
                    let by_number = inputs.with_threat_multiplier(decimal(multiplier));
                    for inputs in [by_name, by_number] {
                        let report = inputs.score().unwrap();
                        assert_figures(&report, &expected, &(cvss, half_points, multiplier));
                    }
                }
                points += 1;
            }
        }
    }
    assert_eq!(points, 6_363);
}
