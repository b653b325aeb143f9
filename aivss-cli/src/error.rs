//! The one error of the command. It carries the library's error where an input was refused, and the project's
//! where a file cannot be read or written.

use crate::exit::{EXIT_OK, EXIT_REFUSED};
use aivss_core::{Error, ErrorCode};
use aivss_project::ProjectError;
use serde::ser::{Serialize, SerializeStruct, Serializer};
use std::io;
use std::path::{Path, PathBuf};

/// Why the command cannot do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CliError {
    /// An input was refused.
    #[error("{source}")]
    Refused {
        /// The library's error, or one in its form for what the command itself refuses.
        source: Error,
        /// The file that holds the input.
        file: Option<PathBuf>,
        /// The vector or compact form in which the error has its position.
        notation: Option<Box<str>>,
        /// The next thing to do, where it is not the usual one for the code.
        hint: Option<&'static str>,
    },
    /// A file or the project cannot be read or written.
    #[error("{source}")]
    Disk {
        source: ProjectError,
        /// The file that the command was about.
        file: Option<PathBuf>,
        /// The place in that file; empty for the file as a whole.
        place: String,
        /// The next thing to do, where it is not the usual one for the error.
        hint: Option<&'static str>,
    },
    /// The arguments make no sense, or ask for help or the version.
    #[error(transparent)]
    Usage(#[from] clap::Error),
    /// The folder to work in does not exist.
    #[error("there is no folder `{}`", .0.display())]
    FolderMissing(PathBuf),
    /// The standard output cannot be written.
    #[error("the output could not be written: {0}")]
    Output(#[from] io::Error),
}

impl From<Error> for CliError {
    fn from(source: Error) -> Self {
        Self::Refused { source, file: None, notation: None, hint: None }
    }
}

impl From<ProjectError> for CliError {
    fn from(error: ProjectError) -> Self {
        match error {
            ProjectError::Refused(error) => error.into(),
            source => Self::Disk { source, file: None, place: String::new(), hint: None },
        }
    }
}

impl CliError {
    /// A refusal by the command itself.
    pub(crate) fn refused(code: ErrorCode, message: impl Into<String>) -> Self {
        Error::new(code, message).into()
    }

    /// An error in this vector or compact form, which is shown with a mark at the error's position.
    pub(crate) fn in_notation(error: Error, notation: &str) -> Self {
        Self::Refused { source: error, file: None, notation: Some(notation.into()), hint: None }
    }

    /// A file that cannot be opened or read.
    pub(crate) fn unreadable(file: &Path, reason: io::Error) -> Self {
        let what = "the file".into();
        Self::from(ProjectError::Unreadable { what, reason }).in_file(file)
    }

    /// A file that cannot be created or written.
    pub(crate) fn unwritable(file: &Path, reason: io::Error) -> Self {
        let what = "the file".into();
        Self::from(ProjectError::Unwritable { what, reason }).in_file(file)
    }

    /// The same error, with the file that holds the refused input.
    pub(crate) fn in_file(mut self, path: &Path) -> Self {
        if let Self::Refused { file, .. } | Self::Disk { file, .. } = &mut self {
            *file = Some(path.to_owned());
        }
        self
    }

    /// The same error, with this place in front of its path.
    pub(crate) fn in_place(self, place: String) -> Self {
        match self {
            Self::Refused { source, file, notation, hint } => {
                let path = match source.path() {
                    "" => place,
                    path => format!("{place}: {path}"),
                };
                Self::Refused { source: source.with_path(path), file, notation, hint }
            }
            Self::Disk { source, file, hint, .. } => Self::Disk { source, file, place, hint },
            other => other,
        }
    }

    /// The same error, with another hint than the usual one for its code.
    pub(crate) fn with_hint(mut self, text: &'static str) -> Self {
        if let Self::Refused { hint, .. } | Self::Disk { hint, .. } = &mut self {
            *hint = Some(text);
        }
        self
    }

    /// The same error, with this hint unless it has a more specific one.
    pub(crate) fn or_hint(mut self, text: Option<&'static str>) -> Self {
        if let Self::Refused { hint, .. } | Self::Disk { hint, .. } = &mut self {
            *hint = hint.or(text);
        }
        self
    }

    /// The library's code, where an input was refused.
    pub(crate) fn refusal_code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused { source, .. } => Some(source.code()),
            _ => None,
        }
    }

    /// The stable code; errors in the arguments have none.
    pub(crate) fn code(&self) -> Option<&'static str> {
        match self {
            Self::Refused { source, .. } => Some(source.code().as_str()),
            Self::Disk { source, .. } => Some(source.code()),
            Self::Output(_) => Some("output.unwritable"),
            Self::Usage(_) | Self::FolderMissing(_) => None,
        }
    }

    /// The offending field or place; empty for the input as a whole.
    pub(crate) fn path(&self) -> &str {
        match self {
            Self::Refused { source, .. } => source.path(),
            Self::Disk { place, .. } => place,
            Self::Usage(_) | Self::FolderMissing(_) | Self::Output(_) => "",
        }
    }

    /// Whether the reader of the output has closed it, which is no failure of the command.
    pub(crate) fn is_closed_output(&self) -> bool {
        matches!(self, Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// The exit code of a command that ends with this error.
    pub(crate) fn exit_code(&self) -> u8 {
        match self {
            // Help and the version come as errors of the parser.
            Self::Usage(error) if !error.use_stderr() => EXIT_OK,
            Self::Output(_) if self.is_closed_output() => EXIT_OK,
            _ => EXIT_REFUSED,
        }
    }
}

/// `{"code","path","message"}`, as outcomes hold the library's own error.
impl Serialize for CliError {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut error = serializer.serialize_struct("CliError", 3)?;
        error.serialize_field("code", self.code().unwrap_or_default())?;
        error.serialize_field("path", self.path())?;
        error.serialize_field("message", &self.to_string())?;
        error.end()
    }
}
