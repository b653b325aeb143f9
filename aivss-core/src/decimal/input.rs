//! How numbers come in: plain text, binary floats, and figures of other scores.

use super::{Decimal, FloatDisplay, INPUT_PLACES, power_of_ten};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// No quantity of any method comes near; what is larger is refused before it can overflow.
const INPUT_LIMIT: u64 = 1_000_000;
/// Longer text is no number that anybody meant.
const MAX_TEXT_BYTES: usize = 64;

impl Decimal {
    /// The same number with exactly the decimals of an input.
    #[inline]
    pub(crate) fn to_input(self) -> Result<Self, Error> {
        if self.places == INPUT_PLACES {
            return Ok(self);
        }
        match self.ten_thousandths() {
            Some(count) => Ok(Self::from_ten_thousandths(count)),
            None => Err(too_many_places(format_args!("`{self}`"))),
        }
    }
}

fn too_many_places(shown: impl fmt::Display) -> Error {
    Error::new(
        ErrorCode::NumberPlaces,
        format!("{shown} has more than four decimals, and no input takes more"),
    )
}

fn out_of_range(shown: impl fmt::Display) -> Error {
    Error::new(
        ErrorCode::NumberRange,
        format!("{shown} is out of range; no quantity here is negative or above {INPUT_LIMIT}"),
    )
}

fn not_a_number(shown: impl fmt::Display) -> Error {
    Error::new(
        ErrorCode::NumberInvalid,
        format!("{shown} is not a plain decimal number such as `0.97`"),
    )
}

/// Plain decimal text: digits, then at most one point with digits after it. No exponent, no blanks. Zeros beyond the fourth decimal change nothing and are taken; other digits there are
/// refused.
impl FromStr for Decimal {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(digits) = short_number(text.as_bytes()) {
            return Ok(Self::from_parts(digits, INPUT_PLACES));
        }
        // What is longer, stranger or wrong is read once more, slowly, to say why.
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((whole, fraction)) => (if whole.is_empty() { "0" } else { whole }, fraction),
            None => (unsigned, "0"),
        };
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if text.len() > MAX_TEXT_BYTES
            || whole.is_empty()
            || fraction.is_empty()
            || !all_digits(whole)
            || !all_digits(fraction)
        {
            return Err(not_a_number(Quoted(text)));
        }
        let significant = fraction.trim_end_matches('0');
        let mut digits: u64 = 0;
        for byte in whole.bytes() {
            digits = digits * 10 + u64::from(byte - b'0');
            if digits > INPUT_LIMIT {
                return Err(out_of_range(Quoted(text)));
            }
        }
        // The range comes before the decimals, as with floats, so that a number is refused in the same
        // words however it is written. A nought may have a sign; what else has one is below every range.
        let is_negative = unsigned.len() != text.len();
        if (is_negative && (digits != 0 || !significant.is_empty()))
            || (digits == INPUT_LIMIT && !significant.is_empty())
        {
            return Err(out_of_range(Quoted(text)));
        }
        if significant.len() > usize::from(INPUT_PLACES) {
            return Err(too_many_places(Quoted(text)));
        }
        let mut decimals = significant.bytes();
        for _ in 0..INPUT_PLACES {
            digits = digits * 10 + u64::from(decimals.next().unwrap_or(b'0') - b'0');
        }
        Ok(Self::from_parts(digits, INPUT_PLACES))
    }
}

/// The ten-thousandths of such a number as people write them, in one pass; `None` for any other text,
/// right or wrong.
#[inline]
fn short_number(text: &[u8]) -> Option<u64> {
    /// Beyond this many digits a number may pass [`INPUT_LIMIT`], or its decimals the four allowed.
    const LONGEST: usize = 7;

    if text.len() > LONGEST {
        return None;
    }
    let mut digits = 0;
    let mut places = None;
    for byte in text {
        match byte {
            b'0'..=b'9' => {
                digits = digits * 10 + u64::from(byte - b'0');
                places = places.map(|places| places + 1);
            }
            b'.' if places.is_none() => places = Some(0),
            _ => return None,
        }
    }
    match places {
        None if !text.is_empty() && digits <= INPUT_LIMIT => {
            Some(digits * power_of_ten(INPUT_PLACES))
        }
        Some(places @ 1..=INPUT_PLACES) => Some(digits * power_of_ten(INPUT_PLACES - places)),
        _ => None,
    }
}

/// A whole number as it is.
impl TryFrom<u64> for Decimal {
    type Error = Error;

    fn try_from(value: u64) -> Result<Self, Error> {
        if value > INPUT_LIMIT {
            return Err(out_of_range(format_args!("`{value}`")));
        }
        Ok(Self::from_parts(value * power_of_ten(INPUT_PLACES), INPUT_PLACES))
    }
}

/// A binary float within `1e-9` of a number of at most four decimals is that number; any other is
/// refused. This is where floats enter the library, and it works on their bits, so that no float
/// arithmetic takes part.
impl TryFrom<f64> for Decimal {
    type Error = Error;

