//! Any document that a format holds in full comes back from it as it was, and what does not come back
//! was named.

use aivss_core::CvssInput;
use aivss_core::catalog::CoreRisk;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::document::Document;
use aivss_formats::owasp_reports::{Export, ReportFormat, export, import};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// The base metrics with their values, as CVSS v4.0 lists them.
const BASE: [(&str, &str); 11] = [
    ("AV", "NALP"),
    ("AC", "LH"),
    ("AT", "NP"),
    ("PR", "NLH"),
    ("UI", "NPA"),
    ("VC", "HLN"),
    ("VI", "HLN"),
    ("VA", "HLN"),
    ("SC", "HLN"),
    ("SI", "HLN"),
    ("SA", "HLN"),
];

const KEYS_0_8: [&str; 10] = [
    "autonomy",
    "tools",
    "language",
    "context",
    "non_determinism",
    "opacity",
    "persistence",
    "identity",
    "multi_agent",
    "self_mod",
];

const KEYS_0_5: [&str; 10] = [
    "autonomy_of_action",
    "tool_use",
    "memory_use",
    "dynamic_identity",
    "multi_agent_interactions",
    "non_determinism",
    "self_modification",
    "goal_driven_planning",
    "contextual_awareness",
    "opacity_and_reflexivity",
];

/// A vector with or without E, and with a confidentiality requirement or none.
fn vector() -> impl Strategy<Value = String> {
    let picks = vec(any::<Index>(), BASE.len());
    let optional = (select(vec!["", "/E:A", "/E:P", "/E:U"]), select(vec!["", "/CR:H", "/CR:L"]));
    (picks, optional).prop_map(|(picks, (maturity, requirement))| {
        let mut vector = String::from("CVSS:4.0");
        for ((metric, values), pick) in BASE.iter().zip(picks) {
            let at = pick.index(values.len());
            vector.extend(["/", metric, ":", &values[at..=at]]);
        }
        format!("{vector}{maturity}{requirement}")
    })
}

fn text() -> impl Strategy<Value = String> {
    "[a-zA-Zé&<\"\\\\\n ]{1,30}".prop_map(|text| format!("t{text}"))
}

fn date() -> impl Strategy<Value = String> {
    (1990..2100_u16, 1..=12_u8, 1..=28_u8).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}"))
}

fn core_risk() -> impl Strategy<Value = &'static str> {
    select(CoreRisk::ALL.to_vec()).prop_map(CoreRisk::as_str)
}

/// The fields of an object that are there.
fn object(fields: Vec<(&str, Option<Value>)>) -> Value {
    let fields = fields.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
    Value::Object(fields.collect::<Map<_, _>>())
}

#[allow(clippy::unnecessary_wraps, reason = "a field of `object` that is always there")]
fn some(value: impl Into<Value>) -> Option<Value> {
    Some(value.into())
}

/// A finding of v0.8 in the words of an import: ThM and MF as numbers, the domain that takes them.
fn finding_0_8() -> impl Strategy<Value = Value> {
    (
        vector(),
        vec(0..=2_u8, 10),
        select(vec!["1.0", "0.97", "0.5"]),
        prop_oneof![
            select(vec!["1.0", "0.83", "0.67"]).prop_map(str::to_owned),
            (6_700..=9_999_u32).prop_map(|count| format!("0.{count}")),
        ],
        option::of(text()),
        option::of(text()),
        core_risk(),
    )
        .prop_map(|(vector, halves, given, factor, title, description, risk)| {
            let multiplier = match vector.split_once("/E:").map(|(_, rest)| &rest[..1]) {
                Some("A") => "1.0",
                Some("P") => "0.97",
                Some("U") => "0.5",
                _ => given,
            };
            let on_table = ["1.0", "0.83", "0.67", "0.8300", "0.6700"].contains(&factor.as_str());
            let factors = KEYS_0_8.iter().zip(halves);
            let factors = factors.map(|(key, half)| ((*key).into(), json!(f64::from(half) / 2.0)));
            object(vec![
                ("title", title.map(Value::from)),
                ("description", description.map(Value::from)),
                ("core_risk", some(risk)),
                ("domain", some(if on_table { "rubric" } else { "estimated" })),
                ("factor_set", some("0.8")),
                ("cvss", some(vector)),
                ("factors", Some(Value::Object(factors.collect()))),
                ("threat_multiplier", some(multiplier)),
                ("mitigation_factor", some(factor)),
            ])
        })
}

