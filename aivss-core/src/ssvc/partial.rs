//! An assessment with points unknown: what is missing, and between which results it lies.

use super::assessment::{SsvcAssessment, risk_score};
use super::capability::{Capability, CapabilityScore, CapabilityScores};
use super::outcome::Outcome;
use super::point::{AgentLevel, Impact, Threat, Vulnerability};
use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::list;
use alloc::format;

/// An assessment in which points may be unknown. An unknown point never takes an example's value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialSsvcAssessment {
    /// How far exploitation has come.
    pub threat: Option<Threat>,
    /// How well the system is protected.
    pub vulnerability: Option<Vulnerability>,
    /// How much harm an exploit does.
    pub impact: Option<Impact>,
    /// What the agent can do, f1 to f10.
    pub capabilities: [Option<CapabilityScore>; 10],
}

impl From<SsvcAssessment> for PartialSsvcAssessment {
    fn from(assessment: SsvcAssessment) -> Self {
        Self {
            threat: Some(assessment.threat),
            vulnerability: Some(assessment.vulnerability),
            impact: Some(assessment.impact),
            capabilities: assessment.capabilities.0.map(Some),
        }
    }
}

impl PartialSsvcAssessment {
    /// The keys of everything that is unknown, in the order of a vector.
    pub fn unknown(&self) -> impl Iterator<Item = &'static str> + use<> {
        let points = [
            self.threat.is_none().then_some(Threat::KEY),
            self.vulnerability.is_none().then_some(Vulnerability::KEY),
            self.impact.is_none().then_some(Impact::KEY),
        ];
        let capabilities = Capability::ALL.into_iter().zip(self.capabilities);
        points.into_iter().flatten().chain(
            capabilities
                .filter_map(|(capability, score)| score.is_none().then_some(capability.as_str())),
        )
    }

    /// The assessment, if everything is known.
    ///
    /// # Errors
    ///
    /// `ssvc.point_missing`, with every unknown key.
    pub fn complete(&self) -> Result<SsvcAssessment, Error> {
        let Self {
            threat: Some(threat),
            vulnerability: Some(vulnerability),
            impact: Some(impact),
            ..
        } = *self
        else {
            return Err(self.missing());
        };
        let mut scores = [CapabilityScore::MIN; 10];
        for (score, given) in scores.iter_mut().zip(self.capabilities) {
            *score = given.ok_or_else(|| self.missing())?;
        }
        Ok(SsvcAssessment {
            threat,
            vulnerability,
            impact,
            capabilities: CapabilityScores::new(scores),
        })
    }

    fn missing(&self) -> Error {
        let keys = list(self.unknown().map(|key| format!("`{key}`")));
        Error::new(
            ErrorCode::SsvcPointMissing,
            format!("an AIVSS-SSVC assessment lacks {keys}; an absent point has no default"),
        )
    }

    /// The least and the greatest agent level that the unknown capabilities leave open.
    #[must_use]
    pub fn agent_level_bounds(&self) -> (AgentLevel, AgentLevel) {
        let with = |unknown| {
            CapabilityScores::new(self.capabilities.map(|score| score.unwrap_or(unknown)))
                .agent_level()
        };
        (with(CapabilityScore::MIN), with(CapabilityScore::MAX))
    }

    /// The least and the most urgent outcome that the unknown points leave open.
    ///
    /// The outcome never falls when a point worsens, so that the least and the greatest values give both.
    #[must_use]
    pub fn outcome_bounds(&self) -> (Outcome, Outcome) {
        let (least, greatest) = self.agent_level_bounds();
        (
            Outcome::new(
                self.threat.unwrap_or(Threat::None),
                least,
                self.impact.unwrap_or(Impact::Contained),
            ),
            Outcome::new(
                self.threat.unwrap_or(Threat::Active),
                greatest,
                self.impact.unwrap_or(Impact::Critical),
            ),
        )
    }

    /// The least and the greatest risk score that the unknown points leave open.
    #[must_use]
    pub fn risk_score_bounds(&self) -> (Decimal, Decimal) {
        let (least, greatest) = self.agent_level_bounds();
        (
            risk_score(
                self.threat.unwrap_or(Threat::None),
                self.vulnerability.unwrap_or(Vulnerability::Hardened),
                least,
                self.impact.unwrap_or(Impact::Contained),
            ),
            risk_score(
                self.threat.unwrap_or(Threat::Active),
                self.vulnerability.unwrap_or(Vulnerability::Exposed),
                greatest,
                self.impact.unwrap_or(Impact::Critical),
            ),
        )
    }
}
