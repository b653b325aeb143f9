//! The `.threatmodel` folder of a project: its files are found, locked, read and replaced here.

use crate::atomic_file::{Draft, TemporaryName};
use crate::error::{ProjectError, shown};
use crate::folder::{EntryKind, Folder};
use crate::lock::{self, Lock};
use crate::reserved::{FOLDER, MODEL};
use crate::root::Root;
use crate::snapshot::Snapshot;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{MAX_MODEL_BYTES, ThreatModel};
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

/// The next model, until it is complete.
const TEMPORARY: &str = "model.json.tmp";
const IGNORED: &str = ".gitignore";

/// Where a threat model is kept, and under which name its writers lock it.
#[derive(Clone, Debug)]
pub(crate) struct Store {
    root: Root,
    holder: String,
}

impl Store {
    pub(crate) fn new(root: &Root) -> Self {
        Self { root: root.clone(), holder: "aivss".into() }
    }

    pub(crate) fn with_holder(mut self, holder: &str) -> Self {
        self.holder = holder.into();
        self
    }

    /// Begins an empty model.
    pub(crate) fn init(&self) -> Result<(), ProjectError> {
        let here = self.open_root()?;
        let refused = |reason| ProjectError::unwritable(format!("`{FOLDER}`"), reason);
        match here.make(OsStr::new(FOLDER)) {
            Err(reason) if reason.kind() != io::ErrorKind::AlreadyExists => {
                return Err(refused(reason));
            }
            _ => {}
        }
        let folder = self.open_folder()?;
        let _lock = self.lock(&folder)?;
        if folder.entry(OsStr::new(MODEL)).map_err(refused)?.is_some() {
            let message = format!("there is a threat model in {} already", shown(self.path()));
            return Err(ProjectError::Exists(message));
        }
        if folder.entry(OsStr::new(IGNORED)).map_err(refused)?.is_none() {
            let ignored = format!("/{}\n/{TEMPORARY}\n", lock::NAME);
            put(&folder, IGNORED, ignored.as_bytes())?;
        }
        put(&folder, MODEL, ThreatModel::new().to_json().as_bytes())?;
        here.sync().map_err(refused)
    }

    /// The project's folder, without links in its path.
    pub(crate) fn path(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn open_root(&self) -> Result<Folder, ProjectError> {
        self.root.enter()
    }

    /// Opens the folder that holds the model.
    pub(crate) fn open_folder(&self) -> Result<Folder, ProjectError> {
        let here = self.open_root()?;
        let name = OsStr::new(FOLDER);
        let refused = |reason| ProjectError::unreadable(format!("`{FOLDER}`"), reason);
        match here.entry(name).map_err(refused)? {
            None => Err(self.missing()),
            Some(entry) if entry.kind == EntryKind::Folder => here.enter(name).map_err(refused),
            Some(_) => Err(ProjectError::Outside(format!(
                "`{FOLDER}` is a link or a file, and has to be a folder of the project itself"
            ))),
        }
    }

    /// Whether an open folder is still the one that holds the model.
    pub(crate) fn is_same(&self, folder: &Folder) -> bool {
        let there = self.open_root().ok().and_then(|root| {
            root.entry(OsStr::new(FOLDER)).ok().flatten().map(|entry| entry.identity)
        });
        there.is_some() && there == folder.identity().ok()
    }

    /// Takes the lock, and removes what a writer left that died while it wrote.
    pub(crate) fn lock(&self, folder: &Folder) -> Result<Lock, ProjectError> {
        let lock = Lock::take(folder, &self.holder)?;
        match folder.remove(OsStr::new(TEMPORARY)) {
            Err(reason) if reason.kind() != io::ErrorKind::NotFound => {
                Err(ProjectError::unwritable(format!("`{FOLDER}/{TEMPORARY}`"), reason))
            }
            _ => Ok(lock),
        }
    }

    /// Reads the model's file.
    pub(crate) fn snapshot(&self, folder: &Folder) -> Result<Snapshot, ProjectError> {
        check_file(folder)?;
        Snapshot::read(folder, OsStr::new(MODEL))?.ok_or_else(|| self.missing())
    }

    fn missing(&self) -> ProjectError {
        ProjectError::Missing(format!("there is no threat model in {}", shown(self.path())))
    }
}

/// Refuses a model's file that is a link or a folder.
pub(crate) fn check_file(folder: &Folder) -> Result<(), ProjectError> {
    let entry = folder.entry(OsStr::new(MODEL));
    match entry.map_err(|reason| ProjectError::unreadable("the threat model", reason))? {
        None => Err(ProjectError::Missing(format!(
            "`{FOLDER}` has no `{MODEL}`, so that there is no threat model in it"
        ))),
        Some(entry) if entry.kind == EntryKind::File => Ok(()),
        Some(_) => Err(ProjectError::Outside(format!(
            "`{FOLDER}/{MODEL}` is a link or a folder, and has to be a file of the project itself"
        ))),
    }
}

/// The model in the text of the file.
pub(crate) fn parse(snapshot: &Snapshot) -> Result<ThreatModel, Error> {
    ThreatModel::from_json(&snapshot.text).map_err(|refused| {
        let path = match refused.path() {
            "" => format!("{FOLDER}/{MODEL}"),
            path => format!("{FOLDER}/{MODEL}: {path}"),
        };
        refused.with_path(path)
    })
}

/// Writes one of the folder's files for the first time.
fn put(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), ProjectError> {
    let written = Draft::in_folder(folder, OsStr::new(name), TemporaryName::Fixed(TEMPORARY), None)
        .and_then(|mut draft| {
            draft.write_all(bytes)?;
            draft.publish(|| Ok(()))
        });
    let refused = |reason| ProjectError::unwritable(format!("`{FOLDER}/{name}`"), reason);
    written.map(drop).map_err(refused)
}

/// Replaces the model's file, which must still be that of the snapshot.
pub(crate) fn replace(
    folder: &Folder,
    last: &mut Snapshot,
    text: String,
) -> Result<Snapshot, ProjectError> {
    if text.len() > MAX_MODEL_BYTES {
        let message = format!(
            "a threat model of {} bytes is larger than the {MAX_MODEL_BYTES} that can be read again",
            text.len()
        );
        return Err(Error::new(ErrorCode::RequestTooLarge, message).into());
    }
    let (name, temporary) = (OsStr::new(MODEL), TemporaryName::Fixed(TEMPORARY));
    let unwritable = |reason| ProjectError::unwritable("the threat model", reason);
    let mut draft =
        Draft::in_folder(folder, name, temporary, Some(&last.permissions)).map_err(unwritable)?;
    draft.write_all(text.as_bytes()).map_err(unwritable)?;
    let confirm = || match last.holds(folder, name) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Unpublished(changed())),
        Err(error) => Err(Unpublished(error)),
    };
    let file = draft.publish(confirm).map_err(|Unpublished(error)| error)?;
    Snapshot::of(text, &file).map_err(unwritable)
}

/// The error of the last steps, raised by the system or by the check before them.
struct Unpublished(ProjectError);

impl From<io::Error> for Unpublished {
    fn from(reason: io::Error) -> Self {
        Self(ProjectError::unwritable("the threat model", reason))
    }
}

/// The error for a file that another program has written meanwhile.
pub(crate) fn changed() -> ProjectError {
    ProjectError::Changed(format!(
        "`{FOLDER}/{MODEL}` is not what was last read: something else has written it"
    ))
}
