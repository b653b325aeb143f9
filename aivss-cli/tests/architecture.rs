//! The directions of the crate: its imports are read from the source and go downwards only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The rooms of the crate, the lowest first. A module imports from its own room and from those below it.
const ROOMS: [&str; 7] = ["exit", "error", "io", "options", "scoring", "command", "cli"];

/// Folders whose members do not know each other, with the members that all of them may use.
const FOLDERS_OF_COMMANDS: [(&[&str], &[&str]); 2] =
    [(&["command"], &[]), (&["command", "model"], &["shared"])];

type Module = Vec<String>;

/// The imports of every module, by its path below the crate's root.
type Imports = BTreeMap<Module, BTreeSet<Module>>;

#[test]
fn imports_go_downwards_and_no_command_imports_another() {
    let mut sources = BTreeMap::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut Vec::new(), &mut sources);
    let commands =
        sources.keys().filter(|module| matches!(&module[..], [room, _] if room == "command"));
    assert!(commands.count() >= 17, "the commands are found");
    let imports = imports(&sources);
    assert!(imports.values().map(BTreeSet::len).sum::<usize>() >= 200, "the imports are read");
    assert_eq!(violations(&imports), Vec::<String>::new());
}

#[test]
fn every_kind_of_forbidden_import_is_found() {
    type Case = (&'static [(&'static str, &'static str)], &'static str);
    let cases: [Case; 10] = [
        (
            &[("io::input", "use crate::command::score;"), ("command::score", "")],
            "io::input imports command::score, which stands above it",
        ),
        (
            &[("io::input", "fn f() { super::super::cli::run() }"), ("cli", "")],
            "io::input imports cli, which stands above it",
        ),
        (
            &[("error", "use crate::{EXIT_OK, exit};"), ("exit", "")],
            "error imports the crate's root, which stands above it",
        ),
        (
            &[("command::score", "use crate::cli as tree;"), ("cli", "")],
            "command::score imports cli, which stands above it",
        ),
        (
            &[("command::score", "use super::{diff::{f, g}, cvss};"), ("command::cvss", "")],
            "command::score imports command::cvss, another command",
        ),
        (
            &[
                ("command::model::add", "mod tests { use super::super::edit; }"),
                ("command::model::edit", ""),
            ],
            "command::model::add imports command::model::edit, another command",
        ),
        (
            &[
                ("command::model::shared::text", "use crate::command::model::edit;"),
                ("command::model::edit", ""),
            ],
            "command::model::shared::text imports command::model::edit, another command",
        ),
        (
            &[("command::model::edit", "use super::Answer;"), ("command::model", "")],
            "command::model::edit imports command::model, another command",
        ),
        (
            &[("scoring", "use report::text;"), ("scoring::report", "use super::View;")],
            "scoring and scoring::report import each other",
        ),
        (&[("news", "")], "news has no place among the rooms"),
    ];
    for (sources, expected) in cases {
        let module = |name: &str| name.split("::").map(String::from).collect();
        let sources: BTreeMap<Module, String> =
            sources.iter().map(|(name, text)| (module(name), (*text).to_owned())).collect();
        let found = violations(&imports(&sources));
        assert!(found.contains(&expected.to_owned()), "{expected}: {found:?}");
    }
}

#[test]
fn comments_and_texts_are_no_imports() {
    let text = r##"
        //! See [`crate::cli`].
        /* use crate::cli; /* crate::cli */ */
        const A: &str = "crate::cli::\" crate::cli";
        const B: &str = r#"crate::cli" crate::cli"#;
        const C: char = '"';
        fn f<'a>(it: &'a str) -> &'a str { crate::exit::f(it) }
    "##;
    let sources =
        [(vec!["io".to_owned()], text.to_owned()), (vec!["exit".to_owned()], String::new())];
    let found = imports(&sources.into());
    assert_eq!(found[&vec!["io".to_owned()]], [vec!["exit".to_owned()]].into());
}

fn name(module: &[String]) -> String {
    if module.is_empty() { "the crate's root".into() } else { module.join("::") }
}

