//! Streams, colours and exit codes of the command, where a transcript cannot show them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const EXAMPLE: &str = "examples/zscaler-mcp-server.json";
const TOML_EXAMPLE: &str = "examples/owasp-0.8/06-memory-context.toml";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The command in the root of the repository, in a plain environment.
fn aivss(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_aivss"));
    command.args(arguments).current_dir(root()).env_clear().env("LC_ALL", "C.UTF-8");
    command
}

fn run(arguments: &[&str]) -> Output {
    aivss(arguments).output().unwrap()
}

fn with_input(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = aivss(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The command may stop reading early, which is its right.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the command ended by itself")
}

#[test]
fn standard_input_takes_json_and_toml_and_a_byte_order_mark() {
    let json = std::fs::read(root().join(EXAMPLE)).unwrap();
    let toml = std::fs::read(root().join(TOML_EXAMPLE)).unwrap();
    let marked = [b"\xef\xbb\xbf".as_slice(), &json].concat();
    for (input, score) in [(json, "7.9"), (toml, "8.9"), (marked, "7.9")] {
        let output = with_input(&["score", "-", "--format", "json"], &input);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        assert!(stdout(&output).contains(&format!(r#""score":"{score}""#)));
    }
}

#[test]
fn every_input_gives_one_line_of_json_whether_good_or_bad() {
    let output = run(&["score", "--format", "json", EXAMPLE, "no-such-file.json", TOML_EXAMPLE]);
    let text = stdout(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].starts_with(r#"{"ok":true,"report":{"name":"Zscaler"#));
    assert!(lines[1].starts_with(r#"{"ok":false,"error":{"code":"input.unreadable""#));
    assert!(lines[2].starts_with(r#"{"ok":true,"#));
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("no-such-file.json"));
}

#[test]
fn fail_on_compares_bands_and_refused_input_wins() {
    for (band, expected) in [("low", 1), ("medium", 1), ("high", 1), ("critical", 0)] {
        assert_eq!(code(&run(&["score", EXAMPLE, "--fail-on", band])), expected, "{band}");
    }
    assert_eq!(code(&run(&["score", EXAMPLE, "missing.json", "--fail-on", "low"])), 2);
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
    assert_eq!(code(&run(&["cvss", vector, "--fail-on", "critical"])), 1);
    let harmless = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N";
    assert_eq!(code(&run(&["cvss", harmless, "--fail-on", "low"])), 0);
}

#[test]
fn colour_is_for_terminals_and_for_those_who_ask() {
    assert!(!stdout(&run(&["score", EXAMPLE])).contains('\u{1b}'));
    assert!(stdout(&run(&["score", EXAMPLE, "--color", "always"])).contains("\u{1b}["));
    let refused = aivss(&["score", EXAMPLE]).env("NO_COLOR", "1").output().unwrap();
    assert!(!stdout(&refused).contains('\u{1b}'));
    assert!(!stderr(&run(&["cvss", "CVSS:4.0/AV:Q"])).contains('\u{1b}'));
}

#[test]
fn plain_locales_and_dumb_terminals_get_plain_characters() {
    for environment in [("LC_ALL", "C"), ("TERM", "dumb")] {
        for arguments in [["score", EXAMPLE].as_slice(), &["methods", "--rubric"]] {
            let output = aivss(arguments).env(environment.0, environment.1).output().unwrap();
            assert!(stdout(&output).is_ascii(), "{environment:?} {arguments:?}");
        }
    }
}

#[test]
fn text_keeps_to_eighty_columns() {
    for arguments in [["score", EXAMPLE].as_slice(), &["methods", "--rubric"]] {
        for line in stdout(&run(arguments)).lines() {
            assert!(line.chars().count() <= 80, "{line}");
        }
    }
}

#[test]
fn a_hostile_name_cannot_write_to_the_terminal() {
    let text = std::fs::read_to_string(root().join(EXAMPLE)).unwrap();
    let hostile = text.replace("Zscaler MCP Server", r"\u001b]0;owned\u0007\u202eevil\n");
    let output = with_input(&["score", "-"], hostile.as_bytes());
    assert_eq!(code(&output), 0);
    assert!(stdout(&output).starts_with("\\u{1b}]0;owned\\u{7}\\u{202e}evil\\u{a}\n"));
}

#[test]
fn what_cannot_be_read_is_named_with_its_reason() {
    let latin1 = with_input(&["score", "-"], b"{\"name\": \"caf\xe9\"}");
    assert_eq!(code(&latin1), 2);
    assert!(stderr(&latin1).contains("not UTF-8 text from byte 13 on"));
    let huge = with_input(&["score", "-"], &vec![b' '; (16 << 20) + 1]);
    assert_eq!(code(&huge), 2);
    assert!(stderr(&huge).contains("request.too_large"));
    let folder = run(&["score", "examples"]);
    assert_eq!(code(&folder), 2);
    assert!(stderr(&folder).contains("input.unreadable"));
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let mut child = aivss(&["methods", "--rubric"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert_eq!(stderr(&output), "");
}

#[test]
fn vectors_come_from_standard_input_one_a_line() {
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
    let input = format!("{vector}\r\n\n{vector}/E:U\nnonsense\n");
    let output = with_input(&["cvss", "-", "--format", "json"], input.as_bytes());
    let text = stdout(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].contains(r#""score":"9.4""#));
    assert!(lines[1].contains(r#""nomenclature":"CVSS-BT""#));
    assert!(lines[2].contains(r#""code":"cvss.prefix""#));
    assert_eq!(code(&output), 2);
}

#[test]
fn completions_and_manual_pages_come_for_every_shell_and_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = run(&["completions", shell]);
        assert_eq!(code(&output), 0);
        assert!(stdout(&output).contains("aivss"), "{shell}");
    }
    for command in [vec!["man"], vec!["man", "score"], vec!["man", "cvss"], vec!["man", "methods"]]
    {
        let output = run(&command);
        assert_eq!(code(&output), 0);
        assert!(stdout(&output).contains(".TH aivss"), "{command:?}");
    }
    assert_eq!(code(&run(&["man", "nothing"])), 2);
}

/// ((9.4 + 6.5) / 2) x ThM: 7.7 with the default 0.97, 8.0 with 1.00 alone.
#[test]
fn verify_flags_a_score_that_rests_on_an_assumed_threat_multiplier() {
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:A/VC:H/VI:H/VA:H/SC:H/SI:H/SA:H";
    let assessment = |score: &str, band: &str| {
        format!(
            r#"{{"vulnerabilityName": "V", "cvss": {{"baseScore": 9.4, "vectorString": "{vector}"}},
                "aivss": {{"finalScore": {score}, "qualitativeRating": "{band}", "vector": "(CVSS:9.4/AARS:6.5)"}}}}"#
        )
    };
    let mut assessments = vec![assessment("7.7", "High"); 9];
    assessments.push(assessment("8.0", "High"));
    let report = format!(
        r#"{{"schemaVersion": "0.5",
            "assessmentMetadata": {{"assessmentId": "A-1", "assessmentDate": "2025-08-01T00:00:00Z", "agentName": "Agent"}},
            "agenticRiskScore": {{"finalAarsScore": 6.5, "factorScores": {{
                "autonomyOfAction": 1, "toolUse": 1, "memoryUse": 0.5, "dynamicIdentity": 0.5,
                "multiAgentInteractions": 0.5, "nonDeterminism": 1, "selfModification": 0,
                "goalDrivenPlanning": 0.5, "contextualAwareness": 0.5, "opacityAndReflexivity": 1}}}},
            "vulnerabilityAssessments": [{}]}}"#,
        assessments.join(",")
    );
    let text = stdout(&with_input(&["verify", "-"], report.as_bytes()));
    let flagged =
        "           ThM is not printed; this agrees only if it is 1.0, which is not the default";
    assert_eq!(text.matches(flagged).count(), 1, "{text}");
    assert!(text.contains("11 agree (1 with an assumed ThM alone), 0 differ"), "{text}");
    // Names begin in one column, whatever stands before them.
    let columns: Vec<_> = text
        .lines()
        .filter(|line| line.starts_with("  agrees"))
        .map(|line| line.rfind(['V', 'A']).unwrap())
        .collect();
    assert_eq!(columns.len(), 11);
    assert!(columns.iter().all(|column| *column == columns[0]), "{text}");
    let markdown = stdout(&with_input(&["verify", "--format", "markdown", "-"], report.as_bytes()));
    assert!(markdown.contains("| ThM is not printed; this agrees only if it is 1.0"), "{markdown}");
}
