//! Building the npm package: the crate for WebAssembly, its JavaScript, and the examples it offers.

use crate::commands::{Step, Tool, root, target};
use crate::toolchain;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// What npm leaves out when it is a link, and must not.
const NOTICES: [&str; 5] =
    ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD_PARTY.md", "THIRD_PARTY_LICENSES.txt"];

const TARGET: &str = "wasm32-unknown-unknown";

/// The package folder.
pub(crate) fn package() -> PathBuf {
    root().join("aivss-wasm")
}

/// What lies between two steps; in the checkout, because several checkouts may share a target folder.
fn stage() -> PathBuf {
    package().join("build")
}

/// A script or tool of the package, run by Node in its folder.
pub(crate) fn node(arguments: &str) -> Tool {
    Tool::new("node").arguments(arguments).within(package())
}

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("web, wasm, npm tools", || install_tools(&package())),
        Step::new("web, wasm", build),
        Step::new("web, wasm, examples of the widget", examples),
        node("scripts/bundle.mjs").step("web, wasm, widget as one file"),
    ]
}

/// Installs what a package.json asks for, unless it is there.
pub(crate) fn install_tools(folder: &Path) -> Result<(), String> {
    let age = |path: &str| fs::metadata(folder.join(path)).and_then(|file| file.modified());
    let lock = age("package-lock.json").map_err(|error| format!("package-lock.json: {error}"))?;
    if age("node_modules/.package-lock.json").is_ok_and(|installed| installed >= lock) {
        return Ok(());
    }
    if !Tool::new("npm").arguments("--version").succeeds() {
        toolchain::require("nodejs npm")?;
    }
    Tool::new("npm").arguments("ci --prefer-offline --no-audit --no-fund").within(folder).run()
}

fn build() -> Result<(), String> {
    let compiled = compile()?;
    let stage = stage();
    Tool::new("cargo")
        .arguments("run -q --locked -p xtask --features bindgen --bin bindgen --")
        .argument(compiled.display())
        .argument(stage.display())
        .run()?;
    let dist = package().join("dist");
    make_folder(&dist)?;
    for notice in NOTICES {
        copy(&root().join(notice), &package().join(notice))?;
    }
    optimize(&stage.join("aivss_bg.wasm"), &dist.join("aivss_bg.wasm"))?;
    copy(&stage.join("aivss.js"), &dist.join("aivss.js"))
}

/// Compiles the crate and gives the path of the .wasm.
fn compile() -> Result<PathBuf, String> {
    let build = "build --locked --profile wasm -p aivss-wasm --target";
    let file = format!("{TARGET}/wasm/aivss_wasm.wasm");
    let ordinary = || Tool::new("cargo").environment("CARGO_ENCODED_RUSTFLAGS", flags());
    if toolchain::has_target(TARGET) {
        ordinary().arguments(build).argument(TARGET).run()?;
        return Ok(target().join(file));
    }
    if toolchain::install_debian_rust()? {
        // Debian's compiler has no linker of its own for this target; rustup's has one.
        let host = Tool::new("rustc").arguments("--print target-libdir").output()?;
        let linker = Path::new(host.trim()).with_file_name("bin").join("rust-lld");
        let folder = target().join("wasm-debian");
        toolchain::debian_cargo()
            .environment("CARGO_TARGET_DIR", &folder)
            .environment("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
            .environment("CARGO_ENCODED_RUSTFLAGS", flags())
            .arguments(build)
            .argument(TARGET)
            .arguments("-Zbuild-std=std,panic_abort")
            .run()?;
        return Ok(folder.join(file));
    }
    eprintln!("the target {TARGET} is missing; adding it with rustup");
    Tool::new("rustup").arguments("target add").argument(TARGET).run()?;
    ordinary().arguments(build).argument(TARGET).run()?;
    Ok(target().join(file))
}

/// Keeps the folders of this machine out of the messages of panics, and so out of the .wasm.
fn flags() -> OsString {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| std::env::home_dir().map(|home| home.join(".cargo")));
    let registries = home.map(|home| home.join("registry/src"));
    let mut folders: Vec<(PathBuf, &str)> = vec![(root(), "/aivss")];
    let found = registries.iter().filter_map(|folder| fs::read_dir(folder).ok());
    folders.extend(found.flatten().flatten().map(|entry| (entry.path(), "/crates")));
    let mut flags = OsString::new();
    for (folder, name) in folders {
        if !flags.is_empty() {
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    flags
}

/// Makes the .wasm smaller, unless it is the one of the last time.
fn optimize(input: &Path, output: &Path) -> Result<(), String> {
    let last = input.with_extension("last");
    let is_same = fs::read(input).ok() == fs::read(&last).ok() && output.exists();
    if is_same {
        return Ok(());
    }
    // A function that is called once stays one: repeated sequences compress better than merged ones.
    node(
        "node_modules/binaryen/bin/wasm-opt -Oz --one-caller-inline-max-function-size=0 --converge",
    )
    .arguments("--strip-producers --strip-target-features")
    .argument(input.display())
    .argument("-o")
    .argument(output.display())
    .run()?;
    copy(input, &last)
}

/// The examples as compact forms, which the widget loads like any other.
fn examples() -> Result<(), String> {
    let mut files = vec![root().join("examples/zscaler-mcp-server.json")];
    let folder = root().join("examples/owasp-0.8");
    let entries =
        fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    files.extend(entries.flatten().map(|entry| entry.path()));
    files.sort();
    let stage = stage();
    for format in ["json", "compact"] {
        let mut score = Tool::new("cargo")
            .arguments("run -q --locked -p aivss-cli --bin aivss -- score --format")
            .argument(format);
        for file in &files {
            score = score.argument(file.display());
        }
        let path = stage.join(format!("examples.{format}"));
        fs::write(&path, score.output()?).map_err(|e| format!("{}: {e}", path.display()))?;
    }
    node("scripts/examples.mjs").argument(stage.display()).run()
}

fn make_folder(folder: &Path) -> Result<(), String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    fs::copy(from, to).map(drop).map_err(|error| format!("{}: {error}", to.display()))
}
