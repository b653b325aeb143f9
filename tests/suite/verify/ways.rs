//! Claims made by known wrong ways, worked out in exact rationals: the way is among the reasons found.

use crate::support::{difference, one};
use aivss_core::verify::{Difference, Figure, Reason};
use aivss_core::{FactorSet, Method};
use aivss_tests::oracle::aivss::{
    Exact, from_tenths, owasp_0_5, owasp_0_8, ratio, round_half_up, uplift_only,
};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Map, Value, json};

/// The inputs of a claim in hundredths, CVSS in tenths.
#[derive(Clone, Debug)]
struct Point {
    cvss: u8,
    factors: [u8; 10],
    threat: u8,
    mitigation: u8,
}

fn points() -> impl Strategy<Value = Point> {
    let estimated = (0..=100_u8, prop::array::uniform10(0..=100_u8), 50..=110_u8, 50..=100_u8);
    let rubric = (
        0..=100_u8,
        prop::array::uniform10(prop::sample::select(vec![0_u8, 50, 100])),
        prop::sample::select(vec![50_u8, 97, 100]),
        prop::sample::select(vec![67_u8, 83, 100]),
    );
    prop_oneof![estimated, rubric].prop_map(|(cvss, factors, threat, mitigation)| Point {
        cvss,
        factors,
        threat,
        mitigation,
    })
}

fn hundredths(count: impl Into<i128>) -> Exact {
    Exact::new(count.into(), 100)
}

fn text(tenths: u8) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

impl Point {
    fn sum(&self) -> Exact {
        hundredths(self.factors.iter().map(|value| i128::from(*value)).sum::<i128>())
    }

    fn exact(&self, method: Method) -> aivss_tests::oracle::aivss::Outcome {
        let (cvss, threat) = (from_tenths(self.cvss), hundredths(self.threat));
        let mitigation = hundredths(self.mitigation);
        match method {
            Method::Owasp0_8 => owasp_0_8(cvss, self.sum(), threat, mitigation),
            Method::UpliftOnly => uplift_only(cvss, self.sum(), threat, mitigation),
            _ => owasp_0_5(cvss, self.sum(), threat),
        }
    }

    /// A claim of a method with factors of set 0.5, which all methods take in the estimated domain.
    fn claim(&self, method: Method, score: &str) -> Value {
        let set = FactorSet::V0_5;
        let mut factors = Map::new();
        for (factor, value) in set.factors().iter().zip(self.factors) {
            factors.insert(factor.key(set).into(), json!(f64::from(value) / 100.0));
        }
        let mut claim = json!({
            "name": "made", "method": method.as_str(), "cvss_base": text(self.cvss),
            "factors": factors, "threat_multiplier": f64::from(self.threat) / 100.0,
            "printed": {"aivss": score},
        });
        if method.has_mitigation() {
            claim["mitigation_factor"] = json!(f64::from(self.mitigation) / 100.0);
        }
        claim
    }
}

fn rounded(number: Exact, places: u32) -> Exact {
    let unit = Exact::from_integer(10_i128.pow(places));
    (number * unit + Exact::new(1, 2)).floor() / unit
}

fn tenths(raw: Exact) -> u8 {
    let score = round_half_up(raw).min(Exact::from_integer(10));
    u8::try_from((score * Exact::from_integer(10)).to_integer()).unwrap()
}

/// The difference of a claimed score, or `None` when it is the exact one after all.
fn claimed(point: &Point, method: Method, score: u8) -> Option<Difference> {
    let verification = one(&point.claim(method, &text(score)));
    let exact = point.exact(method).score_tenths;
    assert_eq!(verification.score.unwrap().tenths(), exact, "{point:?}");
    assert_eq!(verification.agrees, score == exact, "{point:?}");
    (!verification.agrees).then(|| difference(&verification, Figure::Score).clone())
}

