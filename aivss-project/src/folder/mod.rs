//! A folder held open: what is done in it cannot be led elsewhere by a link put into its place.

#[cfg(not(unix))]
mod portable;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(crate) use portable::Folder;
#[cfg(unix)]
pub(crate) use unix::Folder;

use std::fs::Metadata;
use std::io;

/// What stands under a name, itself and not what a link points to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    File,
    Folder,
    Link,
    Other,
}

/// Device and number of a file or folder, which tell it from all others that exist.
#[cfg(unix)]
pub(crate) type Identity = (u64, u64);
/// Nothing, where the standard library has no such numbers.
#[cfg(not(unix))]
pub(crate) type Identity = ();

#[derive(Clone, Copy, Debug)]
pub(crate) struct Entry {
    pub(crate) kind: EntryKind,
    pub(crate) identity: Identity,
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
