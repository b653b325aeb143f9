//! When to look again, and when to act (`06-process.md`, phases 9 and 10; `07-templates.md`).

use super::effective_risk::ImplementationStatus;
use super::risk::RiskLevel;
use crate::named;

named! {
    /// How often a residual risk is reviewed.
    ReviewInterval, "review interval" {
        /// Every month.
        Monthly = "monthly" / "Monthly",
        /// Every three months.
        Quarterly = "quarterly" / "Quarterly",
        /// Every six months.
        SemiAnnually = "semi_annually" / "Semi-Annually",
        /// Every year.
        Annually = "annually" / "Annually",
    }
}

impl ReviewInterval {
    /// For a residual risk of that level.
    #[must_use]
    pub const fn new(residual: RiskLevel) -> Self {
        match residual {
            RiskLevel::Critical => Self::Monthly,
            RiskLevel::High => Self::Quarterly,
            RiskLevel::Medium => Self::SemiAnnually,
            RiskLevel::Low => Self::Annually,
        }
    }

    /// The months from one review to the next.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::SemiAnnually => 6,
            Self::Annually => 12,
        }
    }
}

named! {
    /// A window of the remediation roadmap.
    RoadmapWindow, "roadmap window" {
        /// Days 0 to 30.
        Immediate = "immediate" / "Immediate (0-30d)",
        /// Days 30 to 90.
        ShortTerm = "short_term" / "Short-term (30-90d)",
        /// Days 90 to 180.
        MediumTerm = "medium_term" / "Medium-term (90-180d)",
        /// Day 180 and after.
        LongTerm = "long_term" / "Long-term (180d+)",
    }
}

impl RoadmapWindow {
    /// When to act on a threat of that level whose controls are so far; `None` when they are in place.
    ///
    /// The field guidance of the templates is followed: critical and half done is short-term, while the
    /// phases would let it fall to medium-term (erratum E23).
    #[must_use]
    pub const fn new(level: RiskLevel, status: ImplementationStatus) -> Option<Self> {
        match (level, status) {
            (_, ImplementationStatus::Implemented) => None,
            (RiskLevel::Critical, ImplementationStatus::NotImplemented) => Some(Self::Immediate),
            (RiskLevel::Critical, ImplementationStatus::PartiallyImplemented)
            | (RiskLevel::High, _) => Some(Self::ShortTerm),
            (RiskLevel::Medium, _) => Some(Self::MediumTerm),
            (RiskLevel::Low, _) => Some(Self::LongTerm),
        }
    }
}
