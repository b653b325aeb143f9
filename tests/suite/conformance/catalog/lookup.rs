//! Ids: each leads to its one record, in either case, and wrong ones to a helpful error.

use super::{facts, texts};
use aivss_core::catalog::{
    AsiRisk, Entry, Erratum, Layer, LayerScope, Mark, Mitigation, MitigationKind, RESERVED_THREATS,
    Scenario, Scope, Threat, ThreatSet, search, search_words,
};
use std::collections::BTreeSet;

/// 7 layers, 99 threats, 118 mitigations, 10 core risks, 10 of the ASI Top 10, 7 scenarios, 114 errata; beside them
/// 20 of the LLM Top 10 and 10 of each other OWASP list, 63 weaknesses, 51 requirements and 129 controls of AIUC-1,
/// 243 controls of AICM, 16 tactics, 211 techniques and 40 mitigations of ATLAS.
#[test]
fn every_id_is_unique_and_found_in_either_case() {
    let entries: Vec<Entry> = Entry::all().collect();
    let beside = 20 + 3 * 10 + 63 + 51 + 129 + 243 + 16 + 211 + 40;
    assert_eq!(entries.len(), 7 + 99 + 118 + 10 + 10 + 7 + 114 + beside);
    let mut ids = BTreeSet::new();
    for entry in entries {
        assert!(ids.insert(entry.id().to_lowercase()), "{} stands twice", entry.id());
        assert_eq!(Entry::by_id(entry.id()), Some(entry));
        assert_eq!(Entry::by_id(&entry.id().to_lowercase()), Some(entry), "{}", entry.id());
        assert_eq!(Entry::find(&entry.id().to_uppercase()).unwrap(), entry, "{}", entry.id());
        assert_eq!(search(entry.id()).first(), Some(&entry), "an id is its own best hit");
    }
}

#[test]
fn no_link_leads_nowhere() {
    for mitigation in Mitigation::all() {
        assert!(!mitigation.threats.is_empty() || mitigation.scope != Scope::Cited);
        for id in mitigation.threats {
            assert!(Threat::by_id(id).is_some(), "{} cites {id}", mitigation.id);
        }
    }
    for threat in Threat::all() {
        assert!(!threat.placements.is_empty(), "{}", threat.id);
        for id in threat.equivalents {
            assert_eq!(Threat::find(id).unwrap().set, ThreatSet::Core, "{}", threat.id);
        }
    }
}

#[test]
fn reserved_numbers_are_told_apart_from_unknown_ones() {
    assert_eq!(texts(&facts()["reserved"]), RESERVED_THREATS);
    for id in RESERVED_THREATS {
        let error = Threat::find(id).unwrap_err();
        assert_eq!(error.code().as_str(), "catalog.reserved");
        assert_eq!(
            Entry::find(&id.to_lowercase()).unwrap_err().code().as_str(),
            "catalog.reserved"
        );
    }
    for id in
        ["T0", "T00", "T01", "T48", "T100", "T", "", "BV-13", "L8-P1", "CL-P9", "L1-X1", "t-1"]
    {
        assert!(Entry::by_id(id).is_none(), "{id}");
        assert_eq!(Entry::find(id).unwrap_err().code().as_str(), "catalog.unknown", "{id}");
    }
}

#[test]
fn an_unknown_id_is_answered_with_the_nearest() {
    assert_eq!(
        Entry::find("L3-P9").unwrap_err().to_string(),
        "`L3-P9` is the id of no record of the catalog; the nearest are `L3-P1`, `L3-P2`, `L3-P3`"
    );
    assert_eq!(
        Threat::find("T222").unwrap_err().message(),
        "`T222` is the id of no threat; the nearest are `T22`, `T2`, `T12`"
    );
    assert!(!Mitigation::find("\u{1f600}\n").unwrap_err().message().contains('\n'));
    assert!(AsiRisk::find(&"A".repeat(10_000)).unwrap_err().message().len() < 200);
    assert!(Scenario::find("pattern-8").unwrap_err().message().contains("`pattern-1`"));
    assert!(Erratum::find("E99").unwrap_err().message().contains("`E09`"));
}

