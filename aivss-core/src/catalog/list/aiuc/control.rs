//! Controls of AIUC-1.

use super::RiskAssignment;
use super::controls::CONTROLS;
use super::requirement::AiucRequirement;
use crate::catalog::list::look_up;

/// A control of AIUC-1, as OWASP's crosswalk lists them (erratum X20).
#[derive(Debug, PartialEq, Eq)]
pub struct AiucControl {
    /// The id: that of the requirement, a point and a number, `B001.1`.
    pub id: &'static str,
    /// The title.
    pub name: &'static str,
    /// What it does about an attack.
    pub function: ControlFunction,
    /// What it consists of.
    pub form: ControlForm,
    /// The core risks that OWASP's crosswalk gives it.
    pub risks: RiskAssignment,
}

/// What a control does about an attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ControlFunction {
    /// Keeps it from happening.
    Prevent,
    /// Finds it.
    Detect,
    /// Answers it.
    Respond,
}

/// What a control consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ControlForm {
    /// Technology.
    Technical,
    /// A process.
    Process,
    /// A written policy.
    Policy,
}

pub(super) const fn control(
    id: &'static str,
    name: &'static str,
    function: ControlFunction,
    form: ControlForm,
    risks: RiskAssignment,
) -> AiucControl {
    AiucControl { id, name, function, form, risks }
}

look_up!(AiucControl, CONTROLS, "control of AIUC-1");

impl AiucControl {
    /// The id of the requirement that the control meets.
    #[must_use]
    pub fn requirement_id(&self) -> &'static str {
        self.id.split('.').next().unwrap_or(self.id)
    }

    /// The requirement that the control meets; there is always one.
    #[must_use]
    pub fn requirement(&self) -> Option<&'static AiucRequirement> {
        AiucRequirement::by_id(self.requirement_id())
    }
}

impl ControlFunction {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Prevent, Self::Detect, Self::Respond];

    /// `prevent`, `detect` or `respond`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Prevent => "prevent",
            Self::Detect => "detect",
            Self::Respond => "respond",
        }
    }
}

impl ControlForm {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Technical, Self::Process, Self::Policy];

    /// `technical`, `process` or `policy`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Technical => "technical",
            Self::Process => "process",
            Self::Policy => "policy",
        }
    }
}
