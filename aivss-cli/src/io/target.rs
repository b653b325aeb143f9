//! Where output goes: a file that appears whole or not at all, or a stream.

use super::is_standard_stream;
use crate::error::CliError;
use aivss_project::AtomicFile;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The place that output is written to.
pub(crate) enum Target {
    /// A stream, or a device or pipe among the files; what is written there cannot be taken back.
    Stream(Box<dyn Write>),
    /// A file that gets its name when it is complete.
    File(AtomicFile),
}

impl Target {
    /// Opens the place that this path names; `-` is standard output.
    pub(crate) fn create(path: &Path) -> io::Result<Self> {
        if is_standard_stream(path) {
            return Ok(Self::Stream(Box::new(io::stdout())));
        }
        match fs::metadata(path) {
            Ok(found) if found.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
            Ok(found) if !found.is_file() => {
                Ok(Self::Stream(Box::new(File::options().write(true).open(path)?)))
            }
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => {
                let file = AtomicFile::create(path)?;
                if let Some(temporary) = file.temporary_path() {
                    remove_when_interrupted(temporary);
                }
                Ok(Self::File(file))
            }
        }
    }

    /// Appends a text.
    pub(crate) fn write(&mut self, text: &str) -> io::Result<()> {
        match self {
            Self::Stream(stream) => stream.write_all(text.as_bytes()),
            Self::File(file) => file.write_all(text.as_bytes()),
        }
    }

    /// Gives the file its name. Without this call nothing of the file remains.
    pub(crate) fn publish(self) -> io::Result<()> {
        match self {
            Self::Stream(mut stream) => stream.flush(),
            Self::File(file) => file.publish(),
        }
    }
}

/// Removes the temporary file when an interrupt stops the command. A second file of the same process has no
/// such handler, because a process has only one.
fn remove_when_interrupted(temporary: PathBuf) {
    /// The exit code that shells give to a process that an interrupt has stopped.
    const INTERRUPTED: i32 = 130;

    let _ = ctrlc::try_set_handler(move || {
        let _ = fs::remove_file(&temporary);
        std::process::exit(INTERRUPTED);
    });
}

/// Writes a file that has its name only once it is complete.
pub(crate) fn write_whole(path: &Path, text: &str) -> Result<(), CliError> {
    let written = Target::create(path).and_then(|mut target| {
        target.write(text)?;
        target.publish()
    });
    written.map_err(|reason| CliError::unwritable(path, reason))
}
