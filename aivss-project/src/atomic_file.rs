//! The one writer of whole files: a file gets its name only once it is complete and on the disk.

use crate::folder::Folder;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::fs::{self, File, Permissions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// How often another name is tried for a temporary file.
const MAX_ATTEMPTS: usize = 100;

/// A file that gets its name only once it is complete, in place of any that has the name.
///
/// Until [`publish`](Self::publish) the file has no name at all where the system has such files (Linux, on most
/// disks): then nothing of it remains, however the process ends. Elsewhere it has a temporary name in the same
/// folder, and only a process that is killed leaves it behind.
///
/// ```
/// use aivss_project::AtomicFile;
/// use std::io::Write;
///
/// # let folder = tempfile::tempdir()?;
/// # let path = folder.path().join("scores.jsonl");
/// let mut file = AtomicFile::create(&path)?;
/// file.write_all(b"{\"ok\":true}\n")?;
/// assert!(!path.exists());
/// file.publish()?;
/// assert_eq!(std::fs::read(&path)?, b"{\"ok\":true}\n");
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct AtomicFile {
    draft: Draft<Folder>,
    folder: PathBuf,
}

impl AtomicFile {
    /// Begins a file that will have this path. An existing file keeps its content until then, and the new one
    /// gets its permissions; where the path is a link, the target of the link is replaced.
    ///
    /// # Errors
    ///
    /// The system's, when the folder does not exist or cannot be read or written, the file may not be written,
    /// or the path is that of a folder, a device or a pipe.
    pub fn create(path: &Path) -> io::Result<Self> {
        let (path, permissions) = match fs::canonicalize(path) {
            Ok(real) => {
                // A file that may not be written is not replaced either.
                let found = File::options().write(true).open(&real)?.metadata()?;
                if !found.is_file() {
                    return Err(io::Error::other("it is no regular file"));
                }
                (real, Some(found.permissions()))
            }
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => (path.to_owned(), None),
            Err(reason) => return Err(reason),
        };
        let is_folder = path.as_os_str().to_string_lossy().ends_with(std::path::is_separator);
        let (Some(name), false) = (path.file_name(), is_folder) else {
            return Err(io::ErrorKind::IsADirectory.into());
        };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let folder = folder.unwrap_or(Path::new("."));
        let draft =
            Draft::new(Folder::open(folder)?, name, TemporaryName::Random, permissions.as_ref())?;
        Ok(Self { draft, folder: folder.to_owned() })
    }

    /// The path under which the unfinished file can be seen; `None` where it has no name. A program that ends
    /// at a signal, without dropping its values, removes this file first.
    #[must_use]
    pub fn temporary_path(&self) -> Option<PathBuf> {
        self.draft.hidden.name.as_ref().map(|name| self.folder.join(name))
    }

    /// Puts the file on the disk and gives it its name. Without this call nothing of the file remains.
    ///
    /// # Errors
    ///
    /// The system's. The path then still has its old file; only where the folder itself could not be put on the
    /// disk, which is the last step, the new file is in its place already.
    pub fn publish(self) -> io::Result<()> {
        self.draft.publish(|| Ok(())).map(drop)
    }
}

impl Write for AtomicFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.draft.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.draft.flush()
    }
}

impl fmt::Debug for AtomicFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AtomicFile")
            .field("folder", &self.folder)
            .field("name", &self.draft.name)
            .finish_non_exhaustive()
    }
}

/// The steps of a write. Each can fail, and the tests make each of them fail.
pub(crate) trait Steps {
    /// Creates a file without a name; `None` where the disk has no such files.
    fn create_unnamed(&self, is_private: bool) -> Option<File>;
    fn create(&self, name: &OsStr, is_private: bool) -> io::Result<File>;
    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize>;
    fn permit(&self, file: &File, permissions: Permissions) -> io::Result<()>;
    fn sync(&self, file: &File) -> io::Result<()>;
    /// Gives a file without a name its first name, which nothing has.
    fn link(&self, file: &File, name: &OsStr) -> io::Result<()>;
    fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()>;
    fn sync_folder(&self) -> io::Result<()>;
    fn remove(&self, name: &OsStr) -> io::Result<()>;
}

impl Steps for Folder {
    fn create_unnamed(&self, is_private: bool) -> Option<File> {
        Self::create_unnamed(self, is_private)
    }

    fn create(&self, name: &OsStr, is_private: bool) -> io::Result<File> {
        Self::create(self, name, is_private)
    }

    fn write(&self, mut file: &File, bytes: &[u8]) -> io::Result<usize> {
        file.write(bytes)
    }

