//! Threat models on the command line, where a transcript cannot show it: other writers, other people's
//! characters, and what is in the files.

use aivss_project::Project;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

fn model(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aivss"));
    command.arg("model").args(arguments).current_dir(folder).env_clear().env("LC_ALL", "C.UTF-8");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    model(folder, arguments).output().unwrap()
}

fn begun() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(run(folder.path(), &["init"]).status.success());
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn a_change_during_another_says_whose_turn_it_is() {
    let folder = begun();
    let held = Project::open(folder.path()).unwrap().held_by("aivss mcp").hold().unwrap();
    let output = run(folder.path(), &["add", "asset", "--set", "name=x"]);
    assert_eq!(output.status.code(), Some(2));
    if cfg!(unix) {
        let expected = format!(
            "error: the threat model is held for writing by process {} (aivss mcp) until that ends\n code: project.locked\n \
             hint: reading needs no lock; a change has to wait until that process is done\n",
            std::process::id()
        );
        assert_eq!(text(&output.stderr), expected);
    }
    assert!(run(folder.path(), &["list"]).status.success());
    drop(held);
    assert!(run(folder.path(), &["add", "asset", "--set", "name=x"]).status.success());
}

#[test]
fn of_changes_at_the_same_time_none_is_lost() {
    let folder = begun();
    let children: Vec<_> = (0..8)
        .map(|_| {
            model(folder.path(), &["add", "asset", "--set", "name=x"])
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    let outputs: Vec<_> =
        children.into_iter().map(|child| child.wait_with_output().unwrap()).collect();
    let mut added: Vec<String> = Vec::new();
    for output in outputs {
        match output.status.code() {
            Some(0) => added.push(text(&output.stdout)),
            code => {
                assert_eq!(code, Some(2));
                assert!(text(&output.stderr).contains("code: project.locked"));
            }
        }
    }
    added.sort_unstable();
    let expected: Vec<String> =
        (1..=added.len()).map(|number| format!("added asset AS-{number}: x\n")).collect();
    assert_eq!(added, expected);
    let assets = Project::open(folder.path()).unwrap().read().unwrap().assets().len();
    assert_eq!(assets, added.len());
    assert!(assets >= 1);
}

#[test]
fn a_project_is_found_from_within_and_named_from_outside() {
    let folder = begun();
    let deep = folder.path().join("a/b");
    std::fs::create_dir_all(&deep).unwrap();
    assert!(run(&deep, &["add", "asset", "--set", "name=x"]).status.success());
    let elsewhere = tempfile::tempdir().unwrap();
    let root = folder.path().to_str().unwrap();
    let output = run(elsewhere.path(), &["list", "assets", "--project", root]);
    assert_eq!(text(&output.stdout), "AS-1  x\n1 asset\n");
    let before = run(elsewhere.path(), &["--project", root, "list", "assets"]);
    assert_eq!(before.stdout, output.stdout);
    let begun = run(elsewhere.path(), &["init", "--project", "."]);
    assert_eq!(text(&begun.stdout).lines().next(), Some("begun: .threatmodel/model.json"));
}

/// What a model from elsewhere holds must not write to the terminal as it likes.
#[test]
fn texts_of_the_model_cannot_steer_the_terminal() {
    let folder = begun();
    let json = r#"{"name": "a\u202eb `c`", "description": "one\ntwo"}"#;
    assert!(
        run(folder.path(), &["add", "component", "--set", "type=agent", "--set", "name=x"])
            .status
            .success()
    );
    assert!(run(folder.path(), &["edit", "CO-1", "--json", json]).status.success());
    let output = run(folder.path(), &["show", "CO-1"]);
    assert_eq!(
        text(&output.stdout),
        "CO-1 a\\u{202e}b `c`  component\n  name: a\\u{202e}b `c`\n  type: agent\n  \
         description: one\n               two\n"
    );
}

#[cfg(unix)]
#[test]
fn a_model_over_a_link_is_refused() {
    let folder = begun();
    let other = tempfile::tempdir().unwrap();
    let target = folder.path().join(".threatmodel");
    std::os::unix::fs::symlink(target, other.path().join(".threatmodel")).unwrap();
    for arguments in [&["list"][..], &["add", "asset", "--set", "name=x"], &["init"]] {
        let output = run(other.path(), arguments);
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("code: project.outside"), "{arguments:?}");
    }
    assert_eq!(Project::open(folder.path()).unwrap().read().unwrap().assets().len(), 0);
}
