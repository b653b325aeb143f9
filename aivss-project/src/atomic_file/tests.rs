//! A write that fails, or whose process dies, at each of its steps and after each of its bytes.

use super::{Replacement, Steps};
use crate::folder::Folder;
use std::cell::Cell;
use std::ffi::OsStr;
use std::fs::{self, File, Permissions};
use std::io;
use std::path::Path;

const OLD: &str = "the old state\n";
const NEW: &str = "a new state, which is longer than the old one\n";

/// Real files, on which the first so many steps succeed; each byte is a step.
struct Faulty<'a> {
    folder: &'a Folder,
    left: Cell<usize>,
    /// Whether nothing at all happens after the first failure, not even clearing up.
    dies: bool,
    is_dead: Cell<bool>,
}

impl Faulty<'_> {
    fn step(&self) -> io::Result<()> {
        if self.is_dead.get() {
            return Err(io::Error::other("no such process"));
        }
        if let Some(left) = self.left.get().checked_sub(1) {
            self.left.set(left);
            return Ok(());
        }
        // Only this one is injected; what comes after it succeeds, if anything comes.
        self.left.set(usize::MAX);
        self.is_dead.set(self.dies);
        Err(io::Error::other("injected"))
    }
}

impl Steps for Faulty<'_> {
    type File = File;

    fn create(&self, name: &OsStr, is_private: bool) -> io::Result<File> {
        self.step()?;
        Steps::create(self.folder, name, is_private)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<usize> {
        self.step()?;
        Steps::write(self.folder, file, &bytes[..1])
    }

    fn permit(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        self.step()?;
        Steps::permit(self.folder, file, permissions)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step()?;
        Steps::sync(self.folder, file)
    }

    fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.step()?;
        Steps::rename(self.folder, from, to)
    }

    fn sync_folder(&self) -> io::Result<()> {
        self.step()?;
        Steps::sync_folder(self.folder)
    }

    fn remove(&self, name: &OsStr) -> io::Result<()> {
        self.step()?;
        Steps::remove(self.folder, name)
    }
}

/// Writes `NEW` over `OLD` with so many steps that succeed; says whether that was acknowledged, and
/// what is in the file and whether the temporary one is there.
fn write_with(steps: usize, dies: bool, path: &Path) -> (bool, String, bool) {
    fs::write(path.join("file"), OLD).unwrap();
    let folder = Folder::open(path).unwrap();
    let faulty =
        Faulty { folder: &folder, left: Cell::new(steps), dies, is_dead: Cell::new(false) };
    let replacement = Replacement {
        name: OsStr::new("file"),
        temporary: OsStr::new("file.tmp"),
        bytes: NEW.as_bytes(),
        permissions: Some(fs::metadata(path.join("file")).unwrap().permissions()),
    };
    let written: io::Result<File> = replacement.write(&faulty, || Ok(()));
    let text = fs::read_to_string(path.join("file")).unwrap();
    let is_left = path.join("file.tmp").exists();
    let _ = fs::remove_file(path.join("file.tmp"));
    (written.is_ok(), text, is_left)
}

/// Create, the bytes, permissions, sync, rename, sync of the folder.
const ALL_STEPS: usize = 1 + NEW.len() + 4;

#[test]
fn a_failure_at_any_step_leaves_the_old_file_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    for steps in 0..ALL_STEPS {
        let (acknowledged, text, is_left) = write_with(steps, false, folder.path());
        assert!(!acknowledged, "{steps}");
        assert!(!is_left, "{steps}");
        // The last step comes after the new file has its place.
        let expected = if steps + 1 == ALL_STEPS { NEW } else { OLD };
        assert_eq!(text, expected, "{steps}");
    }
    assert_eq!(write_with(ALL_STEPS, false, folder.path()), (true, NEW.to_owned(), false));
}

#[test]
fn a_death_at_any_step_leaves_a_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    for steps in 0..ALL_STEPS {
        let (acknowledged, text, is_left) = write_with(steps, true, folder.path());
        assert!(!acknowledged, "{steps}");
        assert!(text == OLD || text == NEW, "{steps}: {text}");
        // From its creation on the temporary file stays until the next lock clears it away, and it is
        // gone once it has been renamed.
        assert_eq!(is_left, (1..ALL_STEPS - 1).contains(&steps), "{steps}");
    }
}

#[test]
fn the_last_word_against_it_leaves_the_old_file() {
    let path = tempfile::tempdir().unwrap();
    fs::write(path.path().join("file"), OLD).unwrap();
    let folder = Folder::open(path.path()).unwrap();
    let replacement = Replacement {
        name: OsStr::new("file"),
        temporary: OsStr::new("file.tmp"),
        bytes: NEW.as_bytes(),
        permissions: None,
    };
    let refused: io::Result<File> = replacement.write(&folder, || Err(io::Error::other("no")));
    assert_eq!(refused.unwrap_err().to_string(), "no");
    assert_eq!(fs::read_to_string(path.path().join("file")).unwrap(), OLD);
    assert_eq!(fs::read_dir(path.path()).unwrap().count(), 1);
}
