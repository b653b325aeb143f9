//! Questions to the catalogs in JSON.

use aivss_core::catalog::Entry;
use aivss_core::wire::{EntryList, catalog_json};
use serde_json::{Value, json};

fn answer(question: &Value) -> Value {
    serde_json::from_str(&catalog_json(&question.to_string())).unwrap()
}

fn ids(question: &Value) -> Vec<String> {
    let answer = answer(question);
    let entries = answer["catalog"]["entries"].as_array().unwrap_or_else(|| panic!("{answer}"));
    entries.iter().map(|entry| entry["id"].as_str().unwrap().into()).collect()
}

/// The sixteen lists hold everything, each record once.
#[test]
fn the_lists_together_are_the_catalog() {
    let mut all = Vec::new();
    let lists = EntryList::ALL.map(EntryList::as_str);
    let expected = "layers threats mitigations risks asi llm-2025 llm-2026 mcp skills nhi cwe aiuc-1 aicm atlas \
                    scenarios errata";
    assert_eq!(lists.join(" "), expected);
    for list in lists {
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
            // Equivalents in the quickstart, then what the ASI Top 10 prints of T2.
            "links": [
                {"list": "threats", "ids": ["QS-L3-1", "QS-L3-3"]},
                {"list": "asi", "ids": ["ASI02", "ASI04"]},
                {"list": "nhi", "ids": ["NHI1", "NHI5"]},
            ],
            "source": "MAESTRO Threat Modeling Playbook v1.0.0, 02-threat-taxonomy.md; layers: 03-mapping-matrix.md",
        })
    );
}

/// Each kind of record beside AIVSS and MAESTRO with what it has besides a name.
#[test]
fn records_of_the_other_lists_show_what_they_have() {
    let record = |id: &str| {
        let mut record = answer(&json!({"show": id}))["catalog"]["entries"][0].clone();
        let links = record.as_object_mut().unwrap().remove("links").unwrap_or_default();
        (record, links)
    };
    let (skill, links) = record("AST03");
    assert_eq!(
        skill,
        json!({
            "entry": "skill", "id": "AST03", "name": "Over-Privileged Skills", "severity": "High",
            "source": "OWASP Agentic Skills Top 10 2026 (v1.0), README.md",
        })
    );
    assert_eq!(links, json!([{"list": "layers", "ids": ["L6", "L4", "L3", "L7"]}]));
    let (requirement, links) = record("b002");
    assert_eq!(
        requirement,
        json!({
            "entry": "requirement", "id": "B002", "name": "Detect adversarial input",
            "status": "optional", "months": 3, "confirmed": true, "kind": "detective",
            "confidence": "medium", "review": "OK",
            "controls": ["B002.1", "B002.2", "B002.3", "B002.4", "B002.5"],
            "core_risks": ["goal_instruction"], "primary": "goal_instruction",
            "source": "OWASP AIUC-1 crosswalk of 2026-02-26, aiuc-crosswalk/site_data.js",
        })
    );
    let lists: Vec<_> = links.as_array().unwrap().iter().map(|it| it["list"].clone()).collect();
    assert_eq!(lists, ["asi", "llm-2025", "aicm", "atlas", "nist-ai-rmf", "eu-ai-act"]);
    let (control, _) = record("E016.5");
    assert_eq!(control["part_of"], "E016");
    assert_eq!((&control["function"], &control["form"]), (&json!("prevent"), &json!("technical")));
    assert_eq!(control["secondary"], json!(["identity_impersonation"]));
    let (weakness, _) = record("CWE-730");
    assert_eq!(weakness["abstraction"], "category");
    let (technique, _) = record("AML.T0051.000");
    assert_eq!(technique["name"], "LLM Prompt Injection: Direct");
    assert_eq!(
        (&technique["part_of"], &technique["maturity"]),
        (&json!("AML.T0051"), &json!("realized"))
    );
    assert_eq!(technique["tactics"], json!(["AML.TA0005"]));
    let (retired, _) = record("AML.T0019");
    assert_eq!(retired["replaced_by"], "AML.T0115.000");
    // The description is left out where there is none.
    assert!(technique.get("description").is_none());
}

/// From a list or from a record, to a list or to all of them.
#[test]
fn a_crosswalk_gives_links_with_tier_confidence_and_source() {
    let links = |question: &Value| answer(question)["catalog"]["links"].as_array().unwrap().clone();
    let all = links(&json!({"crosswalk": "asi", "to": "cwe"}));
    assert_eq!(
        all[0],
        json!({
            "from": {"list": "asi", "id": "ASI01", "name": "Agent Goal Hijack"},
            "to": {"list": "cwe", "id": "CWE-20", "name": "Improper Input Validation"},
            "tier": "foundational",
            "confidence": "unreviewed",
            "source": "GenAI Security Crosswalk of 2026-05-30, data/entries",
        })
    );
    let of_one = links(&json!({"crosswalk": "asi01", "to": "CWE"}));
    assert_eq!(
        of_one,
        all.iter().filter(|it| it["from"]["id"] == "ASI01").cloned().collect::<Vec<_>>()
    );
    let aiuc = links(&json!({"crosswalk": "A004", "to": "risks"}));
    assert_eq!(aiuc[0]["review"], "P2");
    // A name that belongs to another id is told.
    let atlas = links(&json!({"crosswalk": "ASI04", "to": "atlas"}));
    assert_eq!(atlas[0]["printed"], "Adversarial Model Manipulation");
    assert_eq!(atlas[0]["to"]["name"], "Extract LLM System Prompt");
    // Ids of lists that the catalogs do not hold have no name.
    let rmf = links(&json!({"crosswalk": "ASI01", "to": "nist-ai-rmf"}));
    assert_eq!(rmf[0]["to"], json!({"list": "nist-ai-rmf", "id": "GOVERN 1.7"}));
    let everything = links(&json!({"crosswalk": "mitigations"}));
    assert!(everything.iter().any(|it| it["to"]["list"] == "layers"));
    // Lists that nothing links give no link and no error.
    assert_eq!(
        answer(&json!({"crosswalk": "mcp", "to": "cwe"}))["catalog"],
        json!({"entries": []})
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
        (json!({"crosswalk": "asi", "to": "controls"}), "catalog.unknown", "to"),
        (json!({"crosswalk": "controls"}), "catalog.unknown", "crosswalk"),
        (json!({"crosswalk": "ASI11"}), "catalog.unknown", "crosswalk"),
        (json!({"crosswalk": "E13"}), "catalog.conflict", "crosswalk"),
        (json!({"crosswalk": "asi", "layer": "L1"}), "catalog.conflict", ""),
        (json!({"list": "asi", "to": "cwe"}), "catalog.conflict", ""),
        (json!({"to": "cwe"}), "field.missing", ""),
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
