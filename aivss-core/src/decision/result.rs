//! A decision: the result of the table, and the candidate's recommendation beside it.

use super::basis::{DecisionBasis, Sourced};
use super::cve::CveId;
use super::evidence::{Epss, EvidenceRung};
use super::overlay::Overlay;
use super::table::{DecisionPoints, TechnicalImpact};
use super::timeline::Timeline;
use crate::extension::{EffectClass, TraceabilityDeficit};
use crate::time::Timestamp;

/// How soon to act on a finding, on what ground, and from which values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decision<'a> {
    /// On what ground the table is used.
    pub basis: DecisionBasis,
    /// The CVE, if the finding has one.
    pub cve_id: Option<CveId<'a>>,
    /// The rung of the evidence, which the table does not see but for KEV.
    pub rung: EvidenceRung,
    /// The EPSS probability, recorded only.
    pub epss: Option<Epss>,
    /// The row of the table.
    pub points: DecisionPoints,
    /// Who says whether the asset is exposed.
    pub exposure_source: &'a str,
    /// When the data was observed.
    pub observed_at: Timestamp<'a>,
    /// Automatable with its source.
    pub automatable: Sourced<bool>,
    /// Technical Impact with its source.
    pub technical_impact: Sourced<TechnicalImpact>,
    /// Nothing but the CVE is known: AIVSS 1.0 then takes 60 days in place of the row.
    pub is_without_metadata: bool,
    /// The timeline of the table, or of CISA's guidance for a CVE without metadata.
    pub timeline: Timeline,
    /// The effect class, if there is an extension vector.
    pub effect_class: Option<EffectClass>,
    /// TD of the extension vector.
    pub traceability_deficit: Option<TraceabilityDeficit>,
    /// The candidate's recommendation.
    pub overlay: Overlay,
}
