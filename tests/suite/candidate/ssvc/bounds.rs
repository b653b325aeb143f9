//! The bounds of the results when points are unknown.

use super::scores_for;
use aivss_core::ssvc::{
    AgentLevel, CapabilityScore, CapabilityScores, Impact, PartialSsvcAssessment, SsvcAssessment,
    Threat, Vulnerability,
};

/// 64 combinations of points known and unknown, with 4 sets of capabilities: the bounds are those of every
/// completion.
#[test]
fn bounds_are_the_least_and_the_greatest_of_every_completion() {
    let one = CapabilityScore::MIN;
    let capabilities: [[Option<CapabilityScore>; 10]; 4] = [
        [None; 10],
        [Some(one); 10],
        [
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            None,
            None,
            Some(one),
        ],
        [
            None,
            None,
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            Some(one),
            Some(one),
        ],
    ];
    let options = |known: usize| if known < 3 { known..known + 1 } else { 0..3 };
    for t in 0..4_usize {
        for v in 0..4_usize {
            for i in 0..4_usize {
                for scores in capabilities {
                    let partial = PartialSsvcAssessment {
                        threat: Threat::ALL.get(t).copied(),
                        vulnerability: Vulnerability::ALL.get(v).copied(),
                        impact: Impact::ALL.get(i).copied(),
                        capabilities: scores,
                    };
                    let (mut outcomes, mut risks) = (Vec::new(), Vec::new());
                    for filled in completions(scores) {
                        for t in options(t) {
                            for v in options(v) {
                                for i in options(i) {
                                    let assessment = SsvcAssessment {
                                        threat: Threat::ALL[t],
                                        vulnerability: Vulnerability::ALL[v],
                                        impact: Impact::ALL[i],
                                        capabilities: filled,
                                    };
                                    outcomes.push(assessment.outcome());
                                    risks.push(assessment.risk_score());
                                }
                            }
                        }
                    }
                    let least_and_greatest =
                        (*outcomes.iter().min().unwrap(), *outcomes.iter().max().unwrap());
                    assert_eq!(partial.outcome_bounds(), least_and_greatest);
                    let least_and_greatest =
                        (*risks.iter().min().unwrap(), *risks.iter().max().unwrap());
                    assert_eq!(partial.risk_score_bounds(), least_and_greatest);
                    assert_eq!(partial.complete().is_ok(), partial.unknown().next().is_none());
                }
            }
        }
    }
}

/// Every way to fill what is unknown; where everything is, the ways that reach each level.
fn completions(scores: [Option<CapabilityScore>; 10]) -> Vec<CapabilityScores> {
    let unknown: Vec<usize> = (0..10).filter(|place| scores[*place].is_none()).collect();
    if unknown.len() == 10 {
        return AgentLevel::ALL.map(scores_for).into();
    }
    let mut filled = vec![scores];
    for place in unknown {
        filled = filled
            .into_iter()
            .flat_map(|scores| {
                (1..=5).map(move |number| {
                    let mut scores = scores;
                    scores[place] = Some(CapabilityScore::try_new(number).unwrap());
                    scores
                })
            })
            .collect();
    }
    filled.into_iter().map(|scores| CapabilityScores::new(scores.map(Option::unwrap))).collect()
}
