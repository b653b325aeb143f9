//! The quickstart at a terminal, with a person who mistypes, interrupts and comes back.
#![cfg(unix)]

use aivss_project::Project;
use aivss_threat_model::ThreatModel;
use rexpect::process::WaitStatus;
use rexpect::session::{PtySession, spawn_command};
use std::path::Path;
use std::process::Command;
use tempfile::TempDir;

/// After so long without what is expected, the test has failed; nothing is measured.
const PATIENCE: u64 = 60_000;

fn terminal(folder: &Path) -> PtySession {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aivss"));
    command
        .args(["model", "quickstart"])
        .current_dir(folder)
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .env("TERM", "xterm")
        .env("NO_COLOR", "1");
    spawn_command(command, Some(PATIENCE)).unwrap()
}

/// Waits for a question, and answers it. What came before it is returned.
fn answer(terminal: &mut PtySession, question: &str, answer: &str) -> String {
    let mut before = terminal.exp_string(question).unwrap();
    before.push_str(&terminal.exp_string("> ").unwrap());
    terminal.send_line(answer).unwrap();
    before
}

fn model(folder: &Path) -> ThreatModel {
    Project::open(folder).unwrap().read().unwrap()
}

/// All of step 1, in the order in which it is asked.
const STEP_1: [(&str, &str); 15] = [
    ("What does the system do", "It rolls releases out"),
    ("Who uses it", "Operators; approve releases"),
    ("More user groups? 1 so far.", ""),
    ("Which data does it handle", "Deployment keys; 4"),
    ("More data types? 1 so far.", ""),
    ("Which regulations apply?", "? the compliance office"),
    ("More regulations? 1 so far.", ""),
    ("How much money is at stake?", "h"),
    ("How badly does the business need it?", "4"),
    ("How delicate is its data", "high"),
    ("How much reputation", "low"),
    ("Does the business or somebody's safety", "y"),
    ("Do outsiders reach it", "n"),
    ("How far does it act without a person?", "fully"),
    ("Is it one agent", "single"),
];

#[test]
fn an_interrupt_loses_nothing_and_the_next_run_goes_on() {
    let folder = TempDir::new().unwrap();
    let mut first = terminal(folder.path());
    answer(&mut first, "Begin one? yes or no", "yes");
    answer(&mut first, "What is the system called?", "Release agent");
    for (question, text) in STEP_1 {
        answer(&mut first, question, text);
    }
    // A half-typed answer is none.
    first.exp_string("How much risk").unwrap();
    first.exp_string("> ").unwrap();
    first.send("An hour of").unwrap();
    first.send_control('c').unwrap();
    first.exp_string("stopped; every answer so far is saved").unwrap();
    first.exp_eof().unwrap();
    assert!(matches!(first.process().wait().unwrap(), WaitStatus::Exited(_, 130)));
    let saved = model(folder.path());
    assert_eq!(saved.context().name.as_deref(), Some("Release agent"));
    assert_eq!(saved.questions().len(), 1, "{:?}", saved.questions());

    let mut second = terminal(folder.path());
    let before =
        answer(&mut second, "How much risk is its owner ready to bear?", "An hour of outage");
    // Nothing else was asked before it.
    assert_eq!(before.matches('?').count(), 0, "{before}");
    second.exp_string("Step 2 of 5: Layer Mapping").unwrap();
    answer(&mut second, "Where does data rest?", "Runbooks; shelf; internal; L2");
    second.exp_string("`shelf` is none of `database`").unwrap();
    answer(&mut second, "", "Runbooks; vector store; internal; L2");
    second.exp_string("DS-1 Runbooks").unwrap();
    second.exp_string("> ").unwrap();
    // The end of the input, as a terminal has it.
    second.send_control('d').unwrap();
    second.exp_string("The answers end here; the same command goes on from here.").unwrap();
    second.exp_eof().unwrap();
    assert!(matches!(second.process().wait().unwrap(), WaitStatus::Exited(_, 0)));
    assert!(model(folder.path()).questions().is_empty());
    assert_eq!(model(folder.path()).data_stores().len(), 1);
}

#[test]
fn nothing_is_begun_where_a_person_does_not_want_it() {
    let folder = TempDir::new().unwrap();
    let mut terminal = terminal(folder.path());
    answer(&mut terminal, "Begin one? yes or no", "no");
    terminal.exp_string("nothing begun").unwrap();
    terminal.exp_eof().unwrap();
    assert!(!folder.path().join(".threatmodel").exists());
}
