//! The directions of the house: which crate may depend on which, and which module of the core may name which.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the core from the ground floor to the roof. A module names those before it, and none after.
const MODULES: &[&str] = &[
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

/// The code of a file with `crate` for as many `super` as lead to the root from it.
fn from_the_root(inside: &Path, code: &str) -> String {
    let is_folder = inside.file_name().is_some_and(|name| name == "mod.rs");
    let depth = inside.components().count() - usize::from(is_folder);
    code.replace(&"super::".repeat(depth), "crate::")
}

/// What is wrong with the names of a file: modules above its own, and names that it takes from the root although a
/// module owns them.
fn wrong(inside: &Path, text: &str) -> Vec<String> {
    let floor = |name: &str| MODULES.iter().position(|known| *known == name);
    let own = floor(module(inside)).unwrap();
    named(&from_the_root(inside, &code(text)))
        .into_iter()
        .filter(|name| floor(name).map_or(name.starts_with(char::is_uppercase), |it| it > own))
        .collect()
}

fn module(inside: &Path) -> &str {
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs")
}

/// Every file of the core: none but `wire` and the root names the roof, no arrow runs back, and what is imported
/// comes from the module that owns it.
#[test]
fn no_module_of_the_core_names_one_above_it() {
    let source = root().join("aivss-core/src");
    let mut paths = Vec::new();
    files(&source, &mut paths);
    assert!(paths.len() > 100, "{}", paths.len());
    let (mut seen, mut arrows) = (BTreeSet::new(), 0);
    for path in paths {
        let inside = path.strip_prefix(&source).unwrap();
        let module = module(inside);
        assert!(MODULES.contains(&module), "`{module}` has no floor in this test's list");
        if module == "lib" {
            continue;
        }
        seen.insert(module.to_owned());
        let text = fs::read_to_string(&path).unwrap();
        arrows += named(&code(&text)).len();
        let wrong = wrong(inside, &text);
        assert!(
            wrong.is_empty(),
            "{} names {wrong:?}: `{module}` names modules below it, and takes a type from its own module",
            path.display()
        );
    }
    assert_eq!(seen.len(), MODULES.len() - 1, "each module of the list is there");
    assert!(arrows > 300, "{arrows}");
}

/// 7 names that are wrong, each found by its own way of naming, and 5 that are right.
#[test]
fn a_wrong_name_is_found() {
    for (file, text) in [
        ("document/read.rs", "use crate::wire::score_json;"),
        ("cvss/parse.rs", "use crate::Error;"),
        ("decimal/mod.rs", "fn a() -> crate::request::Request { todo() }"),
        ("catalog/layer.rs", "use crate::{error::Error, document::Document};"),
        ("severity.rs", "use super::value::Value;"),
        ("cvss/mod.rs", "use super::{decimal::Decimal, method::Method};"),
        ("cvss/metric/base.rs", "use super::super::super::wire::score_json;"),
    ] {
        assert_eq!(wrong(Path::new(file), text).len(), 1, "{file}: {text}");
    }
    for (file, text) in [
        ("value/read.rs", "// crate::wire"),
        ("value/read.rs", "use $crate::wire;"),
        ("value/read.rs", "use crate::error::Error;"),
        ("method/mod.rs", "use super::cvss::Vector;"),
        ("catalog/search/words.rs", "use super::super::Wire;"),
    ] {
        assert!(wrong(Path::new(file), text).is_empty(), "{file}: {text}");
    }
}

/// 3 crates from outside, each behind a feature: without features the core compiles nothing but itself.
#[test]
fn the_core_compiles_serde_and_nothing_else() {
    let manifest = fs::read_to_string(root().join("aivss-core/Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    // zmij prints floats, for serde_json as well.
    assert_eq!(dependencies.keys().collect::<Vec<_>>(), ["serde", "serde_json", "zmij"]);
    assert!(dependencies.values().all(|it| it["optional"].as_bool() == Some(true)));
    assert!(!manifest.contains_key("target"));
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
