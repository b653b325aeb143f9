//! AIVSS-SSVC: tree, agent level, risk score and vector.

mod bounds;
mod formats;

use aivss_core::ssvc::{
    AgentLevel, AgentLevelRule, Capability, CapabilityScore, CapabilityScores, CapabilityTheme,
    Impact, MAX_PAIRS_BYTES, Outcome, PartialSsvcAssessment, SsvcAssessment, Threat, Vulnerability,
};
use aivss_core::{Decimal, ErrorCode};
use aivss_tests::policy::violation;
use num_rational::Ratio;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The table of the page: threat, agent level, and the outcome for each impact.
const LEAVES: [(&str, &str, [&str; 3]); 9] = [
    ("none", "copilot", ["Defer", "Scheduled", "Out-of-Cycle"]),
    ("none", "specialist", ["Scheduled", "Scheduled", "Out-of-Cycle"]),
    ("none", "primemover", ["Scheduled", "Out-of-Cycle", "Immediate"]),
    ("poc", "copilot", ["Scheduled", "Scheduled", "Out-of-Cycle"]),
    ("poc", "specialist", ["Scheduled", "Out-of-Cycle", "Out-of-Cycle"]),
    ("poc", "primemover", ["Out-of-Cycle", "Out-of-Cycle", "Immediate"]),
    ("active", "copilot", ["Out-of-Cycle", "Out-of-Cycle", "Immediate"]),
    ("active", "specialist", ["Out-of-Cycle", "Immediate", "Immediate"]),
    ("active", "primemover", ["Immediate", "Immediate", "Immediate"]),
];

/// 27 leaves: Defer 1, Scheduled 7, Out-of-Cycle 11, Immediate 8.
#[test]
fn the_tree_is_that_of_the_page() {
    let mut counts = BTreeMap::new();
    for (threat, agent, outcomes) in LEAVES {
        for (impact, expected) in Impact::ALL.into_iter().zip(outcomes) {
            let outcome = Outcome::new(threat.parse().unwrap(), agent.parse().unwrap(), impact);
            assert_eq!(outcome.as_str(), expected, "{threat} {agent} {impact}");
            *counts.entry(outcome).or_insert(0) += 1;
        }
    }
    assert_eq!(counts.into_values().collect::<Vec<_>>(), [1, 7, 11, 8]);
    let days = Outcome::ALL.map(Outcome::days);
    assert_eq!(days, [None, Some((30, 90)), Some((7, 30)), Some((0, 7))]);
}

/// 27 leaves in each of three directions.
#[test]
fn an_outcome_never_falls_when_a_point_worsens() {
    for (t, threat) in Threat::ALL.into_iter().enumerate() {
        for (a, agent) in AgentLevel::ALL.into_iter().enumerate() {
            for (i, impact) in Impact::ALL.into_iter().enumerate() {
                let here = Outcome::new(threat, agent, impact);
                let worse =
                    Threat::ALL.get(t + 1).map(|threat| Outcome::new(*threat, agent, impact));
                assert!(worse.is_none_or(|worse| worse >= here));
                let worse =
                    AgentLevel::ALL.get(a + 1).map(|agent| Outcome::new(threat, *agent, impact));
                assert!(worse.is_none_or(|worse| worse >= here));
                let worse =
                    Impact::ALL.get(i + 1).map(|impact| Outcome::new(threat, agent, *impact));
                assert!(worse.is_none_or(|worse| worse >= here));
            }
        }
    }
}

fn scores(numbers: [u8; 10]) -> CapabilityScores {
    CapabilityScores::new(numbers.map(|number| CapabilityScore::try_new(number).unwrap()))
}

/// Ten scores with these sums of the themes.
fn with_sums(a: u8, b: u8, c: u8) -> CapabilityScores {
    let spread = |sum: u8, count: u8, place: u8| sum / count + u8::from(place < sum % count);
    scores([
        spread(a, 4, 0),
        spread(a, 4, 1),
        spread(a, 4, 2),
        spread(a, 4, 3),
        spread(b, 3, 0),
        spread(b, 3, 1),
        spread(b, 3, 2),
        spread(c, 3, 0),
        spread(c, 3, 1),
        spread(c, 3, 2),
    ])
}

/// The page's five ordered rules on exact means.
fn level_by_rules(means: [Ratio<i128>; 3]) -> (AgentLevelRule, &'static str) {
    let reaching = |least: Ratio<i128>| means.iter().filter(|mean| **mean >= least).count();
    if reaching(Ratio::from(4)) > 0 {
        (AgentLevelRule::OneHigh, "primemover")
    } else if reaching(Ratio::from(3)) >= 2 {
        (AgentLevelRule::TwoModerate, "specialist")
    } else if reaching(Ratio::new(5, 2)) == 0 {
        (AgentLevelRule::AllLow, "copilot")
    } else if reaching(Ratio::from(3)) > 0 {
        (AgentLevelRule::OneModerate, "specialist")
    } else {
        (AgentLevelRule::Rest, "copilot")
    }
}

