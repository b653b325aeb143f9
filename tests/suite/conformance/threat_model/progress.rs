//! Progress, open questions and depth: worked out from the model only.

use super::operations::operation;
use super::{apply, model_of};
use aivss_core::rule::{CoverageRule, Depth};
use aivss_threat_model::{CheckCode, CheckOptions, Grade, Id, ThreatModel};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;

fn steps(model: &ThreatModel) -> Vec<(usize, usize)> {
    model.progress(CheckOptions::default()).iter().map(|step| (step.done, step.of)).collect()
}

#[test]
fn an_empty_model_has_five_steps_before_it() {
    let progress = ThreatModel::new().progress(CheckOptions::default());
    let titles: Vec<_> = progress.iter().map(|step| (step.number, step.title)).collect();
    assert_eq!(
        titles,
        [
            (1, "Business Context"),
            (2, "Layer Mapping"),
            (3, "Trust Boundaries"),
            (4, "Top Threats"),
            (5, "Quick Mitigations")
        ]
    );
    assert!(progress.iter().all(|step| !step.is_complete() && !step.left.is_empty()));
    for step in &progress {
        assert_eq!(step.done + step.left.len(), step.of, "{}", step.title);
    }
}

/// Step 1 has eight questions (`guides/quickstart.md`, 1.1 to 1.5 with four ratings), and asks for every data
/// type's sensitivity once there is a data type: after the third answer.
#[test]
fn answers_close_the_questions_of_step_one() {
    let mut model = ThreatModel::new();
    assert_eq!(model.questions().len(), 13);
    let answers = [
        json!({"context": {"description": "It pays."}}),
        json!({"add": "user_group", "fields": {"name": "Finance"}}),
        json!({"add": "data_type", "fields": {"name": "Invoices", "sensitivity": "confidential"}}),
        json!({"add": "regulation", "fields": {"name": "SOX"}}),
        json!({"context": {"financial_impact": "high"}}),
        json!({"context": {"system_criticality": "high"}}),
        json!({"context": {"data_sensitivity": "high"}}),
        json!({"context": {"reputational_impact": "low"}}),
    ];
    for (index, answer) in answers.iter().enumerate() {
        let expected = if index < 3 { (index, 8) } else { (index + 1, 9) };
        assert_eq!(steps(&model)[0], expected);
        apply(&mut model, answer).unwrap();
        assert_eq!(model.questions().len(), 12 - index);
    }
    assert_eq!(steps(&model)[0], (9, 9));
    apply(&mut model, &json!({"add": "data_type", "fields": {"name": "Logs"}})).unwrap();
    let left = &model.progress(CheckOptions::default())[0].left;
    assert_eq!((left.len(), left[0].ids[0].to_string()), (1, "DT-2".to_owned()));
}

/// Layers not applicable with a reason are done; nothing can be advanced without the thing itself.
#[test]
fn a_layer_is_mapped_by_components_or_a_reason() {
    let mut model =
        model_of(&[json!({"add": "component", "fields": {"name": "Agent", "layers": ["L3"]}})]);
    // There are components, one of seven layers, no unmapped component. Without a second end no connection is
    // asked for.
    assert_eq!(steps(&model)[1], (3, 9));
    for layer in ["L1", "L2", "L4", "L5", "L6", "L7"] {
        apply(&mut model, &json!({"layer": layer, "fields": {"not_applicable": "no such thing"}}))
            .unwrap();
    }
    assert_eq!(steps(&model)[1], (9, 9));
    apply(&mut model, &json!({"layer": "L3", "fields": {"not_applicable": "but there is"}}))
        .unwrap();
    assert_eq!(steps(&model)[1], (8, 9));
}

/// What would hold of things that are not there is no progress.
#[test]
fn nothing_of_an_untouched_model_is_done() {
    let done: Vec<usize> = steps(&ThreatModel::new()).iter().map(|(done, _)| *done).collect();
    assert_eq!(done, [0; 5]);
}

/// All 3^5 states of the five questions: known answers decide exactly when every completion decides alike.
/// The tree is written out again here (`12-quick-reference.md`).
#[test]
fn the_depth_is_told_once_no_open_answer_can_change_it() {
    let tree = |answers: [bool; 5]| match answers {
        [true, ..] | [_, true, ..] => Depth::Full,
        [_, _, false, false, false] => Depth::Lightweight,
        _ => Depth::Standard,
    };
    let known = [Some(true), Some(false), None];
    let mut seen = 0;
    for index in 0..243_usize {
        let state: [Option<bool>; 5] = core::array::from_fn(|place| {
            known[index / 3_usize.pow(u32::try_from(place).unwrap()) % 3]
        });
        let mut model = ThreatModel::new();
        for (operation, answer) in operations(state) {
            if answer {
                apply(&mut model, &operation).unwrap();
            }
        }
        let possible: Vec<Depth> = (0..32)
            .map(|bits| core::array::from_fn(|place| bits >> place & 1 == 1))
            .filter(|answers: &[bool; 5]| {
                state
                    .iter()
                    .zip(answers)
                    .all(|(known, answer)| known.is_none_or(|known| known == *answer))
            })
            .map(tree)
            .collect();
        let decided = possible.iter().all(|depth| *depth == possible[0]).then_some(possible[0]);
        assert_eq!(model.depth(), decided, "{state:?}");
        seen += usize::from(decided.is_some());
    }
    // A yes to one of the first two: 9 - 4 of their 9 states, with any of 27 others: 135. Two noes: the other
    // three have a yes in 27 - 8 states, and 1 has noes only. Otherwise it is open.
    assert_eq!(seen, 135 + 19 + 1);
}

