//! Paths that callers give, for exports and searches: they must stay in the project.

use crate::atomic_file::{Draft, TemporaryName};
use crate::error::{ProjectError, shown};
use crate::folder::EntryKind;
use crate::project::Project;
use crate::reserved::reserved;
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::{Component, Path, PathBuf};

impl Project {
    /// The absolute path of one that is relative to the project's folder. The file need not exist.
    ///
    /// # Errors
    ///
    /// `project.outside` for a path that is absolute, has `..` in it, follows a link out of the project or
    /// to nowhere, or goes into `.threatmodel` or `.git`.
    pub fn inside(&self, path: &Path) -> Result<PathBuf, ProjectError> {
        let mut here = self.root().to_owned();
        for component in path.components() {
            let name = match component {
                Component::CurDir => continue,
                Component::Normal(name) => name,
                Component::ParentDir => {
                    return Err(ProjectError::Outside(format!("{} has `..` in it", shown(path))));
                }
                Component::RootDir | Component::Prefix(_) => {
                    let message = format!(
                        "{} is not relative; a path starts at the project's folder",
                        shown(path)
                    );
                    return Err(ProjectError::Outside(message));
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
    fn followed(&self, link: &Path, path: &Path) -> Result<PathBuf, ProjectError> {
        let target = link.canonicalize().ok();
        let inner = target.as_deref().and_then(|target| target.strip_prefix(self.root()).ok());
        let inner = inner.ok_or_else(|| {
            ProjectError::Outside(format!(
                "{} leads out of the project over the link {}",
                shown(path),
                shown(link)
            ))
        })?;
        inner.iter().try_for_each(|name| check_reserved(name, path))?;
        Ok(self.root().join(inner))
    }

    /// The folder at a path that is relative to the project's folder.
    pub(crate) fn folder_inside(&self, path: &Path) -> Result<PathBuf, ProjectError> {
        let folder = self.inside(path)?;
        let metadata =
            folder.metadata().map_err(|reason| ProjectError::unreadable(shown(path), reason))?;
        if metadata.is_dir() {
            Ok(folder)
        } else {
            Err(ProjectError::unreadable(shown(path), io::ErrorKind::NotADirectory.into()))
        }
    }

    /// Writes a file of the project, whole or not at all, in place of an existing one, and returns its path.
    ///
    /// # Errors
    ///
    /// As [`inside`](Self::inside), and `output.unwritable`, also when the folder for it does not exist.
    pub fn write(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, ProjectError> {
        let target = self.inside(path)?;
        let refused = |reason| ProjectError::unwritable(shown(path), reason);
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
        Draft::new(folder, name, TemporaryName::Random, permissions.as_ref())
            .and_then(|mut draft| {
                draft.write_all(bytes)?;
                draft.publish(|| Ok(()))
            })
            .map_err(refused)?;
        Ok(target)
    }
}

fn check_reserved(name: &OsStr, path: &Path) -> Result<(), ProjectError> {
    match reserved(name) {
        None => Ok(()),
        Some(reserved) => Err(ProjectError::Outside(format!(
            "{} goes into `{reserved}`, which is not for other files",
            shown(path)
        ))),
    }
}
