//! The error of this crate: the library's own for refused content, and the disk's and the lock's beside it.

use aivss_core::{Error, Quoted};
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::fmt::Display;
use std::io;
use std::path::Path;

/// Why a project cannot be read or changed.
///
/// The `Display` form is one lowercase sentence. [`code`](Self::code) is stable and made for programs.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ProjectError {
    /// The content is refused: a model that is invalid, or a change that the model does not take.
    #[error(transparent)]
    Refused(#[from] Error),
    /// `input.unreadable`: a file or folder cannot be read.
    #[error("{what} cannot be read: {reason}")]
    Unreadable {
        /// What cannot be read, as the subject of the sentence.
        what: String,
        /// The system's reason.
        reason: io::Error,
    },
    /// `output.unwritable`: a file or folder cannot be written.
    #[error("{what} cannot be written: {reason}")]
    Unwritable {
        /// What cannot be written, as the subject of the sentence.
        what: String,
        /// The system's reason.
        reason: io::Error,
    },
    /// `project.missing`: there is no threat model in that place, or no such folder.
    #[error("{0}")]
    Missing(String),
    /// `project.exists`: there is a threat model in that place already.
    #[error("{0}")]
    Exists(String),
    /// `project.locked`: another process writes the threat model.
    #[error("the threat model is held for writing by {holder} until that ends")]
    Locked {
        /// The process that has the lock, with its name where it has left one.
        holder: String,
    },
    /// `project.changed`: the threat model or its folder on the disk is no longer the one that was read.
    #[error("{0}")]
    Changed(String),
    /// `project.outside`: the path leads out of the project.
    #[error("{0}")]
    Outside(String),
}

impl ProjectError {
    /// The stable code, `project.locked` for instance.
    ///
    /// ```
    /// use aivss_project::ProjectError;
    ///
    /// let error = ProjectError::Locked { holder: "process 7".into() };
    /// assert_eq!((error.code(), error.group()), ("project.locked", "project"));
    /// ```
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Refused(error) => error.code().as_str(),
            Self::Unreadable { .. } => "input.unreadable",
            Self::Unwritable { .. } => "output.unwritable",
            Self::Missing(_) => "project.missing",
            Self::Exists(_) => "project.exists",
            Self::Locked { .. } => "project.locked",
            Self::Changed(_) => "project.changed",
            Self::Outside(_) => "project.outside",
        }
    }

    /// The part of the code before the dot.
    #[must_use]
    pub fn group(&self) -> &'static str {
        self.code().split('.').next().unwrap_or_default()
    }

    /// The offending field of refused content, as `threats.TH-1.severity`; empty for all other errors.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Refused(error) => error.path(),
            _ => "",
        }
    }

    /// The sentence that `Display` writes.
    #[must_use]
    pub fn message(&self) -> String {
        self.to_string()
    }

    pub(crate) fn unreadable(what: impl Display, reason: io::Error) -> Self {
        Self::Unreadable { what: what.to_string(), reason }
    }

    pub(crate) fn unwritable(what: impl Display, reason: io::Error) -> Self {
        Self::Unwritable { what: what.to_string(), reason }
    }
}

/// `{"code","path","message"}`, as outcomes hold the library's own error.
impl Serialize for ProjectError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ProjectError", 3)?;
        error.serialize_field("code", self.code())?;
        error.serialize_field("path", self.path())?;
        error.serialize_field("message", &self.message())?;
        error.end()
    }
}

/// A path in a message.
pub(crate) fn shown(path: &Path) -> String {
    Quoted(&path.to_string_lossy()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use aivss_core::ErrorCode;

    #[test]
    fn every_error_has_its_code_and_sentence() {
        let reason = || io::Error::other("no");
        let refused = Error::new(ErrorCode::EntityUnknown, "there is no `CO-9`").at("id");
        for (error, expected) in [
            (refused.into(), ("entity.unknown", "entity", "id", "there is no `CO-9`")),
            (
                ProjectError::unreadable("the file", reason()),
                ("input.unreadable", "input", "", "the file cannot be read: no"),
            ),
            (
                ProjectError::unwritable("the file", reason()),
                ("output.unwritable", "output", "", "the file cannot be written: no"),
            ),
            (ProjectError::Missing("none".into()), ("project.missing", "project", "", "none")),
            (ProjectError::Exists("one".into()), ("project.exists", "project", "", "one")),
            (
                ProjectError::Locked { holder: "process 7".into() },
                (
                    "project.locked",
                    "project",
                    "",
                    "the threat model is held for writing by process 7 until that ends",
                ),
            ),
            (ProjectError::Changed("new".into()), ("project.changed", "project", "", "new")),
            (ProjectError::Outside("out".into()), ("project.outside", "project", "", "out")),
        ] {
            let found = (error.code(), error.group(), error.path(), &*error.message());
            assert_eq!(found, expected);
        }
    }
}
