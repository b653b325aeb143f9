//! Both ends of every figure against all completions: 3^k profiles in the rubric, a grid in the estimated
//! domain, each with every ThM and MF that is open.

use super::{Finding, Mitigating, Threat};
use crate::support::{cases, exact};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{Domain, FactorSet, Method, MitigationStrength};
use aivss_tests::oracle::aivss::{Exact, Outcome, severity};
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, proptest};
use proptest::{prop_assert, prop_oneof};

const RUBRIC: [u16; 3] = [0, 5_000, 10_000];
/// The ends of the range, their neighbours, and points between.
const GRID: [u16; 7] = [0, 1, 2_500, 5_000, 7_777, 9_999, 10_000];

fn maturity() -> impl Strategy<Value = Threat> {
    prop_oneof![
        2 => Just(Threat::Unknown),
        1 => Just(Threat::Maturity(ExploitMaturity::Attacked)),
        1 => Just(Threat::Maturity(ExploitMaturity::ProofOfConcept)),
        1 => Just(Threat::Maturity(ExploitMaturity::Unreported)),
    ]
}

fn strength() -> impl Strategy<Value = Mitigating> {
    prop_oneof![
        2 => Just(Mitigating::Unknown),
        1 => Just(Mitigating::Strength(MitigationStrength::NoneOrWeak)),
        1 => Just(Mitigating::Strength(MitigationStrength::Partial)),
        1 => Just(Mitigating::Strength(MitigationStrength::Strong)),
    ]
}

fn cvss() -> impl Strategy<Value = u8> {
    prop_oneof![6 => 0_u8..=100, 1 => Just(0), 1 => Just(100)]
}

fn of_rubric() -> impl Strategy<Value = Finding> {
    let method = prop_oneof![
        Just((Method::Owasp0_8, FactorSet::V0_8)),
        Just((Method::Owasp0_5, FactorSet::V0_5)),
        Just((Method::UpliftOnly, FactorSet::V0_8)),
    ];
    let known = proptest::array::uniform10(0_usize..3);
    // How many are unknown is drawn first, so that none of 0 to 10 is rare.
    let unknown = (0_usize..=10, any::<u64>());
    (method, cvss(), known, unknown, maturity(), strength()).prop_map(
        |((method, set), cvss, known, (count, seed), maturity, mitigation)| Finding {
            method,
            domain: Domain::Rubric,
            set,
            cvss,
            factors: with_unknown(known.map(|step| RUBRIC[step]), count, seed),
            maturity,
            mitigation,
        },
    )
}

fn of_estimated() -> impl Strategy<Value = Finding> {
    let method = prop_oneof![
        Just((Method::Owasp0_8, FactorSet::V0_8)),
        Just((Method::Owasp0_8, FactorSet::V0_5)),
        Just((Method::UpliftOnly, FactorSet::V0_8)),
        Just((Method::UpliftOnly, FactorSet::V0_5)),
        Just((Method::Owasp0_5, FactorSet::V0_5)),
    ];
    let known = proptest::array::uniform10(0_u16..=10_000);
    let unknown = (0_usize..=4, any::<u64>());
    let threat = prop_oneof![
        4 => (0_u32..=20_000).prop_map(Threat::Number),
        1 => Just(Threat::Number(20_000)),
        2 => maturity(),
    ];
    let mitigation =
        prop_oneof![3 => (0_u32..=10_000).prop_map(Mitigating::Number), 2 => strength()];
    (method, cvss(), known, unknown, threat, mitigation).prop_map(
        |((method, set), cvss, known, (count, seed), maturity, mitigation)| Finding {
            method,
            domain: Domain::Estimated,
            set,
            cvss,
            factors: with_unknown(known, count, seed),
            maturity,
            mitigation,
        },
    )
}

/// So many of the ten unknown, chosen by the seed.
fn with_unknown(known: [u16; 10], count: usize, mut seed: u64) -> [Option<u16>; 10] {
    let mut factors = known.map(Some);
    let mut left: Vec<usize> = (0..10).collect();
    for _ in 0..count {
        let place = usize::try_from(seed % left.len() as u64).unwrap();
        seed = seed.rotate_right(7) ^ 0x9e37_79b9_7f4a_7c15;
        factors[left.remove(place)] = None;
    }
    factors
}

