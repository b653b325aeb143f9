//! What is assumed where nothing is given, where it comes from, and what the notes say of it.

use super::plain;
use crate::support::{BASE, decimal, oracle_tenths, rubric_profile, vector};
use aivss_core::assessment::Origin;
use aivss_core::cvss::Nomenclature;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{Domain, FactorSet, Inputs, Method, MitigationStrength, Note, Report};

fn from_vector(rest: &str) -> Report {
    let profile = rubric_profile(FactorSet::V0_8, 10);
    Inputs::new(vector(&format!("{BASE}{rest}")), profile).score().unwrap()
}

fn codes(report: &Report) -> Vec<&'static str> {
    report.notes().map(Note::code).collect()
}

/// 3 methods and 2 vectors: ThM 0.97, proof of concept, though CVSS itself reads an absent E as Attacked.
#[test]
fn without_e_the_exploit_maturity_is_proof_of_concept() {
    let reports = Method::ALL.map(|method| plain(method).score().unwrap());
    for report in reports.into_iter().chain(["", "/E:X"].map(from_vector)) {
        let threat = report.threat_multiplier();
        assert_eq!(threat.value, decimal("0.97"));
        assert_eq!(threat.maturity, Some(ExploitMaturity::ProofOfConcept));
        assert_eq!(threat.origin, Origin::Default);
        assert!(codes(&report).contains(&"maturity_assumed"));
    }
}

/// 2 methods with MF 1 and 1 without any.
#[test]
fn without_mitigation_the_factor_is_one_or_none_at_all() {
    for method in [Method::Owasp0_8, Method::UpliftOnly] {
        let mitigation = plain(method).score().unwrap().mitigation().unwrap();
        assert_eq!(mitigation.factor, decimal("1"));
        assert_eq!(mitigation.strength, Some(MitigationStrength::NoneOrWeak));
        assert_eq!(mitigation.origin, Origin::Default);
    }
    assert!(plain(Method::Owasp0_5).score().unwrap().mitigation().is_none());
}

/// 3 values of E: it selects ThM and does not count in the CVSS score as well.
#[test]
fn e_acts_through_the_threat_multiplier_alone() {
    for (rest, value, maturity) in [
        ("/E:A", "1", ExploitMaturity::Attacked),
        ("/E:P", "0.97", ExploitMaturity::ProofOfConcept),
        ("/E:U", "0.5", ExploitMaturity::Unreported),
    ] {
        let report = from_vector(rest);
        assert_eq!(report.cvss_score().to_string(), "9.4", "{rest}");
        assert_eq!(report.nomenclature(), Some(Nomenclature::B), "{rest}");
        let threat = report.threat_multiplier();
        assert_eq!((threat.value, threat.maturity), (decimal(value), Some(maturity)), "{rest}");
        assert_eq!(threat.origin, Origin::Vector, "{rest}");
        assert_eq!(codes(&report), ["threat_through_multiplier"], "{rest}");
    }
}

/// 5 vectors: CVSS-BE where environmental metrics are there, with or without E.
#[test]
fn environmental_metrics_count_in_the_cvss_score() {
    for (environment, rest) in [
        ("/MAV:P", "/MAV:P"),
        ("/MAV:P", "/E:U/MAV:P"),
        ("/CR:L", "/E:A/CR:L"),
        ("/MSI:S", "/MSI:S"),
    ] {
        let report = from_vector(rest);
        let expected = oracle_tenths(&format!("{BASE}{environment}"));
        assert_eq!(report.cvss_score().tenths(), expected, "{rest}");
        assert_eq!(report.nomenclature(), Some(Nomenclature::BE), "{rest}");
        assert!(codes(&report).contains(&"environmental_score"), "{rest}");
    }
    let not_defined = from_vector("/CR:X/MAV:X/S:P");
    assert_eq!(not_defined.nomenclature(), Some(Nomenclature::B));
    assert_eq!(codes(&not_defined), ["maturity_assumed"]);
}

