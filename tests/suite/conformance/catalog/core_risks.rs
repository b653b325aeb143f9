//! The core risks' links, expected from the documents' tables as written out here.

use aivss_core::catalog::{
    AsiRisk, CoreRisk, Layer, THREATS_NOT_CARRIED_OVER, Threat, ThreatSet, relevant_core_risks,
};
use aivss_core::{FactorSet, Profile};
use std::collections::BTreeSet;

/// AIVSS v0.8, Tables 3 and 8; v0.5, Appendix B: key, high-impact factors, layers, threats, related.
const RISKS: [(&str, &str, &str, &str, &str); 10] = [
    ("tool_misuse", "autonomy tools language", "L7", "T2 T11", ""),
    ("access_control", "tools identity persistence", "L4 L6", "T3", ""),
    ("cascading_failures", "autonomy multi_agent non_determinism opacity", "L3 L5", "T5", "T12"),
    ("orchestration", "autonomy identity multi_agent context", "L3", "T12 T13 T14", ""),
    ("identity_impersonation", "identity opacity language", "L6", "T9 T15", ""),
    ("memory_context", "persistence context opacity", "L2", "T1", "T5"),
    ("critical_systems", "autonomy tools context self_mod", "L4", "", ""),
    ("supply_chain", "autonomy tools self_mod", "L2 L7", "", ""),
    ("untraceability", "opacity identity non_determinism", "L1 L5", "T8", ""),
    ("goal_instruction", "language autonomy non_determinism context", "L1", "T6 T7", ""),
];

/// AIVSS v0.8, Table 7: id, primary, secondary.
const ASI: [(&str, &str, &str); 10] = [
    ("ASI01", "goal_instruction", "memory_context critical_systems"),
    ("ASI02", "tool_misuse", "orchestration critical_systems"),
    ("ASI03", "access_control", "identity_impersonation untraceability"),
    ("ASI04", "supply_chain", "tool_misuse orchestration"),
    ("ASI05", "tool_misuse", "access_control critical_systems"),
    ("ASI06", "memory_context", "goal_instruction cascading_failures"),
    ("ASI07", "orchestration", "access_control identity_impersonation"),
    ("ASI08", "cascading_failures", "orchestration memory_context"),
    ("ASI09", "identity_impersonation", "goal_instruction access_control"),
    ("ASI10", "access_control", "untraceability goal_instruction"),
];

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn core_risks_link_to_what_the_tables_say_in_both_directions() {
    for (risk, (key, factors, layers, threats, related)) in CoreRisk::ALL.into_iter().zip(RISKS) {
        assert_eq!(risk.as_str(), key);
        let links = risk.links();
        let keys: Vec<_> = links.high_impact.iter().map(|it| it.key(FactorSet::V0_8)).collect();
        assert_eq!(keys, words(factors), "{key}");
        assert_eq!(links.all_factors, key == "supply_chain");
        assert_eq!(
            risk.layers().iter().map(|it| it.id()).collect::<Vec<_>>(),
            words(layers),
            "{key}"
        );
        for layer in Layer::ALL {
            let there = layer.core_risks().any(|it| it == risk);
            assert_eq!(there, words(layers).contains(&layer.id()), "{key} {layer}");
        }
        assert_eq!(links.related_threats, words(related), "{key}");
        for threat in risk.threats() {
            let is_related = threat.related_core_risks().any(|it| it == risk);
            assert_eq!(is_related, words(related).contains(&threat.id), "{key} {}", threat.id);
        }
        let all = [words(threats), words(related)].concat();
        assert_eq!(risk.threats().map(|it| it.id).collect::<Vec<_>>(), all, "{key}");
        for threat in Threat::all().filter(|it| it.set == ThreatSet::Core) {
            assert_eq!(threat.core_risks().any(|it| it == risk), all.contains(&threat.id), "{key}");
        }
        if let Some(name) = links.name_0_5 {
            assert_eq!(name.parse::<CoreRisk>().unwrap(), risk);
        }
    }
    // Every one of T1 to T15 is carried over or said not to be.
    let carried: BTreeSet<_> =
        CoreRisk::ALL.into_iter().flat_map(CoreRisk::threats).map(|it| it.id).collect();
    let core = Threat::all().filter(|it| it.set == ThreatSet::Core).map(|it| it.id);
    let left: Vec<_> = core.filter(|id| !carried.contains(id)).collect();
    assert_eq!(left, ["T4", "T10"]);
    assert_eq!(left, THREATS_NOT_CARRIED_OVER);
}

