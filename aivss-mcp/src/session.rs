//! The project that the calls are about, opened when the first of them needs it.

use aivss_core::{Error, ErrorCode};
use aivss_project::{Held, Project, Root, View};
use aivss_threat_model::{Id, Operation, ThreatModel};
use std::path::Path;

/// What is named to those who want to write at the same time.
const HOLDER: &str = "aivss mcp";

/// The folder that the server was started for, and the project in it that is open.
pub(crate) struct Session {
    root: Root,
    /// The project's folder, at or below the root.
    place: Root,
    /// The project there, once one was found.
    project: Option<Project>,
    /// The model as it was last read, without a lock.
    view: Option<View>,
    /// The model with its lock, which the first change takes and the session keeps.
    held: Option<Held>,
    /// What is read where there is no model yet.
    nothing: ThreatModel,
}

impl Session {
    pub(crate) fn new(root: Root) -> Self {
        let place = root.clone();
        let nothing = ThreatModel::new();
        Self { root, place, project: None, view: None, held: None, nothing }
    }

    /// The folder of the project that is open or would be.
    pub(crate) fn place(&self) -> &Path {
        self.place.path()
    }

    /// Opens another project below the root, a new one if there is none and that is wanted. Only what can
    /// be opened takes the place of what is open, whose lock is free then.
    pub(crate) fn open(&mut self, path: &str, may_create: bool) -> Result<bool, Error> {
        let at = |error: Error| error.with_path("path");
        let place = self.root.below(Path::new(path)).map_err(at)?;
        let is_held = |held: &Held| held.project().root() == place.path() && held.is_locked();
        if self.held.as_ref().is_some_and(is_held) {
            return Ok(false);
        }
        let mut other = Self { place, ..Self::new(self.root.clone()) };
        let created = match other.exists()? {
            true => false,
            false if may_create => other.create().map(|()| true)?,
            false => other.project().map(|_| false)?,
        };
        other.refresh()?;
        *self = other;
        Ok(created)
    }

    /// The model as it stands; an empty one where none has been begun, which reading does not do. No lock
    /// is taken for it.
    pub(crate) fn model(&mut self) -> Result<&ThreatModel, Error> {
        if self.exists()? {
            self.refresh()?;
        }
        let held = self.held.as_ref().map(Held::model);
        Ok(held.or(self.view.as_ref().map(View::model)).unwrap_or(&self.nothing))
    }

    /// Whether a model has been begun.
    pub(crate) fn exists(&mut self) -> Result<bool, Error> {
        match self.project() {
            Ok(_) => Ok(true),
            Err(error) if error.code() == ErrorCode::ProjectMissing => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The project. One that was there once and is gone is missed by whatever is done next: nothing begins
    /// it anew but [`open`](Self::open).
    pub(crate) fn project(&mut self) -> Result<&Project, Error> {
        if self.project.is_none() {
            self.project = Some(Project::open_in(&self.place)?.held_by(HOLDER));
        }
        self.project.as_ref().ok_or_else(nothing_open)
    }

    /// Does operations, all or none, durably; begins a model where there is none.
    pub(crate) fn apply(
        &mut self,
        operations: Vec<Operation<'static>>,
    ) -> Result<Vec<Option<Id>>, Error> {
        if !self.exists()? {
            // What would be refused anyway does not begin a model.
            ThreatModel::new().apply_all(operations.clone())?;
            self.create()?;
        }
        self.hold()?.apply(operations)
    }

    fn create(&mut self) -> Result<(), Error> {
        let project = Project::init_in(&self.place)?.held_by(HOLDER);
        self.held = Some(project.hold()?);
        self.project = Some(project);
        Ok(())
    }

    /// The model with its lock, and with what an editor or a checkout may have written meanwhile.
    pub(crate) fn hold(&mut self) -> Result<&mut Held, Error> {
        if self.held.is_none() {
            let held = self.project()?.hold()?;
            (self.held, self.view) = (Some(held), None);
        }
        let held = self.held.as_mut().ok_or_else(nothing_open)?;
        if !held.is_current()? {
            held.reload()?;
        }
        Ok(held)
    }

    /// Takes up what the file says now, whoever wrote it.
    fn refresh(&mut self) -> Result<(), Error> {
        // A lock whose folder was exchanged keeps nobody out, and only a change takes another.
        self.held = self.held.take().filter(Held::is_locked);
        if let Some(held) = &mut self.held {
            return if held.is_current()? { Ok(()) } else { held.reload() };
        }
        if let Some(view) = &mut self.view {
            return view.refresh();
        }
        self.view = Some(self.project()?.view()?);
        Ok(())
    }
}

fn nothing_open() -> Error {
    Error::new(ErrorCode::ProjectMissing, "no threat model is open")
}