/// 3 ways of giving multipliers: by name, by a number of the tables, by a number of the estimated domain.
#[test]
fn what_is_given_is_said_to_be_given() {
    let inputs = plain(Method::Owasp0_8);
    let named = inputs
        .with_exploit_maturity(ExploitMaturity::Attacked)
        .with_mitigation(MitigationStrength::Partial)
        .score()
        .unwrap();
    let numbered = inputs
        .with_threat_multiplier(decimal("1.00"))
        .with_mitigation_factor(decimal("0.83"))
        .score()
        .unwrap();
    for report in [named, numbered] {
        let threat = report.threat_multiplier();
        assert_eq!(
            (threat.maturity, threat.origin),
            (Some(ExploitMaturity::Attacked), Origin::Given)
        );
        let mitigation = report.mitigation().unwrap();
        assert_eq!(mitigation.strength, Some(MitigationStrength::Partial));
        assert_eq!(mitigation.origin, Origin::Given);
        // (8.5 + 0.75) x 0.83 = 7.6775, and there is nothing else to say.
        assert_eq!(codes(&report), ["below_cvss"]);
    }
    let bare = inputs
        .with_domain(Domain::Estimated)
        .with_threat_multiplier(decimal("1.00"))
        .with_mitigation_factor(decimal("0.83"))
        .score()
        .unwrap();
    assert_eq!(bare.threat_multiplier().maturity, None);
    assert_eq!(bare.mitigation().unwrap().strength, None);
    assert_eq!(bare.score(), numbered.score());
    assert_eq!(Origin::ALL.map(Origin::as_str), ["given", "vector", "default"]);
}

/// 7 notes, each with its whole text, in the order in which a report gives them.
#[test]
fn every_note_says_one_thing_about_its_report() {
    let below = plain(Method::Owasp0_8)
        .with_exploit_maturity(ExploitMaturity::Attacked)
        .with_mitigation(MitigationStrength::Strong)
        .score()
        .unwrap();
    let old = plain(Method::Owasp0_5).score().unwrap();
    let printed = Inputs::new(
        crate::support::score("9.4"),
        aivss_core::Amplification::PrintedAars(decimal("8.5")),
    )
    .with_method(Method::Owasp0_5)
    .score()
    .unwrap();
    let foreign = Inputs::new(crate::support::score("9.5"), rubric_profile(FactorSet::V0_5, 20))
        .with_domain(Domain::Estimated)
        .with_threat_multiplier(decimal("1.1"))
        .score()
        .unwrap();
    let texts = |report: &Report| -> Vec<(&str, String)> {
        report.notes().map(|note| (note.code(), note.message(report))).collect()
    };
    // CVSS 8.5, sum 5, ThM 1: (8.5 + 0.75) x 0.67 = 6.1975 and 8.5 + 0.75 x 0.67 = 9.0025.
    assert_eq!(
        texts(&below),
        [(
            "below_cvss",
            "the score 6.2 is below the CVSS score 8.5, because the mitigation factor also reduces the part \
             that is CVSS; `uplift-only` gives 9.0"
                .to_owned()
        )]
    );
    let assumed = (
        "maturity_assumed",
        "no exploit maturity is given, so AIVSS assumes proof of concept (0.97); CVSS itself would assume \
         attacked"
            .to_owned(),
    );
    // (8.5 + 5) / 2 x 0.97 = 6.5475.
    assert_eq!(
        texts(&old),
        [
            (
                "below_cvss",
                "the score 6.5 is below the CVSS score 8.5, because the method averages CVSS with the factor \
                 sum and multiplies by ThM"
                    .to_owned()
            ),
            assumed.clone(),
        ]
    );
    assert_eq!(
        texts(&printed)[1..],
        [
            assumed,
            (
                "printed_aars",
                "AARS is taken as printed; whether its factors add up to it is not known"
                    .to_owned()
            )
        ]
    );
    // 9.5 + 0.5 x 1 x 1.1 = 10.05.
    assert_eq!(
        texts(&foreign),
        [
            ("capped", "the equation gives 10.05, and scores stop at 10.0".to_owned()),
            (
                "foreign_factor_set",
                "the factors are those of AIVSS v0.5 and the equation is that of `owasp-0.8`, a practice of \
                 public directories and of neither document"
                    .to_owned()
            )
        ]
    );
    let score = oracle_tenths(&format!("{BASE}/MAV:P"));
    assert_eq!(
        texts(&from_vector("/E:P/MAV:P"))[..],
        [
            (
                "environmental_score",
                format!(
                    "environmental metrics count in the CVSS score {} (CVSS-BE); AIVSS v0.5 (section 4.1.5) \
                     announces that for the future and v0.8 is silent, so it is this library's choice",
                    crate::support::tenths(score)
                )
            ),
            (
                "threat_through_multiplier",
                "E acts through the threat multiplier 0.97 and is left out of the CVSS score, where it would \
                 count a second time"
                    .to_owned()
            )
        ]
    );
    let all = Note::ALL.map(Note::code);
    assert_eq!(all[..3], ["below_cvss", "capped", "environmental_score"]);
}
