//! Where cargo unpacks other people's crates, and how that is kept out of what is built.

use crate::tool::root;
use std::fs;
use std::path::PathBuf;

/// The folders that hold unpacked crates, in a fixed order.
pub(crate) fn folders() -> Vec<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let mut folders: Vec<_> = fs::read_dir(home.unwrap_or_default().join("registry/src"))
        .map(|entries| entries.flatten().map(|entry| entry.path()).collect())
        .unwrap_or_default();
    folders.sort();
    folders
}

/// Flags for rustc, separated as `CARGO_ENCODED_RUSTFLAGS` wants them: panics name the file they happened in, and these
/// keep the folders of this machine out of those names.
pub(crate) fn remapping() -> String {
    let crates = folders().into_iter().map(|folder| (folder, "/cargo"));
    let flags: Vec<String> = std::iter::once((root(), "/aivss"))
        .chain(crates)
        .map(|(folder, name)| format!("--remap-path-prefix={}={name}", folder.display()))
        .collect();
    flags.join("\u{1f}")
}
