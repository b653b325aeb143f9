//! Paths that callers give: what is in the project is written, and nothing else.

use aivss_project::Project;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn begun() -> (TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::init(folder.path()).unwrap();
    (folder, project)
}

fn refused(project: &Project, path: &str) -> String {
    let error = project.inside(Path::new(path)).unwrap_err();
    assert_eq!(error.code(), "project.outside", "{path}");
    let written = project.write(Path::new(path), b"x").unwrap_err();
    assert_eq!(written.message(), error.message());
    error.message()
}

#[test]
fn a_file_of_the_project_is_written_and_written_over() {
    let (_folder, project) = begun();
    fs::create_dir(project.root().join("docs")).unwrap();
    for text in ["one", "two"] {
        let path = project.write(Path::new("./docs/model.md"), text.as_bytes()).unwrap();
        assert_eq!(path, project.root().join("docs/model.md"));
        assert_eq!(fs::read_to_string(path).unwrap(), text);
    }
    assert_eq!(fs::read_dir(project.root().join("docs")).unwrap().count(), 1);
    // What is not there yet is inside as well.
    let path = project.inside(Path::new("later/model.md")).unwrap();
    assert_eq!(path, project.root().join("later/model.md"));
}

/// A container gives its processes the same numbers each time, and a name can be as long as the system has it.
#[test]
fn what_an_aborted_write_left_does_not_stop_the_next() {
    let (_folder, project) = begun();
    let process = std::process::id();
    for number in 0..100 {
        let left = format!(".model.md.{process}-{number}.tmp");
        fs::write(project.root().join(left), "half").unwrap();
    }
    let long = "m".repeat(255);
    for name in ["model.md", &long] {
        project.write(Path::new(name), b"x").unwrap();
        assert_eq!(fs::read(project.root().join(name)).unwrap(), b"x");
    }
}

#[test]
fn paths_that_lead_out_are_refused() {
    let (_folder, project) = begun();
    assert_eq!(refused(&project, "../model.md"), "`../model.md` has `..` in it");
    // Even where it would come back in again.
    assert_eq!(refused(&project, "docs/../model.md"), "`docs/../model.md` has `..` in it");
    if cfg!(unix) {
        assert_eq!(
            refused(&project, "/etc/model.md"),
            "`/etc/model.md` is not relative; a path starts at the project's folder"
        );
    }
}

#[test]
fn the_folders_of_the_model_and_of_git_are_not_for_exports() {
    let (_folder, project) = begun();
    let before = fs::read(project.root().join(".threatmodel/model.json")).unwrap();
    for path in [".threatmodel/model.json", ".ThreatModel/model.json", ".threatmodel. /model.json"]
    {
        let expected = format!("`{path}` goes into `.threatmodel`, which is not for other files");
        assert_eq!(refused(&project, path), expected);
    }
    assert_eq!(
        refused(&project, "sub/.git/hooks/pre-commit"),
        "`sub/.git/hooks/pre-commit` goes into `.git`, which is not for other files"
    );
    assert_eq!(fs::read(project.root().join(".threatmodel/model.json")).unwrap(), before);
}

#[test]
fn where_a_file_cannot_be_written_it_says_so() {
    let (_folder, project) = begun();
    fs::create_dir(project.root().join("docs")).unwrap();
    for path in ["docs", ".", "", "missing/model.md"] {
        let error = project.write(Path::new(path), b"x").unwrap_err();
        assert_eq!(error.code(), "output.unwritable", "{path}");
        assert!(error.message().starts_with(&format!("`{path}` cannot be written: ")), "{error}");
    }
    assert_eq!(fs::read_dir(project.root()).unwrap().count(), 2);
}