    fn try_from(value: f64) -> Result<Self, Error> {
        const MANTISSA_BITS: u32 = 52;
        /// A finite float is `mantissa x 2^(exponent - EXPONENT_BIAS)`.
        const EXPONENT_BIAS: u32 = 1075;
        /// Ten thousand is this odd number times `2^4`, and any mantissa times it fits 64 bits.
        const TEN_THOUSAND: (u64, u32) = (625, 4);

        let shown = FloatDisplay(value);
        if !value.is_finite() {
            return Err(not_a_number(shown));
        }
        if !(0.0..=INPUT_LIMIT_AS_FLOAT).contains(&value) {
            return Err(out_of_range(shown));
        }
        let bits = value.to_bits();
        let fraction = bits & ((1 << MANTISSA_BITS) - 1);
        let raw_exponent = u32::try_from((bits >> MANTISSA_BITS) & 0x7ff).unwrap_or(0);
        let mantissa = fraction | (1 << MANTISSA_BITS);
        // The value is `scaled / 2^shift` ten-thousandths; at most a million, so that the shift is 29 at least.
        let scaled = mantissa * TEN_THOUSAND.0;
        let shift = EXPONENT_BIAS.saturating_sub(raw_exponent + TEN_THOUSAND.1);
        // distance / 2^shift / 10^4 <= 10^-9, or distance <= 2^shift / 10^5.
        let (nearest, is_near) = if shift < u64::BITS {
            let nearest = (scaled >> shift) + ((scaled >> (shift - 1)) & 1);
            (nearest, scaled.abs_diff(nearest << shift) <= (1 << shift) / 100_000)
        } else {
            // Below half a ten-thousandth; nought, or subnormal and as good as nought, at the far end.
            (0, u128::from(scaled) * 100_000 <= 1 << shift.min(u128::BITS - 1))
        };
        if !is_near {
            return Err(too_many_places(shown));
        }
        Ok(Self::from_parts(nearest, INPUT_PLACES))
    }
}

/// [`INPUT_LIMIT`] as a float, to compare only.
const INPUT_LIMIT_AS_FLOAT: f64 = 1_000_000.0;

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn text(input: &str) -> Decimal {
        input.parse().unwrap()
    }

    fn refused(input: &str) -> ErrorCode {
        input.parse::<Decimal>().unwrap_err().code()
    }

    #[test]
    fn plain_text_is_read_exactly_and_printed_without_trailing_zeros() {
        for (input, shown) in [
            ("0", "0.0"),
            ("0.97", "0.97"),
            (".5", "0.5"),
            ("10", "10.0"),
            ("1.0000", "1.0"),
            ("0.50000000", "0.5"),
            ("0.0001", "0.0001"),
            ("007.2500", "7.25"),
            ("1000000", "1000000.0"),
        ] {
            assert_eq!(text(input).to_string(), shown, "{input}");
        }
    }

    #[test]
    fn text_that_is_no_plain_decimal_is_refused() {
        for input in [
            "", ".", "-", "1.", "1e0", "+1", " 1", "1 ", "0x1", "1,5", "NaN", "inf", "--1",
            "1.2.3", "١",
        ] {
            assert_eq!(refused(input), ErrorCode::NumberInvalid, "{input}");
        }
        assert_eq!(refused(&"0".repeat(65)), ErrorCode::NumberInvalid);
        assert_eq!(refused("0.00001"), ErrorCode::NumberPlaces);
        assert_eq!(refused("-0.5"), ErrorCode::NumberRange);
        assert_eq!(refused("1000001"), ErrorCode::NumberRange);
        assert_eq!(refused(&"9".repeat(64)), ErrorCode::NumberRange);
    }

    /// Below, above and between: as text and as the float that JSON makes of the same characters.
    #[test]
    fn a_number_is_refused_with_one_code_however_it_is_written() {
        for input in [
            "-0.00001",
            "-0.0001",
            "-0.5",
            "-1",
            "-1.23456",
            "1000000.5",
            "1000000.00001",
            "1000001",
            "1000001.00001",
            "0.00001",
            "0.12345",
            "999999.99995",
        ] {
            let float: f64 = input.parse().unwrap();
            assert_eq!(refused(input), Decimal::try_from(float).unwrap_err().code(), "{input}");
        }
        assert_eq!(refused("-0.00001"), ErrorCode::NumberRange);
        assert_eq!(refused("1000000.5"), ErrorCode::NumberRange);
        assert_eq!(refused("0.00001"), ErrorCode::NumberPlaces);
        assert_eq!(text("-0.0000").to_string(), "0.0");
    }

    #[test]
    fn floats_mean_the_short_decimal_they_came_from() {
        for (value, shown) in [
            (0.1 + 0.2, "0.3"),
            (0.97, "0.97"),
            (1.0 - 0.9, "0.1"),
            (-0.0, "0.0"),
            (5e-324, "0.0"),
            (1e-10, "0.0"),
            (1e-40, "0.0"),
            (0.99999, ""),
            (0.9999, "0.9999"),
            (8.5, "8.5"),
            (999_999.999_9, "999999.9999"),
            (1_000_000.0, "1000000.0"),
            (1.0 / 3.0, ""),
            (0.000_01, ""),
            (0.5 + 9e-10, "0.5"),
            (0.5 + 2e-9, ""),
        ] {
            match Decimal::try_from(value) {
                Ok(decimal) => assert_eq!(decimal.to_string(), shown, "{value}"),
                Err(error) => {
                    assert_eq!(error.code(), ErrorCode::NumberPlaces, "{value}");
                    assert_eq!(shown, "", "{value}");
                }
            }
        }
        for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert_eq!(Decimal::try_from(value).unwrap_err().code(), ErrorCode::NumberInvalid);
        }
        for value in [-0.5, 1e300, 1_000_000.5, -1e-300] {
            assert_eq!(Decimal::try_from(value).unwrap_err().code(), ErrorCode::NumberRange);
        }
    }

    #[test]
    fn every_value_of_four_decimals_up_to_ten_survives_the_float() {
        for count in 0..=100_000_u32 {
            let value = f64::from(count) / 10_000.0;
            let decimal = Decimal::try_from(value).unwrap();
            assert_eq!(decimal.ten_thousandths(), Some(count));
            assert_eq!(decimal.to_f64().to_bits(), value.to_bits());
            assert_eq!(decimal.to_string().parse::<Decimal>().unwrap(), decimal);
        }
    }
}