/// Every import that breaks a rule, as a sentence.
fn violations(imports: &Imports) -> Vec<String> {
    let mut found = Vec::new();
    let rank = |module: &[String]| {
        let Some(room) = module.first() else { return Some(ROOMS.len()) };
        ROOMS.iter().position(|it| it == room)
    };
    for (module, targets) in imports {
        let Some(own) = rank(module) else {
            found.push(format!("{} has no place among the rooms", name(module)));
            continue;
        };
        for target in targets {
            let (from, to) = (name(module), name(target));
            if rank(target).is_some_and(|rank| rank > own) {
                found.push(format!("{from} imports {to}, which stands above it"));
            }
            if is_another_command(module, target) {
                found.push(format!("{from} imports {to}, another command"));
            }
            if reaches(imports, target, module) {
                found.push(format!("{from} and {to} import each other"));
            }
        }
    }
    found
}

/// Whether the first module is part of a command, and the second neither of the same command nor shared.
fn is_another_command(module: &[String], target: &[String]) -> bool {
    FOLDERS_OF_COMMANDS.iter().any(|(folder, shared)| {
        let inside = |path: &[String]| -> Option<Module> {
            let is_inside =
                path.len() >= folder.len() && path.iter().zip(*folder).all(|(a, b)| a == b);
            is_inside.then(|| path[folder.len()..].to_vec())
        };
        let (Some(own), Some(other)) = (inside(module), inside(target)) else { return false };
        // The folder's own file lists the commands and runs them.
        let is_command = !own.is_empty();
        let is_shared = other.first().is_some_and(|it| shared.contains(&it.as_str()));
        is_command && own.first() != other.first() && !is_shared
    })
}

/// Whether a module imports another one, itself or through others.
fn reaches(imports: &Imports, from: &Module, to: &Module) -> bool {
    let mut seen = BTreeSet::new();
    let mut next = vec![from];
    while let Some(module) = next.pop() {
        if module == to {
            return true;
        }
        if seen.insert(module) {
            next.extend(imports.get(module).into_iter().flatten());
        }
    }
    false
}

/// Reads the text of every module below a folder, but for the binary's.
fn collect(folder: &Path, module: &mut Module, sources: &mut BTreeMap<Module, String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let is_root = module.is_empty();
        if path.is_dir() {
            module.push(stem);
            collect(&path, module, sources);
            module.pop();
        } else if stem == "mod" || (is_root && stem == "lib") {
            sources.insert(module.clone(), fs::read_to_string(&path).unwrap());
        } else if !(is_root && stem == "main") {
            let module = module.iter().cloned().chain([stem]).collect();
            sources.insert(module, fs::read_to_string(&path).unwrap());
        }
    }
}

/// What every module imports: other modules, by the longest part of a path that names one.
fn imports(sources: &BTreeMap<Module, String>) -> Imports {
    let is_module =
        |path: &[String]| path.is_empty() || sources.keys().any(|it| it.starts_with(path));
    let imported = |(module, text): (&Module, &String)| {
        let mut targets = BTreeSet::new();
        for path in paths(module, &tokens(text), &is_module) {
            let length = (0..=path.len()).rev().find(|length| is_module(&path[..*length]));
            targets.insert(path[..length.unwrap_or(0)].to_vec());
        }
        targets.remove(module);
        (module.clone(), targets)
    };
    sources.iter().map(imported).collect()
}

/// Every path in the text that begins in this crate, from the crate's root.
fn paths(module: &Module, tokens: &[String], is_module: &dyn Fn(&[String]) -> bool) -> Vec<Module> {
    let mut found = Vec::new();
    // Modules inside the file, with the depth of the braces in which each began.
    let mut inner: Vec<(String, usize)> = Vec::new();
    let mut depth = 0;
    let mut index = 0;
    while index < tokens.len() {
        let here: Module =
            module.iter().cloned().chain(inner.iter().map(|(name, _)| name.clone())).collect();
        let is_path = tokens.get(index + 1).is_some_and(|next| next == "::");
        let is_continued = index > 0 && tokens[index - 1] == "::";
        match tokens[index].as_str() {
            "mod" if tokens.get(index + 2).is_some_and(|it| it == "{") => {
                inner.push((tokens[index + 1].clone(), depth));
            }
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                inner.pop_if(|(_, began)| *began == depth);
            }
            start if is_path && !is_continued => {
                let base = match start {
                    "crate" => Some(Vec::new()),
                    "self" => Some(here),
                    "super" => Some(here[..here.len().saturating_sub(1)].to_vec()),
                    // A child by its bare name, as in `use arguments::Format`.
                    child => {
                        let path: Module = here.into_iter().chain([child.to_owned()]).collect();
                        is_module(&path).then_some(path)
                    }
                };
                if let Some(base) = base {
                    tree(base, &tokens[index + 2..], &mut found);
                }
            }
            _ => {}
        }
        index += 1;
    }
    found
}

