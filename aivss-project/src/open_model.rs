//! A threat model kept in memory for reading, which needs no lock.

use crate::error::ProjectError;
use crate::folder::Folder;
use crate::reserved::MODEL;
use crate::snapshot::Snapshot;
use crate::store::{Store, parse};
use aivss_threat_model::ThreatModel;
use std::ffi::OsStr;
use std::path::Path;

/// A threat model as it was last read. Another program may change the file meanwhile: it replaces the file
/// as a whole, so that a reader always sees one complete state.
#[derive(Debug)]
pub struct OpenModel {
    pub(crate) store: Store,
    pub(crate) folder: Folder,
    pub(crate) snapshot: Snapshot,
    pub(crate) model: ThreatModel,
}

impl OpenModel {
    pub(crate) fn new(store: Store) -> Result<Self, ProjectError> {
        let folder = store.open_folder()?;
        Self::in_folder(store, folder)
    }

    /// Reads the model of a folder that is open already.
    pub(crate) fn in_folder(store: Store, folder: Folder) -> Result<Self, ProjectError> {
        let snapshot = store.snapshot(&folder)?;
        let model = parse(&snapshot)?;
        Ok(Self { store, folder, snapshot, model })
    }

    /// The project's folder, without links in its path.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.store.path()
    }

    /// The model, as it was last read.
    #[must_use]
    pub const fn model(&self) -> &ThreatModel {
        &self.model
    }

    /// Whether the file still holds what was last read.
    ///
    /// # Errors
    ///
    /// `input.unreadable`.
    pub fn is_current(&mut self) -> Result<bool, ProjectError> {
        Ok(self.is_same_folder() && self.snapshot.holds(&self.folder, OsStr::new(MODEL))?)
    }

    /// Reads the file again if it has changed.
    ///
    /// # Errors
    ///
    /// As [`Project::read`](crate::Project::read); the model in memory then stays as it was.
    pub fn refresh(&mut self) -> Result<(), ProjectError> {
        if !self.is_current()? {
            *self = Self::new(self.store.clone())?;
        }
        Ok(())
    }

    /// Reads the file of the same folder again.
    pub(crate) fn reread(&mut self) -> Result<(), ProjectError> {
        let snapshot = self.store.snapshot(&self.folder)?;
        self.model = parse(&snapshot)?;
        self.snapshot = snapshot;
        Ok(())
    }

    /// Whether the folder is still the project's.
    pub(crate) fn is_same_folder(&self) -> bool {
        self.store.is_same(&self.folder)
    }
}
