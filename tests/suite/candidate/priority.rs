//! AIVSS-P, against the corpus and an exact oracle.

use aivss_core::decision::{OrganizationPriority, PriorityBand, PriorityContext, PriorityLevel};
use aivss_core::extension::Probability;
use aivss_core::{ErrorCode, Score};
use aivss_tests::vectors::candidate::priorities;
use num_bigint::BigUint;
use proptest::prelude::*;
use serde_json::Value;

fn level(text: &str) -> PriorityLevel {
    text.parse().unwrap()
}

fn priority(
    severity: &str,
    criticality: &str,
    reach: &str,
    likelihood: &str,
) -> OrganizationPriority {
    let context = PriorityContext {
        business_criticality: level(criticality),
        reach: level(reach),
        likelihood: likelihood.parse().unwrap(),
    };
    OrganizationPriority::new(severity.parse().unwrap(), context)
}

/// 117 rows of 21 severities.
#[test]
fn the_grid_is_that_of_the_reference() {
    for row in priorities().grid {
        let name = |letter: &str| match letter {
            "h" => "high",
            "m" => "medium",
            "l" => "low",
            other => panic!("no such level: {other}"),
        };
        for (halves, expected) in row.2.into_iter().enumerate() {
            let severity = format!("{}.{}", halves / 2, 5 * (halves % 2));
            let found = priority(&severity, name(&row.0[..1]), name(&row.0[1..]), &row.1);
            assert_eq!(found.value(), expected, "{severity} {} {}", row.0, row.1);
        }
    }
}

/// 14 with band and terms, 9 edges of bands, 3 levels.
#[test]
fn bands_levels_and_terms_are_those_of_the_reference() {
    let file = priorities();
    for row in file.detailed {
        let (severity, likelihood) = (row.severity.to_string(), row.likelihood.to_string());
        let found = priority(&severity, &row.business_criticality, &row.reach, &likelihood);
        assert_eq!((found.value(), found.band().as_str()), (row.aivss_p, &*row.band));
        let number =
            |number: &serde_json::Number| number.to_string().parse::<Probability>().unwrap();
        let of_level = |text: &str| {
            Probability::from_ten_thousandths(100 * u16::from(level(text).hundredths())).unwrap()
        };
        assert_eq!(of_level(&row.business_criticality), number(&row.terms.business_criticality));
        assert_eq!(of_level(&row.reach), number(&row.terms.reach));
        assert_eq!(number(&row.likelihood).to_four_decimals(), number(&row.terms.likelihood));
        let tenths = severity.parse::<Score>().unwrap().tenths();
        let norm = Probability::from_ten_thousandths(100 * u16::from(tenths)).unwrap();
        assert_eq!(norm, number(&row.terms.severity_norm));
    }
    for (value, band) in file.band_edges {
        let found = PriorityBand::ALL.into_iter().rfind(|band| band.floor() <= value).unwrap();
        assert_eq!(found.as_str(), band, "{value}");
    }
    for (name, number) in &file.levels.0 {
        let hundredths: Probability = number.parse().unwrap();
        let known = Probability::from_ten_thousandths(100 * u16::from(level(name).hundredths()));
        assert_eq!(known, Some(hundredths));
    }
}

/// 101 severities: every priority lies in the band whose floor it reaches.
#[test]
fn a_priority_lies_in_its_band() {
    for tenths in 0..=100 {
        let context = PriorityContext {
            business_criticality: PriorityLevel::High,
            reach: PriorityLevel::High,
            likelihood: Probability::ONE,
        };
        let found = OrganizationPriority::new(Score::from_tenths(tenths).unwrap(), context);
        let band = PriorityBand::ALL.into_iter().rfind(|band| band.floor() <= found.value());
        assert_eq!(band, Some(found.band()));
    }
}

