//! A file that has its name only once it is whole.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// The end of the hidden name that a file has while it is written.
const SUFFIX: &str = ".aivss-partial";

/// A file being written, on the disk on which it will get its name.
pub(crate) enum Partial {
    /// A file without any name: whatever stops the process, nothing of the file remains.
    #[cfg(target_os = "linux")]
    Unnamed { file: File, path: PathBuf },
    /// A file with a hidden name beside the final one, for systems and disks without nameless files. A
    /// process that is killed leaves it behind.
    Named { file: NamedTempFile, path: PathBuf },
}

impl Partial {
    /// A file that will stand at this path.
    pub(super) fn new(path: PathBuf) -> io::Result<Self> {
        fs::metadata(folder_of(&path))?;
        #[cfg(target_os = "linux")]
        if let Some(file) = linux::unnamed(folder_of(&path)) {
            return Ok(Self::Unnamed { file, path });
        }
        let partial = Self::named(path)?;
        if let Self::Named { file, .. } = &partial {
            remove_when_interrupted(file.path());
        }
        Ok(partial)
    }

    fn named(path: PathBuf) -> io::Result<Self> {
        let prefix = prefix(&path);
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix).suffix(SUFFIX);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // The permissions of any new file, from which the process's mask takes some away.
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder_of(&path));
        // The reason alone, because the whole error names the hidden file.
        Ok(Self::Named { file: file.map_err(|error| error.kind())?, path })
    }

    pub(super) fn file(&self) -> &File {
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed { file, .. } => file,
            Self::Named { file, .. } => file.as_file(),
        }
    }

    /// Gives the file its name, in place of any that has it. Without this call nothing of the file remains.
    pub(super) fn publish(self) -> io::Result<()> {
        self.file().sync_all()?;
        match self {
            #[cfg(target_os = "linux")]
            Self::Unnamed { file, path } => linux::publish(&file, &path),
            Self::Named { file, path } => file.persist(path).map(drop).map_err(|error| error.error),
        }
    }
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or(Path::new("."))
}

fn prefix(path: &Path) -> String {
    format!(".{}.", path.file_name().unwrap_or_default().to_string_lossy())
}

/// Removes the partial file when an interrupt stops the command. A second batch in the same process has no
/// such handler, because a process has only one.
fn remove_when_interrupted(partial: &Path) {
    /// The exit code that shells give to a process that an interrupt has stopped.
    const INTERRUPTED: i32 = 130;

    let partial = partial.to_owned();
    let _ = ctrlc::try_set_handler(move || {
        let _ = fs::remove_file(&partial);
        std::process::exit(INTERRUPTED);
    });
}

#[cfg(target_os = "linux")]
mod linux {
    use super::{SUFFIX, folder_of, prefix};
    use rustix::fs::{AtFlags, CWD, Mode, OFlags};
    use std::fs::File;
    use std::io;
    use std::os::fd::AsRawFd;
    use std::path::{Path, PathBuf};

    /// A file without a name in this folder; `None` where the disk has no such files, or where it could
    /// not be given a name later.
    pub(super) fn unnamed(folder: &Path) -> Option<File> {
        let flags = OFlags::TMPFILE | OFlags::WRONLY | OFlags::CLOEXEC;
        let file = File::from(rustix::fs::open(folder, flags, Mode::from_raw_mode(0o666)).ok()?);
        handle(&file).symlink_metadata().is_ok().then_some(file)
    }

    /// A link cannot replace an existing name, so the file first gets a name of its own and then moves.
    pub(super) fn publish(file: &File, path: &Path) -> io::Result<()> {
        let prefix = prefix(path);
        let mut builder = tempfile::Builder::new();
        let named = builder.prefix(&prefix).suffix(SUFFIX).make_in(folder_of(path), |name| {
            rustix::fs::linkat(CWD, handle(file), CWD, name, AtFlags::SYMLINK_FOLLOW)
                .map_err(io::Error::from)
        })?;
        named.into_temp_path().persist(path).map_err(|error| error.error)
    }

    /// The path under which the system shows an open file of the process, even one without a name.
    fn handle(file: &File) -> PathBuf {
        format!("/proc/self/fd/{}", file.as_raw_fd()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn names_in(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_there_whole_or_not_at_all() {
        for kind in [Partial::new, Partial::named] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("out");
            for text in ["first", "second"] {
                let dropped = kind(path.clone()).unwrap();
                dropped.file().write_all(b"half of it").unwrap();
                drop(dropped);
                let partial = kind(path.clone()).unwrap();
                partial.file().write_all(text.as_bytes()).unwrap();
                let before = fs::read_to_string(&path).ok();
                assert_eq!(before.as_deref(), (text == "second").then_some("first"));
                partial.publish().unwrap();
                assert_eq!(fs::read_to_string(&path).unwrap(), text);
                assert_eq!(names_in(folder.path()), ["out"]);
            }
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_without_a_name_cannot_be_seen() {
        let folder = tempfile::tempdir().unwrap();
        let partial = Partial::new(folder.path().join("out")).unwrap();
        partial.file().write_all(b"half of it").unwrap();
        let is_unnamed = matches!(partial, Partial::Unnamed { .. });
        assert_eq!(names_in(folder.path()).is_empty(), is_unnamed);
    }
}
