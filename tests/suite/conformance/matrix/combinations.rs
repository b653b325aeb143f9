//! Method by domain by factor set, and each way of giving the multipliers.

use super::{assert_refused, plain};
use crate::support::{decimal, exact, expected, profile_of, rubric_profile, score};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{Amplification, Domain, FactorSet, Inputs, Method, MitigationStrength};
use aivss_tests::oracle::aivss::ratio;

const SETS: [(FactorSet, &str); 2] = [(FactorSet::V0_8, "0.8"), (FactorSet::V0_5, "0.5")];
const METHODS: [(Method, &str); 3] = [
    (Method::Owasp0_8, "owasp-0.8"),
    (Method::Owasp0_5, "owasp-0.5"),
    (Method::UpliftOnly, "uplift-only"),
];

/// The table of section 1: the sets that a method takes, for the two domains.
fn allowed(method: Method, domain: Domain) -> &'static [&'static str] {
    match (method, domain) {
        (Method::Owasp0_5, _) => &["0.5"],
        (_, Domain::Rubric) => &["0.8"],
        (_, Domain::Estimated) => &["0.8", "0.5"],
    }
}

/// 3 methods x 2 domains x 2 sets: 8 combinations score and 4 are refused.
#[test]
fn a_method_takes_the_factor_sets_of_its_domain_and_names_them_otherwise() {
    let (mut scored, mut refused) = (0, 0);
    for (method, id) in METHODS {
        for domain in Domain::ALL {
            for (set, name) in SETS {
                let inputs = Inputs::new(score("8.5"), rubric_profile(set, 10))
                    .with_method(method)
                    .with_domain(domain);
                let taken = allowed(method, domain);
                if taken.contains(&name) {
                    let report = inputs.score().unwrap();
                    assert_eq!(
                        (report.method(), report.domain(), report.factor_set()),
                        (method, domain, Some(set))
                    );
                    scored += 1;
                } else {
                    let message = format!(
                        "method `{id}` in the {domain} domain takes factors of set {}, not of set {name}",
                        taken.join(", ")
                    );
                    assert_refused(inputs, "factor_set.not_allowed", "factor_set", &message);
                    refused += 1;
                }
            }
        }
    }
    assert_eq!((scored, refused), (8, 4));
}

/// 3 methods x 2 domains: a printed AARS is taken once and refused five times.
#[test]
fn a_printed_aars_is_for_0_5_in_the_rubric_domain_alone() {
    for (method, id) in METHODS {
        for domain in Domain::ALL {
            let inputs = Inputs::new(score("9.4"), Amplification::PrintedAars(decimal("8.5")))
                .with_method(method)
                .with_domain(domain);
            if (method, domain) == (Method::Owasp0_5, Domain::Rubric) {
                let report = inputs.score().unwrap();
                assert_eq!(report.score().to_string(), "8.7");
                assert!(report.profile().is_none());
                continue;
            }
            let message = format!(
                "method `{id}` in the {domain} domain works AARS out from ten factors; a printed AARS is taken \
                 by `owasp-0.5` in the rubric domain alone"
            );
            assert_refused(inputs, "aars.not_allowed", "aars", &message);
        }
    }
}

/// How a multiplier is given: not at all, by name, by a number of the table, by another number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Given {
    Nothing,
    Name,
    TableNumber,
    OtherNumber,
}

const GIVEN: [Given; 4] = [Given::Nothing, Given::Name, Given::TableNumber, Given::OtherNumber];

/// 3 methods x 2 domains x 4 ways of ThM x 4 ways of MF: 96 combinations, each scored as the oracle does or
/// refused for the first thing that section 1 does not allow.
#[test]
fn every_way_of_giving_the_multipliers_is_scored_or_refused_by_the_table() {
    let mut scored = 0;
    for (method, _) in METHODS {
        for domain in Domain::ALL {
            for threat in GIVEN {
                for mitigation in GIVEN {
                    scored += usize::from(multipliers(method, domain, threat, mitigation));
                }
            }
        }
    }
    // 0.8 and uplift-only: 3 x 3 in the rubric and 4 x 4 estimated; 0.5: 3 and 4, without MF.
    assert_eq!(scored, 2 * (9 + 16) + 3 + 4);
}

