//! OWASP's Top 10 for LLM Applications: the editions of 2025 and 2026, which number otherwise.

use super::look_up;
use crate::catalog::source::Source;

/// An entry of the LLM Top 10.
///
/// The same number means another risk in the other edition, so that an id always names its edition:
/// `LLM06:2025` is Excessive Agency, `LLM06:2026` Unbounded Consumption. The crosswalk between the editions
/// says which entry goes on from which.
#[derive(Debug, PartialEq, Eq)]
pub struct LlmRisk {
    /// `LLM01:2025` to `LLM10:2026`.
    pub id: &'static str,
    /// The name.
    pub name: &'static str,
    /// The edition.
    pub edition: LlmEdition,
}

/// An edition of the LLM Top 10.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LlmEdition {
    /// 2025, published as v2.0 in November 2024.
    E2025,
    /// 2026, as its release candidate of July 2026 has it (erratum X10).
    E2026,
}

impl LlmEdition {
    /// Both.
    pub const ALL: [Self; 2] = [Self::E2025, Self::E2026];

    /// `2025` or `2026`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::E2025 => "2025",
            Self::E2026 => "2026",
        }
    }
}

static RISKS: [LlmRisk; 20] = [
    of_2025("LLM01:2025", "Prompt Injection"),
    of_2025("LLM02:2025", "Sensitive Information Disclosure"),
    of_2025("LLM03:2025", "Supply Chain"),
    of_2025("LLM04:2025", "Data and Model Poisoning"),
    of_2025("LLM05:2025", "Improper Output Handling"),
    of_2025("LLM06:2025", "Excessive Agency"),
    of_2025("LLM07:2025", "System Prompt Leakage"),
    of_2025("LLM08:2025", "Vector and Embedding Weaknesses"),
    of_2025("LLM09:2025", "Misinformation"),
    of_2025("LLM10:2025", "Unbounded Consumption"),
    of_2026("LLM01:2026", "Prompt Injection"),
    of_2026("LLM02:2026", "Sensitive Information Disclosure"),
    of_2026("LLM03:2026", "Excessive Agency"),
    of_2026("LLM04:2026", "Supply Chain"),
    of_2026("LLM05:2026", "Data and Model Poisoning"),
    of_2026("LLM06:2026", "Unbounded Consumption"),
    of_2026("LLM07:2026", "Misinformation"),
    of_2026("LLM08:2026", "Hidden Context Exposure"),
    of_2026("LLM09:2026", "Vector and Embedding Weaknesses"),
    of_2026("LLM10:2026", "Improper Output Handling"),
];

const fn of_2025(id: &'static str, name: &'static str) -> LlmRisk {
    LlmRisk { id, name, edition: LlmEdition::E2025 }
}

const fn of_2026(id: &'static str, name: &'static str) -> LlmRisk {
    LlmRisk { id, name, edition: LlmEdition::E2026 }
}

look_up!(LlmRisk, RISKS, "entry of the LLM Top 10");

impl LlmRisk {
    /// Where the entry is from.
    #[must_use]
    pub const fn source(&self) -> Source {
        match self.edition {
            LlmEdition::E2025 => Source {
                document: "OWASP Top 10 for LLM Applications 2025 (v2.0)",
                section: "headings of the entries",
            },
            LlmEdition::E2026 => Source {
                document: "OWASP Top 10 for LLM Applications 2026 (release candidate)",
                section: "headings of the entries",
            },
        }
    }
}
