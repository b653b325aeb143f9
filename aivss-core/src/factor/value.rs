//! The value of one factor.

use crate::decimal::{Decimal, FloatDisplay};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A factor's value, 0 to 1 with at most four decimals.
///
/// The rubric domain knows 0.0, 0.5 and 1.0 only (AIVSS v0.8 Table 2, v0.5 section 7.2); the estimated
/// domain takes any value in the range.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FactorValue(u16);

impl FactorValue {
    /// 0.0.
    pub const ZERO: Self = Self(0);
    /// 0.5.
    pub const HALF: Self = Self(5_000);
    /// 1.0.
    pub const ONE: Self = Self(10_000);
    /// The values of the rubric domain, least first.
    pub const RUBRIC: [Self; 3] = [Self::ZERO, Self::HALF, Self::ONE];

    /// The value of so many ten-thousandths; `None` above 10,000.
    #[must_use]
    pub const fn from_ten_thousandths(count: u16) -> Option<Self> {
        if count <= Self::ONE.0 { Some(Self(count)) } else { None }
    }

    /// The value of so many ten-thousandths, which are known to be at most 10,000.
    #[inline]
    #[allow(clippy::cast_possible_truncation, reason = "at most 10,000")]
    pub(super) const fn from_checked(count: u32) -> Self {
        Self(count as u16)
    }

    /// The value in ten-thousandths, 0 to 10,000.
    #[inline]
    #[must_use]
    pub const fn ten_thousandths(self) -> u16 {
        self.0
    }

    /// Whether the rubric domain knows the value.
    #[inline]
    #[must_use]
    pub const fn is_on_rubric(self) -> bool {
        self.0.is_multiple_of(Self::HALF.0)
    }

    /// The same number as a [`Decimal`].
    #[must_use]
    pub const fn to_decimal(self) -> Decimal {
        Decimal::from_ten_thousandths(self.0 as u32)
    }
}

impl TryFrom<Decimal> for FactorValue {
    type Error = Error;

    fn try_from(value: Decimal) -> Result<Self, Error> {
        if value > Decimal::ONE {
            return Err(out_of_range(format_args!("`{value}`")));
        }
        let count = value.to_input()?.ten_thousandths().and_then(|count| u16::try_from(count).ok());
        count
            .and_then(Self::from_ten_thousandths)
            .ok_or_else(|| out_of_range(format_args!("`{value}`")))
    }
}

fn out_of_range(shown: impl fmt::Display) -> Error {
    Error::new(
        ErrorCode::NumberRange,
        format!("{shown} is out of range; a factor lies between 0 and 1"),
    )
}

/// Restates a range error of the number itself in terms of a factor.
fn as_factor_error(error: Error, shown: impl fmt::Display) -> Error {
    if error.code() == ErrorCode::NumberRange { out_of_range(shown) } else { error }
}

impl TryFrom<u64> for FactorValue {
    type Error = Error;

    fn try_from(value: u64) -> Result<Self, Error> {
        Decimal::try_from(value)
            .map_err(|error| as_factor_error(error, format_args!("`{value}`")))?
            .try_into()
    }
}

impl TryFrom<f64> for FactorValue {
    type Error = Error;

    fn try_from(value: f64) -> Result<Self, Error> {
        Decimal::try_from(value)
            .map_err(|error| as_factor_error(error, FloatDisplay(value)))?
            .try_into()
    }
}

impl FromStr for FactorValue {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse::<Decimal>().map_err(|error| as_factor_error(error, Quoted(text)))?.try_into()
    }
}

impl fmt::Display for FactorValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_decimal(), f)
    }
}

impl fmt::Debug for FactorValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
