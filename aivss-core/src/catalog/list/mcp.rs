//! OWASP's Top 10 for the Model Context Protocol, 2025, in its beta phase.

use crate::catalog::nearest;
use crate::catalog::source::Source;
use crate::error::Error;

/// An entry of the MCP Top 10.
#[derive(Debug, PartialEq, Eq)]
pub struct McpRisk {
    /// `MCP01:2025` to `MCP10:2025`.
    pub id: &'static str,
    /// The name of the index and of the entry's own page.
    pub name: &'static str,
    /// Other names that the project prints for it.
    pub aliases: &'static [&'static str],
}

static RISKS: [McpRisk; 10] = [
    risk(
        "MCP01:2025",
        "Token Mismanagement & Secret Exposure",
        &["Token Mismanagement and Secret Exposure"],
    ),
    risk("MCP02:2025", "Privilege Escalation via Scope Creep", &[]),
    risk("MCP03:2025", "Tool Poisoning", &[]),
    risk("MCP04:2025", "Software Supply Chain Attacks & Dependency Tampering", &[]),
    risk("MCP05:2025", "Command Injection & Execution", &[]),
    risk("MCP06:2025", "Intent Flow Subversion", &["Prompt Injection via Contextual Payloads"]),
    risk("MCP07:2025", "Insufficient Authentication & Authorization", &[]),
    risk("MCP08:2025", "Lack of Audit and Telemetry", &[]),
    risk("MCP09:2025", "Shadow MCP Servers", &[]),
    risk("MCP10:2025", "Context Injection & Over-Sharing", &[]),
];

const fn risk(id: &'static str, name: &'static str, aliases: &'static [&'static str]) -> McpRisk {
    McpRisk { id, name, aliases }
}

impl McpRisk {
    /// Where the list is from.
    pub const SOURCE: Source = Source {
        document: "OWASP MCP Top 10 2025 (v0.1, beta)",
        section: "index.md and the entries; aliases: README.md, tab_top10.md",
    };

    /// All ten, in order.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        super::carried(&RISKS).iter()
    }

    /// The entry of an id, in either case of letters. There is one edition, so that `MCP06` is enough.
    #[must_use]
    pub fn by_id(id: &str) -> Option<&'static Self> {
        super::carried(&RISKS).iter().find(|risk| {
            risk.id.eq_ignore_ascii_case(id)
                || risk.id.split(':').next().is_some_and(|key| key.eq_ignore_ascii_case(id))
        })
    }

    /// The same, with an error that names the nearest ids.
    ///
    /// # Errors
    ///
    /// `catalog.unknown`.
    pub fn find(id: &str) -> Result<&'static Self, Error> {
        Self::by_id(id).ok_or_else(|| {
            nearest::unknown("entry of the MCP Top 10", id, Self::all().map(|risk| risk.id))
        })
    }
}
