//! One writer at a time: a lock of the operating system, and a note on whose it is.

use crate::folder::{Folder, identity};
use crate::trouble::{error, unwritable};
use aivss_core::{Error, ErrorCode, Printable};
use fs4::{FileExt, TryLockError};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, Write};

/// The file that is locked.
pub(crate) const NAME: &str = "lock";

/// The longest name of a holder that is shown, in bytes.
const MAX_HOLDER: usize = 80;

/// How often a lock is taken again because its file was exchanged meanwhile.
const TRIES: usize = 100;

/// The lock of a `.threatmodel` folder. The system takes it back when the process is gone, however it went.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Lock {
    /// Takes the lock, or says who has it.
    pub(crate) fn take(folder: &Folder, holder: &str) -> Result<Self, Error> {
        for _ in 0..TRIES {
            let file = open(folder).map_err(|reason| unwritable("the lock", &reason))?;
            // By the trait's name, for newer compilers have a method of that name of their own.
            match FileExt::try_lock(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(taken(file)),
                Err(TryLockError::Error(reason)) => return Err(unwritable("the lock", &reason)),
            }
            let lock = Self(file);
            // Somebody may have removed the file between the two steps, `git clean` for instance: then the
            // lock is on a file that nobody else will ever see.
            if lock.stands_in(folder) {
                lock.sign(holder).map_err(|reason| unwritable("the lock", &reason))?;
                return Ok(lock);
            }
        }
        let reason = io::Error::other("another file takes its place again and again");
        Err(unwritable("the lock", &reason))
    }

    /// Whether the file of that name is still the one that is locked.
    pub(crate) fn stands_in(&self, folder: &Folder) -> bool {
        let ours = self.0.metadata().map(|metadata| identity(&metadata));
        let there = folder.entry(OsStr::new(NAME));
        matches!((ours, there), (Ok(ours), Ok(Some(there))) if ours == there.identity)
    }

    /// Leaves a note for whoever comes second.
    fn sign(&self, holder: &str) -> io::Result<()> {
        let mut file = &self.0;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(format!("{} {holder}\n", std::process::id()).as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // A note left behind would only ever be read while somebody else holds the lock and has not signed
        // yet.
        let _ = self.0.set_len(0);
        // The lock goes with the file at the latest, but not before a process that is just being started
        // from this one has let go of its copy.
        let _ = FileExt::unlock(&self.0);
    }
}

fn open(folder: &Folder) -> io::Result<File> {
    folder.open_or_create(OsStr::new(NAME))
}

/// The error for a lock that somebody else has. Windows lets nobody read a file that is locked, and there
/// may be no note yet.
fn taken(file: File) -> Error {
    let mut note = Vec::new();
    let read = file.take(MAX_HOLDER as u64).read_to_end(&mut note);
    let note = String::from_utf8_lossy(if read.is_ok() { &note } else { &[] });
    let note = note.lines().next().unwrap_or_default();
    let who = match note.split_once(' ') {
        Some((process, holder)) if process.parse::<u32>().is_ok() => {
            format!("process {process} ({})", Printable(holder))
        }
        _ => "another process".into(),
    };
    let message = format!("the threat model is held for writing by {who} until that ends");
    error(ErrorCode::ProjectLocked, message)
}
