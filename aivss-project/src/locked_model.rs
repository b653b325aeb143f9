//! A threat model kept in memory, with the lock on its file.

use crate::error::ProjectError;
use crate::lock::Lock;
use crate::open_model::OpenModel;
use crate::store::{self, Store};
use aivss_threat_model::{Id, Operation, ThreatModel};
use std::path::Path;

/// A threat model that no other program can write until this is dropped.
#[derive(Debug)]
pub struct LockedModel {
    open: OpenModel,
    lock: Lock,
    /// Whether the file holds the model as [`ThreatModel::to_json`] writes it, and not in an editor's form.
    is_plain: bool,
    /// Whether the model may be ahead of the file, while a change is under way.
    is_ahead: bool,
}

impl LockedModel {
    pub(crate) fn new(store: Store) -> Result<Self, ProjectError> {
        let folder = store.open_folder()?;
        // Before the lock, which would leave a file where there is no model.
        store::check_file(&folder)?;
        let lock = store.lock(&folder)?;
        let open = OpenModel::in_folder(store, folder)?;
        Ok(Self { open, lock, is_plain: false, is_ahead: false })
    }

    /// The project's folder, without links in its path.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.open.root()
    }

    /// The model, as the file has it.
    #[must_use]
    pub const fn model(&self) -> &ThreatModel {
        self.open.model()
    }

    /// Changes the model, in memory and on the disk. A change without effect is not written.
    ///
    /// # Errors
    ///
    /// Those of `change`; `project.changed` when the file is no longer as it was last read, after which only
    /// [`reload`](Self::reload) helps; `output.unwritable`; `request.too_large` for a model beyond
    /// [`MAX_MODEL_BYTES`](aivss_threat_model::MAX_MODEL_BYTES). The model then stays as it was; only
    /// where the disk failed in the very last step, with the new file in its place already, the file is
    /// ahead of it, and the next call gives `project.changed`.
    pub fn edit<T, E: Into<ProjectError>>(
        &mut self,
        change: impl FnOnce(&mut ThreatModel) -> Result<T, E>,
    ) -> Result<T, ProjectError> {
        self.check()?;
        let open = &mut self.open;
        let mut model = open.model.clone();
        let answer = change(&mut model).map_err(Into::into)?;
        if model != open.model {
            open.snapshot = store::replace(&open.folder, &mut open.snapshot, model.to_json())?;
            open.model = model;
            self.is_plain = true;
        }
        Ok(answer)
    }

    /// Applies operations, all or none, in memory and on the disk: [`edit`](Self::edit) with
    /// [`ThreatModel::apply_all`], but mostly without copying the model.
    ///
    /// # Errors
    ///
    /// Those of `edit`.
    pub fn apply(
        &mut self,
        operations: Vec<Operation<'_>>,
    ) -> Result<Vec<Option<Id>>, ProjectError> {
        if !self.is_plain {
            return self.edit(|model| model.apply_all(operations));
        }
        self.check()?;
        // If this does not come to its end, the next call reads the file again.
        self.is_ahead = true;
        let open = &mut self.open;
        let applied =
            open.model.apply_all(operations).map_err(ProjectError::from).and_then(|ids| {
                let text = open.model.to_json();
                if text == open.snapshot.text {
                    return Ok(ids);
                }
                match store::replace(&open.folder, &mut open.snapshot, text) {
                    Ok(snapshot) => open.snapshot = snapshot,
                    Err(error) => {
                        open.model = store::parse(&open.snapshot)?;
                        return Err(error);
                    }
                }
                Ok(ids)
            });
        self.is_ahead = false;
        applied
    }

    /// Whether folder, lock and file are still as they were when this program last read or wrote.
    ///
    /// # Errors
    ///
    /// `input.unreadable`.
    pub fn is_current(&mut self) -> Result<bool, ProjectError> {
        Ok(!self.is_ahead && self.still_locked() && self.open.is_current()?)
    }

    /// Reads the file again, under a new lock where the old one is gone.
    ///
    /// # Errors
    ///
    /// As [`Project::lock`](crate::Project::lock); the model in memory then stays as it was.
    pub fn reload(&mut self) -> Result<(), ProjectError> {
        if self.still_locked() {
            self.open.reread()?;
            (self.is_plain, self.is_ahead) = (false, false);
        } else {
            *self = Self::new(self.open.store.clone())?;
        }
        Ok(())
    }

    /// Whether folder and lock are still the project's, so that no other program can write the model.
    #[must_use]
    pub fn still_locked(&self) -> bool {
        self.open.is_same_folder() && self.lock.still_locked(&self.open.folder)
    }

    fn check(&mut self) -> Result<(), ProjectError> {
        if self.is_current()? { Ok(()) } else { Err(store::changed()) }
    }
}
