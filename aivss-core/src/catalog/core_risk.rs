//! The ten AIVSS core risks (AIVSS v0.8, Tables 3 and 5; v0.5, section 4.2).

use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::name;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A core security risk of agentic AI.
///
/// `FromStr` takes every published spelling: the keys, the full names with "and" or `&`, the short
/// forms of v0.8's tables, and v0.5's names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoreRisk {
    /// Agentic AI Tool Misuse.
    ToolMisuse,
    /// Agent Access Control Violation.
    AccessControl,
    /// Agent Cascading Failures.
    CascadingFailures,
    /// Agent Orchestration and Multi-Agent Exploitation.
    Orchestration,
    /// Agent Identity Impersonation.
    IdentityImpersonation,
    /// Agent Memory and Context Manipulation.
    MemoryContext,
    /// Insecure Agent Critical Systems Interaction.
    CriticalSystems,
    /// Agent Supply Chain and Dependency Risk.
    SupplyChain,
    /// Agent Untraceability.
    Untraceability,
    /// Agent Goal and Instruction Manipulation.
    GoalInstruction,
}

impl CoreRisk {
    /// All ten, by rank.
    pub const ALL: [Self; 10] = [
        Self::ToolMisuse,
        Self::AccessControl,
        Self::CascadingFailures,
        Self::Orchestration,
        Self::IdentityImpersonation,
        Self::MemoryContext,
        Self::CriticalSystems,
        Self::SupplyChain,
        Self::Untraceability,
        Self::GoalInstruction,
    ];

    /// The key in files and requests, `tool_misuse`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ToolMisuse => "tool_misuse",
            Self::AccessControl => "access_control",
            Self::CascadingFailures => "cascading_failures",
            Self::Orchestration => "orchestration",
            Self::IdentityImpersonation => "identity_impersonation",
            Self::MemoryContext => "memory_context",
            Self::CriticalSystems => "critical_systems",
            Self::SupplyChain => "supply_chain",
            Self::Untraceability => "untraceability",
            Self::GoalInstruction => "goal_instruction",
        }
    }

    /// The name in v0.8.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ToolMisuse => "Agentic AI Tool Misuse",
            Self::AccessControl => "Agent Access Control Violation",
            Self::CascadingFailures => "Agent Cascading Failures",
            Self::Orchestration => "Agent Orchestration and Multi-Agent Exploitation",
            Self::IdentityImpersonation => "Agent Identity Impersonation",
            Self::MemoryContext => "Agent Memory and Context Manipulation",
            Self::CriticalSystems => "Insecure Agent Critical Systems Interaction",
            Self::SupplyChain => "Agent Supply Chain and Dependency Risk",
            Self::Untraceability => "Agent Untraceability",
            Self::GoalInstruction => "Agent Goal and Instruction Manipulation",
        }
    }

    /// The rank in v0.8, 1 to 10.
    #[must_use]
    pub fn rank(self) -> usize {
        Self::ALL.into_iter().take_while(|risk| *risk != self).count() + 1
    }
}

/// Published spellings beside keys and names, in normal form (see [`crate::name`]).
const SPELLINGS: [(&str, CoreRisk); 9] = [
    ("orchestrationexploitation", CoreRisk::Orchestration),
    ("memorymanipulation", CoreRisk::MemoryContext),
    ("memorycontextmanipulation", CoreRisk::MemoryContext),
    ("criticalsystemsinteraction", CoreRisk::CriticalSystems),
    ("insecurecriticalsystemsinteraction", CoreRisk::CriticalSystems),
    ("supplychainrisk", CoreRisk::SupplyChain),
    ("agentsupplychaindependencyattacks", CoreRisk::SupplyChain),
    ("goalmanipulation", CoreRisk::GoalInstruction),
    ("goalinstructionmanipulation", CoreRisk::GoalInstruction),
];

impl fmt::Display for CoreRisk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for CoreRisk {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let is_meant = |name: &str| name::is_same(name, text);
        Self::ALL
            .into_iter()
            .find(|risk| is_meant(risk.as_str()) || is_meant(risk.name()))
            .or_else(|| name::find(&SPELLINGS, text))
            .ok_or_else(|| {
                Error::new(
                    ErrorCode::CoreRiskUnknown,
                    format!(
                        "{} is no core risk; there are {}",
                        Quoted(text),
                        list(Self::ALL.map(|risk| Quoted(risk.as_str())))
                    ),
                )
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::NormalName;

    #[test]
    fn every_spelling_is_in_normal_form_and_leads_to_one_risk() {
        for (index, (spelling, risk)) in SPELLINGS.iter().enumerate() {
            assert_eq!(NormalName::new(spelling).unwrap().as_bytes(), spelling.as_bytes());
            assert!(SPELLINGS.iter().skip(index + 1).all(|(other, _)| other != spelling));
            assert_eq!(spelling.parse::<CoreRisk>().unwrap(), *risk);
        }
    }

    /// The spellings that `&` and the documents' tables give, from the reference.
    #[test]
    fn published_spellings_are_read() {
        for (spelling, key) in [
            ("Agent Orchestration & Multi-Agent Exploitation", "orchestration"),
            ("Orchestration Exploitation", "orchestration"),
            ("Memory & Context Manipulation", "memory_context"),
            ("Critical Systems Interaction", "critical_systems"),
            ("Insecure Critical Systems Interaction", "critical_systems"),
            ("Agent Supply Chain and Dependency Attacks", "supply_chain"),
            ("Supply Chain Risk", "supply_chain"),
            ("Goal & Instruction Manipulation", "goal_instruction"),
            ("tool_misuse", "tool_misuse"),
        ] {
            assert_eq!(spelling.parse::<CoreRisk>().unwrap().as_str(), key, "{spelling}");
        }
        for (rank, risk) in (1..).zip(CoreRisk::ALL) {
            assert_eq!(risk.rank(), rank);
            assert_eq!(risk.name().parse::<CoreRisk>().unwrap(), risk);
        }
    }
}
