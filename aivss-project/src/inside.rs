//! Paths that callers give, for exports and searches: they stay in the project.

use crate::folder::{EntryKind, Folder};
use crate::project::{FOLDER, Project};
use crate::trouble::{outside, shown, unreadable, unwritable};
use crate::write::Replacement;
use aivss_core::Error;
use std::ffi::{OsStr, OsString};
use std::fs::Permissions;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::path::{Component, Path, PathBuf};

/// Folders that are not for exports: the model's own, and git's, in which a file can be a program that
/// git runs.
const RESERVED: [&str; 2] = [FOLDER, ".git"];

/// How often another name is tried for a temporary file.
const TRIES: usize = 100;

impl Project {
    /// Where a path leads that is meant from the project's folder. It need not exist.
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

    /// Where a link leads, as long as that is in the project.
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

    /// The folder that a path names, from the project's folder on.
    pub(crate) fn folder_inside(&self, path: &Path) -> Result<PathBuf, Error> {
        let folder = self.inside(path)?;
        let metadata = folder.metadata().map_err(|reason| unreadable(shown(path), &reason))?;
        if metadata.is_dir() {
            Ok(folder)
        } else {
            Err(unreadable(shown(path), &io::ErrorKind::NotADirectory.into()))
        }
    }

    /// Writes a file of the project, whole or not at all, over the one that is there; gives its path.
    ///
    /// # Errors
    ///
    /// As [`inside`](Self::inside), and `output.unwritable`; there has to be a folder for it.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
        let target = self.inside(path)?;
        let refused = |reason: io::Error| unwritable(shown(path), &reason);
        let inner = target.strip_prefix(self.root()).unwrap_or(Path::new(""));
        let Some(name) = inner.file_name() else {
            return Err(refused(io::ErrorKind::IsADirectory.into()));
        };
        let parent = inner.parent().unwrap_or(Path::new(""));
        let folder = enter_all(&self.open_root()?, parent).map_err(refused)?;
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
    for _ in 0..TRIES {
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

/// Goes down from an open folder, over no links.
pub(crate) fn enter_all(root: &Folder, path: &Path) -> io::Result<Folder> {
    let mut here = root.enter(OsStr::new("."))?;
    for name in path {
        here = here.enter(name)?;
    }
    Ok(here)
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

/// Whether a folder of that name is the model's own or git's, and not for other files or projects.
#[must_use]
pub fn is_reserved(name: &OsStr) -> bool {
    reserved(name).is_some()
}

fn reserved(name: &OsStr) -> Option<&'static str> {
    // Windows takes `.GIT` and `.git. .` for the same.
    let plain = name.to_string_lossy();
    let plain = plain.trim_end_matches(['.', ' ']);
    RESERVED.into_iter().find(|reserved| reserved.eq_ignore_ascii_case(plain))
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
