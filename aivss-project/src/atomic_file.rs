//! Writing a file whole or not at all: beside it, to the disk, and then into its place.

use crate::folder::Folder;
use std::ffi::OsStr;
use std::fs::{File, Permissions};
use std::io::{self, Write};

/// The steps of a write, each of which can fail; the tests let them.
pub(crate) trait Steps {
    type File;

    fn create(&self, name: &OsStr, is_private: bool) -> io::Result<Self::File>;
    fn write(&self, file: &mut Self::File, bytes: &[u8]) -> io::Result<usize>;
    fn permit(&self, file: &Self::File, permissions: Permissions) -> io::Result<()>;
    fn sync(&self, file: &Self::File) -> io::Result<()>;
    fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()>;
    fn sync_folder(&self) -> io::Result<()>;
    fn remove(&self, name: &OsStr) -> io::Result<()>;
}

impl Steps for Folder {
    type File = File;

    fn create(&self, name: &OsStr, is_private: bool) -> io::Result<File> {
        Self::create(self, name, is_private)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn permit(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        file.set_permissions(permissions)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Self::rename(self, from, to)
    }

    fn sync_folder(&self) -> io::Result<()> {
        Self::sync(self)
    }

    fn remove(&self, name: &OsStr) -> io::Result<()> {
        Self::remove(self, name)
    }
}

/// What is written, where, and how.
pub(crate) struct Replacement<'a> {
    /// The file that is to hold it.
    pub(crate) name: &'a OsStr,
    /// The file that holds it until it is whole.
    pub(crate) temporary: &'a OsStr,
    pub(crate) bytes: &'a [u8],
    /// Those of the file that it replaces.
    pub(crate) permissions: Option<Permissions>,
}

impl Replacement<'_> {
    /// Writes it; `confirm` has the last word before it takes its place.
    ///
    /// After an error there is no temporary file, and the file is what it was; only when the folder itself
    /// could not be put on the disk it is the new one already.
    pub(crate) fn write<S: Steps, E: From<io::Error>>(
        self,
        steps: &S,
        confirm: impl FnOnce() -> Result<(), E>,
    ) -> Result<S::File, E> {
        let mut file = steps.create(self.temporary, self.permissions.is_some())?;
        let prepared = self.prepare(steps, &mut file).map_err(E::from);
        let replaced = prepared
            .and_then(|()| confirm())
            .and_then(|()| Ok(steps.rename(self.temporary, self.name)?));
        if let Err(error) = replaced {
            // Whoever takes the lock next tries again.
            let _ = steps.remove(self.temporary);
            return Err(error);
        }
        steps.sync_folder()?;
        Ok(file)
    }

    fn prepare<S: Steps>(&self, steps: &S, file: &mut S::File) -> io::Result<()> {
        let mut rest = self.bytes;
        while !rest.is_empty() {
            match steps.write(file, rest) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(written) => rest = rest.get(written..).unwrap_or_default(),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        if let Some(permissions) = self.permissions.clone() {
            steps.permit(file, permissions)?;
        }
        steps.sync(file)
    }
}

#[cfg(test)]
mod tests;
