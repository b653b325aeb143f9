//! Naive oracle for the three AIVSS methods, in exact rationals.

use num_rational::Ratio;

/// An exact number.
pub type Exact = Ratio<i128>;

/// What a method yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The exact agentic uplift, never rounded.
    pub aars: Exact,
    /// The exact result before it is rounded and capped.
    pub raw: Exact,
    /// The score in tenths, 0 to 100.
    pub score_tenths: u8,
    /// Whether `raw` passed 10 and was cut.
    pub capped: bool,
}

/// Reads a plain decimal such as `0.97`, exactly.
///
/// # Panics
/// When the text is not digits with at most one point between them.
#[must_use]
pub fn ratio(text: &str) -> Exact {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    for part in [whole, fraction] {
        let is_digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        assert!(is_digits, "`{text}` is not a plain decimal");
    }
    let digits: i128 = format!("{whole}{fraction}").parse().expect("few digits");
    let places = u32::try_from(fraction.len()).expect("few digits");
    Exact::new(digits, 10_i128.pow(places))
}

/// A number given in tenths.
#[must_use]
pub fn from_tenths(tenths: u8) -> Exact {
    Exact::new(i128::from(tenths), 10)
}

/// The sum of the factors of a published profile.
///
/// # Panics
/// When a value is not a plain decimal.
#[must_use]
pub fn factor_sum(factors: &[(String, String)]) -> Exact {
    factors.iter().map(|(_, value)| ratio(value)).sum()
}

/// `owasp-0.8`: `AARS = (10 - CVSS) x (sum/10) x ThM`, `AIVSS = (CVSS + AARS) x MF`.
#[must_use]
pub fn owasp_0_8(cvss: Exact, factor_sum: Exact, threat: Exact, mitigation: Exact) -> Outcome {
    let aars = uplift(cvss, factor_sum, threat);
    outcome(aars, (cvss + aars) * mitigation)
}

/// `owasp-0.5`: `AIVSS = ((CVSS + AARS)/2) x ThM`, where AARS is the factor sum or the figure a document prints.
#[must_use]
pub fn owasp_0_5(cvss: Exact, aars: Exact, threat: Exact) -> Outcome {
    outcome(aars, (cvss + aars) / Exact::from_integer(2) * threat)
}

/// `uplift-only`: AARS as in 0.8, `AIVSS = CVSS + AARS x MF`.
#[must_use]
pub fn uplift_only(cvss: Exact, factor_sum: Exact, threat: Exact, mitigation: Exact) -> Outcome {
    let aars = uplift(cvss, factor_sum, threat);
    outcome(aars, cvss + aars * mitigation)
}

/// The nearest tenth; a number exactly between two goes up.
#[must_use]
pub fn round_half_up(number: Exact) -> Exact {
    let ten = Exact::from_integer(10);
    (number * ten + Exact::new(1, 2)).floor() / ten
}

/// Whether a number lies exactly between two tenths, where the rounding rule decides.
#[must_use]
pub fn is_tie(number: Exact) -> bool {
    (number * Exact::from_integer(10)).fract() == Exact::new(1, 2)
}

/// The severity band of a score in tenths.
///
/// # Panics
/// When the score is above 100 tenths.
#[must_use]
pub fn severity(score_tenths: u8) -> &'static str {
    match score_tenths {
        0 => "None",
        1..=39 => "Low",
        40..=69 => "Medium",
        70..=89 => "High",
        90..=100 => "Critical",
        _ => panic!("{score_tenths} tenths is not a score"),
    }
}

fn uplift(cvss: Exact, factor_sum: Exact, threat: Exact) -> Exact {
    let ten = Exact::from_integer(10);
    (ten - cvss) * (factor_sum / ten) * threat
}

