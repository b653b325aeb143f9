//! What a model still lacks: each finding with what it concerns and what would settle it.

mod architecture;
pub(crate) mod crossing;
mod finding;
mod maintenance;
mod progress;
mod questions;
mod rating;
mod residual;
mod threats;

pub use crossing::{Crossing, CrossingFlag};
pub use finding::{CheckCode, CheckFinding, Grade};
pub use progress::{Left, StepProgress};
pub use questions::Question;
pub use rating::{Linked, Links, ThreatRating};
use threats::THREATS_IN_MODEL;

use crate::model::entity::Threat;
use crate::model::{Entity, Id, ThreatModel};
use aivss_core::catalog::LayerScope;
use aivss_core::rule::{CoverageRule, RiskLevel};
use aivss_core::time::Date;
use alloc::string::String;
use alloc::vec::Vec;

/// How to check.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CheckOptions {
    /// Which mitigations a threat needs; left to its default, the quickstart's rule.
    pub rule: CoverageRule,
    /// The day of the check; without it no review is overdue.
    pub today: Option<Date>,
}

impl CheckOptions {
    /// The level that the rule decides on: the quickstart and the phases look at the severity, the risk
    /// guide at the risk level, and while there is none at the severity (erratum E16).
    pub(crate) fn deciding_level(self, threat: &Entity<Threat>) -> Option<RiskLevel> {
        let severity = threat.severity.map(RiskLevel::from);
        match self.rule {
            CoverageRule::Quickstart | CoverageRule::Phases => severity,
            CoverageRule::DefenceInDepth | CoverageRule::TypeTable => threat.risk().or(severity),
        }
    }

    /// Whether a threat is open and the rule asks for mitigations of it.
    pub(super) fn needs_controls(self, threat: &Entity<Threat>) -> bool {
        let level = self.deciding_level(threat).filter(|_| threat.is_open());
        level.is_some_and(|level| !self.rule.needs(level).is_empty())
    }
}

/// Where findings are gathered.
struct Findings<'a> {
    model: &'a ThreatModel,
    links: Links<'a>,
    options: CheckOptions,
    list: Vec<CheckFinding>,
}

impl Findings<'_> {
    fn add(
        &mut self,
        code: CheckCode,
        grade: Grade,
        subject: Subject,
        message: String,
        remedy: impl Into<String>,
    ) {
        let Subject(ids, layer) = subject;
        self.list.push(CheckFinding { code, grade, ids, layer, message, remedy: remedy.into() });
    }
}

/// What a finding concerns.
struct Subject(Vec<Id>, Option<LayerScope>);

impl Subject {
    /// The model as a whole.
    const MODEL: Self = Self(Vec::new(), None);
}

impl From<Id> for Subject {
    fn from(id: Id) -> Self {
        Self(Vec::from([id]), None)
    }
}

impl From<LayerScope> for Subject {
    fn from(layer: LayerScope) -> Self {
        Self(Vec::new(), Some(layer))
    }
}

impl From<Vec<Id>> for Subject {
    fn from(ids: Vec<Id>) -> Self {
        Self(ids, None)
    }
}

impl ThreatModel {
    /// What the model still lacks, in the order of the quickstart's steps.
    #[must_use]
    pub fn check(&self, options: CheckOptions) -> Vec<CheckFinding> {
        let mut findings = Findings { model: self, links: self.links(), options, list: Vec::new() };
        findings.context();
        findings.architecture();
        findings.threats();
        findings.maintenance();
        findings.residual_risks();
        findings.list
    }
}