fn assert_reason(found: Option<Difference>, reason: Reason) {
    if let Some(found) = found {
        assert!(found.reasons.contains(&reason), "{reason}: {found:?}");
        assert_eq!(found.reason, found.reasons[0]);
    }
}

proptest! {
    #![proptest_config(Config::with_cases(512))]

    /// 512 points, 7 wrong ways each.
    #[test]
    fn a_wrong_way_is_among_the_reasons(point in points()) {
        let cvss = from_tenths(point.cvss);
        let (threat, mitigation) = (hundredths(point.threat), hundredths(point.mitigation));
        let exact = point.exact(Method::Owasp0_8);
        let one = Exact::from_integer(1);
        for places in [1, 2, 3] {
            let raw = (cvss + rounded(exact.aars, places)) * mitigation;
            assert_reason(claimed(&point, Method::Owasp0_8, tenths(raw)), Reason::RoundedAars);
        }
        for (reason, score) in [
            (Reason::UpliftOnly, point.exact(Method::UpliftOnly).score_tenths),
            (Reason::Formula0_5, point.exact(Method::Owasp0_5).score_tenths),
            (Reason::MitigationIgnored, owasp_0_8(cvss, point.sum(), threat, one).score_tenths),
            (Reason::ThreatIgnored, owasp_0_8(cvss, point.sum(), one, mitigation).score_tenths),
        ] {
            assert_reason(claimed(&point, Method::Owasp0_8, score), reason);
        }
        for method in [Method::UpliftOnly, Method::Owasp0_5] {
            let plain = if method.has_mitigation() { mitigation } else { one };
            let score = owasp_0_8(cvss, point.sum(), threat, plain).score_tenths;
            assert_reason(claimed(&point, method, score), Reason::Formula0_8);
        }
    }

    /// 512 points: what Rust's own floats print, which round as Python's do.
    #[test]
    fn a_float_is_among_the_reasons(point in points()) {
        let float = |count: u8| f64::from(count) / 100.0;
        let cvss = f64::from(point.cvss) / 10.0;
        let sum: f64 = point.factors.iter().map(|value| float(*value)).sum();
        let aars = (10.0 - cvss) * (sum / 10.0) * float(point.threat);
        let raw = ((cvss + aars) * float(point.mitigation)).min(10.0);
        let printed = format!("{raw:.1}").replace('.', "").parse().unwrap();
        assert_reason(claimed(&point, Method::Owasp0_8, printed), Reason::BinaryFloat);
    }

    /// 512 points: a printed sum or AARS other than the exact one, with a score that follows from it.
    #[test]
    fn a_score_made_from_another_printed_figure_is_told(point in points(), other in 0..=100_u8) {
        let cvss = from_tenths(point.cvss);
        let (threat, mitigation) = (hundredths(point.threat), hundredths(point.mitigation));
        let score = owasp_0_8(cvss, from_tenths(other), threat, mitigation).score_tenths;
        let mut claim = point.claim(Method::Owasp0_8, &text(score));
        claim["printed"]["factor_sum"] = json!(text(other));
        let verification = one(&claim);
        if rounded(point.sum(), 1) != from_tenths(other) {
            let sum = difference(&verification, Figure::FactorSum);
            assert!(sum.reasons.contains(&Reason::SumDoesNotAddUp));
        }
        if score != point.exact(Method::Owasp0_8).score_tenths {
            let found = difference(&verification, Figure::Score).clone();
            assert_reason(Some(found), Reason::SumPrinted);
        }

        let raw = (cvss + from_tenths(other)) * mitigation;
        let mut claim = point.claim(Method::Owasp0_8, &text(tenths(raw)));
        claim["printed"]["aars"] = json!(text(other));
        let verification = one(&claim);
        if tenths(raw) != point.exact(Method::Owasp0_8).score_tenths {
            let found = difference(&verification, Figure::Score).clone();
            assert_reason(Some(found), Reason::AarsPrinted);
        }
    }

    /// 512 points, every score: no claim but the exact one agrees, and there is always a reason.
    #[test]
    fn only_the_exact_score_agrees(point in points(), score in 0..=100_u8) {
        if let Some(found) = claimed(&point, Method::Owasp0_8, score) {
            assert!(!found.reasons.is_empty());
            let is_alone = found.reasons.len() == 1;
            assert!(is_alone || !found.reasons.contains(&Reason::Unexplained));
        }
    }
}

