//! The folder of a project, kept open so that another folder in its place is noticed.

use crate::error::{ProjectError, shown};
use crate::folder::Folder;
use crate::reserved::is_reserved;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A folder that holds a project or can hold one. Another folder or a link that later gets its name is not
/// mistaken for it.
#[derive(Clone, Debug)]
pub struct Root {
    /// Its path without links.
    path: PathBuf,
    /// Open as long as this exists, so that the system gives its number to no other folder.
    folder: Arc<Folder>,
}

impl Root {
    /// The folder at a path. Links in the path are followed.
    ///
    /// # Errors
    ///
    /// `project.missing` when there is no such folder.
    pub fn open(path: &Path) -> Result<Self, ProjectError> {
        let missing = |reason: io::Error| missing(path, &reason);
        let real = path.canonicalize().map_err(missing)?;
        let folder = Arc::new(Folder::open(&real).map_err(missing)?);
        Ok(Self { path: real, folder })
    }

    /// A folder at or below this one, by its path from here.
    ///
    /// # Errors
    ///
    /// `project.outside` when `..`, a link or an absolute path leads out, or the path goes into `.threatmodel` or
    /// `.git`; `project.missing` when there is no such folder; `project.changed` when another folder has
    /// taken the place of this one.
    pub fn below(&self, path: &Path) -> Result<Self, ProjectError> {
        let here = self.enter()?;
        let real = self.path.join(path).canonicalize().map_err(|reason| missing(path, &reason))?;
        let Ok(inner) = real.strip_prefix(&self.path) else {
            let message = format!("{} leads out of the folder that is open", shown(path));
            return Err(ProjectError::Outside(message));
        };
        // From inside of `.git` an export could write over a program that git runs.
        if inner.iter().any(is_reserved) {
            let message = format!("{} leads into a folder that is not for projects", shown(path));
            return Err(ProjectError::Outside(message));
        }
        // Down from the open folder, because a part of the path may have become a link meanwhile.
        let folder = here.enter_all(inner).map_err(|reason| missing(path, &reason))?;
        Ok(Self { path: real, folder: Arc::new(folder) })
    }

    /// Its path, without links.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Opens the folder again, as long as it is still the one at its path.
    pub(crate) fn enter(&self) -> Result<Folder, ProjectError> {
        let there = Folder::open(&self.path)
            .map_err(|reason| ProjectError::unreadable(shown(&self.path), reason))?;
        if there.is_same(&self.folder) {
            return Ok(there);
        }
        let message = format!(
            "{} is not the folder that was opened: another has its place",
            shown(&self.path)
        );
        Err(ProjectError::Changed(message))
    }
}

fn missing(path: &Path, reason: &io::Error) -> ProjectError {
    ProjectError::Missing(format!("there is no folder {}: {reason}", shown(path)))
}
