//! The worked examples of both documents, figure by figure.

use crate::support::{decimal, named_profile, score, vector};
use aivss_core::cvss::Nomenclature;
use aivss_core::{Amplification, CvssInput, Domain, FactorSet, Inputs, Method, Severity};
use aivss_tests::vectors;

/// 10 examples, from the vector, from the score and from both: factor sum, AARS, raw value, score, band.
#[test]
fn every_figure_of_the_0_8_examples_is_printed() {
    for example in vectors::published_0_8() {
        let id = &example.id;
        let profile = named_profile(FactorSet::V0_8, &example.factors);
        let vector = vector(&example.cvss_vector);
        let cvss = score(&example.cvss_base);
        assert_eq!(vector.base_score(), cvss, "{id}");
        for input in [
            CvssInput::Vector(vector),
            CvssInput::Score(cvss),
            CvssInput::VectorAndScore(vector, cvss),
        ] {
            let report = Inputs::new(input, profile)
                .with_threat_multiplier(decimal(&example.threat_multiplier))
                .with_mitigation_factor(decimal(&example.mitigation_factor))
                .score()
                .unwrap();
            assert_eq!(report.cvss_score().to_string(), example.cvss_base, "{id}");
            assert_eq!(report.factor_sum(), Some(decimal(&example.factor_sum)), "{id}");
            assert_eq!(report.factor_sum().unwrap().to_string(), example.factor_sum, "{id}");
            assert_eq!(report.aars().to_string(), example.aars, "{id}");
            assert_eq!(report.raw().to_string(), example.raw, "{id}");
            assert_eq!(report.score().to_string(), example.aivss, "{id}");
            assert_eq!(report.severity().as_str(), example.severity, "{id}");
            assert!(!report.is_capped(), "{id}");
            assert_eq!((report.method(), report.domain()), (Method::Owasp0_8, Domain::Rubric));
            let from_vector = input != CvssInput::Score(cvss);
            assert_eq!(report.vector().is_some(), from_vector, "{id}");
            let nomenclature = from_vector.then_some(Nomenclature::B);
            assert_eq!(report.nomenclature(), nomenclature, "{id}");
        }
    }
}

/// 10 examples without multipliers: what the document assumes is what the library assumes.
#[test]
fn the_0_8_examples_need_no_multipliers() {
    for example in vectors::published_0_8() {
        let profile = named_profile(FactorSet::V0_8, &example.factors);
        let report = Inputs::new(vector(&example.cvss_vector), profile).score().unwrap();
        assert_eq!(report.score().to_string(), example.aivss, "{}", example.id);
        assert_eq!(report.raw().to_string(), example.raw, "{}", example.id);
    }
}

/// 10 examples from the AARS that the document prints.
#[test]
fn the_0_5_examples_are_reproduced_from_their_printed_aars() {
    for example in vectors::published_0_5() {
        let id = &example.id;
        let aars = Amplification::PrintedAars(decimal(&example.printed.aars));
        let report = Inputs::new(vector(&example.cvss_vector), aars)
            .with_method(Method::Owasp0_5)
            .with_threat_multiplier(decimal(&example.threat_multiplier))
            .score()
            .unwrap();
        assert_eq!(report.cvss_score().to_string(), example.cvss_base, "{id}");
        assert_eq!(report.aars().to_string(), example.printed.aars, "{id}");
        assert_eq!(report.raw(), decimal(&example.printed.raw), "{id}");
        assert_eq!(report.score().to_string(), example.printed.aivss, "{id}");
        assert_eq!((report.factor_set(), report.factor_sum()), (None, None), "{id}");
        assert!(report.mitigation().is_none(), "{id}");
        let text = format!("(CVSS:{}/AARS:{})", report.cvss_score(), report.aars());
        assert_eq!(text, example.printed.vector, "{id}");
    }
}

/// 10 examples from the factors listed beside that AARS, 7 of which add up to less.
#[test]
fn the_0_5_examples_are_reproduced_from_their_listed_factors() {
    let mut contradictory = 0;
    for example in vectors::published_0_5() {
        let id = &example.id;
        let profile = named_profile(FactorSet::V0_5, &example.factors);
        let report = Inputs::new(score(&example.cvss_base), profile)
            .with_method(Method::Owasp0_5)
            .with_threat_multiplier(decimal(&example.threat_multiplier))
            .score()
            .unwrap();
        assert_eq!(report.aars().to_string(), example.listed_factors_sum, "{id}");
        assert_eq!(report.factor_sum(), Some(report.aars()), "{id}");
        assert_eq!(report.score().to_string(), example.listed_factors_aivss, "{id}");
        let adds_up = report.aars() == decimal(&example.printed.aars);
        assert_eq!(adds_up, example.aars_adds_up, "{id}");
        contradictory += usize::from(!adds_up);
    }
    assert_eq!(contradictory, 7);
}

/// 9 scores: the edges of the five bands (v0.8).
#[test]
fn the_bands_meet_where_the_document_says() {
    for (text, band) in [
        ("0.0", Severity::None),
        ("0.1", Severity::Low),
        ("3.9", Severity::Low),
        ("4.0", Severity::Medium),
        ("6.9", Severity::Medium),
        ("7.0", Severity::High),
        ("8.9", Severity::High),
        ("9.0", Severity::Critical),
        ("10.0", Severity::Critical),
    ] {
        assert_eq!(score(text).severity(), band, "{text}");
        assert_eq!(score(text).to_string(), text);
    }
    assert_eq!(
        Severity::ALL.map(|band| band.floor().to_string()),
        ["0.0", "0.1", "4.0", "7.0", "9.0"]
    );
}
