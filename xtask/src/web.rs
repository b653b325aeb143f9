//! The npm package and the widget, tested as Node, TypeScript, bundlers and a real browser see them.

use crate::commands::{Step, Tool, root, target};
use crate::toolchain;
use crate::wasm::{self, node};
use std::path::Path;

/// Where a Chromium may be; `tests/browser/browser.mjs` looks at the same places.
const BROWSERS: [&str; 3] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

pub(crate) fn steps() -> Vec<Step> {
    let mut steps = wasm::steps();
    steps.extend([
        node("node_modules/typescript/bin/tsc -p tests/types").step("web, types"),
        Step::new("web, node", || tests("tests")),
        Step::new("web, browser", || {
            with_browser(|| {
                node("--test --test-timeout=120000 --test-reporter=dot")
                    .arguments(&files("tests/browser")?)
                    // For people to look at; nothing reads them.
                    .environment("AIVSS_PICTURES", target().join("pictures"))
                    .run()
            })
        }),
        Step::new("web, consumers", || with_browser(|| tests("tests/consumers"))),
    ]);
    steps
}

/// Builds the package and serves it on this machine until it is stopped.
pub(crate) fn serve(port: &str) -> Vec<Step> {
    let mut steps = wasm::steps();
    steps.push(node("scripts/serve.mjs").argument(port).step("serve"));
    steps
}

/// The benches in Node and in Chromium, beside their peers.
pub(crate) fn bench() -> Vec<Step> {
    let folder = root().join("benches/js");
    let tools = folder.clone();
    let mut steps = wasm::steps();
    steps.push(Step::new("peers", move || wasm::install_tools(&tools)));
    steps.push(Tool::new("node").arguments("bench.js").within(folder).step("benches, JavaScript"));
    steps
}

fn tests(folder: &str) -> Result<(), String> {
    node("--test --test-timeout=120000 --test-reporter=dot").arguments(&files(folder)?).run()
}

/// The test files of a folder of the package; Node 20 takes no patterns.
fn files(folder: &str) -> Result<String, String> {
    let path = wasm::package().join(folder);
    let entries =
        std::fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let names = entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".test.mjs")).collect();
    names.sort();
    if names.is_empty() {
        return Err(format!("{folder} has no tests"));
    }
    let paths: Vec<String> = names.iter().map(|name| format!("{folder}/{name}")).collect();
    Ok(paths.join(" "))
}

/// Runs tests that need a Chromium. A machine that has none and must not install one skips them and says
/// so, unless it is CI, where nothing is skipped.
fn with_browser(run: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    let is_told = std::env::var_os("AIVSS_CHROMIUM").is_some();
    if is_told
        || BROWSERS.iter().any(|path| Path::new(path).exists())
        || toolchain::install("chromium")?
    {
        return run();
    }
    let message =
        "no Chromium here, and not the right to install one; set AIVSS_CHROMIUM to its path";
    if std::env::var_os("CI").is_some() {
        return Err(message.into());
    }
    eprintln!("SKIPPED: {message}");
    Ok(())
}
