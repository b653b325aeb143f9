//! The names of the model's folder and file, and of the folders that are closed to other files.

use std::ffi::OsStr;

/// The folder that holds a project's threat model.
pub const FOLDER: &str = ".threatmodel";
/// The file in it that holds the model.
pub const MODEL: &str = "model.json";

/// The model's own folder, and git's, in which a file can be a program that git runs.
const RESERVED: [&str; 2] = [FOLDER, ".git"];

/// Whether a folder of this name belongs to the model or to git, so that it holds neither other files nor
/// projects.
#[must_use]
pub fn is_reserved(name: &OsStr) -> bool {
    reserved(name).is_some()
}

/// The reserved name that this one stands for.
pub(crate) fn reserved(name: &OsStr) -> Option<&'static str> {
    // Windows reads `.GIT` and `.git. .` as the same name.
    let plain = name.to_string_lossy();
    let plain = plain.trim_end_matches(['.', ' ']);
    RESERVED.into_iter().find(|reserved| reserved.eq_ignore_ascii_case(plain))
}
