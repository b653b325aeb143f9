//! A project's threat model on the disk: where it is found, which program may write it, and what is refused.

use aivss_core::Error;
use aivss_core::value::Value;
use aivss_project::Project;
use aivss_threat_model::{Operation, ThreatModel};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use tempfile::TempDir;

/// A folder with a new threat model in it.
fn begun() -> (TempDir, Project) {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::init(folder.path()).unwrap();
    (folder, project)
}

fn model_file(folder: &TempDir) -> PathBuf {
    folder.path().join(".threatmodel/model.json")
}

/// The change that adds a component of that name.
fn adding(name: &str) -> impl FnOnce(&mut ThreatModel) -> Result<String, Error> {
    let text =
        format!(r#"{{"add": "component", "fields": {{"name": "{name}", "type": "agent"}}}}"#);
    move |model| {
        let id = model.apply(Operation::from_value(Value::from_json(&text)?)?)?;
        Ok(id.map(|id| id.to_string()).unwrap_or_default())
    }
}

fn names(model: &ThreatModel) -> Vec<&str> {
    model.components().iter().map(|component| &*component.name).collect()
}

fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort_unstable();
    names
}

#[test]
fn what_is_written_is_read_again() {
    let (folder, project) = begun();
    assert_eq!(project.edit(adding("a")).unwrap(), "CO-1");
    assert_eq!(project.edit(adding("b")).unwrap(), "CO-2");
    let model = Project::open(folder.path()).unwrap().read().unwrap();
    assert_eq!(names(&model), ["a", "b"]);
    assert_eq!(fs::read_to_string(model_file(&folder)).unwrap(), model.to_json());
    let there = entries(&folder.path().join(".threatmodel"));
    assert_eq!(there, [".gitignore", "lock", "model.json"]);
    let ignored = fs::read_to_string(folder.path().join(".threatmodel/.gitignore")).unwrap();
    assert_eq!(ignored, "/lock\n/model.json.tmp\n");
}

#[test]
fn a_second_beginning_is_refused() {
    let (folder, project) = begun();
    project.edit(adding("a")).unwrap();
    let error = Project::init(folder.path()).unwrap_err();
    assert_eq!(error.code(), "project.exists");
    let root = folder.path().canonicalize().unwrap();
    let shown = format!("`{}`", root.display());
    assert_eq!(error.message(), format!("there is a threat model in {shown} already"));
    assert_eq!(names(&project.read().unwrap()), ["a"]);
}

#[test]
fn a_project_is_found_from_the_folders_in_it() {
    let (folder, project) = begun();
    let deep = folder.path().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    assert_eq!(Project::find(&deep).unwrap().root(), project.root());
    let inner = Project::init(&folder.path().join("a")).unwrap();
    assert_eq!(Project::find(&deep).unwrap().root(), inner.root());
}

#[test]
fn where_no_model_is_none_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let error = Project::open(folder.path()).unwrap_err();
    assert_eq!(error.code(), "project.missing");
    let error = Project::open(&folder.path().join("nowhere")).unwrap_err();
    assert_eq!(error.code(), "project.missing");
    assert!(error.message().starts_with("there is no folder `"), "{error}");
    fs::create_dir(folder.path().join(".threatmodel")).unwrap();
    let error = Project::find(folder.path()).unwrap_err();
    assert_eq!(error.code(), "project.missing");
    assert_eq!(
        error.message(),
        "`.threatmodel` has no `model.json`, so that there is no threat model in it"
    );
    // Not even a lock is left where nothing could be locked.
    assert!(entries(&folder.path().join(".threatmodel")).is_empty());
}

#[test]
fn a_refused_change_leaves_file_and_memory_as_they_were() {
    let (folder, project) = begun();
    let mut locked = project.lock().unwrap();
    locked.edit(adding("a")).unwrap();
    let before = fs::read_to_string(model_file(&folder)).unwrap();
    let error = locked
        .edit(|model| {
            adding("b")(model)?;
            adding("")(model)
        })
        .unwrap_err();
    assert_eq!(error.code(), "field.missing");
    assert_eq!(names(locked.model()), ["a"]);
    assert_eq!(fs::read_to_string(model_file(&folder)).unwrap(), before);
}