/// What gives each question its answer, and whether it is given.
fn operations(state: [Option<bool>; 5]) -> Vec<(Json, bool)> {
    let [critical, sensitive, external, autonomous, multi] = state;
    let context = |field: &str, value: Json| json!({"context": {field: value}});
    let class = if sensitive == Some(true) { "restricted" } else { "internal" };
    let autonomy = if autonomous == Some(true) { "fully_autonomous" } else { "human_in_loop" };
    let agents = if multi == Some(true) { "multi_agent" } else { "single_agent" };
    vec![
        (context("is_critical", json!(critical)), critical.is_some()),
        (
            json!({"add": "data_type", "fields": {"name": "d", "sensitivity": class}}),
            sensitive.is_some(),
        ),
        (context("is_external", json!(external)), external.is_some()),
        (context("autonomy", json!(autonomy)), autonomous.is_some()),
        (context("agent_type", json!(agents)), multi.is_some()),
    ]
}

/// The step of the guide that asks for what a gap misses; a score belongs to its threat, and a residual risk to
/// what is done about it.
fn step_of(code: CheckCode) -> Option<usize> {
    use CheckCode as C;
    Some(match code {
        C::ContextOpen | C::DataUnrated => 1,
        C::ComponentMissing
        | C::ComponentUnmapped
        | C::LayerUnexplained
        | C::LayerContradicted
        | C::ConnectionMissing => 2,
        C::ZoneMissing
        | C::ZoneUnrated
        | C::ComponentUnzoned
        | C::CrossingMissing
        | C::CrossingUnknown => 3,
        C::LayerUnthreatened
        | C::LayerFewThreats
        | C::ThreatCount
        | C::ThreatUnmapped
        | C::ThreatIncomplete
        | C::ThreatUnrated
        | C::AivssStale => 4,
        C::ThreatUncovered | C::MitigationMissing | C::ResidualIncomplete => 5,
        _ => return None,
    })
}

/// A step is complete exactly when no gap is of that step, and what it leaves open names what its gaps name.
fn assert_steps_show_the_gaps(model: &ThreatModel, rule: CoverageRule) {
    let options = CheckOptions { rule, today: None };
    let findings = model.check(options);
    let gaps: Vec<_> = findings.iter().filter(|found| found.grade == Grade::Gap).collect();
    assert!(gaps.iter().all(|gap| step_of(gap.code).is_some()), "{gaps:?}");
    for (step, number) in model.progress(options).iter().zip(1..) {
        let of_step: Vec<_> = gaps.iter().filter(|gap| step_of(gap.code) == Some(number)).collect();
        assert_eq!(step.is_complete(), of_step.is_empty(), "{step:?} {of_step:?}");
        assert_eq!(step.done + step.left.len(), step.of);
        let named: BTreeSet<Id> = step.left.iter().flat_map(|left| left.ids.clone()).collect();
        let concerned = of_step.iter().filter(|gap| gap.code != CheckCode::LayerContradicted);
        let concerned: BTreeSet<Id> = concerned.flat_map(|gap| gap.ids.clone()).collect();
        assert_eq!(named, concerned, "{step:?} {of_step:?}");
    }
}

/// What takes from a whole model one thing that some step asks for, or gives one of a kind that it lacks.
fn harm() -> impl Strategy<Value = Json> {
    let edit = |id: &'static str, count: u32, field: &'static str| {
        (1..=count).prop_map(
            move |number| json!({"edit": format!("{id}-{number}"), "fields": {field: null}}),
        )
    };
    prop_oneof![
        edit("DT", 4, "sensitivity"),
        edit("TZ", 4, "trust_level"),
        edit("CO", 8, "zone"),
        edit("CO", 8, "layers"),
        edit("DS", 3, "layers"),
        edit("TH", 17, "layers"),
        edit("TH", 17, "severity"),
        edit("TH", 17, "impact"),
        edit("RR", 12, "owner"),
        edit("RR", 12, "target_date"),
        edit("MI", 20, "type"),
        edit("MI", 20, "threats"),
        edit("CP", 6, "connection"),
        "(description|financial_impact|data_sensitivity)"
            .prop_map(|field| json!({"context": {field: null}})),
        ("L[1-7]", any::<bool>()).prop_map(|(layer, is_none)| {
            json!({"layer": layer, "fields": {"not_applicable": is_none.then_some("none")}})
        }),
        (1..=17_u32).prop_map(|number| {
            json!({"edit": format!("TH-{number}"), "fields": {"status": "resolved"}})
        }),
    ]
}

proptest! {
    /// A model begun from nothing.
    #[test]
    fn steps_and_gaps_agree_in_models_that_grow(
        operations in vec(operation(), 0..40), rule in 0..CoverageRule::ALL.len(),
    ) {
        let mut model = ThreatModel::new();
        for operation in &operations {
            let _ = apply(&mut model, operation);
        }
        assert_steps_show_the_gaps(&model, CoverageRule::ALL[rule]);
    }

    /// A model that is complete, and then harmed.
    #[test]
    fn steps_and_gaps_agree_in_models_that_lose_something(
        harms in vec(harm(), 0..4), rule in 0..CoverageRule::ALL.len(), name in "(invoice|devops)-agent",
    ) {
        let mut model = crate::threat_model_examples::example(&name);
        for harm in &harms {
            let _ = apply(&mut model, harm);
        }
        assert_steps_show_the_gaps(&model, CoverageRule::ALL[rule]);
    }
}
