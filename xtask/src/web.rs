//! The npm package and the widget, tested as Node, TypeScript, bundlers and a real browser see them.

use crate::install::{self, is_debian_root};
use crate::step::{Held, Installed, Step};
use crate::tool::{Tool, root, say, target};
use crate::wasm::{self, node};
use std::path::Path;

/// Where a Chromium may be; `tests/browser/browser.mjs` looks at the same places.
const BROWSERS: [&str; 3] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const PACKAGE: &str = "web, wasm, widget as one file";
const CHROMIUM: &str = "install Chromium";

pub(crate) fn installs() -> Vec<Step> {
    let install =
        || if is_debian_root() { install::require("chromium") } else { without_browser() };
    let chromium = Step::new(CHROMIUM, install).holding(Held::Packages).installs(Installed {
        what: "chromium (Debian)",
        why: "the widget is tested in a browser",
        is_there: has_browser,
    });
    let mut steps = wasm::installs();
    steps.push(chromium);
    steps
}

pub(crate) fn steps() -> Vec<Step> {
    let mut steps = wasm::steps();
    steps.extend([
        node("node_modules/typescript/bin/tsc -p tests/types").step("web, types").after(&[PACKAGE]),
        Step::new("web, node", || tests("tests")).after(&[PACKAGE]),
        Step::new("web, browser", || {
            with_browser(|| {
                node("--test --test-timeout=120000 --test-reporter=dot")
                    .arguments(&files("tests/browser")?)
                    // For people to look at; nothing reads them.
                    .environment("AIVSS_PICTURES", target().join("pictures"))
                    .run()
            })
        })
        .after(&[PACKAGE, CHROMIUM]),
        Step::new("web, consumers", || with_browser(|| tests("tests/consumers")))
            .after(&[PACKAGE, CHROMIUM]),
    ]);
    steps
}

/// Builds the package and serves it on this machine until it is stopped.
pub(crate) fn serve(port: &str) -> Vec<Step> {
    let mut steps = build();
    let port = port.to_owned();
    steps.push(
        Step::new("serve", move || node("scripts/serve.mjs").argument(port).run())
            .after(&[PACKAGE]),
    );
    steps
}

/// Builds the package.
pub(crate) fn build() -> Vec<Step> {
    let mut steps = wasm::installs();
    steps.extend(wasm::steps());
    steps
}

/// The benches in Node and in Chromium, beside their peers.
pub(crate) fn bench() -> Vec<Step> {
    let folder = || root().join("benches/js");
    let peers = Step::new("install peers", move || wasm::npm_ci(&folder())).after(&[wasm::NODE]);
    let mut steps = build();
    steps.push(peers.installs(Installed {
        what: "the npm packages of benches/js/package-lock.json, into benches/js/node_modules",
        why: "the peers of the npm package",
        is_there: || wasm::has_packages(&root().join("benches/js")),
    }));
    let bench = Tool::new("node").arguments("bench.js").within(folder());
    steps.push(bench.step("benches, JavaScript").after(&[PACKAGE, "install peers"]));
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

fn has_browser() -> bool {
    let is_told = std::env::var_os("AIVSS_CHROMIUM").is_some();
    is_told || BROWSERS.iter().any(|path| Path::new(path).exists())
}

/// Runs tests that need a Chromium.
fn with_browser(run: impl FnOnce() -> Result<(), String>) -> Result<(), String> {
    if has_browser() { run() } else { without_browser() }
}

/// A machine that has no Chromium and must not install one skips the tests that need it and says so, unless it is CI,
/// where nothing is skipped.
fn without_browser() -> Result<(), String> {
    let message =
        "no Chromium here, and not the right to install one; set AIVSS_CHROMIUM to its path";
    if std::env::var_os("CI").is_some() {
        return Err(message.into());
    }
    say(&format!("SKIPPED: {message}"));
    Ok(())
}
