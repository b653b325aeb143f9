//! Documents: written and read again, compared with themselves and with one change, and hostile ones.

use aivss_core::document::{Document, DocumentDiff};
use aivss_core::wire::document_json;
use proptest::prelude::*;
use serde_json::{Value, json};

const KEYS: [&str; 10] = [
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

fn finding(id: usize, halves: &[u8], has_reason: bool) -> Value {
    let factors: serde_json::Map<String, Value> = KEYS
        .iter()
        .zip(halves)
        .map(|(key, half)| {
            let value = f64::from(*half) / 2.0;
            let value = if has_reason && *key == "tools" {
                json!({"value": value, "rationale": "why \"so\" <b>", "evidence": ["a.txt", "b.txt"]})
            } else {
                json!(value)
            };
            ((*key).to_owned(), value)
        })
        .collect();
    json!({
        "id": format!("F-{id}"),
        "title": "a finding",
        "core_risk": "tool_misuse",
        "cvss": {"vector": "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N", "rationale": "reachable"},
        "factors": factors,
        "exploit_maturity": "attacked",
        "mitigation": "partial",
        "mitigation_justification": "a filter",
    })
}

fn document(profiles: &[Vec<u8>], has_reason: bool) -> Value {
    let findings: Vec<Value> = profiles
        .iter()
        .enumerate()
        .map(|(index, halves)| finding(index, halves, has_reason))
        .collect();
    json!({
        "name": "a system", "version": "1.2", "assessor": "somebody", "date": "2026-03-19",
        "notes": "line one\nline two", "findings": findings,
    })
}

fn read(value: &Value) -> Document {
    Document::from_json(&value.to_string()).unwrap()
}

fn profiles() -> impl Strategy<Value = Vec<Vec<u8>>> {
    prop::collection::vec(prop::collection::vec(0..=2_u8, 10), 1..4)
}

proptest! {
    #[test]
    fn a_document_that_was_written_reads_as_the_same(profiles in profiles(), has_reason: bool) {
        let document = read(&document(&profiles, has_reason));
        prop_assert_eq!(&Document::from_json(&document.to_json()).unwrap(), &document);
        let diff = DocumentDiff::new(&document, &document);
        prop_assert!(diff.is_empty());
        prop_assert_eq!(diff.unchanged, profiles.len());
    }

    /// One factor of one finding changes: the diff names it with both values, and nothing else but what
    /// follows from it.
    #[test]
    fn a_diff_finds_the_one_input_that_changed(
        profiles in profiles(), place in any::<prop::sample::Index>(), factor in 0..10_usize,
    ) {
        let index = place.index(profiles.len());
        let mut other = profiles.clone();
        other[index][factor] = (other[index][factor] + 1) % 3;
        let (old, new) = (read(&document(&profiles, false)), read(&document(&other, false)));
        let diff = DocumentDiff::new(&old, &new);
        prop_assert_eq!(diff.changed.len(), 1);
        prop_assert_eq!(diff.unchanged, profiles.len() - 1);
        prop_assert!(diff.added.is_empty() && diff.removed.is_empty());
        let changed = &diff.changed[0];
        prop_assert_eq!(&changed.id, &format!("F-{index}"));
        prop_assert_eq!(changed.inputs.len(), 1);
        let input = &changed.inputs[0];
        prop_assert!(input.field.ends_with(KEYS[factor]), "{}", input.field);
        let shown = |half: u8| Some(format!("{:.1}", f64::from(half) / 2.0));
        prop_assert_eq!(&input.old, &shown(profiles[index][factor]));
        prop_assert_eq!(&input.new, &shown(other[index][factor]));
        prop_assert_eq!(changed.old.score, old.findings[index].report().score());
        prop_assert_eq!(changed.new.score, new.findings[index].report().score());
    }

    /// Any damage to a document gives an outcome, and never a panic.
    #[test]
    fn a_damaged_document_is_answered(
        cut in any::<prop::sample::Index>(), with in "[\\{\\}\\[\\]\",:0-9a-z\\\\\u{0}é]{0,6}",
    ) {
        let mut text = document(&[vec![1; 10]], true).to_string();
        let mut place = cut.index(text.len());
        while !text.is_char_boundary(place) {
            place -= 1;
        }
        text.insert_str(place, &with);
        let outcome: Value = serde_json::from_str(&document_json(&text)).unwrap();
        prop_assert!(outcome["ok"].is_boolean());
    }
}

#[test]
fn findings_that_come_and_go_are_told() {
    let (one, two) = (vec![vec![1; 10]], vec![vec![1; 10], vec![2; 10]]);
    let (old, new) = (read(&document(&one, false)), read(&document(&two, false)));
    let diff = DocumentDiff::new(&old, &new);
    assert_eq!(diff.added.iter().map(|it| it.id.as_str()).collect::<Vec<_>>(), ["F-1"]);
    let back = DocumentDiff::new(&new, &old);
    assert_eq!(back.removed, diff.added);
}

#[test]
fn hostile_documents_are_refused_with_a_code() {
    let deep = format!("{{\"findings\":{}{}}}", "[".repeat(5_000), "]".repeat(5_000));
    let cases = [
        ("", "request.syntax"),
        ("null", "field.type"),
        ("[]", "field.type"),
        ("{\"name\":\"a\",\"name\":\"a\",\"findings\":[]}", "field.duplicate"),
        ("{\"name\":\"a\",\"findings\":{}}", "field.type"),
        ("{\"name\":\"a\",\"findings\":[null]}", "field.type"),
        ("{\"name\":1,\"findings\":[]}", "field.type"),
        ("{\"name\":\"a\",\"findings\":[{\"id\":\"x\"}]}", "field.missing"),
        (deep.as_str(), "request.syntax"),
    ];
    for (text, code) in cases {
        let outcome: Value = serde_json::from_str(&document_json(text)).unwrap();
        assert_eq!(outcome["error"]["code"], code, "{text:.60}");
    }
    let twice = document(&[vec![1; 10]], false);
    let mut twice = twice;
    let first = twice["findings"][0].clone();
    twice["findings"].as_array_mut().unwrap().push(first);
    let error = Document::from_json(&twice.to_string()).unwrap_err();
    assert_eq!((error.code().as_str(), error.path()), ("finding.duplicate", "findings.1.id"));
    let huge = " ".repeat((16 << 20) + 1);
    assert_eq!(Document::from_json(&huge).unwrap_err().code().as_str(), "request.too_large");
}