/// A locked model is changed in place; a change that the disk refuses is undone, including the ids it used.
#[test]
fn operations_on_a_locked_model_change_memory_and_disk_or_neither() {
    let (folder, project) = begun();
    let read = |text: &'static str| Operation::from_value(Value::from_json(text).unwrap()).unwrap();
    let add = || read(r#"{"add": "component", "fields": {"name": "a"}}"#);
    let mut locked = project.lock().unwrap();
    for expected in ["CO-1", "CO-2"] {
        let ids = locked.apply(vec![add()]).unwrap();
        assert_eq!(ids[0].unwrap().to_string(), expected);
        assert_eq!(*locked.model(), project.read().unwrap());
    }
    let (model, text) = (locked.model().clone(), fs::read(model_file(&folder)).unwrap());

    let refused = locked.apply(vec![add(), read(r#"{"remove": "CO-9"}"#)]).unwrap_err();
    assert_eq!((refused.code(), refused.path()), ("entity.unknown", "1"));
    assert_eq!((locked.model(), fs::read(model_file(&folder)).unwrap()), (&model, text.clone()));

    let in_the_way = folder.path().join(".threatmodel/model.json.tmp");
    fs::create_dir(&in_the_way).unwrap();
    assert_eq!(locked.apply(vec![add()]).unwrap_err().code(), "output.unwritable");
    assert_eq!((locked.model(), fs::read(model_file(&folder)).unwrap()), (&model, text));
    fs::remove_dir(&in_the_way).unwrap();

    let ids = locked.apply(vec![add(), read(r#"{"remove": "CO-1"}"#)]).unwrap();
    assert_eq!(ids[0].unwrap().to_string(), "CO-3");
    assert_eq!(*locked.model(), project.read().unwrap());
    let written = fs::metadata(model_file(&folder)).unwrap().modified().unwrap();
    locked.apply(vec![read(r#"{"edit": "CO-2", "fields": {"name": "a"}}"#)]).unwrap();
    assert_eq!(fs::metadata(model_file(&folder)).unwrap().modified().unwrap(), written);
}

#[test]
fn a_change_that_changes_nothing_does_not_write() {
    let (folder, project) = begun();
    // Not in the form that a write gives it, so that a write would show.
    fs::write(model_file(&folder), "{\"schema\":   \"aivss-threat-model/1\"}").unwrap();
    project.edit(|_| Ok::<_, Error>(())).unwrap();
    let text = fs::read_to_string(model_file(&folder)).unwrap();
    assert_eq!(text, "{\"schema\":   \"aivss-threat-model/1\"}");
}

#[test]
fn the_second_writer_is_told_who_the_first_is() {
    let (folder, project) = begun();
    let locked = project.clone().with_holder("aivss mcp").lock().unwrap();
    let second = Project::open(folder.path()).unwrap();
    let error = second.edit(adding("b")).unwrap_err();
    assert_eq!(error.code(), "project.locked");
    let process = std::process::id();
    if cfg!(unix) {
        let expected = format!(
            "the threat model is held for writing by process {process} (aivss mcp) until that ends"
        );
        assert_eq!(error.message(), expected);
    }
    // Reading needs no lock.
    assert!(second.read().is_ok());
    drop(locked);
    second.edit(adding("b")).unwrap();
}

#[test]
fn a_reader_sees_whole_models_while_a_writer_is_at_work() {
    let (_folder, project) = begun();
    let is_done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut last = 0;
            // Once more after the end, so that it reads at least then.
            loop {
                let was_done = is_done.load(Ordering::SeqCst);
                let count = project.read().expect("the file is whole").components().len();
                assert!(count >= last, "{count} after {last}");
                last = count;
                if was_done {
                    return last;
                }
            }
        });
        let mut locked = project.lock().unwrap();
        for _ in 0..100 {
            locked.edit(adding("x")).unwrap();
        }
        is_done.store(true, Ordering::SeqCst);
        assert_eq!(reader.join().unwrap(), 100);
    });
}

/// An open model sees each change of the program that has the lock, and leaves no trace, not even a lock.
#[test]
fn an_open_model_follows_the_file_and_writes_nothing() {
    let (folder, project) = begun();
    project.edit(adding("a")).unwrap();
    let place = folder.path().join(".threatmodel");
    fs::remove_file(place.join("lock")).unwrap();
    let mut open = Project::open(folder.path()).unwrap().open_model().unwrap();
    assert_eq!(names(open.model()), ["a"]);
    assert!(open.is_current().unwrap());
    assert_eq!(entries(&place), [".gitignore", "model.json"]);
    let mut locked = project.lock().unwrap();
    locked.edit(adding("b")).unwrap();
    assert!(!open.is_current().unwrap());
    assert_eq!(names(open.model()), ["a"]);
    open.refresh().unwrap();
    assert_eq!(names(open.model()), ["a", "b"]);
    drop(locked);

    // Another folder in its place, and then none.
    fs::rename(&place, folder.path().join("away")).unwrap();
    Project::init(folder.path()).unwrap();
    open.refresh().unwrap();
    assert!(open.model().components().is_empty());
    fs::remove_dir_all(&place).unwrap();
    assert_eq!(open.refresh().unwrap_err().code(), "project.missing");
}

#[test]
fn what_a_dead_writer_left_is_cleared_away() {
    let (folder, project) = begun();
    let left = folder.path().join(".threatmodel/model.json.tmp");
    fs::write(&left, "half a mod").unwrap();
    project.edit(adding("a")).unwrap();
    assert!(!left.exists());
}

#[test]
fn what_something_else_wrote_is_not_written_over() {
    let (folder, project) = begun();
    let mut locked = project.lock().unwrap();
    locked.edit(adding("ours")).unwrap();
    let theirs = fs::read_to_string(model_file(&folder)).unwrap().replace("ours", "hers");
    fs::write(model_file(&folder), &theirs).unwrap();
    let error = locked.edit(adding("more")).unwrap_err();
    assert_eq!(error.code(), "project.changed");
    assert_eq!(
        error.message(),
        "`.threatmodel/model.json` is not what was last read: something else has written it"
    );
    assert_eq!(names(locked.model()), ["ours"]);
    assert_eq!(fs::read_to_string(model_file(&folder)).unwrap(), theirs);
    locked.reload().unwrap();
    locked.edit(adding("more")).unwrap();
    assert_eq!(names(locked.model()), ["hers", "more"]);
    assert_eq!(names(&project.read().unwrap()), ["hers", "more"]);
}

#[test]
fn what_something_else_wrote_during_the_change_is_not_written_over() {
    let (folder, project) = begun();
    let theirs = "{\"schema\": \"aivss-threat-model/1\", \"context\": {\"name\": \"theirs\"}}";
    let error = project
        .edit(|model| {
            fs::write(model_file(&folder), theirs).unwrap();
            adding("ours")(model)
        })
        .unwrap_err();
    assert_eq!(error.code(), "project.changed");
    assert_eq!(fs::read_to_string(model_file(&folder)).unwrap(), theirs);
    let there = entries(&folder.path().join(".threatmodel"));
    assert_eq!(there, [".gitignore", "lock", "model.json"]);
}

#[test]
fn a_file_that_was_only_touched_is_the_same() {
    let (folder, project) = begun();
    let mut locked = project.lock().unwrap();
    locked.edit(adding("a")).unwrap();
    // Another file with the same text, as `git stash && git stash pop` makes one.
    let text = fs::read(model_file(&folder)).unwrap();
    fs::remove_file(model_file(&folder)).unwrap();
    fs::write(model_file(&folder), text).unwrap();
    locked.edit(adding("b")).unwrap();
    assert_eq!(names(&project.read().unwrap()), ["a", "b"]);
}

#[test]
fn a_model_that_is_gone_is_not_written_again() {
    let (folder, project) = begun();
    let mut locked = project.lock().unwrap();
    fs::remove_file(model_file(&folder)).unwrap();
    assert_eq!(locked.edit(adding("a")).unwrap_err().code(), "project.changed");
    assert_eq!(locked.reload().unwrap_err().code(), "project.missing");
}

#[cfg(unix)]
#[test]
fn a_folder_or_lock_that_was_replaced_is_noticed() {
    let (folder, project) = begun();
    let mut locked = project.lock().unwrap();
    fs::remove_file(folder.path().join(".threatmodel/lock")).unwrap();
    assert_eq!(locked.edit(adding("a")).unwrap_err().code(), "project.changed");
    locked.reload().unwrap();
    locked.edit(adding("a")).unwrap();
    fs::rename(folder.path().join(".threatmodel"), folder.path().join("away")).unwrap();
    Project::init(folder.path()).unwrap();
    assert_eq!(locked.edit(adding("b")).unwrap_err().code(), "project.changed");
    locked.reload().unwrap();
    assert!(locked.model().components().is_empty());
}

#[test]
fn an_error_in_the_file_says_where() {
    let (folder, project) = begun();
    fs::write(
        model_file(&folder),
        r#"{"schema": "aivss-threat-model/1", "threats": [{"id": "TH-1", "name": "x", "severity": "bad"}]}"#,
    )
    .unwrap();
    let error = project.read().unwrap_err();
    assert_eq!(error.path(), ".threatmodel/model.json: threats.TH-1.severity");
    fs::write(model_file(&folder), b"{\"schema\xff").unwrap();
    let error = project.read().unwrap_err();
    assert_eq!(error.code(), "input.unreadable");
    assert_eq!(error.message(), "the threat model is not UTF-8 text from byte 8 on");
}

/// 10,000 threats, 5,000 mitigations for them, and what they touch.
#[test]
fn a_model_of_ten_thousand_threats_is_written_and_read_again() {
    let (_folder, project) = begun();
    project
        .edit(|model| {
            let mut apply =
                |text: &str| model.apply(Operation::from_value(Value::from_json(text)?)?);
            apply(r#"{"add": "component", "fields": {"name": "Agent", "type": "agent"}}"#)?;
            for number in 1..=10_000 {
                apply(&format!(
                    r#"{{"add": "threat", "fields": {{"name": "Threat {number}", "severity": "high",
                        "likelihood": "likely", "layers": ["L3"], "affects": ["CO-1"]}}}}"#
                ))?;
            }
            for number in 1..=5_000 {
                apply(&format!(
                    r#"{{"add": "mitigation", "fields": {{"content": "Control {number}",
                        "threats": [{{"threat": "TH-{number}"}}]}}}}"#
                ))?;
            }
            Ok::<_, Error>(())
        })
        .unwrap();
    let model = project.read().unwrap();
    assert_eq!((model.threats().len(), model.mitigations().len()), (10_000, 5_000));
    assert_eq!(model.threats()[9_999].name.as_deref(), Some("Threat 10000"));
}
