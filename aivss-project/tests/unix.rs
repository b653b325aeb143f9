//! What folders and files are on Unix beside their content: permissions and links.
#![cfg(unix)]

use aivss_core::Error;
use aivss_core::value::Value;
use aivss_project::Project;
use aivss_threat_model::{Operation, ThreatModel};
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use tempfile::TempDir;

/// A folder with a new threat model in it.
fn begun() -> (TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::init(folder.path()).unwrap();
    (folder, project)
}

/// Any change.
fn added(model: &mut ThreatModel) -> Result<(), Error> {
    let text = r#"{"add": "component", "fields": {"name": "Agent"}}"#;
    model.apply(Operation::from_value(Value::from_json(text)?)?).map(drop)
}

#[test]
fn the_permissions_of_the_file_are_kept() {
    let (folder, project) = begun();
    let file = folder.path().join(".threatmodel/model.json");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
    project.edit(added).unwrap();
    let mode = fs::metadata(&file).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o640);
}

#[test]
fn links_in_the_place_of_folder_and_file_are_refused() {
    let (elsewhere, _) = begun();
    let folder = tempfile::tempdir().unwrap();
    let target = elsewhere.path().join(".threatmodel");
    symlink(&target, folder.path().join(".threatmodel")).unwrap();
    for error in [
        Project::open(folder.path()).unwrap_err(),
        Project::find(folder.path()).unwrap_err(),
        Project::init(folder.path()).unwrap_err(),
    ] {
        assert_eq!(error.code(), "project.outside");
        assert_eq!(
            error.message(),
            "`.threatmodel` is a link or a file, and has to be a folder of the project itself"
        );
    }
    fs::remove_file(folder.path().join(".threatmodel")).unwrap();
    let project = Project::init(folder.path()).unwrap();
    let file = folder.path().join(".threatmodel/model.json");
    fs::remove_file(&file).unwrap();
    symlink(target.join("model.json"), &file).unwrap();
    for error in [project.read().unwrap_err(), project.edit(added).unwrap_err()] {
        assert_eq!(error.code(), "project.outside");
        assert_eq!(
            error.message(),
            "`.threatmodel/model.json` is a link or a folder, and has to be a file of the project itself"
        );
    }
    // A lock that leads elsewhere is not followed either.
    let (folder, project) = begun();
    let lock = folder.path().join(".threatmodel/lock");
    fs::remove_file(&lock).unwrap();
    symlink(elsewhere.path().join("victim"), &lock).unwrap();
    assert_eq!(project.edit(added).unwrap_err().code(), "output.unwritable");
    assert!(!elsewhere.path().join("victim").exists());
}
