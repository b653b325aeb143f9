//! Figures that somebody else printed: kept with the decimals they were printed with.

use super::{Decimal, MAX_PLACES, round_half_up};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use alloc::string::String;
use core::fmt;

/// More decimals than a binary float of this size prints in its shortest form.
const MAX_PRINTED_PLACES: u8 = 24;
/// Beyond any figure of any method, so that whatever is larger was not meant as one.
const LIMIT: u64 = 1_000;
/// What has more decimals than this was printed from a binary float, noise and all.
const MAX_MEANT_PLACES: u8 = 9;
/// The distance within which a float stands for a decimal, `1e-9` in the unit of `aligned`.
const TOLERANCE: u128 = 10_u128.pow(MAX_PRINTED_PLACES as u32 - 9);

/// A number from 0 to 1000 as it was printed: `9.20` and `9.2` are equal, but the first says more.
///
/// It is read from text or from a JSON number, never rounded, and compared with an exact figure at
/// its own precision. A JSON number does not keep trailing zeros, and every figure is taken to have
/// one decimal at the least.
#[derive(Clone, Copy)]
pub struct Printed {
    digits: u128,
    places: u8,
}

impl Printed {
    /// Reads plain decimal text.
    ///
    /// # Errors
    ///
    /// `number.invalid`, `number.range` (below 0 or above 1000) or `number.places` (more than 24
    /// decimals).
    pub fn from_text(text: &str) -> Result<Self, Error> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty()
            || !all_digits(whole)
            || !all_digits(fraction)
            || unsigned.ends_with('.')
        {
            return Err(Error::new(
                ErrorCode::NumberInvalid,
                format!("{} is not a plain decimal number such as `0.97`", Quoted(text)),
            ));
        }
        let places =
            u8::try_from(fraction.len()).ok().filter(|places| *places <= MAX_PRINTED_PLACES);
        let Some(places) = places else {
            return Err(Error::new(
                ErrorCode::NumberPlaces,
                format!(
                    "{} has more than {MAX_PRINTED_PLACES} decimals, as no figure has",
                    Quoted(text)
                ),
            ));
        };
        let out_of_range = || {
            Error::new(
                ErrorCode::NumberRange,
                format!(
                    "{} is out of range; no figure of a report is negative or above {LIMIT}",
                    Quoted(text)
                ),
            )
        };
        let mut digits: u128 = 0;
        for byte in whole.bytes() {
            digits = digits * 10 + u128::from(byte - b'0');
            if digits > u128::from(LIMIT) {
                return Err(out_of_range());
            }
        }
        for byte in fraction.bytes() {
            digits = digits * 10 + u128::from(byte - b'0');
        }
        if digits > u128::from(LIMIT) * power_of_ten(places)
            || (digits != 0 && unsigned.len() != text.len())
        {
            return Err(out_of_range());
        }
        Ok(Self { digits, places })
    }

    /// Reads the shortest text of a binary float.
    ///
    /// # Errors
    ///
    /// As for [`from_text`](Self::from_text).
    pub fn from_float(value: f64) -> Result<Self, Error> {
        // A float far outside the range would print hundreds of digits first.
        if value != 0.0 && !(1e-24..=1e4).contains(&value.abs()) {
            let code =
                if value.is_nan() { ErrorCode::NumberInvalid } else { ErrorCode::NumberRange };
            return Err(Error::new(
                code,
                format!("{} is no figure from 0 to {LIMIT}", super::FloatDisplay(value)),
            ));
        }
        Self::from_text(&format!("{value:?}")).or_else(|_| Self::from_text(&format!("{value}")))
    }

    /// A whole number.
    ///
    /// # Errors
    ///
    /// `number.range` above 1000.
    pub fn from_whole(value: u64) -> Result<Self, Error> {
        Self::from_text(&format!("{value}"))
    }

    /// The binary float nearest to the number; reading that float gives the number again.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        // The text is plain digits, which always parse.
        format!("{self}").parse().unwrap_or(0.0)
    }

    /// The number as a decimal to reckon with; `None` when it has more than nine decimals.
    pub(crate) fn to_decimal(self) -> Option<Decimal> {
        let Self { mut digits, mut places } = self;
        while places > MAX_MEANT_PLACES && digits.is_multiple_of(10) {
            digits /= 10;
            places -= 1;
        }
        let is_plain = places <= MAX_MEANT_PLACES;
        u64::try_from(digits)
            .ok()
            .filter(|_| is_plain)
            .map(|digits| Decimal::from_parts(digits, places))
    }

    /// The decimals at which the figure is compared.
    pub(crate) fn precision(self) -> u8 {
        self.places.max(1)
    }

    /// Whether the figure has so many decimals that it must be a binary float's.
    pub(crate) const fn is_float_noise(self) -> bool {
        self.places > MAX_MEANT_PLACES
    }

    /// Whether the figure is the exact one rounded half up at the figure's own precision, or for
    /// what was printed from a binary float, within `1e-9` of it.
    #[must_use]
    pub fn agrees_with(self, exact: Decimal) -> bool {
        if self.is_float_noise() {
            return self.aligned().abs_diff(aligned(exact)) <= TOLERANCE;
        }
        self.aligned() == aligned(exact.rounded_to(self.precision()))
    }

    /// How far the figure is from an exact one, with a sign: `-0.1` when it is less.
    #[must_use]
    pub fn distance_from(self, exact: Decimal) -> String {
        let (own, other) = (self.aligned(), aligned(exact));
        let sign = if own < other { "-" } else { "+" };
        let magnitude = Self { digits: own.abs_diff(other), places: MAX_PRINTED_PLACES };
        format!("{sign}{}", magnitude.trimmed())
    }

    fn trimmed(self) -> Self {
        let Self { mut digits, mut places } = self;
        while places > 1 && digits.is_multiple_of(10) {
            digits /= 10;
            places -= 1;
        }
        Self { digits, places }
    }

    fn aligned(self) -> u128 {
        self.digits * power_of_ten(MAX_PRINTED_PLACES - self.places)
    }
}