/// Neither by a link in its place nor by a folder.
#[cfg(unix)]
#[test]
fn a_project_whose_folder_was_replaced_leads_nowhere_else() {
    use aivss_core::value::Value;
    use aivss_project::{EvidenceLimits, Root};
    use aivss_threat_model::{Operation, ThreatModel};
    use std::os::unix::fs::symlink;
    let add = |model: &mut ThreatModel| {
        let text = r#"{"add": "mitigation", "fields": {"content": "x", "evidence": [{"files": "secret"}]}}"#;
        model.apply(Operation::from_value(Value::from_json(text)?)?)
    };
    let top = tempfile::tempdir().unwrap();
    let (place, away) = (top.path().join("project"), top.path().join("away"));
    fs::create_dir(&place).unwrap();
    let root = Root::open(top.path()).unwrap();
    let project = Project::init_in(&root.below(Path::new("project")).unwrap()).unwrap();
    project.edit(add).unwrap();
    let (mut locked, mut open) = (project.lock().unwrap(), project.open_model().unwrap());
    let model = open.model().clone();
    fs::rename(&place, &away).unwrap();

    let (elsewhere, other) = begun();
    other.edit(add).unwrap();
    fs::write(elsewhere.path().join("secret"), "secret").unwrap();
    let before = fs::read(elsewhere.path().join(".threatmodel/model.json")).unwrap();
    for is_link in [true, false] {
        if is_link {
            symlink(elsewhere.path(), &place).unwrap();
        } else {
            fs::remove_file(&place).unwrap();
            fs::rename(elsewhere.path(), &place).unwrap();
        }
        let limits = EvidenceLimits::default();
        let search = project.look_for_evidence(&model, Path::new("."), &limits, &mut || false);
        let errors = [
            project.read().unwrap_err(),
            project.edit(add).unwrap_err(),
            project.open_model().unwrap_err(),
            project.write(Path::new("model.md"), b"x").unwrap_err(),
            search.unwrap_err(),
            open.refresh().unwrap_err(),
            locked.edit(add).unwrap_err(),
            locked.reload().unwrap_err(),
        ];
        for error in errors {
            assert_eq!(error.code(), "project.changed", "{error}");
        }
        let there = fs::read(place.join(".threatmodel/model.json")).unwrap();
        assert_eq!((there, fs::read_dir(&place).unwrap().count()), (before.clone(), 2));
    }
    let root = project.root().display();
    let expected = format!("`{root}` is not the folder that was opened: another has its place");
    assert_eq!(project.read().unwrap_err().message(), expected);

    fs::rename(&place, elsewhere.path()).unwrap();
    fs::rename(&away, &place).unwrap();
    locked.reload().unwrap();
    locked.edit(add).unwrap();
    open.refresh().unwrap();
    assert_eq!(open.model().mitigations().len(), 2);
}

#[cfg(unix)]
#[test]
fn links_are_followed_within_the_project_and_not_out_of_it() {
    use std::os::unix::fs::symlink;
    let (_folder, project) = begun();
    let elsewhere = tempfile::tempdir().unwrap();
    let root = project.root();
    fs::write(elsewhere.path().join("victim"), "safe").unwrap();
    symlink(elsewhere.path(), root.join("out")).unwrap();
    symlink(elsewhere.path().join("victim"), root.join("file")).unwrap();
    symlink("nowhere", root.join("dangling")).unwrap();
    symlink(".threatmodel", root.join("model")).unwrap();
    for path in ["out/victim", "out/new", "file", "dangling"] {
        let message = refused(&project, path);
        assert!(
            message.starts_with(&format!("`{path}` leads out of the project over ")),
            "{message}"
        );
    }
    assert!(refused(&project, "model/model.json").contains("goes into `.threatmodel`"));
    assert_eq!(fs::read_to_string(elsewhere.path().join("victim")).unwrap(), "safe");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);

    fs::create_dir(root.join("docs")).unwrap();
    symlink("docs", root.join("within")).unwrap();
    symlink("docs/real.md", root.join("alias.md")).unwrap();
    fs::write(root.join("docs/real.md"), "old").unwrap();
    let written = project.write(Path::new("within/new.md"), b"x").unwrap();
    assert_eq!(written, root.join("docs/new.md"));
    project.write(Path::new("alias.md"), b"new").unwrap();
    assert_eq!(fs::read_to_string(root.join("docs/real.md")).unwrap(), "new");
    assert!(root.join("alias.md").is_symlink());
}