#[test]
fn the_asi_top_10_links_to_core_risks_in_both_directions() {
    assert_eq!(AsiRisk::all().count(), 10);
    for (asi, (id, primary, secondary)) in AsiRisk::all().zip(ASI) {
        assert_eq!(asi.id, id);
        assert_eq!(asi.primary.as_str(), primary);
        assert_eq!(asi.secondary.map(CoreRisk::as_str).to_vec(), words(secondary), "{id}");
        assert!(asi.primary.asi_primary().any(|it| it.id == id));
        for risk in CoreRisk::ALL {
            let is_secondary = risk.asi_secondary().any(|it| it.id == id);
            assert_eq!(is_secondary, words(secondary).contains(&risk.as_str()), "{id} {risk}");
        }
    }
}

fn profile(values: &str) -> Profile {
    let keys = FactorSet::V0_8.factors().iter().map(|factor| factor.key(FactorSet::V0_8));
    let values = values.split_whitespace().map(|value| value.parse().unwrap());
    Profile::try_from_names(FactorSet::V0_8, keys.zip(values)).unwrap()
}

#[test]
fn a_profile_makes_risks_relevant_by_counting_their_factors() {
    assert_eq!(relevant_core_risks(&profile("0 0 0 0 0 0 0 0 0 0")), []);
    // In full, every risk has all its factors, so that only the published rank is left.
    let all: Vec<_> = relevant_core_risks(&profile("1 1 1 1 1 1 1 1 1 1"))
        .into_iter()
        .map(|it| it.risk)
        .collect();
    assert_eq!(all, CoreRisk::ALL);
    // Autonomy 1.0 and tools 0.5 only: tool misuse and supply chain lack one factor each, access control
    // and critical systems two, and three risks have autonomy alone. Ranks decide among equals.
    let some = relevant_core_risks(&profile("1 0.5 0 0 0 0 0 0 0 0"));
    let order: Vec<_> = some.iter().map(|it| (it.risk.as_str(), it.absent.len())).collect();
    assert_eq!(
        order,
        [
            ("tool_misuse", 1),
            ("supply_chain", 1),
            ("access_control", 2),
            ("critical_systems", 2),
            ("cascading_failures", 3),
            ("orchestration", 3),
            ("goal_instruction", 3),
        ]
    );
}

/// The records in JSON say of each link what the tables say: 10 of the ASI Top 10, 10 core risks.
#[test]
fn links_are_labelled_in_json() {
    let show = |id: &str| -> serde_json::Value {
        let question = serde_json::json!({"show": id}).to_string();
        let answer = aivss_core::wire::catalog_json(&question);
        serde_json::from_str::<serde_json::Value>(&answer).unwrap()["catalog"]["entries"][0].take()
    };
    let ids = |value: &serde_json::Value| -> Vec<String> {
        let list = value.as_array().into_iter().flatten();
        list.map(|id| id.as_str().unwrap().to_owned()).collect()
    };
    for (id, primary, secondary) in ASI {
        let record = show(id);
        assert_eq!(record["primary"], primary);
        assert_eq!(ids(&record["secondary"]), words(secondary), "{id}");
        assert_eq!(ids(&record["core_risks"]), [vec![primary], words(secondary)].concat());
    }
    for (key, .., related) in RISKS {
        let record = show(key);
        assert_eq!(ids(&record["related_threats"]), words(related), "{key}");
        let primary: Vec<_> = ASI.iter().filter(|row| row.1 == key).map(|row| row.0).collect();
        assert_eq!(ids(&record["asi_primary"]), primary, "{key}");
    }
    // T12 belongs to orchestration and is related to cascading failures; T5 the other way round.
    assert_eq!(ids(&show("T12")["related_core_risks"]), ["cascading_failures"]);
    assert_eq!(ids(&show("T5")["related_core_risks"]), ["memory_context"]);
    assert!(show("T2")["related_core_risks"].is_null());
}

/// The short names of v0.8's tables and the name of v0.5, each found first and read as its risk.
#[test]
fn published_short_names_lead_to_their_risk() {
    for (name, key) in [
        ("Orchestration Exploitation", "orchestration"),
        ("Memory Manipulation", "memory_context"),
        ("Memory & Context Manipulation", "memory_context"),
        ("Critical Systems Interaction", "critical_systems"),
        ("Insecure Critical Systems Interaction", "critical_systems"),
        ("Supply Chain Risk", "supply_chain"),
        ("Agent Supply Chain and Dependency Attacks", "supply_chain"),
        ("Goal Manipulation", "goal_instruction"),
        ("Goal & Instruction Manipulation", "goal_instruction"),
    ] {
        assert_eq!(name.parse::<CoreRisk>().unwrap().as_str(), key);
        assert_eq!(aivss_core::catalog::search(name)[0].id(), key, "{name}");
        assert_eq!(aivss_core::catalog::search(&name.to_lowercase())[0].id(), key, "{name}");
    }
    // Every spelling that is found is read as well.
    for risk in CoreRisk::ALL {
        for alias in risk.links().aliases {
            assert_eq!(alias.parse::<CoreRisk>().unwrap(), risk, "{alias}");
        }
    }
}
