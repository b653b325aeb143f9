//! Search: what a security engineer expects to find, and in which order. The expectations follow from what the
//! records are about, and none was read off an answer.

use aivss_core::catalog::{Entry, search, search_words};

fn ids(query: &str) -> Vec<&'static str> {
    search(query).into_iter().map(Entry::id).collect()
}

/// "Prompt injection" goes by many names: every record that means it is found, those of that name first.
#[test]
fn prompt_injection_is_found_under_all_its_names() {
    let found = ids("prompt injection");
    let (named, other) = found.split_at(3);
    assert_eq!(named, ["QS-L1-1", "LLM01:2025", "LLM01:2026"]);
    for id in [
        "ASI01",
        "T6",
        "goal_instruction",
        "MCP06:2025",
        "CWE-1427",
        "AML.T0051",
        "AML.T0051.000",
        "AML.T0051.001",
        "U-L1-3",
        "L1-D4",
        "QS-L3-2",
    ] {
        assert!(other.contains(&id), "{id}: {other:?}");
    }
    // Nothing is found that only has to do with prompts, or with injecting something else.
    for id in ["LLM07:2025", "CWE-89", "MCP05:2025", "BV-4", "T20"] {
        assert!(!found.contains(&id), "{id}");
    }
    // Whoever asks by another of the names finds the same records, in another order.
    let mut same = ids("goal hijack");
    let mut found = found;
    assert_eq!(same[0], "ASI01");
    same.sort_unstable();
    found.sort_unstable();
    assert_eq!(same, found);
}

/// Plurals, other forms of a verb, British spelling: one answer.
#[test]
fn forms_of_a_word_find_the_same_records() {
    for forms in [
        &["prompt injection", "prompt injections", "Prompt Injecting", "injected prompts"][..],
        &["tool poisoning", "poisoned tools", "poison tool"],
        &["data leak", "data leaks", "leaking data"],
        &["authorization", "authorisation"],
        &["hallucination", "hallucinations", "hallucinate"],
        &["vulnerability", "vulnerabilities"],
        &["privilege escalation", "escalating privileges"],
        &["over-privileged", "overprivileged"],
    ] {
        let sorted = |query: &str| {
            let mut ids = ids(query);
            ids.sort_unstable();
            ids
        };
        let expected = sorted(forms[0]);
        assert!(!expected.is_empty(), "{}", forms[0]);
        for form in forms {
            assert_eq!(sorted(form), expected, "{form}");
        }
    }
}

/// What the field calls otherwise: the query, and records that have none of its words in their name.
#[test]
fn synonyms_of_the_field_are_found() {
    for (query, expected) in [
        ("rce", &["T11", "ASI05", "MCP05:2025", "CWE-94", "CWE-78"][..]),
        ("remote code execution", &["T11", "ASI05", "MCP05:2025", "CWE-94"]),
        ("denial of service", &["T4", "LLM10:2025", "LLM06:2026", "CWE-400", "AML.T0034"]),
        ("dos", &["T4", "AML.T0029"]),
        ("data leakage", &["LLM02:2025", "LLM02:2026", "CWE-200", "AML.TA0010"]),
        ("hallucination", &["LLM09:2025", "LLM07:2026", "T5"]),
        ("privilege escalation", &["T3", "ASI03", "AST03", "NHI5", "MCP02:2025", "CWE-250"]),
        ("spoofing", &["T9", "identity_impersonation", "AML.T0073"]),
        ("context poisoning", &["T1", "ASI06", "memory_context"]),
        ("rag poisoning", &["QS-L2-1", "AML.T0070", "T1"]),
        ("supply chain", &["ASI04", "MCP04:2025", "AST02", "CWE-494", "CWE-1357"]),
        ("credential theft", &["MCP01:2025", "NHI2", "CWE-522", "CWE-798"]),
        ("rug pull", &["BV-2", "AST07"]),
        ("human oversight", &["GRC-15", "T10"]),
        ("approval fatigue", &["T10", "QS-L5-2"]),
        ("a2a", &["ASI07", "T12", "T30"]),
        ("xss", &["CWE-79"]),
        ("system prompt extraction", &["LLM07:2025", "LLM08:2026", "AML.T0056"]),
        ("model stealing", &["AML.T0048.004", "AML.T0024.002"]),
        ("insecure output handling", &["LLM05:2025", "LLM10:2026", "CWE-116"]),
        ("sandbox", &["AST06", "BV-5"]),
        ("social engineering", &["AML.T0052", "ASI09"]),
    ] {
        let found = search_words(query);
        assert!(!found.is_partial && found.unmatched.is_empty(), "{query}");
        let found: Vec<_> = found.entries.into_iter().map(Entry::id).collect();
        for id in expected {
            assert!(found.contains(id), "{query}: {id} is not among {found:?}");
        }
    }
}

/// Id, beginning of an id, name, beginning of a name, words of a name, another name, and the texts last.
#[test]
fn names_stand_before_texts() {
    // The id before what cites it.
    assert_eq!(ids("asi05")[0], "ASI05");
    assert_eq!(ids("llm06"), ["LLM06:2025", "LLM06:2026"]);
    assert_eq!(ids("AML.T0051")[..2], ["AML.T0051", "AML.T0051.000"]);
    // The name, then the names that begin with it, then those that hold it.
    assert_eq!(ids("rogue agents")[..2], ["T13", "ASI10"]);
    let found = ids("tool misuse");
    let place = |id: &str| found.iter().position(|it| *it == id).unwrap();
    // T2 is called so; ASI02 begins so; a scenario has the words; an erratum only speaks of it or not at all.
    assert!(place("T2") < place("ASI02") && place("ASI02") < place("pattern-1"), "{found:?}");
    assert!(place("ASI02") < place("tool_misuse"), "{found:?}");
    let found = ids("supply chain");
    let place = |id: &str| found.iter().position(|it| *it == id).unwrap();
    assert!(place("LLM03:2025") < place("AST02"), "called so before begins so");
    assert!(place("AST02") < place("ASI04"), "begins so before holds it");
    assert!(place("ASI04") < place("CWE-494"), "holds it before another name");
    assert!(place("CWE-494") < place("X05"), "another name before a text that speaks of it");
}

/// What nothing holds is told, with its spelling, and the rest is found as if it were not there.
#[test]
fn words_that_nothing_holds_are_told() {
    let found = search_words("Prompt blockchainify injections");
    assert!(found.is_partial);
    assert_eq!(found.unmatched, ["blockchainify"]);
    let found: Vec<_> = found.entries.into_iter().map(Entry::id).collect();
    assert_eq!(found, ids("prompt injections"));
    // A word of two letters is no beginning of others, and words such as "of" are none beside others.
    assert_eq!(search_words("qz").unmatched, ["qz"]);
    assert_eq!(search_words("denial of the service").unmatched, [""; 0]);
    assert_eq!(ids("denial of the service"), ids("denial service"));
    assert!(search("?!").is_empty());
    let long = "injection ".repeat(100) + "xyzzy";
    assert_eq!(ids(&long), ids(&"injection ".repeat(8)), "eight words are enough");
}
