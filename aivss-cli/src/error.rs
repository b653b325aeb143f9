//! The one error of the command. It carries the library's error where an input was refused.

use crate::exit::{EXIT_OK, EXIT_REFUSED};
use aivss_core::{Error, ErrorCode};
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
    pub(crate) fn unreadable(file: &Path, reason: &io::Error) -> Self {
        let message = format!("the file cannot be read: {reason}");
        Self::refused(ErrorCode::InputUnreadable, message).in_file(file)
    }

    /// A file that cannot be created or written.
    pub(crate) fn unwritable(file: &Path, reason: &io::Error) -> Self {
        let message = format!("the file cannot be written: {reason}");
        Self::refused(ErrorCode::OutputUnwritable, message).in_file(file)
    }

    /// The same error, with the file that holds the refused input.
    pub(crate) fn in_file(mut self, path: &Path) -> Self {
        if let Self::Refused { file, .. } = &mut self {
            *file = Some(path.to_owned());
        }
        self
    }

    /// The same error, with another hint than the usual one for its code.
    pub(crate) fn with_hint(mut self, text: &'static str) -> Self {
        if let Self::Refused { hint, .. } = &mut self {
            *hint = Some(text);
        }
        self
    }

    /// The same error, with this hint unless it has a more specific one.
    pub(crate) fn or_hint(mut self, text: Option<&'static str>) -> Self {
        if let Self::Refused { hint, .. } = &mut self {
            *hint = hint.or(text);
        }
        self
    }

    /// The stable code; errors in the arguments have none.
    pub(crate) fn code(&self) -> Option<ErrorCode> {
        match self {
            Self::Refused { source, .. } => Some(source.code()),
            Self::Output(_) => Some(ErrorCode::OutputUnwritable),
            Self::Usage(_) | Self::FolderMissing(_) => None,
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
