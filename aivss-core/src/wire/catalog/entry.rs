//! A record of the catalogs as data.

use crate::catalog::{CoreRisk, Entry, Layer, LayerRecord, Mitigation, Scope, Threat};
use crate::factor::FactorSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use serde::Serialize;

/// Records of the catalogs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CatalogData {
    /// In the catalogs' order, or for a search the best first.
    pub entries: Vec<EntryData>,
}

/// A record; fields that its kind does not have are left out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct EntryData {
    /// What it is: `layer`, `threat`, `mitigation`, `core_risk`, `asi`, `scenario` or `erratum`.
    pub entry: &'static str,
    /// The id.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// Other published names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<&'static str>,
    /// What it is, in one sentence of ours.
    pub description: &'static str,
    /// What was chosen, for an erratum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub choice: Option<&'static str>,
    /// The rank of a core risk, 1 to 10.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// The list that a threat is from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub set: Option<&'static str>,
    /// When a mitigation acts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<&'static str>,
    /// What a mitigation is meant for beyond the threats that it is cited for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scope: Option<&'static str>,
    /// Ids of layers, `CL` for what crosses them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layers: Vec<&'static str>,
    /// How a threat is marked in each of these layers: `primary`, `secondary` or `plain`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<&'static str>,
    /// What lives in a layer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub components: Vec<&'static str>,
    /// What a modeller asks of a layer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<&'static str>,
    /// The quickstart's preventive controls of a layer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub preventive: Vec<&'static str>,
    /// The quickstart's detective controls of a layer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub detective: Vec<&'static str>,
    /// What points to a threat.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indicators: Vec<&'static str>,
    /// Keys of a core risk's high-impact factors.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<&'static str>,
    /// Whether the document names all ten factors for a core risk, and these above all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all_factors: Option<bool>,
    /// Ids of threats linked to the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub threats: Vec<&'static str>,
    /// Ids of mitigations linked to the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mitigations: Vec<&'static str>,
    /// Keys of core risks linked to the record; for the ASI Top 10 the primary one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub core_risks: Vec<&'static str>,
    /// Ids of the ASI Top 10 linked to a core risk, those first whose primary risk it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asi: Vec<&'static str>,
    /// What happens where in a scenario, one step after another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub chain: Vec<StepEntry>,
    /// Document and section.
    pub source: String,
}

/// A step of a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct StepEntry {
    /// `L1` to `L7`, `any` or `all`.
    pub place: &'static str,
    /// What happens.
    pub what: &'static str,
}

/// The id of a layer, or of what crosses them.
const fn place(layer: Option<Layer>) -> &'static str {
    match layer {
        Some(layer) => layer.id(),
        None => "CL",
    }
}

impl EntryData {
    /// The data of a record.
    #[must_use]
    pub fn new(entry: Entry) -> Self {
        let data = Self {
            entry: entry.kind(),
            id: entry.id(),
            name: entry.name(),
            aliases: entry.aliases().to_vec(),
            description: entry.description(),
            choice: None,
            rank: None,
            set: None,
            kind: None,
            scope: None,
            layers: Vec::new(),
            marks: Vec::new(),
            all_factors: None,
            components: Vec::new(),
            questions: Vec::new(),
            preventive: Vec::new(),
            detective: Vec::new(),
            indicators: Vec::new(),
            factors: Vec::new(),
            threats: Vec::new(),
            mitigations: Vec::new(),
            core_risks: Vec::new(),
            asi: Vec::new(),
            chain: Vec::new(),
            source: entry.source().to_string(),
        };
        match entry {
            Entry::Layer(record) => data.of_layer(record),
            Entry::Threat(threat) => Self {
                set: Some(threat.set.as_str()),
                layers: threat.placements.iter().map(|it| place(it.layer)).collect(),
                marks: threat.placements.iter().map(|it| it.mark.as_str()).collect(),
                indicators: threat.indicators.to_vec(),
                threats: threat.equivalents.to_vec(),
                mitigations: threat.mitigations().map(|control| control.id).collect(),
                core_risks: threat.core_risks().map(CoreRisk::key).collect(),
                ..data
            },
            Entry::Mitigation(control) => Self {
                kind: Some(control.kind.as_str()),
                scope: (control.scope != Scope::Cited).then(|| control.scope.as_str()),
                layers: [place(control.layer)].into(),
                threats: control.threats.to_vec(),
                ..data
            },
            Entry::CoreRisk(risk) => data.of_core_risk(risk),
            Entry::Asi(asi) => {
                let risks = core::iter::once(asi.primary).chain(asi.secondary);
                Self { core_risks: risks.map(CoreRisk::key).collect(), ..data }
            }
            Entry::Scenario(scenario) => Self {
                layers: scenario.layers.iter().map(|layer| layer.id()).collect(),
                chain: scenario
                    .chain
                    .iter()
                    .map(|step| StepEntry { place: step.place.as_str(), what: step.what })
                    .collect(),
                ..data
            },
            Entry::Erratum(erratum) => Self { choice: Some(erratum.choice), ..data },
        }
    }

    fn of_layer(self, record: &'static LayerRecord) -> Self {
        let layer = record.layer;
        Self {
            components: record.components.to_vec(),
            questions: record.questions.to_vec(),
            preventive: record.preventive.to_vec(),
            detective: record.detective.to_vec(),
            threats: Threat::all().filter(|it| it.is_in(layer)).map(|it| it.id).collect(),
            mitigations: Mitigation::all().filter(|it| it.layer == layer).map(|it| it.id).collect(),
            core_risks: layer.into_iter().flat_map(Layer::core_risks).map(CoreRisk::key).collect(),
            ..self
        }
    }

    fn of_core_risk(self, risk: CoreRisk) -> Self {
        let factors = risk.links().high_impact;
        Self {
            rank: Some(risk.rank()),
            aliases: risk.links().name_0_5.into_iter().collect(),
            layers: risk.layers().iter().map(|layer| layer.id()).collect(),
            all_factors: risk.links().all_factors.then_some(true),
            factors: factors.iter().map(|factor| factor.key(FactorSet::V0_8)).collect(),
            threats: risk.threats().map(|threat| threat.id).collect(),
            asi: risk.asi_primary().chain(risk.asi_secondary()).map(|asi| asi.id).collect(),
            ..self
        }
    }
}