    fn permit(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        file.set_permissions(permissions)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    fn link(&self, file: &File, name: &OsStr) -> io::Result<()> {
        Self::link(self, file, name)
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

/// How a temporary name is chosen.
#[derive(Clone, Copy, Debug)]
pub(crate) enum TemporaryName {
    /// Always this one, in a folder that has one writer at a time, who removes what a dead one has left.
    Fixed(&'static str),
    /// A random one, so that what a dead process has left does not stop the next write. Numbers of processes
    /// would not do: containers count them from 1 on.
    Random,
}

impl TemporaryName {
    /// Uses the first name that is free.
    fn with_free<T>(
        self,
        action: impl FnMut(&OsStr) -> io::Result<T>,
    ) -> io::Result<(OsString, T)> {
        match self {
            Self::Fixed(name) => with_free_name(std::iter::once(name.into()), action),
            Self::Random => {
                let names = std::iter::repeat_with(random_name).take(MAX_ATTEMPTS);
                with_free_name(names, action)
            }
        }
    }
}

fn with_free_name<T>(
    names: impl Iterator<Item = OsString>,
    mut action: impl FnMut(&OsStr) -> io::Result<T>,
) -> io::Result<(OsString, T)> {
    let mut last = io::ErrorKind::AlreadyExists.into();
    for name in names {
        match action(&name) {
            Err(reason) if reason.kind() == io::ErrorKind::AlreadyExists => last = reason,
            done => return done.map(|done| (name, done)),
        }
    }
    Err(last)
}

fn random_name() -> OsString {
    // The standard library has no other source of randomness.
    let random = RandomState::new().build_hasher().finish();
    format!(".aivss-{random:016x}.tmp").into()
}

/// A file under way in an open folder.
pub(crate) struct Draft<S: Steps> {
    file: File,
    /// The name that it will have.
    name: OsString,
    temporary: TemporaryName,
    /// Those of the file that it replaces.
    permissions: Option<Permissions>,
    hidden: Hidden<S>,
}

/// The temporary name of a file, where it has one; it is removed with this value.
struct Hidden<S: Steps> {
    steps: S,
    name: Option<OsString>,
}

impl<S: Steps> Drop for Hidden<S> {
    fn drop(&mut self) {
        if let Some(name) = &self.name {
            // If this fails, the file is left behind; the error that led here is the one to report.
            let _ = self.steps.remove(name);
        }
    }
}

impl Draft<Folder> {
    /// [`new`](Self::new) in a folder that stays open for other uses.
    pub(crate) fn in_folder(
        folder: &Folder,
        name: &OsStr,
        temporary: TemporaryName,
        permissions: Option<&Permissions>,
    ) -> io::Result<Self> {
        Self::new(folder.try_clone()?, name, temporary, permissions)
    }
}

impl<S: Steps> Draft<S> {
    /// Begins a file that will have this name. With the permissions of the file that it replaces, it is
    /// readable for its owner only until it gets them.
    pub(crate) fn new(
        steps: S,
        name: &OsStr,
        temporary: TemporaryName,
        permissions: Option<&Permissions>,
    ) -> io::Result<Self> {
        let is_private = permissions.is_some();
        let (hidden_name, file) = if let Some(file) = steps.create_unnamed(is_private) {
            (None, file)
        } else {
            let (name, file) = temporary.with_free(|name| steps.create(name, is_private))?;
            (Some(name), file)
        };
        let permissions = permissions.cloned();
        let hidden = Hidden { steps, name: hidden_name };
        Ok(Self { file, name: name.to_owned(), temporary, permissions, hidden })
    }

    /// Puts the file on the disk and gives it its name; `confirm` is asked before the last step.
    ///
    /// After an error there is no temporary file, and the name still has its old file; only when the folder
    /// itself could not be put on the disk, the new file is in its place already.
    pub(crate) fn publish<E: From<io::Error>>(
        mut self,
        confirm: impl FnOnce() -> Result<(), E>,
    ) -> Result<File, E> {
        let (file, steps) = (&self.file, &self.hidden.steps);
        if let Some(permissions) = self.permissions {
            steps.permit(file, permissions)?;
        }
        steps.sync(file)?;
        let hidden_name = match self.hidden.name.take() {
            Some(name) => name,
            // A link cannot replace a file, so the file first gets a temporary name.
            None => self.temporary.with_free(|name| steps.link(file, name))?.0,
        };
        let hidden_name = self.hidden.name.insert(hidden_name);
        confirm()?;
        self.hidden.steps.rename(hidden_name, &self.name)?;
        self.hidden.name = None;
        self.hidden.steps.sync_folder()?;
        Ok(self.file)
    }
}

impl<S: Steps> Write for Draft<S> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hidden.steps.write(&self.file, bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests;
