//! A threat model kept in memory, with the lock on its file.

use crate::lock::Lock;
use crate::project::{Project, changed, parse, replace};
use crate::view::View;
use aivss_core::Error;
use aivss_threat_model::{Id, Operation, ThreatModel};

/// A threat model that nobody else can write until this is dropped.
#[derive(Debug)]
pub struct Held {
    view: View,
    lock: Lock,
    /// Whether the file says it as [`ThreatModel::to_json`] does, and not in an editor's way.
    is_plain: bool,
    /// Whether the model may be ahead of the file, while a change is under way.
    is_ahead: bool,
}

impl Held {
    pub(crate) const fn new(view: View, lock: Lock) -> Self {
        Self { view, lock, is_plain: false, is_ahead: false }
    }

    /// The project that it is of.
    #[must_use]
    pub const fn project(&self) -> &Project {
        &self.view.project
    }

    /// The model, as the file has it.
    #[must_use]
    pub const fn model(&self) -> &ThreatModel {
        &self.view.model
    }

    /// Changes the model, in memory and on the disk. A change that changes nothing is not written.
    ///
    /// # Errors
    ///
    /// What `change` says; `project.changed` when the file is no longer what it was, after which only
    /// [`reload`](Self::reload) helps; `output.unwritable`; `request.too_large` for a model beyond
    /// [`MAX_MODEL_BYTES`](aivss_threat_model::MAX_MODEL_BYTES). The model is then what it was; only
    /// where the disk failed in the very last step, with the new file in its place already, the file is
    /// ahead of it, and the next call says `project.changed`.
    pub fn edit<T, E: From<Error>>(
        &mut self,
        change: impl FnOnce(&mut ThreatModel) -> Result<T, E>,
    ) -> Result<T, E> {
        self.check()?;
        let view = &mut self.view;
        let mut model = view.model.clone();
        let answer = change(&mut model)?;
        if model != view.model {
            view.snapshot = replace(&view.folder, &mut view.snapshot, model.to_json())?;
            view.model = model;
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
        let view = &mut self.view;
        let done = view.model.apply_all(operations).and_then(|ids| {
            let text = view.model.to_json();
            if text == view.snapshot.text {
                return Ok(ids);
            }
            match replace(&view.folder, &mut view.snapshot, text) {
                Ok(snapshot) => view.snapshot = snapshot,
                Err(error) => {
                    view.model = parse(&view.snapshot)?;
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
        Ok(!self.is_ahead && self.is_locked() && self.view.is_current()?)
    }

    /// Reads the file again and takes up what it says now, under a new lock where the one that was taken is
    /// gone.
    ///
    /// # Errors
    ///
    /// As [`Project::hold`]; the model in memory is then what it was.
    pub fn reload(&mut self) -> Result<(), Error> {
        if self.is_locked() {
            self.view.reread()?;
            (self.is_plain, self.is_ahead) = (false, false);
        } else {
            *self = self.project().hold()?;
        }
        Ok(())
    }

    /// Whether folder and lock are still those of the project, so that nobody else can write it.
    #[must_use]
    pub fn is_locked(&self) -> bool {
        self.view.stands() && self.lock.stands_in(&self.view.folder)
    }

    fn check(&mut self) -> Result<(), Error> {
        if self.is_current()? { Ok(()) } else { Err(changed()) }
    }
}
