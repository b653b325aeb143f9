//! SR from counted episodes, and its bounds.

use aivss_core::ErrorCode;
use aivss_core::extension::reliability::{
    EpisodeControls, Episodes, ProofOutcome, ReliabilityEvidence,
};
use aivss_core::extension::{Probability, StochasticExploitReliability};
use aivss_tests::oracle::wilson;
use aivss_tests::vectors::candidate::{OtherInputGiven, reliability};
use num_bigint::BigInt;
use proptest::prelude::*;
use serde_json::Value;
use std::cmp::Ordering;

fn episodes(successes: u32, episodes: u32) -> Episodes {
    Episodes::try_new(successes, episodes).unwrap()
}

fn value(successes: u32, episodes: u32) -> &'static str {
    self::episodes(successes, episodes).value().as_str()
}

/// 180,436 pairs: 30 to 600 episodes with every count of successes. The oracle has no tie among them.
#[test]
fn every_pair_up_to_600_episodes_has_the_value_of_the_textbook_formula() {
    let mut pairs = 0;
    for n in 30..=600 {
        for s in 0..=n {
            let expected = wilson::value(s, n).unwrap_or_else(|| panic!("{s} of {n} may be a tie"));
            assert_eq!(value(s, n), expected.to_string(), "{s} of {n}");
            pairs += 1;
        }
    }
    assert_eq!(pairs, 180_436);
}

/// 154 cases of the corpus, bounds to twelve decimals.
#[test]
fn the_corpus_has_these_values_and_bounds() {
    let file = reliability();
    assert_eq!(file.z, "1.645");
    for case in file.cases {
        let counts = episodes(case.0, case.1);
        assert_eq!(counts.value().as_str(), case.2, "{case:?}");
        let zero = |text: String| if text == "0E-12" { "0.000000000000".to_owned() } else { text };
        assert_eq!(format!("{:.12}", counts.lower_bound()), zero(case.3));
        assert_eq!(format!("{:.12}", counts.upper_bound()), zero(case.4));
    }
}

/// 15 pairs at exact ties and beside them, where binary floats err.
#[test]
fn a_tie_falls_where_the_formula_puts_it() {
    let mut wrong_in_floats = 0;
    for tie in reliability().ties {
        assert_eq!(value(tie.0, tie.1), tie.2, "{tie:?}");
        wrong_in_floats += usize::from(tie.2 != tie.4);
    }
    assert_eq!(wrong_in_floats, 2);
    let nine_tenths: Probability = "0.9".parse().unwrap();
    let tenth: Probability = "0.1".parse().unwrap();
    assert_eq!(episodes(3_600_987, 4_000_000).lower_bound().compare(nine_tenths), Ordering::Equal);
    assert_eq!(episodes(399_013, 4_000_000).upper_bound().compare(tenth), Ordering::Equal);
    // A bound of exactly one half is rounded up.
    let half = episodes(2_001_645, 4_000_000).lower_bound();
    assert_eq!(half.compare("0.5".parse().unwrap()), Ordering::Equal);
    assert_eq!((format!("{half:.0}"), format!("{half:.1}")), ("1".into(), "0.5".into()));
    for (stated, agrees) in [
        ("0.4995", true),
        ("0.499499999999999999999999", false),
        ("0.5005", true),
        ("0.500500000000000000000001", false),
    ] {
        assert_eq!(half.agrees_with(stated.parse().unwrap()), agrees, "{stated}");
    }
    assert_eq!(
        format!("{:.30}", episodes(399_013, 4_000_000).upper_bound()),
        format!("0.1{}", "0".repeat(29))
    );
}

/// 137 counts of episodes with the first R and the last U, and 29 counts too small for either.
#[test]
fn the_corpus_has_these_thresholds() {
    for threshold in reliability().thresholds {
        assert_eq!(Episodes::fewest_reliable(threshold.0), Some(threshold.1));
        assert_eq!(Episodes::most_unreliable(threshold.0), Some(threshold.2));
    }
    for n in 0..30 {
        assert_eq!(Episodes::fewest_reliable(n), None);
        assert_eq!(Episodes::most_unreliable(n), None);
    }
}

