//! Errors of files, in the library's own words.

use aivss_core::{Error, ErrorCode, Quoted};
use std::fmt::Display;
use std::io;
use std::path::Path;

/// A path in a message.
pub(crate) fn shown(path: &Path) -> String {
    Quoted(&path.to_string_lossy()).to_string()
}

/// An error without a field; the message names what it is about.
pub(crate) fn error(code: ErrorCode, message: impl Into<String>) -> Error {
    Error::new(code, message)
}

pub(crate) fn unreadable(what: impl Display, reason: &io::Error) -> Error {
    error(ErrorCode::InputUnreadable, format!("{what} cannot be read: {reason}"))
}

pub(crate) fn unwritable(what: impl Display, reason: &io::Error) -> Error {
    error(ErrorCode::OutputUnwritable, format!("{what} cannot be written: {reason}"))
}

pub(crate) fn outside(message: impl Into<String>) -> Error {
    error(ErrorCode::ProjectOutside, message)
}
