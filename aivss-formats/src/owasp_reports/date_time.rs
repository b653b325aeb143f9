//! A date with a time of day, as the report format of AIVSS v0.5 has it.

use aivss_core::escape::Quoted;
use aivss_core::time::{Date, Timestamp};
use aivss_core::{Error, ErrorCode};
use alloc::format;
use alloc::string::String;
use core::fmt;
use core::str::FromStr;

/// A point in time as RFC 3339 writes it, `2026-03-19T09:30:00Z`; kept as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateTime {
    text: String,
    date: Date,
}

impl DateTime {
    /// The beginning of a day in UTC, for documents that have no time of day.
    #[must_use]
    pub fn at_midnight(date: Date) -> Self {
        Self { text: format!("{date}T00:00:00Z"), date }
    }

    /// The day, in the text's own time zone.
    #[must_use]
    pub const fn date(&self) -> Date {
        self.date
    }
}

impl FromStr for DateTime {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).map(|date| Self { text: text.into(), date }).ok_or_else(|| {
            Error::new(
                ErrorCode::DateInvalid,
                format!("{} is no date and time of the form `2026-03-19T09:30:00Z`", Quoted(text)),
            )
        })
    }
}

/// RFC 3339 allows small letters for `T` and `Z`; the rest is as strict as a [`Timestamp`].
fn parse(text: &str) -> Option<Date> {
    /// Longer than any that a clock gives, with nine decimals of a second.
    const MAX_BYTES: usize = 40;
    if text.len() > MAX_BYTES {
        return None;
    }
    Timestamp::new(&text.to_ascii_uppercase()).ok().map(Timestamp::date)
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn times_of_rfc_3339_are_kept_and_others_refused() {
        for text in [
            "2026-03-19T09:30:00Z",
            "2026-03-19t09:30:00.123z",
            "2026-03-19T23:59:59+01:00",
            "2024-02-29T00:00:00-00:00",
        ] {
            assert_eq!(text.parse::<DateTime>().unwrap().to_string(), text);
        }
        for text in [
            "",
            "2026-03-19",
            "2026-03-19T09:30:00",
            "2026-03-19T09:30Z",
            "2026-02-29T09:30:00Z",
            "2026-03-19T24:00:00Z",
            "2026-03-19T09:60:00Z",
            "2026-03-19T09:30:00.Z",
            "2026-03-19T09:30:00+1:00",
            "2026-03-19T09:30:00Zé",
            "2026-03-19 09:30:00Z",
        ] {
            assert_eq!(
                text.parse::<DateTime>().unwrap_err().code(),
                ErrorCode::DateInvalid,
                "{text}"
            );
        }
    }
}
