//! A threat model kept in memory, with the lock on its file.

use crate::folder::Folder;
use crate::lock::Lock;
use crate::project::{FOLDER, MODEL, Project, changed, parse, replace};
use crate::snapshot::Snapshot;
use aivss_core::Error;
use aivss_core::threat_model::{Id, Operation, ThreatModel};
use std::ffi::OsStr;

/// A threat model that nobody else can write until this is dropped.
#[derive(Debug)]
pub struct Held {
    project: Project,
    folder: Folder,
    lock: Lock,
    snapshot: Snapshot,
    model: ThreatModel,
    /// Whether the file says it as [`ThreatModel::to_json`] does, and not in an editor's way.
    is_plain: bool,
    /// Whether the model may be ahead of the file, while a change is under way.
    is_ahead: bool,
}

impl Held {
    pub(crate) const fn new(
        project: Project,
        folder: Folder,
        lock: Lock,
        snapshot: Snapshot,
        model: ThreatModel,
    ) -> Self {
        let (is_plain, is_ahead) = (false, false);
        Self { project, folder, lock, snapshot, model, is_plain, is_ahead }
    }

    /// The project that it is of.
    #[must_use]
    pub const fn project(&self) -> &Project {
        &self.project
    }

    /// The model, as the file has it.
    #[must_use]
    pub const fn model(&self) -> &ThreatModel {
        &self.model
    }

    /// Changes the model, in memory and on the disk. A change that changes nothing is not written.
    ///
    /// # Errors
    ///
    /// What `change` says; `project.changed` when the file is no longer what it was, after which only
    /// [`reload`](Self::reload) helps; `output.unwritable`; `request.too_large` for a model beyond
    /// [`MAX_MODEL_BYTES`](aivss_core::threat_model::MAX_MODEL_BYTES). The model is then what it was; only
    /// where the disk failed in the very last step, with the new file in its place already, the file is
    /// ahead of it, and the next call says `project.changed`.
    pub fn edit<T, E: From<Error>>(
        &mut self,
        change: impl FnOnce(&mut ThreatModel) -> Result<T, E>,
    ) -> Result<T, E> {
        self.check()?;
        let mut model = self.model.clone();
        let answer = change(&mut model)?;
        if model != self.model {
            self.snapshot = replace(&self.folder, &mut self.snapshot, model.to_json())?;
            self.model = model;
            self.is_plain = true;
        }
        Ok(answer)
    }

    /// Does operations, all or none, in memory and on the disk: [`edit`](Self::edit) with
    /// [`ThreatModel::apply_all`], mostly without the copy of the model that it makes.
    ///
    /// # Errors
    ///
    /// Those of `edit`.
    pub fn apply(&mut self, operations: Vec<Operation<'_>>) -> Result<Vec<Option<Id>>, Error> {
        if !self.is_plain {
            return self.edit(|model| model.apply_all(operations));
        }
        self.check()?;
        // Should this not come to its end, the next call reads the file again.
        self.is_ahead = true;
        let done = self.model.apply_all(operations).and_then(|ids| {
            let text = self.model.to_json();
            if text == self.snapshot.text {
                return Ok(ids);
            }
            match replace(&self.folder, &mut self.snapshot, text) {
                Ok(snapshot) => self.snapshot = snapshot,
                Err(error) => {
                    self.model = parse(&self.snapshot)?;
                    return Err(error);
                }
            }
            Ok(ids)
        });
        self.is_ahead = false;
        done
    }

    /// Whether folder, lock and file are still what they were when this side last read or wrote.
    ///
    /// # Errors
    ///
    /// `input.unreadable`.
    pub fn is_current(&mut self) -> Result<bool, Error> {
        Ok(!self.is_ahead
            && self.stands()
            && self.snapshot.holds(&self.folder, OsStr::new(MODEL))?)
    }

    /// Reads the file again and takes up what it says now.
    ///
    /// # Errors
    ///
    /// As [`Project::hold`]; the model in memory is then what it was.
    pub fn reload(&mut self) -> Result<(), Error> {
        if self.stands() {
            let snapshot = self.project.snapshot(&self.folder)?;
            self.model = parse(&snapshot)?;
            self.snapshot = snapshot;
            (self.is_plain, self.is_ahead) = (false, false);
        } else {
            *self = self.project.hold()?;
        }
        Ok(())
    }

    /// Whether folder and lock are still those of the project.
    fn stands(&self) -> bool {
        let there = self.project.open_root().ok().and_then(|root| {
            root.entry(OsStr::new(FOLDER)).ok().flatten().map(|entry| entry.identity)
        });
        there == self.folder.identity().ok() && self.lock.stands_in(&self.folder)
    }

    fn check(&mut self) -> Result<(), Error> {
        if self.is_current()? { Ok(()) } else { Err(changed()) }
    }
}
