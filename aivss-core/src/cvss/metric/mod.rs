//! The 32 metrics of CVSS v4.0 and their values, under the names of the specification.
#![allow(clippy::indexing_slicing, reason = "the list of values is never empty")]

mod base;
mod environmental;
mod supplemental;
mod threat;

pub use base::{
    AttackComplexity, AttackRequirements, AttackVector, Impact, PrivilegesRequired, UserInteraction,
};
pub use environmental::{ModifiedSubsequentConfidentiality, ModifiedSubsequentImpact, Requirement};
pub use supplemental::{
    Automatable, ProviderUrgency, Recovery, ResponseEffort, Safety, ValueDensity,
};
pub use threat::ExploitMaturity;

use core::fmt;

/// Defines the values of a metric: the enum, its tokens as they stand in a vector, and its names.
macro_rules! metric_values {
    (
        $(#[$doc:meta])+
        $name:ident {
            $($(#[$value_doc:meta])+ $variant:ident = $token:literal $full:literal,)+
        }
    ) => {
        $(#[$doc])+
        ///
        /// The variants stand in the order of the specification's severity levels where it has one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name {
            $($(#[$value_doc])+ $variant,)+
        }

        impl $name {
            /// Every value, as the specification lists them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub(in crate::cvss) const VALUES: &'static [(&'static str, &'static str)] =
                &[$(($token, $full),)+];

            /// The value's token in a vector.
            #[must_use]
            pub const fn token(self) -> &'static str {
                match self { $(Self::$variant => $token,)+ }
            }

            /// The value's name in the specification.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $full,)+ }
            }
        }

        impl $crate::cvss::metric::MetricValue for $name {
            const FIRST: Self = Self::ALL[0];

            fn ordinal(self) -> u8 {
                self as u8
            }

            fn from_ordinal(ordinal: u8) -> Option<Self> {
                Self::ALL.get(usize::from(ordinal)).copied()
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.token())
            }
        }
    };
}
use metric_values;

/// A value as a vector keeps it: its ordinal in the list that [`Metric::values`] gives.
///
/// In every list that scoring reads, ordinals are the specification's severity levels, 0 for the most
/// severe.
pub(super) trait MetricValue: Sized {
    const FIRST: Self;
    fn ordinal(self) -> u8;
    fn from_ordinal(ordinal: u8) -> Option<Self>;
}

/// The group a metric belongs to (CVSS v4.0, section 1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MetricGroup {
    /// What is inherent in the vulnerability; all eleven metrics are mandatory.
    Base,
    /// How likely an attack is today.
    Threat,
    /// What one consumer's environment changes.
    Environmental,
    /// Context that never changes a score.
    Supplemental,
}

impl MetricGroup {
    /// Every group, in the order of a vector.
    pub const ALL: [Self; 4] = [Self::Base, Self::Threat, Self::Environmental, Self::Supplemental];

    /// The group's name in the specification.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Base => "Base",
            Self::Threat => "Threat",
            Self::Environmental => "Environmental",
            Self::Supplemental => "Supplemental",
        }
    }
}

macro_rules! metrics {
    ($($(#[$doc:meta])+ $variant:ident = $short:literal $full:literal $group:ident $values:ident,)+) => {
        /// A metric of CVSS v4.0, in the order in which a vector gives them (section 7).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Metric {
            $($(#[$doc])+ $variant,)+
        }

        impl Metric {
            /// All 32 metrics, in vector order.
            pub const ALL: [Self; 32] = [$(Self::$variant,)+];

            /// The abbreviation that stands in a vector.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $short,)+ }
            }

            /// The name in the specification.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $full,)+ }
            }

            /// The group the metric belongs to.
            #[must_use]
            pub const fn group(self) -> MetricGroup {
                match self { $(Self::$variant => MetricGroup::$group,)+ }
            }

            /// The metric's values, each as its token and its name; without the X (Not Defined)
            /// that every metric outside the Base group also takes.
            #[must_use]
            pub const fn values(self) -> &'static [(&'static str, &'static str)] {
                match self { $(Self::$variant => $values::VALUES,)+ }
            }
        }
    };
}

