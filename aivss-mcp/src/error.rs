//! Why a tool refuses a call: what the library refuses, or what the project on the disk does not allow.

use aivss_core::Error;
use aivss_project::ProjectError;
use serde::ser::{Serialize, SerializeStruct, Serializer};

/// The error of a call.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ToolError {
    /// The arguments or what they ask for are refused.
    #[error(transparent)]
    Refused(#[from] Error),
    /// The project cannot be read or written.
    #[error("{error}")]
    Project {
        error: ProjectError,
        /// The argument that the error is about; empty for none.
        argument: &'static str,
    },
}

impl From<ProjectError> for ToolError {
    fn from(error: ProjectError) -> Self {
        match error {
            ProjectError::Refused(error) => Self::Refused(error),
            error => Self::Project { error, argument: "" },
        }
    }
}

impl ToolError {
    /// The same error about an argument of the call.
    pub(crate) fn at_argument(self, argument: &'static str) -> Self {
        match self {
            Self::Refused(error) => Self::Refused(error.with_path(argument)),
            Self::Project { error, .. } => Self::Project { error, argument },
        }
    }

    /// The same error with another path, where the library names fields differently from the call.
    pub(crate) fn map_path(self, map: impl FnOnce(&str) -> String) -> Self {
        match self {
            Self::Refused(error) => {
                let path = map(error.path());
                Self::Refused(error.with_path(path))
            }
            project @ Self::Project { .. } => project,
        }
    }

    /// The stable code.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Refused(error) => error.code().as_str(),
            Self::Project { error, .. } => error.code(),
        }
    }

    /// The argument or field that the error is about; empty for the call as a whole.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Refused(error) => error.path(),
            Self::Project { argument, .. } => argument,
        }
    }
}

/// `{"code","path","message"}`, as every surface gives errors.
impl Serialize for ToolError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("ToolError", 3)?;
        error.serialize_field("code", self.code())?;
        error.serialize_field("path", self.path())?;
        error.serialize_field("message", &self.to_string())?;
        error.end()
    }
}
