//! An exact number from 0 to 1: a confidence bound, an EPSS probability, a likelihood.

use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// Decimals of the unit in which probabilities are kept.
const PLACES: u32 = 24;
/// 1 in that unit.
pub(crate) const ONE: u128 = 10_u128.pow(PLACES);
/// Longer text is no number of a document.
const MAX_TEXT_BYTES: usize = 64;

/// A number from 0 to 1, exact to 24 decimals.
///
/// `FromStr` takes plain decimals and the exponents with which programs write small ones, `4e-05`; `Display`
/// writes every digit without trailing zeros, but one decimal at least.
///
/// ```
/// use aivss_core::extension::Probability;
///
/// let epss: Probability = "0.00042".parse()?;
/// assert_eq!(epss, "4.2e-4".parse()?);
/// assert!("1.01".parse::<Probability>().is_err());
/// # Ok::<(), aivss_core::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Probability(u128);

impl Probability {
    /// 0.
    pub const ZERO: Self = Self(0);
    /// 1.
    pub const ONE: Self = Self(ONE);

    /// So many ten-thousandths; `None` above 10,000.
    #[must_use]
    pub const fn from_ten_thousandths(count: u16) -> Option<Self> {
        if count <= 10_000 { Some(Self(count as u128 * (ONE / 10_000))) } else { None }
    }

    /// The number in units of 10^-24.
    pub(crate) const fn units(self) -> u128 {
        self.0
    }

    /// The same number rounded half up to four decimals, as a report prints the terms of a priority.
    #[must_use]
    pub const fn to_four_decimals(self) -> Self {
        const UNIT: u128 = ONE / 10_000;
        Self((self.0 + UNIT / 2) / UNIT * UNIT)
    }
}

/// # Errors
///
/// `number.invalid`, `number.range` below 0 or above 1, `number.places` beyond 24 decimals.
impl FromStr for Probability {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let Some(number) = Number::new(text) else {
            return Err(Error::new(
                ErrorCode::NumberInvalid,
                format!("{} is not a decimal number such as `0.97`", Quoted(text)),
            ));
        };
        let range = || {
            Error::new(
                ErrorCode::NumberRange,
                format!("{} is out of range; the number lies between 0 and 1", Quoted(text)),
            )
        };
        if number.is_zero() {
            return Ok(Self::ZERO);
        }
        if number.is_negative {
            return Err(range());
        }
        match number.units() {
            Ok(units) => Ok(Self(units)),
            Err(Beyond::Range) => Err(range()),
            Err(Beyond::Places) => Err(Error::new(
                ErrorCode::NumberPlaces,
                format!("{} has more than {PLACES} decimals", Quoted(text)),
            )),
        }
    }
}

/// The parts of a number as text.
struct Number<'a> {
    is_negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i32,
}

/// Why a number does not fit.
enum Beyond {
    Range,
    Places,
}

impl<'a> Number<'a> {
    fn new(text: &'a str) -> Option<Self> {
        let (is_negative, unsigned) = match text.strip_prefix('-') {
            Some(unsigned) => (true, unsigned),
            None => (false, text),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent_of(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
        let is_number =
            |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        (text.len() <= MAX_TEXT_BYTES && is_number(whole) && is_number(fraction)).then_some(Self {
            is_negative,
            whole,
            fraction,
            exponent,
        })
    }

    fn digits(&self) -> impl DoubleEndedIterator<Item = u8> + '_ {
        self.whole.bytes().chain(self.fraction.bytes()).map(|byte| byte - b'0')
    }

    fn is_zero(&self) -> bool {
        self.digits().all(|digit| digit == 0)
    }

    /// The number in units of 10^-24.
    fn units(&self) -> Result<u128, Beyond> {
        let trailing = self.digits().rev().take_while(|digit| *digit == 0).count();
        let count = self.whole.len() + self.fraction.len();
        let mut value: u128 = 0;
        for digit in self.digits().take(count - trailing) {
            value = value
                .checked_mul(10)
                .and_then(|value| value.checked_add(u128::from(digit)))
                .ok_or(Beyond::Places)?;
        }
        // What is left of the last significant digit counts its decimals.
        let places = i64::try_from(self.fraction.len()).unwrap_or(i64::MAX)
            - i64::try_from(trailing).unwrap_or(i64::MAX)
            - i64::from(self.exponent);
        let shift = i64::from(PLACES) - places;
        let shift = u32::try_from(shift).map_err(|_| Beyond::Places)?;
        let units = 10_u128.checked_pow(shift).and_then(|power| value.checked_mul(power));
        units.filter(|units| *units <= ONE).ok_or(Beyond::Range)
    }
}

/// The exponent, if it is one that a number between 0 and 1 may have.
fn exponent_of(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let is_short =
        !digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_short { text.parse().ok() } else { None }
}

impl fmt::Display for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut fraction, mut places) = (self.0 % ONE, PLACES as usize);
        while places > 1 && fraction.is_multiple_of(10) {
            fraction /= 10;
            places -= 1;
        }
        write!(f, "{}.{fraction:0places$}", self.0 / ONE)
    }
}

impl fmt::Debug for Probability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_number_is_exact_however_it_is_written() {
        for (text, printed) in [
            ("0", "0.0"),
            ("-0.0", "0.0"),
            ("1", "1.0"),
            ("1.000000000000000000000000000000", "1.0"),
            ("0.5", "0.5"),
            ("4e-05", "0.00004"),
            ("9.1e-1", "0.91"),
            ("10e-1", "1.0"),
            ("0.0010E+2", "0.1"),
            ("0.9172621863908001234567890", "0.917262186390800123456789"),
            ("1e-24", "0.000000000000000000000001"),
        ] {
            assert_eq!(text.parse::<Probability>().unwrap().to_string(), printed, "{text}");
        }
    }

    #[test]
    fn what_is_no_probability_is_refused() {
        let code = |text: &str| text.parse::<Probability>().unwrap_err().code();
        for text in ["1.01", "-0.1", "2", "1e1", "1e9999", "1.000000000000000000000001"] {
            assert_eq!(code(text), ErrorCode::NumberRange, "{text}");
        }
        for text in ["1e-25", "1e-9999", "0.1234567890123456789012345"] {
            assert_eq!(code(text), ErrorCode::NumberPlaces, "{text}");
        }
        for text in ["", ".5", "5.", "0,5", "1e", "e5", "1e99999", " 1", "+1", "true", "0x1", "--1"]
        {
            assert_eq!(code(text), ErrorCode::NumberInvalid, "{text}");
        }
    }

    #[test]
    fn four_decimals_are_rounded_half_up() {
        let rounded =
            |text: &str| text.parse::<Probability>().unwrap().to_four_decimals().to_string();
        assert_eq!(rounded("0.43215"), "0.4322");
        assert_eq!(rounded("0.43214999"), "0.4321");
        assert_eq!(rounded("0.99995"), "1.0");
    }
}
