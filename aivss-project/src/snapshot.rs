//! The file as it was last read or written, and whether it still is that.

use crate::error::ProjectError;
use crate::folder::{Folder, Identity, identity};
use aivss_core::{Error, ErrorCode};
use aivss_threat_model::MAX_MODEL_BYTES;
use std::ffi::OsStr;
use std::fs::{File, Metadata, Permissions};
use std::io::{self, Read};
use std::time::{Duration, SystemTime};

/// What the system reports of a file. Once a stamp is old, an equal one means that the file was not written.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    identity: Identity,
    length: u64,
    modified: Option<SystemTime>,
    changed: Changed,
}

impl Stamp {
    fn of(metadata: &Metadata) -> Self {
        Self {
            identity: identity(metadata),
            length: metadata.len(),
            modified: metadata.modified().ok(),
            changed: changed(metadata),
        }
    }

    /// The time at or after the last write.
    #[cfg(unix)]
    fn last_change(&self) -> Option<SystemTime> {
        let seconds = Duration::from_secs(u64::try_from(self.changed.0).ok()?);
        SystemTime::UNIX_EPOCH.checked_add(seconds)
    }

    /// The time at or after the last write.
    #[cfg(not(unix))]
    fn last_change(&self) -> Option<SystemTime> {
        self.modified
    }
}

#[cfg(unix)]
type Changed = (i64, i64);
#[cfg(not(unix))]
type Changed = ();

/// The time of the last change to the file's content or attributes, which no program can set back.
#[cfg(unix)]
fn changed(metadata: &Metadata) -> Changed {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime(), metadata.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_metadata: &Metadata) -> Changed {}

/// A file's text, and what the system reported of the file at that moment.
#[derive(Debug)]
pub(crate) struct Snapshot {
    pub(crate) text: String,
    pub(crate) permissions: Permissions,
    stamp: Stamp,
    /// When the stamp was taken.
    taken: SystemTime,
}

/// More than the tick of the coarsest file system's clock, which is FAT's two seconds.
const CLOCK: Duration = Duration::from_secs(3);

impl Snapshot {
    /// Reads a file; `None` when there is none.
    pub(crate) fn read(folder: &Folder, name: &OsStr) -> Result<Option<Self>, ProjectError> {
        let file = match folder.read(name) {
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(None),
            file => file.map_err(unreadable)?,
        };
        let taken = SystemTime::now();
        let metadata = file.metadata().map_err(unreadable)?;
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        file.take(MAX_MODEL_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(unreadable)?;
        let text = String::from_utf8(bytes).map_err(|reason| {
            let place = reason.utf8_error().valid_up_to();
            let message = format!("the threat model is not UTF-8 text from byte {place} on");
            Error::new(ErrorCode::InputUnreadable, message)
        })?;
        Ok(Some(Self::new(text, &metadata, taken)))
    }

    /// The snapshot of a file that was just written.
    pub(crate) fn of(text: String, file: &File) -> io::Result<Self> {
        let taken = SystemTime::now();
        Ok(Self::new(text, &file.metadata()?, taken))
    }

    fn new(text: String, metadata: &Metadata, taken: SystemTime) -> Self {
        Self { text, permissions: metadata.permissions(), stamp: Stamp::of(metadata), taken }
    }

    /// Whether the stamp alone is proof: within one tick of the file system's clock a second write leaves the
    /// same stamp.
    fn is_settled(&self) -> bool {
        let last = self.stamp.last_change();
        last.and_then(|time| self.taken.duration_since(time).ok()).is_some_and(|age| age > CLOCK)
    }

    /// Whether the file still has this text. A file that was only touched has.
    pub(crate) fn holds(&mut self, folder: &Folder, name: &OsStr) -> Result<bool, ProjectError> {
        let file = match folder.read(name) {
            Err(reason) if reason.kind() == io::ErrorKind::NotFound => return Ok(false),
            file => file.map_err(unreadable)?,
        };
        let taken = SystemTime::now();
        let metadata = file.metadata().map_err(unreadable)?;
        let stamp = Stamp::of(&metadata);
        if self.is_settled() && stamp == self.stamp {
            return Ok(true);
        }
        let is_same = stamp.length == self.text.len() as u64
            && is_text(file, self.text.as_bytes()).map_err(unreadable)?;
        if is_same {
            (self.stamp, self.taken, self.permissions) = (stamp, taken, metadata.permissions());
        }
        Ok(is_same)
    }
}

fn unreadable(reason: io::Error) -> ProjectError {
    ProjectError::unreadable("the threat model", reason)
}

/// Whether a file holds these bytes and no more. It is read in blocks, because it is as large as the model.
fn is_text(mut file: File, mut text: &[u8]) -> io::Result<bool> {
    let mut buffer = [0; 1 << 14];
    loop {
        let count = match file.read(&mut buffer) {
            Err(reason) if reason.kind() == io::ErrorKind::Interrupted => continue,
            read => read?,
        };
        let Some(read) = buffer.get(..count) else { return Ok(false) };
        if read.is_empty() {
            return Ok(text.is_empty());
        }
        match text.strip_prefix(read) {
            Some(rest) => text = rest,
            None => return Ok(false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn an_old_stamp_tells_by_itself_and_a_new_one_does_not() {
        let path = tempfile::tempdir().unwrap();
        let (file, name) = (path.path().join("file"), OsStr::new("file"));
        fs::write(&file, "one").unwrap();
        let folder = Folder::open(path.path()).unwrap();
        let mut snapshot = Snapshot::read(&folder, name).unwrap().unwrap();
        assert!(!snapshot.is_settled());
        // Of the same length and, with luck, at the same tick of the clock.
        fs::write(&file, "two").unwrap();
        assert!(!snapshot.holds(&folder, name).unwrap());
        fs::write(&file, "one").unwrap();
        assert!(snapshot.holds(&folder, name).unwrap());

        snapshot.taken += CLOCK * 2;
        assert!(snapshot.is_settled());
        assert!(snapshot.holds(&folder, name).unwrap());
        fs::write(&file, "three").unwrap();
        assert!(!snapshot.holds(&folder, name).unwrap());
    }
}
