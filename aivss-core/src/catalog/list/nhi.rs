//! OWASP's Top 10 for Non-Human Identities, 2025.

use super::look_up;
use crate::catalog::source::Source;

/// An entry of the NHI Top 10.
#[derive(Debug, PartialEq, Eq)]
pub struct NhiRisk {
    /// `NHI1` to `NHI10`.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
}

static RISKS: [NhiRisk; 10] = [
    NhiRisk { id: "NHI1", name: "Improper Offboarding" },
    NhiRisk { id: "NHI2", name: "Secret Leakage" },
    NhiRisk { id: "NHI3", name: "Vulnerable Third-Party NHI" },
    NhiRisk { id: "NHI4", name: "Insecure Authentication" },
    NhiRisk { id: "NHI5", name: "Overprivileged NHI" },
    NhiRisk { id: "NHI6", name: "Insecure Cloud Deployment Configurations" },
    NhiRisk { id: "NHI7", name: "Long-Lived Secrets" },
    NhiRisk { id: "NHI8", name: "Environment Isolation" },
    NhiRisk { id: "NHI9", name: "NHI Reuse" },
    NhiRisk { id: "NHI10", name: "Human Use of NHI" },
];

look_up!(NhiRisk, RISKS, "entry of the NHI Top 10");

impl NhiRisk {
    /// Where the list is from.
    pub const SOURCE: Source = Source {
        document: "OWASP Top 10 for Agentic Applications 2026",
        section: "table of the NHI Top 10 2025",
    };
}