/// 30 counts: so many more successes give R, and one fewer does not.
#[test]
fn further_episodes_change_the_value_where_it_is_said() {
    for s in 0..=29 {
        let more = episodes(s, 29).further_successes_until_reliable().unwrap();
        assert_eq!(value(s + more, 29 + more), "R");
        assert_ne!(value(s + more - 1, 29 + more - 1), "R");
        let more = episodes(s, 29).further_failures_until_unreliable().unwrap();
        assert_eq!(value(s, 29 + more), "U");
        assert_ne!(value(s, 29 + more - 1), "U");
    }
    assert_eq!(episodes(30, 30).further_successes_until_reliable(), Some(0));
    assert_eq!(episodes(0, u32::MAX).further_successes_until_reliable(), None);
}

/// Whether counts of any type can be counts at all; how a reader of documents will see them.
fn counts_of(given: &OtherInputGiven) -> Option<Result<Episodes, ErrorCode>> {
    let number = |value: &Option<Value>| value.as_ref().map(Value::as_u64);
    match (number(&given.successes)?, number(&given.episodes)?) {
        (Some(s), Some(n)) => Some(
            Episodes::try_new(u32::try_from(s).unwrap(), u32::try_from(n).unwrap())
                .map_err(|error| error.code()),
        ),
        _ => Some(Err(ErrorCode::FieldType)),
    }
}

/// 21 inputs: proofs, too few, uncontrolled or absent episodes, and refusals. Six are refused for their JSON type
/// or sign, which is the reader's.
#[test]
fn proofs_and_uncontrolled_episodes_decide_as_in_the_source() {
    let mut left_to_the_reader = 0;
    for input in reliability().other_inputs {
        let given = &input.given;
        let flag = |value: &Option<Value>| match value {
            None => Some(false),
            Some(value) => value.as_bool(),
        };
        let controls =
            [&given.production_equivalent, &given.budget_enforced, &given.independent].map(flag);
        let evidence = match (given.deterministic_outcome.as_deref(), counts_of(given)) {
            (Some("success"), _) => ReliabilityEvidence::DeterministicProof(ProofOutcome::Success),
            (Some("failure"), _) => ReliabilityEvidence::DeterministicProof(ProofOutcome::Failure),
            (Some(_), _) | (_, Some(Err(ErrorCode::FieldType))) => {
                assert!(input.error);
                left_to_the_reader += 1;
                continue;
            }
            (None, Some(Err(code))) => {
                assert!(input.error);
                assert_eq!(code, ErrorCode::EvidenceCountInvalid);
                continue;
            }
            (None, Some(Ok(episodes))) => {
                let [Some(production_equivalent), Some(budget_enforced), Some(independent)] =
                    controls
                else {
                    assert!(input.error);
                    left_to_the_reader += 1;
                    continue;
                };
                let controls =
                    EpisodeControls { production_equivalent, budget_enforced, independent };
                ReliabilityEvidence::Empirical { episodes, controls }
            }
            (None, None) => ReliabilityEvidence::InsufficientEvidence,
        };
        assert!(!input.error, "{input:?}");
        let value = evidence.value();
        assert_eq!(Some(value.as_str()), input.value.as_deref(), "{input:?}");
        // Where the counts do not decide, the reference names the method that a document has for it.
        let method = match evidence {
            ReliabilityEvidence::Empirical { .. } if !value.is_established() => {
                "insufficient-evidence"
            }
            _ => evidence.method(),
        };
        assert_eq!(Some(method), input.method.as_deref());
    }
    assert_eq!(left_to_the_reader, 6);
}

/// 17 pairs of bounds beside counts, at the very edge of 0.0005.
#[test]
fn stated_bounds_may_differ_by_half_a_thousandth() {
    for row in reliability().supplied_bounds {
        let counts = episodes(row.0, row.1);
        let stated: StochasticExploitReliability = row.2.parse().unwrap();
        let bound = |number: &serde_json::Number| number.to_string().parse().unwrap();
        let evidence = ReliabilityEvidence::Empirical {
            episodes: counts,
            controls: EpisodeControls::CONTROLLED,
        };
        let checked =
            evidence.check(stated).and_then(|()| counts.check_bounds(bound(&row.3), bound(&row.4)));
        assert_eq!(checked.is_ok(), row.5, "{row:?}");
        if let Err(error) = checked {
            let expected = if stated == counts.value() {
                ErrorCode::EvidenceBoundMismatch
            } else {
                ErrorCode::EvidenceConflict
            };
            assert_eq!(error.code(), expected, "{error}");
        }
    }
}

