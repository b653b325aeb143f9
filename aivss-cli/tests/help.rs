//! The examples in every `--help`, run as they stand there, by a shell, on files of the names they use.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const AIVSS: &str = env!("CARGO_BIN_EXE_aivss");

const COMMANDS: [&str; 42] = [
    "score",
    "explain",
    "batch",
    "cvss",
    "decide",
    "reliability",
    "ssvc",
    "diff",
    "verify",
    "import",
    "export",
    "init",
    "catalog",
    "model",
    "model init",
    "model quickstart",
    "model context",
    "model layer",
    "model add",
    "model edit",
    "model remove",
    "model link",
    "model unlink",
    "model list",
    "model show",
    "model apply",
    "model validate",
    "model check",
    "model progress",
    "model suggest",
    "model export",
    "model import",
    "model diff",
    "model merge",
    "model fields",
    "mcp",
    "report",
    "schema",
    "methods",
    "completions",
    "man",
    "",
];

/// The commands under "Example" or "Examples", with the lines that a backslash continues.
fn examples(command: &str) -> Vec<String> {
    let output =
        Command::new(AIVSS).args(command.split_whitespace()).arg("--help").output().unwrap();
    let help = String::from_utf8(output.stdout).unwrap();
    let Some((_, rest)) = help.split_once("\nExample") else { return Vec::new() };
    let lines = rest.lines().skip(1).take_while(|line| line.starts_with("  "));
    let mut examples: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in lines {
        let (text, continued) = match line.trim().strip_suffix('\\') {
            Some(text) => (text, true),
            None => (line.trim(), false),
        };
        match examples.last_mut() {
            Some(last) if goes_on => last.push_str(text),
            _ => examples.push(text.to_owned()),
        }
        goes_on = continued;
    }
    examples
}

/// An assessment by v0.5 of one agent: ten findings, each a core risk, all with the system's profile.
fn ten_risks() -> String {
    let risks = [
        "tool_misuse",
        "access_control",
        "cascading_failures",
        "orchestration",
        "identity_impersonation",
        "memory_context",
        "critical_systems",
        "supply_chain",
        "untraceability",
        "goal_instruction",
    ];
    let mut text = String::from(
        "name = \"An agent\"\nassessor = \"somebody\"\ndate = 2026-03-19\nmethod = \"owasp-0.5\"\n[factors]\n\
         autonomy_of_action = 1.0\ntool_use = 1.0\nmemory_use = 0.5\ndynamic_identity = 0.5\n\
         multi_agent_interactions = 0.5\nnon_determinism = 1.0\nself_modification = 0.0\n\
         goal_driven_planning = 0.5\ncontextual_awareness = 1.0\nopacity_and_reflexivity = 0.5\n",
    );
    for risk in risks {
        text.push_str("[[findings]]\nid = \"");
        text.push_str(risk);
        text.push_str("\"\ncore_risk = \"");
        text.push_str(risk);
        text.push_str(
            "\"\ncvss = \"CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\"\n",
        );
    }
    text
}

/// A folder with every file that an example names, and stand-ins for other people's programs.
fn sandbox(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("help-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("bin")).unwrap();
    fs::create_dir_all(folder.join("findings")).unwrap();
    fs::create_dir_all(folder.join("services")).unwrap();
    fs::create_dir_all(folder.join(".local/share/bash-completion/completions")).unwrap();
    let examples = root.join("examples");
    symlink(&examples, folder.join("examples")).unwrap();
    symlink(AIVSS, folder.join("bin/aivss")).unwrap();
    for program in ["jq", "man"] {
        let path = folder.join("bin").join(program);
        fs::write(&path, "#!/bin/sh\nexec cat\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    for (example, copy) in [
        ("owasp-0.8/06-memory-context.toml", "finding.toml"),
        ("zscaler-mcp-server.json", "finding.json"),
        ("zscaler-mcp-server.json", "findings/one.json"),
        ("zscaler-mcp-server.json", "findings/two.json"),
        ("batch.jsonl", "agents.jsonl"),
        ("owasp-0.8/06-memory-context.toml", "old.toml"),
        ("owasp-0.8/07-critical-systems.toml", "new.toml"),
        ("invoice-agent.toml", "assessment.toml"),
        ("report-owasp-0.8.json", "report.json"),
        ("zscaler-mcp-server.report.json", "agent.report.json"),
    ] {
        fs::copy(examples.join(example), folder.join(copy)).unwrap();
    }
    let vector = "CVSS:4.0/AV:N/AC:L/AT:N/PR:L/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N\n";
    fs::write(folder.join("vectors.txt"), vector).unwrap();
    fs::write(folder.join("ten-risks.toml"), ten_risks()).unwrap();
    folder
}

/// Changes after which there is one of each thing that the examples name, and a file that is evidence.
const CHANGES: &str = r#"[
    {"add": "component", "fields": {"name": "Invoice agent", "type": "agent", "layers": ["L3"]}},
    {"add": "threat", "fields": {"name": "Hidden instructions", "likelihood": "likely", "affects": ["CO-1"]}},
    {"add": "threat", "fields": {"name": "Changed bank details"}},
    {"add": "mitigation", "fields": {"content": "Screen invoices", "threats": [{"threat": "TH-1"}],
        "evidence": [{"files": "src/*.py", "contains": "screen"}]}}
]"#;

/// A threat model in the sandbox.
fn begin_model(folder: &Path) {
    fs::create_dir(folder.join("src")).unwrap();
    fs::write(folder.join("src/agent.py"), "screen_invoice(invoice)\n").unwrap();
    fs::write(folder.join("changes.json"), CHANGES).unwrap();
    let copies =
        "for copy in old new base ours theirs; do cp .threatmodel/model.json $copy.json; done";
    let export = "aivss model export --as threat-composer --output model.tc.json";
    let begin =
        format!("aivss model init && aivss model apply changes.json && {copies} && {export}");
    fs::write(folder.join("answers.txt"), "Invoice processing\nIt pays invoices\n").unwrap();
    let output = run(&begin, folder);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn run(example: &str, folder: &Path) -> Output {
    let path = std::env::var("PATH").unwrap();
    Command::new("sh")
        .args(["-c", &format!("set -e; {example}")])
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", folder.join("bin").display()))
        .env("HOME", folder)
        .output()
        .unwrap()
}

/// 80 examples and more: each ends with 0, or with 1 where a gate or a difference is what it shows.
#[test]
fn every_example_in_the_help_works() {
    let mut count = 0;
    for command in COMMANDS {
        let found = examples(command);
        assert_eq!(found.is_empty(), command.is_empty(), "`aivss {command} --help` has no example");
        for (index, example) in found.iter().enumerate() {
            let folder = sandbox(&format!("{command}-{index}"));
            if command.starts_with("model") {
                begin_model(&folder);
            }
            if matches!(command, "model init" | "model import") {
                fs::remove_dir_all(folder.join(".threatmodel")).unwrap();
            }
            if command == "model import" {
                assert!(run("aivss model init", &folder).status.success());
            }
            if example.contains("--out assessment.toml") {
                fs::remove_file(folder.join("assessment.toml")).unwrap();
            }
            let output = run(example, &folder);
            let shown = String::from_utf8_lossy(&output.stderr);
            assert!(matches!(output.status.code(), Some(0 | 1)), "`{example}`: {shown}");
            assert!(!shown.contains("error"), "`{example}`: {shown}");
            fs::remove_dir_all(&folder).unwrap();
            count += 1;
        }
    }
    assert!(count >= 80, "{count}");
}
