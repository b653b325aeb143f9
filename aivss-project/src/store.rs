//! The `.threatmodel` folder of a project: its files are found, locked, read and replaced here.

use crate::atomic_file::Replacement;
use crate::error::{error, outside, shown, unreadable, unwritable};
use crate::folder::{EntryKind, Folder};
use crate::lock::{self, Lock};
use crate::reserved::{FOLDER, MODEL};
use crate::root::Root;
use crate::snapshot::Snapshot;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{MAX_MODEL_BYTES, ThreatModel};
use std::ffi::OsStr;
use std::io;
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
    pub(crate) fn init(&self) -> Result<(), Error> {
        let here = self.open_root()?;
        let refused = |reason: &io::Error| unwritable(format!("`{FOLDER}`"), reason);
        match here.make(OsStr::new(FOLDER)) {
            Err(reason) if reason.kind() != io::ErrorKind::AlreadyExists => {
                return Err(refused(&reason));
            }
            _ => {}
        }
        let folder = self.open_folder()?;
        let _lock = self.lock(&folder)?;
        if folder.entry(OsStr::new(MODEL)).map_err(|reason| refused(&reason))?.is_some() {
            let message = format!("there is a threat model in {} already", shown(self.path()));
            return Err(error(ErrorCode::ProjectExists, message));
        }
        if folder.entry(OsStr::new(IGNORED)).map_err(|reason| refused(&reason))?.is_none() {
            let ignored = format!("/{}\n/{TEMPORARY}\n", lock::NAME);
            put(&folder, IGNORED, ignored.as_bytes())?;
        }
        put(&folder, MODEL, ThreatModel::new().to_json().as_bytes())?;
        here.sync().map_err(|reason| refused(&reason))
    }

    /// The project's folder, without links in its path.
    pub(crate) fn path(&self) -> &Path {
        self.root.path()
    }

    pub(crate) fn open_root(&self) -> Result<Folder, Error> {
        self.root.enter()
    }

    /// Opens the folder that holds the model.
    pub(crate) fn open_folder(&self) -> Result<Folder, Error> {
        let here = self.open_root()?;
        let name = OsStr::new(FOLDER);
        let refused = |reason: io::Error| unreadable(format!("`{FOLDER}`"), &reason);
        match here.entry(name).map_err(refused)? {
            None => Err(self.missing()),
            Some(entry) if entry.kind == EntryKind::Folder => here.enter(name).map_err(refused),
            Some(_) => Err(outside(format!(
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
    pub(crate) fn lock(&self, folder: &Folder) -> Result<Lock, Error> {
        let lock = Lock::take(folder, &self.holder)?;
        match folder.remove(OsStr::new(TEMPORARY)) {
            Err(reason) if reason.kind() != io::ErrorKind::NotFound => {
                Err(unwritable(format!("`{FOLDER}/{TEMPORARY}`"), &reason))
            }
            _ => Ok(lock),
        }
    }

    /// Reads the model's file.
    pub(crate) fn snapshot(&self, folder: &Folder) -> Result<Snapshot, Error> {
        check_file(folder)?;
        Snapshot::read(folder, OsStr::new(MODEL))?.ok_or_else(|| self.missing())
    }

    fn missing(&self) -> Error {
        let message = format!("there is no threat model in {}", shown(self.path()));
        error(ErrorCode::ProjectMissing, message)
    }
}

/// Refuses a model's file that is a link or a folder.
pub(crate) fn check_file(folder: &Folder) -> Result<(), Error> {
    let entry = folder.entry(OsStr::new(MODEL));
    match entry.map_err(|reason| unreadable("the threat model", &reason))? {
        None => Err(error(
            ErrorCode::ProjectMissing,
            format!("`{FOLDER}` has no `{MODEL}`, so that there is no threat model in it"),
        )),
        Some(entry) if entry.kind == EntryKind::File => Ok(()),
        Some(_) => Err(outside(format!(
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
fn put(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), Error> {
    let replacement = Replacement {
        name: OsStr::new(name),
        temporary: OsStr::new(TEMPORARY),
        bytes,
        permissions: None,
    };
    let written: io::Result<_> = replacement.write(folder, || Ok(()));
    written.map(drop).map_err(|reason| unwritable(format!("`{FOLDER}/{name}`"), &reason))
}

/// Replaces the model's file, which must still be that of the snapshot.
pub(crate) fn replace(
    folder: &Folder,
    last: &mut Snapshot,
    text: String,
) -> Result<Snapshot, Error> {
    if text.len() > MAX_MODEL_BYTES {
        let message = format!(
            "a threat model of {} bytes is larger than the {MAX_MODEL_BYTES} that can be read again",
            text.len()
        );
        return Err(error(ErrorCode::RequestTooLarge, message));
    }
    let replacement = Replacement {
        name: OsStr::new(MODEL),
        temporary: OsStr::new(TEMPORARY),
        bytes: text.as_bytes(),
        permissions: Some(last.permissions.clone()),
    };
    let confirm = || match last.holds(folder, OsStr::new(MODEL)) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Refused(changed())),
        Err(error) => Err(Refused(error)),
    };
    let file = replacement.write(folder, confirm).map_err(|Refused(error)| error)?;
    Snapshot::of(text, &file).map_err(|reason| unwritable("the threat model", &reason))
}

/// The error of a write, raised by the system or by the check before the last step.
struct Refused(Error);

impl From<io::Error> for Refused {
    fn from(reason: io::Error) -> Self {
        Self(unwritable("the threat model", &reason))
    }
}

/// The error for a file that another program has written meanwhile.
pub(crate) fn changed() -> Error {
    error(
        ErrorCode::ProjectChanged,
        format!("`{FOLDER}/{MODEL}` is not what was last read: something else has written it"),
    )
}
