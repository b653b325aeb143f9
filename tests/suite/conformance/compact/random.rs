//! Random inputs of every kind, there and back.

use super::{KEYS_0_8, assert_round_trip, assessment, read};
use crate::cvss::grammar::GRAMMAR;
use crate::support::{cases, decimal, own_set, profile_of, ten_thousandths, tenths, vector};
use aivss_core::assessment::Origin;
use aivss_core::cvss::Vector;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{Amplification, CvssInput, Domain, FactorSet, Inputs, Method, MitigationStrength};
use proptest::prelude::{Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::{Index, select};

/// Method, domain and set of every combination that section 1 of the reference allows.
const COMBINATIONS: [(Method, Domain, FactorSet); 8] = [
    (Method::Owasp0_8, Domain::Rubric, FactorSet::V0_8),
    (Method::UpliftOnly, Domain::Rubric, FactorSet::V0_8),
    (Method::Owasp0_5, Domain::Rubric, FactorSet::V0_5),
    (Method::Owasp0_8, Domain::Estimated, FactorSet::V0_8),
    (Method::Owasp0_8, Domain::Estimated, FactorSet::V0_5),
    (Method::UpliftOnly, Domain::Estimated, FactorSet::V0_8),
    (Method::UpliftOnly, Domain::Estimated, FactorSet::V0_5),
    (Method::Owasp0_5, Domain::Estimated, FactorSet::V0_5),
];

/// A vector: a value for each base metric, and for each other metric a value, X or nothing.
pub(crate) fn any_vector() -> impl Strategy<Value = String> {
    proptest::array::uniform32(any::<Index>()).prop_map(|choices| {
        GRAMMAR.iter().zip(choices).fold("CVSS:4.0".to_owned(), |text, (row, choice)| {
            let tokens = row.values.iter().map(|(token, _)| *token);
            let mut tokens: Vec<&str> = tokens.collect();
            if row.group != "Base" {
                tokens.extend(["X", "", ""]);
            }
            match *choice.get(&tokens) {
                "" => text,
                token => format!("{text}/{}:{token}", row.metric),
            }
        })
    })
}

fn threat_of(method: Method, maturity: ExploitMaturity) -> &'static str {
    match (maturity, method) {
        (ExploitMaturity::Attacked, _) => "1.00",
        (ExploitMaturity::ProofOfConcept, _) => "0.97",
        (ExploitMaturity::Unreported, Method::Owasp0_5) => "0.91",
        (ExploitMaturity::Unreported, _) => "0.50",
    }
}

fn mitigation_of(strength: MitigationStrength) -> &'static str {
    match strength {
        MitigationStrength::NoneOrWeak => "1.00",
        MitigationStrength::Partial => "0.83",
        MitigationStrength::Strong => "0.67",
    }
}

/// How a multiplier is given: not at all, by name, by its number in the table, by both, by any number.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    LeftOut,
    Name,
    Number,
    Both,
    Any,
}

const WAYS: [Way; 5] = [Way::LeftOut, Way::Name, Way::Number, Way::Both, Way::Any];

fn with_threat(inputs: Inputs, way: Way, maturity: ExploitMaturity, number: u32) -> Inputs {
    let table = decimal(threat_of(inputs.method, maturity));
    match way {
        Way::LeftOut => inputs,
        Way::Name => inputs.with_exploit_maturity(maturity),
        Way::Both => inputs.with_exploit_maturity(maturity).with_threat_multiplier(table),
        Way::Any if inputs.domain == Domain::Estimated => {
            inputs.with_threat_multiplier(decimal(&ten_thousandths(number)))
        }
        Way::Number | Way::Any => inputs.with_threat_multiplier(table),
    }
}

fn with_mitigation(inputs: Inputs, way: Way, strength: MitigationStrength, number: u32) -> Inputs {
    let table = decimal(mitigation_of(strength));
    match way {
        _ if inputs.method == Method::Owasp0_5 => inputs,
        Way::LeftOut => inputs,
        Way::Name => inputs.with_mitigation(strength),
        Way::Both => inputs.with_mitigation(strength).with_mitigation_factor(table),
        Way::Any if inputs.domain == Domain::Estimated => {
            inputs.with_mitigation_factor(decimal(&ten_thousandths(number)))
        }
        Way::Number | Way::Any => inputs.with_mitigation_factor(table),
    }
}

fn cvss() -> impl Strategy<Value = CvssInput> {
    (0_u8..=100, any_vector(), 0..4_u8).prop_map(|(count, text, choice)| {
        let read: Vector = vector(&text);
        let counted = read.score_as(read.nomenclature().without_threat());
        match choice {
            0 => CvssInput::Score(tenths(count)),
            1 => CvssInput::VectorAndScore(read, counted),
            _ => CvssInput::Vector(read),
        }
    })
}

