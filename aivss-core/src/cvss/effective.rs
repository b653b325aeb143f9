//! Effective values: what scoring sees after defaults and modified metrics are applied.
#![allow(clippy::indexing_slicing, reason = "ordinals index the tables made from them")]

use super::equivalence::{MacroVector, eq1, eq2, eq3_eq6, eq4, eq5};
use super::metric::{
    AttackComplexity, AttackRequirements, AttackVector, ExploitMaturity, Impact, Metric,
    MetricValue, ModifiedSubsequentImpact, PrivilegesRequired, Requirement, UserInteraction,
};
use super::packed::{Levels, level, shift_of};
use super::table::{score_at, score_index};
use crate::severity::Score;

/// The fifteen values that decide a CVSS v4.0 score.
///
/// A Modified metric stands in place of its base metric; an absent E counts as Attacked and an
/// absent requirement as High (CVSS v4.0, sections 3.1 and 4). There are 15,116,544 different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Effective {
    levels: Levels,
}

macro_rules! value {
    ($(#[$doc:meta])+ $name:ident: $value:ident = $metric:ident) => {
        $(#[$doc])+
        #[must_use]
        pub fn $name(&self) -> $value {
            // The levels are always those of a value, so the default is never taken.
            $value::from_ordinal(level(self.levels, shift_of(Metric::$metric))).unwrap_or($value::FIRST)
        }
    };
}

impl Effective {
    #[inline]
    pub(super) const fn new(levels: Levels) -> Self {
        Self { levels }
    }

    value! {
        /// Attack Vector.
        av: AttackVector = AttackVector
    }
    value! {
        /// Attack Complexity.
        ac: AttackComplexity = AttackComplexity
    }
    value! {
        /// Attack Requirements.
        at: AttackRequirements = AttackRequirements
    }
    value! {
        /// Privileges Required.
        pr: PrivilegesRequired = PrivilegesRequired
    }
    value! {
        /// User Interaction.
        ui: UserInteraction = UserInteraction
    }
    value! {
        /// Vulnerable System Confidentiality Impact.
        vc: Impact = VulnerableConfidentiality
    }
    value! {
        /// Vulnerable System Integrity Impact.
        vi: Impact = VulnerableIntegrity
    }
    value! {
        /// Vulnerable System Availability Impact.
        va: Impact = VulnerableAvailability
    }
    value! {
        /// Subsequent System Confidentiality Impact.
        sc: Impact = SubsequentConfidentiality
    }
    value! {
        /// Subsequent System Integrity Impact; only a Modified metric can make it Safety.
        si: ModifiedSubsequentImpact = SubsequentIntegrity
    }
    value! {
        /// Subsequent System Availability Impact; only a Modified metric can make it Safety.
        sa: ModifiedSubsequentImpact = SubsequentAvailability
    }
    value! {
        /// Exploit Maturity.
        e: ExploitMaturity = ExploitMaturity
    }
    value! {
        /// Confidentiality Requirement.
        cr: Requirement = ConfidentialityRequirement
    }
    value! {
        /// Integrity Requirement.
        ir: Requirement = IntegrityRequirement
    }
    value! {
        /// Availability Requirement.
        ar: Requirement = AvailabilityRequirement
    }

    /// The vector's class in each of EQ1 to EQ6.
    #[must_use]
    pub fn macro_vector(&self) -> MacroVector {
        MacroVector::from_levels(self.levels)
    }

    /// The score of these values (CVSS v4.0, section 8), rounded half up on the exact value.
    ///
    /// Without any impact it is 0.0, whatever the rest says.
    #[inline]
    #[must_use]
    pub fn score(&self) -> Score {
        let levels = self.levels;
        let index =
            score_index(eq1(levels), eq2(levels), eq3_eq6(levels), eq4(levels), eq5(levels));
        Score::capped_at_ten(u64::from(score_at(index)))
    }
}
