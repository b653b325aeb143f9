//! `aivss batch`: order, hostile input, whole files and exit codes.

mod bounds;
mod columns;
mod files;
mod lines;

use aivss_core::wire::score_json;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const COMPACT: &str = "AIVSS-C:1/owasp-0.8/E/0.5/AU:0.6/TO:0.8/PE:0.3/ID:0.6/MA:0.4/ND:0.5/SM:0.1/PL:0.5/CO:0.7/OP:0.4/TM:1.05/MF:0.85/BASE:8.5";
const VECTOR: &str = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N";
const HEADER: &str = "name,cvss,autonomy,tools,language,context,non_determinism,opacity,persistence,identity,multi_agent,self_mod";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

fn batch(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aivss"));
    command
        .arg("batch")
        .args(arguments)
        .current_dir(root())
        .env_clear()
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

/// Runs the command with this on its standard input, however much of it is read.
fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = batch(arguments).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    })
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the command ended by itself")
}

fn json(line: &str) -> serde_json::Value {
    serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
}

/// The lines of the output as JSON.
fn records(output: &Output) -> Vec<serde_json::Value> {
    text(&output.stdout).lines().map(json).collect()
}

/// Runs one bad line between two good ones, and gives the message of the record between theirs.
fn message_between(kind: &str, head: &str, good: &str, bad: &[u8]) -> String {
    let good = good.as_bytes();
    let input = [head.as_bytes(), good, b"\n", bad, b"\n", good].concat();
    let output = with_input(&["-", "--input", kind], &input);
    let found = records(&output);
    assert_eq!(code(&output), 2);
    assert_eq!(found.len(), 3, "{}", text(&output.stdout));
    assert_eq!((&found[0]["ok"], &found[2]["ok"]), (&true.into(), &true.into()));
    let first = 1 + u64::from(!head.is_empty());
    for (record, line) in found.iter().zip(first..) {
        assert_eq!(record["line"], line);
    }
    assert_eq!(found[1]["ok"], false);
    format!(
        "{}: {}",
        found[1]["error"]["code"].as_str().unwrap(),
        found[1]["error"]["message"].as_str().unwrap()
    )
}

/// The requests of the example, without the ids that only a batch takes.
fn requests() -> Vec<String> {
    let text = fs::read_to_string(root().join("examples/batch.jsonl")).unwrap();
    let without_id = |line: &str| {
        let mut request = json(line);
        request.as_object_mut().unwrap().remove("id").expect("every line has an id");
        request.to_string()
    };
    text.lines().map(without_id).collect()
}

fn row(name: &str) -> String {
    format!("{name},{VECTOR},1,1,1,1,0.5,1,1,1,0.5,0")
}

fn names_in(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn compact_forms_columns_and_requests_of_one_finding_score_the_same() {
    let request = requests()[1].replacen('{', "{\"mitigation\": \"partial\", ", 1);
    let scored = json(&score_json(&request));
    let first = with_input(&["-"], request.as_bytes());
    let compact = records(&first)[0]["compact"].as_str().unwrap().to_owned();
    let columns = format!("name,compact\n\"An, agent\",{compact}\n");
    let rows =
        format!("\u{feff}{HEADER},mitigation\r\n{},partial\r\n", row("\"An \"\"agent\"\"\""));
    for (kind, input, line, name) in [
        ("compact", compact.clone(), 1, serde_json::Value::Null),
        ("csv", columns, 2, "An, agent".into()),
        ("csv", rows, 2, "An \"agent\"".into()),
    ] {
        let output = with_input(&["-", "--input", kind], input.as_bytes());
        assert_eq!(code(&output), 0, "{}", text(&output.stdout));
        let record = &records(&output)[0];
        assert_eq!(record["line"], line);
        assert_eq!(record["name"], name);
        assert_eq!(record["score"], scored["report"]["score"]);
        assert_eq!(record["aars"], scored["report"]["aars"]);
    }
}

#[test]
fn kinds_come_from_extensions_or_from_flags() {
    let folder = TempDir::new().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("in.csv"), format!("{HEADER}\n{}\n", row("one"))).unwrap();
    fs::write(path("in.data"), format!("{HEADER}\n{}\n", row("one"))).unwrap();
    let output = with_input(&[&path("in.csv"), "--out", &path("out.csv")], b"");
    assert_eq!(code(&output), 0, "{}", text(&output.stderr));
    let written = fs::read_to_string(path("out.csv")).unwrap();
    let lines: Vec<&str> = written.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(
        lines[0].starts_with("line,id,name,score,severity,cvss,aars,raw,method,domain,compact,")
    );
    assert!(
        lines[1].starts_with("2,,one,9.7,Critical,8.7,1.0088,9.7088,owasp-0.8,rubric,AIVSS-C:1/")
    );
    for arguments in [
        vec![path("in.data")],
        vec![path("in.csv"), "--out".into(), path("out.data")],
        vec![path("in.csv"), "--full".into(), "--output".into(), "csv".into()],
        vec![path("missing.csv")],
        vec![folder.path().to_str().unwrap().to_owned(), "--input".into(), "csv".into()],
        vec![path("in.csv"), "--out".into(), path("no-such-folder/out.csv")],
    ] {
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let output = with_input(&arguments, b"");
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(text(&output.stderr).starts_with("error: "), "{}", text(&output.stderr));
    }
    assert_eq!(names_in(&folder), ["in.csv", "in.data", "out.csv"]);
    let output = with_input(&[&path("in.data"), "--input", "csv", "--output", "csv"], b"");
    assert_eq!(text(&output.stdout), written);
}

#[test]
fn fail_on_compares_bands_and_refused_lines_win() {
    let good = format!("{COMPACT}\n");
    for (band, expected) in [("low", 1), ("high", 1), ("critical", 0)] {
        let arguments = ["-", "--input", "compact", "--fail-on", band];
        assert_eq!(code(&with_input(&arguments, good.as_bytes())), expected, "{band}");
        let mixed = format!("{good}nonsense\n");
        let output = with_input(&arguments, mixed.as_bytes());
        assert_eq!(code(&output), 2);
        assert_eq!(records(&output).len(), 2);
        assert!(text(&output.stderr).contains("line 2 was the first refused"));
    }
    assert_eq!(code(&with_input(&["-"], b"")), 0);
}
