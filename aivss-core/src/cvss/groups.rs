//! The four groups of a vector as typed values under the specification's names.

use super::metric::{
    AttackComplexity, AttackRequirements, AttackVector, Automatable, ExploitMaturity, Impact,
    Metric, MetricValue, ModifiedSubsequentConfidentiality, ModifiedSubsequentImpact,
    PrivilegesRequired, ProviderUrgency, Recovery, Requirement, ResponseEffort, Safety,
    UserInteraction, ValueDensity,
};
use super::packed::{NOT_DEFINED, PackedVector};

/// Defines a group and how its fields are kept in a vector.
macro_rules! group {
    (
        $(#[$doc:meta])+
        $name:ident {
            $($(#[$field_doc:meta])+ $field:ident: $value:ty = $metric:ident,)+
        }
    ) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct $name {
            $($(#[$field_doc])+ pub $field: $value,)+
        }

        impl $name {
            pub(super) fn read(packed: &PackedVector) -> Self {
                Self { $($field: Field::from_ordinal(packed.get(Metric::$metric)),)+ }
            }

            pub(super) fn write(self, packed: &mut PackedVector) {
                $(packed.set(Metric::$metric, Field::ordinal(self.$field));)+
            }
        }
    };
}

/// What a field of a group is: the value of a mandatory metric, or an `Option` for one that may be
/// Not Defined.
trait Field: Sized {
    fn ordinal(self) -> u8;
    fn from_ordinal(ordinal: u8) -> Self;
}

impl<T: MetricValue> Field for T {
    fn ordinal(self) -> u8 {
        MetricValue::ordinal(self)
    }

    fn from_ordinal(ordinal: u8) -> Self {
        // A vector keeps no mandatory metric without a value, so the default is never taken.
        MetricValue::from_ordinal(ordinal).unwrap_or(Self::FIRST)
    }
}

impl<T: MetricValue> Field for Option<T> {
    fn ordinal(self) -> u8 {
        self.map_or(NOT_DEFINED, MetricValue::ordinal)
    }

    fn from_ordinal(ordinal: u8) -> Self {
        T::from_ordinal(ordinal)
    }
}

group! {
    /// The Base metrics; all eleven are mandatory (CVSS v4.0, section 2).
    Base {
        /// Attack Vector, AV.
        attack_vector: AttackVector = AttackVector,
        /// Attack Complexity, AC.
        attack_complexity: AttackComplexity = AttackComplexity,
        /// Attack Requirements, AT.
        attack_requirements: AttackRequirements = AttackRequirements,
        /// Privileges Required, PR.
        privileges_required: PrivilegesRequired = PrivilegesRequired,
        /// User Interaction, UI.
        user_interaction: UserInteraction = UserInteraction,
        /// Vulnerable System Confidentiality Impact, VC.
        vulnerable_confidentiality: Impact = VulnerableConfidentiality,
        /// Vulnerable System Integrity Impact, VI.
        vulnerable_integrity: Impact = VulnerableIntegrity,
        /// Vulnerable System Availability Impact, VA.
        vulnerable_availability: Impact = VulnerableAvailability,
        /// Subsequent System Confidentiality Impact, SC.
        subsequent_confidentiality: Impact = SubsequentConfidentiality,
        /// Subsequent System Integrity Impact, SI.
        subsequent_integrity: Impact = SubsequentIntegrity,
        /// Subsequent System Availability Impact, SA.
        subsequent_availability: Impact = SubsequentAvailability,
    }
}

group! {
    /// The Threat metric; `None` is Not Defined, X (CVSS v4.0, section 3).
    #[derive(Default)]
    Threat {
        /// Exploit Maturity, E.
        exploit_maturity: Option<ExploitMaturity> = ExploitMaturity,
    }
}

group! {
    /// The Environmental metrics; `None` is Not Defined, X (CVSS v4.0, section 4).
    #[derive(Default)]
    Environmental {
        /// Confidentiality Requirement, CR.
        confidentiality_requirement: Option<Requirement> = ConfidentialityRequirement,
        /// Integrity Requirement, IR.
        integrity_requirement: Option<Requirement> = IntegrityRequirement,
        /// Availability Requirement, AR.
        availability_requirement: Option<Requirement> = AvailabilityRequirement,
        /// Modified Attack Vector, MAV.
        modified_attack_vector: Option<AttackVector> = ModifiedAttackVector,
        /// Modified Attack Complexity, MAC.
        modified_attack_complexity: Option<AttackComplexity> = ModifiedAttackComplexity,
        /// Modified Attack Requirements, MAT.
        modified_attack_requirements: Option<AttackRequirements> = ModifiedAttackRequirements,
        /// Modified Privileges Required, MPR.
        modified_privileges_required: Option<PrivilegesRequired> = ModifiedPrivilegesRequired,
        /// Modified User Interaction, MUI.
        modified_user_interaction: Option<UserInteraction> = ModifiedUserInteraction,
        /// Modified Vulnerable System Confidentiality Impact, MVC.
        modified_vulnerable_confidentiality: Option<Impact> = ModifiedVulnerableConfidentiality,
        /// Modified Vulnerable System Integrity Impact, MVI.
        modified_vulnerable_integrity: Option<Impact> = ModifiedVulnerableIntegrity,
        /// Modified Vulnerable System Availability Impact, MVA.
        modified_vulnerable_availability: Option<Impact> = ModifiedVulnerableAvailability,
        /// Modified Subsequent System Confidentiality Impact, MSC.
        modified_subsequent_confidentiality: Option<ModifiedSubsequentConfidentiality> = ModifiedSubsequentConfidentiality,
        /// Modified Subsequent System Integrity Impact, MSI.
        modified_subsequent_integrity: Option<ModifiedSubsequentImpact> = ModifiedSubsequentIntegrity,
        /// Modified Subsequent System Availability Impact, MSA.
        modified_subsequent_availability: Option<ModifiedSubsequentImpact> = ModifiedSubsequentAvailability,
    }
}

group! {
    /// The Supplemental metrics; `None` is Not Defined, X (CVSS v4.0, section 5). They never score.
    #[derive(Default)]
    Supplemental {
        /// Safety, S.
        safety: Option<Safety> = Safety,
        /// Automatable, AU.
        automatable: Option<Automatable> = Automatable,
        /// Recovery, R.
        recovery: Option<Recovery> = Recovery,
        /// Value Density, V.
        value_density: Option<ValueDensity> = ValueDensity,
        /// Vulnerability Response Effort, RE.
        response_effort: Option<ResponseEffort> = ResponseEffort,
        /// Provider Urgency, U.
        provider_urgency: Option<ProviderUrgency> = ProviderUrgency,
    }
}
