//! Writers that are killed in the middle of it: the file is whole, and what was acknowledged is in it.

use aivss_core::Error;
use aivss_core::value::Value;
use aivss_project::Project;
use aivss_threat_model::{Id, Operation};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// The environment variable that makes this program a writer instead of a test.
const ROOT: &str = "AIVSS_TEST_WRITER";

/// Adds components for ever and says the number of each once it is acknowledged.
fn write_until_killed(root: &Path) -> Result<(), Error> {
    let mut held = Project::open(root)?.held_by("a writer").hold()?;
    let mut stdout = std::io::stdout().lock();
    loop {
        let operation = r#"{"add": "component", "fields": {"name": "x", "type": "agent"}}"#;
        let id =
            held.edit(|model| model.apply(Operation::from_value(Value::from_json(operation)?)?))?;
        let number = id.map(Id::number).unwrap_or_default();
        // Whoever killed us does not listen any more.
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

/// The numbers in what the writer says, between whatever else its harness prints.
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
        let refused = project.hold().expect_err("the writer has the lock");
        assert!(refused.message().contains(&format!("process {} (a writer)", child.id())));
        child.kill().unwrap();
        child.wait().unwrap();
        acknowledged = output.last().unwrap_or(acknowledged);

        let model = project.read().expect("the file is whole");
        let count = model.components().len();
        // One more may have got into its place before it could be acknowledged.
        assert!(count == acknowledged || count == acknowledged + 1, "{count}, {acknowledged}");
        // The lock went with the process, and what it left is cleared away.
        drop(project.hold().unwrap());
        assert!(!folder.path().join(".threatmodel/model.json.tmp").exists());
    }
    assert!(project.read().unwrap().components().len() >= 60);
}
