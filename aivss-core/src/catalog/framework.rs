//! The lists that the catalogs hold or that crosswalks lead to.

use super::entry::Entry;
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use crate::name;
use alloc::format;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

/// A published list of risks, threats, weaknesses, techniques, requirements or controls.
///
/// The catalogs hold the records of the first fourteen. Of the others they know the ids that some
/// crosswalk links; see [`crosswalk`](super::crosswalk()).
///
/// `FromStr` takes the text of [`as_str`](Self::as_str) and the name, without regard to case, blanks and
/// hyphens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Framework {
    /// MAESTRO's seven layers.
    Layers,
    /// OWASP's threats T1 to T15 and the MAESTRO playbook's additions.
    Threats,
    /// The MAESTRO playbook's mitigations.
    Mitigations,
    /// The ten core risks of AIVSS.
    CoreRisks,
    /// The OWASP Top 10 for Agentic Applications 2026.
    Asi,
    /// The OWASP Top 10 for LLM Applications 2025.
    Llm2025,
    /// The OWASP Top 10 for LLM Applications 2026, as far as its release candidate has it.
    Llm2026,
    /// The OWASP MCP Top 10 2025, in its beta phase.
    Mcp,
    /// The OWASP Agentic Skills Top 10 2026.
    Skills,
    /// The OWASP Non-Human Identities Top 10 2025.
    Nhi,
    /// The weaknesses of CWE that the other lists cite.
    Cwe,
    /// AIUC-1: requirements, and controls that meet them.
    Aiuc1,
    /// The AI Controls Matrix of the Cloud Security Alliance.
    Aicm,
    /// MITRE ATLAS: tactics, techniques, mitigations. The records need the feature `atlas`; links to them
    /// do not.
    Atlas,
    /// The data security risks of OWASP's GenAI Security Project.
    Dsgai,
    /// The NIST AI Risk Management Framework.
    NistAiRmf,
    /// The risks of NIST AI 600-1, the generative AI profile.
    NistAi600_1,
    /// The AI Act of the European Union, Regulation (EU) 2024/1689.
    EuAiAct,
    /// ISO/IEC 42001:2023, management of AI.
    Iso42001,
    /// ISO/IEC 27001:2022, management of information security.
    Iso27001,
    /// The NIST Cybersecurity Framework.
    NistCsf,
    /// NIST SP 800-53, by way of FedRAMP.
    Nist800_53,
    /// NIST SP 800-218A, secure development of generative AI.
    Nist800_218A,
    /// The CIS Critical Security Controls.
    CisControls,
    /// The OWASP Application Security Verification Standard.
    Asvs,
    /// The chapters of the OWASP AI Security Verification Standard.
    Aisvs,
    /// The trust services criteria of SOC 2.
    Soc2,
    /// The Payment Card Industry Data Security Standard.
    PciDss,
    /// The Digital Operational Resilience Act, Regulation (EU) 2022/2554.
    Dora,
    /// MITRE ATT&CK.
    Attack,
    /// The six letters of STRIDE.
    Stride,
}

impl Framework {
    /// All 31: first those whose records the catalogs hold.
    pub const ALL: [Self; 31] = [
        Self::Layers,
        Self::Threats,
        Self::Mitigations,
        Self::CoreRisks,
        Self::Asi,
        Self::Llm2025,
        Self::Llm2026,
        Self::Mcp,
        Self::Skills,
        Self::Nhi,
        Self::Cwe,
        Self::Aiuc1,
        Self::Aicm,
        Self::Atlas,
        Self::Dsgai,
        Self::NistAiRmf,
        Self::NistAi600_1,
        Self::EuAiAct,
        Self::Iso42001,
        Self::Iso27001,
        Self::NistCsf,
        Self::Nist800_53,
        Self::Nist800_218A,
        Self::CisControls,
        Self::Asvs,
        Self::Aisvs,
        Self::Soc2,
        Self::PciDss,
        Self::Dora,
        Self::Attack,
        Self::Stride,
    ];

