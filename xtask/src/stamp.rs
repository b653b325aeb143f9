//! Work that is done again only when what it is made from has changed.

use crate::tool::root;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Runs an action unless it ran with the same inputs before; what it made is remembered by a file.
pub(crate) fn once(
    stamp: &Path,
    inputs: impl Hash,
    action: impl FnOnce() -> Result<(), String>,
) -> Result<(), String> {
    if is_current(stamp, &inputs) {
        return Ok(());
    }
    let _ = fs::remove_file(stamp);
    action()?;
    fs::write(stamp, hash(&inputs)).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Whether the action ran with these inputs.
pub(crate) fn is_current(stamp: &Path, inputs: &impl Hash) -> bool {
    fs::read_to_string(stamp).is_ok_and(|old| old == hash(inputs))
}

fn hash(inputs: &impl Hash) -> String {
    let mut hasher = DefaultHasher::new();
    inputs.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// The text of a file.
pub(crate) fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// Every source file under a path with its contents, in a fixed order; tests are no part of what is built.
pub(crate) fn sources(path: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) -> Result<(), String> {
    let name = path.file_name().unwrap_or_default();
    if path.is_dir() {
        if name == "tests" || name == "__pycache__" {
            return Ok(());
        }
        let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut entries: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        entries.sort();
        return entries.iter().try_for_each(|entry| sources(entry, found));
    }
    let contents = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    found.push((path.strip_prefix(root()).unwrap_or(path).to_owned(), contents));
    Ok(())
}
