//! OWASP's Top 10 for Agentic Applications (2026), and the core risks that AIVSS v0.8 (Table 7) links to it.

use super::core_risk::CoreRisk;
use super::nearest;
use super::source::Source;
use crate::error::Error;

/// An entry of the ASI Top 10.
#[derive(Debug, PartialEq, Eq)]
pub struct AsiRisk {
    /// `ASI01` to `ASI10`.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// Other names that the GenAI crosswalk prints for it.
    pub aliases: &'static [&'static str],
    /// What it is.
    pub description: &'static str,
    /// The core risk that it belongs to first.
    pub primary: CoreRisk,
    /// The core risks that it touches besides.
    pub secondary: [CoreRisk; 2],
    /// Where it is from.
    pub source: Source,
}

const fn entry(
    id: &'static str,
    name: &'static str,
    description: &'static str,
    primary: CoreRisk,
    secondary: [CoreRisk; 2],
) -> AsiRisk {
    let source = Source::aivss_0_8("Table 7");
    AsiRisk { id, name, aliases: &[], description, primary, secondary, source }
}

impl AsiRisk {
    const fn also_called(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }
}

static ASI: [AsiRisk; 10] = {
    use CoreRisk as R;
    [
        entry(
            "ASI01",
            "Agent Goal Hijack",
            "Hostile content replaces the goal that an agent pursues.",
            R::GoalInstruction,
            [R::MemoryContext, R::CriticalSystems],
        ),
        entry(
            "ASI02",
            "Tool Misuse & Exploitation",
            "Permitted tools are called so that they harm.",
            R::ToolMisuse,
            [R::Orchestration, R::CriticalSystems],
        ),
        entry(
            "ASI03",
            "Identity & Privilege Abuse",
            "Agents use, inherit or leak identities and rights beyond their task.",
            R::AccessControl,
            [R::IdentityImpersonation, R::Untraceability],
        ),
        entry(
            "ASI04",
            "Agentic Supply Chain Vulnerabilities",
            "Models, tools, plugins or data from outside arrive compromised.",
            R::SupplyChain,
            [R::ToolMisuse, R::Orchestration],
        )
        .also_called(&["Agentic Supply Chain"]),
        entry(
            "ASI05",
            "Unexpected Code Execution (RCE)",
            "Code that an agent writes or is handed runs where it should not.",
            R::ToolMisuse,
            [R::AccessControl, R::CriticalSystems],
        )
        .also_called(&["Unexpected Code Execution"]),
        entry(
            "ASI06",
            "Memory & Context Poisoning",
            "Stored memory or retrieved context is falsified with lasting effect.",
            R::MemoryContext,
            [R::GoalInstruction, R::CascadingFailures],
        ),
        entry(
            "ASI07",
            "Insecure Inter-Agent Communication",
            "Messages between agents are read, forged or altered.",
            R::Orchestration,
            [R::AccessControl, R::IdentityImpersonation],
        )
        .also_called(&["Insecure Inter-Agent Communications"]),
        entry(
            "ASI08",
            "Cascading Failures",
            "One fault sets off others throughout the system.",
            R::CascadingFailures,
            [R::Orchestration, R::MemoryContext],
        )
        .also_called(&["Cascading Agent Failures"]),
        entry(
            "ASI09",
            "Human-Agent Trust Exploitation",
            "People's trust in an agent is turned against them.",
            R::IdentityImpersonation,
            [R::GoalInstruction, R::AccessControl],
        ),
        entry(
            "ASI10",
            "Rogue Agents",
            "An agent acts outside its mandate and hides or persists.",
            R::AccessControl,
            [R::Untraceability, R::GoalInstruction],
        ),
    ]
};

impl AsiRisk {
    /// All ten, in order.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        ASI.iter()
    }

    /// The entry of an id, in either case of letters.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        ASI.iter().find(|asi| asi.id.eq_ignore_ascii_case(id))
    }

    /// The same, with an error that names the nearest ids.
    ///
    /// # Errors
    ///
    /// `catalog.unknown`.
    pub fn find(id: &str) -> Result<&'static Self, Error> {
        Self::by_id(id).ok_or_else(|| {
            nearest::unknown("entry of the ASI Top 10", id, Self::all().map(|asi| asi.id))
        })
    }
}
