//! OWASP's Agentic Skills Top 10, 2026.

use super::look_up;
use crate::catalog::source::Source;
use crate::severity::Severity;

/// An entry of the Agentic Skills Top 10. Its MAESTRO layers are links of the crosswalk.
#[derive(Debug, PartialEq, Eq)]
pub struct SkillRisk {
    /// `AST01` to `AST10`.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// The severity that the list gives it, which is no score.
    pub severity: Severity,
}

static RISKS: [SkillRisk; 10] = {
    use Severity::{Critical, High, Medium};
    [
        SkillRisk { id: "AST01", name: "Malicious Skills", severity: Critical },
        SkillRisk { id: "AST02", name: "Supply Chain Compromise", severity: Critical },
        SkillRisk { id: "AST03", name: "Over-Privileged Skills", severity: High },
        SkillRisk { id: "AST04", name: "Insecure Metadata", severity: High },
        SkillRisk { id: "AST05", name: "Unsafe Deserialization", severity: High },
        SkillRisk { id: "AST06", name: "Weak Isolation", severity: High },
        SkillRisk { id: "AST07", name: "Update Drift", severity: Medium },
        SkillRisk { id: "AST08", name: "Poor Scanning", severity: Medium },
        SkillRisk { id: "AST09", name: "No Governance", severity: Medium },
        SkillRisk { id: "AST10", name: "Cross-Platform Reuse", severity: Medium },
    ]
};

look_up!(SkillRisk, RISKS, "entry of the Agentic Skills Top 10");

impl SkillRisk {
    /// Where the list is from.
    pub const SOURCE: Source =
        Source { document: "OWASP Agentic Skills Top 10 2026 (v1.0)", section: "README.md" };
}
