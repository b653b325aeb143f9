//! The decision table of BOD 26-04, row by row.

use super::timeline::Timeline;
use super::timeline::Timeline::{
    FixOnSystemUpgrade, FourteenDays, SixtyDays, ThreeDays, ThreeDaysForensic,
};
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// How much of the system an exploit gives the attacker (`ssvc:TI:1.0.0`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TechnicalImpact {
    /// Limited control, or little of the system.
    Partial,
    /// Control of the whole system, or all of its information.
    Total,
}

impl TechnicalImpact {
    /// Both, the lesser first.
    pub const ALL: [Self; 2] = [Self::Partial, Self::Total];

    /// The word in a report.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Partial => "partial",
            Self::Total => "total",
        }
    }

    /// The value of a text that a person typed: capitals and blanks around it do not count.
    ///
    /// # Errors
    ///
    /// `decision.value_unknown`.
    pub fn from_padded(text: &str) -> Result<Self, Error> {
        let trimmed = text.trim();
        let known =
            Self::ALL.into_iter().find(|value| value.as_str().eq_ignore_ascii_case(trimmed));
        known.ok_or_else(|| unknown(text))
    }
}

fn unknown(text: &str) -> Error {
    Error::new(
        ErrorCode::DecisionValueUnknown,
        format!("{} is no technical impact; there are `partial` and `total`", Quoted(text)),
    )
}

/// # Errors
///
/// `decision.value_unknown`.
impl FromStr for TechnicalImpact {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::ALL.into_iter().find(|value| value.as_str() == text).ok_or_else(|| unknown(text))
    }
}

impl fmt::Display for TechnicalImpact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// The four decision points of BOD 26-04, which is one row of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DecisionPoints {
    /// The CVE is in CISA's catalog of known exploited vulnerabilities (`cisa:KEV:1.0.0`).
    pub in_kev: bool,
    /// The asset can be reached from the internet (`cisa:PE:1.0.0`).
    pub publicly_exposed: bool,
    /// An attacker can automate the first steps of the attack (`ssvc:A:2.0.0`).
    pub automatable: bool,
    /// How much an exploit gives the attacker (`ssvc:TI:1.0.0`).
    pub technical_impact: TechnicalImpact,
}

/// The sixteen rows. They are a table and no conditions: in KEV with total impact alone is 14 days.
const TABLE: [(bool, bool, bool, Timeline, Timeline); 8] = [
    // In KEV, exposed, automatable; partial, total.
    (false, false, false, FixOnSystemUpgrade, FixOnSystemUpgrade),
    (false, false, true, SixtyDays, SixtyDays),
    (false, true, false, SixtyDays, FourteenDays),
    (false, true, true, FourteenDays, ThreeDays),
    (true, false, false, FourteenDays, FourteenDays),
    (true, false, true, FourteenDays, ThreeDaysForensic),
    (true, true, false, FourteenDays, ThreeDaysForensic),
    (true, true, true, ThreeDays, ThreeDaysForensic),
];

impl DecisionPoints {
    /// All sixteen rows, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.into_iter().flat_map(|(in_kev, publicly_exposed, automatable, _, _)| {
            TechnicalImpact::ALL.map(|technical_impact| Self {
                in_kev,
                publicly_exposed,
                automatable,
                technical_impact,
            })
        })
    }

    /// The timeline of the row.
    ///
    /// Source: CISA, Binding Operational Directive 26-04, table 1 (`cisa:DT_BOD2604:1.0.0`).
    #[must_use]
    #[allow(clippy::indexing_slicing, reason = "three bits index eight rows")]
    pub const fn timeline(self) -> Timeline {
        let row = (self.in_kev as usize) << 2
            | (self.publicly_exposed as usize) << 1
            | self.automatable as usize;
        let (_, _, _, partial, total) = TABLE[row];
        match self.technical_impact {
            TechnicalImpact::Partial => partial,
            TechnicalImpact::Total => total,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 8 pairs of rows.
    #[test]
    fn each_row_stands_where_its_bits_point() {
        for (row, (in_kev, publicly_exposed, automatable, _, _)) in TABLE.into_iter().enumerate() {
            let bits = [in_kev, publicly_exposed, automatable].map(usize::from);
            assert_eq!(row, bits[0] * 4 + bits[1] * 2 + bits[2]);
        }
        assert_eq!(DecisionPoints::all().count(), 16);
    }
}
