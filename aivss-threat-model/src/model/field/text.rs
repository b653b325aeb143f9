//! Texts of a threat model: a line, and prose of several lines. Neither is ever empty.

use super::{FieldType, FieldValue};
use aivss_core::value::Value;
use aivss_core::value::read::{missing, text};
use aivss_core::{Error, ErrorCode, Quoted};
use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use core::fmt;
use core::ops::Deref;
use core::str::FromStr;

/// The longest line, in characters.
pub const MAX_LINE: usize = 200;
/// The longest text of several lines, in characters.
pub const MAX_PROSE: usize = 4_000;

/// A line with something in it: no line end, no other control character, at most [`MAX_LINE`] characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

/// Text with something in it, at most [`MAX_PROSE`] characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Prose(String);

macro_rules! texts {
    ($($name:ident $max:ident $allowed:expr;)+) => {
        $(
            impl Deref for $name {
                type Target = str;

                fn deref(&self) -> &str {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(&self.0)
                }
            }

            impl $name {
                fn from_value(value: Value<'_>) -> Result<Self, Error> {
                    let text = text(value, $max)?;
                    if text.trim().is_empty() {
                        return Err(missing("the text is empty"));
                    }
                    let allowed: &[char] = $allowed;
                    match text.chars().find(|c| c.is_control() && !allowed.contains(c)) {
                        Some(_) => Err(Error::new(
                            ErrorCode::FieldType,
                            format!("{} has a line end or control character in it", Quoted(&text)),
                        )),
                        None => Ok(Self(text)),
                    }
                }
            }

            impl FromStr for $name {
                type Err = Error;

                fn from_str(text: &str) -> Result<Self, Error> {
                    Self::from_value(Value::Text(Cow::Borrowed(text)))
                }
            }

            impl FieldValue for $name {
                const TYPE: FieldType = FieldType::$name;

                fn read(value: Value<'_>) -> Result<Self, Error> {
                    Self::from_value(value)
                }

                fn write(&self) -> Value<'_> {
                    Value::Text(Cow::Borrowed(&self.0))
                }
            }
        )+
    };
}

texts! {
    Line MAX_LINE &[];
    Prose MAX_PROSE &['\n', '\t'];
}
