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
    let locked = Project::open(folder.path()).unwrap().with_holder("aivss mcp").lock().unwrap();
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
    drop(locked);
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

/// Git itself calls `aivss model merge`: two branches that begin a model each, and then both add to it.
#[test]
fn git_merges_models_with_the_driver_of_the_help() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let git = |arguments: &[&str]| {
        let binary = Path::new(env!("CARGO_BIN_EXE_aivss")).parent().unwrap();
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(
            std::iter::once(binary.to_path_buf()).chain(std::env::split_paths(&path)),
        );
        let output = Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@example.com"])
            .args(["-c", "commit.gpgsign=false", "-c", "core.hooksPath=.none"])
            .args(arguments)
            .current_dir(at)
            .env("PATH", path.unwrap())
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", at.join(".none"))
            .output()
            .unwrap();
        (output.status.success(), text(&output.stdout) + &text(&output.stderr))
    };
    let done = |arguments: &[&str]| {
        let (is_done, said) = git(arguments);
        assert!(is_done, "{arguments:?}: {said}");
    };
    let change = |arguments: &[&str]| {
        let output = run(at, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        done(&["add", "."]);
    };
    let names = || -> Vec<String> {
        let model = Project::open(at).unwrap().read().unwrap();
        model.assets().iter().map(|asset| asset.name.to_string()).collect()
    };

    done(&["init", "--quiet", "--initial-branch=ours"]);
    done(&["config", "merge.aivss.driver", "aivss model merge %O %A %B --output %A"]);
    std::fs::write(at.join(".gitattributes"), ".threatmodel/model.json merge=aivss\n").unwrap();
    done(&["add", "."]);
    done(&["commit", "--quiet", "-m", "begin"]);
    done(&["branch", "theirs"]);
    for branch in ["ours", "theirs"] {
        done(&["checkout", "--quiet", branch]);
        change(&["init"]);
        change(&["add", "asset", "--set", &format!("name={branch}")]);
        done(&["commit", "--quiet", "-m", branch]);
    }
    // Both added the file, so there is no common ancestor of it; nothing is a conflict.
    done(&["checkout", "--quiet", "ours"]);
    done(&["merge", "--quiet", "--no-edit", "theirs"]);
    assert_eq!(names(), ["ours", "theirs"]);

    done(&["branch", "--force", "theirs"]);
    for (branch, name) in [("ours", "one"), ("theirs", "other")] {
        done(&["checkout", "--quiet", branch]);
        change(&["edit", "AS-1", "--set", &format!("name={name}")]);
        change(&["add", "asset", "--set", &format!("name=new of {branch}")]);
        done(&["commit", "--quiet", "-m", name]);
    }
    // Now one name is a conflict, which git leaves to people: ours stands in the file, and it is whole.
    done(&["checkout", "--quiet", "ours"]);
    let (is_done, said) = git(&["merge", "--no-edit", "theirs"]);
    assert!(!is_done);
    assert!(said.contains("conflict: AS-1 name: ours stands, one; theirs is other"), "{said}");
    assert!(said.contains("their AS-3 is now AS-4"), "{said}");
    assert_eq!(names(), ["one", "theirs", "new of ours", "new of theirs"]);
}

#[test]
fn an_import_says_what_it_brought() {
    let cases = [
        (r#"{"schema": 1, "threats": [{"id": "x", "statement": "s"}]}"#, "1 threat"),
        (
            r#"{"schema": "aivss-threat-model/1", "context": {"name": "n"}, "layers": {"L1": {"notes": "n"}},
                "components": [{"id": "CO-1", "name": "a"}, {"id": "CO-2", "name": "b"}],
                "data_stores": [{"id": "DS-1", "name": "c"}]}"#,
            "the business context, a note on 1 layer, 2 components, 1 data store",
        ),
        (r#"{"schema": 1}"#, "nothing: the file says nothing"),
    ];
    for (file, expected) in cases {
        let folder = begun();
        std::fs::write(folder.path().join("file.json"), file).unwrap();
        let output = run(folder.path(), &["import", "file.json"]);
        assert_eq!(text(&output.stdout), format!("imported {expected}\n"), "{file}");
    }
}

/// A file of a threat model is no request, and what helps with requests does not help there.
#[test]
fn what_is_wrong_in_a_file_is_said_in_words_of_threat_models() {
    let ours = "`aivss schema threat-model` says what a threat model holds";
    let theirs = "`aivss model import --help` says what is read";
    let cases: [(&str, &[&str], &str, &str); 5] = [
        ("{", &["diff", "file.json"], "the threat model cannot be read as JSON: EOF while", ours),
        ("", &["merge", "file.json", "file.json", "file.json"], "the threat model cannot be", ours),
        (
            r#"{"schema": "aivss-threat-model/1", "threat": []}"#,
            &["import", "file.json"],
            "field `threat` is unknown",
            ours,
        ),
        ("{", &["import", "file.json"], "the file cannot be read as JSON: EOF while", theirs),
        (
            r#"{"schema": 1, "threat": []}"#,
            &["import", "file.json"],
            "field `threat` is unknown",
            theirs,
        ),
    ];
    let folder = begun();
    for (file, arguments, message, hint) in cases {
        std::fs::write(folder.path().join("file.json"), file).unwrap();
        let output = run(folder.path(), arguments);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{file}");
        assert!(said.starts_with(&format!("error: {message}")), "{file}: {said}");
        assert!(said.ends_with(&format!(" hint: {hint}\n")), "{file}: {said}");
    }
}

/// Without a project anywhere: what a project's own model shows is what its file shows.
#[test]
fn a_model_in_any_file_can_be_looked_at() {
    let example =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/threat-model/invoice-agent.json");
    let project = begun();
    assert!(run(project.path(), &["import", example]).status.success());
    let elsewhere = tempfile::tempdir().unwrap();
    let looks: [&[&str]; 7] = [
        &["check", "--format", "json"],
        &["progress"],
        &["list"],
        &["list", "threats"],
        &["show", "TH-1"],
        &["suggest"],
        &["export", "--as", "csv"],
    ];
    for look in looks {
        let expected = run(project.path(), look);
        assert_eq!(expected.status.code(), Some(0), "{look:?}");
        let output = run(elsewhere.path(), &[look, &["--file", example]].concat());
        assert_eq!(text(&output.stdout), text(&expected.stdout), "{look:?}");
        let from_input = model(elsewhere.path(), &[look, &["--file", "-"]].concat())
            .stdin(std::fs::File::open(example).unwrap())
            .output()
            .unwrap();
        assert_eq!(from_input.stdout, expected.stdout, "{look:?}");
        // One of the two only, wherever the folder is named.
        let root = project.path().to_str().unwrap();
        for arguments in [
            [look, &["--file", example, "--project", root]].concat(),
            [&["--project", root], look, &["--file", example]].concat(),
        ] {
            let output = run(elsewhere.path(), &arguments);
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            let said = text(&output.stderr);
            assert!(said.contains("from --file or from --project, and not from both"), "{said}");
        }
    }
    // What changes a model needs a project.
    let output = run(project.path(), &["suggest", "--accept", "T1", "--file", example]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("cannot be used with"), "{}", text(&output.stderr));
    assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}
