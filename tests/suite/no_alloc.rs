//! Scoring allocates nothing, whether it starts from text or from typed values.
//!
//! A binary of its own, because the allocator that counts is that of the whole binary. It counts by thread.

use aivss_core::cvss::{Nomenclature, Vector};
use aivss_core::decision::{
    CveId, DecisionInputs, EvidencedVector, ExploitationEvidence, Exposure, OrganizationPriority,
    PriorityContext, PriorityLevel,
};
use aivss_core::extension::reliability::Episodes;
use aivss_core::extension::{PairedVector, WithdrawnVector};
use aivss_core::ssvc::SsvcAssessment;
use aivss_core::time::Timestamp;
use aivss_core::{
    Amplification, Bounds, Decimal, Domain, FactorSet, FactorValue, Inputs, Method,
    MitigationStrength, PartialInputs, PartialProfile, Profile, Report, Score,
};
use std::hint::black_box;

const BASE: &str = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
const THREAT: &str = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:P";
const ENVIRONMENTAL: &str =
    "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H/E:U/CR:M/MAV:L/MSI:S";
const FULL: &str = "CVSS:4.0/AV:A/AC:H/AT:P/PR:L/UI:P/VC:H/VI:L/VA:N/SC:L/SI:N/SA:H/E:U/CR:H/IR:M/AR:L\
                    /MAV:P/MAC:L/MAT:N/MPR:H/MUI:A/MVC:N/MVI:H/MVA:L/MSC:N/MSI:S/MSA:N\
                    /S:P/AU:Y/R:I/V:C/RE:M/U:Amber";

/// How many times an action allocates.
fn allocations<T>(action: impl FnOnce() -> T) -> u64 {
    let mut result = None;
    let counted = allocation_counter::measure(|| result = Some(black_box(action())));
    assert!(result.is_some(), "the action ran");
    counted.count_total
}

/// 3 actions that are known to allocate.
#[test]
fn the_counter_counts() {
    assert_eq!(allocations(|| Box::new(black_box(1))), 1);
    assert_eq!(allocations(|| vec![black_box(1_u8); 100]), 1);
    assert!(allocations(|| "CVSS:4.0".parse::<Vector>().unwrap_err()) >= 2);
    assert_eq!(allocations(|| black_box(1) + 1), 0);
}

/// 4 vectors, from the base part alone to all 178 bytes.
#[test]
fn parsing_and_scoring_a_vector_allocates_nothing() {
    assert_eq!(FULL.len(), 178);
    for text in [BASE, THREAT, ENVIRONMENTAL, FULL] {
        let count = allocations(|| {
            let vector: Vector = black_box(text).parse().unwrap();
            let scores = Nomenclature::ALL.map(|nomenclature| vector.score_as(nomenclature));
            (vector.score(), scores, vector.nomenclature(), vector.macro_vector())
        });
        assert_eq!(count, 0, "{text}");
    }
}

/// 3 methods in 2 domains, from scores, vectors and both, with and without multipliers.
#[test]
fn scoring_typed_values_allocates_nothing() {
    let score = |text: &str| text.parse::<Score>().unwrap();
    let decimal = |text: &str| text.parse::<Decimal>().unwrap();
    let estimated = Profile::new(
        FactorSet::V0_5,
        [60, 50, 10, 80, 30, 70, 60, 40, 50, 40]
            .map(|hundredths| FactorValue::from_ten_thousandths(hundredths * 100).unwrap()),
    );
    let rubric = |set| Profile::new(set, [FactorValue::HALF; 10]);
    let vector: Vector = ENVIRONMENTAL.parse().unwrap();
    let all = [
        Inputs::new(score("8.5"), rubric(FactorSet::V0_8)),
        Inputs::new(vector, rubric(FactorSet::V0_8)).with_mitigation(MitigationStrength::Strong),
        Inputs::new(vector, rubric(FactorSet::V0_8)).with_method(Method::UpliftOnly),
        Inputs::new(score("8.5"), rubric(FactorSet::V0_5)).with_method(Method::Owasp0_5),
        Inputs::new(score("8.5"), Amplification::PrintedAars(decimal("7.5")))
            .with_method(Method::Owasp0_5),
        Inputs::new(score("8.5"), estimated)
            .with_domain(Domain::Estimated)
            .with_threat_multiplier(decimal("1.05"))
            .with_mitigation_factor(decimal("0.85")),
    ];
    for inputs in all {
        let count = allocations(|| {
            let report: Report = black_box(inputs).score().unwrap();
            (report.score(), report.severity(), report.aars(), report.raw(), report.is_capped())
        });
        assert_eq!(count, 0, "{inputs:?}");
    }
}

