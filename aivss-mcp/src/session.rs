//! The project that the calls are about, opened when the first of them needs it.

use aivss_core::threat_model::{Id, Operation, ThreatModel};
use aivss_core::{Error, ErrorCode, Quoted};
use aivss_project::{Held, Project};
use std::path::{Path, PathBuf};

/// What is named to those who want to write at the same time.
const HOLDER: &str = "aivss mcp";

/// The folder that the server was started for, and the project in it that is open.
pub(crate) struct Session {
    root: PathBuf,
    /// The project's folder, at or below the root.
    place: PathBuf,
    held: Option<Held>,
    /// What is read where there is no model yet.
    nothing: ThreatModel,
}

impl Session {
    pub(crate) fn new(root: &Path) -> Self {
        Self { root: root.into(), place: root.into(), held: None, nothing: ThreatModel::new() }
    }

    /// The folder of the project that is open or would be.
    pub(crate) fn place(&self) -> &Path {
        &self.place
    }

    /// Opens another project below the root, a new one if there is none and that is wanted.
    pub(crate) fn open(&mut self, path: &str, may_create: bool) -> Result<bool, Error> {
        let place = below(&self.root, path)?;
        // Only what can be opened takes the place of what is open, whose lock is free meanwhile.
        let before = (self.place.clone(), self.held.take().is_some());
        self.place = place;
        let opened = match self.existing() {
            Ok(_) => Ok(false),
            Err(error) if error.code() == ErrorCode::ProjectMissing && may_create => {
                self.create().map(|()| true)
            }
            Err(error) => Err(error),
        };
        if opened.is_err() {
            self.place = before.0;
            if before.1 {
                let _ = self.existing();
            }
        }
        opened
    }

    /// The model as it stands; an empty one where none has been begun, which reading does not do.
    pub(crate) fn model(&mut self) -> Result<&ThreatModel, Error> {
        if self.exists()? { Ok(self.fresh()?.model()) } else { Ok(&self.nothing) }
    }

    /// Whether a model has been begun.
    pub(crate) fn exists(&mut self) -> Result<bool, Error> {
        match self.existing() {
            Ok(_) => Ok(true),
            Err(error) if error.code() == ErrorCode::ProjectMissing => Ok(false),
            Err(error) => Err(error),
        }
    }

    pub(crate) fn project(&mut self) -> Result<&Project, Error> {
        Ok(self.existing()?.project())
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
        self.fresh()?.apply(operations)
    }

    fn create(&mut self) -> Result<(), Error> {
        let project = Project::init(&self.place)?.held_by(HOLDER);
        self.held = Some(project.hold()?);
        Ok(())
    }

    fn existing(&mut self) -> Result<&mut Held, Error> {
        if self.held.is_none() {
            self.held = Some(Project::open(&self.place)?.held_by(HOLDER).hold()?);
        }
        self.held.as_mut().ok_or_else(|| {
            Error::from_parts(ErrorCode::ProjectMissing, "", "no threat model is open")
        })
    }

    /// The open project, with what an editor or a checkout may have written meanwhile.
    fn fresh(&mut self) -> Result<&mut Held, Error> {
        let held = self.existing()?;
        if !held.is_current()? {
            held.reload()?;
        }
        Ok(held)
    }
}

/// A folder below another; neither `..` nor a link leads out of it.
fn below(root: &Path, path: &str) -> Result<PathBuf, Error> {
    let outside = |message: String| Error::from_parts(ErrorCode::ProjectOutside, "path", message);
    let real = |folder: &Path| {
        folder.canonicalize().map_err(|reason| {
            let message = format!("there is no folder {}: {reason}", Quoted(path));
            Error::from_parts(ErrorCode::ProjectMissing, "path", message)
        })
    };
    let root = real(root)?;
    let place = real(&root.join(path))?;
    let Ok(inner) = place.strip_prefix(&root) else {
        return Err(outside(format!(
            "{} leads out of the folder that the server is for",
            Quoted(path)
        )));
    };
    // From inside of `.git` an export could write over a program that git runs.
    if inner.iter().any(aivss_project::is_reserved) {
        let message = format!("{} leads into a folder that is not for projects", Quoted(path));
        return Err(outside(message));
    }
    Ok(place)
}
