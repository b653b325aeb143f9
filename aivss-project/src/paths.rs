//! Paths that callers give, for exports and searches: they must stay in the project.

use crate::atomic_file::Replacement;
use crate::error::{outside, shown, unreadable, unwritable};
use crate::folder::{EntryKind, Folder};
use crate::project::Project;
use crate::reserved::reserved;
use aivss_core::Error;
use std::ffi::{OsStr, OsString};
use std::fs::Permissions;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Component, Path, PathBuf};

/// How often another name is tried for a temporary file.
const MAX_ATTEMPTS: usize = 100;

impl Project {
    /// The absolute path of one that is relative to the project's folder. The file need not exist.
    ///
    /// # Errors
    ///
    /// `project.outside` for a path that is absolute, has `..` in it, follows a link out of the project or
    /// to nowhere, or goes into `.threatmodel` or `.git`.
    pub fn inside(&self, path: &Path) -> Result<PathBuf, Error> {
        let mut here = self.root().to_owned();
        for component in path.components() {
            let name = match component {
                Component::CurDir => continue,
                Component::Normal(name) => name,
                Component::ParentDir => {
                    return Err(outside(format!("{} has `..` in it", shown(path))));
                }
                Component::RootDir | Component::Prefix(_) => {
                    let message = format!(
                        "{} is not relative; a path starts at the project's folder",
                        shown(path)
                    );
                    return Err(outside(message));
                }
            };
            check_reserved(name, path)?;
            here.push(name);
            if here.is_symlink() {
                here = self.followed(&here, path)?;
            }
        }
        Ok(here)
    }

    /// The target of a link, as long as it is in the project.
    fn followed(&self, link: &Path, path: &Path) -> Result<PathBuf, Error> {
        let target = link.canonicalize().ok();
        let inner = target.as_deref().and_then(|target| target.strip_prefix(self.root()).ok());
        let inner = inner.ok_or_else(|| {
            outside(format!(
                "{} leads out of the project over the link {}",
                shown(path),
                shown(link)
            ))
        })?;
        inner.iter().try_for_each(|name| check_reserved(name, path))?;
        Ok(self.root().join(inner))
    }

    /// The folder at a path that is relative to the project's folder.
    pub(crate) fn folder_inside(&self, path: &Path) -> Result<PathBuf, Error> {
        let folder = self.inside(path)?;
        let metadata = folder.metadata().map_err(|reason| unreadable(shown(path), &reason))?;
        if metadata.is_dir() {
            Ok(folder)
        } else {
            Err(unreadable(shown(path), &io::ErrorKind::NotADirectory.into()))
        }
    }

    /// Writes a file of the project, whole or not at all, in place of an existing one, and returns its path.
    ///
    /// # Errors
    ///
    /// As [`inside`](Self::inside), and `output.unwritable`, also when the folder for it does not exist.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
        let target = self.inside(path)?;
        let refused = |reason: io::Error| unwritable(shown(path), &reason);
        let inner = target.strip_prefix(self.root()).unwrap_or(Path::new(""));
        let Some(name) = inner.file_name() else {
            return Err(refused(io::ErrorKind::IsADirectory.into()));
        };
        let parent = inner.parent().unwrap_or(Path::new(""));
        let folder = self.store.open_root()?.enter_all(parent).map_err(refused)?;
        let permissions = match folder.entry(name).map_err(refused)?.map(|entry| entry.kind) {
            None => None,
            Some(EntryKind::File) => {
                let metadata = folder.read(name).and_then(|file| file.metadata());
                Some(metadata.map_err(refused)?.permissions())
            }
            Some(EntryKind::Folder) => return Err(refused(io::ErrorKind::IsADirectory.into())),
            Some(_) => return Err(refused(io::Error::other("it is no regular file"))),
        };
        write_beside(&folder, name, bytes, permissions.as_ref(), temporary).map_err(refused)?;
        Ok(target)
    }
}

/// Writes a file over a temporary one beside it, under a name that nothing has: what a process left that
/// died while it wrote is in nobody's way.
fn write_beside(
    folder: &Folder,
    name: &OsStr,
    bytes: &[u8],
    permissions: Option<&Permissions>,
    mut temporary: impl FnMut() -> OsString,
) -> io::Result<()> {
    let mut last = io::ErrorKind::AlreadyExists.into();
    for _ in 0..MAX_ATTEMPTS {
        let temporary = &*temporary();
        let permissions = permissions.cloned();
        let replacement = Replacement { name, temporary, bytes, permissions };
        let written: io::Result<_> = replacement.write(folder, || Ok(()));
        match written {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => last = error,
            written => return written.map(drop),
        }
    }
    Err(last)
}

/// A name by chance: numbers of processes come again, in containers from 1 on.
fn temporary() -> OsString {
    // The only chance that the standard library has to offer.
    let chance = RandomState::new().build_hasher().finish();
    format!(".aivss-{chance:016x}.tmp").into()
}

fn check_reserved(name: &OsStr, path: &Path) -> Result<(), Error> {
    match reserved(name) {
        None => Ok(()),
        Some(reserved) => Err(outside(format!(
            "{} goes into `{reserved}`, which is not for other files",
            shown(path)
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_temporary_file_that_is_there_is_left_alone_and_in_nobodys_way() {
        let here = tempfile::tempdir().unwrap();
        let folder = Folder::open(here.path()).unwrap();
        fs::write(here.path().join("taken"), "left").unwrap();
        let write = |names: &[&str]| {
            let mut names = names.iter();
            let temporary = || OsString::from(names.next().unwrap_or(&"taken"));
            write_beside(&folder, OsStr::new("model.md"), b"text", None, temporary)
        };
        assert_eq!(write(&[]).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        write(&["taken", "taken", "free"]).unwrap();
        let text = |name: &str| fs::read_to_string(here.path().join(name)).unwrap();
        assert_eq!((text("taken"), text("model.md")), ("left".into(), "text".into()));
        assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
        assert_ne!(temporary(), temporary());
    }
}
