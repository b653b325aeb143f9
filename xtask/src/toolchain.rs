//! Toolchains for other targets: whether the compiler has one, and what a Debian machine can install itself.

use crate::commands::Tool;
use std::path::Path;

const CARGO: &str = "/usr/bin/cargo";
const RUSTC: &str = "/usr/bin/rustc";

/// What cargo and rustup set for their children and another toolchain must not see.
const OTHER_TOOLCHAIN: &[&str] = &[
    "CARGO",
    "RUSTC",
    "RUSTDOC",
    "RUSTUP_TOOLCHAIN",
    "RUSTC_WRAPPER",
    "LD_LIBRARY_PATH",
    "RUSTFLAGS",
    "CARGO_ENCODED_RUSTFLAGS",
];

/// Debian's cargo and compiler, allowed to build the standard library.
pub(crate) fn debian_cargo() -> Tool {
    Tool::new(CARGO)
        .without(OTHER_TOOLCHAIN)
        .environment("RUSTC", RUSTC)
        .environment("RUSTC_BOOTSTRAP", "1")
}

/// Makes Debian's Rust with its source available; false where that is not for us to do.
pub(crate) fn install_debian_rust() -> Result<bool, String> {
    let has_rust = Path::new(CARGO).exists() && Path::new(RUSTC).exists();
    if has_rust && Tool::new("dpkg").arguments("-s rust-web-src").succeeds() {
        return Ok(true);
    }
    install("rustc-web cargo-web rust-web-src")
}

/// Installs packages; false on another system or without the right to do so.
pub(crate) fn install(packages: &str) -> Result<bool, String> {
    let is_debian = Path::new("/usr/bin/apt-get").exists();
    let is_root = Tool::new("id").arguments("-u").output().is_ok_and(|id| id.trim() == "0");
    if !is_debian || !is_root {
        return Ok(false);
    }
    let apt = || Tool::new("apt-get").environment("DEBIAN_FRONTEND", "noninteractive");
    apt().arguments("update -qq").run()?;
    apt().arguments("install -y -qq --no-install-recommends").arguments(packages).run()?;
    Ok(true)
}

/// Installs packages, or says what to do where that is not for us to do.
pub(crate) fn require(packages: &str) -> Result<(), String> {
    if install(packages)? {
        return Ok(());
    }
    Err(format!("install these first, as Debian calls them: {packages}"))
}

/// Whether the compiler in use has the target's libraries; ask it and not rustup, which may be absent.
pub(crate) fn has_target(target: &str) -> bool {
    let folder = Tool::new("rustc").arguments("--print target-libdir --target").argument(target);
    folder.output().is_ok_and(|folder| {
        let entries = std::fs::read_dir(folder.trim());
        entries.is_ok_and(|entries| {
            entries
                .flatten()
                .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
        })
    })
}
