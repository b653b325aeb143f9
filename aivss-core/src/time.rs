//! Calendar dates and points in time, given and never read from a clock.

use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// A date of the Gregorian calendar, written `2026-03-19` (ISO 8601), from the year 1 on.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The date of ten bytes, if the calendar has it; years begin at 1.
    #[allow(clippy::cast_possible_truncation, reason = "two digits")]
    fn from_bytes(text: &[u8]) -> Option<Self> {
        let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = *text else {
            return None;
        };
        let year = 100 * number([y1, y2])? + number([y3, y4])?;
        let (month, day) = (number([m1, m2])? as u8, number([d1, d2])? as u8);
        let is_leap =
            year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
        let days = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        (year > 0 && (1..=days).contains(&day)).then_some(Self { year, month, day })
    }
}

/// The number of two digits.
fn number(digits: [u8; 2]) -> Option<u16> {
    let [tens, ones] = digits;
    (tens.is_ascii_digit() && ones.is_ascii_digit())
        .then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
}

/// # Errors
///
/// `date.invalid`.
impl FromStr for Date {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::from_bytes(text.as_bytes()).ok_or_else(|| {
            Error::new(
                ErrorCode::DateInvalid,
                format!("{} is no calendar date of the form `2026-03-19`", Quoted(text)),
            )
        })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A point in time, kept as it was written: `2026-09-01T07:30:00Z`, with a fraction of a second or an offset
/// such as `+02:00` where there is one.
///
/// It exists in the calendar and on a clock: second 60, an offset of 24:00 and a small `z` are refused.
///
/// Source: AIVSS 1.0 candidate, input schema; erratum C16.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Timestamp<'a> {
    text: &'a str,
    date: Date,
}

impl<'a> Timestamp<'a> {
    /// The time that a text names.
    ///
    /// # Errors
    ///
    /// `time.invalid`.
    pub fn new(text: &'a str) -> Result<Self, Error> {
        if let Some(date) = date_of_timestamp(text.as_bytes()) {
            return Ok(Self { text, date });
        }
        let hint = if text.parse::<Date>().is_ok() {
            "; the time of day and the offset from UTC are missing"
        } else {
            ""
        };
        Err(Error::new(
            ErrorCode::TimeInvalid,
            format!("{} is no point in time such as `2026-09-01T07:30:00Z`{hint}", Quoted(text)),
        ))
    }

    /// The time as it was written.
    #[must_use]
    pub const fn as_str(self) -> &'a str {
        self.text
    }

    /// The day, in the text's own time zone.
    #[must_use]
    pub const fn date(self) -> Date {
        self.date
    }
}

/// The day of a point in time that exists in the calendar and on a clock.
fn date_of_timestamp(text: &[u8]) -> Option<Date> {
    let (date, [b'T', h1, h2, b':', m1, m2, b':', s1, s2, rest @ ..]) =
        text.split_first_chunk::<10>()?
    else {
        return None;
    };
    let is_below = |digits, limit| number(digits).is_some_and(|number| number < limit);
    let rest = match rest {
        [b'.', fraction @ ..] => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            if digits == 0 {
                return None;
            }
            fraction.get(digits..).unwrap_or_default()
        }
        _ => rest,
    };
    let is_zone = match rest {
        [b'Z'] => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => is_below([*h1, *h2], 24) && is_below([*m1, *m2], 60),
        _ => false,
    };
    let is_on_clock =
        is_below([*h1, *h2], 24) && is_below([*m1, *m2], 60) && is_below([*s1, *s2], 60) && is_zone;
    Date::from_bytes(date).filter(|_| is_on_clock)
}

impl fmt::Display for Timestamp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

impl fmt::Debug for Timestamp<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for text in ["2026-09-01", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
            assert_eq!(text.parse::<Date>().unwrap().to_string(), text);
        }
        for text in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-01",
            "2026-04-31",
            "2026-01-00",
            "0000-01-01",
            "20260901",
            "2026-9-01",
            "2026-09-01 ",
            "+026-09-01",
            "2026-03-19T00:00",
            "19-03-2026",
            "2026-03-19-",
            "２026-03-19",
            "",
        ] {
            let error = text.parse::<Date>().unwrap_err();
            assert_eq!(error.code(), ErrorCode::DateInvalid, "{text}");
        }
    }
}
