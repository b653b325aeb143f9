//! What the modules share: values from text, and the oracles' answers for the library's inputs.

use std::fmt::Debug;
use std::sync::LazyLock;

use aivss_core::cvss::Vector;
use aivss_core::{Decimal, Domain, FactorSet, FactorValue, Inputs, Method, Profile, Report, Score};
use aivss_tests::oracle::aivss::{
    Exact, Outcome, owasp_0_5, owasp_0_8, ratio, severity, uplift_only,
};
use aivss_tests::oracle::cvss::{Oracle, State};
use aivss_tests::vectors;
use proptest::prelude::{Just, ProptestConfig, Strategy};
use proptest::prop_oneof;

/// The vector of the first worked example of v0.8; it scores 9.4.
pub(crate) const BASE: &str = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";

/// Both factor sets' keys, in the order of their documents.
pub(crate) const KEYS_0_8: [&str; 10] = [
    "autonomy",
    "tools",
    "language",
    "context",
    "non_determinism",
    "opacity",
    "persistence",
    "identity",
    "multi_agent",
    "self_mod",
];
pub(crate) const KEYS_0_5: [&str; 10] = [
    "autonomy_of_action",
    "tool_use",
    "memory_use",
    "dynamic_identity",
    "multi_agent_interactions",
    "non_determinism",
    "self_modification",
    "goal_driven_planning",
    "contextual_awareness",
    "opacity_and_reflexivity",
];

pub(crate) fn keys(set: FactorSet) -> [&'static str; 10] {
    match set {
        FactorSet::V0_8 => KEYS_0_8,
        FactorSet::V0_5 => KEYS_0_5,
    }
}

