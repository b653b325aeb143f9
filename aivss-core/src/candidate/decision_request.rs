//! A decision by itself: what the table of BOD 26-04 takes of a finding, without an assessment.

use super::input::exploitation;
use super::report;
use super::text::{filled, flag};
use crate::decision::{
    CveId, Decision, DecisionInputs, ExploitationEvidence, Exposure, TechnicalImpact,
};
use crate::error::{Error, ErrorCode};
use crate::extension::{EffectClass, ExtensionVector, TraceabilityDeficit};
use crate::time::Timestamp;
use crate::value::Value;
use crate::value::read::{Fields, named};
use alloc::string::String;

/// The fields of a decision request: those of an [input](super::Input) that a decision takes, and what the
/// overlay needs, an extension vector or the two results of one.
pub const DECISION_FIELDS: [&str; 13] = [
    "evidence",
    "cve_id",
    "fceb_bod_2604_scope",
    "publicly_exposed",
    "publicly_exposed_source",
    "decision_data_observed_at",
    "automatable",
    "technical_impact",
    "vulnrichment_automatable",
    "vulnrichment_technical_impact",
    "aivss_vector",
    "effect_class",
    "td",
];

/// What a decision takes, for any finding with or without a CVE.
///
/// ```
/// use aivss_core::candidate::DecisionRequest;
///
/// let request = DecisionRequest::from_json(r#"{
///     "cve_id": "CVE-2026-10001", "evidence": {"cisa_kev": false},
///     "publicly_exposed": true, "publicly_exposed_source": "inventory",
///     "decision_data_observed_at": "2026-09-01T07:30:00Z", "automatable": true
/// }"#)?;
/// assert_eq!(request.decide()?.timeline.as_str(), "3D");
/// # Ok::<(), aivss_core::Error>(())
/// ```
///
/// Source: AIVSS 1.0 candidate, decision support.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DecisionRequest {
    /// What is known about exploitation.
    pub evidence: ExploitationEvidence,
    /// The CVE.
    pub cve_id: Option<String>,
    /// The finding is in the scope of BOD 26-04.
    pub fceb_bod_2604_scope: bool,
    /// Whether the asset is publicly exposed; where it is not stated it counts as exposed.
    pub publicly_exposed: Option<bool>,
    /// Who says so.
    pub publicly_exposed_source: Option<String>,
    /// When the data of the decision was observed.
    pub decision_data_observed_at: Option<String>,
    /// Automatable, as the assessor sees it.
    pub automatable: Option<bool>,
    /// Technical Impact, as the assessor sees it.
    pub technical_impact: Option<TechnicalImpact>,
    /// Automatable, as CISA publishes it.
    pub vulnrichment_automatable: Option<bool>,
    /// Technical Impact, as CISA publishes it.
    pub vulnrichment_technical_impact: Option<TechnicalImpact>,
    /// The effect class, if there is an extension vector.
    pub effect_class: Option<EffectClass>,
    /// TD of the extension vector.
    pub traceability_deficit: Option<TraceabilityDeficit>,
}

impl DecisionRequest {
    /// Reads a request in JSON.
    ///
    /// # Errors
    ///
    /// `request.syntax`, or the code and the path of the first field that is no part of a request.
    pub fn from_json(text: &str) -> Result<Self, Error> {
        Value::from_json(text).and_then(Self::from_value)
    }

    /// The same from a value of any format.
    ///
    /// # Errors
    ///
    /// The code and the path of the first field that is no part of a request; `field.conflict` where
    /// `aivss_vector` stands beside `effect_class` or `td`.
    pub fn from_value(value: Value<'_>) -> Result<Self, Error> {
        let mut fields = Fields::new(value, &DECISION_FIELDS)?;
        let vector: Option<ExtensionVector> = fields.read("aivss_vector", named)?;
        let class: Option<EffectClass> = fields.read("effect_class", named)?;
        let deficit: Option<TraceabilityDeficit> = fields.read("td", named)?;
        if vector.is_some() && (class.is_some() || deficit.is_some()) {
            return Err(Error::new(
                ErrorCode::FieldConflict,
                "`aivss_vector` gives the effect class and TD; leave out `effect_class` and `td`",
            )
            .at("aivss_vector"));
        }
        Ok(Self {
            evidence: fields.read("evidence", exploitation::read)?.unwrap_or_default(),
            cve_id: fields.read("cve_id", filled)?,
            fceb_bod_2604_scope: fields.read("fceb_bod_2604_scope", flag)?.unwrap_or_default(),
            publicly_exposed: fields.read("publicly_exposed", flag)?,
            publicly_exposed_source: fields.read("publicly_exposed_source", filled)?,
            decision_data_observed_at: fields.read("decision_data_observed_at", filled)?,
            automatable: fields.read("automatable", flag)?,
            technical_impact: fields.read("technical_impact", named)?,
            vulnrichment_automatable: fields.read("vulnrichment_automatable", flag)?,
            vulnrichment_technical_impact: fields.read("vulnrichment_technical_impact", named)?,
            effect_class: vector.map(ExtensionVector::effect_class).or(class),
            traceability_deficit: vector.map(|vector| vector.traceability_deficit).or(deficit),
        })
    }

