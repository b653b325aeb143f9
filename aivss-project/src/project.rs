//! A project: where its threat model is, and the ways to it.

use crate::folder::{EntryKind, Folder};
use crate::held::Held;
use crate::lock::{self, Lock};
use crate::root::Root;
use crate::snapshot::Snapshot;
use crate::trouble::{error, outside, shown, unreadable, unwritable};
use crate::view::View;
use crate::write::Replacement;
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::{MAX_MODEL_BYTES, ThreatModel};
use std::ffi::OsStr;
use std::io;
use std::path::Path;

/// The folder that a project's threat model is in.
pub const FOLDER: &str = ".threatmodel";
/// The file in it that holds the model.
pub const MODEL: &str = "model.json";
/// The next model, until it is whole.
const TEMPORARY: &str = "model.json.tmp";
const IGNORED: &str = ".gitignore";

/// A project with a threat model.
#[derive(Clone, Debug)]
pub struct Project {
    root: Root,
    holder: String,
}

impl Project {
    /// Begins a threat model in the folder `root`.
    ///
    /// # Errors
    ///
    /// `project.missing` when there is no such folder, `project.exists`, `project.locked`, `project.outside`
    /// when `.threatmodel` is there and no folder, and `output.unwritable`.
    pub fn init(root: &Path) -> Result<Self, Error> {
        Self::init_in(&Root::open(root)?)
    }

    /// Begins a threat model in a folder that is open.
    ///
    /// # Errors
    ///
    /// As [`init`](Self::init), and `project.changed` when another folder has taken its place.
    pub fn init_in(root: &Root) -> Result<Self, Error> {
        let project = Self::at(root);
        let here = project.open_root()?;
        let refused = |reason: &io::Error| unwritable(format!("`{FOLDER}`"), reason);
        match here.make(OsStr::new(FOLDER)) {
            Err(reason) if reason.kind() != io::ErrorKind::AlreadyExists => {
                return Err(refused(&reason));
            }
            _ => {}
        }
        let folder = project.open_folder()?;
        let _lock = project.lock(&folder)?;
        if folder.entry(OsStr::new(MODEL)).map_err(|reason| refused(&reason))?.is_some() {
            let message = format!("there is a threat model in {} already", shown(project.root()));
            return Err(error(ErrorCode::ProjectExists, message));
        }
        if folder.entry(OsStr::new(IGNORED)).map_err(|reason| refused(&reason))?.is_none() {
            let ignored = format!("/{}\n/{TEMPORARY}\n", lock::NAME);
            put(&folder, IGNORED, ignored.as_bytes())?;
        }
        put(&folder, MODEL, ThreatModel::new().to_json().as_bytes())?;
        here.sync().map_err(|reason| refused(&reason))?;
        Ok(project)
    }

    /// The project in the folder `root`.
    ///
    /// # Errors
    ///
    /// `project.missing`, and `project.outside` when `.threatmodel` or the file in it is a link.
    pub fn open(root: &Path) -> Result<Self, Error> {
        Self::open_in(&Root::open(root)?)
    }

    /// The project in a folder that is open.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open), and `project.changed` when another folder has taken its place.
    pub fn open_in(root: &Root) -> Result<Self, Error> {
        let project = Self::at(root);
        let folder = project.open_folder()?;
        check_file(&folder).map(|()| project)
    }

