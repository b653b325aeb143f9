//! Enumerations of the playbook: one macro, so that all have the same texts in and out.

/// An enumeration with `ALL`, a key, the published name, and `FromStr` that takes either.
///
/// It is exported for the crate of the threat models, whose words are of the same playbook; no part of the
/// library's promise.
#[doc(hidden)]
#[macro_export]
macro_rules! named {
    (
        $(#[$doc:meta])+
        $name:ident, $what:literal {
            $($(#[$variant_doc:meta])+ $variant:ident = $key:literal / $published:literal,)+
        }
    ) => {
        $(#[$doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])+ $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The key, in lower case with underscores.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key,)+ }
            }

            /// The name as the playbook prints it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $published,)+ }
            }
        }

        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        /// The key or the published name, in either case of letters.
        impl core::str::FromStr for $name {
            type Err = $crate::Error;

            fn from_str(text: &str) -> Result<Self, $crate::Error> {
                let is_meant = |it: &&Self| {
                    it.as_str().eq_ignore_ascii_case(text) || it.name().eq_ignore_ascii_case(text)
                };
                Self::ALL.iter().find(is_meant).copied().ok_or_else(|| {
                    $crate::rule::unknown_name($what, text, Self::ALL.iter().map(|it| it.as_str()))
                })
            }
        }
    };
}

use crate::error::{Error, ErrorCode};
use crate::escape::{Quoted, list};
use alloc::format;

/// The error for a text that is none of an enumeration's names.
#[doc(hidden)]
#[must_use]
pub fn unknown_name(what: &str, text: &str, keys: impl Iterator<Item = &'static str>) -> Error {
    let keys = list(keys.map(Quoted));
    Error::new(
        ErrorCode::RuleUnknown,
        format!("{} is no {what}; expected one of {keys}", Quoted(text)),
    )
}
