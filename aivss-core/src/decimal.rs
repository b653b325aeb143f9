//! Exact decimal numbers, and the only rounding function in the house.

use crate::error::{Error, ErrorCode, Quoted};
use alloc::format;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

/// Decimals that an input may have.
pub(crate) const INPUT_PLACES: u8 = 4;
/// Decimals that the longest product of a method has (see [`crate::method`]).
const MAX_PLACES: u8 = 14;
/// No quantity of any method comes near; what is larger is refused before it can overflow.
const INPUT_LIMIT: u64 = 1_000_000;
/// Longer text is no number that anybody meant.
const MAX_TEXT_BYTES: usize = 64;

#[allow(clippy::indexing_slicing, reason = "runs at compile time, where a bad index is an error")]
const POWERS_OF_TEN: [u64; MAX_PLACES as usize + 1] = {
    let mut powers = [1; MAX_PLACES as usize + 1];
    let mut place = 1;
    while place < powers.len() {
        powers[place] = powers[place - 1] * 10;
        place += 1;
    }
    powers
};

/// The whole number nearest to `numerator / denominator`; a tie goes up.
///
/// Every score of the library, CVSS and AIVSS alike, is rounded here and nowhere else. The
/// specifications say "one decimal" and compute in binary floats, which put many exact ties on the
/// wrong side; on integers there is nothing to put wrong. `denominator` must not be 0.
#[must_use]
pub(crate) const fn round_half_up(numerator: u64, denominator: u64) -> u64 {
    (2 * numerator + denominator) / (2 * denominator)
}

/// An exact number from 0 up with a known count of decimals.
///
/// Inputs have at most four decimals; intermediate figures of a method have up to fourteen and are
/// kept whole. `Display` writes every digit without trailing zeros, but always one decimal: `0.5238`,
/// `9.0`.
///
/// Two numbers are equal when their values are, however many zeros they were written with.
///
/// ```
/// use aivss_core::Decimal;
///
/// let multiplier: Decimal = "0.97".parse()?;
/// assert_eq!(multiplier, Decimal::try_from(0.97)?);
/// assert_eq!(Decimal::try_from(0.1 + 0.2)?.to_string(), "0.3");
/// assert!("0.12345".parse::<Decimal>().is_err());
/// # Ok::<(), aivss_core::Error>(())
/// ```
#[derive(Clone, Copy)]
pub struct Decimal {
    digits: u64,
    places: u8,
}

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self::from_parts(0, 0);
    /// Ten, the top of every scale here.
    pub const TEN: Self = Self::from_parts(10, 0);

    /// `digits / 10^places`; `places` is at most fourteen everywhere in this crate.
    #[inline]
    pub(crate) const fn from_parts(digits: u64, places: u8) -> Self {
        Self { digits, places }
    }

    /// `count / 10 000`, the unit of every checked input.
    #[inline]
    pub(crate) const fn from_ten_thousandths(count: u32) -> Self {
        Self::from_parts(count as u64, INPUT_PLACES)
    }

    /// The value in units of 1/10 000; `None` when it has more decimals than that or is larger
    /// than any input.
    pub(crate) fn ten_thousandths(self) -> Option<u32> {
        let scaled = self.aligned();
        let unit = u128::from(power_of_ten(MAX_PLACES - INPUT_PLACES));
        if scaled.is_multiple_of(unit) { u32::try_from(scaled / unit).ok() } else { None }
    }

    /// The nearest tenth, ties up.
    #[inline]
    pub(crate) const fn round_to_tenths(self) -> u64 {
        if self.places == 0 {
            return self.digits * 10;
        }
        round_half_up(self.digits, power_of_ten(self.places - 1))
    }

    /// The sum; exact.
    #[inline]
    pub(crate) const fn plus(self, other: Self) -> Self {
        if self.places >= other.places {
            let shifted = other.digits * power_of_ten(self.places - other.places);
            Self::from_parts(self.digits + shifted, self.places)
        } else {
            other.plus(self)
        }
    }

    /// Ten less the number; the number is at most ten.
    #[inline]
    pub(crate) const fn below_ten(self) -> Self {
        Self::from_parts(10 * power_of_ten(self.places) - self.digits, self.places)
    }

    /// The product; exact. Factors of a method have 1, 5, 4 and 4 decimals and a product of at
    /// most 20, so that `20 x 10^14` is the largest count of digits.
    #[inline]
    pub(crate) const fn times(self, other: Self) -> Self {
        Self::from_parts(self.digits * other.digits, self.places + other.places)
    }

    /// One half of the number; exact.
    #[inline]
    pub(crate) const fn halved(self) -> Self {
        Self::from_parts(self.digits * 5, self.places + 1)
    }

    /// One tenth of the number; exact.
    #[inline]
    pub(crate) const fn tenth(self) -> Self {
        Self::from_parts(self.digits, self.places + 1)
    }

    /// The nearest binary float, for charts and spreadsheets. The decimal itself stays the truth.
    #[must_use]
    #[allow(
        clippy::float_arithmetic,
        clippy::cast_precision_loss,
        reason = "output only: both operands are exact below 2^53, so the quotient is the float \
                  nearest to the decimal and prints the same digits"
    )]
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / power_of_ten(self.places) as f64
    }

    /// The value in units of `10^-14`, in which all decimals compare.
    fn aligned(self) -> u128 {
        u128::from(self.digits) * u128::from(power_of_ten(MAX_PLACES - self.places))
    }
}