    /// The word for it in requests, `llm-2025`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.facts().0
    }

    /// The name, `OWASP Top 10 for LLM Applications 2025`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().1
    }

    /// The version that the records or links are of; empty for STRIDE, which has none.
    #[must_use]
    pub const fn version(self) -> &'static str {
        self.facts().2
    }

    #[rustfmt::skip] // a list a line
    const fn facts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Layers => ("layers", "MAESTRO layers", "playbook v1.0.0"),
            Self::Threats => ("threats", "MAESTRO threat taxonomy", "playbook v1.0.0"),
            Self::Mitigations => ("mitigations", "MAESTRO mitigation catalog", "playbook v1.0.0"),
            Self::CoreRisks => ("risks", "AIVSS core risks", "v0.8"),
            Self::Asi => ("asi", "OWASP Top 10 for Agentic Applications", "2026"),
            Self::Llm2025 => ("llm-2025", "OWASP Top 10 for LLM Applications 2025", "v2.0"),
            Self::Llm2026 => ("llm-2026", "OWASP Top 10 for LLM Applications 2026", "release candidate of 2026-07-16"),
            Self::Mcp => ("mcp", "OWASP MCP Top 10", "2025 (v0.1, beta)"),
            Self::Skills => ("skills", "OWASP Agentic Skills Top 10", "2026 (v1.0)"),
            Self::Nhi => ("nhi", "OWASP Non-Human Identities Top 10", "2025"),
            Self::Cwe => ("cwe", "Common Weakness Enumeration", "names of 4.14, links of 4.20"),
            Self::Aiuc1 => ("aiuc-1", "AIUC-1", "1.0 of January 2026"),
            Self::Aicm => ("aicm", "CSA AI Controls Matrix", "1.0.3; domains as well of 1.1"),
            Self::Atlas => ("atlas", "MITRE ATLAS", "5.6.0, with names of 2026.09"),
            Self::Dsgai => ("dsgai", "OWASP GenAI data security risks", "v1.0 of 2026-03-17"),
            Self::NistAiRmf => ("nist-ai-rmf", "NIST AI Risk Management Framework", "1.0"),
            Self::NistAi600_1 => ("nist-ai-600-1", "NIST AI 600-1", "July 2024"),
            Self::EuAiAct => ("eu-ai-act", "EU AI Act", "Regulation (EU) 2024/1689"),
            Self::Iso42001 => ("iso-42001", "ISO/IEC 42001", "2023"),
            Self::Iso27001 => ("iso-27001", "ISO/IEC 27001", "2022"),
            Self::NistCsf => ("nist-csf", "NIST Cybersecurity Framework", "2.0"),
            Self::Nist800_53 => ("nist-800-53", "NIST SP 800-53", "as FedRAMP uses it"),
            Self::Nist800_218A => ("nist-800-218a", "NIST SP 800-218A", "July 2024"),
            Self::CisControls => ("cis", "CIS Controls", "8.1"),
            Self::Asvs => ("asvs", "OWASP ASVS", "4.0.3"),
            Self::Aisvs => ("aisvs", "OWASP AISVS", "1.0"),
            Self::Soc2 => ("soc-2", "SOC 2", "trust services criteria"),
            Self::PciDss => ("pci-dss", "PCI DSS", "4.0"),
            Self::Dora => ("dora", "DORA", "Regulation (EU) 2022/2554"),
            Self::Attack => ("attack", "MITRE ATT&CK", "v19.1"),
            Self::Stride => ("stride", "STRIDE", ""),
        }
    }

    /// Whether the catalogs hold its records, and not only ids that crosswalks cite. For ATLAS this
    /// depends on the feature `atlas`, for the lists of other projects on `lists`.
    #[must_use]
    pub const fn has_records(self) -> bool {
        match self {
            Self::Layers | Self::Threats | Self::Mitigations | Self::CoreRisks | Self::Asi => true,
            Self::Atlas => cfg!(feature = "atlas"),
            _ => cfg!(any(feature = "lists", test)) && (self as usize) < (Self::Atlas as usize),
        }
    }

    /// Its records, in its order; none where the catalogs do not hold them.
    #[must_use]
    pub fn entries(self) -> Vec<Entry> {
        let mut entries = Vec::new();
        Entry::visit_all(&mut |entry| {
            if entry.framework() == Some(self) {
                entries.push(entry);
            }
        });
        entries
    }
}

impl fmt::Display for Framework {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Framework {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL
            .into_iter()
            .find(|it| name::is_same(it.as_str(), text) || it.name().eq_ignore_ascii_case(text))
            .ok_or_else(|| {
                Error::new(
                    ErrorCode::CatalogUnknown,
                    format!(
                        "{} is no list that crosswalks know; expected one of {}",
                        Quoted(text),
                        list(Self::ALL.map(|it| Quoted(it.as_str())))
                    ),
                )
            })
    }
}
