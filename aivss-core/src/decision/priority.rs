//! AIVSS-P: an organisation's own order of work, exactly.

use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::extension::{ONE, Probability};
use crate::severity::Score;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// `status` of every priority.
pub const PRIORITY_STATUS: &str = "organization-local-uncalibrated";

/// `scope` of every priority, which the schema fixes word by word.
pub const PRIORITY_SCOPE: &str = "organization-internal; not comparable across organizations";

/// How much hangs on the asset, or how far the effect reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriorityLevel {
    /// 0.35.
    Low,
    /// 0.65.
    Medium,
    /// 1.
    High,
}

impl PriorityLevel {
    /// All three, the least first.
    pub const ALL: [Self; 3] = [Self::Low, Self::Medium, Self::High];

    /// The word in a document.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// The number in hundredths.
    #[must_use]
    pub const fn hundredths(self) -> u8 {
        match self {
            Self::Low => 35,
            Self::Medium => 65,
            Self::High => 100,
        }
    }
}

/// # Errors
///
/// `priority.level_unknown`.
impl FromStr for PriorityLevel {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|level| level.as_str() == text).ok_or_else(|| {
            Error::new(
                ErrorCode::PriorityLevelUnknown,
                format!("{} is no level; there are `low`, `medium` and `high`", Quoted(text)),
            )
        })
    }
}

impl fmt::Display for PriorityLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What the organisation knows beside the severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PriorityContext {
    /// How much hangs on the asset.
    pub business_criticality: PriorityLevel,
    /// How far the effect reaches.
    pub reach: PriorityLevel,
    /// How likely it is, 0 to 1.
    pub likelihood: Probability,
}

/// AIVSS-P, 0 to 100, and its band.
///
/// The fourth root of `severity/10 * criticality * reach * likelihood` times 100, rounded half up. A term of 0
/// gives 0. It is an organisation's own and compares with nobody else's; a producer must not publish it. In
/// AIVSS 1.0 the severity is CVSS-BTE.
///
/// Source: AIVSS 1.0 candidate, AIVSS-P; erratum C20.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrganizationPriority(u8);

impl OrganizationPriority {
    /// The priority of a severity in its context.
    #[must_use]
    pub fn new(severity: Score, context: PriorityContext) -> Self {
        // 16 * 10^8 * P, in units of 10^-24, where P has a hundred in each of three denominators.
        let product = 1_600
            * u128::from(severity.tenths())
            * u128::from(context.business_criticality.hundredths())
            * u128::from(context.reach.hundredths())
            * context.likelihood.units();
        // The greatest k with (2k - 1)^4 <= 16 * 10^8 * P: half up without a root.
        let fits = |k: &u8| product >= (2 * u128::from(*k) - 1).pow(4) * ONE;
        Self((1..=100).rev().find(fits).unwrap_or(0))
    }

    /// The number, 0 to 100.
    #[must_use]
    pub const fn value(self) -> u8 {
        self.0
    }

    /// The band.
    #[must_use]
    pub const fn band(self) -> PriorityBand {
        match self.0 {
            0..=52 => PriorityBand::Backlog,
            53..=63 => PriorityBand::Scheduled,
            64..=77 => PriorityBand::ThisSprint,
            _ => PriorityBand::Immediate,
        }
    }
}

impl fmt::Display for OrganizationPriority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// The band of a priority, the least urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PriorityBand {
    /// 0 to 52.
    Backlog,
    /// 53 to 63.
    Scheduled,
    /// 64 to 77.
    ThisSprint,
    /// 78 to 100.
    Immediate,
}

impl PriorityBand {
    /// All four, the least urgent first.
    pub const ALL: [Self; 4] = [Self::Backlog, Self::Scheduled, Self::ThisSprint, Self::Immediate];

    /// The words in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Backlog => "Backlog",
            Self::Scheduled => "Scheduled",
            Self::ThisSprint => "This sprint",
            Self::Immediate => "Immediate",
        }
    }

    /// The least priority of the band.
    #[must_use]
    pub const fn floor(self) -> u8 {
        match self {
            Self::Backlog => 0,
            Self::Scheduled => 53,
            Self::ThisSprint => 64,
            Self::Immediate => 78,
        }
    }
}

impl fmt::Display for PriorityBand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