#[inline]
#[allow(
    clippy::indexing_slicing,
    reason = "`places` never passes MAX_PLACES: inputs have 4 and the longest product 14"
)]
const fn power_of_ten(places: u8) -> u64 {
    POWERS_OF_TEN[places as usize]
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.aligned() == other.aligned()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.aligned().cmp(&other.aligned())
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.aligned().hash(state);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { mut digits, mut places } = *self;
        while places > 1 && digits % 10 == 0 {
            digits /= 10;
            places -= 1;
        }
        if places == 0 {
            return write!(f, "{digits}.0");
        }
        let unit = power_of_ten(places);
        write!(f, "{}.{:0width$}", digits / unit, digits % unit, width = usize::from(places))
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
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

/// Plain decimal text: digits, then at most one point with digits after it. No sign, no exponent,
/// no blanks. Zeros beyond the fourth decimal change nothing and are taken; other digits there are
/// refused.
impl FromStr for Decimal {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
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
        if unsigned.len() != text.len() {
            return Err(out_of_range(Quoted(text)));
        }
        let significant = fraction.trim_end_matches('0');
        if significant.len() > usize::from(INPUT_PLACES) {
            return Err(too_many_places(Quoted(text)));
        }
        let mut digits: u64 = 0;
        for byte in whole.bytes() {
            digits = digits * 10 + u64::from(byte - b'0');
            if digits > INPUT_LIMIT {
                return Err(out_of_range(Quoted(text)));
            }
        }
        let mut decimals = significant.bytes();
        for _ in 0..INPUT_PLACES {
            digits = digits * 10 + u64::from(decimals.next().unwrap_or(b'0') - b'0');
        }
        Ok(Self::from_parts(digits, INPUT_PLACES))
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
        /// Shifted further right than this, any mantissa is nought to far more than nine decimals.
        const MAX_SHIFT: u32 = 100;

        let shown = format!("`{value}`");
        if !value.is_finite() {
            return Err(not_a_number(shown));
        }
        if !(0.0..=INPUT_LIMIT_AS_FLOAT).contains(&value) {
            return Err(out_of_range(shown));
        }
        let bits = value.to_bits();
        let fraction = bits & ((1 << MANTISSA_BITS) - 1);
        let raw_exponent = u32::try_from((bits >> MANTISSA_BITS) & 0x7ff).unwrap_or(0);
        // Subnormal numbers (exponent 0) have no hidden bit; they are nought here either way.
        let mantissa = if raw_exponent == 0 { 0 } else { fraction | (1 << MANTISSA_BITS) };
        // A value of at most a million has an exponent well below the bias.
        let shift = EXPONENT_BIAS.saturating_sub(raw_exponent);
        if shift > MAX_SHIFT {
            return Ok(Self::from_ten_thousandths(0));
        }
        let scaled = u128::from(mantissa) * u128::from(power_of_ten(INPUT_PLACES));
        let nearest = (scaled + ((1 << shift) >> 1)) >> shift;
        let distance = scaled.abs_diff(nearest << shift);
        // distance / 2^shift / 10^4 <= 10^-9, without a division.
        if distance * 100_000 > 1 << shift {
            return Err(too_many_places(shown));
        }
        u64::try_from(nearest)
            .map(|digits| Self::from_parts(digits, INPUT_PLACES))
            .map_err(|_| out_of_range(shown))
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
    fn ties_go_up_and_nothing_else_does() {
        assert_eq!(round_half_up(864, 100), 9);
        assert_eq!(round_half_up(850, 100), 9);
        assert_eq!(round_half_up(849, 100), 8);
        assert_eq!(round_half_up(0, 7), 0);
        assert_eq!(text("8.65").round_to_tenths(), 87);
        assert_eq!(text("8.6499").round_to_tenths(), 86);
        assert_eq!(Decimal::TEN.round_to_tenths(), 100);
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

    #[test]
    fn arithmetic_is_exact() {
        let a = text("1.5");
        assert_eq!(a.plus(text("0.25")), text("1.75"));
        assert_eq!(Decimal::TEN.plus(text("0.25")), text("10.25"));
        assert_eq!(a.times(text("0.5")), text("0.75"));
        assert_eq!(a.halved(), text("0.75"));
        assert_eq!(a.tenth(), text("0.15"));
        assert_eq!(text("8.5").below_ten(), text("1.5"));
        assert!(text("0.5") < text("0.50001".strip_suffix('1').unwrap()).plus(text("0.0001")));
    }
}
