//! One writer at a time: a lock of the operating system, and a note that names its holder.

use crate::error::ProjectError;
use crate::folder::{Folder, identity};
use aivss_core::Printable;
use fs4::{FileExt, TryLockError};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Read, Seek, Write};

/// The file that is locked.
pub(crate) const NAME: &str = "lock";

/// The longest name of a holder that is shown, in bytes.
const MAX_HOLDER: usize = 80;

/// How often the lock is taken again when its file was replaced meanwhile.
const MAX_ATTEMPTS: usize = 100;

/// The lock of a `.threatmodel` folder. The system releases it when the process ends, however it ends.
#[derive(Debug)]
pub(crate) struct Lock(File);

impl Lock {
    /// Takes the lock, or says which process has it.
    pub(crate) fn take(folder: &Folder, holder: &str) -> Result<Self, ProjectError> {
        for _ in 0..MAX_ATTEMPTS {
            let file = open(folder).map_err(unwritable)?;
            // By the trait's name, because newer standard libraries have a method of the same name.
            match FileExt::try_lock(&file) {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(taken(file)),
                Err(TryLockError::Error(reason)) => return Err(unwritable(reason)),
            }
            let lock = Self(file);
            // Another program, `git clean` for instance, may have removed the file between the two steps.
            // Then the lock is on a file that no other process can open.
            if lock.still_locked(folder) {
                lock.sign(holder).map_err(unwritable)?;
                return Ok(lock);
            }
        }
        Err(unwritable(io::Error::other("another file takes its place again and again")))
    }

    /// Whether the file of that name is still the one that is locked.
    pub(crate) fn still_locked(&self, folder: &Folder) -> bool {
        let ours = self.0.metadata().map(|metadata| identity(&metadata));
        let there = folder.entry(OsStr::new(NAME));
        matches!((ours, there), (Ok(ours), Ok(Some(there))) if ours == there.identity)
    }

    /// Leaves a note for a second writer.
    fn sign(&self, holder: &str) -> io::Result<()> {
        let mut file = &self.0;
        file.set_len(0)?;
        file.rewind()?;
        file.write_all(format!("{} {holder}\n", std::process::id()).as_bytes())
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // An old note would name the wrong process to a third writer until the second has signed.
        let _ = self.0.set_len(0);
        // Closing the file releases the lock too, but only once a process that is being started from this
        // one has closed its copy.
        let _ = FileExt::unlock(&self.0);
    }
}

fn unwritable(reason: io::Error) -> ProjectError {
    ProjectError::unwritable("the lock", reason)
}

fn open(folder: &Folder) -> io::Result<File> {
    folder.open_or_create(OsStr::new(NAME))
}

/// The error for a lock that another process has. The note may be missing: it is written after the lock is
/// taken, and Windows does not let a second process read a locked file.
fn taken(file: File) -> ProjectError {
    let mut note = Vec::new();
    let read = file.take(MAX_HOLDER as u64).read_to_end(&mut note);
    let note = String::from_utf8_lossy(if read.is_ok() { &note } else { &[] });
    let note = note.lines().next().unwrap_or_default();
    let holder = match note.split_once(' ') {
        Some((process, holder)) if process.parse::<u32>().is_ok() => {
            format!("process {process} ({})", Printable(holder))
        }
        _ => "another process".into(),
    };
    ProjectError::Locked { holder }
}
