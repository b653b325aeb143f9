//! Questions to the catalogs in JSON.

use aivss_core::catalog::Entry;
use aivss_core::wire::catalog_json;
use serde_json::{Value, json};

fn answer(question: &Value) -> Value {
    serde_json::from_str(&catalog_json(&question.to_string())).unwrap()
}

fn ids(question: &Value) -> Vec<String> {
    let answer = answer(question);
    let entries = answer["catalog"]["entries"].as_array().unwrap_or_else(|| panic!("{answer}"));
    entries.iter().map(|entry| entry["id"].as_str().unwrap().into()).collect()
}

/// The seven lists hold everything, each record once.
#[test]
fn the_lists_together_are_the_catalog() {
    let mut all = Vec::new();
    for list in ["layers", "threats", "mitigations", "risks", "asi", "scenarios", "errata"] {
        all.extend(ids(&json!({"list": list})));
    }
    assert_eq!(all, Entry::all().map(|entry| entry.id().to_owned()).collect::<Vec<_>>());
}

/// Expectations read off the facts: T5's detective controls, the core threats without one.
#[test]
fn filters_have_to_hold_together() {
    assert_eq!(
        ids(&json!({"list": "mitigations", "for": "T5", "kind": "detective"})),
        ["L1-D1", "L1-D2", "L5-D1"]
    );
    assert_eq!(
        ids(&json!({"list": "mitigations", "for": "t5", "kind": "Detective", "layer": "L5"})),
        ["L5-D1"]
    );
    assert_eq!(
        ids(&json!({"list": "threats", "set": "core", "without": "detective"})),
        ["T8", "T11"]
    );
    assert_eq!(
        ids(&json!({"list": "threats", "set": "quickstart", "layer": "CL"})),
        ["QS-CL-1", "QS-CL-2", "QS-CL-3"]
    );
    assert_eq!(
        ids(&json!({"list": "risks", "layer": "Security & Compliance"})),
        ["access_control", "identity_impersonation"]
    );
    assert_eq!(ids(&json!({"list": "scenarios", "layer": "L2"})).len(), 3);
}

#[test]
fn a_record_shows_its_links() {
    let answer = answer(&json!({"show": "t2"}));
    assert_eq!(
        answer["catalog"]["entries"][0],
        json!({
            "entry": "threat",
            "id": "T2",
            "name": "Tool Misuse",
            "description": "Tools the agent is allowed to use are steered into harmful calls or parameters.",
            "set": "core",
            "layers": ["L3", "CL"],
            "marks": ["primary", "plain"],
            "indicators": ["MCP tools", "function calling", "API access"],
            "mitigations": ["L3-P1", "L3-D1", "L3-C1", "L3-R1", "L3-R3"],
            "core_risks": ["tool_misuse"],
            "source": "MAESTRO Threat Modeling Playbook v1.0.0, 02-threat-taxonomy.md; layers: 03-mapping-matrix.md",
        })
    );
}

/// A search says which word nothing holds; a full one says nothing of the kind.
#[test]
fn a_partial_search_says_so() {
    let partial = answer(&json!({"search": "untraceability xyzzy"}));
    assert_eq!(partial["catalog"]["partial"], true);
    assert_eq!(partial["catalog"]["unmatched"], json!(["xyzzy"]));
    assert_eq!(partial["catalog"]["entries"][0]["id"], "untraceability");
    let full = answer(&json!({"search": "untraceability"}));
    assert_eq!(full["catalog"].as_object().unwrap().keys().collect::<Vec<_>>(), ["entries"]);
    let nothing = answer(&json!({"search": "xyzzy"}));
    assert_eq!(nothing["catalog"], json!({"entries": [], "unmatched": ["xyzzy"]}));
}

#[test]
fn wrong_questions_are_refused_with_their_place() {
    for (question, code, path) in [
        (json!({}), "field.missing", ""),
        (json!({"list": "threats", "show": "T2"}), "catalog.conflict", ""),
        (json!({"show": "T2", "layer": "L1"}), "catalog.conflict", ""),
        (json!({"list": "layers", "layer": "L1"}), "catalog.conflict", "layer"),
        (json!({"list": "threats", "kind": "detective"}), "catalog.conflict", "kind"),
        (json!({"list": "asi", "for": "T2"}), "catalog.conflict", "for"),
        (json!({"list": "mitigations", "without": "detective"}), "catalog.conflict", "without"),
        (json!({"list": "mitigations", "set": "core"}), "catalog.conflict", "set"),
        (json!({"list": "controls"}), "catalog.unknown", "list"),
        (json!({"list": "threats", "set": "old"}), "catalog.unknown", "set"),
        (json!({"list": "threats", "layer": "L8"}), "catalog.unknown", "layer"),
        (json!({"list": "mitigations", "for": "T99"}), "catalog.unknown", "for"),
        (json!({"show": "T27"}), "catalog.reserved", "show"),
        (json!({"show": 2}), "field.type", "show"),
        (json!({"search": "a".repeat(201)}), "field.too_long", "search"),
        (json!({"find": "T2"}), "field.unknown", "find"),
        (json!([]), "field.type", ""),
    ] {
        let answer = answer(&question);
        assert_eq!(answer["ok"], false, "{question}");
        assert_eq!(
            (answer["error"]["code"].as_str(), answer["error"]["path"].as_str()),
            (Some(code), Some(path)),
            "{question}"
        );
    }
    assert!(catalog_json("{").contains("request.syntax"));
}