/// 3 methods with unknown factors, maturity and mitigation, in both domains.
#[test]
fn bounding_typed_values_allocates_nothing() {
    let vector: Vector = BASE.parse().unwrap();
    let mut values = [Some(FactorValue::HALF); 10];
    (values[0], values[6]) = (None, None);
    let partial = |set| PartialProfile::new(set, values);
    let all = [
        PartialInputs::new(vector, partial(FactorSet::V0_8))
            .with_unknown_exploit_maturity()
            .with_unknown_mitigation(),
        PartialInputs::new(vector, partial(FactorSet::V0_8)).with_method(Method::UpliftOnly),
        PartialInputs::new(vector, partial(FactorSet::V0_5)).with_method(Method::Owasp0_5),
        PartialInputs::new(vector, partial(FactorSet::V0_5)).with_domain(Domain::Estimated),
    ];
    for inputs in all {
        let count = allocations(|| {
            let bounds: Bounds = black_box(inputs).bounds().unwrap();
            let unobserved = bounds.unobserved().count();
            (bounds.score_low(), bounds.severity(), bounds.aars(), bounds.high(), unobserved)
        });
        assert_eq!(count, 0, "{inputs:?}");
    }
}

/// 3 readings of small texts, and 1 whole way from names to a score.
#[test]
fn reading_numbers_and_names_allocates_nothing() {
    assert_eq!(allocations(|| black_box("0.97").parse::<Decimal>().unwrap()), 0);
    assert_eq!(allocations(|| black_box("Owasp 0.8").parse::<Method>().unwrap()), 0);
    let names = FactorSet::V0_8.factors().map(|factor| factor.name(FactorSet::V0_8));
    let count = allocations(|| {
        let halves = names.into_iter().map(|name| (name, FactorValue::HALF));
        let profile = Profile::try_from_names(FactorSet::V0_8, halves).unwrap();
        Inputs::new(black_box(BASE).parse::<Vector>().unwrap(), profile).score().unwrap()
    });
    assert_eq!(count, 0);
}

/// 101 floats: what enters as a float is no reason to allocate either.
#[test]
fn reading_a_float_allocates_nothing() {
    for tenths in 0..=100 {
        let float = f64::from(tenths) / 10.0;
        assert_eq!(allocations(|| Decimal::try_from(black_box(float)).unwrap()), 0);
    }
}

/// A paired text to class, severity and decision, counted episodes, observations, a priority, and an
/// AIVSS-SSVC vector.
#[test]
fn the_candidate_is_assessed_without_allocating() {
    const EXTENSION: &str = "AIVSS:1.0/LC:I/CP:S/AP:C/SR:P/EX:M/PT:M/CA:M/TD:M";
    let paired = format!("{ENVIRONMENTAL} {EXTENSION}");
    let ssvc = "threat:poc/vulnerability:moderate/impact:critical/f1:4/f2:4/f3:4/f4:4/f5:3/f6:3/f7:3/f8:2/f9:3/f10:2";
    let count = allocations(|| {
        let pair: PairedVector = black_box(&*paired).parse().unwrap();
        let extension = pair.extension;
        let evidence = ExploitationEvidence { cisa_kev: Some(false), ..Default::default() };
        let vector = EvidencedVector::new(ENVIRONMENTAL, Some(&evidence), false).unwrap();
        let decision = DecisionInputs {
            evidence,
            cve_id: Some(CveId::from_padded(black_box(" cve-2026-12345")).unwrap()),
            exposure: Some(Exposure::try_new(true, "inventory").unwrap()),
            observed_at: Some(Timestamp::new("2026-09-01T07:30:00Z").unwrap()),
            effect_class: Some(extension.effect_class()),
            traceability_deficit: Some(extension.traceability_deficit),
            ..Default::default()
        }
        .decide()
        .unwrap();
        let context = PriorityContext {
            business_criticality: PriorityLevel::High,
            reach: PriorityLevel::Medium,
            likelihood: black_box("0.72").parse().unwrap(),
        };
        let episodes = Episodes::try_new(18, 30).unwrap();
        let bounds = (black_box("0.451").parse().unwrap(), black_box("0.733").parse().unwrap());
        episodes.check_bounds(bounds.0, bounds.1).unwrap();
        let withdrawn: WithdrawnVector =
            black_box("AIVSS:2.0/LC:I/CP:S/AP:C/SR:P/EX:M/PT:M/CA:M/TA:M").parse().unwrap();
        let assessment: SsvcAssessment = black_box(ssvc).parse().unwrap();
        let changes = extension.one_step_changes().count() + extension.class_reasons().count();
        let priority = OrganizationPriority::new(vector.severity(), context);
        let adjusted = withdrawn.candidate_adjusted(pair.cvss.score());
        (decision.overlay, priority, adjusted, assessment.outcome(), episodes.value(), changes)
    });
    assert_eq!(count, 0);
}
