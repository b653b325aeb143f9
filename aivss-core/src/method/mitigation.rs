//! Mitigation strength and the mitigation factor (MF) it stands for.

use crate::decimal::Decimal;
use crate::error::{Error, ErrorCode};
use crate::escape::Quoted;
use crate::name;
use alloc::format;
use core::fmt;
use core::str::FromStr;

/// How strongly the finding is mitigated already (AIVSS v0.8; v0.5 knows no mitigation).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MitigationStrength {
    /// None or weak, MF 1.00; assumed where none is given.
    #[default]
    NoneOrWeak,
    /// Partial, MF 0.83.
    Partial,
    /// Strong, MF 0.67.
    Strong,
}

/// Names in normal form.
const NAMES: [(&str, MitigationStrength); 5] = [
    ("none", MitigationStrength::NoneOrWeak),
    ("weak", MitigationStrength::NoneOrWeak),
    ("noneorweak", MitigationStrength::NoneOrWeak),
    ("partial", MitigationStrength::Partial),
    ("strong", MitigationStrength::Strong),
];

impl MitigationStrength {
    /// The three, weakest first.
    pub const ALL: [Self; 3] = [Self::NoneOrWeak, Self::Partial, Self::Strong];

    /// The name as a key: `none_or_weak`, `partial`, `strong`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoneOrWeak => "none_or_weak",
            Self::Partial => "partial",
            Self::Strong => "strong",
        }
    }

    /// The name in the document.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoneOrWeak => "None or weak",
            Self::Partial => "Partial",
            Self::Strong => "Strong",
        }
    }

    /// The strengths with the least and the greatest mitigation factor.
    pub(crate) const ENDS: [Self; 2] = super::ends(&[
        (Self::NoneOrWeak, Self::NoneOrWeak.factor()),
        (Self::Partial, Self::Partial.factor()),
        (Self::Strong, Self::Strong.factor()),
    ]);

    /// The mitigation factor: 1.00, 0.83 or 0.67.
    #[inline]
    #[must_use]
    pub const fn factor(self) -> Decimal {
        Decimal::from_ten_thousandths(match self {
            Self::NoneOrWeak => 10_000,
            Self::Partial => 8_300,
            Self::Strong => 6_700,
        })
    }
}

impl fmt::Display for MitigationStrength {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for MitigationStrength {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        name::find(&NAMES, text).ok_or_else(|| {
            Error::new(
                ErrorCode::MitigationUnknown,
                format!(
                    "{} is no mitigation strength; there are `none`, `weak`, `partial` and `strong`",
                    Quoted(text)
                ),
            )
        })
    }
}
