//! The identifier of a CVE entry.

use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;

/// A CVE identifier: `CVE-`, four digits of the year, `-`, and four digits or more.
///
/// `Display` writes it in capitals.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CveId<'a> {
    /// What stands after `CVE-`.
    year_and_number: &'a str,
}

impl<'a> CveId<'a> {
    /// The identifier of a text, in capitals and with nothing around, as a document gives it.
    ///
    /// # Errors
    ///
    /// `decision.cve_invalid`.
    pub fn new(text: &'a str) -> Result<Self, Error> {
        let after = text.strip_prefix("CVE-").filter(|after| is_year_and_number(after.as_bytes()));
        match after {
            Some(year_and_number) => Ok(Self { year_and_number }),
            None => Err(Error::new(
                ErrorCode::DecisionCveInvalid,
                format!(
                    "{} is no CVE identifier of the form `CVE-2026-12345`, in capitals",
                    Quoted(text)
                ),
            )),
        }
    }

    /// The same for a text that a person typed: small letters and blanks around it do not count (erratum C17).
    ///
    /// # Errors
    ///
    /// `decision.cve_invalid`.
    pub fn from_padded(text: &'a str) -> Result<Self, Error> {
        let trimmed = text.trim();
        match trimmed.split_at_checked(4) {
            Some((prefix, year_and_number))
                if prefix.eq_ignore_ascii_case("CVE-")
                    && is_year_and_number(year_and_number.as_bytes()) =>
            {
                Ok(Self { year_and_number })
            }
            _ => Self::new(trimmed),
        }
    }
}

fn is_year_and_number(text: &[u8]) -> bool {
    matches!(text, [y1, y2, y3, y4, b'-', number @ ..] if number.len() >= 4
        && [y1, y2, y3, y4].into_iter().chain(number).all(u8::is_ascii_digit))
}

impl fmt::Display for CveId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CVE-")?;
        f.write_str(self.year_and_number)
    }
}

impl fmt::Debug for CveId<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
