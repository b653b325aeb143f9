//! The one error of the library: a stable code, the path of the offending field, one sentence.

mod code;

pub use code::ErrorCode;

use crate::escape::{Cut, Quoted};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use core::fmt;

/// Why an input was refused.
///
/// [`code`](Self::code) is stable and made for programs, [`path`](Self::path) says which field of
/// the input is meant, and the `Display` form is one lowercase sentence that says what was expected.
#[derive(Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: ErrorCode,
    path: String,
    message: String,
    position: Option<usize>,
}

impl Error {
    /// An error that concerns the input as a whole, until [`at`](Self::at) says which field.
    ///
    /// The message keeps to the rule of all others: one lowercase sentence without a full stop, in which
    /// [`Quoted`] stands around what the caller gave.
    #[must_use]
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let inner = Inner { code, path: String::new(), message: message.into(), position: None };
        Self(Box::new(inner))
    }

    /// Says which field is meant; outer names are put before inner ones.
    ///
    /// ```
    /// use aivss_core::{Error, ErrorCode};
    ///
    /// let error = Error::new(ErrorCode::NumberRange, "`2` is out of range").at("opacity").at("factors");
    /// assert_eq!(error.path(), "factors.opacity");
    /// ```
    #[must_use]
    pub fn at(mut self, parent: &str) -> Self {
        self.0.path = if self.0.path.is_empty() {
            parent.into()
        } else {
            format!("{parent}.{}", self.0.path)
        };
        self
    }

    /// The same with a name that the caller gave, which may hold anything: it is escaped, and it and the
    /// whole path are cut at 80 characters, so that neither a long name nor deep nesting fills a message.
    #[must_use]
    pub fn at_name(self, name: &str) -> Self {
        let mut error = self.at(&format!("{}", Cut(name)));
        error.0.path = format!("{}", Cut(&error.0.path));
        error
    }

    /// The same error about another field, where one layer names its fields otherwise than the next.
    #[must_use]
    pub fn with_path(mut self, path: impl Into<String>) -> Self {
        self.0.path = path.into();
        self
    }

    /// The same error, quoting what the caller gave in place of what was read for it, where a surface hands
    /// a value on in another spelling.
    #[must_use]
    pub fn quoting(mut self, read: &str, given: &str) -> Self {
        let (read, given) = (format!("{}", Quoted(read)), format!("{}", Quoted(given)));
        self.0.message = self.0.message.replacen(&read, &given, 1);
        self
    }

    pub(crate) fn at_byte(mut self, position: usize) -> Self {
        self.0.position = Some(position);
        self
    }

    /// Counts the place, if there is one, from the start of a text that begins so much earlier.
    pub(crate) fn further_by(mut self, bytes: usize) -> Self {
        self.0.position = self.0.position.map(|position| position + bytes);
        self
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> ErrorCode {
        self.0.code
    }

    /// The offending field, as `factors.opacity`; empty when the input as a whole is meant.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// The sentence that `Display` writes.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// For an error inside a CVSS vector: the byte offset at which the trouble begins, from 0 at the
    /// start of the vector, or of the compact form that it ends.
    #[must_use]
    pub fn position(&self) -> Option<usize> {
        self.0.position
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({}", self.0.code)?;
        if !self.0.path.is_empty() {
            write!(f, " at {}", self.0.path)?;
        }
        write!(f, ": {})", self.0.message)
    }
}

impl core::error::Error for Error {}

/// `{"code","path","message"}`, as outcomes hold it.
#[cfg(feature = "serde")]
impl serde::Serialize for Error {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;

        let mut error = serializer.serialize_struct("Error", 3)?;
        error.serialize_field("code", &self.code())?;
        error.serialize_field("path", self.path())?;
        error.serialize_field("message", self.message())?;
        error.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outer_names_stand_before_inner_ones_in_a_path() {
        let error = Error::new(ErrorCode::NumberRange, "too large").at("opacity").at("factors");
        assert_eq!(error.path(), "factors.opacity");
        assert_eq!(
            alloc::format!("{error:?}"),
            "Error(number.range at factors.opacity: too large)"
        );
    }
}