/// 2,873 triples of sums: 17 of the first theme, 13 of each other.
#[test]
fn the_agent_level_is_that_of_the_five_rules() {
    let mut rules = BTreeMap::new();
    let mut triples = 0;
    for a in 4..=20 {
        for b in 3..=15 {
            for c in 3..=15 {
                let scores = with_sums(a, b, c);
                assert_eq!(CapabilityTheme::ALL.map(|theme| scores.sum(theme)), [a, b, c]);
                let means = [(a, 4), (b, 3), (c, 3)]
                    .map(|(sum, count)| Ratio::new(i128::from(sum), i128::from(count)));
                let level = scores.agent_level();
                let found = (scores.rule(), level.as_str());
                assert_eq!(found, level_by_rules(means), "{a} {b} {c}");
                assert_eq!(scores.rule().level(), level);
                *rules.entry(scores.rule().to_string()).or_insert(0) += 1;
                triples += 1;
            }
        }
    }
    assert_eq!((triples, rules.len()), (2_873, 5));
}

/// 43 sums: means as the page prints them, with two decimals.
#[test]
fn means_have_two_decimals() {
    for (theme, sums) in CapabilityTheme::ALL.into_iter().zip([4..=20, 3..=15, 3..=15]) {
        for sum in sums {
            let scores = match theme {
                CapabilityTheme::ExecutionPower => with_sums(sum, 3, 3),
                CapabilityTheme::EnvironmentAndAdaptation => with_sums(4, sum, 3),
                CapabilityTheme::PredictabilityAndInfluence => with_sums(4, 3, sum),
            };
            let hundredths =
                Ratio::new(100 * i128::from(sum), i128::from(theme.count())).round().to_integer();
            let expected = Decimal::from_ten_thousandths(100 * u32::try_from(hundredths).unwrap());
            assert_eq!(scores.mean(theme), expected, "{sum} of {}", theme.name());
        }
    }
}

/// Scores of ten capabilities that give a level.
fn scores_for(level: AgentLevel) -> CapabilityScores {
    scores(match level {
        AgentLevel::Copilot => [1; 10],
        AgentLevel::Specialist => [3; 10],
        AgentLevel::PrimeMover => [4, 4, 4, 4, 1, 1, 1, 1, 1, 1],
    })
}

fn assessment(t: Threat, v: Vulnerability, a: AgentLevel, i: Impact) -> SsvcAssessment {
    SsvcAssessment { threat: t, vulnerability: v, impact: i, capabilities: scores_for(a) }
}

/// Every combination of points, 81 of them.
fn all_assessments() -> impl Iterator<Item = SsvcAssessment> {
    Threat::ALL.into_iter().flat_map(|t| {
        Vulnerability::ALL.into_iter().flat_map(move |v| {
            AgentLevel::ALL
                .into_iter()
                .flat_map(move |a| Impact::ALL.map(move |i| assessment(t, v, a, i)))
        })
    })
}

/// 81 combinations, from the numbers of the page.
#[test]
fn the_risk_score_is_the_product_of_the_numbers_of_the_page() {
    let mut count = 0;
    for assessment in all_assessments() {
        let number = |key: &str| match key {
            "none" => Ratio::new(2, 10),
            "poc" | "moderate" => Ratio::new(5, 10),
            "active" => Ratio::new(9, 10),
            "hardened" => Ratio::new(3, 10),
            "exposed" => Ratio::new(8, 10),
            "copilot" | "contained" => Ratio::from(2),
            "specialist" => Ratio::from(4),
            "primemover" => Ratio::from(8),
            "significant" => Ratio::from(5),
            "critical" => Ratio::from(10),
            other => panic!("no such key: {other}"),
        };
        let likelihood =
            number(assessment.threat.as_str()) * number(assessment.vulnerability.as_str());
        let risk = likelihood
            * number(assessment.agent_level().as_str())
            * number(assessment.impact.as_str());
        let exact = |decimal: Decimal| aivss_tests::oracle::aivss::ratio(&decimal.to_string());
        assert_eq!(exact(assessment.likelihood()), likelihood);
        assert_eq!(exact(assessment.risk_score()), risk);
        count += 1;
    }
    assert_eq!(count, 81);
}

const EXAMPLE: &str = "threat:poc/vulnerability:moderate/impact:critical/f1:4/f2:4/f3:4/f4:4/f5:3/f6:3/f7:3/f8:2/f9:3/f10:2";

/// The example of the Dradis add-on, with its derived fields.
#[test]
fn the_example_of_dradis_has_its_results() {
    let assessment: SsvcAssessment = EXAMPLE.parse().unwrap();
    assert_eq!(assessment.dradis_vector().to_string(), EXAMPLE);
    assert_eq!(assessment.to_string(), format!("AIVSS-SSVC/{EXAMPLE}"));
    let means = CapabilityTheme::ALL.map(|theme| assessment.capabilities.mean(theme).to_string());
    assert_eq!(means, ["4.0", "3.0", "2.33"]);
    assert_eq!(assessment.agent_level().label(), "Prime Mover");
    assert_eq!(assessment.agent_level().exposure(), 8);
    assert_eq!(assessment.likelihood().to_string(), "0.25");
    assert_eq!(assessment.risk_score().to_string(), "20.0");
    assert_eq!(assessment.outcome(), Outcome::Immediate);
    let longest = assessment_with_longest_keys().dradis_vector().to_string();
    assert_eq!(longest.len(), MAX_PAIRS_BYTES);
}