/// 3 CVSS scores that the vector does not give; CVSS-BT is told apart.
#[test]
fn a_cvss_score_that_its_vector_does_not_give_is_told() {
    let base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
    let point = Point { cvss: 94, factors: [50; 10], threat: 97, mitigation: 83 };
    for (vector, printed, reason, of_score) in [
        (base.to_owned(), "9.0", Reason::CvssNotOfVector, Reason::CvssPrinted),
        (base.to_owned(), "9.9", Reason::CvssNotOfVector, Reason::CvssPrinted),
        (format!("{base}/E:P"), "8.5", Reason::ThreatInCvss, Reason::ThreatInCvss),
    ] {
        let exact = Exact::new(97, 100);
        let score = owasp_0_8(ratio(printed), point.sum(), exact, ratio("0.83")).score_tenths;
        let mut claim = point.claim(Method::Owasp0_8, &text(score));
        claim["cvss_base"] = json!(printed);
        claim["cvss_vector"] = json!(vector);
        let verification = one(&claim);
        let cvss = difference(&verification, Figure::Cvss);
        assert_eq!((cvss.printed.as_str(), cvss.exact.as_str()), (printed, "9.4"));
        assert_eq!(cvss.reason, reason);
        assert_eq!(difference(&verification, Figure::Score).reason, of_score);
    }
}

/// A ThM that E contradicts, a score that is not rounded, one not capped, and a band before rounding.
#[test]
fn the_rarer_reasons_are_found() {
    let base = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
    let point = Point { cvss: 94, factors: [50; 10], threat: 97, mitigation: 100 };
    let mut claim = point.claim(Method::Owasp0_8, "9.7");
    claim["cvss_vector"] = json!(format!("{base}/E:A"));
    let verification = one(&claim);
    let threat = difference(&verification, Figure::ThreatMultiplier);
    assert_eq!((threat.exact.as_str(), threat.reason), ("1.0", Reason::MaturityContradicts));

    let verification = one(&point.claim(Method::Owasp0_8, "9.69"));
    assert_eq!(difference(&verification, Figure::Score).reason, Reason::NotRounded);

    let high = Point { cvss: 95, factors: [100; 10], threat: 110, mitigation: 100 };
    let verification = one(&high.claim(Method::Owasp0_8, "10.05"));
    assert_eq!(difference(&verification, Figure::Score).reason, Reason::NotCapped);
    assert_eq!(verification.score.unwrap().to_string(), "10.0");

    // (8.9 + 1.1 x 0.5 x 0.1) = 8.955, rounded 9.0.
    let edge = Point { cvss: 89, factors: [50; 10], threat: 10, mitigation: 100 };
    let mut claim = edge.claim(Method::Owasp0_8, "9.0");
    claim["printed"]["severity"] = json!("High");
    let verification = one(&claim);
    assert_eq!(difference(&verification, Figure::Severity).reason, Reason::BandBeforeRounding);
}

/// 21 codes and sentences.
#[test]
fn every_reason_has_a_code_and_a_sentence_of_its_own() {
    let mut codes: Vec<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    let mut sentences: Vec<_> = Reason::ALL.iter().map(|reason| reason.sentence()).collect();
    for list in [&mut codes, &mut sentences] {
        list.sort_unstable();
        list.dedup();
        assert_eq!(list.len(), 21);
    }
    for sentence in sentences {
        assert_eq!(aivss_tests::policy::violation(sentence), None, "{sentence}");
    }
}
