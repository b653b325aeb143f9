//! The two editions of the candidate that this library knows, and their identifiers.

use core::fmt;

/// A state of the AIVSS candidate, told by the header of its extension vector.
///
/// Both have the same eight metrics. AIVSS 1.0 is the newer one: it renumbered the 2.0 candidate and withdrew
/// its experimental numbers. Sources: AIVSS 1.0 candidate, calculator 1.0.1; AIVSS 2.0 candidate, calculator
/// 2.0.0. Neither is a release of OWASP, whose current one is AIVSS 0.8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Edition {
    /// AIVSS 1.0 candidate.
    #[default]
    V1_0,
    /// AIVSS 2.0 candidate, superseded by 1.0: read in order to check reports, never scored with.
    Withdrawn2_0,
}

impl Edition {
    /// Both, the newer first.
    pub const ALL: [Self; 2] = [Self::V1_0, Self::Withdrawn2_0];

    /// The first segment of an extension vector.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::V1_0 => "AIVSS:1.0",
            Self::Withdrawn2_0 => "AIVSS:2.0",
        }
    }

    /// What a report gives as `aivss_version`.
    #[must_use]
    pub const fn aivss_version(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0",
            Self::Withdrawn2_0 => "2.0-candidate",
        }
    }

    /// What a report gives as `report_schema_version`.
    #[must_use]
    pub const fn report_schema_version(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0",
            Self::Withdrawn2_0 => "2.0",
        }
    }

    /// What a report gives as `rubric_version`.
    #[must_use]
    pub const fn rubric_version(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0.0",
            Self::Withdrawn2_0 => "2.0.0",
        }
    }

    /// What a report gives as `calculator_version`: the reference's whose results these are.
    #[must_use]
    pub const fn calculator_version(self) -> &'static str {
        match self {
            Self::V1_0 => "1.0.1",
            Self::Withdrawn2_0 => "2.0.0",
        }
    }

    /// Whether a newer edition took its place.
    #[must_use]
    pub const fn is_superseded(self) -> bool {
        matches!(self, Self::Withdrawn2_0)
    }
}

/// The name for people: `AIVSS 1.0 candidate`.
impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::V1_0 => "AIVSS 1.0 candidate",
            Self::Withdrawn2_0 => "AIVSS 2.0 candidate (superseded)",
        })
    }
}
