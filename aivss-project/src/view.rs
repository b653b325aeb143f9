//! A threat model kept in memory to be read, which needs no lock.

use crate::folder::Folder;
use crate::project::{MODEL, Project, parse};
use crate::snapshot::Snapshot;
use aivss_core::Error;
use aivss_threat_model::ThreatModel;
use std::ffi::OsStr;

/// A threat model as it was last read. Whoever holds it for writing may go on doing so: the file takes its
/// place whole, so that what is read is one state of it.
#[derive(Debug)]
pub struct View {
    pub(crate) project: Project,
    pub(crate) folder: Folder,
    pub(crate) snapshot: Snapshot,
    pub(crate) model: ThreatModel,
}

impl View {
    pub(crate) fn new(project: Project) -> Result<Self, Error> {
        let folder = project.open_folder()?;
        Self::of(project, folder)
    }

    /// What is in a folder that is open already.
    pub(crate) fn of(project: Project, folder: Folder) -> Result<Self, Error> {
        let snapshot = project.snapshot(&folder)?;
        let model = parse(&snapshot)?;
        Ok(Self { project, folder, snapshot, model })
    }

    /// The project that it is of.
    #[must_use]
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// The model, as it was last read.
    #[must_use]
    pub const fn model(&self) -> &ThreatModel {
        &self.model
    }

    /// Whether the file still says what was last read.
    ///
    /// # Errors
    ///
    /// `input.unreadable`.
    pub fn is_current(&mut self) -> Result<bool, Error> {
        Ok(self.stands() && self.snapshot.holds(&self.folder, OsStr::new(MODEL))?)
    }

    /// Reads the file again if it says something else by now.
    ///
    /// # Errors
    ///
    /// As [`Project::read`]; the model in memory is then what it was.
    pub fn refresh(&mut self) -> Result<(), Error> {
        if !self.is_current()? {
            *self = Self::new(self.project.clone())?;
        }
        Ok(())
    }

    /// Reads the file of the same folder again.
    pub(crate) fn reread(&mut self) -> Result<(), Error> {
        let snapshot = self.project.snapshot(&self.folder)?;
        self.model = parse(&snapshot)?;
        self.snapshot = snapshot;
        Ok(())
    }

    /// Whether the folder is still that of the project.
    pub(crate) fn stands(&self) -> bool {
        self.project.is_folder(&self.folder)
    }
}