    /// The project that the folder `start` is in, the innermost if there are several.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    pub fn find(start: &Path) -> Result<Self, Error> {
        let start = Root::open(start)?.path().to_owned();
        let holds_one = |folder: &&Path| folder.join(FOLDER).symlink_metadata().is_ok();
        let root = start.ancestors().find(holds_one).ok_or_else(|| {
            let message =
                format!("there is no threat model in {} or in a folder above", shown(&start));
            error(ErrorCode::ProjectMissing, message)
        })?;
        Self::open(root)
    }

    fn at(root: &Root) -> Self {
        Self { root: root.clone(), holder: "aivss".into() }
    }

    /// The same, with a name for the program that others see when they want to write at the same time.
    #[must_use]
    pub fn held_by(mut self, holder: &str) -> Self {
        self.holder = holder.into();
        self
    }

    /// The project's folder, without links in its path.
    #[must_use]
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// Reads the model. It is whole, even while somebody writes.
    ///
    /// # Errors
    ///
    /// `project.missing`, `project.outside`, `input.unreadable` and those of
    /// [`ThreatModel::from_json`], whose path then begins with the file.
    pub fn read(&self) -> Result<ThreatModel, Error> {
        parse(&self.snapshot(&self.open_folder()?)?)
    }

    /// Changes the model: takes the lock, reads, changes, writes and gives the lock back.
    ///
    /// # Errors
    ///
    /// Those of [`hold`](Self::hold) and [`Held::edit`]; the model is then what it was.
    pub fn edit<T, E: From<Error>>(
        &self,
        change: impl FnOnce(&mut ThreatModel) -> Result<T, E>,
    ) -> Result<T, E> {
        self.hold()?.edit(change)
    }

    /// Takes the lock and keeps it, for a server that is asked many times.
    ///
    /// # Errors
    ///
    /// `project.locked` with the process that has it, `output.unwritable`, and those of
    /// [`read`](Self::read).
    pub fn hold(&self) -> Result<Held, Error> {
        let folder = self.open_folder()?;
        // Before the lock, which would leave a file where there is no model.
        check_file(&folder)?;
        let lock = self.lock(&folder)?;
        Ok(Held::new(View::of(self.clone(), folder)?, lock))
    }

    /// Reads the model and keeps it, for a server that is asked many times. No lock is taken and nothing
    /// written, so that others may write meanwhile.
    ///
    /// # Errors
    ///
    /// As [`read`](Self::read).
    pub fn view(&self) -> Result<View, Error> {
        View::new(self.clone())
    }

    pub(crate) fn open_root(&self) -> Result<Folder, Error> {
        self.root.enter()
    }

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

    /// Whether an open folder is the one with the project's model.
    pub(crate) fn is_folder(&self, folder: &Folder) -> bool {
        let there = self.open_root().ok().and_then(|root| {
            root.entry(OsStr::new(FOLDER)).ok().flatten().map(|entry| entry.identity)
        });
        there.is_some() && there == folder.identity().ok()
    }

    /// Takes the lock, and clears away what a writer left that did not live to do so.
    fn lock(&self, folder: &Folder) -> Result<Lock, Error> {
        let lock = Lock::take(folder, &self.holder)?;
        match folder.remove(OsStr::new(TEMPORARY)) {
            Err(reason) if reason.kind() != io::ErrorKind::NotFound => {
                Err(unwritable(format!("`{FOLDER}/{TEMPORARY}`"), &reason))
            }
            _ => Ok(lock),
        }
    }

    pub(crate) fn snapshot(&self, folder: &Folder) -> Result<Snapshot, Error> {
        check_file(folder)?;
        Snapshot::read(folder, OsStr::new(MODEL))?.ok_or_else(|| self.missing())
    }

    fn missing(&self) -> Error {
        let message = format!("there is no threat model in {}", shown(self.root()));
        error(ErrorCode::ProjectMissing, message)
    }
}

/// Refuses anything but a file of the folder's own.
fn check_file(folder: &Folder) -> Result<(), Error> {
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

pub(crate) fn parse(snapshot: &Snapshot) -> Result<ThreatModel, Error> {
    ThreatModel::from_json(&snapshot.text).map_err(|refused| {
        let path = match refused.path() {
            "" => format!("{FOLDER}/{MODEL}"),
            path => format!("{FOLDER}/{MODEL}: {path}"),
        };
        Error::new(refused.code(), refused.message()).with_path(path)
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

/// Writes the model over the one of the snapshot, which has to be there still.
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

/// The error of a write, whoever raised it.
struct Refused(Error);

impl From<io::Error> for Refused {
    fn from(reason: io::Error) -> Self {
        Self(unwritable("the threat model", &reason))
    }
}

/// The error for a file that somebody else has written meanwhile.
pub(crate) fn changed() -> Error {
    error(
        ErrorCode::ProjectChanged,
        format!("`{FOLDER}/{MODEL}` is not what was last read: something else has written it"),
    )
}
