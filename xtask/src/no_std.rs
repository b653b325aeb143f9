//! The core on a target that has no standard library at all, where a stray `std` cannot compile.

use crate::commands::{Tool, target};
use std::path::Path;

const TARGET: &str = "thumbv7em-none-eabi";

/// A Debian machine's own Rust, which comes with the library's source.
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const DEBIAN_PACKAGES: &str = "rustc-web cargo-web rust-web-src";

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

/// The feature sets that must do without `std`; the second is what a small scoring service needs.
const FEATURES: [&str; 4] = ["", "serde", "wire", "report"];

pub(crate) fn check() -> Result<(), String> {
    if has_target() {
        return each(|| Tool::new("cargo"));
    }
    if install_debian_rust()? {
        return each(|| {
            Tool::new(DEBIAN_CARGO)
                .without(OTHER_TOOLCHAIN)
                .environment("RUSTC", DEBIAN_RUSTC)
                .environment("RUSTC_BOOTSTRAP", "1")
                .environment("CARGO_TARGET_DIR", target().join("no-std"))
                .arguments("-Zbuild-std=core,alloc")
        });
    }
    eprintln!("the target {TARGET} is missing; adding it with rustup");
    Tool::new("rustup").arguments("target add").argument(TARGET).run()?;
    each(|| Tool::new("cargo"))
}

fn each(cargo: impl Fn() -> Tool) -> Result<(), String> {
    for features in FEATURES {
        cargo()
            .arguments("check --locked -p aivss-core --no-default-features --target")
            .argument(TARGET)
            .arguments("--features")
            .argument(features)
            .run()?;
    }
    // The control: with `std` the same build has to fail, or it would prove nothing.
    let with_std = cargo()
        .arguments("check --locked -p aivss-core --no-default-features --features std --target")
        .argument(TARGET);
    if with_std.succeeds() {
        return Err(format!(
            "the core with `std` compiles for {TARGET}, so the check proves nothing"
        ));
    }
    Ok(())
}

/// Whether the compiler in use has the target's libraries.
fn has_target() -> bool {
    let folder = Tool::new("rustc").arguments("--print target-libdir --target").argument(TARGET);
    folder.output().is_ok_and(|folder| {
        let entries = std::fs::read_dir(folder.trim());
        entries.is_ok_and(|entries| {
            entries
                .flatten()
                .any(|entry| entry.file_name().to_string_lossy().starts_with("libcore-"))
        })
    })
}

/// Makes Debian's Rust with its source available; false where that is not for us to do.
fn install_debian_rust() -> Result<bool, String> {
    let is_debian = Path::new("/usr/bin/apt-get").exists();
    let has_rust = Path::new(DEBIAN_CARGO).exists() && Path::new(DEBIAN_RUSTC).exists();
    let has_source = Tool::new("dpkg").arguments("-s rust-web-src").succeeds();
    if is_debian && has_rust && has_source {
        return Ok(true);
    }
    let is_root = Tool::new("id").arguments("-u").output().is_ok_and(|id| id.trim() == "0");
    if !is_debian || !is_root {
        return Ok(false);
    }
    let apt = || Tool::new("apt-get").environment("DEBIAN_FRONTEND", "noninteractive");
    apt().arguments("update -qq").run()?;
    apt().arguments("install -y -qq --no-install-recommends").arguments(DEBIAN_PACKAGES).run()?;
    Ok(true)
}
