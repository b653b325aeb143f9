//! Effective values: what scoring sees after defaults and modified metrics are applied.
#![allow(
    clippy::indexing_slicing,
    reason = "every index is one of the first metrics, and places index the tables made from them"
)]

use super::equivalence::{MacroVector, eq1, eq2, eq3_eq6, eq4, eq5};
use super::layout::{BASE_END, NOT_DEFINED, Places};
use super::metric::{
    AttackComplexity, AttackRequirements, AttackVector, ExploitMaturity, Impact, Metric,
    MetricValue, ModifiedSubsequentImpact, PrivilegesRequired, Requirement, UserInteraction,
};
use super::table::{SCORES, score_index};
use crate::severity::Score;

/// The fifteen values that decide a CVSS v4.0 score.
///
/// A Modified metric stands in place of its base metric; an absent E counts as Attacked and an
/// absent requirement as High (CVSS v4.0, sections 3.1 and 4). There are 15,116,544 different ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Effective {
    /// Severity levels, 0 for the most severe, in the order of [`Metric::ALL`] up to AR. SI and SA
    /// are on the scale of MSI and MSA, which begins with Safety.
    levels: [u8; 15],
}

/// Where SI and SA stand in the levels.
const SI_SA: [usize; 2] =
    [Metric::SubsequentIntegrity as usize, Metric::SubsequentAvailability as usize];

/// Where CR, IR and AR stand, in a vector and in the levels.
const REQUIREMENTS: [usize; 3] = [
    Metric::ConfidentialityRequirement as usize,
    Metric::IntegrityRequirement as usize,
    Metric::AvailabilityRequirement as usize,
];

/// Where the Modified metrics begin in a vector; they follow the order of the base metrics.
const FIRST_MODIFIED: usize = Metric::ModifiedAttackVector as usize;

macro_rules! value {
    ($(#[$doc:meta])+ $name:ident: $value:ident = $metric:ident) => {
        $(#[$doc])+
        #[must_use]
        pub fn $name(&self) -> $value {
            // The levels are always those of a value, so the default is never taken.
            $value::of_place(self.levels[Metric::$metric as usize]).unwrap_or($value::FIRST)
        }
    };
}

impl Effective {
    #[inline]
    pub(super) fn of_base(places: &Places) -> Self {
        let mut levels = [0; 15];
        levels[..BASE_END].copy_from_slice(&places[..BASE_END]);
        for index in SI_SA {
            levels[index] += 1;
        }
        Self { levels }
    }

    #[inline]
    pub(super) fn apply_threat(&mut self, places: &Places) {
        self.replace(Metric::ExploitMaturity as usize, places[Metric::ExploitMaturity as usize]);
    }

    #[inline]
    pub(super) fn apply_environmental(&mut self, places: &Places) {
        for index in 0..BASE_END {
            self.replace(index, places[FIRST_MODIFIED + index]);
        }
        for requirement in REQUIREMENTS {
            self.replace(requirement, places[requirement]);
        }
    }

    #[inline]
    fn replace(&mut self, index: usize, place: u8) {
        let level = self.levels[index];
        self.levels[index] = if place == NOT_DEFINED { level } else { place };
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
        MacroVector::of_levels(self.levels)
    }

    /// The score of these values (CVSS v4.0, section 8), rounded half up on the exact value.
    ///
    /// Without any impact it is 0.0, whatever the rest says.
    #[inline]
    #[must_use]
    pub fn score(&self) -> Score {
        let [av, ac, at, pr, ui, vc, vi, va, sc, si, sa, e, cr, ir, ar] = self.levels;
        let index = score_index(
            eq1([av, pr, ui]),
            eq2([ac, at]),
            eq3_eq6([vc, vi, va, cr, ir, ar]),
            eq4([sc, si, sa]),
            eq5(e),
        );
        Score::capped_at_ten(u64::from(SCORES[index]))
    }
}
