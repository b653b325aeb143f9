//! What is published, tested as a user gets it: the packed crates, unpacked and used from outside.

use crate::commands::{Tool, root, target};
use std::fs;
use std::path::Path;

const CRATES: [&str; 4] = ["aivss-core", "aivss-project", "aivss-mcp", "aivss-cli"];

/// Files without which a package must not be published.
const REQUIRED: [&str; 5] =
    ["README.md", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD_PARTY.md"];

pub(crate) fn check() -> Result<(), String> {
    let mut pack = Tool::new("cargo").arguments("package --locked --allow-dirty --no-verify");
    for name in CRATES {
        pack = pack.argument("-p").argument(name);
    }
    pack.run()?;

    // Outside the repository, where no workspace and no file of ours can help.
    let work = std::env::temp_dir().join(format!("aivss-packages-{}", std::process::id()));
    fs::create_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    let checked = check_in(&work);
    fs::remove_dir_all(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    checked
}

fn check_in(work: &Path) -> Result<(), String> {
    let version = env!("CARGO_PKG_VERSION");
    for name in CRATES {
        let archive = target().join(format!("package/{name}-{version}.crate"));
        Tool::new("tar").arguments("-xzf").argument(archive.display()).within(work).run()?;
        for file in REQUIRED {
            let path = work.join(format!("{name}-{version}")).join(file);
            if !path.is_file() {
                return Err(format!("package {name} lacks {file}"));
            }
        }
    }
    use_core(work, version)?;
    use_command(work, version)
}

/// A downstream crate that depends on the packed core and runs the README's Rust snippet.
fn use_core(work: &Path, version: &str) -> Result<(), String> {
    let readme = fs::read_to_string(root().join("README.md")).map_err(|error| error.to_string())?;
    let snippet = readme
        .split("```rust\n")
        .nth(1)
        .and_then(|rest| rest.split("```").next())
        .ok_or("the README has no Rust snippet")?;
    let folder = work.join("downstream");
    let write = |name: &str, text: &str| {
        let path = folder.join(name);
        path.parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    };
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"downstream\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n\
             aivss-core = {{ path = \"../aivss-core-{version}\" }}\n\n[workspace]\n"
        ),
    )?;
    write("src/main.rs", snippet)?;
    Tool::new("cargo")
        .arguments("run -q")
        .environment("CARGO_TARGET_DIR", target().join("downstream"))
        .within(folder)
        .run()
}

/// The packed command, built against the other packed crates and run on a real example.
fn use_command(work: &Path, version: &str) -> Result<(), String> {
    let patch = |name: &str| {
        let path = work.join(format!("{name}-{version}"));
        format!("patch.crates-io.{name}.path='{}'", path.display())
    };
    let example = root().join("examples/zscaler-mcp-server.json");
    let output = Tool::new("cargo")
        .arguments("run -q --bin aivss --config")
        .argument(patch("aivss-core"))
        .argument("--config")
        .argument(patch("aivss-project"))
        .argument("--config")
        .argument(patch("aivss-mcp"))
        .arguments("-- score --format json")
        .argument(example.display())
        .environment("CARGO_TARGET_DIR", target().join("downstream"))
        .within(work.join(format!("aivss-cli-{version}")))
        .output()?;
    if output.contains("\"score\":\"7.9\",\"severity\":\"High\"") {
        Ok(())
    } else {
        Err(format!("the packed command does not print the published score:\n{output}"))
    }
}
