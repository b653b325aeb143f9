//! How long do the calls of `aivss mcp` take, seen from the client's end of the pipe, and how much memory does it hold?
//!
//! The server is the command in a process of its own: this program again, doing what `aivss` does. Its project
//! lies on the disk that the build is on. Each write stands beside a write and fsync of as many bytes by this
//! program, for so long takes the disk alone. `cargo test --benches` asks each question once and times nothing.

use aivss_benches::{threat, threat_model};
use aivss_project::{FOLDER, MODEL, Project};
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitCode, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How many threats the larger model has.
const LARGE: usize = 4_000;
/// How many entries the server puts on a page unless asked, and how many at most.
const PAGES: [usize; 2] = [100, 500];

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    if arguments.get(1..3).is_some_and(|first| first == ["mcp", "--project"]) {
        return ExitCode::from(aivss_cli::run(arguments));
    }
    let rounds = |timed: usize| if is_timed() { timed } else { 1 };
    if is_timed() {
        println!("| `aivss mcp` | median | least | most |");
        println!("|---|--:|--:|--:|");
    }
    start(rounds(31));
    memory(rounds(5));
    let small = empty();
    writes("in a model of up to 200 threats", small.path(), rounds(200), 0);
    let large = project_with(LARGE);
    writes("in a model of 4,000 threats", large.path(), rounds(50), LARGE);
    lists(project_with(LARGE).path(), rounds(31));
    ExitCode::SUCCESS
}

/// As criterion does: what is run by `cargo bench` gets this option, and what is run by `cargo test` does not.
fn is_timed() -> bool {
    std::env::args_os().any(|argument| argument == "--bench")
}

/// From the start of the process to the answer of `initialize`.
fn start(rounds: usize) {
    let folder = empty();
    let times = (0..rounds).map(|_| {
        let before = Instant::now();
        let (_server, answer) = Server::start(folder.path());
        let time = before.elapsed();
        assert_eq!(answer["result"]["serverInfo"]["name"], "aivss");
        time
    });
    row("started, and `initialize` answered", times.collect());
}

/// What the system holds in memory for a server that has listed its tools and waits.
fn memory(rounds: usize) {
    let folder = empty();
    let sizes = (0..rounds).filter_map(|_| {
        let (mut server, _) = Server::start(folder.path());
        let (listed, _) = server.request("tools/list", &json!({}));
        assert_eq!(listed["result"]["tools"].as_array().map(Vec::len), Some(22));
        let status = fs::read_to_string(format!("/proc/{}/status", server.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse::<u32>().ok()
    });
    let mut sizes: Vec<u32> = sizes.collect();
    sizes.sort_unstable();
    // Other systems than Linux have no such file.
    if let [least, .., most] = *sizes {
        let size = |kib: u32| format!("{:.1} MiB", f64::from(kib) / 1024.0);
        let median = size(sizes[sizes.len() / 2]);
        println!("| memory (RSS) when idle | {median} | {} | {} |", size(least), size(most));
    }
}

/// Threats added one by one, each on the disk before the answer.
fn writes(which: &str, folder: &Path, rounds: usize, there: usize) {
    let model = folder.join(FOLDER).join(MODEL);
    let (mut server, _) = Server::start(folder);
    if there > 0 {
        server.call("list_threats", &json!({"limit": 1}));
    }
    let (mut calls, mut disk) = (Vec::new(), Vec::new());
    for number in there..there + rounds {
        let mut fields = threat(number);
        if there == 0 {
            // The model has no components.
            fields["affects"] = json!([]);
        }
        let (added, time) = server.call("add_threat", &fields);
        calls.push(time);
        assert_eq!(added["id"], format!("TH-{}", number + 1));
        let bytes = fs::read(&model).unwrap();
        let before = Instant::now();
        let mut file = File::create(folder.join("beside")).unwrap();
        file.write_all(&bytes).unwrap();
        file.sync_all().unwrap();
        disk.push(before.elapsed());
    }
    drop(server);
    let read = Project::open(folder).unwrap().read().unwrap();
    assert_eq!(read.threats().len(), there + rounds);
    row(&format!("`add_threat` {which}"), calls);
    row("as many bytes and an fsync alone", disk);
}

/// Threats listed: what was not read yet, a page, and all pages.
fn lists(folder: &Path, rounds: usize) {
    let first = (0..rounds).map(|_| {
        let (mut server, _) = Server::start(folder);
        let (page, time) = server.call("list_threats", &json!({}));
        assert_eq!(page["total"], LARGE);
        time
    });
    row("`list_threats`, the first of 4,000, which reads the model", first.collect());
    let (mut server, _) = Server::start(folder);
    server.call("list_threats", &json!({}));
    for limit in PAGES {
        let (mut pages, mut all) = (Vec::new(), Vec::new());
        for _ in 0..rounds {
            let (mut seen, mut after) = (0, Value::Null);
            let mut sum = Duration::ZERO;
            loop {
                let asked = json!({"limit": limit, "after": after});
                let (page, time) = server.call("list_threats", &asked);
                pages.push(time);
                sum += time;
                seen += page["threats"].as_array().map_or(0, Vec::len);
                after = page["next"].clone();
                if after.is_null() {
                    break;
                }
            }
            all.push(sum);
            assert_eq!(seen, LARGE);
        }
        row(&format!("`list_threats`, a page of {limit} of 4,000"), pages);
        row(&format!("all {} pages, one after the other", LARGE / limit), all);
    }
}

fn empty() -> TempDir {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap()
}

fn project_with(threats: usize) -> TempDir {
    let folder = empty();
    Project::init(folder.path()).unwrap();
    let text = threat_model(threats).to_json();
    fs::write(folder.path().join(FOLDER).join(MODEL), text).unwrap();
    folder
}

fn row(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    if !is_timed() {
        println!("{what}: answered");
        return;
    }
    let shown = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    let (least, most) = (times[0], times[times.len() - 1]);
    let median = times[times.len() / 2];
    println!("| {what} | {} | {} | {} |", shown(median), shown(least), shown(most));
}

/// A server, initialized.
struct Server {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &Path) -> (Self, Value) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["mcp", "--project"])
            .arg(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let input = child.stdin.take().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let mut server = Self { child, input, output };
        let client = json!({"name": "benches", "version": "1"});
        let (answer, _) = server.request(
            "initialize",
            &json!({"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": client}),
        );
        server.line(&json!({"jsonrpc": "2.0", "method": "notifications/initialized"}));
        (server, answer)
    }

    fn line(&mut self, message: &Value) {
        self.input.write_all(format!("{message}\n").as_bytes()).unwrap();
    }

    /// The answer, and how long its line took to come back.
    fn request(&mut self, method: &str, parameters: &Value) -> (Value, Duration) {
        let request = json!({"jsonrpc": "2.0", "id": 1, "method": method, "params": parameters});
        let mut line = String::new();
        let before = Instant::now();
        self.line(&request);
        self.output.read_line(&mut line).unwrap();
        let time = before.elapsed();
        (serde_json::from_str(&line).unwrap(), time)
    }

    fn call(&mut self, tool: &str, arguments: &Value) -> (Value, Duration) {
        let call = json!({"name": tool, "arguments": arguments});
        let (mut answer, time) = self.request("tools/call", &call);
        assert_eq!(answer["result"]["isError"], false, "{tool} {arguments}: {answer}");
        (answer["result"]["structuredContent"].take(), time)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
