//! Ids of entities: a prefix and a number that the model gives once only.

use super::kind::Kind;
use aivss_core::value::Value;
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::format;
use alloc::string::ToString;
use core::fmt;
use core::num::NonZeroU32;
use core::str::FromStr;

/// The id of an entity, `TH-12`: its kind's prefix and a number from 1 that is given once only.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id {
    kind: Kind,
    number: NonZeroU32,
}

impl Id {
    /// The greatest number of an id.
    pub const MAX_NUMBER: u32 = 999_999;

    /// The id of a kind and number; `None` for 0 and above [`MAX_NUMBER`](Self::MAX_NUMBER).
    #[must_use]
    pub const fn new(kind: Kind, number: u32) -> Option<Self> {
        match NonZeroU32::new(number) {
            Some(number) if number.get() <= Self::MAX_NUMBER => Some(Self { kind, number }),
            _ => None,
        }
    }

    /// What it is the id of.
    #[must_use]
    pub const fn kind(self) -> Kind {
        self.kind
    }

    /// Its number, from 1 up.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number.get()
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.kind.prefix(), self.number)
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// As `Display` writes it.
impl From<Id> for Value<'_> {
    fn from(id: Id) -> Self {
        id.to_string().into()
    }
}

impl From<&Id> for Value<'_> {
    fn from(id: &Id) -> Self {
        (*id).into()
    }
}

/// Exactly as `Display` writes it, the prefix in either case of letters.
impl FromStr for Id {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        parse(text).ok_or_else(|| {
            Error::new(
                ErrorCode::IdInvalid,
                format!(
                    "{} is no id of a threat model; expected a prefix and a number, `TH-12` for instance",
                    Quoted(text)
                ),
            )
        })
    }
}

fn parse(text: &str) -> Option<Id> {
    let (prefix, digits) = text.split_once('-')?;
    let kind = Kind::ALL.iter().find(|kind| kind.prefix().eq_ignore_ascii_case(prefix))?;
    // A sign, a blank or a leading zero would make two texts of one id.
    let is_plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    is_plain.then(|| digits.parse().ok().and_then(|number| Id::new(*kind, number))).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn an_id_has_one_text() {
        for kind in Kind::ALL {
            let id = Id::new(*kind, 12).unwrap();
            assert_eq!(id.to_string().parse::<Id>().unwrap(), id);
            assert_eq!(kind.as_str().parse::<Kind>().unwrap(), *kind);
            assert_eq!(kind.table().parse::<Kind>().unwrap(), *kind);
        }
        assert_eq!("th-1".parse::<Id>().unwrap().to_string(), "TH-1");
        for text in [
            "",
            "TH",
            "TH-",
            "TH-0",
            "TH-01",
            "TH-+1",
            "TH- 1",
            "T-1",
            "T1",
            "TH-1000000",
            "TH-1-1",
        ] {
            assert_eq!(text.parse::<Id>().unwrap_err().code(), ErrorCode::IdInvalid, "{text}");
        }
    }

    #[test]
    fn no_prefix_stands_for_two_kinds_or_begins_an_id_of_the_catalogs() {
        for (index, kind) in Kind::ALL.iter().enumerate() {
            assert!(Kind::ALL.iter().skip(index + 1).all(|other| other.prefix() != kind.prefix()));
            let id = Id::new(*kind, 1).unwrap().to_string();
            assert!(aivss_core::catalog::Threat::by_id(&id).is_none(), "{id}");
            assert!(aivss_core::catalog::Mitigation::by_id(&id).is_none(), "{id}");
        }
    }
}
