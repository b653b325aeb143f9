//! A write that fails, or whose process dies, at each of its steps and after each of its bytes.

use super::{AtomicFile, Draft, Steps, TemporaryName, random_name, with_free_name};
use crate::folder::Folder;
use std::cell::Cell;
use std::ffi::{OsStr, OsString};
use std::fs::{self, File, Permissions};
use std::io::{self, Write};
use std::path::Path;

const OLD: &str = "the old state\n";
const NEW: &str = "a new state, which is longer than the old one\n";

/// Real files, with a given number of steps before the one that fails; each byte is a step.
struct Faulty {
    folder: Folder,
    left: Cell<usize>,
    /// Whether nothing at all happens after the first failure, not even the removal of the temporary file.
    dies: bool,
    is_dead: Cell<bool>,
    /// Whether the unfinished file has a name.
    is_named: bool,
}

impl Faulty {
    fn step(&self) -> io::Result<()> {
        if self.is_dead.get() {
            return Err(io::Error::other("no such process"));
        }
        if let Some(left) = self.left.get().checked_sub(1) {
            self.left.set(left);
            return Ok(());
        }
        // Only this failure is injected; later steps succeed, if there are any.
        self.left.set(usize::MAX);
        self.is_dead.set(self.dies);
        Err(io::Error::other("injected"))
    }
}

impl Steps for Faulty {
    fn create_unnamed(&self, is_private: bool) -> Option<File> {
        if self.is_named { None } else { self.folder.create_unnamed(is_private) }
    }

    fn create(&self, name: &OsStr, is_private: bool) -> io::Result<File> {
        self.step()?;
        Steps::create(&self.folder, name, is_private)
    }

    fn write(&self, file: &File, bytes: &[u8]) -> io::Result<usize> {
        self.step()?;
        Steps::write(&self.folder, file, &bytes[..1])
    }

    fn permit(&self, file: &File, permissions: Permissions) -> io::Result<()> {
        self.step()?;
        Steps::permit(&self.folder, file, permissions)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        self.step()?;
        Steps::sync(&self.folder, file)
    }

    fn link(&self, file: &File, name: &OsStr) -> io::Result<()> {
        self.step()?;
        Steps::link(&self.folder, file, name)
    }

    fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        self.step()?;
        Steps::rename(&self.folder, from, to)
    }

    fn sync_folder(&self) -> io::Result<()> {
        self.step()?;
        Steps::sync_folder(&self.folder)
    }

    fn remove(&self, name: &OsStr) -> io::Result<()> {
        self.step()?;
        Steps::remove(&self.folder, name)
    }
}

/// Whether the unfinished file has a name: both ways where the disk has files without one.
fn ways(path: &Path) -> &'static [bool] {
    let has_unnamed = Folder::open(path).unwrap().create_unnamed(true).is_some();
    if has_unnamed { &[true, false] } else { &[true] }
}

/// Writes `NEW` over `OLD` with this number of steps that succeed; says whether that was acknowledged, what
/// is in the file, and whether the temporary file is there.
fn write_with(steps: usize, dies: bool, is_named: bool, path: &Path) -> (bool, String, bool) {
    fs::write(path.join("file"), OLD).unwrap();
    let folder = Folder::open(path).unwrap();
    let faulty =
        Faulty { folder, left: Cell::new(steps), dies, is_dead: Cell::new(false), is_named };
    let permissions = fs::metadata(path.join("file")).unwrap().permissions();
    let temporary = TemporaryName::Fixed("file.tmp");
    let written = Draft::new(faulty, OsStr::new("file"), temporary, Some(&permissions)).and_then(
        |mut draft| {
            draft.write_all(NEW.as_bytes())?;
            draft.publish(|| Ok::<_, io::Error>(()))
        },
    );
    let text = fs::read_to_string(path.join("file")).unwrap();
    let is_left = path.join("file.tmp").exists();
    let _ = fs::remove_file(path.join("file.tmp"));
    (written.is_ok(), text, is_left)
}

/// Creation of a named file or link of an unnamed one, the bytes, permissions, sync, rename, sync of the folder.
const ALL_STEPS: usize = 1 + NEW.len() + 4;

