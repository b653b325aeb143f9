//! Compilers for other targets: the one in use, if it has the target, or Debian's, which has the standard library as
//! source, or what rustup adds.

use crate::install::{is_debian_root, require};
use crate::step::{Held, Installed, Step};
use crate::tool::{Tool, cargo};
use std::path::Path;

/// The target that browsers and Node run.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";
/// A target that has no standard library at all.
pub(crate) const NO_STD: &str = "thumbv7em-none-eabi";

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

/// The name of the step that makes compilers for the two targets available.
pub(crate) const INSTALL: &str = "install compilers";

pub(crate) fn install() -> Step {
    let what = if is_debian_root() {
        "rustc-web cargo-web rust-web-src (Debian)"
    } else {
        "the targets wasm32-unknown-unknown and thumbv7em-none-eabi (rustup)"
    };
    let install = || {
        if is_debian_root() {
            return require("rustc-web cargo-web rust-web-src");
        }
        Tool::new("rustup").arguments("target add").argument(WASM).argument(NO_STD).run()
    };
    Step::new(INSTALL, install).holding(Held::Packages).installs(Installed {
        what,
        why: "compile the core without a standard library, and the npm package",
        is_there: || has_target(WASM) && has_target(NO_STD) || has_debian_rust(),
    })
}

/// A cargo that compiles for a target, and whether it is Debian's, which has to build the standard library as well.
pub(crate) fn cargo_for(target: &str) -> (Tool, bool) {
    if has_target(target) {
        return (cargo(""), false);
    }
    let tool = Tool::new(CARGO)
        .without(OTHER_TOOLCHAIN)
        .environment("RUSTC", RUSTC)
        .environment("RUSTC_BOOTSTRAP", "1");
    (tool, true)
}

fn has_debian_rust() -> bool {
    let has_rust = Path::new(CARGO).exists() && Path::new(RUSTC).exists();
    has_rust && Tool::new("dpkg").arguments("-s rust-web-src").succeeds()
}

/// Whether the compiler in use has the target's libraries; ask it and not rustup, which may be absent.
fn has_target(target: &str) -> bool {
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