/// 24 exact ties.
#[test]
fn a_tie_goes_up() {
    for tie in priorities().ties {
        let found = priority(&tie.0.to_string(), &tie.1, &tie.2, &tie.3);
        assert_eq!(found.value(), tie.4, "{tie:?}");
        // The least likelihood below it gives the number below.
        let units: u128 = format!("{:0<24}", &tie.3[2..]).parse().unwrap();
        let less = format!("0.{:024}", units - 1);
        let below = priority(&tie.0.to_string(), &tie.1, &tie.2, &less);
        assert_eq!(below.value(), tie.4 - 1, "{tie:?}");
    }
}

/// 9 refusals, of which 3 are of a JSON type that only a reader of documents can see.
#[test]
fn what_is_no_priority_is_refused() {
    let mut left_to_the_reader = 0;
    for input in priorities().refused {
        let (name, value) = input.0.last().unwrap();
        let code = match (name.as_str(), value) {
            (_, Value::Bool(_)) | ("severity", Value::String(_)) => {
                left_to_the_reader += 1;
                continue;
            }
            ("severity", number) => number.to_string().parse::<Score>().unwrap_err().code(),
            ("likelihood", number) => number.to_string().parse::<Probability>().unwrap_err().code(),
            (_, text) => text.as_str().unwrap().parse::<PriorityLevel>().unwrap_err().code(),
        };
        let expected = match name.as_str() {
            "severity" | "likelihood" => ErrorCode::NumberRange,
            _ => ErrorCode::PriorityLevelUnknown,
        };
        assert_eq!(code, expected, "{input:?}");
    }
    assert_eq!(left_to_the_reader, 3);
}

proptest! {
    /// `100 * product^(1/4)`, rounded half up, in whole numbers: the fourth root of a number 10^4 times finer
    /// than the hundredth, taken by bisection.
    #[test]
    fn the_priority_is_the_fourth_root_rounded_half_up(
        tenths in 0_u8..=100, c in 0_usize..3, r in 0_usize..3, likelihood in 0_u64..=10_000_000_000_000,
    ) {
        let levels = [35_u32, 65, 100];
        // The product in units of 10^-19, and 10^8 of it is the fourth power of the priority.
        let product = BigUint::from(tenths) * levels[c] * levels[r] * likelihood;
        let fourth_power = product * BigUint::from(10_u32).pow(8);
        let unit = BigUint::from(10_u32).pow(19);
        let exact = |halves: u32| BigUint::from(halves).pow(4) * &unit <= &fourth_power * 16_u32;
        let expected = (0..=200_u32).filter(|halves| exact(*halves)).max().unwrap().div_ceil(2);
        let text = format!("{}.{:013}", likelihood / 10_000_000_000_000, likelihood % 10_000_000_000_000);
        let context = PriorityContext {
            business_criticality: PriorityLevel::ALL[c],
            reach: PriorityLevel::ALL[r],
            likelihood: text.parse().unwrap(),
        };
        let found = OrganizationPriority::new(Score::from_tenths(tenths).unwrap(), context);
        prop_assert_eq!(u32::from(found.value()), expected);
    }

    /// No term lowers the priority when it grows.
    #[test]
    fn a_priority_never_falls_when_a_term_grows(
        tenths in 0_u8..100, c in 0_usize..2, r in 0_usize..2, likelihood in 0_u16..10_000,
    ) {
        let at = |tenths: u8, c: usize, r: usize, likelihood: u16| {
            let context = PriorityContext {
                business_criticality: PriorityLevel::ALL[c],
                reach: PriorityLevel::ALL[r],
                likelihood: Probability::from_ten_thousandths(likelihood).unwrap(),
            };
            OrganizationPriority::new(Score::from_tenths(tenths).unwrap(), context)
        };
        let here = at(tenths, c, r, likelihood);
        for more in [
            at(tenths + 1, c, r, likelihood),
            at(tenths, c + 1, r, likelihood),
            at(tenths, c, r + 1, likelihood),
            at(tenths, c, r, likelihood + 1),
        ] {
            prop_assert!(more >= here);
        }
    }
}
