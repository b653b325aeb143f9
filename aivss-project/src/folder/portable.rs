//! Folders by their paths, for systems without descriptors of folders. Each step first checks for links,
//! which leaves a short moment in which another program can swap a name.

use super::{Entry, EntryKind, Identity, not_a_file};
use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug)]
pub(crate) struct Folder(PathBuf);

impl Folder {
    /// Opens the folder at a path. Links in the path are followed.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let path = path.canonicalize()?;
        if path.is_dir() { Ok(Self(path)) } else { Err(io::ErrorKind::NotADirectory.into()) }
    }

    /// The same open folder once more.
    pub(crate) fn try_clone(&self) -> io::Result<Self> {
        Ok(Self(self.0.clone()))
    }

    /// Opens a folder in this one.
    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        match self.entry(name)? {
            None => Err(io::ErrorKind::NotFound.into()),
            Some(Entry { kind: EntryKind::Folder, .. }) => Ok(Self(self.0.join(name))),
            Some(_) => Err(io::ErrorKind::NotADirectory.into()),
        }
    }

    pub(crate) fn make(&self, name: &OsStr) -> io::Result<()> {
        fs::create_dir(self.0.join(name))
    }

    pub(crate) fn entry(&self, name: &OsStr) -> io::Result<Option<Entry>> {
        let kind = match fs::symlink_metadata(self.0.join(name)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
            Ok(metadata) if metadata.is_symlink() => EntryKind::Link,
            Ok(metadata) if metadata.is_dir() => EntryKind::Folder,
            Ok(metadata) if metadata.is_file() => EntryKind::File,
            Ok(_) => EntryKind::Other,
        };
        Ok(Some(Entry { kind, identity: () }))
    }

    pub(crate) fn identity(&self) -> io::Result<Identity> {
        Ok(())
    }

    /// Whether both are the same folder. Their paths, which are without links, decide.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.0 == other.0
    }

    /// Opens a regular file to read.
    pub(crate) fn read(&self, name: &OsStr) -> io::Result<File> {
        match self.entry(name)? {
            None => Err(io::ErrorKind::NotFound.into()),
            Some(Entry { kind: EntryKind::File, .. }) => File::open(self.0.join(name)),
            Some(_) => Err(not_a_file()),
        }
    }

    /// Creates a file that does not exist yet.
    pub(crate) fn create(&self, name: &OsStr, _is_private: bool) -> io::Result<File> {
        OpenOptions::new().write(true).create_new(true).open(self.0.join(name))
    }

    /// There are no files without a name.
    pub(crate) fn create_unnamed(&self, _is_private: bool) -> Option<File> {
        None
    }

    pub(crate) fn link(&self, _file: &File, _name: &OsStr) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Opens a file to read and write, and creates it if it does not exist.
    pub(crate) fn open_or_create(&self, name: &OsStr) -> io::Result<File> {
        match self.entry(name)? {
            None | Some(Entry { kind: EntryKind::File, .. }) => OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(self.0.join(name)),
            Some(_) => Err(not_a_file()),
        }
    }

    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        fs::rename(self.0.join(from), self.0.join(to))
    }

    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        fs::remove_file(self.0.join(name))
    }

    /// Does nothing: the file system itself makes a rename durable, and a folder cannot be synced.
    pub(crate) fn sync(&self) -> io::Result<()> {
        Ok(())
    }
}
