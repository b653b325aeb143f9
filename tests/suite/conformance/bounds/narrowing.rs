//! What to learn first: every answer's interval by brute force, and the order by the widest that is left.

use super::{Finding, Mitigating, Threat};
use crate::support::{cases, decimal, exact};
use aivss_core::bounds::{AnswerValue, Narrowing, UnknownInput};
use aivss_core::{Domain, FactorSet, Method};
use aivss_tests::oracle::aivss::Exact;
use proptest::prelude::{any, proptest};

/// The difference between the ends of all completions.
fn width(finding: &Finding) -> Exact {
    let raws: Vec<Exact> =
        finding.completions(&[0, 5_000, 10_000]).iter().map(|outcome| outcome.raw).collect();
    *raws.iter().max().unwrap() - *raws.iter().min().unwrap()
}

/// The finding after an answer.
fn learned(finding: &Finding, narrowing: &Narrowing, value: AnswerValue) -> Finding {
    let mut learned = *finding;
    match (narrowing.input, value) {
        (UnknownInput::Factor(factor), AnswerValue::Factor(value)) => {
            let place = finding.set.position(factor).unwrap();
            assert_eq!(learned.factors[place], None);
            learned.factors[place] = Some(value.ten_thousandths());
        }
        (UnknownInput::ExploitMaturity, AnswerValue::ExploitMaturity(maturity)) => {
            learned.maturity = Threat::Maturity(maturity);
        }
        (UnknownInput::Mitigation, AnswerValue::Mitigation(strength)) => {
            learned.mitigation = Mitigating::Strength(strength);
        }
        (input, value) => panic!("{input:?} is answered by {value:?}"),
    }
    learned
}

proptest! {
    #![proptest_config(cases(200))]

    /// 200 findings a run: each answer leaves the ends of its completions, and the order is that of the
    /// widest interval that is left.
    #[test]
    fn every_answer_leaves_the_ends_of_its_completions(
        cvss in 0_u8..=100,
        unknown in any::<[bool; 12]>(),
        is_uplift in any::<bool>(),
    ) {
        let mut factors = [Some(5_000); 10];
        for (factor, _) in factors.iter_mut().zip(unknown).filter(|(_, unknown)| *unknown) {
            *factor = None;
        }
        let finding = Finding {
            method: if is_uplift { Method::UpliftOnly } else { Method::Owasp0_8 },
            domain: Domain::Rubric,
            set: FactorSet::V0_8,
            cvss,
            factors,
            maturity: if unknown[10] { Threat::Unknown } else { Threat::Number(9_700) },
            mitigation: if unknown[11] { Mitigating::Unknown } else { Mitigating::Number(10_000) },
        };
        let bounds = finding.bounds();
        let narrowings = bounds.narrowings();
        assert_eq!(narrowings.len(), bounds.unobserved().count());
        assert_eq!(exact(bounds.width()), width(&finding));
        let mut before = Exact::from_integer(0);
        for narrowing in &narrowings {
            assert_eq!(narrowing.answers.len(), 3);
            let mut widest = Exact::from_integer(0);
            for answer in &narrowing.answers {
                let after = learned(&finding, narrowing, answer.value);
                assert_eq!(answer.bounds.raw(), after.bounds().raw());
                assert_eq!(exact(answer.bounds.width()), width(&after));
                widest = widest.max(width(&after));
            }
            assert_eq!(exact(narrowing.left), widest);
            assert!(before <= widest, "the one that is sure to narrow most stands first");
            before = widest;
        }
    }
}

/// 2 unknown factors, which weigh alike: with CVSS 8.7 and ThM 0.97 each is worth 0.1261 points.
#[test]
fn unknown_factors_weigh_alike_and_are_told_by_the_rubric() {
    let mut factors = [Some(10_000); 10];
    (factors[5], factors[6]) = (None, None);
    let finding = Finding {
        method: Method::Owasp0_8,
        domain: Domain::Rubric,
        set: FactorSet::V0_8,
        cvss: 87,
        factors,
        maturity: Threat::Number(9_700),
        mitigation: Mitigating::Number(10_000),
    };
    let bounds = finding.bounds();
    assert_eq!(bounds.width(), decimal("0.2522"));
    let narrowings = bounds.narrowings();
    for (narrowing, factor) in narrowings.iter().zip(finding.profile().unknown()) {
        assert_eq!(narrowing.input, UnknownInput::Factor(factor));
        assert_eq!(narrowing.left, decimal("0.1261"));
        let anchors: Vec<_> = narrowing.answers.iter().map(|answer| answer.anchor).collect();
        assert_eq!(anchors, factor.anchors(FactorSet::V0_8).unwrap().map(Some));
    }
    assert_eq!(
        bounds.advice_in_words().unwrap(),
        "these narrow the interval alike, so learn the easiest first, and knowing one leaves at most 0.1261 of the \
         0.2522 points between the ends: Opacity & Reflexivity, Persistent State Retention"
    );
    assert_eq!(
        bounds.in_words(),
        "the score lies between 9.7 and 10.0 (Critical), because these inputs are unknown: Opacity & Reflexivity, \
         Persistent State Retention"
    );
}

/// 1 unknown mitigation beside 1 unknown factor: (8.7 + 1.1349) x 0.67 to 8.7 + 1.261 leave most to the mitigation.
#[test]
fn the_input_that_weighs_most_is_first() {
    let mut factors = [Some(10_000); 10];
    factors[0] = None;
    let finding = Finding {
        method: Method::Owasp0_8,
        domain: Domain::Rubric,
        set: FactorSet::V0_8,
        cvss: 87,
        factors,
        maturity: Threat::Number(9_700),
        mitigation: Mitigating::Unknown,
    };
    let bounds = finding.bounds();
    let order: Vec<_> = bounds.narrowings().iter().map(|narrowing| narrowing.input).collect();
    assert_eq!(order[0], UnknownInput::Mitigation);
    let words = bounds.advice_in_words().unwrap();
    assert_eq!(
        words,
        "Mitigation narrows the interval most: whatever it is, knowing it leaves at most 0.1261 of the 3.371617 \
         points between the ends"
    );
    assert_eq!(
        bounds.in_words(),
        "the score lies between 6.6 (Medium) and 10.0 (Critical), because these inputs are unknown: Execution \
         Autonomy, Mitigation"
    );
}