/// The paths that go on from a base, all of those in braces; gives how many tokens they take.
fn tree(mut base: Module, tokens: &[String], found: &mut Vec<Module>) -> usize {
    match tokens.first().map(String::as_str) {
        Some("{") => {
            let mut index = 1;
            while tokens.get(index).is_some_and(|it| it != "}") {
                index += if tokens[index] == "," {
                    1
                } else {
                    tree(base.clone(), &tokens[index..], found)
                };
            }
            index + 1
        }
        Some(part) => {
            match part {
                "super" => drop(base.pop()),
                "self" => {}
                name => base.push(name.to_owned()),
            }
            if tokens.get(1).is_some_and(|it| it == "::") {
                return 2 + tree(base, &tokens[2..], found);
            }
            found.push(base);
            // What is renamed keeps its path.
            if tokens.get(1).is_some_and(|it| it == "as") { 3 } else { 1 }
        }
        None => 0,
    }
}

/// Words, `::` and single signs, without comments, texts and characters.
fn tokens(text: &str) -> Vec<String> {
    let signs: Vec<char> = text.chars().collect();
    let at = |index: usize| signs.get(index).copied().unwrap_or('\0');
    let is_word = |sign: char| sign.is_alphanumeric() || sign == '_';
    let mut tokens = Vec::new();
    let mut index = 0;
    while index < signs.len() {
        let start = index;
        match (at(index), at(index + 1)) {
            ('/', '/') => index = skip(index, signs.len(), |it| at(it) == '\n'),
            ('/', '*') => index = end_of_comment(&signs, index),
            ('"', _) => index = end_of_text(&signs, index),
            ('r', '"' | '#') => {
                let hashes = signs[index + 1..].iter().take_while(|it| **it == '#').count();
                let quote = index + 1 + hashes;
                if at(quote) == '"' {
                    let is_end =
                        |it: usize| at(it) == '"' && (1..=hashes).all(|more| at(it + more) == '#');
                    index = skip(quote + 1, signs.len(), is_end) + 1 + hashes;
                } else {
                    index = quote;
                }
            }
            ('\'', '\\') => index = skip(index + 3, signs.len(), |it| at(it) == '\'') + 1,
            ('\'', _) if at(index + 2) == '\'' => index += 3,
            (':', ':') => {
                tokens.push("::".into());
                index += 2;
            }
            (sign, _) if is_word(sign) => {
                index = skip(index, signs.len(), |it| !is_word(at(it)));
                tokens.push(signs[start..index].iter().collect());
            }
            (sign, _) => {
                if !sign.is_whitespace() {
                    tokens.push(sign.into());
                }
                index += 1;
            }
        }
    }
    tokens
}

/// The first index from `start` on at which something ends.
fn skip(start: usize, length: usize, is_end: impl Fn(usize) -> bool) -> usize {
    (start..length).find(|index| is_end(*index)).unwrap_or(length)
}

fn end_of_comment(signs: &[char], start: usize) -> usize {
    let mut depth = 0;
    let mut index = start;
    while index < signs.len() {
        match (signs[index], signs.get(index + 1)) {
            ('/', Some('*')) => depth += 1,
            ('*', Some('/')) => depth -= 1,
            _ => {
                index += 1;
                continue;
            }
        }
        index += 2;
        if depth == 0 {
            break;
        }
    }
    index
}

fn end_of_text(signs: &[char], start: usize) -> usize {
    let mut index = start + 1;
    while index < signs.len() && signs[index] != '"' {
        index += if signs[index] == '\\' { 2 } else { 1 };
    }
    index + 1
}