fn multipliers(method: Method, domain: Domain, threat: Given, mitigation: Given) -> bool {
    let lowest = if method == Method::Owasp0_5 { "0.91" } else { "0.50" };
    let mut inputs = plain(method).with_domain(domain);
    let threat_text = match threat {
        Given::Nothing => "0.97",
        Given::Name => {
            inputs = inputs.with_exploit_maturity(ExploitMaturity::Unreported);
            lowest
        }
        Given::TableNumber => {
            inputs = inputs.with_threat_multiplier(decimal(lowest));
            lowest
        }
        Given::OtherNumber => {
            inputs = inputs.with_threat_multiplier(decimal("1.05"));
            "1.05"
        }
    };
    let mitigation_text = match mitigation {
        Given::Nothing => "1",
        Given::Name => {
            inputs = inputs.with_mitigation(MitigationStrength::Partial);
            "0.83"
        }
        Given::TableNumber => {
            inputs = inputs.with_mitigation_factor(decimal("0.83"));
            "0.83"
        }
        Given::OtherNumber => {
            inputs = inputs.with_mitigation_factor(decimal("0.85"));
            "0.85"
        }
    };
    let context = (method, domain, threat, mitigation);
    let refusal = if domain == Domain::Rubric && threat == Given::OtherNumber {
        Some("threat_multiplier.off_table")
    } else if method == Method::Owasp0_5 && mitigation != Given::Nothing {
        Some("mitigation.not_allowed")
    } else if domain == Domain::Rubric && mitigation == Given::OtherNumber {
        Some("mitigation_factor.off_table")
    } else {
        None
    };
    match (inputs.score(), refusal) {
        (Ok(report), None) => {
            let [threat, mitigation] = [threat_text, mitigation_text].map(ratio);
            let expected = expected(method, ratio("8.5"), ratio("5"), threat, mitigation);
            crate::support::assert_figures(&report, &expected, &context);
            assert_eq!(exact(report.threat_multiplier().value), threat, "{context:?}");
            true
        }
        (Err(error), Some(code)) => {
            assert_eq!(error.code().as_str(), code, "{context:?}");
            false
        }
        (outcome, refusal) => panic!("{context:?}: {outcome:?}, expected {refusal:?}"),
    }
}

/// 3 methods: what is off the tables is answered with the table.
#[test]
fn a_number_off_the_table_is_answered_with_the_table() {
    for (method, id) in METHODS {
        let lowest = if method == Method::Owasp0_5 { "0.91" } else { "0.5" };
        let message = format!(
            "threat multiplier `1.05` is none of 1.0 (attacked), 0.97 (proof_of_concept), {lowest} (unreported) \
             that `{id}` knows in the rubric domain; others need the domain `estimated`"
        );
        let inputs = plain(method).with_threat_multiplier(decimal("1.05"));
        assert_refused(inputs, "threat_multiplier.off_table", "threat_multiplier", &message);
        if method == Method::Owasp0_5 {
            continue;
        }
        let message = format!(
            "mitigation factor `0.85` is none of 1.0 (none_or_weak), 0.83 (partial), 0.67 (strong) that `{id}` \
             knows in the rubric domain; others need the domain `estimated`"
        );
        let inputs = plain(method).with_mitigation_factor(decimal("0.85"));
        assert_refused(inputs, "mitigation_factor.off_table", "mitigation_factor", &message);
    }
}

/// 3 numbers: the unreported multiplier of one method is off the table of the other.
#[test]
fn each_method_has_its_own_threat_multipliers() {
    for (method, foreign) in
        [(Method::Owasp0_8, "0.91"), (Method::UpliftOnly, "0.91"), (Method::Owasp0_5, "0.5")]
    {
        let error = plain(method).with_threat_multiplier(decimal(foreign)).score().unwrap_err();
        assert_eq!(error.code().as_str(), "threat_multiplier.off_table");
    }
}

/// 2 x 6 values: a factor off the rubric is refused there and taken in the estimated domain.
#[test]
fn a_factor_off_the_rubric_needs_the_estimated_domain() {
    for (set, method) in [(FactorSet::V0_8, Method::Owasp0_8), (FactorSet::V0_5, Method::Owasp0_5)]
    {
        for count in [1, 2_500, 4_999, 5_001, 7_500, 9_999] {
            let mut factors = [5_000; 10];
            factors[3] = count;
            let inputs = Inputs::new(score("8.5"), profile_of(set, factors)).with_method(method);
            let key = crate::support::keys(set)[3];
            let value = format!("0.{count:04}");
            let message = format!(
                "factor `{key}` is `{}`; the rubric domain knows `0.0`, `0.5` and `1.0`, and other values need \
                 the domain `estimated`",
                value.trim_end_matches('0')
            );
            assert_refused(inputs, "factor.off_rubric", &format!("factors.{key}"), &message);
            assert!(inputs.with_domain(Domain::Estimated).score().is_ok());
        }
    }
}
