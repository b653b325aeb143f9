//! Every id, name, layer and link of the playbook, compared with the facts one by one.

use super::{facts, texts};
use aivss_core::catalog::{
    Layer, LayerRecord, Mark, Mitigation, MitigationKind, Scenario, Scope, Threat, ThreatSet,
};
use serde_json::Value;
use std::collections::BTreeSet;

fn layer_of(text: &str) -> Option<Layer> {
    if text == "cross_layer" { None } else { Some(text.parse().unwrap()) }
}

fn of_set(set: ThreatSet) -> Vec<&'static Threat> {
    Threat::all().filter(|threat| threat.set == set).collect()
}

fn rows<'a>(facts: &'a Value, key: &str) -> &'a Vec<Value> {
    facts[key].as_array().unwrap()
}

/// Seven layers with their names, spellings and components.
#[test]
fn the_layers_are_those_of_the_playbook() {
    let facts = facts();
    assert_eq!(rows(&facts, "layers").len(), Layer::ALL.len());
    for (fact, layer) in rows(&facts, "layers").iter().zip(Layer::ALL) {
        assert_eq!(fact["id"], layer.id());
        // The playbook's heading for L6 adds that it is vertical, which is no part of its name.
        assert_eq!(fact["name"].as_str().unwrap().trim_end_matches(" (Vertical)"), layer.name());
        assert_eq!(texts(&fact["components"]), layer.record().components);
        for spelling in texts(&fact["names"]) {
            let is_known =
                [layer.name()].iter().chain(layer.record().aliases).any(|it| *it == spelling);
            assert!(is_known, "{spelling}");
            if !spelling.contains(['(', ',', '/']) {
                assert_eq!(spelling.parse::<Layer>().unwrap(), layer, "{spelling}");
            }
        }
    }
}

/// 15 + 30 + 15 + 12 + 27 threats.
#[test]
fn the_threats_are_those_of_the_playbook() {
    let facts = facts();
    for (set, key) in [
        (ThreatSet::Core, "core"),
        (ThreatSet::Extended, "extended"),
        (ThreatSet::Unnumbered, "unnumbered"),
        (ThreatSet::BlindSpot, "blind_spots"),
    ] {
        let threats = of_set(set);
        assert_eq!(threats.len(), rows(&facts, key).len(), "{key}");
        for (fact, threat) in rows(&facts, key).iter().zip(threats) {
            assert_eq!(fact["name"], threat.name);
            if set != ThreatSet::Unnumbered {
                assert_eq!(fact["id"], threat.id);
            }
            if let Some(aliases) = fact.get("aliases") {
                assert_eq!(texts(aliases), threat.aliases, "{}", threat.id);
            }
            if let Some(layers) = fact.get("layers") {
                let layers: Vec<_> = texts(layers).into_iter().map(layer_of).collect();
                let placed: Vec<_> = threat.placements.iter().map(|it| it.layer).collect();
                assert_eq!(placed, layers, "{}", threat.id);
            }
            if let Some(indicators) = fact.get("indicators") {
                assert_eq!(texts(indicators), threat.indicators, "{}", threat.id);
            }
        }
    }
}