/// 4 refusals in full.
#[test]
fn a_refusal_says_what_the_evidence_gives() {
    let message = |s, n| Episodes::try_new(s, n).unwrap_err().to_string();
    assert_eq!(message(31, 30), "31 successes are more than the 30 episodes");
    assert_eq!(message(0, 0), "there are no episodes; at least one has to be counted");
    let error = episodes(18, 30)
        .check_bounds("0.45".parse().unwrap(), "0.733".parse().unwrap())
        .unwrap_err();
    assert_eq!(error.path(), "lower_bound");
    assert_eq!(
        error.message(),
        "the lower bound of 18 successes in 30 episodes is 0.450568, and `0.45` is further from it than 0.0005"
    );
    let proof = ReliabilityEvidence::DeterministicProof(ProofOutcome::Success);
    assert_eq!(
        proof.check(StochasticExploitReliability::Probabilistic).unwrap_err().message(),
        "the vector says `SR:P` (Probabilistic), and the evidence gives `SR:R` (Reliable)"
    );
}

fn counts() -> impl Strategy<Value = (u32, u32)> {
    let sizes = prop_oneof![1_u32..100, 1_u32..100_000, 1..=u32::MAX];
    sizes.prop_flat_map(|n| (0..=n, Just(n)))
}

proptest! {
    /// Every digit of a bound is the oracle's.
    #[test]
    fn bounds_are_printed_exactly((s, n) in counts(), places in 0_u32..30) {
        let [lower, upper] = wilson::bounds(s, n);
        // The oracle errs by a few units of its last decimal, which may only matter at a tie of rounding.
        for (bound, exact) in [(episodes(s, n).lower_bound(), lower), (episodes(s, n).upper_bound(), upper)] {
            let around: Vec<String> = [-1_000_i32, 1_000]
                .map(|error| wilson::rounded(&(&exact + BigInt::from(error)).max(BigInt::from(0)), places))
                .into();
            let printed = format!("{bound:.*}", places as usize);
            prop_assert!(around.contains(&printed), "{s} of {n}: {printed} is none of {around:?}");
        }
    }

    /// A bound compares with any number as its digits do.
    #[test]
    fn bounds_compare_as_they_print((s, n) in counts(), digits in 0_u64..=1_000_000_000_000) {
        let text = format!("{}.{:012}", digits / 1_000_000_000_000, digits % 1_000_000_000_000);
        let number: Probability = text.parse().unwrap();
        let [lower, upper] = wilson::bounds(s, n);
        let exact = BigInt::from(digits) * BigInt::from(10).pow(28);
        for (bound, oracle) in [(episodes(s, n).lower_bound(), lower), (episodes(s, n).upper_bound(), upper)] {
            let difference = &oracle - &exact;
            if difference.magnitude() > BigInt::from(1_000).magnitude() {
                let expected = difference.cmp(&BigInt::from(0));
                prop_assert_eq!(bound.compare(number), expected);
                let tolerance = BigInt::from(5) * BigInt::from(10).pow(36);
                let is_near = difference.magnitude() <= tolerance.magnitude();
                let edge = BigInt::from(difference.magnitude().clone()) - &tolerance;
                if edge.magnitude() > BigInt::from(1_000).magnitude() {
                    prop_assert_eq!(bound.agrees_with(number), is_near);
                }
            }
        }
    }

    /// One more success in as many episodes never makes an exploit less reliable.
    #[test]
    fn reliability_never_falls_with_a_success((s, n) in counts()) {
        prop_assume!(s < n && n >= 30);
        let rank = |s: u32| ["U", "P", "R"].iter().position(|v| *v == value(s, n)).unwrap();
        prop_assert!(rank(s + 1) >= rank(s));
    }
}