fn document_0_8() -> impl Strategy<Value = Value> {
    ((text(), option::of(text()), text(), date(), option::of(text())), vec(finding_0_8(), 1..5))
        .prop_map(|((name, version, assessor, date, notes), mut findings)| {
            for (index, finding) in findings.iter_mut().enumerate() {
                finding["id"] = json!(format!("F-{index}"));
            }
            object(vec![
                ("name", some(name)),
                ("version", version.map(Value::from)),
                ("assessor", some(assessor)),
                ("date", some(date)),
                ("notes", notes.map(Value::from)),
                ("findings", Some(Value::Array(findings))),
            ])
        })
}

/// A document of v0.5: ten findings, one profile.
fn document_0_5() -> impl Strategy<Value = Value> {
    let finding = (vector(), text(), option::of(core_risk()), option::of(text()));
    (
        (text(), option::of(text()), date(), option::of(text())),
        prop_oneof![
            vec(0..=2_u32, 10).prop_map(|halves| halves.iter().map(|n| n * 5_000).collect()),
            vec(0..=10_000_u32, 10),
        ],
        vec(finding, 10),
    )
        .prop_map(|((name, assessor, date, notes), profile, findings): (_, Vec<u32>, _)| {
            let factors = KEYS_0_5.iter().zip(&profile);
            let factors = factors
                .map(|(key, count)| ((*key).to_owned(), json!(f64::from(*count) / 10_000.0)));
            let factors = Value::Object(factors.collect());
            let on_rubric = profile.iter().all(|count| count % 5_000 == 0);
            let findings = (1..).zip(findings).map(|(id, (vector, title, risk, rationale))| {
                object(vec![
                    ("id", some(format!("{id}"))),
                    ("title", some(title)),
                    ("core_risk", risk.map(Value::from)),
                    (
                        "cvss",
                        Some(object(vec![
                            ("vector", some(vector)),
                            ("rationale", rationale.map(Value::from)),
                        ])),
                    ),
                    ("factors", Some(factors.clone())),
                ])
            });
            object(vec![
                ("name", some(name)),
                ("assessor", assessor.map(Value::from)),
                ("date", some(date)),
                ("notes", notes.map(Value::from)),
                ("method", some("owasp-0.5")),
                ("domain", some(if on_rubric { "rubric" } else { "estimated" })),
                ("findings", Some(Value::Array(findings.collect()))),
            ])
        })
}

/// The document with the score beside each vector, as reports have it.
fn with_scores(value: &Value) -> Document {
    let mut document = Document::from_json(&value.to_string()).unwrap();
    for finding in &mut document.findings {
        let score = finding.report().cvss_score();
        let mut inputs = *finding.inputs();
        if let CvssInput::Vector(vector) = inputs.cvss {
            inputs.cvss = CvssInput::VectorAndScore(vector, score);
            finding.set_inputs(inputs).unwrap();
        }
    }
    document
}

fn imported(export: &Export) -> Document {
    let json = export.report.to_json();
    import(aivss_core::value::Value::from_json(&json).unwrap()).unwrap()
}

