//! Where a difference stands, what an error's path is, and what an agreement rests on.

use crate::support::{contradictory_report_0_5, difference, one, read, report_0_8};
use aivss_core::verify::{Figure, Reason};
use aivss_formats::verify::verify;
use aivss_formats::wire::verify_json;
use serde_json::{Value, json};

/// Every difference of an input, and the value that its pointer leads to there.
fn led_to(input: &Value) -> Vec<(Figure, String, String, Value)> {
    let items = verify(&input.to_string()).unwrap();
    let verifications = items.into_iter().filter_map(|item| item.verification.ok());
    let differences = verifications.flat_map(|verification| verification.differences);
    differences
        .map(|difference| {
            let pointer = difference.pointer.unwrap();
            let value = input.pointer(&pointer).unwrap_or_else(|| panic!("{pointer}")).clone();
            (difference.figure, pointer, difference.printed, value)
        })
        .collect()
}

/// The number that stands at each pointer is the printed one; returns figures and pointers.
fn checked(input: &Value) -> Vec<(&'static str, String)> {
    led_to(input)
        .into_iter()
        .map(|(figure, pointer, printed, value)| {
            let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let number = |text: &str| text.parse::<f64>().ok();
            match number(&printed) {
                Some(printed) if figure != Figure::VectorAars && figure != Figure::VectorCvss => {
                    assert_eq!(number(&text), Some(printed), "{pointer}");
                }
                _ => assert!(text.contains(&printed), "{pointer}: {text}"),
            }
            (figure.as_str(), pointer)
        })
        .collect()
}

fn named(pairs: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    pairs.iter().map(|(figure, pointer)| (*figure, (*pointer).to_owned())).collect()
}

/// Each figure of a v0.8 vulnerability made wrong, and its vector given another E.
#[test]
fn a_difference_in_a_report_of_0_8_names_its_place() {
    let mut report = report_0_8();
    let wrong = &mut report["vulnerabilities"][4];
    wrong["cvss_base"]["vector_string"] =
        json!("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:U");
    wrong["cvss_base"]["score"] = json!(1.5);
    wrong["scores"]["factor_sum"] = json!(0.5);
    wrong["scores"]["aars"] = json!(9.5);
    wrong["scores"]["aivss"] = json!(0.1);
    wrong["scores"]["severity"] = json!("Low");
    assert_eq!(
        checked(&report),
        named(&[
            ("cvss", "/vulnerabilities/4/cvss_base/score"),
            ("threat_multiplier", "/vulnerabilities/4/threat_multiplier"),
            ("factor_sum", "/vulnerabilities/4/scores/factor_sum"),
            ("aars", "/vulnerabilities/4/scores/aars"),
            ("score", "/vulnerabilities/4/scores/aivss"),
            ("severity", "/vulnerabilities/4/scores/severity"),
        ])
    );
}

#[test]
fn a_difference_in_a_report_of_0_5_names_its_place() {
    let mut report = contradictory_report_0_5();
    report["agenticRiskScore"]["finalAarsScore"] = json!(1.5);
    let wrong = &mut report["vulnerabilityAssessments"][9];
    wrong["cvss"]["baseScore"] = json!(1.5);
    wrong["aivss"] = json!({
        "finalScore": 0.1, "qualitativeRating": "Critical", "vector": "(CVSS:3.1/AARS:0.7)",
    });
    let found = checked(&report);
    assert_eq!(found[0], ("aars", "/agenticRiskScore/finalAarsScore".to_owned()));
    assert_eq!(
        found[found.len() - 5..],
        named(&[
            ("cvss", "/vulnerabilityAssessments/9/cvss/baseScore"),
            ("score", "/vulnerabilityAssessments/9/aivss/finalScore"),
            ("severity", "/vulnerabilityAssessments/9/aivss/qualitativeRating"),
            ("vector.cvss", "/vulnerabilityAssessments/9/aivss/vector"),
            ("vector.aars", "/vulnerabilityAssessments/9/aivss/vector"),
        ])
    );
}

#[test]
fn a_difference_in_a_published_score_names_its_place() {
    let lines = read("examples/published-scores.jsonl");
    let mut line: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    line["printed"] = json!({
        "aivss": "0.1", "severity": "Low", "aars": "9.9", "factor_sum": "0.1", "raw": "0.2",
        "vector": "none",
    });
    line["cvss_vector"] =
        json!("CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:U");
    line["cvss_base"] = json!("1.5");
    assert_eq!(
        checked(&line),
        named(&[
            ("cvss", "/cvss_base"),
            ("threat_multiplier", "/threat_multiplier"),
            ("factor_sum", "/printed/factor_sum"),
            ("aars", "/printed/aars"),
            ("raw", "/printed/raw"),
            ("score", "/printed/aivss"),
            ("severity", "/printed/severity"),
            ("vector", "/printed/vector"),
        ])
    );
}