fn assessment_with_longest_keys() -> SsvcAssessment {
    assessment(Threat::Active, Vulnerability::Hardened, AgentLevel::Copilot, Impact::Significant)
}

/// 10 capabilities in 3 themes of 4, 3 and 3.
#[test]
fn capabilities_have_their_keys_and_fields() {
    let keys: Vec<&str> = Capability::ALL.into_iter().map(Capability::as_str).collect();
    assert_eq!(keys, ["f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10"]);
    for theme in CapabilityTheme::ALL {
        let count = Capability::ALL.iter().filter(|capability| capability.theme() == theme).count();
        assert_eq!(count, usize::from(theme.count()));
    }
    assert_eq!(Capability::Deceptiveness.dradis_field(), "Deceptiveness");
}

/// 9 refusals in full, each with the byte at which it begins.
#[test]
fn a_vector_is_refused_with_the_key_and_the_reason() {
    for (text, code, path, position, message) in [
        (
            "",
            ErrorCode::SsvcSyntax,
            "",
            Some(0),
            "expected a pair such as `threat:poc`, and found none",
        ),
        (
            "threat",
            ErrorCode::SsvcSyntax,
            "",
            Some(0),
            "expected a pair such as `threat:poc`, and found `threat` without a `:`",
        ),
        (
            "threat:poc/",
            ErrorCode::SsvcSyntax,
            "",
            Some(11),
            "expected a pair such as `threat:poc`, and found none",
        ),
        (
            "Threat:poc",
            ErrorCode::SsvcKeyUnknown,
            "",
            Some(0),
            "`Threat` is no key of an AIVSS-SSVC vector; there are `threat`, `vulnerability`, `impact` and `f1` to \
             `f10`; keys are in small letters",
        ),
        (
            "threat:poc/threat:none",
            ErrorCode::SsvcKeyRepeated,
            "",
            Some(11),
            "`threat` stands in the vector twice",
        ),
        (
            "AIVSS-SSVC/threat:public",
            ErrorCode::SsvcValueUnknown,
            "threat",
            Some(11),
            "`public` is no threat; there are `none`, `poc`, `active`",
        ),
        (
            "f1:6",
            ErrorCode::SsvcValueUnknown,
            "f1",
            Some(0),
            "`6` is no score of a capability; it is a whole number from 1 to 5",
        ),
        (
            "f1:4.0",
            ErrorCode::SsvcValueUnknown,
            "f1",
            Some(0),
            "`4.0` is no score of a capability; it is a whole number from 1 to 5",
        ),
        (
            "threat:poc/impact:critical/f1:1/f2:1/f3:1/f4:1/f5:1/f6:1/f7:1/f9:1",
            ErrorCode::SsvcPointMissing,
            "",
            None,
            "an AIVSS-SSVC assessment lacks `vulnerability`, `f8`, `f10`; an absent point has no default",
        ),
    ] {
        let error = text.parse::<SsvcAssessment>().unwrap_err();
        assert_eq!((error.code(), error.path()), (code, path), "{text}");
        assert_eq!(error.position(), position, "{text}");
        assert_eq!(error.message(), message);
        assert_eq!(violation(error.message()), None);
    }
    let message = CapabilityScore::try_new(0).unwrap_err().to_string();
    assert_eq!(message, "`0` is no score of a capability; it is a whole number from 1 to 5");
}

proptest! {
    /// An assessment is printed and read back, with and without the header, in any order of its pairs.
    #[test]
    fn a_vector_is_read_in_any_order(
        t in 0_usize..3, v in 0_usize..3, i in 0_usize..3, numbers in prop::array::uniform10(1_u8..=5),
        order in Just((0..13_usize).collect::<Vec<_>>()).prop_shuffle(),
    ) {
        let assessment = SsvcAssessment {
            threat: Threat::ALL[t],
            vulnerability: Vulnerability::ALL[v],
            impact: Impact::ALL[i],
            capabilities: scores(numbers),
        };
        prop_assert_eq!(assessment.to_string().parse::<SsvcAssessment>().unwrap(), assessment);
        let text = assessment.dradis_vector().to_string();
        let pairs: Vec<&str> = text.split('/').collect();
        let shuffled: Vec<&str> = order.iter().map(|place| pairs[*place]).collect();
        prop_assert_eq!(shuffled.join("/").parse::<SsvcAssessment>().unwrap(), assessment);
        // With a pair left out, exactly that key is unknown.
        let partial: PartialSsvcAssessment = shuffled[1..].join("/").parse().unwrap();
        let key = shuffled[0].split(':').next().unwrap();
        prop_assert_eq!(partial.unknown().collect::<Vec<_>>(), [key]);
        let (least, greatest) = partial.outcome_bounds();
        prop_assert!(least <= assessment.outcome() && assessment.outcome() <= greatest);
    }
}
