//! What a new machine lacks, installed: from Debian, by rustup, or by cargo into the target folder.

use crate::step::{Held, Installed, Step};
use crate::tool::{Tool, cargo, target};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Says in one list what is missing and why, and leaves out the steps that would install what is there; false when the
/// run must not go on.
pub(crate) fn announce(steps: &mut Vec<Step>, may_install: bool) -> bool {
    steps.retain(|step| !step.installs.as_ref().is_some_and(|installed| (installed.is_there)()));
    let missing: Vec<&Installed> = steps.iter().filter_map(|step| step.installs.as_ref()).collect();
    if missing.is_empty() {
        return true;
    }
    eprintln!("missing on this machine{}:", if may_install { ", and installed now" } else { "" });
    for Installed { what, why, .. } in missing {
        eprintln!("   {what}\n      {why}");
    }
    eprintln!(
        "{}",
        if may_install {
            "`--no-install` only names them."
        } else {
            "Nothing was run; without `--no-install` they are installed."
        }
    );
    may_install
}

/// A step that installs Debian packages, unless a program is there.
pub(crate) fn debian(
    name: &'static str,
    what: &'static str,
    why: &'static str,
    is_there: fn() -> bool,
) -> Step {
    Step::new(name, || require(what))
        .installs(Installed { what, why, is_there })
        .holding(Held::Packages)
}

/// A step that installs a program of cargo's, in the target folder and unoptimised: it runs for a second.
pub(crate) fn cargo_tool(
    name: &'static str,
    what: &'static str,
    why: &'static str,
    is_there: fn() -> bool,
) -> Step {
    let install = move || {
        let build = tools().join("target");
        cargo("install --quiet --locked --debug --root")
            .argument(tools().display())
            .arguments(what)
            .environment("CARGO_TARGET_DIR", &build)
            .run()?;
        // Half a gigabyte, and never used again.
        let _ = std::fs::remove_dir_all(build);
        Ok(())
    };
    Step::new(name, install).installs(Installed { what, why, is_there })
}

/// Where `cargo_tool` puts programs, as `bin/NAME`.
pub(crate) fn tools() -> PathBuf {
    target().join("tools")
}

/// Whether `cargo install` wrote down that a package of this version is in the tools' folder.
pub(crate) fn has_cargo_tool(package: &str) -> bool {
    let list = std::fs::read_to_string(tools().join(".crates.toml")).unwrap_or_default();
    package
        .split_once('@')
        .is_some_and(|(name, version)| list.contains(&format!("\"{name} {version} ")))
}

/// Whether a program is on the path.
pub(crate) fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Whether this user may install Debian packages here.
pub(crate) fn is_debian_root() -> bool {
    static ANSWER: OnceLock<bool> = OnceLock::new();
    *ANSWER.get_or_init(|| {
        let is_root = || Tool::new("id").arguments("-u").output().is_ok_and(|id| id.trim() == "0");
        Path::new("/usr/bin/apt-get").exists() && is_root()
    })
}

/// Installs packages, or says what to do where that is not for us to do.
pub(crate) fn require(packages: &str) -> Result<(), String> {
    static UPDATED: OnceLock<Result<(), String>> = OnceLock::new();
    if !is_debian_root() {
        return Err(format!("install these first, as Debian calls them: {packages}"));
    }
    let apt = || Tool::new("apt-get").environment("DEBIAN_FRONTEND", "noninteractive");
    UPDATED.get_or_init(|| apt().arguments("update -qq").run()).clone()?;
    apt().arguments("install -y -qq --no-install-recommends").arguments(packages).run()
}
