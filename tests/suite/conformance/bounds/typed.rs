//! The typed half: what is unknown is named, what is refused is refused in words, what is whole is a score.

use super::{Finding, Mitigating, Threat};
use crate::support::{BASE, cases, decimal, estimated, score, vector};
use aivss_core::bounds::UnknownInput;
use aivss_core::cvss::metric::ExploitMaturity;
use aivss_core::{
    Amplification, AmplificationFactor, Domain, FactorSet, FactorValue, Inputs, Method,
    MitigationStrength, PartialInputs, PartialProfile, Score,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

const UNSEEN: [Option<FactorValue>; 10] = [None; 10];

fn refusal(inputs: PartialInputs) -> (String, String, String) {
    let error = inputs.bounds().unwrap_err();
    (error.code().to_string(), error.path().into(), error.message().into())
}

fn owned(code: &str, path: &str, message: &str) -> (String, String, String) {
    (code.into(), path.into(), message.into())
}

proptest! {
    #![proptest_config(cases(1_000))]

    /// 1,000 whole findings a run: both ends are the report's figures, and the score is known.
    #[test]
    fn bounds_of_whole_inputs_are_their_score_twice(finding in estimated()) {
        let report = finding.report();
        let bounds = PartialInputs::from(finding.inputs()).bounds().unwrap();
        prop_assert!(bounds.is_complete() && bounds.unobserved().next().is_none());
        prop_assert_eq!(bounds.score(), Some(report.score()));
        prop_assert_eq!(bounds.severity(), Some(report.severity()));
        prop_assert_eq!(bounds.raw(), [report.raw(); 2]);
        prop_assert_eq!(bounds.aars(), [report.aars(); 2]);
        prop_assert_eq!(bounds.low(), report);
        prop_assert_eq!(bounds.high(), report);
        prop_assert_eq!(PartialInputs::from(finding.inputs()).complete().unwrap(), finding.inputs());
    }
}

/// 12 unknown inputs at once, in the order of the set, under their keys and names.
#[test]
fn what_nobody_observed_is_named_in_order() {
    let inputs = PartialInputs::new(score("5.0"), PartialProfile::new(FactorSet::V0_8, UNSEEN))
        .with_unknown_exploit_maturity()
        .with_unknown_mitigation();
    let bounds = inputs.bounds().unwrap();
    let keys: Vec<_> = bounds.unobserved().map(|input| input.key(FactorSet::V0_8)).collect();
    let mut expected = crate::support::KEYS_0_8.to_vec();
    expected.extend(["exploit_maturity", "mitigation"]);
    assert_eq!(keys, expected);
    // 5.0 x 0.67 is 3.35, a tie that goes up, and 5 + 5 x 1.0 is 10.
    assert_eq!(
        (bounds.score_low().to_string(), bounds.score_high().to_string()),
        ("3.4".into(), "10.0".into())
    );
    assert_eq!(bounds.threat_multiplier(), [decimal("0.5"), decimal("1")]);
    assert_eq!(bounds.mitigation_factor(), Some([decimal("0.67"), decimal("1")]));
    assert!(!inputs.is_complete());
}

/// 1 finding whose score no factor moves: known, and still not complete.
#[test]
fn a_score_that_no_unknown_input_moves_is_known() {
    let profile = PartialProfile::new(FactorSet::V0_8, UNSEEN);
    let bounds = PartialInputs::new(score("10.0"), profile).bounds().unwrap();
    assert_eq!(bounds.score().map(Score::tenths), Some(100));
    assert!(!bounds.is_complete());
    assert_eq!(
        bounds.advice_in_words().unwrap().split(':').next(),
        Some("no unknown input moves the score, so none has to be learned for it")
    );
}

/// 5 contradictions between what is unknown and what is given.
#[test]
fn what_is_unknown_and_given_at_once_is_refused() {
    let profile = PartialProfile::new(FactorSet::V0_8, UNSEEN);
    let attacked = vector(&format!("{BASE}/E:A"));
    assert_eq!(
        refusal(PartialInputs::new(attacked, profile).with_unknown_exploit_maturity()),
        owned(
            "threat_multiplier.conflict",
            "exploit_maturity",
            "exploit maturity `unknown` contradicts the vector, whose `E:A` means `attacked`"
        )
    );
    let base = PartialInputs::new(score("8.5"), profile);
    assert_eq!(
        refusal(base.with_threat_multiplier(decimal("0.97")).with_unknown_exploit_maturity()),
        owned(
            "threat_multiplier.conflict",
            "exploit_maturity",
            "exploit maturity `unknown` contradicts the threat multiplier `0.97`, which says what it is"
        )
    );
    assert_eq!(
        refusal(base.with_mitigation_factor(decimal("0.83")).with_unknown_mitigation()),
        owned(
            "mitigation_factor.conflict",
            "mitigation",
            "mitigation `unknown` contradicts the mitigation factor `0.83`, which says what it is"
        )
    );
    let old = PartialInputs::new(score("8.5"), PartialProfile::new(FactorSet::V0_5, UNSEEN))
        .with_method(Method::Owasp0_5);
    assert_eq!(
        refusal(old.with_unknown_mitigation()),
        owned(
            "mitigation.not_allowed",
            "mitigation",
            "method `owasp-0.5` has no mitigation factor, so none can be given"
        )
    );
    assert_eq!(refusal(base.with_method(Method::Owasp0_5)).0, "factor_set.not_allowed");
}

/// 2 partial findings where only whole ones are taken: the names, the ends, and the first field as the path.
#[test]
fn a_partial_finding_is_refused_where_a_score_is_needed_with_its_ends() {
    let vector = vector("CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N");
    let [no, half, full] = FactorValue::RUBRIC.map(Some);
    let values = [full, full, full, full, half, None, None, full, half, no];
    let error = PartialInputs::new(vector, PartialProfile::new(FactorSet::V0_8, values))
        .complete()
        .unwrap_err();
    assert_eq!((error.code().as_str(), error.path()), ("request.incomplete", "factors.opacity"));
    assert_eq!(
        error.message(),
        "`opacity`, `persistence` are unknown, which leaves the score between 9.5 and 9.7; a finding with \
         unknown values is not taken here"
    );
    let error = PartialInputs::from(Inputs::new(
        score("10.0"),
        aivss_core::Profile::new(FactorSet::V0_8, [FactorValue::ONE; 10]),
    ))
    .with_unknown_exploit_maturity()
    .complete()
    .unwrap_err();
    assert_eq!(error.path(), "exploit_maturity");
    assert_eq!(
        error.message(),
        "`exploit_maturity` is unknown, which leaves the score at 10.0; a finding with unknown values is not taken here"
    );
}

/// 1 printed AARS whose exploit maturity is unknown: (9.4 + 8.5) / 2 times 0.91 and times 1.
#[test]
fn a_printed_aars_has_bounds_where_the_maturity_is_unknown() {
    let printed = Inputs::new(score("9.4"), Amplification::PrintedAars(decimal("8.5")))
        .with_method(Method::Owasp0_5);
    let bounds = PartialInputs::from(printed).with_unknown_exploit_maturity().bounds().unwrap();
    assert_eq!(bounds.raw(), [decimal("8.1445"), decimal("8.95")]);
    assert_eq!((bounds.factor_sum(), bounds.mitigation_factor()), (None, None));
    assert_eq!(bounds.aars(), [decimal("8.5"); 2]);
}

/// 1 profile, read by names, changed and completed.
#[test]
fn a_partial_profile_learns_one_factor_at_a_time() {
    let names = FactorSet::V0_5.factors().map(|factor| factor.name(FactorSet::V0_5));
    let values = names.map(|name| (name, (name != "Memory Use").then_some(FactorValue::HALF)));
    let profile = PartialProfile::try_from_names(FactorSet::V0_5, values).unwrap();
    assert_eq!(profile.unknown().collect::<Vec<_>>(), [AmplificationFactor::Persistence]);
    assert_eq!(profile.value(AmplificationFactor::Persistence), None);
    assert_eq!(profile.value(AmplificationFactor::Tools), Some(FactorValue::HALF));
    assert_eq!(profile.complete(), None);
    let learned = profile.with_value(AmplificationFactor::Persistence, FactorValue::ONE);
    assert_eq!(learned.complete(), Some(profile.high()));
    assert_eq!(profile.with_value(AmplificationFactor::Language, FactorValue::ONE), profile);
    let missing = PartialProfile::try_from_names(FactorSet::V0_5, values.into_iter().skip(1));
    assert_eq!(missing.unwrap_err().code().as_str(), "factor.missing");
}

/// 1 finding under 2 setters: what is learned later counts.
#[test]
fn a_known_value_takes_the_place_of_an_unknown_one() {
    let finding = Finding {
        method: Method::Owasp0_8,
        domain: Domain::Rubric,
        set: FactorSet::V0_8,
        cvss: 50,
        factors: [Some(5_000); 10],
        maturity: Threat::Unknown,
        mitigation: Mitigating::Unknown,
    };
    let inputs = finding.inputs();
    assert_eq!(
        inputs.bounds().unwrap().unobserved().collect::<Vec<_>>(),
        [UnknownInput::ExploitMaturity, UnknownInput::Mitigation]
    );
    let known = inputs
        .with_exploit_maturity(ExploitMaturity::Attacked)
        .with_mitigation(MitigationStrength::Strong);
    assert!(known.is_complete() && known.bounds().unwrap().is_complete());
}
