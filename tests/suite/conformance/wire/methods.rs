//! The methods as data: what a form needs, and nothing that the types do not say.

use crate::support::keys;
use aivss_core::FactorSet;
use aivss_core::wire::methods_json;
use serde_json::{Value, json};

/// 3 methods and 2 sets of ten.
#[test]
fn the_methods_and_sets_are_told_with_their_tables() {
    let outcome: Value = serde_json::from_str(&methods_json()).unwrap();
    assert_eq!(outcome["ok"], true);
    let report = &outcome["methods"];
    assert_eq!(report["version"], aivss_core::version());
    assert_eq!(report["spec_version"], "0.8");
    let methods = report["methods"].as_array().unwrap();
    let ids: Vec<&Value> = methods.iter().map(|method| &method["id"]).collect();
    assert_eq!(ids, ["owasp-0.8", "owasp-0.5", "uplift-only"]);
    for method in methods {
        let id = method["id"].as_str().unwrap();
        let is_old = id == "owasp-0.5";
        let lowest = if is_old { "0.91" } else { "0.5" };
        let multipliers = json!([
            {"exploit_maturity": "attacked", "value": "1.0"},
            {"exploit_maturity": "proof_of_concept", "value": "0.97"},
            {"exploit_maturity": "unreported", "value": lowest}
        ]);
        assert_eq!(method["threat_multipliers"], multipliers, "{id}");
        let mitigations = json!([
            {"mitigation": "none_or_weak", "value": "1.0"},
            {"mitigation": "partial", "value": "0.83"},
            {"mitigation": "strong", "value": "0.67"}
        ]);
        let mitigations = if is_old { json!([]) } else { mitigations };
        assert_eq!(method["mitigation_factors"], mitigations, "{id}");
        let sets = if is_old {
            json!({"rubric": ["0.5"], "estimated": ["0.5"]})
        } else {
            json!({"rubric": ["0.8"], "estimated": ["0.8", "0.5"]})
        };
        assert_eq!(method["factor_sets"], sets, "{id}");
        assert_eq!(method["takes_printed_aars"], is_old, "{id}");
        let quantities = [&method["equation"][0]["quantity"], &method["equation"][1]["quantity"]];
        assert_eq!(quantities, ["AARS", "AIVSS"], "{id}");
    }
    for (entry, set) in report["factor_sets"].as_array().unwrap().iter().zip(FactorSet::ALL) {
        assert_eq!(entry["id"], set.as_str());
        let factors = entry["factors"].as_array().unwrap();
        let found: Vec<&Value> = factors.iter().map(|factor| &factor["key"]).collect();
        assert_eq!(found, keys(set));
        assert!(factors.iter().all(|factor| factor["anchors"].as_array().unwrap().len() == 3));
    }
}
