//! What is left of a risk when its controls count, and which of two is more urgent
//! (`guides/risk-scoring.md`).

use super::risk::RiskLevel;
use crate::decimal::Decimal;
use crate::named;
use core::cmp::{Ordering, Reverse};

named! {
    /// How far a control is.
    ImplementationStatus, "implementation status" {
        /// 0.0.
        NotImplemented = "not_implemented" / "Not Implemented",
        /// 0.5.
        PartiallyImplemented = "partially_implemented" / "Partially Implemented",
        /// 1.0.
        Implemented = "implemented" / "Implemented",
    }
}

named! {
    /// From where an attack is possible, the least reach first.
    AttackVector, "attack vector" {
        /// By touching the machine.
        Physical = "physical" / "Physical",
        /// From the machine itself.
        Local = "local" / "Local",
        /// From the network beside it.
        Adjacent = "adjacent" / "Adjacent",
        /// From anywhere.
        Network = "network" / "Network",
    }
}

named! {
    /// How hard an attack is, the hardest first.
    AttackComplexity, "attack complexity" {
        /// It takes circumstances that the attacker does not control.
        High = "high" / "High",
        /// It works every time.
        Low = "low" / "Low",
    }
}

/// The status of several controls together: the highest of them, none counting as not implemented; and
/// no more than partial when together they cover only part of the threat.
#[must_use]
pub fn overall_status(
    statuses: &[ImplementationStatus],
    covers_only_part: bool,
) -> ImplementationStatus {
    let highest = statuses.iter().max().copied().unwrap_or(ImplementationStatus::NotImplemented);
    if covers_only_part { highest.min(ImplementationStatus::PartiallyImplemented) } else { highest }
}

/// `Risk Level x (1 - Implementation Status)`, exact: one of 0, 0.5, 1, 1.5, 2, 3 and 4.
#[must_use]
pub const fn effective_risk(level: RiskLevel, status: ImplementationStatus) -> Decimal {
    let left = match status {
        ImplementationStatus::NotImplemented => 10_000,
        ImplementationStatus::PartiallyImplemented => 5_000,
        ImplementationStatus::Implemented => 0,
    };
    Decimal::from_ten_thousandths(level.number() * left)
}

/// The level that the guide equates an effective risk with: 2.0 with medium, 4.0 with critical. It names
/// no other (erratum E20).
#[must_use]
pub fn equivalent_level(effective: Decimal) -> Option<RiskLevel> {
    let whole = |level| effective_risk(level, ImplementationStatus::NotImplemented);
    [RiskLevel::Medium, RiskLevel::Critical].into_iter().find(|level| whole(*level) == effective)
}

/// What decides which of two threats comes first: the greater is the more urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Urgency {
    /// Its effective risk; decides first.
    pub effective_risk: Decimal,
    /// Among equals, the wider reach.
    pub vector: AttackVector,
    /// Among those, the lower complexity.
    pub complexity: AttackComplexity,
}

impl Urgency {
    /// For sorting with the most urgent first.
    #[must_use]
    pub const fn most_urgent_first(self) -> Reverse<Self> {
        Reverse(self)
    }
}

impl Ord for Urgency {
    fn cmp(&self, other: &Self) -> Ordering {
        self.effective_risk
            .cmp(&other.effective_risk)
            .then_with(|| self.vector.cmp(&other.vector))
            .then_with(|| self.complexity.cmp(&other.complexity))
    }
}

impl PartialOrd for Urgency {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
