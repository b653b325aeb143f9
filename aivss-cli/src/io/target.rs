//! Writing the records: a file whole or not at all, or a stream.

use super::partial::Partial;
use crate::command::batch::input::STANDARD_STREAM;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Where the records go.
pub(crate) enum Target {
    /// A stream, or a device or pipe among the files: what is written is gone.
    Stream(Box<dyn Write>),
    /// A file that gets its name when it is whole.
    File(Partial),
}

impl Target {
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        if path.as_os_str() == STANDARD_STREAM {
            return Ok(Self::Stream(Box::new(io::stdout())));
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if found.is_file() => {
                // A file that may not be written is not replaced either.
                File::options().write(true).open(path)?;
                // Where the name is a link, the file behind it is replaced and not the link.
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

    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        match self {
            Self::Stream(stream) => stream.write_all(text.as_bytes()),
            Self::File(partial) => partial.file().write_all(text.as_bytes()),
        }
    }

    /// Gives the file its name. Without this call nothing of it remains.
    pub(crate) fn publish(self) -> io::Result<()> {
        match self {
            Self::Stream(mut stream) => stream.flush(),
            Self::File(partial) => partial.publish(),
        }
    }
}
