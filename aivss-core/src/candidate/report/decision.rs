//! Writing the decision of a report.

use super::write::{epss_fields, rung_fields};
use crate::decision::{Decision, Timeline, names};
use crate::extension::{EffectClass, TraceabilityDeficit};
use crate::value::Value;
use alloc::string::ToString;
use alloc::vec::Vec;

/// What the candidate adds to the model of CERT/CC, in our words.
const EXTENSION_NOTE: &str = "the effect class is the candidate's own decision point; it advances the recommended \
                              timeline by one step where it is A2, and neither CISA nor CERT/CC knows it";

/// `decision` of a report, with the three fields of its basis and not those of another.
pub(in crate::candidate) fn to_value<'a>(decision: &Decision<'a>) -> Value<'a> {
    let overlay = decision.overlay;
    let mut exploitation: Vec<(&'static str, Value<'a>)> = rung_fields(decision.rung).into();
    exploitation.extend(epss_fields(decision.epss));
    Value::object([
        ("exploitation", Value::object(exploitation)),
        ("cve_id", decision.cve_id.map(|id| id.to_string()).into()),
        ("fceb_bod_2604_scope", Value::Boolean(decision.basis.is_compliance())),
        ("ssvc", ssvc()),
        ("bod_2604_model_version", names::MODEL_VERSION.into()),
        ("bod_2604_decision_table", names::DECISION_TABLE.into()),
        ("bod_2604_model_source", names::MODEL_SOURCE.into()),
        ("bod_2604_directive", names::DIRECTIVE.into()),
        ("decision_basis", decision.basis.as_str().into()),
        ("compliance_applicable", Value::Boolean(decision.basis.is_compliance())),
        ("decision_points", points(decision)),
        ("aivss_recommended_timeline", overlay.timeline().map(Timeline::as_str).into()),
        ("aivss_recommended_label", overlay.timeline().map(Timeline::label).into()),
        ("overlay_triggered", overlay.is_triggered().into()),
        ("escalated", overlay.is_escalated().into()),
        ("aivss_recommended_forensic_triage_indicated", Value::from(overlay.has_forensic_triage())),
        ("overlay_status", overlay.status().into()),
        (decision.basis.timeline_field(), Value::from(decision.timeline.as_str())),
        (decision.basis.label_field(), Value::from(decision.timeline.label())),
        (
            decision.basis.forensic_triage_field(),
            Value::Boolean(decision.timeline.has_forensic_triage()),
        ),
        ("note", decision.basis.note().into()),
    ])
}

fn ssvc<'a>() -> Value<'a> {
    let namespaces =
        names::DECISION_POINT_NAMESPACES.map(|(point, name)| (point, Value::from(name)));
    Value::object([
        ("methodology", names::METHODOLOGY.into()),
        ("methodology_url", names::METHODOLOGY_URL.into()),
        ("decision_table", names::DECISION_TABLE.into()),
        ("outcome_namespace", names::MODEL_VERSION.into()),
        ("decision_table_source", names::MODEL_SOURCE.into()),
        ("decision_point_namespaces", Value::object(namespaces)),
        ("extension_note", EXTENSION_NOTE.into()),
    ])
}

fn points<'a>(decision: &Decision<'a>) -> Value<'a> {
    let points = decision.points;
    Value::object([
        ("in_kev", Value::Boolean(points.in_kev)),
        ("publicly_exposed", Value::Boolean(points.publicly_exposed)),
        ("publicly_exposed_source", decision.exposure_source.into()),
        ("decision_data_observed_at", decision.observed_at.as_str().into()),
        ("automatable", Value::Boolean(points.automatable)),
        ("automatable_source", decision.automatable.source.as_str().into()),
        ("technical_impact", points.technical_impact.as_str().into()),
        ("technical_impact_source", decision.technical_impact.source.as_str().into()),
        ("agentic_effect_class", decision.effect_class.map(EffectClass::as_str).into()),
        ("td", decision.traceability_deficit.map(TraceabilityDeficit::as_str).into()),
    ])
}
