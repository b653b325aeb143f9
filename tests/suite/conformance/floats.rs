//! Binary floats come in as the nearest number of four decimals, or not at all: compared with exact
//! rationals, for a float is a fraction with a power of two below.

use aivss_core::{Decimal, ErrorCode};
use num_rational::Ratio;
use proptest::prelude::*;

type Exact = Ratio<i128>;

/// What the rule says of a float, without looking at its bits: `None` where it must be refused.
///
/// Only for floats whose exact fraction fits, that is from `2^-40` up.
fn expected(value: f64) -> Option<String> {
    // An exact power of two, so that the product is exact and whole.
    let scale = 2_f64.powi(80);
    #[allow(clippy::cast_possible_truncation, reason = "whole and below 2^101")]
    let exact = Exact::new((value * scale) as i128, 1 << 80);
    let count = (exact * 10_000 + Exact::new(1, 2)).floor();
    let distance = exact - count / 10_000;
    let is_near =
        distance.numer().unsigned_abs() * 1_000_000_000 <= distance.denom().unsigned_abs();
    is_near.then(|| count.to_integer().to_string())
}

fn actual(value: f64) -> Option<String> {
    match Decimal::try_from(value) {
        Ok(decimal) => {
            let digits = decimal.to_string().replace('.', "");
            let places = decimal.to_string().split_once('.').map_or(0, |(_, places)| places.len());
            let count: u128 = digits.parse().unwrap();
            Some((count * 10_u128.pow(4 - u32::try_from(places).unwrap())).to_string())
        }
        Err(error) => {
            assert_eq!(error.code(), ErrorCode::NumberPlaces, "{value}");
            None
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_096))]

    #[test]
    fn floats_around_the_tolerance_are_taken_or_refused_as_the_rationals_say(
        count in 0_u32..200_000, offset in -2.0e-9..2.0e-9_f64,
    ) {
        let value = (f64::from(count) / 10_000.0 + offset).abs();
        prop_assume!(value == 0.0 || value > 2_f64.powi(-27));
        prop_assert_eq!(actual(value), expected(value), "{:e}", value);
    }

    #[test]
    fn any_float_is_taken_or_refused_as_the_rationals_say(value in 1.0e-8..1_000_000.0_f64) {
        prop_assert_eq!(actual(value), expected(value), "{:e}", value);
    }
}

/// `1e-9` as a float is just above a billionth, its neighbour below is not; and from there down to the
/// least float everything is nought.
#[test]
fn floats_next_to_nothing_are_nought_from_a_billionth_down() {
    assert_eq!(actual(1e-9_f64.next_up()), None);
    for value in [1e-9_f64.next_down(), 1e-10, 2_f64.powi(-54), 2_f64.powi(-100), f64::MIN_POSITIVE]
    {
        assert_eq!(actual(value).as_deref(), Some("0"), "{value:e}");
    }
    assert_eq!(actual(f64::from_bits(1)).as_deref(), Some("0"), "the least float");
    assert_eq!(actual(0.0).as_deref(), Some("0"));
    // Around the powers of two where the shift passes a whole word.
    for power in 28..=32 {
        let value = 2_f64.powi(-power);
        let is_nought = value <= 1e-9;
        assert_eq!(actual(value).as_deref(), is_nought.then_some("0"), "2^-{power}");
    }
}