fn outcome(aars: Exact, raw: Exact) -> Outcome {
    let ten = Exact::from_integer(10);
    let score = round_half_up(raw).min(ten);
    let tenths = (score * ten).to_integer();
    Outcome {
        aars,
        raw,
        score_tenths: u8::try_from(tenths).expect("scores are 0 to 10"),
        capped: raw > ten,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vectors;

    fn from_hundredths(hundredths: u8) -> Exact {
        Exact::new(i128::from(hundredths), 100)
    }

    /// 10 examples, 5 figures each: factor sum, AARS, raw result, score and band.
    #[test]
    fn every_figure_of_the_0_8_examples_is_reproduced() {
        for example in vectors::published_0_8() {
            let sum = factor_sum(&example.factors);
            assert_eq!(sum, ratio(&example.factor_sum), "{}", example.id);
            let cvss = ratio(&example.cvss_base);
            let threat = ratio(&example.threat_multiplier);
            let mitigation = ratio(&example.mitigation_factor);
            let outcome = owasp_0_8(cvss, sum, threat, mitigation);
            let expected = Outcome {
                aars: ratio(&example.aars),
                raw: ratio(&example.raw),
                score_tenths: vectors::tenths(&example.aivss),
                capped: false,
            };
            assert_eq!(outcome, expected, "{}", example.id);
            assert_eq!(severity(outcome.score_tenths), example.severity);
            // With no mitigation the proposed repair changes nothing.
            assert_eq!(uplift_only(cvss, sum, threat, mitigation), expected);
        }
    }

    /// 10 examples, each scored from its printed AARS and from its listed factors.
    #[test]
    fn both_readings_of_the_0_5_examples_are_reproduced() {
        for example in vectors::published_0_5() {
            let cvss = ratio(&example.cvss_base);
            let threat = ratio(&example.threat_multiplier);
            let printed_aars = ratio(&example.printed.aars);
            let printed = owasp_0_5(cvss, printed_aars, threat);
            assert_eq!(printed.raw, ratio(&example.printed.raw), "{}", example.id);
            let tenths = vectors::tenths(&example.printed.aivss);
            assert_eq!(printed.score_tenths, tenths, "{}", example.id);

            let sum = factor_sum(&example.factors);
            assert_eq!(sum, ratio(&example.listed_factors_sum), "{}", example.id);
            let listed = owasp_0_5(cvss, sum, threat);
            let tenths = vectors::tenths(&example.listed_factors_aivss);
            assert_eq!(listed.score_tenths, tenths, "{}", example.id);
            assert_eq!(sum == printed_aars, example.aars_adds_up, "{}", example.id);
            let text = format!("(CVSS:{}/AARS:{})", example.cvss_base, example.printed.aars);
            assert_eq!(text, example.printed.vector, "{}", example.id);
        }
    }

    /// 19,089 points, of which 359 are exact ties.
    #[test]
    fn every_point_of_the_lattice_is_reproduced() {
        let lattice = vectors::lattice();
        let mut ties = 0;
        for point in lattice.points() {
            let outcome = owasp_0_8(
                from_tenths(point.cvss_tenths),
                Exact::new(i128::from(point.half_points), 2),
                from_hundredths(point.threat_hundredths),
                from_hundredths(point.mitigation_hundredths),
            );
            assert_eq!(outcome.score_tenths, point.score_tenths, "{point:?}");
            assert!(!outcome.capped, "{point:?}");
            ties += usize::from(is_tie(outcome.raw));
        }
        assert_eq!((ties, lattice.declared_ties), (359, 359));
    }

    /// 50 pages: 49 agree and `websparks`, an exact tie at 9.25, is printed a tenth low.
    #[test]
    fn every_directory_page_but_one_is_reproduced() {
        for page in vectors::directory() {
            let sum = factor_sum(&page.factors);
            assert_eq!(round_half_up(sum), ratio(&page.printed.factor_sum));
            let outcome = owasp_0_8(
                ratio(&page.cvss_base),
                sum,
                ratio(&page.threat_multiplier),
                ratio(&page.mitigation_factor),
            );
            let printed = vectors::tenths(&page.printed.aivss);
            if page.slug == "websparks" {
                assert_eq!(outcome.raw, ratio("9.25"));
                assert_eq!((printed, outcome.score_tenths), (92, 93));
            } else {
                assert_eq!(printed, outcome.score_tenths, "{}", page.slug);
            }
            assert_eq!(severity(printed), page.printed.severity, "{}", page.slug);
        }
    }

    /// 19,089 inputs: never below CVSS, never above 10.
    #[test]
    fn uplift_only_stays_between_the_cvss_score_and_ten() {
        for point in vectors::lattice().points() {
            let cvss = from_tenths(point.cvss_tenths);
            let outcome = uplift_only(
                cvss,
                Exact::new(i128::from(point.half_points), 2),
                from_hundredths(point.threat_hundredths),
                from_hundredths(point.mitigation_hundredths),
            );
            assert!(cvss <= outcome.raw && !outcome.capped, "{point:?}");
        }
    }

    /// 4 results around the cap: a result that merely rounds to 10.0 is not capped.
    #[test]
    fn only_a_result_above_ten_is_capped() {
        let zero = Exact::from_integer(0);
        for (raw, tenths, capped) in
            [("9.94", 99, false), ("9.95", 100, false), ("10", 100, false), ("11", 100, true)]
        {
            let outcome = outcome(zero, ratio(raw));
            assert_eq!((outcome.score_tenths, outcome.capped), (tenths, capped));
        }
    }

    /// The 8 edges of the five bands.
    #[test]
    fn the_bands_meet_at_their_published_edges() {
        let edges = [0, 1, 39, 40, 69, 70, 89, 90].map(severity);
        let expected = ["None", "Low", "Low", "Medium", "Medium", "High", "High", "Critical"];
        assert_eq!(edges, expected);
    }
}
