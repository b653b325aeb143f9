//! The typed explanation, and its likeness to the one over the wire.

use super::{outcome, request_of};
use crate::compact::random::any_inputs;
use crate::support::{cases, rubric_profile, score};
use aivss_core::explanation::Driver;
use aivss_core::wire::{explain_json, score_json};
use aivss_core::{Explanation, FactorSet, Inputs, Method, Severity};
use proptest::prelude::{prop_assert_eq, proptest};
use serde_json::{Value, json};

proptest! {
    #![proptest_config(cases(400))]

    /// 400 inputs a run: figures and sentences over the wire are those of the typed explanation, and a what-if's
    /// report is the score of its inputs.
    #[test]
    fn the_wire_says_what_the_typed_explanation_says(inputs in any_inputs()) {
        let report = inputs.score().unwrap();
        let explanation = Explanation::new(report);
        let set = report.factor_set().unwrap_or(FactorSet::V0_8);
        let wire = &outcome(&request_of(&inputs))["explanation"];
        prop_assert_eq!(explanation.report(), &report);
        prop_assert_eq!(&wire["driver"], &json!({
            "driver": explanation.driver().as_str(), "message": explanation.driver_in_words()
        }));
        let contributions: Vec<Value> = explanation.contributions().iter().map(|found| json!({
            "key": found.factor.key(set), "name": found.factor.name(set),
            "value": found.value.to_string(), "points": found.points.to_string()
        })).collect();
        prop_assert_eq!(&wire["contributions"], &json!(contributions));
        let what_ifs = explanation.what_ifs();
        prop_assert_eq!(wire["what_ifs"].as_array().unwrap().len(), what_ifs.len());
        for (found, what_if) in wire["what_ifs"].as_array().unwrap().iter().zip(&what_ifs) {
            prop_assert_eq!(what_if.inputs.score().unwrap(), what_if.report);
            prop_assert_eq!(&found["score"], &json!(what_if.report.score().to_string()));
            prop_assert_eq!(&found["message"], &json!(what_if.in_words()));
            prop_assert_eq!(what_if.in_words(), format!(
                "{} gives {} ({})",
                what_if.change_in_words(), what_if.report.score(), what_if.report.severity()
            ));
        }
        let next = explanation.next_lower_band();
        prop_assert_eq!(wire["next_lower_band"].is_null(), next.is_none());
        prop_assert_eq!(
            &wire["next_lower_band"]["message"], &json!(explanation.next_lower_band_in_words())
        );
        if let Some(next) = next {
            let found = &wire["next_lower_band"];
            prop_assert_eq!(&found["band"], &json!(next.band.as_str()));
            prop_assert_eq!(&found["reduction"], &json!(next.reduction.map(|by| by.to_string())));
            prop_assert_eq!(&found["half_steps"], &json!(next.half_steps));
            prop_assert_eq!(&found["score"], &json!(next.score.to_string()));
            for reducible in next.among {
                prop_assert_eq!(report.profile().unwrap().value(reducible.factor), Some(reducible.by));
            }
        }
        let below = explanation.under(Method::UpliftOnly).map(|report| report.score().to_string());
        if !wire["below_cvss"].is_null() {
            prop_assert_eq!(&wire["below_cvss"]["uplift_only"], &json!(below));
        }
    }
}

/// 78 requests: the report is that of `score`, and a refusal is the same refusal.
#[test]
fn explaining_refuses_what_scoring_refuses_and_reports_what_it_reports() {
    let files = crate::golden::files();
    for (name, request, _) in &files {
        let scored: Value = serde_json::from_str(&score_json(request)).unwrap();
        let explained: Value = serde_json::from_str(&explain_json(request)).unwrap();
        if scored["ok"] == true {
            assert_eq!(explained["explanation"]["report"], scored["report"], "{name}");
            assert_eq!(explained.as_object().unwrap().len(), 2, "{name}");
        } else {
            assert_eq!(explained, scored, "{name}");
        }
    }
    assert_eq!(files.len(), 78);
}

/// 3 methods x 2 sides of the threshold of the documentation, and 0 over 0.
#[test]
fn the_driver_changes_at_the_documented_share_of_cvss() {
    let driver = |method: Method, cvss: &str, half_points: u8| {
        let set = crate::support::own_set(method);
        let inputs = Inputs::new(score(cvss), rubric_profile(set, half_points));
        let maturity = aivss_core::cvss::metric::ExploitMaturity::Attacked;
        let report = inputs.with_method(method).with_exploit_maturity(maturity).score().unwrap();
        Explanation::new(report).driver()
    };
    for method in [Method::Owasp0_8, Method::UpliftOnly] {
        // (10 - 5) x 5 / 10 is half of 5; a tenth more of CVSS, or a half point less, is too little.
        assert_eq!(driver(method, "5.0", 10), Driver::Deployment);
        assert_eq!(driver(method, "5.1", 10), Driver::Technology);
        assert_eq!(driver(method, "5.0", 9), Driver::Technology);
    }
    assert_eq!(driver(Method::Owasp0_5, "7.5", 15), Driver::Deployment);
    assert_eq!(driver(Method::Owasp0_5, "7.6", 15), Driver::Technology);
    for method in Method::ALL {
        assert_eq!(driver(method, "0.0", 0), Driver::Technology);
        assert_eq!(driver(method, "0.0", 1), Driver::Deployment);
        assert_eq!(driver(method, "10.0", 1), Driver::Technology);
    }
    assert_eq!(Driver::ALL.map(Driver::as_str), ["technology", "deployment"]);
}

/// 1 score of 0.0: there is no lower band, and no factor to reduce.
#[test]
fn a_score_of_nought_has_no_way_down() {
    let inputs = Inputs::new(score("0.0"), rubric_profile(FactorSet::V0_8, 0));
    let explanation = Explanation::new(inputs.score().unwrap());
    assert_eq!(explanation.report().severity(), Severity::None);
    assert_eq!(explanation.next_lower_band(), None);
    assert_eq!(explanation.next_lower_band_in_words(), None);
    assert_eq!(explanation.contributions().len(), 10);
}