/// Adds what neither format holds and what only one does not, and says what was added.
fn burden(document: &mut Value, format: ReportFormat, choice: &[bool]) -> Vec<String> {
    let mut added = Vec::new();
    let is_0_5 = format == ReportFormat::Owasp0_5;
    if is_0_5 && choice[0] {
        document["version"] = json!("2");
        added.push("/version".to_owned());
    }
    let last = document["findings"].as_array().unwrap().len() - 1;
    let finding = &mut document["findings"][last];
    let at = |field: &str| format!("/findings/{last}/{field}");
    if is_0_5 && choice[1] {
        finding["id"] = json!("another");
        added.push(at("id"));
    }
    if is_0_5 && choice[2] {
        finding["description"] = json!("at length");
        added.push(at("description"));
    }
    if !is_0_5 && choice[3] {
        finding["cvss"] = json!({"vector": finding["cvss"].take(), "rationale": "why"});
        added.push(at("cvss/rationale"));
    }
    if choice[4] {
        let tools = if is_0_5 { "tool_use" } else { "tools" };
        let value = finding["factors"][tools].take();
        finding["factors"][tools] = json!({"value": value, "rationale": "why", "evidence": ["a"]});
        added.extend(["rationale", "evidence"].map(|what| at(&format!("factors/{tools}/{what}"))));
    }
    if choice[5] {
        finding["mitigation_justification"] = json!("a filter");
        added.push(at("mitigation_justification"));
    }
    added
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_document_of_0_8_comes_back_from_its_report(value in document_0_8()) {
        let document = with_scores(&value);
        // The format has no band for 0.0.
        prop_assume!(document.findings.iter().all(|finding| {
            finding.report().severity() != aivss_core::Severity::None
        }));
        let made = export(&document, ReportFormat::Owasp0_8, None).unwrap();
        prop_assert_eq!(&made.left_out, &Vec::<String>::new());
        prop_assert_eq!(imported(&made), document);
    }

    #[test]
    fn a_document_of_0_5_comes_back_from_its_report(value in document_0_5()) {
        let document = with_scores(&value);
        let made = export(&document, ReportFormat::Owasp0_5, Some("A-1")).unwrap();
        prop_assert_eq!(&made.left_out, &Vec::<String>::new());
        prop_assert_eq!(imported(&made), document);
    }

    /// What is added is named, and nothing else; without it the document comes back.
    #[test]
    fn what_does_not_come_back_is_named(
        newer in document_0_8(),
        older in document_0_5(),
        choice in vec(any::<bool>(), 6),
    ) {
        for (value, format, id) in [
            (newer, ReportFormat::Owasp0_8, None),
            (older, ReportFormat::Owasp0_5, Some("A-1")),
        ] {
            let plain = with_scores(&value);
            prop_assume!(format == ReportFormat::Owasp0_5 || plain.findings.iter().all(|finding| {
                finding.report().severity() != aivss_core::Severity::None
            }));
            let mut burdened = value;
            let added = burden(&mut burdened, format, &choice);
            let made = export(&with_scores(&burdened), format, id).unwrap();
            prop_assert_eq!(&made.left_out, &added);
            prop_assert_eq!(made.check_complete().is_ok(), added.is_empty());
            prop_assert_eq!(imported(&made), plain);
        }
    }

    /// A maturity that the vector does not say is lost in v0.5 where it is not the default.
    #[test]
    fn a_maturity_is_named_where_it_is_lost(
        value in document_0_5(),
        maturity in select(ExploitMaturity::ALL.to_vec()),
    ) {
        let mut value = value;
        let has_e = value["findings"][3]["cvss"]["vector"].as_str().unwrap().contains("/E:");
        prop_assume!(!has_e);
        value["findings"][3]["exploit_maturity"] = json!(maturity.as_str());
        let made = export(&with_scores(&value), ReportFormat::Owasp0_5, Some("A-1")).unwrap();
        let is_lost = maturity != ExploitMaturity::ProofOfConcept;
        prop_assert_eq!(made.left_out.as_slice() == ["/findings/3/exploit_maturity"], is_lost);
        prop_assert_eq!(made.left_out.is_empty(), !is_lost);
    }
}
