//! Writing the decision of a report.

use super::write::{epss_fields, rung_fields};
use crate::candidate::text::{flag_or_null, object, text, text_or_null};
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
    object([
        ("exploitation", object(exploitation)),
        ("cve_id", text_or_null(decision.cve_id.map(|id| id.to_string()))),
        ("fceb_bod_2604_scope", Value::Boolean(decision.basis.is_compliance())),
        ("ssvc", ssvc()),
        ("bod_2604_model_version", text(names::MODEL_VERSION)),
        ("bod_2604_decision_table", text(names::DECISION_TABLE)),
        ("bod_2604_model_source", text(names::MODEL_SOURCE)),
        ("bod_2604_directive", text(names::DIRECTIVE)),
        ("decision_basis", text(decision.basis.as_str())),
        ("compliance_applicable", Value::Boolean(decision.basis.is_compliance())),
        ("decision_points", points(decision)),
        ("aivss_recommended_timeline", text_or_null(overlay.timeline().map(Timeline::as_str))),
        ("aivss_recommended_label", text_or_null(overlay.timeline().map(Timeline::label))),
        ("overlay_triggered", flag_or_null(overlay.is_triggered())),
        ("escalated", flag_or_null(overlay.is_escalated())),
        (
            "aivss_recommended_forensic_triage_indicated",
            flag_or_null(overlay.has_forensic_triage()),
        ),
        ("overlay_status", text(overlay.status())),
        (decision.basis.timeline_field(), text(decision.timeline.as_str())),
        (decision.basis.label_field(), text(decision.timeline.label())),
        (
            decision.basis.forensic_triage_field(),
            Value::Boolean(decision.timeline.has_forensic_triage()),
        ),
        ("note", text(decision.basis.note())),
    ])
}

fn ssvc<'a>() -> Value<'a> {
    let namespaces = names::DECISION_POINT_NAMESPACES.map(|(point, name)| (point, text(name)));
    object([
        ("methodology", text(names::METHODOLOGY)),
        ("methodology_url", text(names::METHODOLOGY_URL)),
        ("decision_table", text(names::DECISION_TABLE)),
        ("outcome_namespace", text(names::MODEL_VERSION)),
        ("decision_table_source", text(names::MODEL_SOURCE)),
        ("decision_point_namespaces", object(namespaces)),
        ("extension_note", text(EXTENSION_NOTE)),
    ])
}

fn points<'a>(decision: &Decision<'a>) -> Value<'a> {
    let points = decision.points;
    object([
        ("in_kev", Value::Boolean(points.in_kev)),
        ("publicly_exposed", Value::Boolean(points.publicly_exposed)),
        ("publicly_exposed_source", text(decision.exposure_source)),
        ("decision_data_observed_at", text(decision.observed_at.as_str())),
        ("automatable", Value::Boolean(points.automatable)),
        ("automatable_source", text(decision.automatable.source.as_str())),
        ("technical_impact", text(points.technical_impact.as_str())),
        ("technical_impact_source", text(decision.technical_impact.source.as_str())),
        ("agentic_effect_class", text_or_null(decision.effect_class.map(EffectClass::as_str))),
        ("td", text_or_null(decision.traceability_deficit.map(TraceabilityDeficit::as_str))),
    ])
}
