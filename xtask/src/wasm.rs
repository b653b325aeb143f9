//! Building the npm package: the crate for WebAssembly, its JavaScript, and the examples it offers.

use crate::install;
use crate::registry::remapping;
use crate::step::{Installed, Step};
use crate::tool::{Tool, cargo, root, target};
use crate::toolchain::{self, WASM, cargo_for};
use std::fs;
use std::path::{Path, PathBuf};

/// What npm leaves out when it is a link, and must not.
const NOTICES: [&str; 5] =
    ["LICENSE-APACHE", "LICENSE-MIT", "NOTICE", "THIRD_PARTY.md", "THIRD_PARTY_LICENSES.txt"];

/// The names of the steps that install.
pub(crate) const NODE: &str = "install Node";
pub(crate) const NPM: &str = "install npm packages";

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

pub(crate) fn installs() -> Vec<Step> {
    vec![toolchain::install(), install_node(), install_packages()]
}

pub(crate) fn install_node() -> Step {
    install::debian(
        NODE,
        "nodejs npm",
        "the npm package is tested with it, and pyright runs on it",
        || install::has("node") && install::has("npm"),
    )
}

fn install_packages() -> Step {
    Step::new(NPM, || npm_ci(&package())).after(&[NODE]).installs(Installed {
        what: "the npm packages of aivss-wasm/package-lock.json, into aivss-wasm/node_modules",
        why: "make the .wasm small, and test the npm package",
        is_there: || has_packages(&package()),
    })
}

pub(crate) fn steps() -> Vec<Step> {
    vec![
        Step::new("web, wasm, compiled", compile).after(&[toolchain::INSTALL]),
        Step::new("web, wasm, bindings", bind).after(&["web, wasm, compiled", NPM]).builds(),
        Step::new("web, wasm, examples of the widget", examples)
            .after(&["web, wasm, bindings"])
            .builds(),
        node("scripts/bundle.mjs")
            .step("web, wasm, widget as one file")
            .after(&["web, wasm, examples of the widget"]),
    ]
}

/// Whether what a package.json asks for is installed.
pub(crate) fn has_packages(folder: &Path) -> bool {
    let age = |path: &str| fs::metadata(folder.join(path)).and_then(|file| file.modified()).ok();
    age("node_modules/.package-lock.json")
        .is_some_and(|installed| age("package-lock.json").is_some_and(|lock| installed >= lock))
}

/// Installs what a package.json asks for.
pub(crate) fn npm_ci(folder: &Path) -> Result<(), String> {
    Tool::new("npm").arguments("ci --prefer-offline --no-audit --no-fund").within(folder).run()
}

/// Writes the JavaScript beside the .wasm, and makes that small.
fn bind() -> Result<(), String> {
    let stage = stage();
    cargo("run -q --locked -p xtask --features bindgen --bin bindgen --")
        .argument(compiled().display())
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

/// Where the compiler puts the crate. Debian's has a folder of its own, as it builds the standard library there as well.
fn compiled() -> PathBuf {
    let (_, is_debian) = cargo_for(WASM);
    folder(is_debian).join(WASM).join("wasm/aivss_wasm.wasm")
}

fn folder(is_debian: bool) -> PathBuf {
    if is_debian { target().join("wasm-debian") } else { target() }
}

fn compile() -> Result<(), String> {
    let (mut cargo, is_debian) = cargo_for(WASM);
    if is_debian {
        // Debian's compiler has no linker of its own for this target; rustup's has one.
        let host = Tool::new("rustc").arguments("--print target-libdir").output()?;
        let linker = Path::new(host.trim()).with_file_name("bin").join("rust-lld");
        cargo = cargo
            .environment("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", linker)
            .environment("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort");
    }
    cargo
        .environment("CARGO_TARGET_DIR", folder(is_debian))
        .environment("CARGO_ENCODED_RUSTFLAGS", remapping())
        .arguments("build --locked --profile wasm -p aivss-wasm --target")
        .argument(WASM)
        .run()
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
        // As the README's first command builds it.
        let mut score =
            cargo("run -q --locked --release --bin aivss -- score --format").argument(format);
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
