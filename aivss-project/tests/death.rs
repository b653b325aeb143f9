//! Writers that are killed while they write: the file is whole, and it has every acknowledged change.

use aivss_core::value::Value;
use aivss_project::{Project, ProjectError};
use aivss_threat_model::{Id, Operation};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The environment variable that makes this program a writer instead of a test.
const ROOT: &str = "AIVSS_TEST_WRITER";

/// Adds components without end, and prints the number of each once it is acknowledged.
fn write_until_killed(root: &Path) -> Result<(), ProjectError> {
    let mut locked = Project::open(root)?.with_holder("a writer").lock()?;
    let mut stdout = std::io::stdout().lock();
    loop {
        let operation = r#"{"add": "component", "fields": {"name": "x", "type": "agent"}}"#;
        let id = locked
            .edit(|model| model.apply(Operation::from_value(Value::from_json(operation)?)?))?;
        let number = id.map(Id::number).unwrap_or_default();
        // Once this process is killed, the test does not read any more.
        let _ = writeln!(stdout, "written {number}");
    }
}

/// Not a test by itself: the process that is killed.
#[test]
fn a_writer() {
    if let Some(root) = std::env::var_os(ROOT) {
        write_until_killed(Path::new(&root)).unwrap();
    }
}

fn writer(root: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "a_writer", "--nocapture"])
        .env(ROOT, root)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The numbers that the writer prints, between other lines of its test harness.
fn numbers(output: impl BufRead) -> impl Iterator<Item = usize> {
    output
        .lines()
        .map_while(Result::ok)
        .filter_map(|line| line.rsplit_once("written ").and_then(|(_, number)| number.parse().ok()))
}

/// 60 writers, each killed after another number of writes and at no particular moment of the next.
#[test]
fn a_writer_may_be_killed_at_any_time() {
    let folder = tempfile::tempdir().unwrap();
    let project = Project::init(folder.path()).unwrap();
    for round in 0..60 {
        let mut child = writer(folder.path());
        let mut output = numbers(BufReader::new(child.stdout.take().unwrap()));
        let mut acknowledged = output.by_ref().nth(round % 7).expect("the writer writes");
        // The lock is the writer's as long as it lives.
        let refused = project.lock().expect_err("the writer has the lock");
        assert!(refused.message().contains(&format!("process {} (a writer)", child.id())));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged = output.last().unwrap_or(acknowledged);

        let model = project.read().expect("the file is whole");
        let count = model.components().len();
        // One more may have got into its place before it could be acknowledged.
        assert!(count == acknowledged || count == acknowledged + 1, "{count}, {acknowledged}");
        // The lock went with the process, and what it left is cleared away.
        drop(project.lock().unwrap());
        assert!(!folder.path().join(".threatmodel/model.json.tmp").exists());
    }
    assert!(project.read().unwrap().components().len() >= 60);
}
