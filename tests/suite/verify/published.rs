//! The documents' own worked examples and formats, errata included.

use crate::support::{all, contradictory_report_0_5, difference, line_0_5, one, report_0_8};
use aivss_core::verify::{Figure, Reason};
use aivss_tests::vectors::published_0_5;
use serde_json::json;

/// 10 examples of v0.5: in 7 the printed AARS exceeds the factors, and the score is right for it.
#[test]
fn seven_examples_of_0_5_print_an_aars_that_does_not_add_up() {
    let mut differing = 0;
    for example in published_0_5() {
        let verification = one(&line_0_5(&example));
        assert_eq!(verification.agrees, example.aars_adds_up, "{}", example.id);
        if verification.agrees {
            continue;
        }
        differing += 1;
        let aars = difference(&verification, Figure::Aars);
        assert_eq!(aars.printed, example.printed.aars);
        assert_eq!(aars.exact, example.listed_factors_sum);
        assert_eq!(aars.reason, Reason::SumDoesNotAddUp, "{}", example.id);
        let vector = difference(&verification, Figure::VectorAars);
        assert_eq!(vector.reason, Reason::SumDoesNotAddUp, "{}", example.id);
        let score = difference(&verification, Figure::Score);
        assert_eq!(score.exact, example.listed_factors_aivss);
        assert_eq!(score.reason, Reason::AarsPrinted, "{}: {score:?}", example.id);
        let raw = difference(&verification, Figure::Raw);
        assert_eq!(raw.reason, Reason::AarsPrinted, "{}", example.id);
    }
    assert_eq!(differing, 7);
}

/// 10 examples of v0.8 as a report of its Appendix A.
#[test]
fn the_examples_of_0_8_agree_as_a_report() {
    let verifications = all(&report_0_8());
    assert_eq!(verifications.len(), 10);
    for verification in verifications {
        assert!(verification.agrees, "{verification:?}");
        assert_eq!(verification.checked, 5);
    }
}

/// One agent and ten assessments, of which the two that contradict it differ.
#[test]
fn the_contradiction_of_the_0_5_format_is_told() {
    let items = all(&contradictory_report_0_5());
    assert_eq!(items.len(), 11);
    assert!(items[0].agrees, "the factors add up to 6.5");
    for (item, (aars, by, exact)) in
        items[1..3].iter().zip([("7.5", "+1.0", "7.7"), ("2.0", "-4.5", "7.7")])
    {
        let vector = difference(item, Figure::VectorAars);
        assert_eq!((vector.printed.as_str(), vector.exact.as_str()), (aars, "6.5"));
        assert_eq!(vector.by.as_deref(), Some(by));
        assert_eq!(vector.reason, Reason::SumDoesNotAddUp);
        let score = difference(item, Figure::Score);
        assert_eq!(score.exact, exact);
        assert_eq!(score.reason, Reason::AarsPrinted);
    }
    for item in &items[3..] {
        assert!(item.agrees, "{item:?}");
    }
}

/// The agent's own figure, and the scores that follow it.
#[test]
fn an_agent_whose_factors_do_not_add_up_is_told() {
    let mut report = contradictory_report_0_5();
    report["agenticRiskScore"]["factorScores"]["toolUse"] = json!(0.5);
    let items = all(&report);
    let agent = difference(&items[0], Figure::Aars);
    assert_eq!((agent.printed.as_str(), agent.exact.as_str()), ("6.5", "6.0"));
    assert_eq!(agent.reason, Reason::SumDoesNotAddUp);
    assert_eq!(difference(&items[4], Figure::Score).reason, Reason::AarsPrinted);
}

/// The format does not print ThM, so a score may be of any maturity; E decides where the vector has it.
#[test]
fn every_maturity_of_the_table_is_allowed_for_where_thm_is_not_printed() {
    let mut report = contradictory_report_0_5();
    // ((9.4 + 6.5) / 2) x 1.00 = 7.95
    report["vulnerabilityAssessments"][4]["aivss"]["finalScore"] = json!(8.0);
    let item = &all(&report)[5];
    assert!(item.agrees && item.threat_multiplier_assumed);
    assert_eq!(item.threat_multiplier.unwrap().to_string(), "1.0");

    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P";
    report["vulnerabilityAssessments"][4]["cvss"]["vectorString"] = json!(vector);
    assert!(!all(&report)[5].agrees);
}
