//! Floats read without a branch, for columns of them: the compiler reads several in one instruction.
//!
//! What is taken here is what [`Decimal::try_from`] takes, and means the same number. What is not taken is
//! left to it, which knows every float and the words to refuse one.
#![allow(
    clippy::float_arithmetic,
    reason = "a float is taken only where the error of the arithmetic, bounded below, cannot matter"
)]

use super::Decimal;

/// No quantity of a score is larger, and up to here the products below are close enough.
const MAX: f64 = 10.0;
const TEN_THOUSAND: f64 = 10_000.0;
/// One and a half times 2^52: added to a number of at most 2^31, it leaves the nearest whole number in the
/// low bits.
const WHOLE: f64 = 6_755_399_441_055_744.0;
/// How far from a whole count of ten-thousandths a float may lie to be taken: half of the 1e-5 (1e-9 of the
/// number itself) that any reading allows. A product of at most 1e5 is off by less than 1e-11.
const NEAR: f64 = 5e-6;

impl Decimal {
    /// The ten-thousandths of a float from 0 to 10 that is clearly a number of at most four decimals; `None`
    /// leaves it to [`try_from`](Self::try_from), which may take it or not. Where it is some number, that is
    /// the one that `try_from` gives.
    ///
    /// ```
    /// use aivss_core::Decimal;
    ///
    /// assert_eq!(Decimal::quick_ten_thousandths(0.1 + 0.2), Some(3_000));
    /// assert_eq!(Decimal::quick_ten_thousandths(0.00001), None);
    /// assert_eq!(Decimal::quick_ten_thousandths(11.5), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn quick_ten_thousandths(number: f64) -> Option<u32> {
        let scaled = number * TEN_THOUSAND;
        let shifted = scaled + WHOLE;
        let is_near = (scaled - (shifted - WHOLE)).abs() <= NEAR;
        // NaN is in no range, and -0.0 is in this one, as it is for `try_from`.
        (is_near && (0.0..=MAX).contains(&number)).then_some(low_bits(shifted))
    }

    /// A float of 32 bits from 0 to 10 as the float of 64 bits that means the same: the decimal of the fewest
    /// digits that rounds to it, 0.1 and not 0.10000000149. `None` for what is clearly no number of at most
    /// four decimals, and for -0.0.
    ///
    /// Up to ten such floats lie less than 1e-6 apart, so that at most one number of four decimals rounds to
    /// any of them; one with fewer digits would be another.
    ///
    /// ```
    /// assert_eq!(aivss_core::Decimal::quick_widened(0.1), Some(0.1));
    /// ```
    #[inline]
    #[must_use]
    pub fn quick_widened(number: f32) -> Option<f64> {
        let wide = f64::from(number);
        let shifted = wide * TEN_THOUSAND + WHOLE;
        let short = (shifted - WHOLE) / TEN_THOUSAND;
        #[allow(clippy::cast_possible_truncation, reason = "rounded to the nearest, as meant")]
        let rounded = short as f32;
        // By its bits, for then -0.0 and noughts that are none are left out.
        let is_same = rounded.to_bits() == number.to_bits();
        (is_same && (0.0..=MAX).contains(&wide)).then_some(short)
    }
}

#[inline]
#[allow(clippy::cast_possible_truncation, reason = "the low bits are what is asked for")]
const fn low_bits(shifted: f64) -> u32 {
    shifted.to_bits() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    /// A quick reading must be the exact one; says whether there was one.
    fn agrees(number: f64) -> bool {
        let quick = Decimal::quick_ten_thousandths(number);
        if let Some(count) = quick {
            let exact = Decimal::try_from(number).map(Decimal::ten_thousandths);
            assert_eq!(exact.ok().flatten(), Some(count), "{number:e}");
        }
        quick.is_some()
    }

    #[test]
    fn every_number_of_four_decimals_up_to_ten_is_taken_and_its_neighbours_mean_the_same() {
        for count in 0..=100_000_u32 {
            let number = f64::from(count) / 10_000.0;
            assert_eq!(Decimal::quick_ten_thousandths(number), Some(count));
            for near in [number.next_up(), number.next_down(), number + 4e-10, number - 4e-10] {
                assert_eq!(agrees(near), (0.0..=10.0).contains(&near), "{near:e}");
            }
            for far in [number + 9e-10, number - 9e-10, number + 1.1e-9, number + 5e-5] {
                assert!(!agrees(far), "{far:e}");
            }
        }
    }

    #[test]
    fn floats_that_are_no_such_number_are_left() {
        for number in [
            f64::NAN,
            -f64::NAN,
            f64::INFINITY,
            f64::NEG_INFINITY,
            f64::MAX,
            f64::MIN,
            -f64::MIN_POSITIVE,
            -5e-324,
            -1e-300,
            -0.5,
            -1.0,
            10.000_000_000_000_002,
            10.5,
            1e15,
            6_755_399_441_055_744.0,
            1e300,
            1e305,
            0.000_01,
            0.000_05,
            1.0 / 3.0,
        ] {
            assert!(!agrees(number), "{number:e}");
        }
        for number in [0.0, -0.0, 5e-324, f64::MIN_POSITIVE, 1e-310, 1e-40, 4e-10, 0.1 + 0.2] {
            assert!(agrees(number), "{number:e}");
        }
    }

    /// Every pattern of the sign, the exponent and the highest bits, with some low bits.
    #[test]
    fn floats_of_every_magnitude_agree() {
        let taken = (0..1_u64 << 20).filter(|high| {
            let low = high.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
            agrees(f64::from_bits(high << 44 | low)) | agrees(f64::from_bits(high << 44))
        });
        assert!(taken.count() > 200_000, "what is as good as nought");
    }

    /// Every float of 32 bits would take long; these are all patterns of its high bits and the floats around
    /// every number of four decimals.
    #[test]
    fn floats_of_32_bits_mean_their_shortest_digits() {
        let check = |number: f32| {
            let quick = Decimal::quick_widened(number);
            if let Some(wide) = quick {
                let written: f64 = number.to_string().parse().unwrap();
                assert_eq!(wide.to_bits(), written.to_bits(), "{number:e}");
            }
            quick
        };
        for high in 0..=u32::from(u16::MAX) {
            check(f32::from_bits(high << 16));
            check(f32::from_bits(high << 16 | high));
        }
        for count in 0..=100_000_u32 {
            let short = f64::from(count) / 10_000.0;
            #[allow(clippy::cast_possible_truncation, reason = "the float nearest to the number")]
            let number = short as f32;
            assert_eq!(check(number), Some(short));
            check(number.next_up());
            check(number.next_down());
        }
        for number in [f32::NAN, f32::INFINITY, -0.0, -1.0, 1e-40, 10.5, 3e38] {
            assert_eq!(check(number), None, "{number:e}");
        }
    }
}
