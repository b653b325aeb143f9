//! The README's chapter on threat models, run as it stands there.
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

/// The blocks of a language in the chapter.
fn blocks(language: &str) -> Vec<String> {
    let text = fs::read_to_string(root().join("README.md")).unwrap();
    let chapter = text.split("\n## ").find(|it| it.starts_with("Threat models\n")).unwrap();
    let begin = format!("```{language}\n");
    let blocks = chapter.split(begin.as_str()).skip(1);
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

/// 6 lines: each succeeds, and prints what its comment says.
#[test]
fn the_commands_on_threat_models_work_and_print_what_they_promise() {
    let folder = clone();
    let blocks = blocks("sh");
    let lines: Vec<&str> = blocks.iter().flat_map(|block| block.lines()).collect();
    assert_eq!(lines.len(), 6);
    for line in lines {
        let output = run(line, folder.path());
        let [shown, complaints] =
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        assert_eq!(output.status.code(), Some(0), "{line}: {complaints}");
        if let Some((_, promise)) = line.split_once("  # ") {
            assert!(shown.contains(promise), "{line}: {shown}");
        }
    }
    let page = fs::read_to_string(folder.path().join("demo.html")).unwrap();
    assert!(page.contains("<h1>Deployment agents</h1>"));
}

/// The entry for a client's configuration starts a server, which ends with its input.
#[test]
fn the_entry_for_a_client_starts_the_server() {
    let entry: serde_json::Value = serde_json::from_str(&blocks("json")[0]).unwrap();
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
