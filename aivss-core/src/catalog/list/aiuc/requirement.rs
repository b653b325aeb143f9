//! Requirements of AIUC-1.

use super::RiskAssignment;
use super::control::AiucControl;
use super::requirements::REQUIREMENTS;
use crate::catalog::list::look_up;
use crate::catalog::mitigation::MitigationKind;
use crate::catalog::source::Source;

/// A requirement of AIUC-1.
#[derive(Debug, PartialEq, Eq)]
pub struct AiucRequirement {
    /// The id: the category's letter and a number, `B001`.
    pub id: &'static str,
    /// The title.
    pub name: &'static str,
    /// Whether an agent has to meet it.
    pub status: RequirementStatus,
    /// When it acts: preventive or detective.
    pub kind: MitigationKind,
    /// After how many months it is due again: 3, 6 or 12.
    pub months: u8,
    /// Whether AIUC's own review confirmed that the requirement belongs to AIVSS.
    pub is_confirmed: bool,
    /// The core risks that OWASP's crosswalk gives it.
    pub risks: RiskAssignment,
}

/// Whether an agent has to meet a requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RequirementStatus {
    /// It has to.
    Mandatory,
    /// It may.
    Optional,
    /// The requirement is no longer in force.
    Retired,
}

pub(super) const CONFIRMED: bool = true;
pub(super) const DERIVED: bool = false;

pub(super) const fn requirement(
    id: &'static str,
    name: &'static str,
    status: RequirementStatus,
    kind: MitigationKind,
    months: u8,
    is_confirmed: bool,
    risks: RiskAssignment,
) -> AiucRequirement {
    AiucRequirement { id, name, status, kind, months, is_confirmed, risks }
}

look_up!(AiucRequirement, REQUIREMENTS, "requirement of AIUC-1");

impl AiucRequirement {
    /// Where the list is from.
    pub const SOURCE: Source = Source {
        document: "OWASP AIUC-1 crosswalk of 2026-02-26",
        section: "aiuc-crosswalk/site_data.js",
    };

    /// The controls that meet the requirement.
    pub fn controls(&self) -> impl Iterator<Item = &'static AiucControl> {
        let id = self.id;
        AiucControl::all().filter(move |control| control.requirement_id() == id)
    }
}

impl RequirementStatus {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Mandatory, Self::Optional, Self::Retired];

    /// `mandatory`, `optional` or `retired`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Optional => "optional",
            Self::Retired => "retired",
        }
    }
}