impl Decimal {
    /// The number at so many decimals, rounded half up; as it is when it has no more.
    pub(crate) fn rounded_to(self, places: u8) -> Self {
        if places >= self.places {
            return self;
        }
        let unit = super::power_of_ten(self.places - places);
        Self::from_parts(round_half_up(self.digits, unit), places)
    }

    /// The number at so many decimals, what follows cut off.
    pub(crate) fn cut_to(self, places: u8) -> Self {
        if places >= self.places {
            return self;
        }
        Self::from_parts(self.digits / super::power_of_ten(self.places - places), places)
    }

    /// The number at so many decimals, a tie going to the even digit, as spreadsheets' bankers and
    /// decimal libraries have it by default.
    pub(crate) fn rounded_half_even_to(self, places: u8) -> Self {
        let up = self.rounded_to(places);
        let is_tie = self.places > places
            && (2 * self.digits).is_multiple_of(super::power_of_ten(self.places - places))
            && !self.digits.is_multiple_of(super::power_of_ten(self.places - places));
        if is_tie && !up.digits.is_multiple_of(2) { self.cut_to(places) } else { up }
    }
}

fn aligned(value: Decimal) -> u128 {
    u128::from(value.digits) * power_of_ten(MAX_PRINTED_PLACES - value.places.min(MAX_PLACES))
}

const fn power_of_ten(places: u8) -> u128 {
    10_u128.pow(places as u32)
}

impl PartialEq for Printed {
    fn eq(&self, other: &Self) -> bool {
        self.aligned() == other.aligned()
    }
}

impl Eq for Printed {}

impl PartialEq<Decimal> for Printed {
    fn eq(&self, other: &Decimal) -> bool {
        self.aligned() == aligned(*other)
    }
}

impl From<Decimal> for Printed {
    fn from(value: Decimal) -> Self {
        Self { digits: value.digits.into(), places: value.places }.trimmed()
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.places == 0 {
            return write!(f, "{}", self.digits);
        }
        let unit = power_of_ten(self.places);
        let width = usize::from(self.places);
        write!(f, "{}.{:0width$}", self.digits / unit, self.digits % unit)
    }
}

impl fmt::Debug for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A figure as the JSON number that report formats have for it.
#[cfg(feature = "serde")]
impl serde::Serialize for Printed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match format!("{self}").parse::<u64>() {
            Ok(whole) => serializer.serialize_u64(whole),
            Err(_) => serializer.serialize_f64(self.to_f64()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn printed(text: &str) -> Printed {
        Printed::from_text(text).unwrap()
    }

    fn exact(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_figure_agrees_at_its_own_precision() {
        for (text, figure, agrees) in [
            ("9.3", "9.25", true),
            ("9.2", "9.25", false),
            ("9.25", "9.25", true),
            ("9.250", "9.25", true),
            ("9", "9.3", false),
            ("9", "9.04", true),
            ("0.77", "0.7718", true),
            ("0.7717999999999999", "0.7718", true),
            ("0.77", "0.775", false),
            ("10", "10", true),
        ] {
            assert_eq!(printed(text).agrees_with(exact(figure)), agrees, "{text} {figure}");
        }
    }

    #[test]
    fn floats_and_text_come_back_as_they_were() {
        for value in [0.0, 0.1, 9.4, 1.008_799_999_999_999_7, 9.923_8, 1000.0, 0.000_012_345_678] {
            assert_eq!(Printed::from_float(value).unwrap().to_f64().to_bits(), value.to_bits());
        }
        for text in ["9", "9.0", "9.20", "0.000000000000000000000001"] {
            assert_eq!(printed(text).to_string(), text);
        }
    }

    #[test]
    fn what_is_no_figure_is_refused() {
        let refused = |text: &str| Printed::from_text(text).unwrap_err().code();
        for text in ["", ".", "1.", ".5", "-", "+1", "1e3", "NaN", " 1"] {
            assert_eq!(refused(text), ErrorCode::NumberInvalid, "{text}");
        }
        assert_eq!(refused("-0.1"), ErrorCode::NumberRange);
        assert_eq!(refused("1000.1"), ErrorCode::NumberRange);
        assert_eq!(refused(&"9".repeat(500)), ErrorCode::NumberRange);
        assert_eq!(refused(&["0.", &"1".repeat(25)].concat()), ErrorCode::NumberPlaces);
        for value in [f64::NAN, f64::INFINITY, -1.0, 1e300, 5e-324] {
            assert!(Printed::from_float(value).is_err(), "{value}");
        }
    }

    #[test]
    fn distances_have_a_sign_and_ties_go_where_asked() {
        assert_eq!(printed("9.2").distance_from(exact("9.3")), "-0.1");
        assert_eq!(printed("8.5").distance_from(exact("7.0")), "+1.5");
        assert_eq!(exact("8.65").rounded_half_even_to(1), exact("8.6"));
        assert_eq!(exact("8.75").rounded_half_even_to(1), exact("8.8"));
        assert_eq!(exact("8.651").rounded_half_even_to(1), exact("8.7"));
        assert_eq!(exact("8.69").cut_to(1), exact("8.6"));
    }
}
