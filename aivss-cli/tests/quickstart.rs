//! The quickstart when it is not left in peace: answers that end anywhere, answers that make no sense, other
//! writers.

use aivss_project::Project;
use aivss_threat_model::{CheckOptions, StepProgress, ThreatModel};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const ANSWERS: &str = include_str!("command/quickstart.in/answers.txt");

fn quickstart(folder: &Path, answers: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_aivss"))
        .args(["model", "quickstart", "--answers", "-"])
        .current_dir(folder)
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // It may have ended by itself before all was written.
    let _ = child.stdin.take().unwrap().write_all(answers.as_bytes());
    child.wait_with_output().unwrap()
}

fn model(folder: &Path) -> ThreatModel {
    Project::open(folder).unwrap().read().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// The answers, without comments.
fn lines() -> Vec<&'static str> {
    ANSWERS.lines().filter(|line| !line.starts_with('#')).collect()
}

fn joined(lines: &[&str]) -> String {
    lines.iter().flat_map(|line| [line, "\n"]).collect()
}

/// 130 cuts. An empty answer leaves nothing in the model, and what it passed over is asked again: the second
/// run begins with the empty answers that the first one ended with.
#[test]
fn answers_that_are_cut_anywhere_and_taken_up_again_give_the_same_model() {
    let lines = lines();
    assert_eq!(lines.len(), 129);
    let whole = TempDir::new().unwrap();
    assert_eq!(quickstart(whole.path(), ANSWERS).status.code(), Some(0));
    let expected = model(whole.path());
    for cut in 0..=lines.len() {
        let folder = TempDir::new().unwrap();
        let first = quickstart(folder.path(), &joined(&lines[..cut]));
        assert_eq!(first.status.code(), Some(0), "{cut}: {}", text(&first.stderr));
        let again =
            lines[..cut].iter().rposition(|line| !line.is_empty()).map_or(0, |last| last + 1);
        let second = quickstart(folder.path(), &joined(&lines[again..]));
        assert_eq!(second.status.code(), Some(0), "{cut}: {}", text(&second.stderr));
        assert_eq!(model(folder.path()), expected, "{cut}: {:?}", lines.get(cut));
    }
    assert!(expected.progress(CheckOptions::default()).iter().all(StepProgress::is_complete));
}

#[test]
fn an_answer_that_makes_no_sense_is_named_with_its_line_and_those_before_are_kept() {
    let folder = TempDir::new().unwrap();
    let answers = "# a comment\nRelease agent\nIt deploys\n\n\n\nenormous\n";
    let output = quickstart(folder.path(), answers);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        text(&output.stderr),
        "error: `enormous` is none of `low`, `medium`, `high`, `critical`; its number or its beginning is enough\n   \
         at: standard input: line 7\n code: field.type\n hint: the answers before this one are saved; the ones \
         from here on go on where it stopped\n"
    );
    let model = model(folder.path());
    assert_eq!(model.context().name.as_deref(), Some("Release agent"));
    assert_eq!(model.context().description.as_deref(), Some("It deploys"));
}

#[test]
fn what_the_model_refuses_leaves_it_as_it_was() {
    let folder = TempDir::new().unwrap();
    let answers = joined(&lines()[..30]);
    assert_eq!(quickstart(folder.path(), &answers).status.code(), Some(0));
    let before = fs::read(folder.path().join(".threatmodel/model.json")).unwrap();
    let output = quickstart(folder.path(), "CO-99\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).starts_with("error: there is no component `CO-99`\n"));
    assert_eq!(fs::read(folder.path().join(".threatmodel/model.json")).unwrap(), before);
}

#[test]
fn what_was_passed_over_is_listed_and_asked_again() {
    let folder = TempDir::new().unwrap();
    let all_empty = "\n".repeat(40);
    let output = text(&quickstart(folder.path(), &all_empty).stdout);
    assert!(output.contains(
        "Passed over, and asked again next time:\n  - What does the system do, and for whom?\n"
    ));
    assert_eq!(model(folder.path()), ThreatModel::new());
    let again = text(&quickstart(folder.path(), "").stdout);
    assert!(again.contains("\nWhat is the system called?\n"), "{again}");
}

#[test]
fn another_writer_is_named_and_nothing_is_lost() {
    let folder = TempDir::new().unwrap();
    let project = Project::init(folder.path()).unwrap();
    let locked = project.with_holder("aivss mcp").lock().unwrap();
    let output = quickstart(folder.path(), "Release agent\n");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("code: project.locked"), "{}", text(&output.stderr));
    drop(locked);
    assert_eq!(quickstart(folder.path(), "Release agent\n").status.code(), Some(0));
    assert_eq!(model(folder.path()).context().name.as_deref(), Some("Release agent"));
}

#[test]
fn without_a_terminal_and_without_a_file_it_says_how_to_answer() {
    let folder = TempDir::new().unwrap();
    let output = Command::new(env!("CARGO_BIN_EXE_aivss"))
        .args(["model", "quickstart"])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        text(&output.stderr)
            .starts_with("error: standard input is no terminal that could be asked\n")
    );
    // No folder for somebody who was not asked.
    assert!(!folder.path().join(".threatmodel").exists());
}
