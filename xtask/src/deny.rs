//! What `deny.toml` says about other people's crates, asked of cargo-deny.

use crate::install::{cargo_tool, has_cargo_tool, tools};
use crate::step::Step;
use crate::tool::Tool;

const PACKAGE: &str = "cargo-deny@0.20.2";
const INSTALL: &str = "install cargo-deny";

pub(crate) fn install() -> Step {
    let why = "checks licences, duplicates and sources of other people's crates";
    cargo_tool(INSTALL, PACKAGE, why, || has_cargo_tool(PACKAGE))
}

/// Not `advisories`: they come from a host that a machine without the network, or with the registry alone, cannot reach.
pub(crate) fn step() -> Step {
    Tool::new(tools().join("bin/cargo-deny"))
        .arguments("--locked check --hide-inclusion-graph licenses bans sources")
        .step("licences, duplicates and sources of crates")
        .after(&[INSTALL])
}
