//! The project that the calls are about, opened when the first of them needs it.

use crate::error::ToolError;
use aivss_project::{LockedModel, OpenModel, Project, ProjectError, Root};
use aivss_threat_model::{Id, Operation, ThreatModel};
use std::path::Path;

/// The name of this program for a second writer.
const HOLDER: &str = "aivss mcp";

/// The folder that the server was started for, and the open project in it.
pub(crate) struct Session {
    root: Root,
    /// The project's folder, at or below the root.
    folder: Root,
    /// The project there, once one was found.
    project: Option<Project>,
    /// The model as it was last read, without a lock.
    open: Option<OpenModel>,
    /// The model with its lock, which the first change takes and the session keeps.
    locked: Option<LockedModel>,
    /// The model that is read where none has been begun.
    empty: ThreatModel,
}

impl Session {
    pub(crate) fn new(root: Root) -> Self {
        let folder = root.clone();
        let empty = ThreatModel::new();
        Self { root, folder, project: None, open: None, locked: None, empty }
    }

    /// The folder of the open project, or of the one that the first change begins.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Opens another project below the root. Where there is none, `may_create` decides whether one begins.
    /// The open project stays until the other has been opened; then its lock is released.
    pub(crate) fn open(&mut self, path: &str, may_create: bool) -> Result<bool, ToolError> {
        let folder = self.root.below(Path::new(path));
        let folder = folder.map_err(|error| ToolError::from(error).at_argument("path"))?;
        let is_there =
            |locked: &LockedModel| locked.root() == folder.path() && locked.still_locked();
        if self.locked.as_ref().is_some_and(is_there) {
            return Ok(false);
        }
        let mut other = Self { folder, ..Self::new(self.root.clone()) };
        let created = match other.exists()? {
            true => false,
            false if may_create => other.create().map(|()| true)?,
            false => other.project().map(|_| false)?,
        };
        other.refresh()?;
        *self = other;
        Ok(created)
    }

    /// The model in its present state, read without a lock; an empty one where none has been begun.
    pub(crate) fn model(&mut self) -> Result<&ThreatModel, ProjectError> {
        if self.exists()? {
            self.refresh()?;
        }
        let locked = self.locked.as_ref().map(LockedModel::model);
        Ok(locked.or(self.open.as_ref().map(OpenModel::model)).unwrap_or(&self.empty))
    }

    /// Whether a model has been begun.
    pub(crate) fn exists(&mut self) -> Result<bool, ProjectError> {
        match self.project() {
            Ok(_) => Ok(true),
            Err(ProjectError::Missing(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The project. One that was found before and is gone now is an error for every later call: only
    /// [`open`](Self::open) begins it anew.
    pub(crate) fn project(&mut self) -> Result<&Project, ProjectError> {
        if self.project.is_none() {
            self.project = Some(Project::open_in(&self.folder)?.with_holder(HOLDER));
        }
        self.project.as_ref().ok_or_else(nothing_open)
    }

    /// Applies operations, all or none, durably; begins a model where there is none.
    pub(crate) fn apply(
        &mut self,
        operations: Vec<Operation<'static>>,
    ) -> Result<Vec<Option<Id>>, ProjectError> {
        if !self.exists()? {
            // Operations that are refused anyway do not begin a model.
            ThreatModel::new().apply_all(operations.clone())?;
            self.create()?;
        }
        self.lock()?.apply(operations)
    }

    fn create(&mut self) -> Result<(), ProjectError> {
        let project = Project::init_in(&self.folder)?.with_holder(HOLDER);
        self.locked = Some(project.lock()?);
        self.project = Some(project);
        Ok(())
    }

    /// The model with its lock, and with what an editor or a checkout may have written meanwhile.
    pub(crate) fn lock(&mut self) -> Result<&mut LockedModel, ProjectError> {
        if self.locked.is_none() {
            let locked = self.project()?.lock()?;
            (self.locked, self.open) = (Some(locked), None);
        }
        let locked = self.locked.as_mut().ok_or_else(nothing_open)?;
        if !locked.is_current()? {
            locked.reload()?;
        }
        Ok(locked)
    }

    /// Reads the file again where another program has written it.
    fn refresh(&mut self) -> Result<(), ProjectError> {
        // A lock whose folder was replaced keeps no writer out, and only a change takes a new one.
        self.locked = self.locked.take().filter(LockedModel::still_locked);
        if let Some(locked) = &mut self.locked {
            return if locked.is_current()? { Ok(()) } else { locked.reload() };
        }
        if let Some(open) = &mut self.open {
            return open.refresh();
        }
        self.open = Some(self.project()?.open_model()?);
        Ok(())
    }
}

fn nothing_open() -> ProjectError {
    ProjectError::Missing("no threat model is open".into())
}