/// An outcome of a score and one of a document, each with a wrong figure of every kind.
#[test]
fn a_difference_in_an_outcome_names_its_place() {
    let request = read("examples/zscaler-mcp-server.json");
    let mut outcome: Value = serde_json::from_str(&aivss_core::wire::score_json(&request)).unwrap();
    for (figure, wrong) in [
        ("factor_sum", "0.1"),
        ("aars", "0.1"),
        ("raw", "0.1"),
        ("score", "0.1"),
        ("severity", "Low"),
    ] {
        outcome["report"][figure] = json!(wrong);
    }
    let figures = ["factor_sum", "aars", "raw", "score", "severity"];
    let expected: Vec<_> = figures.map(|figure| (figure, format!("/report/{figure}"))).into();
    assert_eq!(checked(&outcome), expected);
    let mut document = json!({"ok": true, "document": {"findings": [
        {"id": "F-1", "report": outcome["report"]},
        {"id": "F-2", "report": outcome["report"]},
    ]}});
    document["document"]["findings"][0]["report"]["cvss"]["score"] = json!("nothing");
    let expected: Vec<_> =
        figures.map(|figure| (figure, format!("/document/findings/1/report/{figure}"))).into();
    assert_eq!(checked(&document), expected);
}

/// A request prints nothing, but its inputs may contradict each other.
#[test]
fn a_contradiction_in_a_request_names_its_place() {
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:U";
    let factors = &report_0_8()["vulnerabilities"][0]["amplification_factors"];
    let mut request = json!({"cvss": {"vector": vector, "score": "1.5"}, "factors": factors});
    request["threat_multiplier"] = json!("1.0");
    let expected = [("cvss", "/cvss/score"), ("threat_multiplier", "/threat_multiplier")];
    assert_eq!(checked(&request), named(&expected));
    request.as_object_mut().unwrap().remove("threat_multiplier");
    request["exploit_maturity"] = json!("attacked");
    let pointers: Vec<_> = led_to(&request).into_iter().map(|found| found.1).collect();
    assert_eq!(pointers, ["/cvss/score", "/exploit_maturity"]);
}

/// An item's error is told with the item's place in JSON too.
#[test]
fn an_error_in_json_names_its_item() {
    let mut report = report_0_8();
    report["vulnerabilities"][2]["cvss_base"]["vector_string"] = json!("CVSS:3.1/AV:N");
    let path = |text: &str| {
        let lines = verify_json(text);
        let refused = lines.lines().find(|line| line.contains("\"ok\":false")).unwrap();
        let refused: Value = serde_json::from_str(refused).unwrap();
        refused["error"]["path"].as_str().unwrap().to_owned()
    };
    assert_eq!(path(&report.to_string()), "vulnerabilities.2.cvss_base.vector_string");
    assert_eq!(
        path(&format!("\n{report}\n{report}")),
        "line 2: vulnerabilities.2.cvss_base.vector_string"
    );
    let line = json!({"printed": {}, "factors": {}, "cvss_base": "eleven"});
    assert_eq!(path(&format!("{line}\n{line}")), "line 1: cvss_base");
    assert_eq!(path(&format!("nothing\n{line}")), "line 1");
    let outcome =
        json!({"ok": true, "document": {"findings": [{"report": {"cvss": {"score": 11}}}]}});
    assert_eq!(path(&outcome.to_string()), "document.findings.0.report.cvss.score");
}

/// ((9.4 + 6.5) / 2) x 1.00 = 7.95, which is 8.0; with the default 0.97 it is 7.7, with 0.91 it is 7.2.
#[test]
fn an_agreement_that_rests_on_an_assumed_threat_multiplier_says_so() {
    let mut report = contradictory_report_0_5();
    report["vulnerabilityAssessments"][3]["aivss"]["finalScore"] = json!(8.0);
    report["vulnerabilityAssessments"][4]["aivss"]["finalScore"] = json!(7.2);
    report["vulnerabilityAssessments"][5]["aivss"]["finalScore"] = json!(7.1);
    let of = |index: usize| {
        let items = verify(&report.to_string()).unwrap();
        // The agent itself comes first.
        let found = items[index + 1].verification.clone().unwrap();
        assert!(found.threat_multiplier_assumed);
        (found.agrees, found.agrees_only_as_assumed, found.threat_multiplier.unwrap().to_string())
    };
    assert_eq!(of(2), (true, false, "0.97".into()));
    assert_eq!(of(3), (true, true, "1.0".into()));
    assert_eq!(of(4), (true, true, "0.91".into()));
    assert_eq!(of(5), (false, false, "0.97".into()));
    let lines = verify_json(&report.to_string());
    let line: Value = serde_json::from_str(lines.lines().nth(4).unwrap()).unwrap();
    assert_eq!(line["verification"]["agrees_only_as_assumed"], true);
}

/// CVSS 8.5 under a method that only adds to it, with MF 1: no way known here, of which the lowest is
/// v0.5's mean with a sum of 5.0, about 6.7, comes near 0.1 or near the band of it.
#[test]
fn a_figure_that_nothing_gives_is_unexplained() {
    let lines = read("examples/published-scores.jsonl");
    let mut line: Value = serde_json::from_str(lines.lines().nth(1).unwrap()).unwrap();
    line["printed"] = json!({"aivss": "0.1"});
    let found = one(&line);
    let score = difference(&found, Figure::Score);
    assert_eq!(
        (score.reason, score.reasons.as_slice()),
        (Reason::Unexplained, &[Reason::Unexplained][..])
    );
    line["printed"] = json!({"severity": "Low"});
    let found = one(&line);
    assert_eq!(difference(&found, Figure::Severity).reason, Reason::Unexplained);
    line["printed"] = json!({"raw": "0.123"});
    let found = one(&line);
    assert_eq!(difference(&found, Figure::Raw).reason, Reason::Unexplained);
}
