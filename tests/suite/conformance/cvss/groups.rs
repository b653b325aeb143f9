//! The typed groups of a vector.

use crate::support::{BASE, vector};
use aivss_core::cvss::metric::{
    AttackComplexity, AttackRequirements, AttackVector, Automatable, ExploitMaturity, Impact,
    ModifiedSubsequentConfidentiality, ModifiedSubsequentImpact, PrivilegesRequired,
    ProviderUrgency, Recovery, Requirement, ResponseEffort, Safety, UserInteraction, ValueDensity,
};
use aivss_core::cvss::{Base, Environmental, Supplemental, Threat, Vector};
use aivss_tests::vectors;

/// 9,000 vectors taken apart and put together again, also without one group each.
#[test]
fn a_vector_put_together_from_its_groups_is_the_same_vector() {
    for row in vectors::cvss_sample() {
        let read = vector(&row.vector);
        let rebuilt = Vector::from(read.base())
            .with_threat(read.threat())
            .with_environmental(read.environmental())
            .with_supplemental(read.supplemental());
        assert_eq!(rebuilt, read, "{}", row.vector);
        assert_eq!(read.with_threat(Threat::default()).score(), {
            read.score_as(read.nomenclature().without_threat())
        });
        let base = read.with_threat(Threat::default()).with_environmental(Environmental::default());
        assert_eq!(base.score(), read.base_score(), "{}", row.vector);
        assert_eq!(read.exploit_maturity(), read.threat().exploit_maturity);
    }
}

/// 1 vector with all 32 metrics, written in types and as text.
#[test]
fn a_vector_from_types_is_the_one_from_text() {
    let base = Base {
        attack_vector: AttackVector::Adjacent,
        attack_complexity: AttackComplexity::High,
        attack_requirements: AttackRequirements::Present,
        privileges_required: PrivilegesRequired::Low,
        user_interaction: UserInteraction::Passive,
        vulnerable_confidentiality: Impact::High,
        vulnerable_integrity: Impact::Low,
        vulnerable_availability: Impact::None,
        subsequent_confidentiality: Impact::Low,
        subsequent_integrity: Impact::None,
        subsequent_availability: Impact::High,
    };
    let environmental = Environmental {
        confidentiality_requirement: Some(Requirement::High),
        integrity_requirement: Some(Requirement::Medium),
        availability_requirement: Some(Requirement::Low),
        modified_attack_vector: Some(AttackVector::Physical),
        modified_attack_complexity: Some(AttackComplexity::Low),
        modified_attack_requirements: Some(AttackRequirements::None),
        modified_privileges_required: Some(PrivilegesRequired::High),
        modified_user_interaction: Some(UserInteraction::Active),
        modified_vulnerable_confidentiality: Some(Impact::None),
        modified_vulnerable_integrity: Some(Impact::High),
        modified_vulnerable_availability: Some(Impact::Low),
        modified_subsequent_confidentiality: Some(ModifiedSubsequentConfidentiality::Negligible),
        modified_subsequent_integrity: Some(ModifiedSubsequentImpact::Safety),
        modified_subsequent_availability: Some(ModifiedSubsequentImpact::Negligible),
    };
    let supplemental = Supplemental {
        safety: Some(Safety::Present),
        automatable: Some(Automatable::Yes),
        recovery: Some(Recovery::Irrecoverable),
        value_density: Some(ValueDensity::Concentrated),
        response_effort: Some(ResponseEffort::Moderate),
        provider_urgency: Some(ProviderUrgency::Amber),
    };
    let threat = Threat { exploit_maturity: Some(ExploitMaturity::Unreported) };
    let built = Vector::from(base)
        .with_threat(threat)
        .with_environmental(environmental)
        .with_supplemental(supplemental);
    let text = "CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:H/E:U/CR:H/IR:M/AR:L\
                /MAV:P/MAC:L/MAT:N/MPR:H/MUI:A/MVC:N/MVI:H/MVA:L/MSC:N/MSI:S/MSA:N\
                /S:P/AU:Y/R:I/V:C/RE:M/U:Amber";
    assert_eq!(built.to_string(), text);
    assert_eq!(built, vector(text));
    assert_eq!(
        (built.base(), built.threat(), built.environmental(), built.supplemental()),
        (base, threat, environmental, supplemental)
    );
}

/// 3 groups left out.
#[test]
fn a_group_left_out_is_all_not_defined() {
    let read = vector(BASE);
    assert_eq!(read.threat(), Threat::default());
    assert_eq!(read.environmental(), Environmental::default());
    assert_eq!(read.supplemental(), Supplemental::default());
    assert_eq!(read.exploit_maturity(), None);
}