/// Each end is reached by a completion and passed by none, in every figure and before rounding.
fn assert_exact_ends(finding: &Finding, completions: &[Outcome]) {
    let bounds = finding.bounds();
    let ends = |figure: &dyn Fn(&Outcome) -> Exact| {
        let all = completions.iter().map(figure);
        [all.clone().min().unwrap(), all.max().unwrap()]
    };
    let tenths = ends(&|outcome| Exact::from_integer(i128::from(outcome.score_tenths)));
    let [low, high] = tenths.map(|tenths| u8::try_from(tenths.to_integer()).unwrap());
    assert_eq!(
        (bounds.score_low().tenths(), bounds.score_high().tenths()),
        (low, high),
        "{finding:?}"
    );
    assert_eq!(bounds.severity_low().as_str(), severity(low), "{finding:?}");
    assert_eq!(bounds.severity_high().as_str(), severity(high), "{finding:?}");
    assert_eq!(bounds.aars().map(exact), ends(&|outcome| outcome.aars), "{finding:?}");
    assert_eq!(bounds.raw().map(exact), ends(&|outcome| outcome.raw), "{finding:?}");
    assert_eq!(bounds.score().is_some(), low == high, "{finding:?}");
    assert_eq!(bounds.severity().is_some(), severity(low) == severity(high), "{finding:?}");
    // The two reports are completions that reach them.
    let [least, greatest] = [bounds.low(), bounds.high()];
    assert_eq!([least.raw(), greatest.raw()], bounds.raw(), "{finding:?}");
    assert_eq!([least.score(), greatest.score()], [bounds.score_low(), bounds.score_high()]);
    assert_eq!([least.aars(), greatest.aars()], bounds.aars());
    assert_eq!(least.inputs().score().unwrap(), least);
    assert_eq!(greatest.inputs().score().unwrap(), greatest);
}

proptest! {
    #![proptest_config(cases(600))]

    /// 600 findings a run, each against all its completions: up to 59,049 profiles times 3 ThM times 3 MF.
    #[test]
    fn bounds_of_the_rubric_are_the_ends_of_all_completions(finding in of_rubric()) {
        let completions = finding.completions(&RUBRIC);
        assert_exact_ends(&finding, &completions);
        let sums = finding.sums(&RUBRIC);
        let ends = [sums.first(), sums.last()].map(|sum| Exact::new(i128::from(*sum.unwrap()), 10_000));
        prop_assert_eq!(finding.bounds().factor_sum().unwrap().map(exact), ends);
    }

    /// 600 findings a run over a grid of 7 values for each unknown factor, with ThM up to 2, so that some
    /// have a sum / 10 × ThM above 1 and some pass the cap.
    #[test]
    fn bounds_of_the_estimated_domain_are_the_ends_of_a_grid(finding in of_estimated()) {
        assert_exact_ends(&finding, &finding.completions(&GRID));
    }

    /// 2,000 completions a run of four random decimals, none outside the bounds.
    #[test]
    fn no_estimated_completion_is_outside_of_the_bounds(
        finding in of_estimated(),
        values in proptest::array::uniform10(0_u16..=10_000),
    ) {
        let mut completed = finding;
        for (slot, value) in completed.factors.iter_mut().zip(values) {
            slot.get_or_insert(value);
        }
        let [low, high] = finding.bounds().raw().map(exact);
        for outcome in completed.completions(&[0]) {
            prop_assert!(low <= outcome.raw && outcome.raw <= high);
        }
    }
}

/// 101 scores: a higher CVSS score gives a lower AIVSS score where sum / 10 × ThM is above 1, which is where a
/// corner of all terms would not be an end; with CVSS given, the ends still are those of the grid.
#[test]
fn the_ends_are_right_where_the_equation_falls_with_cvss() {
    let mut raws = Vec::new();
    for cvss in 0..=100 {
        let finding = Finding {
            method: Method::Owasp0_8,
            domain: Domain::Estimated,
            set: FactorSet::V0_8,
            cvss,
            factors: [
                Some(9_000),
                Some(9_000),
                Some(9_000),
                Some(9_000),
                Some(9_000),
                Some(9_000),
                Some(9_000),
                Some(9_000),
                None,
                None,
            ],
            maturity: Threat::Number(15_000),
            mitigation: Mitigating::Number(5_000),
        };
        assert_exact_ends(&finding, &finding.completions(&GRID));
        raws.push(finding.bounds().raw());
    }
    assert!(raws.windows(2).all(|pair| pair[1] < pair[0]), "both ends fall as CVSS rises");
}
