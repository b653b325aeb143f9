//! MITRE's Common Weakness Enumeration, as far as the other lists cite it.

mod table;

use super::look_up;
use crate::catalog::source::Source;
use table::WEAKNESSES;

/// A weakness of CWE that one of the other lists cites. There are 63; CWE itself has over 900.
#[derive(Debug, PartialEq, Eq)]
pub struct Weakness {
    /// `CWE-20`.
    pub id: &'static str,
    /// The name in CWE.
    pub name: &'static str,
    /// How abstract it is; `None` for the two that are younger than the edition that was read (4.14).
    pub abstraction: Option<Abstraction>,
}

/// How abstract a record of CWE is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Abstraction {
    /// The most abstract weaknesses.
    Pillar,
    /// Abstract: of no certain language or technology.
    Class,
    /// Certain enough to be found and prevented.
    Base,
    /// Of a certain language or technology.
    Variant,
    /// A group and no weakness, so that no finding should be mapped to it (erratum X24).
    Category,
}

look_up!(Weakness, WEAKNESSES, "weakness that the catalogs cite");

impl Weakness {
    /// The number, 20 for `CWE-20`.
    #[must_use]
    pub fn number(&self) -> u32 {
        let digits = self.id.trim_start_matches("CWE-");
        // Every id of the table is a number; a test holds it.
        digits.parse().unwrap_or_default()
    }

    /// Where the record is from.
    #[must_use]
    pub const fn source(&self) -> Source {
        match self.abstraction {
            Some(_) => Source { document: "CWE 4.14", section: "list of weaknesses" },
            None => Source {
                document: "CWE 4.20",
                section: "as the OWASP Top 10 for LLM Applications 2026 prints it, Appendix 1",
            },
        }
    }
}

impl Abstraction {
    /// All five.
    pub const ALL: [Self; 5] =
        [Self::Pillar, Self::Class, Self::Base, Self::Variant, Self::Category];

    /// `pillar`, `class`, `base`, `variant` or `category`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pillar => "pillar",
            Self::Class => "class",
            Self::Base => "base",
            Self::Variant => "variant",
            Self::Category => "category",
        }
    }
}
