//! The names that a piece of evidence declares, part by part: where such files can be.

use crate::inside::is_reserved;
use std::ffi::OsStr;
use std::path::Path;

/// What makes a part of a name more than the text that it is.
const WILD: [char; 7] = ['*', '?', '[', ']', '{', '}', '\\'];

#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// The parts between slashes up to the first with a wildcard.
    plain: Vec<String>,
    /// How many parts there are in all; none where wildcards can go over slashes.
    depth: Option<usize>,
    /// The part that names git's own folder or the model's.
    reserved: Option<String>,
}

impl Names {
    pub(super) fn new(files: &str) -> Self {
        let parts: Vec<&str> =
            files.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let plain = parts.iter().take_while(|part| !part.contains(WILD));
        let can_go_on = files.contains("**") || files.contains(['[', '{', '\\']);
        let reserved = parts.iter().find(|part| is_reserved(OsStr::new(part)));
        Self {
            plain: plain.map(|part| (*part).to_owned()).collect(),
            depth: (!can_go_on).then_some(parts.len()),
            reserved: reserved.map(|part| (*part).to_owned()),
        }
    }

    /// The part that names a folder that is never searched.
    pub(super) fn reserved(&self) -> Option<&str> {
        self.reserved.as_deref()
    }

    /// Whether no file of these names can be outside of a folder, which is named from the project's on.
    pub(super) fn are_within(&self, folder: &Path) -> bool {
        folder.iter().count() <= self.plain.len() && self.agree(folder)
    }

    /// Whether files of these names can be in a folder or deeper.
    pub(super) fn can_be_below(&self, folder: &Path) -> bool {
        self.depth.is_none_or(|depth| folder.iter().count() < depth) && self.agree(folder)
    }

    fn agree(&self, folder: &Path) -> bool {
        folder.iter().zip(&self.plain).all(|(name, part)| name == part.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_files_of_a_name_can_be() {
        for (files, folder, are_within, can_be_below) in [
            ("src/**/*.py", "", true, true),
            ("src/**/*.py", "src", true, true),
            ("src/**/*.py", "src/a", false, true),
            ("src/**/*.py", "lib", false, false),
            ("**/*.py", "src", false, true),
            ("src/*.py", "src", true, true),
            ("src/*.py", "src/a", false, false),
            ("src/*/a.py", "src/a", false, true),
            ("src/{a,b/c}.py", "src/b", false, true),
            ("./docs//a.md", "docs", true, true),
            ("docs/a.md", "docs/a", false, false),
            ("*.md", "docs", false, false),
        ] {
            let (names, folder) = (Names::new(files), Path::new(folder));
            assert_eq!(names.are_within(folder), are_within, "{files} {folder:?}");
            assert_eq!(names.can_be_below(folder), can_be_below, "{files} {folder:?}");
        }
        assert_eq!(Names::new("**/.git/hooks/*").reserved(), Some(".git"));
        assert_eq!(Names::new("src/.github/*").reserved(), None);
    }
}
