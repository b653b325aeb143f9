//! How soon to act: the five outcomes of the decision table.

use core::fmt;

/// A remediation timeline of BOD 26-04, the least urgent first.
///
/// Source: CISA, Binding Operational Directive 26-04, table 1, as published in `cisa:DT_BOD2604:1.0.0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timeline {
    /// FSU: with the next upgrade of the system.
    FixOnSystemUpgrade,
    /// 60D: within 60 days.
    SixtyDays,
    /// 14D: within 14 days.
    FourteenDays,
    /// 3D: within three days.
    ThreeDays,
    /// 3DF: within three days, with a forensic triage.
    ThreeDaysForensic,
}

impl Timeline {
    /// All five, the least urgent first.
    pub const ALL: [Self; 5] = [
        Self::FixOnSystemUpgrade,
        Self::SixtyDays,
        Self::FourteenDays,
        Self::ThreeDays,
        Self::ThreeDaysForensic,
    ];

    /// The key in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::FixOnSystemUpgrade => "FSU",
            Self::SixtyDays => "60D",
            Self::FourteenDays => "14D",
            Self::ThreeDays => "3D",
            Self::ThreeDaysForensic => "3DF",
        }
    }

    /// What to do, in our words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::FixOnSystemUpgrade => "fix with the next upgrade of the system",
            Self::SixtyDays => "fix within 60 days",
            Self::FourteenDays => "fix within 14 days",
            Self::ThreeDays => "fix within 3 days",
            Self::ThreeDaysForensic => "fix within 3 days and triage the system forensically",
        }
    }

    /// The days; `None` where the next upgrade is early enough.
    #[must_use]
    pub const fn days(self) -> Option<u8> {
        match self {
            Self::FixOnSystemUpgrade => None,
            Self::SixtyDays => Some(60),
            Self::FourteenDays => Some(14),
            Self::ThreeDays | Self::ThreeDaysForensic => Some(3),
        }
    }

    /// Whether a forensic triage belongs to it.
    #[must_use]
    pub const fn has_forensic_triage(self) -> bool {
        matches!(self, Self::ThreeDaysForensic)
    }

    /// The next step up. Three days stay three days: a step neither makes nor removes a forensic triage.
    #[must_use]
    pub const fn advanced(self) -> Self {
        match self {
            Self::FixOnSystemUpgrade => Self::SixtyDays,
            Self::SixtyDays => Self::FourteenDays,
            Self::FourteenDays | Self::ThreeDays => Self::ThreeDays,
            Self::ThreeDaysForensic => Self::ThreeDaysForensic,
        }
    }
}

impl fmt::Display for Timeline {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