/// Valid inputs of every kind.
pub(crate) fn any_inputs() -> impl Strategy<Value = Inputs> {
    let multipliers = (
        (select(&WAYS[..]), select(ExploitMaturity::ALL), 0_u32..=20_000),
        (select(&WAYS[..]), select(&MitigationStrength::ALL[..]), 0_u32..=10_000),
    );
    let factors = proptest::array::uniform10(0_u16..=10_000);
    (select(&COMBINATIONS[..]), cvss(), factors, any::<bool>(), multipliers).prop_map(
        |((method, domain, set), cvss, counts, prints_aars, (threat, mitigation))| {
            let counts = match domain {
                Domain::Rubric => counts.map(|count| count % 3 * 5_000),
                Domain::Estimated => counts,
            };
            let mut amplification = Amplification::Profile(profile_of(set, counts));
            if prints_aars && method == Method::Owasp0_5 && domain == Domain::Rubric {
                let sum: u32 = counts.iter().map(|count| u32::from(*count)).sum();
                amplification = Amplification::PrintedAars(decimal(&ten_thousandths(
                    sum - threat.2 % (sum + 1),
                )));
            }
            let inputs = Inputs::new(cvss, amplification).with_method(method).with_domain(domain);
            // E, where the vector has it, is what the others have to say as well.
            let e = match cvss {
                CvssInput::Vector(vector) | CvssInput::VectorAndScore(vector, _) => {
                    vector.exploit_maturity()
                }
                CvssInput::Score(_) => None,
            };
            let (mut way, named, number) = threat;
            if e.is_some() && way == Way::Any {
                way = Way::Number;
            }
            let inputs = with_threat(inputs, way, e.unwrap_or(named), number);
            let (way, strength, number) = mitigation;
            with_mitigation(inputs, way, strength, number)
        },
    )
}

proptest! {
    #![proptest_config(cases(4_000))]

    /// 4,000 inputs a run: every method, domain and set, scores and vectors, multipliers in every way.
    #[test]
    fn what_is_printed_reads_back_as_the_same_assessment(inputs in any_inputs()) {
        let line = assert_round_trip(inputs);
        let report = inputs.score().unwrap();
        prop_assert_eq!(line.contains("/TM:"), report.threat_multiplier().origin == Origin::Given);
        let given = report.mitigation().map(|mitigation| mitigation.origin);
        prop_assert_eq!(line.contains("/MF:"), given == Some(Origin::Given));
        prop_assert!(!line.contains(":X"));
        let head = format!("AIVSS-C:1/{}/{}/", inputs.method.as_str(), match inputs.domain {
            Domain::Rubric => "R",
            Domain::Estimated => "E",
        });
        prop_assert!(line.starts_with(&head), "{}", line);
        let tail = match report.vector() {
            Some(vector) => format!("/{vector}"),
            None => format!("/BASE:{}", report.cvss_score()),
        };
        prop_assert!(line.ends_with(&tail), "{}", line);
    }

    /// 4,000 pairs a run: two lines are the same exactly when the assessments are.
    #[test]
    fn two_assessments_have_one_line_only_when_they_are_one(
        inputs in any_inputs(), other in any_inputs(),
    ) {
        let (first, second) = (assessment(inputs), assessment(other));
        let same = first.compact().to_string() == second.compact().to_string();
        prop_assert_eq!(same, first == second);
    }

    /// 4,000 profiles a run, each value written with zeros that mean nothing: one assessment, one line.
    #[test]
    fn zeros_that_mean_nothing_change_nothing(
        counts in proptest::array::uniform10(0_u16..=10_000),
        zeros in proptest::array::uniform10(0_usize..=8),
        threat in 0_u32..=20_000,
    ) {
        let write = |(count, zeros): (u32, usize)| {
            let mut text = ten_thousandths(count);
            match zeros {
                // Shorter than with all four decimals, where those are noughts.
                0..=3 => text.truncate(text.trim_end_matches('0').trim_end_matches('.').len()),
                _ => text.push_str(&"0".repeat(zeros - 4)),
            }
            text
        };
        let values = counts.into_iter().map(u32::from).zip(zeros);
        let pairs = KEYS_0_8.into_iter().zip(values);
        let factors: Vec<String> =
            pairs.map(|(key, value)| format!("/{key}:{}", write(value))).collect();
        let factors = factors.concat();
        let threat_text = write((threat, zeros[0]));
        let line = format!("AIVSS-C:1/owasp-0.8/E/0.8{factors}/TM:{threat_text}/BASE:8.50");
        let inputs = Inputs::new(tenths(85), profile_of(own_set(Method::Owasp0_8), counts))
            .with_domain(Domain::Estimated)
            .with_threat_multiplier(decimal(&ten_thousandths(threat)));
        prop_assert_eq!(read(&line), assessment(inputs));
        prop_assert_eq!(read(&line).compact().to_string(), assert_round_trip(inputs));
    }
}
