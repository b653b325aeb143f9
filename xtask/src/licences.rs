//! The licences of other people's crates inside what is built, collected from the crates themselves.
//!
//! cargo-about would be no replacement: it gathers the licences alone, and not the `NOTICE` files of Arrow, which
//! Apache-2.0 asks to pass on; it counts crates that only run while compiling as compiled in; and it takes minutes to
//! install and to read every file, where this takes a second.

use crate::registry;
use crate::tool::{cargo, root};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Goes into the wheel, the sdist and the npm package, and beside the command where it is handed out compiled.
const FILE: &str = "THIRD_PARTY_LICENSES.txt";
/// What is compiled: the extension and the command, for the systems they are made for, and the module of the npm
/// package.
const TREES: [&str; 2] = [
    "-p aivss-py -p aivss-cli --target x86_64-unknown-linux-gnu --target aarch64-unknown-linux-gnu \
     --target x86_64-apple-darwin --target aarch64-apple-darwin --target x86_64-pc-windows-msvc",
    "-p aivss-wasm --target wasm32-unknown-unknown",
];
const HEAD: &str = "\
Other people's work in the compiled parts of aivss: the Rust crates below, each with the terms that its own package
gives. Where a crate offers a choice, MIT is chosen if it is among them. `cargo xtask bless licences` writes this file
anew, and `cargo xtask test licences` compares it with Cargo.lock.
";

/// A crate by its name and version, and the expression that stands for its licence.
type Crate = (String, String);

/// Refuses a file that is not what the crates give today.
pub(crate) fn check() -> Result<(), String> {
    let path = root().join(FILE);
    let committed = fs::read_to_string(&path).map_err(|error| format!("{FILE}: {error}"))?;
    let collected = collect()?;
    if committed == collected {
        return Ok(());
    }
    let mut lines = committed.lines().zip(collected.lines());
    let differs = lines.find(|(old, new)| old != new).unwrap_or(("the end", "more"));
    Err(format!(
        "{FILE} has `{}` where the crates give `{}`; `cargo xtask bless licences` writes it anew",
        differs.0, differs.1
    ))
}

/// Writes the file.
pub(crate) fn write() -> Result<(), String> {
    fs::write(root().join(FILE), collect()?).map_err(|error| format!("{FILE}: {error}"))
}

fn collect() -> Result<String, String> {
    cargo("fetch --locked -q").run()?;
    // The same terms are printed once, however they are wrapped, with all the crates that give them.
    let mut texts: BTreeMap<String, (String, Vec<Crate>)> = BTreeMap::new();
    let mut without = Vec::new();
    for (name, licence) in crates()? {
        let files = files_of(&folder_of(&name)?, &licence)?;
        if files.is_empty() {
            without.push((name.clone(), licence.clone()));
        }
        for file in files {
            let text = fs::read_to_string(&file)
                .map_err(|error| format!("{}: {error}", file.display()))?;
            let key = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let (_, crates) = texts.entry(key).or_insert_with(|| (tidy(&text), Vec::new()));
            crates.push((name.clone(), licence.clone()));
        }
    }
    let mut all: Vec<_> = texts.into_values().collect();
    all.sort_by(|one, other| one.1.cmp(&other.1).then_with(|| one.0.cmp(&other.0)));
    let mut file = HEAD.to_owned();
    if !without.is_empty() {
        let _ =
            write!(file, "\n{}\n\nThe package gives no text of its licence.\n", title(&without));
    }
    for (text, crates) in all {
        let _ = write!(file, "\n{}\n\n{text}", title(&crates));
    }
    Ok(file)
}

fn title(crates: &[Crate]) -> String {
    let rule = "=".repeat(80);
    let lines: Vec<_> = crates.iter().map(|(name, licence)| format!("{name}, {licence}")).collect();
    format!("{rule}\n{}\n{rule}", lines.join("\n"))
}

/// The text without blanks at the ends of lines and blank lines at its own.
fn tidy(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim_end).collect();
    format!("{}\n", lines.join("\n").trim_matches('\n'))
}

/// The crates that are compiled in, but for our own.
fn crates() -> Result<Vec<Crate>, String> {
    let tree = "tree --locked -e normal,no-proc-macro --prefix none --no-dedupe --format={p}|{l}";
    let mut all = String::new();
    for compiled in TREES {
        all.push_str(&cargo(tree).arguments(compiled).output()?);
    }
    let mut crates: Vec<Crate> = all
        .lines()
        .filter(|line| !line.starts_with("aivss-"))
        .filter_map(|line| line.split_once('|'))
        .map(|(package, licence)| {
            let name = package.replacen(" v", " ", 1);
            (name.split(" (").next().unwrap_or(&name).to_owned(), licence.to_owned())
        })
        .collect();
    crates.sort();
    crates.dedup();
    match crates.iter().find(|(_, licence)| licence.is_empty()) {
        Some((name, _)) => Err(format!("{name} does not say what its licence is")),
        None => Ok(crates),
    }
}

/// Where cargo unpacked a crate.
fn folder_of(name: &str) -> Result<PathBuf, String> {
    let folder = name.replacen(' ', "-", 1);
    let found =
        registry::folders().into_iter().map(|place| place.join(&folder)).find(|path| path.is_dir());
    found.ok_or_else(|| format!("cargo has not unpacked {name}"))
}

/// The files of a crate that hold the terms under which it is used.
fn files_of(folder: &Path, licence: &str) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().to_uppercase(), entry.path()))
        .filter(|(name, path)| {
            let starts = ["LICENSE", "LICENCE", "COPYING", "NOTICE", "UNLICENSE"];
            path.is_file() && starts.iter().any(|start| name.starts_with(start))
        })
        .collect();
    files.sort();
    let is_notice = |name: &str| name.starts_with("NOTICE");
    // Of a choice the first that the package has a file of; where all terms hold, all files.
    let is_there = |word: &&str| files.iter().any(|(name, _)| name.contains(word));
    let chosen =
        ["MIT", "APACHE"].into_iter().find(is_there).filter(|_| !licence.contains(" AND "));
    let wanted = |name: &str| chosen.is_none_or(|word| name.contains(word));
    files.retain(|(name, _)| is_notice(name) || wanted(name));
    Ok(files.into_iter().map(|(_, path)| path).collect())
}
