//! Scores of one decimal and the bands they fall into.

use crate::decimal::{Decimal, FloatDisplay};
use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A score from 0.0 to 10.0 with exactly one decimal: a CVSS v4.0 score or an AIVSS score.
///
/// Scores order themselves, but AIVSS scores are ordinal (AIVSS v0.8, sections 3.2 and 3.5.2):
/// compare [`severity`](Self::severity) first, and never average.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Score(u8);

impl Score {
    /// 0.0, the least score.
    pub const MIN: Self = Self(0);
    /// 10.0, the greatest score.
    pub const MAX: Self = Self(100);

    /// The score of so many tenths; `None` above 100.
    #[must_use]
    pub const fn from_tenths(tenths: u8) -> Option<Self> {
        if tenths <= 100 { Some(Self(tenths)) } else { None }
    }

    /// The score of so many ten-thousandths; `None` where they are no whole tenths, or more than ten.
    #[inline]
    #[must_use]
    pub const fn from_ten_thousandths(count: u32) -> Option<Self> {
        #[allow(clippy::cast_possible_truncation, reason = "at most 100")]
        if count <= 100_000 && count.is_multiple_of(1_000) {
            Some(Self((count / 1_000) as u8))
        } else {
            None
        }
    }

    /// The score of so many tenths, 10.0 when they are more.
    #[inline]
    pub(crate) const fn capped_at_ten(tenths: u64) -> Self {
        #[allow(clippy::cast_possible_truncation, reason = "at most 100")]
        if tenths > 100 { Self::MAX } else { Self(tenths as u8) }
    }

    /// The score in tenths, 0 to 100.
    #[must_use]
    pub const fn tenths(self) -> u8 {
        self.0
    }

    /// The same number as a [`Decimal`].
    #[inline]
    #[must_use]
    pub const fn to_decimal(self) -> Decimal {
        Decimal::from_parts(self.0 as u64, 1)
    }

    /// The nearest binary float, for charts and spreadsheets.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.to_decimal().to_f64()
    }

    /// The band of the score.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self.0 {
            0 => Severity::None,
            1..=39 => Severity::Low,
            40..=69 => Severity::Medium,
            70..=89 => Severity::High,
            _ => Severity::Critical,
        }
    }

    fn from_decimal(value: Decimal, shown: impl fmt::Display) -> Result<Self, Error> {
        if value > Decimal::TEN {
            return Err(out_of_range(shown));
        }
        value.ten_thousandths().and_then(Self::from_ten_thousandths).ok_or_else(|| {
            Error::new(
                ErrorCode::NumberPlaces,
                format!("{shown} has more than the one decimal of a score"),
            )
        })
    }
}

fn out_of_range(shown: impl fmt::Display) -> Error {
    Error::new(
        ErrorCode::NumberRange,
        format!("{shown} is out of range; a score lies between 0.0 and 10.0"),
    )
}

/// Restates a range error of the number itself in terms of a score.
fn as_score_error(error: Error, shown: impl fmt::Display) -> Error {
    if error.code() == ErrorCode::NumberRange { out_of_range(shown) } else { error }
}

impl TryFrom<Decimal> for Score {
    type Error = Error;

    fn try_from(value: Decimal) -> Result<Self, Error> {
        Self::from_decimal(value, format_args!("`{value}`"))
    }
}

/// As for [`Decimal`]: a float within `1e-9` of a score is that score.
impl TryFrom<u64> for Score {
    type Error = Error;

    fn try_from(value: u64) -> Result<Self, Error> {
        let shown = format_args!("`{value}`");
        Decimal::try_from(value)
            .map_err(|error| as_score_error(error, shown))
            .and_then(|decimal| Self::from_decimal(decimal, shown))
    }
}

impl TryFrom<f64> for Score {
    type Error = Error;

    fn try_from(value: f64) -> Result<Self, Error> {
        Decimal::try_from(value)
            .map_err(|error| as_score_error(error, FloatDisplay(value)))
            .and_then(|decimal| Self::from_decimal(decimal, FloatDisplay(value)))
    }
}

impl FromStr for Score {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        text.parse::<Decimal>()
            .map_err(|error| as_score_error(error, Quoted(text)))
            .and_then(|decimal| Self::from_decimal(decimal, Quoted(text)))
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.to_decimal(), f)
    }
}

impl fmt::Debug for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The band of a rounded score.
///
/// CVSS v4.0 (section 6) and AIVSS v0.8 share the bands; AIVSS leaves 0.0 unnamed, and CVSS calls
/// it None.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 0.0.
    None,
    /// 0.1 to 3.9.
    Low,
    /// 4.0 to 6.9.
    Medium,
    /// 7.0 to 8.9.
    High,
    /// 9.0 to 10.0.
    Critical,
}

impl Severity {
    /// Every band, least first.
    pub const ALL: [Self; 5] = [Self::None, Self::Low, Self::Medium, Self::High, Self::Critical];

    /// The band's name as the documents write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "None",
            Self::Low => "Low",
            Self::Medium => "Medium",
            Self::High => "High",
            Self::Critical => "Critical",
        }
    }

    /// The least score of the band.
    #[must_use]
    pub const fn floor(self) -> Score {
        Score(match self {
            Self::None => 0,
            Self::Low => 1,
            Self::Medium => 40,
            Self::High => 70,
            Self::Critical => 90,
        })
    }
}

/// The name of a band, in either case of letters.
impl FromStr for Severity {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|band| band.as_str().eq_ignore_ascii_case(text)).ok_or_else(
            || {
                let bands = list(Self::ALL.iter().map(|band| Quoted(band.as_str())));
                Error::new(
                    ErrorCode::SeverityUnknown,
                    format!("{} is no band; there are {bands}", Quoted(text)),
                )
            },
        )
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    /// All 101 scores.
    #[test]
    fn every_score_has_the_band_whose_floor_is_the_last_below_it() {
        for tenths in 0..=100 {
            let score = Score::from_tenths(tenths).unwrap();
            let expected = Severity::ALL.into_iter().rfind(|band| band.floor() <= score).unwrap();
            assert_eq!(score.severity(), expected, "{score}");
            assert_eq!(score.to_string().parse::<Score>().unwrap(), score);
            assert_eq!(Score::try_from(score.to_f64()).unwrap(), score);
        }
        assert_eq!(Score::from_tenths(101), None);
        assert_eq!(Score::from_ten_thousandths(94_000), Score::from_tenths(94));
        for count in [94_500, 94_001, 999, 101_000, u32::MAX] {
            assert_eq!(Score::from_ten_thousandths(count), None);
        }
    }

    #[test]
    fn scores_outside_the_scale_or_finer_than_a_tenth_are_refused_in_words() {
        let message = |text: &str| text.parse::<Score>().unwrap_err().to_string();
        assert_eq!(message("10.1"), "`10.1` is out of range; a score lies between 0.0 and 10.0");
        assert_eq!(message("-1"), "`-1` is out of range; a score lies between 0.0 and 10.0");
        assert_eq!(message("9.45"), "`9.45` has more than the one decimal of a score");
        assert_eq!(message("high"), "`high` is not a plain decimal number such as `0.97`");
        assert_eq!("9.40".parse::<Score>().unwrap().tenths(), 94);
    }
}
