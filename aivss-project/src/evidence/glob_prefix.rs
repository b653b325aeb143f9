//! The fixed beginning of a glob, part by part: it says where matching files can be.

use crate::reserved::is_reserved;
use std::ffi::OsStr;
use std::path::Path;

/// The characters that make a part of a glob more than plain text.
const WILD: [char; 7] = ['*', '?', '[', ']', '{', '}', '\\'];

/// What a glob fixes of the paths that it matches.
#[derive(Clone, Debug, Default)]
pub(super) struct GlobPrefix {
    /// The parts between slashes before the first with a wildcard.
    plain: Vec<String>,
    /// How many parts a matching path has; none where a wildcard can match a slash.
    depth: Option<usize>,
    /// The part that names git's folder or the model's.
    reserved: Option<String>,
}

impl GlobPrefix {
    pub(super) fn new(glob: &str) -> Self {
        let parts: Vec<&str> =
            glob.split('/').filter(|part| !part.is_empty() && *part != ".").collect();
        let plain = parts.iter().take_while(|part| !part.contains(WILD));
        let can_match_slash = glob.contains("**") || glob.contains(['[', '{', '\\']);
        let reserved = parts.iter().find(|part| is_reserved(OsStr::new(part)));
        Self {
            plain: plain.map(|part| (*part).to_owned()).collect(),
            depth: (!can_match_slash).then_some(parts.len()),
            reserved: reserved.map(|part| (*part).to_owned()),
        }
    }

    /// The part that names a folder which is never searched.
    pub(super) fn reserved(&self) -> Option<&str> {
        self.reserved.as_deref()
    }

    /// Whether every matching file is in the folder at this path from the project's folder.
    pub(super) fn is_within(&self, folder: &Path) -> bool {
        folder.iter().count() <= self.plain.len() && self.agrees_with(folder)
    }

    /// Whether a matching file can be in this folder or deeper.
    pub(super) fn can_match_below(&self, folder: &Path) -> bool {
        self.depth.is_none_or(|depth| folder.iter().count() < depth) && self.agrees_with(folder)
    }

    fn agrees_with(&self, folder: &Path) -> bool {
        folder.iter().zip(&self.plain).all(|(name, part)| name == part.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_files_of_a_glob_can_be() {
        for (glob, folder, is_within, can_match_below) in [
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
            let (prefix, folder) = (GlobPrefix::new(glob), Path::new(folder));
            assert_eq!(prefix.is_within(folder), is_within, "{glob} {folder:?}");
            assert_eq!(prefix.can_match_below(folder), can_match_below, "{glob} {folder:?}");
        }
        assert_eq!(GlobPrefix::new("**/.git/hooks/*").reserved(), Some(".git"));
        assert_eq!(GlobPrefix::new("src/.github/*").reserved(), None);
    }
}
