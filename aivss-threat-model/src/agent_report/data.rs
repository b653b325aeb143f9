//! A report as data: what the JSON holds, and what the texts are made from.

use super::AgentReport;
use super::layer::{Certainty, Described, LayerState};
use aivss_core::catalog::{Layer, LayerScope, Mitigation, MitigationKind, Threat};
use aivss_core::document::DocumentData;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde::Serialize;

/// The kinds of control that the quickstart's fifth step wants for every threat that matters.
const WANTED: [MitigationKind; 2] = [MitigationKind::Preventive, MitigationKind::Detective];

/// A report with its scores, and with what the catalog knows of its choices.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgentReportData {
    /// The agent.
    pub name: String,
    /// What it does and why that matters.
    pub summary: Option<String>,
    /// Its findings with their scores.
    pub assessment: DocumentData,
    /// The seven layers in order.
    pub layers: Vec<LayerData>,
    /// Where the facts come from.
    pub sources: Vec<String>,
}

/// A layer of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LayerData {
    /// `L1` to `L7`.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// `mapped`, `uncertain` or `not_applicable`.
    pub state: &'static str,
    /// The same in words.
    pub tag: &'static str,
    /// What there is to say; the reason where the layer is not applicable.
    pub note: String,
    /// The agent's parts in this layer.
    pub components: Vec<String>,
    /// The chosen threats; in an uncertain layer those to look into.
    pub threats: Vec<ThreatData>,
    /// The controls in place.
    pub controls: Vec<ControlData>,
    /// What the threats of a mapped layer lack; empty in any other.
    pub missing: Vec<GapData>,
}

/// A threat of the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ThreatData {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it is, in our words.
    pub description: &'static str,
}

/// A mitigation of the catalog.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ControlData {
    /// Its id.
    pub id: &'static str,
    /// Its name.
    pub name: &'static str,
    /// `preventive`, `detective`, `corrective` or `deterrent`.
    pub kind: &'static str,
}

/// A kind of control that a threat has none of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GapData {
    /// The threat's id.
    pub threat: &'static str,
    /// The kind.
    pub kind: &'static str,
    /// In words.
    pub message: String,
    /// What the catalog knows of that kind against the threat: those of the layer, or else all.
    pub candidates: Vec<ControlData>,
}

impl AgentReportData {
    /// The data of a report, whose findings were scored when it was read.
    #[must_use]
    pub fn new(report: &AgentReport) -> Self {
        let layers = Layer::ALL.into_iter().zip(&report.layers);
        Self {
            name: report.name.clone(),
            summary: report.summary.clone(),
            assessment: DocumentData::new(&report.assessment),
            layers: layers.map(|(layer, state)| LayerData::new(layer, state)).collect(),
            sources: report.sources.clone(),
        }
    }
}

impl LayerData {
    fn new(layer: Layer, state: &LayerState) -> Self {
        let (state, tag, note, described) = match state {
            LayerState::NotApplicable { reason } => {
                ("not_applicable", "not applicable", reason, None)
            }
            LayerState::Described(described) => {
                let tag = match described.certainty {
                    Certainty::Mapped => "mapped",
                    Certainty::Uncertain => "not certain",
                };
                (described.certainty.as_str(), tag, &described.note, Some(described))
            }
        };
        Self {
            id: layer.id(),
            name: layer.name(),
            state,
            tag,
            note: note.clone(),
            components: described.map_or_else(Vec::new, |described| described.components.clone()),
            threats: described.map_or_else(Vec::new, |described| {
                described.threats.iter().copied().map(ThreatData::from).collect()
            }),
            controls: described.map_or_else(Vec::new, |described| {
                described.controls.iter().copied().map(ControlData::from).collect()
            }),
            missing: described.map_or_else(Vec::new, |described| gaps(layer, described)),
        }
    }
}

/// Nothing is held to be missing where nothing is certain.
fn gaps(layer: Layer, described: &Described) -> Vec<GapData> {
    if described.certainty == Certainty::Uncertain {
        return Vec::new();
    }
    let mut gaps = Vec::new();
    for threat in &described.threats {
        for kind in WANTED {
            let is_covered = described
                .controls
                .iter()
                .any(|control| control.kind == kind && control.addresses(threat));
            if !is_covered {
                gaps.push(GapData {
                    threat: threat.id,
                    kind: kind.as_str(),
                    message: format!("{} has no {kind} control", threat.name),
                    candidates: candidates(layer, threat, kind),
                });
            }
        }
    }
    gaps
}

fn candidates(layer: Layer, threat: &Threat, kind: MitigationKind) -> Vec<ControlData> {
    let known = || threat.mitigations().filter(move |mitigation| mitigation.kind == kind);
    let layer_text: Vec<_> = known()
        .filter(|mitigation| mitigation.layer == LayerScope::Layer(layer))
        .map(ControlData::from)
        .collect();
    if layer_text.is_empty() { known().map(ControlData::from).collect() } else { layer_text }
}

impl From<&'static Threat> for ThreatData {
    fn from(threat: &'static Threat) -> Self {
        Self { id: threat.id, name: threat.name, description: threat.description }
    }
}

impl From<&'static Mitigation> for ControlData {
    fn from(mitigation: &'static Mitigation) -> Self {
        Self { id: mitigation.id, name: mitigation.name, kind: mitigation.kind.as_str() }
    }
}
