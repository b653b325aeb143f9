//! The input of an assessment.

mod check;
pub(super) mod exploitation;
mod metric_evidence;
mod read;
mod reliability;
mod write;

pub use metric_evidence::{METRIC_KEYS, MetricEvidence, MetricStatement};
pub use read::INPUT_FIELDS;
pub use reliability::ReliabilityRecord;

use super::part::{Applicability, Provenance};
use super::report::Report;
use super::risk_category::RiskCategory;
use crate::decision::{ExploitationEvidence, PriorityContext, TechnicalImpact};
use crate::error::Error;
use crate::extension::ExtensionVector;
use alloc::string::String;

/// One exploit path of one finding, with everything an AIVSS 1.0 assessment takes.
///
/// Read one with [`from_json`](Self::from_json) or build it; [`assess`](Self::assess) checks the rules that no
/// type says and makes the report.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "the fields are those of the document")]
pub struct Input {
    /// The finding's identifier, without blanks around it.
    pub finding_id: String,
    /// The identifier of the exploit path, likewise.
    pub path_id: String,
    /// What the finding is called.
    pub title: Option<String>,
    /// What it is about.
    pub summary: Option<String>,
    /// What kind of risk it is.
    pub risk_category: RiskCategory,
    /// The CVSS v4.0 vector, as given.
    pub cvss_vector: String,
    /// The extension vector.
    pub extension: ExtensionVector,
    /// Why AIVSS applies.
    pub applicability: Applicability,
    /// What each metric is based on.
    pub metric_evidence: MetricEvidence,
    /// Who assessed.
    pub provenance: Provenance,
    /// What is known about exploitation; `None` where nothing was said (erratum C09).
    pub evidence: Option<ExploitationEvidence>,
    /// The assessor leaves open how far exploitation has come: E is X.
    pub exploit_maturity_unresolved: bool,
    /// Whether a decision is made.
    pub include_decision: bool,
    /// Whether the asset is publicly exposed; where it is not stated it counts as exposed.
    pub publicly_exposed: Option<bool>,
    /// Who says so.
    pub publicly_exposed_source: Option<String>,
    /// When the data of the decision was observed.
    pub decision_data_observed_at: Option<String>,
    /// The CVE.
    pub cve_id: Option<String>,
    /// The finding is in the scope of BOD 26-04.
    pub fceb_bod_2604_scope: bool,
    /// Automatable, as the assessor sees it.
    pub automatable: Option<bool>,
    /// Technical Impact, as the assessor sees it.
    pub technical_impact: Option<TechnicalImpact>,
    /// Automatable, as CISA publishes it.
    pub vulnrichment_automatable: Option<bool>,
    /// Technical Impact, as CISA publishes it.
    pub vulnrichment_technical_impact: Option<TechnicalImpact>,
    /// Whether a priority is made.
    pub include_priority: bool,
    /// What the organisation knows for a priority.
    pub org_context: Option<PriorityContext>,
}

impl Input {
    /// Checks every rule and makes the report.
    ///
    /// # Errors
    ///
    /// The code and the path of the first field that breaks a rule: blank texts (`field.blank`), a vector that
    /// contradicts its evidence (`evidence.conflict`), a decision that cannot be made (`decision.…`), and so on.
    pub fn assess(&self) -> Result<Report<'_>, Error> {
        self.check()?;
        Report::new(self)
    }
}
