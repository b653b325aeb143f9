//! Answers of the business context that do not go together.

use super::check::of;
use super::{apply, model_of};
use aivss_core::rule::Depth;
use aivss_threat_model::{CheckCode, Grade};
use serde_json::{Value as Json, json};

/// One answer, another that gainsays it, and one in its place that goes with the first.
fn contradictions() -> Vec<(Vec<Json>, Json, Json)> {
    let context = |fields: Json| json!({"context": fields});
    let data = |sensitivity: &str| json!({"add": "data_type", "fields": {"name": "d", "sensitivity": sensitivity}});
    let agent = json!({"add": "component", "fields": {"name": "a", "type": "agent"}});
    let rated = |rating: &str| context(json!({"data_sensitivity": rating}));
    vec![
        (
            vec![context(json!({"system_criticality": "critical"}))],
            context(json!({"is_critical": false})),
            context(json!({"is_critical": true})),
        ),
        (
            vec![context(json!({"user_base": "both"}))],
            context(json!({"is_external": false})),
            context(json!({"is_external": true})),
        ),
        (
            vec![context(json!({"is_external": false}))],
            context(json!({"user_base": "external"})),
            context(json!({"user_base": "internal"})),
        ),
        (vec![data("internal")], rated("critical"), rated("high")),
        (vec![data("public"), data("confidential")], rated("low"), rated("medium")),
        (
            vec![agent.clone(), agent],
            context(json!({"agent_type": "single_agent"})),
            context(json!({"agent_type": "multi_agent"})),
        ),
    ]
}

#[test]
fn answers_that_gainsay_each_other_are_found() {
    for (ground, wrong, right) in contradictions() {
        let mut model = model_of(&ground);
        assert_eq!(of(&model, CheckCode::ContextContradicted), [], "{ground:?}");
        apply(&mut model, &wrong).unwrap();
        let expected = [(Grade::Warning, String::new())];
        assert_eq!(of(&model, CheckCode::ContextContradicted), expected, "{wrong}");
        apply(&mut model, &right).unwrap();
        assert_eq!(of(&model, CheckCode::ContextContradicted), [], "{right}");
    }
}

/// Five noes make the depth lightweight (`12-quick-reference.md`), whatever the ratings say; the check tells.
#[test]
fn a_light_depth_that_rests_on_contradictions_is_told() {
    let model = model_of(&[
        json!({"context": {"system_criticality": "critical", "is_critical": false, "user_base": "both",
            "is_external": false, "autonomy": "human_in_loop", "agent_type": "single_agent"}}),
        json!({"add": "data_type", "fields": {"name": "d", "sensitivity": "internal"}}),
    ]);
    assert_eq!(model.depth(), Some(Depth::Lightweight));
    assert_eq!(of(&model, CheckCode::ContextContradicted).len(), 2);
}
