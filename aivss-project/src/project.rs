//! A project: where its threat model is, and how it is read and changed.

use crate::error::{ProjectError, shown};
use crate::locked_model::LockedModel;
use crate::open_model::OpenModel;
use crate::reserved::FOLDER;
use crate::root::Root;
use crate::store::{self, Store};
use aivss_threat_model::ThreatModel;
use std::path::Path;

/// A project with a threat model.
#[derive(Clone, Debug)]
pub struct Project {
    pub(crate) store: Store,
}

impl Project {
    /// Begins a threat model in the folder `root`.
    ///
    /// # Errors
    ///
    /// `project.missing` when there is no such folder, `project.exists`, `project.locked`, `project.outside`
    /// when `.threatmodel` is a link or a file, and `output.unwritable`.
    pub fn init(root: &Path) -> Result<Self, ProjectError> {
        Self::init_in(&Root::open(root)?)
    }

    /// Begins a threat model in an open folder.
    ///
    /// # Errors
    ///
    /// As [`init`](Self::init), and `project.changed` when another folder has taken its place.
    pub fn init_in(root: &Root) -> Result<Self, ProjectError> {
        let store = Store::new(root);
        store.init()?;
        Ok(Self { store })
    }

    /// The project in the folder `root`.
    ///
    /// # Errors
    ///
    /// `project.missing`, and `project.outside` when `.threatmodel` or the file in it is a link.
    pub fn open(root: &Path) -> Result<Self, ProjectError> {
        Self::open_in(&Root::open(root)?)
    }

    /// The project in an open folder.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and `project.changed` when another folder has taken its place.
    pub fn open_in(root: &Root) -> Result<Self, ProjectError> {
        let store = Store::new(root);
        store::check_file(&store.open_folder()?)?;
        Ok(Self { store })
    }

    /// The project that contains the folder `start`; of nested projects the innermost.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn find(start: &Path) -> Result<Self, ProjectError> {
        let start = Root::open(start)?.path().to_owned();
        let has_model = |folder: &&Path| folder.join(FOLDER).symlink_metadata().is_ok();
        let root = start.ancestors().find(has_model).ok_or_else(|| {
            let message =
                format!("there is no threat model in {} or in a folder above", shown(&start));
            ProjectError::Missing(message)
        })?;
        Self::open(root)
    }

    /// The same project with a name for this program. A second writer reads it while this program has the
    /// lock.
    #[must_use]
    pub fn with_holder(self, holder: &str) -> Self {
        Self { store: self.store.with_holder(holder) }
    }

    /// The project's folder, without links in its path.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.store.path()
    }

    /// Reads the model. It is complete, even while a writer is at work.
    ///
    /// # Errors
    ///
    /// `project.missing`, `project.outside`, `input.unreadable` and those of
    /// [`ThreatModel::from_json`], whose path then begins with the file.
    pub fn read(&self) -> Result<ThreatModel, ProjectError> {
        Ok(store::parse(&self.store.snapshot(&self.store.open_folder()?)?)?)
    }

    /// Changes the model: takes the lock, reads, changes, writes and gives the lock back.
    ///
    /// # Errors
    ///
    /// Those of [`lock`](Self::lock) and [`LockedModel::edit`]; the model then stays as it was.
    pub fn edit<T, E: Into<ProjectError>>(
        &self,
        change: impl FnOnce(&mut ThreatModel) -> Result<T, E>,
    ) -> Result<T, ProjectError> {
        self.lock()?.edit(change)
    }

    /// Takes the lock, reads the model and keeps both, for a server that makes many changes.
    ///
    /// # Errors
    ///
    /// `project.locked` with the process that has the lock, `output.unwritable`, and those of
    /// [`read`](Self::read).
    pub fn lock(&self) -> Result<LockedModel, ProjectError> {
        LockedModel::new(self.store.clone())
    }

    /// Reads the model and keeps it, for a server that answers many questions. It takes no lock and writes
    /// nothing, so that other programs can write meanwhile.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn open_model(&self) -> Result<OpenModel, ProjectError> {
        OpenModel::new(self.store.clone())
    }
}
