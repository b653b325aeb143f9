//! An open folder: a link that takes its place cannot lead an operation elsewhere.

#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use portable::Folder;
#[cfg(unix)]
pub(crate) use unix::Folder;

use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::path::Path;

/// What has a name: the entry itself, and not the target of a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    File,
    Folder,
    Link,
    Other,
}

/// Device and number of a file or folder, which no other existing one has.
#[cfg(unix)]
pub(crate) type Identity = (u64, u64);
/// Nothing, where the standard library has no such numbers.
#[cfg(not(unix))]
pub(crate) type Identity = ();

/// An entry of a folder.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: EntryKind,
    pub(crate) identity: Identity,
}

impl Folder {
    /// Opens a folder below this one. No part of the path may be a link.
    pub(crate) fn enter_all(&self, path: &Path) -> io::Result<Self> {
        let mut here = self.enter(OsStr::new("."))?;
        for name in path {
            here = here.enter(name)?;
        }
        Ok(here)
    }
}

#[cfg(unix)]
pub(crate) fn identity(metadata: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt;
    (metadata.dev(), metadata.ino())
}

#[cfg(not(unix))]
pub(crate) fn identity(_metadata: &Metadata) -> Identity {}

fn not_a_file() -> io::Error {
    io::Error::other("it is no regular file")
}
