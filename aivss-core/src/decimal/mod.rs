//! Exact decimal numbers, and the only rounding function in the house.

mod float_display;
mod float_lanes;
mod input;
#[cfg(feature = "wire")]
mod printed;

#[cfg(feature = "wire")]
pub use printed::Printed;

pub(crate) use float_display::FloatDisplay;

use crate::stack_str::Text;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};

/// Decimals that an input may have.
const INPUT_PLACES: u8 = 4;
/// Decimals that the longest product of a method has (see [`crate::method`]).
const MAX_PLACES: u8 = 14;

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
    /// One.
    pub const ONE: Self = Self::from_parts(1, 0);
    /// Ten, the top of every scale here.
    pub const TEN: Self = Self::from_parts(10, 0);

    /// `digits / 10^places`; `places` is at most fourteen everywhere in this crate.
    #[inline]
    pub(crate) const fn from_parts(digits: u64, places: u8) -> Self {
        Self { digits, places }
    }

    /// `count / 10 000`, the unit of every checked input.
    #[inline]
    #[must_use]
    pub const fn from_ten_thousandths(count: u32) -> Self {
        Self::from_parts(count as u64, INPUT_PLACES)
    }

    /// The value in units of 1/10 000; `None` when it has more decimals than that or is larger
    /// than any input.
    #[inline]
    #[must_use]
    pub fn ten_thousandths(self) -> Option<u32> {
        // Every input has these places, and needs no division.
        if self.places == INPUT_PLACES {
            return u32::try_from(self.digits).ok();
        }
        let digits = if self.places < INPUT_PLACES {
            self.digits.checked_mul(power_of_ten(INPUT_PLACES - self.places))?
        } else {
            let unit = power_of_ten(self.places - INPUT_PLACES);
            self.digits.is_multiple_of(unit).then(|| self.digits / unit)?
        };
        u32::try_from(digits).ok()
    }

    /// Whether the number is less than another of as many decimals, as inputs are; for tables that are
    /// worked out by the compiler, where no trait can be called.
    pub(crate) const fn is_below(self, other: Self) -> bool {
        debug_assert!(self.places == other.places, "inputs have equally many decimals");
        self.digits < other.digits
    }

    /// An input with exactly four decimals, which checked inputs have: where this is inlined the count
    /// is a constant, and no power of ten has to be looked up.
    #[inline]
    pub(crate) const fn as_input(self) -> Self {
        Self::from_parts(self.digits, INPUT_PLACES)
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

    /// The difference; exact. The other number is at most this one.
    pub(crate) const fn minus(self, other: Self) -> Self {
        if self.places >= other.places {
            let shifted = other.digits * power_of_ten(self.places - other.places);
            Self::from_parts(self.digits - shifted, self.places)
        } else {
            let shifted = self.digits * power_of_ten(other.places - self.places);
            Self::from_parts(shifted - other.digits, other.places)
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

    /// Every digit, without trailing zeros but with one decimal at least.
    #[allow(clippy::cast_possible_truncation, reason = "a digit")]
    pub(crate) fn text(self) -> Text<24> {
        let Self { mut digits, mut places } = self;
        // Products end in many zeros, which go faster by fours.
        while places > 4 && digits.is_multiple_of(10_000) {
            digits /= 10_000;
            places -= 4;
        }
        while places > 1 && digits.is_multiple_of(10) {
            digits /= 10;
            places -= 1;
        }
        let mut text = Text::backwards();
        if places == 0 {
            text.push_front(b'0');
        }
        for _ in 0..places {
            text.push_front(b'0' + (digits % 10) as u8);
            digits /= 10;
        }
        text.push_front(b'.');
        loop {
            text.push_front(b'0' + (digits % 10) as u8);
            digits /= 10;
            if digits == 0 {
                return text;
            }
        }
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
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Decimal {}

impl PartialOrd for Decimal {
    #[inline]
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    #[inline]
    fn cmp(&self, other: &Self) -> Ordering {
        // As all inputs are among each other.
        if self.places == other.places {
            return self.digits.cmp(&other.digits);
        }
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
        f.write_str(self.text().as_str())
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(input: &str) -> Decimal {
        input.parse().unwrap()
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
    fn arithmetic_is_exact() {
        let a = text("1.5");
        assert_eq!(a.plus(text("0.25")), text("1.75"));
        assert_eq!(Decimal::TEN.plus(text("0.25")), text("10.25"));
        assert_eq!(a.times(text("0.5")), text("0.75"));
        assert_eq!(a.minus(text("0.25")), text("1.25"));
        assert_eq!(Decimal::TEN.minus(a.tenth()), text("9.85"));
        assert_eq!(a.halved(), text("0.75"));
        assert_eq!(a.tenth(), text("0.15"));
        assert_eq!(text("8.5").below_ten(), text("1.5"));
        assert!(text("0.5") < text("0.50001".strip_suffix('1').unwrap()).plus(text("0.0001")));
    }
}
