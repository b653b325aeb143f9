//! Findings of the candidate as the surfaces exchange them: two vectors, inputs, reports, decisions, counts.

use aivss_core::candidate::{CandidateReading, DecisionRequest};
use aivss_core::decision::{DecisionPoints, PartialDecisionPoints, TechnicalImpact};
use aivss_core::extension::reliability::Episodes;
use aivss_core::extension::{EffectClass, ExtensionMetric, ExtensionVector};
use aivss_core::wire::{candidate_json, candidate_markdown_json, decide_json, reliability_json};
use aivss_tests::policy::violation;
use aivss_tests::vectors::candidate::assessments;
use serde_json::{Value, json};

fn outcome(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// 10 inputs: the figures beside the published report are those in it, and the report is the published one.
#[test]
fn a_finding_has_the_figures_of_its_report() {
    for vector in assessments() {
        let found = outcome(&candidate_json(&vector.input.to_string()));
        let found = &found["candidate"];
        let report = &found["report"];
        let score = report["cvss"]["cvss_bte"].as_f64().unwrap();
        assert_eq!(found["score"], format!("{score:.1}"));
        assert_eq!(report["cvss"]["cvss_bte"], vector.report["cvss"]["cvss_bte"]);
        let profile = &vector.report["agentic_ai_profile"];
        assert_eq!(found["effect_class"]["class"], profile["agentic_effect_class"]);
        assert_eq!(found["effect_class"]["label"], profile["agentic_effect_class_label"]);
        assert_eq!(found["aivss_vector"], profile["vector"]);
        assert_eq!(found["complete"], profile["complete"]);
        for metric in found["metrics"].as_array().unwrap() {
            let of = &profile["metrics"][metric["metric"].as_str().unwrap()];
            assert_eq!((&metric["value"], &metric["label"]), (&of["value"], &of["label"]));
        }
        let decision = &vector.report["decision"];
        let recommended = &decision["aivss_recommended_timeline"];
        match found.get("timeline") {
            Some(timeline) => assert_eq!(&timeline["recommended"], recommended),
            None => assert!(decision.is_null()),
        }
        // A report is read like its input.
        let again = outcome(&candidate_json(&report.to_string()));
        assert_eq!(again["candidate"]["report"], *report);
    }
}

/// Two vectors as one text and as two fields of an object give the same, and one of them alone is refused.
#[test]
fn two_vectors_are_a_finding_without_a_report() {
    let cvss = "CVSS:4.0/AV:N/AC:L/AT:P/PR:N/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:N/E:P";
    let extension = "AIVSS:1.0/LC:D/CP:S/AP:C/SR:R/EX:M/PT:X/CA:M/TD:M";
    let text = candidate_json(&format!("{cvss} {extension}"));
    let object = json!({"cvss_vector": cvss, "aivss_vector": extension}).to_string();
    assert_eq!(candidate_json(&object), text);
    let found = &outcome(&text)["candidate"];
    assert_eq!((&found["score"], &found["severity"]), (&json!("5.5"), &json!("Medium")));
    assert_eq!(found["effect_class"]["class"], "A2");
    assert_eq!(found["missing"][0]["metric"], "PT");
    assert_eq!(found.get("report"), None);
    for (text, code) in [
        (cvss.to_owned(), "extension.unpaired"),
        (extension.to_owned(), "extension.unpaired"),
        (format!("{cvss}/LC:D"), "extension.appended"),
        (format!("{cvss} AIVSS:2.0/LC:D"), "extension.version"),
        (
            json!({"cvss_vector": cvss, "aivss_vector": "AIVSS:1.0"}).to_string(),
            "extension.metric_missing",
        ),
        ("{".to_owned(), "request.syntax"),
    ] {
        let refused = outcome(&candidate_json(&text));
        let error = &refused["error"];
        assert_eq!(error["code"], code, "{text}");
        assert_eq!(violation(error["message"].as_str().unwrap()), None, "{error}");
        assert_eq!(outcome(&candidate_markdown_json(&text))["error"], *error);
    }
}

/// A report that says something else than follows is not read as if it were right.
#[test]
fn a_wrong_report_is_refused_with_its_first_difference() {
    let mut report = assessments().swap_remove(0).report;
    report["scores"]["mode1_interpretation"]["aivss"] = json!(9.9);
    let refused = outcome(&candidate_json(&report.to_string()));
    assert_eq!(refused["error"]["code"], "report.mismatch");
    assert_eq!(refused["error"]["path"], "scores.mode1_interpretation.aivss");
}

/// All 320 combinations of the classifying metrics: what a vector may become is what its completions are.
#[test]
fn a_vector_may_become_what_its_completions_are() {
    let all = |metric: ExtensionMetric| metric.values().iter().map(|value| value.token);
    let [lc, cp, ap, sr] = ExtensionMetric::CLASSIFYING;
    let mut count = 0;
    for l in all(lc) {
        for c in all(cp) {
            for a in all(ap) {
                for s in all(sr) {
                    let text = format!("AIVSS:1.0/LC:{l}/CP:{c}/AP:{a}/SR:{s}/EX:X/PT:X/CA:X/TD:X");
                    let vector: ExtensionVector = text.parse().unwrap();
                    count += 1;
                    for class in [EffectClass::A0, EffectClass::A1, EffectClass::A2] {
                        let fits = |given: &str, of: &str| given == "X" && of != "X" || given == of;
                        let expected = all(lc).filter(|it| fits(l, it)).any(|l| {
                            all(cp).filter(|it| fits(c, it)).any(|c| {
                                all(ap).filter(|it| fits(a, it)).any(|a| {
                                    all(sr).filter(|it| fits(s, it)).any(|s| {
                                        let text = format!(
                                            "AIVSS:1.0/LC:{l}/CP:{c}/AP:{a}/SR:{s}/EX:X/PT:X/CA:X/TD:X"
                                        );
                                        let vector: ExtensionVector = text.parse().unwrap();
                                        vector.effect_class() == class
                                    })
                                })
                            })
                        });
                        assert_eq!(vector.may_be(class), expected, "{text} {class}");
                    }
                    assert!(!vector.may_be(EffectClass::AX));
                }
            }
        }
    }
    assert_eq!(count, 320);
}

/// Every metric's values have the ranks from its greatest down to 0, and X none.
#[test]
fn ranks_count_down_from_the_strongest_value() {
    for metric in ExtensionMetric::ALL {
        let ranks: Vec<Option<usize>> =
            metric.values().iter().map(|value| metric.rank(value.token)).collect();
        let mut expected: Vec<Option<usize>> = (0..=metric.max_rank()).rev().map(Some).collect();
        expected.push(None);
        assert_eq!(ranks, expected, "{metric}");
        assert_eq!(metric.rank("?"), None);
    }
}

/// 81 combinations of known and unknown points: the bounds are those of the rows that fit.
#[test]
fn unknown_points_leave_the_rows_that_fit() {
    let flags = [None, Some(false), Some(true)];
    let impacts = [None, Some(TechnicalImpact::Partial), Some(TechnicalImpact::Total)];
    for in_kev in flags {
        for publicly_exposed in flags {
            for automatable in flags {
                for technical_impact in impacts {
                    let points = PartialDecisionPoints {
                        in_kev,
                        publicly_exposed,
                        automatable,
                        technical_impact,
                    };
                    let rows: Vec<DecisionPoints> = points.rows().collect();
                    let unknown = [in_kev, publicly_exposed, automatable]
                        .iter()
                        .filter(|it| it.is_none())
                        .count()
                        + usize::from(technical_impact.is_none());
                    assert_eq!(rows.len(), 1 << unknown);
                    let timelines = || rows.iter().map(|row| row.timeline());
                    let bounds = (timelines().min().unwrap(), timelines().max().unwrap());
                    assert_eq!(points.timeline_bounds(), bounds);
                }
            }
        }
    }
}

/// A decision alone is the decision of the report, for each of the inputs that has one.
#[test]
fn a_decision_alone_is_the_one_of_the_report() {
    let mut count = 0;
    for vector in assessments() {
        let (input, report) = (&vector.input, &vector.report);
        if report.get("decision").is_none() {
            continue;
        }
        let mut request = json!({"aivss_vector": input["aivss_vector"]});
        for key in aivss_core::candidate::DECISION_FIELDS {
            if let Some(value) = input.get(key) {
                request[key] = value.clone();
            }
        }
        let found = &outcome(&decide_json(&request.to_string()))["decision"];
        let own = outcome(&candidate_json(&input.to_string()));
        assert_eq!(*found, own["candidate"]["report"]["decision"]);
        let key = "aivss_recommended_timeline";
        assert_eq!(found[key], report["decision"][key]);
        count += 1;
    }
    assert!(count >= 8, "{count}");
}

/// What a decision request refuses, with its place.
#[test]
fn a_decision_request_is_read_strictly() {
    for (request, code, path) in [
        (json!({"title": "x"}), "field.unknown", "title"),
        (json!({"effect_class": "A3"}), "effect_class.unknown", "effect_class"),
        (
            json!({"aivss_vector": "AIVSS:1.0/LC:D/CP:S/AP:C/SR:R/EX:M/PT:X/CA:M/TD:M", "td": "M"}),
            "field.conflict",
            "aivss_vector",
        ),
        (json!({}), "decision.time_missing", "decision_data_observed_at"),
        (
            json!({"decision_data_observed_at": "2026-09-01T07:30:00Z"}),
            "decision.point_missing",
            "automatable",
        ),
        (
            json!({"decision_data_observed_at": "2026-09-01T07:30:00Z", "cve_id": "CVE-2026-10001"}),
            "decision.kev_unstated",
            "evidence.cisa_kev",
        ),
    ] {
        let refused = outcome(&decide_json(&request.to_string()));
        let error = &refused["error"];
        assert_eq!((&error["code"], &error["path"]), (&json!(code), &json!(path)), "{request}");
        assert_eq!(violation(error["message"].as_str().unwrap()), None, "{error}");
    }
    let both = DecisionRequest::from_json(r#"{"effect_class": "A2", "td": "L"}"#).unwrap();
    assert_eq!(both.effect_class, Some(EffectClass::A2));
}

/// Counts as text and as an object, and what is refused.
#[test]
fn counts_are_read_from_text_and_from_an_object() {
    let found = outcome(&reliability_json("29/30"));
    assert_eq!(outcome(&reliability_json(r#"{"successes": 29, "episodes": 30}"#)), found);
    let found = &found["reliability"];
    assert_eq!(found["sr"], "P");
    assert_eq!(found["further_successes_until_reliable"], 12);
    assert_eq!(found["fewest_reliable"], 30);
    assert_eq!("29/30".parse::<Episodes>().unwrap().to_string(), "29/30");
    let few = outcome(&reliability_json("29/29"));
    assert_eq!(
        (&few["reliability"]["sr"], &few["reliability"]["episodes_missing"]),
        (&json!("X"), &json!(1))
    );
    for (text, code) in [
        ("30", "evidence.count_invalid"),
        ("31/30", "evidence.count_invalid"),
        ("0/0", "evidence.count_invalid"),
        ("+1/30", "evidence.count_invalid"),
        ("1/4294967296", "evidence.count_invalid"),
        (r#"{"successes": 1}"#, "field.missing"),
        (r#"{"successes": 1.5, "episodes": 30}"#, "field.type"),
        (r#"{"successes": 1, "episodes": 4294967296}"#, "number.range"),
    ] {
        let refused = outcome(&reliability_json(text));
        assert_eq!(refused["error"]["code"], code, "{text}");
        assert_eq!(violation(refused["error"]["message"].as_str().unwrap()), None);
    }
}

/// Markdown names the candidate for what it is, and escapes a title.
#[test]
fn markdown_says_what_it_is() {
    let mut input = assessments().swap_remove(0).input;
    input["title"] = json!("<b>|`*");
    let written = outcome(&candidate_markdown_json(&input.to_string()));
    let written = written["markdown"].as_str().unwrap();
    assert!(written.starts_with("## F-01 "), "{written}");
    assert!(written.contains(r"\<b\>\|\`\*"), "{written}");
    assert!(written.contains("AIVSS 1.0 candidate, not a release of OWASP"), "{written}");
    assert!(written.contains("| table of BOD 26-04 | 60D |"), "{written}");
}

/// The kinds of text and value, told apart by their looks.
#[test]
fn what_is_meant_is_seen_from_the_first_segment_or_the_fields() {
    for text in ["CVSS:4.0/AV:N", "AIVSS:1.0/LC:D", "AIVSS:2.0/LC:D", "LC:D/CP:C"] {
        assert!(CandidateReading::is_vector(text), "{text}");
    }
    for text in ["AIVSS-C:1/owasp-0.8", "finding.json", "AIVSS:1/owasp-0.8", "AIVSS:0.8/AU:X", "-"]
    {
        assert!(!CandidateReading::is_vector(text), "{text}");
    }
}
