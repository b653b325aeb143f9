//! Programs that a bare Debian machine lacks, installed where that is ours to do.

use crate::commands::Tool;
use std::path::Path;

/// Installs packages; says what to do where this is not Debian or we are not root.
pub(crate) fn install(packages: &str) -> Result<(), String> {
    let is_root = Tool::new("id").arguments("-u").output().is_ok_and(|id| id.trim() == "0");
    if !is_root || !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!("install these first, as Debian calls them: {packages}"));
    }
    let apt = || Tool::new("apt-get").environment("DEBIAN_FRONTEND", "noninteractive");
    apt().arguments("update -qq").run()?;
    apt().arguments("install -y -qq --no-install-recommends").arguments(packages).run()
}
