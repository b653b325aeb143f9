//! The directions of the house: which crate may depend on which, and which module of the core may name which.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the core from the ground floor to the roof. A module names those before it, and none after.
const MODULES: [&str; 29] = [
    // The ground floor: texts, errors, numbers.
    "stack_str",
    "sort",
    "escape",
    "csv",
    "error",
    "decimal",
    "time",
    "severity",
    "name",
    "value",
    // What is scored and how.
    "cvss",
    "factor",
    "method",
    "assessment",
    "bounds",
    "compact",
    "explanation",
    // The catalogs: data, which decide no number.
    "catalog",
    "rule",
    // The AIVSS 1.0 candidate, decisions and AIVSS-SSVC: apart from the methods.
    "extension",
    "decision",
    "ssvc",
    // The data that surfaces exchange, and documents.
    "request",
    "document",
    "candidate",
    "verify",
    "markdown",
    "serde_impls",
    // The roof.
    "wire",
    "lib",
];

/// The crates, each with those of this workspace that it may depend on.
const CRATES: [(&str, &[&str]); 8] = [
    ("aivss-core", &[]),
    ("aivss-threat-model", &["aivss-core"]),
    ("aivss-formats", &["aivss-core", "aivss-threat-model"]),
    ("aivss-project", &["aivss-core", "aivss-threat-model", "aivss-formats"]),
    ("aivss-mcp", &["aivss-core", "aivss-threat-model", "aivss-formats", "aivss-project"]),
    (
        "aivss-cli",
        &["aivss-core", "aivss-threat-model", "aivss-formats", "aivss-project", "aivss-mcp"],
    ),
    (
        "aivss-py",
        &[
            "aivss-core",
            "aivss-threat-model",
            "aivss-formats",
            "aivss-project",
            "aivss-mcp",
            "aivss-cli",
        ],
    ),
    ("aivss-wasm", &["aivss-core", "aivss-threat-model", "aivss-formats"]),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The code of a file without its comments and without the unit tests at its end.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The names right behind `crate::`, those of a list in braces one by one.
fn named(code: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
    };
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        // A macro's `$crate` is the caller's way to the crate.
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => {
                let list = list.split(';').next().unwrap();
                names.extend(list.split([',', '{', '}']).map(|name| word(name.trim())));
            }
            None => names.push(word(rest)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// Where each name that the root gives comes from: `Vector` from `cvss`, and the modules from themselves.
fn homes(lib: &str) -> BTreeMap<String, String> {
    let mut homes: BTreeMap<String, String> =
        MODULES.iter().map(|module| ((*module).to_owned(), (*module).to_owned())).collect();
    for item in code(lib).split("pub use ").skip(1) {
        let item = item.split(';').next().unwrap();
        let (module, names) = item.split_once("::").unwrap();
        for name in names.split([',', '{', '}']).map(str::trim).filter(|name| !name.is_empty()) {
            homes.insert(name.to_owned(), module.to_owned());
        }
    }
    homes
}

/// The arrows of one file that run back: the module it names although it stands above.
fn backward(module: &str, text: &str, homes: &BTreeMap<String, String>) -> Vec<String> {
    let floor = |module: &str| MODULES.iter().position(|known| *known == module);
    named(&code(text))
        .into_iter()
        .filter_map(|name| homes.get(&name).cloned())
        .filter(|home| floor(home) > floor(module))
        .collect()
}

/// Every file of the core: none but `wire` and the root names the roof, and no arrow runs back.
#[test]
fn no_module_of_the_core_names_one_above_it() {
    let source = root().join("aivss-core/src");
    let homes = homes(&fs::read_to_string(source.join("lib.rs")).unwrap());
    let mut paths = Vec::new();
    files(&source, &mut paths);
    assert!(paths.len() > 100, "{}", paths.len());
    let (mut seen, mut arrows) = (BTreeSet::new(), 0);
    for path in paths {
        let inside = path.strip_prefix(&source).unwrap();
        let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
        let module = first.trim_end_matches(".rs");
        assert!(MODULES.contains(&module), "`{module}` has no floor in this test's list");
        if module == "lib" {
            continue;
        }
        seen.insert(module.to_owned());
        let text = fs::read_to_string(&path).unwrap();
        arrows += named(&code(&text)).len();
        let back = backward(module, &text, &homes);
        assert!(back.is_empty(), "{} names {back:?}, which stand above `{module}`", path.display());
    }
    assert_eq!(seen.len(), MODULES.len() - 1, "each module of the list is there");
    assert!(arrows > 300, "{arrows}");
}

/// 5 arrows that would run back, each found by its own way of naming.
#[test]
fn an_arrow_that_runs_back_is_found() {
    let lib = fs::read_to_string(root().join("aivss-core/src/lib.rs")).unwrap();
    let homes = homes(&lib);
    for (module, text) in [
        ("document", "use crate::wire::score_json;"),
        ("cvss", "use crate::{Error, Method};"),
        ("decimal", "fn a() -> crate::request::Request { todo() }"),
        ("catalog", "use crate::{error::Error, document::Document};"),
        ("value", "use crate::Inputs;"),
    ] {
        assert_eq!(backward(module, text, &homes).len(), 1, "{text}");
    }
    for text in ["// crate::wire", "use $crate::wire;", "use crate::error::Error;"] {
        assert!(backward("value", text, &homes).is_empty(), "{text}");
    }
}

/// 8 crates: each depends on those below it alone.
#[test]
fn no_crate_depends_on_one_above_it() {
    for (name, below) in CRATES {
        let manifest = fs::read_to_string(root().join(name).join("Cargo.toml")).unwrap();
        let manifest: toml::Table = manifest.parse().unwrap();
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table);
        let ours: Vec<&String> = dependencies
            .into_iter()
            .flat_map(toml::Table::keys)
            .filter(|dependency| dependency.starts_with("aivss-"))
            .collect();
        for dependency in ours {
            assert!(below.contains(&dependency.as_str()), "{name} depends on {dependency}");
        }
    }
}
