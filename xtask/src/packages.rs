//! What is published, tested as a user gets it: the packed crates, unpacked outside the repository and used there.
//!
//! They are built with the profile of the first command, whose dependencies are there already, in a workspace of their
//! own, and themselves without optimisation: what is shown is that they hold all it takes.

use crate::stamp::text;
use crate::tool::{Tool, cargo, root, target};
use crate::workspace::{Member, members};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Files without which a package must not be published.
const REQUIRED: [&str; 5] =
    ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD_PARTY.md"];

pub(crate) fn check() -> Result<(), String> {
    let crates: Vec<_> = members()?.into_iter().filter(Member::is_published).collect();
    let pack = cargo("package --quiet --locked --allow-dirty --no-verify");
    crates.iter().fold(pack, |pack, member| pack.argument("-p").argument(&member.name)).run()?;

    // Outside the repository, where no workspace and no file of ours can help.
    let work = std::env::temp_dir().join(format!("aivss-packages-{}", std::process::id()));
    let checked = fs::create_dir_all(&work)
        .map_err(|error| format!("{}: {error}", work.display()))
        .and_then(|()| check_in(&work, &crates));
    let _ = fs::remove_dir_all(&work);
    checked
}

fn check_in(work: &Path, crates: &[Member]) -> Result<(), String> {
    let version = env!("CARGO_PKG_VERSION");
    for Member { name, .. } in crates {
        let archive = target().join(format!("package/{name}-{version}.crate"));
        Tool::new("tar").arguments("-xzf").argument(archive.display()).within(work).run()?;
        for file in REQUIRED {
            let path = work.join(format!("{name}-{version}")).join(file);
            if !path.is_file() {
                return Err(format!("package {name} lacks {file}"));
            }
        }
    }
    write(&work.join("Cargo.toml"), &workspace(crates, version)?)?;
    write(&work.join("Cargo.lock"), &text(&root().join("Cargo.lock"))?)?;
    let manifest = "[package]\nname = \"downstream\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                    aivss-core = \"*\"\n";
    write(&work.join("downstream/Cargo.toml"), manifest)?;
    write(&work.join("downstream/src/main.rs"), &readme_snippet()?)?;
    let run = || {
        cargo("run --quiet --release --offline")
            .environment("CARGO_TARGET_DIR", target())
            .within(work)
    };
    run().arguments("-p downstream").run()?;
    let example = root().join("examples/zscaler-mcp-server.json");
    let output = run()
        .arguments("-p aivss-cli --bin aivss -- score --format json")
        .argument(example.display())
        .output()?;
    if output.contains("\"score\":\"7.9\",\"severity\":\"High\"") {
        Ok(())
    } else {
        Err(format!("the packed command does not print the published score:\n{output}"))
    }
}

/// A workspace of the packed crates and the one that depends on them, with our profile.
fn workspace(crates: &[Member], version: &str) -> Result<String, String> {
    let ours = text(&root().join("Cargo.toml"))?;
    let profile = ours.split_once("\n[profile.release]\n").map_or("", |(_, rest)| rest);
    let profile = profile.split("\n[").next().unwrap_or_default();
    let mut manifest = String::from("[workspace]\nresolver = \"3\"\nmembers = [\"downstream\"");
    for Member { name, .. } in crates {
        let _ = write!(manifest, ", \"{name}-{version}\"");
    }
    manifest.push_str("]\n\n[patch.crates-io]\n");
    for Member { name, .. } in crates {
        let _ = writeln!(manifest, "{name} = {{ path = \"{name}-{version}\" }}");
    }
    let _ = writeln!(manifest, "\n[profile.release]\n{profile}");
    for Member { name, .. } in crates {
        let _ = write!(manifest, "\n[profile.release.package.{name}]\nopt-level = 0\n");
    }
    Ok(manifest)
}

fn readme_snippet() -> Result<String, String> {
    let readme = text(&root().join("README.md"))?;
    let snippet = readme.split("```rust\n").nth(1).and_then(|rest| rest.split("```").next());
    snippet.map(str::to_owned).ok_or_else(|| "the README has no Rust snippet".into())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    path.parent()
        .map_or(Ok(()), fs::create_dir_all)
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{}: {error}", path.display()))
}
