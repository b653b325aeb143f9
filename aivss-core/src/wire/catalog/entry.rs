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
    /// Whether no record holds every word of a search, so that these hold as many as any does.
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub partial: bool,
    /// The words of a search with which no word of any record begins.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unmatched: Vec<String>,
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
    /// Those of them that AIVSS v0.5 (Appendix B) calls related to a core risk and no more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_threats: Vec<&'static str>,
    /// Ids of mitigations linked to the record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub mitigations: Vec<&'static str>,
    /// Keys of core risks linked to the record; for the ASI Top 10 the primary one first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub core_risks: Vec<&'static str>,
    /// Those of them to which AIVSS v0.5 (Appendix B) calls a threat related and no more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related_core_risks: Vec<&'static str>,
    /// The core risk that an entry of the ASI Top 10 belongs to first; the others are secondary.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub primary: Option<&'static str>,
    /// The core risks that an entry of the ASI Top 10 touches besides.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub secondary: Vec<&'static str>,
    /// Ids of the ASI Top 10 linked to a core risk, those first whose primary risk it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asi: Vec<&'static str>,
    /// Those of them whose primary risk it is.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub asi_primary: Vec<&'static str>,
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

impl EntryData {
    /// The data of a record.
    #[must_use]
    pub fn new(entry: Entry) -> Self {
        let mut data = Self {
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
            related_threats: Vec::new(),
            mitigations: Vec::new(),
            core_risks: Vec::new(),
            related_core_risks: Vec::new(),
            primary: None,
            secondary: Vec::new(),
            asi: Vec::new(),
            asi_primary: Vec::new(),
            chain: Vec::new(),
            source: entry.source().to_string(),
        };
        // Filled in where it stands: a copy with some fields changed is a kilobyte of code for each kind.
        match entry {
            Entry::Layer(record) => data.fill_layer(record),
            Entry::Threat(threat) => data.fill_threat(threat),
            Entry::Mitigation(control) => {
                data.kind = Some(control.kind.as_str());
                data.scope = (control.scope != Scope::Cited).then(|| control.scope.as_str());
                data.layers.push(control.layer.as_str());
                data.threats = control.threats.to_vec();
            }
            Entry::CoreRisk(risk) => data.fill_core_risk(risk),
            Entry::Asi(asi) => {
                let risks = core::iter::once(asi.primary).chain(asi.secondary);
                data.core_risks.extend(risks.map(CoreRisk::key));
                data.primary = Some(asi.primary.key());
                data.secondary.extend(asi.secondary.map(CoreRisk::key));
            }
            Entry::Scenario(scenario) => {
                data.layers.extend(scenario.layers.iter().map(|layer| layer.id()));
                let steps = scenario.chain.iter();
                data.chain.extend(
                    steps.map(|step| StepEntry { place: step.scope.as_str(), what: step.what }),
                );
            }
            Entry::Erratum(erratum) => data.choice = Some(erratum.choice),
        }
        data
    }

    fn fill_layer(&mut self, record: &'static LayerRecord) {
        let layer = record.layer;
        self.components = record.components.to_vec();
        self.questions = record.questions.to_vec();
        self.preventive = record.preventive.to_vec();
        self.detective = record.detective.to_vec();
        self.threats.extend(Threat::all().filter(|it| it.is_in(layer)).map(|it| it.id));
        let controls = Mitigation::all().filter(|it| it.layer == layer);
        self.mitigations.extend(controls.map(|it| it.id));
        let risks = layer.layer().into_iter().flat_map(Layer::core_risks);
        self.core_risks.extend(risks.map(CoreRisk::key));
    }

    fn fill_threat(&mut self, threat: &'static Threat) {
        self.set = Some(threat.set.as_str());
        self.layers.extend(threat.placements.iter().map(|it| it.layer.as_str()));
        self.marks.extend(threat.placements.iter().map(|it| it.mark.as_str()));
        self.indicators = threat.indicators.to_vec();
        self.threats = threat.equivalents.to_vec();
        self.mitigations.extend(threat.mitigations().map(|control| control.id));
        self.core_risks.extend(threat.core_risks().map(CoreRisk::key));
        self.related_core_risks.extend(threat.related_core_risks().map(CoreRisk::key));
    }

    fn fill_core_risk(&mut self, risk: CoreRisk) {
        let links = risk.links();
        self.rank = Some(risk.rank());
        self.layers.extend(risk.layers().iter().map(|layer| layer.id()));
        self.all_factors = links.all_factors.then_some(true);
        self.factors.extend(links.high_impact.iter().map(|factor| factor.key(FactorSet::V0_8)));
        self.threats.extend(risk.threats().map(|threat| threat.id));
        self.related_threats = links.related_threats.to_vec();
        self.asi_primary.extend(risk.asi_primary().map(|asi| asi.id));
        self.asi.extend(risk.asi_primary().chain(risk.asi_secondary()).map(|asi| asi.id));
    }
}
