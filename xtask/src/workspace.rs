//! The crates of the workspace, read from their manifests, so that a new one needs no line here.

use crate::stamp::text;
use crate::tool::root;
use std::path::PathBuf;

/// A crate of ours.
pub(crate) struct Member {
    pub(crate) name: String,
    /// Its folder, from the root.
    pub(crate) folder: String,
    manifest: String,
}

/// All crates, in the order of the workspace's manifest.
pub(crate) fn members() -> Result<Vec<Member>, String> {
    let workspace = text(&root().join("Cargo.toml"))?;
    let list = workspace.split_once("\nmembers = [").and_then(|(_, rest)| rest.split_once(']'));
    let (list, _) = list.ok_or("the workspace's Cargo.toml names no members")?;
    list.split('"').skip(1).step_by(2).map(Member::read).collect()
}

impl Member {
    fn read(folder: &str) -> Result<Self, String> {
        let manifest = text(&root().join(folder).join("Cargo.toml"))?;
        let name = manifest.split_once("\nname = \"").and_then(|(_, rest)| rest.split_once('"'));
        let (name, _) = name.ok_or_else(|| format!("{folder}/Cargo.toml gives no name"))?;
        Ok(Self { name: name.to_owned(), folder: folder.to_owned(), manifest })
    }

    /// Whether it goes to the registry.
    pub(crate) fn is_published(&self) -> bool {
        !self.manifest.lines().any(|line| line.trim() == "publish = false")
    }

    /// Whether it does without the standard library.
    pub(crate) fn is_no_std(&self) -> bool {
        text(&self.path("src/lib.rs"))
            .is_ok_and(|text| text.lines().any(|line| line.trim() == "#![no_std]"))
    }

    /// The features that it can have without the standard library.
    pub(crate) fn no_std_features(&self) -> Vec<&str> {
        let table = self.manifest.split_once("\n[features]\n").map_or("", |(_, rest)| rest);
        let table = table.split("\n[").next().unwrap_or_default();
        let names = table.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
        names.filter(|name| !name.starts_with('#') && !["default", "std"].contains(name)).collect()
    }

    pub(crate) fn path(&self, file: &str) -> PathBuf {
        root().join(&self.folder).join(file)
    }
}
