//! Inputs that contradict each other.

use super::{assert_refused, plain};
use crate::support::{BASE, decimal, rubric_profile, score, vector};
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{CvssInput, Domain, FactorSet, Inputs, Method, MitigationStrength};

fn with_vector(rest: &str) -> Inputs {
    Inputs::new(vector(&format!("{BASE}{rest}")), rubric_profile(FactorSet::V0_8, 10))
}

const MATURITIES: [(ExploitMaturity, &str, &str, &str); 3] = [
    (ExploitMaturity::Attacked, "A", "attacked", "1.0"),
    (ExploitMaturity::ProofOfConcept, "P", "proof_of_concept", "0.97"),
    (ExploitMaturity::Unreported, "U", "unreported", "0.5"),
];

/// 3 values of E x 3 maturities x 2 domains: 6 agree and 12 do not.
#[test]
fn a_maturity_beside_the_vectors_e_must_agree_with_it() {
    for domain in Domain::ALL {
        for (_, token, key, _) in MATURITIES {
            for (maturity, _, given, multiplier) in MATURITIES {
                let inputs = with_vector(&format!("/E:{token}"))
                    .with_domain(domain)
                    .with_exploit_maturity(maturity);
                if given == key {
                    let report = inputs.score().unwrap();
                    assert_eq!(report.threat_multiplier().value, decimal(multiplier));
                    continue;
                }
                let message = format!(
                    "exploit maturity `{given}` contradicts the vector, whose `E:{token}` means `{key}`"
                );
                let path = "exploit_maturity";
                assert_refused(inputs, "threat_multiplier.conflict", path, &message);
            }
        }
    }
}

/// 3 values of E x 3 multipliers x 2 domains.
#[test]
fn a_multiplier_beside_the_vectors_e_must_agree_with_it() {
    for domain in Domain::ALL {
        for (_, token, key, own) in MATURITIES {
            for (_, _, _, given) in MATURITIES {
                let inputs = with_vector(&format!("/E:{token}"))
                    .with_domain(domain)
                    .with_threat_multiplier(decimal(given));
                if given == own {
                    assert_eq!(inputs.score().unwrap().threat_multiplier().value, decimal(own));
                    continue;
                }
                let message = format!(
                    "threat multiplier `{given}` contradicts the vector, whose `E:{token}` means `{key}`"
                );
                let path = "threat_multiplier";
                assert_refused(inputs, "threat_multiplier.conflict", path, &message);
            }
        }
    }
}

/// 3 maturities x 3 multipliers x 2 domains, without E.
#[test]
fn a_multiplier_beside_a_maturity_must_agree_with_it() {
    for domain in Domain::ALL {
        for (maturity, _, key, own) in MATURITIES {
            for (_, _, _, given) in MATURITIES {
                let inputs = plain(Method::Owasp0_8)
                    .with_domain(domain)
                    .with_exploit_maturity(maturity)
                    .with_threat_multiplier(decimal(given));
                if given == own {
                    assert_eq!(
                        inputs.score().unwrap().threat_multiplier().maturity,
                        Some(maturity)
                    );
                    continue;
                }
                let message = format!(
                    "threat multiplier `{given}` contradicts the exploit maturity `{key}`, which means `{own}`"
                );
                let path = "threat_multiplier";
                assert_refused(inputs, "threat_multiplier.conflict", path, &message);
            }
        }
    }
}

/// 3 strengths x 3 factors x 2 domains.
#[test]
fn a_mitigation_factor_beside_a_strength_must_agree_with_it() {
    let strengths = [
        (MitigationStrength::NoneOrWeak, "none_or_weak", "1.0"),
        (MitigationStrength::Partial, "partial", "0.83"),
        (MitigationStrength::Strong, "strong", "0.67"),
    ];
    for domain in Domain::ALL {
        for (strength, key, own) in strengths {
            for (_, _, given) in strengths {
                let inputs = plain(Method::UpliftOnly)
                    .with_domain(domain)
                    .with_mitigation(strength)
                    .with_mitigation_factor(decimal(given));
                if given == own {
                    let mitigation = inputs.score().unwrap().mitigation().unwrap();
                    assert_eq!(
                        (mitigation.factor, mitigation.strength),
                        (decimal(own), Some(strength))
                    );
                    continue;
                }
                let message = format!(
                    "mitigation factor `{given}` contradicts the strength `{key}`, which means `{own}`"
                );
                let path = "mitigation_factor";
                assert_refused(inputs, "mitigation_factor.conflict", path, &message);
            }
        }
    }
}

/// 101 scores beside one vector: its own is taken, the others are refused.
#[test]
fn a_cvss_score_beside_a_vector_must_be_its_score() {
    let vector = vector(BASE);
    for tenths in 0..=100 {
        let given = crate::support::tenths(tenths);
        let inputs = Inputs::new(
            CvssInput::VectorAndScore(vector, given),
            rubric_profile(FactorSet::V0_8, 10),
        );
        if tenths == 94 {
            assert_eq!(inputs.score().unwrap().cvss_score(), given);
            continue;
        }
        let message =
            format!("the score `{given}` does not go with its vector, whose CVSS-B score is `9.4`");
        assert_refused(inputs, "cvss.conflict", "cvss.score", &message);
    }
}

/// 2 vectors: neither the score with E nor the base score beside environmental metrics is the one that counts.
#[test]
fn the_score_beside_a_vector_is_the_one_without_the_threat_group() {
    let profile = rubric_profile(FactorSet::V0_8, 10);
    let with_e = vector(&format!("{BASE}/E:U"));
    assert_ne!(with_e.score(), with_e.base_score());
    let inputs = Inputs::new(CvssInput::VectorAndScore(with_e, with_e.score()), profile);
    let message = format!(
        "the score `{}` does not go with its vector, whose CVSS-B score is `9.4`",
        with_e.score()
    );
    assert_refused(inputs, "cvss.conflict", "cvss.score", &message);

    let text = format!("{BASE}/E:U/MAV:P");
    let environmental = vector(&text);
    let counted = crate::support::oracle_tenths(&text.replace("/E:U", ""));
    let inputs = Inputs::new(CvssInput::VectorAndScore(environmental, score("9.4")), profile);
    let message = format!(
        "the score `9.4` does not go with its vector, whose CVSS-BE score is `{}`",
        crate::support::tenths(counted)
    );
    assert_refused(inputs, "cvss.conflict", "cvss.score", &message);
}

/// 2 ways of giving MF under 0.5, in 2 domains.
#[test]
fn a_mitigation_under_0_5_is_refused() {
    let message = "method `owasp-0.5` has no mitigation factor, so none can be given";
    for domain in Domain::ALL {
        let inputs = plain(Method::Owasp0_5).with_domain(domain);
        let by_name = inputs.with_mitigation(MitigationStrength::NoneOrWeak);
        assert_refused(by_name, "mitigation.not_allowed", "mitigation", message);
        let by_number = inputs.with_mitigation_factor(decimal("1"));
        assert_refused(by_number, "mitigation.not_allowed", "mitigation_factor", message);
    }
}