/// All 36 cells of the matrix, and no others.
#[test]
fn the_layer_matrix_is_that_of_the_playbook() {
    let facts = facts();
    let matrix = facts["matrix"].as_object().unwrap();
    let mut cells = 0;
    for threat in of_set(ThreatSet::Core) {
        let row = matrix[threat.id].as_object().unwrap();
        assert_eq!(row.len(), threat.placements.len(), "{}", threat.id);
        for placement in threat.placements {
            let key = placement.layer.map_or("cross_layer", Layer::id);
            let mark = match placement.mark {
                Mark::Primary => "primary",
                Mark::Secondary => "secondary",
                Mark::Plain => "primary_unbolded",
            };
            assert_eq!(row[key], mark, "{} {key}", threat.id);
            cells += 1;
        }
    }
    assert_eq!(cells, 36);
    assert_eq!(matrix.len(), 15);
    // The same read by layer, from the facts on each layer.
    for (fact, layer) in rows(&facts, "layers").iter().zip(Layer::ALL) {
        let marked = |wanted: Mark| {
            let threats = layer.threats().filter(|threat| threat.set == ThreatSet::Core);
            threats
                .filter(|threat| {
                    let mut placements = threat.placements.iter();
                    placements.any(|it| it.layer == Some(layer) && it.mark == wanted)
                })
                .map(|threat| threat.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(texts(&fact["asi_primary_per_03"]), marked(Mark::Primary), "{layer}");
        assert_eq!(texts(&fact["asi_secondary_per_03"]), marked(Mark::Secondary), "{layer}");
    }
}

/// 4, 3, 4, 3, 3, 4 and 3 threats in the layers, 3 across them, with the 12 citations.
#[test]
fn the_quickstart_lists_its_27_threats_and_its_controls() {
    let facts = facts();
    let mut counts = Vec::new();
    let mut cited = 0;
    for (key, list) in facts["quickstart"].as_object().unwrap() {
        let threats: Vec<_> = of_set(ThreatSet::Quickstart)
            .into_iter()
            .filter(|threat| threat.is_in(layer_of(key)))
            .collect();
        let names: Vec<_> = threats.iter().map(|threat| threat.name).collect();
        let rows = list.as_array().unwrap();
        assert_eq!(rows.iter().map(|row| row["name"].as_str().unwrap()).collect::<Vec<_>>(), names);
        for (row, threat) in rows.iter().zip(threats) {
            assert_eq!(texts(&row["asi"]), threat.equivalents, "{}", threat.id);
            cited += threat.equivalents.len();
        }
        counts.push(rows.len());
    }
    counts.sort_unstable();
    assert_eq!(counts, [3, 3, 3, 3, 3, 4, 4, 4]);
    assert_eq!((of_set(ThreatSet::Quickstart).len(), cited), (27, 12));
    for control in rows(&facts, "quickstart_controls") {
        let record: &LayerRecord = layer_of(control["layer"].as_str().unwrap()).unwrap().record();
        assert_eq!(texts(&control["preventive"]), record.preventive);
        assert_eq!(texts(&control["detective"]), record.detective);
    }
}

#[test]
fn the_scenarios_are_those_of_the_playbook() {
    let facts = facts();
    let scenarios: Vec<_> = Scenario::all().collect();
    assert_eq!(scenarios.len(), rows(&facts, "scenarios").len());
    for (fact, scenario) in rows(&facts, "scenarios").iter().zip(scenarios) {
        assert_eq!(fact["id"], scenario.id);
        assert_eq!(fact["name"], scenario.name);
        let layers: Vec<_> = scenario.layers.iter().map(|layer| layer.id()).collect();
        assert_eq!(texts(&fact["layers"]), layers);
        let chain: Vec<_> = scenario.chain.iter().map(|step| step.place.as_str()).collect();
        assert_eq!(texts(&fact["chain"]), chain);
    }
}

/// 118 controls: ids, names, layers, kinds, citations.
#[test]
fn the_mitigations_are_those_of_the_playbook() {
    let facts = facts();
    let mitigations: Vec<_> = Mitigation::all().collect();
    assert_eq!(mitigations.len(), 118);
    assert_eq!(rows(&facts, "mitigations").len(), 118);
    for (fact, mitigation) in rows(&facts, "mitigations").iter().zip(mitigations) {
        assert_eq!(fact["id"], mitigation.id);
        assert_eq!(fact["name"], mitigation.name);
        assert_eq!(layer_of(fact["layer"].as_str().unwrap()), mitigation.layer);
        assert_eq!(fact["kind"].as_str().unwrap().to_lowercase(), mitigation.kind.as_str());
        let named = ["U-L1-2", "U-L5-1", "QS-CL-1", "QS-CL-2"];
        let cited: Vec<_> =
            mitigation.threats.iter().filter(|id| !named.contains(id)).copied().collect();
        assert_eq!(texts(&fact["threats"]), cited, "{}", mitigation.id);
        // Targets in words are the scope, or the record of that name.
        let words = texts(&fact["targets_in_words"]);
        let by_name: Vec<_> =
            mitigation.threats.iter().filter(|id| named.contains(id)).copied().collect();
        match mitigation.scope {
            Scope::Everything => assert_eq!(words, ["All"]),
            Scope::CrossLayerThreats => assert_eq!(words, ["All cross-layer threats"]),
            Scope::CrossLayerScenarios => assert_eq!(words, ["All cross-layer patterns"]),
            Scope::Cited => {
                assert_eq!(words.len(), by_name.len(), "{}", mitigation.id);
                for (word, id) in words.iter().zip(by_name) {
                    let name = Threat::find(id).unwrap().name;
                    assert!(word.starts_with(name), "{word} is {name}");
                }
            }
        }
    }
}

/// The links read from the threats' side, as the facts count them: 45 threats by four kinds.
#[test]
fn each_threat_has_the_mitigations_that_cite_it_and_the_gaps_that_the_facts_count() {
    let facts = facts();
    let coverage = facts["coverage"].as_object().unwrap();
    let numbered: Vec<_> =
        of_set(ThreatSet::Core).into_iter().chain(of_set(ThreatSet::Extended)).collect();
    assert_eq!(coverage.len(), numbered.len());
    for threat in &numbered {
        for kind in MitigationKind::ALL {
            let mut title = kind.as_str().to_owned();
            title[..1].make_ascii_uppercase();
            let ids: BTreeSet<_> =
                threat.mitigations().filter(|it| it.kind == kind).map(|it| it.id).collect();
            let expected: BTreeSet<_> = texts(&coverage[threat.id][&title]).into_iter().collect();
            assert_eq!(ids, expected, "{} {kind}", threat.id);
        }
    }
    let with = |test: &dyn Fn(&Threat) -> bool| {
        numbered.iter().filter(|threat| test(threat)).map(|threat| threat.id).collect::<Vec<_>>()
    };
    let gaps = &facts["gaps"];
    assert_eq!(texts(&gaps["zero_explicit"]), with(&|it| it.mitigations().count() == 0));
    assert_eq!(texts(&gaps["single_only"]), with(&|it| it.mitigations().count() == 1));
    assert_eq!(texts(&gaps["no_preventive"]), with(&|it| it.lacks(MitigationKind::Preventive)));
    assert_eq!(texts(&gaps["no_detective"]), with(&|it| it.lacks(MitigationKind::Detective)));
    assert_eq!(texts(&gaps["no_corrective"]), with(&|it| it.lacks(MitigationKind::Corrective)));
    let fails =
        with(&|it| it.lacks(MitigationKind::Preventive) || it.lacks(MitigationKind::Detective));
    assert_eq!(texts(&gaps["fails_P_and_D"]), fails);
}
