//! The printed working of a score: it says what was computed, and it is right.

use crate::support::{cases, decimal, estimated, exact, named_profile, score, vector};
use aivss_core::{Amplification, Domain, FactorSet, Inputs, Method, Report};
use aivss_tests::oracle::aivss::Exact;
use aivss_tests::oracle::equation::evaluate;
use aivss_tests::vectors;
use proptest::prelude::proptest;

/// Both lines, evaluated from their symbols and from their numbers.
fn assert_steps(report: &Report) {
    let sum = report.factor_sum().unwrap_or_else(|| report.aars());
    let mitigation = report.mitigation().map_or(Exact::from_integer(1), |m| exact(m.factor));
    let figures = [
        ("CVSS", exact(report.cvss_score().to_decimal())),
        ("sum", exact(sum)),
        ("ThM", exact(report.threat_multiplier().value)),
        ("MF", mitigation),
        ("AARS", exact(report.aars())),
    ];
    let steps = report.steps();
    for (step, (line, value)) in
        steps.iter().zip(report.method().equation().into_iter().zip([report.aars(), report.raw()]))
    {
        let context = format!("{} = {}", step.equation.expression, step.with_numbers);
        assert_eq!(step.equation, line, "{context}");
        assert_eq!(step.value, value, "{context}");
        assert_eq!(evaluate(&step.with_numbers, &[]), Ok(exact(value)), "{context}");
        assert_eq!(evaluate(line.expression, &figures), Ok(exact(value)), "{context}");
        assert!(!step.with_numbers.contains(|c: char| c.is_ascii_alphabetic()), "{context}");
    }
    assert_eq!(steps.map(|step| step.equation.quantity), ["AARS", "AIVSS"]);
}

/// 10 examples of 0.8 under 2 methods, 10 of 0.5 in both readings, 50 pages.
#[test]
fn the_steps_of_every_published_score_evaluate_to_its_figures() {
    for example in vectors::published_0_8() {
        let profile = named_profile(FactorSet::V0_8, &example.factors);
        for method in [Method::Owasp0_8, Method::UpliftOnly] {
            let inputs = Inputs::new(vector(&example.cvss_vector), profile).with_method(method);
            assert_steps(&inputs.score().unwrap());
        }
    }
    for example in vectors::published_0_5() {
        let listed = Amplification::Profile(named_profile(FactorSet::V0_5, &example.factors));
        let printed = Amplification::PrintedAars(decimal(&example.printed.aars));
        for amplification in [listed, printed] {
            let inputs = Inputs::new(score(&example.cvss_base), amplification);
            assert_steps(&inputs.with_method(Method::Owasp0_5).score().unwrap());
        }
    }
    for page in vectors::directory() {
        let profile = named_profile(FactorSet::V0_5, &page.factors);
        let inputs = Inputs::new(score(&page.cvss_base), profile)
            .with_domain(Domain::Estimated)
            .with_threat_multiplier(decimal(&page.threat_multiplier))
            .with_mitigation_factor(decimal(&page.mitigation_factor));
        assert_steps(&inputs.score().unwrap());
    }
}

/// 3 equations with the numbers of one finding, letter by letter.
#[test]
fn the_numbers_stand_in_place_of_the_symbols() {
    let texts = |method: Method, set: FactorSet| {
        let profile = crate::support::rubric_profile(set, 13);
        let report = Inputs::new(score("8.5"), profile).with_method(method).score().unwrap();
        report.steps().map(|step| step.with_numbers)
    };
    let uplift = "(10 - 8.5) × (6.5 / 10) × 0.97";
    assert_eq!(texts(Method::Owasp0_8, FactorSet::V0_8), [uplift, "(8.5 + 0.94575) × 1.0"]);
    assert_eq!(texts(Method::UpliftOnly, FactorSet::V0_8), [uplift, "8.5 + 0.94575 × 1.0"]);
    assert_eq!(texts(Method::Owasp0_5, FactorSet::V0_5), ["6.5", "((8.5 + 6.5) / 2) × 0.97"]);
}

proptest! {
    #![proptest_config(cases(2_000))]

    /// 2,000 inputs a run.
    #[test]
    fn the_steps_of_random_inputs_evaluate_to_their_figures(inputs in estimated()) {
        assert_steps(&inputs.report());
    }
}
