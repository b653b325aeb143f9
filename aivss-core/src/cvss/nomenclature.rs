//! Nomenclature: which metric groups a CVSS v4.0 score was made from.

use core::fmt;

/// The groups behind a score (CVSS v4.0, section 1.3). A metric set to X does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Nomenclature {
    /// Base only.
    B,
    /// Base and Threat.
    BT,
    /// Base and Environmental.
    BE,
    /// Base, Threat and Environmental.
    BTE,
}

impl Nomenclature {
    /// All four.
    pub const ALL: [Self; 4] = [Self::B, Self::BT, Self::BE, Self::BTE];

    #[inline]
    pub(super) const fn from_groups(threat: bool, environmental: bool) -> Self {
        match (threat, environmental) {
            (false, false) => Self::B,
            (true, false) => Self::BT,
            (false, true) => Self::BE,
            (true, true) => Self::BTE,
        }
    }

    /// Whether the Threat group takes part.
    #[inline]
    #[must_use]
    pub const fn has_threat(self) -> bool {
        matches!(self, Self::BT | Self::BTE)
    }

    /// Whether the Environmental group takes part.
    #[inline]
    #[must_use]
    pub const fn has_environmental(self) -> bool {
        matches!(self, Self::BE | Self::BTE)
    }

    /// The same without the Threat group.
    #[inline]
    #[must_use]
    pub const fn without_threat(self) -> Self {
        Self::from_groups(false, self.has_environmental())
    }

    /// The label the specification prints, `CVSS-B` and so on.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::B => "CVSS-B",
            Self::BT => "CVSS-BT",
            Self::BE => "CVSS-BE",
            Self::BTE => "CVSS-BTE",
        }
    }
}

impl fmt::Display for Nomenclature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
