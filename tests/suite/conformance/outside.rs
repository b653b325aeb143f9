//! The outside of the project: pages lead where they say, and repeat what the code and the manifests have.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::Table;

/// What is published on crates.io.
const PUBLISHED: [&str; 6] = [
    "aivss-core",
    "aivss-threat-model",
    "aivss-formats",
    "aivss-project",
    "aivss-mcp",
    "aivss-cli",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn manifest(folder: &str) -> Table {
    text(&format!("{folder}/Cargo.toml")).parse().unwrap()
}

/// The Markdown files at the root, in `docs`, and the READMEs of the folders.
fn pages() -> Vec<String> {
    let mut pages: Vec<String> = ["tests", "benches", "aivss-py", "aivss-wasm"]
        .map(|folder| format!("{folder}/README.md"))
        .to_vec();
    for folder in ["", "docs/"] {
        for entry in fs::read_dir(root().join(folder)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            if Path::new(&name).extension().is_some_and(|extension| extension == "md") {
                pages.push(format!("{folder}{name}"));
            }
        }
    }
    pages
}

/// The text outside of blocks of code.
fn prose(text: &str) -> String {
    text.split("\n```").step_by(2).collect::<Vec<_>>().join("\n")
}

/// The anchor that hosts of repositories give a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|it| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_'));
    kept.map(|it| if it == ' ' { '-' } else { it }).collect()
}

#[test]
fn every_link_of_a_page_leads_to_a_file_or_a_heading() {
    let mut count = 0;
    for page in pages() {
        let text = prose(&text(&page));
        for rest in text.split("](").skip(1) {
            let target = rest.split(')').next().unwrap();
            if target.starts_with("https://") {
                continue;
            }
            count += 1;
            let (file, heading) = target.split_once('#').unwrap_or((target, ""));
            let folder = Path::new(&page).parent().unwrap();
            let path = if file.is_empty() { Path::new(&page).into() } else { folder.join(file) };
            let full = root().join(&path);
            assert!(full.exists(), "{page}: {target} leads nowhere");
            if !heading.is_empty() {
                let linked = fs::read_to_string(full).unwrap();
                let mut headings = linked.lines().filter_map(|line| line.strip_prefix('#'));
                let is_there =
                    headings.any(|line| anchor(line.trim_start_matches('#').trim()) == heading);
                assert!(is_there, "{page}: {target} names no heading");
            }
        }
    }
    assert!(count >= 30, "{count} links are found");
}

/// What stands in backticks and looks like a path of this repository is one.
#[test]
fn every_path_that_a_page_names_is_there() {
    let (mut count, mut missing) = (0, Vec::new());
    for page in
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "tests/README.md"]
    {
        let text = prose(&text(page));
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = ["aivss-", "tests/", "docs/", "benches/", "xtask/", "examples/"]
                .iter()
                .any(|start| name.starts_with(start))
                && name.contains('/')
                && !name.contains([' ', '*', ':']);
            if is_path {
                count += 1;
                if !root().join(name).exists() {
                    missing.push(format!("{page}: {name}"));
                }
            }
        }
    }
    assert!(count >= 40, "{count} paths are found");
    assert_eq!(missing, Vec::<String>::new());
}

#[test]
fn the_readme_stays_a_first_screen_and_its_pointers() {
    assert!(text("README.md").lines().count() < 200);
}

/// The core's documentation begins as the README does, with code that both test.
#[test]
fn the_core_begins_with_the_example_of_the_readme() {
    let readme = text("README.md");
    let shown = readme.split("```rust\n").nth(1).unwrap().split("```").next().unwrap();
    let source = text("aivss-core/src/lib.rs");
    let docs = source.lines().map_while(|line| line.strip_prefix("//!"));
    let docs: Vec<&str> = docs.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let docs = docs.join("\n");
    assert!(docs.split("\n\n").nth(1).unwrap().starts_with("```\n"), "the example comes first");
    assert!(docs.contains(&format!("```\n{shown}```\n")));
}

/// 6 crates.
#[test]
fn the_documentation_of_every_published_crate_begins_with_an_example() {
    for name in PUBLISHED {
        let source = text(&format!("{name}/src/lib.rs"));
        let paragraphs = source.split("//!\n//! ").take(3);
        let is_shown = paragraphs.clone().skip(1).any(|it| it.starts_with("```"));
        assert!(is_shown, "{name} begins with {:?}", paragraphs.collect::<Vec<_>>());
    }
}

/// The graph of ARCHITECTURE.md against the dependencies of 8 manifests.
#[test]
fn the_directions_of_the_crates_are_those_of_their_manifests() {
    let page = text("ARCHITECTURE.md");
    let chapter = page.split("## The directions\n").nth(1).unwrap();
    let graph = chapter.split("```\n").nth(1).unwrap();
    let drawn: BTreeMap<String, Vec<String>> = graph
        .lines()
        .map(|line| line.split_whitespace().map(str::to_owned))
        .map(|mut words| (words.next().unwrap(), words.collect()))
        .collect();
    let compiled: BTreeMap<String, Vec<String>> = drawn
        .keys()
        .map(|name| {
            let manifest = manifest(name);
            let dependencies = manifest["dependencies"].as_table().unwrap().keys();
            let ours = dependencies.filter(|it| it.starts_with("aivss-")).cloned();
            let mut ours: Vec<String> = ours.collect();
            ours.sort();
            (name.clone(), ours)
        })
        .collect();
    assert_eq!(drawn, compiled);
    let members = manifest(".")["workspace"]["members"].as_array().unwrap().clone();
    let crates = members.iter().filter(|it| it.as_str().unwrap().starts_with("aivss-"));
    assert_eq!(crates.count(), drawn.len());
}

/// Where the address of the repository is known, all that is published names it; until then nothing names one.
#[test]
fn the_address_of_the_repository_stands_in_one_place() {
    let workspace = manifest(".");
    let address = workspace["workspace"]["package"]["repository"].as_str().unwrap();
    for name in PUBLISHED {
        let manifest = manifest(name);
        assert_eq!(manifest["package"]["repository"]["workspace"].as_bool(), Some(true), "{name}");
        let docs = &manifest["package"]["metadata"]["docs"]["rs"];
        assert_eq!(docs["all-features"].as_bool(), Some(true), "{name}");
    }
    let python: Table = text("aivss-py/pyproject.toml").parse().unwrap();
    let npm: serde_json::Value = serde_json::from_str(&text("aivss-wasm/package.json")).unwrap();
    let python = python["project"].get("urls").map(|urls| urls["Repository"].as_str().unwrap());
    let npm = npm["repository"]["url"].as_str().map(str::to_owned);
    if address.starts_with("https://") {
        let fix =
            format!("`Repository = \"{address}\"` under [project.urls] of aivss-py/pyproject.toml");
        assert_eq!(python, Some(address), "write {fix}");
        let url = format!("git+{address}.git");
        let fix = format!("\"repository\": {{\"type\": \"git\", \"url\": \"{url}\"}}");
        assert_eq!(npm.as_deref(), Some(&*url), "write {fix} into aivss-wasm/package.json");
    } else {
        // What is no address is refused by crates.io, and must not reach PyPI or npm.
        assert!(!address.contains("://"), "`{address}` looks like an address and is none");
        assert_eq!((python, npm), (None, None));
    }
}
