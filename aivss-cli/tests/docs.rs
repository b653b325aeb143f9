//! The shell lines of the pages in `docs`, run as they stand there; `command.rs` runs the transcripts.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const AIVSS: &str = env!("CARGO_BIN_EXE_aivss");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// The blocks of a language on a page.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("docs").join(page)).unwrap();
    let begin = format!("```{language}\n");
    let blocks = text.split(begin.as_str()).skip(1);
    blocks.map(|rest| rest.split_once("\n```").unwrap().0.to_owned()).collect()
}

/// A folder with the examples in it, as people have it after a clone.
fn clone() -> TempDir {
    let folder = TempDir::new().unwrap();
    symlink(root().join("examples"), folder.path().join("examples")).unwrap();
    fs::create_dir(folder.path().join("bin")).unwrap();
    symlink(AIVSS, folder.path().join("bin/aivss")).unwrap();
    folder
}

fn run(line: &str, folder: &Path) -> Output {
    let path = std::env::var("PATH").unwrap();
    Command::new("sh")
        .args(["-c", line])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", folder.join("bin").display()))
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Runs the lines of a page one after another: each succeeds and prints what its comment says, or ends with the
/// exit code that its comment gives.
fn run_page(page: &str, count: usize) -> TempDir {
    let folder = clone();
    let blocks = blocks(page, "sh");
    let lines: Vec<&str> = blocks.iter().flat_map(|block| block.lines()).collect();
    assert_eq!(lines.len(), count, "{page}");
    for line in lines {
        let output = run(line, folder.path());
        let [shown, complaints] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        let promise = line.split_once("  # ").map_or("", |(_, promise)| promise);
        let exit_code = promise.strip_prefix("exit code ").map(|code| code.parse().unwrap());
        assert_eq!(output.status.code(), exit_code.or(Some(0)), "{line}: {complaints}");
        if exit_code.is_none() {
            assert!(shown.contains(promise), "{line}: {shown}");
        }
    }
    folder
}

/// 6 lines.
#[test]
fn the_lines_on_threat_models_work_and_print_what_they_promise() {
    let folder = run_page("threat-models.md", 6);
    let page = fs::read_to_string(folder.path().join("demo.html")).unwrap();
    assert!(page.contains("<h1>Deployment agents</h1>"));
}

/// 2 lines.
#[test]
fn the_lines_on_unknown_inputs_print_what_they_promise() {
    run_page("unknown-inputs.md", 2);
}

/// 2 lines, which write the report of an agent and the outcomes of a batch.
#[test]
fn the_lines_on_the_command_work_and_write_their_files() {
    let folder = run_page("command.md", 2);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(read("report.html").contains("Zscaler MCP Server"));
    let findings =
        fs::read_to_string(root().join("examples/batch.csv")).unwrap().lines().count() - 1;
    assert_eq!(read("scores.jsonl").lines().count(), findings);
}

/// Transcripts and shell lines are run, and nothing else looks like one: of the other languages there are the
/// request and the entry in JSON.
#[test]
fn every_block_of_the_pages_is_of_a_kind_that_a_test_runs() {
    let mut languages = Vec::new();
    for entry in fs::read_dir(root().join("docs")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        // Of the fences, every second one begins a block.
        let fences = text.lines().filter_map(|line| line.strip_prefix("```"));
        languages.extend(fences.step_by(2).map(str::to_owned));
    }
    languages.retain(|language| language != "console" && language != "sh");
    assert_eq!(languages, ["json", "json"]);
}

/// The request with unknown inputs has bounds, from sum 2.0 to 4.0 with CVSS 8.8 and ThM 0.97.
#[test]
fn the_request_with_unknown_inputs_has_two_ends() {
    let folder = clone();
    fs::write(folder.path().join("request.json"), &blocks("command.md", "json")[0]).unwrap();
    let output = run("aivss score --format json request.json", folder.path());
    let outcome: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let bounds = &outcome["report"]["bounds"];
    assert_eq!((&bounds["raw_low"], &bounds["raw_high"]), (&"9.0328".into(), &"9.2656".into()));
    assert_eq!(bounds["unobserved"], serde_json::json!(["autonomy", "language"]));
}

/// The entry for a client's configuration starts a server, which ends with its input.
#[test]
fn the_entry_for_a_client_starts_the_server() {
    let entry: serde_json::Value =
        serde_json::from_str(&blocks("threat-models.md", "json")[0]).unwrap();
    let server = &entry["mcpServers"]["aivss"];
    assert_eq!(server["command"], "aivss");
    let arguments = server["args"].as_array().unwrap().iter().map(|it| it.as_str().unwrap());
    let output = Command::new(AIVSS)
        .args(arguments)
        .current_dir(clone().path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}
