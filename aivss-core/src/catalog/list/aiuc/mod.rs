//! AIUC-1, a standard for AI agents: its requirements and the controls that meet them.

mod control;
mod controls;
mod requirement;
mod requirements;

pub use control::{AiucControl, ControlForm, ControlFunction};
pub use requirement::{AiucRequirement, RequirementStatus};

use crate::catalog::core_risk::CoreRisk;
use crate::catalog::crosswalk::{Confidence, Review};

/// The core risks that OWASP's crosswalk gives a requirement or a control.
#[derive(Debug, PartialEq, Eq)]
pub struct RiskAssignment {
    /// The core risk that it answers first.
    pub primary: CoreRisk,
    /// Those that it answers besides.
    pub secondary: &'static [CoreRisk],
    /// How sure the crosswalk is.
    pub confidence: Confidence,
    /// How urgently it wants the assignment reviewed.
    pub review: Review,
}

const HIGH: Confidence = Confidence::High;
const MEDIUM: Confidence = Confidence::Medium;
const OK: Review = Review::Ok;
const P1: Review = Review::P1;
const P2: Review = Review::P2;

const fn assigned(
    primary: CoreRisk,
    secondary: &'static [CoreRisk],
    confidence: Confidence,
    review: Review,
) -> RiskAssignment {
    RiskAssignment { primary, secondary, confidence, review }
}