    /// Makes the decision.
    ///
    /// # Errors
    ///
    /// A code beginning with `decision.`, `evidence.` or `time.`.
    pub fn decide(&self) -> Result<Decision<'_>, Error> {
        let fields = DecisionFields {
            evidence: self.evidence,
            cve_id: self.cve_id.as_deref(),
            fceb_bod_2604_scope: self.fceb_bod_2604_scope,
            publicly_exposed: self.publicly_exposed,
            publicly_exposed_source: self.publicly_exposed_source.as_deref(),
            decision_data_observed_at: self.decision_data_observed_at.as_deref(),
            automatable: self.automatable,
            technical_impact: self.technical_impact,
            vulnrichment_automatable: self.vulnrichment_automatable,
            vulnrichment_technical_impact: self.vulnrichment_technical_impact,
            effect_class: self.effect_class,
            traceability_deficit: self.traceability_deficit,
        };
        fields.inputs()?.decide()
    }
}

impl Decision<'_> {
    /// The decision as a report of AIVSS 1.0 holds it.
    #[must_use]
    pub fn to_value(&self) -> Value<'_> {
        report::decision::to_value(self)
    }
}

/// The fields of a document that a decision takes, as they stand there.
pub(super) struct DecisionFields<'a> {
    pub(super) evidence: ExploitationEvidence,
    pub(super) cve_id: Option<&'a str>,
    pub(super) fceb_bod_2604_scope: bool,
    pub(super) publicly_exposed: Option<bool>,
    pub(super) publicly_exposed_source: Option<&'a str>,
    pub(super) decision_data_observed_at: Option<&'a str>,
    pub(super) automatable: Option<bool>,
    pub(super) technical_impact: Option<TechnicalImpact>,
    pub(super) vulnrichment_automatable: Option<bool>,
    pub(super) vulnrichment_technical_impact: Option<TechnicalImpact>,
    pub(super) effect_class: Option<EffectClass>,
    pub(super) traceability_deficit: Option<TraceabilityDeficit>,
}

impl<'a> DecisionFields<'a> {
    /// The same, each text checked. AIVSS 1.0 counts an asset as exposed whose exposure is not stated.
    pub(super) fn inputs(self) -> Result<DecisionInputs<'a>, Error> {
        let exposure = match (self.publicly_exposed, self.publicly_exposed_source) {
            (Some(is_public), source) => Exposure::try_new(is_public, source.unwrap_or_default())?,
            (None, Some(source)) => Exposure::try_new(Exposure::NOT_STATED.is_public(), source)?,
            (None, None) => Exposure::NOT_STATED,
        };
        let cve_id = self.cve_id.map(CveId::new).transpose();
        let observed_at = self.decision_data_observed_at.map(Timestamp::new).transpose();
        Ok(DecisionInputs {
            evidence: self.evidence,
            cve_id: cve_id.map_err(|error| error.at("cve_id"))?,
            fceb_bod_2604_scope: self.fceb_bod_2604_scope,
            exposure: Some(exposure),
            observed_at: observed_at.map_err(|error| error.at("decision_data_observed_at"))?,
            automatable: self.automatable,
            technical_impact: self.technical_impact,
            vulnrichment_automatable: self.vulnrichment_automatable,
            vulnrichment_technical_impact: self.vulnrichment_technical_impact,
            effect_class: self.effect_class,
            traceability_deficit: self.traceability_deficit,
            ..DecisionInputs::default()
        })
    }
}
