//! An assessment with every point known, and its results.

use super::capability::CapabilityScores;
use super::outcome::Outcome;
use super::point::{AgentLevel, Impact, Threat, Vulnerability};
use crate::decimal::Decimal;

/// What AIVSS-SSVC takes: three points, and ten capabilities from which the agent level follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SsvcAssessment {
    /// How far exploitation has come.
    pub threat: Threat,
    /// How well the system is protected.
    pub vulnerability: Vulnerability,
    /// How much harm an exploit does.
    pub impact: Impact,
    /// What the agent can do.
    pub capabilities: CapabilityScores,
}

impl SsvcAssessment {
    /// The agent level.
    #[must_use]
    pub fn agent_level(&self) -> AgentLevel {
        self.capabilities.agent_level()
    }

    /// How soon to act.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        Outcome::new(self.threat, self.agent_level(), self.impact)
    }

    /// Threat times vulnerability, 0.06 to 0.72, exact.
    #[must_use]
    pub const fn likelihood(&self) -> Decimal {
        likelihood(self.threat, self.vulnerability)
    }

    /// Likelihood times exposure times impact, 0.24 to 57.60, exact.
    ///
    /// It does not choose the outcome and is no severity: the scores of the four outcomes overlap, and their
    /// scale is not that of 0 to 10.
    #[must_use]
    pub fn risk_score(&self) -> Decimal {
        risk_score(self.threat, self.vulnerability, self.agent_level(), self.impact)
    }
}

/// Hundredths, for each factor has one decimal.
const fn likelihood(threat: Threat, vulnerability: Vulnerability) -> Decimal {
    Decimal::from_ten_thousandths(100 * threat.tenths() as u32 * vulnerability.tenths() as u32)
}

pub(super) fn risk_score(
    threat: Threat,
    vulnerability: Vulnerability,
    agent: AgentLevel,
    impact: Impact,
) -> Decimal {
    let hundredths = u32::from(threat.tenths())
        * u32::from(vulnerability.tenths())
        * u32::from(agent.exposure())
        * u32::from(impact.number());
    Decimal::from_ten_thousandths(100 * hundredths)
}