#[test]
fn a_failure_at_any_step_leaves_the_old_file_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    for is_named in ways(folder.path()) {
        for steps in 0..ALL_STEPS {
            let (acknowledged, text, is_left) = write_with(steps, false, *is_named, folder.path());
            assert!(!acknowledged, "{steps}");
            assert!(!is_left, "{steps}");
            // The last step comes after the new file has its place.
            let expected = if steps + 1 == ALL_STEPS { NEW } else { OLD };
            assert_eq!(text, expected, "{steps}");
        }
        let written = write_with(ALL_STEPS, false, *is_named, folder.path());
        assert_eq!(written, (true, NEW.to_owned(), false));
    }
}

#[test]
fn a_death_at_any_step_leaves_a_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    for is_named in ways(folder.path()) {
        for steps in 0..ALL_STEPS {
            let (acknowledged, text, is_left) = write_with(steps, true, *is_named, folder.path());
            assert!(!acknowledged, "{steps}");
            assert!(text == OLD || text == NEW, "{steps}: {text}");
            // A named file stays from its creation to its rename; one without a name has one only between the
            // last two steps before the sync of the folder.
            let first = if *is_named { 1 } else { ALL_STEPS - 2 };
            assert_eq!(is_left, (first..ALL_STEPS - 1).contains(&steps), "{steps}");
        }
    }
}

#[test]
fn a_refused_confirmation_leaves_the_old_file() {
    let path = tempfile::tempdir().unwrap();
    fs::write(path.path().join("file"), OLD).unwrap();
    let folder = Folder::open(path.path()).unwrap();
    let mut draft = Draft::new(folder, OsStr::new("file"), TemporaryName::Random, None).unwrap();
    draft.write_all(NEW.as_bytes()).unwrap();
    let refused: io::Result<File> = draft.publish(|| Err(io::Error::other("no")));
    assert_eq!(refused.unwrap_err().to_string(), "no");
    assert_eq!(fs::read_to_string(path.path().join("file")).unwrap(), OLD);
    assert_eq!(fs::read_dir(path.path()).unwrap().count(), 1);
}

#[test]
fn a_temporary_file_that_is_there_is_left_alone_and_another_name_is_tried() {
    let here = tempfile::tempdir().unwrap();
    let folder = Folder::open(here.path()).unwrap();
    fs::write(here.path().join("taken"), "left").unwrap();
    let create = |names: &[&str]| {
        let names = names.iter().map(OsString::from);
        with_free_name(names, |name| folder.create(name, false)).map(|(name, _)| name)
    };
    assert_eq!(create(&["taken"; 3]).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    assert_eq!(create(&["taken", "taken", "free", "never"]).unwrap(), "free");
    assert_eq!(fs::read_to_string(here.path().join("taken")).unwrap(), "left");
    assert_eq!(fs::read_dir(here.path()).unwrap().count(), 2);
    assert_ne!(random_name(), random_name());
}

#[test]
fn a_file_is_there_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    for text in ["first", "second"] {
        let before = fs::read_to_string(&path).ok();
        let mut file = AtomicFile::create(&path).unwrap();
        file.write_all(b"half of it").unwrap();
        // A temporary name, where there is one, is in the same folder.
        let names = fs::read_dir(folder.path()).unwrap().count();
        let is_named = file.temporary_path().inspect(|path| assert!(path.exists())).is_some();
        assert_eq!(names, usize::from(before.is_some()) + usize::from(is_named));
        drop(file);
        assert_eq!(fs::read_to_string(&path).ok(), before);

        let mut file = AtomicFile::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        assert_eq!(fs::read_to_string(&path).ok(), before);
        file.publish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}

#[test]
fn only_a_file_in_an_existing_folder_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let refused = |path: &str| AtomicFile::create(&folder.path().join(path)).unwrap_err().kind();
    assert_eq!(refused("missing/out"), io::ErrorKind::NotFound);
    assert_eq!(refused("missing/"), io::ErrorKind::IsADirectory);
    assert!(AtomicFile::create(folder.path()).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_permissions_and_a_link_its_place() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("file"), folder.path().join("link"));
    fs::write(&file, OLD).unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    symlink(&file, &link).unwrap();
    let mut replaced = AtomicFile::create(&link).unwrap();
    replaced.write_all(NEW.as_bytes()).unwrap();
    replaced.publish().unwrap();
    assert!(link.is_symlink());
    assert_eq!(fs::read_to_string(&file).unwrap(), NEW);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o7777, 0o640);
}