pub(crate) fn decimal(text: &str) -> Decimal {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(crate) fn score(text: &str) -> Score {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub(crate) fn tenths(count: u8) -> Score {
    Score::from_tenths(count).unwrap()
}

pub(crate) fn vector(text: &str) -> Vector {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The oracle's number for one of the library's, by way of its printed digits.
pub(crate) fn exact(value: Decimal) -> Exact {
    ratio(&value.to_string())
}

/// A count of ten-thousandths as decimal text.
pub(crate) fn ten_thousandths(count: u32) -> String {
    format!("{}.{:04}", count / 10_000, count % 10_000)
}

/// A published profile, by the names it was published under.
pub(crate) fn named_profile(set: FactorSet, factors: &[(String, String)]) -> Profile {
    let named = factors.iter().map(|(name, value)| (name.as_str(), value.parse().unwrap()));
    Profile::try_from_names(set, named).unwrap()
}

/// A profile of the rubric whose sum is so many half points: ones first, then a half.
pub(crate) fn rubric_profile(set: FactorSet, half_points: u8) -> Profile {
    let mut left = half_points;
    Profile::new(
        set,
        [(); 10].map(|()| {
            let step = left.min(2);
            left -= step;
            FactorValue::RUBRIC[usize::from(step)]
        }),
    )
}

/// A profile of values in ten-thousandths.
pub(crate) fn profile_of(set: FactorSet, counts: [u16; 10]) -> Profile {
    Profile::new(set, counts.map(|count| FactorValue::from_ten_thousandths(count).unwrap()))
}

/// The set that a method takes in both domains.
pub(crate) fn own_set(method: Method) -> FactorSet {
    if method == Method::Owasp0_5 { FactorSet::V0_5 } else { FactorSet::V0_8 }
}

/// Inputs of the estimated domain as plain numbers, for the library and for the oracle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Estimated {
    pub(crate) method: Method,
    pub(crate) set: FactorSet,
    pub(crate) cvss: u8,
    pub(crate) factors: [u16; 10],
    pub(crate) threat: u32,
    pub(crate) mitigation: u32,
}

impl Estimated {
    pub(crate) fn inputs(&self) -> Inputs {
        let inputs = Inputs::new(tenths(self.cvss), profile_of(self.set, self.factors))
            .with_method(self.method)
            .with_domain(Domain::Estimated)
            .with_threat_multiplier(decimal(&ten_thousandths(self.threat)));
        if self.method == Method::Owasp0_5 {
            inputs
        } else {
            inputs.with_mitigation_factor(decimal(&ten_thousandths(self.mitigation)))
        }
    }

    pub(crate) fn report(&self) -> Report {
        self.inputs().score().unwrap_or_else(|error| panic!("{self:?}: {error}"))
    }

    /// The sum of the factors times ThM over 10: how much of the room above CVSS the uplift fills.
    pub(crate) fn fill(&self) -> Exact {
        self.sum() / Exact::from_integer(10) * fraction(self.threat)
    }

    pub(crate) fn sum(&self) -> Exact {
        fraction(self.factors.iter().copied().map(u32::from).sum())
    }

    pub(crate) fn expected(&self) -> Outcome {
        let cvss = Exact::new(i128::from(self.cvss), 10);
        expected(self.method, cvss, self.sum(), fraction(self.threat), fraction(self.mitigation))
    }
}

fn fraction(ten_thousandths: u32) -> Exact {
    Exact::new(i128::from(ten_thousandths), 10_000)
}

/// Estimated inputs over the whole domain, with its edges and the rubric's values often among them.
pub(crate) fn estimated() -> impl Strategy<Value = Estimated> {
    let method_and_set = prop_oneof![
        Just((Method::Owasp0_8, FactorSet::V0_8)),
        Just((Method::Owasp0_8, FactorSet::V0_5)),
        Just((Method::UpliftOnly, FactorSet::V0_8)),
        Just((Method::UpliftOnly, FactorSet::V0_5)),
        Just((Method::Owasp0_5, FactorSet::V0_5)),
    ];
    let factor = prop_oneof![
        4 => 0_u16..=10_000,
        1 => Just(0), 1 => Just(5_000), 1 => Just(10_000), 1 => Just(1), 1 => Just(9_999),
    ];
    let factors = prop_oneof![
        6 => proptest::array::uniform10(factor),
        1 => Just([0; 10]),
        1 => Just([10_000; 10]),
    ];
    let threat =
        prop_oneof![3 => 0_u32..=20_000, 1 => Just(0), 1 => Just(9_700), 1 => Just(20_000)];
    let mitigation = prop_oneof![3 => 0_u32..=10_000, 1 => Just(0), 2 => Just(10_000)];
    let cvss = prop_oneof![6 => 0_u8..=100, 1 => Just(0), 1 => Just(100)];
    (method_and_set, cvss, factors, threat, mitigation).prop_map(
        |((method, set), cvss, factors, threat, mitigation)| Estimated {
            method,
            set,
            cvss,
            factors,
            threat,
            mitigation,
        },
    )
}

/// What the oracle says of a method's inputs; 0.5 has no mitigation factor and ignores it.
pub(crate) fn expected(
    method: Method,
    cvss: Exact,
    sum: Exact,
    threat: Exact,
    mitigation: Exact,
) -> Outcome {
    match method {
        Method::Owasp0_8 => owasp_0_8(cvss, sum, threat, mitigation),
        Method::Owasp0_5 => owasp_0_5(cvss, sum, threat),
        Method::UpliftOnly => uplift_only(cvss, sum, threat, mitigation),
        other => panic!("no oracle for {other}"),
    }
}

/// Every figure that a method computes, against the oracle's.
pub(crate) fn assert_figures(report: &Report, expected: &Outcome, context: &impl Debug) {
    let found = Outcome {
        aars: exact(report.aars()),
        raw: exact(report.raw()),
        score_tenths: report.score().tenths(),
        capped: report.is_capped(),
    };
    assert_eq!(found, *expected, "{context:?}");
    assert_eq!(report.severity().as_str(), severity(expected.score_tenths), "{context:?}");
}

/// The CVSS oracle over the tables of the corpus.
pub(crate) static CVSS_ORACLE: LazyLock<Oracle> =
    LazyLock::new(|| Oracle::new(&vectors::cvss_tables()));

/// The oracle's score of a valid vector, in tenths.
pub(crate) fn oracle_tenths(text: &str) -> u8 {
    CVSS_ORACLE.score_tenths(&State::of_vector_text(text))
}

/// A run of so many random cases. Failures are printed with their smallest input, not kept in files.
pub(crate) fn cases(count: u32) -> ProptestConfig {
    ProptestConfig { cases: count, failure_persistence: None, ..ProptestConfig::default() }
}