metrics! {
    /// Attack Vector (section 2.1.1).
    AttackVector = "AV" "Attack Vector" Base AttackVector,
    /// Attack Complexity (section 2.1.2).
    AttackComplexity = "AC" "Attack Complexity" Base AttackComplexity,
    /// Attack Requirements (section 2.1.3).
    AttackRequirements = "AT" "Attack Requirements" Base AttackRequirements,
    /// Privileges Required (section 2.1.4).
    PrivilegesRequired = "PR" "Privileges Required" Base PrivilegesRequired,
    /// User Interaction (section 2.1.5).
    UserInteraction = "UI" "User Interaction" Base UserInteraction,
    /// Vulnerable System Confidentiality Impact (section 2.2.1).
    VulnerableConfidentiality = "VC" "Vulnerable System Confidentiality Impact" Base Impact,
    /// Vulnerable System Integrity Impact (section 2.2.2).
    VulnerableIntegrity = "VI" "Vulnerable System Integrity Impact" Base Impact,
    /// Vulnerable System Availability Impact (section 2.2.3).
    VulnerableAvailability = "VA" "Vulnerable System Availability Impact" Base Impact,
    /// Subsequent System Confidentiality Impact (section 2.2.1).
    SubsequentConfidentiality = "SC" "Subsequent System Confidentiality Impact" Base Impact,
    /// Subsequent System Integrity Impact (section 2.2.2).
    SubsequentIntegrity = "SI" "Subsequent System Integrity Impact" Base Impact,
    /// Subsequent System Availability Impact (section 2.2.3).
    SubsequentAvailability = "SA" "Subsequent System Availability Impact" Base Impact,
    /// Exploit Maturity (section 3.1).
    ExploitMaturity = "E" "Exploit Maturity" Threat ExploitMaturity,
    /// Confidentiality Requirement (section 4.1).
    ConfidentialityRequirement = "CR" "Confidentiality Requirement" Environmental Requirement,
    /// Integrity Requirement (section 4.1).
    IntegrityRequirement = "IR" "Integrity Requirement" Environmental Requirement,
    /// Availability Requirement (section 4.1).
    AvailabilityRequirement = "AR" "Availability Requirement" Environmental Requirement,
    /// Modified Attack Vector (section 4.2).
    ModifiedAttackVector = "MAV" "Modified Attack Vector" Environmental AttackVector,
    /// Modified Attack Complexity (section 4.2).
    ModifiedAttackComplexity = "MAC" "Modified Attack Complexity" Environmental AttackComplexity,
    /// Modified Attack Requirements (section 4.2).
    ModifiedAttackRequirements = "MAT" "Modified Attack Requirements" Environmental AttackRequirements,
    /// Modified Privileges Required (section 4.2).
    ModifiedPrivilegesRequired = "MPR" "Modified Privileges Required" Environmental PrivilegesRequired,
    /// Modified User Interaction (section 4.2).
    ModifiedUserInteraction = "MUI" "Modified User Interaction" Environmental UserInteraction,
    /// Modified Vulnerable System Confidentiality Impact (section 4.2).
    ModifiedVulnerableConfidentiality = "MVC" "Modified Vulnerable System Confidentiality Impact" Environmental Impact,
    /// Modified Vulnerable System Integrity Impact (section 4.2).
    ModifiedVulnerableIntegrity = "MVI" "Modified Vulnerable System Integrity Impact" Environmental Impact,
    /// Modified Vulnerable System Availability Impact (section 4.2).
    ModifiedVulnerableAvailability = "MVA" "Modified Vulnerable System Availability Impact" Environmental Impact,
    /// Modified Subsequent System Confidentiality Impact (section 4.2).
    ModifiedSubsequentConfidentiality = "MSC" "Modified Subsequent System Confidentiality Impact" Environmental ModifiedSubsequentConfidentiality,
    /// Modified Subsequent System Integrity Impact (section 4.2).
    ModifiedSubsequentIntegrity = "MSI" "Modified Subsequent System Integrity Impact" Environmental ModifiedSubsequentImpact,
    /// Modified Subsequent System Availability Impact (section 4.2).
    ModifiedSubsequentAvailability = "MSA" "Modified Subsequent System Availability Impact" Environmental ModifiedSubsequentImpact,
    /// Safety (section 5.1).
    Safety = "S" "Safety" Supplemental Safety,
    /// Automatable (section 5.2).
    Automatable = "AU" "Automatable" Supplemental Automatable,
    /// Recovery (section 5.3).
    Recovery = "R" "Recovery" Supplemental Recovery,
    /// Value Density (section 5.4).
    ValueDensity = "V" "Value Density" Supplemental ValueDensity,
    /// Vulnerability Response Effort (section 5.5).
    ResponseEffort = "RE" "Vulnerability Response Effort" Supplemental ResponseEffort,
    /// Provider Urgency (section 5.6).
    ProviderUrgency = "U" "Provider Urgency" Supplemental ProviderUrgency,
}

impl Metric {
    /// The metric of that abbreviation; case counts, as in a vector.
    #[must_use]
    pub fn from_abbreviation(abbreviation: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.as_str() == abbreviation)
    }

    /// Whether a vector must give the metric.
    #[must_use]
    pub const fn is_mandatory(self) -> bool {
        matches!(self.group(), MetricGroup::Base)
    }
}

impl fmt::Display for Metric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
