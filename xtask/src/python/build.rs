//! The sdist, and the wheel built from what the sdist holds, as `pip` builds it: one compile shows that both are whole.

use super::{folder, python_of, tools};
use crate::registry::remapping;
use crate::stamp::{once, sources, text};
use crate::tool::{Tool, cargo, root};
use crate::workspace::members;
use std::fs;
use std::path::{Path, PathBuf};

/// Where sdist and wheel are put.
pub(super) fn dist() -> PathBuf {
    folder().join("dist")
}

fn stamp() -> PathBuf {
    folder().join("dist.stamp")
}

pub(super) fn build() -> Result<(), String> {
    let mut inputs = Vec::new();
    for file in ["Cargo.toml", "Cargo.lock"] {
        sources(&root().join(file), &mut inputs)?;
    }
    for member in members()?.into_iter().filter(|m| m.is_published() || m.folder == "aivss-py") {
        sources(&root().join(member.folder), &mut inputs)?;
    }
    cargo("fetch --locked -q").run()?;
    once(&stamp(), (inputs, remapping()), || {
        let unpacked = folder().join("unpacked");
        for folder in [&dist(), &unpacked] {
            empty(folder)?;
        }
        Tool::new(python_of("tools"))
            .arguments("-m maturin sdist --out")
            .argument(dist().display())
            .within(root().join("aivss-py"))
            .run()?;
        // `-m`: files as new as they are here. The dates inside are all alike, and cargo goes by them.
        Tool::new("tar")
            .arguments("-xzm --strip-components 1 -f")
            .argument(packed(".tar.gz")?.display())
            .within(&unpacked)
            .run()?;
        // Offline: what is not in the sdist's lock file must not come in.
        Tool::new(python_of("tools"))
            .arguments("-m pip --disable-pip-version-check wheel -q --no-deps --no-cache-dir")
            .arguments("--no-build-isolation --wheel-dir")
            .argument(dist().display())
            .argument(unpacked.display())
            .environment("PATH", path_with_tools())
            .environment("CARGO_NET_OFFLINE", "true")
            .environment("CARGO_TARGET_DIR", folder().join("cargo"))
            .environment("CARGO_ENCODED_RUSTFLAGS", remapping())
            .run()
    })?;
    install()
}

/// The search path, the tools' environment first: maturin is found there.
fn path_with_tools() -> String {
    let path = std::env::var("PATH").unwrap_or_default();
    format!("{}:{path}", folder().join("tools/bin").display())
}

fn empty(folder: &Path) -> Result<(), String> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

/// The file of the dist folder that ends so.
fn packed(ending: &str) -> Result<PathBuf, String> {
    let dist = dist();
    fs::read_dir(&dist)
        .map_err(|error| format!("{}: {error}", dist.display()))?
        .flatten()
        .map(|entry| entry.path())
        .find(|path| path.to_string_lossy().ends_with(ending))
        .ok_or_else(|| format!("there is no {ending} in {}", dist.display()))
}

/// Installs the wheel into a clean environment with nothing else.
fn install() -> Result<(), String> {
    let environment = folder().join("wheel");
    let python = python_of("wheel");
    let built = (text(&stamp())?, text(&tools::stamp())?);
    once(&folder().join("installed.stamp"), built, || {
        Tool::new("python3")
            .arguments("-m venv --clear --without-pip")
            .argument(environment.display())
            .run()?;
        Tool::new(python_of("tools"))
            .arguments("-m pip --disable-pip-version-check --python")
            .argument(python.display())
            .arguments("install -q --no-deps --no-cache-dir")
            .argument(packed(".whl")?.display())
            .run()?;
        // With nothing else there: the package has no dependencies.
        Tool::new(&python)
            .arguments("-I -c")
            .argument("import aivss; assert aivss.cvss_json('')")
            .within(folder())
            .run()?;
        Tool::new(environment.join("bin/aivss")).arguments("--version").within(folder()).run()?;
        lend_tools(&environment)
    })
}

/// Lets an environment see the tools, behind what is its own.
fn lend_tools(environment: &Path) -> Result<(), String> {
    let site = |environment: &Path| {
        let purelib = "import sysconfig; print(sysconfig.get_path('purelib'))";
        Tool::new(environment.join("bin/python")).arguments("-I -c").argument(purelib).output()
    };
    let path = PathBuf::from(site(environment)?.trim()).join("tools.pth");
    fs::write(&path, site(&folder().join("tools"))?)
        .map_err(|error| format!("{}: {error}", path.display()))
}