#[test]
fn texts_of_every_enumeration_are_its_own() {
    fn distinct(texts: impl IntoIterator<Item = &'static str>, count: usize) {
        assert_eq!(texts.into_iter().collect::<BTreeSet<_>>().len(), count);
    }
    distinct(MitigationKind::ALL.map(MitigationKind::as_str), 4);
    distinct(Scope::ALL.map(Scope::as_str), 4);
    distinct(ThreatSet::ALL.map(ThreatSet::as_str), 5);
    distinct(Mark::ALL.map(Mark::as_str), 3);
    for kind in MitigationKind::ALL {
        assert_eq!(kind.as_str().parse::<MitigationKind>().unwrap(), kind);
        assert_eq!(kind.to_string().to_uppercase().parse::<MitigationKind>().unwrap(), kind);
    }
    for layer in Layer::ALL {
        assert_eq!(layer.id().to_lowercase().parse::<Layer>().unwrap(), layer);
        assert_eq!(Layer::ALL[layer.index()], layer);
    }
    assert!("".parse::<Layer>().is_err());
    assert!("prevention".parse::<MitigationKind>().is_err());
}

/// Each expectation is what a person looking for those words would want first.
#[test]
fn searches_find_what_they_should_first() {
    for (query, first) in [
        ("t2", "T2"),
        ("prompt injection", "QS-L1-1"),
        ("MEMORY POISONING", "T1"),
        ("Tool Misuse", "T2"),
        ("least privilege", "L4-P1"),
        ("rug pull", "BV-2"),
        ("rogue mcp", "T47"),
        ("audit", "L3-R1"),
        ("goal hijack", "ASI01"),
        ("untraceability", "untraceability"),
        ("observability", "L5"),
    ] {
        let hits: Vec<_> = search(query).into_iter().map(Entry::id).collect();
        assert!(hits.contains(&first), "{query}: {hits:?}");
        let words: Vec<String> = query.to_lowercase().split(' ').map(String::from).collect();
        let named = |id: &&str| {
            let entry = Entry::by_id(id).unwrap();
            let names = entry.name().to_lowercase()
                + &entry.aliases().join(" ").to_lowercase()
                + entry.id();
            words.iter().all(|word| names.to_lowercase().contains(word.as_str()))
        };
        // What has the words in its name stands before what only speaks of them.
        assert!(hits.is_sorted_by_key(|id| !named(id)), "{query}: {hits:?}");
    }
    // A name in full comes before longer ones that hold it.
    assert_eq!(search("prompt injection")[0].id(), "QS-L1-1");
    assert_eq!(search("Rogue Agents")[0].id(), "T13");
    assert!(search("").is_empty());
    assert!(search("   ").is_empty());
    assert!(search("xyzzy").is_empty());
    assert!(search(&"a ".repeat(100_000)).len() <= Entry::all().count());
}

/// What crosses layers has a record, which is in no list of layers.
#[test]
fn the_cross_layer_mark_leads_to_its_record() {
    for id in ["CL", "cl"] {
        let entry = Entry::find(id).unwrap();
        assert_eq!((entry.id(), entry.name(), entry.kind()), ("CL", "Cross-Layer", "layer"));
    }
    assert_eq!(search("cl")[0].id(), "CL");
    assert!(search("cross-layer").iter().any(|entry| entry.id() == "CL"));
    assert!(!Entry::all().any(|entry| entry.id() == "CL"));
    let data = aivss_core::wire::EntryData::new(Entry::CROSS_LAYER);
    assert!(data.threats.contains(&"QS-CL-1") && data.threats.contains(&"T2"));
    let at_home: Vec<_> =
        Mitigation::all().filter(|it| it.layer == LayerScope::CrossLayer).map(|it| it.id).collect();
    assert_eq!(data.mitigations, at_home);
}

/// A word that stands nowhere is told, and costs none of the others; words that never stand together
/// give what holds the most of them.
#[test]
fn a_search_with_a_word_too_many_finds_the_rest() {
    let ids = |query: &str| search(query).into_iter().map(Entry::id).collect::<Vec<_>>();
    for query in ["prompt xyzzy injection", "XYZZY prompt injection", "prompt injection xyzzy"] {
        let found = search_words(query);
        assert!(found.is_partial);
        assert_eq!(found.unmatched.len(), 1);
        assert!(found.unmatched[0].eq_ignore_ascii_case("xyzzy"));
        assert_eq!(ids(query), ids("prompt injection"), "{query}");
    }
    // No record speaks of both.
    let found = search_words("hallucination wallet");
    assert!(found.is_partial && found.unmatched.is_empty());
    let ids = found.entries.iter().map(|entry| entry.id()).collect::<Vec<_>>();
    assert!(ids.contains(&"L1-D2") && ids.contains(&"T34"), "{ids:?}");
    // Where some record holds every word, those that do not are left away.
    let full = search_words("prompt injection");
    assert!(!full.is_partial && full.unmatched.is_empty());
    let nothing = search_words("xyzzy plugh");
    assert!(nothing.entries.is_empty() && !nothing.is_partial);
    assert_eq!(nothing.unmatched, ["xyzzy", "plugh"]);
}
