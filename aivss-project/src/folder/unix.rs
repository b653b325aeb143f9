//! Folders by their descriptors: every name is looked up in the open folder, and no link is followed.

use super::{Entry, EntryKind, Identity, identity, not_a_file};
use rustix::fs::{AtFlags, FileType, Mode, OFlags, mkdirat, openat, renameat, statat, unlinkat};
#[cfg(target_os = "linux")]
use rustix::fs::{CWD, linkat};
use std::ffi::OsStr;
use std::fs::{File, OpenOptions};
use std::io;
#[cfg(target_os = "linux")]
use std::os::fd::AsRawFd;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
#[cfg(target_os = "linux")]
use std::path::PathBuf;

#[derive(Debug)]
pub(crate) struct Folder(File);

impl Folder {
    /// Opens the folder at a path. Links in the path are followed.
    pub(crate) fn open(path: &Path) -> io::Result<Self> {
        let flags = i32::try_from(OFlags::DIRECTORY.bits()).map_err(io::Error::other)?;
        OpenOptions::new().read(true).custom_flags(flags).open(path).map(Self)
    }

    /// The same open folder once more.
    pub(crate) fn try_clone(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }

    /// Opens a folder in this one.
    pub(crate) fn enter(&self, name: &OsStr) -> io::Result<Self> {
        self.open_at(name, OFlags::RDONLY | OFlags::DIRECTORY, Mode::empty()).map(Self)
    }

    pub(crate) fn make(&self, name: &OsStr) -> io::Result<()> {
        Ok(mkdirat(&self.0, name, Mode::from_bits_truncate(0o777))?)
    }

    pub(crate) fn entry(&self, name: &OsStr) -> io::Result<Option<Entry>> {
        let found = match statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Err(rustix::io::Errno::NOENT) => return Ok(None),
            found => found?,
        };
        let kind = match FileType::from_raw_mode(found.st_mode) {
            FileType::RegularFile => EntryKind::File,
            FileType::Directory => EntryKind::Folder,
            FileType::Symlink => EntryKind::Link,
            _ => EntryKind::Other,
        };
        #[allow(
            clippy::unnecessary_cast,
            clippy::cast_sign_loss,
            clippy::cast_lossless,
            reason = "the types differ from system to system, and `MetadataExt` casts the same way"
        )]
        let identity = (found.st_dev as u64, found.st_ino as u64);
        Ok(Some(Entry { kind, identity }))
    }

    pub(crate) fn identity(&self) -> io::Result<Identity> {
        self.0.metadata().map(|metadata| identity(&metadata))
    }

    /// Whether both are the same folder, under any name.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        matches!((self.identity(), other.identity()), (Ok(ours), Ok(theirs)) if ours == theirs)
    }

    /// Opens a regular file to read.
    pub(crate) fn read(&self, name: &OsStr) -> io::Result<File> {
        // Without `NONBLOCK` a pipe of that name would block until a writer opens it.
        let file = self.open_at(name, OFlags::RDONLY | OFlags::NONBLOCK, Mode::empty())?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(not_a_file()) }
    }

    /// Creates a file that does not exist yet.
    pub(crate) fn create(&self, name: &OsStr, is_private: bool) -> io::Result<File> {
        let mode = Mode::from_bits_truncate(if is_private { 0o600 } else { 0o666 });
        self.open_at(name, OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL, mode)
    }

    /// Creates a file without a name; `None` where the disk has no such files, or where the file could not get
    /// a name later.
    #[cfg(target_os = "linux")]
    pub(crate) fn create_unnamed(&self, is_private: bool) -> Option<File> {
        let mode = Mode::from_bits_truncate(if is_private { 0o600 } else { 0o666 });
        let file = self.open_at(OsStr::new("."), OFlags::WRONLY | OFlags::TMPFILE, mode).ok()?;
        descriptor_path(&file).symlink_metadata().is_ok().then_some(file)
    }

    /// Only Linux has files without a name.
    #[cfg(not(target_os = "linux"))]
    pub(crate) fn create_unnamed(&self, _is_private: bool) -> Option<File> {
        None
    }

    /// Gives a file without a name its name, which must be free.
    #[cfg(target_os = "linux")]
    pub(crate) fn link(&self, file: &File, name: &OsStr) -> io::Result<()> {
        let from = descriptor_path(file);
        Ok(linkat(CWD, &from, &self.0, name, AtFlags::SYMLINK_FOLLOW)?)
    }

    #[cfg(not(target_os = "linux"))]
    pub(crate) fn link(&self, _file: &File, _name: &OsStr) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }

    /// Opens a file to read and write, and creates it if it does not exist.
    pub(crate) fn open_or_create(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::NONBLOCK;
        let file = self.open_at(name, flags, Mode::from_bits_truncate(0o666))?;
        if file.metadata()?.is_file() { Ok(file) } else { Err(not_a_file()) }
    }

    pub(crate) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(renameat(&self.0, from, &self.0, to)?)
    }

    pub(crate) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(unlinkat(&self.0, name, AtFlags::empty())?)
    }

    /// Waits until the names in the folder are on the disk.
    pub(crate) fn sync(&self) -> io::Result<()> {
        self.0.sync_all()
    }

    fn open_at(&self, name: &OsStr, flags: OFlags, mode: Mode) -> io::Result<File> {
        let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        Ok(File::from(openat(&self.0, name, flags, mode)?))
    }
}

/// The path under which the system shows an open file of this process, even one without a name.
#[cfg(target_os = "linux")]
fn descriptor_path(file: &File) -> PathBuf {
    format!("/proc/self/fd/{}", file.as_raw_fd()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    /// Not even one that appears after the name was looked up.
    #[test]
    fn a_link_is_never_followed() {
        let (here, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let victim = elsewhere.path().join("victim");
        fs::write(&victim, "safe").unwrap();
        symlink(elsewhere.path(), here.path().join("folder")).unwrap();
        symlink(&victim, here.path().join("file")).unwrap();
        symlink(elsewhere.path().join("new"), here.path().join("dangling")).unwrap();
        let folder = Folder::open(here.path()).unwrap();
        let (file, dangling) = (OsStr::new("file"), OsStr::new("dangling"));
        assert!(folder.enter(OsStr::new("folder")).is_err());
        for link in [file, dangling] {
            assert_eq!(folder.entry(link).unwrap().unwrap().kind, EntryKind::Link);
            assert!(folder.read(link).is_err());
            assert!(folder.create(link, false).is_err());
            assert!(folder.open_or_create(link).is_err());
        }
        // A rename replaces the link and leaves its target alone.
        fs::write(here.path().join("next"), "new").unwrap();
        folder.rename(OsStr::new("next"), file).unwrap();
        assert_eq!(fs::read_to_string(here.path().join("file")).unwrap(), "new");
        assert_eq!(fs::read_to_string(&victim).unwrap(), "safe");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_pipe_does_not_block() {
        let here = tempfile::tempdir().unwrap();
        let made = std::process::Command::new("mkfifo").arg(here.path().join("pipe")).status();
        assert!(made.unwrap().success());
        let folder = Folder::open(here.path()).unwrap();
        assert!(folder.read(OsStr::new("pipe")).is_err());
        assert!(folder.open_or_create(OsStr::new("pipe")).is_err());
    }
}
