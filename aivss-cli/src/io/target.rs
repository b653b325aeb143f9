//! Where output goes: a file that appears whole or not at all, or a stream.

use super::is_standard_stream;
use super::partial::Partial;
use crate::error::CliError;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The place that output is written to.
pub(crate) enum Target {
    /// A stream, or a device or pipe among the files; what is written there cannot be taken back.
    Stream(Box<dyn Write>),
    /// A file that gets its name when it is complete.
    File(Partial),
}

impl Target {
    /// Opens the place that this path names; `-` is standard output.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        if is_standard_stream(path) {
            return Ok(Self::Stream(Box::new(io::stdout())));
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if found.is_file() => {
                // A file that may not be written is not replaced either.
                File::options().write(true).open(path)?;
                // If the name is a link, the file that it points to is replaced and not the link.
                let partial = Partial::new(fs::canonicalize(path)?)?;
                partial.file().set_permissions(found.permissions())?;
                Ok(Self::File(partial))
            }
            Ok(_) => Ok(Self::Stream(Box::new(File::options().write(true).open(path)?))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                Partial::new(path.into()).map(Self::File)
            }
            Err(error) => Err(error),
        }
    }

    /// Appends a text.
    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        match self {
            Self::Stream(stream) => stream.write_all(text.as_bytes()),
            Self::File(partial) => partial.file().write_all(text.as_bytes()),
        }
    }

    /// Gives the file its name. Without this call nothing of the file remains.
    pub(crate) fn publish(self) -> io::Result<()> {
        match self {
            Self::Stream(mut stream) => stream.flush(),
            Self::File(partial) => partial.publish(),
        }
    }
}

/// Writes a file that has its name only once it is complete.
pub(crate) fn write_whole(path: &Path, text: &str) -> Result<(), CliError> {
    let written = Target::create(path).and_then(|mut target| {
        target.write(text)?;
        target.publish()
    });
    written.map_err(|reason| CliError::unwritable(path, &reason))
}
