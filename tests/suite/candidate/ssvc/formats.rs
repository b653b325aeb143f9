//! AIVSS-SSVC between its three forms: nothing is lost, nothing is filled in, and what contradicts is told.

use aivss_core::ssvc::{
    CapabilityScore, CapabilityScores, Impact, SsvcAssessment, Threat, Vulnerability,
};
use aivss_formats::ssvc::{SsvcReading, dradis_fields, page_value};
use aivss_formats::wire::ssvc_json;
use aivss_tests::policy::violation;
use serde_json::{Value, json};

/// 27 combinations of the three points, each with capabilities that differ from one another.
fn assessments() -> Vec<SsvcAssessment> {
    let mut all = Vec::new();
    for (a, threat) in Threat::ALL.into_iter().enumerate() {
        for (b, vulnerability) in Vulnerability::ALL.into_iter().enumerate() {
            for (c, impact) in Impact::ALL.into_iter().enumerate() {
                let score = |place: usize| {
                    let score = 1 + (place * (a + 1) + b * 2 + c) % 5;
                    CapabilityScore::try_new(u8::try_from(score).unwrap()).unwrap()
                };
                let capabilities = CapabilityScores::new(std::array::from_fn(score));
                all.push(SsvcAssessment { threat, vulnerability, impact, capabilities });
            }
        }
    }
    all
}

/// 27 assessments in four spellings.
#[test]
fn every_form_reads_as_it_was_written() {
    for assessment in assessments() {
        for text in [
            assessment.to_string(),
            assessment.dradis_vector().to_string(),
            page_value(&assessment).to_json(),
            dradis_fields(&assessment),
        ] {
            let reading = SsvcReading::from_text(&text).unwrap();
            assert_eq!(reading.assessment.complete().unwrap(), assessment, "{text}");
            assert_eq!(reading.differences, [], "{text}");
        }
    }
}

/// 27 assessments: the fields alone, without the vector, hold every input too; and 27 fields are written.
#[test]
fn the_single_fields_of_dradis_hold_every_input() {
    for assessment in assessments() {
        let text = dradis_fields(&assessment);
        assert_eq!(text.matches("#[AIVSS-SSVC.").count(), 27);
        let (_, rest) = text.split_once("\n\n").unwrap();
        let reading = SsvcReading::from_text(rest).unwrap();
        assert_eq!(reading.assessment.complete().unwrap(), assessment);
    }
}

/// A field that is absent is unknown: it takes no value of the add-on's example.
#[test]
fn an_absent_field_is_unknown() {
    let text =
        "#[Title]#\nA finding\n\n#[AIVSS-SSVC.Threat]#\npublic poc\n\n#[AIVSS-SSVC.Impact]#\nN/A\n";
    let reading = SsvcReading::from_text(text).unwrap();
    assert_eq!(reading.assessment.threat, Some(Threat::PublicPoc));
    assert_eq!(reading.assessment.unknown().count(), 12);
    let found: Value = serde_json::from_str(&ssvc_json(text)).unwrap();
    assert_eq!(found["ssvc"]["outcome"], Value::Null);
    assert_eq!(found["ssvc"]["outcome_low"], "Scheduled");
    assert_eq!(found["ssvc"]["outcome_high"], "Immediate");
}

/// Each derived field of the page and of Dradis, changed: each change is told with what follows.
#[test]
fn a_derived_field_that_does_not_follow_is_told() {
    let assessment: SsvcAssessment =
        "threat:poc/vulnerability:moderate/impact:critical/f1:4/f2:4/f3:4/f4:4/f5:3/\
                                      f6:3/f7:3/f8:2/f9:3/f10:2"
            .parse()
            .unwrap();
    let page: Value = serde_json::from_str(&page_value(&assessment).to_json()).unwrap();
    for (pointer, value, expected) in [
        ("/computed/categoryC_avg", json!(2.34), "2.33"),
        ("/computed/agentLevel/key", json!("copilot"), "Prime Mover"),
        ("/computed/agentLevel/exposureMultiplier", json!(4), "8"),
        ("/computed/likelihood", json!("0.3"), "0.25"),
        ("/computed/riskScore", json!(10), "20.0"),
        ("/computed/outcome", json!("Defer"), "Immediate"),
    ] {
        let mut changed = page.clone();
        *changed.pointer_mut(pointer).unwrap() = value;
        let reading = SsvcReading::from_text(&changed.to_string()).unwrap();
        let [difference] = &reading.differences[..] else { panic!("{pointer}") };
        assert_eq!(difference.expected, expected, "{pointer}");
        assert_eq!(difference.field, pointer[1..].replace('/', "."));
    }
    // As older states of the add-on printed them, without zeros at the end.
    let text = "#[AIVSS-SSVC.Vector]#\nthreat:poc/vulnerability:moderate/impact:critical/f1:4/f2:4/f3:4/f4:4/f5:3/\
                f6:3/f7:3/f8:2/f9:3/f10:2\n\n#[AIVSS-SSVC.CategoryA]#\n4\n\n#[AIVSS-SSVC.RiskScore]#\n20\n\n\
                #[AIVSS-SSVC.Outcome]#\nDefer\n";
    let reading = SsvcReading::from_text(text).unwrap();
    assert_eq!(reading.differences.len(), 1);
    assert_eq!(reading.differences[0].to_string(), "`Outcome` says `Defer`, and Immediate follows");
}

/// What is refused, with code and place.
#[test]
fn what_is_no_assessment_is_refused() {
    let page = |change: &dyn Fn(&mut Value)| {
        let mut page: Value =
            serde_json::from_str(&page_value(&assessments()[0]).to_json()).unwrap();
        change(&mut page);
        page.to_string()
    };
    for (text, code, path) in [
        (page(&|it| it["model"] = json!("SSVC")), "field.missing", "model"),
        (page(&|it| it["colour"] = json!("red")), "field.unknown", "colour"),
        (
            page(&|it| it["inputs"]["pThreat"]["level"] = json!("some")),
            "ssvc.value_unknown",
            "inputs.pThreat.level",
        ),
        (
            page(&|it| it["inputs"]["capabilityScores"]["f3"] = json!(6)),
            "ssvc.value_unknown",
            "inputs.capabilityScores.f3",
        ),
        (
            page(&|it| it["inputs"]["capabilityScores"]["f3"] = json!(true)),
            "field.type",
            "inputs.capabilityScores.f3",
        ),
        ("{".into(), "request.syntax", ""),
        ("threat:some".into(), "ssvc.value_unknown", "threat"),
        ("#[AIVSS-SSVC.Impact]#\nhuge\n".into(), "ssvc.value_unknown", "Impact"),
        (
            "#[AIVSS-SSVC.Vector]#\nthreat:poc\n#[AIVSS-SSVC.Threat]#\nActive\n".into(),
            "field.conflict",
            "Threat",
        ),
        (
            "#[AIVSS-SSVC.Impact]#\nCritical\n#[AIVSS-SSVC.Impact]#\nCritical\n".into(),
            "ssvc.key_repeated",
            "Impact",
        ),
        ("x".repeat(65_537), "request.too_large", ""),
    ] {
        let found: Value = serde_json::from_str(&ssvc_json(&text)).unwrap();
        let error = &found["error"];
        assert_eq!((&error["code"], &error["path"]), (&json!(code), &json!(path)), "{text:.80}");
        assert_eq!(violation(error["message"].as_str().unwrap()), None, "{error}");
    }
}
